//! Rows of device marks: known browsers of a person are bound to the mark and become unknown when it changes.

use diesel::prelude::*;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::identity;
use super::schema::device_marks;

/// Returns the mark of a person's devices; 0 until its first change.
pub fn find(db: &mut Db, person_id: i64) -> Result<i64, Error> {
    let row = device_marks::table.find(person_id).select(device_marks::mark);
    Ok(row.first(db).optional()?.unwrap_or(0))
}

/// Changes the mark, which makes every browser of the person unknown.
pub fn renew(db: &mut Db, person_id: i64) -> Result<(), Error> {
    let mark = identity::fresh();
    on_each_backend!(db, conn => diesel::insert_into(device_marks::table)
        .values((device_marks::person_id.eq(person_id), device_marks::mark.eq(mark)))
        .on_conflict(device_marks::person_id)
        .do_update()
        .set(device_marks::mark.eq(mark))
        .execute(conn))?;
    Ok(())
}
