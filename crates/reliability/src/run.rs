//! One complete run: cluster, load, faults, settling, and the check of the history.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::checker::{Verdict, check};
use crate::cluster::{Cluster, DatabaseKind};
use crate::history::{Event, Recorder, read};
use crate::liar::Lie;
use crate::nemesis::Fault;
use crate::workload::{Load, Target, read_everything, settle};
use crate::{liar, nemesis};

/// Time between two lines of progress.
const PROGRESS_EVERY: Duration = Duration::from_secs(5);

/// Options of a run.
#[derive(Clone, Debug)]
pub struct Options {
    /// The compiled service.
    pub binary: PathBuf,
    /// Kind of database.
    pub database: DatabaseKind,
    /// Servers on the database.
    pub replicas: usize,
    /// Duration of the load.
    pub seconds: u64,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Clients that write.
    pub clients: usize,
    /// Most operations in a second, by all clients together.
    pub rate: u32,
    /// Faults that are injected; none when a proxy lies.
    pub faults: Vec<Fault>,
    /// A lie that a proxy between clients and servers tells.
    pub lie: Option<Lie>,
    /// Where the history is written; without it, in the temporary folder of the cluster.
    pub output: Option<PathBuf>,
    /// Whether progress is printed on stderr.
    pub has_progress: bool,
}

impl Options {
    /// A run with every fault, eight clients and 400 operations in a second.
    pub fn new(
        binary: impl Into<PathBuf>,
        database: DatabaseKind,
        replicas: usize,
        seconds: u64,
        seed: u64,
    ) -> Options {
        Options {
            binary: binary.into(),
            database,
            replicas,
            seconds,
            seed,
            clients: 8,
            rate: 400,
            faults: Fault::ALL.to_vec(),
            lie: None,
            output: None,
            has_progress: false,
        }
    }
}

/// Result of a run.
#[derive(Debug)]
pub struct Report {
    /// Verdict of the checker.
    pub verdict: Verdict,
    /// The history and the logs, if they were kept.
    pub kept: Option<PathBuf>,
}

/// Runs the load, and checks its history. When the check fails without a lie, the folder with the history, the database and
/// the logs is kept.
///
/// # Errors
///
/// The cluster cannot be started, or does not settle after the load.
pub fn history(options: &Options) -> anyhow::Result<Report> {
    let progress = |text: &str| {
        if options.has_progress {
            eprintln!("{text}");
        }
    };
    progress(&format!(
        "starting {} replicas on {}",
        options.replicas,
        options.database.name()
    ));
    let mut cluster = Cluster::start(&options.binary, options.database, options.replicas)?;
    let path = options
        .output
        .clone()
        .unwrap_or_else(|| cluster.folder().join("history.jsonl"));
    let recorder = Recorder::create(&path)?;
    let faults: &[Fault] = if options.lie.is_some() { &[] } else { &options.faults };
    let run = Event::Run {
        database: options.database.name().to_owned(),
        replicas: options.replicas,
        seconds: options.seconds,
        seed: options.seed,
        has_faults: !faults.is_empty(),
    };
    recorder.write(recorder.now(), run);
    let mut target = Target {
        addresses: cluster.addresses(),
        key: cluster.key.clone(),
        cookies: cluster.cookies.clone(),
    };
    if let Some(lie) = options.lie {
        for address in &mut target.addresses {
            *address = liar::start(lie, *address, options.seed)?;
        }
    }
    let load = Load::new(target, &recorder, options.clients, options.rate, options.seed);
    progress(&format!("load for {} s, seed {}", options.seconds, options.seed));
    run_load(&load, &mut cluster, &recorder, faults, options)?;
    cluster.await_ready()?;
    progress("settling what is in doubt");
    settle(&load)?;
    progress("reading everything");
    recount(&cluster, &recorder);
    read_everything(&load)?;
    recorder.write(recorder.now(), Event::End { unsent: load.unsent() });
    recorder.finish()?;
    progress("checking the history");
    let verdict = check(&read(&path)?);
    let mut kept = options.output.clone();
    if !verdict.is_passed() && options.lie.is_none() {
        cluster.keep_folder();
        kept = Some(cluster.folder().to_owned());
    }
    Ok(Report { verdict, kept })
}

/// Runs clients and readers, and meanwhile the faults on this thread: the kernel kills servers that a thread has started
/// when this thread ends.
fn run_load(
    load: &Load<'_>,
    cluster: &mut Cluster,
    recorder: &Recorder,
    faults: &[Fault],
    options: &Options,
) -> anyhow::Result<()> {
    std::thread::scope(|scope| {
        for number in 0..options.clients {
            scope.spawn(move || load.run_citizen(number));
        }
        scope.spawn(|| load.run_report_reader(options.clients));
        scope.spawn(|| load.run_comment_reader(options.clients + 1));
        if options.has_progress {
            scope.spawn(|| report_progress(load));
        }
        let deadline = Instant::now() + Duration::from_secs(options.seconds);
        let injected = if faults.is_empty() {
            std::thread::sleep(Duration::from_secs(options.seconds));
            Ok(())
        } else {
            nemesis::run(cluster, recorder, faults, options.seed, deadline)
        };
        load.stop();
        injected
    })
}

fn report_progress(load: &Load<'_>) {
    let began = Instant::now();
    let mut due = began + PROGRESS_EVERY;
    while !load.is_over() {
        std::thread::sleep(Duration::from_millis(50));
        if Instant::now() >= due {
            due += PROGRESS_EVERY;
            eprintln!(
                "{:>5} s: {} acknowledged",
                began.elapsed().as_secs(),
                load.acknowledged()
            );
        }
    }
}

/// Runs `urbivox verify`, and records how many counters differ from the stored responses.
fn recount(cluster: &Cluster, recorder: &Recorder) {
    let start = recorder.now();
    let event = match cluster.tell(&["verify"]) {
        Ok(output) => {
            // "1 surveys, 200 responses, 0 differences"
            let words: Vec<&str> = output.split_whitespace().collect();
            let place = words.iter().position(|word| word.starts_with("differences"));
            let number = place.and_then(|place| words.get(place.checked_sub(1)?)?.replace(',', "").parse().ok());
            Event::Recount {
                differences: number,
                output,
            }
        }
        Err(error) => Event::Recount {
            differences: None,
            output: format!("{error:#}"),
        },
    };
    recorder.write(start, event);
}
