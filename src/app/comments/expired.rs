//! Comments whose retention period has ended, in the index and in the unindexed tail.

use std::collections::BTreeSet;

use super::tail::Tail;
use crate::storage;
use crate::storage::comment_blocks::{BlockRange, Head};
use crate::storage::{Db, comment_blocks};

/// Blocks listed at once.
const HEADS: i64 = 256;

/// Lists the blocks of a survey with comments from before `day`, and passes each to `visit`, until it returns false.
fn visit_blocks(
    db: &mut Db,
    survey_id: i64,
    day: i32,
    mut visit: impl FnMut(&mut Db, Head) -> Result<bool, storage::Error>,
) -> Result<(), storage::Error> {
    let mut range = BlockRange {
        to: Some(day - 1),
        ..BlockRange::default()
    };
    loop {
        let heads = comment_blocks::newest(db, survey_id, &range, HEADS)?;
        let Some(last) = heads.last() else { return Ok(()) };
        range.before = Some(last.position());
        for head in heads {
            if !visit(db, head)? {
                return Ok(());
            }
        }
    }
}

/// Counts the comments of a survey from before `day`.
pub(crate) fn count_before(db: &mut Db, tail: &Tail, survey_id: i64, day: i32) -> Result<u64, storage::Error> {
    let mut count = 0;
    visit_blocks(db, survey_id, day, |db, head| {
        if head.last_day < day {
            count += storage::stored_count("comment_blocks", head.comments)?;
        } else {
            let entries = comment_blocks::entries(db, head.id)?;
            count += count_of(entries.iter().filter(|entry| entry.day < day).count());
        }
        Ok(true)
    })?;
    tail.visit(db, survey_id, |comments| {
        if comments.day < day {
            count += count_of(comments.texts.len());
        }
    })?;
    Ok(count)
}

fn count_of(length: usize) -> u64 {
    // Lossless on every platform: no `usize` is wider.
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// Returns up to `limit` responses of a survey that have comments from before `day`.
pub(crate) fn responses_before(
    db: &mut Db,
    survey_id: i64,
    day: i32,
    limit: usize,
) -> Result<BTreeSet<i64>, storage::Error> {
    let mut found = BTreeSet::new();
    visit_blocks(db, survey_id, day, |db, head| {
        let entries = comment_blocks::entries(db, head.id)?.into_iter();
        for entry in entries.filter(|entry| entry.day < day) {
            if found.len() >= limit {
                return Ok(false);
            }
            found.insert(entry.response_id);
        }
        Ok(true)
    })?;
    if found.len() < limit {
        Tail::read(db)?.visit(db, survey_id, |comments| {
            if comments.day < day && !comments.texts.is_empty() && found.len() < limit {
                found.insert(comments.response_id);
            }
        })?;
    }
    Ok(found)
}
