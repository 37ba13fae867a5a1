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
    /// [`OPEN`], [`APPROVED`] or [`REFUSED`].
    pub state: i32,
    /// Milliseconds since 1970, UTC.
    pub created_at: i64,
    /// Milliseconds since 1970, UTC.
    pub decided_at: Option<i64>,
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

/// The newest applications, the open ones first.
pub fn list(db: &mut Db, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = applications::table.order((applications::state.asc(), applications::id.desc()));
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
