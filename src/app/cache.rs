//! Stale-while-revalidate cache: readers get the last value at once; a background thread refreshes an old one.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::cached::{Cached, CachedValue};
use super::{App, ServiceError};
use crate::clock::Clock;
use crate::storage::releases;

/// Longest computation that is repeated for every reader, in milliseconds.
const UNCACHED_MILLIS_MAX: i64 = 40;
/// Longest computation that a reader waits for when the value is outdated, in milliseconds.
const OUTDATED_MILLIS_MAX: i64 = 1_000;
/// Age at which a value is refreshed, in multiples of its computing time: refreshing uses at most 1 % of the time.
const REFRESH_AGE_FACTOR: i64 = 100;

/// Describes a cached value: where it is stored and how it is computed.
pub struct CacheEntry<T> {
    /// Field of [`App`] that stores the value.
    pub place: fn(&App) -> &Cached<T>,
    /// Computes the value.
    pub count: fn(&App) -> Result<T, ServiceError>,
    /// Name in the log.
    pub name: &'static str,
}

impl<T: Send + Sync + 'static> CacheEntry<T> {
    /// Returns the value: computed now when there is none or it is quick, otherwise cached. A value that is old, or older than
    /// the last release, is refreshed: now when that is quick enough, otherwise in the background.
    pub fn get(&'static self, app: &App) -> Result<Arc<T>, ServiceError> {
        let kept = (self.place)(app);
        let known = kept.known.read();
        let Some((counted, at, releases_then, taken)) = known.as_ref().map(|known| {
            let taken = known.taken.as_millis();
            (Arc::clone(&known.counted), known.at, known.releases.clone(), taken)
        }) else {
            drop(known);
            return self.refresh(app);
        };
        drop(known);
        let is_outdated = app.storage.read(releases::revision)? != releases_then;
        let waits_max = if is_outdated {
            OUTDATED_MILLIS_MAX
        } else {
            UNCACHED_MILLIS_MAX
        };
        if taken <= i128::from(waits_max) {
            return self.refresh(app);
        }
        let age = app.clock.now().duration_since(at).as_millis();
        let is_old = is_outdated || age > taken * i128::from(REFRESH_AGE_FACTOR);
        if is_old && !kept.is_refreshing.swap(true, Ordering::SeqCst) {
            let app = app.clone();
            // Readers get the last value until the new one is ready.
            std::thread::spawn(move || {
                if let Err(fault) = self.refresh(&app) {
                    tracing::warn!(cause = %fault, what = self.name, "background refresh failed");
                }
                (self.place)(&app).is_refreshing.store(false, Ordering::SeqCst);
            });
        }
        Ok(counted)
    }

    fn refresh(&self, app: &App) -> Result<Arc<T>, ServiceError> {
        let begun = Clock::System.now();
        // Read before the value, so that a release in between makes the value old.
        let releases = app.storage.read(releases::revision)?;
        let counted = Arc::new((self.count)(app)?);
        let taken = Clock::System.now().duration_since(begun);
        *(self.place)(app).known.write() = Some(CachedValue {
            counted: Arc::clone(&counted),
            at: app.clock.now(),
            releases,
            taken,
        });
        Ok(counted)
    }
}
