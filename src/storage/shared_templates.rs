//! Rows of surveys that cities share with each other.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::{cities, shared_templates};

/// A shared survey as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = shared_templates)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// The city that shares it.
    pub city_id: i64,
    /// What it is called.
    pub name: String,
    /// What worked, in the words of the city.
    pub note: String,
    /// The definition, JSON.
    pub definition: String,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
}

/// Shares a survey.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(shared_templates::table).values(row).execute(db)?;
    Ok(())
}

/// Everything that is shared, the newest first, with the name and slug of the city.
pub fn list(db: &mut Db, limit: i64) -> Result<Vec<(Row, String, String)>, Error> {
    let rows = shared_templates::table.inner_join(cities::table);
    let rows = rows.order(shared_templates::id.desc()).limit(limit);
    Ok(rows.select((Row::as_select(), cities::name, cities::slug)).load(db)?)
}

/// One that is shared.
pub fn find(db: &mut Db, id: i64) -> Result<Option<Row>, Error> {
    let rows = shared_templates::table.find(id);
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Shares a survey of the city no longer; false when it shares none of this identity.
pub fn delete(db: &mut Db, city_id: i64, id: i64) -> Result<bool, Error> {
    let own = shared_templates::table
        .filter(shared_templates::city_id.eq(city_id))
        .filter(shared_templates::id.eq(id));
    Ok(diesel::delete(own).execute(db)? == 1)
}
