//! Surveys that cities share with all others, with a note on what worked.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::error::AuthoringError;
use super::lookup::{city_row, resolve_survey};
use super::survey_path::SurveyPath;
use crate::app::resource::Resource;
use crate::app::{App, audit};
use crate::storage;
use crate::storage::shared_templates;
use urbivox_core::survey::slug::Slug;

/// Shared surveys on one page. Protects the page.
const LISTED_MAX: i64 = 200;
/// Characters of the name; [`NOTE_CHARS_MAX`] of the note. Protects the page.
const NAME_CHARS_MAX: usize = 120;
const NOTE_CHARS_MAX: usize = 2_000;

/// Survey that a city shares.
#[derive(Clone, Debug)]
pub struct SharedTemplate {
    /// Identity.
    pub id: i64,
    /// Name of the city for people.
    pub city: String,
    /// Name of the city in addresses.
    pub city_slug: String,
    /// Name of the template.
    pub name: String,
    /// Note on what worked.
    pub note: String,
    /// Definition.
    pub definition: Value,
    /// Time at which it was shared.
    pub created_at: Timestamp,
}

/// Shares the current draft of a survey.
pub fn share(app: &App, path: &SurveyPath, name: &str, note: &str) -> Result<(), AuthoringError> {
    let cut = |text: &str, max: usize| text.trim().chars().take(max).collect::<String>();
    app.storage.write(|db| {
        let found = resolve_survey(db, path)?;
        let city_id = found.city.id;
        let row = shared_templates::Row {
            id: storage::identity::fresh(),
            city_id,
            name: cut(name, NAME_CHARS_MAX),
            note: cut(note, NOTE_CHARS_MAX),
            definition: found.survey.draft,
            created_at: app.clock.now().as_millisecond(),
        };
        shared_templates::insert(db, &row)?;
        Ok(audit::note(
            app,
            db,
            Some(city_id),
            "template.share",
            path.within_city(),
            &json!({"name": row.name}),
        )?)
    })
}

/// Stops sharing a survey of the city.
pub fn unshare(app: &App, city: &Slug, id: i64) -> Result<(), AuthoringError> {
    app.storage.write(|db| {
        let city_id = city_row(db, city)?.id;
        if !shared_templates::delete(db, city_id, id)? {
            return Err(AuthoringError::NoSuch(Resource::Template));
        }
        Ok(audit::note(app, db, Some(city_id), "template.unshare", id, &json!({}))?)
    })
}

/// Returns the shared surveys of all cities, newest first.
pub fn list(app: &App) -> Result<Vec<SharedTemplate>, AuthoringError> {
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

/// Returns a shared survey.
pub fn find(app: &App, id: i64) -> Result<SharedTemplate, AuthoringError> {
    let shared = list(app)?.into_iter().find(|shared| shared.id == id);
    shared.ok_or(AuthoringError::NoSuch(Resource::Template))
}
