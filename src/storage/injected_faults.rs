//! Faults that the simulation injects into writing transactions. A running service has none.

use std::sync::{Arc, OnceLock};

use super::db::Db;
use super::error::Error;
use super::transaction::{AccessMode, in_transaction};

/// A moment of a writing transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransactionMoment {
    /// Before it begins.
    Begin,
    /// Its statements have run; an error rolls it back.
    Commit,
    /// It is committed; an error hides that from the caller, as a connection that is lost in this moment does.
    Committed,
}

/// Decides at each moment of each writing transaction whether it fails, and with which error.
pub type FaultPlan = Box<dyn Fn(TransactionMoment) -> Result<(), Error> + Send + Sync>;

/// The fault plan of a database, if it has one.
#[derive(Clone, Default)]
pub(super) struct InjectedFaults(Arc<OnceLock<FaultPlan>>);

impl InjectedFaults {
    /// Sets the plan, once.
    pub(super) fn set(&self, plan: FaultPlan) {
        if self.0.set(plan).is_err() {
            tracing::error!("a database has one fault plan at most");
        }
    }

    /// Returns the error that the plan has for this moment.
    pub(super) fn check(&self, moment: TransactionMoment) -> Result<(), Error> {
        self.0.get().map_or(Ok(()), |plan| plan(moment))
    }

    /// Runs `work` in a writing transaction that begins now.
    pub(super) fn write<T, E: From<Error>>(
        &self,
        db: &mut Db,
        work: impl FnOnce(&mut Db) -> Result<T, E>,
    ) -> Result<T, E> {
        let value = in_transaction(db, AccessMode::Write, |db| {
            let value = work(db)?;
            self.check(TransactionMoment::Commit)?;
            Ok::<T, E>(value)
        })?;
        self.check(TransactionMoment::Committed)?;
        Ok(value)
    }
}
