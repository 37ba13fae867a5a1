//! Scores of several answers: one more histogram each, after the counters of all questions.

use super::counter_layout::{CounterLayout, SUMS};
use crate::survey::definition::score::{Score, ScoreKind, scores};
use crate::survey::{Definition, Submission};

/// Where the counters of a score stand: the sum in thousandths of a step, the sum of squares, then one for each bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScorePlace {
    /// What is scored.
    pub(super) score: Score,
    /// The lower edges of its bins, in steps.
    pub(super) edges: Vec<i64>,
    /// Slot of its sum in a block.
    pub(super) at: usize,
}

/// What was counted of a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreCounts {
    /// What is scored, and in which steps.
    pub kind: ScoreKind,
    /// How many people it was worked out of.
    pub n: u64,
    /// The sum in thousandths of a step.
    pub sum: i128,
    /// The sum of squares in thousandths² of a step.
    pub squares: i128,
    /// How often each bin was hit, by its lower edge in steps.
    pub bins: Vec<(i64, u64)>,
}

/// Thousandths in a step.
const UNIT: i64 = 1_000;

impl ScorePlace {
    /// The places of a definition's scores, beginning at a slot; and the slot after them.
    pub(super) fn all(definition: &Definition, mut at: usize) -> (Vec<ScorePlace>, usize) {
        let place = |score: Score| {
            let edges = score.edges();
            let place = ScorePlace { at, edges, score };
            at = place.bins().end;
            place
        };
        let places = scores(definition).into_iter().map(place).collect();
        (places, at)
    }

    /// The slots of its bins.
    pub(super) fn bins(&self) -> std::ops::Range<usize> {
        let first = self.at + SUMS;
        first..first + self.edges.len()
    }

    /// What a submission changes.
    pub(super) fn changes(&self, submission: &Submission) -> Option<[(usize, i128); 3]> {
        let score = self.score.of(&submission.answers)?;
        let exact = i128::from(score);
        let bin = self
            .edges
            .partition_point(|edge| edge.saturating_mul(UNIT) <= score)
            .saturating_sub(1);
        Some([
            (self.at, exact),
            (self.at + 1, exact * exact),
            (self.at + SUMS + bin, 1),
        ])
    }

    /// The names of its slots.
    pub(super) fn names(&self) -> Vec<String> {
        let name = |what: &str| format!("{} score {what}", self.score.question);
        let bins = self.edges.iter().map(|edge| name(&format!("from {edge}")));
        [name("sum"), name("squares")].into_iter().chain(bins).collect()
    }
}

impl CounterLayout {
    /// What was counted of a question's score; `None` when it has none.
    pub(super) fn score(&self, question: &str, totals: &[i128]) -> Option<ScoreCounts> {
        let place = self.scores().iter().find(|place| place.score.question == question)?;
        let slot = |at: usize| totals.get(at).copied().unwrap_or_default();
        let count = |at: usize| u64::try_from(slot(at).max(0)).unwrap_or(u64::MAX);
        let bins: Vec<(i64, u64)> = place.edges.iter().copied().zip(place.bins().map(count)).collect();
        Some(ScoreCounts {
            kind: place.score.kind,
            n: bins.iter().fold(0, |sum: u64, (_, count)| sum.saturating_add(*count)),
            sum: slot(place.at),
            squares: slot(place.at + 1),
            bins,
        })
    }
}

impl ScoreCounts {
    /// Adds what another version counted of the same score.
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
