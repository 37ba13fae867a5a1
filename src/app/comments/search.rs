//! Search of a survey's comments, newest first, in one snapshot: in the blocks of the index and in the unindexed tail, or,
//! for a state or tag that few comments have, among the notes of staff.

use std::collections::{BTreeMap, BTreeSet};

use super::cursor::CommentKey;
use super::note_filter::NoteFilter;
use super::tail::{Tail, read_comments};
use super::texts::Definitions;
use crate::storage;
use crate::storage::comment_blocks::{BlockRange, Head};
use crate::storage::{Db, comment_blocks};
use urbivox_core::search::comment_block::CommentBlock;
use urbivox_core::search::comment_entry::CommentEntry;
use urbivox_core::search::terms;
use urbivox_core::search::terms::SearchTerm;

/// Blocks listed at once.
const HEADS: i64 = 64;
/// Unindexed responses read at once.
const TAIL_CHUNK: usize = 128;
/// Comments whose notes are looked up at first; more each time, as there are few matches.
const NOTES_CHUNK: usize = 128;
/// Maximum comments whose notes are looked up at once.
const NOTES_CHUNK_MAX: usize = 2_048;
/// Responses with a sought note that are read at once.
const NOTED_CHUNK: i64 = 64;
/// Maximum responses with a sought note that are read one by one to search their words; for more, the index is faster.
const NOTED_MAX: i64 = 2_000;

/// A search of one survey.
#[derive(Clone, Debug)]
pub(super) struct Search {
    /// The survey.
    pub(super) survey_id: i64,
    /// Terms that all must occur; `None` for every comment.
    pub(super) terms: Option<BTreeSet<SearchTerm>>,
    /// State and tag.
    pub(super) notes: NoteFilter,
    /// Slug of the placement.
    pub(super) placement: Option<String>,
    /// First civil day, included.
    pub(super) from: Option<i32>,
    /// Last civil day, included.
    pub(super) to: Option<i32>,
    /// Position after which comments are listed.
    pub(super) after: Option<CommentKey>,
}

impl Search {
    /// Returns whether an entry meets the conditions on placement, days and position.
    fn fits(&self, entry: &CommentEntry) -> bool {
        self.placement.as_deref().is_none_or(|slug| slug == &*entry.placement)
            && self.from.is_none_or(|from| entry.day >= from)
            && self.to.is_none_or(|to| entry.day <= to)
            && self.after.is_none_or(|after| CommentKey::of(entry) < after)
    }

    /// Returns whether a text contains all terms.
    fn matches(&self, text: &str) -> bool {
        self.terms.as_ref().is_none_or(|sought| terms::matches(text, sought))
    }

    /// Returns up to `limit` comments, newest first.
    pub(super) fn run(&self, db: &mut Db, limit: usize) -> Result<Vec<CommentEntry>, storage::Error> {
        if self.terms.as_ref().is_some_and(BTreeSet::is_empty) {
            return Ok(Vec::new());
        }
        if self.is_led_by_notes(db)? {
            self.among_notes(db, limit)
        } else {
            IndexSearch::new(db, self)?.run(db, limit)
        }
    }

    /// Returns whether the responses with a sought note are read one by one.
    fn is_led_by_notes(&self, db: &mut Db) -> Result<bool, storage::Error> {
        if !self.notes.is_selective() {
            return Ok(false);
        }
        if self.terms.is_none() {
            return Ok(true);
        }
        let some = self.notes.responses(db, self.survey_id, i64::MAX, NOTED_MAX + 1)?;
        Ok(i64::try_from(some.len()).is_ok_and(|count| count <= NOTED_MAX))
    }

    fn among_notes(&self, db: &mut Db, limit: usize) -> Result<Vec<CommentEntry>, storage::Error> {
        let mut definitions = Definitions::default();
        let mut before = self.after.map_or(i64::MAX, |after| after.response_id.saturating_add(1));
        let mut found = Vec::new();
        while found.len() < limit {
            let ids = self.notes.responses(db, self.survey_id, before, NOTED_CHUNK)?;
            let Some(last) = ids.last() else { break };
            before = *last;
            let mut fitting = Vec::new();
            for comments in read_comments(db, &mut definitions, &ids)? {
                let own = comments.entries();
                let own = own.filter(|(entry, text)| self.fits(entry) && self.matches(text));
                fitting.extend(own.map(|(entry, _)| entry));
            }
            fitting.sort_by_key(|entry| std::cmp::Reverse(entry.key()));
            found.extend(self.notes.filter(db, fitting)?);
        }
        found.truncate(limit);
        Ok(found)
    }
}

/// A walk through the blocks and the unindexed tail, both by descending identity of the response.
struct IndexSearch<'a> {
    search: &'a Search,
    /// Unindexed responses that were not read yet, ascending.
    tail: Vec<i64>,
    definitions: Definitions,
    range: BlockRange,
    /// Listed blocks that were not read yet, the next one last.
    heads: Vec<Head>,
    is_listed: bool,
    /// Matches, by key.
    found: BTreeMap<(i64, u32), CommentEntry>,
}

impl<'a> IndexSearch<'a> {
    fn new(db: &mut Db, search: &'a Search) -> Result<IndexSearch<'a>, storage::Error> {
        let last_response = search.after.map(|after| after.response_id);
        let mut tail = Tail::read(db)?.of(search.survey_id).to_vec();
        tail.retain(|id| last_response.is_none_or(|last| *id <= last));
        Ok(IndexSearch {
            search,
            tail,
            definitions: Definitions::default(),
            range: BlockRange {
                before: None,
                last_response,
                from: search.from,
                to: search.to,
            },
            heads: Vec::new(),
            is_listed: false,
            found: BTreeMap::new(),
        })
    }

    fn run(mut self, db: &mut Db, limit: usize) -> Result<Vec<CommentEntry>, storage::Error> {
        let mut chosen = Vec::new();
        let mut chunk = NOTES_CHUNK;
        while chosen.len() < limit {
            let head = self.next_head(db)?;
            let tail = self.tail.last().copied();
            let unread = tail.max(head.map(|head| head.last_response));
            // No unread comment is newer than these.
            let is_complete = |key: &(i64, u32)| unread.is_none_or(|unread| key.0 > unread);
            let mut complete = Vec::new();
            while complete.len() < chunk
                && let Some(newest) = self.found.last_entry().filter(|entry| is_complete(entry.key()))
            {
                complete.push(newest.remove());
            }
            if !complete.is_empty() {
                chosen.extend(self.search.notes.filter(db, complete)?);
                chunk = (2 * chunk).min(NOTES_CHUNK_MAX);
            } else if tail.is_some() && tail == unread {
                self.read_tail(db)?;
            } else if let Some(head) = head {
                self.heads.pop();
                self.read_block(db, &head)?;
            } else {
                break;
            }
        }
        chosen.truncate(limit);
        Ok(chosen)
    }

    /// Returns the next block, and lists more if needed.
    fn next_head(&mut self, db: &mut Db) -> Result<Option<Head>, storage::Error> {
        if self.heads.is_empty() && !self.is_listed {
            self.heads = comment_blocks::newest(db, self.search.survey_id, &self.range, HEADS)?;
            self.range.before = self.heads.last().map(Head::position);
            self.is_listed = self.heads.is_empty();
            self.heads.reverse();
        }
        Ok(self.heads.last().copied())
    }

    fn read_tail(&mut self, db: &mut Db) -> Result<(), storage::Error> {
        let ids = self.tail.split_off(self.tail.len().saturating_sub(TAIL_CHUNK));
        for comments in read_comments(db, &mut self.definitions, &ids)? {
            for (entry, text) in comments.entries() {
                if self.search.fits(&entry) && self.search.matches(text) {
                    self.found.insert(entry.key(), entry);
                }
            }
        }
        Ok(())
    }

    fn read_block(&mut self, db: &mut Db, head: &Head) -> Result<(), storage::Error> {
        let corrupt = |cause| storage::Error::corrupt("comment_blocks", cause);
        let entries = match &self.search.terms {
            None => comment_blocks::entries(db, head.id)?,
            Some(terms) => {
                let Some(words) = comment_blocks::words(db, head.id)? else {
                    return Ok(());
                };
                if !CommentBlock::may_match(&words, terms).map_err(corrupt)? {
                    return Ok(());
                }
                let Some(block) = comment_blocks::with_words(db, head.id, words)? else {
                    return Ok(());
                };
                block.matching(terms).map_err(corrupt)?
            }
        };
        let fitting = entries.into_iter().filter(|entry| self.search.fits(entry));
        self.found.extend(fitting.map(|entry| (entry.key(), entry)));
        Ok(())
    }
}
