//! Rows of tallies: one counter block for each version, day, placement and language.

use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

use diesel::SqliteConnection;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Binary};
use diesel::sqlite::Sqlite;

use super::db::{Db, by_backend, on_each_backend};
use super::error::Error;
use super::schema::tallies;
use urbivox_core::tally::counter_block::CounterBlock;
use urbivox_core::tally::counter_delta::CounterDelta;

/// Key of a counter block.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockKey {
    /// The version whose questions were answered.
    pub version_id: i64,
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// Slug of the placement.
    pub placement: String,
    /// The language it was answered in.
    pub language: String,
}

/// A counter block as it is stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = tallies)]
pub struct Row {
    /// The version whose questions were answered.
    pub version_id: i64,
    /// Civil day of the city, days since 1970-01-01.
    pub day: i32,
    /// Slug of the placement.
    pub placement: String,
    /// The language it was answered in.
    pub language: String,
    /// The packed counters: see [`CounterBlock::decode`].
    pub counts: Vec<u8>,
}

/// A filter of counter blocks; `None` matches everything.
#[derive(Clone, Debug, Default)]
pub struct BlockFilter {
    /// First civil day, included.
    pub from: Option<i32>,
    /// Last civil day, included.
    pub to: Option<i32>,
    /// Slug of the placement.
    pub placement: Option<String>,
    /// Language of the answers.
    pub language: Option<String>,
}

/// Returns the first civil day with a counter block of these versions, as days since 1970-01-01.
pub fn first_day(db: &mut Db, versions: &[i64]) -> Result<Option<i32>, Error> {
    let rows = tallies::table.filter(tallies::version_id.eq_any(versions));
    Ok(rows.select(diesel::dsl::min(tallies::day)).first(db)?)
}

/// Maximum counter blocks that a committer remembers, about 100 bytes each without their counters; beyond, it clears the
/// cache.
const KNOWN_MAX: usize = 20_000;
/// Maximum bytes of counters that a committer keeps; beyond, it forgets the counters of all blocks.
const KEPT_BYTES_MAX: usize = 4 * 1_024 * 1_024;
/// Maximum age of kept counters. PostgreSQL's revision is a transaction number of 32 bits, which returns after four thousand
/// million transactions.
const KEPT_AGE_MAX: Duration = Duration::from_secs(3_600);

/// Counters of a block as this connection last wrote them.
#[derive(Debug)]
pub(super) struct KeptCounts {
    /// The packed counters.
    pub(super) bytes: Vec<u8>,
    /// The state of the database in which they are valid. On SQLite, the `data_version` of the connection, which the commit
    /// of any other connection changes. On PostgreSQL, the `xmin` of the row: the transaction that wrote it last.
    pub(super) revision: i64,
}

/// A counter block in the cache.
#[derive(Debug)]
pub(super) struct KnownBlock {
    /// Identity of the row.
    pub(super) id: i64,
    /// Its counters, if they are kept.
    pub(super) kept: Option<KeptCounts>,
}

/// Cache of existing counter blocks, with counters that need not be read again. It belongs to one connection, and must be
/// cleared when a transaction that used it fails or when the connection is replaced.
#[derive(Debug, Default)]
pub(super) struct KnownBlocks {
    blocks: HashMap<BlockKey, KnownBlock>,
    /// Bytes of all kept counters.
    kept_bytes: usize,
    /// Time at which counters were first kept since they were last forgotten.
    kept_since: Option<Instant>,
}

impl KnownBlocks {
    /// Clears the cache, which may be wrong after an error.
    pub(super) fn clear(&mut self) {
        *self = KnownBlocks::default();
    }

    /// Returns the keys whose counter block is not in the cache. Clears an overfull cache, which is safe only
    /// here, before a batch relies on it.
    pub(super) fn missing<'a>(&mut self, keys: impl Iterator<Item = &'a BlockKey>) -> Vec<BlockKey> {
        if self.blocks.len() >= KNOWN_MAX {
            self.clear();
        }
        if self.kept_since.is_some_and(|since| since.elapsed() > KEPT_AGE_MAX) {
            self.forget_counts();
        }
        keys.filter(|key| !self.blocks.contains_key(*key)).cloned().collect()
    }

    /// Returns the counter block of this key.
    pub(super) fn get(&self, key: &BlockKey) -> Option<&KnownBlock> {
        self.blocks.get(key)
    }

    /// Keeps the counters that were written for this key.
    pub(super) fn keep(&mut self, key: &BlockKey, counts: KeptCounts) {
        if self.kept_bytes + counts.bytes.len() > KEPT_BYTES_MAX {
            self.forget_counts();
        }
        if let Some(block) = self.blocks.get_mut(key) {
            self.kept_bytes += counts.bytes.len();
            self.kept_since.get_or_insert_with(Instant::now);
            if let Some(before) = block.kept.replace(counts) {
                self.kept_bytes -= before.bytes.len();
            }
        }
    }

    /// Forgets the counters of all blocks, so that they are read again; their identities stay.
    pub(super) fn forget_counts(&mut self) {
        self.blocks.values_mut().for_each(|block| block.kept = None);
        self.kept_bytes = 0;
        self.kept_since = None;
    }

    fn insert(&mut self, key: BlockKey, id: i64) {
        self.blocks.insert(key, KnownBlock { id, kept: None });
    }

    fn id_of(&self, key: &BlockKey) -> Result<i64, Error> {
        let block = self.get(key);
        block
            .map(|block| block.id)
            .ok_or_else(|| corrupt("a counter block was not prepared"))
    }
}

/// Creates missing counter blocks, empty. `keys` must be sorted, and this must be its own transaction:
/// afterwards all blocks of a batch can be locked in one order, so that two replicas cannot deadlock.
pub(super) fn prepare(db: &mut Db, keys: &[BlockKey], known: &mut KnownBlocks) -> Result<(), Error> {
    let empty = CounterBlock::empty().encode();
    for key in keys {
        on_each_backend!(db, conn => diesel::insert_into(tallies::table)
            .values((
                tallies::version_id.eq(key.version_id),
                tallies::day.eq(key.day),
                tallies::placement.eq(&key.placement),
                tallies::language.eq(&key.language),
                tallies::counts.eq(&empty),
            ))
            .on_conflict_do_nothing()
            .execute(conn))?;
        let row = tallies::table
            .filter(tallies::version_id.eq(key.version_id))
            .filter(tallies::day.eq(key.day))
            .filter(tallies::placement.eq(&key.placement))
            .filter(tallies::language.eq(&key.language));
        // `get_result` without a limit, as the key is unique: SQLite parses a statement again when its limit is a parameter.
        let id: i64 = row.select(tallies::id).get_result(db)?;
        known.insert(key.clone(), id);
    }
    Ok(())
}

/// Adds every delta to its counter block, which must have been prepared, and keeps the sums in `known`. If this fails, or
/// the transaction is not committed, the caller must clear `known`.
pub(super) fn add(
    db: &mut Db,
    changes: &BTreeMap<&BlockKey, Vec<&CounterDelta>>,
    known: &mut KnownBlocks,
) -> Result<(), Error> {
    by_backend!(
        db,
        Postgres(conn) => {
            let mut by_id: BTreeMap<i64, (&BlockKey, &Vec<&CounterDelta>)> = BTreeMap::new();
            for (key, deltas) in changes {
                by_id.insert(known.id_of(key)?, (*key, deltas));
            }
            let ids: Vec<i64> = by_id.keys().copied().collect();
            let locked = super::postgres::tallies::lock(conn, &ids)?;
            if locked.len() != ids.len() {
                return Err(corrupt("a counter block is missing"));
            }
            let blocks = locked.iter().zip(by_id.values());
            let counts: Vec<Vec<u8>> = blocks
                .map(|(block, (_, deltas))| sum(&block.counts, deltas))
                .collect::<Result<_, _>>()?;
            super::postgres::tallies::replace(conn, &ids, &counts)?;
            for ((block, bytes), (key, _)) in locked.iter().zip(counts).zip(by_id.values()) {
                let revision = block.transaction;
                known.keep(key, KeptCounts { bytes, revision });
            }
            Ok(())
        },
        Sqlite(conn) => add_sqlite(conn, changes, known),
    )
}

/// Query of SQLite's number that changes with each commit of another connection
/// (<https://www.sqlite.org/pragma.html#pragma_data_version>).
struct DataVersion;

impl QueryId for DataVersion {
    type QueryId = DataVersion;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl Query for DataVersion {
    type SqlType = BigInt;
}

impl RunQueryDsl<SqliteConnection> for DataVersion {}

/// This and the next two are query types of their own, because diesel caches no prepared statement of an update or of
/// `sql_query`.
impl QueryFragment<Sqlite> for DataVersion {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.push_sql("pragma data_version");
        Ok(())
    }
}

/// Query of the counters of one block.
struct ReadBlock(i64);

impl QueryId for ReadBlock {
    type QueryId = ReadBlock;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl Query for ReadBlock {
    type SqlType = Binary;
}

impl RunQueryDsl<SqliteConnection> for ReadBlock {}

impl QueryFragment<Sqlite> for ReadBlock {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.push_sql("select counts from tallies where id = ");
        out.push_bind_param::<BigInt, _>(&self.0)
    }
}

/// Update of the counters of one block.
struct WriteBlock<'a> {
    id: i64,
    counts: &'a [u8],
}

impl QueryId for WriteBlock<'_> {
    type QueryId = WriteBlock<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl RunQueryDsl<SqliteConnection> for WriteBlock<'_> {}

impl QueryFragment<Sqlite> for WriteBlock<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.push_sql("update tallies set counts = ");
        out.push_bind_param::<Binary, _>(&self.counts)?;
        out.push_sql(" where id = ");
        out.push_bind_param::<BigInt, _>(&self.id)
    }
}

/// Adds the deltas on SQLite, in a transaction that has the write lock: no other connection can commit before its end. So
/// counters are read only if another connection has committed since they were kept.
fn add_sqlite(
    conn: &mut SqliteConnection,
    changes: &BTreeMap<&BlockKey, Vec<&CounterDelta>>,
    known: &mut KnownBlocks,
) -> Result<(), Error> {
    let revision: i64 = DataVersion.get_result(conn)?;
    for (key, deltas) in changes {
        let id = known.id_of(key)?;
        let kept = known.get(key).and_then(|block| block.kept.as_ref());
        let bytes = match kept.filter(|kept| kept.revision == revision) {
            Some(kept) => sum(&kept.bytes, deltas)?,
            None => {
                let stored: Option<Vec<u8>> = ReadBlock(id).get_result(conn).optional()?;
                sum(&stored.ok_or_else(|| corrupt("a counter block is missing"))?, deltas)?
            }
        };
        if (WriteBlock { id, counts: &bytes }).execute(conn)? != 1 {
            return Err(corrupt("a counter block is missing"));
        }
        known.keep(key, KeptCounts { bytes, revision });
    }
    Ok(())
}

/// Returns packed counters with the deltas added.
pub(super) fn sum(counts: &[u8], deltas: &[&CounterDelta]) -> Result<Vec<u8>, Error> {
    let mut block = CounterBlock::decode(counts).map_err(|cause| corrupt(&cause.to_string()))?;
    for delta in deltas {
        block.add(delta).map_err(|cause| corrupt(&cause.to_string()))?;
    }
    Ok(block.encode())
}

fn corrupt(what: &str) -> Error {
    Error::Corrupt {
        table: "tallies",
        what: format!("{what}; `urbivox verify` reports details"),
    }
}

/// Adds one delta to one counter block, for withdrawals and other changes outside the committer.
pub fn add_one(db: &mut Db, key: &BlockKey, delta: &CounterDelta) -> Result<(), Error> {
    let mut known = KnownBlocks::default();
    prepare(db, std::slice::from_ref(key), &mut known)?;
    add(db, &BTreeMap::from([(key, vec![delta])]), &mut known)
}

/// Locks all tallies against writers until the transaction ends; on SQLite, a writing transaction implies it.
pub fn lock(db: &mut Db) -> Result<(), Error> {
    by_backend!(
        db,
        Postgres(conn) => {
            diesel::sql_query("lock table tallies in share row exclusive mode").execute(conn)?;
            Ok(())
        },
        Sqlite(_) => Ok(()),
    )
}

/// Inserts or replaces a counter block.
pub fn set(db: &mut Db, key: &BlockKey, counts: &[u8]) -> Result<(), Error> {
    let mut known = KnownBlocks::default();
    prepare(db, std::slice::from_ref(key), &mut known)?;
    let missing = || Error::corrupt("tallies", "a row that was just made is missing");
    let id = known.id_of(key)?;
    let row = tallies::table.filter(tallies::id.eq(id));
    let changed = diesel::update(row).set(tallies::counts.eq(counts)).execute(db)?;
    if changed == 1 { Ok(()) } else { Err(missing()) }
}

/// Returns the counter blocks of these versions that match the filter, by version and day.
pub fn matching(db: &mut Db, versions: &[i64], filter: &BlockFilter) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    for version in versions {
        let mut query = tallies::table.filter(tallies::version_id.eq(*version)).into_boxed();
        if let Some(from) = filter.from {
            query = query.filter(tallies::day.ge(from));
        }
        if let Some(to) = filter.to {
            query = query.filter(tallies::day.le(to));
        }
        if let Some(placement) = &filter.placement {
            query = query.filter(tallies::placement.eq(placement));
        }
        if let Some(language) = &filter.language {
            query = query.filter(tallies::language.eq(language));
        }
        rows.extend(
            query
                .order(tallies::day.asc())
                .select(Row::as_select())
                .load::<Row>(db)?,
        );
    }
    Ok(rows)
}

/// Returns the placements that have answers of a version.
pub fn placements(db: &mut Db, version_id: i64) -> Result<Vec<String>, Error> {
    let rows = tallies::table.filter(tallies::version_id.eq(version_id));
    Ok(rows.select(tallies::placement).distinct().load(db)?)
}
