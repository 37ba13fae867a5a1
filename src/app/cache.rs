//! Stale-while-revalidate cache: readers get the last value at once; a background thread refreshes an old one.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::cached::{Cached, CachedValue};
use super::{App, ServiceError};
use crate::clock::Clock;

/// Longest computation that is repeated for every reader, in milliseconds.
const UNCACHED_MILLIS_MAX: i64 = 40;
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
    /// Returns the value: computed now when there is none or it is quick, otherwise cached. An old value is refreshed
    /// in the background.
    pub fn get(&'static self, app: &App) -> Result<Arc<T>, ServiceError> {
        let kept = (self.place)(app);
        let known = kept.known.read();
        let Some((counted, at, taken)) = known
            .as_ref()
            .map(|known| (Arc::clone(&known.counted), known.at, known.taken.as_millis()))
        else {
            drop(known);
            return self.refresh(app);
        };
        drop(known);
        if taken <= i128::from(UNCACHED_MILLIS_MAX) {
            return self.refresh(app);
        }
        let is_old = app.clock.now().duration_since(at).as_millis() > taken * i128::from(REFRESH_AGE_FACTOR);
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
        let counted = Arc::new((self.count)(app)?);
        let taken = Clock::System.now().duration_since(begun);
        *(self.place)(app).known.write() = Some(CachedValue {
            counted: Arc::clone(&counted),
            at: app.clock.now(),
            taken,
        });
        Ok(counted)
    }
}
