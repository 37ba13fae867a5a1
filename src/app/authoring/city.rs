//! A city and its row in the database.

use jiff::Timestamp;

use super::error::{AuthoringError, corrupt};
use super::settings::{CitySettings, RawSettings};
use crate::storage;
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

pub(super) fn row_of(city: &City) -> Result<storage::cities::Row, AuthoringError> {
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
    CitySettings::parse(raw)
        .map_err(|violations| corrupt("cities", format!("{} violations in the settings", violations.len())))
}
