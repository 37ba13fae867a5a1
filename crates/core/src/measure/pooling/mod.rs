//! Comparison of several shares: pooled share, shrinkage, funnel limits, and tests against a threshold.

mod common_share;
mod funnel;
mod shrinkage;
mod unit;

use statrs::distribution::{Beta, ContinuousCDF};

pub use common_share::{CommonShare, common_share};
pub use funnel::{Funnel, funnel};
pub use shrinkage::{Shrinkage, ShrunkenShare, shrinkage};
pub use unit::{FunnelPosition, PooledUnit};

use super::interval::{share, wilson};
use super::numeric::number;

/// Pooled share of several units and the variance between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PooledEstimate {
    /// Share over all answers together, 0 to 1.
    pub share: f64,
    /// Variance of the true shares between the units, 0 to share · (1 − share); 0 when sampling error explains all
    /// differences.
    pub between_variance: f64,
}

/// Estimates the pooled share and the variance between units by the method of moments; `None` when fewer than two units
/// have answers. Units without answers are ignored.
///
/// Source: J. C. Kleinman, “Proportions with Extraneous Variance: Single and Independent Samples”, *Journal of the
/// American Statistical Association* 68 (1973), 46–54.
///
/// ```
/// use urbivox_core::measure::pooling::pooled_estimate;
///
/// let pooled = pooled_estimate(&[(80, 100), (40, 100)]).unwrap();
/// assert_eq!(format!("{:.1} {:.6}", pooled.share, pooled.between_variance), "0.6 0.078384");
/// ```
pub fn pooled_estimate(parts: &[PooledUnit]) -> Option<PooledEstimate> {
    let parts: Vec<&PooledUnit> = parts.iter().filter(|(_, trials)| *trials > 0).collect();
    if parts.len() < 2 {
        return None;
    }
    let sum = |of: fn(&PooledUnit) -> u64| parts.iter().fold(0_u64, |sum, part| sum.saturating_add(of(part)));
    let (hits, trials) = (sum(|part| part.0), sum(|part| part.1));
    let overall = share(hits, trials)?;
    let (all, others) = (
        number(trials),
        number(parts.len().saturating_sub(1).try_into().unwrap_or(u64::MAX)),
    );
    let spread: f64 = parts
        .iter()
        .filter_map(|(hits, trials)| Some(number(*trials) * (share(*hits, *trials)? - overall).powi(2)))
        .sum();
    let squares: f64 = parts.iter().map(|(_, trials)| number(*trials).powi(2)).sum();
    let divisor = all - squares / all - others;
    let between = if divisor > 0.0 {
        (spread - others * overall * (1.0 - overall)) / divisor
    } else {
        0.0
    };
    Some(PooledEstimate {
        share: overall,
        between_variance: between.clamp(0.0, overall * (1.0 - overall)),
    })
}

impl PooledEstimate {
    /// Returns the share of a unit shrunk towards the pooled share, 0 to 1: the posterior mean of a beta-binomial model
    /// whose prior is the pooled estimate (empirical Bayes). The fewer answers, the stronger the shrinkage.
    ///
    /// A unit without answers gets the pooled share; so does every unit when sampling error explains all differences.
    ///
    /// Source: Kleinman 1973, see `pooled_estimate`.
    ///
    /// ```
    /// use urbivox_core::measure::pooling::pooled_estimate;
    ///
    /// let pooled = pooled_estimate(&[(80, 100), (40, 100)]).unwrap();
    /// assert_eq!(format!("{:.4} {:.4}", pooled.shrunk_share((80, 100)), pooled.shrunk_share((9, 10))), "0.7960 0.8487");
    /// ```
    pub fn shrunk_share(&self, (hits, trials): PooledUnit) -> f64 {
        let within = self.share * (1.0 - self.share);
        if self.between_variance <= 0.0 || within <= self.between_variance {
            return if within <= self.between_variance {
                share(hits, trials).unwrap_or(self.share)
            } else {
                self.share
            };
        }
        // Weight of the prior, in answers.
        let weight = within / self.between_variance - 1.0;
        (number(hits.min(trials)) + weight * self.share) / (number(trials) + weight)
    }

    /// Returns the control limits of a funnel plot for a unit with `trials` answers: the pooled share ± z standard errors,
    /// truncated to 0 to 1; (0, 1) without answers. By sampling error alone, a share is outside with probability 5 % for
    /// [`Z_95`] and 0.2 % for [`Z_998`].
    ///
    /// Source: D. J. Spiegelhalter, “Funnel plots for comparing institutional performance”, *Statistics in Medicine* 24
    /// (2005), 1185–1202.
    ///
    /// ```
    /// use urbivox_core::measure::pooling::{Z_95, pooled_estimate};
    ///
    /// let pooled = pooled_estimate(&[(80, 100), (40, 100)]).unwrap();
    /// let (low, high) = pooled.control_limits(100.0, Z_95);
    /// assert_eq!(format!("{low:.3} to {high:.3}"), "0.504 to 0.696");
    /// ```
    pub fn control_limits(&self, trials: f64, z: f64) -> (f64, f64) {
        if trials <= 0.0 {
            return (0.0, 1.0);
        }
        let half = z * (self.share * (1.0 - self.share) / trials).sqrt();
        ((self.share - half).max(0.0), (self.share + half).min(1.0))
    }
}

pub use super::numeric::{Z_95, Z_998};

impl PooledEstimate {
    /// Returns the position of a unit relative to the 99.8 % limits; `Within` without answers. Source: Spiegelhalter 2005,
    /// see `control_limits`.
    ///
    /// ```
    /// use urbivox_core::measure::pooling::{FunnelPosition, pooled_estimate};
    ///
    /// let pooled = pooled_estimate(&[(80, 100), (40, 100)]).unwrap();
    /// assert_eq!(pooled.funnel_position((80, 100)), FunnelPosition::Above); // 0.8 > 0.751
    /// ```
    pub fn funnel_position(&self, part: PooledUnit) -> FunnelPosition {
        let (low, high) = self.control_limits(number(part.1), Z_998);
        match share(part.0, part.1) {
            Some(share) if share > high => FunnelPosition::Above,
            Some(share) if share < low => FunnelPosition::Below,
            _ => FunnelPosition::Within,
        }
    }
}

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
    fn differences_explained_by_chance_shrink_to_the_common_share() {
        let parts = [(80, 100), (78, 100), (82, 100), (9, 10)];
        let common = pooled_estimate(&parts).unwrap();
        assert_eq!(common.between_variance, 0.0);
        assert!(
            parts
                .iter()
                .all(|part| (common.shrunk_share(*part) - common.share).abs() < 1e-12)
        );
    }

    #[test]
    fn few_answers_shrink_more_than_many() {
        let common = pooled_estimate(&[(900, 1000), (500, 1000), (700, 1000), (10, 10), (600, 1000)]).unwrap();
        assert!(common.between_variance > 0.0, "{common:?}");
        let (small, large) = (common.shrunk_share((10, 10)), common.shrunk_share((900, 1000)));
        assert!(small < 0.9 && small > common.share, "{small}");
        assert!((large - 0.9).abs() < 0.01, "{large}");
        assert!((common.shrunk_share((0, 0)) - common.share).abs() < 1e-12);
    }

    #[test]
    fn the_moments_are_those_of_the_formula() {
        // By hand: p = 0.6, S = 100·0.04 + 100·0.04 = 8, divisor = 200 − 100 − 1 = 99, (8 − 0.24) / 99.
        let common = pooled_estimate(&[(80, 100), (40, 100)]).unwrap();
        assert!((common.between_variance - 7.76 / 99.0).abs() < 1e-12, "{common:?}");
        let weight = 0.24 / common.between_variance - 1.0;
        assert!((common.shrunk_share((80, 100)) - (80.0 + weight * 0.6) / (100.0 + weight)).abs() < 1e-12);
    }

    #[test]
    fn funnel_limits_are_wider_for_fewer_answers_within_0_to_1() {
        let common = pooled_estimate(&[(80, 100), (40, 100)]).unwrap();
        let (low, high) = common.control_limits(100.0, Z_95);
        assert!((low - 0.504).abs() < 1e-3 && (high - 0.696).abs() < 1e-3);
        assert_eq!(common.control_limits(1.0, Z_998), (0.0, 1.0));
        assert_eq!(common.funnel_position((80, 100)), FunnelPosition::Above);
        assert_eq!(common.funnel_position((7, 10)), FunnelPosition::Within);
        assert_eq!(common.funnel_position((40, 100)), FunnelPosition::Below);
    }

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

    #[test]
    fn a_single_part_has_no_pooled_estimate() {
        assert_eq!(pooled_estimate(&[(1, 2), (0, 0)]), None);
        assert_eq!(pooled_estimate(&[]), None);
        let same = pooled_estimate(&[(5, 5), (9, 9)]).unwrap();
        assert!((same.shrunk_share((5, 5)) - 1.0).abs() < 1e-12);
    }
}
