//! Parsers of arguments. An error is wrong usage: exit code 2.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::name;
use urbivox_core::survey::name::NAME_CHARS_MAX;
use urbivox_core::survey::slug::Slug;

pub(super) fn slug(text: &str) -> Result<Slug, String> {
    Slug::parse(text).ok_or_else(|| "a slug has 1 to 64 characters of a-z, 0-9 and -, such as day-care".to_owned())
}

/// Parses a time such as 2026-03-01T08:00:00Z, or a day, which begins at midnight UTC.
pub(super) fn moment(text: &str) -> Result<Timestamp, String> {
    let wrong = || "use a day such as 2026-03-01, or a time such as 2026-03-01T08:00:00Z".to_owned();
    // A time without a zone would otherwise parse as a day, and lose its hours.
    let is_day = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if !is_day {
        return text.parse::<Timestamp>().map_err(|_cause| wrong());
    }
    let day = text.parse::<Date>().map_err(|_cause| wrong())?;
    let midnight = day.to_zoned(TimeZone::UTC).map_err(|_cause| wrong())?;
    Ok(midnight.timestamp())
}

pub(super) fn language(text: &str) -> Result<Language, String> {
    Language::parse(text).ok_or_else(|| "use a language tag such as fi or pt-BR".to_owned())
}

pub(super) fn timezone(text: &str) -> Result<String, String> {
    match TimeZone::get(text)
        .ok()
        .and_then(|zone| zone.iana_name().map(str::to_owned))
    {
        Some(name) => Ok(name),
        None => Err("unknown time zone; use one such as Europe/Helsinki".to_owned()),
    }
}

pub(super) fn country(text: &str) -> Result<String, String> {
    let fits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    if fits {
        Ok(text.to_owned())
    } else {
        Err("use a country code of two capital letters, such as FI".to_owned())
    }
}

pub(super) fn name(text: &str) -> Result<String, String> {
    let text = text.trim();
    if name::check(text, NAME_CHARS_MAX).is_ok() {
        Ok(text.to_owned())
    } else {
        Err(format!("a name has 1 to {NAME_CHARS_MAX} characters"))
    }
}
