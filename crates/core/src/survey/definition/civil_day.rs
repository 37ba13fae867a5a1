//! Civil days (ISO 8601).

use jiff::civil::Date;

use crate::survey::limits::{YEAR_MAX, YEAR_MIN};

/// Parses a day in the ISO 8601 form `2026-03-01`; other forms are refused.
///
/// `None` for a day that does not exist or is outside the years 1900 to 2200.
pub fn parse(text: &str) -> Option<Date> {
    let shaped = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shaped {
        return None;
    }
    let mut parts = text.split('-');
    let year = parts.next()?.parse::<i16>().ok()?;
    let month = parts.next()?.parse::<i8>().ok()?;
    let day = parts.next()?.parse::<i8>().ok()?;
    if !(YEAR_MIN..=YEAR_MAX).contains(&year) {
        return None;
    }
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_are_read() {
        assert_eq!(parse("2024-02-29").unwrap().to_string(), "2024-02-29");
        for bad in [
            "",
            "2026-02-29",
            "20260301",
            "2026-3-1",
            "1899-12-31",
            "2201-01-01",
            "2026-03-01T00:00",
            "２026-01-1",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
