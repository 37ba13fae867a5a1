//! Cities, the tenants.

use jiff::Timestamp;
use serde_json::json;

use super::settings::{CitySettings, RawSettings, SettingsChange};
use super::{Refusal, city_row, conflict_as_exists, corrupt, locked_city_row};
use crate::app::resource::Resource;
use crate::app::{App, audit};
use crate::storage;
use crate::storage::installation;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::slug::Slug;

/// A city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct City {
    /// Name in addresses.
    pub slug: Slug,
    /// Name for people.
    pub name: String,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
    /// IANA time zone name; its civil days are counted. Known to the time zone database.
    pub timezone: String,
    /// Languages of its citizens, the city's own choice first.
    pub languages: Vec<Language>,
    /// Time at which it joined.
    pub created_at: Timestamp,
    /// Settings of its pages and notices.
    pub settings: CitySettings,
}

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
pub fn city_add(app: &App, city: &City) -> Result<City, Refusal> {
    let row = storage::cities::Row {
        id: storage::identity::fresh(),
        ..row_of(city)?
    };
    app.storage.write(|db| {
        storage::cities::insert(db, &row).map_err(conflict_as_exists(Resource::City))?;
        Ok::<_, Refusal>(audit::note(
            app,
            db,
            Some(row.id),
            "city.add",
            &row.slug,
            &json!({"name": row.name}),
        )?)
    })?;
    Ok(parse(row)?)
}

/// Returns the city of this slug.
pub fn city_find(app: &App, slug: &Slug) -> Result<City, Refusal> {
    Ok(parse(app.storage.read(|db| city_row(db, slug))?)?)
}

/// Returns cities after `after`, by slug.
pub fn city_list(app: &App, after: Option<&str>, limit: i64) -> Result<Vec<City>, Refusal> {
    let rows = app
        .storage
        .read(|db| storage::cities::list(db, after.unwrap_or_default(), limit))?;
    Ok(rows.into_iter().map(parse).collect::<Result<_, _>>()?)
}

/// Changes the given fields of a city.
pub fn city_change(app: &App, slug: &Slug, change: CityChange) -> Result<City, Refusal> {
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
        Ok::<_, Refusal>(city)
    })?;
    app.catalogue.invalidate_all();
    Ok(city)
}

pub(super) fn row_of(city: &City) -> Result<storage::cities::Row, Refusal> {
    let languages: Vec<&str> = city.languages.iter().map(Language::as_str).collect();
    Ok(storage::cities::Row {
        id: 0,
        slug: city.slug.as_str().to_owned(),
        name: city.name.clone(),
        country: city.country.clone(),
        timezone: city.timezone.clone(),
        languages: serde_json::to_string(&languages).map_err(|cause| corrupt("cities", cause))?,
        created_at: city.created_at.as_millisecond(),
        settings: serde_json::to_string(&city.settings.raw()).map_err(|cause| corrupt("cities", cause))?,
    })
}

/// Parses a stored city with the parsers for new ones.
pub(in crate::app) fn parse(row: storage::cities::Row) -> Result<City, storage::Error> {
    let languages: Vec<String> = serde_json::from_str(&row.languages).map_err(|cause| corrupt("cities", cause))?;
    let languages = languages.iter().map(|tag| Language::parse(tag)).collect::<Option<_>>();
    Ok(City {
        slug: Slug::parse(&row.slug).ok_or_else(|| corrupt("cities", "slug"))?,
        name: row.name,
        country: row.country,
        timezone: row.timezone,
        languages: languages.ok_or_else(|| corrupt("cities", "languages"))?,
        created_at: storage::stored_time("cities", row.created_at)?,
        settings: settings_of(&row.settings)?,
    })
}

fn settings_of(document: &str) -> Result<CitySettings, storage::Error> {
    let raw: RawSettings = serde_json::from_str(document).map_err(|cause| corrupt("cities", cause))?;
    CitySettings::parse(raw).map_err(|faults| corrupt("cities", format!("{} faults in the settings", faults.len())))
}
