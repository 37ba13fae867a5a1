//! Blocks of the search index: bytes of the database, which may be damaged.

use std::collections::BTreeSet;

use urbivox_core::search::comment_block::{CommentBlock, CommentBlockBuilder};
use urbivox_core::search::comment_entry::CommentEntry;
use urbivox_core::search::terms::{matches, search_terms, words};

/// Bytes are refused, or are a block that merging with nothing brings into a form that stays; texts are found in their
/// block as in a plain scan, and not after their response was removed.
///
/// The first byte chooses: the rest is a block (its words, its postings and its entries, with two bytes for the length of
/// each of the first two); or a search, and a comment on each further line.
pub fn check(data: &[u8]) {
    match data.split_first() {
        Some((0..=127, bytes)) => {
            if let Some(block) = block_of(bytes) {
                damaged(&block, bytes.len());
            }
        }
        Some((_, bytes)) => {
            if let Ok(text) = std::str::from_utf8(bytes) {
                texts(text);
            }
        }
        None => {}
    }
}

fn block_of(bytes: &[u8]) -> Option<CommentBlock> {
    let part = |bytes: &'_ [u8]| -> Option<(Vec<u8>, usize)> {
        let (length, rest) = bytes.split_first_chunk::<2>()?;
        let length = usize::from(u16::from_be_bytes(*length));
        Some((rest.get(..length)?.to_vec(), 2 + length))
    };
    let (words, first) = part(bytes)?;
    let (postings, second) = part(bytes.get(first..)?)?;
    let entries = bytes.get(first + second..)?.to_vec();
    Some(CommentBlock {
        words,
        postings,
        entries,
    })
}

fn damaged(block: &CommentBlock, length: usize) {
    if let Ok(entries) = block.entries() {
        assert!(6 * entries.len() <= length);
    }
    for search in ["a", "abc", "jono on"] {
        let terms = search_terms(search);
        let may_match = CommentBlock::may_match(&block.words, &terms);
        if let Ok(found) = block.matching(&terms) {
            assert!(found.is_empty() || may_match == Ok(true), "{search}");
            assert!(6 * found.len() <= length);
        }
    }
    let Ok(merged) = CommentBlock::merge(std::slice::from_ref(block)) else {
        return;
    };
    assert_eq!(merged.entries().unwrap().len(), block.entries().unwrap().len());
    assert_eq!(CommentBlock::merge(std::slice::from_ref(&merged)), Ok(merged.clone()));
    let everybody: BTreeSet<i64> = merged
        .entries()
        .unwrap()
        .iter()
        .map(|entry| entry.response_id)
        .collect();
    assert_eq!(merged.without(&everybody), Ok(CommentBlockBuilder::default().build()));
}

fn texts(text: &str) {
    let mut lines = text.lines();
    let Some(search) = lines.next() else { return };
    let comments: Vec<(CommentEntry, &str)> = lines.zip(1..).map(|(line, id)| (entry(id), line)).collect();
    let block = build(comments.iter());
    let terms = search_terms(search);
    let found = block.matching(&terms).unwrap();
    let expected: Vec<&CommentEntry> = comments
        .iter()
        .filter(|(_, line)| matches(line, &terms))
        .map(|(entry, _)| entry)
        .collect();
    assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{search:?}");
    assert!(found.is_empty() || CommentBlock::may_match(&block.words, &terms) == Ok(true));

    // Odd and even responses in blocks of their own are merged into the same block, and are what removing the others leaves.
    let [odd, even] = [1, 0].map(|rest| comments.iter().filter(move |(entry, _)| entry.response_id % 2 == rest));
    let [odd_block, even_block] = [build(odd.clone()), build(even.clone())];
    let odd_ids: BTreeSet<i64> = odd.map(|(entry, _)| entry.response_id).collect();
    assert_eq!(block.without(&odd_ids), Ok(even_block.clone()));
    assert_eq!(CommentBlock::merge(&[even_block, odd_block]), Ok(block));
    assert!(
        comments
            .iter()
            .all(|(_, line)| words(line).is_empty() || matches(line, &search_terms(line)))
    );
}

fn build<'a>(comments: impl Iterator<Item = &'a (CommentEntry, &'a str)>) -> CommentBlock {
    let mut builder = CommentBlockBuilder::default();
    comments.for_each(|(entry, line)| builder.push(entry.clone(), line));
    builder.build()
}

fn entry(response_id: i64) -> CommentEntry {
    CommentEntry {
        response_id,
        ordinal: 0,
        day: 20_000,
        question: "why".into(),
        placement: if response_id % 3 == 0 { "qr" } else { "link" }.into(),
        language: "fi".into(),
    }
}
