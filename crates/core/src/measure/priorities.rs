//! Priorities: which part of a service to improve first, by importance and performance.

use super::change::difference_of_shares;
use super::interval::{Interval, share, wilson};
use super::numeric::number;

pub use crate::tally::pairs::PairCounts;

/// Value with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// Value.
    pub value: f64,
    /// 95 % interval.
    pub interval: Interval,
}

/// Importance, performance and gain of a part. They show a connection, not a cause.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Priority {
    /// Share satisfied with the part, 0 to 1, with Wilson's interval.
    pub performance: Estimate,
    /// Share satisfied overall among those satisfied with the part, minus that among the others; −1 to 1, with Newcombe's
    /// interval.
    pub importance: Estimate,
    /// Share not satisfied with the part times importance: the points of overall satisfaction, −1 to 1, if the others
    /// became like those who are satisfied with the part. The interval is that of importance times the same factor.
    pub gain: Estimate,
    /// Probability of the importance by chance alone.
    pub p: f64,
}

impl PairCounts {
    /// Returns the priority of a part; `None` when nobody is satisfied with it, or everybody is.
    ///
    /// ```
    /// use urbivox_core::measure::priorities::PairCounts;
    ///
    /// let counts = PairCounts { both: 150, part_only: 20, overall_only: 30, neither: 60 };
    /// assert_eq!(format!("{:.6}", counts.priority().unwrap().gain.value), "0.190045");
    /// ```
    pub fn priority(self) -> Option<Priority> {
        let satisfied = self.both.saturating_add(self.part_only);
        let others = self.overall_only.saturating_add(self.neither);
        let n = satisfied.saturating_add(others);
        let importance = difference_of_shares((self.overall_only, others), (self.both, satisfied))?;
        let factor = number(others) / number(n);
        Some(Priority {
            performance: Estimate {
                value: share(satisfied, n)?,
                interval: wilson(satisfied, n)?,
            },
            importance: Estimate {
                value: importance.value,
                interval: Interval {
                    low: importance.low,
                    high: importance.high,
                },
            },
            gain: Estimate {
                value: factor * importance.value,
                interval: Interval {
                    low: factor * importance.low,
                    high: factor * importance.high,
                },
            },
            p: importance.p,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_without_two_groups_has_no_priority() {
        assert_eq!(
            PairCounts {
                both: 10,
                part_only: 2,
                overall_only: 0,
                neither: 0
            }
            .priority(),
            None
        );
        assert_eq!(
            PairCounts {
                both: 0,
                part_only: 0,
                overall_only: 5,
                neither: 5
            }
            .priority(),
            None
        );
        assert_eq!(PairCounts::default().priority(), None);
    }
}
