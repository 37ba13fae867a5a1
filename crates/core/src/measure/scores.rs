//! Measures of scores that need several answers of one person: usability, and time saved.

use super::moments::Moments;
use super::spread::place_of_median_bound;
use super::value::{LinearScale, MeasureValue, Method, Unit, small};
use crate::survey::definition::score::ScoreKind;
use crate::tally::counts::QuestionCounts;
use crate::tally::scores::ScoreCounts;

/// Minutes of a day: nobody saves more on one thing.
pub(super) const DAY: f64 = 1_440.0;
/// The fewest answers whose smallest and largest bound a median at 95 %.
const SIX: u64 = 6;
/// Thousandths in a step.
const UNIT: f64 = 1_000.0;

/// Every variant of the score's measure, the headline first; empty without a score.
pub(super) fn values(counts: &QuestionCounts) -> Vec<MeasureValue> {
    let Some(score) = &counts.score else {
        return Vec::new();
    };
    let missing = counts.answered.saturating_add(counts.skipped).saturating_sub(score.n);
    match score.kind {
        ScoreKind::Sus => mean("sus", Unit::Score, score, (2.5, 0.0), missing),
        ScoreKind::UmuxLite => {
            let plain = mean("umux-lite", Unit::Score, score, (100.0 / 12.0, 0.0), missing);
            // Regressed on the usability scale, so that both can be compared: 0.65 · score + 22.9.
            // Source: J. R. Lewis, B. S. Utesch, D. E. Maher, “UMUX-LITE: when there's no time for the SUS”, CHI 2013.
            let regressed = mean("umux-lite-r", Unit::Score, score, (65.0 / 12.0, 22.9), missing);
            [plain, regressed].concat()
        }
        ScoreKind::TimeSaved => [
            mean("time-saved-mean", Unit::Minutes, score, (1.0, 0.0), missing),
            median(score, missing).into_iter().collect(),
        ]
        .concat(),
    }
}

/// The mean of all steps, each of them worth `factor`, from `offset` on.
fn mean(id: &str, unit: Unit, score: &ScoreCounts, (factor, offset): (f64, f64), missing: u64) -> Vec<MeasureValue> {
    let moments = Moments {
        n: score.n,
        sum: score.sum,
        squares: score.squares,
    };
    let edge = |at: Option<&(i64, u64)>| at.map_or(0.0, |(edge, _)| small(*edge) * factor + offset);
    let line = LinearScale {
        factor: factor / UNIT,
        offset,
        range: match unit {
            Unit::Minutes => (-DAY, DAY),
            Unit::Share | Unit::Points | Unit::Score => (edge(score.bins.first()), edge(score.bins.last())),
        },
    };
    MeasureValue::mean(id, unit, moments, line, missing)
        .into_iter()
        .collect()
}

/// The median of the minutes: exact where a bin is a minute wide and minutes are whole, else the lower edge of its bin.
fn median(score: &ScoreCounts, missing: u64) -> Option<MeasureValue> {
    let n = score.n;
    let at = |place: u64| place_in(&score.bins, place).map(small);
    let middle = (at(n.div_ceil(2))? + at(n / 2 + 1)?) / 2.0;
    let bound = place_of_median_bound(n);
    // Fewer than six answers cannot bound a median at 95 %: then it may be anything.
    let bounds = (n >= SIX)
        .then(|| Some((at(bound)?, at((n + 1).saturating_sub(bound))?)))
        .flatten();
    let (low, high) = bounds.unwrap_or((-DAY, DAY));
    Some(MeasureValue {
        id: "time-saved-median".to_owned(),
        unit: Unit::Minutes,
        value: middle,
        low,
        high,
        n,
        missing,
        hits: None,
        deviation: None,
        range: (-DAY, DAY),
        method: Method::OrderStatistics,
    })
}

/// The bin of the answer at a place in the row of all, from 1.
fn place_in(bins: &[(i64, u64)], place: u64) -> Option<i64> {
    let mut so_far = 0_u64;
    let found = bins.iter().find(|(_, count)| {
        so_far = so_far.saturating_add(*count);
        so_far >= place.max(1)
    });
    found.map(|(edge, _)| *edge)
}
