//! Cost of durable storage: submissions over loopback to the real server, compared with the same submissions to
//! `…/responses/check`, which parses, limits and checks them without storing (the ceiling).
//!
//! Each case has a new database, and rounds in which the same load is checked and stored in turns. The table has the ratio of
//! stored to checked submissions per second, which suffers when other programs use the machine, and the same ratio by
//! processor time, which suffers less: once for server and database, and once with the load. On a machine that the three
//! keep busy, the latter and the former agree. Comments are indexed after they are stored, and that time counts as well.
//!
//! `tests/with-postgres cargo bench --bench intake -- --help` lists the options. Without PostgreSQL it measures SQLite
//! alone and prints a note.

mod case;
mod cpu;
mod drain;
mod ground;
mod history;
mod load;
mod memory;
mod rounds;
mod words;

use std::time::Duration;

use clap::Parser;

use case::{Case, Choice, Database};
use ground::TestServer;
use rounds::{Figures, Ratio, Rounds};

/// Responses of the small history.
const SMALL_HISTORY: u64 = 1_000;
/// Longest p99 at [`load::CONNECTIONS`] connections, in milliseconds.
const P99_GOAL_MS: f64 = 25.0;
/// Largest peak memory of the server, in MiB.
const PEAK_GOAL_MIB: f64 = 64.0;
/// Largest ratio of the times for the reports of the large and the small history.
const HISTORY_GOAL: f64 = 1.2;

/// Measure what it costs to store submissions, compared with checking them.
#[derive(Debug, Parser)]
#[command(
    name = "intake",
    after_help = "\
Examples:
  tests/with-postgres cargo bench --bench intake -- --rounds 7 --seconds 2
  tests/with-postgres cargo bench --bench intake -- --only postgres,200,own,ordered
  cargo bench --bench intake -- --only sqlite,history --large 100000

The whole table takes about half an hour, and the machine for itself. A round in which other processes used more than 5 % of
the processors is repeated, at most twice. Fails if an acknowledged response is missing."
)]
struct Plan {
    /// Rounds of each case, after one that is not counted.
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u64).range(1..))]
    rounds: u64,
    /// Seconds of checking, and of storing, in each round.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..))]
    seconds: u64,
    /// Responses of the large history.
    #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u64).range(1..))]
    large: u64,
    /// Only some cases: choices of one kind (database; surveys; comments; ids) are alternatives, and of a kind that is not
    /// named all are measured.
    #[arg(long, value_delimiter = ',', value_name = "CHOICE,…")]
    only: Vec<Choice>,
    /// Set by `cargo bench`.
    #[arg(long = "bench", hide = true)]
    _bench: bool,
}

fn main() -> anyhow::Result<()> {
    let plan = Plan::parse();
    let mut table = vec![
        "| case | checked/s | stored/s | stored per CPU second | stored / checked (rounds) | the same by CPU of server and \
         database (rounds) | the same with the load (rounds) | goal | p50 | p99 (worst) | peak memory | indexing | others |"
            .to_owned(),
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|".to_owned(),
    ];
    let mut histories = Vec::new();
    for database in case::databases(&plan.only) {
        if !measure(database, &plan, &mut table, &mut histories)? {
            eprintln!("PostgreSQL was NOT measured: run tests/with-postgres cargo bench --bench intake");
        }
    }
    if table.len() > 2 {
        println!("\n{}", table.join("\n"));
    }
    if !histories.is_empty() {
        println!(
            "\n| history | reached | goal |\n|---|--:|--:|\n{}",
            histories.join("\n")
        );
    }
    Ok(())
}

/// Measures all that is wanted on a database; false if the database is not available.
fn measure(
    database: Database,
    plan: &Plan,
    table: &mut Vec<String>,
    histories: &mut Vec<String>,
) -> anyhow::Result<bool> {
    for case in case::cases(&plan.only, database) {
        let Some(ground) = TestServer::start(database)? else {
            return Ok(false);
        };
        eprintln!("{case}");
        let figures = Rounds::new(&ground, &case, Duration::from_secs(plan.seconds))?.run(plan.rounds)?;
        table.push(row(&case, &figures));
    }
    if case::has_history(&plan.only) {
        let Some(ground) = TestServer::start(database)? else {
            return Ok(false);
        };
        eprintln!("{database}, history");
        let ratio = history::ratio(&ground, SMALL_HISTORY, plan.large)?;
        histories.push(format!(
            "| results of {} responses / of {SMALL_HISTORY}, over 90 days, {database} | {ratio:.2}{} | ≤ {HISTORY_GOAL:.2} |",
            plan.large,
            short(ratio <= HISTORY_GOAL)
        ));
    }
    Ok(true)
}

fn row(case: &Case, figures: &Figures) -> String {
    let whole = figures.whole_cpu.value;
    let cells = [
        case.to_string(),
        format!("{:.0}", figures.checked_rate),
        format!("{:.0}", figures.stored_rate),
        format!("{:.0}", figures.stored_per_cpu_second),
        figures.wall.told(),
        figures.service_cpu.told(),
        figures.whole_cpu.told(),
        case.goal()
            .map_or("–".to_owned(), |goal| format!("≥ {goal:.2}{}", short(whole >= goal))),
        format!("{:.1} ms", figures.p50_ms),
        format!(
            "{:.1} ({:.1}) ms{}",
            figures.p99_ms,
            figures.worst_p99_ms,
            short(figures.worst_p99_ms < P99_GOAL_MS)
        ),
        format!("{:.0} MiB{}", figures.peak_mib, short(figures.peak_mib < PEAK_GOAL_MIB)),
        format!("{:.1} s", figures.indexing.as_secs_f64()),
        format!("{:.0} %", figures.others * 100.0),
    ];
    format!("| {} |", cells.join(" | "))
}

impl Ratio {
    fn told(&self) -> String {
        format!("{:.2} ({:.2}–{:.2})", self.value, self.least, self.greatest)
    }
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn short(reached: bool) -> &'static str {
    if reached { "" } else { " (short)" }
}
