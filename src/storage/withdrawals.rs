//! Rows of withdrawals: what remembers that a submission must not come back. Nothing of its content is kept.

use diesel::prelude::*;
use uuid::Uuid;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::responses::uuid_of;
use super::schema::withdrawals;

/// Remembers that a submission is gone; and under which receipt, when it was the citizen who took it back.
pub fn remember(db: &mut Db, submission_id: &[u8], receipt_id: Option<i64>, at: i64) -> Result<(), Error> {
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

/// Remembers that a submission was deleted because its time was over, so that a late retry is not counted again; no longer than `until`,
/// in milliseconds since 1970.
pub fn remember_until(db: &mut Db, submission_id: &[u8], at: i64, until: i64) -> Result<(), Error> {
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

/// Forgets what was to be remembered no longer than `at`.
pub fn delete_ended(db: &mut Db, at: i64) -> Result<(), Error> {
    diesel::delete(withdrawals::table.filter(withdrawals::until.le(at))).execute(db)?;
    Ok(())
}

/// The submissions that were withdrawn under receipts with this id: rarely more than one.
pub fn of_receipt(db: &mut Db, receipt_id: i64) -> Result<Vec<Uuid>, Error> {
    let rows = withdrawals::table.filter(withdrawals::receipt_id.eq(receipt_id));
    let found: Vec<Vec<u8>> = rows.select(withdrawals::submission_id).load(db)?;
    found.iter().map(|bytes| uuid_of(bytes)).collect()
}
