//! Comments across the tables that hold them: their texts are in the answers of responses, the search index in
//! `comment_blocks` and `unindexed_batches`, and what staff set in `comment_notes`.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::comment_blocks;
use super::comment_blocks::{BlockPosition, NewRow};
use super::comment_notes;
use super::db::{Db, on_each_backend};
use super::error::Error;
use super::postgres;
use super::responses::Row as Response;
use super::schema::{installation, responses};
use super::unindexed_batches;

/// Advisory lock of the search index; the number ("comments" in ASCII) is arbitrary but fixed.
const INDEX_LOCK: i64 = 0x636f_6d6d_656e_7473;
/// Name in `installation` under which the version of the rules of the stored index is recorded.
const RULES_VERSION_KEY: &str = "comment_blocks";
/// Blocks read at once while one with a response is sought.
const HEADS: i64 = 16;

/// Locks the search index until commit. Every transaction that changes or deletes a response with free text, or what staff
/// set on a comment, takes this lock first, before any row lock: so the indexer writes nothing about a response that is
/// being withdrawn, and no two of these transactions deadlock. SQLite has one writer and needs no lock.
pub fn lock(db: &mut Db) -> Result<(), Error> {
    Ok(postgres::lock_until_commit(db, INDEX_LOCK)?)
}

/// As [`lock`], without waiting; false if another transaction holds the lock.
pub fn try_lock(db: &mut Db) -> Result<bool, Error> {
    Ok(postgres::try_lock_until_commit(db, INDEX_LOCK)?)
}

/// Removes responses of a survey from the search index, and deletes what staff set on their comments. The caller holds
/// [`lock`].
pub fn forget(db: &mut Db, survey_id: i64, response_ids: &BTreeSet<i64>) -> Result<(), Error> {
    let left = forget_in_blocks(db, survey_id, response_ids)?;
    if !left.is_empty() {
        unindexed_batches::remove(db, &left)?;
    }
    let ids: Vec<i64> = response_ids.iter().copied().collect();
    comment_notes::delete_of_responses(db, &ids)
}

/// Removes responses from the blocks of their survey, and returns those that no block held. Every block is looked at that
/// may hold one of them: in a damaged index a response can be in two, and its words must vanish from both.
fn forget_in_blocks(db: &mut Db, survey_id: i64, response_ids: &BTreeSet<i64>) -> Result<BTreeSet<i64>, Error> {
    let mut left = response_ids.clone();
    let (Some(first), Some(last)) = (response_ids.first(), response_ids.last()) else {
        return Ok(left);
    };
    // The position before the first block that can hold the lowest of them.
    let mut after: BlockPosition = (first.saturating_sub(1), i64::MAX);
    loop {
        let heads = comment_blocks::around(db, survey_id, (*first, *last), after, HEADS)?;
        let Some(newest) = heads.last() else { break };
        after = newest.position();
        for head in heads {
            let own: BTreeSet<i64> = comment_blocks::entries(db, head.id)?
                .into_iter()
                .map(|entry| entry.response_id)
                .filter(|id| response_ids.contains(id))
                .collect();
            if own.is_empty() {
                continue;
            }
            let Some(block) = comment_blocks::find(db, head.id)? else {
                continue;
            };
            let rest = block.without(&own);
            let rest = rest.map_err(|cause| Error::corrupt("comment_blocks", cause))?;
            comment_blocks::replace(db, head.id, NewRow::of(survey_id, rest)?.as_ref())?;
            left.retain(|id| !own.contains(id));
        }
    }
    Ok(left)
}

/// Returns the responses with these identities, in order.
pub fn responses(db: &mut Db, ids: &[i64]) -> Result<Vec<Response>, Error> {
    let rows = responses::table
        .filter(responses::id.eq_any(ids.to_vec()))
        .order(responses::id.asc());
    Ok(rows.select(Response::as_select()).load(db)?)
}

/// Returns the version of the rules by which the search index was made; `None` before it was made for the first time.
pub fn rules_version(db: &mut Db) -> Result<Option<String>, Error> {
    let row = installation::table.filter(installation::name.eq(RULES_VERSION_KEY));
    Ok(row.select(installation::value).first(db).optional()?)
}

/// Records the version of the rules by which the search index is made.
pub fn set_rules_version(db: &mut Db, version: &str) -> Result<(), Error> {
    on_each_backend!(db, conn => diesel::insert_into(installation::table)
        .values((installation::name.eq(RULES_VERSION_KEY), installation::value.eq(version)))
        .on_conflict(installation::name)
        .do_update()
        .set(installation::value.eq(version))
        .execute(conn))?;
    Ok(())
}
