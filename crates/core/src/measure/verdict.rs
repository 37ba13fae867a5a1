//! Verdict on a statement such as “more than 80 % are satisfied”.

use super::interval::{Interval, wilson, wilson_of_real};
use super::numeric::{Z_95, number};
use super::pooling::trials_to_settle;

/// Answer to the question whether the true share is above a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// There are fewer answers than may be told.
    TooFewAnswers,
    /// The interval is wholly above the threshold.
    Yes,
    /// The interval is wholly at or below the threshold.
    No,
    /// The interval contains the threshold.
    Open,
}

/// Verdict with its evidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// Answer.
    pub answer: Answer,
    /// 95 % Wilson interval of the share.
    pub interval: Interval,
    /// Total number of answers with which an open verdict would become yes at the same share; `None` when it is not open,
    /// or the share is not above the threshold.
    pub answers_needed: Option<u64>,
}

/// Returns the answer by an interval of the share of `n` answers, such as that of told or of weighted counts.
pub fn answer_by(interval: Interval, n: u64, threshold: f64, answers_min: u64) -> Answer {
    if n < answers_min {
        Answer::TooFewAnswers
    } else if interval.low > threshold {
        Answer::Yes
    } else if interval.high <= threshold {
        Answer::No
    } else {
        Answer::Open
    }
}

/// Returns the verdict on `hits` of `n` answers; `None` without answers. Below `answers_min` answers it is
/// `TooFewAnswers`.
///
/// ```
/// use urbivox_core::measure::verdict::{Answer, verdict};
///
/// assert_eq!(verdict(196, 230, 0.8, 10).unwrap().answer, Answer::Yes);
/// assert_eq!(verdict(195, 230, 0.8, 10).unwrap().answer, Answer::Open);
/// ```
pub fn verdict(hits: u64, n: u64, threshold: f64, answers_min: u64) -> Option<Verdict> {
    let interval = wilson(hits, n)?;
    let answer = answer_by(interval, n, threshold, answers_min);
    let answers_needed = (answer == Answer::Open)
        .then(|| trials_to_settle((hits, n), threshold))
        .flatten();
    Some(Verdict {
        answer,
        interval,
        answers_needed,
    })
}

/// Returns the total number of answers with which the share is settled above `threshold`, when each answer counts as much
/// as now: `n` answers count as `effective` ones, because their counts are told or weighted. `None` when the share is not
/// above the threshold, or when ten million are not enough.
pub fn answers_to_settle(share: f64, effective: f64, n: u64, threshold: f64) -> Option<u64> {
    let each = effective / number(n);
    let is_settled = |answers: u64| {
        let counted = number(answers) * each;
        wilson_of_real(share * counted, counted, Z_95).is_some_and(|interval| interval.low > threshold)
    };
    let (mut too_few, mut enough) = (0, ANSWERS_MAX);
    if !is_settled(enough) {
        return None;
    }
    while enough - too_few > 1 {
        let middle = u64::midpoint(too_few, enough);
        if is_settled(middle) {
            enough = middle;
        } else {
            too_few = middle;
        }
    }
    Some(enough)
}

/// Largest number of answers that is searched.
const ANSWERS_MAX: u64 = 10_000_000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::rank_simulation::SplitMix64;

    /// Part of the years in which `n` answers with this true share give yes, one look a year.
    fn yes_years(share: f64, n: u64, years: u32, seed: u64) -> f64 {
        let mut sequence = SplitMix64::new(seed);
        let mut yes = 0;
        for _ in 0..years {
            let mut hits = 0;
            for _ in 0..n {
                hits += u64::from(sequence.next_unit() < share);
            }
            yes += u32::from(verdict(hits, n, 0.8, 10).unwrap().answer == Answer::Yes);
        }
        f64::from(yes) / f64::from(years)
    }

    #[test]
    fn a_true_share_below_the_threshold_is_hardly_ever_a_yes_with_one_look_a_year() {
        // The specification: 0.2 % of the years with thirty answers a month, and 2.5 % at the threshold itself.
        let wrong = yes_years(0.78, 360, 4_000, 2026);
        assert!(wrong <= 0.005, "{wrong}");
        let at_the_threshold = yes_years(0.8, 360, 4_000, 2027);
        assert!((at_the_threshold - 0.025).abs() < 0.01, "{at_the_threshold}");
    }

    #[test]
    fn answers_that_count_half_need_twice_as_many() {
        let exact = answers_to_settle(0.85, 100.0, 100, 0.8).unwrap();
        assert!(
            exact.abs_diff(verdict(85, 100, 0.8, 10).unwrap().answers_needed.unwrap()) < 20,
            "{exact}"
        );
        assert!(answers_to_settle(0.85, 50.0, 100, 0.8).unwrap().abs_diff(2 * exact) <= 1);
        assert_eq!(answers_to_settle(0.8, 100.0, 100, 0.8), None);
    }

    #[test]
    fn a_share_well_above_the_threshold_is_a_yes_with_enough_answers() {
        // 71 % of the years with thirty answers a month, 99.6 % with a hundred.
        let right = yes_years(0.85, 360, 2_000, 2028);
        assert!((right - 0.71).abs() < 0.04, "{right}");
        assert!(yes_years(0.85, 1_200, 500, 2029) > 0.98);
    }
}
