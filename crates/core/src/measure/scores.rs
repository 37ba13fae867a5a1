//! Measures of scores that are computed from several answers of one person: usability and time saved.

use super::binned_median::{Bin, binned_median};
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
/// Smallest number of people with which the mean of minutes has an interval: times are skewed.
const MEAN_INTERVAL_MIN: u64 = 30;
/// Thousandths of a step.
const THOUSANDTHS: f64 = 1_000.0;

/// Returns every variant of the score's measure, the headline first; empty without a score or without people.
///
/// - `sus`: mean of 2.5 points a step, 0 to 100. Source: J. Brooke, “SUS: a quick and dirty usability scale”, 1996.
/// - `umux-lite`: mean of 100/12 points a step, 0 to 100; `umux-lite-r`: 0.65 · `umux-lite` + 22.9, 22.9 to 87.9.
/// - `time-saved-median`, `time-saved-mean`: minutes, −1440 to 1440. Formulas are our own.
pub(super) fn values(counts: &QuestionCounts) -> Vec<MeasureValue> {
    let Some(score) = &counts.score else {
        return Vec::new();
    };
    let missing = counts.answered.saturating_add(counts.skipped).saturating_sub(score.n);
    match score.kind {
        ScoreKind::Sus => mean(MeasureFamily::Sus, "sus", score, (2.5, 0.0), missing),
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
    let edge = |at: Option<&(i64, u64)>| at.map_or(0.0, |(edge, _)| small(*edge) * factor + offset);
    let line = LinearScale {
        factor: factor / THOUSANDTHS,
        offset,
        range: (edge(score.bins.first()), edge(score.bins.last())),
    };
    MeasureValue::mean(family, id, Unit::Score, moments_of(score), line, missing)
        .into_iter()
        .collect()
}

fn moments_of(score: &ScoreCounts) -> Moments {
    Moments {
        n: score.n,
        sum: score.sum,
        squares: score.squares,
    }
}

/// Returns the mean of the minutes; `None` without people. From [`MEAN_INTERVAL_MIN`] people on it has the interval of
/// Student's t, which is approximate: half answers at the ends of a day would make it useless.
fn mean_minutes(score: &ScoreCounts, missing: u64) -> Option<MeasureValue> {
    let moments = moments_of(score);
    let value = moments.mean()? / THOUSANDTHS;
    let interval = || {
        let freedom = number(score.n) - 1.0;
        let error = moments.deviation()? / THOUSANDTHS / number(score.n).sqrt();
        let half = student_quantile(0.975, freedom)? * error;
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
        range: range_of_minutes(value),
        method: Method::StudentApproximate,
        basis: ChangeBasis::Untested,
    })
}

/// Returns the range of minutes, extended to a value beyond a day.
fn range_of_minutes(value: f64) -> (f64, f64) {
    ((-MINUTES_PER_DAY).min(value), MINUTES_PER_DAY.max(value))
}

/// Returns the median of the minutes, interpolated within its bin: exact for whole minutes within two hours, where a bin
/// is one minute wide. `None` without people. The interval is by order statistics.
fn median(score: &ScoreCounts, missing: u64) -> Option<MeasureValue> {
    let bin = |(edge, count): &(i64, u64)| {
        let width = score.kind.bin_width(*edge);
        Bin {
            from: small(*edge),
            to: small(edge.saturating_add(width)),
            count: *count,
            is_single_value: width == 1,
        }
    };
    let bins: Vec<Bin> = score.bins.iter().map(bin).collect();
    let found = binned_median(&bins)?;
    Some(MeasureValue {
        id: "time-saved-median".to_owned(),
        family: MeasureFamily::TimeSaved,
        unit: Unit::Minutes,
        value: found.value,
        interval: found.interval,
        n: found.n,
        missing,
        hits: None,
        range: range_of_minutes(found.value),
        method: Method::OrderStatistics,
        basis: ChangeBasis::Untested,
    })
}
