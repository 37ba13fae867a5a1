//! Everybody answers, day by day, by the ordinary way of a submission: checked, counted and committed.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::{SignedDuration, Timestamp};

use super::chance::Chance;
use super::people;
use crate::clock::Clock;
use crate::flow::App;
use crate::flow::catalogue::Published;
use crate::flow::intake::{self, Pending};

/// Days over which they answer.
pub(super) const DAYS: u64 = 730;
/// Threads that make answers; the committer has its own.
const PRODUCERS: usize = 2;
/// Submissions that one of them has under way.
const UNDER_WAY: usize = 1_500;

/// A survey with how good its service is, 0 to 1, and how much that rises in a year.
pub(super) struct Asked {
    pub(super) published: Arc<Published>,
    pub(super) quality: f64,
    pub(super) drift: f64,
    /// How busy it is beside the others: 1 is usual.
    pub(super) weight: f64,
}

/// Loads so many responses; tells how long it took.
pub(super) fn load(app: &App, asked: &[Asked], responses: u64, seed: u64) -> Result<Duration> {
    let progress = bar(responses)?;
    let done = AtomicU64::new(0);
    let begun = Instant::now();
    let today = app.clock.now();
    let weights: f64 = asked.iter().map(|one| one.weight).sum();
    let part = asked.len().div_ceil(PRODUCERS).max(1);
    let outcome = std::thread::scope(|scope| {
        let work = |of: (u64, &'_ [Asked])| {
            let (place, mine) = of;
            let mut chance = Chance::new(seed, place + 1);
            for day in 0..DAYS {
                let app = at_day(app, today, day)?;
                let mut waiting: Vec<Pending> = Vec::with_capacity(UNDER_WAY);
                for one in mine {
                    for _ in 0..count(one, (day, responses), weights, &mut chance) {
                        let years = f64::from(u32::try_from(day).unwrap_or_default()) / 365.0;
                        let quality = one.quality + one.drift * years;
                        let definition = &one.published.current().definition;
                        let raw = people::submission(definition, quality, &mut chance)
                            .ok_or_else(|| anyhow!("an answer could not be made"))?;
                        let checked = intake::check(&app, &one.published, &raw, None)?;
                        if waiting.len() >= UNDER_WAY {
                            settle(&mut waiting, &progress, &done)?;
                        }
                        waiting.push(keep(&app, checked)?);
                    }
                }
                settle(&mut waiting, &progress, &done)?;
            }
            Ok::<(), anyhow::Error>(())
        };
        let threads: Vec<_> = (0_u64..)
            .zip(asked.chunks(part))
            .map(|of| scope.spawn(move || work(of)))
            .collect();
        let ended = threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| Err(anyhow!("a thread failed"))));
        ended.fold(Ok(()), Result::and)
    });
    progress.finish_and_clear();
    outcome.map(|()| begun.elapsed())
}

/// The service as it is on a day, noon UTC before today.
fn at_day(app: &App, today: Timestamp, day: u64) -> Result<App> {
    let back = i64::try_from(DAYS - day)?;
    Ok(App {
        clock: Clock::Fixed(today - SignedDuration::from_hours(24 * back)),
        ..app.clone()
    })
}

/// How many answer on a day: fewer at weekends, and never the same number.
fn count(one: &Asked, (day, responses): (u64, u64), weights: f64, chance: &mut Chance) -> u64 {
    let number = |count: u64| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let week = if day % 7 < 5 { 1.2 } else { 0.5 };
    let expected = number(responses) / number(DAYS) * one.weight / weights * week;
    let drawn = expected * (0.6 + 0.8 * chance.part());
    let whole = drawn.floor();
    let more = u64::from(chance.hits(drawn - whole));
    format!("{whole:.0}").parse::<u64>().unwrap_or_default() + more
}

fn keep(app: &App, checked: intake::Checked) -> Result<Pending> {
    // The queue holds more than all producers have under way.
    Ok(intake::keep(app, checked)?)
}

/// Waits until all of them are on disk.
fn settle(waiting: &mut Vec<Pending>, progress: &ProgressBar, done: &AtomicU64) -> Result<()> {
    let count = u64::try_from(waiting.len())?;
    for pending in waiting.drain(..) {
        pending.wait()?;
    }
    progress.set_position(done.fetch_add(count, Ordering::Relaxed) + count);
    Ok(())
}

/// Drawn on standard error, and only when that is a terminal.
fn bar(len: u64) -> Result<ProgressBar> {
    let style = ProgressStyle::with_template("  {bar:44.cyan/dim}  {human_pos} of {human_len} responses, {eta} to go")?;
    Ok(ProgressBar::new(len).with_style(style.progress_chars("━━╌")))
}
