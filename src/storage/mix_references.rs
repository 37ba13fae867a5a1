//! Rows of reference mixes: the responses of a survey by kind of placement in a fixed period.

use diesel::prelude::*;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::schema::mix_references;

/// A reference mix as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = mix_references)]
pub struct Row {
    /// The survey.
    pub survey_id: i64,
    /// First civil day of the period, in days since 1970.
    pub first_day: i32,
    /// Last civil day of the period.
    pub last_day: i32,
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

/// Inserts the reference mix of a survey, unless it has one.
pub fn insert_if_absent(db: &mut Db, row: &Row) -> Result<(), Error> {
    on_each_backend!(db, conn => diesel::insert_into(mix_references::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// Removes the reference mix of a survey.
pub fn remove(db: &mut Db, survey_id: i64) -> Result<(), Error> {
    diesel::delete(mix_references::table.filter(mix_references::survey_id.eq(survey_id))).execute(db)?;
    Ok(())
}
