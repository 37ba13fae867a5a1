//! What receipts are signed with.

use std::fmt;
use std::io;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// Fewest characters of a secret. It protects every citizen's receipt: a shorter one could be guessed.
pub const SECRET_CHARS_MIN: usize = 32;
const SECRET_BYTES: usize = 32;

/// 32 bytes that nobody else knows. Never shown, not even by `{:?}`.
#[derive(Clone)]
pub struct Secret([u8; SECRET_BYTES]);

impl Secret {
    /// A secret of known bytes.
    pub fn from_bytes(bytes: [u8; SECRET_BYTES]) -> Secret {
        Secret(bytes)
    }

    /// The bytes to sign with.
    pub fn bytes(&self) -> &[u8; SECRET_BYTES] {
        &self.0
    }

    /// The SHA-256 of a text of at least [`SECRET_CHARS_MIN`] characters, blanks around it left out; `None` for a shorter one.
    pub fn parse(text: &str) -> Option<Secret> {
        let text = text.trim();
        (text.chars().count() >= SECRET_CHARS_MIN).then(|| Secret(Sha256::digest(text.as_bytes()).into()))
    }

    /// A new text for [`Secret::parse`]: 256 random bits in hexadecimal.
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
/// A setting that holds a password: it shows itself nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct RedactedText(String);

impl RedactedText {
    /// Hides a text.
    pub fn new(text: String) -> RedactedText {
        RedactedText(text)
    }

    /// The text.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for RedactedText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Hidden(…)")
    }
}
