//! The installation's secrets, and the only place that makes message authentication codes (HMAC-SHA256, RFC 2104).
//!
//! A ring holds the current secret and those before it. Everything new is signed with the current one; what an earlier
//! secret signed stays good for as long as that secret is in the ring.

use std::sync::Arc;

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest as _, Sha256};
use subtle::{Choice, ConstantTimeEq};

use super::secret::Secret;

/// An HMAC-SHA256: 32 bytes.
pub type Digest = [u8; 32];
/// Fewest bytes of a truncated code that [`Keyring::verify`] accepts: 64 bits. Protects against empty and guessed proofs.
pub const PROOF_BYTES_MIN: usize = 8;
/// Bytes of a block of SHA-256.
const BLOCK_BYTES: usize = 64;
/// Bytes of a fingerprint: 64 bits tell secrets apart, and reveal nothing of them.
const FINGERPRINT_BYTES: usize = 8;

/// What a code is made for. Each use has a prefix of its own, so that a code of one is never good for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MacPurpose {
    /// Proof in a citizen's receipt.
    Receipt,
    /// Signature of the form token in a citizen's page.
    FormToken,
    /// Address that opens a draft.
    Preview,
    /// Address that opens the entry of answers by staff.
    StaffPlacement,
    /// Signing key of a city, derived from its id.
    SigningKey,
    /// Stored hash of the transaction of a signed link.
    Transaction,
    /// Secret of an authenticator, derived from a stored salt.
    SecondFactor,
    /// Stored names of those whose failures are counted.
    LoginFailures,
    /// Token against cross-site request forgery in a form of the staff pages.
    Csrf,
    /// Cookie of a browser in which somebody signed in before.
    KnownDevice,
    /// Entry of the audit log.
    Audit,
    /// Key that encrypts what is stored and must be read again, such as an identity provider's client secret.
    Encryption,
    /// Text of the TXT record that confirms a domain of a city.
    DomainToken,
    /// Fingerprint of the secret itself.
    Fingerprint,
}

impl MacPurpose {
    /// The prefix. It never changes: codes that were handed out depend on it.
    fn prefix(self) -> &'static [u8] {
        match self {
            MacPurpose::Receipt => b"urbivox receipt 1",
            MacPurpose::FormToken => b"urbivox opening 1",
            MacPurpose::Preview => b"urbivox trial 1",
            MacPurpose::StaffPlacement => b"urbivox staff placement 1",
            MacPurpose::SigningKey => b"urbivox link key 1",
            MacPurpose::Transaction => b"urbivox transaction 1",
            MacPurpose::SecondFactor => b"urbivox second factor 1",
            MacPurpose::LoginFailures => b"urbivox attempts 1",
            MacPurpose::Csrf => b"urbivox form 1",
            MacPurpose::KnownDevice => b"urbivox known device 1",
            MacPurpose::Audit => b"urbivox audit 1",
            MacPurpose::Encryption => b"urbivox encryption 1",
            MacPurpose::DomainToken => b"urbivox domain 1",
            MacPurpose::Fingerprint => b"urbivox fingerprint 1",
        }
    }
}

/// The current secret and those before it, newest first. Cloning it is cheap.
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
    /// A ring that signs with `current` and still accepts what each of `previous` signed.
    pub fn new(current: Secret, previous: Vec<Secret>) -> Keyring {
        Keyring {
            current,
            previous: previous.into(),
        }
    }

    /// The code of these parts under the current secret. The parts are joined without a separator: at most one of them
    /// may vary in length.
    pub fn sign(&self, purpose: MacPurpose, parts: &[&[u8]]) -> Digest {
        code(&self.current, purpose, parts)
    }

    /// The codes of these parts under every secret of the ring, the current one first.
    pub fn each(&self, purpose: MacPurpose, parts: &[&[u8]]) -> impl Iterator<Item = Digest> + use<> {
        let secrets = std::iter::once(&self.current).chain(self.previous.iter());
        let codes: Vec<Digest> = secrets.map(|secret| code(secret, purpose, parts)).collect();
        codes.into_iter()
    }

    /// Whether `shown` is the beginning of the code of these parts under any secret of the ring. False for fewer than
    /// [`PROOF_BYTES_MIN`] bytes. Takes the same time whatever the bytes are.
    pub fn verify(&self, purpose: MacPurpose, parts: &[&[u8]], shown: &[u8]) -> bool {
        if shown.len() < PROOF_BYTES_MIN {
            return false;
        }
        let matches = |digest: Digest| {
            let head = digest.get(..shown.len()).unwrap_or_default();
            head.ct_eq(shown)
        };
        let any = self.each(purpose, parts).map(matches);
        any.fold(Choice::from(0), |any, one| any | one).into()
    }

    /// 16 hexadecimal digits that name the current secret without revealing it.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.current)
    }

    /// The fingerprints of all secrets of the ring, the current one first.
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
    let mut mac = keyed(secret.bytes());
    mac.update(purpose.prefix());
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

/// The HMAC-SHA256 of a message under a key of any length, for keys that are not the installation's own.
pub fn hmac_sha256(key: &[u8], message: &[u8]) -> Digest {
    let mut mac = keyed(key);
    mac.update(message);
    mac.finalize().into_bytes().into()
}

/// An HMAC with this key. The key is brought to the length of a block as RFC 2104 §2 says, so that nothing can fail.
fn keyed(key: &[u8]) -> Hmac<Sha256> {
    let mut block = [0_u8; BLOCK_BYTES];
    let hashed: [u8; 32];
    let key = if key.len() > block.len() {
        hashed = Sha256::digest(key).into();
        &hashed[..]
    } else {
        key
    };
    block.iter_mut().zip(key).for_each(|(place, byte)| *place = *byte);
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
    fn what_an_earlier_secret_signed_stays_good_while_it_is_in_the_ring() {
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
    fn nothing_short_empty_or_made_for_another_purpose_is_good() {
        let ring = Keyring::from(Secret::from_bytes([1; 32]));
        let code = ring.sign(MacPurpose::Csrf, &[b"a"]);
        assert!(!ring.verify(MacPurpose::Csrf, &[b"a"], &[]) && !ring.verify(MacPurpose::Csrf, &[b"a"], &code[..7]));
        assert!(!ring.verify(MacPurpose::Csrf, &[b"a"], &[&code[..], &[0]].concat()));
        assert!(!ring.verify(MacPurpose::Csrf, &[b"b"], &code) && !ring.verify(MacPurpose::Receipt, &[b"a"], &code));
    }
}
