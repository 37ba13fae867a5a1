//! Codes over positions of the hash chain, under the installation's secret.

use super::position::ChainPosition;
use crate::config::{Digest, Keyring, MacPurpose};
use crate::storage::audit;

/// What a code is for. A code of one never verifies as the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SignedObject {
    /// An entry of the log.
    Entry,
    /// The head: the last entry.
    Head,
}

impl SignedObject {
    /// Returns the prefix of the message, which must never change: stored codes depend on it.
    fn prefix(self) -> &'static [u8] {
        match self {
            SignedObject::Entry => b"entry ",
            SignedObject::Head => b"head ",
        }
    }
}

/// Result of verifying a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SignatureStatus {
    /// Valid under a secret of the ring.
    Good,
    /// There is no code.
    Unsigned,
    /// Signed with a secret that is not in the ring; holds its fingerprint.
    UnknownSecret(String),
    /// Names a secret of the ring but does not verify under it.
    Forged,
    /// Not verified, because no keyring was given.
    Unchecked,
}

/// Makes the code under the current secret.
pub(super) fn sign(keyring: &Keyring, object: SignedObject, position: &ChainPosition) -> Vec<u8> {
    let message = position.to_string();
    keyring
        .sign(MacPurpose::Audit, &[object.prefix(), message.as_bytes()])
        .to_vec()
}

/// Verifies a code. `signature` is the fingerprint of the secret that it names, and the code.
pub(super) fn verify(
    keyring: Option<&Keyring>,
    object: SignedObject,
    position: &ChainPosition,
    signature: Option<(&str, &[u8])>,
) -> SignatureStatus {
    let Some((signed_by, code)) = signature else {
        return SignatureStatus::Unsigned;
    };
    let Some(keyring) = keyring else {
        return SignatureStatus::Unchecked;
    };
    let message = position.to_string();
    let is_whole = code.len() == size_of::<Digest>();
    if is_whole && keyring.verify(MacPurpose::Audit, &[object.prefix(), message.as_bytes()], code) {
        SignatureStatus::Good
    } else if keyring.knows(signed_by) {
        SignatureStatus::Forged
    } else {
        SignatureStatus::UnknownSecret(signed_by.to_owned())
    }
}

/// Returns the head at this position, with its code.
pub(super) fn signed_head(keyring: &Keyring, position: ChainPosition) -> audit::Head {
    let code = sign(keyring, SignedObject::Head, &position);
    audit::Head {
        id: position.id,
        hash: position.hash,
        signature: Some((keyring.fingerprint(), code)),
    }
}

/// Verifies the code of a head.
pub(super) fn verify_head(keyring: Option<&Keyring>, head: &audit::Head) -> SignatureStatus {
    let signature = head.signature.as_ref();
    let signature = signature.map(|(signed_by, code)| (signed_by.as_str(), code.as_slice()));
    verify(keyring, SignedObject::Head, &ChainPosition::from(head), signature)
}
