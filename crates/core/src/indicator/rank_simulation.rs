//! Ranges of ranks by simulation: how far a rank may be off when answers rest on surveys.
//!
//! Each draw decides every doubtful answer by its probability, scores all cities and ranks them. The range of a city is
//! the middle 95 % of its ranks, each range by itself: all ranges together hold less often.
//!
//! Source: H. Goldstein, D. J. Spiegelhalter, “League tables and their limitations”, *Journal of the Royal Statistical
//! Society A* 159 (1996), 385–443.

use std::collections::{BTreeMap, BTreeSet};

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

/// Largest total, in shown per cent.
const PER_CENT_MAX: usize = 100;

/// Number of draws by rank.
type RankCounts = BTreeMap<usize, usize>;

/// Returns the 95 % range of each city's rank: the 2.5 % and 97.5 % of its ranks in `draws` draws (10,000 draws: the 250th
/// and the 9,751st). Equal totals share a rank.
///
/// `probabilities` are those of each city's doubtful answers being yes; `total` scores a city, by position, with its
/// doubtful answers decided, in shown per cent, 0 to 100. Draws go over the cities in order, and over each city's answers in
/// order.
pub fn simulate_ranks(
    probabilities: &[Vec<f64>],
    seed: u64,
    draws: usize,
    mut total: impl FnMut(usize, &[bool]) -> u32,
) -> Vec<SimulatedRankRange> {
    let mut total = |city: usize, decided: &[bool]| {
        let total = usize::try_from(total(city, decided)).unwrap_or(PER_CENT_MAX);
        total.min(PER_CENT_MAX)
    };
    let mut sequence = SplitMix64::new(seed);
    // The rank of a city without doubts follows from its total, so such cities share their counts.
    let certain: Vec<Option<usize>> = probabilities
        .iter()
        .enumerate()
        .map(|(city, own)| own.is_empty().then(|| total(city, &[])))
        .collect();
    let certain_totals: BTreeSet<usize> = certain.iter().flatten().copied().collect();
    let mut of_certain = [0_usize; PER_CENT_MAX + 1];
    certain.iter().flatten().for_each(|own| add_one(&mut of_certain, *own));
    let mut by_total: BTreeMap<usize, RankCounts> = BTreeMap::new();
    let mut doubtful: Vec<DoubtfulRanks<'_>> = probabilities
        .iter()
        .enumerate()
        .filter(|(_, own)| !own.is_empty())
        .map(|(city, probabilities)| DoubtfulRanks {
            city,
            probabilities,
            total: 0,
            ranks: RankCounts::new(),
        })
        .collect();
    let mut decided = Vec::new();
    for _ in 0..draws {
        let mut cities_with = of_certain;
        for own in &mut doubtful {
            decided.clear();
            decided.extend(
                own.probabilities
                    .iter()
                    .map(|probability| sequence.next_unit() < *probability),
            );
            own.total = total(own.city, &decided);
            add_one(&mut cities_with, own.total);
        }
        let ranks = ranks_by_total(&cities_with);
        let rank_of = |total: usize| ranks.get(total).copied().unwrap_or(1);
        for own in &certain_totals {
            *by_total.entry(*own).or_default().entry(rank_of(*own)).or_default() += 1;
        }
        for own in &mut doubtful {
            *own.ranks.entry(rank_of(own.total)).or_default() += 1;
        }
    }
    let mut doubtful = doubtful.iter();
    let counts = certain.iter().map(|certain| match certain {
        Some(total) => by_total.get(total),
        None => doubtful.next().map(|own| &own.ranks),
    });
    counts.map(|counts| middle_95_per_cent(counts, draws)).collect()
}

/// City with doubts, and its ranks so far.
struct DoubtfulRanks<'a> {
    city: usize,
    probabilities: &'a [f64],
    /// Total in the present draw.
    total: usize,
    ranks: RankCounts,
}

fn add_one(cities_with: &mut [usize; PER_CENT_MAX + 1], total: usize) {
    if let Some(count) = cities_with.get_mut(total) {
        *count += 1;
    }
}

/// Returns the rank of each total: 1 plus the number of cities with a larger one.
fn ranks_by_total(cities_with: &[usize; PER_CENT_MAX + 1]) -> [usize; PER_CENT_MAX + 1] {
    let mut ranks = [1; PER_CENT_MAX + 1];
    let mut above = 0;
    for (rank, count) in ranks.iter_mut().zip(cities_with).rev() {
        *rank = 1 + above;
        above += count;
    }
    ranks
}

fn middle_95_per_cent(counts: Option<&RankCounts>, draws: usize) -> SimulatedRankRange {
    let cut = draws / 40;
    let at = |place: usize| {
        let mut passed = 0;
        let mut ranks = counts.into_iter().flatten();
        let found = ranks.find(|(_, count)| {
            passed += **count;
            passed > place
        });
        found.map_or(1, |(rank, _)| *rank)
    };
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
            if city == 0 { u32::from(decided[0]) * 2 } else { 1 }
        });
        assert_eq!(ranges[0], SimulatedRankRange { best: 1, worst: 2 });
        assert_eq!(ranges[1], SimulatedRankRange { best: 1, worst: 2 });
    }
}
