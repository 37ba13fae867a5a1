//! Simulation: random lists of operations, with injected faults, on the service and on a reference model. After each operation,
//! what the service shows must equal the model.
//!
//! A list follows from its seed, except for the order of threads in `Operation::Together`. Settings:
//! `URBIVOX_SEED=7` runs this seed alone, `URBIVOX_SIMULATION_SEEDS=1000` that many seeds, from the seed on or from a random one.

mod check;
mod faults;
mod model;
mod operations;
mod random;
mod replay;
mod service;

use std::time::Instant;

use uuid::Uuid;

use crate::world::Database;
use replay::{run, setting};

/// Seeds of every run of the tests, besides a random one: the first that notice each of the mutants in `tests/mutants` that
/// this check is for.
const SQLITE_SEEDS: [u64; 6] = [1, 2, 4, 5, 6, 11];
const POSTGRESQL_SEEDS: [u64; 1] = [15];

fn seeds(fixed: &[u64]) -> Vec<u64> {
    let random = || Uuid::new_v4().as_u64_pair().0 >> 32;
    match (setting("URBIVOX_SEED"), setting("URBIVOX_SIMULATION_SEEDS")) {
        (Some(seed), None) => vec![seed],
        (seed, Some(count)) => {
            let first = seed.unwrap_or_else(random);
            (first..first + count).collect()
        }
        (None, None) => fixed.iter().copied().chain([random()]).collect(),
    }
}

fn simulate(database: fn() -> Database, fixed: &[u64]) {
    for seed in seeds(fixed) {
        let begun = Instant::now();
        run(database, seed);
        println!("seed {seed}: {:.1} s", begun.elapsed().as_secs_f32());
    }
}

#[test]
fn the_service_equals_the_model_on_sqlite() {
    simulate(Database::sqlite, &SQLITE_SEEDS);
}

#[test]
fn the_service_equals_the_model_on_postgresql() {
    simulate(Database::postgres, &POSTGRESQL_SEEDS);
}
