//! Insert of a batch of responses in one statement.

use std::collections::HashMap;

use diesel::PgConnection;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Array, BigInt, Binary, Bool, Integer, Text};
use uuid::Uuid;

use crate::storage::credit_claims::Claims;
use crate::storage::error::Error;
use crate::storage::hold_state::HoldState;
use crate::storage::new_response::NewRow;
use crate::storage::schema::{holds, responses, withdrawals};
use crate::storage::submission_id::uuid_of;

/// Inserts the new ones among `rows`, which must be sorted by submission and without duplicates, with the credits that were
/// granted, and returns their identities.
pub(in crate::storage) fn insert_new(
    conn: &mut PgConnection,
    rows: &[&NewRow],
    granted: &Claims,
) -> Result<HashMap<Uuid, i64>, Error> {
    let mut inserted = insert(conn, rows, granted)?;
    remove_withdrawn(conn, &mut inserted)?;
    Ok(inserted)
}

/// The columns of a batch as arrays.
pub(super) struct Columns<'a> {
    submission_ids: Vec<&'a [u8]>,
    version_ids: Vec<i64>,
    placements: Vec<&'a str>,
    languages: Vec<&'a str>,
    days: Vec<i32>,
    submitted_at: Vec<i64>,
    answers: Vec<&'a str>,
    credited: Vec<bool>,
}

impl<'a> Columns<'a> {
    pub(super) fn of(rows: &[&'a NewRow], granted: &Claims) -> Columns<'a> {
        Columns {
            submission_ids: rows.iter().map(|row| row.submission_id.as_bytes().as_slice()).collect(),
            version_ids: rows.iter().map(|row| row.version_id).collect(),
            placements: rows.iter().map(|row| row.placement.as_str()).collect(),
            languages: rows.iter().map(|row| row.language.as_str()).collect(),
            days: rows.iter().map(|row| row.day).collect(),
            submitted_at: rows.iter().map(|row| row.submitted_at).collect(),
            answers: rows.iter().map(|row| row.answers.as_str()).collect(),
            credited: rows.iter().map(|row| granted.credits(row)).collect(),
        }
    }
}

/// The arrays as parameters, separated by commas.
impl QueryFragment<Pg> for Columns<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_bind_param::<Array<Binary>, _>(&self.submission_ids)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<BigInt>, _>(&self.version_ids)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Text>, _>(&self.placements)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Text>, _>(&self.languages)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Integer>, _>(&self.days)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<BigInt>, _>(&self.submitted_at)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Text>, _>(&self.answers)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Bool>, _>(&self.credited)
    }
}

/// Insert of a batch.
struct InsertMany<'a>(Columns<'a>);

impl QueryId for InsertMany<'_> {
    type QueryId = InsertMany<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl Query for InsertMany<'_> {
    type SqlType = (BigInt, Binary);
}

impl RunQueryDsl<PgConnection> for InsertMany<'_> {}

/// Its own query type, because diesel does not cache statements of `sql_query`.
impl QueryFragment<Pg> for InsertMany<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql(
            "insert into responses (submission_id, version_id, placement, language, day, submitted_at, answers, \
             is_credited) select * from unnest(",
        );
        self.0.walk_ast(out.reborrow())?;
        out.push_sql(") on conflict (submission_id) do nothing returning id, submission_id");
        Ok(())
    }
}

fn insert(conn: &mut PgConnection, rows: &[&NewRow], granted: &Claims) -> Result<HashMap<Uuid, i64>, Error> {
    let inserted: Vec<(i64, Vec<u8>)> = InsertMany(Columns::of(rows, granted)).load(conn)?;
    inserted
        .into_iter()
        .map(|(id, submission_id)| Ok((uuid_of(&submission_id)?, id)))
        .collect()
}

/// Deletes inserted rows whose submissions are withdrawn or held. The query follows the insert, so that it sees a
/// concurrent withdrawal on another replica, which has finished by then.
fn remove_withdrawn(conn: &mut PgConnection, inserted: &mut HashMap<Uuid, i64>) -> Result<(), Error> {
    let ids: Vec<&[u8]> = inserted.keys().map(|id| id.as_bytes().as_slice()).collect();
    let rows = withdrawals::table.filter(withdrawals::submission_id.eq_any(&ids));
    let mut excluded: Vec<Vec<u8>> = rows.select(withdrawals::submission_id).load(conn)?;
    let pending = holds::table
        .filter(holds::submission_id.eq_any(&ids))
        .filter(holds::state.eq(HoldState::Pending));
    excluded.extend(pending.select(holds::submission_id).load::<Vec<u8>>(conn)?);
    for submission_id in excluded {
        if let Some(id) = inserted.remove(&uuid_of(&submission_id)?) {
            diesel::delete(responses::table.filter(responses::id.eq(id))).execute(conn)?;
        }
    }
    Ok(())
}
