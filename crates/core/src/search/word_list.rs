//! Words of a comment block and their posting lists.
//!
//! `words` is a line feed, then each distinct word, in order, each followed by a line feed. `postings` has for each word
//! the length in bytes of its list, and the list: positions of the entries with that word, as LEB128 differences from the
//! position before.

use super::comment_block_error::CommentBlockError;
use super::comment_entry::{number_of, read_usize};
use super::terms::SearchTerm;
use crate::tally::packing::{read_varint, write_varint};

/// Byte between words.
const SEPARATOR: char = '\n';
/// [`SEPARATOR`] as a byte.
const SEPARATOR_BYTE: u8 = b'\n';

/// Occurrence of a word in the entry at a position.
#[derive(Clone, Copy, Debug)]
pub(super) struct Occurrence<'a> {
    /// First eight bytes of the word, zeros after a shorter one: decides most comparisons without a look at the word.
    prefix: u64,
    word: &'a str,
    position: u32,
}

impl<'a> Occurrence<'a> {
    pub(super) fn new(word: &'a str, position: u32) -> Occurrence<'a> {
        let mut prefix = [0; 8];
        prefix.iter_mut().zip(word.bytes()).for_each(|(own, byte)| *own = byte);
        Occurrence {
            prefix: u64::from_be_bytes(prefix),
            word,
            position,
        }
    }

    fn key(&self) -> (u64, &str, u32) {
        (self.prefix, self.word, self.position)
    }
}

/// Packs words with the positions at which they occur. The order of the occurrences does not matter; a repeated one counts
/// once.
pub(super) fn pack(mut occurrences: Vec<Occurrence<'_>>) -> (Vec<u8>, Vec<u8>) {
    occurrences.sort_by(|first, second| first.key().cmp(&second.key()));
    let mut words = vec![SEPARATOR_BYTE];
    let mut postings = Vec::new();
    let mut list = Vec::new();
    for own in occurrences.chunk_by(|first, second| first.word == second.word) {
        words.extend_from_slice(own.first().map_or("", |first| first.word).as_bytes());
        words.push(SEPARATOR_BYTE);
        list.clear();
        let mut last = None;
        for Occurrence { position, .. } in own {
            if last != Some(position) {
                write_varint(u128::from(position - last.unwrap_or(&0)), &mut list);
            }
            last = Some(position);
        }
        write_varint(number_of(list.len()), &mut postings);
        postings.extend_from_slice(&list);
    }
    (words, postings)
}

/// The words as text, from the line feed before the first to the one after the last.
fn text_of(words: &[u8]) -> Result<&str, CommentBlockError> {
    let text = std::str::from_utf8(words).map_err(|_not_utf8| CommentBlockError::Text)?;
    if text.starts_with(SEPARATOR) && text.ends_with(SEPARATOR) {
        Ok(text)
    } else {
        Err(CommentBlockError::Text)
    }
}

/// Returns the words in order.
pub(super) fn unpack(words: &[u8]) -> Result<impl Iterator<Item = &str>, CommentBlockError> {
    let inner = text_of(words)?.strip_prefix(SEPARATOR).unwrap_or_default();
    Ok(inner.split_terminator(SEPARATOR))
}

/// Returns whether each term occurs in some word, not necessarily of the same comment.
pub(super) fn has_all<'a>(
    words: &[u8],
    mut terms: impl Iterator<Item = &'a SearchTerm>,
) -> Result<bool, CommentBlockError> {
    let text = text_of(words)?;
    Ok(terms.all(|term| match term {
        SearchTerm::Substring(letters) => text.contains(letters.as_str()),
        SearchTerm::Word(word) => text.contains(&between_separators(word)),
    }))
}

fn between_separators(word: &str) -> String {
    format!("{SEPARATOR}{word}{SEPARATOR}")
}

/// Returns the numbers of the words that a term matches, ascending.
pub(super) fn matching(words: &[u8], term: &SearchTerm) -> Result<Vec<usize>, CommentBlockError> {
    let text = text_of(words)?;
    let (sought, skipped) = match term {
        SearchTerm::Substring(letters) => (letters.clone(), 0),
        SearchTerm::Word(word) => (between_separators(word), 1),
    };
    let mut found: Vec<usize> = Vec::new();
    // The number of separators before a letter is one more than the number of its word.
    let (mut separators, mut counted) = (0, 0);
    for (at, _) in text.match_indices(sought.as_str()) {
        let letter = at + skipped;
        let between = words.get(counted..letter).unwrap_or_default();
        separators += between.iter().filter(|byte| **byte == SEPARATOR_BYTE).count();
        counted = letter;
        let number = separators.saturating_sub(1);
        if found.last() != Some(&number) {
            found.push(number);
        }
    }
    Ok(found)
}

/// Iterator over the posting lists of all words.
#[derive(Clone, Debug)]
pub(super) struct Postings<'a>(pub(super) &'a [u8]);

impl<'a> Iterator for Postings<'a> {
    type Item = Result<&'a [u8], CommentBlockError>;

    fn next(&mut self) -> Option<Self::Item> {
        (!self.0.is_empty()).then(|| {
            let length = read_usize(&mut self.0)?;
            let (list, rest) = self.0.split_at_checked(length).ok_or(CommentBlockError::Truncated)?;
            self.0 = rest;
            Ok(list)
        })
    }
}

/// Appends the positions of one list to `out`. Every position is below `entries`.
pub(super) fn read_positions(mut list: &[u8], entries: usize, out: &mut Vec<u32>) -> Result<(), CommentBlockError> {
    let mut position = 0_u32;
    while !list.is_empty() {
        let difference = u32::try_from(read_varint(&mut list)?).map_err(|_too_large| CommentBlockError::Number)?;
        position = position.checked_add(difference).ok_or(CommentBlockError::Number)?;
        if usize::try_from(position).is_ok_and(|position| position < entries) {
            out.push(position);
        } else {
            return Err(CommentBlockError::Position);
        }
    }
    Ok(())
}
