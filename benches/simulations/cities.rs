//! Comparison of cities: shrunken values, funnels and ranks.

use urbivox_core::indicator::rank_simulation::simulate_ranks;
use urbivox_core::measure::pooling::{funnel, probability_above, shrinkage};

use super::random::Random;
use super::table::{Figure, at};

/// Cities of a comparison.
const CITIES: usize = 30;
/// Common share.
const SHARE: f64 = 0.8;

/// Doubtful indicators of a city, and the points of each.
const DOUBTS: usize = 3;
const POINTS: u64 = 5;
/// Draws of a range of ranks.
const DRAWS: usize = 1_000;

/// Draws the true shares of cities with this spread, and the hits of each among `n`.
fn draw(n: u64, spread: f64, random: &mut Random) -> (Vec<f64>, Vec<(u64, u64)>) {
    let truths: Vec<f64> = (0..CITIES)
        .map(|_| (SHARE + spread * random.normal()).clamp(0.01, 0.99))
        .collect();
    let units = truths.iter().map(|truth| (random.hits(n, *truth), n)).collect();
    (truths, units)
}

/// Error and coverage of shrunken values beside the raw shares, in points and per cent.
pub(crate) fn shrunken(runs: u64, random: &mut Random) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (spread, of_shrunken, of_raw) in [(0.0, 1.2, 4.0), (0.02, 2.0, 3.9), (0.05, 3.1, 3.9), (0.10, 3.6, 3.8)] {
        let (mut shrunken, mut raw, mut covered) = (0.0, 0.0, 0);
        for _ in 0..runs {
            let (truths, units) = draw(100, spread, random);
            let found = shrinkage(&units).unwrap();
            for (truth, (hits, n)) in truths.into_iter().zip(units) {
                let value = found.shrunken_share((hits, n)).unwrap();
                shrunken += (value.value - truth).powi(2);
                raw += (hits as f64 / n as f64 - truth).powi(2);
                covered += u64::from((value.low..=value.high).contains(&truth));
            }
        }
        let all = runs * CITIES as u64;
        let error = |squares: f64| 100.0 * (squares / all as f64).sqrt();
        let name = format!("true spread {:.0} points, 100 answers each", spread * 100.0);
        let chance = 3.0 / (all as f64).sqrt();
        figures.push(Figure::new(
            format!("{name}: error, shrunken"),
            error(shrunken),
            at(of_shrunken),
            0.2,
            chance,
        ));
        figures.push(Figure::new(
            format!("{name}: error, raw"),
            error(raw),
            at(of_raw),
            0.2,
            chance,
        ));
        figures.push(Figure::per_cent(
            format!("{name}: coverage"),
            covered,
            all,
            (92.9, 99.7),
            1.0,
        ));
    }
    figures
}

/// Cities of thirty that stand out in the funnel although all belong to one distribution.
pub(crate) fn flags(runs: u64, random: &mut Random) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (spread, n, expected) in [
        (0.0, 500, (0.02, 0.04)),
        (0.02, 2_000, at(0.41)),
        (0.05, 500, at(0.36)),
        (0.05, 2_000, at(0.46)),
    ] {
        let mut out = 0_u64;
        for _ in 0..runs {
            let (_, units) = draw(n, spread, random);
            let (low, high) = funnel(&units).unwrap().limits(n as f64);
            let shares = units.iter().map(|(hits, n)| *hits as f64 / *n as f64);
            out += shares.filter(|share| !(low..=high).contains(share)).count() as u64;
        }
        let mean = out as f64 / runs as f64;
        let name = format!(
            "cities of 30 that stand out, spread {:.0} points, n = {n}",
            spread * 100.0
        );
        figures.push(Figure::new(
            name,
            mean,
            expected,
            0.1,
            (mean.max(0.03) / runs as f64).sqrt(),
        ));
    }
    figures
}

/// How often the range of a city's rank holds the rank by the true shares. Besides what is certain each city has three
/// indicators that depend on whether a share of this many answers is above 80 %.
pub(crate) fn ranks(runs: u64, random: &mut Random) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (cities, n) in [(10, 50), (10, 500), (50, 50), (50, 500)] {
        let (mut covered, mut width) = (0, 0);
        for run in 0..runs {
            let certain: Vec<u64> = (0..cities).map(|_| 40 + random.below(40)).collect();
            let shares: Vec<Vec<f64>> = (0..cities)
                .map(|_| {
                    (0..DOUBTS)
                        .map(|_| (SHARE + 0.05 * random.normal()).clamp(0.01, 0.99))
                        .collect()
                })
                .collect();
            let probabilities: Vec<Vec<f64>> = shares
                .iter()
                .map(|own| {
                    own.iter()
                        .map(|share| probability_above((random.hits(n, *share), n), SHARE))
                        .collect()
                })
                .collect();
            let total = |city: usize, decided: &[bool]| {
                let yes = decided.iter().filter(|is_yes| **is_yes).count() as u64;
                u32::try_from(certain[city] + POINTS * yes).unwrap()
            };
            let truths: Vec<u32> = shares
                .iter()
                .enumerate()
                .map(|(city, own)| total(city, &own.iter().map(|share| *share > SHARE).collect::<Vec<_>>()))
                .collect();
            let ranges = simulate_ranks(&probabilities, run, DRAWS, total);
            for (range, truth) in ranges.iter().zip(&truths) {
                let rank = 1 + truths.iter().filter(|other| *other > truth).count();
                covered += u64::from((range.best..=range.worst).contains(&rank));
                width += range.worst - range.best + 1;
            }
        }
        let all = runs * cities;
        let name = format!(
            "{cities} cities, {n} answers, {:.1} ranks wide",
            width as f64 / all as f64
        );
        // The ranks of one run depend on one another.
        let mut figure = Figure::per_cent(name, covered, all, (97.0, 99.9), 1.0);
        figure.error *= (cities as f64).sqrt();
        figures.push(figure);
    }
    figures
}
