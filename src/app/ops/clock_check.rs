//! Connects the guard of the clock ([`crate::clock::guard`]) with the database and the log.

use jiff::Timestamp;
use serde_json::json;

use crate::app::{App, audit};
use crate::clock::Clock;
use crate::clock::guard::{ClockFault, ClockGuard, ClockSample, KnownTimes, RELEASED};
use crate::storage;
use crate::storage::{Storage, clock_times};

/// How often a running service records the time, in milliseconds: once an hour, and after every jump by an hour.
const RECORD_MS: i64 = 3_600_000;

/// Reads the times that the database knows.
pub fn known_times(storage: &Storage) -> Result<KnownTimes, storage::Error> {
    storage.read(|db| {
        Ok(KnownTimes {
            recorded: clock_times::recorded(db)?,
            activity: clock_times::newest_activity(db)?,
            accepted: clock_times::accepted(db)?,
        })
    })
}

/// Creates the guard of a process that starts now.
pub fn guard(storage: &Storage, clock: &Clock) -> Result<ClockGuard, storage::Error> {
    let sample = clock.sample();
    let known = match sample {
        Some(_) => known_times(storage)?,
        None => KnownTimes::default(),
    };
    Ok(ClockGuard::at_start(known, sample))
}

/// Accepts the time of this machine's clock, and returns it: running services notice it within a second, and later starts
/// are judged by it. `None`, and nothing is accepted, before [`RELEASED`]: no installation ran then.
pub fn accept(app: &App) -> Result<Option<Timestamp>, storage::Error> {
    let now = app.clock.now();
    if now.as_millisecond() < RELEASED {
        return Ok(None);
    }
    app.storage.write(|db| {
        clock_times::accept(db, now.as_millisecond())?;
        audit::note(app, db, None, "clock.accept", "clock", &json!({"time": now}))
    })?;
    Ok(Some(now))
}

/// State of the check that a running service makes once a second.
#[derive(Debug, Default)]
pub struct ClockCheck {
    recorded: Option<i64>,
    was_wrong: bool,
}

impl ClockCheck {
    /// Judges the clock now, logs changes, and records the time. While the clock is wrong, looks whether an operator has
    /// accepted it.
    pub fn run(&mut self, app: &App) -> Result<(), storage::Error> {
        let Some(sample) = app.clock.sample() else {
            return Ok(());
        };
        let mut outcome = app.clock_guard.observe(sample);
        if outcome.is_err() && is_accepted(app, sample)? {
            tracing::info!("an operator accepted the time of the clock");
            outcome = app.clock_guard.observe(sample);
        }
        match outcome {
            Ok(jump) => {
                if !jump.is_zero() {
                    tracing::info!("the clock was moved by {jump:#}, or the machine was paused");
                }
                if self.was_wrong {
                    tracing::info!("the clock is plausible again: submissions are accepted");
                }
                self.was_wrong = false;
                self.record(app, sample)
            }
            Err(fault) => {
                if !self.was_wrong {
                    log_fault(fault);
                }
                self.was_wrong = true;
                Ok(())
            }
        }
    }

    fn record(&mut self, app: &App, sample: ClockSample) -> Result<(), storage::Error> {
        let is_recent = |recorded: i64| sample.wall.saturating_sub(recorded).saturating_abs() < RECORD_MS;
        if self.recorded.is_some_and(is_recent) {
            return Ok(());
        }
        app.storage.write(|db| clock_times::record(db, sample.wall))?;
        self.recorded = Some(sample.wall);
        Ok(())
    }
}

/// Returns whether an operator accepted a time since this process started, and starts the guard anew if so.
fn is_accepted(app: &App, sample: ClockSample) -> Result<bool, storage::Error> {
    let accepted = app.storage.read(clock_times::accepted)?;
    Ok(app.clock_guard.accept(accepted, sample.monotonic))
}

fn log_fault(fault: ClockFault) {
    tracing::error!(
        "{fault}. Submissions are refused with 503, and nothing is deleted by retention, until the clock is right. Set the \
         clock; if the time is right, run: urbivox clock accept"
    );
}
