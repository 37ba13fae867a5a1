//! Cost of durable storage: submissions over loopback to the real server, compared with the same submissions to
//! `…/responses/check`, which parses, limits and checks them without storing (the ceiling).
//!
//! `tests/with-postgres cargo bench --bench intake` prints a table; `-- --seconds 1 --rounds 5` shortens it,
//! `-- --large 100000` reduces the history. Without PostgreSQL it measures SQLite alone and prints a note.

mod ground;
mod history;
mod load;

use std::time::Duration;

use anyhow::bail;

use ground::TestServer;

/// The cases: name, number of surveys, targets on SQLite and PostgreSQL.
const CASES: [(&str, usize, f64, f64); 2] = [("one busy survey", 1, 0.60, 0.45), ("200 surveys", 200, 0.50, 0.35)];

struct Plan {
    rounds: u64,
    seconds: u64,
    large: u64,
}

fn main() -> anyhow::Result<()> {
    let plan = Plan {
        rounds: argument("--rounds", 7)?,
        seconds: argument("--seconds", 3)?,
        large: argument("--large", 1_000_000)?,
    };
    let mut table = vec![
        "| what | database | reached | wanted |".to_owned(),
        "|---|---|--:|--:|".to_owned(),
    ];
    on(&TestServer::sqlite()?, &plan, &mut table)?;
    match TestServer::postgres()? {
        Some(ground) => on(&ground, &plan, &mut table)?,
        None => eprintln!("PostgreSQL was NOT measured: run tests/with-postgres cargo bench --bench intake"),
    }
    println!("\n{}", table.join("\n"));
    Ok(())
}

fn on(ground: &TestServer, plan: &Plan, table: &mut Vec<String>) -> anyhow::Result<()> {
    for (case, surveys, on_sqlite, on_postgres) in CASES {
        let target = if ground.name == "SQLite" {
            on_sqlite
        } else {
            on_postgres
        };
        eprintln!("{}, {case}", ground.name);
        let paths = ground.publish(&format!("s{surveys}"), surveys)?;
        let (ratio, rate, p99_ms) = rounds(ground, &paths, plan)?;
        let name = ground.name;
        table.push(format!(
            "| stored / checked, {case} ({rate:.0} stored a second) | {name} | {ratio:.2}{} | ≥ {target:.2} |",
            short(ratio >= target)
        ));
        table.push(format!(
            "| p99 at {} connections, {case} | {name} | {p99_ms:.1} ms{} | < 25 ms |",
            load::CONNECTIONS,
            short(p99_ms < 25.0)
        ));
    }
    let (now, highest) = ground.memory_mib()?;
    table.push(format!(
        "| resident memory (highest {highest:.0} MiB) | {} | {now:.0} MiB{} | < 64 MiB |",
        ground.name,
        short(highest < 64.0)
    ));
    let ratio = history::ratio(ground, 1_000, plan.large)?;
    table.push(format!(
        "| results of {} responses / of 1000, over 90 days | {} | {ratio:.2}{} | ≤ 1.20 |",
        plan.large,
        ground.name,
        short(ratio <= 1.2)
    ));
    Ok(())
}

/// Returns the median ratio and rate over the rounds, and the highest p99 of a round.
fn rounds(ground: &TestServer, paths: &[String], plan: &Plan) -> anyhow::Result<(f64, f64, f64)> {
    let checks: Vec<String> = paths.iter().map(|path| format!("{path}/check")).collect();
    let time = Duration::from_secs(plan.seconds);
    let before = (ground.verified()?, ground.counted(paths)?);
    let (mut ratios, mut rates, mut p99s) = (Vec::new(), Vec::new(), Vec::new());
    let mut acknowledged = 0;
    for round in 0..=plan.rounds {
        let checked = load::run(&ground.address, &checks, 200, time)?;
        let stored = load::run(&ground.address, paths, 201, time)?;
        acknowledged += stored.answered;
        if round == 0 {
            continue; // Warms caches and creates the day's counter blocks.
        }
        let ratio = stored.rate() / checked.rate();
        eprintln!(
            "  round {round}: {:.0} checked/s, {:.0} stored/s, ratio {ratio:.3}, p99 {:.1} ms",
            checked.rate(),
            stored.rate(),
            stored.p99_ms()
        );
        ratios.push(ratio);
        rates.push(stored.rate());
        p99s.push(stored.p99_ms());
    }
    let after = (ground.verified()? - before.0, ground.counted(paths)? - before.1);
    eprintln!(
        "  {acknowledged} acknowledged, {} rows stored, {} counted",
        after.0, after.1
    );
    if after != (acknowledged, acknowledged) {
        bail!("{acknowledged} were acknowledged, and {after:?} stored and counted");
    }
    let worst = p99s.iter().copied().fold(0.0, f64::max);
    Ok((median(&mut ratios), median(&mut rates), worst))
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn short(reached: bool) -> &'static str {
    if reached { "" } else { " (short)" }
}

fn argument(name: &str, default: u64) -> anyhow::Result<u64> {
    let mut arguments = std::env::args().skip_while(|argument| argument != name).skip(1);
    Ok(arguments.next().map_or(Ok(default), |value| value.parse())?)
}
