//! Rows of API keys: only hashes are kept.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::{cities, keys};

/// A key as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = keys)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// SHA-256 of the key.
    pub hash: Vec<u8>,
    /// What its holder may do.
    pub role: String,
    /// The one city it opens, or all.
    pub city_id: Option<i64>,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// What it is for.
    pub name: String,
    /// When it ends.
    pub expires_at: Option<i64>,
    /// When it was last used, to the minute.
    pub used_at: Option<i64>,
}

/// Adds a key.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(keys::table).values(row).execute(db)?;
    Ok(())
}

/// The key of this hash, with the slug of its city.
pub fn find(db: &mut Db, hash: &[u8]) -> Result<Option<(Row, Option<String>)>, Error> {
    let rows = keys::table.left_join(cities::table).filter(keys::hash.eq(hash));
    Ok(rows
        .select((Row::as_select(), cities::slug.nullable()))
        .first(db)
        .optional()?)
}

/// Every key, with the slug of its city, oldest first.
pub fn list(db: &mut Db) -> Result<Vec<(Row, Option<String>)>, Error> {
    let rows = keys::table.left_join(cities::table).order(keys::id.asc());
    Ok(rows.select((Row::as_select(), cities::slug.nullable())).load(db)?)
}

/// Removes a key; false when there is none of this identity.
pub fn delete(db: &mut Db, id: i64) -> Result<bool, Error> {
    Ok(diesel::delete(keys::table.filter(keys::id.eq(id))).execute(db)? == 1)
}

/// Removes a key of the city; false when the city has none of this identity.
pub fn delete_of_city(db: &mut Db, city_id: i64, id: i64) -> Result<bool, Error> {
    let own = keys::table.filter(keys::id.eq(id)).filter(keys::city_id.eq(city_id));
    Ok(diesel::delete(own).execute(db)? == 1)
}

/// Notes that the key was used.
pub fn touch(db: &mut Db, id: i64, at: i64) -> Result<(), Error> {
    diesel::update(keys::table.filter(keys::id.eq(id)))
        .set(keys::used_at.eq(at))
        .execute(db)?;
    Ok(())
}
