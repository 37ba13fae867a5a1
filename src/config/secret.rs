//! Secrets, and text that `Debug` must not show.

use std::fmt;
use std::io;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use validator::ValidateLength;

/// Minimum characters of a secret. It protects every citizen's receipt; a shorter one could be guessed.
pub const SECRET_CHARS_MIN: u64 = 32;
const SECRET_BYTES: usize = 32;

/// A 32-byte secret. `Debug` does not show it.
#[derive(Clone)]
pub struct Secret([u8; SECRET_BYTES]);

impl Secret {
    /// Creates a secret from bytes.
    pub fn from_bytes(bytes: [u8; SECRET_BYTES]) -> Secret {
        Secret(bytes)
    }

    /// Returns the bytes of the secret.
    pub fn bytes(&self) -> &[u8; SECRET_BYTES] {
        &self.0
    }

    /// Hashes a trimmed text with SHA-256; `None` for fewer than [`SECRET_CHARS_MIN`] characters.
    pub fn parse(text: &str) -> Option<Secret> {
        let text = text.trim();
        let is_long_enough = text.validate_length(Some(SECRET_CHARS_MIN), None, None);
        is_long_enough.then(|| Secret(Sha256::digest(text.as_bytes()).into()))
    }

    /// Generates a text for [`Secret::parse`]: 256 random bits in hexadecimal.
    pub fn fresh_text() -> io::Result<String> {
        let mut bytes = [0_u8; SECRET_BYTES];
        getrandom::fill(&mut bytes).map_err(|cause| io::Error::other(cause.to_string()))?;
        Ok(HEXLOWER.encode(&bytes))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}
/// Text that may contain a password. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct RedactedText(String);

impl RedactedText {
    /// Wraps a text.
    pub fn new(text: String) -> RedactedText {
        RedactedText(text)
    }

    /// Returns the text.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for RedactedText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Hidden(…)")
    }
}
