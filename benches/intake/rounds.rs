//! Rounds of a case: the same load, checked and stored in turns.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::bail;

use crate::case::Case;
use crate::cpu::CpuTimes;
use crate::drain::IndexQueue;
use crate::ground::TestServer;
use crate::load;
use crate::load::{Load, Submissions};
use crate::memory;

/// Largest share of the processors that other processes may use in a round.
const OTHERS_MAX: f64 = 0.05;
/// Attempts at a round that other processes disturb. The last one counts all the same.
const ATTEMPTS: usize = 3;

/// Interval in which a service at rest uses at most [`REST_SECONDS`] of processor time.
const REST_INTERVAL: Duration = Duration::from_millis(250);
/// See [`REST_INTERVAL`]: two ticks.
const REST_SECONDS: f64 = 0.02;
/// Consecutive intervals without work after which the service is at rest. Longer together than the second after which the
/// indexer looks again and merges blocks: its time belongs to the stored responses, not to the next round.
const REST_INTERVALS: usize = 6;
/// Longest wait for a service at rest.
const REST_PATIENCE: Duration = Duration::from_secs(60);

/// Figures of a case: medians of the rounds.
pub(crate) struct Figures {
    pub(crate) checked_rate: f64,
    pub(crate) stored_rate: f64,
    /// Stored responses in a second of the processor time of server and database.
    pub(crate) stored_per_cpu_second: f64,
    /// Stored / checked responses per second.
    pub(crate) wall: Ratio,
    /// Processor time of server and database for a checked submission / a stored one.
    pub(crate) service_cpu: Ratio,
    /// As `service_cpu`, with the time of the load.
    pub(crate) whole_cpu: Ratio,
    pub(crate) p50_ms: f64,
    pub(crate) p99_ms: f64,
    pub(crate) worst_p99_ms: f64,
    /// Peak resident memory of the server.
    pub(crate) peak_mib: f64,
    /// Time after a round until all comments can be found by search.
    pub(crate) indexing: Duration,
    /// Largest share of the processors that others used in a round.
    pub(crate) others: f64,
}

/// Ratio of two medians, and the smallest and largest ratio of a round.
pub(crate) struct Ratio {
    pub(crate) value: f64,
    pub(crate) least: f64,
    pub(crate) greatest: f64,
}

/// A load and the processor time that it took.
struct Measured {
    load: Load,
    cpu: CpuTimes,
    indexing: Duration,
    others: f64,
}

/// A load that was checked, and one that was stored.
struct Round {
    checked: Measured,
    stored: Measured,
}

/// A server, its surveys and their submissions.
pub(crate) struct Rounds<'a> {
    ground: &'a TestServer,
    paths: Vec<String>,
    check_paths: Vec<String>,
    submissions: Arc<Submissions>,
    queue: IndexQueue,
    time: Duration,
    acknowledged: u64,
}

impl Rounds<'_> {
    /// Publishes the surveys of a case and prepares its submissions.
    pub(crate) fn new<'a>(ground: &'a TestServer, case: &Case, time: Duration) -> anyhow::Result<Rounds<'a>> {
        let paths = ground.publish("survey", case.surveys)?;
        Ok(Rounds {
            check_paths: paths.iter().map(|path| format!("{path}/check")).collect(),
            paths,
            submissions: Arc::new(Submissions::new(case.comments, case.ids)),
            queue: IndexQueue::open(&ground.url)?,
            ground,
            time,
            acknowledged: 0,
        })
    }

    /// Runs the rounds. Fails if an acknowledged response is not stored and counted.
    pub(crate) fn run(mut self, count: u64) -> anyhow::Result<Figures> {
        self.round(true)?; // Warms caches and creates the day's counter blocks.
        memory::reset_peak(self.ground.process())?;
        let mut rounds = Vec::new();
        for number in 1..=count {
            let round = self.quiet_round(number % 2 == 1)?;
            eprintln!("  round {number}: {}", round.told());
            rounds.push(round);
        }
        let peak_mib = memory::peak_mib(self.ground.process())?;
        self.verify()?;
        Ok(figures(&rounds, peak_mib))
    }

    /// Repeats a round while other processes use the processors.
    fn quiet_round(&mut self, is_checked_first: bool) -> anyhow::Result<Round> {
        let mut round = self.round(is_checked_first)?;
        for _ in 1..ATTEMPTS {
            if round.others() <= OTHERS_MAX {
                break;
            }
            eprintln!(
                "  repeated, others used {:.0} %: {}",
                round.others() * 100.0,
                round.told()
            );
            round = self.round(is_checked_first)?;
        }
        Ok(round)
    }

    /// Checks and stores in turns. The order changes from round to round, so that a slow change of the machine's speed
    /// affects both.
    fn round(&mut self, is_checked_first: bool) -> anyhow::Result<Round> {
        Ok(if is_checked_first {
            let checked = self.checked()?;
            let stored = self.stored()?;
            Round { checked, stored }
        } else {
            let stored = self.stored()?;
            let checked = self.checked()?;
            Round { checked, stored }
        })
    }

    fn checked(&mut self) -> anyhow::Result<Measured> {
        let (began, before) = (Instant::now(), self.cpu()?);
        let load = load::run(
            &self.ground.address,
            &self.check_paths,
            &self.submissions,
            200,
            self.time,
        )?;
        self.measured(load, began, &before, Duration::ZERO)
    }

    /// Stores submissions. Indexing of their comments, and other work that the service does afterwards, belong to the costs.
    fn stored(&mut self) -> anyhow::Result<Measured> {
        let (began, before) = (Instant::now(), self.cpu()?);
        let load = load::run(&self.ground.address, &self.paths, &self.submissions, 201, self.time)?;
        self.acknowledged += load.answered;
        let indexing = self.queue.wait_until_empty()?;
        self.wait_until_at_rest()?;
        self.measured(load, began, &before, indexing)
    }

    fn wait_until_at_rest(&self) -> anyhow::Result<()> {
        let began = Instant::now();
        let mut quiet = 0;
        while quiet < REST_INTERVALS && began.elapsed() < REST_PATIENCE {
            let before = self.cpu()?;
            std::thread::sleep(REST_INTERVAL);
            let is_quiet = self.cpu()?.since(&before).service() <= REST_SECONDS;
            quiet = if is_quiet { quiet + 1 } else { 0 };
        }
        Ok(())
    }

    fn measured(&self, load: Load, began: Instant, before: &CpuTimes, indexing: Duration) -> anyhow::Result<Measured> {
        let cpu = self.cpu()?.since(before);
        let processors = f64::from(u32::try_from(std::thread::available_parallelism()?.get())?);
        Ok(Measured {
            others: cpu.others / (began.elapsed().as_secs_f64() * processors),
            load,
            cpu,
            indexing,
        })
    }

    fn cpu(&self) -> anyhow::Result<CpuTimes> {
        CpuTimes::read(self.ground.process(), self.ground.postmaster)
    }

    /// Compares the acknowledged responses with the stored and the counted ones, and recounts the tallies.
    fn verify(&self) -> anyhow::Result<()> {
        let (stored, counted) = (self.ground.verified()?, self.ground.counted(&self.paths)?);
        let acknowledged = self.acknowledged;
        eprintln!("  {acknowledged} acknowledged, {stored} rows stored, {counted} counted");
        if (stored, counted) != (acknowledged, acknowledged) {
            bail!("{acknowledged} were acknowledged, {stored} stored and {counted} counted");
        }
        Ok(())
    }
}

impl Measured {
    fn service_cpu(&self) -> f64 {
        self.cpu.service() / self.load.count()
    }

    fn whole_cpu(&self) -> f64 {
        self.cpu.all() / self.load.count()
    }
}

impl Round {
    fn wall(&self) -> f64 {
        self.stored.load.rate() / self.checked.load.rate()
    }

    fn service_cpu(&self) -> f64 {
        self.checked.service_cpu() / self.stored.service_cpu()
    }

    fn whole_cpu(&self) -> f64 {
        self.checked.whole_cpu() / self.stored.whole_cpu()
    }

    fn others(&self) -> f64 {
        self.checked.others.max(self.stored.others)
    }

    fn told(&self) -> String {
        let micros = |measured: &Measured| {
            let cpu = &measured.cpu;
            let parts = [cpu.server, cpu.database, cpu.load].map(|part| part / measured.load.count() * 1e6);
            parts.map(|part| format!("{part:.1}")).join(" + ")
        };
        format!(
            "{:.0} checked/s, {:.0} stored/s, ratio {:.3}, CPU {:.3}, with load {:.3}; µs of server + database + load: \
             {} checked, {} stored; p99 {:.1} ms, others {:.1} %",
            self.checked.load.rate(),
            self.stored.load.rate(),
            self.wall(),
            self.service_cpu(),
            self.whole_cpu(),
            micros(&self.checked),
            micros(&self.stored),
            self.stored.load.latency_ms(99),
            self.others() * 100.0
        )
    }
}

fn figures(rounds: &[Round], peak_mib: f64) -> Figures {
    let of = |value: &dyn Fn(&Round) -> f64| crate::median(&mut rounds.iter().map(value).collect::<Vec<_>>());
    let ratio = |above: &dyn Fn(&Round) -> f64, below: &dyn Fn(&Round) -> f64, each: fn(&Round) -> f64| Ratio {
        value: of(above) / of(below),
        least: rounds.iter().map(each).fold(f64::INFINITY, f64::min),
        greatest: rounds.iter().map(each).fold(0.0, f64::max),
    };
    let checked_rate = |round: &Round| round.checked.load.rate();
    let stored_rate = |round: &Round| round.stored.load.rate();
    let largest = |value: &dyn Fn(&Round) -> f64| rounds.iter().map(value).fold(0.0, f64::max);
    Figures {
        checked_rate: of(&checked_rate),
        stored_rate: of(&stored_rate),
        stored_per_cpu_second: 1.0 / of(&|round| round.stored.service_cpu()),
        wall: ratio(&stored_rate, &checked_rate, Round::wall),
        service_cpu: ratio(
            &|round| round.checked.service_cpu(),
            &|round| round.stored.service_cpu(),
            Round::service_cpu,
        ),
        whole_cpu: ratio(
            &|round| round.checked.whole_cpu(),
            &|round| round.stored.whole_cpu(),
            Round::whole_cpu,
        ),
        p50_ms: of(&|round| round.stored.load.latency_ms(50)),
        p99_ms: of(&|round| round.stored.load.latency_ms(99)),
        worst_p99_ms: largest(&|round| round.stored.load.latency_ms(99)),
        peak_mib,
        indexing: Duration::from_secs_f64(of(&|round| round.stored.indexing.as_secs_f64())),
        others: largest(&Round::others),
    }
}
