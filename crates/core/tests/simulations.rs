//! Simulated figures are those of `docs/statistics.md`, with a few runs; `cargo bench --bench simulations` makes many.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "numbers of a simulation, all made here"
)]

#[path = "../../../benches/simulations/answers.rs"]
mod answers;
#[path = "../../../benches/simulations/changes.rs"]
mod changes;
#[path = "../../../benches/simulations/cities.rs"]
mod cities;
#[path = "../../../benches/simulations/intervals.rs"]
mod intervals;
#[path = "../../../benches/simulations/random.rs"]
mod random;
#[path = "../../../benches/simulations/releases.rs"]
mod releases;
#[allow(
    dead_code,
    reason = "the attacks of the tests of releases, of which this uses a part"
)]
#[path = "releases/sets.rs"]
mod sets;
#[path = "../../../benches/simulations/table.rs"]
mod table;
#[allow(
    dead_code,
    reason = "the histories of the tests of releases, of which this uses a part"
)]
#[path = "releases/world.rs"]
mod world;

use random::Random;
use table::Figure;

/// Runs a simulation, whose figures are all expected.
fn check(title: &str, runs: u64, simulation: fn(u64, &mut Random) -> Vec<Figure>) {
    let figures = simulation(runs, &mut Random::new(1));
    assert!(!figures.is_empty());
    assert!(
        figures.iter().all(Figure::is_expected),
        "{}",
        table::table(title, &figures)
    );
}

#[test]
fn releases_leak_nothing_and_are_as_fresh_as_documented() {
    check("releases", 1, releases::leaks);
}

#[test]
fn intervals_cover_the_truth_as_documented() {
    check("means", 400, intervals::means);
    check("told shares", 400, intervals::told_shares);
}

#[test]
fn changes_and_alarms_without_a_change_are_as_rare_as_documented() {
    check("changes", 30, changes::means);
    check("charts", 100, changes::charts);
    check("alarms", 200, changes::alarms);
}

#[test]
fn cities_are_compared_as_documented() {
    check("shrunken values", 12, cities::shrunken);
    check("funnel", 20, cities::flags);
    check("ranks", 3, cities::ranks);
}

#[test]
fn proposals_and_weights_are_as_sure_as_documented() {
    check("proposals", 300, answers::proposals);
    check("weighting", 300, answers::weighting);
}

#[test]
fn a_figure_that_differs_is_found() {
    let figure = Figure::per_cent("coverage".to_owned(), 880, 1_000, table::at(95.0), 0.7);
    assert!(!figure.is_expected());
    assert!(table::table("Coverage", &[figure]).contains("DIFFERS"));
}
