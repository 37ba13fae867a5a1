//! Views, starts and submissions at the pages of surveys, counted in memory and written once a second, so that a page view costs no statement. A killed
//! process loses at most the counts of its last second; a stopped one loses none.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use parking_lot::Mutex;

use crate::app::catalogue::{OTHER_PLACEMENT, PublishedSurvey};
use crate::app::error::ServiceError;
use crate::storage;
use crate::storage::{Storage, visits};
use urbivox_core::survey::slug::Slug;
use urbivox_core::tally::civil_day::Day;

/// Surveys, days and placements counted in memory, some 100 bytes each; beyond this, views count for placement `other`.
/// Protects memory while the database is unavailable.
const KEYS_MAX: usize = 20_000;
/// Keys written in one transaction, so that many views do not delay the committer.
const KEYS_AT_ONCE: usize = 500;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct VisitKey {
    survey_id: i64,
    day: i32,
    placement: String,
}

#[derive(Clone, Copy, Debug, Default)]
struct VisitCounts {
    seen: i64,
    started: i64,
    submitted: i64,
}

impl VisitCounts {
    fn add(&mut self, more: VisitCounts) {
        self.seen = self.seen.saturating_add(more.seen);
        self.started = self.started.saturating_add(more.started);
        self.submitted = self.submitted.saturating_add(more.submitted);
    }
}

/// Views, starts and submissions that are not written yet.
#[derive(Debug, Default)]
pub struct Visits {
    waiting: Mutex<HashMap<VisitKey, VisitCounts>>,
}

impl Visits {
    /// Counts a view of the survey at `placement` on the city's day `today`.
    pub fn seen(&self, published: &PublishedSurvey, placement: &str, today: Date) {
        let counts = VisitCounts {
            seen: 1,
            ..VisitCounts::default()
        };
        self.count(published, placement, today, counts);
    }

    /// Counts a start of the survey at `placement` on the city's day `today`.
    pub fn started(&self, published: &PublishedSurvey, placement: &str, today: Date) {
        let counts = VisitCounts {
            started: 1,
            ..VisitCounts::default()
        };
        self.count(published, placement, today, counts);
    }

    /// Counts a form that was sent at `placement` on the city's day `today`: only from a page whose views and starts are
    /// counted too, so that rates divide like by like.
    pub fn submitted(&self, published: &PublishedSurvey, placement: &str, today: Date) {
        let counts = VisitCounts {
            submitted: 1,
            ..VisitCounts::default()
        };
        self.count(published, placement, today, counts);
    }

    fn count(&self, published: &PublishedSurvey, placement: &str, today: Date, counts: VisitCounts) {
        let placement = match Slug::parse(placement) {
            Some(_) => published.viewed_placement(placement),
            None => OTHER_PLACEMENT.to_owned(),
        };
        let key = VisitKey {
            survey_id: published.survey_id,
            day: Day::of(today).number(),
            placement,
        };
        add(&mut self.waiting.lock(), key, counts);
    }

    /// Writes the pending counts. Those that cannot be written stay pending; returns the first error.
    pub fn flush(&self, storage: &Storage) -> Result<(), ServiceError> {
        let waiting = std::mem::take(&mut *self.waiting.lock());
        if waiting.is_empty() {
            return Ok(());
        }
        // In a fixed order, so that two replicas cannot deadlock.
        let rows: Vec<visits::Row> = BTreeMap::from_iter(waiting).into_iter().map(row_of).collect();
        let mut failure = None;
        for rows in rows.chunks(KEYS_AT_ONCE) {
            // While the database is unavailable every attempt waits for it, and would delay a shutdown.
            let is_away = matches!(failure, Some(storage::Error::Unavailable(_)));
            let write = || storage.write(|db| rows.iter().try_for_each(|row| visits::add(db, row)));
            let written = if is_away { None } else { Some(write()) };
            if !matches!(written, Some(Ok(()))) {
                self.put_back(rows);
            }
            if let Some(Err(cause)) = written {
                failure.get_or_insert(cause);
            }
        }
        failure.map_or(Ok(()), |cause| Err(cause.into()))
    }

    fn put_back(&self, rows: &[visits::Row]) {
        let mut waiting = self.waiting.lock();
        for row in rows {
            let key = VisitKey {
                survey_id: row.survey_id,
                day: row.day,
                placement: row.placement.clone(),
            };
            let counts = VisitCounts {
                seen: row.seen,
                started: row.started,
                submitted: row.submitted.unwrap_or_default(),
            };
            add(&mut waiting, key, counts);
        }
    }
}

fn add(waiting: &mut HashMap<VisitKey, VisitCounts>, mut key: VisitKey, counts: VisitCounts) {
    if waiting.len() >= KEYS_MAX && !waiting.contains_key(&key) {
        // At most one such key per survey and day, so that the limit is exceeded by a few only.
        OTHER_PLACEMENT.clone_into(&mut key.placement);
    }
    waiting.entry(key).or_default().add(counts);
}

fn row_of((key, counts): (VisitKey, VisitCounts)) -> visits::Row {
    visits::Row {
        survey_id: key.survey_id,
        day: key.day,
        placement: key.placement,
        seen: counts.seen,
        started: counts.started,
        submitted: Some(counts.submitted),
    }
}
