//! Proof of work: a moment of the sender's computer, asked for by surveys that are flooded. No third party takes part.
//!
//! The work is a text such that SHA-256 of the opening, a colon and the text begins with so many zero bits. A person's
//! browser finds it while the form is filled in; a flood has to find one for each submission.

use sha2::{Digest, Sha256};

/// Longest text that is looked at, in bytes.
const TEXT_BYTES_MAX: usize = 40;

/// Whether the work was done: always, when none is asked for.
pub(super) fn is_done(bits: u8, opening: Option<&str>, text: Option<&str>) -> bool {
    if bits == 0 {
        return true;
    }
    let (Some(opening), Some(text)) = (opening, text.filter(|text| text.len() <= TEXT_BYTES_MAX)) else {
        return false;
    };
    let digest = Sha256::digest(format!("{opening}:{text}").as_bytes());
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
    fn work_is_found_by_trying_and_checked_at_once() {
        let found = (0..)
            .map(|text: u32| text.to_string())
            .find(|text| is_done(8, Some("opening"), Some(text)));
        assert!(found.unwrap().parse::<u32>().unwrap() < 10_000);
        assert!(!is_done(8, Some("opening"), Some("none")) && !is_done(8, Some("opening"), None));
        assert!(is_done(0, None, None));
        assert_eq!(zero_bits(&[0, 0b0001_0000, 0]), 11);
    }
}
