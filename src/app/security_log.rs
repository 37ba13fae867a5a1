//! The security log: attempts that were refused. Beside the audit log and not in it, because a stranger causes them.
//!
//! They are counted in memory, one row an hour, kind, subject and place, and written once a second: so a flood of them
//! costs one statement a second, and fills neither the disk nor the memory. A process that is killed loses its last second.
//! No address of a network is kept, and nothing that was typed: people type passwords into the field for the address.

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

/// How long events are kept, in days.
pub const RETENTION_DAYS: i64 = 90;
/// Subjects nobody knows that are told apart in one hour, for one kind of event; further ones are counted together.
/// Protects the disk from a stranger who makes them up.
const STRANGERS_MAX: usize = 50;
/// Rows kept in memory. Protects it when people and places are many.
const ROWS_MAX: usize = 20_000;
const HOUR_MILLIS: i64 = 3_600_000;
/// Bytes of the hash of what was typed: tells one guessed account from another.
const HASH_BYTES: usize = 8;
/// The subject that further strangers are counted under.
pub const OTHERS: &str = "others";
/// How the subjects begin that [`typed`] makes.
pub const TYPED: &str = "typed:";

/// What was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SecurityEvent {
    /// A sign-in with a wrong address or password.
    SignInWrong,
    /// A sign-in that has to wait after too many failures.
    SignInLocked,
    /// A sign-in by a city's provider of identities that was not let in.
    SignOnRefused,
    /// A wrong code of the second factor.
    CodeWrong,
    /// A code that has to wait after too many failures.
    CodeLocked,
    /// A wrong password within a session.
    PasswordWrong,
    /// A form that does not prove that it is ours.
    FormRefused,
    /// Something that the role does not allow.
    PermissionRefused,
    /// A wrong or ended key of the API.
    KeyWrong,
}

impl SecurityEvent {
    /// Its name, `noun.what`.
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
struct Key {
    hour: i64,
    kind: &'static str,
    subject: String,
    place: String,
}

/// What one row counts; `waiting` of it are not written yet.
#[derive(Clone, Copy, Debug)]
struct Counted {
    waiting: i64,
    first_at: i64,
    last_at: i64,
}

/// Events that are not written yet, and the subjects of this hour.
#[derive(Debug, Default)]
pub struct SecurityLog {
    rows: Mutex<HashMap<Key, Counted>>,
}

/// Notes what was refused. `subject` is how the audit log names a person or key, what [`typed`] makes of a text, or empty
/// for nobody known; `place` is a method and the pattern of an address, or empty.
pub fn record(app: &App, event: SecurityEvent, subject: &str, place: &str) {
    let now = app.clock.now().as_millisecond();
    let mut key = Key {
        hour: now.div_euclid(HOUR_MILLIS),
        kind: event.name(),
        subject: subject.to_owned(),
        place: place.to_owned(),
    };
    let mut rows = app.security.rows.lock();
    if !rows.contains_key(&key) {
        let is_alike =
            |known: &&Key| known.hour == key.hour && known.kind == key.kind && known.subject.starts_with(TYPED);
        let is_stranger = key.subject.starts_with(TYPED);
        if rows.len() >= ROWS_MAX || (is_stranger && rows.keys().filter(is_alike).count() >= STRANGERS_MAX) {
            OTHERS.clone_into(&mut key.subject);
        }
        if rows.len() >= ROWS_MAX {
            key.place.clear();
        }
    }
    let counted = rows.entry(key).or_insert(Counted {
        waiting: 0,
        first_at: now,
        last_at: now,
    });
    counted.waiting = counted.waiting.saturating_add(1);
    counted.last_at = now;
}

/// What stands for a text that somebody typed to say who they are, and that names nobody here: a keyed hash of it.
pub fn typed(app: &App, text: &str) -> String {
    let text = text.trim().to_lowercase();
    let digest = app.keyring.sign(MacPurpose::Audit, &[b"typed ", text.as_bytes()]);
    let head: Vec<u8> = digest.into_iter().take(HASH_BYTES).collect();
    format!("{TYPED}{}", HEXLOWER.encode(&head))
}

impl SecurityLog {
    /// Writes what waits, and forgets what is older than [`RETENTION_DAYS`]. What could not be written waits on.
    pub fn flush(&self, app: &App) -> Result<(), ServiceError> {
        let now = app.clock.now().as_millisecond();
        let hour = now.div_euclid(HOUR_MILLIS);
        let mut waiting: Vec<(Key, Counted)> = Vec::new();
        {
            let mut rows = self.rows.lock();
            // An hour that is over and written need not be remembered; the present one tells how many strangers it had.
            rows.retain(|key, counted| counted.waiting > 0 || key.hour >= hour);
            for (key, counted) in rows.iter_mut().filter(|(_, counted)| counted.waiting > 0) {
                waiting.push((key.clone(), *counted));
                counted.waiting = 0;
            }
        }
        if waiting.is_empty() {
            return Ok(());
        }
        // In one order, so that two replicas cannot block each other.
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
                let again = rows.entry(key).or_insert(Counted { waiting: 0, ..counted });
                again.waiting = again.waiting.saturating_add(counted.waiting);
            }
            return Err(storage::Error::into(cause));
        }
        Ok(())
    }
}

fn row_of((key, counted): &(Key, Counted)) -> security_events::Row {
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

/// What was refused within an hour, with the names of now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityLogEntry {
    /// Names the row; a later one has a higher number.
    pub id: i64,
    /// What, as [`Event::name`] says.
    pub kind: String,
    /// To or by whom.
    pub subject: DisplayName,
    /// Where.
    pub place: String,
    /// How often.
    pub count: i64,
    /// The first time.
    pub first_at: Timestamp,
    /// The last time.
    pub last_at: Timestamp,
}

/// The newest events that fit, the newest first. What a filter is about is not asked: no event is of a city.
pub fn list(app: &App, filter: &audit::AuditFilter, limit: i64) -> Result<Vec<SecurityLogEntry>, ServiceError> {
    app.security.flush(app)?;
    let found = app.storage.read(|db| {
        let who = filter.who.trim();
        let names = if who.is_empty() {
            None
        } else {
            let [text, number, ..] = audit::names_like(app, db, who)?;
            Some([text.clone(), number, typed(app, who), text])
        };
        let rows = security_events::Filter {
            from: filter.from.map(Timestamp::as_millisecond),
            until: filter.until.map(Timestamp::as_millisecond),
            names,
            kind: match audit::AuditFilter::action_of(&filter.action) {
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
