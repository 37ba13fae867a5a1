//! Rows of credits: buckets of networks and kiosks that have had their credit in the present run of a survey.
//!
//! The insert that succeeds is the credit, whichever replica it comes from. A claim is inserted before the response, in the
//! same transaction, and is given back when the response is not inserted.

use std::collections::{HashMap, HashSet};

use diesel::SqliteConnection;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Integer};
use diesel::sqlite::Sqlite;
use uuid::Uuid;

use super::credit_claims::{Claim, Claims};
use super::db::{Db, by_backend};
use super::error::Error;
use super::new_response::CreditBucket;
use super::schema::{credits, holds};

/// Takes the claimed credits, and returns the claims that were granted.
pub(super) fn claim(db: &mut Db, claims: &Claims) -> Result<Claims, Error> {
    let mut granted = claims.clone();
    if claims.is_empty() {
        return Ok(granted);
    }
    let taken_now: HashSet<CreditBucket> = by_backend!(
        db,
        Postgres(conn) => super::postgres::credits::claim(conn, claims)?,
        Sqlite(conn) => claim_sqlite(conn, claims)?,
    );
    granted.retain(|bucket| taken_now.contains(bucket));
    Ok(granted)
}

/// Gives the credits back whose responses were not inserted: these were sent before. Returns the claims that are left.
pub(super) fn give_back(db: &mut Db, granted: &Claims, inserted: &HashMap<Uuid, i64>) -> Result<Claims, Error> {
    let mut kept = granted.clone();
    for (bucket, claim) in granted.iter() {
        if !inserted.contains_key(&claim.submission_id) {
            let row = credits::table.find((bucket.survey_id, bucket.bucket));
            diesel::delete(row).execute(db)?;
            kept.remove(&bucket);
        }
    }
    Ok(kept)
}

/// Insert of one credit unless it is taken. Its own query type, because diesel caches no prepared statement of an insert
/// `on conflict`.
struct ClaimOne {
    bucket: CreditBucket,
    day: i32,
}

impl QueryId for ClaimOne {
    type QueryId = ClaimOne;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl RunQueryDsl<SqliteConnection> for ClaimOne {}

impl QueryFragment<Sqlite> for ClaimOne {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.push_sql("insert into credits (survey_id, bucket, day) values (");
        out.push_bind_param::<BigInt, _>(&self.bucket.survey_id)?;
        out.push_sql(", ");
        out.push_bind_param::<BigInt, _>(&self.bucket.bucket)?;
        out.push_sql(", ");
        out.push_bind_param::<Integer, _>(&self.day)?;
        out.push_sql(") on conflict do nothing");
        Ok(())
    }
}

fn claim_sqlite(conn: &mut SqliteConnection, claims: &Claims) -> Result<HashSet<CreditBucket>, Error> {
    let mut granted = HashSet::new();
    for (bucket, Claim { day, .. }) in claims.iter() {
        if (ClaimOne { bucket, day }).execute(conn)? == 1 {
            granted.insert(bucket);
        }
    }
    Ok(granted)
}

/// Deletes the credits of a survey up to this day, and the buckets that its held responses claim: the run of these days is
/// published, or no answer can come any more that would be credited twice, or they are kept for long enough.
pub fn delete_until(db: &mut Db, survey_id: i64, day: i32) -> Result<(), Error> {
    let rows = credits::table
        .filter(credits::survey_id.eq(survey_id))
        .filter(credits::day.le(day));
    diesel::delete(rows).execute(db)?;
    let held = holds::table
        .filter(holds::survey_id.eq(survey_id))
        .filter(holds::day.le(day))
        .filter(holds::bucket.is_not_null());
    diesel::update(held).set(holds::bucket.eq(None::<i64>)).execute(db)?;
    Ok(())
}

/// Returns whether a survey has credits, or held responses with a bucket, up to this day.
pub fn has_until(db: &mut Db, survey_id: i64, day: i32) -> Result<bool, Error> {
    let rows = credits::table
        .filter(credits::survey_id.eq(survey_id))
        .filter(credits::day.le(day));
    let held = holds::table
        .filter(holds::survey_id.eq(survey_id))
        .filter(holds::day.le(day))
        .filter(holds::bucket.is_not_null());
    // Counted, because the planner of PostgreSQL reads a whole table when any row is enough.
    Ok(rows.count().get_result::<i64>(db)? > 0 || held.count().get_result::<i64>(db)? > 0)
}
