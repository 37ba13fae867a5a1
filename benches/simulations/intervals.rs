//! Coverage of intervals: how often a 95 % interval holds the truth.

use urbivox_core::measure::bounded_mean::{ScaleRange, bounded_mean};
use urbivox_core::measure::cell_rounding::{CellRounding, effective_answers};
use urbivox_core::measure::interval::wilson_of_told;

use super::random::Random;
use super::table::{Figure, at};

/// Populations on 1 to 5, in per cent, with the coverage of their means at 5, 10, 30, 100 and 1,000 answers.
const MEANS: [([f64; 5], [f64; 5]); 4] = [
    ([5.0, 5.0, 10.0, 40.0, 40.0], [99.9, 99.3, 96.6, 94.9, 95.0]),
    ([1.0, 1.0, 3.0, 15.0, 80.0], [100.0, 99.9, 99.4, 96.4, 94.9]),
    ([4.0, 1.0, 2.0, 8.0, 85.0], [99.9, 99.9, 96.6, 95.1, 94.7]),
    ([1.0, 0.0, 0.0, 2.0, 97.0], [100.0, 100.0, 100.0, 99.8, 94.9]),
];
const MEANS_OF: [u64; 5] = [5, 10, 30, 100, 1_000];
/// The same, with the coverage of the told share of the two best at 12, 30, 100 and 1,000 answers.
const TOLD: [([f64; 5], [f64; 4]); 2] = [
    ([5.0, 5.0, 10.0, 40.0, 40.0], [93.0, 94.7, 95.5, 95.0]),
    ([1.0, 1.0, 3.0, 15.0, 80.0], [90.0, 93.7, 97.0, 96.3]),
];
const TOLD_OF: [u64; 4] = [12, 30, 100, 1_000];

/// Means of a scale with half an answer added at each end.
pub(crate) fn means(runs: u64, random: &mut Random) -> Vec<Figure> {
    let range = ScaleRange { low: 1.0, high: 5.0 };
    let mut figures = Vec::new();
    for (population, expected) in MEANS {
        let truth: f64 = (1..)
            .zip(population)
            .map(|(score, share)| f64::from(score) * share / 100.0)
            .sum();
        for (n, expected) in MEANS_OF.into_iter().zip(expected) {
            let covered = (0..runs).filter(|_| {
                let counts = random.counts(n, &population);
                let cells: Vec<(f64, u64)> = (1..).map(f64::from).zip(counts).collect();
                let found = bounded_mean(&cells, range, CellRounding::EXACT).unwrap().interval;
                (found.low..=found.high).contains(&truth)
            });
            let name = format!("mean of {n} answers, population {population:?}");
            figures.push(Figure::per_cent(name, covered.count() as u64, runs, at(expected), 0.7));
        }
    }
    figures
}

/// Shares of counts that are told in threes, with unknown offsets.
pub(crate) fn told_shares(runs: u64, random: &mut Random) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (population, expected) in TOLD {
        let truth = (population[3] + population[4]) / 100.0;
        for (n, expected) in TOLD_OF.into_iter().zip(expected) {
            let (mut covered, mut shown) = (0, 0);
            for _ in 0..runs {
                let counts = random.counts(n, &population);
                let told: Vec<u64> = counts.iter().map(|count| (count + random.below(3)) / 3 * 3).collect();
                let (hits, base) = (told[3] + told[4], told.iter().sum());
                if let Some(effective) = effective_answers(hits, base, 2, 3, CellRounding::THREES) {
                    let found = wilson_of_told(hits, base, effective).unwrap();
                    shown += 1;
                    covered += u64::from((found.low..=found.high).contains(&truth));
                }
            }
            let name = format!("share told of {n} answers, population {population:?}");
            figures.push(Figure::per_cent(name, covered, shown, at(expected), 0.7));
        }
    }
    figures
}
