//! Seals: signed entries by which an operator accepts the log as it is.

use std::sync::atomic::Ordering;

use serde_json::json;

use super::chain::{NewEntry, SEAL, append, cut};
use super::check::check_log;
use super::position::ChainPosition;
use crate::app::{App, ServiceError};
use crate::storage;
use crate::storage::audit;

/// Most breaks that one seal accepts; more are no accident.
const BREAKS_MAX: usize = 1_000;

/// Why the log was not sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealRefusal {
    /// The reason is empty.
    #[error("give a reason with --reason")]
    NoReason,
    /// More breaks than anybody can have checked.
    #[error("the log has more than {BREAKS_MAX} breaks; restore a backup instead")]
    TooMany,
    /// A service or database error.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for SealRefusal {
    fn from(error: storage::Error) -> SealRefusal {
        SealRefusal::Fault(error.into())
    }
}

/// Accepts the log as it is, after somebody has checked the findings of `urbivox verify`: appends a signed entry that names
/// each break. Later breaks are still detected. Returns the new head.
pub fn seal(app: &App, reason: &str) -> Result<ChainPosition, SealRefusal> {
    let reason = cut(reason.trim());
    if reason.is_empty() {
        return Err(SealRefusal::NoReason);
    }
    let head = app.storage.write(|db| {
        let report = check_log(db, Some(&app.keyring), &[])?;
        let mut seal = report.to_accept();
        // After both the last entry and the last one the head named, so that no number is used twice.
        let last = audit::last(db)?;
        let known = audit::find_head(db)?.map_or(0, |head| head.id);
        let (id, hash) = last.map_or((0, Vec::new()), |row| (row.id, row.hash));
        let head = audit::Head {
            id: id.max(known),
            hash,
            signature: None,
        };
        if head.id > id {
            seal.breaks.insert(head.id + 1);
        }
        if seal.breaks.len() > BREAKS_MAX {
            return Err(SealRefusal::TooMany);
        }
        let mut detail = json!({"reason": reason, "breaks": seal.breaks, "secrets": seal.secrets});
        if let (Some(until), Some(detail)) = (seal.unsigned_until, detail.as_object_mut()) {
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
    Ok(ChainPosition::from(&head))
}
