//! Throttling of password and code guessing, without locking out the account's owner.
//!
//! # Design
//!
//! Every attempt is counted before it is checked, in one transaction with the limit, so that concurrent attempts cannot
//! exceed it. Each counter is a leaky bucket: it holds some attempts, and one leaks per interval. A full bucket refuses
//! the next attempt without checking the credential, so a refusal reveals nothing. A successful attempt is taken back.
//!
//! - **Known device.** A browser that signed in before has a signed device cookie ([`super::device`]). Its attempts use a
//!   bucket of (subject, device), which nobody else can fill: failures of others in the same network, or of anybody
//!   elsewhere against the same account, have no effect. A stolen cookie gives one such bucket for one account; a cookie of
//!   another person, or a forged one, gives none. A full device bucket does not fall back to another bucket, so that every
//!   browser has five attempts.
//! - **Unknown device.** Attempts use a bucket of (subject, network). Failures with other accounts do not fill it, so the
//!   first attempts of everybody in a network are checked, however many of its other users fail. When it is full, one
//!   attempt per interval is checked: about 1,400 a day for an attacker, and a wait of a minute for the owner. An owner in
//!   the same network as an attacker who never pauses can use a known device, another network, or a password reset.
//! - **Crowded network.** Failures of unknown devices are also counted per network, over all accounts. Above a limit, the
//!   buckets of (subject, network) of that network get smaller. This count alone refuses nobody: it makes trying one
//!   password on many accounts expensive, and keeps correct passwords working.
//! - **Second factor.** A person who is asked for a code has passed the password, and must not guess codes from many networks: a
//!   third bucket counts the account's attempts from all unknown devices together. It is larger than that of one network.
//!
//! Bucket names are keyed hashes, so the table reveals no address and no network. Empty buckets are deleted.

use super::device::Device;
use crate::app::App;
use crate::config::{Keyring, MacPurpose};
use crate::storage;
use crate::storage::{Db, login_failures};

/// Attempts that a bucket holds. Allows for typing errors; protects passwords against guessing by hand.
const TRIES_MAX: i64 = 5;
/// Attempts that a bucket holds in a crowded network. Protects many accounts against one password tried on all of them.
const TRIES_MAX_CROWDED: i64 = 3;
/// Time in which one attempt leaks from a bucket, in milliseconds: a minute.
const LEAK_INTERVAL_MILLIS: i64 = 60_000;
/// Failures in a network that make it crowded. A whole town hall may share one address.
const CROWDED_FAILURES_MIN: i64 = 50;
/// Most failures counted per network. Protects its users: it is crowded for at most an hour after the last failure.
const NETWORK_FAILURES_MAX: i64 = CROWDED_FAILURES_MIN + 60;
/// Attempts for the codes of one account over all networks. Protects a second factor whose password is known to an attacker
/// with many networks: the chance to find a six-digit code is below 1 % a day.
const CODE_TRIES_MAX: i64 = 30;
/// Retention of an unused bucket, in milliseconds: every bucket is empty by then.
const BUCKET_RETENTION_MILLIS: i64 = (NETWORK_FAILURES_MAX + 1) * LEAK_INTERVAL_MILLIS;
/// Expired buckets deleted per attempt. Bounds the work when the table was filled by others.
const DELETIONS_MAX: i64 = 100;

/// A leaky bucket that counts attempts.
struct Bucket {
    /// Keyed hash of the counted subject.
    name: Vec<u8>,
    /// Capacity, in attempts.
    capacity: i64,
    /// Capacity in a crowded network, in attempts.
    capacity_crowded: i64,
}

/// Fill level of a bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Level {
    /// Attempts that have not leaked.
    tries: i64,
    /// Start of the current leak interval, in milliseconds since 1970.
    since: i64,
}

impl Level {
    /// Computes the level now from the stored one.
    fn now((tries, since): (i64, i64), now: i64) -> Level {
        // A clock that was set back must not make anybody wait longer than an interval.
        let since = since.min(now);
        let gone = (now - since) / LEAK_INTERVAL_MILLIS;
        if gone >= tries {
            return Level { tries: 0, since: now };
        }
        Level {
            tries: tries - gone,
            since: since + gone * LEAK_INTERVAL_MILLIS,
        }
    }

    /// Returns the milliseconds until there is room for an attempt; 0 if there is.
    fn wait(self, room: i64, now: i64) -> i64 {
        if self.tries < room {
            return 0;
        }
        (self.tries - room) * LEAK_INTERVAL_MILLIS + (self.since + LEAK_INTERVAL_MILLIS - now)
    }
}

/// Counts the login attempts for one subject (an account, a second factor, …).
pub(in crate::app) struct LoginThrottle {
    /// Buckets; each of them must have room.
    buckets: Vec<Bucket>,
    /// Counter of the network, which never refuses by itself.
    network: Option<Vec<u8>>,
}

impl LoginThrottle {
    /// Throttle for this subject from an unknown device in this network.
    pub(in crate::app) fn of(keyring: &Keyring, subject: &str, network: &str) -> LoginThrottle {
        LoginThrottle {
            buckets: vec![bucket(keyring, &format!("pair {subject} {network}"))],
            network: Some(hash(keyring, &format!("network {network}"))),
        }
    }

    /// Throttle for this subject from a known device, in any network.
    pub(super) fn for_device(keyring: &Keyring, subject: &str, device: &Device) -> LoginThrottle {
        LoginThrottle {
            buckets: vec![bucket(keyring, &format!("device {subject} {}", device.name()))],
            network: None,
        }
    }

    /// Throttle for second-factor codes from an unknown device: per network, and over all networks.
    pub(super) fn for_codes(keyring: &Keyring, subject: &str, network: &str) -> LoginThrottle {
        let mut throttle = LoginThrottle::of(keyring, subject, network);
        throttle.buckets.push(Bucket {
            name: hash(keyring, &format!("all networks {subject}")),
            capacity: CODE_TRIES_MAX,
            capacity_crowded: CODE_TRIES_MAX,
        });
        throttle
    }

    /// Counts one attempt as a failure until [`LoginThrottle::succeed`]. If a bucket is full, counts nothing and returns the
    /// seconds to wait. Requires a writing transaction.
    pub(in crate::app) fn claim(&self, app: &App, db: &mut Db) -> Result<Option<i64>, storage::Error> {
        let now = app.clock.now().as_millisecond();
        login_failures::delete_older(db, now - BUCKET_RETENTION_MILLIS, DELETIONS_MAX)?;
        let mut levels = Vec::with_capacity(self.buckets.len());
        for bucket in &self.buckets {
            levels.push(Level::now(login_failures::lock(db, &bucket.name, now)?, now));
        }
        let crowd = match &self.network {
            Some(name) => Some((name, Level::now(login_failures::lock(db, name, now)?, now))),
            None => None,
        };
        let is_crowded = crowd.is_some_and(|(_, level)| level.tries >= CROWDED_FAILURES_MIN);
        let room = |bucket: &Bucket| {
            if is_crowded {
                bucket.capacity_crowded
            } else {
                bucket.capacity
            }
        };
        let waits = self
            .buckets
            .iter()
            .zip(&levels)
            .map(|(bucket, level)| level.wait(room(bucket), now));
        let longest = waits.max().unwrap_or_default();
        if longest > 0 {
            return Ok(Some(longest / 1_000 + 1));
        }
        for (bucket, level) in self.buckets.iter().zip(levels) {
            login_failures::set(db, &bucket.name, level.tries + 1, level.since)?;
        }
        if let Some((name, level)) = crowd {
            login_failures::set(db, name, (level.tries + 1).min(NETWORK_FAILURES_MAX), level.since)?;
        }
        Ok(None)
    }

    /// Records success: empties the first bucket, and takes back this attempt from the other counters. Other failures stay
    /// counted there, so that one valid account does not help to guess others.
    pub(in crate::app) fn succeed(&self, db: &mut Db) -> Result<(), storage::Error> {
        let mut buckets = self.buckets.iter().map(|bucket| &bucket.name);
        if let Some(first) = buckets.next() {
            login_failures::clear(db, first)?;
        }
        buckets
            .chain(&self.network)
            .try_for_each(|name| login_failures::decrement(db, name))
    }
}

fn bucket(keyring: &Keyring, name: &str) -> Bucket {
    Bucket {
        name: hash(keyring, name),
        capacity: TRIES_MAX,
        capacity_crowded: TRIES_MAX_CROWDED,
    }
}

fn hash(keyring: &Keyring, name: &str) -> Vec<u8> {
    keyring.sign(MacPurpose::LoginFailures, &[name.as_bytes()]).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_leaks_one_attempt_per_interval() {
        let now = 10 * LEAK_INTERVAL_MILLIS;
        let full = Level { tries: 5, since: now };
        assert_eq!(full.wait(5, now), LEAK_INTERVAL_MILLIS);
        assert_eq!(full.wait(6, now), 0);
        assert_eq!(full.wait(3, now), 3 * LEAK_INTERVAL_MILLIS);
        let later = now + LEAK_INTERVAL_MILLIS + 1_000;
        let level = Level::now((5, now), later);
        assert_eq!(
            level,
            Level {
                tries: 4,
                since: now + LEAK_INTERVAL_MILLIS
            }
        );
        assert_eq!(level.wait(5, later), 0);
        let empty = Level::now((5, now), now + 5 * LEAK_INTERVAL_MILLIS);
        assert_eq!(
            empty,
            Level {
                tries: 0,
                since: now + 5 * LEAK_INTERVAL_MILLIS
            }
        );
    }

    #[test]
    fn a_clock_set_back_does_not_extend_the_wait() {
        let level = Level::now((5, 90 * LEAK_INTERVAL_MILLIS), LEAK_INTERVAL_MILLIS);
        assert_eq!(level.wait(5, LEAK_INTERVAL_MILLIS), LEAK_INTERVAL_MILLIS);
    }
}
