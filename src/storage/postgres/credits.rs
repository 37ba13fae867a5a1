//! Credits of a batch in one statement.

use std::collections::HashSet;

use diesel::PgConnection;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Array, BigInt, Integer};

use crate::storage::credit_claims::Claims;
use crate::storage::error::Error;
use crate::storage::new_response::CreditBucket;

/// The columns of claims as arrays.
pub(super) struct ClaimColumns {
    survey_ids: Vec<i64>,
    buckets: Vec<i64>,
    days: Vec<i32>,
}

impl ClaimColumns {
    pub(super) fn of(claims: &Claims) -> ClaimColumns {
        ClaimColumns {
            survey_ids: claims.iter().map(|(bucket, _)| bucket.survey_id).collect(),
            buckets: claims.iter().map(|(bucket, _)| bucket.bucket).collect(),
            days: claims.iter().map(|(_, claim)| claim.day).collect(),
        }
    }
}

/// The arrays as parameters, separated by commas.
impl QueryFragment<Pg> for ClaimColumns {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_bind_param::<Array<BigInt>, _>(&self.survey_ids)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<BigInt>, _>(&self.buckets)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Integer>, _>(&self.days)
    }
}

/// Insert of the credits that are not taken.
struct ClaimMany(ClaimColumns);

impl QueryId for ClaimMany {
    type QueryId = ClaimMany;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl Query for ClaimMany {
    type SqlType = (BigInt, BigInt);
}

impl RunQueryDsl<PgConnection> for ClaimMany {}

/// This and the next are query types of their own, because diesel does not cache statements of `sql_query`.
impl QueryFragment<Pg> for ClaimMany {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("insert into credits (survey_id, bucket, day) select * from unnest(");
        self.0.walk_ast(out.reborrow())?;
        out.push_sql(") on conflict do nothing returning survey_id, bucket");
        Ok(())
    }
}

/// Query of the credits that are taken.
struct TakenAmong(ClaimColumns);

impl QueryId for TakenAmong {
    type QueryId = TakenAmong;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl Query for TakenAmong {
    type SqlType = (BigInt, BigInt);
}

impl RunQueryDsl<PgConnection> for TakenAmong {}

impl QueryFragment<Pg> for TakenAmong {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("select survey_id, bucket from credits join unnest(");
        self.0.walk_ast(out.reborrow())?;
        out.push_sql(") as claimed (survey_id, bucket, day) using (survey_id, bucket)");
        Ok(())
    }
}

/// Takes the credits that are not taken, and returns their buckets.
pub(in crate::storage) fn claim(conn: &mut PgConnection, claims: &Claims) -> Result<HashSet<CreditBucket>, Error> {
    Ok(buckets(ClaimMany(ClaimColumns::of(claims)).load(conn)?))
}

/// Returns those of the claimed buckets whose credit is taken.
pub(super) fn taken_among(conn: &mut PgConnection, claims: &Claims) -> Result<HashSet<CreditBucket>, Error> {
    Ok(buckets(TakenAmong(ClaimColumns::of(claims)).load(conn)?))
}

fn buckets(rows: Vec<(i64, i64)>) -> HashSet<CreditBucket> {
    let buckets = rows
        .into_iter()
        .map(|(survey_id, bucket)| CreditBucket { survey_id, bucket });
    buckets.collect()
}
