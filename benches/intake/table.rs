//! The outcome, in Markdown.

use crate::{
    case::Outcome,
    sample::{Round, median},
};

/// What 99 of 100 stored responses may take at most, in milliseconds.
const P99: f64 = 25.0;

/// The memory that the program may hold, in MB.
const RESIDENT: f64 = 64.0;

/// Prints a line for each case. A missed target is marked `short`; it is no error, since a machine may be slow.
pub(crate) fn print(outcomes: &[Outcome], connections: u16) {
    println!(
        "\nMedians of {} rounds, {connections} connections, load on the same machine.\n",
        rounds(outcomes)
    );
    println!(
        "| case | checked/s | stored/s | ratio | target | p50 | p99 | target | resident | peak | target | counted |"
    );
    println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    for outcome in outcomes {
        println!("{}", line(outcome));
    }
}

/// How many rounds each case had.
fn rounds(outcomes: &[Outcome]) -> usize {
    outcomes.first().map_or(0, |outcome| outcome.rounds.len())
}

/// One case.
fn line(outcome: &Outcome) -> String {
    let rounds = &outcome.rounds;
    let checked = median(rounds.iter().map(|round| round.checked));
    let stored = median(rounds.iter().map(|round| round.stored));
    let ratio = median(rounds.iter().map(Round::ratio));
    let [p50, p99] = [outcome.p50, outcome.p99].map(|micros| f64::from(micros) / 1e3);
    let [resident, peak] =
        [outcome.memory.resident, outcome.memory.peak].map(|kilobytes| f64::from(kilobytes) / 1024.0);
    let target = outcome.case.target;
    format!(
        "| {} | {checked:.0} | {stored:.0} | {ratio:.2}{} | {target:.2} | {p50:.1} ms | {p99:.1} ms{} | < {P99:.0} ms \
         | {resident:.1} MB{} | {peak:.1} MB | < {RESIDENT:.0} MB | {} = acknowledged |",
        outcome.case.name(),
        short(ratio >= target),
        short(p99 < P99),
        short(resident < RESIDENT),
        outcome.stored,
    )
}

/// A mark beside a value that misses its target.
fn short(reached: bool) -> &'static str {
    if reached { "" } else { " **short**" }
}
