//! Recording of refused attempts, and writing them to the database.

use super::counts::{CountKey, EventCount, HOUR_MILLIS, SecurityLog};
use super::event::SecurityEvent;
use crate::app::audit::Pseudonym;
use crate::app::{App, ServiceError};
use crate::storage;
use crate::storage::security_events;

/// Retention of events, in days.
pub const RETENTION_DAYS: i64 = 90;

/// Records a refused attempt. `subject` is the audit-log name of a person or key, a result of [`typed`], or empty if
/// unknown; `place` is an HTTP method and route pattern, or empty.
pub fn record(app: &App, event: SecurityEvent, subject: &str, place: &str) {
    let now = app.clock.now().as_millisecond();
    app.security.count(event, subject, place, now);
}

/// Returns the subject for a typed user name that matches no account: a keyed hash of it.
pub fn typed(app: &App, text: &str) -> String {
    Pseudonym::TypedName.of(&app.keyring, &text.trim().to_lowercase())
}

impl SecurityLog {
    /// Writes pending counts and deletes events older than [`RETENTION_DAYS`]. After an error the counts stay pending.
    pub fn flush(&self, app: &App) -> Result<(), ServiceError> {
        let now = app.clock.now().as_millisecond();
        let waiting = self.take_waiting(now);
        if waiting.is_empty() {
            return Ok(());
        }
        let written = app.storage.write(|db| {
            security_events::delete_older(db, now - RETENTION_DAYS * 24 * HOUR_MILLIS)?;
            waiting
                .iter()
                .try_for_each(|row| security_events::add(db, &row_of(row)))
        });
        if let Err(cause) = written {
            self.put_back(waiting);
            return Err(storage::Error::into(cause));
        }
        Ok(())
    }
}

fn row_of((key, counted): &(CountKey, EventCount)) -> security_events::Row {
    security_events::Row {
        id: storage::identity::fresh(),
        hour: key.hour,
        kind: key.kind.to_owned(),
        subject: key.subject.clone(),
        place: key.place.clone(),
        count: counted.waiting,
        first_at: counted.first_at,
        last_at: counted.last_at,
    }
}
