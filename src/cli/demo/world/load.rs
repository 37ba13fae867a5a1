//! Loads responses day by day through the ordinary path of a submission: checked, counted and committed.

use std::collections::VecDeque;
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::{SignedDuration, Timestamp};

use super::calendar;
use super::calendar::DAYS;
use super::chance::Random;
use super::loaded_survey::LoadedSurvey;
use super::people;
use crate::app::App;
use crate::app::submissions;
use crate::app::submissions::{Progress, Sender};
use crate::clock::Clock;
use urbivox_core::measure::moments::nearest_integer;

/// Threads that generate answers; the committer has its own.
const PRODUCERS: usize = 2;
/// Submissions in progress per thread; all together fewer than the committer's queue.
const IN_FLIGHT_MAX: usize = 1_900;
/// Submissions between updates of the progress bar.
const STEP: u64 = 1_000;

/// Result of the load.
#[derive(Clone, Copy, Debug)]
pub(super) struct LoadSummary {
    pub(super) responses: u64,
    pub(super) taken: Duration,
}

/// Loads about `responses` responses over the two years before today.
pub(super) fn load(app: &App, surveys: &[LoadedSurvey], responses: u64, seed: u64) -> Result<LoadSummary> {
    let begun = Instant::now();
    let today = app.clock.now();
    let work = LoadJob {
        app,
        today,
        share: share(surveys, responses, today),
        progress: bar(responses)?,
        done: AtomicU64::new(0),
        has_failed: AtomicBool::new(false),
        // All threads generate the same day, so that rows are in order of time, as in real use.
        day_barrier: Barrier::new(PRODUCERS),
    };
    let part = surveys.len().div_ceil(PRODUCERS).max(1);
    let outcome = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..PRODUCERS)
            .zip(1_u64..)
            .map(|(place, number)| {
                let mine = surveys.chunks(part).nth(place).unwrap_or_default();
                let work = &work;
                scope.spawn(move || work.run(mine, Random::new(seed, number)))
            })
            .collect();
        let ended = threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| Err(anyhow!("a thread failed"))));
        ended.fold(Ok(()), Result::and)
    });
    work.progress.finish_and_clear();
    outcome.map(|()| LoadSummary {
        responses: work.done.load(Ordering::Relaxed),
        taken: begun.elapsed(),
    })
}

/// State shared by the producer threads.
struct LoadJob<'a> {
    app: &'a App,
    today: Timestamp,
    /// Responses of a survey of weight 1 on an average day.
    share: f64,
    progress: ProgressBar,
    done: AtomicU64,
    has_failed: AtomicBool,
    day_barrier: Barrier,
}

impl LoadJob<'_> {
    /// Generates the responses of these surveys. After a failure all threads go on without responses, because none may be
    /// left waiting at the barrier.
    fn run(&self, mine: &[LoadedSurvey], mut chance: Random) -> Result<()> {
        let mut outcome = Ok(());
        let mut waiting = VecDeque::with_capacity(IN_FLIGHT_MAX);
        for day in 0..DAYS {
            if outcome.is_ok() && !self.has_failed.load(Ordering::Relaxed) {
                outcome = self.day(day, mine, &mut waiting, &mut chance);
                self.has_failed.fetch_or(outcome.is_err(), Ordering::Relaxed);
            }
            // The views of each day are written by one thread, because no server does.
            if self.day_barrier.wait().is_leader() {
                let flushed = self.app.visits.flush(&self.app.storage);
                self.has_failed.fetch_or(flushed.is_err(), Ordering::Relaxed);
                outcome = outcome.and(flushed.map_err(Into::into));
            }
        }
        outcome.and_then(|()| self.settle(&mut waiting, 0))
    }

    fn day(
        &self,
        day: i64,
        mine: &[LoadedSurvey],
        waiting: &mut VecDeque<Progress>,
        chance: &mut Random,
    ) -> Result<()> {
        let noon = self.today - SignedDuration::from_hours(24 * (DAYS - day));
        let bustle = calendar::activity(noon);
        let years = f64::from(i32::try_from(day)?) / 365.0;
        let app = App {
            clock: Clock::Fixed(noon),
            ..self.app.clone()
        };
        for one in mine {
            let today = app.clock.today(&one.published.timezone);
            let quality = one.quality + one.drift * years;
            for _ in 0..whole(self.share * one.weight * bustle * (0.6 + 0.8 * chance.part()), chance) {
                let person = people::person(one, quality, noon, chance);
                let raw = person.ok_or_else(|| anyhow!("an answer could not be made"))?;
                let place = raw.placement.as_deref().unwrap_or(one.placement);
                // Some visitors only view, and some who start do not submit.
                for _ in 0..=chance.below(3) {
                    app.visits.seen(&one.published, place, today);
                }
                app.visits.started(&one.published, place, today);
                app.visits.submitted(&one.published, place, today);
                self.settle(waiting, IN_FLIGHT_MAX - 1)?;
                waiting.push_back(submissions::submit(&app, &one.published, &Sender::Operator.into(), raw));
            }
        }
        Ok(())
    }

    /// Waits until at most `left` submissions are not on disk yet.
    fn settle(&self, waiting: &mut VecDeque<Progress>, left: usize) -> Result<()> {
        while waiting.len() > left
            && let Some(first) = waiting.pop_front()
        {
            first.wait(self.app)?;
            let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
            if done.is_multiple_of(STEP) {
                self.progress.set_position(done);
            }
        }
        Ok(())
    }
}

/// Returns the responses of a survey of weight 1 on an average day, so that the total is `responses`.
fn share(surveys: &[LoadedSurvey], responses: u64, today: Timestamp) -> f64 {
    let weights: f64 = surveys.iter().map(|one| one.weight).sum();
    let days = (0..DAYS).map(|day| calendar::activity(today - SignedDuration::from_hours(24 * (DAYS - day))));
    let responses = f64::from(u32::try_from(responses).unwrap_or(u32::MAX));
    responses / (weights * days.sum::<f64>()).max(f64::EPSILON)
}

/// Returns a random whole number with mean `expected`.
fn whole(expected: f64, chance: &mut Random) -> u64 {
    let floor = expected.floor();
    let more = u64::from(chance.hits(expected - floor));
    let whole = nearest_integer(floor).and_then(|whole| u64::try_from(whole).ok());
    whole.unwrap_or_default() + more
}

/// Creates a progress bar, drawn on standard error if that is a terminal.
fn bar(len: u64) -> Result<ProgressBar> {
    let style = ProgressStyle::with_template("  {bar:44.cyan/dim}  {human_pos} of {human_len} responses, {eta} to go")?;
    Ok(ProgressBar::new(len).with_style(style.progress_chars("━━╌")))
}
