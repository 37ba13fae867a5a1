//! Facts about a city for its citizens' pages.

use jiff::tz::TimeZone;

use super::stored_rows::time_zone_of;
use crate::app::authoring::parse_city;
use crate::app::authoring::settings::CitySettings;
use crate::storage;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::slug::Slug;

/// A city as its citizens' pages show it.
#[derive(Clone, Debug)]
pub struct CityFacts {
    /// Name in addresses.
    pub slug: Slug,
    /// Name for people.
    pub name: String,
    /// Languages of its citizens, the city's own choice first; never empty.
    pub languages: Vec<Language>,
    /// Time zone of its civil days.
    pub timezone: TimeZone,
    /// Settings of its pages and notices.
    pub settings: CitySettings,
}

impl CityFacts {
    /// Returns the colour of its pages, as `#0a5c36`.
    pub fn accent(&self) -> Option<String> {
        self.settings.accent.map(|accent| accent.to_string())
    }

    /// Parses a stored city.
    pub(super) fn of(row: storage::cities::Row) -> Result<CityFacts, storage::Error> {
        let timezone = time_zone_of(&row)?;
        let city = parse_city(row)?;
        Ok(CityFacts {
            slug: city.slug,
            name: city.name,
            languages: city.languages,
            timezone,
            settings: city.settings,
        })
    }
}
