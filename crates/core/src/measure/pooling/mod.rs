//! Comparison of several shares: common share, shrinkage, funnel limits, and tests against a threshold.

mod common_share;
mod funnel;
mod joint_share;
mod shrinkage;
mod unit;

use statrs::distribution::{Beta, ContinuousCDF};

pub use common_share::{CommonShare, common_share};
pub use funnel::{Funnel, funnel};
pub use joint_share::joint_interval;
pub use shrinkage::{Shrinkage, ShrunkenShare, shrinkage};
pub use unit::{FunnelPosition, PooledUnit};

use super::interval::{share, wilson};
use super::numeric::{Z_95, number};

/// Returns the probability that the true share is above `threshold`, 0 to 1: the upper tail of Beta(hits + ½, misses + ½), the
/// posterior under Jeffreys' prior.
///
/// Source: L. D. Brown, T. T. Cai, A. DasGupta, “Interval Estimation for a Binomial Proportion”, *Statistical Science*
/// 16 (2001), 101–133.
///
/// ```
/// use urbivox_core::measure::pooling::probability_above;
///
/// assert_eq!(format!("{:.4}", probability_above((33, 40), 0.8)), "0.6406");
/// ```
pub fn probability_above((hits, trials): PooledUnit, threshold: f64) -> f64 {
    let misses = trials.saturating_sub(hits.min(trials));
    let beta = Beta::new(number(hits.min(trials)) + 0.5, number(misses) + 0.5);
    beta.map_or(0.5, |beta| beta.sf(threshold.clamp(0.0, 1.0)))
}

/// Returns the smallest total number of answers at which, for the same share, the lower end of the 95 % Wilson interval
/// is above `threshold`; `None` without answers, when the share is not above `threshold`, or when about 200,000 are not enough.
///
/// Source of the interval: see [`wilson`].
///
/// ```
/// use urbivox_core::measure::pooling::trials_to_settle;
///
/// assert_eq!(trials_to_settle((85, 100), 0.8), Some(230));
/// ```
pub fn trials_to_settle((hits, trials): PooledUnit, threshold: f64) -> Option<u64> {
    let own = share(hits, trials).filter(|own| *own > threshold)?;
    // Approximation from the normal interval solved for n; the exact number is searched below.
    let about = Z_95.powi(2) * own * (1.0 - own) / (own - threshold).powi(2);
    if about > number(SETTLE_MAX) {
        return None;
    }
    let is_settled = |n: &u64| {
        // Hits among n answers at the same share, rounded half up.
        let (hits, trials) = (u128::from(hits) * u128::from(*n), u128::from(trials));
        let hits = u64::try_from((2 * hits + trials) / (2 * trials)).unwrap_or(u64::MAX);
        wilson(hits, *n).is_some_and(|interval| interval.low > threshold)
    };
    (1..=SETTLE_MAX * 2).find(is_settled)
}

/// Largest approximate number of answers for which the exact number is searched.
const SETTLE_MAX: u64 = 200_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_sizes_are_those_of_the_table() {
        for (percent, trials) in [(82, 1_497), (85, 230), (88, 87), (90, 54), (95, 25)] {
            assert_eq!(trials_to_settle((percent, 100), 0.8), Some(trials), "{percent}");
        }
        assert_eq!(trials_to_settle((80, 100), 0.8), None);
        assert_eq!(trials_to_settle((40, 100), 0.8), None);
        assert_eq!(trials_to_settle((0, 0), 0.8), None);
    }

    #[test]
    fn a_share_at_the_threshold_is_as_likely_above_as_below() {
        assert!((probability_above((800, 1_000), 0.8) - 0.5).abs() < 0.02);
        assert!(probability_above((90, 100), 0.8) > 0.99 && probability_above((40, 100), 0.8) < 1e-6);
        assert!((0.0..=1.0).contains(&probability_above((0, 0), 0.8)));
    }
}
