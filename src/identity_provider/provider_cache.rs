//! Cache of provider metadata, and a circuit breaker for each city's provider.

use std::collections::HashMap;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use openidconnect::core::CoreProviderMetadata;
use parking_lot::Mutex;

use super::sign_on_error::SignOnError;

/// Default lifetime of metadata and keys, in seconds: an hour.
const LIFETIME_SECONDS_DEFAULT: u64 = 3_600;
/// Shortest lifetime, whatever the provider states, in seconds. Protects the provider, and the time of a sign-in.
const LIFETIME_SECONDS_MIN: u64 = 60;
/// Longest lifetime, in seconds: a day. Limits the use of withdrawn keys.
const LIFETIME_SECONDS_MAX: u64 = 24 * 3_600;
/// Shortest interval between two fetches of the keys because of an unknown key id, in seconds. Protects the provider from
/// tokens with made-up key ids.
const KEY_REFRESH_SECONDS: i64 = 60;
/// Cached providers. Protects memory: metadata with keys has some thousand bytes.
const PROVIDERS_MAX: usize = 500;
/// Consecutive failures of a city's provider before it is paused.
const FAILURES_MAX: u32 = 3;
/// Length of a pause, in seconds. Protects the threads that wait for providers.
const PAUSE_SECONDS: i64 = 30;
/// Time allowed for the one trial request after a pause, in seconds: longer than two requests.
const TRIAL_SECONDS: i64 = 15;

/// Cached metadata and keys of a provider.
#[derive(Clone)]
struct ProviderMetadata {
    metadata: CoreProviderMetadata,
    fetched_at: Timestamp,
    expires_at: Timestamp,
}

/// Recent failures of a city's provider.
#[derive(Clone, Copy, Default)]
struct Health {
    failures: u32,
    paused_until: Timestamp,
}

/// Metadata by issuer, and health by city. Shared by all threads; nothing blocks while a lock is held.
#[derive(Default)]
pub(super) struct ProviderCache {
    metadata_by_issuer: Mutex<HashMap<String, ProviderMetadata>>,
    health: Mutex<HashMap<i64, Health>>,
}

impl ProviderCache {
    /// Returns the cached metadata of this issuer, if it has not expired.
    pub(super) fn find(&self, issuer: &str, now: Timestamp) -> Option<CoreProviderMetadata> {
        let described = self.metadata_by_issuer.lock();
        let known = described
            .get(issuer)
            .filter(|known| now < known.expires_at && known.fetched_at <= now)?;
        Some(known.metadata.clone())
    }

    /// Caches fetched metadata for the lifetime that the provider states, within bounds.
    pub(super) fn store(
        &self,
        issuer: &str,
        metadata: CoreProviderMetadata,
        max_age: Option<Duration>,
        now: Timestamp,
    ) {
        let seconds = max_age.map_or(LIFETIME_SECONDS_DEFAULT, |max_age| max_age.as_secs());
        let seconds = seconds.clamp(LIFETIME_SECONDS_MIN, LIFETIME_SECONDS_MAX);
        let mut described = self.metadata_by_issuer.lock();
        if described.len() >= PROVIDERS_MAX && !described.contains_key(issuer) {
            described.retain(|_, known| now < known.expires_at);
            if described.len() >= PROVIDERS_MAX {
                described.clear();
            }
        }
        let fresh = ProviderMetadata {
            metadata,
            fetched_at: now,
            expires_at: later(now, i64::try_from(seconds).unwrap_or(i64::MAX)),
        };
        described.insert(issuer.to_owned(), fresh);
    }

    /// Whether the keys of this issuer may be fetched again because of an unknown key id.
    pub(super) fn may_refresh_keys(&self, issuer: &str, now: Timestamp) -> bool {
        let mut described = self.metadata_by_issuer.lock();
        let Some(known) = described.get_mut(issuer) else {
            return true;
        };
        if now < later(known.fetched_at, KEY_REFRESH_SECONDS) {
            return false;
        }
        // Set before the fetch, so that only one of many concurrent tokens causes it.
        known.fetched_at = now;
        true
    }

    /// Drops the metadata of an issuer and the health of a city's provider after a change of settings.
    pub(super) fn forget(&self, city: i64, issuer: &str) {
        self.metadata_by_issuer.lock().remove(issuer);
        self.health.lock().remove(&city);
    }

    /// Admits a request to the city's provider, or refuses it during a pause. After a pause one trial request is admitted;
    /// others are refused until its outcome is known.
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

    /// Records that the city's provider answered.
    pub(super) fn record_answer(&self, city: i64) {
        self.health.lock().remove(&city);
    }

    /// Records that the city's provider did not answer.
    pub(super) fn record_failure(&self, city: i64, now: Timestamp) {
        let mut health = self.health.lock();
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

    /// Returns the second at which metadata fetched at second 1,000 expires.
    fn cached_until(max_age: Option<u64>) -> i64 {
        let cache = ProviderCache::default();
        cache.store("a", metadata(), max_age.map(Duration::from_secs), at(1_000));
        let is_kept = |second: &i64| cache.find("a", at(*second)).is_some();
        (1_000..200_000).find(|second| !is_kept(second)).unwrap()
    }

    #[test]
    fn discovery_is_cached_for_its_max_age_within_bounds() {
        assert_eq!(cached_until(None), 1_000 + 3_600);
        assert_eq!(cached_until(Some(600)), 1_000 + 600);
        assert_eq!(cached_until(Some(0)), 1_000 + 60);
        assert_eq!(cached_until(Some(u64::MAX)), 1_000 + 86_400);
    }

    #[test]
    fn unknown_keys_are_fetched_once_a_minute() {
        let cache = ProviderCache::default();
        cache.store("a", metadata(), None, at(1_000));
        assert!(!cache.may_refresh_keys("a", at(1_059)));
        assert!(cache.may_refresh_keys("a", at(1_060)));
        assert!(!cache.may_refresh_keys("a", at(1_061)));
    }

    #[test]
    fn the_cache_of_providers_is_limited() {
        let cache = ProviderCache::default();
        for number in 0..=PROVIDERS_MAX {
            cache.store(&number.to_string(), metadata(), None, at(1_000));
        }
        assert!(cache.metadata_by_issuer.lock().len() <= PROVIDERS_MAX);
    }

    #[test]
    fn the_circuit_breaker_opens_and_then_tries_once() {
        let cache = ProviderCache::default();
        for second in 1..FAILURES_MAX {
            cache.record_failure(7, at(second.into()));
            assert!(cache.admit(7, at(second.into())).is_ok());
        }
        cache.record_failure(7, at(100));
        assert_eq!(cache.admit(7, at(100)), Err(SignOnError::ProviderPaused(31)));
        assert!(
            cache.admit(8, at(100)).is_ok(),
            "other cities' providers are not affected"
        );
        assert!(cache.admit(7, at(130)).is_ok());
        assert!(cache.admit(7, at(131)).is_err(), "one try is enough");
        cache.record_failure(7, at(132));
        assert!(cache.admit(7, at(161)).is_err());
        assert!(cache.admit(7, at(162)).is_ok());
        cache.record_answer(7);
        assert!(cache.admit(7, at(163)).is_ok() && cache.admit(7, at(163)).is_ok());
    }
}
