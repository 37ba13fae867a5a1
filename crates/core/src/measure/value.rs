//! Values of measures with their 95 % intervals.

use super::family::MeasureFamily;
use super::interval::{Interval, share, wilson};
use super::moments::{Moments, to_f64};
use super::spread;
use crate::tally::counts::QuestionCounts;

/// Value of a measure for one question, with its 95 % interval.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureValue {
    /// Id of the measure and its variant, such as `csat-4-of-5`. Values with the same id are comparable.
    pub id: String,
    /// Family of the measure.
    pub family: MeasureFamily,
    /// Unit of `value`, `low`, `high`, `deviation` and `range`.
    pub unit: Unit,
    /// Value, not rounded.
    pub value: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
    /// Number of answers; for a score, number of people.
    pub n: u64,
    /// Number of people who were shown the question and gave no answer, or not all answers that a score needs.
    pub missing: u64,
    /// Numerator of a share: `value` is `hits / n`. `None` for other units.
    pub hits: Option<u64>,
    /// Standard deviation of single answers. `None` for a median, and for a mean of fewer than two answers.
    pub deviation: Option<f64>,
    /// Smallest and largest possible value.
    pub range: (f64, f64),
    /// Method of the interval.
    pub method: Method,
}

/// Unit of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Share of the answers, 0 to 1.
    Share,
    /// Difference of two shares, times 100: −100 to 100.
    Points,
    /// Points of a scale.
    Score,
    /// Minutes.
    Minutes,
}

impl Unit {
    /// Returns the name in JSON, files and URLs.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Share => "share",
            Unit::Points => "points",
            Unit::Score => "score",
            Unit::Minutes => "minutes",
        }
    }
}

/// Method of a 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Wilson's score interval of a share (1927).
    Wilson,
    /// Student's t interval of a mean (1908).
    Student,
    /// Adjusted Wald interval of the difference of two shares of the same answers: three answers are added, ¾ to each of
    /// the two shares and 1½ to the rest. Source: B. Rocks, “Interval Estimation for the ‘Net Promoter Score’”, *The
    /// American Statistician* 70 (2016), 365–372.
    AdjustedWald,
    /// Order statistics: the positions between which the median lies, by the binomial distribution. Source: W. J.
    /// Conover, *Practical Nonparametric Statistics*, 3rd edition, Wiley 1999, section 3.2.
    OrderStatistics,
}

impl Method {
    /// Returns the name in JSON, files and URLs.
    pub fn name(self) -> &'static str {
        match self {
            Method::Wilson => "wilson",
            Method::Student => "student-t",
            Method::AdjustedWald => "adjusted-wald",
            Method::OrderStatistics => "order-statistics",
        }
    }
}

impl MeasureValue {
    /// Returns the share `hits / answered`, 0 to 1, with its Wilson interval; `None` without answers.
    pub(super) fn share(
        family: MeasureFamily,
        id: impl Into<String>,
        hits: u64,
        counts: &QuestionCounts,
    ) -> Option<MeasureValue> {
        let n = counts.answered;
        let Interval { low, high } = wilson(hits, n)?;
        let value = share(hits, n)?;
        Some(MeasureValue {
            id: id.into(),
            family,
            unit: Unit::Share,
            value,
            low,
            high,
            n,
            missing: counts.skipped,
            hits: Some(hits),
            deviation: Some((value * (1.0 - value)).sqrt()),
            range: (0.0, 1.0),
            method: Method::Wilson,
        })
    }

    /// Returns the mean of `factor · point + offset` with Student's t interval, truncated to the range of the scale; `None`
    /// without answers.
    ///
    /// For one answer, and for fewer than [`EQUAL_ANSWERS_MIN`] answers that are all equal, the interval is the whole range:
    /// their spread cannot be estimated. The range is extended to the value where the value is outside.
    pub(super) fn mean(
        family: MeasureFamily,
        id: &str,
        unit: Unit,
        moments: Moments,
        form: LinearScale,
        missing: u64,
    ) -> Option<MeasureValue> {
        let line = |point: f64| form.factor * point + form.offset;
        let value = line(moments.mean()?);
        let deviation = moments.deviation().map(|deviation| deviation * form.factor);
        // A few equal answers give no estimate of the spread.
        let telling = deviation.filter(|deviation| *deviation > 0.0 || moments.n >= EQUAL_ANSWERS_MIN);
        let half = telling.and_then(|deviation| spread::mean_half_width(moments.n, deviation));
        let (least, most) = (form.range.0.min(value), form.range.1.max(value));
        Some(MeasureValue {
            id: id.to_owned(),
            family,
            unit,
            value,
            low: half.map_or(least, |half| (value - half).max(least)),
            high: half.map_or(most, |half| (value + half).min(most)),
            n: moments.n,
            missing,
            hits: None,
            deviation,
            range: (least, most),
            method: Method::Student,
        })
    }

    /// Returns the difference of two shares of the same answers, times 100: −100 to 100 points, with the adjusted Wald
    /// interval; `None` without answers.
    pub(super) fn points(
        family: MeasureFamily,
        id: &str,
        (plus, minus): (u64, u64),
        counts: &QuestionCounts,
    ) -> Option<MeasureValue> {
        let n = counts.answered;
        let (up, down) = (share(plus, n)?, share(minus, n)?);
        let (low, high) = spread::adjusted_wald(plus, minus, n);
        Some(MeasureValue {
            id: id.to_owned(),
            family,
            unit: Unit::Points,
            value: (up - down) * 100.0,
            // For very few answers the adjusted interval may exclude the value; it is extended to it.
            low: low.min(up - down) * 100.0,
            high: high.max(up - down) * 100.0,
            n,
            missing: counts.skipped,
            hits: None,
            deviation: Some((up + down - (up - down).powi(2)).max(0.0).sqrt() * 100.0),
            range: (-100.0, 100.0),
            method: Method::AdjustedWald,
        })
    }
}

/// Smallest number of equal answers whose standard deviation of 0 is taken as an estimate of the spread.
const EQUAL_ANSWERS_MIN: u64 = 10;

/// Linear map from points of a scale to values, with the range of the values.
#[derive(Clone, Copy, Debug)]
pub(super) struct LinearScale {
    pub(super) factor: f64,
    pub(super) offset: f64,
    pub(super) range: (f64, f64),
}

/// Counts the answers with scores `from..=to`; `None` when the question has no scale.
pub(super) fn between(counts: &QuestionCounts, from: i64, to: i64) -> Option<u64> {
    let cells = counts.scale?.points().zip(&counts.cells);
    let wanted = cells.filter(|(point, _)| (from..=to).contains(point));
    Some(wanted.fold(0, |sum: u64, (_, (_, count))| sum.saturating_add(*count)))
}

/// Returns the moments of a rating's scores.
pub(super) fn moments_of(counts: &QuestionCounts) -> Moments {
    let points = counts.scale.into_iter().flat_map(|scale| scale.points());
    Moments::of(points.zip(&counts.cells).map(|(point, (_, count))| (point, *count)))
}

/// Converts an integer to a float; exact up to 2^53.
pub(super) fn small(number: i64) -> f64 {
    to_f64(i128::from(number))
}
