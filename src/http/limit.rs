//! How many submissions one network may send to one survey in a minute.
//!
//! The memory is bounded by construction: one fixed array, however many networks come. A slot is
//! chosen by a keyed hash of survey and network. Two of them may share a slot, and then share a
//! quota: with 131,072 slots that is rare, harmless, and better than a table an attacker can fill.
//! Nothing here can be turned back into an address: a slot keeps one point in time, and the key of
//! the hash is thrown away every day.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use governor::clock::{Clock, DefaultClock, Reference};
use governor::middleware::StateInformationMiddleware;
use governor::nanos::Nanos;
use governor::state::StateStore;
use governor::{Quota, RateLimiter};
use jiff::civil::Date;
use parking_lot::RwLock;

use super::network::Network;

/// Slots of the array: 1 MiB, room for every network of a large city.
const SLOTS: u64 = 131_072;
/// Distinct quotas remembered at once. They hold no counts, so that forgetting them costs nothing.
const QUOTAS_MAX: usize = 1_024;

/// What is left after a submission was let in.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    /// Submissions in a minute.
    pub limit: u32,
    /// Submissions that may still come at once.
    pub remaining: u32,
    /// Seconds until the whole limit is there again.
    pub reset_seconds: u64,
    slot: usize,
    interval_nanos: u64,
}

/// Too many submissions: come back later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Seconds to wait, at least 1.
    pub seconds: u64,
}

type Slots = Arc<[AtomicU64]>;
type Limiter<C> = RateLimiter<usize, View, C, StateInformationMiddleware>;

/// The quotas of every survey and network.
pub struct Limits<C: Clock = DefaultClock> {
    clock: C,
    start: C::Instant,
    slots: Slots,
    limiters: RwLock<HashMap<NonZeroU32, Arc<Limiter<C>>>>,
    hasher: RwLock<(Date, RandomState)>,
}

impl<C: Clock + Clone> Limits<C> {
    /// Full quotas for everybody, counted by `clock`.
    pub fn new(clock: C) -> Limits<C> {
        Limits {
            start: clock.now(),
            clock,
            slots: (0..SLOTS).map(|_| AtomicU64::new(0)).collect(),
            limiters: RwLock::default(),
            hasher: RwLock::new((Date::ZERO, RandomState::new())),
        }
    }

    /// Takes one submission from what `network` may send to `survey`, or says how long to wait.
    ///
    /// When `today` is another day than before, the key of the hash is drawn anew.
    pub fn take(&self, today: Date, survey: i64, network: Network, per_minute: NonZeroU32) -> Result<Allowance, Wait> {
        let slot = self.slot(today, survey, network);
        match self.limiter(per_minute).check_key(&slot) {
            Ok(state) => {
                let limit = per_minute.get();
                let remaining = state.remaining_burst_capacity().min(limit);
                let used = u64::from(limit.saturating_sub(remaining));
                let interval = Nanos::from(state.quota().replenish_interval());
                Ok(Allowance {
                    limit,
                    remaining,
                    reset_seconds: used.saturating_mul(60).div_ceil(u64::from(limit)),
                    slot,
                    interval_nanos: interval.as_u64(),
                })
            }
            Err(not_until) => {
                let wait = not_until.wait_time_from(self.clock.now());
                let started = u64::from(wait.subsec_nanos() > 0);
                Err(Wait {
                    seconds: wait.as_secs().saturating_add(started).max(1),
                })
            }
        }
    }

    /// Gives one submission back: it was refused for a reason that a citizen can mend, or that is ours.
    pub fn give_back(&self, allowance: &Allowance) {
        if let Some(slot) = self.slots.get(allowance.slot) {
            let earlier = |due: u64| Some(due.saturating_sub(allowance.interval_nanos));
            // The closure always answers, so that there is no failure to look at.
            let _always = slot.fetch_update(Ordering::AcqRel, Ordering::Acquire, earlier);
        }
    }

    fn slot(&self, today: Date, survey: i64, network: Network) -> usize {
        let hash = {
            let keyed = self.hasher.read();
            (keyed.0 == today).then(|| keyed.1.hash_one((survey, network)))
        };
        let hash = hash.unwrap_or_else(|| {
            let mut keyed = self.hasher.write();
            if keyed.0 != today {
                *keyed = (today, RandomState::new());
            }
            keyed.1.hash_one((survey, network))
        });
        usize::try_from(hash % SLOTS).unwrap_or_default()
    }

    fn limiter(&self, per_minute: NonZeroU32) -> Arc<Limiter<C>> {
        if let Some(limiter) = self.limiters.read().get(&per_minute) {
            return Arc::clone(limiter);
        }
        // A limiter counts from its own birth; the slots count from ours.
        let born = self.clock.now().duration_since(self.start);
        let view = View {
            slots: Arc::clone(&self.slots),
            born: born.as_u64(),
        };
        let limiter: Limiter<C> = RateLimiter::new(Quota::per_minute(per_minute), view, self.clock.clone());
        let limiter = Arc::new(limiter);
        let mut limiters = self.limiters.write();
        if limiters.len() >= QUOTAS_MAX {
            limiters.clear();
        }
        Arc::clone(limiters.entry(per_minute).or_insert(limiter))
    }
}

/// The slots as one limiter sees them: in nanoseconds since it was born.
struct View {
    slots: Slots,
    born: u64,
}

impl StateStore for View {
    type Key = usize;

    fn measure_and_replace<T, F, E>(&self, key: &usize, decide: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let Some(slot) = self.slots.get(*key) else {
            return decide(None).map(|(outcome, _)| outcome);
        };
        let mut stored = slot.load(Ordering::Acquire);
        loop {
            let due = (stored != 0).then(|| Nanos::from(stored.saturating_sub(self.born)));
            let (outcome, next) = decide(due)?;
            let next = next.as_u64().saturating_add(self.born);
            match slot.compare_exchange_weak(stored, next, Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) => return Ok(outcome),
                Err(now) => stored = now,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use governor::clock::FakeRelativeClock;

    use super::*;

    const DAY: Date = jiff::civil::date(2026, 3, 1);

    fn quota(per_minute: u32) -> NonZeroU32 {
        NonZeroU32::new(per_minute).unwrap()
    }

    fn limits() -> (Limits<FakeRelativeClock>, FakeRelativeClock) {
        let clock = FakeRelativeClock::default();
        (Limits::new(clock.clone()), clock)
    }

    fn home() -> Network {
        Network::of(Some([192, 0, 2, 7].into()), [].into_iter(), &[])
    }

    #[test]
    fn a_minute_holds_so_many_and_no_more() {
        let (limits, clock) = limits();
        for left in (0..3).rev() {
            assert_eq!(limits.take(DAY, 1, home(), quota(3)).unwrap().remaining, left);
        }
        assert_eq!(limits.take(DAY, 1, home(), quota(3)).unwrap_err(), Wait { seconds: 20 });
        clock.advance(Duration::from_secs(20));
        assert_eq!(limits.take(DAY, 1, home(), quota(3)).unwrap().remaining, 0);
    }

    #[test]
    fn what_is_given_back_may_be_used_again() {
        let (limits, _clock) = limits();
        let first = limits.take(DAY, 1, home(), quota(1)).unwrap();
        assert_eq!(first.reset_seconds, 60);
        assert!(limits.take(DAY, 1, home(), quota(1)).is_err());
        limits.give_back(&first);
        assert!(limits.take(DAY, 1, home(), quota(1)).is_ok());
    }

    #[test]
    fn surveys_and_networks_are_counted_apart() {
        let (limits, _clock) = limits();
        let office = Network::of(Some([198, 51, 100, 1].into()), [].into_iter(), &[]);
        assert!(limits.take(DAY, 1, home(), quota(1)).is_ok());
        assert!(limits.take(DAY, 2, home(), quota(1)).is_ok());
        assert!(limits.take(DAY, 1, office, quota(1)).is_ok());
        assert!(limits.take(DAY, 1, home(), quota(1)).is_err());
    }

    #[test]
    fn a_quota_first_used_late_shares_the_same_clock() {
        let (limits, clock) = limits();
        assert!(limits.take(DAY, 1, home(), quota(1)).is_ok());
        clock.advance(Duration::from_secs(30));
        assert!(limits.take(DAY, 1, home(), quota(2)).is_ok());
        assert!(limits.take(DAY, 1, home(), quota(1)).is_err());
    }

    #[test]
    fn a_new_day_draws_a_new_key() {
        let (limits, _clock) = limits();
        let slot = limits.slot(DAY, 1, home());
        assert_eq!(slot, limits.slot(DAY, 1, home()));
        let tomorrow = DAY.tomorrow().unwrap();
        let moved = (1..9).any(|survey| limits.slot(DAY, survey, home()) != limits.slot(tomorrow, survey, home()));
        assert!(moved);
    }
}
