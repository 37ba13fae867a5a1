//! The only source of the current time.

pub mod guard;

use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use parking_lot::Mutex;

use guard::ClockSample;

/// A clock: the machine's, a fixed one, or one that a test sets.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A fixed time, for tests and for loading history. It is right by definition: [`guard`] does not judge it.
    Fixed(Timestamp),
    /// A clock that a test sets while the service runs, and that [`guard`] judges like the machine's.
    Adjustable(Arc<AdjustableClock>),
}

/// A clock that a test sets. Time passes only when the test says so.
#[derive(Debug)]
pub struct AdjustableClock(Mutex<(Timestamp, Duration)>);

impl AdjustableClock {
    /// Creates a clock that shows `time`.
    pub fn new(time: Timestamp) -> AdjustableClock {
        AdjustableClock(Mutex::new((time, Duration::ZERO)))
    }

    /// Sets the time, as an operator or a time server does. The monotonic clock is not affected.
    pub fn set(&self, time: Timestamp) {
        self.0.lock().0 = time;
    }

    /// Lets time pass: both clocks advance.
    pub fn advance(&self, time: Duration) {
        let mut clocks = self.0.lock();
        clocks.0 = clocks.0.saturating_add(time).unwrap_or(Timestamp::MAX);
        clocks.1 = clocks.1.saturating_add(time);
    }
}

impl Clock {
    /// Returns the current time, in UTC.
    #[expect(clippy::disallowed_methods, reason = "this is the only clock there is")]
    pub fn now(&self) -> Timestamp {
        match self {
            Clock::System => Timestamp::now(),
            Clock::Fixed(moment) => *moment,
            Clock::Adjustable(clock) => clock.0.lock().0,
        }
    }

    /// Whether the time is fixed.
    pub fn is_fixed(&self) -> bool {
        match self {
            Clock::Fixed(_) => true,
            Clock::System | Clock::Adjustable(_) => false,
        }
    }

    /// Returns the civil day in `zone`, which is the city's zone, not the server's.
    pub fn today(&self, zone: &TimeZone) -> Date {
        zone.to_datetime(self.now()).date()
    }

    /// Returns the readings of the clock and of the monotonic clock, which only advances, whatever the time is set to. On
    /// Linux the monotonic clock stops while the machine is suspended or paused. `None` for a fixed clock.
    pub fn sample(&self) -> Option<ClockSample> {
        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        let (wall, monotonic) = match self {
            Clock::System => (self.now(), START.elapsed()),
            Clock::Fixed(_) => return None,
            Clock::Adjustable(clock) => *clock.0.lock(),
        };
        Some(ClockSample {
            wall: wall.as_millisecond(),
            monotonic: i64::try_from(monotonic.as_millis()).unwrap_or(i64::MAX),
        })
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

    #[test]
    fn setting_the_time_does_not_move_the_monotonic_clock() {
        let clock = Arc::new(AdjustableClock::new("2026-06-30T12:00:00Z".parse().unwrap()));
        let clocks = Clock::Adjustable(Arc::clone(&clock));
        let first = clocks.sample().unwrap();
        clock.advance(Duration::from_secs(1));
        clock.set("1980-01-01T00:00:00Z".parse().unwrap());
        let second = clocks.sample().unwrap();
        assert_eq!(second.monotonic - first.monotonic, 1_000);
        assert_eq!(second.wall, 315_532_800_000);
        assert_eq!(clocks.now().as_millisecond(), second.wall);
        assert_eq!(Clock::Fixed(clocks.now()).sample(), None);
    }
}
