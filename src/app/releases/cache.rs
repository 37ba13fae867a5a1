//! Releases in memory: the rows of surveys and the reports made of them, so that public readers decode nothing twice.
//!
//! Rows are never changed, so both are valid until a survey has another release. Each request asks the database for the
//! number of the last one, so all replicas show a release as soon as it is stored.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use parking_lot::Mutex;

use super::stored::StoredReleases;
use crate::app::reports::ReportQuery;
use crate::storage;
use crate::storage::{Storage, releases};
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::report::Report;
use urbivox_core::release::{Atom, ReleaseRow};

/// Limit of the rows in memory, in bytes, about. A survey with six questions and two years of releases takes 5 MB.
const ROWS_BYTES_MAX: usize = 96 << 20;
/// Limit of the reports in memory, in bytes, about.
const REPORTS_BYTES_MAX: usize = 32 << 20;
/// Memory of an atom or a cell besides its texts, in bytes, about.
const ITEM_BYTES: usize = 72;
/// Memory of a question in a report besides its counts, in bytes, about.
const QUESTION_BYTES: usize = 1_000;
/// Memory of a count with its share, in bytes, about.
const COUNT_BYTES: usize = 130;

/// Rows and reports in memory.
#[derive(Debug)]
pub struct ReleaseCache {
    rows: Mutex<BoundedCache<i64, Arc<Vec<ReleaseRow>>>>,
    reports: Mutex<BoundedCache<ReportKey, Arc<Report>>>,
}

/// Report in memory.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReportKey {
    /// Identity of the survey.
    pub survey_id: i64,
    /// Path of the survey, which a report names.
    pub path: String,
    /// Number of the newest version.
    pub version: u32,
    /// Number of the last release.
    pub release: u32,
    /// Query.
    pub query: ReportQuery,
}

impl Default for ReleaseCache {
    fn default() -> ReleaseCache {
        ReleaseCache {
            rows: Mutex::new(BoundedCache::new(ROWS_BYTES_MAX)),
            reports: Mutex::new(BoundedCache::new(REPORTS_BYTES_MAX)),
        }
    }
}

impl ReleaseCache {
    /// Returns the releases of a survey, in order. Errors: the database failed, or the releases are damaged.
    pub fn rows(&self, storage: &Storage, survey_id: i64) -> Result<Arc<Vec<ReleaseRow>>, storage::Error> {
        let Some(last) = storage.read(|db| releases::last_number(db, survey_id))? else {
            return Ok(Arc::default());
        };
        let is_last =
            |rows: &Arc<Vec<ReleaseRow>>| rows.last().is_some_and(|row| i64::from(row.number) == i64::from(last));
        let known = self.rows.lock().get(&survey_id);
        if let Some(rows) = known.filter(is_last) {
            return Ok(rows);
        }
        let rows = Arc::new(storage.read(|db| StoredReleases::read(db, survey_id))?.rows);
        let bytes = rows.iter().flat_map(|row| &row.atoms).map(atom_bytes).sum();
        self.rows.lock().insert(survey_id, Arc::clone(&rows), bytes);
        Ok(rows)
    }

    /// Returns the report of a key, which `make` makes when it is not in memory.
    pub fn report(&self, key: ReportKey, make: impl FnOnce() -> Report) -> Arc<Report> {
        let known = self.reports.lock().get(&key);
        if let Some(report) = known {
            return report;
        }
        let report = Arc::new(make());
        let bytes = report_bytes(&report);
        self.reports.lock().insert(key, Arc::clone(&report), bytes);
        report
    }
}

fn atom_bytes(atom: &Atom) -> usize {
    let cells = atom.added.keys().map(|cell| cell.len() + ITEM_BYTES);
    let spans = atom.spans.len() * size_of::<u32>();
    ITEM_BYTES + atom.figure.as_str().len() + spans + cells.sum::<usize>()
}

fn report_bytes(report: &Report) -> usize {
    let series = report.series.iter().flat_map(|point| &point.questions);
    let questions = report.questions.iter().chain(series);
    questions.map(question_bytes).sum::<usize>() + QUESTION_BYTES
}

fn question_bytes(question: &QuestionReport) -> usize {
    let rows = question.rows.iter().map(|row| row.counts.len() + 1);
    let counts = question.counts.len() + rows.sum::<usize>();
    QUESTION_BYTES * (1 + question.measures.len()) + COUNT_BYTES * counts
}

/// Values by key within a limit of memory; what was not used for the longest time goes first.
#[derive(Debug)]
struct BoundedCache<K, V> {
    known: HashMap<K, CachedItem<V>>,
    bytes: usize,
    bytes_max: usize,
    uses: u64,
}

#[derive(Debug)]
struct CachedItem<V> {
    value: V,
    bytes: usize,
    last_use: u64,
}

impl<K: Clone + Eq + Hash, V: Clone> BoundedCache<K, V> {
    fn new(bytes_max: usize) -> BoundedCache<K, V> {
        BoundedCache {
            known: HashMap::new(),
            bytes: 0,
            bytes_max,
            uses: 0,
        }
    }

    fn get(&mut self, key: &K) -> Option<V> {
        self.uses += 1;
        let item = self.known.get_mut(key)?;
        item.last_use = self.uses;
        Some(item.value.clone())
    }

    /// Inserts a value, unless it alone exceeds the limit.
    fn insert(&mut self, key: K, value: V, bytes: usize) {
        self.uses += 1;
        self.remove(&key);
        if bytes > self.bytes_max {
            return;
        }
        while self.bytes + bytes > self.bytes_max {
            let oldest = self.known.iter().min_by_key(|(_, item)| item.last_use);
            let Some(oldest) = oldest.map(|(key, _)| key.clone()) else {
                break;
            };
            self.remove(&oldest);
        }
        self.bytes += bytes;
        let item = CachedItem {
            value,
            bytes,
            last_use: self.uses,
        };
        self.known.insert(key, item);
    }

    fn remove(&mut self, key: &K) {
        if let Some(item) = self.known.remove(key) {
            self.bytes -= item.bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_used_for_the_longest_time_goes_first() {
        let mut cache = BoundedCache::new(10);
        for key in 1..=3 {
            cache.insert(key, key * 100, 3);
        }
        assert_eq!(cache.get(&1), Some(100));
        cache.insert(4, 400, 4);
        assert_eq!(
            (cache.get(&1), cache.get(&2), cache.get(&3)),
            (Some(100), None, Some(300))
        );
        assert_eq!(cache.bytes, 10);
        cache.insert(1, 101, 1);
        assert_eq!((cache.get(&1), cache.bytes), (Some(101), 8));
        cache.insert(5, 500, 11);
        assert_eq!((cache.get(&5), cache.bytes), (None, 8), "larger than the limit");
    }
}
