//! Faults that are injected into a running cluster, one after the other.

use std::time::{Duration, Instant};

use crate::cluster::{Cluster, Side, Signal};
use crate::history::{Event, Recorder};

/// A fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Fault {
    /// SIGKILL and a new start of a server.
    Kill,
    /// SIGTERM and a new start of a server.
    Restart,
    /// A server is frozen by SIGSTOP for 0.5 to 2.5 s.
    Pause,
    /// No packets pass between a server and its clients for 0.5 to 2.5 s.
    ClientPartition,
    /// No packets pass between a server and PostgreSQL for 0.5 to 2.5 s.
    DatabasePartition,
    /// PostgreSQL is stopped in mode fast, and started.
    DatabaseFastStop,
    /// PostgreSQL is stopped in mode immediate, and started.
    DatabaseImmediateStop,
    /// Every process of PostgreSQL is frozen for 0.5 to 2.5 s.
    DatabasePause,
}

impl Fault {
    /// Every fault.
    pub const ALL: [Fault; 8] = [
        Fault::Kill,
        Fault::Restart,
        Fault::Pause,
        Fault::ClientPartition,
        Fault::DatabasePartition,
        Fault::DatabaseFastStop,
        Fault::DatabaseImmediateStop,
        Fault::DatabasePause,
    ];

    /// Returns the name.
    pub fn name(self) -> &'static str {
        match self {
            Fault::Kill => "kill",
            Fault::Restart => "restart",
            Fault::Pause => "pause",
            Fault::ClientPartition => "client-partition",
            Fault::DatabasePartition => "database-partition",
            Fault::DatabaseFastStop => "database-fast-stop",
            Fault::DatabaseImmediateStop => "database-immediate-stop",
            Fault::DatabasePause => "database-pause",
        }
    }

    /// Whether it needs a database server.
    fn needs_postgres(self) -> bool {
        match self {
            Fault::Kill | Fault::Restart | Fault::Pause | Fault::ClientPartition => false,
            Fault::DatabasePartition
            | Fault::DatabaseFastStop
            | Fault::DatabaseImmediateStop
            | Fault::DatabasePause => true,
        }
    }
}

/// Injects faults until the deadline: each kind in turn, in random order. Every fault ends with all servers ready; a
/// server that ends by itself or does not recover is recorded as a breakdown.
///
/// # Errors
///
/// A fault could not be injected.
pub fn run(
    cluster: &mut Cluster,
    recorder: &Recorder,
    kinds: &[Fault],
    seed: u64,
    deadline: Instant,
) -> anyhow::Result<()> {
    let mut random = fastrand::Rng::with_seed(seed);
    let has_postgres = cluster.postgres.is_some();
    let kinds: Vec<Fault> = kinds
        .iter()
        .copied()
        .filter(|kind| has_postgres || !kind.needs_postgres())
        .collect();
    let mut next: Vec<Fault> = Vec::new();
    loop {
        let calm = Duration::from_millis(random.u64(400..1_500));
        let left = deadline.saturating_duration_since(Instant::now());
        std::thread::sleep(calm.min(left));
        if Instant::now() >= deadline {
            return Ok(());
        }
        if next.is_empty() {
            next.clone_from(&kinds);
            random.shuffle(&mut next);
        }
        let Some(kind) = next.pop() else { continue };
        let start = recorder.now();
        report_ended(cluster, recorder)?;
        if let Err(error) = inject(cluster, kind, &mut random) {
            recorder.write(
                start,
                Event::Breakdown {
                    what: format!("{}: {error:#}", kind.name()),
                },
            );
        }
        if let Err(error) = cluster.await_ready() {
            recorder.write(
                start,
                Event::Breakdown {
                    what: format!("after {}: {error:#}", kind.name()),
                },
            );
            report_ended(cluster, recorder)?;
        }
        recorder.write(
            start,
            Event::Fault {
                kind: kind.name().to_owned(),
            },
        );
    }
}

/// Records servers that ended by themselves, and starts them again.
fn report_ended(cluster: &mut Cluster, recorder: &Recorder) -> anyhow::Result<()> {
    for (number, replica) in cluster.replicas.iter_mut().enumerate() {
        if let Some(how) = replica.has_ended()? {
            let what = format!("server {number} ended by itself: {how}");
            recorder.write(recorder.now(), Event::Breakdown { what });
            replica.start()?;
        }
    }
    Ok(())
}

fn inject(cluster: &mut Cluster, kind: Fault, random: &mut fastrand::Rng) -> anyhow::Result<()> {
    let time = Duration::from_millis(random.u64(500..2_500));
    let away = Duration::from_millis(random.u64(0..800));
    let chosen = random.usize(0..cluster.replicas.len());
    let replica = cluster.replicas.get_mut(chosen);
    match (kind, replica, &mut cluster.postgres) {
        (Fault::Kill, Some(replica), _) => {
            replica.kill();
            std::thread::sleep(away);
            replica.start()
        }
        (Fault::Restart, Some(replica), _) => {
            let stopped = replica.stop();
            std::thread::sleep(away);
            replica.start()?;
            stopped
        }
        (Fault::Pause, Some(replica), _) => replica.pause(time),
        (Fault::ClientPartition, Some(replica), _) => {
            replica.link().set_cut(Side::Clients, true)?;
            std::thread::sleep(time);
            replica.link().set_cut(Side::Clients, false)
        }
        (Fault::DatabasePartition, Some(replica), _) => {
            replica.link().set_cut(Side::Database, true)?;
            std::thread::sleep(time);
            replica.link().set_cut(Side::Database, false)
        }
        (Fault::DatabaseFastStop | Fault::DatabaseImmediateStop, _, Some(postgres)) => {
            let how = if kind == Fault::DatabaseFastStop {
                Signal::INT
            } else {
                Signal::QUIT
            };
            postgres.stop(how)?;
            std::thread::sleep(away);
            postgres.launch()
        }
        (Fault::DatabasePause, _, Some(postgres)) => postgres.pause(time),
        (_, _, _) => Ok(()),
    }
}
