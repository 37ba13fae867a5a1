//! Rows of verifications: transactions of signed links that were answered, once each.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use diesel::prelude::*;
use uuid::Uuid;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::new_response::NewRow;
use super::postgres;
use super::schema::verifications;
use super::submission_id::uuid_of;

/// Keyed hashes of a survey and a transaction. The stored hash uses the secret that was current at the time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// Hash under the current secret.
    pub current: [u8; 32],
    /// Hashes under earlier secrets of the keyring; empty in most installations.
    pub earlier: Vec<[u8; 32]>,
}

/// Returns the submissions whose transaction was used by another one, before or earlier in the same batch.
pub(super) fn with_used_transaction(db: &mut Db, links: &[(&Transaction, &NewRow)]) -> Result<HashSet<Uuid>, Error> {
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

/// Locks transactions that have several hashes. During a change of secret, replicas could store one transaction under two
/// hashes, which no constraint prevents, so PostgreSQL takes an advisory lock on the smallest one. SQLite has one writer.
fn lock_earlier(db: &mut Db, links: &[(&Transaction, &NewRow)]) -> Result<(), Error> {
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
        postgres::lock_until_commit(db, key)?;
    }
    Ok(())
}

/// Marks the transactions of inserted rows as used, in hash order, so that two replicas cannot deadlock. Errors:
/// [`Error::Conflict`] when another replica was faster; the caller then rolls back and retries row by row.
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
            verifications::is_withdrawn.eq(false),
        ))
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(spent == 1)
}

/// Returns the submission that used this transaction.
pub fn submission_of(db: &mut Db, transaction: &Transaction) -> Result<Option<Uuid>, Error> {
    let rows = verifications::table.select(verifications::submission_id);
    let Transaction { current, earlier } = transaction;
    let found: Option<Vec<u8>> = if earlier.is_empty() {
        let row = rows.filter(verifications::transaction_hash.eq(current.as_slice()));
        row.get_result(db).optional()?
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

/// Returns whether a submission used a signed link.
pub fn is_verified(db: &mut Db, submission_id: &[u8]) -> Result<bool, Error> {
    let row = verifications::table.filter(verifications::submission_id.eq(submission_id));
    Ok(row.count().get_result::<i64>(db)? > 0)
}

/// Marks the verification as withdrawn; its transaction stays used.
pub fn withdraw(db: &mut Db, submission_id: &[u8]) -> Result<(), Error> {
    let row = verifications::table.filter(verifications::submission_id.eq(submission_id));
    diesel::update(row)
        .set(verifications::is_withdrawn.eq(true))
        .execute(db)?;
    Ok(())
}

/// Returns which of these submissions used a signed link.
pub fn verified_among(db: &mut Db, submissions: &[&[u8]]) -> Result<HashSet<Vec<u8>>, Error> {
    let rows = verifications::table.filter(verifications::submission_id.eq_any(submissions));
    let found: Vec<Vec<u8>> = rows.select(verifications::submission_id).load(db)?;
    Ok(found.into_iter().collect())
}
