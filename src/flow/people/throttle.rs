//! Guessing is made slow, without giving anybody the means to lock others out.
//!
//! Failures are counted for an address from one network, and for a network whatever the address. So a stranger who fails
//! again and again slows down himself, and the owner of the account signs in from elsewhere as ever.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::config::Secret;
use crate::flow::App;
use crate::storage::{self, Db, attempts};

/// Failures for an address from one network that cost nothing: people mistype.
const FREE_OF_PAIR: i64 = 5;
/// Failures from one network that cost nothing: a whole town hall may be behind one address.
const FREE_OF_NETWORK: i64 = 50;
/// The first wait, in milliseconds; each further failure doubles it.
const FIRST_WAIT_MILLIS: i64 = 15_000;
/// The longest wait, in milliseconds: a quarter of an hour.
const WAIT_MILLIS_MAX: i64 = 15 * 60 * 1_000;
/// How long failures are remembered, in milliseconds: a day.
const MEMORY_MILLIS: i64 = 24 * 3_600 * 1_000;

/// Whose failures are counted.
pub(super) struct Names([(Vec<u8>, i64); 2]);

impl Names {
    /// For this address from this network.
    pub(super) fn of(secret: &Secret, email: &str, network: &str) -> Names {
        let pair = hash(secret, &format!("pair {email} {network}"));
        let network = hash(secret, &format!("network {network}"));
        Names([(pair, FREE_OF_PAIR), (network, FREE_OF_NETWORK)])
    }

    /// Seconds to wait before the next try; none when it may be now.
    pub(super) fn wait(&self, app: &App, db: &mut Db) -> Result<Option<i64>, storage::Error> {
        let now = app.clock.now().as_millisecond();
        let mut longest = 0;
        for (name, free) in &self.0 {
            if let Some((failures, last_at)) = attempts::find(db, name)? {
                longest = longest.max(last_at + wait_after(failures - free) - now);
            }
        }
        Ok((longest > 0).then_some(longest / 1_000 + 1))
    }

    /// Counts a failure.
    pub(super) fn fail(&self, app: &App, db: &mut Db) -> Result<(), storage::Error> {
        let now = app.clock.now().as_millisecond();
        attempts::delete_older(db, now - MEMORY_MILLIS)?;
        for (name, _) in &self.0 {
            let failures = attempts::find(db, name)?.map_or(0, |(failures, _)| failures);
            attempts::set(db, name, failures.saturating_add(1), now)?;
        }
        Ok(())
    }

    /// Forgets the failures of the pair: it was the owner. Those of the network stay, so that one good account is no
    /// means to guess others.
    pub(super) fn succeed(&self, db: &mut Db) -> Result<(), storage::Error> {
        let [(pair, _), _] = &self.0;
        attempts::clear(db, pair)
    }
}

fn wait_after(failures: i64) -> i64 {
    if failures <= 0 {
        return 0;
    }
    let doublings = u32::try_from(failures - 1).unwrap_or(u32::MAX).min(16);
    FIRST_WAIT_MILLIS.saturating_mul(1 << doublings).min(WAIT_MILLIS_MAX)
}

fn hash(secret: &Secret, name: &str) -> Vec<u8> {
    // HMAC takes a key of any length: a failure is impossible, and would only count all names as one.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.bytes()) else {
        return Vec::new();
    };
    mac.update(b"urbivox attempts 1");
    mac.update(name.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_doubles_the_wait_up_to_a_quarter_of_an_hour() {
        assert_eq!([-3, 0, 1, 2, 3].map(wait_after), [0, 0, 15_000, 30_000, 60_000]);
        assert_eq!(wait_after(i64::MAX), WAIT_MILLIS_MAX);
    }
}
