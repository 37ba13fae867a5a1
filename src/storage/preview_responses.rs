//! Rows of preview responses: answers to a draft, which are never counted.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::trials;

/// A preview response as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = trials)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// The survey of the draft.
    pub survey_id: i64,
    /// Milliseconds since 1970, UTC.
    pub submitted_at: i64,
    /// The language it was answered in.
    pub language: String,
    /// The answers, JSON.
    pub answers: String,
}

/// Inserts a preview response.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(trials::table).values(row).execute(db)?;
    Ok(())
}

/// Returns the newest preview responses of a survey.
pub fn of_survey(db: &mut Db, survey_id: i64, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = trials::table
        .filter(trials::survey_id.eq(survey_id))
        .order(trials::id.desc())
        .limit(limit);
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Deletes the preview responses of a survey.
pub fn delete_of_survey(db: &mut Db, survey_id: i64) -> Result<(), Error> {
    diesel::delete(trials::table.filter(trials::survey_id.eq(survey_id))).execute(db)?;
    Ok(())
}
