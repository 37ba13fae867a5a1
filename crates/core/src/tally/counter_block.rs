//! Counter block: the counters of one version, day, placement and language, with its binary form.

use std::ops::Range;

use super::counter_block_error::CounterBlockError;
use super::counter_delta::CounterDelta;
use super::packing;
use super::packing::{Item, Items};

/// Counters of one version, day, placement and language, divided into the sections of its
/// [`CounterLayout`](super::counter_layout::CounterLayout).
///
/// Every submission adds to a counter block. Each section stays packed until it is changed; unchanged sections are
/// copied to the output byte for byte.
///
/// Encoding: one byte for the format, the number of sections, then each section preceded by its length in bytes.
/// Lengths are LEB128. Empty sections at the end are dropped.
#[derive(Clone, Debug)]
pub struct CounterBlock {
    bytes: Vec<u8>,
    sections: Vec<Section>,
    /// Number of slots in all sections; an upper bound of the number that would be written.
    slots: usize,
}

#[derive(Clone, Debug)]
enum Section {
    /// Range of the section in `bytes`; validated by `decode`.
    Packed(Range<usize>),
    /// Decoded counters, by slot.
    Unpacked(Vec<i128>),
}

/// Format version, written as the first byte.
const FORMAT: u8 = 1;

/// Section of all responses.
const ALL_RESPONSES: usize = 0;

/// Maximum number of slots in a counter block. Limits the memory that a run of zeros in damaged bytes can claim.
///
/// A survey may need [`COUNTERS_MAX`](crate::survey::limits::COUNTERS_MAX) counters; the section of verified responses needs
/// at most as many again. What was added at the end of sections later is not part of that limit, so that no survey became
/// invalid: one slot for credited responses; four for a row of a matrix, which has seven of its own, and for a rating, which
/// has four or more; and at most 769 far bins of time saved, which has 560 and more. All together need fewer than 64,000.
pub const SLOTS_MAX: usize = 80_001;

/// Maximum number of sections in a counter block. Limits memory like [`SLOTS_MAX`]. Three segments of 60 options, all
/// responses and verified responses make 182.
pub const SECTIONS_MAX: usize = 200;

impl CounterBlock {
    /// Creates a counter block in which every counter is zero.
    pub fn empty() -> CounterBlock {
        CounterBlock {
            bytes: Vec::new(),
            sections: Vec::new(),
            slots: 0,
        }
    }

    /// Decodes and validates a counter block, so that later operations cannot meet damaged bytes.
    ///
    /// # Errors
    ///
    /// Every variant of [`CounterBlockError`] except `Overflow`.
    pub fn decode(bytes: &[u8]) -> Result<CounterBlock, CounterBlockError> {
        let (format, mut rest) = bytes.split_first().ok_or(CounterBlockError::Truncated)?;
        if *format != FORMAT {
            return Err(CounterBlockError::UnknownFormat(*format));
        }
        let count = packing::read_length(&mut rest)?;
        if count > SECTIONS_MAX {
            return Err(CounterBlockError::TooLarge);
        }
        let mut sections = Vec::with_capacity(count);
        let mut slots = 0;
        for _ in 0..count {
            let length = packing::read_length(&mut rest)?;
            let start = bytes.len() - rest.len();
            let (section, after) = rest.split_at_checked(length).ok_or(CounterBlockError::Truncated)?;
            slots = count_slots(section, slots)?;
            sections.push(Section::Packed(start..start + length));
            rest = after;
        }
        if !rest.is_empty() {
            return Err(CounterBlockError::TrailingBytes);
        }
        Ok(CounterBlock {
            bytes: bytes.to_vec(),
            sections,
            slots,
        })
    }

    /// Adds a delta: one submission, or its withdrawal.
    ///
    /// # Errors
    ///
    /// `TooLarge` or `Overflow`. The counter block is then partly updated and must be discarded.
    pub fn add(&mut self, delta: &CounterDelta) -> Result<(), CounterBlockError> {
        for section in delta.sections() {
            let (open, slots) = self.open(*section)?;
            for (slot, change) in delta.changes() {
                if open.len() <= *slot {
                    *slots = slots.saturating_add(*slot + 1 - open.len());
                    if *slots > SLOTS_MAX {
                        return Err(CounterBlockError::TooLarge);
                    }
                    open.resize(*slot + 1, 0);
                }
                let counter = open.get_mut(*slot).ok_or(CounterBlockError::TooLarge)?;
                *counter = counter.checked_add(*change).ok_or(CounterBlockError::Overflow)?;
            }
        }
        Ok(())
    }

    /// Encodes the counter block for [`CounterBlock::decode`].
    pub fn encode(&self) -> Vec<u8> {
        let used = self
            .sections
            .iter()
            .rposition(|section| !self.is_empty(section))
            .map_or(0, |last| last + 1);
        let mut out = Vec::with_capacity(self.bytes.len() + 64);
        out.push(FORMAT);
        write_length(used, &mut out);
        let mut scratch = Vec::with_capacity(self.bytes.len());
        for section in self.sections.iter().take(used) {
            let bytes = match section {
                Section::Packed(range) => self.packed_bytes(range),
                Section::Unpacked(slots) => {
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

    /// Adds the counters of one section to `totals`, which is extended as needed. A missing section adds nothing.
    pub fn add_section_to(&self, section: usize, totals: &mut Vec<i128>) {
        match self.sections.get(section) {
            Some(Section::Packed(range)) => packing::add_to(self.packed_bytes(range), totals),
            Some(Section::Unpacked(slots)) => {
                for (at, slot) in slots.iter().enumerate().filter(|(_, slot)| **slot != 0) {
                    packing::add_to_slot(at, *slot, totals);
                }
            }
            None => {}
        }
    }

    /// Adds the counters of all responses less those of some sections to `totals`, which is extended as needed: what is left
    /// when the sections are those of all options of a segment are people who named none.
    pub fn add_rest_to(&self, sections: Range<usize>, totals: &mut Vec<i128>) {
        self.add_section_to(ALL_RESPONSES, totals);
        let mut named = Vec::new();
        for section in sections {
            self.add_section_to(section, &mut named);
        }
        if totals.len() < named.len() {
            totals.resize(named.len(), 0);
        }
        for (total, named) in totals.iter_mut().zip(named) {
            *total = total.saturating_sub(named);
        }
    }

    /// Returns whether every counter is zero.
    pub fn is_zero(&self) -> bool {
        self.sections.iter().all(|section| match section {
            Section::Packed(range) => Items(self.packed_bytes(range)).all(|item| matches!(item, Ok(Item::Zeros(_)))),
            Section::Unpacked(slots) => slots.iter().all(|slot| *slot == 0),
        })
    }

    fn open(&mut self, section: usize) -> Result<(&mut Vec<i128>, &mut usize), CounterBlockError> {
        if section >= SECTIONS_MAX {
            return Err(CounterBlockError::TooLarge);
        }
        if self.sections.len() <= section {
            self.sections.resize(section + 1, Section::Unpacked(Vec::new()));
        }
        let section = self.sections.get_mut(section).ok_or(CounterBlockError::TooLarge)?;
        if let Section::Packed(range) = section {
            let bytes = self.bytes.get(range.clone()).ok_or(CounterBlockError::Truncated)?;
            *section = Section::Unpacked(packing::unpack(bytes)?);
        }
        match section {
            Section::Unpacked(slots) => Ok((slots, &mut self.slots)),
            Section::Packed(_) => Err(CounterBlockError::Truncated),
        }
    }

    fn packed_bytes(&self, range: &Range<usize>) -> &[u8] {
        self.bytes.get(range.clone()).unwrap_or_default()
    }

    fn is_empty(&self, section: &Section) -> bool {
        match section {
            Section::Packed(range) => range.is_empty(),
            Section::Unpacked(slots) => slots.iter().all(|slot| *slot == 0),
        }
    }
}

/// Equality of all counters; zeros and empty sections at the end are ignored.
impl PartialEq for CounterBlock {
    fn eq(&self, other: &CounterBlock) -> bool {
        (0..self.sections.len().max(other.sections.len())).all(|section| {
            let [mine, theirs] = [self, other].map(|counter_block| {
                let mut slots = Vec::new();
                counter_block.add_section_to(section, &mut slots);
                slots
            });
            // `add_section_to` extends the totals to the last nonzero counter only.
            mine == theirs
        })
    }
}

impl Eq for CounterBlock {}

/// Returns `before` plus the number of slots of this section. Fails when the section is invalid or the sum exceeds
/// [`SLOTS_MAX`].
fn count_slots(section: &[u8], before: usize) -> Result<usize, CounterBlockError> {
    let mut slots = before;
    for item in Items(section) {
        slots = slots.saturating_add(match item? {
            Item::Value(_) => 1,
            Item::Zeros(zeros) => zeros,
        });
        if slots > SLOTS_MAX {
            return Err(CounterBlockError::TooLarge);
        }
    }
    Ok(slots)
}

fn write_length(length: usize, out: &mut Vec<u8>) {
    // `usize` has at most 64 bits on every supported platform.
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
        let sections =
            proptest::collection::btree_set(0..8_usize, 0..4).prop_map(|sections| sections.into_iter().collect());
        proptest::collection::vec(
            (sections, changes).prop_map(|(sections, changes)| CounterDelta::from_parts(sections, changes)),
            0..12,
        )
    }

    fn sum<'a>(deltas: impl IntoIterator<Item = &'a CounterDelta>) -> CounterBlock {
        let mut counter_block = CounterBlock::empty();
        for delta in deltas {
            counter_block.add(delta).unwrap();
        }
        counter_block
    }

    proptest! {
        #[test]
        fn a_counter_block_is_read_back_as_it_was(deltas in deltas()) {
            let counter_block = sum(&deltas);
            let bytes = counter_block.encode();
            let read = CounterBlock::decode(&bytes).unwrap();
            prop_assert_eq!(&read, &counter_block);
            prop_assert_eq!(read.encode(), bytes, "untouched sections are copied");
            prop_assert_eq!(read.is_zero(), counter_block.is_zero());
            prop_assert_eq!(read == CounterBlock::empty(), counter_block.is_zero());
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
        fn removing_what_was_added_leaves_an_empty_block(deltas in deltas()) {
            let mut counter_block = CounterBlock::decode(&sum(&deltas).encode()).unwrap();
            for delta in deltas {
                counter_block.add(&delta.negated()).unwrap();
            }
            prop_assert!(counter_block.is_zero());
            prop_assert_eq!(counter_block.encode(), CounterBlock::empty().encode());
        }

        #[test]
        fn damaged_bytes_are_read_without_a_panic(mut bytes in proptest::collection::vec(any::<u8>(), 0..60), formatted: bool) {
            if let (true, Some(first)) = (formatted, bytes.first_mut()) {
                *first = FORMAT;
            }
            if let Ok(mut counter_block) = CounterBlock::decode(&bytes) {
                prop_assert_eq!(&CounterBlock::decode(&counter_block.encode()).unwrap(), &counter_block);
                let _ = counter_block.add(&CounterDelta::from_parts(vec![0, 3], vec![(0, 1), (70, -1)]));
                prop_assert!(counter_block.encode().len() < 100_000);
            }
        }

        #[test]
        fn a_counter_block_with_one_damaged_byte_is_read_without_a_panic(deltas in deltas(), at in any::<prop::sample::Index>(), byte: u8) {
            let mut bytes = sum(&deltas).encode();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            if let Ok(counter_block) = CounterBlock::decode(&bytes) {
                prop_assert_eq!(CounterBlock::decode(&counter_block.encode()).unwrap(), counter_block);
            }
        }
    }

    #[test]
    fn the_rest_is_all_responses_less_those_of_the_sections() {
        let response = |sections: Vec<usize>| CounterDelta::from_parts(sections, vec![(0, 1), (2, 5)]);
        let block = sum(&[response(vec![0, 1]), response(vec![0, 2]), response(vec![0])]);
        let mut rest = vec![10];
        block.add_rest_to(1..3, &mut rest);
        assert_eq!(rest, [11, 0, 5]);
        let mut all = Vec::new();
        block.add_rest_to(0..0, &mut all);
        assert_eq!(all, [3, 0, 15]);
    }

    #[test]
    fn errors_name_the_damaged_part() {
        let zeros = |count: usize| {
            let mut section = vec![0];
            write_length(count, &mut section);
            let mut bytes = vec![FORMAT, 1];
            write_length(section.len(), &mut bytes);
            bytes.extend(section);
            bytes
        };
        for (bytes, why) in [
            (vec![], CounterBlockError::Truncated),
            (vec![9, 0], CounterBlockError::UnknownFormat(9)),
            (vec![FORMAT, 1, 5, 2], CounterBlockError::Truncated),
            (vec![FORMAT, 0, 0], CounterBlockError::TrailingBytes),
            (vec![FORMAT, 0xc9, 1], CounterBlockError::TooLarge),
            (zeros(SLOTS_MAX + 1), CounterBlockError::TooLarge),
            (zeros(usize::MAX), CounterBlockError::TooLarge),
        ] {
            assert_eq!(CounterBlock::decode(&bytes).err(), Some(why), "{bytes:?}");
        }
        assert!(CounterBlock::decode(&zeros(SLOTS_MAX)).unwrap().is_zero());
    }

    #[test]
    fn a_block_that_could_not_be_read_back_is_not_written() {
        let add = |sections, changes| CounterBlock::empty().add(&CounterDelta::from_parts(sections, changes));
        assert_eq!(add(vec![0], vec![(SLOTS_MAX - 1, 1)]), Ok(()));
        assert_eq!(
            add(vec![0, 1], vec![(SLOTS_MAX - 1, 1)]),
            Err(CounterBlockError::TooLarge)
        );
        assert_eq!(add(vec![SECTIONS_MAX], vec![(0, 1)]), Err(CounterBlockError::TooLarge));
        assert_eq!(
            add(vec![0], vec![(0, i128::MAX), (0, 1)]),
            Err(CounterBlockError::Overflow)
        );
    }
}
