//! Rows of placements: where a survey is offered.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::placement_kind::PlacementKind;
use super::schema::placements;

/// A placement as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = placements)]
pub struct Row {
    /// Identity inside the database; a placement that is deleted and created again gets a new one.
    pub id: i64,
    /// The survey that is offered.
    pub survey_id: i64,
    /// Name in URLs, unique in the survey.
    pub slug: String,
    /// Kind.
    pub kind: PlacementKind,
    /// Name for staff.
    pub name: Option<String>,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
}

/// Inserts a placement. Errors: [`Error::Conflict`] when the survey has one with this slug.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(placements::table).values(row).execute(db)?;
    Ok(())
}

/// Returns the placement with this slug in the survey.
pub fn find(db: &mut Db, survey_id: i64, slug: &str) -> Result<Option<Row>, Error> {
    let rows = placements::table
        .filter(placements::survey_id.eq(survey_id))
        .filter(placements::slug.eq(slug));
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Returns placements of the survey with a slug after `after`, by slug.
pub fn list(db: &mut Db, survey_id: i64, after: &str, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = placements::table
        .filter(placements::survey_id.eq(survey_id))
        .filter(placements::slug.gt(after))
        .order(placements::slug.asc())
        .limit(limit);
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Counts the placements of a survey.
pub fn count(db: &mut Db, survey_id: i64) -> Result<i64, Error> {
    let rows = placements::table.filter(placements::survey_id.eq(survey_id));
    Ok(rows.count().get_result(db)?)
}

/// Deletes a placement.
pub fn delete(db: &mut Db, survey_id: i64, id: i64) -> Result<(), Error> {
    let own = placements::table
        .filter(placements::id.eq(id))
        .filter(placements::survey_id.eq(survey_id));
    diesel::delete(own).execute(db)?;
    Ok(())
}
