//! Rows of leaky buckets that count attempts to sign in, by keyed hash.

use diesel::prelude::*;

use super::db::{Db, by_backend, on_each_backend};
use super::error::Error;
use super::schema::attempts;

/// Returns the attempts in the bucket and the start of its leak interval, in milliseconds since 1970. Creates the row if
/// it is missing and locks it until the transaction ends, which serialises concurrent attempts.
pub fn lock(db: &mut Db, name_hash: &[u8], now: i64) -> Result<(i64, i64), Error> {
    on_each_backend!(db, conn => diesel::insert_into(attempts::table)
        .values((
            attempts::name_hash.eq(name_hash),
            attempts::failures.eq(0),
            attempts::last_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(conn))?;
    let row = attempts::table
        .find(name_hash)
        .select((attempts::failures, attempts::last_at));
    Ok(by_backend!(
        db,
        Postgres(conn) => row.for_update().first(conn)?,
        Sqlite(conn) => row.first(conn)?,
    ))
}

/// Writes the attempts in the bucket and the start of its leak interval.
pub fn set(db: &mut Db, name_hash: &[u8], failures: i64, last_at: i64) -> Result<(), Error> {
    on_each_backend!(db, conn => diesel::insert_into(attempts::table)
        .values((
            attempts::name_hash.eq(name_hash),
            attempts::failures.eq(failures),
            attempts::last_at.eq(last_at),
        ))
        .on_conflict(attempts::name_hash)
        .do_update()
        .set((attempts::failures.eq(failures), attempts::last_at.eq(last_at)))
        .execute(conn))?;
    Ok(())
}

/// Removes one attempt from the bucket.
pub fn decrement(db: &mut Db, name_hash: &[u8]) -> Result<(), Error> {
    let counted = attempts::table.find(name_hash).filter(attempts::failures.gt(0));
    on_each_backend!(db, conn => diesel::update(counted)
        .set(attempts::failures.eq(attempts::failures - 1))
        .execute(conn))?;
    Ok(())
}

/// Empties the bucket after a successful attempt.
pub fn clear(db: &mut Db, name_hash: &[u8]) -> Result<(), Error> {
    diesel::delete(attempts::table.find(name_hash)).execute(db)?;
    Ok(())
}

/// Deletes up to `limit` buckets whose leak interval started before `before`. On PostgreSQL, skips rows that another
/// transaction has locked, which avoids deadlocks.
pub fn delete_older(db: &mut Db, before: i64, limit: i64) -> Result<(), Error> {
    let old = attempts::table
        .filter(attempts::last_at.lt(before))
        .select(attempts::name_hash)
        .limit(limit);
    let names: Vec<Vec<u8>> = by_backend!(
        db,
        Postgres(conn) => old.for_update().skip_locked().load(conn)?,
        Sqlite(conn) => old.load(conn)?,
    );
    if !names.is_empty() {
        diesel::delete(attempts::table.filter(attempts::name_hash.eq_any(names))).execute(db)?;
    }
    Ok(())
}
