//! Rows of comment notes: state, assignee and tags that staff set. A comment without a row is new.

use diesel::prelude::*;

use super::comment_state::State;
use super::db::{Db, on_each_backend};
use super::error::Error;
use super::schema::{comment_notes, comment_tags};

/// The note of a comment as it is stored.
#[derive(Clone, Debug, Insertable, Queryable, Selectable)]
#[diesel(table_name = comment_notes)]
pub struct Row {
    /// The response that the comment is part of.
    pub response_id: i64,
    /// The code of the question, or `question:option` for the text of an option.
    pub question: String,
    /// The survey that was answered.
    pub survey_id: i64,
    /// State.
    pub state: State,
    /// The assignee; empty for none.
    pub owner: String,
    /// JSON list of tags.
    pub tags: String,
}

/// Sets state, assignee and tags of a comment; `tags` are those of the row, each a row of the index of tags.
pub fn set(db: &mut Db, row: &Row, tags: &[String]) -> Result<(), Error> {
    let own_tags = comment_tags::table
        .filter(comment_tags::response_id.eq(row.response_id))
        .filter(comment_tags::question.eq(&row.question));
    diesel::delete(own_tags).execute(db)?;
    on_each_backend!(db, conn => diesel::insert_into(comment_notes::table)
        .values(row)
        .on_conflict((comment_notes::response_id, comment_notes::question))
        .do_update()
        .set((
            comment_notes::state.eq(row.state),
            comment_notes::owner.eq(&row.owner),
            comment_notes::tags.eq(&row.tags),
        ))
        .execute(conn))?;
    for tag in tags {
        on_each_backend!(db, conn => diesel::insert_into(comment_tags::table)
            .values((
                comment_tags::survey_id.eq(row.survey_id),
                comment_tags::tag.eq(tag),
                comment_tags::response_id.eq(row.response_id),
                comment_tags::question.eq(&row.question),
            ))
            .on_conflict_do_nothing()
            .execute(conn))?;
    }
    Ok(())
}

/// Deletes the notes of some responses.
pub(super) fn delete_of_responses(db: &mut Db, response_ids: &[i64]) -> Result<(), Error> {
    let tags = comment_tags::table.filter(comment_tags::response_id.eq_any(response_ids.to_vec()));
    diesel::delete(tags).execute(db)?;
    let notes = comment_notes::table.filter(comment_notes::response_id.eq_any(response_ids.to_vec()));
    diesel::delete(notes).execute(db)?;
    Ok(())
}

/// Returns the notes of some responses.
pub fn of_responses(db: &mut Db, response_ids: &[i64]) -> Result<Vec<Row>, Error> {
    let rows = comment_notes::table.filter(comment_notes::response_id.eq_any(response_ids.to_vec()));
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Counts the comments of a survey whose note has this state.
pub fn count(db: &mut Db, survey_id: i64, state: State) -> Result<i64, Error> {
    let rows = comment_notes::table
        .filter(comment_notes::survey_id.eq(survey_id))
        .filter(comment_notes::state.eq(state));
    Ok(rows.count().get_result(db)?)
}

/// Returns up to `limit` responses of a survey with a comment of this state, below the identity `before`, newest first.
pub fn responses_in_state(
    db: &mut Db,
    survey_id: i64,
    state: State,
    before: i64,
    limit: i64,
) -> Result<Vec<i64>, Error> {
    let rows = comment_notes::table
        .filter(comment_notes::survey_id.eq(survey_id))
        .filter(comment_notes::state.eq(state))
        .filter(comment_notes::response_id.lt(before))
        .order(comment_notes::response_id.desc())
        .select(comment_notes::response_id)
        .distinct()
        .limit(limit);
    Ok(rows.load(db)?)
}

/// Returns up to `limit` responses of a survey with a comment of this tag, below the identity `before`, newest first.
pub fn responses_with_tag(db: &mut Db, survey_id: i64, tag: &str, before: i64, limit: i64) -> Result<Vec<i64>, Error> {
    let rows = comment_tags::table
        .filter(comment_tags::survey_id.eq(survey_id))
        .filter(comment_tags::tag.eq(tag))
        .filter(comment_tags::response_id.lt(before))
        .order(comment_tags::response_id.desc())
        .select(comment_tags::response_id)
        .distinct()
        .limit(limit);
    Ok(rows.load(db)?)
}
