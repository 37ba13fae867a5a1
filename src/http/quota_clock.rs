//! The clock that quotas refill by: monotonic, or standing still with the clock of the service.

use governor::clock::{Clock, DefaultClock};

use crate::clock;

type Instant = <DefaultClock as Clock>::Instant;

/// Refills quotas while the service's clock runs, and never while it is fixed.
#[derive(Clone, Debug)]
pub struct QuotaClock {
    monotonic: DefaultClock,
    fixed: Option<Instant>,
}

impl QuotaClock {
    /// A clock that stands still when `service` does.
    pub fn beside(service: &clock::Clock) -> QuotaClock {
        let monotonic = DefaultClock::default();
        let fixed = match service {
            clock::Clock::System => None,
            clock::Clock::Fixed(_) => Some(monotonic.now()),
        };
        QuotaClock { monotonic, fixed }
    }
}

impl Clock for QuotaClock {
    type Instant = Instant;

    fn now(&self) -> Instant {
        self.fixed.unwrap_or_else(|| self.monotonic.now())
    }
}
