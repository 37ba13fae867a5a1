//! Counters of scores that are computed from several answers of one person: one histogram each, after all questions.

use super::slots::SUM_SLOTS;
use crate::survey::definition::score::{Score, ScoreKind, scores};
use crate::survey::{Definition, Submission};

/// Positions of the counters of a score: sum in thousandths of a step, sum of squares, then one slot for each bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreCounters {
    /// Score that is counted.
    pub(super) score: Score,
    /// Lower edges of the bins, in steps.
    pub(super) edges: Vec<i64>,
    /// Slot of the sum in a section.
    pub(super) first_slot: usize,
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
    /// Count of each bin by its lower edge in steps, ascending.
    pub bins: Vec<(i64, u64)>,
}

/// Thousandths of a step.
const THOUSANDTHS: i64 = 1_000;

impl ScoreCounters {
    /// Lays out the scores of a definition from `first_slot` on. Returns their positions and the first free slot.
    pub(super) fn all(definition: &Definition, mut first_slot: usize) -> (Vec<ScoreCounters>, usize) {
        let lay_out = |score: Score| {
            let edges = score.bin_edges();
            let counters = ScoreCounters {
                first_slot,
                edges,
                score,
            };
            first_slot = counters.bins().end;
            counters
        };
        let all = scores(definition.questions()).into_iter().map(lay_out).collect();
        (all, first_slot)
    }

    /// Returns the slots of the bins.
    pub(super) fn bins(&self) -> std::ops::Range<usize> {
        let first = self.first_slot + SUM_SLOTS;
        first..first + self.edges.len()
    }

    /// Returns the changes that a submission makes, as (slot, amount); `None` when the submission has no score.
    pub(super) fn changes(&self, submission: &Submission) -> Option<[(usize, i128); 3]> {
        let score = self.score.evaluate(&submission.answers)?;
        let exact = i128::from(score);
        let bin = self
            .edges
            .partition_point(|edge| edge.saturating_mul(THOUSANDTHS) <= score)
            .saturating_sub(1);
        Some([
            (self.first_slot, exact),
            (self.first_slot + 1, exact * exact),
            (self.first_slot + SUM_SLOTS + bin, 1),
        ])
    }

    /// Reads the counts of the score from a section or a sum of sections. Negative counts are read as zero.
    pub(super) fn counts(&self, totals: &[i128]) -> ScoreCounts {
        let slot = |at: usize| totals.get(at).copied().unwrap_or_default();
        let count = |at: usize| u64::try_from(slot(at).max(0)).unwrap_or(u64::MAX);
        let bins: Vec<(i64, u64)> = self.edges.iter().copied().zip(self.bins().map(count)).collect();
        ScoreCounts {
            kind: self.score.kind,
            n: bins.iter().fold(0, |sum: u64, (_, count)| sum.saturating_add(*count)),
            sum: slot(self.first_slot),
            squares: slot(self.first_slot + 1),
            bins,
        }
    }

    /// Returns the names of the slots.
    pub(super) fn names(&self) -> Vec<String> {
        let name = |what: &str| format!("{} score {what}", self.score.question);
        let bins = self.edges.iter().map(|edge| name(&format!("from {edge}")));
        [name("sum"), name("squares")].into_iter().chain(bins).collect()
    }
}

impl ScoreCounts {
    /// Adds the counts of the same score in another version.
    pub fn add(&mut self, other: &ScoreCounts) {
        self.n = self.n.saturating_add(other.n);
        self.sum = self.sum.saturating_add(other.sum);
        self.squares = self.squares.saturating_add(other.squares);
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
