//! What takes long to count is kept for a while, and counted anew behind the back of its readers.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::{SignedDuration, Timestamp};
use parking_lot::RwLock;

use super::{App, ServiceError};
use crate::clock::Clock;

/// What is counted in less is counted anew for each reader, in milliseconds.
const QUICK_MILLIS: i64 = 40;
/// What takes longer is counted at most so often that it takes this part of the time: a hundredth.
const RARITY: i64 = 100;

/// Something as it was last counted.
#[derive(Debug)]
pub struct Cached<T> {
    known: RwLock<Option<Known<T>>>,
    is_counting: AtomicBool,
}

#[derive(Debug)]
struct Known<T> {
    counted: Arc<T>,
    at: Timestamp,
    taken: SignedDuration,
}

impl<T> Default for Cached<T> {
    fn default() -> Cached<T> {
        Cached {
            known: RwLock::new(None),
            is_counting: AtomicBool::new(false),
        }
    }
}

/// Where something is kept, and how it is counted.
pub struct CacheEntry<T> {
    /// Its place in the application.
    pub place: fn(&App) -> &Cached<T>,
    /// Counts it.
    pub count: fn(&App) -> Result<T, ServiceError>,
    /// What it is called in the log.
    pub name: &'static str,
}

impl<T: Send + Sync + 'static> CacheEntry<T> {
    /// It, counted now when that is quick; else as it was counted some minutes ago.
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
        if taken <= i128::from(QUICK_MILLIS) {
            return self.refresh(app);
        }
        let is_old = app.clock.now().duration_since(at).as_millis() > taken * i128::from(RARITY);
        if is_old && !kept.is_counting.swap(true, Ordering::SeqCst) {
            let app = app.clone();
            // Readers see the last one until the next is there.
            std::thread::spawn(move || {
                if let Err(fault) = self.refresh(&app) {
                    tracing::warn!(cause = %fault, what = self.name, "it was not counted anew");
                }
                (self.place)(&app).is_counting.store(false, Ordering::SeqCst);
            });
        }
        Ok(counted)
    }

    fn refresh(&self, app: &App) -> Result<Arc<T>, ServiceError> {
        let begun = Clock::System.now();
        let counted = Arc::new((self.count)(app)?);
        let taken = Clock::System.now().duration_since(begun);
        *(self.place)(app).known.write() = Some(Known {
            counted: Arc::clone(&counted),
            at: app.clock.now(),
            taken,
        });
        Ok(counted)
    }
}
