//! Rows of unprocessed requests for a password reset; at most one for an address.

use diesel::prelude::*;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::schema::reset_requests;

/// A request as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = reset_requests)]
pub struct Row {
    /// The requested e-mail address, in lower case.
    pub email: String,
    /// Base URL of the link in the letter, without a trailing slash.
    pub public_url: String,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
}

/// Inserts a request unless one for the address is waiting.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    on_each_backend!(db, conn => diesel::insert_into(reset_requests::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// Returns waiting requests, oldest first.
pub fn waiting(db: &mut Db, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = reset_requests::table.order(reset_requests::created_at.asc());
    Ok(rows.limit(limit).select(Row::as_select()).load(db)?)
}

/// Removes a request; false when another process took it.
pub fn take(db: &mut Db, email: &str) -> Result<bool, Error> {
    Ok(diesel::delete(reset_requests::table.find(email)).execute(db)? == 1)
}
