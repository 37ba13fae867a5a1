//! Releases over random histories: no attacker finds a set of fewer answers than the minimum.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "tests of histories that are made here"
)]

mod counted;
mod engine;
mod reports;
mod sets;
mod versions;
mod world;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use urbivox_core::release::{Atom, Counts, FigureName, History, Offsets, RESPONSES, Rules, close, period_of_figure};
use urbivox_core::tally::civil_day::Day;

use sets::Found;
use world::{MINIMUM, Setting, World, count, parts};

/// Rates of responses a day, and days.
const WORLDS: [(f64, i32); 5] = [(0.5, 420), (1.0, 360), (3.0, 160), (10.0, 70), (40.0, 20)];
const SEEDS: RangeInclusive<u64> = 1..=3;

fn no_look(_: &World, _: &History, _: Rules, _: i32) {}

/// Runs the job again for the last day that is over, as a restarted server does.
fn look(world: &World, history: &History, rules: Rules, yesterday: i32) {
    let day = Day::from_number(yesterday).unwrap();
    let again = close(history, day, &world.plan, &world.responses, &world.offsets, rules);
    assert_eq!(again, None, "something is told between closings, day {yesterday}");
}

fn settings(seeds: RangeInclusive<u64>) -> impl Iterator<Item = Setting> {
    let of_seed = |seed| WORLDS.map(|(rate, days)| Setting::new(seed, rate, days));
    seeds.flat_map(of_seed)
}

#[test]
fn nobody_is_found_by_adding_and_subtracting() {
    let [differences, rests, linked] = attack(seeds());
    assert!(
        differences.all > 100_000 && rests.all > 1_000 && linked.all > 60,
        "too little was looked at: {differences:?} {rests:?} {linked:?}"
    );
}

/// Returns the seeds of the worlds: a few, or 1 to the number in `URBIVOX_RELEASE_WORLDS`.
#[expect(
    clippy::disallowed_methods,
    reason = "a test chooses how long it runs; the core itself reads no environment"
)]
fn seeds() -> RangeInclusive<u64> {
    match std::env::var("URBIVOX_RELEASE_WORLDS") {
        Ok(worlds) => 1..=worlds.parse().unwrap(),
        Err(_) => SEEDS,
    }
}

/// Returns what the attacks of both columns and that on linked questions found; nothing small is among it.
fn attack(seeds: RangeInclusive<u64>) -> [Found; 3] {
    let (mut differences, mut rests, mut linked) = (Found::default(), Found::default(), Found::default());
    for setting in settings(seeds) {
        let world = World::new(setting, look);
        differences.add(sets::differences(&world));
        rests.add(sets::rests(&world));
        linked.add(sets::linked(&world));
        check_counts(&world, setting);
        check_openings(&world);
        check_buckets(&world);
    }
    let small = [differences.small, rests.small, linked.small];
    assert_eq!(small, [0, 0, 0], "{differences:?} {rests:?} {linked:?}");
    [differences, rests, linked]
}

#[test]
fn withdrawals_and_corrections_are_seen_among_others_only() {
    let mut differences = Found::default();
    for setting in settings(SEEDS) {
        let setting = Setting {
            is_changed: true,
            ..setting
        };
        let world = World::new(setting, look);
        differences.add(sets::differences(&world));
        check_counts(&world, setting);
        check_openings(&world);
        check_buckets(&world);
    }
    assert_eq!(differences.small, 0, "{differences:?}");
    assert!(differences.all > 100_000, "{differences:?}");
}

#[test]
fn nobody_is_found_where_a_second_version_asks_and_offers_other_things() {
    let (mut all, mut classes) = ([Found::default(); 4], 0);
    for (setting, is_changed) in settings(SEEDS).flat_map(|setting| [(setting, false), (setting, true)]) {
        let setting = Setting {
            is_changed,
            second_version: Some(setting.days / 3),
            ..setting
        };
        let world = World::new(setting, look);
        all[0].add(sets::differences(&world));
        if !is_changed {
            all[1].add(sets::rests(&world));
            all[2].add(sets::linked(&world));
            all[3].add(sets::option_sets(&world));
        }
        check_counts(&world, setting);
        check_openings(&world);
        check_buckets(&world);
        // Of each survey of many answers, classes are told to the end, whatever the first version left.
        let is_told = |(release, atom): (u32, &Atom)| {
            release as usize * 3 > world.rows.len() * 2 && atom.figure.as_str().starts_with("why@")
        };
        classes += usize::from(setting.rate > 2.0 && world.atoms().any(is_told));
    }
    assert!(all.iter().all(|found| found.small == 0), "{all:?}");
    assert!(all[3].all > 100 && classes > 8, "{all:?} {classes}");
}

#[test]
fn without_companions_the_attack_finds_small_rests() {
    let mut rests = Found::default();
    for (rate, days) in [(3.0, 250), (10.0, 120)] {
        for seed in 1..=2 {
            let mut setting = Setting::new(seed, rate, days);
            setting.rules.hides_companions = false;
            rests.add(sets::rests(&World::new(setting, no_look)));
        }
    }
    assert!(rests.small > 0, "{rests:?}");
}

#[test]
fn without_waiting_for_parents_the_attack_finds_the_asked() {
    let (mut with, mut without) = (Found::default(), Found::default());
    for (rate, days, answers_sat) in [(3.0, 400, 0.98), (10.0, 150, 0.97)] {
        for seed in 1..=3 {
            let mut setting = Setting {
                answers_sat,
                ..Setting::new(seed, rate, days)
            };
            with.add(sets::linked(&World::new(setting, no_look)));
            setting.rules.waits_for_parents = false;
            without.add(sets::linked(&World::new(setting, no_look)));
        }
    }
    assert!(with.small == 0 && without.small > 0, "{with:?} {without:?}");
}

/// Told counts never fall, are multiples of three, and stay near the counts of the days that were told.
fn check_counts(world: &World, setting: Setting) {
    let mut told: BTreeMap<(FigureName, String), i64> = BTreeMap::new();
    let mut spans: BTreeMap<FigureName, Vec<u32>> = BTreeMap::new();
    for closing in &world.closings {
        for atom in &closing.row.atoms {
            spans.entry(atom.figure.clone()).or_default().extend(&atom.spans);
            for (cell, added) in &atom.added {
                assert!(*added > 0 && added % 3 == 0);
                *told.entry((atom.figure.clone(), cell.clone())).or_default() += added;
            }
        }
        let changes = i64::try_from(closing.changes).unwrap();
        for atom in &closing.row.atoms {
            let (question, class) = parts(&atom.figure);
            let mut own = spans[&atom.figure].clone();
            own.sort_unstable();
            let counts = closing.responses.of(question, class, &world.days(&own));
            for (cell, count) in &counts.cells {
                let count = i64::try_from(*count).unwrap();
                let told = told.get(&(atom.figure.clone(), cell.clone())).copied().unwrap_or(0);
                assert!(told <= count + 2 + changes, "{} {cell} {told} {count}", atom.figure);
                assert!(
                    setting.is_changed || told >= count - 2,
                    "{} {cell} {told} {count}",
                    atom.figure
                );
            }
        }
    }
}

/// Every change of a public figure has at least the minimum of new credited answers to it behind it.
fn check_openings(world: &World) {
    for closing in &world.closings {
        let row = &closing.row;
        for atom in row
            .atoms
            .iter()
            .filter(|atom| atom.figure.as_str() == RESPONSES || !atom.added.is_empty())
        {
            let (question, class) = parts(&atom.figure);
            let days = world.days(&atom.spans);
            let answers = closing.responses.set(question, class, &days);
            let credited = count(answers.filter(|response| response.is_credited));
            assert!(credited >= MINIMUM, "{} in release {}", atom.figure, row.number);
        }
        assert_eq!(
            row.atoms[0].spans,
            [row.number],
            "responses are told of each span at once"
        );
    }
}

/// Buckets of any length add up to the whole.
fn check_buckets(world: &World) {
    let day = |number| Day::from_number(number).unwrap();
    let last = world.rows.last().map_or(1, |row| row.span.last.number());
    for (figure, whole) in world.public() {
        for length in [1, 7, 31] {
            let mut sums: BTreeMap<String, i64> = BTreeMap::new();
            let mut first = 1;
            while first <= last {
                for (cell, added) in period_of_figure(&world.rows, &figure, day(first), day(first + length - 1)) {
                    *sums.entry(cell).or_default() += added;
                }
                first += length;
            }
            assert_eq!(sums, whole, "{figure} by {length} days");
        }
    }
}

#[test]
fn the_same_history_is_told_twice_alike() {
    let setting = Setting::new(7, 3.0, 60);
    let (one, two) = (World::new(setting, no_look), World::new(setting, no_look));
    assert_eq!(one.rows, two.rows);
    assert!(one.offsets.offset(&FigureName::whole("sat"), "1", 3) < 3);
}
