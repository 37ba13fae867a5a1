//! Rows of unindexed batches: responses with free text that no comment block holds yet, a row for each batch.
//!
//! A row is written in the transaction of its responses, so it is visible exactly when they are. In every snapshot, a
//! response with free text is in exactly one of these rows or in exactly one comment block.

use std::collections::BTreeSet;

use diesel::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use super::db::{Db, on_each_backend};
use super::error::{Error, stored_json};
use super::schema::unindexed_batches;

/// Number stored instead of a key for [`AnswersState::Changed`].
const CHANGED: i64 = -1;
/// Batches read at once while copies are removed.
const COPIES_CHUNK: i64 = 64;

/// Whether the answers of an unindexed response are those that the committer stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswersState {
    /// As stored, by a database that never gives the identity of a deleted response to another one.
    Stored,
    /// As stored for the submission with this key, which texts in memory must have too.
    StoredFor(SubmissionKey),
    /// Perhaps changed: texts that are kept in memory are outdated.
    Changed,
}

/// The last 48 bits of a submission's identity, which are random.
pub type SubmissionKey = i64;

/// Returns the key of a submission.
pub(super) fn key_of(submission_id: Uuid) -> SubmissionKey {
    let (_, [a, b, c, d, e, f]) = submission_id.as_bytes().split_last_chunk().unwrap_or((&[], &[0; 6]));
    i64::from_be_bytes([0, 0, *a, *b, *c, *d, *e, *f])
}

/// A response with free text that no block holds yet. Stored as `[survey, response]` or `[survey, response, key]`, with −1 for
/// [`AnswersState::Changed`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unindexed {
    /// The survey that was answered.
    pub survey_id: i64,
    /// The response.
    pub response_id: i64,
    /// Whether its answers are those that the committer stored.
    pub answers: AnswersState,
}

impl Unindexed {
    /// A response that the committer stores.
    pub(super) fn stored(survey_id: i64, response_id: i64, submission_id: Uuid) -> Unindexed {
        Unindexed {
            survey_id,
            response_id,
            answers: AnswersState::StoredFor(key_of(submission_id)),
        }
    }

    /// A response that was corrected, accepted or found without an index entry.
    pub fn changed(survey_id: i64, response_id: i64) -> Unindexed {
        Unindexed {
            survey_id,
            response_id,
            answers: AnswersState::Changed,
        }
    }

    /// Returns whether a text that the committer stored for this submission under this identity is the response's.
    pub fn is_of(&self, key: SubmissionKey) -> bool {
        match self.answers {
            AnswersState::Stored => true,
            AnswersState::StoredFor(own) => own == key,
            AnswersState::Changed => false,
        }
    }

    fn to_json(self) -> Value {
        match self.answers {
            AnswersState::Stored => json!([self.survey_id, self.response_id]),
            AnswersState::StoredFor(key) => json!([self.survey_id, self.response_id, key]),
            AnswersState::Changed => json!([self.survey_id, self.response_id, CHANGED]),
        }
    }

    fn parse(numbers: &[i64]) -> Option<Unindexed> {
        let (survey_id, response_id, answers) = match numbers {
            [survey_id, response_id] => (survey_id, response_id, AnswersState::Stored),
            [survey_id, response_id, CHANGED] => (survey_id, response_id, AnswersState::Changed),
            [survey_id, response_id, key] => (survey_id, response_id, AnswersState::StoredFor(*key)),
            _ => return None,
        };
        Some(Unindexed {
            survey_id: *survey_id,
            response_id: *response_id,
            answers,
        })
    }
}

/// A batch as it is stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = unindexed_batches)]
pub struct Row {
    /// Ascending identity.
    pub id: i64,
    /// JSON list of responses: see [`Unindexed`].
    pub responses: String,
}

impl Row {
    /// Parses the responses of the batch.
    pub fn unindexed(&self) -> Result<Vec<Unindexed>, Error> {
        let lists: Vec<Vec<i64>> = stored_json("unindexed_batches", &self.responses)?;
        let all = lists.iter().map(|numbers| Unindexed::parse(numbers));
        let all: Option<Vec<Unindexed>> = all.collect();
        all.ok_or_else(|| Error::corrupt("unindexed_batches", format!("batch {}", self.id)))
    }
}

fn text_of(responses: &[Unindexed]) -> String {
    Value::Array(responses.iter().map(|response| response.to_json()).collect()).to_string()
}

/// Records the responses of one batch, in its transaction.
pub fn insert(db: &mut Db, responses: &[Unindexed]) -> Result<(), Error> {
    if responses.is_empty() {
        return Ok(());
    }
    let text = text_of(responses);
    on_each_backend!(db, conn => diesel::insert_into(unindexed_batches::table)
        .values(unindexed_batches::responses.eq(&text))
        .execute(conn))?;
    Ok(())
}

/// Returns up to `limit` batches after identity `after`, in order.
pub fn after(db: &mut Db, after: i64, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = unindexed_batches::table
        .filter(unindexed_batches::id.gt(after))
        .order(unindexed_batches::id.asc())
        .limit(limit);
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Returns all unindexed responses. The table is short: the intake waits for the indexer when it grows.
pub fn all(db: &mut Db) -> Result<Vec<Unindexed>, Error> {
    let rows: Vec<Row> = unindexed_batches::table.select(Row::as_select()).load(db)?;
    let mut all = Vec::new();
    for row in rows {
        all.extend(row.unindexed()?);
    }
    Ok(all)
}

/// Returns whether there is no batch.
pub fn is_empty(db: &mut Db) -> Result<bool, Error> {
    Ok(after(db, i64::MIN, 1)?.is_empty())
}

/// Counts the batches.
pub fn count(db: &mut Db) -> Result<usize, Error> {
    let count: i64 = unindexed_batches::table.count().get_result(db)?;
    usize::try_from(count).map_err(|cause| Error::corrupt("unindexed_batches", cause))
}

/// Returns whether these batches are stored as they were read: none of their responses was corrected, withdrawn or indexed
/// meanwhile.
pub fn are_unchanged(db: &mut Db, rows: &[Row]) -> Result<bool, Error> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let stored = unindexed_batches::table.filter(unindexed_batches::id.eq_any(ids));
    let mut stored: Vec<Row> = stored.select(Row::as_select()).load(db)?;
    stored.sort_by_key(|row| row.id);
    let mut expected: Vec<&Row> = rows.iter().collect();
    expected.sort_by_key(|row| row.id);
    Ok(stored.len() == expected.len()
        && stored
            .iter()
            .zip(expected)
            .all(|(stored, expected)| stored.id == expected.id && stored.responses == expected.responses))
}

/// Deletes batches.
pub fn delete(db: &mut Db, rows: &[Row]) -> Result<(), Error> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    diesel::delete(unindexed_batches::table.filter(unindexed_batches::id.eq_any(ids))).execute(db)?;
    Ok(())
}

/// Deletes all batches.
pub fn delete_all(db: &mut Db) -> Result<(), Error> {
    diesel::delete(unindexed_batches::table).execute(db)?;
    Ok(())
}

/// Removes responses from their batches.
pub(super) fn remove(db: &mut Db, response_ids: &BTreeSet<i64>) -> Result<(), Error> {
    let mut rows = unindexed_batches::table.select(Row::as_select()).into_boxed();
    if let (Some(id), 1) = (response_ids.first(), response_ids.len()) {
        // Only rows that may contain it are sent; the comparison below is exact.
        rows = rows.filter(unindexed_batches::responses.like(format!("%{id}%")));
    }
    for row in rows.load::<Row>(db)? {
        retain(db, &row, |response| !response_ids.contains(&response.response_id))?;
    }
    Ok(())
}

/// Removes each response for which `was_seen` returns true; it is asked once for every response in every batch, in order.
pub fn remove_copies(db: &mut Db, mut was_seen: impl FnMut(i64) -> bool) -> Result<(), Error> {
    let mut last_id = i64::MIN;
    loop {
        let rows = after(db, last_id, COPIES_CHUNK)?;
        let Some(last) = rows.last() else { return Ok(()) };
        last_id = last.id;
        for row in rows {
            retain(db, &row, |response| !was_seen(response.response_id))?;
        }
    }
}

/// Keeps those responses of a batch that `is_kept`; deletes a batch without responses.
fn retain(db: &mut Db, row: &Row, is_kept: impl FnMut(&Unindexed) -> bool) -> Result<(), Error> {
    let mut responses = row.unindexed()?;
    let before = responses.len();
    responses.retain(is_kept);
    if responses.len() == before {
        return Ok(());
    }
    let own = unindexed_batches::table.filter(unindexed_batches::id.eq(row.id));
    if responses.is_empty() {
        diesel::delete(own).execute(db)?;
    } else {
        let text = text_of(&responses);
        diesel::update(own)
            .set(unindexed_batches::responses.eq(text))
            .execute(db)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_read_as_it_was_written() {
        let submission_id = Uuid::from_u128(0x0190_f5a2_0000_7000_8000_ffff_ffff_fffe);
        let stored = Unindexed::stored(7, 17, submission_id);
        let unknown = Unindexed {
            answers: AnswersState::Stored,
            ..stored
        };
        let all = [stored, unknown, Unindexed::changed(8, 1 << 40)];
        let row = Row {
            id: 1,
            responses: text_of(&all),
        };
        assert_eq!(row.responses, "[[7,17,281474976710654],[7,17],[8,1099511627776,-1]]");
        assert_eq!(row.unindexed().unwrap(), all);
        let key = key_of(submission_id);
        assert!(stored.is_of(key) && unknown.is_of(key) && !all[2].is_of(key));
        assert!(!stored.is_of(key - 1));
        for damaged in ["[[7]]", "[[7,1,2,3]]", "{}", "[[7,\"1\"]]"] {
            let row = Row {
                id: 1,
                responses: damaged.to_owned(),
            };
            assert!(row.unindexed().is_err(), "{damaged}");
        }
    }
}
