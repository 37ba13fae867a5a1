//! Pseudo-random numbers and populations.

use urbivox_core::indicator::rank_simulation::SplitMix64;

/// A sequence of random numbers, the same for a seed on every machine.
pub(crate) struct Random(SplitMix64);

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random(SplitMix64::new(seed))
    }

    /// Returns a number, 0 to 1, 1 excluded.
    pub(crate) fn unit(&mut self) -> f64 {
        self.0.next_unit()
    }

    /// Returns a whole number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        (self.unit() * end as f64) as u64
    }

    /// Returns a number of the normal distribution, by the method of Box and Muller.
    pub(crate) fn normal(&mut self) -> f64 {
        let (radius, angle) = (1.0 - self.unit(), self.unit());
        (-2.0 * radius.ln()).sqrt() * (std::f64::consts::TAU * angle).cos()
    }

    /// Returns how many of `n` people do what each does with this probability.
    pub(crate) fn hits(&mut self, n: u64, share: f64) -> u64 {
        (0..n).filter(|_| self.unit() < share).count() as u64
    }

    /// Returns how many of `n` people choose each cell, with probabilities proportional to `shares`.
    pub(crate) fn counts(&mut self, n: u64, shares: &[f64]) -> Vec<u64> {
        let total: f64 = shares.iter().sum();
        let mut counts = vec![0; shares.len()];
        for _ in 0..n {
            let mut left = self.unit() * total;
            let chosen = shares.iter().position(|share| {
                left -= share;
                left < 0.0
            });
            counts[chosen.unwrap_or(shares.len() - 1)] += 1;
        }
        counts
    }
}
