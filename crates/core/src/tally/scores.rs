//! Counters of scores that are computed from several answers of one person: one histogram each, after all questions.

use super::slots::SUM_SLOTS;
use crate::survey::definition::score::{Score, ScoreKind, scores};
use crate::survey::definition::shape::ShapeKey;
use crate::survey::{Answers, Definition};

/// Positions of the counters of a score: sum in thousandths of a step, sum of squares, then one slot for each bin; and, apart
/// from these, one slot for each far bin, whose answers the outermost bins count too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreCounters {
    /// Score that is counted.
    pub(super) score: Score,
    /// Shape key.
    pub(super) shape: ShapeKey,
    /// Lower edges of the bins, in steps.
    pub(super) edges: Vec<i64>,
    /// Slot of the sum in a section.
    pub(super) first_slot: usize,
    /// Lower edges of the far bins, in steps: those below all of `edges`, then those above.
    far_edges: Vec<i64>,
    /// Slot of the first far bin.
    first_far_slot: usize,
}

/// Counts of a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreCounts {
    /// Kind of the score, which determines the size of a step.
    pub kind: ScoreKind,
    /// Number of people with a score.
    pub n: u64,
    /// Sum in thousandths of a step.
    pub sum: i128,
    /// Sum of squares in thousandths² of a step.
    pub squares: i128,
    /// Count of each bin by its lower edge in steps, ascending. A bin ends where the next begins.
    pub bins: Vec<(i64, u64)>,
    /// Lowest and highest possible score, in steps.
    pub bounds: (i64, i64),
    /// Base of which the counts are multiples: 1 when they are exact.
    pub told_in: u64,
    /// Base of which the sum is a multiple, in thousandths of a step: 1 when it is exact. `None` when it is not told.
    pub sum_base: Option<u64>,
    /// The bins are the classes of a release, and `squares` rests on their middles. The last one ends at the highest
    /// possible score.
    pub is_in_classes: bool,
}

/// Thousandths of a step.
const THOUSANDTHS: i64 = 1_000;

impl ScoreCounters {
    /// Lays out the scores of a definition from `first_slot` on. Returns their positions and the first free slot.
    pub(super) fn all(definition: &Definition, mut first_slot: usize) -> (Vec<ScoreCounters>, usize) {
        let lay_out = |score: Score| {
            let counters = ScoreCounters {
                first_slot,
                edges: score.bin_edges(),
                far_edges: score.far_edges(),
                first_far_slot: 0,
                shape: ShapeKey::of_score(definition, &score),
                score,
            };
            first_slot = counters.bins().end;
            counters
        };
        let all = scores(definition.questions()).into_iter().map(lay_out).collect();
        (all, first_slot)
    }

    /// Lays out the far bins from `first_slot` on, and returns the first free slot.
    pub(super) fn lay_out_far(&mut self, first_slot: usize) -> usize {
        self.first_far_slot = first_slot;
        first_slot + self.far_edges.len()
    }

    /// Returns the slots of the bins.
    pub(super) fn bins(&self) -> std::ops::Range<usize> {
        let first = self.first_slot + SUM_SLOTS;
        first..first + self.edges.len()
    }

    /// Appends the changes that a submission makes, as (slot, amount); none when the submission has no score.
    pub(super) fn count(&self, answers: &Answers, changes: &mut Vec<(usize, i128)>) {
        let Some(score) = self.score.evaluate(answers) else {
            return;
        };
        let exact = i128::from(score);
        let is_reached = |edge: &i64| edge.saturating_mul(THOUSANDTHS) <= score;
        let bin = self.edges.partition_point(is_reached);
        changes.push((self.first_slot, exact));
        changes.push((self.first_slot + 1, exact * exact));
        changes.push((self.first_slot + SUM_SLOTS + bin.saturating_sub(1), 1));
        // Below the first edge all far bins that are reached are on that side; from the last edge on, the others are reached
        // too. In between the score is in no far bin.
        let far = self.far_edges.partition_point(is_reached);
        let (below, is_beyond) = (self.far_below(), bin == self.edges.len());
        if (bin == 0 && below > 0) || (is_beyond && far > below) {
            changes.push((self.first_far_slot + far.saturating_sub(1), 1));
        }
    }

    /// Returns the number of far bins below all other bins.
    fn far_below(&self) -> usize {
        let first = self.edges.first();
        self.far_edges.partition_point(|edge| Some(edge) < first)
    }

    /// Reads the counts of the score from a section or a sum of sections. Negative counts are read as zero.
    ///
    /// Answers in far bins are taken out of the outermost of the other bins. Counts from before far bins were counted stay
    /// there.
    pub(super) fn counts(&self, totals: &[i128]) -> ScoreCounts {
        let slot = |at: usize| totals.get(at).copied().unwrap_or_default();
        let count = |at: usize| u64::try_from(slot(at).max(0)).unwrap_or(u64::MAX);
        let near: Vec<(i64, u64)> = self.edges.iter().copied().zip(self.bins().map(count)).collect();
        let n = total(&near);
        let far: Vec<(i64, u64)> = self
            .far_edges
            .iter()
            .copied()
            .zip((self.first_far_slot..).map(count))
            .collect();
        let (below, above) = far.split_at_checked(self.far_below()).unwrap_or((far.as_slice(), &[]));
        let mut bins = [below, near.as_slice(), above].concat();
        let (first, last) = (below.len(), (below.len() + near.len()).saturating_sub(1));
        for (at, moved) in [(first, total(below)), (last, total(above))] {
            if let Some((_, count)) = bins.get_mut(at) {
                *count = count.saturating_sub(moved);
            }
        }
        ScoreCounts {
            kind: self.score.kind,
            n,
            sum: slot(self.first_slot),
            squares: slot(self.first_slot + 1),
            bins,
            bounds: self.score.bounds,
            told_in: 1,
            sum_base: Some(1),
            is_in_classes: false,
        }
    }

    /// Returns the names of the slots.
    pub(super) fn names(&self) -> Vec<String> {
        let name = |what: &str| format!("{} score {what}", self.score.question);
        let bins = self.edges.iter().map(|edge| name(&format!("from {edge}")));
        [name("sum"), name("squares")].into_iter().chain(bins).collect()
    }

    /// Returns the names of the slots of the far bins.
    pub(super) fn far_names(&self) -> Vec<String> {
        let name = |edge: &i64| format!("{} score from {edge}", self.score.question);
        self.far_edges.iter().map(name).collect()
    }
}

fn total(bins: &[(i64, u64)]) -> u64 {
    bins.iter().fold(0, |sum: u64, (_, count)| sum.saturating_add(*count))
}

impl ScoreCounts {
    /// Adds the counts of the same score in another version.
    pub fn add(&mut self, other: &ScoreCounts) {
        self.n = self.n.saturating_add(other.n);
        self.sum = self.sum.saturating_add(other.sum);
        self.squares = self.squares.saturating_add(other.squares);
        self.bounds = (self.bounds.0.min(other.bounds.0), self.bounds.1.max(other.bounds.1));
        for (edge, count) in &other.bins {
            match self.bins.binary_search_by_key(edge, |(known, _)| *known) {
                Ok(at) => {
                    if let Some((_, sum)) = self.bins.get_mut(at) {
                        *sum = sum.saturating_add(*count);
                    }
                }
                Err(at) => self.bins.insert(at, (*edge, *count)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::{RawAnswers, Submission};
    use crate::tally::counter_block::CounterBlock;
    use crate::tally::counter_delta::CounterDelta;
    use crate::tally::counter_layout::CounterLayout;
    use serde_json::{Value, json};

    /// Time saved of up to a day and a half, and one minute.
    fn two_days() -> Definition {
        let minutes = |code: &str| json!({"code": code, "kind": "number", "min": 0, "max": 2_161, "unit": "min", "measure": "time-saved"});
        Definition::parse(&json!({"title": {"en": "Time"}, "languages": ["en"],
            "pages": [{"questions": [minutes("before"), minutes("online")]}]}))
        .unwrap()
    }

    #[test]
    fn times_beyond_a_day_are_counted_in_far_bins_and_taken_out_of_the_outermost_bin() {
        let definition = two_days();
        let layout = CounterLayout::of(&definition);
        let delta = |answers: Value| {
            let raw: RawAnswers = serde_json::from_value(answers).unwrap();
            let submission = Submission::parse(&definition, &raw).unwrap();
            CounterDelta::of(&layout, &definition, &submission)
        };
        let names = layout.names(&definition);
        let far = |before: f64, online: f64| -> Vec<String> {
            let delta = delta(json!({"before": before, "online": online}));
            let later = delta.changes().iter().filter(|(slot, _)| *slot > layout.credited());
            later.map(|(slot, _)| names[*slot].clone()).collect()
        };
        assert_eq!(far(2_160.0, 0.0), ["before score from 2160"]);
        assert_eq!(far(0.0, 1_440.5), ["before score from -2160"]);
        for (before, online) in [(2_159.9, 0.0), (0.0, 1_440.0), (30.0, 0.0)] {
            assert_eq!(far(before, online), [""; 0]);
        }
        let mut block = CounterBlock::empty();
        for (before, online) in [(2_161, 0), (1_500, 0), (1_440, 0), (0, 2_000), (0, 1_440)] {
            block.add(&delta(json!({"before": before, "online": online}))).unwrap();
        }
        let mut totals = Vec::new();
        block.add_section_to(0, &mut totals);
        let score = layout.score("before", &totals).unwrap();
        let counted: Vec<(i64, u64)> = score.bins.iter().copied().filter(|(_, count)| *count > 0).collect();
        assert_eq!((score.n, score.bounds), (5, (-2_161, 2_161)));
        assert_eq!(counted, [(-2_160, 1), (-1_440, 1), (1_440, 2), (2_160, 1)]);
        assert!(score.bins.is_sorted());
    }
}
