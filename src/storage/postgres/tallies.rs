//! Locking and replacing of several counter blocks, each in one statement.

use diesel::PgConnection;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Array, BigInt, Binary};

/// Query that locks counter blocks in order of identity and reads them.
struct LockBlocks<'a>(&'a [i64]);

impl QueryId for LockBlocks<'_> {
    type QueryId = LockBlocks<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl Query for LockBlocks<'_> {
    type SqlType = (BigInt, Binary);
}

impl RunQueryDsl<PgConnection> for LockBlocks<'_> {}

/// Its own query type, because diesel does not cache statements of `sql_query`.
impl QueryFragment<Pg> for LockBlocks<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("select id, counts from tallies where id = any(");
        out.push_bind_param::<Array<BigInt>, _>(&self.0)?;
        out.push_sql(") order by id for update");
        Ok(())
    }
}

/// Update of several counter blocks in one statement.
#[derive(QueryId)]
struct Replace {
    ids: Vec<i64>,
    counts: Vec<Vec<u8>>,
}

impl RunQueryDsl<PgConnection> for Replace {}

impl QueryFragment<Pg> for Replace {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("update tallies set counts = sums.counts from unnest(");
        out.push_bind_param::<Array<BigInt>, _>(&self.ids)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Binary>, _>(&self.counts)?;
        out.push_sql(") as sums (id, counts) where tallies.id = sums.id");
        Ok(())
    }
}

/// Locks counter blocks in order of identity until the transaction ends; returns those that exist, in that order.
pub(in crate::storage) fn lock(conn: &mut PgConnection, ids: &[i64]) -> QueryResult<Vec<(i64, Vec<u8>)>> {
    LockBlocks(ids).load(conn)
}

/// Replaces the counters of the blocks `ids` with `counts`, which has the same order.
pub(in crate::storage) fn replace(conn: &mut PgConnection, ids: Vec<i64>, counts: Vec<Vec<u8>>) -> QueryResult<()> {
    Replace { ids, counts }.execute(conn).map(drop)
}
