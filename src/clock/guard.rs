//! Judges whether the machine's clock can be right, so that answers are not stored under a wrong day.
//!
//! A time is plausible within bounds that advance with the monotonic clock:
//!
//! - not more than [`BACK_MAX`] before the latest time that is known to have passed: the one last recorded by this
//!   installation, the last stored response or publication if none was recorded, and never before [`RELEASED`];
//! - at start, not more than [`OFF_MAX`] after it; an installation that never recorded a time has until [`RELEASED`] plus
//!   [`UNKNOWN_MAX`];
//! - while the service runs, not more than [`JUMP_MAX`] after what the monotonic clock leads to expect.
//!
//! Summer time does not change the time in UTC. Corrections by a time server, a wrong time zone that is set right, a laptop
//! that slept and a virtual machine that was paused are within the bounds: the monotonic clock does not advance during a
//! pause, so a jump forward proves nothing by itself. A jump forward that is taken back within [`STEADY`] is plausible too:
//! the lower bound follows the clock only after it ran steadily for that time.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};
use parking_lot::Mutex;

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;

/// No installation ran before this time: 2026-01-01, in milliseconds since 1970 UTC. A constant rather than the time of the
/// build, so that builds are reproducible and a wrong clock of the build machine does no harm.
pub const RELEASED: i64 = 1_767_225_600_000;
/// How far the clock may be set back, in milliseconds: one day, which includes every mistaken time zone.
pub const BACK_MAX: i64 = DAY_MS;
/// How far the clock may jump forward while the service runs, in milliseconds: 31 days, for which a virtual machine may have
/// been paused.
pub const JUMP_MAX: i64 = 31 * DAY_MS;
/// How long an installation may have been switched off, in milliseconds: 400 days.
pub const OFF_MAX: i64 = 400 * DAY_MS;
/// How long after [`RELEASED`] an installation may start for the first time, in milliseconds: five years.
pub const UNKNOWN_MAX: i64 = 5 * 365 * DAY_MS;
/// How long the clock must run steadily before earlier times are refused, in milliseconds: one day.
pub const STEADY: i64 = DAY_MS;
/// Difference of both clocks that counts as a jump, in milliseconds: one hour.
pub const STEADY_WITHIN: i64 = HOUR_MS;

/// Readings of both clocks at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockSample {
    /// The time, in milliseconds since 1970 UTC.
    pub wall: i64,
    /// The monotonic clock, in milliseconds since an arbitrary moment.
    pub monotonic: i64,
}

impl ClockSample {
    /// Returns the time that this sample leads to expect when the monotonic clock shows `monotonic`.
    fn expected(self, monotonic: i64) -> i64 {
        let passed = monotonic.saturating_sub(self.monotonic);
        self.wall.saturating_add(passed)
    }

    fn plus(self, milliseconds: i64) -> ClockSample {
        let wall = self.wall.saturating_add(milliseconds);
        ClockSample { wall, ..self }
    }
}

/// What the database knows about past times, in milliseconds since 1970 UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KnownTimes {
    /// The plausible time that a running service, or an operator, recorded last.
    pub recorded: Option<i64>,
    /// The last stored response or publication.
    pub activity: Option<i64>,
    /// The time that an operator accepted last.
    pub accepted: Option<i64>,
}

/// Reasons why the clock cannot be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClockFault {
    /// The clock shows a time that has certainly passed.
    #[error("the clock of this machine shows {}, but it must be after {}", utc(.now), utc(.earliest))]
    Early {
        /// The time shown, in milliseconds since 1970 UTC.
        now: i64,
        /// The earliest plausible time.
        earliest: i64,
    },
    /// The clock is too far ahead.
    #[error("the clock of this machine shows {}, which is later than expected: after {}", utc(.now), utc(.latest))]
    Late {
        /// The time shown, in milliseconds since 1970 UTC.
        now: i64,
        /// The latest plausible time.
        latest: i64,
    },
}

/// Formats milliseconds since 1970 as RFC 3339 UTC, in seconds.
fn utc(milliseconds: &i64) -> String {
    let time = Timestamp::from_millisecond(*milliseconds);
    time.map_or_else(
        |_out_of_range| "a time out of range".to_owned(),
        |time| format!("{time:.0}"),
    )
}

/// The times that are plausible, in milliseconds since 1970 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bounds {
    earliest: i64,
    latest: i64,
}

impl Bounds {
    fn fault(self, now: i64) -> Option<ClockFault> {
        let Bounds { earliest, latest } = self;
        if now < earliest {
            Some(ClockFault::Early { now, earliest })
        } else if now > latest {
            Some(ClockFault::Late { now, latest })
        } else {
            None
        }
    }
}

/// The rule: a pure state machine that sees both clocks once a second.
#[derive(Clone, Copy, Debug)]
struct ClockHistory {
    /// The earliest plausible time, as of a reading of the monotonic clock.
    earliest: ClockSample,
    /// The latest plausible time, as of a reading of the monotonic clock.
    latest: ClockSample,
    /// The sample since which the clock has run steadily; `None` before the first plausible one.
    steady_since: Option<ClockSample>,
}

impl ClockHistory {
    fn at_start(known: KnownTimes, monotonic: i64) -> ClockHistory {
        let floor = known.recorded.or(known.activity).unwrap_or(RELEASED).max(RELEASED);
        let latest = floor.saturating_add(OFF_MAX);
        let latest = match known.recorded {
            Some(_) => latest,
            None => latest.max(RELEASED + UNKNOWN_MAX),
        };
        ClockHistory {
            earliest: ClockSample { wall: floor, monotonic }.plus(-BACK_MAX),
            latest: ClockSample {
                wall: latest,
                monotonic,
            },
            steady_since: None,
        }
    }

    /// Starts anew from a time that an operator has accepted just now.
    fn accepted(time: i64, monotonic: i64) -> ClockHistory {
        let sample = ClockSample { wall: time, monotonic };
        ClockHistory {
            earliest: sample.plus(-BACK_MAX),
            latest: sample.plus(BACK_MAX),
            steady_since: None,
        }
    }

    fn bounds(&self, monotonic: i64) -> Bounds {
        Bounds {
            earliest: self.earliest.expected(monotonic),
            latest: self.latest.expected(monotonic),
        }
    }

    /// Judges a sample, and moves the bounds if it is plausible. Returns by how much the clock has jumped since it ran
    /// steadily, in milliseconds; 0 within [`STEADY_WITHIN`].
    fn observe(&mut self, sample: ClockSample) -> Result<i64, ClockFault> {
        if let Some(fault) = self.bounds(sample.monotonic).fault(sample.wall) {
            return Err(fault);
        }
        self.latest = sample.plus(JUMP_MAX);
        let Some(since) = self.steady_since else {
            self.steady_since = Some(sample);
            return Ok(0);
        };
        let drift = sample.wall.saturating_sub(since.expected(sample.monotonic));
        if drift.saturating_abs() > STEADY_WITHIN {
            self.steady_since = Some(sample);
            return Ok(drift);
        }
        if sample.monotonic.saturating_sub(since.monotonic) >= STEADY {
            self.earliest = sample.plus(-BACK_MAX);
            self.steady_since = Some(sample);
        }
        Ok(0)
    }
}

/// The rule for a running process. Requests compare their time with the bounds; a background thread moves these.
#[derive(Debug)]
pub struct ClockGuard {
    history: Mutex<ClockHistory>,
    earliest: AtomicI64,
    latest: AtomicI64,
    accepted: Mutex<Option<i64>>,
}

impl ClockGuard {
    /// Creates the guard of a process that starts now. Without a sample, which a fixed clock does not have, every time is
    /// plausible.
    pub fn at_start(known: KnownTimes, sample: Option<ClockSample>) -> ClockGuard {
        let history = ClockHistory::at_start(known, sample.map_or(0, |sample| sample.monotonic));
        let everything = Bounds {
            earliest: i64::MIN,
            latest: i64::MAX,
        };
        let bounds = sample.map_or(everything, |sample| history.bounds(sample.monotonic));
        ClockGuard {
            history: Mutex::new(history),
            earliest: AtomicI64::new(bounds.earliest),
            latest: AtomicI64::new(bounds.latest),
            accepted: Mutex::new(known.accepted),
        }
    }

    /// Returns why this time cannot be right; `None` if it is plausible. Costs two loads.
    pub fn fault(&self, now: Timestamp) -> Option<ClockFault> {
        let bounds = Bounds {
            earliest: self.earliest.load(Ordering::Relaxed),
            latest: self.latest.load(Ordering::Relaxed),
        };
        bounds.fault(now.as_millisecond())
    }

    /// Judges a sample, and moves the bounds. Returns by how much the clock has jumped; zero within [`STEADY_WITHIN`].
    pub fn observe(&self, sample: ClockSample) -> Result<SignedDuration, ClockFault> {
        let mut history = self.history.lock();
        let outcome = history.observe(sample);
        self.publish(history.bounds(sample.monotonic));
        outcome.map(SignedDuration::from_millis)
    }

    /// Starts anew if an operator accepted a time since the last call or since the start. Returns whether this happened.
    pub fn accept(&self, accepted: Option<i64>, monotonic: i64) -> bool {
        let mut known = self.accepted.lock();
        let (Some(time), true) = (accepted, *known != accepted) else {
            return false;
        };
        *known = accepted;
        let mut history = self.history.lock();
        *history = ClockHistory::accepted(time, monotonic);
        self.publish(history.bounds(monotonic));
        true
    }

    fn publish(&self, bounds: Bounds) {
        self.earliest.store(bounds.earliest, Ordering::Relaxed);
        self.latest.store(bounds.latest, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> i64 {
        time.parse::<Timestamp>().unwrap().as_millisecond()
    }

    fn known(recorded: Option<&str>, activity: Option<&str>) -> KnownTimes {
        KnownTimes {
            recorded: recorded.map(at),
            activity: activity.map(at),
            accepted: None,
        }
    }

    fn sample(time: &str, monotonic: i64) -> ClockSample {
        ClockSample {
            wall: at(time),
            monotonic,
        }
    }

    fn starts(known: KnownTimes, time: &str) -> bool {
        ClockHistory::at_start(known, 0).observe(sample(time, 0)).is_ok()
    }

    /// A service that started at noon on 1 September 2026 and has run until then for as long as stated.
    fn running(hours: i64) -> ClockHistory {
        let mut history = ClockHistory::at_start(known(Some("2026-09-01T11:00:00Z"), None), 0);
        let start = sample("2026-09-01T12:00:00Z", 0);
        for hour in 0..=hours {
            let sample = ClockSample {
                wall: start.wall + hour * HOUR_MS,
                monotonic: hour * HOUR_MS,
            };
            assert_eq!(history.observe(sample), Ok(0), "hour {hour}");
        }
        history
    }

    #[test]
    fn the_release_is_the_first_of_january() {
        assert_eq!(RELEASED, at("2026-01-01T00:00:00Z"));
    }

    #[test]
    fn a_new_installation_starts_for_five_years() {
        let nothing = KnownTimes::default();
        for time in ["2025-12-31T12:00:00Z", "2026-08-01T00:00:00Z", "2030-12-30T00:00:00Z"] {
            assert!(starts(nothing, time), "{time}");
        }
        for time in [
            "1970-01-01T00:00:10Z",
            "1980-01-06T00:00:00Z",
            "2000-01-01T00:00:00Z",
            "2036-02-07T06:28:16Z",
            "2038-01-19T03:14:08Z",
        ] {
            assert!(!starts(nothing, time), "{time}");
        }
    }

    #[test]
    fn a_known_installation_may_have_been_off_for_a_year() {
        let known = known(Some("2026-09-01T12:00:00Z"), Some("2026-03-01T12:00:00Z"));
        for time in ["2026-08-31T12:00:01Z", "2026-09-01T12:00:00Z", "2027-10-01T00:00:00Z"] {
            assert!(starts(known, time), "{time}");
        }
        for time in [
            "2026-08-31T11:59:59Z",
            "1980-01-01T00:00:00Z",
            "2027-10-07T00:00:00Z",
            "2036-01-01T00:00:00Z",
        ] {
            assert!(!starts(known, time), "{time}");
        }
    }

    #[test]
    fn an_installation_of_an_earlier_program_is_judged_by_its_answers() {
        let old = known(None, Some("2026-03-01T12:00:00Z"));
        assert!(!starts(old, "2026-02-01T12:00:00Z"));
        // Nobody may have answered for years, though the service ran.
        assert!(starts(old, "2029-03-01T12:00:00Z"));
        assert!(!starts(old, "2036-03-01T12:00:00Z"));
    }

    #[test]
    fn what_is_stored_does_not_move_the_bounds_of_a_recorded_time() {
        // As after a survey was published while the clock was wrong, or an operator accepted a time although answers of
        // 2036 are stored.
        let both = known(Some("2026-09-01T12:00:00Z"), Some("2036-02-01T12:00:00Z"));
        assert!(starts(both, "2026-09-01T12:00:00Z"));
        assert!(!starts(both, "2036-02-01T12:00:00Z"));
        assert!(!starts(both, "2026-08-01T12:00:00Z"));
    }

    #[test]
    fn usual_clock_changes_are_accepted() {
        let hour = 48 * HOUR_MS;
        for (time, what) in [
            ("2026-09-03T11:00:00Z", "an hour back: a time server"),
            ("2026-09-03T13:00:00Z", "an hour forward: a time server"),
            ("2026-09-02T22:00:00Z", "14 hours back: a wrong time zone, set right"),
            ("2026-09-06T12:00:00Z", "a machine paused over the weekend"),
            ("2026-10-03T12:00:00Z", "a laptop asleep for a month"),
        ] {
            assert!(running(48).observe(sample(time, hour)).is_ok(), "{what}");
        }
    }

    #[test]
    fn unusual_clock_changes_are_refused() {
        let hour = 48 * HOUR_MS;
        for time in [
            "1970-01-01T00:00:00Z",
            "1980-01-01T00:00:00Z",
            "2026-09-02T11:00:00Z",
            "2026-10-05T00:00:00Z",
            "2036-02-07T06:28:16Z",
        ] {
            let mut history = running(48);
            assert!(history.observe(sample(time, hour)).is_err(), "{time}");
            // Once the clock is right again, nobody needs to do anything.
            assert_eq!(history.observe(sample("2026-09-03T12:00:01Z", hour + 1_000)), Ok(0));
        }
    }

    #[test]
    fn a_jump_forward_may_be_taken_back_within_a_day() {
        let mut history = running(48);
        let ahead = history.observe(sample("2026-09-23T12:00:00Z", 48 * HOUR_MS));
        assert_eq!(ahead, Ok(20 * DAY_MS));
        let back = history.observe(sample("2026-09-03T22:00:00Z", 58 * HOUR_MS));
        assert_eq!(back, Ok(-20 * DAY_MS));
        // The lower bound did not follow the jump, nor did it stand still.
        assert!(history.observe(sample("2026-09-01T12:00:00Z", 58 * HOUR_MS)).is_err());
    }

    #[test]
    fn a_clock_that_ran_ahead_for_a_day_is_accepted() {
        let mut history = running(48);
        let start = sample("2026-09-23T12:00:00Z", 48 * HOUR_MS);
        for hour in 0..=24 {
            let sample = ClockSample {
                wall: start.wall + hour * HOUR_MS,
                monotonic: start.monotonic + hour * HOUR_MS,
            };
            assert!(history.observe(sample).is_ok());
        }
        assert!(history.observe(sample("2026-09-04T12:00:00Z", 72 * HOUR_MS)).is_err());
    }

    #[test]
    fn a_clock_that_is_set_right_after_the_start_is_taken() {
        // Off for half a year, started with a clock a month ahead, corrected a minute later.
        let mut history = ClockHistory::at_start(known(Some("2026-03-01T12:00:00Z"), None), 0);
        assert_eq!(history.observe(sample("2026-10-01T12:00:00Z", 0)), Ok(0));
        assert!(history.observe(sample("2026-09-01T12:01:00Z", 60_000)).is_ok());
    }

    #[test]
    fn bounds_advance_while_the_clock_is_wrong() {
        let mut history = running(0);
        let wrong = "1980-01-01T00:00:00Z";
        assert!(history.observe(sample(wrong, 60 * DAY_MS)).is_err());
        assert_eq!(history.observe(sample("2026-10-31T12:00:00Z", 60 * DAY_MS)), Ok(0));
    }

    #[test]
    fn an_operator_can_accept_the_time() {
        let guard = ClockGuard::at_start(
            known(Some("2026-09-01T12:00:00Z"), None),
            Some(sample("2031-09-01T12:00:00Z", 0)),
        );
        let now: Timestamp = "2031-09-01T12:00:00Z".parse().unwrap();
        assert!(guard.observe(sample("2031-09-01T12:00:00Z", 0)).is_err());
        let fault = guard.fault(now).unwrap();
        assert_eq!(
            fault.to_string(),
            "the clock of this machine shows 2031-09-01T12:00:00Z, which is later than expected: after 2027-10-06T12:00:00Z"
        );
        assert!(!guard.accept(None, 0));
        assert!(guard.accept(Some(at("2031-09-01T12:00:00Z")), 0));
        assert_eq!(guard.fault(now), None);
        // The same acceptance does not count a second time.
        assert!(!guard.accept(Some(at("2031-09-01T12:00:00Z")), 0));
        assert_eq!(
            guard.observe(sample("2031-09-01T12:00:01Z", 1_000)),
            Ok(SignedDuration::ZERO)
        );
    }

    #[test]
    fn a_fixed_clock_is_not_judged() {
        let guard = ClockGuard::at_start(known(Some("2026-09-01T12:00:00Z"), None), None);
        assert_eq!(guard.fault("1980-01-01T00:00:00Z".parse().unwrap()), None);
        assert_eq!(guard.fault("2038-01-19T03:14:08Z".parse().unwrap()), None);
    }
}
