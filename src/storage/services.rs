//! Rows of a city's digital services.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::services;

/// A service as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = services)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// The city that provides the service.
    pub city_id: i64,
    /// Name in URLs, unique in the city.
    pub slug: String,
    /// Display name by language, a JSON object.
    pub name: String,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// Id of its type; `None` when it has none.
    pub service_type: Option<String>,
}

/// Inserts a service. Errors: [`Error::Conflict`] when the city has one with this slug.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(services::table).values(row).execute(db)?;
    Ok(())
}

/// Returns services of the city with a slug after `after`, by slug.
pub fn list(db: &mut Db, city_id: i64, after: &str, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = services::table
        .filter(services::city_id.eq(city_id))
        .filter(services::slug.gt(after))
        .order(services::slug.asc())
        .limit(limit);
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Changes the display name of a service.
pub fn rename(db: &mut Db, id: i64, name: &str) -> Result<(), Error> {
    diesel::update(services::table.filter(services::id.eq(id)))
        .set(services::name.eq(name))
        .execute(db)?;
    Ok(())
}

/// Changes the type of a service.
pub fn classify(db: &mut Db, id: i64, service_type: Option<&str>) -> Result<(), Error> {
    diesel::update(services::table.filter(services::id.eq(id)))
        .set(services::service_type.eq(service_type))
        .execute(db)?;
    Ok(())
}
