//! Simulated ranges of ranks in memory. They follow from editions, which never change, so they are kept until another edition
//! is published.

use std::collections::HashMap;

use parking_lot::Mutex;

use urbivox_core::indicator::rank_simulation::SimulatedRankRange;
use urbivox_core::indicator::{DoubtfulCity, rank_ranges};

/// Largest number of years of all frameworks that are kept.
const KEPT_MAX: usize = 100;

/// Ranges of the last ranking of each framework and year.
#[derive(Debug, Default)]
pub struct RankCache {
    kept: Mutex<HashMap<(String, u16), KeptRanges>>,
}

/// Ranges with the cities that they were simulated from.
#[derive(Debug)]
struct KeptRanges {
    cities: Vec<DoubtfulCity>,
    ranges: Vec<SimulatedRankRange>,
}

impl RankCache {
    /// Returns the range of each city's rank in a year.
    pub(super) fn ranges(&self, framework: &str, year: u16, cities: Vec<DoubtfulCity>) -> Vec<SimulatedRankRange> {
        let key = (framework.to_owned(), year);
        if let Some(known) = self.kept.lock().get(&key).filter(|known| known.cities == cities) {
            return known.ranges.clone();
        }
        // Simulated without the lock: two readers at once may both do it, with the same result.
        let ranges = rank_ranges(&cities, year);
        let mut kept = self.kept.lock();
        if kept.len() >= KEPT_MAX && !kept.contains_key(&key) {
            kept.clear();
        }
        let new = KeptRanges {
            cities,
            ranges: ranges.clone(),
        };
        kept.insert(key, new);
        ranges
    }
}
