//! Rows of sessions; only hashes of session tokens are stored.

use diesel::prelude::*;

use super::db::Db;
use super::device_marks;
use super::error::Error;
use super::schema::sessions;

/// A session as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = sessions)]
pub struct Row {
    /// Identity of the session, shown to its owner.
    pub id: i64,
    /// SHA-256 of the token.
    pub token_hash: Vec<u8>,
    /// The person that signed in.
    pub person_id: i64,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// Time of the last use, to the minute.
    pub seen_at: i64,
    /// Absolute time of expiry.
    pub expires_at: i64,
    /// Whether every required factor is verified.
    pub is_complete: bool,
    /// The city that the session is limited to; none for all cities of the person.
    pub city_id: Option<i64>,
    /// Short description of the browser.
    pub client: String,
    /// Time when a password or second factor was last verified in it; 0 while it is incomplete.
    pub verified_at: i64,
}

/// Inserts a session.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(sessions::table).values(row).execute(db)?;
    Ok(())
}

/// Returns the session with this token hash.
pub fn find(db: &mut Db, token_hash: &[u8]) -> Result<Option<Row>, Error> {
    let rows = sessions::table.filter(sessions::token_hash.eq(token_hash));
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Returns the sessions of a person, newest first.
pub fn of_person(db: &mut Db, person_id: i64) -> Result<Vec<Row>, Error> {
    let rows = sessions::table
        .filter(sessions::person_id.eq(person_id))
        .order(sessions::id.desc());
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// Records the use of a session.
pub fn touch(db: &mut Db, id: i64, at: i64) -> Result<(), Error> {
    diesel::update(sessions::table.find(id))
        .set(sessions::seen_at.eq(at))
        .execute(db)?;
    Ok(())
}

/// Records that a password or second factor was verified in the session.
pub fn set_verified(db: &mut Db, id: i64, at: i64) -> Result<(), Error> {
    diesel::update(sessions::table.find(id))
        .set(sessions::verified_at.eq(at))
        .execute(db)?;
    Ok(())
}

/// Deletes one session of a person; false when there is none.
pub fn delete(db: &mut Db, person_id: i64, id: i64) -> Result<bool, Error> {
    let own = sessions::table
        .filter(sessions::person_id.eq(person_id))
        .filter(sessions::id.eq(id));
    Ok(diesel::delete(own).execute(db)? == 1)
}

/// Deletes all sessions of a person except `keep`. With `keep` 0, the person's known browsers become unknown as well.
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

/// Deletes the sessions started by the city's identity provider, of one person or of all.
pub fn delete_of_provider(db: &mut Db, city_id: i64, person_id: Option<i64>) -> Result<(), Error> {
    let begun = sessions::table.filter(sessions::city_id.eq(city_id));
    match person_id {
        Some(id) => diesel::delete(begun.filter(sessions::person_id.eq(id))).execute(db)?,
        None => diesel::delete(begun).execute(db)?,
    };
    Ok(())
}

/// Deletes the session with this token hash, if any.
pub fn delete_by_hash(db: &mut Db, token_hash: &[u8]) -> Result<(), Error> {
    diesel::delete(sessions::table.filter(sessions::token_hash.eq(token_hash))).execute(db)?;
    Ok(())
}

/// Deletes all sessions of a person and returns their number. The person's known browsers become unknown.
pub fn delete_all(db: &mut Db, person_id: i64) -> Result<usize, Error> {
    device_marks::renew(db, person_id)?;
    Ok(diesel::delete(sessions::table.filter(sessions::person_id.eq(person_id))).execute(db)?)
}

/// Deletes sessions that expired before `at`.
pub fn delete_expired(db: &mut Db, at: i64) -> Result<(), Error> {
    diesel::delete(sessions::table.filter(sessions::expires_at.lt(at))).execute(db)?;
    Ok(())
}
