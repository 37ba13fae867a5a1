//! Planner: how many answers are needed to see a change, or to know a value.

use super::interval::wilson_of_real;
use super::numeric::{Z_95, normal_quantile, number};

/// Largest number of answers that is looked for.
const ANSWERS_MAX: u64 = 10_000_000;

/// Returns the number of answers needed in each period to see a change of a share from `from` to `to`, 0 to 1, with
/// probability `power`; `None` when both are equal or outside 0 to 1, or ten million are not enough.
///
/// Source: J. L. Fleiss, B. Levin, M. C. Paik, *Statistical Methods for Rates and Proportions*, 3rd edition (2003), 4.2.
///
/// ```
/// use urbivox_core::measure::planner::answers_for_change_of_share;
///
/// assert_eq!(answers_for_change_of_share(0.80, 0.85, 0.8), Some(906));
/// ```
pub fn answers_for_change_of_share(from: f64, to: f64, power: f64) -> Option<u64> {
    if !((0.0..=1.0).contains(&from) && (0.0..=1.0).contains(&to)) {
        return None;
    }
    let mean = f64::midpoint(from, to);
    let without = Z_95 * (2.0 * mean * (1.0 - mean)).sqrt();
    let with = normal_quantile(power) * (from * (1.0 - from) + to * (1.0 - to)).sqrt();
    whole((without + with).powi(2) / (from - to).powi(2))
}

/// Returns the number of answers needed in each period to see a change of a mean by `difference`, in the unit of the
/// standard deviation, with probability `power`; `None` when the difference is 0, or ten million are not enough.
///
/// ```
/// use urbivox_core::measure::planner::answers_for_change_of_mean;
///
/// assert_eq!(answers_for_change_of_mean(1.1, 0.25, 0.8), Some(304));
/// ```
pub fn answers_for_change_of_mean(deviation: f64, difference: f64, power: f64) -> Option<u64> {
    whole(2.0 * (Z_95 + normal_quantile(power)).powi(2) * deviation.powi(2) / difference.powi(2))
}

/// Returns the smallest number of answers for which half the width of the 95 % Wilson interval of `share` is at most
/// `half_width`; `None` when `half_width` is not above 0, or ten million are not enough.
///
/// ```
/// use urbivox_core::measure::planner::answers_for_half_width;
///
/// assert_eq!(answers_for_half_width(0.8, 0.05), Some(245));
/// ```
pub fn answers_for_half_width(share: f64, half_width: f64) -> Option<u64> {
    let is_narrow = |answers: u64| {
        let n = number(answers);
        wilson_of_real(share * n, n, Z_95).is_some_and(|interval| interval.high - interval.low <= 2.0 * half_width)
    };
    if !is_narrow(ANSWERS_MAX) {
        return None;
    }
    // The width falls with the number of answers.
    let (mut too_few, mut enough) = (0, ANSWERS_MAX);
    while enough - too_few > 1 {
        let middle = u64::midpoint(too_few, enough);
        if is_narrow(middle) {
            enough = middle;
        } else {
            too_few = middle;
        }
    }
    Some(enough)
}

/// Returns the smallest whole number that is at least `answers`.
fn whole(answers: f64) -> Option<u64> {
    if answers.is_nan() || answers > number(ANSWERS_MAX) {
        return None;
    }
    let (mut below, mut enough) = (0, ANSWERS_MAX);
    while enough - below > 1 {
        let middle = u64::midpoint(below, enough);
        if number(middle) >= answers {
            enough = middle;
        } else {
            below = middle;
        }
    }
    Some(enough)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_number_of_answers_shows_has_no_number() {
        assert_eq!(answers_for_change_of_share(0.8, 0.8, 0.8), None);
        assert_eq!(answers_for_change_of_share(0.8, 1.2, 0.8), None);
        assert_eq!(answers_for_change_of_mean(1.0, 0.0, 0.8), None);
        assert_eq!(answers_for_half_width(0.8, 0.0), None);
    }
}
