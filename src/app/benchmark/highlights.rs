//! Highlights of a city's profile: its strengths and the steps with the largest gain.

use super::profile::Profile;
use urbivox_core::indicator::{Colour, Thresholds};

/// Largest number of dimensions named as strengths.
const STRENGTHS_MAX: usize = 3;
/// Largest number of dimensions with a gain.
const GAINS_MAX: usize = 5;

/// Step that would raise the total.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NextStep<'a> {
    /// One more yes in the dimension of this key.
    Dimension(&'a str),
    /// A yes to this statement.
    Statement(&'a str),
}

impl Profile {
    /// Returns the keys of the dimensions with the highest green values, highest first.
    pub fn strengths(&self) -> Vec<&str> {
        let own = self.line.score.dimensions.iter();
        let mut green: Vec<_> = own
            .filter(|own| Thresholds::default().colour(own.value) == Colour::Green)
            .collect();
        green.sort_by_key(|own| std::cmp::Reverse(own.value.per_cent()));
        green
            .into_iter()
            .take(STRENGTHS_MAX)
            .map(|own| own.dimension.as_str())
            .collect()
    }

    /// Returns the steps that would raise the total most, with their gain in percentage points: statements without a yes, or
    /// dimensions when the answers are not known.
    pub fn next_steps(&self) -> Vec<(NextStep<'_>, f64)> {
        if self.next.is_empty() {
            let gains = self.gains.iter().take(GAINS_MAX);
            return gains
                .map(|gain| (NextStep::Dimension(&gain.dimension), gain.points))
                .collect();
        }
        let next = self.next.iter();
        next.map(|(_, statement, points)| (NextStep::Statement(statement), *points))
            .collect()
    }
}
