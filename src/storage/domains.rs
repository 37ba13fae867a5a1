//! Rows of confirmed e-mail domains; each belongs to one city.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::{cities, domains};

/// A confirmed domain as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = domains)]
pub struct Row {
    /// Lower-case ASCII (RFC 5891). Unique.
    pub domain: String,
    /// The city that owns the domain.
    pub city_id: i64,
    /// Milliseconds since 1970, UTC.
    pub confirmed_at: i64,
    /// `dns`, `migration`, or the person who confirmed it.
    pub confirmed_by: String,
}

/// Returns the domain if it is confirmed.
pub fn find(db: &mut Db, domain: &str) -> Result<Option<Row>, Error> {
    let rows = domains::table.find(domain);
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Returns the confirmed domains of a city.
pub fn of_city(db: &mut Db, city_id: i64) -> Result<Vec<Row>, Error> {
    let rows = domains::table
        .filter(domains::city_id.eq(city_id))
        .order(domains::domain.asc());
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Returns every confirmed domain with its city.
pub fn all(db: &mut Db) -> Result<Vec<(Row, super::cities::Row)>, Error> {
    let rows = domains::table.inner_join(cities::table).order(domains::domain.asc());
    Ok(rows
        .select((Row::as_select(), super::cities::Row::as_select()))
        .load(db)?)
}

/// Inserts a confirmed domain. Errors: [`Error::Conflict`] when a city has it already.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(domains::table).values(row).execute(db)?;
    Ok(())
}

/// Removes a domain from a city; false when the city does not have it.
pub fn delete(db: &mut Db, city_id: i64, domain: &str) -> Result<bool, Error> {
    let own = domains::table
        .filter(domains::city_id.eq(city_id))
        .filter(domains::domain.eq(domain));
    Ok(diesel::delete(own).execute(db)? == 1)
}
