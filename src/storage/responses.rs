//! Rows of responses: one for each submission, its answers as one JSON document.

use std::collections::HashMap;

use diesel::SqliteConnection;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Binary, Bool, Integer, Nullable, Text};
use diesel::sqlite::Sqlite;
use uuid::Uuid;

use super::credit_claims::{Claims, KnownCredits};
use super::credits;
use super::db::{Db, by_backend};
use super::error::Error;
use super::hold_state::HoldState;
pub use super::new_response::{CreditBucket, CreditClaim, NewRow};
use super::schema::{responses, withdrawals};
use super::submission_id::uuid_of;
use super::verifications;

/// A response as it is stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = responses)]
pub struct Row {
    /// Ascending identity; part of the receipt.
    pub id: i64,
    /// 16 bytes of the sender's UUID.
    pub submission_id: Vec<u8>,
    /// The answered version.
    pub version_id: i64,
    /// Slug of the placement.
    pub placement: String,
    /// The language it was answered in.
    pub language: String,
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// Milliseconds since 1970, UTC.
    pub submitted_at: i64,
    /// The answers, JSON.
    pub answers: String,
    /// Whether it counts towards the minimum of what is published.
    pub is_credited: bool,
    /// Time of the citizen's last correction, milliseconds since 1970, UTC; `None` for none.
    pub corrected_at: Option<i64>,
}

impl Row {
    /// Returns the sender's UUID.
    pub fn submission_id(&self) -> Result<Uuid, Error> {
        uuid_of(&self.submission_id)
    }
}

/// Inserts the new ones among `rows`, which must be sorted by submission and without duplicates, with the credits that were
/// granted.
///
/// Returns the identity of each inserted row. Submissions that are stored, held or withdrawn are
/// left out. The order keeps two replicas that insert the same submissions from deadlocking.
pub(super) fn insert_new(db: &mut Db, rows: &[&NewRow], granted: &Claims) -> Result<HashMap<Uuid, i64>, Error> {
    by_backend!(
        db,
        Postgres(conn) => super::postgres::responses::insert_new(conn, rows, granted),
        Sqlite(conn) => insert_sqlite(conn, rows, granted),
    )
}

/// Insert of one row unless its submission is withdrawn or held. SQLite has one writer, so the check in the same statement
/// is exact.
struct InsertOne<'a> {
    id: i64,
    row: &'a NewRow,
    submission_id: &'a [u8],
    is_credited: bool,
}

impl QueryId for InsertOne<'_> {
    type QueryId = InsertOne<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl RunQueryDsl<SqliteConnection> for InsertOne<'_> {}

impl QueryFragment<Sqlite> for InsertOne<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.push_sql(
            "insert into responses (id, submission_id, version_id, placement, language, day, submitted_at, answers, \
             is_credited) select ",
        );
        out.push_bind_param::<BigInt, _>(&self.id)?;
        out.push_sql(", ");
        out.push_bind_param::<Binary, _>(&self.submission_id)?;
        out.push_sql(", ");
        out.push_bind_param::<BigInt, _>(&self.row.version_id)?;
        out.push_sql(", ");
        out.push_bind_param::<Text, _>(&self.row.placement)?;
        out.push_sql(", ");
        out.push_bind_param::<Text, _>(&self.row.language)?;
        out.push_sql(", ");
        out.push_bind_param::<Integer, _>(&self.row.day)?;
        out.push_sql(", ");
        out.push_bind_param::<BigInt, _>(&self.row.submitted_at)?;
        out.push_sql(", ");
        out.push_bind_param::<Text, _>(&self.row.answers)?;
        out.push_sql(", ");
        out.push_bind_param::<Bool, _>(&self.is_credited)?;
        out.push_sql(" where not exists (select 1 from withdrawals where submission_id = ");
        out.push_bind_param::<Binary, _>(&self.submission_id)?;
        out.push_sql(") and not exists (select 1 from holds where state = ");
        out.push_bind_param::<Integer, _>(&HoldState::Pending)?;
        out.push_sql(" and submission_id = ");
        out.push_bind_param::<Binary, _>(&self.submission_id)?;
        out.push_sql(") on conflict (submission_id) do nothing");
        Ok(())
    }
}

/// Query of the newest identity that a response has or had. No identity is used again: texts in memory and open staff pages
/// may still refer to a deleted response by its identity. A query of this type is cached; diesel's own would have its limit
/// as a parameter, and SQLite would parse it for each batch.
struct NewestId;

impl QueryId for NewestId {
    type QueryId = NewestId;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl Query for NewestId {
    type SqlType = Nullable<BigInt>;
}

impl RunQueryDsl<SqliteConnection> for NewestId {}

impl QueryFragment<Sqlite> for NewestId {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.push_sql(
            "select max((select coalesce(max(id), 0) from responses), (select coalesce(max(cast(value as integer)), 0) \
             from installation where name = 'newest_deleted_response'))",
        );
        Ok(())
    }
}

/// Runs one prepared statement for each row: SQLite is in-process, so a batch would save no round trip.
fn insert_sqlite(conn: &mut SqliteConnection, rows: &[&NewRow], granted: &Claims) -> Result<HashMap<Uuid, i64>, Error> {
    let newest: Option<i64> = NewestId.get_result(conn)?;
    let mut next = newest.unwrap_or(0) + 1;
    let mut inserted = HashMap::with_capacity(rows.len());
    for row in rows {
        let submission_id = row.submission_id.as_bytes().as_slice();
        if (InsertOne {
            id: next,
            row,
            submission_id,
            is_credited: granted.credits(row),
        })
        .execute(conn)?
            == 1
        {
            inserted.insert(row.submission_id, next);
            next += 1;
        }
    }
    Ok(inserted)
}

/// Returns the response with this identity.
pub fn find(db: &mut Db, id: i64) -> Result<Option<Row>, Error> {
    Ok(responses::table
        .filter(responses::id.eq(id))
        .select(Row::as_select())
        .get_result(db)
        .optional()?)
}

/// Returns the response of a submission.
pub fn find_by_submission(db: &mut Db, submission_id: Uuid) -> Result<Option<Row>, Error> {
    let rows = responses::table.filter(responses::submission_id.eq(submission_id.as_bytes().as_slice()));
    Ok(rows.select(Row::as_select()).get_result(db).optional()?)
}

/// Returns whether a submission was withdrawn.
pub fn is_withdrawn(db: &mut Db, submission_id: Uuid) -> Result<bool, Error> {
    let rows = withdrawals::table.filter(withdrawals::submission_id.eq(submission_id.as_bytes().as_slice()));
    Ok(rows.count().get_result::<i64>(db)? > 0)
}

/// Deletes a response and records its withdrawal; false when it was changed or deleted meanwhile.
pub fn withdraw(db: &mut Db, row: &Row, at: i64) -> Result<bool, Error> {
    // Only if unchanged: a concurrent correction has moved the counts that the caller subtracts.
    let unchanged = responses::table
        .filter(responses::id.eq(row.id))
        .filter(responses::submission_id.eq(&row.submission_id))
        .filter(responses::answers.eq(&row.answers));
    if diesel::delete(unchanged).execute(db)? == 0 {
        return Ok(false);
    }
    verifications::withdraw(db, &row.submission_id)?;
    super::withdrawals::insert(db, &row.submission_id, Some(row.id), at)?;
    Ok(true)
}

/// Inserts one checked response outside the committer, with the credit that it claims; `None` when its submission is stored,
/// held or withdrawn.
pub fn insert_one(db: &mut Db, row: &NewRow) -> Result<Option<Row>, Error> {
    let granted = credits::claim(db, &Claims::of(&[row], &KnownCredits::default()))?;
    let inserted = insert_new(db, &[row], &granted)?;
    credits::give_back(db, &granted, &inserted)?;
    match inserted.get(&row.submission_id) {
        Some(id) => find(db, *id),
        None => Ok(None),
    }
}

/// Replaces the answers of a response if they still equal those of `row`; false when it was changed or withdrawn.
pub fn replace(db: &mut Db, row: &Row, answers: &str) -> Result<bool, Error> {
    let unchanged = responses::table
        .filter(responses::id.eq(row.id))
        .filter(responses::submission_id.eq(&row.submission_id))
        .filter(responses::answers.eq(&row.answers));
    Ok(diesel::update(unchanged)
        .set(responses::answers.eq(answers))
        .execute(db)?
        == 1)
}

/// Replaces the answers of a response by the citizen's own correction, likewise.
pub fn correct(db: &mut Db, row: &Row, answers: &str, at: i64) -> Result<bool, Error> {
    let unchanged = responses::table
        .filter(responses::id.eq(row.id))
        .filter(responses::submission_id.eq(&row.submission_id))
        .filter(responses::answers.eq(&row.answers));
    let corrected = (responses::answers.eq(answers), responses::corrected_at.eq(Some(at)));
    Ok(diesel::update(unchanged).set(corrected).execute(db)? == 1)
}

/// Counts the responses of a version that citizens corrected at this time or later.
pub fn count_corrected_since(db: &mut Db, version_id: i64, at: i64) -> Result<i64, Error> {
    let rows = responses::table
        .filter(responses::version_id.eq(version_id))
        .filter(responses::corrected_at.ge(at));
    Ok(rows.count().get_result(db)?)
}

/// Returns up to `limit` responses after identity `after`, in order.
pub fn after(db: &mut Db, after: i64, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = responses::table
        .filter(responses::id.gt(after))
        .order(responses::id.asc())
        .limit(limit);
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// A filter of responses within a range of identities.
#[derive(Clone, Debug)]
pub struct ResponseFilter {
    /// The versions.
    pub versions: Vec<i64>,
    /// Lower bound of the identity, excluded.
    pub after: i64,
    /// Upper bound of the identity, included.
    pub last: i64,
    /// First civil day, included.
    pub from: Option<i32>,
    /// Last civil day, included.
    pub to: Option<i32>,
}

/// Returns up to `limit` responses that match, in order.
pub fn page(db: &mut Db, filter: &ResponseFilter, limit: i64) -> Result<Vec<Row>, Error> {
    let mut rows = responses::table
        .filter(responses::id.gt(filter.after))
        .filter(responses::id.le(filter.last))
        .filter(responses::version_id.eq_any(filter.versions.clone()))
        .order(responses::id.asc())
        .limit(limit)
        .select(Row::as_select())
        .into_boxed();
    if let Some(from) = filter.from {
        rows = rows.filter(responses::day.ge(from));
    }
    if let Some(to) = filter.to {
        rows = rows.filter(responses::day.le(to));
    }
    Ok(rows.load(db)?)
}

/// Returns the identity of the newest response; 0 without responses.
pub fn last_id(db: &mut Db) -> Result<i64, Error> {
    let newest = responses::table.order(responses::id.desc()).select(responses::id);
    Ok(newest.first(db).optional()?.unwrap_or_default())
}

/// Counts all responses.
pub fn count(db: &mut Db) -> Result<i64, Error> {
    Ok(responses::table.count().get_result(db)?)
}

/// A response without its answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = responses)]
pub struct ResponseHead {
    /// Ascending identity.
    pub id: i64,
    /// The answered version.
    pub version_id: i64,
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
}

/// Returns up to `limit` responses after identity `after`, in order.
pub fn heads(db: &mut Db, after: i64, limit: i64) -> Result<Vec<ResponseHead>, Error> {
    let rows = responses::table
        .filter(responses::id.gt(after))
        .order(responses::id.asc())
        .limit(limit);
    Ok(rows.select(ResponseHead::as_select()).load(db)?)
}

/// Deletes a response without a trace if its answers still equal those of `row`; false when it was changed meanwhile.
pub fn delete(db: &mut Db, row: &Row) -> Result<bool, Error> {
    let unchanged = responses::table
        .filter(responses::id.eq(row.id))
        .filter(responses::answers.eq(&row.answers));
    Ok(diesel::delete(unchanged).execute(db)? == 1)
}
