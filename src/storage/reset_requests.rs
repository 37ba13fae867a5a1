//! Rows of requests for a new password that nobody has looked at: one for an address at a time.

use diesel::prelude::*;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::schema::reset_requests;

/// A request as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = reset_requests)]
pub struct Row {
    /// The address that was typed, in small letters.
    pub email: String,
    /// Where the link in the letter leads, without a slash at its end.
    pub public_url: String,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
}

/// Adds a request, unless one for the address waits.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    on_each_backend!(db, conn => diesel::insert_into(reset_requests::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// The requests that wait, the oldest first.
pub fn waiting(db: &mut Db, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = reset_requests::table.order(reset_requests::created_at.asc());
    Ok(rows.limit(limit).select(Row::as_select()).load(db)?)
}

/// Takes a request away; false when another process was faster.
pub fn take(db: &mut Db, email: &str) -> Result<bool, Error> {
    Ok(diesel::delete(reset_requests::table.find(email)).execute(db)? == 1)
}
