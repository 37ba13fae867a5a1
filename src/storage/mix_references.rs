//! Rows of reference mixes: the responses of a survey by kind of placement in a year that the city has chosen.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::mix_references;

/// A reference mix as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = mix_references)]
pub struct Row {
    /// The survey.
    pub survey_id: i64,
    /// The chosen year.
    pub year: i32,
    /// Numbers of responses by kind of placement, a JSON object.
    pub mix: String,
    /// Milliseconds since 1970, UTC.
    pub made_at: i64,
}

/// Returns the reference mix of a survey.
pub fn find(db: &mut Db, survey_id: i64) -> Result<Option<Row>, Error> {
    let rows = mix_references::table.filter(mix_references::survey_id.eq(survey_id));
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Replaces the reference mix of a survey.
pub fn replace(db: &mut Db, row: &Row) -> Result<(), Error> {
    remove(db, row.survey_id)?;
    diesel::insert_into(mix_references::table).values(row).execute(db)?;
    Ok(())
}

/// Removes the reference mix of a survey.
pub fn remove(db: &mut Db, survey_id: i64) -> Result<(), Error> {
    diesel::delete(mix_references::table.filter(mix_references::survey_id.eq(survey_id))).execute(db)?;
    Ok(())
}
