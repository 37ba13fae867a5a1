//! Rows derived from submissions, and the outcome of submissions that were sent before.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::job::{CommitOutcome, Job};
use crate::storage::comment_state::State;
use crate::storage::comments;
use crate::storage::db::Db;
use crate::storage::error::Error;
use crate::storage::held_responses;
use crate::storage::responses;
use crate::storage::responses::NewRow;
use crate::storage::tallies::BlockKey;

/// Returns the comments of inserted submissions, once each, even when one was sent twice in the batch.
pub(super) fn comments_of(batch: &[Job], inserted: &HashMap<Uuid, i64>) -> Vec<comments::NewRow> {
    let mut seen = HashSet::new();
    let mut rows = Vec::new();
    for job in batch {
        let row = &job.row;
        let (Some(comment), Some(id)) = (&job.comments, inserted.get(&row.submission_id)) else {
            continue;
        };
        if seen.insert(row.submission_id) {
            let texts = comment.texts.iter();
            rows.extend(texts.map(|(question, words)| comments::NewRow {
                response_id: *id,
                survey_id: comment.survey_id,
                question: question.clone(),
                placement: row.placement.clone(),
                language: row.language.clone(),
                day: row.day,
                submitted_at: row.submitted_at,
                words: words.clone(),
                state: State::New,
                owner: String::new(),
                tags: "[]".to_owned(),
            }));
        }
    }
    rows
}

pub(super) fn block_key(row: &NewRow) -> BlockKey {
    BlockKey {
        version_id: row.version_id,
        day: row.day,
        placement: row.placement.clone(),
        language: row.language.clone(),
    }
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
