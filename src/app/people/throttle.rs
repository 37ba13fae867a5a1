//! Guessing passwords and codes is slowed down, and nobody but the guesser waits.
//!
//! # Design
//!
//! Every try is counted before it is looked at, in one transaction with the check, so that a hundred tries at the same time
//! are as many as the bucket has room for. Each count is a leaky bucket: it holds some tries, and one of them runs out per
//! interval. A full bucket refuses the next try without looking at it, whatever it holds, so that being refused tells
//! nothing. A good try gives its place back.
//!
//! - **Known browser.** Whoever signed in before holds a signed device cookie ([`super::device`]). Its tries go into a bucket
//!   of (subject, device), which nobody else can fill. What others in the same network do, and what anybody does to the same
//!   account from elsewhere, does not matter. A stolen cookie is worth one such bucket for one account; a cookie of another
//!   person, or a forged one, is worth nothing. A full one is not followed by
//!   another, so that five tries are five in every browser.
//! - **Unknown browser.** Tries go into a bucket of (subject, network). Failures with other accounts do not fill it, so that
//!   the first tries of everybody in a network are looked at, however many of its other users fail. When it is full, one try
//!   per interval is looked at: a guesser is held to some 1,400 tries a day, and the owner of the account waits a minute, not
//!   a quarter of an hour. Who does not get in beside a guesser in the same network who never pauses has three ways left: a
//!   browser that is known, another network, and a letter with a new password.
//! - **Crowded network.** Failures from unknown browsers are counted by network as well, whatever the account. While there are
//!   many, the buckets of (subject, network) have less room there. Nobody is refused for this count alone: it makes trying
//!   one password for many accounts dear, and no right password worthless.
//! - **Second factor.** Who is asked for a code has shown the password, and must not guess codes from many networks: a third
//!   bucket counts the account's tries from all unknown browsers. It is the account's own, and it has room for more than one
//!   network's tries.
//!
//! Names of buckets are keyed hashes: no address and no network can be read from the table. A bucket that has run out is
//! deleted.

use super::device::Device;
use crate::app::App;
use crate::config::{Keyring, MacPurpose};
use crate::storage;
use crate::storage::{Db, login_failures};

/// Tries that a bucket holds before the next one waits: people mistype. Protects a password that is guessed by hand.
const TRIES_MAX: i64 = 5;
/// The same in a crowded network. Protects many accounts from one password that is tried for all of them.
const TRIES_MAX_CROWDED: i64 = 3;
/// How long it takes until one try has run out of a bucket, in milliseconds: a minute.
const TRY_MILLIS: i64 = 60_000;
/// Failures of a network that make it crowded: a whole town hall may be behind one address.
const CROWD: i64 = 50;
/// Failures of a network that are counted. Protects its users: it is crowded for an hour at most after the last failure.
const CROWD_MAX: i64 = CROWD + 60;
/// Tries for the codes of one account from all networks together. Protects the second factor of somebody whose password is known
/// to a stranger with many networks: in a day they find a code of six digits with a chance of less than one in a hundred.
const CODE_TRIES_MAX: i64 = 30;
/// How long a bucket is kept that nobody tries again, in milliseconds: by then every bucket has run out.
const MEMORY_MILLIS: i64 = (CROWD_MAX + 1) * TRY_MILLIS;
/// Buckets that one try deletes. Protects the try from a table that others filled.
const FORGOTTEN_MAX: i64 = 100;

/// A count of tries that runs out with time.
struct Bucket {
    /// Keyed hash of what is counted.
    name: Vec<u8>,
    /// Tries that it holds.
    room: i64,
    /// Tries that it holds in a crowded network.
    room_crowded: i64,
}

/// How full a bucket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Level {
    /// Tries that have not run out.
    tries: i64,
    /// Since when the next one runs out, in milliseconds since 1970.
    since: i64,
}

impl Level {
    /// The level now, of what was stored.
    fn now((tries, since): (i64, i64), now: i64) -> Level {
        // A clock that was set back must not make anybody wait longer than an interval.
        let since = since.min(now);
        let gone = (now - since) / TRY_MILLIS;
        if gone >= tries {
            return Level { tries: 0, since: now };
        }
        Level {
            tries: tries - gone,
            since: since + gone * TRY_MILLIS,
        }
    }

    /// Milliseconds until there is room for a try; none when there is.
    fn wait(self, room: i64, now: i64) -> i64 {
        if self.tries < room {
            return 0;
        }
        (self.tries - room) * TRY_MILLIS + (self.since + TRY_MILLIS - now)
    }
}

/// Counts the tries for one subject (an account, a second factor, …).
pub(in crate::app) struct LoginThrottle {
    /// Each of them must have room.
    buckets: Vec<Bucket>,
    /// The count of the network, which never refuses by itself.
    network: Option<Vec<u8>>,
}

impl LoginThrottle {
    /// For this subject from an unknown browser in this network.
    pub(in crate::app) fn of(keyring: &Keyring, subject: &str, network: &str) -> LoginThrottle {
        LoginThrottle {
            buckets: vec![bucket(keyring, &format!("pair {subject} {network}"))],
            network: Some(hash(keyring, &format!("network {network}"))),
        }
    }

    /// For this subject from a browser in which its owner signed in before, in whatever network it is now.
    pub(super) fn of_device(keyring: &Keyring, subject: &str, device: &Device) -> LoginThrottle {
        LoginThrottle {
            buckets: vec![bucket(keyring, &format!("device {subject} {}", device.name()))],
            network: None,
        }
    }

    /// For the codes of a second factor from an unknown browser: by network, and of all networks together.
    pub(super) fn of_codes(keyring: &Keyring, subject: &str, network: &str) -> LoginThrottle {
        let mut throttle = LoginThrottle::of(keyring, subject, network);
        throttle.buckets.push(Bucket {
            name: hash(keyring, &format!("all networks {subject}")),
            room: CODE_TRIES_MAX,
            room_crowded: CODE_TRIES_MAX,
        });
        throttle
    }

    /// Takes one try: counts it as a failure until [`LoginThrottle::succeed`] says otherwise. When there is no room for it,
    /// nothing is counted and the seconds to wait are returned. Needs a writing transaction.
    pub(in crate::app) fn claim(&self, app: &App, db: &mut Db) -> Result<Option<i64>, storage::Error> {
        let now = app.clock.now().as_millisecond();
        login_failures::delete_older(db, now - MEMORY_MILLIS, FORGOTTEN_MAX)?;
        let mut levels = Vec::with_capacity(self.buckets.len());
        for bucket in &self.buckets {
            levels.push(Level::now(login_failures::lock(db, &bucket.name, now)?, now));
        }
        let crowd = match &self.network {
            Some(name) => Some((name, Level::now(login_failures::lock(db, name, now)?, now))),
            None => None,
        };
        let is_crowded = crowd.is_some_and(|(_, level)| level.tries >= CROWD);
        let room = |bucket: &Bucket| if is_crowded { bucket.room_crowded } else { bucket.room };
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
            login_failures::set(db, name, (level.tries + 1).min(CROWD_MAX), level.since)?;
        }
        Ok(None)
    }

    /// The try was good: empties the first bucket, and takes back the one try that was counted elsewhere. Other failures stay
    /// there, so that one good account is no means to guess others.
    pub(in crate::app) fn succeed(&self, db: &mut Db) -> Result<(), storage::Error> {
        let mut buckets = self.buckets.iter().map(|bucket| &bucket.name);
        if let Some(first) = buckets.next() {
            login_failures::clear(db, first)?;
        }
        buckets
            .chain(&self.network)
            .try_for_each(|name| login_failures::take_back(db, name))
    }
}

fn bucket(keyring: &Keyring, name: &str) -> Bucket {
    Bucket {
        name: hash(keyring, name),
        room: TRIES_MAX,
        room_crowded: TRIES_MAX_CROWDED,
    }
}

fn hash(keyring: &Keyring, name: &str) -> Vec<u8> {
    keyring.sign(MacPurpose::LoginFailures, &[name.as_bytes()]).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_runs_out_one_try_an_interval() {
        let now = 10 * TRY_MILLIS;
        let full = Level { tries: 5, since: now };
        assert_eq!(full.wait(5, now), TRY_MILLIS);
        assert_eq!(full.wait(6, now), 0);
        assert_eq!(full.wait(3, now), 3 * TRY_MILLIS);
        let later = now + TRY_MILLIS + 1_000;
        let level = Level::now((5, now), later);
        assert_eq!(
            level,
            Level {
                tries: 4,
                since: now + TRY_MILLIS
            }
        );
        assert_eq!(level.wait(5, later), 0);
        let empty = Level::now((5, now), now + 5 * TRY_MILLIS);
        assert_eq!(
            empty,
            Level {
                tries: 0,
                since: now + 5 * TRY_MILLIS
            }
        );
    }

    #[test]
    fn a_clock_that_was_set_back_makes_nobody_wait_longer() {
        let level = Level::now((5, 90 * TRY_MILLIS), TRY_MILLIS);
        assert_eq!(level.wait(5, TRY_MILLIS), TRY_MILLIS);
    }
}
