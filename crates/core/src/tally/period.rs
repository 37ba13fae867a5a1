//! Buckets of civil days, for series.

use jiff::Span;
use jiff::civil::Date;

/// Length of one point of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bucket {
    /// One civil day.
    Day,
    /// Monday to Sunday (ISO 8601).
    Week,
    /// Calendar month.
    Month,
}

impl Bucket {
    /// Returns the first day of the bucket that contains `day`.
    pub fn start_of(self, day: Date) -> Date {
        match self {
            Bucket::Day => day,
            Bucket::Week => day.saturating_sub(Span::new().days(day.weekday().to_monday_zero_offset())),
            Bucket::Month => day.first_of_month(),
        }
    }

    /// Returns the first day of the bucket after the one that contains `day`; saturates at the last day of the calendar.
    pub fn next(self, day: Date) -> Date {
        let length = match self {
            Bucket::Day => Span::new().days(1),
            Bucket::Week => Span::new().days(7),
            Bucket::Month => Span::new().months(1),
        };
        self.start_of(day).saturating_add(length)
    }
}

/// Returns the first day of every bucket from the one with the first day to the one with the last, including buckets without
/// answers. Ends early at the end of the calendar.
pub fn bucket_starts(bucket: Bucket, (first, last): (Date, Date)) -> Vec<Date> {
    let mut starts = Vec::new();
    let mut start = bucket.start_of(first);
    while start <= last {
        starts.push(start);
        let next = bucket.next(start);
        if next <= start {
            break;
        }
        start = next;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_week_begins_on_monday() {
        for day in [date(2026, 3, 23), date(2026, 3, 26), date(2026, 3, 29)] {
            assert_eq!(Bucket::Week.start_of(day), date(2026, 3, 23));
            assert_eq!(Bucket::Week.next(day), date(2026, 3, 30));
        }
        assert_eq!(Bucket::Week.start_of(date(2027, 1, 1)), date(2026, 12, 28));
    }

    #[test]
    fn a_month_ends_where_the_next_begins() {
        assert_eq!(Bucket::Month.start_of(date(2026, 1, 31)), date(2026, 1, 1));
        assert_eq!(Bucket::Month.next(date(2026, 1, 31)), date(2026, 2, 1));
        assert_eq!(Bucket::Month.next(date(2026, 12, 1)), date(2027, 1, 1));
        assert_eq!(Bucket::Day.next(date(2024, 2, 28)), date(2024, 2, 29));
    }

    #[test]
    fn the_ends_of_the_calendar_cause_no_panic() {
        for bucket in [Bucket::Day, Bucket::Week, Bucket::Month] {
            assert_eq!(bucket.next(Date::MAX), Date::MAX);
            assert!(bucket.start_of(Date::MIN) <= Date::MIN);
        }
    }

    #[test]
    fn every_bucket_between_two_days_begins_once() {
        let starts = bucket_starts(Bucket::Month, (date(2025, 12, 31), date(2026, 2, 1)));
        assert_eq!(starts, [date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]);
        assert_eq!(bucket_starts(Bucket::Day, (date(2026, 1, 2), date(2026, 1, 1))), []);
        assert_eq!(bucket_starts(Bucket::Day, (Date::MAX, Date::MAX)), [Date::MAX]);
    }
}
