//! Counts in memory that are not written yet.

use std::collections::HashMap;

use parking_lot::Mutex;

use super::event::SecurityEvent;
use crate::app::audit::Pseudonym;

/// Distinct unknown subjects per hour and kind; further ones are counted together. Protects the disk
/// against made-up subjects.
const UNKNOWN_SUBJECTS_MAX: usize = 50;
/// Rows kept in memory. Bounds memory.
const ROWS_MAX: usize = 20_000;
pub(super) const HOUR_MILLIS: i64 = 3_600_000;
/// Subject that further unknown subjects are counted under.
pub const OTHERS: &str = "others";
/// Prefix of the subjects made by [`super::typed`].
pub const TYPED: &str = Pseudonym::TypedName.prefix();

/// What is counted together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct CountKey {
    /// Hours since 1970.
    pub(super) hour: i64,
    pub(super) kind: &'static str,
    pub(super) subject: String,
    pub(super) place: String,
}

/// Count of one row; `waiting` events of it are not written yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct EventCount {
    pub(super) waiting: i64,
    pub(super) first_at: i64,
    pub(super) last_at: i64,
}

/// Counts that are not written yet, and all rows of the current hour.
#[derive(Debug, Default)]
pub struct SecurityLog {
    rows: Mutex<HashMap<CountKey, EventCount>>,
}

impl SecurityLog {
    /// Counts an attempt at `now`, in milliseconds since 1970.
    pub(super) fn count(&self, event: SecurityEvent, subject: &str, place: &str, now: i64) {
        let mut key = CountKey {
            hour: now.div_euclid(HOUR_MILLIS),
            kind: event.name(),
            subject: subject.to_owned(),
            place: place.to_owned(),
        };
        let mut rows = self.rows.lock();
        if !rows.contains_key(&key) {
            let is_alike = |known: &&CountKey| {
                known.hour == key.hour && known.kind == key.kind && known.subject.starts_with(TYPED)
            };
            let is_stranger = key.subject.starts_with(TYPED);
            if rows.len() >= ROWS_MAX || (is_stranger && rows.keys().filter(is_alike).count() >= UNKNOWN_SUBJECTS_MAX) {
                OTHERS.clone_into(&mut key.subject);
            }
            if rows.len() >= ROWS_MAX {
                key.place.clear();
            }
        }
        let counted = rows.entry(key).or_insert(EventCount {
            waiting: 0,
            first_at: now,
            last_at: now,
        });
        counted.waiting = counted.waiting.saturating_add(1);
        counted.last_at = now;
    }

    /// Takes the counts that are not written yet, sorted, so that two replicas cannot deadlock.
    pub(super) fn take_waiting(&self, now: i64) -> Vec<(CountKey, EventCount)> {
        let hour = now.div_euclid(HOUR_MILLIS);
        let mut waiting: Vec<(CountKey, EventCount)> = Vec::new();
        let mut rows = self.rows.lock();
        // Written rows of past hours are dropped; those of the current hour are needed to count unknown subjects.
        rows.retain(|key, counted| counted.waiting > 0 || key.hour >= hour);
        for (key, counted) in rows.iter_mut().filter(|(_, counted)| counted.waiting > 0) {
            waiting.push((key.clone(), *counted));
            counted.waiting = 0;
        }
        drop(rows);
        waiting.sort_by(|(a, _), (b, _)| a.cmp(b));
        waiting
    }

    /// Puts back counts that could not be written.
    pub(super) fn put_back(&self, waiting: Vec<(CountKey, EventCount)>) {
        let mut rows = self.rows.lock();
        for (key, counted) in waiting {
            let again = rows.entry(key).or_insert(EventCount { waiting: 0, ..counted });
            again.waiting = again.waiting.saturating_add(counted.waiting);
        }
    }
}
