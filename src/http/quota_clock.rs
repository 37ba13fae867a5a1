//! Clock by which quotas refill: monotonic, or fixed like the clock of the service.

use governor::clock::{Clock, DefaultClock};

use crate::clock;

type Instant = <DefaultClock as Clock>::Instant;

/// Monotonic clock that stands still when the clock of the service is fixed.
#[derive(Clone, Debug)]
pub struct QuotaClock {
    monotonic: DefaultClock,
    fixed: Option<Instant>,
}

impl QuotaClock {
    /// Creates a clock that is fixed when `service` is.
    pub fn following(service: &clock::Clock) -> QuotaClock {
        let monotonic = DefaultClock::default();
        let fixed = match service {
            clock::Clock::System | clock::Clock::Adjustable(_) => None,
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
