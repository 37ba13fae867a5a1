//! Binary form of one section: a small number takes one byte, a run of up to 127 zeros two.
//!
//! A slot is a zigzag LEB128 integer. Zeros are run-length encoded: a zero byte, then the length of the run as LEB128.
//! Zeros at the end are dropped. Example: the counters 3, 0, 0, 0, −1, 64 are the bytes 06 00 03 01 80 01.

use super::counter_block_error::CounterBlockError;

/// Payload bits of a byte.
const PAYLOAD_BITS: u32 = 7;
/// Continuation bit: more bytes follow.
const CONTINUATION_BIT: u8 = 0x80;

/// Element of a packed section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// Counter that is not zero.
    Value(i128),
    /// Run of zeros with its length, at least 1.
    Zeros(usize),
}

/// Iterator over the elements of a packed section.
#[derive(Clone, Debug)]
pub(super) struct Items<'a>(pub(super) &'a [u8]);

impl Iterator for Items<'_> {
    type Item = Result<Item, CounterBlockError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        (!self.0.is_empty()).then(|| read_item(&mut self.0))
    }
}

#[inline]
fn read_item(bytes: &mut &[u8]) -> Result<Item, CounterBlockError> {
    let number = read_varint(bytes)?;
    if number != 0 {
        return Ok(Item::Value(unzigzag(number)));
    }
    match read_length(bytes)? {
        0 => Err(CounterBlockError::Number),
        zeros => Ok(Item::Zeros(zeros)),
    }
}

/// Adds a section to `totals`, which is extended as needed. The section was validated by `CounterBlock::decode`.
pub(crate) fn add_to(section: &[u8], totals: &mut Vec<i128>) {
    let mut at = 0;
    for item in Items(section).map_while(Result::ok) {
        match item {
            Item::Zeros(zeros) => at += zeros,
            Item::Value(value) => {
                add_to_slot(at, value, totals);
                at += 1;
            }
        }
    }
}

/// Decodes the slots of a section. Fails on the first invalid element: the slots are written back later, and a partial
/// result would lose counters.
pub(crate) fn unpack(section: &[u8]) -> Result<Vec<i128>, CounterBlockError> {
    let mut slots = Vec::with_capacity(section.len());
    for item in Items(section) {
        match item? {
            Item::Value(value) => slots.push(value),
            Item::Zeros(zeros) => slots.resize(slots.len() + zeros, 0),
        }
    }
    Ok(slots)
}

/// Adds `value` to slot `at`, saturating. Real counts never come near the limits of `i128`.
pub(crate) fn add_to_slot(at: usize, value: i128, totals: &mut Vec<i128>) {
    if totals.len() <= at {
        totals.resize(at + 1, 0);
    }
    if let Some(total) = totals.get_mut(at) {
        *total = total.saturating_add(value);
    }
}

/// Appends the packed slots to `out`.
pub(crate) fn pack(slots: &[i128], out: &mut Vec<u8>) {
    let mut zeros: u128 = 0;
    for slot in slots {
        if *slot == 0 {
            zeros += 1;
            continue;
        }
        if zeros > 0 {
            out.push(0);
            write_varint(zeros, out);
            zeros = 0;
        }
        write_varint(zigzag(*slot), out);
    }
}

/// Reads a length: a number of bytes, sections or zeros.
pub(crate) fn read_length(bytes: &mut &[u8]) -> Result<usize, CounterBlockError> {
    usize::try_from(read_varint(bytes)?).map_err(|_beyond_memory| CounterBlockError::TooLarge)
}

/// Reads a LEB128 number. Fast path for 63 bits; only sums of squares need more and go through `read_wide_varint`.
#[inline]
pub(crate) fn read_varint(bytes: &mut &[u8]) -> Result<u128, CounterBlockError> {
    let mut rest = *bytes;
    let mut number = 0_u64;
    let mut shift = 0;
    while shift < u64::BITS - 1 {
        let (byte, after) = rest.split_first().ok_or(CounterBlockError::Truncated)?;
        rest = after;
        number |= u64::from(byte & !CONTINUATION_BIT) << shift;
        if byte & CONTINUATION_BIT == 0 {
            // Rejects a zero as the last byte, so that each number has exactly one encoding.
            if *byte == 0 && shift > 0 {
                return Err(CounterBlockError::Number);
            }
            *bytes = rest;
            return Ok(u128::from(number));
        }
        shift += PAYLOAD_BITS;
    }
    *bytes = rest;
    read_wide_varint(u128::from(number), shift, bytes)
}

/// Reads the rest of a number whose lowest `shift` bits are in `number`.
#[cold]
fn read_wide_varint(mut number: u128, mut shift: u32, bytes: &mut &[u8]) -> Result<u128, CounterBlockError> {
    while shift < u128::BITS {
        let (byte, rest) = bytes.split_first().ok_or(CounterBlockError::Truncated)?;
        *bytes = rest;
        let part = u128::from(byte & !CONTINUATION_BIT);
        let shifted = part << shift;
        if shifted >> shift != part || *byte == 0 {
            return Err(CounterBlockError::Number);
        }
        number |= shifted;
        if byte & CONTINUATION_BIT == 0 {
            return Ok(number);
        }
        shift += PAYLOAD_BITS;
    }
    Err(CounterBlockError::Number)
}

/// Appends a number as LEB128.
#[inline]
pub(crate) fn write_varint(number: u128, out: &mut Vec<u8>) {
    match u64::try_from(number) {
        Ok(mut short) => {
            while short >= u64::from(CONTINUATION_BIT) {
                let [low, ..] = short.to_le_bytes();
                out.push(low | CONTINUATION_BIT);
                short >>= PAYLOAD_BITS;
            }
            let [low, ..] = short.to_le_bytes();
            out.push(low);
        }
        Err(_long) => {
            let [low, ..] = number.to_le_bytes();
            out.push(low | CONTINUATION_BIT);
            write_varint(number >> PAYLOAD_BITS, out);
        }
    }
}

/// Maps 0, −1, 1, −2 … to 0, 1, 2, 3 …, so that small negative numbers are short too.
pub(crate) fn zigzag(number: i128) -> u128 {
    ((number << 1) ^ (number >> (i128::BITS - 1))).cast_unsigned()
}

/// Inverse of [`zigzag`].
pub(crate) fn unzigzag(number: u128) -> i128 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_read_back() {
        for number in [0, 1, -1, 63, 64, -64, -65, i128::from(i64::MIN), i128::MAX, i128::MIN] {
            let mut bytes = Vec::new();
            write_varint(zigzag(number), &mut bytes);
            let mut rest = bytes.as_slice();
            assert_eq!(read_varint(&mut rest).map(unzigzag), Ok(number));
            assert!(rest.is_empty());
        }
    }

    #[test]
    fn a_sparse_section_is_short() {
        let mut bytes = Vec::new();
        pack(&[3, 0, 0, 0, -1, 64, 0, 0], &mut bytes);
        assert_eq!(bytes, [6, 0, 3, 1, 0x80, 1]);
        let mut slots = vec![1];
        add_to(&bytes, &mut slots);
        assert_eq!(slots, [4, 0, 0, 0, -1, 64]);
    }

    #[test]
    fn each_number_has_one_encoding() {
        for (bytes, why) in [
            (&[0x80][..], CounterBlockError::Truncated),
            (&[0x81, 0], CounterBlockError::Number),
            (&[0xff; 19], CounterBlockError::Number),
            (&[0xff; 40], CounterBlockError::Number),
            (&[0, 0], CounterBlockError::Number),
            (&[0], CounterBlockError::Truncated),
        ] {
            assert_eq!(Items(bytes).find(Result::is_err), Some(Err(why)), "{bytes:?}");
        }
    }
}
