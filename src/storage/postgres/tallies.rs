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

/// A locked counter block.
#[derive(Queryable)]
pub(in crate::storage) struct LockedBlock {
    /// The packed counters.
    pub(in crate::storage) counts: Vec<u8>,
    /// The number of this transaction: the `xmin` of the row once it is replaced.
    pub(in crate::storage) transaction: i64,
}

impl Query for LockBlocks<'_> {
    type SqlType = (Binary, BigInt);
}

impl RunQueryDsl<PgConnection> for LockBlocks<'_> {}

/// Its own query type, because diesel does not cache statements of `sql_query`.
impl QueryFragment<Pg> for LockBlocks<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("select counts, pg_current_xact_id()::xid::text::bigint from tallies where id = any(");
        out.push_bind_param::<Array<BigInt>, _>(&self.0)?;
        out.push_sql(") order by id for update");
        Ok(())
    }
}

/// Update of several counter blocks in one statement.
struct Replace<'a> {
    ids: &'a [i64],
    counts: &'a [Vec<u8>],
}

impl QueryId for Replace<'_> {
    type QueryId = Replace<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl RunQueryDsl<PgConnection> for Replace<'_> {}

impl QueryFragment<Pg> for Replace<'_> {
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
pub(in crate::storage) fn lock(conn: &mut PgConnection, ids: &[i64]) -> QueryResult<Vec<LockedBlock>> {
    LockBlocks(ids).load(conn)
}

/// Replaces the counters of the blocks `ids` with `counts`, which has the same order.
pub(in crate::storage) fn replace(conn: &mut PgConnection, ids: &[i64], counts: &[Vec<u8>]) -> QueryResult<()> {
    Replace { ids, counts }.execute(conn).map(drop)
}
