//! Rows of single-use tokens in letters: invitations and password resets.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::tickets;

/// A single-use token as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = tickets)]
pub struct Row {
    /// SHA-256 of the token in the link.
    pub token_hash: Vec<u8>,
    /// `invitation` or `reset`.
    pub purpose: String,
    /// E-mail address of the recipient.
    pub email: String,
    /// Name of the recipient, if the inviter entered it; else empty.
    pub name: String,
    /// The city of the granted role.
    pub city_id: Option<i64>,
    /// The granted role.
    pub role: Option<String>,
    /// The person that invited.
    pub invited_by: String,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// Time of expiry.
    pub expires_at: i64,
    /// Time of use.
    pub used_at: Option<i64>,
}

/// Inserts a token.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(tickets::table).values(row).execute(db)?;
    Ok(())
}

/// Returns the token with this hash.
pub fn find(db: &mut Db, token_hash: &[u8]) -> Result<Option<Row>, Error> {
    Ok(tickets::table
        .find(token_hash)
        .select(Row::as_select())
        .first(db)
        .optional()?)
}

/// Returns all addresses that tokens were sent to.
pub fn emails(db: &mut Db) -> Result<Vec<String>, Error> {
    Ok(tickets::table.select(tickets::email).distinct().load(db)?)
}

/// Marks a token as used; false when it was used before.
pub fn spend(db: &mut Db, token_hash: &[u8], at: i64) -> Result<bool, Error> {
    let ticket = tickets::table
        .filter(tickets::token_hash.eq(token_hash))
        .filter(tickets::used_at.is_null());
    Ok(diesel::update(ticket).set(tickets::used_at.eq(at)).execute(db)? == 1)
}

/// Counts the tokens of this purpose created for the address after `at`, including used ones.
pub fn count_since(db: &mut Db, purpose: &str, email: &str, at: i64) -> Result<i64, Error> {
    let rows = tickets::table
        .filter(tickets::purpose.eq(purpose))
        .filter(tickets::email.eq(email))
        .filter(tickets::created_at.gt(at));
    Ok(rows.count().get_result(db)?)
}

/// Returns the unused, unexpired invitations to the city, newest first.
pub fn open_of_city(db: &mut Db, city_id: Option<i64>, at: i64) -> Result<Vec<Row>, Error> {
    let rows = tickets::table
        .filter(tickets::purpose.eq("invitation"))
        .filter(tickets::used_at.is_null())
        .filter(tickets::expires_at.gt(at))
        .into_boxed();
    let rows = match city_id {
        Some(id) => rows.filter(tickets::city_id.eq(id)),
        None => rows.filter(tickets::city_id.is_null()),
    };
    Ok(rows
        .order(tickets::created_at.desc())
        .select(Row::as_select())
        .load(db)?)
}

/// Deletes the unused tokens of this purpose for the address and city; false when there was none.
pub fn revoke(db: &mut Db, purpose: &str, email: &str, city_id: Option<i64>) -> Result<bool, Error> {
    let own = tickets::table
        .filter(tickets::purpose.eq(purpose))
        .filter(tickets::email.eq(email))
        .filter(tickets::used_at.is_null());
    let revoked = match city_id {
        Some(id) => diesel::delete(own.filter(tickets::city_id.eq(id))).execute(db)?,
        None => diesel::delete(own.filter(tickets::city_id.is_null())).execute(db)?,
    };
    Ok(revoked > 0)
}

/// Deletes all tokens of an address, used or not.
pub fn delete_of(db: &mut Db, email: &str) -> Result<(), Error> {
    diesel::delete(tickets::table.filter(tickets::email.eq(email))).execute(db)?;
    Ok(())
}

/// Deletes tokens that expired before `at`.
pub fn delete_expired(db: &mut Db, at: i64) -> Result<(), Error> {
    diesel::delete(tickets::table.filter(tickets::expires_at.lt(at))).execute(db)?;
    Ok(())
}
