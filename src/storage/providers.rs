//! Rows of cities' own providers of identities, and of sign-ons under way there.

use diesel::prelude::*;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::schema::{cities, domains, providers, sign_ons};

/// A sign-on under way as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = sign_ons)]
pub struct Row {
    /// SHA-256 of the state and of what the browser holds.
    pub state_hash: Vec<u8>,
    /// The city whose provider was asked.
    pub city_id: i64,
    /// Comes back inside the token.
    pub nonce: String,
    /// Proves that whoever brings the code is who began (RFC 7636).
    pub verifier: String,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// The account that the identity is to be connected to; none when somebody signs in.
    pub person_id: Option<i64>,
}

/// The settings of the city's provider, JSON.
pub fn find(db: &mut Db, city_id: i64) -> Result<Option<String>, Error> {
    let row = providers::table.find(city_id).select(providers::settings);
    Ok(row.first(db).optional()?)
}

/// The settings of every city's provider, with the city.
pub fn all_settings(db: &mut Db) -> Result<Vec<(i64, String)>, Error> {
    let rows = providers::table.order(providers::city_id.asc());
    Ok(rows.select((providers::city_id, providers::settings)).load(db)?)
}

/// Stores the settings of the city's provider; `None` takes it away.
pub fn set(db: &mut Db, city_id: i64, settings: Option<&str>) -> Result<(), Error> {
    diesel::delete(providers::table.find(city_id)).execute(db)?;
    if let Some(settings) = settings {
        on_each_backend!(db, conn => diesel::insert_into(providers::table)
            .values((providers::city_id.eq(city_id), providers::settings.eq(settings)))
            .execute(conn))?;
    }
    Ok(())
}

/// The cities that have a provider and a confirmed domain: slug and name, by name.
pub fn cities(db: &mut Db) -> Result<Vec<(String, String)>, Error> {
    let confirmed = domains::table.select(domains::city_id);
    let rows = providers::table
        .inner_join(cities::table)
        .filter(providers::city_id.eq_any(confirmed));
    Ok(rows
        .order(cities::name.asc())
        .select((cities::slug, cities::name))
        .load(db)?)
}

/// Every provider: its city, and its settings, JSON; by the name of the city.
pub fn with_cities(db: &mut Db) -> Result<Vec<(super::cities::Row, String)>, Error> {
    let rows = providers::table.inner_join(cities::table).order(cities::name.asc());
    Ok(rows
        .select((super::cities::Row::as_select(), providers::settings))
        .load(db)?)
}

/// Ends every sign-on under way at the city's provider.
pub fn end_all(db: &mut Db, city_id: i64) -> Result<(), Error> {
    diesel::delete(sign_ons::table.filter(sign_ons::city_id.eq(city_id))).execute(db)?;
    Ok(())
}

/// Remembers a sign-on, and forgets those that began before `before`.
pub fn begin(db: &mut Db, row: &Row, before: i64) -> Result<(), Error> {
    diesel::delete(sign_ons::table.filter(sign_ons::created_at.lt(before))).execute(db)?;
    diesel::insert_into(sign_ons::table).values(row).execute(db)?;
    Ok(())
}

/// Takes a sign-on: once, whoever comes first.
pub fn take(db: &mut Db, state_hash: &[u8]) -> Result<Option<Row>, Error> {
    let found = sign_ons::table.find(state_hash).select(Row::as_select()).first(db);
    let Some(row) = found.optional()? else {
        return Ok(None);
    };
    let gone = diesel::delete(sign_ons::table.find(state_hash)).execute(db)?;
    Ok((gone == 1).then_some(row))
}
