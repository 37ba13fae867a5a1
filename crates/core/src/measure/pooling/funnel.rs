//! Funnel plot that allows for the usual differences between units.

use super::common_share::{common_share, counted};
use super::unit::{FunnelPosition, PooledUnit};
use crate::measure::numeric::{Z_998, number, quantile};

/// Part of the units at each end whose distance is read as that of the unit at the quantile.
const WINSORISED: f64 = 0.1;

/// Funnel: target, over-dispersion and what the limits are computed from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Funnel {
    /// Common share, 0 to 1: the middle line.
    pub target: f64,
    /// Mean squared distance of the winsorised units; 1 when chance explains all differences.
    pub dispersion: f64,
    /// Variance between units beyond chance.
    pub between_variance: f64,
}

/// Returns the funnel of several units; `None` when fewer than two have answers or all answers are alike.
///
/// Source: D. J. Spiegelhalter, “Handling over-dispersion of performance indicators”, *Quality and Safety in Health Care* 14
/// (2005), 347–351.
pub fn funnel(units: &[PooledUnit]) -> Option<Funnel> {
    let target = common_share(units)?.share;
    let within = target * (1.0 - target);
    if within <= 0.0 {
        return None;
    }
    let units = counted(units);
    let distances: Vec<f64> = units
        .iter()
        .map(|(hits, n)| (hits / n - target) / (within / n).sqrt())
        .collect();
    let (low, high) = (
        quantile(&distances, WINSORISED)?,
        quantile(&distances, 1.0 - WINSORISED)?,
    );
    let all = number(u64::try_from(units.len()).ok()?);
    let dispersion = distances
        .iter()
        .map(|distance| distance.clamp(low, high).powi(2))
        .sum::<f64>()
        / all;
    let weights: Vec<f64> = units.iter().map(|(_, n)| n / within).collect();
    let (sum, squares) = (
        weights.iter().sum::<f64>(),
        weights.iter().map(|weight| weight.powi(2)).sum::<f64>(),
    );
    let between_variance = ((all * dispersion - (all - 1.0)) / (sum - squares / sum)).max(0.0);
    Some(Funnel {
        target,
        dispersion,
        between_variance,
    })
}

impl Funnel {
    /// Returns the 99.8 % limits for a unit with `n` answers, within 0 to 1; (0, 1) without answers.
    pub fn limits(&self, n: f64) -> (f64, f64) {
        if n <= 0.0 {
            return (0.0, 1.0);
        }
        let half = Z_998 * self.error(n);
        ((self.target - half).max(0.0), (self.target + half).min(1.0))
    }

    /// Returns the distance of a unit from the target in standard errors, over-dispersion included; 0 without answers.
    pub fn distance(&self, (hits, n): PooledUnit) -> f64 {
        if n == 0 {
            return 0.0;
        }
        (number(hits.min(n)) / number(n) - self.target) / self.error(number(n))
    }

    /// Returns the position of a unit relative to the limits; `Within` without answers.
    pub fn position(&self, (hits, n): PooledUnit) -> FunnelPosition {
        let (low, high) = self.limits(number(n));
        match number(hits.min(n)) / number(n) {
            share if share > high => FunnelPosition::Above,
            share if share < low => FunnelPosition::Below,
            _ => FunnelPosition::Within,
        }
    }

    fn error(&self, n: f64) -> f64 {
        (self.target * (1.0 - self.target) / n + self.between_variance).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SplitMix64, and normal draws of it by Box and Muller.
    struct Random(u64);

    impl Random {
        fn unit(&mut self) -> f64 {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut x = self.0;
            x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            number((x ^ (x >> 31)) >> 11) / 9_007_199_254_740_992.0
        }

        fn normal(&mut self) -> f64 {
            let (first, second) = (1.0 - self.unit(), self.unit());
            (-2.0 * first.ln()).sqrt() * (std::f64::consts::TAU * second).cos()
        }

        /// A city with a true share around 80 %, and a binomial number of hits.
        fn city(&mut self, spread: f64, n: u64) -> PooledUnit {
            let share = (0.8 + spread * self.normal()).clamp(0.0, 1.0);
            let hits = (0..n).filter(|_| self.unit() < share).count();
            (u64::try_from(hits).unwrap(), n)
        }
    }

    /// The table of the specification: of 30 ordinary cities, how many are flagged on average, and how many would be without
    /// allowance for the usual differences.
    #[test]
    fn of_thirty_ordinary_cities_less_than_one_is_flagged() {
        let worlds = 60_u32;
        for (spread, n, flagged, flagged_without) in [
            (0.0, 500, 0.03, 0.06),
            (0.02, 2_000, 0.41, 6.4),
            (0.05, 500, 0.36, 9.0),
            (0.05, 2_000, 0.46, 17.7),
        ] {
            let mut random = Random(2026);
            let (mut with, mut without) = (0_u32, 0_u32);
            for _ in 0..worlds {
                let units: Vec<PooledUnit> = (0..30).map(|_| random.city(spread, n)).collect();
                let usual = funnel(&units).unwrap();
                let chance_alone = Funnel {
                    between_variance: 0.0,
                    ..usual
                };
                for unit in &units {
                    with += u32::from(usual.position(*unit) != FunnelPosition::Within);
                    without += u32::from(chance_alone.position(*unit) != FunnelPosition::Within);
                }
            }
            let (with, without) = (
                f64::from(with) / f64::from(worlds),
                f64::from(without) / f64::from(worlds),
            );
            assert!((with - flagged).abs() < 0.3, "spread {spread}, n {n}: {with}");
            assert!(
                (without - flagged_without).abs() < 1.2,
                "spread {spread}, n {n}: {without}"
            );
        }
    }

    #[test]
    fn usual_differences_are_not_remarkable_and_an_outlier_is() {
        let mut units: Vec<PooledUnit> = (0..30).map(|unit| (800 + 5 * (unit % 7), 1_000)).collect();
        let usual = funnel(&units).unwrap();
        assert!(units.iter().all(|unit| usual.position(*unit) == FunnelPosition::Within));
        units.push((200, 1_000));
        assert_eq!(funnel(&units).unwrap().position((200, 1_000)), FunnelPosition::Below);
        assert_eq!(usual.position((0, 0)), FunnelPosition::Within);
    }
}
