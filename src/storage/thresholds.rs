//! Rows of alert rules: thresholds on measures.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::thresholds;

/// An alert rule as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = thresholds)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// The monitored survey.
    pub survey_id: i64,
    /// The question whose measure is monitored.
    pub question: String,
    /// Threshold below which the alert is raised: of a share the share itself, of any other unit its hundredth part.
    pub bar: f64,
    /// Length of the evaluated period, in days.
    pub days: i32,
    /// Minimum number of answers for an evaluation.
    pub answers_min: i32,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
}

/// Inserts an alert rule.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(thresholds::table).values(row).execute(db)?;
    Ok(())
}

/// Returns the alert rules of a survey, oldest first.
pub fn of_survey(db: &mut Db, survey_id: i64) -> Result<Vec<Row>, Error> {
    let rows = thresholds::table.filter(thresholds::survey_id.eq(survey_id));
    Ok(rows.order(thresholds::id.asc()).select(Row::as_select()).load(db)?)
}

/// Deletes an alert rule of a survey; false when the survey does not have it.
pub fn delete(db: &mut Db, survey_id: i64, id: i64) -> Result<bool, Error> {
    let own = thresholds::table
        .filter(thresholds::survey_id.eq(survey_id))
        .filter(thresholds::id.eq(id));
    Ok(diesel::delete(own).execute(db)? == 1)
}
