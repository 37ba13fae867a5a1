//! Rows of withdrawals: tombstones that keep a submission from being stored again, without its content.

use diesel::prelude::*;
use uuid::Uuid;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::schema::withdrawals;
use super::submission_id::uuid_of;

/// Records that a submission is gone, with its receipt when the citizen withdrew it.
pub fn insert(db: &mut Db, submission_id: &[u8], receipt_id: Option<i64>, at: i64) -> Result<(), Error> {
    on_each_backend!(db, conn => diesel::insert_into(withdrawals::table)
        .values((
            withdrawals::submission_id.eq(submission_id),
            withdrawals::withdrawn_at.eq(at),
            withdrawals::receipt_id.eq(receipt_id),
        ))
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// Records until `until`, in milliseconds since 1970, that retention deleted a submission, so that a late retry is not
/// counted again.
pub fn insert_until(db: &mut Db, submission_id: &[u8], at: i64, until: i64) -> Result<(), Error> {
    on_each_backend!(db, conn => diesel::insert_into(withdrawals::table)
        .values((
            withdrawals::submission_id.eq(submission_id),
            withdrawals::withdrawn_at.eq(at),
            withdrawals::until.eq(until),
        ))
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// Counts the submissions that citizens and staff withdrew at this time or later.
pub fn count_since(db: &mut Db, at: i64) -> Result<i64, Error> {
    let rows = withdrawals::table
        .filter(withdrawals::withdrawn_at.ge(at))
        .filter(withdrawals::until.is_null());
    Ok(rows.count().get_result(db)?)
}

/// Deletes records that expired by `at`.
pub fn delete_ended(db: &mut Db, at: i64) -> Result<(), Error> {
    diesel::delete(withdrawals::table.filter(withdrawals::until.le(at))).execute(db)?;
    Ok(())
}

/// Returns the submissions withdrawn with this receipt id, rarely more than one.
pub fn of_receipt(db: &mut Db, receipt_id: i64) -> Result<Vec<Uuid>, Error> {
    let rows = withdrawals::table.filter(withdrawals::receipt_id.eq(receipt_id));
    let found: Vec<Vec<u8>> = rows.select(withdrawals::submission_id).load(db)?;
    found.iter().map(|bytes| uuid_of(bytes)).collect()
}
