//! The security log: refused attempts. Separate from the audit log, because strangers cause its entries.
//!
//! Attempts are counted in memory, one row per hour, kind, subject and place, and written once a second: a flood costs one
//! statement a second, and fills neither disk nor memory. A killed process loses its last second. Network addresses and
//! typed texts are not stored: people type passwords into the field for the address.

use std::collections::HashMap;

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use parking_lot::Mutex;

use super::audit;
use super::audit::{BadFilter, DisplayName, Resolver};
use super::{App, ServiceError};
use crate::config::MacPurpose;
use crate::storage;
use crate::storage::security_events;

/// Retention of events, in days.
pub const RETENTION_DAYS: i64 = 90;
/// Distinct unknown subjects per hour and kind; further ones are counted together. Protects the disk
/// against made-up subjects.
const UNKNOWN_SUBJECTS_MAX: usize = 50;
/// Rows kept in memory. Bounds memory.
const ROWS_MAX: usize = 20_000;
const HOUR_MILLIS: i64 = 3_600_000;
/// Length of the hash of a typed text, in bytes: distinguishes guessed accounts.
const HASH_BYTES: usize = 8;
/// Subject that further unknown subjects are counted under.
pub const OTHERS: &str = "others";
/// Prefix of the subjects made by [`typed`].
pub const TYPED: &str = "typed:";

/// Kind of a refused attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SecurityEvent {
    /// Sign-in with a wrong address or password.
    SignInWrong,
    /// Sign-in refused after too many failures.
    SignInLocked,
    /// Sign-on by an identity provider that was refused.
    SignOnRefused,
    /// Wrong code of the second factor.
    CodeWrong,
    /// Code refused after too many failures.
    CodeLocked,
    /// Wrong password within a session.
    PasswordWrong,
    /// Form without a valid CSRF proof.
    FormRefused,
    /// Action that no role of the principal permits.
    PermissionRefused,
    /// Unknown or expired API key.
    KeyWrong,
}

impl SecurityEvent {
    /// Stable name, `noun.what`.
    pub fn name(self) -> &'static str {
        match self {
            SecurityEvent::SignInWrong => "sign-in.wrong",
            SecurityEvent::SignInLocked => "sign-in.locked",
            SecurityEvent::SignOnRefused => "sign-on.refused",
            SecurityEvent::CodeWrong => "code.wrong",
            SecurityEvent::CodeLocked => "code.locked",
            SecurityEvent::PasswordWrong => "password.wrong",
            SecurityEvent::FormRefused => "form.refused",
            SecurityEvent::PermissionRefused => "permission.refused",
            SecurityEvent::KeyWrong => "key.wrong",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct CountKey {
    hour: i64,
    kind: &'static str,
    subject: String,
    place: String,
}

/// Count of one row; `waiting` events of it are not written yet.
#[derive(Clone, Copy, Debug)]
struct EventCount {
    waiting: i64,
    first_at: i64,
    last_at: i64,
}

/// Counts that are not written yet, and all rows of the current hour.
#[derive(Debug, Default)]
pub struct SecurityLog {
    rows: Mutex<HashMap<CountKey, EventCount>>,
}

/// Records a refused attempt. `subject` is the audit-log name of a person or key, a result of [`typed`], or empty if
/// unknown; `place` is an HTTP method and route pattern, or empty.
pub fn record(app: &App, event: SecurityEvent, subject: &str, place: &str) {
    let now = app.clock.now().as_millisecond();
    let mut key = CountKey {
        hour: now.div_euclid(HOUR_MILLIS),
        kind: event.name(),
        subject: subject.to_owned(),
        place: place.to_owned(),
    };
    let mut rows = app.security.rows.lock();
    if !rows.contains_key(&key) {
        let is_alike =
            |known: &&CountKey| known.hour == key.hour && known.kind == key.kind && known.subject.starts_with(TYPED);
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

/// Returns the subject for a typed user name that matches no account: a keyed hash of it.
pub fn typed(app: &App, text: &str) -> String {
    let text = text.trim().to_lowercase();
    let digest = app.keyring.sign(MacPurpose::Audit, &[b"typed ", text.as_bytes()]);
    let head: Vec<u8> = digest.into_iter().take(HASH_BYTES).collect();
    format!("{TYPED}{}", HEXLOWER.encode(&head))
}

impl SecurityLog {
    /// Writes pending counts and deletes events older than [`RETENTION_DAYS`]. After an error the counts stay pending.
    pub fn flush(&self, app: &App) -> Result<(), ServiceError> {
        let now = app.clock.now().as_millisecond();
        let hour = now.div_euclid(HOUR_MILLIS);
        let mut waiting: Vec<(CountKey, EventCount)> = Vec::new();
        {
            let mut rows = self.rows.lock();
            // Written rows of past hours are dropped; those of the current hour are needed to count unknown subjects.
            rows.retain(|key, counted| counted.waiting > 0 || key.hour >= hour);
            for (key, counted) in rows.iter_mut().filter(|(_, counted)| counted.waiting > 0) {
                waiting.push((key.clone(), *counted));
                counted.waiting = 0;
            }
        }
        if waiting.is_empty() {
            return Ok(());
        }
        // Sorted, so that two replicas cannot deadlock.
        waiting.sort_by(|(a, _), (b, _)| a.cmp(b));
        let written = app.storage.write(|db| {
            security_events::delete_older(db, now - RETENTION_DAYS * 24 * HOUR_MILLIS)?;
            waiting
                .iter()
                .try_for_each(|row| security_events::add(db, &row_of(row)))
        });
        if let Err(cause) = written {
            let mut rows = self.rows.lock();
            for (key, counted) in waiting {
                let again = rows.entry(key).or_insert(EventCount { waiting: 0, ..counted });
                again.waiting = again.waiting.saturating_add(counted.waiting);
            }
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

/// Refused attempts of one kind, subject and place within an hour, with current names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityLogEntry {
    /// Primary key; ascending.
    pub id: i64,
    /// Kind, see [`SecurityEvent::name`].
    pub kind: String,
    /// Person, key or typed name.
    pub subject: DisplayName,
    /// HTTP method and route pattern; may be empty.
    pub place: String,
    /// Number of attempts.
    pub count: i64,
    /// Time of the first attempt.
    pub first_at: Timestamp,
    /// Time of the last attempt.
    pub last_at: Timestamp,
}

/// Lists the newest matching events, newest first. The scope of the filter is ignored: events belong to no city.
pub fn list(app: &App, filter: &audit::AuditFilter, limit: i64) -> Result<Vec<SecurityLogEntry>, ServiceError> {
    app.security.flush(app)?;
    let found = app.storage.read(|db| {
        let who = filter.who.trim();
        let names = if who.is_empty() {
            None
        } else {
            let [text, number, ..] = audit::candidate_names(app, db, who)?;
            Some([text.clone(), number, typed(app, who), text])
        };
        let rows = security_events::Filter {
            from: filter.from.map(Timestamp::as_millisecond),
            until: filter.until.map(Timestamp::as_millisecond),
            names,
            kind: match audit::AuditFilter::parse_action(&filter.action) {
                Ok(kind) => kind,
                Err(BadFilter) => return Ok(Vec::new()),
            },
            before: filter.before,
        };
        let mut resolver = Resolver::new(&app.keyring);
        let mut found = Vec::new();
        for row in security_events::list(db, &rows, limit)? {
            found.push(SecurityLogEntry {
                id: row.id,
                kind: row.kind,
                subject: resolver.name(db, &row.subject)?,
                place: row.place,
                count: row.count,
                first_at: storage::stored_time("security_events", row.first_at)?,
                last_at: storage::stored_time("security_events", row.last_at)?,
            });
        }
        Ok::<_, storage::Error>(found)
    })?;
    Ok(found)
}
