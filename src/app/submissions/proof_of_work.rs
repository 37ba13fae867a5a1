//! Proof of work: a moment of the sender's computer, asked for by surveys that are flooded. No third party takes part.
//!
//! The proof is a text such that SHA-256 of the challenge, a colon and the text begins with so many zero bits. A person's
//! browser finds it while the form is filled in; a flood has to find one for each submission, because the challenge names
//! the submission.

use sha2::{Digest, Sha256};

/// Longest proof that is looked at, in bytes. Protects the server.
const PROOF_BYTES_MAX: usize = 40;

/// Whether `proof` is one of `bits` zero bits for this challenge.
pub(super) fn is_proven(bits: u8, challenge: &str, proof: &str) -> bool {
    if proof.len() > PROOF_BYTES_MAX {
        return false;
    }
    let digest = Sha256::new()
        .chain_update(challenge)
        .chain_update(":")
        .chain_update(proof)
        .finalize();
    zero_bits(&digest) >= u32::from(bits)
}

fn zero_bits(digest: &[u8]) -> u32 {
    let mut bits = 0;
    for byte in digest {
        bits += byte.leading_zeros();
        if *byte != 0 {
            break;
        }
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_is_found_by_trying_and_checked_at_once() {
        let found = (0..)
            .map(|text: u32| text.to_string())
            .find(|text| is_proven(8, "opening", text))
            .unwrap();
        assert!(found.parse::<u32>().unwrap() < 10_000);
        assert!(!is_proven(8, "opening", "none") && !is_proven(8, "another", &found));
        assert!(!is_proven(0, "opening", &"1".repeat(41)));
        assert_eq!(zero_bits(&[0, 0b0001_0000, 0]), 11);
    }
}
