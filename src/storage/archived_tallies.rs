//! Sheets of responses that were deleted when their time was over: what was counted stays, and a recount still agrees.

use diesel::prelude::*;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::schema::archived_tallies;
use super::tallies::BlockKey;
use urbivox_core::tally::counter_block::CounterBlock;

/// A sheet as it is stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = archived_tallies)]
pub struct Row {
    /// The version whose questions were answered.
    pub version_id: i64,
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// Where the survey was offered.
    pub placement: String,
    /// The language it was answered in.
    pub language: String,
    /// The packed sheet.
    pub counts: Vec<u8>,
}

/// The archived sheets of a version of days before this one.
pub fn before(db: &mut Db, version_id: i64, day: i32) -> Result<Vec<Row>, Error> {
    let rows = archived_tallies::table
        .filter(archived_tallies::version_id.eq(version_id))
        .filter(archived_tallies::day.lt(day));
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// The archived sheets of a version.
pub fn of_version(db: &mut Db, version_id: i64) -> Result<Vec<Row>, Error> {
    let rows = archived_tallies::table.filter(archived_tallies::version_id.eq(version_id));
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// One archived sheet, packed, made if it is not there. Nobody else adds to it until the transaction ends. Several in one transaction
/// must come in the order of their keys, so that two replicas cannot block each other.
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
    Ok(match db {
        Db::Postgres(conn) => rows.for_update().first(conn)?,
        Db::Sqlite(conn) => rows.first(conn)?,
    })
}

/// Puts another sheet in the place of one that was claimed.
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
