//! Times at which ignored forwarded headers were reported.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use jiff::Timestamp;

/// Shortest time between two records of an ignored header for `urbivox doctor`, in milliseconds: one day.
const RECORD_INTERVAL_MILLIS: i64 = 24 * 3_600 * 1_000;
/// No header has been ignored yet.
const NEVER: i64 = i64::MIN;

/// Remembers what was reported, so that requests with ignored headers do not flood the log.
pub(super) struct ForwardedWatch {
    /// Time of the last record of an ignored header, in milliseconds since 1970.
    recorded_at: AtomicI64,
    /// Whether the log names a proxy that sends only `Forwarded`.
    has_reported_unread: AtomicBool,
}

/// Report that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DueReport {
    /// The first one of this process.
    First,
    /// A later one.
    Later,
}

impl Default for ForwardedWatch {
    fn default() -> ForwardedWatch {
        ForwardedWatch {
            recorded_at: AtomicI64::new(NEVER),
            has_reported_unread: AtomicBool::new(false),
        }
    }
}

impl ForwardedWatch {
    /// Returns whether a record of an ignored header is due, for one caller of each day.
    pub(super) fn take_due(&self, now: Timestamp) -> Option<DueReport> {
        let before = self.recorded_at.load(Ordering::Relaxed);
        let now = now.as_millisecond();
        let is_due = before == NEVER || before.saturating_add(RECORD_INTERVAL_MILLIS) <= now;
        let is_ours = is_due
            && self
                .recorded_at
                .compare_exchange(before, now, Ordering::Relaxed, Ordering::Relaxed)
                .is_ok();
        let report = if before == NEVER {
            DueReport::First
        } else {
            DueReport::Later
        };
        is_ours.then_some(report)
    }

    /// Returns whether the log lacks the line about a trusted proxy that sends only `Forwarded`, for one caller.
    pub(super) fn take_unread(&self) -> bool {
        !self.has_reported_unread.swap(true, Ordering::Relaxed)
    }
}
