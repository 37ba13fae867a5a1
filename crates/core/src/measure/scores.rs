//! Measures of scores that are computed from several answers of one person: usability and time saved.

use super::binned_median::{Bin, binned_median};
use super::bounded_mean::Told;
use super::cell_rounding::CellRounding;
use super::family::MeasureFamily;
use super::interval::Interval;
use super::moments::Moments;
use super::numeric::{number, student_quantile};
use super::value::{ChangeBasis, LinearScale, MeasureValue, Method, Unit, small};
use crate::survey::definition::score::ScoreKind;
use crate::tally::counts::QuestionCounts;
use crate::tally::scores::ScoreCounts;

/// Minutes of a day: bound of the range of time saved.
pub(super) const MINUTES_PER_DAY: f64 = 1_440.0;
/// Minutes of 366 days: wider bounds are no range.
const MINUTES_PER_YEAR: f64 = 366.0 * MINUTES_PER_DAY;
/// Smallest number of people with which the mean of minutes has an interval: times are skewed.
const MEAN_INTERVAL_MIN: u64 = 30;
/// Thousandths of a step.
const THOUSANDTHS: f64 = 1_000.0;

/// Returns every variant of the score's measure, the headline first; empty without a score or without people.
///
/// - `sus`: mean of 2.5 points a step, 0 to 100. Source: J. Brooke, “SUS: a quick and dirty usability scale”, 1996.
/// - `sus-positive`: the same of ten items that are all worded positively, another measure. Source: J. Sauro, J. R. Lewis,
///   “When designing usability questionnaires, does it hurt to be positive?”, CHI 2011.
/// - `umux-lite`: mean of 100/12 points a step, 0 to 100; `umux-lite-r`: 0.65 · `umux-lite` + 22.9, 22.9 to 87.9.
/// - `time-saved-median`, `time-saved-mean`: minutes, within a day or the bounds of both questions. Formulas are our own.
pub(super) fn values(counts: &QuestionCounts) -> Vec<MeasureValue> {
    let Some(score) = &counts.score else {
        return Vec::new();
    };
    let missing = counts.answered.saturating_add(counts.skipped).saturating_sub(score.n);
    match score.kind {
        ScoreKind::Sus => mean(MeasureFamily::Sus, "sus", score, (2.5, 0.0), missing),
        ScoreKind::SusPositive => mean(MeasureFamily::Sus, "sus-positive", score, (2.5, 0.0), missing),
        ScoreKind::UmuxLite => {
            let plain = mean(
                MeasureFamily::UmuxLite,
                "umux-lite",
                score,
                (100.0 / 12.0, 0.0),
                missing,
            );
            // Regression on the system usability scale, for comparison with it: 0.65 · score + 22.9.
            // Source: J. R. Lewis, B. S. Utesch, D. E. Maher, “UMUX-LITE: when there's no time for the SUS”, CHI 2013.
            let regressed = mean(
                MeasureFamily::UmuxLite,
                "umux-lite-r",
                score,
                (65.0 / 12.0, 22.9),
                missing,
            );
            [plain, regressed].concat()
        }
        ScoreKind::TimeSaved => median(score, missing)
            .into_iter()
            .chain(mean_minutes(score, missing))
            .collect(),
    }
}

/// Returns the mean of `factor · steps + offset` of a scale, with its interval; empty without people.
fn mean(
    family: MeasureFamily,
    id: &str,
    score: &ScoreCounts,
    (factor, offset): (f64, f64),
    missing: u64,
) -> Vec<MeasureValue> {
    let Some(sum_base) = score.sum_base else {
        return Vec::new();
    };
    let edge = |steps: i64| small(steps) * factor + offset;
    let (low, high) = score.bounds;
    let line = LinearScale {
        factor: factor / THOUSANDTHS,
        offset,
        range: (edge(low), edge(high)),
    };
    let told = if score.told_in > 1 || sum_base > 1 {
        Told::Sum {
            base: number(sum_base),
            cells: bin_count(score),
            rounding: CellRounding::told_in(score.told_in),
        }
    } else {
        Told::Exact
    };
    MeasureValue::mean((family, id), moments_of(score), line, missing, told)
        .into_iter()
        .collect()
}

fn bin_count(score: &ScoreCounts) -> u64 {
    u64::try_from(score.bins.len()).unwrap_or(u64::MAX)
}

fn moments_of(score: &ScoreCounts) -> Moments {
    Moments {
        n: score.n,
        sum: score.sum,
        squares: score.squares,
    }
}

/// Returns the bins of minutes: each ends where the next begins, the last at the highest possible number, and the first
/// begins at the lowest possible one.
fn bins_of(score: &ScoreCounts) -> Vec<Bin> {
    let (low, high) = score.bounds;
    let next = score.bins.iter().skip(1).map(|(edge, _)| Some(*edge)).chain([None]);
    let bin = |((edge, count), next): (&(i64, u64), Option<i64>)| {
        let last = || {
            let end = high.saturating_add(1);
            if score.is_in_classes {
                end
            } else {
                edge.saturating_add(score.kind.bin_width(*edge)).min(end)
            }
        };
        let to = next.unwrap_or_else(last).max(edge.saturating_add(1));
        let from = low.clamp(*edge, to - 1);
        Bin {
            from: small(from),
            to: small(to),
            count: *count,
            is_single_value: to - from == 1,
        }
    };
    score.bins.iter().zip(next).map(bin).collect()
}

/// Returns the mean of the minutes; `None` without people. From [`MEAN_INTERVAL_MIN`] people on it has the interval of
/// Student's t, which is approximate: half answers at the ends of a day would make it useless.
fn mean_minutes(score: &ScoreCounts, missing: u64) -> Option<MeasureValue> {
    let moments = moments_of(score);
    let sum_base = score.sum_base?;
    let value = moments.mean()? / THOUSANDTHS;
    let interval = || {
        let (n, freedom) = (number(score.n), number(score.n) - 1.0);
        let mut squared_error = (moments.deviation()? / THOUSANDTHS).powi(2) / n;
        if score.told_in > 1 || sum_base > 1 {
            // As of a mean whose sum and whose number of answers are told.
            let rounding = CellRounding::told_in(score.told_in).variance() * number(bin_count(score));
            squared_error += ((number(sum_base) / THOUSANDTHS).powi(2) / 12.0 + rounding * value.powi(2)) / n.powi(2);
        }
        let half = student_quantile(0.975, freedom)? * squared_error.sqrt();
        Some(Interval {
            low: value - half,
            high: value + half,
        })
    };
    Some(MeasureValue {
        id: "time-saved-mean".to_owned(),
        family: MeasureFamily::TimeSaved,
        unit: Unit::Minutes,
        value,
        interval: (score.n >= MEAN_INTERVAL_MIN).then(interval).flatten(),
        n: score.n,
        missing,
        hits: None,
        range: range_of_minutes(score, value),
        method: Method::StudentApproximate,
        basis: ChangeBasis::Untested,
    })
}

/// Returns the range of minutes: within the bounds of both questions, but never less than a day. Bounds beyond a year are
/// none: there the range is a day, extended to the value, so that it can be the axis of a chart.
fn range_of_minutes(score: &ScoreCounts, value: f64) -> (f64, f64) {
    let (low, high) = score.bounds;
    let bound = |minutes: i64| Some(small(minutes)).filter(|minutes| minutes.abs() <= MINUTES_PER_YEAR);
    (
        (-MINUTES_PER_DAY).min(bound(low).unwrap_or(value)),
        MINUTES_PER_DAY.max(bound(high).unwrap_or(value)),
    )
}

/// Returns the median of the minutes, interpolated within its bin: exact for whole minutes within two hours, where a bin
/// is one minute wide. `None` without people. The interval is by order statistics.
fn median(score: &ScoreCounts, missing: u64) -> Option<MeasureValue> {
    let found = binned_median(&bins_of(score))?;
    Some(MeasureValue {
        id: "time-saved-median".to_owned(),
        family: MeasureFamily::TimeSaved,
        unit: Unit::Minutes,
        value: found.value,
        interval: found.interval,
        n: found.n,
        missing,
        hits: None,
        range: range_of_minutes(score, found.value),
        method: Method::OrderStatistics,
        basis: ChangeBasis::Median(found.interval_99),
    })
}
