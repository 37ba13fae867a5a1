//! Proof of work: CPU time of the sender, required by surveys under attack. Involves no third party.
//!
//! A proof is a text for which SHA-256 of `challenge:text` begins with a number of zero bits. A browser computes it while
//! the form is filled in; an attacker needs one for each submission, because the challenge is specific to the submission.

use sha2::{Digest, Sha256};

/// Longest accepted proof, in bytes. Protects the server.
const PROOF_BYTES_MAX: usize = 40;

/// Verifies that `proof` has at least `bits` zero bits for this challenge.
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
    fn a_proof_of_work_is_found_and_verified() {
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
