//! Rows of tallies: one counter block for each version, day, placement and language.

use std::collections::{BTreeMap, HashMap};

use diesel::SqliteConnection;
use diesel::prelude::*;

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

/// Maximum counter blocks that a committer remembers, about 100 bytes each; beyond, it clears the cache.
const KNOWN_MAX: usize = 20_000;

/// Cache of the identities of existing counter blocks.
#[derive(Debug, Default)]
pub(super) struct KnownBlocks(HashMap<BlockKey, i64>);

impl KnownBlocks {
    /// Clears the cache, which may be wrong after an error.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Returns the keys whose counter block is not in the cache. Clears an overfull cache, which is safe only
    /// here, before a batch relies on it.
    pub(super) fn missing<'a>(&mut self, keys: impl Iterator<Item = &'a BlockKey>) -> Vec<BlockKey> {
        if self.0.len() >= KNOWN_MAX {
            self.0.clear();
        }
        keys.filter(|key| !self.0.contains_key(*key)).cloned().collect()
    }

    fn insert(&mut self, key: BlockKey, id: i64) {
        self.0.insert(key, id);
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
        let id: i64 = row.select(tallies::id).first(db)?;
        known.insert(key.clone(), id);
    }
    Ok(())
}

/// Adds every delta to its counter block, which must have been prepared.
pub(super) fn add(
    db: &mut Db,
    changes: &BTreeMap<&BlockKey, Vec<&CounterDelta>>,
    known: &KnownBlocks,
) -> Result<(), Error> {
    let mut by_id: BTreeMap<i64, &Vec<&CounterDelta>> = BTreeMap::new();
    for (key, deltas) in changes {
        let id = known
            .0
            .get(*key)
            .ok_or_else(|| corrupt("a counter block was not prepared"))?;
        by_id.insert(*id, deltas);
    }
    by_backend!(
        db,
        Postgres(conn) => {
            let ids: Vec<i64> = by_id.keys().copied().collect();
            let locked = super::postgres::tallies::lock(conn, &ids)?;
            if locked.len() != ids.len() {
                return Err(corrupt("a counter block is missing"));
            }
            let sums = locked.iter().zip(by_id.values());
            let counts = sums.map(|((_, counts), deltas)| sum(counts, deltas));
            super::postgres::tallies::replace(conn, ids, counts.collect::<Result<_, _>>()?)?;
            Ok(())
        },
        Sqlite(conn) => add_sqlite(conn, &by_id),
    )
}

fn add_sqlite(conn: &mut SqliteConnection, changes: &BTreeMap<i64, &Vec<&CounterDelta>>) -> Result<(), Error> {
    for (id, deltas) in changes {
        let row = tallies::table.find(*id);
        let counts: Option<Vec<u8>> = row.select(tallies::counts).first(conn).optional()?;
        let counts = counts.ok_or_else(|| corrupt("a counter block is missing"))?;
        let counts = sum(&counts, deltas)?;
        diesel::update(row).set(tallies::counts.eq(counts)).execute(conn)?;
    }
    Ok(())
}

fn sum(counts: &[u8], deltas: &[&CounterDelta]) -> Result<Vec<u8>, Error> {
    let mut sheet = CounterBlock::decode(counts).map_err(|cause| corrupt(&cause.to_string()))?;
    for delta in deltas {
        sheet.add(delta).map_err(|cause| corrupt(&cause.to_string()))?;
    }
    Ok(sheet.encode())
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
    add(db, &BTreeMap::from([(key, vec![delta])]), &known)
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
    let id = known.0.get(key).copied().ok_or_else(missing)?;
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
