//! Values of measures with their 95 % intervals.

use super::bounded_mean::{MeanEstimate, ScaleRange, Told, mean_of_told};
use super::cell_rounding::{CellRounding, effective_answers};
use super::family::MeasureFamily;
use super::interval::{Interval, share, wilson, wilson_of_told};
use super::moments::{Moments, to_f64};
use super::points::{PointsCells, PointsCounts, PointsEstimate, points, points_of_told_counts};
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
    /// The same of told counts, with the effective number of answers.
    ToldShare(u64, u64, f64),
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
    /// Returns the share of the hits among the answers, 0 to 1, with its Wilson interval; `None` without answers.
    pub(super) fn share(
        family: MeasureFamily,
        id: impl Into<String>,
        hits: Hits,
        counts: &QuestionCounts,
    ) -> Option<MeasureValue> {
        let n = counts.answered;
        let Hits { count: hits, cells } = hits;
        let value = share(hits, n)?;
        let told = (counts.told_in > 1).then(|| {
            let others = cell_count(counts.cells.len()).saturating_sub(cells);
            effective_answers(hits, n, cells, others, CellRounding::told_in(counts.told_in))
        });
        let told = told.flatten();
        Some(MeasureValue {
            id: id.into(),
            family,
            unit: Unit::Share,
            value,
            interval: told.map_or_else(|| wilson(hits, n), |answers| wilson_of_told(hits, n, answers)),
            n,
            missing: counts.skipped,
            hits: Some(hits),
            range: (0.0, 1.0),
            method: Method::Wilson,
            basis: told.map_or(ChangeBasis::Share(hits, n), |answers| {
                ChangeBasis::ToldShare(hits, n, answers)
            }),
        })
    }

    /// Returns the mean of `factor · point + offset` of a rating, see [`mean`](MeasureValue::mean).
    pub(super) fn mean_of_rating(
        family: MeasureFamily,
        id: &str,
        form: LinearScale,
        counts: &QuestionCounts,
    ) -> Option<MeasureValue> {
        let points: Vec<i64> = counts.scale.into_iter().flat_map(|scale| scale.points()).collect();
        let told = if counts.told_in > 1 {
            Told::Cells(&points, CellRounding::told_in(counts.told_in))
        } else {
            Told::Exact
        };
        MeasureValue::mean((family, id), moments_of(counts), form, counts.skipped, told)
    }

    /// Returns the mean of `factor · point + offset` with the interval of
    /// [`bounded_mean`](super::bounded_mean::bounded_mean); `None` without answers.
    pub(super) fn mean(
        (family, id): (MeasureFamily, &str),
        moments: Moments,
        form: LinearScale,
        missing: u64,
        told: Told<'_>,
    ) -> Option<MeasureValue> {
        let (low, high) = form.range;
        let estimate = mean_of_told(&moments, form.factor, form.offset, ScaleRange { low, high }, told)?;
        Some(MeasureValue {
            id: id.to_owned(),
            family,
            unit: Unit::Score,
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
        (plus, minus): (Hits, Hits),
        counts: &QuestionCounts,
    ) -> Option<MeasureValue> {
        let n = counts.answered;
        let groups = PointsCounts {
            plus: plus.count,
            minus: minus.count,
            n,
        };
        let estimate = if counts.told_in > 1 {
            let cells = PointsCells {
                plus: plus.cells,
                minus: minus.cells,
                other: cell_count(counts.cells.len()).saturating_sub(plus.cells.saturating_add(minus.cells)),
            };
            points_of_told_counts(groups, cells, CellRounding::told_in(counts.told_in))?
        } else {
            points(groups)?
        };
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

/// Answers that count for a share, and the number of cells that they are counted in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hits {
    pub(super) count: u64,
    pub(super) cells: u64,
}

fn cell_count(cells: usize) -> u64 {
    u64::try_from(cells).unwrap_or(u64::MAX)
}

/// Counts the answers with scores `from..=to`; `None` when the question has no scale.
pub(super) fn between(counts: &QuestionCounts, from: i64, to: i64) -> Option<Hits> {
    let cells = counts.scale?.points().zip(&counts.cells);
    let wanted = cells.filter(|(point, _)| (from..=to).contains(point));
    let none = Hits { count: 0, cells: 0 };
    Some(wanted.fold(none, |sum, (_, (_, count))| Hits {
        count: sum.count.saturating_add(*count),
        cells: sum.cells + 1,
    }))
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
