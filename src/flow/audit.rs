//! The audit log: who changed or took away what, and when. Appended only; each entry's hash covers the one before, so
//! that an entry that was changed, left out or put in between is found.

use std::fmt::Display;

use jiff::Timestamp;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::authoring::{Refusal, city_row, time_of};
use super::{App, Fault};
use crate::storage::{self, Db, Storage, audit};
use crate::survey::slug::Slug;

/// Entries read at once when the chain is checked: bounds the memory.
const CHUNK: i64 = 1_000;
/// Characters of who did it and to what: protects the layout of the page.
const NAME_CHARS_MAX: usize = 200;
/// How long an entry speaks for drafts that save themselves, in milliseconds.
const HOUR_MILLIS: i64 = 3_600_000;

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// What was done, `noun.verb`.
    pub action: String,
    /// To what.
    pub object: String,
    /// More of it, JSON.
    pub detail: String,
}

/// Writes an entry in the transaction of what it tells. Call it last: entries of all writers follow each other.
pub fn note(
    app: &App,
    db: &mut Db,
    city_id: Option<i64>,
    action: &str,
    object: impl Display,
    detail: &Value,
) -> Result<(), storage::Error> {
    let (last, previous) = audit::claim_head(db)?;
    let cut = |text: String| text.chars().take(NAME_CHARS_MAX).collect::<String>();
    let mut row = audit::Row {
        id: last + 1,
        at: app.clock.now().as_millisecond(),
        city_id,
        actor: cut(app.actor.to_string()),
        action: action.to_owned(),
        object: cut(object.to_string()),
        detail: detail.to_string(),
        hash: Vec::new(),
    };
    row.hash = hash(&previous, &row);
    audit::append(db, &row)
}

/// Whether the newest entry of the city tells already that the same person did the same thing, within the last hour.
pub fn was_just_told(
    app: &App,
    db: &mut Db,
    city_id: i64,
    (action, object): (&str, &str),
) -> Result<bool, storage::Error> {
    let since = app.clock.now().as_millisecond() - HOUR_MILLIS;
    let newest = audit::of_city(db, city_id, i64::MAX, 1)?;
    let actor: String = app.actor.chars().take(NAME_CHARS_MAX).collect();
    Ok(newest
        .iter()
        .any(|entry| entry.at >= since && entry.actor == actor && entry.action == action && entry.object == object))
}

/// Writes an entry by itself: for what changes nothing, such as an export.
pub fn tell(app: &App, city: &Slug, action: &str, object: impl Display, detail: &Value) -> Result<(), Refusal> {
    app.storage.write(|db| {
        let city_id = city_row(db, city)?.id;
        Ok(note(app, db, Some(city_id), action, object, detail)?)
    })
}

/// Entries about the city before number `before`, the newest first.
pub fn list(app: &App, city: &Slug, before: Option<i64>, limit: i64) -> Result<Vec<Entry>, Refusal> {
    let rows = app.storage.read(|db| {
        let city_id = city_row(db, city)?.id;
        Ok::<_, Refusal>(audit::of_city(db, city_id, before.unwrap_or(i64::MAX), limit)?)
    })?;
    let entry = |row: audit::Row| Entry {
        id: row.id,
        at: time_of(row.at),
        actor: row.actor,
        action: row.action,
        object: row.object,
        detail: row.detail,
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// Walks the whole chain: how many entries there are, and how many do not follow from the one before.
pub fn verify(storage: &Storage) -> Result<(u64, u64), Fault> {
    let found = storage.read(|db| {
        let (mut entries, mut breaks) = (0_u64, 0_u64);
        let (mut last, mut previous) = (0_i64, Vec::new());
        loop {
            let rows = audit::after(db, last, CHUNK)?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                entries += 1;
                if row.id != last + 1 || row.hash != hash(&previous, &row) {
                    breaks += 1;
                    tracing::warn!(
                        entry = row.id,
                        "an entry of the audit log does not follow from the one before"
                    );
                }
                (last, previous) = (row.id, row.hash);
            }
        }
        if audit::head(db)? != (last, previous) {
            breaks += 1;
            tracing::warn!(entry = last, "entries are missing at the end of the audit log");
        }
        Ok::<_, storage::Error>((entries, breaks))
    })?;
    Ok(found)
}

fn hash(previous: &[u8], row: &audit::Row) -> Vec<u8> {
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
