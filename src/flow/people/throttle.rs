//! Guessing is made slow, without giving anybody the means to lock others out.
//!
//! Failures are counted for an address from one network, and for a network whatever the address. So a stranger who fails
//! again and again slows down himself, and the owner of the account signs in from elsewhere as ever.

use crate::config::{Keyring, Purpose};
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

/// Counts the tries for one subject (an account, a second factor, …) from one network. A try is counted before it is
/// looked at, in one transaction with the check, so that tries made at the same time do not all pass as the first.
pub(in crate::flow) struct LoginThrottle([(Vec<u8>, i64); 2]);

impl LoginThrottle {
    /// For this subject from this network.
    pub(in crate::flow) fn of(keyring: &Keyring, subject: &str, network: &str) -> LoginThrottle {
        let pair = hash(keyring, &format!("pair {subject} {network}"));
        let network = hash(keyring, &format!("network {network}"));
        LoginThrottle([(pair, FREE_OF_PAIR), (network, FREE_OF_NETWORK)])
    }

    /// Takes one try: counts it as a failure until [`LoginThrottle::succeed`] says otherwise. When the subject or the
    /// network has to wait, nothing is counted and the seconds to wait are returned. Needs a writing transaction.
    pub(in crate::flow) fn claim(&self, app: &App, db: &mut Db) -> Result<Option<i64>, storage::Error> {
        let now = app.clock.now().as_millisecond();
        attempts::delete_older(db, now - MEMORY_MILLIS)?;
        let mut longest = 0;
        let mut counts = Vec::with_capacity(self.0.len());
        for (name, free) in &self.0 {
            let (failures, last_at) = attempts::lock(db, name, now)?;
            let wait = wait_after(failures - free + 1);
            // Without a wait the last try does not matter: another try at the same moment may carry a later time.
            if wait > 0 {
                longest = longest.max(last_at + wait - now);
            }
            counts.push((name, failures));
        }
        if longest > 0 {
            return Ok(Some(longest / 1_000 + 1));
        }
        for (name, failures) in counts {
            attempts::set(db, name, failures.saturating_add(1), now)?;
        }
        Ok(None)
    }

    /// The try was good: forgets the failures of the pair, and takes back the one that was counted for the network. Its
    /// other failures stay, so that one good account is no means to guess others.
    pub(in crate::flow) fn succeed(&self, db: &mut Db) -> Result<(), storage::Error> {
        let [(pair, _), (network, _)] = &self.0;
        attempts::clear(db, pair)?;
        attempts::take_back(db, network)
    }
}

fn wait_after(failures: i64) -> i64 {
    if failures <= 0 {
        return 0;
    }
    let doublings = u32::try_from(failures - 1).unwrap_or(u32::MAX).min(16);
    FIRST_WAIT_MILLIS.saturating_mul(1 << doublings).min(WAIT_MILLIS_MAX)
}

fn hash(keyring: &Keyring, name: &str) -> Vec<u8> {
    keyring.sign(Purpose::LoginFailures, &[name.as_bytes()]).to_vec()
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
