//! Writing entries on behalf of the actor.

use std::fmt::Display;

use serde_json::Value;

use super::chain::{NewEntry, append, claim, cut};
use crate::app::App;
use crate::app::authoring::{AuthoringError, city_row};
use crate::storage;
use crate::storage::{Db, audit};
use urbivox_core::survey::slug::Slug;

/// How long an entry also covers further saves of the same draft, in milliseconds.
const HOUR_MILLIS: i64 = 3_600_000;

/// Appends an entry in the transaction of the change. Call it last: it serialises all writers of the log.
pub fn note(
    app: &App,
    db: &mut Db,
    city_id: Option<i64>,
    action: &str,
    object: impl Display,
    detail: &Value,
) -> Result<(), storage::Error> {
    let head = claim(app, db)?;
    let new = NewEntry {
        at: app.clock.now(),
        city_id,
        actor: &app.actor,
        action,
        object: &object.to_string(),
        detail,
    };
    append(&app.keyring, db, &head, &new)?;
    Ok(())
}

/// Whether the newest entry of the city records the same action of the same actor on the same object within the last hour.
pub fn was_just_recorded(
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

/// Appends an entry in its own transaction, for actions that change nothing, such as an export.
pub fn record_alone(
    app: &App,
    city: &Slug,
    action: &str,
    object: impl Display,
    detail: &Value,
) -> Result<(), AuthoringError> {
    app.storage.write(|db| {
        let city_id = city_row(db, city)?.id;
        Ok(note(app, db, Some(city_id), action, object, detail)?)
    })
}
