//! Rows of confirmed domains of e-mail addresses: each belongs to one city.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::{cities, domains};

/// A confirmed domain as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = domains)]
pub struct Row {
    /// In small letters and ASCII (RFC 5891). Unique.
    pub domain: String,
    /// The one city that it belongs to.
    pub city_id: i64,
    /// Milliseconds since 1970, UTC.
    pub confirmed_at: i64,
    /// `dns`, `migration`, or who confirmed it.
    pub confirmed_by: String,
}

/// The domain, if it is confirmed.
pub fn find(db: &mut Db, domain: &str) -> Result<Option<Row>, Error> {
    let rows = domains::table.find(domain);
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// The confirmed domains of the city.
pub fn of_city(db: &mut Db, city_id: i64) -> Result<Vec<Row>, Error> {
    let rows = domains::table
        .filter(domains::city_id.eq(city_id))
        .order(domains::domain.asc());
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Every confirmed domain, with the city that it belongs to.
pub fn all(db: &mut Db) -> Result<Vec<(Row, super::cities::Row)>, Error> {
    let rows = domains::table.inner_join(cities::table).order(domains::domain.asc());
    Ok(rows
        .select((Row::as_select(), super::cities::Row::as_select()))
        .load(db)?)
}

/// Adds a confirmed domain; [`Error::Conflict`] when a city has it already.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(domains::table).values(row).execute(db)?;
    Ok(())
}

/// Takes a domain away from the city; false when the city does not have it.
pub fn delete(db: &mut Db, city_id: i64, domain: &str) -> Result<bool, Error> {
    let own = domains::table
        .filter(domains::city_id.eq(city_id))
        .filter(domains::domain.eq(domain));
    Ok(diesel::delete(own).execute(db)? == 1)
}
