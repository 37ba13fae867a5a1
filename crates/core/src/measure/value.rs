//! Values of measures with their 95 % intervals.

use super::bounded_mean::{MeanEstimate, ScaleRange, mean_of_moments};
use super::family::MeasureFamily;
use super::interval::{Interval, share, wilson};
use super::moments::{Moments, to_f64};
use super::points::{PointsCounts, PointsEstimate, points};
use crate::tally::counts::QuestionCounts;

/// Smallest width of a scale whose values are written with one decimal; narrower ones are written with two.
const WIDE_SCALE_MIN: f64 = 20.0;

/// Value of a measure for one question, with its 95 % interval where there is one.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureValue {
    /// Id of the measure and its variant, such as `csat-4-of-5`. Values with the same id are comparable.
    pub id: String,
    /// Family of the measure.
    pub family: MeasureFamily,
    /// Unit of `value`, `interval` and `range`.
    pub unit: Unit,
    /// Value, not rounded.
    pub value: f64,
    /// 95 % interval; `None` where too few answers, or the kind of the figure, give none.
    pub interval: Option<Interval>,
    /// Number of answers; for a score, number of people.
    pub n: u64,
    /// Number of people who were shown the question and gave no answer, or not all answers that a score needs.
    pub missing: u64,
    /// Numerator of a share: `value` is `hits / n`. `None` for other units.
    pub hits: Option<u64>,
    /// Smallest and largest possible value.
    pub range: (f64, f64),
    /// Method of the interval.
    pub method: Method,
    /// From which the change between two periods is tested.
    pub basis: ChangeBasis,
}

/// From which the change of a measure between two periods is tested, and from which alarms are judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ChangeBasis {
    /// Number of hits and of answers: a share.
    Share(u64, u64),
    /// Mean of a scale with two ends.
    Mean(MeanEstimate),
    /// Difference of two shares of the same answers.
    Points(PointsEstimate),
    /// Median of minutes, with its 99 % interval from eight answers on: the change is not tested, alarms use the interval.
    Median(Option<Interval>),
    /// The change is not tested, and there are no alarms: means of minutes, and rates.
    Untested,
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
    /// Wilson's score interval of a share.
    Wilson,
    /// Student's t interval of the mean of a scale with two ends, with half an answer added at each end.
    BoundedMean,
    /// Student's t interval of a mean without such answers, from thirty answers on: approximate, because times are skewed.
    StudentApproximate,
    /// Adjusted Wald interval of the difference of two shares of the same answers.
    AdjustedWald,
    /// Order statistics: edges of the bins between which the median lies, from six answers on.
    OrderStatistics,
    /// There is no interval.
    None,
}

impl Method {
    /// All methods.
    pub const ALL: [Method; 6] = [
        Method::Wilson,
        Method::BoundedMean,
        Method::StudentApproximate,
        Method::AdjustedWald,
        Method::OrderStatistics,
        Method::None,
    ];

    /// Returns the name in JSON, files and URLs.
    pub fn name(self) -> &'static str {
        match self {
            Method::Wilson => "wilson",
            Method::BoundedMean => "bounded-mean",
            Method::StudentApproximate => "student-t-approximate",
            Method::AdjustedWald => "adjusted-wald",
            Method::OrderStatistics => "order-statistics",
            Method::None => "none",
        }
    }

    /// Returns the publication that defines the method, or why there is no interval.
    pub fn source(self) -> &'static str {
        match self {
            Method::Wilson => {
                "E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, Journal of the \
                 American Statistical Association 22 (1927), 209-212"
            }
            Method::BoundedMean => {
                "Student's t with half an answer added at each end of the scale, after A. Agresti, B. Caffo, The American \
                 Statistician 54 (2000), 280-288"
            }
            Method::StudentApproximate => {
                "Student, The probable error of a mean, Biometrika 6 (1908), 1-25; from 30 answers on, approximate"
            }
            Method::AdjustedWald => {
                "B. Rocks, Interval Estimation for the Net Promoter Score, The American Statistician 70 (2016), 365-372"
            }
            Method::OrderStatistics => {
                "W. J. Conover, Practical Nonparametric Statistics, 3rd edition (1999), section 3.2; from 6 answers on"
            }
            Method::None => "no interval: counts of what happened, not a sample",
        }
    }

    /// Returns how a change between two periods is tested at 95 %, with its source; `none` where it is not.
    pub fn change_test(self) -> &'static str {
        match self {
            Method::Wilson => "Newcombe's method 10: R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890",
            Method::BoundedMean => "Welch's t with the added half answers: B. L. Welch, Biometrika 34 (1947), 28-35",
            Method::AdjustedWald => "normal test of the adjusted differences: Rocks 2016",
            Method::StudentApproximate | Method::OrderStatistics | Method::None => "none",
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
        let value = share(hits, n)?;
        Some(MeasureValue {
            id: id.into(),
            family,
            unit: Unit::Share,
            value,
            interval: wilson(hits, n),
            n,
            missing: counts.skipped,
            hits: Some(hits),
            range: (0.0, 1.0),
            method: Method::Wilson,
            basis: ChangeBasis::Share(hits, n),
        })
    }

    /// Returns the mean of `factor · point + offset` with the interval of
    /// [`bounded_mean`](super::bounded_mean::bounded_mean); `None` without answers.
    pub(super) fn mean(
        family: MeasureFamily,
        id: &str,
        unit: Unit,
        moments: Moments,
        form: LinearScale,
        missing: u64,
    ) -> Option<MeasureValue> {
        let (low, high) = form.range;
        let estimate = mean_of_moments(&moments, form.factor, form.offset, ScaleRange { low, high })?;
        Some(MeasureValue {
            id: id.to_owned(),
            family,
            unit,
            value: estimate.value,
            interval: Some(estimate.interval),
            n: moments.n,
            missing,
            hits: None,
            range: form.range,
            method: Method::BoundedMean,
            basis: ChangeBasis::Mean(estimate),
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
        let estimate = points(PointsCounts { plus, minus, n })?;
        Some(MeasureValue {
            id: id.to_owned(),
            family,
            unit: Unit::Points,
            value: estimate.value,
            interval: Some(Interval {
                low: estimate.low,
                high: estimate.high,
            }),
            n,
            missing: counts.skipped,
            hits: None,
            range: (-100.0, 100.0),
            method: Method::AdjustedWald,
            basis: ChangeBasis::Points(estimate),
        })
    }

    /// Returns the number of decimals with which values and differences are written: none of a percentage and of points,
    /// one of minutes and of scales such as 0 to 100, two of scales such as 1 to 5.
    pub fn decimals(&self) -> usize {
        decimals_of(self.unit, self.range)
    }
}

/// Returns the number of decimals with which values in a unit with this range are written, see
/// [`decimals`](MeasureValue::decimals).
pub fn decimals_of(unit: Unit, (low, high): (f64, f64)) -> usize {
    match unit {
        Unit::Share | Unit::Points => 0,
        Unit::Score if high - low < WIDE_SCALE_MIN => 2,
        Unit::Score | Unit::Minutes => 1,
    }
}

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
