//! Signed form token: the submission's UUIDv7, so also the time the form was opened; unforgeable.
//!
//! It is embedded in the page, so that nothing is stored for visitors who do not answer. It fixes the submission's id, so a
//! form that is sent twice is one response.

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::config::{Keyring, MacPurpose};

/// Shortest time to read a question and answer it, in milliseconds. A faster response is held, not refused: the browser may
/// have filled in the form.
const READING_MILLIS_MIN: i64 = 2_000;
/// Longest time a form may stay open, in hours: as long as a replaced version is still accepted.
const OPEN_HOURS_MAX: i64 = 7 * 24;
/// Tolerated clock difference between replicas, in seconds.
const CLOCK_SKEW_SECONDS_MAX: i64 = 60;
/// Length of the signature, in bytes: 80 bits cannot be guessed over a network.
const PROOF_LEN: usize = 10;
const ID_LEN: usize = 16;

/// A verified form token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormToken {
    /// Id of the submission that the form will send: a UUIDv7, which contains the time.
    pub submission_id: Uuid,
}

impl FormToken {
    /// Generates a token for a form opened now.
    pub fn fresh(now: Timestamp) -> FormToken {
        let millis = u64::try_from(now.as_millisecond()).unwrap_or_default();
        let mut random = [0; 10];
        // Without system randomness the generator of the `uuid` crate is used, so that no two pages share an id.
        let submission_id = match getrandom::fill(&mut random) {
            Ok(()) => uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid(),
            Err(_no_randomness) => Uuid::now_v7(),
        };
        FormToken { submission_id }
    }

    /// Returns the time the form was opened.
    pub fn opened_at(&self) -> Timestamp {
        let (seconds, nanos) = self
            .submission_id
            .get_timestamp()
            .map_or((0, 0), |timestamp| timestamp.to_unix());
        let seconds = i64::try_from(seconds).unwrap_or_default();
        let nanos = i32::try_from(nanos).unwrap_or_default();
        Timestamp::new(seconds, nanos).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Encodes the token for the page: 35 letters, digits, `-` and `_`.
    pub fn text(&self, keyring: &Keyring, survey_id: i64) -> String {
        let mut bytes = [0; ID_LEN + PROOF_LEN];
        let (id, proof) = bytes.split_at_mut(ID_LEN);
        id.copy_from_slice(self.submission_id.as_bytes());
        let digest = keyring.sign(
            MacPurpose::FormToken,
            &[&survey_id.to_be_bytes(), self.submission_id.as_bytes()],
        );
        proof.iter_mut().zip(digest).for_each(|(target, byte)| *target = byte);
        data_encoding::BASE64URL_NOPAD.encode(&bytes)
    }

    /// Decodes and verifies a token; `None` if it was not issued by this installation for this survey.
    pub fn read(keyring: &Keyring, survey_id: i64, text: &str) -> Option<FormToken> {
        let bytes = data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        let (id, proof) = bytes.split_at_checked(ID_LEN)?;
        let token = FormToken {
            submission_id: Uuid::from_slice(id).ok()?,
        };
        let parts: [&[u8]; 2] = [&survey_id.to_be_bytes(), id];
        let is_ours = proof.len() == PROOF_LEN && keyring.verify(MacPurpose::FormToken, &parts, proof);
        is_ours.then_some(token)
    }

    /// Whether the form was opened too long ago, or in the future.
    pub fn is_expired(&self, now: Timestamp) -> bool {
        let age = now.duration_since(self.opened_at());
        age > SignedDuration::from_hours(OPEN_HOURS_MAX) || age < SignedDuration::from_secs(-CLOCK_SKEW_SECONDS_MAX)
    }

    /// Whether the form was answered faster than a person can.
    pub fn is_too_fast(&self, now: Timestamp) -> bool {
        now.duration_since(self.opened_at()).as_millis() < i128::from(READING_MILLIS_MIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;

    #[test]
    fn a_token_is_valid_only_for_its_survey() {
        let now: Timestamp = "2026-03-01T10:00:00Z".parse().unwrap();
        let secret = Keyring::from(Secret::from_bytes([7; 32]));
        let token = FormToken::fresh(now);
        let text = token.text(&secret, 1);
        assert_eq!((text.len(), token.opened_at()), (35, now));
        assert_eq!(FormToken::read(&secret, 1, &text), Some(token));
        assert_eq!(FormToken::read(&secret, 2, &text), None);
        assert_eq!(
            FormToken::read(&Keyring::from(Secret::from_bytes([8; 32])), 1, &text),
            None
        );
        let mut forged = text.clone();
        forged.replace_range(3..4, if text.get(3..4) == Some("A") { "B" } else { "A" });
        for wrong in ["", "x", "é", &text[..34], &forged] {
            assert_eq!(FormToken::read(&secret, 1, wrong), None, "{wrong}");
        }
    }

    #[test]
    fn forms_are_too_fast_within_two_seconds_and_expired_after_a_week() {
        let now: Timestamp = "2026-03-01T10:00:00Z".parse().unwrap();
        let token = FormToken::fresh(now);
        let after = |millis: i64| now + SignedDuration::from_millis(millis);
        assert!(token.is_too_fast(after(1_999)) && !token.is_too_fast(after(2_000)));
        assert!(!token.is_expired(after(7 * 24 * 3_600_000)) && token.is_expired(after(7 * 24 * 3_600_000 + 1)));
        assert!(token.is_expired(after(-61_000)));
    }
}
