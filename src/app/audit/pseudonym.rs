//! Pseudonyms in the logs: keyed hashes of texts that must not be stored.

use data_encoding::HEXLOWER;

use crate::config::{Digest, Keyring, MacPurpose};

/// Length of a pseudonym's hash, in bytes: enough to distinguish the addresses of one installation.
const HASH_BYTES: usize = 8;

/// Kind of a text that has a pseudonym.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Pseudonym {
    /// E-mail address without an account, lower case.
    Address,
    /// Text typed as a user name that matches no account, lower case.
    TypedName,
}

impl Pseudonym {
    /// Returns the prefix of every pseudonym of this kind.
    pub(in crate::app) const fn prefix(self) -> &'static str {
        match self {
            Pseudonym::Address => "address:",
            Pseudonym::TypedName => "typed:",
        }
    }

    /// Returns the prefix of the message, which must never change: stored pseudonyms depend on it.
    fn message_prefix(self) -> &'static [u8] {
        match self {
            Pseudonym::Address => b"address ",
            Pseudonym::TypedName => b"typed ",
        }
    }

    /// Makes the pseudonym of a text under the current secret.
    pub(in crate::app) fn of(self, keyring: &Keyring, text: &str) -> String {
        self.format(keyring.sign(MacPurpose::Audit, &[self.message_prefix(), text.as_bytes()]))
    }

    /// Returns the pseudonyms of a text under every secret, the current one first.
    pub(in crate::app) fn under_each_secret(
        self,
        keyring: &Keyring,
        text: &str,
    ) -> impl Iterator<Item = String> + use<> {
        let digests = keyring.each(MacPurpose::Audit, &[self.message_prefix(), text.as_bytes()]);
        digests.map(move |digest| self.format(digest))
    }

    fn format(self, digest: Digest) -> String {
        let head: Vec<u8> = digest.into_iter().take(HASH_BYTES).collect();
        format!("{}{}", self.prefix(), HEXLOWER.encode(&head))
    }
}
