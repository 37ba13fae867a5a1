//! Rows of failures to sign in, under keyed hashes.

use diesel::prelude::*;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::schema::attempts;

/// How often it failed, and when last, in milliseconds since 1970. Locks the row until the transaction ends, and makes it
/// when it is not there, so that two tries at once are counted one after the other.
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
    Ok(match db {
        Db::Postgres(conn) => row.for_update().first(conn)?,
        Db::Sqlite(conn) => row.first(conn)?,
    })
}

/// Writes how often it failed.
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

/// Takes one failure back.
pub fn take_back(db: &mut Db, name_hash: &[u8]) -> Result<(), Error> {
    let counted = attempts::table.find(name_hash).filter(attempts::failures.gt(0));
    on_each_backend!(db, conn => diesel::update(counted)
        .set(attempts::failures.eq(attempts::failures - 1))
        .execute(conn))?;
    Ok(())
}

/// Forgets failures: it went well.
pub fn clear(db: &mut Db, name_hash: &[u8]) -> Result<(), Error> {
    diesel::delete(attempts::table.find(name_hash)).execute(db)?;
    Ok(())
}

/// Forgets failures whose last is older than `before`.
pub fn delete_older(db: &mut Db, before: i64) -> Result<(), Error> {
    diesel::delete(attempts::table.filter(attempts::last_at.lt(before))).execute(db)?;
    Ok(())
}
