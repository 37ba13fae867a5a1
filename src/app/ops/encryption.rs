//! Encryption of other parties' secrets that must be read again, with ChaCha20-Poly1305 (RFC 8439).
//!
//! The key is derived from the installation's secret and a context, so that a copy of the database alone does not
//! reveal them. A text sealed in one context cannot be opened in another.

use data_encoding::BASE64URL_NOPAD;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use crate::config::{Digest, Keyring, MacPurpose};

/// Prefix of every sealed text. Must never change: stored texts depend on it.
const PREFIX: &str = "sealed:1:";

/// Why a text could not be sealed or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EncryptionError {
    /// No random bytes are available, or the text is too long.
    #[error("the text could not be encrypted")]
    Seal,
    /// The text was sealed with a secret that is not in the keyring.
    #[error(
        "the text was encrypted with a secret that is no longer configured; \
         set that as URBIVOX_SECRET_PREVIOUS, or enter the text again"
    )]
    OtherSecret,
    /// The text was changed, or sealed in another context.
    #[error("the text was changed after it was encrypted, or copied from elsewhere; enter it again")]
    Changed,
}

/// Encrypts a text with the current secret: `sealed:1:<fingerprint of the secret>:<nonce and text, base64url>`.
pub fn seal(keyring: &Keyring, context: &[u8], text: &str) -> Result<String, EncryptionError> {
    let mut nonce = [0; NONCE_LEN];
    getrandom::fill(&mut nonce).map_err(|_no_random| EncryptionError::Seal)?;
    let mut bytes = text.as_bytes().to_vec();
    let sealed = key(keyring.sign(MacPurpose::Encryption, &[context])).and_then(|key| {
        let nonce = Nonce::assume_unique_for_key(nonce);
        key.seal_in_place_append_tag(nonce, Aad::from(context), &mut bytes).ok()
    });
    sealed.ok_or(EncryptionError::Seal)?;
    let bytes = BASE64URL_NOPAD.encode(&[&nonce[..], &bytes].concat());
    Ok(format!("{PREFIX}{}:{bytes}", keyring.fingerprint()))
}

/// Whether a text is sealed.
pub fn is_sealed(text: &str) -> bool {
    text.starts_with(PREFIX)
}

/// Whether a text was sealed with the current secret.
pub fn is_current(keyring: &Keyring, text: &str) -> bool {
    let rest = text.strip_prefix(PREFIX).and_then(|rest| rest.split_once(':'));
    rest.is_some_and(|(fingerprint, _)| fingerprint == keyring.fingerprint())
}

/// Decrypts a text that [`seal`] made in the same context, with any secret of the keyring.
pub fn open(keyring: &Keyring, context: &[u8], text: &str) -> Result<String, EncryptionError> {
    let rest = text.strip_prefix(PREFIX).and_then(|rest| rest.split_once(':'));
    let (fingerprint, bytes) = rest.ok_or(EncryptionError::Changed)?;
    let mut keys = keyring
        .fingerprints()
        .zip(keyring.each(MacPurpose::Encryption, &[context]));
    let (_, digest) = keys
        .find(|(known, _)| known == fingerprint)
        .ok_or(EncryptionError::OtherSecret)?;
    let bytes = BASE64URL_NOPAD.decode(bytes.as_bytes());
    let opened = bytes.ok().and_then(|bytes| {
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE_LEN>()?;
        let mut sealed = sealed.to_vec();
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let plain = key(digest)?
            .open_in_place(nonce, Aad::from(context), &mut sealed)
            .ok()?;
        String::from_utf8(plain.to_vec()).ok()
    });
    opened.ok_or(EncryptionError::Changed)
}

/// `None` cannot occur: the digest has the length of the key.
fn key(digest: Digest) -> Option<LessSafeKey> {
    UnboundKey::new(&CHACHA20_POLY1305, &digest).ok().map(LessSafeKey::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;

    #[test]
    fn ciphertexts_open_with_any_secret_of_the_keyring_in_their_context() {
        let (old, new) = (Secret::from_bytes([1; 32]), Secret::from_bytes([2; 32]));
        let before = Keyring::from(old.clone());
        let after = Keyring::new(new.clone(), vec![old]);
        let sealed = seal(&before, b"city 1", "hunter2 å").unwrap();
        assert!(is_sealed(&sealed) && !sealed.contains("hunter2"));
        assert_ne!(
            sealed,
            seal(&before, b"city 1", "hunter2 å").unwrap(),
            "each has a nonce of its own"
        );
        assert_eq!(open(&before, b"city 1", &sealed).unwrap(), "hunter2 å");
        assert_eq!(open(&after, b"city 1", &sealed).unwrap(), "hunter2 å");
        assert!(is_current(&before, &sealed) && !is_current(&after, &sealed));
        assert_eq!(open(&before, b"city 2", &sealed), Err(EncryptionError::Changed));
        assert_eq!(
            open(&Keyring::from(new), b"city 1", &sealed),
            Err(EncryptionError::OtherSecret)
        );
        for changed in [
            format!("{sealed}A"),
            sealed.replace(":1:", ":2:"),
            "hunter2".to_owned(),
            format!("{}AAAA", &sealed[..30]),
        ] {
            assert_eq!(
                open(&before, b"city 1", &changed),
                Err(EncryptionError::Changed),
                "{changed}"
            );
        }
    }
}
