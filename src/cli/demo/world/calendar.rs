//! Activity by day: week and seasons.

use jiff::Timestamp;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;

/// Days over which responses are distributed.
pub(super) const DAYS: i64 = 730;
/// Activity of each month relative to an average one: lower in summer and at the end of the year.
const MONTHS: [f64; 12] = [1.1, 1.05, 1.1, 1.0, 0.95, 0.85, 0.6, 0.85, 1.15, 1.15, 1.1, 0.75];
/// Activity of a weekend day and of a weekday.
const WEEKEND: f64 = 0.45;
const WEEKDAY: f64 = 1.2;

/// Returns the relative activity of a day; 1 is average.
pub(super) fn activity(moment: Timestamp) -> f64 {
    let day = moment.to_zoned(TimeZone::UTC).date();
    let month = usize::try_from(day.month()).ok().and_then(|month| month.checked_sub(1));
    let season = month.and_then(|month| MONTHS.get(month)).copied().unwrap_or(1.0);
    let week = match day.weekday() {
        Weekday::Saturday | Weekday::Sunday => WEEKEND,
        Weekday::Monday | Weekday::Tuesday | Weekday::Wednesday | Weekday::Thursday | Weekday::Friday => WEEKDAY,
    };
    season * week
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sunday_in_july_is_quieter_than_a_monday_in_september() {
        let bustle = |day: &str| activity(format!("{day}T12:00:00Z").parse().unwrap());
        assert!(bustle("2026-07-12") < 0.3);
        assert!(bustle("2026-09-14") > 1.3);
    }
}
