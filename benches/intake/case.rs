//! What is measured: one database under one pattern of load.

use std::time::Duration;

use anyhow::ensure;

use crate::{
    Options,
    backend::{Backend, Kind},
    city::City,
    load::{Load, Verb},
    sample::{self, Round},
    server::{Memory, Server},
};

/// One database under one pattern of load, with the ratio it should reach.
pub(crate) struct Case {
    /// Where responses are stored.
    pub(crate) backend: Kind,
    /// Over how many surveys they are spread.
    surveys: usize,
    /// Stored responses a second over checked ones, at least.
    pub(crate) target: f64,
}

/// What a case came to.
pub(crate) struct Outcome {
    /// What was measured.
    pub(crate) case: Case,
    /// The rounds that count.
    pub(crate) rounds: Vec<Round>,
    /// Half of the stored responses took at most this many microseconds, over all rounds.
    pub(crate) p50: u32,
    /// 99 of 100 stored responses took at most this many microseconds, over all rounds.
    pub(crate) p99: u32,
    /// The program's memory in the end.
    pub(crate) memory: Memory,
    /// Responses acknowledged, and found in the results, warm-up included.
    pub(crate) stored: u64,
}

impl Case {
    /// Every case, in the order of the table.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        [
            (Kind::Sqlite, 1, 0.60),
            (Kind::Sqlite, 200, 0.50),
            (Kind::Postgres, 1, 0.45),
            (Kind::Postgres, 200, 0.35),
        ]
        .into_iter()
        .map(|(backend, surveys, target)| Self {
            backend,
            surveys,
            target,
        })
    }

    /// How the case is called, on the command line too.
    pub(crate) fn name(&self) -> String {
        let backend = match self.backend {
            Kind::Sqlite => "SQLite",
            Kind::Postgres => "PostgreSQL",
        };
        format!("{backend} {}", if self.surveys == 1 { "busy" } else { "spread" })
    }

    /// Starts the program on an empty database, measures, and compares the counts. An error when they differ.
    pub(crate) fn run(self, backend: &Backend, options: &Options) -> anyhow::Result<Outcome> {
        println!(
            "== {} ({} surveys, {} connections)",
            self.name(),
            self.surveys,
            options.connections
        );
        let database = backend.fresh()?;
        let server = Server::start(&database)?;
        let city = City::found(&server, self.surveys)?;
        let load = Load::new(
            &server,
            &city,
            options.connections,
            Duration::from_secs(options.seconds),
        );

        let before = city.responses()?;
        load.run(Verb::Check)?;
        let mut acknowledged = load.run(Verb::Store)?.count();
        let mut rounds = Vec::new();
        let mut latencies = Vec::new();
        for number in 1..=options.rounds {
            let checked = load.run(Verb::Check)?;
            let stored = load.run(Verb::Store)?;
            let round = Round {
                checked: checked.rate()?,
                stored: stored.rate()?,
            };
            println!("round {number}: {round}");
            acknowledged += stored.count();
            latencies.extend(stored.latencies);
            rounds.push(round);
        }
        let memory = server.memory()?;
        let stored = city.responses()? - before;
        ensure!(
            stored == acknowledged,
            "{}: {acknowledged} acknowledged, but {stored} stored",
            self.name()
        );
        println!("counted: {stored} stored, as many as acknowledged");

        latencies.sort_unstable();
        let (p50, p99) = (sample::percentile(&latencies, 50)?, sample::percentile(&latencies, 99)?);
        Ok(Outcome {
            case: self,
            rounds,
            p50,
            p99,
            memory,
            stored,
        })
    }
}
