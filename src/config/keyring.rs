//! The installation's secrets, and the only module that computes message authentication codes (HMAC-SHA256, RFC 2104).
//!
//! A keyring holds the current secret and earlier ones. New codes use the current secret; codes of an earlier secret stay
//! valid while that secret is in the keyring.

use std::sync::Arc;

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest as _, Sha256};
use subtle::{Choice, ConstantTimeEq};

use super::secret::Secret;

/// An HMAC-SHA256: 32 bytes.
pub type Digest = [u8; 32];
/// Minimum bytes of a truncated code that verifies: 64 bits. Protects against empty and guessed codes.
pub const MAC_BYTES_MIN: usize = 8;
/// Block size of SHA-256, in bytes.
const BLOCK_BYTES: usize = 64;
/// Bytes of a fingerprint: 64 bits identify a secret without revealing it.
const FINGERPRINT_BYTES: usize = 8;

/// Purpose of a code. Each has its own prefix, so that a code of one purpose is never valid for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MacPurpose {
    /// Code in a citizen's receipt.
    Receipt,
    /// Signature of the form token in a survey page.
    FormToken,
    /// Preview link of a draft.
    Preview,
    /// Link to the entry of answers by staff.
    StaffPlacement,
    /// Device link of a kiosk.
    KioskPlacement,
    /// Bucket of a network that has had its credit.
    Credit,
    /// Signing key of a city, derived from its id.
    SigningKey,
    /// Stored hash of the transaction of a signed link.
    Transaction,
    /// Secret of a TOTP authenticator, derived from a stored salt.
    SecondFactor,
    /// Stored hashes of accounts and networks whose login failures are counted.
    LoginFailures,
    /// CSRF token of a form on the staff pages.
    Csrf,
    /// Cookie of a browser in which a person signed in before.
    KnownDevice,
    /// Entry of the audit log.
    Audit,
    /// Key that encrypts stored secrets, such as an identity provider's client secret.
    Encryption,
    /// Text of the DNS TXT record that confirms a city's domain.
    DomainToken,
    /// Fingerprint of the secret itself.
    Fingerprint,
}

impl MacPurpose {
    /// Returns the prefix, which must never change: issued codes depend on it.
    fn prefix(self) -> &'static [u8] {
        match self {
            MacPurpose::Receipt => b"urbivox receipt 1",
            // Formerly "opening".
            MacPurpose::FormToken => b"urbivox opening 1",
            // Formerly "trial".
            MacPurpose::Preview => b"urbivox trial 1",
            MacPurpose::StaffPlacement => b"urbivox staff placement 1",
            MacPurpose::KioskPlacement => b"urbivox kiosk placement 1",
            MacPurpose::Credit => b"urbivox credit 1",
            // Formerly "link key".
            MacPurpose::SigningKey => b"urbivox link key 1",
            MacPurpose::Transaction => b"urbivox transaction 1",
            MacPurpose::SecondFactor => b"urbivox second factor 1",
            // Formerly "attempts".
            MacPurpose::LoginFailures => b"urbivox attempts 1",
            // Of the CSRF token; the prefix of the form token is "opening".
            MacPurpose::Csrf => b"urbivox form 1",
            MacPurpose::KnownDevice => b"urbivox known device 1",
            MacPurpose::Audit => b"urbivox audit 1",
            MacPurpose::Encryption => b"urbivox encryption 1",
            MacPurpose::DomainToken => b"urbivox domain 1",
            MacPurpose::Fingerprint => b"urbivox fingerprint 1",
        }
    }
}

/// The current secret and earlier ones, newest first. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct Keyring {
    current: Secret,
    previous: Arc<[Secret]>,
}

impl From<Secret> for Keyring {
    fn from(current: Secret) -> Keyring {
        Keyring::new(current, Vec::new())
    }
}

impl Keyring {
    /// Creates a keyring that signs with `current` and also accepts codes of `previous`.
    pub fn new(current: Secret, previous: Vec<Secret>) -> Keyring {
        Keyring {
            current,
            previous: previous.into(),
        }
    }

    /// Computes the code of these parts under the current secret. The parts are joined without a separator, so at most one
    /// of them may vary in length.
    pub fn sign(&self, purpose: MacPurpose, parts: &[&[u8]]) -> Digest {
        code(&self.current, purpose, parts)
    }

    /// Computes the codes of these parts under every secret, the current one first.
    pub fn each(&self, purpose: MacPurpose, parts: &[&[u8]]) -> impl Iterator<Item = Digest> + use<> {
        let secrets = std::iter::once(&self.current).chain(self.previous.iter());
        let codes: Vec<Digest> = secrets.map(|secret| code(secret, purpose, parts)).collect();
        codes.into_iter()
    }

    /// Returns whether `shown` is a prefix, of at least 64 bits, of the code of these parts under any secret. Compares in
    /// constant time.
    pub fn verify(&self, purpose: MacPurpose, parts: &[&[u8]], shown: &[u8]) -> bool {
        if shown.len() < MAC_BYTES_MIN {
            return false;
        }
        let matches = |digest: Digest| {
            let head = digest.get(..shown.len()).unwrap_or_default();
            head.ct_eq(shown)
        };
        let any = self.each(purpose, parts).map(matches);
        any.fold(Choice::from(0), |any, one| any | one).into()
    }

    /// Returns 16 hexadecimal digits that identify the current secret without revealing it.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.current)
    }

    /// Whether one of the secrets has this fingerprint.
    pub fn knows(&self, fingerprint: &str) -> bool {
        self.fingerprints().any(|known| known == fingerprint)
    }

    /// Returns the fingerprints of all secrets, the current one first.
    pub fn fingerprints(&self) -> impl Iterator<Item = String> {
        std::iter::once(&self.current)
            .chain(self.previous.iter())
            .map(fingerprint)
    }
}

fn fingerprint(secret: &Secret) -> String {
    let digest = code(secret, MacPurpose::Fingerprint, &[]);
    let (head, _rest) = digest.split_at(FINGERPRINT_BYTES);
    HEXLOWER.encode(head)
}

fn code(secret: &Secret, purpose: MacPurpose, parts: &[&[u8]]) -> Digest {
    let mut mac = mac_with_key(secret.bytes());
    mac.update(purpose.prefix());
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

/// Computes the HMAC-SHA256 of a message under a key of any length, for keys other than the installation's secrets.
pub fn hmac_sha256(key: &[u8], message: &[u8]) -> Digest {
    let mut mac = mac_with_key(key);
    mac.update(message);
    mac.finalize().into_bytes().into()
}

/// Returns an HMAC with this key, padded or hashed to the block size as in RFC 2104 §2, so that construction cannot fail.
fn mac_with_key(key: &[u8]) -> Hmac<Sha256> {
    let mut block = [0_u8; BLOCK_BYTES];
    let hashed: [u8; 32];
    let key = if key.len() > block.len() {
        hashed = Sha256::digest(key).into();
        &hashed[..]
    } else {
        key
    };
    block.iter_mut().zip(key).for_each(|(target, byte)| *target = *byte);
    Hmac::new(&block.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_test_cases_of_rfc_4231() {
        let hex = |digest: Digest| HEXLOWER.encode(&digest);
        let short = "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7";
        assert_eq!(hex(hmac_sha256(&[0x0b; 20], b"Hi There")), short);
        let long = "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54";
        let message = b"Test Using Larger Than Block-Size Key - Hash Key First";
        assert_eq!(hex(hmac_sha256(&[0xaa; 131], message)), long);
    }

    #[test]
    fn signatures_of_an_earlier_secret_are_valid_while_it_is_in_the_keyring() {
        let (old, new) = (Secret::from_bytes([1; 32]), Secret::from_bytes([2; 32]));
        let before = Keyring::from(old.clone());
        let after = Keyring::new(new.clone(), vec![old]);
        let code = before.sign(MacPurpose::Receipt, &[b"a"]);
        assert!(
            after.verify(MacPurpose::Receipt, &[b"a"], &code) && after.verify(MacPurpose::Receipt, &[b"a"], &code[..8])
        );
        assert!(!Keyring::from(new).verify(MacPurpose::Receipt, &[b"a"], &code));
        assert_ne!(after.sign(MacPurpose::Receipt, &[b"a"]), code);
        assert!(after.fingerprints().any(|known| known == before.fingerprint()));
    }

    #[test]
    fn short_empty_and_foreign_codes_are_invalid() {
        let ring = Keyring::from(Secret::from_bytes([1; 32]));
        let code = ring.sign(MacPurpose::Csrf, &[b"a"]);
        assert!(!ring.verify(MacPurpose::Csrf, &[b"a"], &[]) && !ring.verify(MacPurpose::Csrf, &[b"a"], &code[..7]));
        assert!(!ring.verify(MacPurpose::Csrf, &[b"a"], &[&code[..], &[0]].concat()));
        assert!(!ring.verify(MacPurpose::Csrf, &[b"b"], &code) && !ring.verify(MacPurpose::Receipt, &[b"a"], &code));
    }
}
