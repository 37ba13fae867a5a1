//! Slot of a cached value.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::{SignedDuration, Timestamp};
use parking_lot::RwLock;

/// Cached value with the time it took to compute.
#[derive(Debug)]
pub struct Cached<T> {
    pub(super) known: RwLock<Option<CachedValue<T>>>,
    pub(super) is_refreshing: AtomicBool,
}

/// A value, when it was computed, from which releases, and how long that took.
#[derive(Debug)]
pub(super) struct CachedValue<T> {
    pub(super) counted: Arc<T>,
    pub(super) at: Timestamp,
    /// Revision of all releases.
    pub(super) releases: String,
    pub(super) taken: SignedDuration,
}

impl<T> Default for Cached<T> {
    fn default() -> Cached<T> {
        Cached {
            known: RwLock::new(None),
            is_refreshing: AtomicBool::new(false),
        }
    }
}
