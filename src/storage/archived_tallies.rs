//! Sheets of responses that were deleted when their time was over: what was counted stays, and a recount still agrees.

use diesel::prelude::*;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::schema::archived_tallies;
use super::tallies::Key;

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

/// The archived sheets of a version.
pub fn of_version(db: &mut Db, version_id: i64) -> Result<Vec<Row>, Error> {
    let rows = archived_tallies::table.filter(archived_tallies::version_id.eq(version_id));
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// One archived sheet, packed.
pub fn find(db: &mut Db, key: &Key) -> Result<Option<Vec<u8>>, Error> {
    let rows = archived_tallies::table
        .filter(archived_tallies::version_id.eq(key.version_id))
        .filter(archived_tallies::day.eq(key.day))
        .filter(archived_tallies::placement.eq(&key.placement))
        .filter(archived_tallies::language.eq(&key.language));
    Ok(rows.select(archived_tallies::counts).first(db).optional()?)
}

/// Stores an archived sheet in place of the one that was there.
pub fn set(db: &mut Db, key: &Key, counts: &[u8]) -> Result<(), Error> {
    on_each_backend!(db, conn => diesel::insert_into(archived_tallies::table)
        .values((
            archived_tallies::version_id.eq(key.version_id),
            archived_tallies::day.eq(key.day),
            archived_tallies::placement.eq(&key.placement),
            archived_tallies::language.eq(&key.language),
            archived_tallies::counts.eq(counts),
        ))
        .on_conflict((
            archived_tallies::version_id,
            archived_tallies::day,
            archived_tallies::placement,
            archived_tallies::language,
        ))
        .do_update()
        .set(archived_tallies::counts.eq(counts))
        .execute(conn))?;
    Ok(())
}
