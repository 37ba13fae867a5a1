//! Common share of several units and the variance between them.

use super::unit::PooledUnit;
use crate::measure::numeric::number;

/// Largest number of rounds of reweighting.
const ROUNDS_MAX: u32 = 50;
/// Change of the intraclass correlation below which reweighting ends.
const CONVERGED: f64 = 1e-12;
/// Largest variance between units, as a part of share · (1 − share).
const BETWEEN_MAX: f64 = 0.999;

/// Common share of several units and the variance between their true shares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CommonShare {
    /// Common share, 0 to 1: the mean of the units' shares, weighted by how well each is known.
    pub share: f64,
    /// Variance of the true shares between the units; 0 when chance explains all differences.
    pub between_variance: f64,
}

/// Returns the common share by the method of moments with reweighting; `None` when fewer than two units have answers.
/// Units without answers are ignored.
///
/// Weights are the numbers of answers at first, then n / (1 + γ · (n − 1)) with γ = variance between / (share · (1 − share)),
/// until γ does not change.
///
/// Source: J. C. Kleinman, “Proportions with Extraneous Variance: Single and Independent Samples”, *Journal of the
/// American Statistical Association* 68 (1973), 46–54.
///
/// ```
/// use urbivox_core::measure::pooling::common_share;
///
/// let common = common_share(&[(80, 100), (40, 100)]).unwrap();
/// assert_eq!(format!("{:.4}", common.share), "0.6000");
/// ```
pub fn common_share(units: &[PooledUnit]) -> Option<CommonShare> {
    let units: Vec<(f64, f64)> = counted(units);
    if units.len() < 2 {
        return None;
    }
    let mut weights: Vec<f64> = units.iter().map(|(_, n)| *n).collect();
    let mut earlier: Option<f64> = None;
    let mut found = CommonShare {
        share: 0.0,
        between_variance: 0.0,
    };
    for _ in 0..ROUNDS_MAX {
        found = of_weights(&units, &weights);
        let within = found.share * (1.0 - found.share);
        let gamma = if within > 0.0 {
            found.between_variance / within
        } else {
            0.0
        };
        if earlier.is_some_and(|earlier| (gamma - earlier).abs() < CONVERGED) {
            break;
        }
        earlier = Some(gamma);
        weights = units.iter().map(|(_, n)| n / (1.0 + gamma * (n - 1.0))).collect();
    }
    Some(found)
}

/// Returns hits and trials of the units that have answers.
pub(super) fn counted(units: &[PooledUnit]) -> Vec<(f64, f64)> {
    let with_answers = units.iter().filter(|(_, trials)| *trials > 0);
    with_answers
        .map(|(hits, trials)| (number(*hits.min(trials)), number(*trials)))
        .collect()
}

fn of_weights(units: &[(f64, f64)], weights: &[f64]) -> CommonShare {
    let total: f64 = weights.iter().sum();
    let weighted = || units.iter().zip(weights);
    let share = weighted().map(|((hits, n), weight)| weight * hits / n).sum::<f64>() / total;
    let spread: f64 = weighted()
        .map(|((hits, n), weight)| weight * (hits / n - share).powi(2))
        .sum();
    let within = share * (1.0 - share);
    let by_chance: f64 = weighted()
        .map(|((_, n), weight)| weight / n * (1.0 - weight / total))
        .sum();
    let divisor = weighted()
        .map(|(_, weight)| weight * (1.0 - weight / total))
        .sum::<f64>()
        - by_chance;
    let between = if divisor > 0.0 {
        (spread - within * by_chance) / divisor
    } else {
        0.0
    };
    CommonShare {
        share,
        between_variance: between.clamp(0.0, BETWEEN_MAX * within),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_unit_does_not_drown_the_others_when_units_differ() {
        let common = common_share(&[(9_000, 10_000), (50, 100), (50, 100)]).unwrap();
        assert!(common.share < 0.75 && common.between_variance > 0.0, "{common:?}");
    }

    #[test]
    fn one_unit_and_equal_units_are_no_fault() {
        assert_eq!(common_share(&[(1, 2), (0, 0)]), None);
        let same = common_share(&[(5, 5), (9, 9)]).unwrap();
        assert_eq!((same.share, same.between_variance), (1.0, 0.0));
    }
}
