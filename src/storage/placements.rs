//! Rows of placements: where a survey is offered.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::placements;

/// A placement as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = placements)]
pub struct Row {
    /// Identity inside the database; another one when the placement was removed and made again.
    pub id: i64,
    /// The survey that is offered there.
    pub survey_id: i64,
    /// Name in addresses, unique in the survey.
    pub slug: String,
    /// What it is: `link`, `qr`, `kiosk` …
    pub kind: String,
    /// Name for staff.
    pub name: Option<String>,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
}

/// Adds a placement; its slug must be new in the survey.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(placements::table).values(row).execute(db)?;
    Ok(())
}

/// The placement of this slug in the survey.
pub fn find(db: &mut Db, survey_id: i64, slug: &str) -> Result<Option<Row>, Error> {
    let rows = placements::table
        .filter(placements::survey_id.eq(survey_id))
        .filter(placements::slug.eq(slug));
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Placements of the survey after `after`, by slug.
pub fn list(db: &mut Db, survey_id: i64, after: &str, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = placements::table
        .filter(placements::survey_id.eq(survey_id))
        .filter(placements::slug.gt(after))
        .order(placements::slug.asc())
        .limit(limit);
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// How many placements the survey has.
pub fn count(db: &mut Db, survey_id: i64) -> Result<i64, Error> {
    let rows = placements::table.filter(placements::survey_id.eq(survey_id));
    Ok(rows.count().get_result(db)?)
}

/// Removes a placement.
pub fn delete(db: &mut Db, id: i64) -> Result<(), Error> {
    diesel::delete(placements::table.filter(placements::id.eq(id))).execute(db)?;
    Ok(())
}
