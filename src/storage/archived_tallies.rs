//! Counter blocks of responses that retention deleted: their counts stay, and a recount starts from them.

use diesel::prelude::*;

use super::db::{Db, by_backend, on_each_backend};
use super::error::Error;
use super::schema::archived_tallies;
use super::tallies::BlockKey;
use urbivox_core::tally::counter_block::CounterBlock;

/// An archived counter block as it is stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = archived_tallies)]
pub struct Row {
    /// The version whose questions were answered.
    pub version_id: i64,
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// Slug of the placement.
    pub placement: String,
    /// The language it was answered in.
    pub language: String,
    /// The packed counter block.
    pub counts: Vec<u8>,
}

/// Returns the archived counter blocks of a version for days before `day`.
pub fn before(db: &mut Db, version_id: i64, day: i32) -> Result<Vec<Row>, Error> {
    let rows = archived_tallies::table
        .filter(archived_tallies::version_id.eq(version_id))
        .filter(archived_tallies::day.lt(day));
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Returns the archived counter blocks of a version.
pub fn of_version(db: &mut Db, version_id: i64) -> Result<Vec<Row>, Error> {
    let rows = archived_tallies::table.filter(archived_tallies::version_id.eq(version_id));
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Returns one packed counter block, created empty if missing, and locks it until the transaction ends. Several in one
/// transaction must be locked in key order, so that two replicas cannot deadlock.
pub fn claim(db: &mut Db, key: &BlockKey) -> Result<Vec<u8>, Error> {
    let empty = CounterBlock::empty().encode();
    on_each_backend!(db, conn => diesel::insert_into(archived_tallies::table)
        .values((
            archived_tallies::version_id.eq(key.version_id),
            archived_tallies::day.eq(key.day),
            archived_tallies::placement.eq(&key.placement),
            archived_tallies::language.eq(&key.language),
            archived_tallies::counts.eq(empty),
        ))
        .on_conflict_do_nothing()
        .execute(conn))?;
    let rows = archived_tallies::table
        .filter(archived_tallies::version_id.eq(key.version_id))
        .filter(archived_tallies::day.eq(key.day))
        .filter(archived_tallies::placement.eq(&key.placement))
        .filter(archived_tallies::language.eq(&key.language))
        .select(archived_tallies::counts);
    Ok(by_backend!(
        db,
        Postgres(conn) => rows.for_update().first(conn)?,
        Sqlite(conn) => rows.first(conn)?,
    ))
}

/// Replaces a counter block that this transaction locked.
pub fn set(db: &mut Db, key: &BlockKey, counts: &[u8]) -> Result<(), Error> {
    let row = archived_tallies::table
        .filter(archived_tallies::version_id.eq(key.version_id))
        .filter(archived_tallies::day.eq(key.day))
        .filter(archived_tallies::placement.eq(&key.placement))
        .filter(archived_tallies::language.eq(&key.language));
    diesel::update(row)
        .set(archived_tallies::counts.eq(counts))
        .execute(db)?;
    Ok(())
}
