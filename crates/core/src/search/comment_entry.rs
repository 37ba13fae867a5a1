//! Entries of a comment block: which comments it indexes, and their packed form.
//!
//! Bytes: the format byte; the number of names, then each with its length; the number of entries, then each as the
//! difference of the response's identity from the entry before (zigzag), the ordinal, the difference of the day
//! (zigzag), and the positions of question, placement and language among the names. All numbers are LEB128.

use std::collections::HashMap;
use std::sync::Arc;

use super::comment_block_error::CommentBlockError;
use crate::tally::packing::{read_varint, unzigzag, write_varint, zigzag};

/// Format byte of the packed entries.
const FORMAT: u8 = 1;
/// Minimum bytes of a packed entry: one for each of its six numbers.
const ENTRY_BYTES_MIN: usize = 6;

/// A comment in the index, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentEntry {
    /// The response it is part of.
    pub response_id: i64,
    /// Position among the free texts of the response, from 0.
    pub ordinal: u32,
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// Code of the question, or `question:option` for the text of an option.
    pub question: Arc<str>,
    /// Slug of the placement.
    pub placement: Arc<str>,
    /// Language of the page.
    pub language: Arc<str>,
}

impl CommentEntry {
    /// Returns the key by which comments are ordered.
    pub fn key(&self) -> (i64, u32) {
        (self.response_id, self.ordinal)
    }

    fn names(&self) -> [&Arc<str>; 3] {
        [&self.question, &self.placement, &self.language]
    }
}

/// Converts a length or position to the number that is written.
pub(super) fn number_of(length: usize) -> u128 {
    // Lossless on every platform: no `usize` is wider.
    u128::try_from(length).unwrap_or(u128::MAX)
}

/// Reads a length, position or count.
pub(super) fn read_usize(bytes: &mut &[u8]) -> Result<usize, CommentBlockError> {
    usize::try_from(read_varint(bytes)?).map_err(|_beyond_memory| CommentBlockError::Number)
}

/// Packs entries.
pub(super) fn pack<'a>(entries: impl ExactSizeIterator<Item = &'a CommentEntry> + Clone) -> Vec<u8> {
    let mut names: Vec<&Arc<str>> = Vec::new();
    let mut positions: HashMap<&str, u128> = HashMap::new();
    for name in entries.clone().flat_map(CommentEntry::names) {
        positions.entry(name).or_insert_with(|| {
            names.push(name);
            number_of(names.len() - 1)
        });
    }
    let mut out = vec![FORMAT];
    write_varint(number_of(names.len()), &mut out);
    for name in names {
        write_varint(number_of(name.len()), &mut out);
        out.extend_from_slice(name.as_bytes());
    }
    write_varint(number_of(entries.len()), &mut out);
    let (mut response_id, mut day) = (0, 0);
    for entry in entries {
        write_varint(zigzag(i128::from(entry.response_id) - response_id), &mut out);
        response_id = i128::from(entry.response_id);
        write_varint(entry.ordinal.into(), &mut out);
        write_varint(zigzag(i128::from(entry.day) - day), &mut out);
        day = i128::from(entry.day);
        for name in entry.names() {
            write_varint(positions.get(&**name).copied().unwrap_or_default(), &mut out);
        }
    }
    out
}

/// Unpacks entries, after checking every number. Allocates at most a small multiple of the length of `bytes`.
pub fn unpack(bytes: &[u8]) -> Result<Vec<CommentEntry>, CommentBlockError> {
    let (format, mut rest) = bytes.split_first().ok_or(CommentBlockError::Truncated)?;
    if *format != FORMAT {
        return Err(CommentBlockError::UnknownFormat(*format));
    }
    let count = read_usize(&mut rest)?;
    let mut names: Vec<Arc<str>> = Vec::with_capacity(count.min(rest.len()));
    for _ in 0..count {
        let length = read_usize(&mut rest)?;
        let (name, after) = rest.split_at_checked(length).ok_or(CommentBlockError::Truncated)?;
        rest = after;
        let name = std::str::from_utf8(name).map_err(|_not_utf8| CommentBlockError::Text)?;
        names.push(Arc::from(name));
    }
    let count = read_usize(&mut rest)?;
    let mut entries = Vec::with_capacity(count.min(rest.len() / ENTRY_BYTES_MIN));
    let (mut response_id, mut day) = (0_i64, 0_i32);
    for _ in 0..count {
        response_id = add(response_id, unzigzag(read_varint(&mut rest)?))?;
        let ordinal = u32::try_from(read_varint(&mut rest)?).map_err(|_too_large| CommentBlockError::Number)?;
        day = add(day, unzigzag(read_varint(&mut rest)?))?;
        let mut name = || {
            let position = read_usize(&mut rest)?;
            names.get(position).cloned().ok_or(CommentBlockError::Position)
        };
        entries.push(CommentEntry {
            response_id,
            ordinal,
            day,
            question: name()?,
            placement: name()?,
            language: name()?,
        });
    }
    if rest.is_empty() {
        Ok(entries)
    } else {
        Err(CommentBlockError::TrailingBytes)
    }
}

/// Adds a difference to a number of the entry before.
fn add<T: Into<i128> + TryFrom<i128>>(number: T, difference: i128) -> Result<T, CommentBlockError> {
    let sum = number.into().checked_add(difference).ok_or(CommentBlockError::Number)?;
    T::try_from(sum).map_err(|_out_of_range| CommentBlockError::Number)
}
