//! Conditions on the notes of staff: the state and one tag.

use std::collections::HashMap;

use super::State;
use crate::storage;
use crate::storage::comment_notes::Row;
use crate::storage::{Db, comment_notes};
use urbivox_core::search::comment_entry::CommentEntry;

/// Conditions on the notes of staff; `None` matches everything.
#[derive(Clone, Debug, Default)]
pub(super) struct NoteFilter {
    /// State.
    pub(super) state: Option<State>,
    /// Tag.
    pub(super) tag: Option<String>,
}

/// Key of a note: the response and the question.
pub(super) type NoteKey = (i64, String);

/// Returns the notes of some responses.
pub(super) fn notes_of(db: &mut Db, response_ids: &[i64]) -> Result<HashMap<NoteKey, Row>, storage::Error> {
    let rows = comment_notes::of_responses(db, response_ids)?.into_iter();
    Ok(rows.map(|row| ((row.response_id, row.question.clone()), row)).collect())
}

/// Returns the tags of a note.
pub(super) fn tags_of(row: &Row) -> Result<Vec<String>, storage::Error> {
    storage::stored_json("comment_notes", &row.tags)
}

impl NoteFilter {
    /// Returns whether only comments with a note match.
    pub(super) fn is_selective(&self) -> bool {
        self.tag.is_some() || self.state.is_some_and(|state| state != State::New)
    }

    /// Returns up to `limit` responses with a sought note, below the identity `before`, newest first. They are all that can
    /// match if the filter [is selective](NoteFilter::is_selective).
    pub(super) fn responses(
        &self,
        db: &mut Db,
        survey_id: i64,
        before: i64,
        limit: i64,
    ) -> Result<Vec<i64>, storage::Error> {
        match (&self.tag, self.state) {
            (Some(tag), _) => comment_notes::responses_with_tag(db, survey_id, tag, before, limit),
            (None, Some(state)) => comment_notes::responses_in_state(db, survey_id, state, before, limit),
            (None, None) => Ok(Vec::new()),
        }
    }

    /// Returns those comments whose notes match, in the same order.
    pub(super) fn filter(
        &self,
        db: &mut Db,
        mut entries: Vec<CommentEntry>,
    ) -> Result<Vec<CommentEntry>, storage::Error> {
        if entries.is_empty() || (self.state.is_none() && self.tag.is_none()) {
            return Ok(entries);
        }
        let mut ids: Vec<i64> = entries.iter().map(|entry| entry.response_id).collect();
        ids.dedup();
        let notes = notes_of(db, &ids)?;
        let mut error = None;
        entries.retain(|entry| {
            let note = notes.get(&(entry.response_id, entry.question.to_string()));
            self.matches(note).unwrap_or_else(|cause| {
                error = Some(cause);
                false
            })
        });
        error.map_or(Ok(entries), Err)
    }

    fn matches(&self, note: Option<&Row>) -> Result<bool, storage::Error> {
        let state = note.map_or(State::New, |note| note.state);
        if self.state.is_some_and(|sought| sought != state) {
            return Ok(false);
        }
        let Some(sought) = &self.tag else { return Ok(true) };
        Ok(match note {
            Some(note) => tags_of(note)?.contains(sought),
            None => false,
        })
    }
}
