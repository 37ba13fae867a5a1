//! Rows of signing keys, with which a city's own systems sign links.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::link_keys;

/// A signing key as it is stored. Its secret is not stored: it is derived from the id and the installation's secret.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = link_keys)]
pub struct Row {
    /// Key identifier in the header of a signed link.
    pub id: String,
    /// The city that signs with it.
    pub city_id: i64,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// Time of revocation, milliseconds since 1970, UTC.
    pub revoked_at: Option<i64>,
}

/// Inserts a signing key.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(link_keys::table).values(row).execute(db)?;
    Ok(())
}

/// Returns the signing keys of a city, oldest first.
pub fn of_city(db: &mut Db, city_id: i64) -> Result<Vec<Row>, Error> {
    let rows = link_keys::table.filter(link_keys::city_id.eq(city_id));
    let rows = rows.order((link_keys::created_at.asc(), link_keys::id.asc()));
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Revokes a signing key; false when the city does not have it. An earlier revocation keeps its time.
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
