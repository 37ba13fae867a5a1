//! Rate limits: submissions per minute from one network to one survey, and the actions of [`super::quotas`].
//!
//! Memory is bounded: one fixed array of slots, however many networks there are. A slot is chosen by a keyed hash of
//! survey and network. Two pairs may share a slot, and then share a quota: with 131,072 slots that is rare, harmless,
//! and better than a table that an attacker can fill. Each side of each action has slots of its own, so that a flood of
//! one action fills no slot of another. No address can be recovered: a slot stores one point in time, and the key of
//! the hash is replaced daily.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use governor::RateLimiter;
use governor::clock::{Clock, Reference};
use governor::middleware::StateInformationMiddleware;
use governor::nanos::Nanos;
use governor::state::StateStore;
use jiff::civil::Date;
use parking_lot::RwLock;

use super::network::Network;
use super::quotas::{LimitedAction, Quota};

/// Slots for submissions: 1 MiB, enough for every network of a large city.
const SLOTS: u64 = 131_072;
/// Slots of one side of one action: 128 KiB.
const SLOTS_OF_ACTION: u64 = 16_384;
/// Largest number of distinct quotas in memory. They hold no counts, so dropping them loses nothing.
const QUOTAS_MAX: usize = 1_024;
/// Wait for a quota without a slot, in nanoseconds: 146 years.
const NO_SLOT_WAIT_NANOS: u64 = u64::MAX / 4;

/// Rest of a quota after an admitted request.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    /// Requests that a full quota admits at once.
    pub limit: u32,
    /// Requests that the quota still admits at once.
    pub remaining: u32,
    /// Seconds until the quota is full again.
    pub reset_seconds: u64,
    slot: usize,
    interval_nanos: u64,
}

/// Error: the quota is used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryAfter {
    /// Seconds to wait, at least 1.
    pub seconds: u64,
}

/// Key by which an action is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Network of the client.
    Network,
    /// Target of the request.
    Target,
}

impl Side {
    /// Returns the quota of an action on this side.
    pub fn quota(self, action: LimitedAction) -> Option<Quota> {
        match self {
            Side::Network => action.limit().network,
            Side::Target => action.limit().target,
        }
    }

    /// Returns the first slot of an action on this side; beyond all slots for an action missing in [`LimitedAction::ALL`].
    fn first_slot(self, action: LimitedAction) -> u64 {
        let before = LimitedAction::ALL.iter().take_while(|one| **one != action);
        let side = match self {
            Side::Network => 0,
            Side::Target => SLOTS_OF_ACTION,
        };
        SLOTS + before.map(|_| 2 * SLOTS_OF_ACTION).sum::<u64>() + side
    }
}

/// Returns the number of slots for submissions and for both sides of every action.
fn slots_len() -> u64 {
    SLOTS + LimitedAction::ALL.iter().map(|_| 2 * SLOTS_OF_ACTION).sum::<u64>()
}

type Slots = Arc<[AtomicU64]>;
type Limiter<C> = RateLimiter<usize, SlotView, C, StateInformationMiddleware>;

/// Quotas of all surveys, networks and actions.
pub struct Limits<C: Clock> {
    clock: C,
    start: C::Instant,
    slots: Slots,
    limiters: RwLock<HashMap<Quota, Arc<Limiter<C>>>>,
    hasher: RwLock<(Date, RandomState)>,
}

impl<C: Clock + Clone> Limits<C> {
    /// Creates full quotas that refill by `clock`.
    pub fn new(clock: C) -> Limits<C> {
        Limits {
            start: clock.now(),
            clock,
            slots: (0..slots_len()).map(|_| AtomicU64::new(0)).collect(),
            limiters: RwLock::default(),
            hasher: RwLock::new((Date::ZERO, RandomState::new())),
        }
    }

    /// Takes one submission from the quota of `network` for `survey`, or returns how long to wait.
    ///
    /// A new day in `today` replaces the key of the hash.
    pub fn take(
        &self,
        today: Date,
        survey: i64,
        network: Network,
        per_minute: NonZeroU32,
    ) -> Result<Allowance, RetryAfter> {
        let slot = self.hash(today, (survey, network)) % SLOTS;
        self.take_at(slot, Quota::of_minute(per_minute))
    }

    /// Takes one submission from the quota of a known sender, whatever the network, or returns how long to wait.
    pub fn take_for_owner(
        &self,
        today: Date,
        owner: impl Hash,
        per_minute: NonZeroU32,
    ) -> Result<Allowance, RetryAfter> {
        let slot = self.hash(today, owner) % SLOTS;
        self.take_at(slot, Quota::of_minute(per_minute))
    }

    /// Takes one request from the quota of one side of an action, or returns how long to wait; `None` when that side has no
    /// quota.
    pub fn take_action(
        &self,
        today: Date,
        action: LimitedAction,
        side: Side,
        subject: impl Hash,
    ) -> Result<Option<Allowance>, RetryAfter> {
        let Some(quota) = side.quota(action) else {
            return Ok(None);
        };
        let slot = side.first_slot(action) + self.hash(today, subject) % SLOTS_OF_ACTION;
        self.take_at(slot, quota).map(Some)
    }

    fn take_at(&self, slot: u64, quota: Quota) -> Result<Allowance, RetryAfter> {
        // A number beyond `usize` stays beyond all slots, and a request without a slot is refused.
        let slot = usize::try_from(slot).unwrap_or(usize::MAX);
        match self.limiter(quota).check_key(&slot) {
            Ok(state) => {
                let limit = quota.burst.get();
                let remaining = state.remaining_burst_capacity().min(limit);
                let used = u64::from(limit.saturating_sub(remaining));
                let interval = Nanos::from(state.quota().replenish_interval()).as_u64();
                Ok(Allowance {
                    limit,
                    remaining,
                    reset_seconds: used.saturating_mul(interval).div_ceil(1_000_000_000),
                    slot,
                    interval_nanos: interval,
                })
            }
            Err(not_until) => {
                let wait = not_until.wait_time_from(self.clock.now());
                let started = u64::from(wait.subsec_nanos() > 0);
                Err(RetryAfter {
                    seconds: wait.as_secs().saturating_add(started).max(1),
                })
            }
        }
    }

    /// Gives one request back: it was refused for a reason that the citizen can correct, or because of our failure.
    pub fn give_back(&self, allowance: &Allowance) {
        if let Some(slot) = self.slots.get(allowance.slot) {
            let earlier = |due: u64| Some(due.saturating_sub(allowance.interval_nanos));
            // The closure always returns `Some`, so the update cannot fail.
            let _always = slot.fetch_update(Ordering::AcqRel, Ordering::Acquire, earlier);
        }
    }

    /// Returns an irreversible hash: its key is replaced every day.
    fn hash(&self, today: Date, subject: impl Hash) -> u64 {
        let hash = {
            let keyed = self.hasher.read();
            (keyed.0 == today).then(|| keyed.1.hash_one(&subject))
        };
        hash.unwrap_or_else(|| {
            let mut keyed = self.hasher.write();
            if keyed.0 != today {
                *keyed = (today, RandomState::new());
            }
            keyed.1.hash_one(&subject)
        })
    }

    fn limiter(&self, quota: Quota) -> Arc<Limiter<C>> {
        if let Some(limiter) = self.limiters.read().get(&quota) {
            return Arc::clone(limiter);
        }
        // A limiter measures time from its own creation, the slots from the creation of these limits.
        let born = self.clock.now().duration_since(self.start);
        let view = SlotView {
            slots: Arc::clone(&self.slots),
            created_nanos: born.as_u64(),
        };
        let timed = governor::Quota::with_period(quota.interval).map(|timed| timed.allow_burst(quota.burst));
        let timed = timed.unwrap_or_else(|| governor::Quota::per_minute(quota.burst));
        let limiter: Limiter<C> = RateLimiter::new(timed, view, self.clock.clone());
        let limiter = Arc::new(limiter);
        let mut limiters = self.limiters.write();
        if limiters.len() >= QUOTAS_MAX {
            limiters.clear();
        }
        Arc::clone(limiters.entry(quota).or_insert(limiter))
    }
}

/// Slots as one limiter sees them: in nanoseconds since its creation.
struct SlotView {
    slots: Slots,
    created_nanos: u64,
}

impl StateStore for SlotView {
    type Key = usize;

    fn measure_and_replace<T, F, E>(&self, key: &usize, decide: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let Some(slot) = self.slots.get(*key) else {
            tracing::error!(slot = *key, "a quota has no slot, so the request is refused");
            return decide(Some(Nanos::from(NO_SLOT_WAIT_NANOS))).map(|(outcome, _)| outcome);
        };
        let mut stored = slot.load(Ordering::Acquire);
        loop {
            let due = (stored != 0).then(|| Nanos::from(stored.saturating_sub(self.created_nanos)));
            let (outcome, next) = decide(due)?;
            let next = next.as_u64().saturating_add(self.created_nanos);
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
    fn a_quota_is_limited_per_minute() {
        let (limits, clock) = limits();
        for left in (0..3).rev() {
            assert_eq!(limits.take(DAY, 1, home(), quota(3)).unwrap().remaining, left);
        }
        assert_eq!(
            limits.take(DAY, 1, home(), quota(3)).unwrap_err(),
            RetryAfter { seconds: 20 }
        );
        clock.advance(Duration::from_secs(20));
        assert_eq!(limits.take(DAY, 1, home(), quota(3)).unwrap().remaining, 0);
    }

    #[test]
    fn returned_quota_can_be_used_again() {
        let (limits, _clock) = limits();
        let first = limits.take(DAY, 1, home(), quota(1)).unwrap();
        assert_eq!(first.reset_seconds, 60);
        assert!(limits.take(DAY, 1, home(), quota(1)).is_err());
        limits.give_back(&first);
        assert!(limits.take(DAY, 1, home(), quota(1)).is_ok());
    }

    #[test]
    fn surveys_and_networks_are_counted_separately() {
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
    fn the_hash_key_changes_daily() {
        let (limits, _clock) = limits();
        let hash = limits.hash(DAY, (1, home()));
        assert_eq!(hash, limits.hash(DAY, (1, home())));
        assert_ne!(hash, limits.hash(DAY.tomorrow().unwrap(), (1, home())));
    }

    #[test]
    fn every_action_is_limited_on_each_side_and_refills() {
        for action in LimitedAction::ALL {
            for side in [Side::Network, Side::Target] {
                let Some(quota) = side.quota(action) else {
                    continue;
                };
                let (limits, clock) = limits();
                for _ in 0..quota.burst.get() {
                    assert!(
                        limits.take_action(DAY, action, side, "a").is_ok(),
                        "{action:?} {side:?}"
                    );
                }
                assert!(
                    limits.take_action(DAY, action, side, "a").is_err(),
                    "{action:?} {side:?}"
                );
                clock.advance(quota.interval);
                assert!(
                    limits.take_action(DAY, action, side, "a").is_ok(),
                    "{action:?} {side:?}"
                );
                assert!(
                    limits.take_action(DAY, action, side, "a").is_err(),
                    "{action:?} {side:?}"
                );
            }
        }
    }

    #[test]
    fn a_slot_beyond_the_table_refuses_everybody() {
        let (limits, _clock) = limits();
        for slot in [slots_len(), u64::MAX] {
            assert!(limits.take_at(slot, Quota::of_minute(quota(1))).is_err(), "{slot}");
        }
        assert!(limits.take_at(slots_len() - 1, Quota::of_minute(quota(1))).is_ok());
    }

    #[test]
    fn actions_do_not_share_slots() {
        let mut taken = std::collections::BTreeSet::new();
        for action in LimitedAction::ALL {
            for side in [Side::Network, Side::Target] {
                assert!(side.first_slot(action) >= SLOTS && taken.insert(side.first_slot(action)));
                assert!(side.first_slot(action) + SLOTS_OF_ACTION <= slots_len());
            }
        }
    }
}
