//! Cities, the tenants.

use serde_json::json;

use super::city::{City, parse, row_of};
use super::error::{AuthoringError, conflict_as_exists};
use super::lookup::{city_row, locked_city_row};
use super::settings::SettingsChange;
use crate::app::resource::Resource;
use crate::app::{App, audit};
use crate::storage;
use crate::storage::{Db, installation};
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::slug::Slug;

/// Change of a city; `None` leaves a field unchanged.
#[derive(Clone, Debug, Default)]
pub struct CityChange {
    /// New name.
    pub name: Option<String>,
    /// New country.
    pub country: Option<String>,
    /// New time zone; days counted so far are unchanged.
    pub timezone: Option<String>,
    /// New languages.
    pub languages: Option<Vec<Language>>,
    /// Change of its settings.
    pub settings: SettingsChange,
}

/// Adds a city.
pub fn city_add(app: &App, city: &City) -> Result<City, AuthoringError> {
    let row = app.storage.write(|db| {
        let row = insert_city(db, city)?;
        note_added_city(app, db, &row)?;
        Ok::<_, AuthoringError>(row)
    })?;
    Ok(parse(row)?)
}

/// Inserts a city and returns its row. The caller records it with [`note_added_city`].
pub(in crate::app) fn insert_city(db: &mut Db, city: &City) -> Result<storage::cities::Row, AuthoringError> {
    let row = storage::cities::Row {
        id: storage::identity::fresh(),
        ..row_of(city)?
    };
    storage::cities::insert(db, &row).map_err(conflict_as_exists(Resource::City))?;
    Ok(row)
}

/// Records in the audit log that a city was added.
pub(in crate::app) fn note_added_city(
    app: &App,
    db: &mut Db,
    row: &storage::cities::Row,
) -> Result<(), storage::Error> {
    let detail = json!({"name": row.name});
    audit::note(app, db, Some(row.id), "city.add", &row.slug, &detail)
}

/// Returns the city of this slug.
pub fn city_find(app: &App, slug: &Slug) -> Result<City, AuthoringError> {
    Ok(parse(app.storage.read(|db| city_row(db, slug))?)?)
}

/// Returns cities after `after`, by slug.
pub fn city_list(app: &App, after: Option<&str>, limit: i64) -> Result<Vec<City>, AuthoringError> {
    let rows = app
        .storage
        .read(|db| storage::cities::list(db, after.unwrap_or_default(), limit))?;
    Ok(rows.into_iter().map(parse).collect::<Result<_, _>>()?)
}

/// Changes the given fields of a city.
pub fn city_change(app: &App, slug: &Slug, change: CityChange) -> Result<City, AuthoringError> {
    let city = app.storage.write(|db| {
        let row = locked_city_row(db, slug)?;
        let id = row.id;
        let mut city = parse(row)?;
        city.name = change.name.unwrap_or(city.name);
        city.country = change.country.or(city.country);
        city.timezone = change.timezone.unwrap_or(city.timezone);
        city.languages = change.languages.unwrap_or(city.languages);
        city.settings = change.settings.apply_to(city.settings);
        storage::cities::update(db, &storage::cities::Row { id, ..row_of(&city)? })?;
        installation::raise_catalogue_revision(db)?;
        audit::note(
            app,
            db,
            Some(id),
            "city.change",
            slug,
            &json!({"settings": city.settings.raw()}),
        )?;
        Ok::<_, AuthoringError>(city)
    })?;
    app.catalogue.invalidate_all();
    Ok(city)
}
