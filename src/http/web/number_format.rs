//! Numbers as people read them, in the language of the page. Only pages round; measures are never rounded.
//!
//! Values for programs (attributes of HTML, forms, the API, CSV) are written without it.

use urbivox_core::i18n::NumberSymbols;
use urbivox_core::measure::interval::whole_per_cent;
use urbivox_core::measure::moments::nearest_integer;
use urbivox_core::measure::value::{MeasureValue, Unit};

/// Space between a number and its unit, at which no line breaks.
const UNIT_SPACE: char = '\u{a0}';
/// Minus sign.
const MINUS: char = '\u{2212}';
/// Decimals that a difference gets beyond those of its measure, so that a small one is not written as zero.
const EXTRA_DECIMALS_MAX: usize = 3;

/// Writes numbers in one language.
#[derive(Clone, Copy, Debug)]
pub struct NumberFormat(NumberSymbols);

impl NumberFormat {
    /// Returns the format of a language, or that of English.
    pub fn of(language: &str) -> NumberFormat {
        NumberFormat(NumberSymbols::of(language))
    }

    /// Writes a count: `1,234`.
    pub fn count(self, count: u64) -> String {
        self.0.grouped(&count.to_string())
    }

    /// Writes a number rounded to `places` decimals: `76.3`. Zero has no sign. A value that is not finite is written as
    /// `NaN` or `inf`, never as zero.
    pub fn decimal(self, value: f64, places: usize) -> String {
        self.rounded(&format!("{value:.places$}"))
    }

    /// Writes a number with the decimals of its text, for example of a JSON number: `1234.5` becomes `1,234.5`.
    pub fn exact(self, number: &str) -> String {
        self.rounded(number)
    }

    /// Writes a number as a citizen types it into a form: with the decimal sign of the language and without groups, which
    /// could be read as decimals.
    pub fn typed(self, number: &str) -> String {
        let number = match number.strip_prefix('-') {
            Some(size) => format!("{MINUS}{size}"),
            None => number.to_owned(),
        };
        number.replace('.', &self.0.decimal.to_string())
    }

    /// Writes a number rounded to `places` decimals with its sign: `+31`, `−12`. Zero has no sign.
    pub fn signed(self, value: f64, places: usize) -> String {
        let text = self.decimal(value, places);
        let is_zero = text
            .chars()
            .all(|character| character == '0' || character == self.0.decimal);
        if value > 0.0 && !is_zero {
            format!("+{text}")
        } else {
            text
        }
    }

    /// Writes a share, 0 to 1, as a whole percentage: `82%`.
    pub fn percent(self, share: f64) -> String {
        self.with_percent_sign(&self.decimal(share * 100.0, 0))
    }

    /// Writes the share `part / whole` of two counts as a whole percentage, rounded half up: 0 and 100 for none and all
    /// only. Nothing of nothing is 0.
    pub fn percent_of(self, part: u64, whole: u64) -> String {
        self.whole_percent(whole_per_cent(part, whole).unwrap_or_default())
    }

    /// Writes a share, 0 to 1, as a percentage with one decimal: `82.5%`.
    pub fn percent_with_decimal(self, share: f64) -> String {
        self.with_percent_sign(&self.decimal(share * 100.0, 1))
    }

    /// Writes a whole percentage.
    pub fn whole_percent(self, percent: u32) -> String {
        self.with_percent_sign(&self.count(percent.into()))
    }

    /// Writes minutes with one decimal: `27.5 min`.
    pub fn minutes(self, minutes: f64) -> String {
        format!("{}{UNIT_SPACE}{}", self.decimal(minutes, 1), self.0.minutes)
    }

    /// Writes the value of a measure: percentages from their counts, means with the decimals of their scale.
    pub fn value_of(self, measure: &MeasureValue) -> String {
        match measure.hits {
            Some(hits) => self.percent_of(hits, measure.n),
            None => self.in_unit_of(measure, measure.value),
        }
    }

    /// Writes another value in the unit of a measure, such as an end of its interval.
    pub fn in_unit_of(self, measure: &MeasureValue, value: f64) -> String {
        match measure.unit {
            Unit::Score => self.decimal(value, measure.decimals()),
            Unit::Share | Unit::Points | Unit::Minutes => self.measure(measure.unit, value),
        }
    }

    /// Writes the 95 % interval of a measure: `74% – 88%`; empty where there is none.
    pub fn interval_of(self, measure: &MeasureValue) -> String {
        let ends = self.interval_ends(measure);
        ends.map_or_else(String::new, |(low, high)| format!("{low} – {high}"))
    }

    /// Writes both ends of the 95 % interval of a measure: `74%` and `88%`; `None` where there is none.
    pub fn interval_ends(self, measure: &MeasureValue) -> Option<(String, String)> {
        // As with values, 0% and 100% are for none and all only.
        let within = |end: f64| {
            if end > 0.0 && end < 1.0 {
                end.clamp(0.01, 0.99)
            } else {
                end
            }
        };
        let written = |end: f64| match measure.unit {
            Unit::Share => self.in_unit_of(measure, within(end)),
            Unit::Score | Unit::Points | Unit::Minutes => self.in_unit_of(measure, end),
        };
        let interval = measure.interval?;
        Some((written(interval.low), written(interval.high)))
    }

    /// Writes the size of a difference of two values of a measure, with the decimals of the measure and more when it would
    /// be zero: `12` for percentage points and points, `0.27` on a scale from 1 to 5. Returns the whole number too, by
    /// which texts choose their plural.
    pub fn difference(self, measure: &MeasureValue, difference: f64) -> (i64, String) {
        let (size, places) = difference_size(measure, difference);
        let whole = nearest_integer(size).unwrap_or(i64::MAX);
        (whole, self.decimal(half_away(size, places), places))
    }

    /// Writes a difference of two values of a measure with its sign, otherwise as [`difference`](NumberFormat::difference).
    pub fn signed_difference(self, measure: &MeasureValue, difference: f64) -> String {
        let (size, places) = difference_size(measure, difference);
        self.signed(half_away(size, places) * difference.signum(), places)
    }

    /// Writes a value in a unit. Points are rounded half away from zero.
    pub fn measure(self, unit: Unit, value: f64) -> String {
        match unit {
            Unit::Share => self.percent(value),
            Unit::Points => self.signed(value.round(), 0),
            Unit::Score => self.decimal(value, 1),
            Unit::Minutes => self.minutes(value),
        }
    }

    fn with_percent_sign(self, number: &str) -> String {
        let (before, after) = self.0.percent;
        format!("{before}{number}{after}")
    }

    fn rounded(self, text: &str) -> String {
        let (sign, size) = match text.strip_prefix('-') {
            Some(size) if size.bytes().any(|byte| byte != b'0' && byte != b'.') => (Some(MINUS), size),
            Some(zero) => (None, zero),
            None => (None, text),
        };
        let mut written: String = sign.into_iter().collect();
        match size.split_once('.') {
            Some((whole, decimals)) => {
                written.push_str(&self.0.grouped(whole));
                written.push(self.0.decimal);
                written.push_str(decimals);
            }
            None => written.push_str(&self.0.grouped(size)),
        }
        written
    }
}

/// Returns the size of a difference in points (shares) or in the unit of the measure, and its decimals.
fn difference_size(measure: &MeasureValue, difference: f64) -> (f64, usize) {
    let factor = if measure.unit == Unit::Share { 100.0 } else { 1.0 };
    let size = difference.abs() * factor;
    let least = measure.decimals();
    let mut places = least..=least + EXTRA_DECIMALS_MAX;
    let shown = places.find(|places| half_away(size, *places) > 0.0);
    (size, shown.unwrap_or(least))
}

/// Rounds to a number of decimals, halves away from zero.
fn half_away(value: f64, places: usize) -> f64 {
    let scale = 10_f64.powi(i32::try_from(places).unwrap_or_default());
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use super::*;
    use urbivox_core::measure::rates::completion_rate;

    fn measure(unit: Unit, range: (f64, f64)) -> MeasureValue {
        MeasureValue {
            unit,
            range,
            hits: None,
            ..completion_rate(10, 9).unwrap()
        }
    }

    #[test]
    fn a_difference_has_the_decimals_of_its_measure_and_is_never_written_as_zero() {
        let numbers = NumberFormat::of("en");
        let stars = measure(Unit::Score, (1.0, 5.0));
        let share = measure(Unit::Share, (0.0, 1.0));
        assert_eq!(numbers.difference(&stars, 0.27), (0, "0.27".to_owned()));
        assert_eq!(numbers.difference(&share, 0.125), (13, "13".to_owned()));
        assert_eq!(numbers.difference(&share, -0.004), (0, "0.4".to_owned()));
        assert_eq!(numbers.difference(&share, 0.0), (0, "0".to_owned()));
        assert_eq!(
            numbers.difference(&measure(Unit::Points, (-100.0, 100.0)), -33.5),
            (34, "34".to_owned())
        );
        assert_eq!(
            numbers.difference(&measure(Unit::Score, (0.0, 100.0)), 5.67),
            (6, "5.7".to_owned())
        );
        assert_eq!(numbers.signed_difference(&stars, -0.27), "−0.27");
        assert_eq!(numbers.signed_difference(&share, 0.31), "+31");
    }

    #[test]
    fn percentages_are_rounded_half_up_from_their_counts() {
        let numbers = NumberFormat::of("en");
        let written = [
            (1, 8),
            (49, 200),
            (45, 200),
            (1, 1_000),
            (199, 200),
            (668, 1_681),
            (0, 0),
            (7, 7),
        ]
        .map(|(part, whole)| numbers.percent_of(part, whole));
        assert_eq!(written, ["13%", "25%", "23%", "1%", "99%", "40%", "0%", "100%"]);
    }

    #[test]
    fn each_unit_has_its_format() {
        let written = [
            (Unit::Share, 0.8249),
            (Unit::Points, -12.4),
            (Unit::Points, 31.0),
            (Unit::Points, 12.5),
            (Unit::Points, 0.2),
            (Unit::Points, -0.2),
            (Unit::Score, 76.25),
            (Unit::Minutes, 27.5),
        ]
        .map(|(unit, value)| NumberFormat::of("en").measure(unit, value));
        assert_eq!(written, ["82%", "−12", "+31", "+13", "0", "0", "76.2", "27.5\u{a0}min"]);
    }

    #[test]
    fn each_language_has_its_separators_and_its_percent_sign() {
        for (language, count, decimal, percent) in [
            ("en", "1,234", "−1,234.5", "82%"),
            ("fi", "1\u{a0}234", "−1\u{a0}234,5", "82\u{a0}%"),
            ("de", "1.234", "−1.234,5", "82\u{a0}%"),
            ("es", "1234", "−1234,5", "82\u{a0}%"),
            ("it", "1234", "−1234,5", "82%"),
            ("tr", "1.234", "−1.234,5", "%82"),
        ] {
            let numbers = NumberFormat::of(language);
            assert_eq!(numbers.count(1_234), count, "{language}");
            assert_eq!(numbers.decimal(-1_234.5, 1), decimal, "{language}");
            assert_eq!(numbers.exact("-1234.5"), decimal, "{language}");
            assert_eq!(numbers.typed("-1234.5").len(), "−1234.5".len(), "{language}");
            assert_eq!(numbers.percent(0.8249), percent, "{language}");
            assert_eq!(numbers.whole_percent(82), percent, "{language}");
        }
    }

    #[test]
    fn values_that_are_not_finite_are_not_written_as_zero() {
        let numbers = NumberFormat::of("en");
        assert_eq!(numbers.percent(f64::NAN), "NaN%");
        assert_eq!(numbers.signed(f64::NEG_INFINITY, 0), "−inf");
        assert_eq!(numbers.signed(-0.04, 1), "0.0");
        assert_eq!(numbers.signed(0.04, 1), "0.0");
    }
}
