//! Proposals for indicators, and weighting by a segment.

use urbivox_core::measure::cell_rounding::CellRounding;
use urbivox_core::measure::interval::wilson;
use urbivox_core::measure::verdict::{Answer, verdict};
use urbivox_core::measure::weighting::strata::{Stratum, Values, post_stratify};

use super::random::Random;
use super::table::{Figure, at};

/// Bar of the indicator.
const BAR: f64 = 0.8;
/// Groups: their part of the population, their part of those who answer, and the share of satisfied.
const GROUPS: [(f64, f64, f64); 3] = [(0.2, 0.1, 0.5), (0.5, 0.3, 0.8), (0.3, 0.6, 0.95)];

fn is_yes(months: &[(u64, u64)]) -> bool {
    let (hits, n) = months
        .iter()
        .fold((0, 0), |sum, month| (sum.0 + month.0, sum.1 + month.1));
    verdict(hits, n, BAR, 10).is_some_and(|verdict| verdict.answer == Answer::Yes)
}

/// A yes at the end of the year, and in any of twelve rolling months.
pub(crate) fn proposals(runs: u64, random: &mut Random) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (share, a_month, once, rolling) in [
        (0.78, 30, 0.2, Some(1.5)),
        (0.79, 30, 0.8, Some(3.8)),
        (0.80, 30, 2.5, Some(10.9)),
        (0.85, 10, 27.0, None),
        (0.85, 30, 71.0, None),
        (0.85, 100, 99.6, None),
    ] {
        let (mut at_the_end, mut any) = (0, 0);
        for _ in 0..runs {
            let months: Vec<(u64, u64)> = (0..23).map(|_| (random.hits(a_month, share), a_month)).collect();
            at_the_end += u64::from(is_yes(&months[11..]));
            any += u64::from(months.windows(12).any(is_yes));
        }
        let name = format!("yes at a true {:.0} %, {a_month} answers a month", share * 100.0);
        figures.push(Figure::per_cent(
            format!("{name}, once"),
            at_the_end,
            runs,
            at(once),
            0.7,
        ));
        if let Some(rolling) = rolling {
            figures.push(Figure::per_cent(
                format!("{name}, any of 12 looks"),
                any,
                runs,
                at(rolling),
                0.7,
            ));
        }
    }
    figures
}

/// Coverage of the population's share when groups answer unequally, weighted and raw.
pub(crate) fn weighting(runs: u64, random: &mut Random) -> Vec<Figure> {
    let truth: f64 = GROUPS.iter().map(|(weight, _, share)| weight * share).sum();
    let answering = GROUPS.map(|(_, answering, _)| answering);
    let mut figures = Vec::new();
    for (n, of_weighted, of_raw) in [(60, 93.9, 73.4), (150, 95.7, 24.7), (600, 94.3, 0.1)] {
        let (mut weighted, mut shown, mut raw) = (0, 0, 0);
        for _ in 0..runs {
            let sizes = random.counts(n, &answering);
            let groups: Vec<(f64, u64, u64)> = GROUPS
                .iter()
                .zip(sizes)
                .map(|((weight, _, share), size)| (*weight, random.hits(size, *share), size))
                .collect();
            let hits = groups.iter().map(|(_, hits, _)| hits).sum();
            let found = wilson(hits, n).unwrap();
            raw += u64::from((found.low..=found.high).contains(&truth));
            let strata: Vec<Stratum> = groups
                .into_iter()
                .map(|(weight, hits, size)| Stratum {
                    weight,
                    cells: vec![(0.0, size - hits), (1.0, hits)],
                })
                .collect();
            if let Ok(found) = post_stratify(&strata, Values::Share, CellRounding::EXACT, 1) {
                shown += 1;
                weighted += u64::from((found.interval.low..=found.interval.high).contains(&truth));
            }
        }
        figures.push(Figure::per_cent(
            format!("{n} answers, weighted"),
            weighted,
            shown,
            at(of_weighted),
            1.0,
        ));
        figures.push(Figure::per_cent(
            format!("{n} answers, raw"),
            raw,
            runs,
            at(of_raw),
            1.0,
        ));
    }
    figures
}
