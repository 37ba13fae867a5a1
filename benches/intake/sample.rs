//! Rates, medians and percentiles.

use std::{fmt, time::Duration};

use anyhow::Context;

/// What one run of the load came to.
pub(crate) struct Sample {
    /// How long it took.
    pub(crate) elapsed: Duration,
    /// Microseconds from the request's first byte to the answer's last, one for each answer.
    pub(crate) latencies: Vec<u32>,
}

impl Sample {
    /// How many requests were answered as they should be.
    pub(crate) fn count(&self) -> u64 {
        self.latencies.iter().map(|_| 1).sum()
    }

    /// Answers a second.
    pub(crate) fn rate(&self) -> anyhow::Result<f64> {
        Ok(f64::from(u32::try_from(self.latencies.len())?) / self.elapsed.as_secs_f64())
    }
}

/// A round's two rates: both halves run shortly after each other, so that a machine that slows down slows both.
pub(crate) struct Round {
    /// Submissions checked in a second, the ceiling.
    pub(crate) checked: f64,
    /// Submissions stored in a second.
    pub(crate) stored: f64,
}

impl Round {
    /// How much of the ceiling remains when responses are stored.
    pub(crate) fn ratio(&self) -> f64 {
        self.stored / self.checked
    }
}

impl fmt::Display for Round {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { checked, stored } = self;
        write!(
            formatter,
            "{checked:.0}/s checked, {stored:.0}/s stored, ratio {:.2}",
            self.ratio()
        )
    }
}

/// The middle value; of two in the middle the higher; 0 of none.
pub(crate) fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// The value that `percent` of the sorted ones do not exceed.
pub(crate) fn percentile(sorted: &[u32], percent: usize) -> anyhow::Result<u32> {
    let rank = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(rank).copied().context("nothing was measured")
}
