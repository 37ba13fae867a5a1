//! Priorities: which part of a service to improve first, by importance and performance.

use super::cell_rounding::{CellRounding, effective_answers};
use super::change::{difference_of_shares, difference_of_told_shares, holm};
use super::interval::{Interval, share, wilson, wilson_of_told};
use super::numeric::number;

pub use crate::tally::pairs::PairCounts;

/// Largest number of parts that are named to be improved first.
pub const DO_FIRST_MAX: usize = 3;

/// Probability by chance below which a part is connected with overall satisfaction, adjusted for the number of parts.
const SIGNIFICANT_P: f64 = 0.05;

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

/// Priority of a part with its place among the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RankedPriority {
    /// Position of the part in the list that was ranked.
    pub place: usize,
    /// Priority.
    pub priority: Priority,
    /// Probability of the importance by chance alone, adjusted for the number of parts (Holm).
    pub adjusted_p: f64,
    /// The part is one of those to improve first.
    pub do_first: bool,
}

/// Ranks the parts of a survey by gain, the largest first; equal ones stay in order.
///
/// At most [`DO_FIRST_MAX`] are to improve first: those with the largest gains whose interval is above 0, also after the
/// adjustment for the number of parts.
pub fn rank(priorities: &[Priority]) -> Vec<RankedPriority> {
    let probabilities: Vec<f64> = priorities.iter().map(|priority| priority.p).collect();
    let adjusted = holm(&probabilities);
    let mut ranked: Vec<RankedPriority> = priorities
        .iter()
        .zip(adjusted)
        .enumerate()
        .map(|(place, (priority, adjusted_p))| RankedPriority {
            place,
            priority: *priority,
            adjusted_p,
            do_first: false,
        })
        .collect();
    ranked.sort_by(|first, second| second.priority.gain.value.total_cmp(&first.priority.gain.value));
    let shown =
        |ranked: &&mut RankedPriority| ranked.priority.gain.interval.low > 0.0 && ranked.adjusted_p < SIGNIFICANT_P;
    for ranked in ranked.iter_mut().filter(shown).take(DO_FIRST_MAX) {
        ranked.do_first = true;
    }
    ranked
}

impl PairCounts {
    /// Returns the number of people who answered both.
    pub fn answers(self) -> u64 {
        let satisfied = self.both.saturating_add(self.part_only);
        satisfied.saturating_add(self.overall_only).saturating_add(self.neither)
    }

    /// Returns the priority of a part; `None` when nobody is satisfied with it, or everybody is.
    ///
    /// ```
    /// use urbivox_core::measure::priorities::PairCounts;
    ///
    /// let counts = PairCounts { both: 150, part_only: 20, overall_only: 30, neither: 60 };
    /// assert_eq!(format!("{:.6}", counts.priority().unwrap().gain.value), "0.190045");
    /// ```
    pub fn priority(self) -> Option<Priority> {
        self.priority_of_told(CellRounding::EXACT)
    }

    /// Returns the same of told counts: each share is that of an effective number of answers.
    pub fn priority_of_told(self, rounding: CellRounding) -> Option<Priority> {
        let satisfied = self.both.saturating_add(self.part_only);
        let others = self.overall_only.saturating_add(self.neither);
        let n = satisfied.saturating_add(others);
        let of = |hits, n| Some((hits, n, effective_answers(hits, n, 1, 1, rounding)?));
        let (performance, importance) = if rounding == CellRounding::EXACT {
            let importance = difference_of_shares((self.overall_only, others), (self.both, satisfied));
            (wilson(satisfied, n), importance)
        } else {
            let importance = difference_of_told_shares(of(self.overall_only, others)?, of(self.both, satisfied)?);
            let answers = effective_answers(satisfied, n, 2, 2, rounding)?;
            (wilson_of_told(satisfied, n, answers), importance)
        };
        let importance = importance?;
        let factor = number(others) / number(n);
        Some(Priority {
            performance: Estimate {
                value: share(satisfied, n)?,
                interval: performance?,
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
    fn told_counts_have_wider_intervals() {
        let counts = PairCounts {
            both: 150,
            part_only: 21,
            overall_only: 30,
            neither: 60,
        };
        let (exact, told) = (
            counts.priority().unwrap(),
            counts.priority_of_told(CellRounding::THREES).unwrap(),
        );
        let width = |found: Estimate| found.interval.high - found.interval.low;
        assert_eq!(exact.gain.value.to_bits(), told.gain.value.to_bits());
        assert!(width(told.performance) > width(exact.performance) && width(told.gain) > width(exact.gain));
        assert!(told.p > exact.p);
    }

    fn priority(both: u64, part_only: u64, overall_only: u64, neither: u64) -> Priority {
        let counts = PairCounts {
            both,
            part_only,
            overall_only,
            neither,
        };
        counts.priority().unwrap()
    }

    #[test]
    fn the_largest_gains_come_first_and_only_connected_parts_are_named() {
        let ranked = rank(&[
            priority(200, 30, 6, 10),
            priority(40, 5, 38, 7),
            priority(150, 20, 30, 60),
        ]);
        let places: Vec<(usize, bool)> = ranked.iter().map(|part| (part.place, part.do_first)).collect();
        assert_eq!(places, [(2, true), (0, true), (1, false)]);
        assert_eq!(rank(&[]), []);
    }

    #[test]
    fn at_most_three_parts_are_named() {
        let ranked = rank(&[priority(150, 20, 30, 60); 5]);
        let named: Vec<bool> = ranked.iter().map(|part| part.do_first).collect();
        assert_eq!(named, [true, true, true, false, false]);
    }

    #[test]
    fn one_of_many_needs_a_smaller_probability() {
        // 60 % and 75 % of 100: p = 0.024.
        let (connected, other) = (priority(75, 25, 60, 40), priority(70, 30, 70, 30));
        assert!(connected.gain.interval.low > 0.0);
        assert!(rank(&[connected])[0].do_first);
        let among_five = rank(&[connected, other, other, other, other]);
        assert!(!among_five.iter().any(|part| part.do_first), "{among_five:?}");
        assert!((among_five[0].adjusted_p - 5.0 * connected.p).abs() < 1e-12);
    }

    #[test]
    fn a_connection_the_other_way_is_not_named() {
        let ranked = rank(&[priority(20, 150, 60, 30)]);
        assert!(!ranked[0].do_first && ranked[0].adjusted_p < SIGNIFICANT_P);
    }

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
