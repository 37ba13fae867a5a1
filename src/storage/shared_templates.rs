//! Rows of shared templates: surveys that cities share with each other.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::{cities, shared_templates};

/// A shared template as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = shared_templates)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// The city that shares it.
    pub city_id: i64,
    /// Name of the template.
    pub name: String,
    /// The city's note on its experience with the survey.
    pub note: String,
    /// The definition, JSON.
    pub definition: String,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
}

/// Inserts a shared template.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(shared_templates::table).values(row).execute(db)?;
    Ok(())
}

/// Returns shared templates with name and slug of their cities, newest first.
pub fn list(db: &mut Db, limit: i64) -> Result<Vec<(Row, String, String)>, Error> {
    let rows = shared_templates::table.inner_join(cities::table);
    let rows = rows.order(shared_templates::id.desc()).limit(limit);
    Ok(rows.select((Row::as_select(), cities::name, cities::slug)).load(db)?)
}

/// Returns one shared template.
pub fn find(db: &mut Db, id: i64) -> Result<Option<Row>, Error> {
    let rows = shared_templates::table.find(id);
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Replaces the definition of a shared template, for the upgrade of documents that an earlier version of the program stored.
pub fn set_definition(db: &mut Db, id: i64, definition: &str) -> Result<(), Error> {
    diesel::update(shared_templates::table.find(id))
        .set(shared_templates::definition.eq(definition))
        .execute(db)?;
    Ok(())
}

/// Deletes a shared template of a city; false when the city does not have it.
pub fn delete(db: &mut Db, city_id: i64, id: i64) -> Result<bool, Error> {
    let own = shared_templates::table
        .filter(shared_templates::city_id.eq(city_id))
        .filter(shared_templates::id.eq(id));
    Ok(diesel::delete(own).execute(db)? == 1)
}
