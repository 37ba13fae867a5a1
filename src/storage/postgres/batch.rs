//! A batch of responses with its counter blocks in one call of the function `store_batch`: one round trip and one commit
//! instead of seven statements.
//!
//! The function refuses a batch in which any row needs a decision, and leaves no trace of it. The caller then stores the
//! batch statement by statement.

use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

use diesel::PgConnection;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::{DatabaseErrorKind, Error as Cause};
use diesel::sql_types::{Array, BigInt, Binary, Nullable};
use uuid::Uuid;

use super::credits;
use super::credits::ClaimColumns;
use super::responses::Columns;
use crate::storage::credit_claims::{Claims, KnownCredits};
use crate::storage::db::Db;
use crate::storage::error::Error;
use crate::storage::new_response::NewRow;
use crate::storage::tallies;
use crate::storage::tallies::{BlockKey, KeptCounts, KnownBlocks};
use urbivox_core::tally::counter_delta::CounterDelta;

/// Refused calls within [`PAUSE`] after which no call is tried for as long: with other writers on the same counter blocks,
/// or many submissions that were sent before, most calls would be work done twice.
const REFUSALS_MAX: u32 = 8;
/// See [`REFUSALS_MAX`].
const PAUSE: Duration = Duration::from_secs(1);

/// Decides whether a call is worth trying.
#[derive(Debug, Default)]
pub(in crate::storage) struct OneCall {
    refusals: u32,
    /// Start of the interval in which refusals are counted.
    counted_since: Option<Instant>,
    /// Start of the pause.
    paused_since: Option<Instant>,
}

impl OneCall {
    /// Returns whether a batch without signed links should be stored in one call: on PostgreSQL, except in a pause.
    pub(in crate::storage) fn is_worth_trying(&mut self, db: &Db) -> bool {
        matches!(db, Db::Postgres(_)) && !self.is_paused()
    }

    /// Withdraws the claims on credits that others have taken, and remembers these. A call would be refused for them.
    pub(in crate::storage) fn drop_taken(
        db: &mut Db,
        claims: &mut Claims,
        known: &mut KnownCredits,
    ) -> Result<(), Error> {
        let Db::Postgres(conn) = db else { return Ok(()) };
        if claims.is_empty() {
            return Ok(());
        }
        let taken = credits::taken_among(conn, claims)?;
        known.add(claims.iter().filter(|(bucket, _)| taken.contains(bucket)));
        claims.retain(|bucket| !taken.contains(bucket));
        Ok(())
    }

    /// Stores a batch without signed links and returns the identity of each row. Returns `None`, and has stored nothing, when
    /// counters of a block are not known, and when the function refused.
    ///
    /// `rows` must be sorted by submission and without duplicates; `surveys` are those of the rows with free text, in the
    /// same order; `changes` are the deltas of all rows, with all credits of `claims`.
    pub(in crate::storage) fn store(
        &mut self,
        db: &mut Db,
        rows: &[&NewRow],
        surveys: &[Option<i64>],
        changes: &BTreeMap<&BlockKey, Vec<&CounterDelta>>,
        claims: &Claims,
        known: &mut KnownBlocks,
    ) -> Result<Option<HashMap<Uuid, i64>>, Error> {
        let Db::Postgres(conn) = db else { return Ok(None) };
        let Some(sums) = sums(changes, known)? else {
            return Ok(None);
        };
        let call = StoreBatch {
            columns: Columns::of(rows, claims),
            surveys,
            claims: ClaimColumns::of(claims),
            sums: &sums,
        };
        // Kept counters stay after a refusal. The statements replace those of the blocks that they write, and the function
        // refuses any other that is outdated.
        let Some((ids, revision)) = call.run(conn)? else {
            self.count_refusal();
            return Ok(None);
        };
        if ids.len() != rows.len() {
            return Err(Error::corrupt("responses", "store_batch returned other responses"));
        }
        for (key, bytes) in changes.keys().zip(sums.counts) {
            known.keep(key, KeptCounts { bytes, revision });
        }
        let submissions = rows.iter().map(|row| row.submission_id);
        Ok(Some(submissions.zip(ids).collect()))
    }

    fn is_paused(&mut self) -> bool {
        let is_paused = self.paused_since.is_some_and(|since| since.elapsed() < PAUSE);
        if !is_paused {
            self.paused_since = None;
        }
        is_paused
    }

    fn count_refusal(&mut self) {
        if self.counted_since.is_none_or(|since| since.elapsed() >= PAUSE) {
            self.counted_since = Some(Instant::now());
            self.refusals = 0;
        }
        self.refusals += 1;
        if self.refusals >= REFUSALS_MAX {
            self.paused_since = Some(Instant::now());
            self.counted_since = None;
        }
    }
}

/// Counter blocks after the batch, in the order of its changes.
struct Sums {
    ids: Vec<i64>,
    revisions: Vec<i64>,
    counts: Vec<Vec<u8>>,
}

/// Adds the deltas to the kept counters. Returns `None` when counters of a block are not kept.
fn sums(changes: &BTreeMap<&BlockKey, Vec<&CounterDelta>>, known: &KnownBlocks) -> Result<Option<Sums>, Error> {
    // All are looked up first, so that nothing is added in vain.
    let kept = changes.keys().map(|key| {
        let block = known.get(key)?;
        Some((block.id, block.kept.as_ref()?))
    });
    let Some(kept) = kept.collect::<Option<Vec<_>>>() else {
        return Ok(None);
    };
    let counts = kept.iter().zip(changes.values());
    let counts = counts.map(|((_, kept), deltas)| tallies::sum(&kept.bytes, deltas));
    Ok(Some(Sums {
        counts: counts.collect::<Result<_, _>>()?,
        ids: kept.iter().map(|(id, _)| *id).collect(),
        revisions: kept.iter().map(|(_, kept)| kept.revision).collect(),
    }))
}

/// Call of the function `store_batch`, described in its migration.
struct StoreBatch<'a> {
    columns: Columns<'a>,
    surveys: &'a [Option<i64>],
    claims: ClaimColumns,
    sums: &'a Sums,
}

impl StoreBatch<'_> {
    /// Returns the identities of the rows and the new revision of the counter blocks, or `None` when the function refused.
    ///
    /// There is no transaction around the call: it is one of its own, which is committed before diesel returns.
    fn run(self, conn: &mut PgConnection) -> Result<Option<(Vec<i64>, i64)>, Error> {
        match self.get_result(conn) {
            Ok(stored) => Ok(Some(stored)),
            Err(Cause::DatabaseError(DatabaseErrorKind::SerializationFailure, refusal)) => {
                tracing::debug!(refusal = refusal.message(), "a batch is stored statement by statement");
                Ok(None)
            }
            Err(cause) => Err(cause.into()),
        }
    }
}

impl QueryId for StoreBatch<'_> {
    type QueryId = StoreBatch<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl Query for StoreBatch<'_> {
    type SqlType = (Array<BigInt>, BigInt);
}

impl RunQueryDsl<PgConnection> for StoreBatch<'_> {}

/// Its own query type, because diesel does not cache statements of `sql_query`.
impl QueryFragment<Pg> for StoreBatch<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("select response_ids, revision from store_batch(");
        self.columns.walk_ast(out.reborrow())?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Nullable<BigInt>>, _>(&self.surveys)?;
        out.push_sql(", ");
        self.claims.walk_ast(out.reborrow())?;
        out.push_sql(", ");
        out.push_bind_param::<Array<BigInt>, _>(&self.sums.ids)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<BigInt>, _>(&self.sums.revisions)?;
        out.push_sql(", ");
        out.push_bind_param::<Array<Binary>, _>(&self.sums.counts)?;
        out.push_sql(")");
        Ok(())
    }
}
