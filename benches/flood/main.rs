//! Effect of floods on other users: 48 connections request one expensive operation in a closed loop, while probes request
//! `/readyz`, a survey's page, a submission and another city's staff pages.
//!
//! `cargo bench --bench flood` prints a table: for each flood the rates by status, the median and 99th percentile of each
//! probe's latency, and the server's peak memory. Options after `--`: `--server PATH` (another binary, to compare),
//! `--seconds 6`, `--connections 48`, `--days 1500` (of history), `--only NAME`, `--short` (two seconds each).
//!
//! Some floods come from one address, the others from a new address for each request, behind a trusted proxy.

mod browser;
mod floods;
mod probes;
mod test_server;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use test_server::TestServer;

/// Options of the command line.
struct Plan {
    server: String,
    seconds: u64,
    connections: usize,
    days: u32,
    only: Option<String>,
}

impl Plan {
    fn read() -> anyhow::Result<Plan> {
        let is_short = std::env::args().any(|argument| argument == "--short");
        let number = |name: &str, default: u64| argument(name).map_or(Ok(default), |text| text.parse());
        Ok(Plan {
            server: argument("--server").unwrap_or_else(|| env!("CARGO_BIN_EXE_urbivox").to_owned()),
            seconds: number("--seconds", if is_short { 2 } else { 6 })?,
            connections: usize::try_from(number("--connections", 48)?)?,
            days: u32::try_from(number("--days", 1_500)?)?,
            only: argument("--only"),
        })
    }
}

fn argument(name: &str) -> Option<String> {
    std::env::args().skip_while(|argument| argument != name).nth(1)
}

fn main() -> anyhow::Result<()> {
    let plan = Plan::read()?;
    let server = TestServer::on(&plan.server, plan.days)?;
    println!(
        "| flood | responses per second | {} | peak memory |",
        probes::NAMES.join(" | ")
    );
    println!("|---|---|{}--:|", "--:|".repeat(probes::NAMES.len()));
    let is_wanted = |name: &str| plan.only.as_deref().is_none_or(|only| name.contains(only));
    for flood in floods::all().into_iter().filter(|flood| is_wanted(flood.name)) {
        row(&server, &plan, &flood)?;
    }
    Ok(())
}

fn row(server: &TestServer, plan: &Plan, flood: &floods::Flood) -> anyhow::Result<()> {
    server.reset_peak()?;
    let is_over = AtomicBool::new(false);
    let begun = Instant::now();
    let (answers, seen) = std::thread::scope(|scope| {
        let connections: Vec<_> = (0..plan.connections)
            .map(|number| {
                scope.spawn({
                    let is_over = &is_over;
                    move || floods::connection(server, flood, number, is_over)
                })
            })
            .collect();
        let watching: Vec<_> = (0..probes::NAMES.len())
            .map(|probe| {
                scope.spawn({
                    let is_over = &is_over;
                    move || probes::watch(server, probe, is_over)
                })
            })
            .collect();
        std::thread::sleep(Duration::from_secs(plan.seconds));
        is_over.store(true, Ordering::SeqCst);
        let answers: Vec<_> = connections.into_iter().map(|thread| thread.join()).collect();
        let seen: Vec<_> = watching.into_iter().map(|thread| thread.join()).collect();
        (answers, seen)
    });
    let elapsed = begun.elapsed();
    let mut totals = floods::Answers::default();
    let mut ended_well = 0;
    for answers in answers {
        match answers {
            Ok(Ok(answers)) => {
                totals.add(answers);
                ended_well += 1;
            }
            Ok(Err(cause)) => eprintln!("{}: a connection ended: {cause}", flood.name),
            Err(_panic) => eprintln!("{}: a connection panicked", flood.name),
        }
    }
    if ended_well == 0 {
        anyhow::bail!(
            "{}: every connection ended with an error, so this was no flood",
            flood.name
        );
    }
    let cells = seen.into_iter().map(|seen| match seen {
        Ok(Ok(seen)) => seen.summary(),
        Ok(Err(cause)) => format!("failed: {cause}"),
        Err(_panic) => "panicked".to_owned(),
    });
    let cells: Vec<String> = cells.collect();
    println!(
        "| {} | {} | {} | {:.0} MiB |",
        flood.name,
        totals.rates(elapsed),
        cells.join(" | "),
        server.peak_mib()?
    );
    Ok(())
}
