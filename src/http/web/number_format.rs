//! Numbers as people read them, in the language of the page. Only pages round; measures are never rounded.
//!
//! Values for programs (attributes of HTML, forms, the API, CSV) are written without it.

use urbivox_core::i18n::NumberSymbols;
use urbivox_core::measure::value::Unit;

/// Space between a number and its unit, at which no line breaks.
const UNIT_SPACE: char = '\u{a0}';
/// Minus sign.
const MINUS: char = '\u{2212}';

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

    /// Writes a value of a measure in its unit.
    pub fn measure(self, unit: Unit, value: f64) -> String {
        match unit {
            Unit::Share => self.percent(value),
            Unit::Points => self.signed(value, 0),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_unit_has_its_format() {
        let written = [
            (Unit::Share, 0.8249),
            (Unit::Points, -12.4),
            (Unit::Points, 31.0),
            (Unit::Points, 0.2),
            (Unit::Points, -0.2),
            (Unit::Score, 76.25),
            (Unit::Minutes, 27.5),
        ]
        .map(|(unit, value)| NumberFormat::of("en").measure(unit, value));
        assert_eq!(written, ["82%", "−12", "+31", "0", "0", "76.2", "27.5\u{a0}min"]);
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
