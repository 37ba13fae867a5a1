//! Rows of applications: cities that ask to join.

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::prelude::*;
use diesel::sql_types::Integer;

use super::db::Db;
use super::error::Error;
use super::schema::applications;
use super::stored_enum::stored_as_number;

/// State of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Integer)]
pub enum State {
    /// Not decided yet.
    Open,
    /// The city was admitted.
    Approved,
    /// The city was not admitted.
    Refused,
    /// The e-mail address is not confirmed, so it does not count as an application yet.
    Unconfirmed,
}

stored_as_number!(State {
    Open = 0,
    Approved = 1,
    Refused = 2,
    Unconfirmed = 3,
});

/// An application as it is stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = applications)]
pub struct Row {
    /// Identity inside the database.
    pub id: i64,
    /// The slug that the city would get.
    pub slug: String,
    /// The city's name.
    pub name: String,
    /// ISO 3166-1 alpha-2 code.
    pub country: String,
    /// Name of the applicant.
    pub contact: String,
    /// E-mail address of the applicant.
    pub email: String,
    /// IANA time zone name.
    pub timezone: String,
    /// JSON list of language tags.
    pub languages: String,
    /// Code of the local administrative unit (Eurostat), or empty.
    pub lau: String,
    /// Free-text message of the applicant.
    pub message: String,
    /// State.
    pub state: State,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// Milliseconds since 1970, UTC.
    pub decided_at: Option<i64>,
    /// SHA-256 of the token in the confirmation letter.
    pub token_hash: Option<Vec<u8>>,
}

/// Inserts an application.
pub fn insert(db: &mut Db, row: &Row) -> Result<(), Error> {
    diesel::insert_into(applications::table).values(row).execute(db)?;
    Ok(())
}

/// Counts the undecided applications.
pub fn count_open(db: &mut Db) -> Result<i64, Error> {
    let rows = applications::table.filter(applications::state.eq(State::Open));
    Ok(rows.count().get_result(db)?)
}

/// Returns the e-mail addresses of undecided applications.
pub fn open_emails(db: &mut Db) -> Result<Vec<String>, Error> {
    let rows = applications::table.filter(applications::state.eq(State::Open));
    Ok(rows.select(applications::email).load(db)?)
}

/// Counts the undecided and unconfirmed applications of an e-mail address.
pub fn count_of(db: &mut Db, email: &str) -> Result<i64, Error> {
    let rows = applications::table.filter(applications::email.eq(email)).filter(
        applications::state
            .eq(State::Open)
            .or(applications::state.eq(State::Unconfirmed)),
    );
    Ok(rows.count().get_result(db)?)
}

/// Deletes unconfirmed applications created before `at`, then the oldest ones until `keep` are left.
pub fn delete_unconfirmed(db: &mut Db, at: i64, keep: i64) -> Result<(), Error> {
    let unconfirmed = applications::table.filter(applications::state.eq(State::Unconfirmed));
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

/// Deletes the unconfirmed applications of an e-mail address.
pub fn delete_unconfirmed_of(db: &mut Db, email: &str) -> Result<(), Error> {
    let unconfirmed = applications::table
        .filter(applications::state.eq(State::Unconfirmed))
        .filter(applications::email.eq(email));
    diesel::delete(unconfirmed).execute(db)?;
    Ok(())
}

/// Returns the application with this confirmation token.
pub fn find_by_token(db: &mut Db, token_hash: &[u8]) -> Result<Option<Row>, Error> {
    let rows = applications::table.filter(applications::token_hash.eq(token_hash));
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Confirms the e-mail address of an application; false when it was confirmed before.
pub fn confirm(db: &mut Db, id: i64) -> Result<bool, Error> {
    let unconfirmed = applications::table
        .filter(applications::id.eq(id))
        .filter(applications::state.eq(State::Unconfirmed));
    Ok(diesel::update(unconfirmed)
        .set(applications::state.eq(State::Open))
        .execute(db)?
        == 1)
}

/// Returns confirmed applications, undecided ones first, then by newest.
pub fn list(db: &mut Db, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = applications::table
        .filter(applications::state.ne(State::Unconfirmed))
        .order((applications::state.asc(), applications::id.desc()));
    Ok(rows.limit(limit).select(Row::as_select()).load(db)?)
}

/// Returns one application.
pub fn find(db: &mut Db, id: i64) -> Result<Option<Row>, Error> {
    let rows = applications::table.find(id);
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Decides an open application; false when it was decided before.
pub fn decide(db: &mut Db, id: i64, state: State, at: i64) -> Result<bool, Error> {
    let open = applications::table
        .filter(applications::id.eq(id))
        .filter(applications::state.eq(State::Open));
    let changed = diesel::update(open)
        .set((applications::state.eq(state), applications::decided_at.eq(at)))
        .execute(db)?;
    Ok(changed == 1)
}
