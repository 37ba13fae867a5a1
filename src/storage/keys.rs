//! Rows of API keys; only hashes are stored.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::{cities, keys};

/// An API key as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = keys)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// SHA-256 of the key.
    pub hash: Vec<u8>,
    /// Role of the key, which determines its permissions.
    pub role: String,
    /// The city that it gives access to; none for all cities.
    pub city_id: Option<i64>,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// Purpose, as named by staff.
    pub name: String,
    /// Time of expiry, milliseconds since 1970, UTC.
    pub expires_at: Option<i64>,
    /// Time of the last use, to the minute.
    pub used_at: Option<i64>,
}

/// Inserts a key.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(keys::table).values(row).execute(db)?;
    Ok(())
}

/// Returns the key with this hash and the slug of its city.
pub fn find(db: &mut Db, hash: &[u8]) -> Result<Option<(Row, Option<String>)>, Error> {
    let rows = keys::table.left_join(cities::table).filter(keys::hash.eq(hash));
    Ok(rows
        .select((Row::as_select(), cities::slug.nullable()))
        .first(db)
        .optional()?)
}

/// Returns all keys with the slugs of their cities, oldest first.
pub fn list(db: &mut Db) -> Result<Vec<(Row, Option<String>)>, Error> {
    let rows = keys::table.left_join(cities::table).order(keys::id.asc());
    Ok(rows.select((Row::as_select(), cities::slug.nullable())).load(db)?)
}

/// Deletes a key; false when it does not exist.
pub fn delete(db: &mut Db, id: i64) -> Result<bool, Error> {
    Ok(diesel::delete(keys::table.filter(keys::id.eq(id))).execute(db)? == 1)
}

/// Deletes a key of a city; false when the city does not have it.
pub fn delete_of_city(db: &mut Db, city_id: i64, id: i64) -> Result<bool, Error> {
    let own = keys::table.filter(keys::id.eq(id)).filter(keys::city_id.eq(city_id));
    Ok(diesel::delete(own).execute(db)? == 1)
}

/// Records the use of a key.
pub fn touch(db: &mut Db, id: i64, at: i64) -> Result<(), Error> {
    diesel::update(keys::table.filter(keys::id.eq(id)))
        .set(keys::used_at.eq(at))
        .execute(db)?;
    Ok(())
}
