//! Rows of the cities' identity providers and of single sign-ons in progress.

use diesel::prelude::*;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::schema::{cities, domains, providers, sign_ons};

/// A single sign-on in progress as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = sign_ons)]
pub struct Row {
    /// SHA-256 over the `state` parameter and the browser's cookie.
    pub state_hash: Vec<u8>,
    /// The city of the provider.
    pub city_id: i64,
    /// OIDC `nonce`, which the ID token must repeat.
    pub nonce: String,
    /// PKCE code verifier (RFC 7636).
    pub verifier: String,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// The account to connect the identity to; none for a sign-in.
    pub person_id: Option<i64>,
}

/// Returns the settings of the city's provider, JSON.
pub fn find(db: &mut Db, city_id: i64) -> Result<Option<String>, Error> {
    let row = providers::table.find(city_id).select(providers::settings);
    Ok(row.first(db).optional()?)
}

/// Returns the settings of all providers by city.
pub fn all_settings(db: &mut Db) -> Result<Vec<(i64, String)>, Error> {
    let rows = providers::table.order(providers::city_id.asc());
    Ok(rows.select((providers::city_id, providers::settings)).load(db)?)
}

/// Replaces the settings of the city's provider; `None` removes it.
pub fn set(db: &mut Db, city_id: i64, settings: Option<&str>) -> Result<(), Error> {
    diesel::delete(providers::table.find(city_id)).execute(db)?;
    if let Some(settings) = settings {
        on_each_backend!(db, conn => diesel::insert_into(providers::table)
            .values((providers::city_id.eq(city_id), providers::settings.eq(settings)))
            .execute(conn))?;
    }
    Ok(())
}

/// Returns slug and name of the cities with a provider and a confirmed domain, by name.
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

/// Returns all providers as city and JSON settings, by name of the city.
pub fn with_cities(db: &mut Db) -> Result<Vec<(super::cities::Row, String)>, Error> {
    let rows = providers::table.inner_join(cities::table).order(cities::name.asc());
    Ok(rows
        .select((super::cities::Row::as_select(), providers::settings))
        .load(db)?)
}

/// Cancels all single sign-ons in progress at the city's provider.
pub fn cancel_sign_ons(db: &mut Db, city_id: i64) -> Result<(), Error> {
    diesel::delete(sign_ons::table.filter(sign_ons::city_id.eq(city_id))).execute(db)?;
    Ok(())
}

/// Inserts a single sign-on and deletes those from before `before`.
pub fn begin(db: &mut Db, row: &Row, before: i64) -> Result<(), Error> {
    diesel::delete(sign_ons::table.filter(sign_ons::created_at.lt(before))).execute(db)?;
    diesel::insert_into(sign_ons::table).values(row).execute(db)?;
    Ok(())
}

/// Removes and returns a single sign-on; succeeds once.
pub fn take(db: &mut Db, state_hash: &[u8]) -> Result<Option<Row>, Error> {
    let found = sign_ons::table.find(state_hash).select(Row::as_select()).first(db);
    let Some(row) = found.optional()? else {
        return Ok(None);
    };
    let gone = diesel::delete(sign_ons::table.find(state_hash)).execute(db)?;
    Ok((gone == 1).then_some(row))
}
