//! Shares of units shrunk towards their common share, each with an interval of its own.

use statrs::function::beta::ln_beta;
use statrs::function::gamma::digamma;

use super::common_share::{CommonShare, common_share, counted};
use super::unit::PooledUnit;
use crate::measure::numeric::{beta_quantile, bisect};

/// Largest logarithm of the weight of the common share.
const LN_WEIGHT_MAX: f64 = 14.0;
/// Steps of the grid on which the largest likelihood is looked for, each of a quarter.
const GRID_STEPS: u32 = 56;

/// Shrunken share of a unit with its own 95 % interval. This interval belongs to this value, Wilson's to the raw share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShrunkenShare {
    /// Shrunken share, 0 to 1.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Estimate of how strongly units are drawn to their common share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shrinkage {
    /// Common share and variance between units.
    pub common: CommonShare,
    /// Weight of the common share, in answers: 1 or more.
    pub weight: f64,
}

/// Returns the shrinkage of several units; `None` when fewer than two have answers or all answers are alike.
///
/// The weight is the maximum of the likelihood of the beta-binomial model times the variance between units (adjusted
/// density maximisation), so that it is never all or nothing.
///
/// Source: C. N. Morris, R. Tang, “Estimating random effects via adjustment for density maximization”, *Statistical
/// Science* 26 (2011), 271–287.
///
/// ```
/// use urbivox_core::measure::pooling::shrinkage;
///
/// let shrinkage = shrinkage(&[(80, 100), (78, 100), (82, 100), (81, 100), (79, 100)]).unwrap();
/// let first = shrinkage.shrunken_share((80, 100)).unwrap();
/// assert_eq!(format!("{:.4} ({:.4} to {:.4})", first.value, first.low, first.high), "0.8000 (0.7467 to 0.8484)");
/// ```
pub fn shrinkage(units: &[PooledUnit]) -> Option<Shrinkage> {
    let common = common_share(units)?;
    if !(common.share > 0.0 && common.share < 1.0) {
        return None;
    }
    let units = counted(units);
    let height = |step: u32| log_density(&units, common.share, grid(step).exp());
    let best = (0..=GRID_STEPS).max_by(|first, second| height(*first).total_cmp(&height(*second)))?;
    let (low, high) = (grid(best.saturating_sub(1)), grid((best + 1).min(GRID_STEPS)));
    let slope = |ln_weight: f64| slope(&units, common.share, ln_weight);
    let ln_weight = if slope(low) > 0.0 && slope(high) < 0.0 {
        bisect(low, high, slope)
    } else {
        grid(best)
    };
    Some(Shrinkage {
        common,
        weight: ln_weight.exp(),
    })
}

fn grid(step: u32) -> f64 {
    LN_WEIGHT_MAX * f64::from(step) / f64::from(GRID_STEPS)
}

/// Logarithm of likelihood times variance, up to a constant.
fn log_density(units: &[(f64, f64)], share: f64, weight: f64) -> f64 {
    let (a, b) = (weight * share, weight * (1.0 - share));
    let prior = ln_beta(a, b);
    units
        .iter()
        .map(|(hits, n)| ln_beta(hits + a, n - hits + b) - prior)
        .sum::<f64>()
        - weight.ln_1p()
}

/// Derivative of [`log_density`] by the logarithm of the weight.
fn slope(units: &[(f64, f64)], share: f64, ln_weight: f64) -> f64 {
    let weight = ln_weight.exp();
    let (a, b) = (weight * share, weight * (1.0 - share));
    let prior = share * digamma(a) + (1.0 - share) * digamma(b) - digamma(weight);
    let of_unit = |(hits, n): &(f64, f64)| {
        share * digamma(hits + a) + (1.0 - share) * digamma(n - hits + b) - digamma(n + weight) - prior
    };
    weight * units.iter().map(of_unit).sum::<f64>() - weight / (weight + 1.0)
}

impl Shrinkage {
    /// Returns the shrunken share of a unit: (hits + weight · common share) / (n + weight), with the central 95 % of its Beta
    /// distribution. A unit without answers gets the common share.
    pub fn shrunken_share(&self, (hits, n): PooledUnit) -> Option<ShrunkenShare> {
        let (hits, n) = counted(&[(hits, n)]).first().copied().unwrap_or((0.0, 0.0));
        let (a, b) = (
            hits + self.weight * self.common.share,
            n - hits + self.weight * (1.0 - self.common.share),
        );
        Some(ShrunkenShare {
            value: a / (a + b),
            low: beta_quantile(0.025, a, b)?,
            high: beta_quantile(0.975, a, b)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_answers_are_drawn_further_than_many() {
        let units = [(900, 1_000), (500, 1_000), (700, 1_000), (10, 10), (600, 1_000)];
        let shrinkage = shrinkage(&units).unwrap();
        let (small, large) = (
            shrinkage.shrunken_share((10, 10)).unwrap(),
            shrinkage.shrunken_share((900, 1_000)).unwrap(),
        );
        assert!(small.value < 0.95 && small.value > shrinkage.common.share);
        assert!((large.value - 0.9).abs() < 0.01);
        assert!(small.high - small.low > large.high - large.low);
        assert!((shrinkage.shrunken_share((0, 0)).unwrap().value - shrinkage.common.share).abs() < 1e-9);
    }

    #[test]
    fn answers_that_are_all_alike_have_no_shrinkage() {
        assert_eq!(shrinkage(&[(5, 5), (9, 9)]), None);
        assert_eq!(shrinkage(&[(5, 6)]), None);
    }
}
