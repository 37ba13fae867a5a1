//! Replays published answers as concurrent submissions.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};
use uuid::Uuid;

use super::client::{CONCURRENCY, Client};

/// Sends one submission for each of `answers` to `survey`, alternating the languages; returns the elapsed time.
pub(super) fn replay(client: &Client, survey: &str, languages: &[&str], answers: &[Value]) -> Result<Duration> {
    let progress = bar(answers.len())?;
    let next = AtomicUsize::new(0);
    let path = format!("{survey}/responses");
    let answer_in_turn = || -> Result<()> {
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(answers) = answers.get(place) else {
                return Ok(());
            };
            let language = place.checked_rem(languages.len()).and_then(|turn| languages.get(turn));
            let sent = client.submit(&path, &submission(language.copied(), answers));
            if let Err(cause) = sent {
                // Stops all threads after the first failure.
                next.store(usize::MAX / 2, Ordering::Relaxed);
                return Err(cause);
            }
            progress.inc(1);
        }
    };
    let begun = Instant::now();
    let outcome = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..CONCURRENCY).map(|_| scope.spawn(answer_in_turn)).collect();
        let ended = threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| Err(anyhow!("a thread failed"))));
        ended.fold(Ok(()), Result::and)
    });
    let taken = begun.elapsed();
    progress.finish_and_clear();
    outcome.map(|()| taken)
}

fn submission(language: Option<&str>, answers: &Value) -> Value {
    json!({
        "submission_id": Uuid::now_v7(),
        "language": language,
        "placement": "link",
        "answers": answers,
    })
}

/// Creates a progress bar, drawn on standard error if that is a terminal.
fn bar(len: usize) -> Result<ProgressBar> {
    let style = ProgressStyle::with_template("  {bar:44.cyan/dim}  {human_pos} of {human_len} people")?;
    Ok(ProgressBar::new(u64::try_from(len)?).with_style(style.progress_chars("━━╌")))
}
