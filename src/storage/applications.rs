//! Rows of cities that ask to join.

use diesel::prelude::*;

use super::db::Db;
use super::error::Error;
use super::schema::applications;

/// Nobody has decided.
pub const OPEN: i32 = 0;
/// The city was admitted.
pub const APPROVED: i32 = 1;
/// The city was not admitted.
pub const REFUSED: i32 = 2;

/// Nobody has confirmed the address yet: no application.
pub const UNCONFIRMED: i32 = 3;

/// An application as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = applications)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// The name in addresses that the city would have.
    pub slug: String,
    /// The city's name.
    pub name: String,
    /// ISO 3166-1 alpha-2 code.
    pub country: String,
    /// Who asks.
    pub contact: String,
    /// Where the answer goes.
    pub email: String,
    /// IANA name of the zone.
    pub timezone: String,
    /// A JSON list of tags.
    pub languages: String,
    /// Code of the local administrative unit (Eurostat), or empty.
    pub lau: String,
    /// What they add.
    pub message: String,
    /// [`OPEN`], [`APPROVED`], [`REFUSED`] or [`UNCONFIRMED`].
    pub state: i32,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// Milliseconds since 1970, UTC.
    pub decided_at: Option<i64>,
    /// SHA-256 of the token in the letter that asks to confirm the address.
    pub token_hash: Option<Vec<u8>>,
}

/// Adds an application.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(applications::table).values(row).execute(db)?;
    Ok(())
}

/// How many wait for a decision.
pub fn count_open(db: &mut Db) -> Result<i64, Error> {
    let rows = applications::table.filter(applications::state.eq(OPEN));
    Ok(rows.count().get_result(db)?)
}

/// The addresses of those that wait for a decision.
pub fn open_emails(db: &mut Db) -> Result<Vec<String>, Error> {
    let rows = applications::table.filter(applications::state.eq(OPEN));
    Ok(rows.select(applications::email).load(db)?)
}

/// How many of this address wait, for a decision or to be confirmed.
pub fn count_of(db: &mut Db, email: &str) -> Result<i64, Error> {
    let rows = applications::table
        .filter(applications::email.eq(email))
        .filter(applications::state.eq_any([OPEN, UNCONFIRMED]));
    Ok(rows.count().get_result(db)?)
}

/// Forgets what nobody confirmed: of before `at`, and the oldest until `keep` are left.
pub fn delete_unconfirmed(db: &mut Db, at: i64, keep: i64) -> Result<(), Error> {
    let unconfirmed = applications::table.filter(applications::state.eq(UNCONFIRMED));
    diesel::delete(unconfirmed.filter(applications::created_at.lt(at))).execute(db)?;
    let beyond: Vec<i64> = unconfirmed
        .order((applications::created_at.desc(), applications::id.desc()))
        .select(applications::id)
        .offset(keep)
        .limit(i64::MAX)
        .load(db)?;
    if !beyond.is_empty() {
        diesel::delete(applications::table.filter(applications::id.eq_any(beyond))).execute(db)?;
    }
    Ok(())
}

/// Forgets what is not confirmed of this address.
pub fn delete_unconfirmed_of(db: &mut Db, email: &str) -> Result<(), Error> {
    let unconfirmed = applications::table
        .filter(applications::state.eq(UNCONFIRMED))
        .filter(applications::email.eq(email));
    diesel::delete(unconfirmed).execute(db)?;
    Ok(())
}

/// The application whose letter carried this token.
pub fn find_by_token(db: &mut Db, token_hash: &[u8]) -> Result<Option<Row>, Error> {
    let rows = applications::table.filter(applications::token_hash.eq(token_hash));
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Confirms the address of an application; false when it was confirmed before.
pub fn confirm(db: &mut Db, id: i64) -> Result<bool, Error> {
    let unconfirmed = applications::table
        .filter(applications::id.eq(id))
        .filter(applications::state.eq(UNCONFIRMED));
    Ok(diesel::update(unconfirmed)
        .set(applications::state.eq(OPEN))
        .execute(db)?
        == 1)
}

/// The newest applications, the open ones first; none that is not confirmed.
pub fn list(db: &mut Db, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = applications::table
        .filter(applications::state.ne(UNCONFIRMED))
        .order((applications::state.asc(), applications::id.desc()));
    Ok(rows.limit(limit).select(Row::as_select()).load(db)?)
}

/// One application.
pub fn find(db: &mut Db, id: i64) -> Result<Option<Row>, Error> {
    let rows = applications::table.find(id);
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Decides about an open application; false when somebody was faster.
pub fn decide(db: &mut Db, id: i64, state: i32, at: i64) -> Result<bool, Error> {
    let open = applications::table
        .filter(applications::id.eq(id))
        .filter(applications::state.eq(OPEN));
    let changed = diesel::update(open)
        .set((applications::state.eq(state), applications::decided_at.eq(at)))
        .execute(db)?;
    Ok(changed == 1)
}
