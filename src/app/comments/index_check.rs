//! Check of the search index of comments against the stored responses, and its rebuilding.

use std::collections::BTreeMap;
use std::time::Duration;

use super::texts::{Definitions, texts_of};
use crate::storage;
use crate::storage::unindexed_batches::Unindexed;
use crate::storage::{Db, Storage, comment_blocks, comments, responses, unindexed_batches};

/// Version of the rules by which comments are indexed. An index of another version is rebuilt at start; raise it with every
/// change to the normalisation of words or to the format of blocks.
const RULES_VERSION: &str = "1";
/// Responses read at once; bounds the memory.
const CHUNK: i64 = 2_000;
/// Responses in one batch.
const BATCH_RESPONSES: usize = 512;
/// Blocks listed at once.
const HEADS: i64 = 256;
/// Batches read at once.
const BATCHES: i64 = 64;
/// Pause between two looks while another replica makes the index.
const LOOK_PAUSE: Duration = Duration::from_secs(1);
/// Responses between two messages about the progress.
const PROGRESS_RESPONSES: usize = 1_000_000;
/// Identities in one part of a [`ResponseSet`].
const PART: i64 = 4_096;
/// Words of 64 bits in one part of a [`ResponseSet`].
const PART_WORDS: usize = 64;

/// Rebuilds the index if it is missing or was made by another version of the rules. While another replica does it, this one
/// looks again each second; it does not wait for the lock, whose wait is limited.
pub(super) fn rebuild_if_outdated(storage: &Storage) -> Result<(), storage::Error> {
    while !storage.read(is_current)? {
        let is_done = storage.write(|db| {
            if !comments::try_lock(db)? {
                return Ok(false);
            }
            // Another replica may have done it meanwhile.
            if !is_current(db)? {
                tracing::info!("the search index of comments is made anew, before the service starts");
                rebuild(db)?;
            }
            Ok::<_, storage::Error>(true)
        })?;
        if !is_done {
            std::thread::sleep(LOOK_PAUSE);
        }
    }
    Ok(())
}

/// Returns whether the index was made by the rules of this program.
fn is_current(db: &mut Db) -> Result<bool, storage::Error> {
    Ok(comments::rules_version(db)?.as_deref() == Some(RULES_VERSION))
}

/// Empties the index and queues all responses with comments. The caller holds the lock of the index.
///
/// Other replicas may store responses meanwhile, which are then queued by their own batch and here. Such copies are removed at
/// the end: a response and its batch become visible together.
pub(crate) fn rebuild(db: &mut Db) -> Result<(), storage::Error> {
    comment_blocks::delete_all(db)?;
    unindexed_batches::delete_all(db)?;
    let mut definitions = Definitions::default();
    let mut batch = Vec::with_capacity(BATCH_RESPONSES);
    let (mut after, mut read) = (i64::MIN, 0_usize);
    loop {
        let rows = responses::after(db, after, CHUNK)?;
        let Some(last) = rows.last() else { break };
        after = last.id;
        for row in rows {
            let Some(version) = definitions.get(db, row.version_id)? else {
                continue;
            };
            if !texts_of(&version.definition, &row.answers).is_empty() {
                batch.push(Unindexed::changed(version.survey_id, row.id));
            }
            if batch.len() == BATCH_RESPONSES {
                unindexed_batches::insert(db, &batch)?;
                batch.clear();
            }
            read += 1;
            if read.is_multiple_of(PROGRESS_RESPONSES) {
                tracing::info!(responses = read, "responses were read for the search index");
            }
        }
    }
    unindexed_batches::insert(db, &batch)?;
    let mut queued = ResponseSet::default();
    unindexed_batches::remove_copies(db, |id| queued.set(id, true))?;
    comments::set_rules_version(db, RULES_VERSION)
}

/// Set of identities, as bits.
#[derive(Debug, Default)]
struct ResponseSet(BTreeMap<i64, [u64; PART_WORDS]>);

impl ResponseSet {
    /// Returns the word and the bit of an identity within its part.
    fn position(id: i64) -> (usize, u32) {
        let within = id.rem_euclid(PART);
        let word = usize::try_from(within / i64::from(u64::BITS)).unwrap_or_default();
        let bit = u32::try_from(within % i64::from(u64::BITS)).unwrap_or_default();
        (word, bit)
    }

    /// Adds or removes an identity, and returns whether it was in the set.
    fn set(&mut self, id: i64, is_in: bool) -> bool {
        let (word, bit) = ResponseSet::position(id);
        let part = self.0.entry(id.div_euclid(PART)).or_insert([0; PART_WORDS]);
        let Some(word) = part.get_mut(word) else { return false };
        let mask = 1_u64 << bit;
        let was_in = *word & mask != 0;
        if is_in {
            *word |= mask;
        } else {
            *word &= !mask;
        }
        was_in
    }

    fn len(&self) -> u64 {
        self.0.values().flatten().map(|word| u64::from(word.count_ones())).sum()
    }
}

/// Comparison of the index with the responses: each response with comments is in exactly one block or unindexed batch, and
/// no other response is in any.
#[derive(Debug)]
pub(crate) struct IndexCheck {
    indexed: ResponseSet,
    differences: u64,
}

impl IndexCheck {
    /// Reads the index; `None` if it was not made yet.
    pub(crate) fn read(db: &mut Db) -> Result<Option<IndexCheck>, storage::Error> {
        if !is_current(db)? {
            return Ok(None);
        }
        let mut check = IndexCheck {
            indexed: ResponseSet::default(),
            differences: 0,
        };
        let mut after = i64::MIN;
        loop {
            let rows = unindexed_batches::after(db, after, BATCHES)?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            for row in rows {
                for response in check.readable(row.unindexed())? {
                    check.add(response.response_id);
                }
            }
        }
        after = i64::MIN;
        loop {
            let heads = comment_blocks::after(db, after, HEADS)?;
            let Some(last) = heads.last() else { break };
            after = last.id;
            for head in heads {
                let entries = check.readable(comment_blocks::entries(db, head.id))?;
                let mut ids: Vec<i64> = entries.into_iter().map(|entry| entry.response_id).collect();
                ids.dedup();
                ids.into_iter().for_each(|id| check.add(id));
            }
        }
        Ok(Some(check))
    }

    /// Counts a row that cannot be read as a difference; its responses are missing from the index.
    fn readable<T>(&mut self, read: Result<Vec<T>, storage::Error>) -> Result<Vec<T>, storage::Error> {
        match read {
            Err(cause @ storage::Error::Corrupt { .. }) => {
                self.differences += 1;
                tracing::warn!(%cause, "a part of the search index cannot be read");
                Ok(Vec::new())
            }
            other => other,
        }
    }

    fn add(&mut self, response_id: i64) {
        if self.indexed.set(response_id, true) {
            self.differences += 1;
            tracing::warn!(
                response.id = response_id,
                "the comments of a response are indexed twice"
            );
        }
    }

    /// Compares a stored response; `has_comments` is `None` if its answers cannot be read.
    pub(crate) fn compare(&mut self, response_id: i64, has_comments: Option<bool>) {
        let is_indexed = self.indexed.set(response_id, false);
        if has_comments.is_some_and(|has_comments| has_comments != is_indexed) {
            self.differences += 1;
            tracing::warn!(
                response.id = response_id,
                is_indexed,
                "the search index differs from the comments of a response"
            );
        }
    }

    /// Returns the number of differences, once all responses were compared.
    pub(crate) fn finish(self) -> u64 {
        let missing = self.indexed.len();
        if missing > 0 {
            tracing::warn!(
                responses = missing,
                "the search index names responses that are not stored"
            );
        }
        self.differences + missing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_responses_has_what_was_added() {
        let mut set = ResponseSet::default();
        for id in [1, 64, 4_095, 4_096, 1 << 40] {
            assert!(!set.set(id, true) && set.set(id, true), "{id}");
        }
        assert_eq!(set.len(), 5);
        assert!(set.set(64, false) && !set.set(64, false) && !set.set(2, false));
        assert_eq!(set.len(), 4);
    }
}
