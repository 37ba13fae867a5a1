//! The audit log: who changed or took away what, and when. Appended only.
//!
//! Each entry's hash covers the one before, and a code made with the installation's secret covers that hash (`chain`), so
//! that an entry that was changed, left out, put in between or cut off is found (`check`). People stand in it by number,
//! never by name or address (`names`): the deed stays when the person is removed.

mod chain;
mod check;
mod names;
mod reading;

use std::fmt::Display;

use serde_json::Value;

use super::App;
use super::authoring::{Refusal, city_row};
use crate::storage;
use crate::storage::{Db, audit};
use urbivox_core::survey::slug::Slug;

pub use chain::{ChainPosition, SealRefusal, begin, head, prepare, seal, watch};
pub use check::{ChainReport, Problem, ProblemKind, verify};
pub use names::{DisplayName, person, whom};
pub(in crate::app) use names::{Resolver, names_like};
pub use reading::{AuditEntry, AuditFilter, BadFilter, Scope, list, of_city};

/// Characters of who did it and to what: protects the layout of the page.
const NAME_CHARS_MAX: usize = 200;
/// How long an entry speaks for drafts that save themselves, in milliseconds.
const HOUR_MILLIS: i64 = 3_600_000;

/// Writes an entry in the transaction of what it tells. Call it last: entries of all writers follow each other.
pub fn note(
    app: &App,
    db: &mut Db,
    city_id: Option<i64>,
    action: &str,
    object: impl Display,
    detail: &Value,
) -> Result<(), storage::Error> {
    let head = chain::claim(app, db)?;
    let new = chain::NewEntry {
        at: app.clock.now(),
        city_id,
        actor: &app.actor,
        action,
        object: &object.to_string(),
        detail,
    };
    chain::append(&app.keyring, db, &head, &new)?;
    Ok(())
}

/// Whether the newest entry of the city tells already that the same person did the same thing, within the last hour.
pub fn was_just_told(
    app: &App,
    db: &mut Db,
    city_id: i64,
    (action, object): (&str, &str),
) -> Result<bool, storage::Error> {
    let since = app.clock.now().as_millisecond() - HOUR_MILLIS;
    let own = audit::Filter {
        scope: audit::Scope::City(city_id),
        ..audit::Filter::default()
    };
    let newest = audit::list(db, &own, 1)?;
    let actor = cut(&app.actor);
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

fn cut(text: &str) -> String {
    text.chars().take(NAME_CHARS_MAX).collect()
}
