//! Rows of verifications: transactions that were answered about, once each.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use uuid::Uuid;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::responses::{NewRow, uuid_of};
use super::schema::verifications;

/// Keyed hashes of a survey and a transaction: what is stored is made with the secret that was current then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// Under the current secret.
    pub current: [u8; 32],
    /// Under earlier secrets that are still in the ring; empty in most installations.
    pub earlier: Vec<[u8; 32]>,
}

/// Submissions whose transaction was answered about with another: before, or earlier in the same batch.
pub(super) fn late(db: &mut Db, links: &[(&Transaction, &NewRow)]) -> Result<HashSet<Uuid>, Error> {
    lock_earlier(db, links)?;
    let mut owners: HashMap<&[u8; 32], Uuid> = HashMap::with_capacity(links.len());
    let mut late = HashSet::new();
    for (transaction, row) in links {
        let owner = match owners.get(&transaction.current) {
            Some(owner) => *owner,
            None => submission_of(db, transaction)?.unwrap_or(row.submission_id),
        };
        owners.insert(&transaction.current, owner);
        if owner != row.submission_id {
            late.insert(row.submission_id);
        }
    }
    Ok(late)
}

/// While a change of secret is under way, replicas may store one transaction under two hashes, and no constraint would
/// tell: on PostgreSQL they take turns at it, under the smallest of its hashes. SQLite has one writer anyway.
fn lock_earlier(db: &mut Db, links: &[(&Transaction, &NewRow)]) -> Result<(), Error> {
    let Db::Postgres(conn) = db else { return Ok(()) };
    let shared = |transaction: &Transaction| {
        let smallest = transaction
            .earlier
            .iter()
            .fold(&transaction.current, |least, next| least.min(next));
        smallest.first_chunk().map(|head| i64::from_be_bytes(*head))
    };
    let moving = links.iter().filter(|(transaction, _)| !transaction.earlier.is_empty());
    let keys: BTreeSet<i64> = moving.filter_map(|(transaction, _)| shared(transaction)).collect();
    for key in keys {
        diesel::sql_query("select pg_advisory_xact_lock($1)")
            .bind::<BigInt, _>(key)
            .execute(conn)?;
    }
    Ok(())
}

/// Spends the transactions of what was inserted. In one order, so that two replicas wait for each other in it; when the
/// other was faster, the whole transaction is to be undone, and tried again row by row.
pub(super) fn spend(
    db: &mut Db,
    links: &[(&Transaction, &NewRow)],
    inserted: &HashMap<Uuid, i64>,
) -> Result<(), Error> {
    let fresh = links
        .iter()
        .filter(|(_, row)| inserted.contains_key(&row.submission_id));
    let fresh: BTreeMap<&[u8; 32], (&Transaction, &NewRow)> = fresh
        .map(|(transaction, row)| (&transaction.current, (*transaction, *row)))
        .collect();
    for (transaction, row) in fresh.into_values() {
        if !spend_one(db, transaction, row)? && submission_of(db, transaction)? != Some(row.submission_id) {
            return Err(Error::Conflict);
        }
    }
    Ok(())
}

fn spend_one(db: &mut Db, transaction: &Transaction, row: &NewRow) -> Result<bool, Error> {
    let spent = on_each_backend!(db, conn => diesel::insert_into(verifications::table)
        .values((
            verifications::transaction_hash.eq(transaction.current.as_slice()),
            verifications::submission_id.eq(row.submission_id.as_bytes().as_slice()),
            verifications::version_id.eq(row.version_id),
            verifications::placement.eq(&row.placement),
            verifications::language.eq(&row.language),
            verifications::day.eq(row.day),
            verifications::is_withdrawn.eq(0),
        ))
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(spent == 1)
}

/// The submission that this transaction was answered with.
pub fn submission_of(db: &mut Db, transaction: &Transaction) -> Result<Option<Uuid>, Error> {
    let rows = verifications::table.select(verifications::submission_id);
    let Transaction { current, earlier } = transaction;
    let found: Option<Vec<u8>> = if earlier.is_empty() {
        let row = rows.filter(verifications::transaction_hash.eq(current.as_slice()));
        row.first(db).optional()?
    } else {
        let hashes: Vec<&[u8]> = std::iter::once(current)
            .chain(earlier)
            .map(<[u8; 32]>::as_slice)
            .collect();
        let row = rows.filter(verifications::transaction_hash.eq_any(&hashes));
        row.first(db).optional()?
    };
    found.map(|bytes| uuid_of(&bytes)).transpose()
}

/// Whether this submission came by a signed link.
pub fn is_verified(db: &mut Db, submission_id: &[u8]) -> Result<bool, Error> {
    let row = verifications::table.filter(verifications::submission_id.eq(submission_id));
    Ok(row.count().get_result::<i64>(db)? > 0)
}

/// The response is withdrawn: it counts no more, and its transaction stays spent.
pub fn withdraw(db: &mut Db, submission_id: &[u8]) -> Result<(), Error> {
    let row = verifications::table.filter(verifications::submission_id.eq(submission_id));
    diesel::update(row).set(verifications::is_withdrawn.eq(1)).execute(db)?;
    Ok(())
}

/// Which of these submissions came by a signed link.
pub fn among(db: &mut Db, submissions: &[&[u8]]) -> Result<HashSet<Vec<u8>>, Error> {
    let rows = verifications::table.filter(verifications::submission_id.eq_any(submissions));
    let found: Vec<Vec<u8>> = rows.select(verifications::submission_id).load(db)?;
    Ok(found.into_iter().collect())
}
