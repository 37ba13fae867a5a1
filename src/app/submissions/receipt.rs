//! Receipts: a citizen's code that identifies one response and cannot be guessed.

use subtle::{Choice, ConstantTimeEq};
use uuid::Uuid;

use crate::config::{Digest, Keyring, MacPurpose};

/// Crockford's base 32: no letters that look like digits, so that a receipt can be read out on the phone.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Symbols of a receipt: 8 for the id (40 bits), 12 for the proof (60 bits).
const SYMBOLS_LEN: usize = 20;
const PROOF_BITS: u32 = 60;
/// Symbols between hyphens.
const GROUP: usize = 5;

/// Lowest id in receipts of held responses: half of the 40 bits. Such a receipt stays valid when the response is accepted
/// and gets another id.
pub const HELD_RECEIPT_ID_MIN: i64 = 1 << 39;

/// A parsed receipt. Its proof can only be verified with the submission id of the response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Id of the response; from [`HELD_RECEIPT_ID_MIN`] on, that of a held response.
    pub id: i64,
    proof: u64,
}

impl Receipt {
    /// Derives the receipt of a response. Deterministic, and computable only with the installation's secret.
    pub fn of(keyring: &Keyring, id: i64, submission_id: Uuid) -> Receipt {
        let digest = keyring.sign(MacPurpose::Receipt, &[&id.to_be_bytes(), submission_id.as_bytes()]);
        Receipt {
            id,
            proof: proof(digest),
        }
    }

    /// Parses a typed receipt: case, hyphens and spaces are ignored, O is 0, I and L are 1.
    pub fn parse(text: &str) -> Option<Receipt> {
        let mut bits: u128 = 0;
        let mut len = 0;
        for symbol in text.bytes().filter(|byte| !matches!(byte, b'-' | b' ')) {
            let symbol = match symbol.to_ascii_uppercase() {
                b'O' => b'0',
                b'I' | b'L' => b'1',
                other => other,
            };
            let value = SYMBOLS.iter().position(|known| *known == symbol)?;
            bits = bits << 5 | u128::try_from(value).ok()?;
            len += 1;
            if len > SYMBOLS_LEN {
                return None;
            }
        }
        if len != SYMBOLS_LEN {
            return None;
        }
        let id = i64::try_from(bits >> PROOF_BITS).ok()?;
        let proof = u64::try_from(bits & ((1 << PROOF_BITS) - 1)).ok()?;
        Some(Receipt { id, proof })
    }

    /// Verifies that this is the receipt of that response, in constant time.
    pub fn is_genuine_for(&self, keyring: &Keyring, submission_id: Uuid) -> bool {
        let id = self.id.to_be_bytes();
        let digests = keyring.each(MacPurpose::Receipt, &[&id, submission_id.as_bytes()]);
        let any = digests.fold(Choice::from(0), |any, digest| any | self.proof.ct_eq(&proof(digest)));
        any.into()
    }

    /// Formats it for display: `0000C-7Q2MX-…`.
    pub fn text(&self) -> String {
        let bits = u128::try_from(self.id).unwrap_or(0) << PROOF_BITS | u128::from(self.proof);
        let mut text = String::with_capacity(SYMBOLS_LEN + 3);
        for index in 0..SYMBOLS_LEN {
            if index > 0 && index % GROUP == 0 {
                text.push('-');
            }
            let shift = 5 * (SYMBOLS_LEN - 1 - index);
            let value = usize::try_from(bits >> shift & 31).unwrap_or(0);
            text.push(SYMBOLS.get(value).copied().map_or('0', char::from));
        }
        text
    }
}

/// Returns the first 64 bits of a MAC, cut to the lowest 60.
fn proof(digest: Digest) -> u64 {
    let head = digest
        .iter()
        .take(8)
        .fold(0_u64, |head, byte| head << 8 | u64::from(*byte));
    head & ((1 << PROOF_BITS) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;

    #[test]
    fn a_receipt_is_read_back_however_it_is_typed() {
        let secret = Keyring::from(Secret::from_bytes([7; 32]));
        let submission = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);
        let receipt = Receipt::of(&secret, 1_681, submission);
        let text = receipt.text();
        assert_eq!(text.len(), 23);
        for typed in [
            text.clone(),
            text.to_lowercase(),
            text.replace('-', " "),
            text.replace('0', "O").replace('1', "l"),
        ] {
            let read = Receipt::parse(&typed).unwrap();
            assert_eq!(read, receipt);
            assert!(read.is_genuine_for(&secret, submission));
        }
        assert!(!receipt.is_genuine_for(&Keyring::from(Secret::from_bytes([8; 32])), submission));
        assert!(!receipt.is_genuine_for(&secret, Uuid::from_u128(2)));
        for wrong in ["", "U", "0000", &format!("{text}0"), "é0000-00000-00000-00000"] {
            assert_eq!(Receipt::parse(wrong), None, "{wrong}");
        }
    }
}
