//! Storage of a batch statement by statement, in one transaction.

use std::collections::{BTreeSet, HashMap, HashSet};

use uuid::Uuid;

use super::job::Job;
use super::rows::{changes_of, unindexed_of};
use crate::storage::credit_claims::Claims;
use crate::storage::credits;
use crate::storage::db::Db;
use crate::storage::error::Error;
use crate::storage::injected_faults::InjectedFaults;
use crate::storage::responses;
use crate::storage::responses::NewRow;
use crate::storage::tallies;
use crate::storage::tallies::{BlockKey, KnownBlocks};
use crate::storage::unindexed_batches;
use crate::storage::verifications;
use crate::storage::verifications::Transaction;

/// A batch that is stored.
pub(super) struct Stored {
    /// Identities of the responses that were inserted.
    pub(super) inserted: HashMap<Uuid, i64>,
    /// Submissions whose signed link was used by another one.
    pub(super) late: HashSet<Uuid>,
    /// Claims of the batch on credits that are taken now, by them or by others.
    pub(super) taken: Claims,
}

/// Stores rows, credits and counters statement by statement in one transaction.
pub(super) fn store_stepwise(
    (db, faults): (&mut Db, &InjectedFaults),
    batch: &[Job],
    rows: Vec<&NewRow>,
    keys: &BTreeSet<BlockKey>,
    claims: &Claims,
    known: &mut KnownBlocks,
) -> Result<Stored, Error> {
    // Only submissions with a signed link cost a query.
    let links: Vec<(&Transaction, &NewRow)> = batch
        .iter()
        .filter_map(|job| Some((job.transaction.as_ref()?, &job.row)))
        .collect();
    faults.write(db, |db| {
        let late = verifications::with_used_transaction(db, &links)?;
        let rows: Vec<&NewRow> = rows
            .into_iter()
            .filter(|row| !late.contains(&row.submission_id))
            .collect();
        let granted = credits::claim(db, claims)?;
        let inserted = responses::insert_new(db, &rows, &granted)?;
        let kept = credits::give_back(db, &granted, &inserted)?;
        verifications::spend(db, &links, &inserted)?;
        let is_inserted = |id: &Uuid| inserted.contains_key(id);
        tallies::add(db, &changes_of(batch, keys, is_inserted, &granted), known)?;
        unindexed_batches::insert(db, &unindexed_of(batch, &inserted))?;
        let mut taken = claims.clone();
        taken.retain(|bucket| !granted.has(bucket) || kept.has(bucket));
        Ok(Stored { inserted, late, taken })
    })
}
