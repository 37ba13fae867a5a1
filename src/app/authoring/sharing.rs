//! A city shares a survey with all others, with a note on what worked: so cities learn from each other.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Refusal, SurveyPath, city_row, survey_row};
use crate::app::{App, audit};
use crate::storage;
use crate::storage::shared_templates;
use urbivox_core::survey::slug::Slug;

/// Shared surveys that one page lists. Protects the page.
const LISTED_MAX: i64 = 200;
/// Characters of the name and of the note. Protects the page.
const NAME_CHARS_MAX: usize = 120;
const NOTE_CHARS_MAX: usize = 2_000;

/// A survey that a city shares.
#[derive(Clone, Debug)]
pub struct SharedTemplate {
    /// Names it.
    pub id: i64,
    /// The city, as people call it.
    pub city: String,
    /// The city in addresses.
    pub city_slug: String,
    /// What it is called.
    pub name: String,
    /// What worked.
    pub note: String,
    /// The definition.
    pub definition: Value,
    /// Since when.
    pub created_at: Timestamp,
}

/// Shares the draft of a survey as it is now.
pub fn share(app: &App, path: &SurveyPath, name: &str, note: &str) -> Result<(), Refusal> {
    let cut = |text: &str, max: usize| text.trim().chars().take(max).collect::<String>();
    app.storage.write(|db| {
        let city_id = city_row(db, &path.city)?.id;
        let row = shared_templates::Row {
            id: storage::identity::fresh(),
            city_id,
            name: cut(name, NAME_CHARS_MAX),
            note: cut(note, NOTE_CHARS_MAX),
            definition: survey_row(db, path)?.draft,
            created_at: app.clock.now().as_millisecond(),
        };
        shared_templates::insert(db, &row)?;
        let object = format!("{}/{}", path.service, path.survey);
        Ok(audit::note(
            app,
            db,
            Some(city_id),
            "template.share",
            object,
            &json!({"name": row.name}),
        )?)
    })
}

/// Shares a survey of the city no longer.
pub fn unshare(app: &App, city: &Slug, id: i64) -> Result<(), Refusal> {
    app.storage.write(|db| {
        let city_id = city_row(db, city)?.id;
        if !shared_templates::delete(db, city_id, id)? {
            return Err(Refusal::NoSuch("template"));
        }
        Ok(audit::note(app, db, Some(city_id), "template.unshare", id, &json!({}))?)
    })
}

/// Everything that cities share, the newest first.
pub fn list(app: &App) -> Result<Vec<SharedTemplate>, Refusal> {
    let rows = app.storage.read(|db| shared_templates::list(db, LISTED_MAX))?;
    let shared = |(row, city, city_slug): (shared_templates::Row, String, String)| {
        Ok(SharedTemplate {
            id: row.id,
            city,
            city_slug,
            name: row.name,
            note: row.note,
            definition: storage::stored_json("shared_templates", &row.definition)?,
            created_at: storage::stored_time("shared_templates", row.created_at)?,
        })
    };
    rows.into_iter().map(shared).collect()
}

/// One that is shared.
pub fn find(app: &App, id: i64) -> Result<SharedTemplate, Refusal> {
    let shared = list(app)?.into_iter().find(|shared| shared.id == id);
    shared.ok_or(Refusal::NoSuch("template"))
}
