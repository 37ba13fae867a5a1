//! How the log is chained. The hash of an entry is SHA-256 over the hash before it and the entry; its code is an HMAC of
//! number and hash under the installation's secret. The head, number and hash of the last entry, is signed in the same way.
//!
//! Whoever can write to the database and has not the secret can make no code: an entry that they change, put in or put at
//! the end does not fit, and neither does the head when they cut the log. Whoever has the secret too, or puts back an older
//! state of the whole database, is found with a head that was kept elsewhere ([`Position`]).

use std::fmt;
use std::str::FromStr;
use std::sync::atomic::Ordering;
use std::time::Duration;

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{check, cut};
use crate::app::{App, ServiceError};
use crate::config::{Keyring, MacPurpose};
use crate::storage;
use crate::storage::{Db, Storage, audit};

/// The migration that brings the codes.
const MIGRATION: &str = "20261128140000";
/// How often, and how long apart in milliseconds, an unsigned head is looked at again at the start: another process that
/// has just brought the database up to date is about to sign it.
const LOOKS: u32 = 10;
const LOOK_MILLIS: u64 = 50;
/// What an entry is called that says how far the log is accepted as it stands.
pub(super) const SEAL: &str = "audit.seal";
/// What an entry is called that says that the end of the log was not the one that was written.
pub(super) const BREAK: &str = "audit.break";
/// Breaks that one seal accepts: more of them are no accident.
const BREAKS_MAX: usize = 1_000;

/// The number and hash of an entry: what is kept elsewhere, and compared later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainPosition {
    /// The number; 0 before the first.
    pub id: i64,
    /// SHA-256; empty before the first.
    pub hash: Vec<u8>,
}

impl fmt::Display for ChainPosition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.id, HEXLOWER.encode(&self.hash))
    }
}

impl FromStr for ChainPosition {
    type Err = String;

    fn from_str(text: &str) -> Result<ChainPosition, String> {
        let wrong =
            || "a head is a number, a colon and 64 hexadecimal digits, as `urbivox audit head` prints it".to_owned();
        let (id, hash) = text.trim().split_once(':').ok_or_else(wrong)?;
        let position = ChainPosition {
            id: id.parse().map_err(|_not_a_number| wrong())?,
            hash: HEXLOWER
                .decode(hash.to_lowercase().as_bytes())
                .map_err(|_not_hex| wrong())?,
        };
        let expected = if position.id == 0 { 0 } else { 32 };
        if position.id < 0 || position.hash.len() != expected {
            return Err(wrong());
        }
        Ok(position)
    }
}

/// What a code says of the one who made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// It was made with a secret of the ring.
    Good,
    /// There is none.
    Unsigned,
    /// It names a secret that is not in the ring: the fingerprint.
    Stranger(String),
    /// It names a secret of the ring, and was not made with it.
    Forged,
    /// There is no ring to check it with.
    Unchecked,
}

pub(super) fn trust(
    keyring: Option<&Keyring>,
    what: &'static [u8],
    position: &ChainPosition,
    signature: Option<(&str, &[u8])>,
) -> Trust {
    let Some((signed_by, code)) = signature else {
        return Trust::Unsigned;
    };
    let Some(keyring) = keyring else {
        return Trust::Unchecked;
    };
    let message = position.to_string();
    let is_whole = code.len() == size_of::<crate::config::Digest>();
    if is_whole && keyring.verify(MacPurpose::Audit, &[what, message.as_bytes()], code) {
        Trust::Good
    } else if keyring.fingerprints().any(|known| known == signed_by) {
        Trust::Forged
    } else {
        Trust::Stranger(signed_by.to_owned())
    }
}

/// The two things that codes are made for: a code of one is never good for the other.
pub(super) const ENTRY_CODE: &[u8] = b"entry ";
pub(super) const HEAD_CODE: &[u8] = b"head ";

fn sign(keyring: &Keyring, what: &'static [u8], position: &ChainPosition) -> Vec<u8> {
    keyring
        .sign(MacPurpose::Audit, &[what, position.to_string().as_bytes()])
        .to_vec()
}

pub(super) fn position_of(head: &audit::Head) -> ChainPosition {
    ChainPosition {
        id: head.id,
        hash: head.hash.clone(),
    }
}

pub(super) fn head_trust(keyring: Option<&Keyring>, head: &audit::Head) -> Trust {
    let signature = head.signature.as_ref();
    let signature = signature.map(|(signed_by, code)| (signed_by.as_str(), code.as_slice()));
    trust(keyring, HEAD_CODE, &position_of(head), signature)
}

fn signed(keyring: &Keyring, position: ChainPosition) -> audit::Head {
    let code = sign(keyring, HEAD_CODE, &position);
    audit::Head {
        id: position.id,
        hash: position.hash,
        signature: Some((keyring.fingerprint(), code)),
    }
}

/// An entry to be written.
pub(super) struct NewEntry<'a> {
    pub(super) at: Timestamp,
    pub(super) city_id: Option<i64>,
    pub(super) actor: &'a str,
    pub(super) action: &'a str,
    pub(super) object: &'a str,
    pub(super) detail: &'a Value,
}

/// Appends an entry after `head`, and answers with the new head.
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
    row.code = Some(sign(keyring, ENTRY_CODE, &position));
    let head = signed(keyring, position);
    audit::append(db, &row, &head)?;
    Ok(head)
}

/// SHA-256 over the hash before and the entry.
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

/// The head to append to, locked until the transaction ends. When it is not the one that was written, that is noted first:
/// what is appended now must not hide it.
pub(super) fn claim(app: &App, db: &mut Db) -> Result<audit::Head, storage::Error> {
    let head = audit::claim_head(db)?;
    let Some(why) = doubt(app, &head) else {
        return Ok(head);
    };
    tracing::error!(
        head = head.id,
        why,
        "the end of the audit log was changed; `urbivox verify` says more"
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

/// Why this is not the head that was written, if it is not.
fn doubt(app: &App, head: &audit::Head) -> Option<&'static str> {
    match head_trust(Some(&app.keyring), head) {
        Trust::Good if head.id < app.audit_seen.load(Ordering::Relaxed) => Some("shorter than before"),
        Trust::Good | Trust::Unchecked => None,
        Trust::Unsigned => Some("unsigned"),
        Trust::Stranger(_) => Some("signed with another secret"),
        Trust::Forged => Some("forged"),
    }
}

/// Number and hash of the last entry.
pub fn head(app: &App) -> Result<ChainPosition, ServiceError> {
    let head = app.storage.read(audit::find_head)?;
    let corrupt = || storage::Error::Corrupt {
        table: "installation",
        what: "audit_head".to_owned(),
    };
    Ok(position_of(&head.ok_or_else(corrupt)?))
}

/// Looks at the head from outside of any change: the log of a running server never gets shorter. Answers with the head.
pub fn watch(app: &App) -> Result<ChainPosition, ServiceError> {
    let head = app.storage.read(audit::find_head)?;
    let why = match &head {
        Some(head) => doubt(app, head),
        None => Some("missing"),
    };
    if let Some(why) = why {
        tracing::error!(why, "the end of the audit log was changed; `urbivox verify` says more");
    } else if let Some(head) = &head {
        app.audit_seen.fetch_max(head.id, Ordering::Relaxed);
    }
    let none = ChainPosition {
        id: 0,
        hash: Vec::new(),
    };
    Ok(head.map_or(none, |head| position_of(&head)))
}

/// At the start: signs the head of a fresh database, or of one that this process has just brought up to date. Any other
/// head without a good code is left as it is, and told.
pub fn prepare(app: &App) -> Result<(), storage::Error> {
    for look in 1..=LOOKS {
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
        let why = head.as_ref().map_or(Some("missing"), |head| doubt(app, head));
        match why {
            None => {
                app.audit_seen
                    .fetch_max(head.map_or(0, |head| head.id), Ordering::Relaxed);
                return Ok(());
            }
            Some("unsigned") if look < LOOKS => std::thread::sleep(Duration::from_millis(LOOK_MILLIS)),
            Some(why) => {
                tracing::error!(
                    why,
                    "the end of the audit log is not the one that was written; `urbivox verify` says more, and \
                     `urbivox audit seal` accepts the log as it stands"
                );
                return Ok(());
            }
        }
    }
    Ok(())
}

/// For commands that open the database alone: signs the head when this opening has just brought a log without codes up to
/// date, since later nobody could tell whether somebody else had taken the codes away. `keyring` is asked for only then.
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

/// Signs an unsigned head. When there are entries, an entry says that they have no codes.
fn sign_first(keyring: &Keyring, db: &mut Db, now: Timestamp) -> Result<(), storage::Error> {
    let head = audit::claim_head(db)?;
    if head.signature.is_some() {
        return Ok(());
    }
    if head.id == 0 {
        return audit::set_head(db, &signed(keyring, position_of(&head)));
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

/// Why the log was not sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealRefusal {
    /// No reason was given.
    #[error("say why the log is accepted as it stands, with --reason")]
    NoReason,
    /// More is wrong than anybody can have looked at.
    #[error("the log has more than {BREAKS_MAX} breaks; restore a backup instead")]
    TooMany,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for SealRefusal {
    fn from(error: storage::Error) -> SealRefusal {
        SealRefusal::Fault(error.into())
    }
}

/// Accepts the log as it stands, after somebody has looked at what `urbivox verify` finds: an entry says so, names each
/// break, and is signed. What breaks later is found as ever. Answers with the new head.
pub fn seal(app: &App, reason: &str) -> Result<ChainPosition, SealRefusal> {
    let reason = cut(reason.trim());
    if reason.is_empty() {
        return Err(SealRefusal::NoReason);
    }
    let head = app.storage.write(|db| {
        let found = check::walk(db, Some(&app.keyring), &[])?;
        let (mut breaks, secrets, unsigned_until) = found.to_accept();
        // After the last entry that is there and the last that the head knew of: no number is used twice.
        let last = audit::last(db)?;
        let known = audit::find_head(db)?.map_or(0, |head| head.id);
        let (id, hash) = last.map_or((0, Vec::new()), |row| (row.id, row.hash));
        let head = audit::Head {
            id: id.max(known),
            hash,
            signature: None,
        };
        if head.id > id {
            breaks.push(head.id + 1);
        }
        if breaks.len() > BREAKS_MAX {
            return Err(SealRefusal::TooMany);
        }
        let mut detail = json!({"reason": reason, "breaks": breaks, "secrets": secrets});
        if let (Some(until), Some(detail)) = (unsigned_until, detail.as_object_mut()) {
            detail.insert("unsigned_until".to_owned(), until.into());
        }
        let new = NewEntry {
            at: app.clock.now(),
            city_id: None,
            actor: &app.actor,
            action: SEAL,
            object: &head.id.to_string(),
            detail: &detail,
        };
        Ok(append(&app.keyring, db, &head, &new)?)
    })?;
    app.audit_seen.store(head.id, Ordering::Relaxed);
    Ok(position_of(&head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_a_number_and_a_hash() {
        let text = format!("12:{}", "0a".repeat(32));
        assert_eq!(text.parse::<ChainPosition>().unwrap().to_string(), text);
        assert_eq!("0:".parse::<ChainPosition>().unwrap().id, 0);
        for bad in [
            "",
            "12",
            "12:",
            "12:0a",
            "0:0a",
            "-1:",
            &format!("x:{}", "0a".repeat(32)),
        ] {
            assert!(bad.parse::<ChainPosition>().is_err(), "{bad}");
        }
    }
}
