//! Ranges of ranks by simulation: how far a rank may be off when answers rest on surveys.
//!
//! Each draw decides every doubtful answer by its probability, scores all cities and ranks them. The range of a city is
//! the middle 95 % of its ranks, each range by itself: all ranges together hold less often.
//!
//! Source: H. Goldstein, D. J. Spiegelhalter, “League tables and their limitations”, *Journal of the Royal Statistical
//! Society A* 159 (1996), 385–443.

/// Sequence of pseudo-random numbers that is the same for a seed on every machine.
///
/// Source: G. L. Steele, D. Lea, C. H. Flood, “Fast splittable pseudorandom number generators”, OOPSLA 2014.
#[derive(Clone, Debug)]
pub struct SplitMix64(u64);

impl SplitMix64 {
    /// Makes the sequence of a seed, such as the year of an edition.
    pub fn new(seed: u64) -> SplitMix64 {
        SplitMix64(seed)
    }

    /// Returns the next number, 0 to 1, 1 excluded, in steps of 2^−53.
    pub fn next_unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        crate::measure::moments::to_f64(i128::from(mixed >> 11)) * 2.0_f64.powi(-53)
    }
}

/// Best and worst rank, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SimulatedRankRange {
    /// Best rank: the lowest number.
    pub best: usize,
    /// Worst rank: the highest number.
    pub worst: usize,
}

/// Returns the 95 % range of each city's rank: the 2.5 % and 97.5 % of its ranks in `draws` draws (10,000 draws: the 250th
/// and the 9,751st). Equal totals share a rank.
///
/// `probabilities` are those of each city's doubtful answers being yes; `total` scores a city, by position, with its
/// doubtful answers decided. Draws go over the cities in order, and over each city's answers in order.
pub fn simulate_ranks<T: Ord>(
    probabilities: &[Vec<f64>],
    seed: u64,
    draws: usize,
    mut total: impl FnMut(usize, &[bool]) -> T,
) -> Vec<SimulatedRankRange> {
    let mut sequence = SplitMix64::new(seed);
    let mut ranks: Vec<Vec<usize>> = probabilities.iter().map(|_| Vec::with_capacity(draws)).collect();
    for _ in 0..draws {
        let mut totals = Vec::with_capacity(probabilities.len());
        for (city, own) in probabilities.iter().enumerate() {
            let decided: Vec<bool> = own
                .iter()
                .map(|probability| sequence.next_unit() < *probability)
                .collect();
            totals.push(total(city, &decided));
        }
        let mut sorted: Vec<&T> = totals.iter().collect();
        sorted.sort_unstable();
        for (ranks, own) in ranks.iter_mut().zip(&totals) {
            ranks.push(1 + sorted.len() - sorted.partition_point(|other| *other <= own));
        }
    }
    ranks
        .into_iter()
        .map(|ranks| middle_95_per_cent(ranks, draws))
        .collect()
}

fn middle_95_per_cent(mut ranks: Vec<usize>, draws: usize) -> SimulatedRankRange {
    ranks.sort_unstable();
    let cut = draws / 40;
    let at = |place: usize| ranks.get(place).copied().unwrap_or(1);
    SimulatedRankRange {
        best: at(cut.saturating_sub(1)),
        worst: at(draws.saturating_sub(cut)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_that_of_its_authors() {
        let mut sequence = SplitMix64::new(1);
        for expected in [0.566_562, 0.745_782, 0.971_003, 0.444_359] {
            assert!((sequence.next_unit() - expected).abs() < 1e-6);
        }
    }

    #[test]
    fn without_doubts_every_rank_is_certain() {
        let totals = [70, 80, 70];
        let ranges = simulate_ranks(&[vec![], vec![], vec![]], 2026, 100, |city, _| totals[city]);
        let pairs: Vec<(usize, usize)> = ranges.iter().map(|range| (range.best, range.worst)).collect();
        assert_eq!(pairs, [(2, 2), (1, 1), (2, 2)]);
    }

    #[test]
    fn an_even_chance_reaches_both_ranks() {
        let ranges = simulate_ranks(&[vec![0.5], vec![]], 7, 1_000, |city, decided| {
            if city == 0 { i32::from(decided[0]) * 2 } else { 1 }
        });
        assert_eq!(ranges[0], SimulatedRankRange { best: 1, worst: 2 });
        assert_eq!(ranges[1], SimulatedRankRange { best: 1, worst: 2 });
    }
}
