//! Second factor: time-based codes of 30 seconds (TOTP, RFC 6238), and recovery codes for a lost authenticator.

use jiff::Timestamp;
use totp_rs::{Algorithm, Builder, Totp};

use crate::app::token::hash_token;
use crate::config::{Digest, Keyring, MacPurpose};
use crate::storage;

/// Time step, in seconds.
const STEP_SECONDS: u64 = 30;
/// Steps before and after the current one that are accepted: clocks differ.
const STEP_TOLERANCE: i64 = 1;
/// Length of the stored salt, in bytes.
pub(super) const SALT_BYTES: usize = 16;
/// Recovery codes in a set.
pub const RECOVERY_CODES: usize = 8;
/// Random bytes of a recovery code: 56 bits, too many to try.
const RECOVERY_BYTES: usize = 7;

/// Builds the code generator that the authenticator shares, under the current secret. Its secret is not stored: it is
/// derived from the salt and the installation's secret.
fn current_generator(keyring: &Keyring, salt: &[u8], email: &str) -> Option<Totp> {
    generator(keyring.sign(MacPurpose::SecondFactor, &[salt]), email)
}

fn generator(digest: Digest, email: &str) -> Option<Totp> {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_step_duration(STEP_SECONDS)
        .with_secret(digest.get(..20)?.to_vec())
        .with_account_name(email.replace(':', " "))
        .with_issuer(Some("Urbivox"))
        .build()
        .ok()
}

/// Returns the provisioning URI for a QR code: `otpauth://totp/…`.
pub fn address(keyring: &Keyring, salt: &[u8], email: &str) -> Option<String> {
    current_generator(keyring, salt, email)?.to_url().ok()
}

/// Returns the code at a given time, for tests.
pub fn code_at(keyring: &Keyring, salt: &[u8], at: Timestamp) -> Option<String> {
    let seconds = u64::try_from(at.as_second()).ok()?;
    Some(current_generator(keyring, salt, "x")?.generate(seconds).to_string())
}

/// Returns the time step whose code this is, if it is the current step or a neighbour. Accepts every secret of the ring.
pub(super) fn matching_step(keyring: &Keyring, salt: &[u8], code: &str, now: Timestamp) -> Option<i64> {
    let mut digests = keyring.each(MacPurpose::SecondFactor, &[salt]);
    digests.find_map(|digest| matching_step_for(digest, code, now))
}

fn matching_step_for(digest: Digest, code: &str, now: Timestamp) -> Option<i64> {
    let generator = generator(digest, "x")?;
    let typed: String = code.chars().filter(char::is_ascii_digit).collect();
    let step_seconds = i64::try_from(STEP_SECONDS).ok()?;
    let current = now.as_second() / step_seconds;
    (current - STEP_TOLERANCE..=current + STEP_TOLERANCE).find(|step| {
        let seconds = u64::try_from(step * step_seconds).unwrap_or_default();
        let expected = generator.generate(seconds).to_string();
        bool::from(subtle::ConstantTimeEq::ct_eq(expected.as_bytes(), typed.as_bytes()))
    })
}

/// Generates a set of recovery codes, and the JSON list of their hashes for storage.
pub(super) fn generate_recovery_codes() -> Option<(Vec<String>, String)> {
    let mut codes = Vec::with_capacity(RECOVERY_CODES);
    for _ in 0..RECOVERY_CODES {
        let mut random = [0; RECOVERY_BYTES];
        getrandom::fill(&mut random).ok()?;
        let text = data_encoding::BASE32_NOPAD.encode(&random).to_ascii_lowercase();
        let (first, last) = text.split_at_checked(6)?;
        codes.push(format!("{first}-{last}"));
    }
    let hashes: Vec<String> = codes.iter().map(|code| hash_of(code)).collect();
    Some((codes, serde_json::to_string(&hashes).ok()?))
}

/// Returns the stored list without this code; `None` if the list does not contain it.
pub(super) fn without(stored: &str, code: &str) -> Result<Option<String>, storage::Error> {
    let mut hashes = hashes_of(stored)?;
    let hash = hash_of(code);
    let Some(at) = hashes.iter().position(|stored| *stored == hash) else {
        return Ok(None);
    };
    hashes.remove(at);
    let left = serde_json::to_string(&hashes).map_err(|cause| storage::Error::corrupt("people", cause))?;
    Ok(Some(left))
}

/// Returns the number of unused recovery codes.
pub fn codes_left(stored: &str) -> Result<usize, storage::Error> {
    Ok(hashes_of(stored)?.len())
}

fn hashes_of(stored: &str) -> Result<Vec<String>, storage::Error> {
    // The parser's error is dropped, because it may quote the stored text.
    serde_json::from_str(stored).map_err(|_cause| storage::Error::corrupt("people", "the list of recovery codes"))
}

/// Hashes a code; case, spaces and hyphens do not matter.
fn hash_of(code: &str) -> String {
    let bare: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    data_encoding::HEXLOWER.encode(&hash_token(&bare.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;

    #[test]
    fn a_code_is_valid_in_its_step_and_the_adjacent_ones() {
        let secret = Keyring::from(Secret::from_bytes([7; 32]));
        let at = |seconds: i64| Timestamp::from_second(1_800_000_000 + seconds).unwrap();
        let code = code_at(&secret, b"salt", at(0)).unwrap();
        for (seconds, is_good) in [(-31, false), (-30, true), (0, true), (59, true), (60, false)] {
            assert_eq!(
                matching_step(&secret, b"salt", &code, at(seconds)).is_some(),
                is_good,
                "{seconds}"
            );
        }
        assert!(matching_step(&secret, b"other", &code, at(0)).is_none());
        assert!(
            address(&secret, b"salt", "a@b.fi")
                .unwrap()
                .starts_with("otpauth://totp/")
        );
    }

    #[test]
    fn a_recovery_code_is_found_however_it_is_typed_and_only_once() {
        let (codes, stored) = generate_recovery_codes().unwrap();
        assert_eq!(codes.len(), RECOVERY_CODES);
        assert_eq!(codes_left(&stored).unwrap(), RECOVERY_CODES);
        let typed = codes[0].to_uppercase().replace('-', " ");
        let left = without(&stored, &typed).unwrap().unwrap();
        assert_eq!(codes_left(&left).unwrap(), RECOVERY_CODES - 1);
        assert_eq!(without(&left, &typed).unwrap(), None);
        assert!(codes_left("").is_err() && without("", &typed).is_err());
    }
}
