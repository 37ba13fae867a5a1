//! The residents answer, several at a time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};
use uuid::Uuid;

use super::client::{AT_ONCE, Client};
use super::questionnaire::SURVEY;
use super::residents::{Resident, Residents};

/// Sends one submission for each resident; tells how long it took.
pub(super) fn replay(client: &Client, residents: &Residents) -> Result<Duration> {
    let progress = bar(residents.len())?;
    let next = AtomicUsize::new(0);
    let path = format!("{SURVEY}/responses");
    let answer_in_turn = || -> Result<()> {
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(resident) = residents.get(place) else {
                return Ok(());
            };
            let sent = client.submit(&path, &submission(place, resident));
            if let Err(cause) = sent {
                // Nobody answers after the first failure.
                next.store(residents.len(), Ordering::Relaxed);
                return Err(cause);
            }
            progress.inc(1);
        }
    };
    let begun = Instant::now();
    let outcome = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(answer_in_turn)).collect();
        let ended = threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| Err(anyhow!("a thread failed"))));
        ended.fold(Ok(()), Result::and)
    });
    let taken = begun.elapsed();
    progress.finish_and_clear();
    outcome.map(|()| taken)
}

fn submission(place: usize, resident: &Resident) -> Value {
    json!({
        "submission_id": Uuid::now_v7(),
        "language": if place.is_multiple_of(2) { "da" } else { "en" },
        "placement": "link",
        "answers": {
            "satisfaction": resident.satisfaction,
            "influence": resident.influence,
            "housing_type": resident.housing,
            "contact": resident.contact,
        },
    })
}

/// Drawn on standard error, and only when that is a terminal.
fn bar(len: usize) -> Result<ProgressBar> {
    let style = ProgressStyle::with_template("  {bar:44.cyan/dim}  {human_pos} of {human_len} residents")?;
    Ok(ProgressBar::new(u64::try_from(len)?).with_style(style.progress_chars("━━╌")))
}
