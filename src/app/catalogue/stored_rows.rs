//! Parsing of stored definitions and time zones.

use jiff::tz::TimeZone;

use crate::storage;
use urbivox_core::survey::definition::Definition;

/// Parses a stored definition with the parser for new ones.
pub fn parse_definition(document: &str) -> Result<Definition, storage::Error> {
    let corrupt = |what: String| storage::Error::Corrupt {
        table: "versions",
        what,
    };
    let json = serde_json::from_str(document).map_err(|cause| corrupt(cause.to_string()))?;
    Definition::parse(&json).map_err(|violations| corrupt(format!("{} violations in a definition", violations.len())))
}

/// Returns the city's time zone.
pub fn time_zone_of(city: &storage::cities::Row) -> Result<TimeZone, storage::Error> {
    TimeZone::get(&city.timezone).map_err(|cause| storage::Error::Corrupt {
        table: "cities",
        what: cause.to_string(),
    })
}
