//! Rows of verifications: transactions that were answered about, once each.

use std::collections::{BTreeMap, HashMap, HashSet};

use diesel::prelude::*;
use uuid::Uuid;

use super::db::{Db, on_each_backend};
use super::error::Error;
use super::responses::{NewRow, uuid_of};
use super::schema::verifications;
use super::tallies::Filter;

/// A keyed hash of a survey and a transaction.
pub type Transaction = [u8; 32];

/// Submissions whose transaction was answered about with another: before, or earlier in the same batch.
pub(super) fn late(db: &mut Db, links: &[(&Transaction, &NewRow)]) -> Result<HashSet<Uuid>, Error> {
    let mut owners: HashMap<&Transaction, Uuid> = HashMap::with_capacity(links.len());
    let mut late = HashSet::new();
    for (transaction, row) in links {
        let owner = match owners.get(*transaction) {
            Some(owner) => *owner,
            None => submission_of(db, transaction)?.unwrap_or(row.submission_id),
        };
        owners.insert(transaction, owner);
        if owner != row.submission_id {
            late.insert(row.submission_id);
        }
    }
    Ok(late)
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
    let fresh: BTreeMap<&Transaction, &NewRow> = fresh.copied().collect();
    for (transaction, row) in fresh {
        if !spend_one(db, transaction, row)? && submission_of(db, transaction)? != Some(row.submission_id) {
            return Err(Error::Conflict);
        }
    }
    Ok(())
}

fn spend_one(db: &mut Db, transaction: &Transaction, row: &NewRow) -> Result<bool, Error> {
    let spent = on_each_backend!(db, conn => diesel::insert_into(verifications::table)
        .values((
            verifications::transaction_hash.eq(transaction.as_slice()),
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
    let row = verifications::table.filter(verifications::transaction_hash.eq(transaction.as_slice()));
    let found: Option<Vec<u8>> = row.select(verifications::submission_id).first(db).optional()?;
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

/// How many verified responses of these versions the filter lets through, those withdrawn left out.
pub fn count(db: &mut Db, versions: &[i64], filter: &Filter) -> Result<u64, Error> {
    let mut count = 0;
    for version in versions {
        let mut rows = verifications::table
            .filter(verifications::version_id.eq(*version))
            .filter(verifications::is_withdrawn.eq(0))
            .into_boxed();
        if let Some(from) = filter.from {
            rows = rows.filter(verifications::day.ge(from));
        }
        if let Some(to) = filter.to {
            rows = rows.filter(verifications::day.le(to));
        }
        if let Some(placement) = &filter.placement {
            rows = rows.filter(verifications::placement.eq(placement));
        }
        if let Some(language) = &filter.language {
            rows = rows.filter(verifications::language.eq(language));
        }
        count += u64::try_from(rows.count().get_result::<i64>(db)?).unwrap_or_default();
    }
    Ok(count)
}
