//! Dates as people read them, in the language of the page.
//!
//! Dates for programs (attributes of HTML, forms, the API, CSV) are written as ISO 8601 without it.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use urbivox_core::i18n::DateSymbols;

/// Writes dates in one language.
#[derive(Clone, Copy, Debug)]
pub struct DateFormat(DateSymbols);

impl DateFormat {
    /// Returns the format of a language, or that of English.
    pub fn of(language: &str) -> DateFormat {
        DateFormat(DateSymbols::of(language))
    }

    /// Writes a day: `5 January 2026`.
    pub fn day(self, date: Date) -> String {
        self.0.long_day(date)
    }

    /// Writes a month in the short form: `Jan 2026`.
    pub fn month(self, date: Date) -> String {
        self.0.short_month(date)
    }

    /// Writes the day of a point in time in a time zone.
    pub fn day_of(self, time: Timestamp, zone: &TimeZone) -> String {
        self.day(zone.to_datetime(time).date())
    }

    /// Writes a point in time to the minute in UTC, without the name of the time zone: `5 January 2026 at 14:07`.
    pub fn time_utc(self, time: Timestamp) -> String {
        self.0.day_and_time(TimeZone::UTC.to_datetime(time))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_in_the_language_of_the_page() {
        let time: Timestamp = "2026-03-01T22:07:59Z".parse().unwrap();
        let english = DateFormat::of("en");
        assert_eq!(english.time_utc(time), "1 March 2026 at 22:07");
        assert_eq!(DateFormat::of("fr").time_utc(time), "1 mars 2026 à 22:07");
        let helsinki = TimeZone::get("Europe/Helsinki").unwrap();
        assert_eq!(english.day_of(time, &helsinki), "2 March 2026");
        assert_eq!(
            DateFormat::of("de").month(helsinki.to_datetime(time).date()),
            "März 2026"
        );
    }
}
