//! Rows of link keys: what a city's own systems sign links with.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::link_keys;

/// A link key as it is stored. Its secret is not: it follows from the id.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = link_keys)]
pub struct Row {
    /// Names the key in the head of a link.
    pub id: String,
    /// The city whose links it signs.
    pub city_id: i64,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// When it ended; milliseconds since 1970, UTC.
    pub revoked_at: Option<i64>,
}

/// Adds a key.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(link_keys::table).values(row).execute(db)?;
    Ok(())
}

/// The keys of a city, the oldest first.
pub fn of_city(db: &mut Db, city_id: i64) -> Result<Vec<Row>, Error> {
    let rows = link_keys::table.filter(link_keys::city_id.eq(city_id));
    let rows = rows.order((link_keys::created_at.asc(), link_keys::id.asc()));
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Ends a key; false when the city has no such key. One that ended before keeps its time.
pub fn revoke(db: &mut Db, city_id: i64, id: &str, at: i64) -> Result<bool, Error> {
    let key = link_keys::table
        .filter(link_keys::city_id.eq(city_id))
        .filter(link_keys::id.eq(id));
    let known: i64 = key.count().get_result(db)?;
    diesel::update(key.filter(link_keys::revoked_at.is_null()))
        .set(link_keys::revoked_at.eq(at))
        .execute(db)?;
    Ok(known > 0)
}
