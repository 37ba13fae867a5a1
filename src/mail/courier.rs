//! Delivery of due letters from the outbox, with retries.

use jiff::{SignedDuration, Timestamp};

use super::transport::Transport;
use crate::storage;
use crate::storage::{Storage, letters};

/// Letters per round.
const LETTERS_PER_ROUND: i64 = 50;
/// Duration of a claim on a letter, in minutes, in which no other replica sends it.
const CLAIM_MINUTES: i64 = 5;

/// Returns the delay before the next attempt; `None` if the letter is given up.
pub fn delay_after(attempts: i32) -> Option<SignedDuration> {
    let minutes = match attempts {
        ..=1 => 1,
        2 => 5,
        3 => 30,
        4 => 120,
        5 => 720,
        _ => return None,
    };
    Some(SignedDuration::from_mins(minutes))
}

/// Sends due letters. Returns the number of letters sent.
///
/// A letter is claimed before it is sent, so that replicas do not send it twice. After a crash between sending and recording
/// it is sent again (at least once).
pub fn deliver_due(storage: &Storage, transport: &Transport, now: Timestamp) -> Result<usize, storage::Error> {
    let millis = now.as_millisecond();
    let due = storage.read(|db| letters::due(db, millis, LETTERS_PER_ROUND))?;
    let mut delivered = 0;
    for letter in due {
        let until = millis + CLAIM_MINUTES * 60_000;
        if !storage.write(|db| letters::claim(db, &letter, until))? {
            continue;
        }
        match transport.send(&letter) {
            Ok(()) => {
                storage.write(|db| letters::mark_delivered(db, letter.id, millis))?;
                delivered += 1;
            }
            Err(failure) => {
                let wait = delay_after(letter.attempts + 1).filter(|_| !failure.is_permanent);
                // A retry time beyond the range is clamped, so that the letter is not given up for that.
                let wait = wait.map(|wait| i64::try_from(wait.as_millis()).unwrap_or(i64::MAX));
                let due_at = wait.map(|wait| millis.saturating_add(wait));
                let is_given_up = due_at.is_none();
                tracing::warn!(letter.id = letter.id, what = %failure.what, is_given_up, "a letter could not be sent");
                storage.write(|db| letters::failed(db, letter.id, &failure.what, due_at))?;
                // Later letters would time out on the same server, and delay a shutdown.
                if failure.is_unreachable {
                    break;
                }
            }
        }
    }
    Ok(delivered)
}
