//! The unindexed tail: responses with comments that no block holds yet, as one snapshot sees them.

use std::collections::BTreeMap;

use super::texts::{Definitions, ResponseComments};
use crate::storage;
use crate::storage::{Db, comments, unindexed_batches};

/// Responses read at once; bounds the memory.
const CHUNK: usize = 128;

/// The unindexed responses of each survey.
#[derive(Debug, Default)]
pub(crate) struct Tail(BTreeMap<i64, Vec<i64>>);

impl Tail {
    /// Reads the tail of all surveys.
    pub(crate) fn read(db: &mut Db) -> Result<Tail, storage::Error> {
        let mut tail: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        for response in unindexed_batches::all(db)? {
            tail.entry(response.survey_id).or_default().push(response.response_id);
        }
        for responses in tail.values_mut() {
            responses.sort_unstable();
        }
        Ok(Tail(tail))
    }

    /// Returns the unindexed responses of a survey, ascending.
    pub(crate) fn of(&self, survey_id: i64) -> &[i64] {
        self.0.get(&survey_id).map_or(&[], Vec::as_slice)
    }

    /// Reads the comments of the unindexed responses of a survey, some at a time, and passes each response to `visit`.
    pub(crate) fn visit(
        &self,
        db: &mut Db,
        survey_id: i64,
        mut visit: impl FnMut(ResponseComments),
    ) -> Result<(), storage::Error> {
        let mut definitions = Definitions::default();
        for ids in self.of(survey_id).chunks(CHUNK) {
            for comments in read_comments(db, &mut definitions, ids)? {
                visit(comments);
            }
        }
        Ok(())
    }

    /// Counts the unindexed comments of a survey.
    pub(crate) fn count(&self, db: &mut Db, survey_id: i64) -> Result<i64, storage::Error> {
        let mut count = 0;
        self.visit(db, survey_id, |comments| count += comments.texts.len())?;
        i64::try_from(count).map_err(|cause| storage::Error::corrupt("unindexed_batches", cause))
    }
}

/// Reads the comments of some responses, in order of identity. Missing and unreadable responses are left out.
pub(crate) fn read_comments(
    db: &mut Db,
    definitions: &mut Definitions,
    response_ids: &[i64],
) -> Result<Vec<ResponseComments>, storage::Error> {
    let mut found = Vec::with_capacity(response_ids.len());
    for row in comments::responses(db, response_ids)? {
        found.extend(ResponseComments::read(db, definitions, &row)?);
    }
    Ok(found)
}
