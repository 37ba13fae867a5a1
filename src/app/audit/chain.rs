//! Hash chain of the audit log. The hash of an entry is SHA-256 over the previous hash and the entry; its code is an HMAC of
//! number and hash under the installation's secret. The head, number and hash of the last entry, is signed in the same way.
//!
//! Codes cannot be made with write access to the database alone: a changed, inserted or appended entry does not verify, nor
//! does the head after the log is cut. Tampering by somebody with the secret, and the restore of an older state of the whole
//! database, are detected with a head stored elsewhere ([`ChainPosition`]).

use std::sync::atomic::Ordering;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::position::ChainPosition;
use super::signature::{SignatureStatus, SignedObject, sign, signed_head, verify_head};
use crate::app::{App, ServiceError};
use crate::config::Keyring;
use crate::storage;
use crate::storage::{Db, Storage, audit};

/// Migration that added the codes.
const MIGRATION: &str = "20261128140000";
/// Number of looks at an unsigned head at start, and the delay between them in milliseconds: another process that has just
/// migrated the database is about to sign it.
const HEAD_CHECKS_MAX: u32 = 10;
const HEAD_CHECK_DELAY_MILLIS: u64 = 50;
/// Action of an entry that accepts the log up to it.
pub(super) const SEAL: &str = "audit.seal";
/// Action of an entry that records a tampered head.
pub(super) const BREAK: &str = "audit.break";
/// Longest actor and object, in characters. Protects the page layout.
const NAME_CHARS_MAX: usize = 200;

/// Cuts an actor or object to the longest that is stored.
pub(super) fn cut(text: &str) -> String {
    text.chars().take(NAME_CHARS_MAX).collect()
}

/// A new entry.
pub(super) struct NewEntry<'a> {
    pub(super) at: Timestamp,
    pub(super) city_id: Option<i64>,
    pub(super) actor: &'a str,
    pub(super) action: &'a str,
    pub(super) object: &'a str,
    pub(super) detail: &'a Value,
}

/// Appends an entry after `head`. Returns the new head.
pub(super) fn append(
    keyring: &Keyring,
    db: &mut Db,
    head: &audit::Head,
    new: &NewEntry<'_>,
) -> Result<audit::Head, storage::Error> {
    let mut row = audit::Row {
        id: head.id + 1,
        at: new.at.as_millisecond(),
        city_id: new.city_id,
        actor: cut(new.actor),
        action: new.action.to_owned(),
        object: cut(new.object),
        detail: new.detail.to_string(),
        hash: Vec::new(),
        signed_by: Some(keyring.fingerprint()),
        code: None,
    };
    row.hash = hash(&head.hash, &row);
    let position = ChainPosition {
        id: row.id,
        hash: row.hash.clone(),
    };
    row.code = Some(sign(keyring, SignedObject::Entry, &position));
    let head = signed_head(keyring, position);
    audit::append(db, &row, &head)?;
    Ok(head)
}

/// Computes SHA-256 over the previous hash and the entry.
pub(super) fn hash(previous: &[u8], row: &audit::Row) -> Vec<u8> {
    let entry = json!([
        row.id,
        row.at,
        row.city_id,
        row.actor,
        row.action,
        row.object,
        row.detail
    ]);
    let mut digest = Sha256::new();
    digest.update(previous);
    digest.update(entry.to_string().as_bytes());
    digest.finalize().to_vec()
}

/// Locks the head to append to until the transaction ends. A tampered head is recorded first, so that the new entry does not
/// hide it.
pub(super) fn claim(app: &App, db: &mut Db) -> Result<audit::Head, storage::Error> {
    let head = audit::lock_head(db)?;
    let Some(why) = head_problem(app, &head) else {
        return Ok(head);
    };
    tracing::error!(
        head = head.id,
        why,
        "the end of the audit log was changed; run `urbivox verify` for details"
    );
    app.audit_seen.store(head.id, Ordering::Relaxed);
    let new = NewEntry {
        at: app.clock.now(),
        city_id: None,
        actor: "system",
        action: BREAK,
        object: &head.id.to_string(),
        detail: &json!({"why": why}),
    };
    append(&app.keyring, db, &head, &new)
}

/// Returns why this cannot be the head that was written, if so.
fn head_problem(app: &App, head: &audit::Head) -> Option<&'static str> {
    match verify_head(Some(&app.keyring), head) {
        SignatureStatus::Good if head.id < app.audit_seen.load(Ordering::Relaxed) => Some("shorter than before"),
        SignatureStatus::Good | SignatureStatus::Unchecked => None,
        SignatureStatus::Unsigned => Some("unsigned"),
        SignatureStatus::UnknownSecret(_) => Some("signed with another secret"),
        SignatureStatus::Forged => Some("forged"),
    }
}

/// Returns number and hash of the last entry.
pub fn head(app: &App) -> Result<ChainPosition, ServiceError> {
    let head = app.storage.read(audit::find_head)?;
    let corrupt = || storage::Error::Corrupt {
        table: "installation",
        what: "audit_head".to_owned(),
    };
    Ok(ChainPosition::from(&head.ok_or_else(corrupt)?))
}

/// Checks the head outside of any change, and logs an error if it was tampered with. Returns the head.
pub fn check_head(app: &App) -> Result<ChainPosition, ServiceError> {
    let head = app.storage.read(audit::find_head)?;
    let why = match &head {
        Some(head) => head_problem(app, head),
        None => Some("missing"),
    };
    if let Some(why) = why {
        tracing::error!(
            why,
            "the end of the audit log was changed; run `urbivox verify` for details"
        );
    } else if let Some(head) = &head {
        app.audit_seen.fetch_max(head.id, Ordering::Relaxed);
    }
    let none = ChainPosition {
        id: 0,
        hash: Vec::new(),
    };
    Ok(head.map_or(none, |head| ChainPosition::from(&head)))
}

/// Signs the head at start if the database is new or this process has just migrated it. Any other head without a valid code
/// is left as it is and logged as an error.
pub fn prepare_head(app: &App) -> Result<(), storage::Error> {
    for look in 1..=HEAD_CHECKS_MAX {
        let (head, is_untouched) = app.storage.read(|db| {
            let head = audit::find_head(db)?;
            Ok::<_, storage::Error>((head, audit::is_untouched(db)?))
        })?;
        let is_unsigned = head.as_ref().is_some_and(|head| head.signature.is_none());
        let is_empty = head.as_ref().is_some_and(|head| head.id == 0) && is_untouched;
        if is_unsigned && (is_empty || app.storage.has_applied(MIGRATION)) {
            let now = app.clock.now();
            return app.storage.write(|db| sign_first(&app.keyring, db, now));
        }
        let why = head.as_ref().map_or(Some("missing"), |head| head_problem(app, head));
        match why {
            None => {
                app.audit_seen
                    .fetch_max(head.map_or(0, |head| head.id), Ordering::Relaxed);
                return Ok(());
            }
            Some("unsigned") if look < HEAD_CHECKS_MAX => {
                std::thread::sleep(Duration::from_millis(HEAD_CHECK_DELAY_MILLIS))
            }
            Some(why) => {
                tracing::error!(
                    why,
                    "the end of the audit log is not the one that was written; run `urbivox verify` for details; \
                     `urbivox audit seal` accepts the log as it is"
                );
                return Ok(());
            }
        }
    }
    Ok(())
}

/// Signs the head for commands that only open the database, if this process has just migrated a log without codes: later
/// nobody could tell whether the codes had been removed. `keyring` is called only then.
pub fn begin(
    storage: &Storage,
    keyring: impl FnOnce() -> Result<Keyring, storage::Error>,
    now: Timestamp,
) -> Result<(), storage::Error> {
    let has_entries = || Ok::<_, storage::Error>(storage.read(audit::last)?.is_some());
    if storage.has_applied(MIGRATION) && has_entries()? {
        let keyring = keyring()?;
        storage.write(|db| sign_first(&keyring, db, now))?;
    }
    Ok(())
}

/// Signs an unsigned head. If there are entries, appends one that records that they have no codes.
fn sign_first(keyring: &Keyring, db: &mut Db, now: Timestamp) -> Result<(), storage::Error> {
    let head = audit::lock_head(db)?;
    if head.signature.is_some() {
        return Ok(());
    }
    if head.id == 0 {
        return audit::set_head(db, &signed_head(keyring, ChainPosition::from(&head)));
    }
    let new = NewEntry {
        at: now,
        city_id: None,
        actor: "system",
        action: SEAL,
        object: &head.id.to_string(),
        detail: &json!({"reason": "update", "unsigned_until": head.id}),
    };
    append(keyring, db, &head, &new)?;
    Ok(())
}
