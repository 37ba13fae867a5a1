//! Measures of scores that are computed from several answers of one person: usability and time saved.

use super::family::MeasureFamily;
use super::moments::Moments;
use super::spread::median_bound_position;
use super::value::{LinearScale, MeasureValue, Method, Unit, small};
use crate::survey::definition::score::ScoreKind;
use crate::tally::counts::QuestionCounts;
use crate::tally::scores::ScoreCounts;

/// Minutes of a day: bound of the range of time saved.
pub(super) const MINUTES_PER_DAY: f64 = 1_440.0;
/// Smallest number of answers whose minimum and maximum bound the median at 95 %: 1 − 2 · ½⁶ = 0.969.
const MEDIAN_INTERVAL_MIN: u64 = 6;
/// Thousandths of a step.
const THOUSANDTHS: f64 = 1_000.0;

/// Returns every variant of the score's measure, the headline first; empty without a score or without people.
///
/// - `sus`: mean of 2.5 points a step, 0 to 100. Source: J. Brooke, “SUS: a quick and dirty usability scale”, 1996.
/// - `umux-lite`: mean of 100/12 points a step, 0 to 100; `umux-lite-r`: 0.65 · `umux-lite` + 22.9, 22.9 to 87.9.
/// - `time-saved-mean`, `time-saved-median`: minutes, −1440 to 1440. Formulas are our own.
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
        ScoreKind::TimeSaved => [
            mean(MeasureFamily::TimeSaved, "time-saved-mean", score, (1.0, 0.0), missing),
            median(score, missing).into_iter().collect(),
        ]
        .concat(),
    }
}

/// Returns the mean of `factor · steps + offset`, with Student's t interval; empty without people.
fn mean(
    family: MeasureFamily,
    id: &str,
    score: &ScoreCounts,
    (factor, offset): (f64, f64),
    missing: u64,
) -> Vec<MeasureValue> {
    let moments = Moments {
        n: score.n,
        sum: score.sum,
        squares: score.squares,
    };
    let edge = |at: Option<&(i64, u64)>| at.map_or(0.0, |(edge, _)| small(*edge) * factor + offset);
    let (unit, range) = match score.kind {
        ScoreKind::TimeSaved => (Unit::Minutes, (-MINUTES_PER_DAY, MINUTES_PER_DAY)),
        ScoreKind::Sus | ScoreKind::UmuxLite => (Unit::Score, (edge(score.bins.first()), edge(score.bins.last()))),
    };
    let line = LinearScale {
        factor: factor / THOUSANDTHS,
        offset,
        range,
    };
    MeasureValue::mean(family, id, unit, moments, line, missing)
        .into_iter()
        .collect()
}

/// Returns the median of the minutes, from lower edges of bins: exact for whole minutes within two hours, where a bin is
/// one minute wide. `None` without people. The interval is by order statistics.
fn median(score: &ScoreCounts, missing: u64) -> Option<MeasureValue> {
    let n = score.n;
    let at = |place: u64| value_at(&score.bins, place).map(small);
    let middle = (at(n.div_ceil(2))? + at(n / 2 + 1)?) / 2.0;
    let bound = median_bound_position(n);
    // Fewer than six answers cannot bound the median at 95 %; the interval is then the whole range.
    let bounds = (n >= MEDIAN_INTERVAL_MIN)
        .then(|| Some((at(bound)?, at((n + 1).saturating_sub(bound))?)))
        .flatten();
    let (low, high) = bounds.unwrap_or((-MINUTES_PER_DAY, MINUTES_PER_DAY));
    Some(MeasureValue {
        id: "time-saved-median".to_owned(),
        family: MeasureFamily::TimeSaved,
        unit: Unit::Minutes,
        value: middle,
        low,
        high,
        n,
        missing,
        hits: None,
        deviation: None,
        range: (-MINUTES_PER_DAY, MINUTES_PER_DAY),
        method: Method::OrderStatistics,
    })
}

/// Returns the lower edge of the bin that contains the answer at a position, from 1, of the sorted answers.
fn value_at(bins: &[(i64, u64)], place: u64) -> Option<i64> {
    let mut so_far = 0_u64;
    let found = bins.iter().find(|(_, count)| {
        so_far = so_far.saturating_add(*count);
        so_far >= place.max(1)
    });
    found.map(|(edge, _)| *edge)
}
