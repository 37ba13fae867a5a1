//! Rows of published versions: written once, never changed.

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
    /// The survey it is a version of.
    pub survey_id: i64,
    /// 1, 2, 3 … in the survey.
    pub number: i32,
    /// The definition, JSON as it was drafted.
    pub definition: String,
    /// Milliseconds since 1970, UTC.
    pub published_at: i64,
    /// What changed, in the words of whoever published it.
    pub note: String,
}

/// Adds a version; its number must be new in the survey.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(versions::table).values(row).execute(db)?;
    Ok(())
}

/// Every version of the survey, the newest first.
pub fn of_survey(db: &mut Db, survey_id: i64) -> Result<Vec<Row>, Error> {
    let rows = versions::table
        .filter(versions::survey_id.eq(survey_id))
        .order(versions::number.desc());
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// The newest version of the survey.
pub fn newest(db: &mut Db, survey_id: i64) -> Result<Option<Row>, Error> {
    let rows = versions::table
        .filter(versions::survey_id.eq(survey_id))
        .order(versions::number.desc());
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// The number of the newest version, when there is one.
pub fn newest_number(db: &mut Db, survey_id: i64) -> Result<Option<i32>, Error> {
    let rows = versions::table
        .filter(versions::survey_id.eq(survey_id))
        .order(versions::number.desc());
    Ok(rows.select(versions::number).first(db).optional()?)
}

/// The version of this identity.
pub fn find(db: &mut Db, id: i64) -> Result<Option<Row>, Error> {
    Ok(versions::table
        .filter(versions::id.eq(id))
        .select(Row::as_select())
        .first(db)
        .optional()?)
}

/// Every version's identity, oldest first.
pub fn ids(db: &mut Db) -> Result<Vec<i64>, Error> {
    Ok(versions::table
        .order(versions::id.asc())
        .select(versions::id)
        .load(db)?)
}
