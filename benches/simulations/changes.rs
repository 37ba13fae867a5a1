//! False alarms: how often a change is found where there is none, and how soon one is found where there is.

use urbivox_core::measure::bounded_mean::{MeanEstimate, ScaleRange, bounded_mean};
use urbivox_core::measure::cell_rounding::CellRounding;
use urbivox_core::measure::change::alarm::{AlarmState, alarm_states};
use urbivox_core::measure::change::control_chart::{SignalRule, chart_of_shares};
use urbivox_core::measure::change::{difference_of_means, holm};

use super::random::Random;
use super::table::{Figure, at};

/// Population on 1 to 5, in per cent, and the false alarms of one mean and of any of ten.
type Setting = ([f64; 5], (f64, f64));

/// Answers before and after, and settings.
const MEANS: [((u64, u64), [Setting; 3]); 3] = [
    (
        (20, 400),
        [
            ([5.0, 5.0, 10.0, 40.0, 40.0], (2.9, 2.5)),
            ([1.0, 1.0, 3.0, 15.0, 80.0], (0.3, 0.0)),
            ([4.0, 1.0, 2.0, 8.0, 85.0], (0.5, 0.0)),
        ],
    ),
    (
        (30, 1_000),
        [
            ([5.0, 5.0, 10.0, 40.0, 40.0], (3.7, 4.1)),
            ([1.0, 1.0, 3.0, 15.0, 80.0], (0.8, 0.0)),
            ([4.0, 1.0, 2.0, 8.0, 85.0], (3.1, 0.6)),
        ],
    ),
    (
        (100, 1_000),
        [
            ([5.0, 5.0, 10.0, 40.0, 40.0], (4.4, 5.3)),
            ([1.0, 1.0, 3.0, 15.0, 80.0], (3.8, 5.4)),
            ([4.0, 1.0, 2.0, 8.0, 85.0], (4.7, 9.2)),
        ],
    ),
];
/// Measures that share the level.
const SHARING: usize = 10;
/// Points of a baseline, and points after it.
const BASELINE: usize = 12;
/// Bar of the alarms.
const BAR: f64 = 0.7;
/// True shares in per cent, with the alarms of a year in per cent at 1, 3 and 10 answers a day.
const ALARMS: [(f64, [f64; 3]); 6] = [
    (75.0, [0.6, 0.0, 0.0]),
    (72.0, [2.9, 1.3, 0.1]),
    (70.0, [6.7, 5.5, 6.0]),
    (65.0, [39.0, 74.0, 99.9]),
    (60.0, [86.0, 100.0, 100.0]),
    (50.0, [100.0, 100.0, 100.0]),
];

fn mean(n: u64, population: &[f64], random: &mut Random) -> MeanEstimate {
    let cells: Vec<(f64, u64)> = (1..).map(f64::from).zip(random.counts(n, population)).collect();
    bounded_mean(&cells, ScaleRange { low: 1.0, high: 5.0 }, CellRounding::EXACT).unwrap()
}

/// Tests of means without a change: one at the full level, and any of ten that share it.
pub(crate) fn means(runs: u64, random: &mut Random) -> Vec<Figure> {
    let mut figures = Vec::new();
    for ((before, after), settings) in MEANS {
        for (population, (of_one, of_ten)) in settings {
            let (mut one, mut ten) = (0, 0);
            for _ in 0..runs {
                let probabilities: Vec<f64> = (0..SHARING)
                    .map(|_| {
                        let (before, after) = (mean(before, &population, random), mean(after, &population, random));
                        difference_of_means(&before, &after).unwrap().p
                    })
                    .collect();
                one += probabilities.iter().filter(|p| **p < 0.05).count() as u64;
                ten += u64::from(holm(&probabilities).iter().any(|p| *p < 0.05));
            }
            let name = format!("{before} and {after} answers, population {population:?}");
            let tests = runs * SHARING as u64;
            figures.push(Figure::per_cent(format!("{name}, one"), one, tests, at(of_one), 0.7));
            figures.push(Figure::per_cent(
                format!("{name}, any of ten"),
                ten,
                runs,
                at(of_ten),
                0.7,
            ));
        }
    }
    figures
}

/// Control charts without a change, and with one from 80 to 70 %.
pub(crate) fn charts(runs: u64, random: &mut Random) -> Vec<Figure> {
    let mut figures = Vec::new();
    let chart = |random: &mut Random, n: u64, later: f64, points: usize| {
        let shares = (0..BASELINE + points).map(|point| if point < BASELINE { 0.8 } else { later });
        let points: Vec<(u64, u64)> = shares.map(|share| (random.hits(n, share), n)).collect();
        let signals = chart_of_shares(&points, BASELINE).unwrap().signals;
        let mut later: Vec<(usize, bool)> = signals
            .iter()
            .filter(|signal| signal.point >= BASELINE)
            .map(|signal| (signal.point - BASELINE + 1, signal.rule == SignalRule::BeyondLimits))
            .collect();
        later.sort_unstable();
        later
    };
    for n in [30, 100, 300] {
        let (mut beyond, mut any) = (0, 0);
        for _ in 0..runs {
            let signals = chart(random, n, 0.8, BASELINE);
            beyond += u64::from(signals.iter().any(|(_, is_beyond)| *is_beyond));
            any += u64::from(!signals.is_empty());
        }
        figures.push(Figure::per_cent(
            format!("no change, {n} a point, beyond"),
            beyond,
            runs,
            (3.1, 4.3),
            1.0,
        ));
        figures.push(Figure::per_cent(
            format!("no change, {n} a point, either rule"),
            any,
            runs,
            (10.1, 12.8),
            1.0,
        ));
    }
    for (n, expected) in [(30, 8.0), (100, 3.0), (300, 1.0)] {
        let mut found: Vec<usize> = (0..runs)
            .map(|_| chart(random, n, 0.7, 60).first().map_or(60, |(point, _)| *point))
            .collect();
        found.sort_unstable();
        let median = found[found.len() / 2] as f64;
        figures.push(Figure::new(
            format!("points until 80 to 70 % is found, {n} a point"),
            median,
            at(expected),
            1.0,
            0.0,
        ));
    }
    figures
}

/// Alarms in a year of windows of thirty days.
pub(crate) fn alarms(runs: u64, random: &mut Random) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (share, expected) in ALARMS {
        for (rate, expected) in [1, 3, 10].into_iter().zip(expected) {
            let n = 30 * rate;
            let raised = (0..runs).filter(|_| {
                let windows: Vec<(u64, u64)> = (0..12).map(|_| (random.hits(n, share / 100.0), n)).collect();
                alarm_states(&windows, BAR).contains(&AlarmState::Fallen)
            });
            let name = format!("alarm at {share} %, {rate} answers a day");
            figures.push(Figure::per_cent(name, raised.count() as u64, runs, at(expected), 1.5));
        }
    }
    figures
}
