//! Civil days as integers.

use jiff::SignedDuration;
use jiff::civil::{Date, date};

const EPOCH: Date = date(1970, 1, 1);

/// Civil day as the number of days since 1970-01-01, negative before it. An integer column sorts and indexes well on
/// every database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// Converts a date.
    pub fn of(date: Date) -> Day {
        let days = date.duration_since(EPOCH).as_hours() / 24;
        // Cannot overflow: the years −9999 to 9999 are within ±4.4 million days.
        Day(i32::try_from(days).unwrap_or(i32::MAX))
    }

    /// Returns the day with this number; `None` outside the years −9999 to 9999.
    pub fn from_number(number: i32) -> Option<Day> {
        EPOCH.checked_add(days(number)).is_ok().then_some(Day(number))
    }

    /// Converts the day to a date.
    pub fn date(self) -> Date {
        EPOCH.saturating_add(days(self.0))
    }

    /// Returns the days since 1970-01-01.
    pub fn number(self) -> i32 {
        self.0
    }
}

fn days(number: i32) -> SignedDuration {
    SignedDuration::from_hours(i64::from(number) * 24)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_counted_from_1970() {
        for (date, number) in [
            (date(1970, 1, 1), 0),
            (date(1969, 12, 31), -1),
            (date(2026, 3, 29), 20_541),
        ] {
            assert_eq!(Day::of(date).number(), number);
            assert_eq!(Day::from_number(number).unwrap().date(), date);
        }
    }

    #[test]
    fn the_ends_of_the_calendar_are_days_and_later_ones_are_none() {
        for end in [Date::MIN, Date::MAX] {
            assert_eq!(Day::of(end).date(), end);
            assert_eq!(Day::from_number(Day::of(end).number()), Some(Day::of(end)));
        }
        assert_eq!(Day::from_number(Day::of(Date::MAX).number() + 1), None);
        assert_eq!(Day::from_number(i32::MIN), None);
    }
}
