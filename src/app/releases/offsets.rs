//! Secret offsets of a survey's published counts.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::config::hmac_sha256;
use urbivox_core::release::{FigureName, Offsets};

/// Bytes of a seed.
pub const SEED_BYTES: usize = 16;
/// Byte between the figure and the cell.
const SEPARATOR: u8 = 0x1f;

/// Offsets that follow from a survey's seed: the first eight bytes of HMAC-SHA-256, big-endian, modulo the base. Each is
/// computed once.
#[derive(Debug)]
pub struct SeededOffsets {
    seed: Vec<u8>,
    known: RefCell<HashMap<FigureName, HashMap<String, u64>>>,
}

impl SeededOffsets {
    /// Returns the offsets of a seed.
    pub fn new(seed: Vec<u8>) -> SeededOffsets {
        SeededOffsets {
            seed,
            known: RefCell::default(),
        }
    }

    fn head(&self, figure: &FigureName, cell: &str) -> u64 {
        let message = [figure.as_str().as_bytes(), &[SEPARATOR], cell.as_bytes()].concat();
        let digest = hmac_sha256(&self.seed, &message);
        digest.first_chunk().copied().map_or(0, u64::from_be_bytes)
    }
}

impl Offsets for SeededOffsets {
    fn offset(&self, figure: &FigureName, cell: &str, modulus: u64) -> u64 {
        let mut known = self.known.borrow_mut();
        if let Some(head) = known.get(figure).and_then(|cells| cells.get(cell)) {
            return head % modulus.max(1);
        }
        let head = self.head(figure, cell);
        known.entry(figure.clone()).or_default().insert(cell.to_owned(), head);
        head % modulus.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_those_of_the_specification() {
        let seed = data_encoding::HEXLOWER
            .decode(b"00112233445566778899aabbccddeeff")
            .unwrap();
        let offsets = SeededOffsets::new(seed);
        for _ in 0..2 {
            for (figure, cell, offset) in [("sat", "1", 0), ("sat", "5", 1), ("why", "slow", 2)] {
                assert_eq!(offsets.offset(&FigureName::whole(figure), cell, 3), offset);
            }
            let class = FigureName::of_class("sat", "district", "east");
            assert_eq!(offsets.offset(&class, "1", 3), 2);
        }
    }
}
