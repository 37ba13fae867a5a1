//! Releases over random histories: what an attacker finds by subtracting figures, and how fresh they are.

use urbivox_core::release::RESPONSES;

use super::random::Random;
use super::sets;
use super::sets::Found;
use super::table::{Figure, at};
use super::world::{MINIMUM, Setting, World};

/// Responses a day, days, and days between the newest told day and the day just closed.
const WORLDS: [(f64, i32, f64); 5] = [
    (0.5, 420, 11.2),
    (1.0, 360, 5.4),
    (3.0, 160, 1.7),
    (10.0, 70, 0.3),
    (50.0, 20, 0.0),
];

/// Leaks, the people behind each change of what is public, and freshness; one world of each rate for each run.
pub(crate) fn leaks(runs: u64, random: &mut Random) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (rate, days, expected_lag) in WORLDS {
        let (mut differences, mut rests, mut linked) = (Found::default(), Found::default(), Found::default());
        let (mut changes, mut fewest, mut lag, mut days_told) = (0, u64::MAX, 0.0, 0.0);
        for _ in 0..runs {
            let world = World::new(Setting::new(random.below(1 << 40), rate, days), |_, _, _, _| {});
            differences.add(sets::differences(&world));
            rests.add(sets::rests(&world));
            linked.add(sets::linked(&world));
            for row in &world.rows {
                let behind = world.responses.set(RESPONSES, None, std::slice::from_ref(&row.span));
                fewest = fewest.min(behind.filter(|response| response.is_credited).count() as u64);
                changes += 1;
            }
            let ends: Vec<i32> = world.rows.iter().map(|row| row.span.last.number()).collect();
            for day in ends.first().copied().unwrap_or(days)..=days {
                let newest = ends.iter().rev().find(|end| **end <= day).copied().unwrap_or(day);
                lag += f64::from(day - newest);
                days_told += 1.0;
            }
        }
        let mut small = |name: &str, found: Found| {
            let name = format!("{rate} a day: {name} of 1 to 9, of {}", found.all);
            figures.push(Figure::new(name, found.small as f64, at(0.0), 0.0, 0.0));
        };
        small("pairs of figures", differences);
        small("sets by adding and subtracting", rests);
        small("sets of a linked question", linked);
        let name = format!("{rate} a day: fewest credited answers behind {changes} changes");
        figures.push(Figure::new(name, fewest as f64, (MINIMUM as f64, f64::MAX), 0.0, 0.0));
        let (mean, tolerance) = (lag / f64::max(days_told, 1.0), 0.2 + 0.15 * expected_lag);
        let name = format!("{rate} a day: days from the newest told day");
        figures.push(Figure::new(
            name,
            mean,
            at(expected_lag),
            tolerance,
            mean / (10.0 * runs as f64).sqrt(),
        ));
    }
    figures
}
