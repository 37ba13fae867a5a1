//! Search index of some comments of one survey, packed into bytes: both databases store the same.
//!
//! The parts are stored in columns of their own: a search reads the words of each block, and the rest only of a block
//! with a match. The order of the words in a comment is not kept: this is an index, not a second copy of the texts.

use std::collections::BTreeSet;

use super::comment_block_error::CommentBlockError;
use super::comment_entry;
use super::comment_entry::CommentEntry;
use super::fold::{fold_into, split};
use super::terms::{PART_CHARS_MAX, SearchTerm};
use super::word_list;
use super::word_list::{Occurrence, Postings};

/// Maximum letters of an indexed word. A longer one is cut into pieces that overlap by [`PART_CHARS_MAX`] letters, so that
/// every search term is still found within one piece.
const WORD_CHARS_MAX: usize = 256;

/// Packed index of some comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentBlock {
    /// Distinct words: see `word_list.rs`.
    pub words: Vec<u8>,
    /// The comments of each word: see `word_list.rs`.
    pub postings: Vec<u8>,
    /// The comments, without their texts: see [`comment_entry`].
    pub entries: Vec<u8>,
}

/// Collects comments for a [`CommentBlock`].
#[derive(Clone, Debug, Default)]
pub struct CommentBlockBuilder {
    entries: Vec<CommentEntry>,
    /// Normalised words, one after the other.
    letters: String,
    /// End of each word in `letters`, and the position of its entry.
    words: Vec<(usize, u32)>,
    folded: String,
}

impl CommentBlockBuilder {
    /// Adds a comment. Comments are added in ascending order of [`CommentEntry::key`].
    pub fn push(&mut self, entry: CommentEntry, text: &str) {
        let Ok(position) = u32::try_from(self.entries.len()) else {
            return;
        };
        self.entries.push(entry);
        fold_into(text, &mut self.folded);
        for word in split(&self.folded) {
            for piece in pieces(word) {
                self.letters.push_str(piece);
                self.words.push((self.letters.len(), position));
            }
        }
    }

    /// Returns the number of comments.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns whether there is no comment.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Packs the comments.
    pub fn build(self) -> CommentBlock {
        let mut begin = 0;
        let occurrences = self.words.iter().map(|(end, position)| {
            let word = self.letters.get(begin..*end).unwrap_or_default();
            begin = *end;
            Occurrence::new(word, *position)
        });
        CommentBlock::pack(self.entries.iter(), occurrences.collect())
    }
}

/// Cuts a word into pieces of at most [`WORD_CHARS_MAX`] letters; most words are one piece.
fn pieces(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(word);
    std::iter::from_fn(move || {
        let word = rest?;
        let end_of = |letters: usize| Some(word.char_indices().nth(letters)?.0);
        // A word of few bytes has few letters.
        let end = (word.len() > WORD_CHARS_MAX).then(|| end_of(WORD_CHARS_MAX)).flatten();
        let next = end.and_then(|_| end_of(WORD_CHARS_MAX - PART_CHARS_MAX));
        rest = next.and_then(|next| word.get(next..));
        end.map_or(Some(word), |end| word.get(..end))
    })
}

impl CommentBlock {
    fn pack<'a>(
        entries: impl ExactSizeIterator<Item = &'a CommentEntry> + Clone,
        occurrences: Vec<Occurrence<'_>>,
    ) -> CommentBlock {
        let (words, postings) = word_list::pack(occurrences);
        let entries = comment_entry::pack(entries);
        CommentBlock {
            words,
            postings,
            entries,
        }
    }

    /// Returns the comments of this block, without their texts.
    pub fn entries(&self) -> Result<Vec<CommentEntry>, CommentBlockError> {
        comment_entry::unpack(&self.entries)
    }

    /// Returns whether a block with these `words` can contain a match: each term occurs in some word.
    pub fn may_match(words: &[u8], terms: &BTreeSet<SearchTerm>) -> Result<bool, CommentBlockError> {
        word_list::has_all(words, terms.iter())
    }

    /// Returns the comments that contain all terms; none if there are no terms.
    pub fn matching(&self, terms: &BTreeSet<SearchTerm>) -> Result<Vec<CommentEntry>, CommentBlockError> {
        let entries = self.entries()?;
        let positions: BTreeSet<u32> = self.positions(terms, entries.len())?.into_iter().collect();
        let numbered = (0_u32..).zip(entries);
        let found = numbered.filter(|(position, _)| positions.contains(position));
        Ok(found.map(|(_, entry)| entry).collect())
    }

    /// Returns the positions of the comments that contain all terms, ascending.
    fn positions(&self, terms: &BTreeSet<SearchTerm>, entries: usize) -> Result<Vec<u32>, CommentBlockError> {
        let mut all: Option<Vec<u32>> = None;
        for term in terms {
            let numbers = word_list::matching(&self.words, term)?;
            let mut found = Vec::new();
            let mut lists = Postings(&self.postings);
            let mut passed = 0;
            for number in numbers {
                let list = lists.nth(number - passed).ok_or(CommentBlockError::Truncated)??;
                passed = number + 1;
                word_list::read_positions(list, entries, &mut found)?;
            }
            found.sort_unstable();
            found.dedup();
            if let Some(before) = &all {
                found.retain(|position| before.binary_search(position).is_ok());
            }
            if found.is_empty() {
                return Ok(found);
            }
            all = Some(found);
        }
        Ok(all.unwrap_or_default())
    }

    /// Returns one block with the comments of all `blocks`, whose ranges may overlap. No text is read again.
    pub fn merge(blocks: &[CommentBlock]) -> Result<CommentBlock, CommentBlockError> {
        CommentBlock::rebuild(blocks, |_| true)
    }

    /// Returns this block without the comments of some responses. Words that only they contained vanish too.
    pub fn without(&self, response_ids: &BTreeSet<i64>) -> Result<CommentBlock, CommentBlockError> {
        CommentBlock::rebuild(std::slice::from_ref(self), |entry| {
            !response_ids.contains(&entry.response_id)
        })
    }

    /// Packs those comments of `blocks` that are to be kept, with new positions.
    fn rebuild(
        blocks: &[CommentBlock],
        is_kept: impl Fn(&CommentEntry) -> bool,
    ) -> Result<CommentBlock, CommentBlockError> {
        let mut kept: Vec<(CommentEntry, usize, usize)> = Vec::new();
        let mut lengths = Vec::with_capacity(blocks.len());
        for (number, block) in blocks.iter().enumerate() {
            let entries = block.entries()?;
            lengths.push(entries.len());
            let numbered = entries.into_iter().enumerate();
            kept.extend(
                numbered
                    .filter(|(_, entry)| is_kept(entry))
                    .map(|(position, entry)| (entry, number, position)),
            );
        }
        kept.sort_by_key(|(entry, _, _)| entry.key());
        // New position of each entry of each block; none if it is not kept.
        let mut renumbered: Vec<Vec<Option<u32>>> = lengths.iter().map(|length| vec![None; *length]).collect();
        for (new, (_, block, old)) in (0_u32..).zip(&kept) {
            let position = renumbered.get_mut(*block).and_then(|positions| positions.get_mut(*old));
            *position.ok_or(CommentBlockError::Position)? = Some(new);
        }
        let mut occurrences: Vec<Occurrence<'_>> = Vec::new();
        for ((block, positions), length) in blocks.iter().zip(&renumbered).zip(lengths) {
            let mut postings = Postings(&block.postings);
            let mut old = Vec::new();
            for word in word_list::unpack(&block.words)? {
                let list = postings.next().ok_or(CommentBlockError::Truncated)??;
                old.clear();
                word_list::read_positions(list, length, &mut old)?;
                let new = old
                    .iter()
                    .filter_map(|position| *positions.get(usize::try_from(*position).ok()?)?);
                occurrences.extend(new.map(|position| Occurrence::new(word, position)));
            }
            if postings.next().is_some() {
                return Err(CommentBlockError::TrailingBytes);
            }
        }
        let entries: Vec<CommentEntry> = kept.into_iter().map(|(entry, _, _)| entry).collect();
        Ok(CommentBlock::pack(entries.iter(), occurrences))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::search::terms::{matches, search_terms};

    fn entry(response_id: i64, ordinal: u32) -> CommentEntry {
        CommentEntry {
            response_id,
            ordinal,
            day: i32::try_from(response_id / 3).unwrap() - 2,
            question: format!("q{ordinal}").into(),
            placement: ["link", "qr"][usize::from(response_id % 2 == 0)].into(),
            language: "fi".into(),
        }
    }

    fn block(comments: &[(i64, u32, String)]) -> CommentBlock {
        let mut builder = CommentBlockBuilder::default();
        for (response_id, ordinal, text) in comments {
            builder.push(entry(*response_id, *ordinal), text);
        }
        builder.build()
    }

    /// The keys of the comments that a plain scan finds.
    fn scan(comments: &[(i64, u32, String)], search: &str) -> Vec<(i64, u32)> {
        let terms = search_terms(search);
        let found = comments.iter().filter(|(_, _, text)| matches(text, &terms));
        found
            .map(|(response_id, ordinal, _)| (*response_id, *ordinal))
            .collect()
    }

    fn find(block: &CommentBlock, search: &str) -> Vec<(i64, u32)> {
        let terms = search_terms(search);
        let found = block.matching(&terms).unwrap();
        assert!(found.is_empty() || CommentBlock::may_match(&block.words, &terms).unwrap());
        found.iter().map(CommentEntry::key).collect()
    }

    /// Words of several scripts, with common parts, and one longer than a piece.
    fn word() -> impl Strategy<Value = String> {
        const KNOWN: [&str; 16] = [
            "queue",
            "QUEUES",
            "jono",
            "odotusjono",
            "pitkä",
            "pitka",
            "ουρά",
            "ΟΥΡΑ",
            "черга",
            "خدمة",
            "straße",
            "a1",
            "ab",
            "on",
            "1",
            "ﬁle",
        ];
        let long = ("[a-c]{3}", 200_usize..400).prop_map(|(part, count)| part.repeat(count));
        prop_oneof![
            12 => prop::sample::select(&KNOWN[..]).prop_map(str::to_owned),
            4 => "[a-cä]{1,6}",
            1 => long,
        ]
    }

    fn text() -> impl Strategy<Value = String> {
        prop::collection::vec(word(), 1..6).prop_map(|words| words.join(" "))
    }

    fn comments() -> impl Strategy<Value = Vec<(i64, u32, String)>> {
        prop::collection::btree_map((1_i64..40, 0_u32..3), text(), 0..24).prop_map(|map| {
            map.into_iter()
                .map(|((id, ordinal), text)| (id, ordinal, text))
                .collect()
        })
    }

    proptest! {
        #[test]
        fn a_search_finds_the_same_as_a_plain_scan(comments in comments(), sought in prop::collection::vec(word(), 1..3)) {
            let block = block(&comments);
            let search = sought.join(" ");
            prop_assert_eq!(find(&block, &search), scan(&comments, &search));
            let part: String = search.chars().skip(1).take(5).collect();
            prop_assert_eq!(find(&block, &part), scan(&comments, &part));
        }

        #[test]
        fn any_part_of_a_long_word_is_found(start in 0_usize..900, letters in 3_usize..40) {
            let long: String = (0..1_000_u32).map(|n| char::from_digit(n * n / 7 % 36, 36).unwrap()).collect();
            let part: String = long.chars().skip(start).take(letters).collect();
            prop_assert_eq!(find(&block(&[(1, 0, long)]), &part), [(1, 0)]);
        }

        #[test]
        fn merged_blocks_equal_one_block(comments in comments(), cuts in prop::collection::vec(0_usize..3, 24)) {
            let mut parts = vec![Vec::new(); 3];
            for (comment, part) in comments.iter().zip(cuts) {
                parts[part].push(comment.clone());
            }
            let blocks: Vec<CommentBlock> = parts.iter().map(|part| block(part)).collect();
            prop_assert_eq!(CommentBlock::merge(&blocks).unwrap(), block(&comments));
        }

        #[test]
        fn nothing_of_a_removed_response_stays(comments in comments(), gone in prop::collection::btree_set(1_i64..40, 0..10)) {
            let rest: Vec<_> = comments.iter().filter(|(id, _, _)| !gone.contains(id)).cloned().collect();
            prop_assert_eq!(block(&comments).without(&gone).unwrap(), block(&rest));
        }

        #[test]
        fn any_bytes_are_read_without_a_panic(
            words in prop::collection::vec(any::<u8>(), 0..60),
            postings in prop::collection::vec(any::<u8>(), 0..60),
            entries in prop::collection::vec(any::<u8>(), 0..60),
        ) {
            let block = CommentBlock { words, postings, entries: [vec![1], entries].concat() };
            let _ = block.entries();
            let _ = block.matching(&search_terms("a abc"));
            let _ = CommentBlock::merge(&[block.clone(), block]);
        }

        #[test]
        fn a_damaged_block_is_read_without_a_panic(comments in comments(), at in any::<prop::sample::Index>(), byte: u8) {
            let mut block = block(&comments);
            for part in [&mut block.words, &mut block.postings, &mut block.entries] {
                if !part.is_empty() {
                    let at = at.index(part.len());
                    part[at] = byte;
                }
            }
            let _ = block.matching(&search_terms("queue on"));
            let _ = block.without(&BTreeSet::from([1]));
        }
    }

    #[test]
    fn the_format_is_fixed() {
        let block = block(&[
            (7, 0, "On, jono!".to_owned()),
            (7, 1, "Jono".to_owned()),
            (300, 0, "é".to_owned()),
        ]);
        assert_eq!(block.words, b"\ne\njono\non\n");
        assert_eq!(block.postings, [1, 2, 2, 0, 1, 1, 0]);
        let names = b"\x02q0\x04link\x02fi\x02q1\x02qr";
        let entries = [
            &[1, 5][..],
            &names[..],
            &[3],
            &[14, 0, 0, 0, 1, 2],
            &[0, 1, 0, 3, 1, 2],
            &[0xca, 4, 0, 0xc4, 1, 0, 4, 2],
        ];
        assert_eq!(block.entries, entries.concat());
        assert_eq!(block.entries().unwrap(), [entry(7, 0), entry(7, 1), entry(300, 0)]);
    }

    #[test]
    fn an_empty_block_matches_nothing() {
        let empty = CommentBlockBuilder::default().build();
        assert_eq!(find(&empty, "jono"), []);
        assert_eq!(empty.matching(&BTreeSet::new()), Ok(Vec::new()));
        assert_eq!(CommentBlock::merge(&[]).unwrap(), empty);
    }
}
