//! Rows of baselines: days from which on the control chart of a question has a new centre line.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::baselines;

/// A baseline as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = baselines)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// The survey.
    pub survey_id: i64,
    /// The question whose chart has the baseline.
    pub question: String,
    /// First civil day of the city, days since 1970-01-01; unique for the question.
    pub first_day: i32,
    /// Reason, such as an improvement action.
    pub reason: String,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// Person who set it, as the audit log names them.
    pub created_by: String,
}

/// Inserts a baseline. Errors: [`Error::Conflict`] when the question has one from this day on.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(baselines::table).values(row).execute(db)?;
    Ok(())
}

/// Returns the baselines of a survey, by question and day.
pub fn of_survey(db: &mut Db, survey_id: i64) -> Result<Vec<Row>, Error> {
    let rows = baselines::table
        .filter(baselines::survey_id.eq(survey_id))
        .order((baselines::question.asc(), baselines::first_day.asc()));
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Deletes a baseline of a survey; false when the survey does not have it.
pub fn delete(db: &mut Db, survey_id: i64, id: i64) -> Result<bool, Error> {
    let own = baselines::table
        .filter(baselines::survey_id.eq(survey_id))
        .filter(baselines::id.eq(id));
    Ok(diesel::delete(own).execute(db)? == 1)
}
