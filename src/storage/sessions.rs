//! Rows of sessions: only hashes of what browsers hold.

use diesel::prelude::*;

use super::db::Db;
use super::device_marks;
use super::error::Error;
use super::schema::sessions;

/// A session as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = sessions)]
pub struct Row {
    /// Names it to its owner.
    pub id: i64,
    /// SHA-256 of the token.
    pub token_hash: Vec<u8>,
    /// Whose it is.
    pub person_id: i64,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// When it was last used, to the minute.
    pub seen_at: i64,
    /// When it ends, whatever happens.
    pub expires_at: i64,
    /// 1 when every factor was shown.
    pub is_complete: i32,
    /// The one city that it opens; all of its owner's, without one.
    pub city_id: Option<i64>,
    /// What kind of browser, in a few words.
    pub client: String,
    /// When the password or the second factor was last shown in it; 0 while it is incomplete.
    pub verified_at: i64,
}

/// Adds a session.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(sessions::table).values(row).execute(db)?;
    Ok(())
}

/// The session of this hash.
pub fn find(db: &mut Db, token_hash: &[u8]) -> Result<Option<Row>, Error> {
    let rows = sessions::table.filter(sessions::token_hash.eq(token_hash));
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// The sessions of a person, the newest first.
pub fn of_person(db: &mut Db, person_id: i64) -> Result<Vec<Row>, Error> {
    let rows = sessions::table
        .filter(sessions::person_id.eq(person_id))
        .order(sessions::id.desc());
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Notes that the session was used.
pub fn touch(db: &mut Db, id: i64, at: i64) -> Result<(), Error> {
    diesel::update(sessions::table.find(id))
        .set(sessions::seen_at.eq(at))
        .execute(db)?;
    Ok(())
}

/// Notes that the password or the second factor was shown in the session.
pub fn set_verified(db: &mut Db, id: i64, at: i64) -> Result<(), Error> {
    diesel::update(sessions::table.find(id))
        .set(sessions::verified_at.eq(at))
        .execute(db)?;
    Ok(())
}

/// Ends one session of a person; false when there is none.
pub fn delete(db: &mut Db, person_id: i64, id: i64) -> Result<bool, Error> {
    let own = sessions::table
        .filter(sessions::person_id.eq(person_id))
        .filter(sessions::id.eq(id));
    Ok(diesel::delete(own).execute(db)? == 1)
}

/// Ends every session of a person but one. When it keeps none (`keep` is 0), the person's known browsers are forgotten as well.
pub fn delete_others(db: &mut Db, person_id: i64, keep: i64) -> Result<(), Error> {
    if keep == 0 {
        device_marks::renew(db, person_id)?;
    }
    let others = sessions::table
        .filter(sessions::person_id.eq(person_id))
        .filter(sessions::id.ne(keep));
    diesel::delete(others).execute(db)?;
    Ok(())
}

/// Ends every session that the city's identity provider began: all of them, or those of one person.
pub fn delete_of_provider(db: &mut Db, city_id: i64, person_id: Option<i64>) -> Result<(), Error> {
    let begun = sessions::table.filter(sessions::city_id.eq(city_id));
    match person_id {
        Some(id) => diesel::delete(begun.filter(sessions::person_id.eq(id))).execute(db)?,
        None => diesel::delete(begun).execute(db)?,
    };
    Ok(())
}

/// Ends the session of this hash, if there is one.
pub fn delete_by_hash(db: &mut Db, token_hash: &[u8]) -> Result<(), Error> {
    diesel::delete(sessions::table.filter(sessions::token_hash.eq(token_hash))).execute(db)?;
    Ok(())
}

/// Ends every session of a person, and tells how many there were. No browser of theirs is known any more.
pub fn delete_all(db: &mut Db, person_id: i64) -> Result<usize, Error> {
    device_marks::renew(db, person_id)?;
    Ok(diesel::delete(sessions::table.filter(sessions::person_id.eq(person_id))).execute(db)?)
}

/// Forgets the sessions that ended before `at`.
pub fn delete_expired(db: &mut Db, at: i64) -> Result<(), Error> {
    diesel::delete(sessions::table.filter(sessions::expires_at.lt(at))).execute(db)?;
    Ok(())
}
