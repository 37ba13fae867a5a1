//! Simulations of the statistics: leaks of releases, coverage of intervals, false alarms, comparison, proposals, weighting.
//! Prints each figure beside that of `docs/statistics.md`; fails when one differs by more than chance explains.
//!
//! `cargo bench --bench simulations -- --help` lists the options.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "numbers of a simulation, all made here"
)]

mod answers;
mod changes;
mod cities;
mod intervals;
mod random;
mod releases;
#[allow(
    dead_code,
    reason = "the attacks of the tests of releases, of which this uses a part"
)]
#[path = "../../crates/core/tests/releases/sets.rs"]
mod sets;
mod table;
#[allow(
    dead_code,
    reason = "the histories of the tests of releases, of which this uses a part"
)]
#[path = "../../crates/core/tests/releases/world.rs"]
mod world;

use clap::{Parser, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};

use random::Random;
use table::{Figure, table};

/// Simulate the statistics and compare with the documented figures.
#[derive(Debug, Parser)]
#[command(
    name = "simulations",
    after_help = "\
Examples:
  cargo bench --bench simulations                                   all tables, some minutes
  cargo bench --bench simulations -- --only means,shrunken          two of them
  cargo bench --bench simulations -- --only leaks --percent 1000    ten times as many histories

A figure that differs by more than its tolerance and four standard errors is marked DIFFERS, and the exit code is 1."
)]
struct Plan {
    /// Only these tables.
    #[arg(long, value_delimiter = ',', value_name = "TABLE,…")]
    only: Vec<Table>,
    /// Runs, in per cent of the usual number.
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u64).range(1..))]
    percent: u64,
    /// Seed; the same seed prints the same tables.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Set by `cargo bench`.
    #[arg(long = "bench", hide = true)]
    _bench: bool,
}

/// Tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Table {
    /// Releases: differences of figures, and freshness.
    Leaks,
    /// Coverage of shares told in threes.
    Told,
    /// Coverage of means.
    Means,
    /// Changes of means that are none.
    Changes,
    /// Control charts.
    Charts,
    /// Alarms by a bar.
    Alarms,
    /// Shrunken values of cities.
    Shrunken,
    /// Cities that stand out in the funnel.
    Funnel,
    /// Ranges of ranks.
    Ranks,
    /// Proposals for an indicator.
    Proposals,
    /// Weighting by a segment.
    Weighting,
}

/// Simulation of a table.
type Simulation = fn(u64, &mut Random) -> Vec<Figure>;

/// Title, usual number of runs, and simulation of each table.
const TABLES: [(Table, &str, u64, Simulation); 11] = [
    (Table::Leaks, "Releases", 8, releases::leaks),
    (
        Table::Told,
        "Coverage of told shares, in per cent",
        40_000,
        intervals::told_shares,
    ),
    (Table::Means, "Coverage of means, in per cent", 40_000, intervals::means),
    (
        Table::Changes,
        "Changes of means without a change, in per cent",
        4_000,
        changes::means,
    ),
    (
        Table::Charts,
        "Control charts, runs in per cent",
        10_000,
        changes::charts,
    ),
    (
        Table::Alarms,
        "Alarms in a year, bar 70 %, in per cent",
        10_000,
        changes::alarms,
    ),
    (
        Table::Shrunken,
        "Shrunken values, points and per cent",
        1_000,
        cities::shrunken,
    ),
    (Table::Funnel, "Funnel, number of cities", 2_000, cities::flags),
    (
        Table::Ranks,
        "Coverage of ranges of ranks, in per cent",
        200,
        cities::ranks,
    ),
    (
        Table::Proposals,
        "Proposals above 80 %, in per cent",
        20_000,
        answers::proposals,
    ),
    (
        Table::Weighting,
        "Coverage of the population's share, in per cent",
        20_000,
        answers::weighting,
    ),
];

fn main() -> anyhow::Result<()> {
    let plan = Plan::parse();
    let wanted: Vec<_> = TABLES
        .into_iter()
        .filter(|(table, ..)| plan.only.is_empty() || plan.only.contains(table))
        .collect();
    let style = ProgressStyle::with_template("  {bar:44.cyan/dim}  {pos} of {len} tables: {msg}")?;
    let progress = ProgressBar::new(wanted.len() as u64).with_style(style.progress_chars("━━╌"));
    let mut differ = 0;
    for (_, title, runs, simulation) in wanted {
        progress.set_message(title);
        let runs = (runs * plan.percent / 100).max(1);
        let figures = simulation(runs, &mut Random::new(plan.seed));
        differ += figures.iter().filter(|figure| !figure.is_expected()).count();
        progress.suspend(|| println!("{}", table(title, &figures)));
        progress.inc(1);
    }
    progress.finish_and_clear();
    anyhow::ensure!(
        differ == 0,
        "{differ} figures differ from docs/statistics.md by more than chance explains"
    );
    Ok(())
}
