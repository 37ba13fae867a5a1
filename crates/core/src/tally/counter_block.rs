//! The counters of one version, day, placement and language.

use std::ops::Range;

use super::counter_delta::CounterDelta;
use super::packing;
use super::packing::{Item, Items};

/// The counters of one version, day, placement and language, in the blocks of its [`Layout`](super::counter_layout::Layout).
///
/// Adding to a sheet is on the way of every submission. Blocks therefore stay packed until they are touched, and
/// the others are written back as they came.
///
/// Encoded: one byte for the format, the number of blocks, then each block with its length in bytes before it;
/// lengths are LEB128. Blocks that are empty at the end are dropped.
#[derive(Clone, Debug)]
pub struct CounterBlock {
    bytes: Vec<u8>,
    blocks: Vec<Block>,
    /// Slots of all blocks together, at least as many as would be written.
    slots: usize,
}

#[derive(Clone, Debug)]
enum Block {
    /// Where it stands in `bytes`; it has been checked.
    Packed(Range<usize>),
    Open(Vec<i128>),
}

/// Why bytes are no sheet, or a sheet cannot take a delta.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Corrupt {
    /// It was written by another version of the program, or is something else.
    #[error("the counters have the unknown format {0}")]
    Format(u8),
    /// It ends too early.
    #[error("the counters are cut off")]
    Cut,
    /// Something follows after the last block.
    #[error("the counters go on after their end")]
    Trailing,
    /// A number is too large, or written in a way that we never write.
    #[error("a counter cannot be read")]
    Number,
    /// More blocks or slots than any survey can have.
    #[error("there are more counters than a survey can have")]
    TooLarge,
    /// A counter would leave the range of an `i128`.
    #[error("a counter overflows")]
    Overflow,
}

/// The format that is written, in the first byte.
const FORMAT: u8 = 1;

/// Slots of a sheet at most. Protects memory from a run of zeros in damaged bytes; a survey may have 20,000, and verified
/// answers are counted in as many again at most.
pub const SLOTS_MAX: usize = 40_001;

/// Blocks of a sheet at most. Protects memory likewise; three segments of 60 options make 182.
pub const BLOCKS_MAX: usize = 200;

impl CounterBlock {
    /// A sheet on which nothing was counted.
    pub fn empty() -> CounterBlock {
        CounterBlock {
            bytes: Vec::new(),
            blocks: Vec::new(),
            slots: 0,
        }
    }

    /// Reads a sheet, and checks all of it: what comes after cannot fail on damaged bytes.
    pub fn decode(bytes: &[u8]) -> Result<CounterBlock, Corrupt> {
        let (format, mut rest) = bytes.split_first().ok_or(Corrupt::Cut)?;
        if *format != FORMAT {
            return Err(Corrupt::Format(*format));
        }
        let count = packing::read_length(&mut rest)?;
        if count > BLOCKS_MAX {
            return Err(Corrupt::TooLarge);
        }
        let mut blocks = Vec::with_capacity(count);
        let mut slots = 0;
        for _ in 0..count {
            let length = packing::read_length(&mut rest)?;
            let start = bytes.len() - rest.len();
            let (block, after) = rest.split_at_checked(length).ok_or(Corrupt::Cut)?;
            slots = count_slots(block, slots)?;
            blocks.push(Block::Packed(start..start + length));
            rest = after;
        }
        if !rest.is_empty() {
            return Err(Corrupt::Trailing);
        }
        Ok(CounterBlock {
            bytes: bytes.to_vec(),
            blocks,
            slots,
        })
    }

    /// Adds one submission, or takes it back. After an error the sheet holds half of it: drop the sheet.
    pub fn add(&mut self, delta: &CounterDelta) -> Result<(), Corrupt> {
        for block in delta.blocks() {
            let (open, slots) = self.open(*block)?;
            for (slot, change) in delta.changes() {
                if open.len() <= *slot {
                    *slots = slots.saturating_add(*slot + 1 - open.len());
                    if *slots > SLOTS_MAX {
                        return Err(Corrupt::TooLarge);
                    }
                    open.resize(*slot + 1, 0);
                }
                let counter = open.get_mut(*slot).ok_or(Corrupt::TooLarge)?;
                *counter = counter.checked_add(*change).ok_or(Corrupt::Overflow)?;
            }
        }
        Ok(())
    }

    /// The bytes that [`Sheet::decode`] reads.
    pub fn encode(&self) -> Vec<u8> {
        let used = self
            .blocks
            .iter()
            .rposition(|block| !self.is_empty(block))
            .map_or(0, |last| last + 1);
        let mut out = Vec::with_capacity(self.bytes.len() + 64);
        out.push(FORMAT);
        write_length(used, &mut out);
        let mut scratch = Vec::with_capacity(self.bytes.len());
        for block in self.blocks.iter().take(used) {
            let bytes = match block {
                Block::Packed(range) => self.packed(range),
                Block::Open(slots) => {
                    scratch.clear();
                    packing::pack(slots, &mut scratch);
                    scratch.as_slice()
                }
            };
            write_length(bytes.len(), &mut out);
            out.extend_from_slice(bytes);
        }
        out
    }

    /// Adds the counters of one block to `totals`, which grow as needed. A block that is not there adds nothing.
    pub fn add_block_to(&self, block: usize, totals: &mut Vec<i128>) {
        match self.blocks.get(block) {
            Some(Block::Packed(range)) => packing::add_to(self.packed(range), totals),
            Some(Block::Open(slots)) => {
                for (at, slot) in slots.iter().enumerate().filter(|(_, slot)| **slot != 0) {
                    packing::add_at(at, *slot, totals);
                }
            }
            None => {}
        }
    }

    /// Whether every counter is zero.
    pub fn is_zero(&self) -> bool {
        self.blocks.iter().all(|block| match block {
            Block::Packed(range) => Items(self.packed(range)).all(|item| matches!(item, Ok(Item::Zeros(_)))),
            Block::Open(slots) => slots.iter().all(|slot| *slot == 0),
        })
    }

    fn open(&mut self, block: usize) -> Result<(&mut Vec<i128>, &mut usize), Corrupt> {
        if block >= BLOCKS_MAX {
            return Err(Corrupt::TooLarge);
        }
        if self.blocks.len() <= block {
            self.blocks.resize(block + 1, Block::Open(Vec::new()));
        }
        let block = self.blocks.get_mut(block).ok_or(Corrupt::TooLarge)?;
        if let Block::Packed(range) = block {
            let bytes = self.bytes.get(range.clone()).ok_or(Corrupt::Cut)?;
            *block = Block::Open(packing::unpack(bytes)?);
        }
        match block {
            Block::Open(slots) => Ok((slots, &mut self.slots)),
            Block::Packed(_) => Err(Corrupt::Cut),
        }
    }

    fn packed(&self, range: &Range<usize>) -> &[u8] {
        self.bytes.get(range.clone()).unwrap_or_default()
    }

    fn is_empty(&self, block: &Block) -> bool {
        match block {
            Block::Packed(range) => range.is_empty(),
            Block::Open(slots) => slots.iter().all(|slot| *slot == 0),
        }
    }
}

/// Two sheets are equal when every counter is: zeros and empty blocks at the end do not matter.
impl PartialEq for CounterBlock {
    fn eq(&self, other: &CounterBlock) -> bool {
        (0..self.blocks.len().max(other.blocks.len())).all(|block| {
            let [mine, theirs] = [self, other].map(|sheet| {
                let mut slots = Vec::new();
                sheet.add_block_to(block, &mut slots);
                slots
            });
            // `add_block_to` grows only as far as the last counter that is not zero.
            mine == theirs
        })
    }
}

impl Eq for CounterBlock {}

/// `before` and the slots of this block, if it can be read and there are not too many.
fn count_slots(block: &[u8], before: usize) -> Result<usize, Corrupt> {
    let mut slots = before;
    for item in Items(block) {
        slots = slots.saturating_add(match item? {
            Item::Value(_) => 1,
            Item::Zeros(zeros) => zeros,
        });
        if slots > SLOTS_MAX {
            return Err(Corrupt::TooLarge);
        }
    }
    Ok(slots)
}

fn write_length(length: usize, out: &mut Vec<u8>) {
    // A length fits 128 bits on every machine there is.
    packing::write_varint(u128::try_from(length).unwrap_or_default(), out);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn deltas() -> impl Strategy<Value = Vec<CounterDelta>> {
        let slot = prop_oneof![0..12_usize, 0..90_usize];
        let value = prop_oneof![Just(1_i128), -70..70_i128, -(1_i128 << 90)..(1_i128 << 90)];
        let changes = proptest::collection::vec((slot, value), 0..12);
        let blocks = proptest::collection::btree_set(0..8_usize, 0..4).prop_map(|blocks| blocks.into_iter().collect());
        proptest::collection::vec(
            (blocks, changes).prop_map(|(blocks, changes)| CounterDelta::from_parts(blocks, changes)),
            0..12,
        )
    }

    fn sum<'a>(deltas: impl IntoIterator<Item = &'a CounterDelta>) -> CounterBlock {
        let mut sheet = CounterBlock::empty();
        for delta in deltas {
            sheet.add(delta).unwrap();
        }
        sheet
    }

    proptest! {
        #[test]
        fn a_sheet_is_read_back_as_it_was(deltas in deltas()) {
            let sheet = sum(&deltas);
            let bytes = sheet.encode();
            let read = CounterBlock::decode(&bytes).unwrap();
            prop_assert_eq!(&read, &sheet);
            prop_assert_eq!(read.encode(), bytes, "untouched blocks are copied");
            prop_assert_eq!(read.is_zero(), sheet.is_zero());
            prop_assert_eq!(read == CounterBlock::empty(), sheet.is_zero());
        }

        #[test]
        fn the_order_does_not_matter(deltas in deltas(), cut in 0..12_usize) {
            let forward = sum(&deltas);
            let mut backward = CounterBlock::empty();
            for (at, delta) in deltas.iter().rev().enumerate() {
                if at == cut {
                    backward = CounterBlock::decode(&backward.encode()).unwrap();
                }
                backward.add(delta).unwrap();
            }
            prop_assert_eq!(&forward, &backward);
            prop_assert_eq!(forward.encode(), backward.encode());
        }

        #[test]
        fn what_is_taken_back_leaves_nothing(deltas in deltas()) {
            let mut sheet = CounterBlock::decode(&sum(&deltas).encode()).unwrap();
            for delta in deltas {
                sheet.add(&delta.negated()).unwrap();
            }
            prop_assert!(sheet.is_zero());
            prop_assert_eq!(sheet.encode(), CounterBlock::empty().encode());
        }

        #[test]
        fn damaged_bytes_do_no_harm(mut bytes in proptest::collection::vec(any::<u8>(), 0..60), formatted: bool) {
            if let (true, Some(first)) = (formatted, bytes.first_mut()) {
                *first = FORMAT;
            }
            if let Ok(mut sheet) = CounterBlock::decode(&bytes) {
                prop_assert_eq!(&CounterBlock::decode(&sheet.encode()).unwrap(), &sheet);
                let _ = sheet.add(&CounterDelta::from_parts(vec![0, 3], vec![(0, 1), (70, -1)]));
                prop_assert!(sheet.encode().len() < 100_000);
            }
        }

        #[test]
        fn a_sheet_with_one_bad_byte_does_no_harm(deltas in deltas(), at in any::<prop::sample::Index>(), byte: u8) {
            let mut bytes = sum(&deltas).encode();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            if let Ok(sheet) = CounterBlock::decode(&bytes) {
                prop_assert_eq!(CounterBlock::decode(&sheet.encode()).unwrap(), sheet);
            }
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let zeros = |count: usize| {
            let mut block = vec![0];
            write_length(count, &mut block);
            let mut bytes = vec![FORMAT, 1];
            write_length(block.len(), &mut bytes);
            bytes.extend(block);
            bytes
        };
        for (bytes, why) in [
            (vec![], Corrupt::Cut),
            (vec![9, 0], Corrupt::Format(9)),
            (vec![FORMAT, 1, 5, 2], Corrupt::Cut),
            (vec![FORMAT, 0, 0], Corrupt::Trailing),
            (vec![FORMAT, 0xc9, 1], Corrupt::TooLarge),
            (zeros(SLOTS_MAX + 1), Corrupt::TooLarge),
            (zeros(usize::MAX), Corrupt::TooLarge),
        ] {
            assert_eq!(CounterBlock::decode(&bytes).err(), Some(why), "{bytes:?}");
        }
        assert!(CounterBlock::decode(&zeros(SLOTS_MAX)).unwrap().is_zero());
    }

    #[test]
    fn a_sheet_that_could_not_be_read_back_is_not_made() {
        let add = |blocks, changes| CounterBlock::empty().add(&CounterDelta::from_parts(blocks, changes));
        assert_eq!(add(vec![0], vec![(SLOTS_MAX - 1, 1)]), Ok(()));
        assert_eq!(add(vec![0, 1], vec![(SLOTS_MAX - 1, 1)]), Err(Corrupt::TooLarge));
        assert_eq!(add(vec![BLOCKS_MAX], vec![(0, 1)]), Err(Corrupt::TooLarge));
        assert_eq!(add(vec![0], vec![(0, i128::MAX), (0, 1)]), Err(Corrupt::Overflow));
    }
}
