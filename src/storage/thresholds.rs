//! Rows of thresholds: when a city wants to be told.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::thresholds;

/// A threshold as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = thresholds)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// The survey that is watched.
    pub survey_id: i64,
    /// The question whose measure is watched.
    pub question: String,
    /// Below this it is told, in the unit of the measure.
    pub bar: f64,
    /// Days that are looked at together.
    pub days: i32,
    /// Fewest answers that say something.
    pub answers_min: i32,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
}

/// Adds a threshold.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(thresholds::table).values(row).execute(db)?;
    Ok(())
}

/// The thresholds of a survey, the oldest first.
pub fn of_survey(db: &mut Db, survey_id: i64) -> Result<Vec<Row>, Error> {
    let rows = thresholds::table.filter(thresholds::survey_id.eq(survey_id));
    Ok(rows.order(thresholds::id.asc()).select(Row::as_select()).load(db)?)
}

/// Takes a threshold of a survey away; false when it has none of this identity.
pub fn delete(db: &mut Db, survey_id: i64, id: i64) -> Result<bool, Error> {
    let own = thresholds::table
        .filter(thresholds::survey_id.eq(survey_id))
        .filter(thresholds::id.eq(id));
    Ok(diesel::delete(own).execute(db)? == 1)
}
