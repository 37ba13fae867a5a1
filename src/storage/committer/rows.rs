//! Rows derived from submissions, and the outcome of submissions that were sent before.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use uuid::Uuid;

use super::job::{CommitOutcome, Job};
use crate::storage::credit_claims::Claims;
use crate::storage::db::Db;
use crate::storage::error::Error;
use crate::storage::held_responses;
use crate::storage::responses;
use crate::storage::responses::NewRow;
use crate::storage::tallies::BlockKey;
use crate::storage::unindexed_batches::Unindexed;
use urbivox_core::tally::counter_delta::CounterDelta;

/// Returns the inserted submissions with comments, once each, even when one was sent twice in the batch.
pub(super) fn unindexed_of(batch: &[Job], inserted: &HashMap<Uuid, i64>) -> Vec<Unindexed> {
    let mut seen = HashSet::new();
    // Of a submission sent twice, the first job is the one that was inserted.
    let first = batch.iter().filter(|job| seen.insert(job.row.submission_id));
    let unindexed = first.filter_map(|job| {
        let response_id = inserted.get(&job.row.submission_id)?;
        let survey_id = job.comments.as_ref()?.survey_id;
        Some(Unindexed::stored(survey_id, *response_id, job.row.submission_id))
    });
    unindexed.collect()
}

pub(super) fn block_key(row: &NewRow) -> BlockKey {
    BlockKey {
        version_id: row.version_id,
        day: row.day,
        placement: row.placement.clone(),
        language: row.language.clone(),
    }
}

/// Returns the deltas of the submissions that `is_counted`, once each, by counter block, with the credits that were granted.
/// `keys` are those of all rows.
pub(super) fn changes_of<'a>(
    batch: &'a [Job],
    keys: &'a BTreeSet<BlockKey>,
    is_counted: impl Fn(&Uuid) -> bool,
    granted: &Claims,
) -> BTreeMap<&'a BlockKey, Vec<&'a CounterDelta>> {
    let mut counted = HashSet::with_capacity(batch.len());
    let mut changes: BTreeMap<&BlockKey, Vec<&CounterDelta>> = BTreeMap::new();
    for job in batch {
        let id = job.row.submission_id;
        if is_counted(&id)
            && counted.insert(id)
            && let Some(key) = keys.get(&block_key(&job.row))
        {
            changes.entry(key).or_default().push(job.delta(granted));
        }
    }
    changes
}

/// Returns the outcome of a submission that was not inserted.
pub(super) fn outcome_of_existing(db: &mut Db, row: &NewRow, is_late: bool) -> Result<CommitOutcome, Error> {
    match responses::find_by_submission(db, row.submission_id)? {
        Some(stored) if stored.version_id == row.version_id && stored.answers == row.answers => {
            Ok(CommitOutcome::AlreadyStored(stored.id))
        }
        _ if is_late => Ok(CommitOutcome::LinkUsed),
        Some(_) => Ok(CommitOutcome::StoredDifferently),
        None if responses::is_withdrawn(db, row.submission_id)? => Ok(CommitOutcome::Withdrawn),
        None => match held_responses::find_by_submission(db, row.submission_id)? {
            Some(hold) if hold.version_id == row.version_id && hold.answers == row.answers => {
                Ok(CommitOutcome::Held(hold.id))
            }
            Some(_) => Ok(CommitOutcome::StoredDifferently),
            None => Err(Error::Unavailable(
                "a submission was withdrawn while it was stored".to_owned(),
            )),
        },
    }
}
