//! What providers said about themselves, kept for a while; and which of them are not asked at the moment.

use std::collections::HashMap;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use openidconnect::core::CoreProviderMetadata;
use parking_lot::Mutex;

use super::SignOnError;

/// How long a description and its keys are kept when the provider does not say, in seconds: an hour.
const KEPT_SECONDS_DEFAULT: u64 = 3_600;
/// The least that they are kept, whatever the provider says, in seconds. Protects the provider, and whoever signs in.
const KEPT_SECONDS_MIN: u64 = 60;
/// The most that they are kept, in seconds: a day. Protects from keys that were withdrawn.
const KEPT_SECONDS_MAX: u64 = 24 * 3_600;
/// How long a key that nobody knows causes no second look at the provider's keys, in seconds. Protects the provider from
/// tokens that name made-up keys.
const KEYS_AGAIN_SECONDS: i64 = 60;
/// Providers kept at once. Protects memory: a description with its keys has some thousand bytes.
const PROVIDERS_MAX: usize = 500;
/// Times in a row that a city's provider may fail to answer before it is left alone for a while.
const FAILURES_MAX: u32 = 3;
/// How long it is then left alone, in seconds. Protects the threads that wait for providers.
const PAUSE_SECONDS: i64 = 30;
/// How long one try may take after a pause before another one is let through, in seconds: longer than two requests.
const TRIAL_SECONDS: i64 = 15;

/// A provider's description and keys.
#[derive(Clone)]
struct ProviderMetadata {
    metadata: CoreProviderMetadata,
    asked_at: Timestamp,
    good_until: Timestamp,
}

/// How a city's provider answered lately.
#[derive(Clone, Copy, Default)]
struct Health {
    failures: u32,
    paused_until: Timestamp,
}

/// Descriptions by issuer, and the health of each city's provider. Shared by all threads; nothing is waited for while the lock
/// is held.
#[derive(Default)]
pub(super) struct ProviderCache {
    described: Mutex<HashMap<String, ProviderMetadata>>,
    health: Mutex<HashMap<i64, Health>>,
}

impl ProviderCache {
    /// The description of this issuer, if it is still good.
    pub(super) fn description(&self, issuer: &str, now: Timestamp) -> Option<CoreProviderMetadata> {
        let described = self.described.lock();
        let known = described
            .get(issuer)
            .filter(|known| now < known.good_until && known.asked_at <= now)?;
        Some(known.metadata.clone())
    }

    /// Keeps a description that was just asked for, as long as the provider allows, within bounds.
    pub(super) fn keep(&self, issuer: &str, metadata: CoreProviderMetadata, said: Option<Duration>, now: Timestamp) {
        let seconds = said.map_or(KEPT_SECONDS_DEFAULT, |said| said.as_secs());
        let seconds = seconds.clamp(KEPT_SECONDS_MIN, KEPT_SECONDS_MAX);
        let mut described = self.described.lock();
        if described.len() >= PROVIDERS_MAX && !described.contains_key(issuer) {
            described.retain(|_, known| now < known.good_until);
            if described.len() >= PROVIDERS_MAX {
                described.clear();
            }
        }
        let fresh = ProviderMetadata {
            metadata,
            asked_at: now,
            good_until: later(now, i64::try_from(seconds).unwrap_or(i64::MAX)),
        };
        described.insert(issuer.to_owned(), fresh);
    }

    /// Whether the keys of this issuer may be asked for again because a token names one that is not among them.
    pub(super) fn may_ask_keys_again(&self, issuer: &str, now: Timestamp) -> bool {
        let mut described = self.described.lock();
        let Some(known) = described.get_mut(issuer) else {
            return true;
        };
        if now < later(known.asked_at, KEYS_AGAIN_SECONDS) {
            return false;
        }
        // Counted now, so that of many tokens at once only one asks.
        known.asked_at = now;
        true
    }

    /// Forgets what is known of an issuer and of a city's provider: somebody has just changed its settings.
    pub(super) fn forget(&self, city: i64, issuer: &str) {
        self.described.lock().remove(issuer);
        self.health.lock().remove(&city);
    }

    /// Lets a request to the city's provider through, or says that it is left alone at the moment. After a pause one try
    /// is let through; the others wait for how it goes.
    pub(super) fn admit(&self, city: i64, now: Timestamp) -> Result<(), SignOnError> {
        let mut health = self.health.lock();
        let Some(known) = health.get_mut(&city).filter(|known| known.failures >= FAILURES_MAX) else {
            return Ok(());
        };
        if now < known.paused_until {
            let left = known.paused_until.duration_since(now).as_secs();
            return Err(SignOnError::ProviderPaused(left.saturating_add(1)));
        }
        known.paused_until = later(now, TRIAL_SECONDS);
        Ok(())
    }

    /// Notes how a request to the city's provider went.
    pub(super) fn note(&self, city: i64, has_answered: bool, now: Timestamp) {
        let mut health = self.health.lock();
        if has_answered {
            health.remove(&city);
            return;
        }
        let known = health.entry(city).or_default();
        known.failures = known.failures.saturating_add(1);
        if known.failures >= FAILURES_MAX {
            known.paused_until = later(now, PAUSE_SECONDS);
        }
    }
}

fn later(now: Timestamp, seconds: i64) -> Timestamp {
    now.checked_add(SignedDuration::from_secs(seconds))
        .unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn metadata() -> CoreProviderMetadata {
        serde_json::from_value(serde_json::json!({
            "issuer": "https://id.example.eu", "authorization_endpoint": "https://id.example.eu/a",
            "jwks_uri": "https://id.example.eu/k", "response_types_supported": ["code"],
            "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["ES256"],
        }))
        .unwrap()
    }

    /// Until when a description is kept that was asked for at second 1,000.
    fn kept_until(said: Option<u64>) -> i64 {
        let cache = ProviderCache::default();
        cache.keep("a", metadata(), said.map(Duration::from_secs), at(1_000));
        let is_kept = |second: &i64| cache.description("a", at(*second)).is_some();
        (1_000..200_000).find(|second| !is_kept(second)).unwrap()
    }

    #[test]
    fn a_description_is_kept_as_long_as_the_provider_says_within_bounds() {
        assert_eq!(kept_until(None), 1_000 + 3_600);
        assert_eq!(kept_until(Some(600)), 1_000 + 600);
        assert_eq!(kept_until(Some(0)), 1_000 + 60);
        assert_eq!(kept_until(Some(u64::MAX)), 1_000 + 86_400);
    }

    #[test]
    fn unknown_keys_are_looked_for_once_a_minute() {
        let cache = ProviderCache::default();
        cache.keep("a", metadata(), None, at(1_000));
        assert!(!cache.may_ask_keys_again("a", at(1_059)));
        assert!(cache.may_ask_keys_again("a", at(1_060)));
        assert!(!cache.may_ask_keys_again("a", at(1_061)));
    }

    #[test]
    fn no_more_providers_are_kept_than_there_is_room_for() {
        let cache = ProviderCache::default();
        for number in 0..=PROVIDERS_MAX {
            cache.keep(&number.to_string(), metadata(), None, at(1_000));
        }
        assert!(cache.described.lock().len() <= PROVIDERS_MAX);
    }

    #[test]
    fn a_provider_that_does_not_answer_is_left_alone_and_then_tried_once() {
        let cache = ProviderCache::default();
        for second in 1..FAILURES_MAX {
            cache.note(7, false, at(second.into()));
            assert!(cache.admit(7, at(second.into())).is_ok());
        }
        cache.note(7, false, at(100));
        assert_eq!(cache.admit(7, at(100)), Err(SignOnError::ProviderPaused(31)));
        assert!(
            cache.admit(8, at(100)).is_ok(),
            "another city's provider is asked as ever"
        );
        assert!(cache.admit(7, at(130)).is_ok());
        assert!(cache.admit(7, at(131)).is_err(), "one try is enough");
        cache.note(7, false, at(132));
        assert!(cache.admit(7, at(161)).is_err());
        assert!(cache.admit(7, at(162)).is_ok());
        cache.note(7, true, at(163));
        assert!(cache.admit(7, at(163)).is_ok() && cache.admit(7, at(163)).is_ok());
    }
}
