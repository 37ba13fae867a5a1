//! Faults of transactions, and gates at which a thread waits until others have done something.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use parking_lot::{Condvar, Mutex};
use urbivox::storage::injected_faults::TransactionMoment;
use urbivox::storage::{Error, Storage};

use super::random::Random;

/// Name of the committer's thread.
pub(super) const COMMITTER: &str = "committer";
/// Name of the indexer's own thread, which is left alone: its times are not those of the operations.
const INDEXER: &str = "comment-index";
/// Longest pause of a thread between two transactions, in microseconds.
const PAUSE_MICROS_MAX: u64 = 400;

/// A fault of one transaction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fault {
    /// The moment at which it fails.
    pub(super) moment: TransactionMoment,
    /// Moments of this kind that pass before.
    pub(super) skipped: u32,
    /// Whether the error is one of a row, after which the committer stores row by row, instead of "not available".
    pub(super) is_of_row: bool,
}

#[derive(Default)]
struct Plan {
    /// The fault, and whether it is one of the committer.
    armed: Option<(Fault, bool)>,
    has_fired: bool,
    /// Thread that waits before its next transaction, and whether it waits now.
    gate: Option<(&'static str, bool)>,
    /// Random pauses before each moment.
    pauses: Option<Random>,
}

/// Faults and gates of one database.
#[derive(Default)]
pub(super) struct Faults {
    plan: Mutex<Plan>,
    changed: Condvar,
}

impl Faults {
    /// Follows the transactions of a database.
    pub(super) fn follow(self: &Arc<Faults>, storage: &Storage) {
        let own = Arc::clone(self);
        storage.inject_faults(Box::new(move |moment| own.meet(moment)));
    }

    /// Lets one transaction fail.
    pub(super) fn arm(&self, fault: Option<Fault>, is_of_committer: bool) {
        let mut plan = self.plan.lock();
        plan.armed = fault.map(|fault| (fault, is_of_committer));
        plan.has_fired = false;
    }

    /// Takes back a fault that did not happen, and returns whether it happened.
    pub(super) fn disarm(&self) -> bool {
        let mut plan = self.plan.lock();
        plan.armed = None;
        std::mem::take(&mut plan.has_fired)
    }

    /// Lets all threads pause at random.
    pub(super) fn pause_at_random(&self, random: Option<Random>) {
        self.plan.lock().pauses = random;
    }

    /// Lets this thread wait before its next transaction.
    pub(super) fn close_gate(&self, thread: &'static str) {
        self.plan.lock().gate = Some((thread, false));
    }

    /// Waits until the thread is at the gate, or `is_over`.
    pub(super) fn wait_at_gate(&self, is_over: impl Fn() -> bool) {
        let mut plan = self.plan.lock();
        while plan.gate.is_some_and(|(_, is_waiting)| !is_waiting) && !is_over() {
            self.changed.wait_for(&mut plan, Duration::from_millis(1));
        }
    }

    pub(super) fn open_gate(&self) {
        self.plan.lock().gate = None;
        self.changed.notify_all();
    }

    fn meet(&self, moment: TransactionMoment) -> Result<(), Error> {
        let thread = thread::current();
        let name = thread.name().unwrap_or_default();
        if name == INDEXER {
            return Ok(());
        }
        let mut plan = self.plan.lock();
        if let Some(pause) = plan.pauses.as_mut().map(|random| random.below(PAUSE_MICROS_MAX)) {
            drop(plan);
            thread::sleep(Duration::from_micros(pause));
            plan = self.plan.lock();
        }
        while moment == TransactionMoment::Begin
            && let Some((stopped, is_waiting)) = &mut plan.gate
            && *stopped == name
        {
            *is_waiting = true;
            self.changed.notify_all();
            self.changed.wait(&mut plan);
        }
        let Some((fault, is_of_committer)) = &mut plan.armed else {
            return Ok(());
        };
        if fault.moment != moment || *is_of_committer != (name == COMMITTER) {
            return Ok(());
        }
        if fault.skipped > 0 {
            fault.skipped -= 1;
            return Ok(());
        }
        let is_of_row = fault.is_of_row;
        plan.armed = None;
        plan.has_fired = true;
        Err(if is_of_row {
            Error::corrupt("responses", "injected")
        } else {
            Error::Unavailable("injected".to_owned())
        })
    }
}
