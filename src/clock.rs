//! The only source of the current time.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A clock: the machine's, or a fixed one.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A fixed time, for tests and for loading history.
    Fixed(Timestamp),
}

impl Clock {
    /// Returns the current time, in UTC.
    #[expect(clippy::disallowed_methods, reason = "this is the only clock there is")]
    pub fn now(&self) -> Timestamp {
        match self {
            Clock::System => Timestamp::now(),
            Clock::Fixed(moment) => *moment,
        }
    }

    /// Returns the civil day in `zone`, which is the city's zone, not the server's.
    pub fn today(&self, zone: &TimeZone) -> Date {
        zone.to_datetime(self.now()).date()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_when_the_city_says_so() {
        let clock = Clock::Fixed("2026-06-30T22:30:00Z".parse().unwrap());
        let today = |zone: &str| clock.today(&TimeZone::get(zone).unwrap()).to_string();
        assert_eq!(today("Europe/Lisbon"), "2026-06-30");
        assert_eq!(today("Europe/Helsinki"), "2026-07-01");
    }
}
