//! Rows of published versions: written once, changed only by an upgrade.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::versions;

/// A published version as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = versions)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// The survey of the version.
    pub survey_id: i64,
    /// Consecutive number from 1 within the survey.
    pub number: i32,
    /// The definition, JSON as drafted.
    pub definition: String,
    /// Milliseconds since 1970, UTC.
    pub published_at: i64,
    /// The publisher's note on the changes.
    pub note: String,
}

/// Inserts a version. Errors: [`Error::Conflict`] when the survey has one with this number.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(versions::table).values(row).execute(db)?;
    Ok(())
}

/// Returns all versions of a survey, newest first.
pub fn of_survey(db: &mut Db, survey_id: i64) -> Result<Vec<Row>, Error> {
    let rows = versions::table
        .filter(versions::survey_id.eq(survey_id))
        .order(versions::number.desc());
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Returns the newest version of a survey.
pub fn newest(db: &mut Db, survey_id: i64) -> Result<Option<Row>, Error> {
    let rows = versions::table
        .filter(versions::survey_id.eq(survey_id))
        .order(versions::number.desc());
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Returns the number of the newest version, if any.
pub fn newest_number(db: &mut Db, survey_id: i64) -> Result<Option<i32>, Error> {
    let rows = versions::table
        .filter(versions::survey_id.eq(survey_id))
        .order(versions::number.desc());
    Ok(rows.select(versions::number).first(db).optional()?)
}

/// Returns the version with this identity.
pub fn find(db: &mut Db, id: i64) -> Result<Option<Row>, Error> {
    Ok(versions::table
        .filter(versions::id.eq(id))
        .select(Row::as_select())
        .first(db)
        .optional()?)
}

/// Replaces the definition of a version, for the upgrade of documents that an earlier version of the program stored.
pub fn set_definition(db: &mut Db, id: i64, definition: &str) -> Result<(), Error> {
    diesel::update(versions::table.find(id))
        .set(versions::definition.eq(definition))
        .execute(db)?;
    Ok(())
}

/// Returns the identities of all versions, oldest first.
pub fn ids(db: &mut Db) -> Result<Vec<i64>, Error> {
    Ok(versions::table
        .order(versions::id.asc())
        .select(versions::id)
        .load(db)?)
}
