//! Runs of one seed, the shortening of a list that fails, and the settings of the environment.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use urbivox::app::comments::indexer::PausedIndexing;

use super::operations::{Step, list};
use super::service::Service;
use crate::world::Database;

/// Steps after which everything is compared.
const THOROUGH_EVERY: usize = 10;
/// Time for the shortening of a list that fails.
const SHORTENING_MAX: Duration = Duration::from_secs(90);

/// A number from the environment.
pub(super) fn setting(name: &str) -> Option<u64> {
    #[expect(clippy::disallowed_methods, reason = "the test command says which seeds are run")]
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

/// Runs the list of a seed; panics with the seed and the shortened list if it fails.
pub(super) fn run(database: fn() -> Database, seed: u64) {
    let steps = list(seed);
    let Err(why) = outcome(database, seed, &steps) else {
        return;
    };
    let backend = if database().url().starts_with("postgres") {
        "PostgreSQL"
    } else {
        "SQLite"
    };
    println!("seed {seed} on {backend}: {why}");
    let (steps, last) = shortened(database, seed, steps);
    let lines: Vec<String> = steps.iter().map(|step| format!("  {step:?}")).collect();
    panic!(
        "seed {seed} on {backend}: {why}\nThese {} steps are enough{}:\n{}\nRun it again: URBIVOX_SEED={seed} tests/run simulation",
        steps.len(),
        last.map(|last| format!(" ({last})")).unwrap_or_default(),
        lines.join("\n")
    );
}

/// Removes steps as long as the rest still fails, first many at once. Returns the rest and its failure.
fn shortened(database: fn() -> Database, seed: u64, mut steps: Vec<Step>) -> (Vec<Step>, Option<String>) {
    let begun = Instant::now();
    let mut last = None;
    let mut length = steps.len() / 2;
    while length > 0 {
        let mut end = steps.len();
        while end > 0 && begun.elapsed() < SHORTENING_MAX {
            let start = end.saturating_sub(length);
            let mut fewer = steps.clone();
            fewer.drain(start..end);
            if let Err(why) = outcome(database, seed, &fewer) {
                steps = fewer;
                last = Some(why);
            }
            end = start.min(steps.len());
        }
        length /= 2;
    }
    (steps, last)
}

/// Performs steps on a fresh database. The error says at which step the service differs from the model.
fn outcome(database: fn() -> Database, seed: u64, steps: &[Step]) -> Result<(), String> {
    catch_unwind(AssertUnwindSafe(|| {
        let mut service = Service::start(database(), seed);
        perform(&mut service, steps)?;
        service.check(0, true).map_err(|why| format!("at the end: {why}"))?;
        service.close()
    }))
    .unwrap_or_else(|cause| {
        let text = cause.downcast_ref::<String>().cloned();
        Err(text
            .or_else(|| cause.downcast_ref::<&str>().map(|text| (*text).to_owned()))
            .unwrap_or_default())
    })
}

fn perform(service: &mut Service, steps: &[Step]) -> Result<(), String> {
    let mut rest = steps.iter().enumerate().peekable();
    while rest.peek().is_some() {
        let indexers: Vec<_> = service.apps.iter().map(|app| app.indexer.clone()).collect();
        let paused: Vec<PausedIndexing<'_>> = indexers.iter().map(|indexer| indexer.pause()).collect();
        while let Some((number, step)) = rest.next_if(|(_, step)| !step.operation.is_of_indexer()) {
            one(service, number, step)?;
        }
        drop(paused);
        drop(indexers);
        if let Some((number, step)) = rest.next() {
            one(service, number, step)?;
        }
    }
    Ok(())
}

fn one(service: &mut Service, number: usize, step: &Step) -> Result<(), String> {
    let is_thorough = number.is_multiple_of(THOROUGH_EVERY);
    let done = service.perform(step);
    let done = done.and_then(|()| service.check(step.replica + 1, is_thorough));
    done.map_err(|why| format!("step {number} ({step:?}): {why}"))
}
