//! Rows of responses: one a submission, its answers as one JSON document.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Binary, Integer, Text};
use diesel::{PgConnection, SqliteConnection};
use uuid::Uuid;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::schema::{responses, withdrawals};

/// A response that is about to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRow {
    /// Made by the sender; sending it twice stores it once.
    pub submission_id: Uuid,
    /// The version whose questions it answers.
    pub version_id: i64,
    /// Where the survey was offered.
    pub placement: String,
    /// The language it was answered in.
    pub language: String,
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// Milliseconds since 1970, UTC.
    pub submitted_at: i64,
    /// The answers, JSON.
    pub answers: String,
}

/// A response as it is stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = responses)]
pub struct Row {
    /// Grows with each response; part of the receipt.
    pub id: i64,
    /// 16 bytes of the sender's UUID.
    pub submission_id: Vec<u8>,
    /// The version whose questions it answers.
    pub version_id: i64,
    /// Where the survey was offered.
    pub placement: String,
    /// The language it was answered in.
    pub language: String,
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// Milliseconds since 1970, UTC.
    pub submitted_at: i64,
    /// The answers, JSON.
    pub answers: String,
}

impl Row {
    /// The sender's UUID.
    pub fn submission_id(&self) -> Result<Uuid, Error> {
        Uuid::from_slice(&self.submission_id).map_err(|cause| Error::Corrupt {
            table: "responses",
            what: cause.to_string(),
        })
    }
}

/// Stores what is new of `rows`, which must be sorted by submission and without repetition.
///
/// Answers with the identity each new row was given. A submission that is stored already, or was
/// withdrawn, is left out. Sorted, so that two replicas meeting the same submissions wait for each
/// other in one order.
pub(super) fn insert_new(db: &mut Db, rows: &[&NewRow]) -> Result<HashMap<Uuid, i64>, Error> {
    let mut inserted = match db {
        Db::Postgres(conn) => insert_postgres(conn, rows)?,
        Db::Sqlite(conn) => insert_sqlite(conn, rows)?,
    };
    // Asked after the insert: a withdrawal that was under way has finished by now, and is seen.
    for withdrawn in withdrawn_among(db, inserted.keys())? {
        if let Some(id) = inserted.remove(&withdrawn) {
            diesel::delete(responses::table.filter(responses::id.eq(id))).execute(db)?;
        }
    }
    Ok(inserted)
}

#[derive(QueryableByName)]
struct Inserted {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Binary)]
    submission_id: Vec<u8>,
}

/// One statement for the batch.
fn insert_postgres(conn: &mut PgConnection, rows: &[&NewRow]) -> Result<HashMap<Uuid, i64>, Error> {
    let inserted: Vec<Inserted> = diesel::sql_query(
        "insert into responses (submission_id, version_id, placement, language, day, submitted_at, answers) \
         select * from unnest($1, $2, $3, $4, $5, $6, $7) on conflict (submission_id) do nothing \
         returning id, submission_id",
    )
    .bind::<Array<Binary>, _>(
        rows.iter()
            .map(|row| row.submission_id.as_bytes().as_slice())
            .collect::<Vec<_>>(),
    )
    .bind::<Array<BigInt>, _>(rows.iter().map(|row| row.version_id).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(rows.iter().map(|row| row.placement.as_str()).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(rows.iter().map(|row| row.language.as_str()).collect::<Vec<_>>())
    .bind::<Array<Integer>, _>(rows.iter().map(|row| row.day).collect::<Vec<_>>())
    .bind::<Array<BigInt>, _>(rows.iter().map(|row| row.submitted_at).collect::<Vec<_>>())
    .bind::<Array<Text>, _>(rows.iter().map(|row| row.answers.as_str()).collect::<Vec<_>>())
    .load(conn)?;
    inserted
        .into_iter()
        .map(|row| {
            let id = Uuid::from_slice(&row.submission_id).map_err(|cause| Error::Corrupt {
                table: "responses",
                what: cause.to_string(),
            })?;
            Ok((id, row.id))
        })
        .collect()
}

/// One prepared statement, run for each row: SQLite is in this process, so there is no round trip to save.
fn insert_sqlite(conn: &mut SqliteConnection, rows: &[&NewRow]) -> Result<HashMap<Uuid, i64>, Error> {
    let newest: Option<i64> = responses::table
        .order(responses::id.desc())
        .select(responses::id)
        .first(conn)
        .optional()?;
    let mut next = newest.unwrap_or(0) + 1;
    let mut inserted = HashMap::with_capacity(rows.len());
    for row in rows {
        let stored = diesel::insert_into(responses::table)
            .values((
                responses::id.eq(next),
                responses::submission_id.eq(row.submission_id.as_bytes().as_slice()),
                responses::version_id.eq(row.version_id),
                responses::placement.eq(&row.placement),
                responses::language.eq(&row.language),
                responses::day.eq(row.day),
                responses::submitted_at.eq(row.submitted_at),
                responses::answers.eq(&row.answers),
            ))
            .on_conflict(responses::submission_id)
            .do_nothing()
            .execute(conn)?;
        if stored == 1 {
            inserted.insert(row.submission_id, next);
            next += 1;
        }
    }
    Ok(inserted)
}

/// Which of these submissions were withdrawn before.
fn withdrawn_among<'a>(db: &mut Db, ids: impl Iterator<Item = &'a Uuid>) -> Result<Vec<Uuid>, Error> {
    let ids: Vec<&[u8]> = ids.map(|id| id.as_bytes().as_slice()).collect();
    let found: Vec<Vec<u8>> = match db {
        Db::Postgres(conn) => withdrawals::table
            .filter(withdrawals::submission_id.eq_any(&ids))
            .select(withdrawals::submission_id)
            .load(conn)?,
        Db::Sqlite(conn) => {
            let mut found = Vec::new();
            for id in ids {
                let row = withdrawals::table.find(id).select(withdrawals::submission_id);
                found.extend(row.first::<Vec<u8>>(conn).optional()?);
            }
            found
        }
    };
    Ok(found.iter().filter_map(|id| Uuid::from_slice(id).ok()).collect())
}

/// The response of this identity.
pub fn find(db: &mut Db, id: i64) -> Result<Option<Row>, Error> {
    Ok(responses::table
        .filter(responses::id.eq(id))
        .select(Row::as_select())
        .first(db)
        .optional()?)
}

/// The response that came of this submission.
pub fn find_by_submission(db: &mut Db, submission_id: Uuid) -> Result<Option<Row>, Error> {
    let rows = responses::table.filter(responses::submission_id.eq(submission_id.as_bytes().as_slice()));
    Ok(rows.select(Row::as_select()).first(db).optional()?)
}

/// Whether this submission was withdrawn.
pub fn is_withdrawn(db: &mut Db, submission_id: Uuid) -> Result<bool, Error> {
    let rows = withdrawals::table.filter(withdrawals::submission_id.eq(submission_id.as_bytes().as_slice()));
    Ok(rows.count().get_result::<i64>(db)? > 0)
}

/// Deletes the response, and remembers only that its submission must not come back. False when it was gone.
pub fn withdraw(db: &mut Db, row: &Row, at: i64) -> Result<bool, Error> {
    if diesel::delete(responses::table.filter(responses::id.eq(row.id))).execute(db)? == 0 {
        return Ok(false);
    }
    on_each_backend!(db, conn => diesel::insert_into(withdrawals::table)
        .values((withdrawals::submission_id.eq(&row.submission_id), withdrawals::withdrawn_at.eq(at)))
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(true)
}

/// Up to `limit` responses after identity `after`, in order.
pub fn after(db: &mut Db, after: i64, limit: i64) -> Result<Vec<Row>, Error> {
    let rows = responses::table
        .filter(responses::id.gt(after))
        .order(responses::id.asc())
        .limit(limit);
    Ok(rows.select(Row::as_select()).load(db)?)
}

/// How many responses there are in all.
pub fn count(db: &mut Db) -> Result<i64, Error> {
    Ok(responses::table.count().get_result(db)?)
}
