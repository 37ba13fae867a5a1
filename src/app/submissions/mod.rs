//! The one way for a submission, whoever brings it: API, page, embedded page, kiosk, widget, staff entry, the operator's
//! commands. Who may send, limits, suspicions, links, retries and what a refusal costs are decided here once.
//!
//! [`submit`] decides all that needs no database, and answers with a [`Step`]: settled, on its way to the disk, or work
//! for a thread that may wait. So the hot path reads nothing, and nothing here is `async`.

mod assess;
pub mod correction;
pub mod form_token;
mod proof_of_work;
mod raw_submission;
pub mod receipt;
mod refusal;
mod sender;
mod stored_submission;
mod suspicion;
pub mod withdrawal;

use std::future::Future;
use std::sync::Arc;

pub use raw_submission::{DEFAULT_PLACEMENT, RawSubmission, is_placement};
pub use refusal::Refusal;
pub use sender::{KEY_QUOTA_FACTOR, OwnedSender, Quota, QuotaOwner, Sender, may_open, quota, require_unused};
pub use stored_submission::StoredSubmission;
pub use suspicion::Suspicion;

pub(in crate::app) use assess::AcceptedSubmission;

use super::catalogue::PublishedSurvey;
use super::{App, moderation};
use crate::config::Keyring;
use crate::storage;
use crate::storage::committer::{CommitFuture, CommitOutcome};

use assess::assess;
use stored_submission::find_stored;

/// How far a submission is.
pub enum Progress {
    /// Decided.
    Settled(Result<StoredSubmission, Refusal>),
    /// Handed to the committer, whose verdict is awaited.
    Committing(PendingCommit),
    /// To be done on a thread that may wait for the database.
    Waiting(PendingLookup),
}

/// A submission that the committer has.
pub struct PendingCommit {
    verdict: CommitFuture,
    keyring: Keyring,
    version: u32,
    was_masked: bool,
    published: Arc<PublishedSurvey>,
    raw: RawSubmission,
}

/// A submission that needs the database, off the hot path.
pub struct PendingLookup {
    task: Task,
    published: Arc<PublishedSurvey>,
    raw: RawSubmission,
}

enum Task {
    /// Keep it apart for staff.
    Hold(Box<AcceptedSubmission>, Suspicion),
    /// It is refused, unless it is stored already.
    FindStored(Refusal),
}

/// What a check found: what [`submit`] would have done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckOutcome {
    /// Staff would look at it before it is counted.
    pub held: bool,
}

/// How far a check is.
pub enum CheckStep {
    /// Decided.
    Settled(Result<CheckOutcome, Refusal>),
    /// To be done on a thread that may wait for the database.
    Waiting(Box<PendingLookup>),
}

/// Takes a submission: stores it, holds it for staff, finds it stored, or refuses it.
pub fn submit(app: &App, published: &Arc<PublishedSurvey>, sender: &Sender<'_>, raw: RawSubmission) -> Progress {
    match assess(app, published, sender, &raw) {
        Ok(assessed) => match assessed.suspicion {
            Some(suspicion) => Progress::Waiting(PendingLookup {
                task: Task::Hold(Box::new(assessed), suspicion),
                published: Arc::clone(published),
                raw,
            }),
            None => commit(app, assessed, raw),
        },
        Err(refusal) => refused(published, raw, refusal),
    }
}

/// Says what [`submit`] would do, and stores nothing. What only the database knows of other submissions is not asked.
pub fn check(app: &App, published: &Arc<PublishedSurvey>, sender: &Sender<'_>, raw: RawSubmission) -> CheckStep {
    match assess(app, published, sender, &raw) {
        Ok(assessed) => CheckStep::Settled(Ok(CheckOutcome {
            held: assessed.suspicion.is_some(),
        })),
        Err(refusal) => match retry(published, raw, refusal) {
            Ok(waiting) => CheckStep::Waiting(Box::new(waiting)),
            Err(refusal) => CheckStep::Settled(Err(refusal)),
        },
    }
}

impl From<StoredSubmission> for CheckOutcome {
    fn from(stored: StoredSubmission) -> CheckOutcome {
        CheckOutcome { held: stored.held }
    }
}

fn commit(app: &App, mut assessed: AcceptedSubmission, raw: RawSubmission) -> Progress {
    assessed.count_placement();
    let version = assessed.version.number;
    let handed = app
        .committer
        .keep(assessed.row, assessed.delta, assessed.transaction, assessed.said);
    match handed {
        Err(_full) => Progress::Settled(Err(Refusal::Busy)),
        Ok(verdict) => Progress::Committing(PendingCommit {
            verdict,
            keyring: app.keyring.clone(),
            version,
            was_masked: assessed.was_masked,
            published: assessed.published,
            raw,
        }),
    }
}

fn refused(published: &Arc<PublishedSurvey>, raw: RawSubmission, refusal: Refusal) -> Progress {
    match retry(published, raw, refusal) {
        Ok(waiting) => Progress::Waiting(waiting),
        Err(refusal) => Progress::Settled(Err(refusal)),
    }
}

/// A refusal is the last word, unless the submission may be stored all the same: then the database is asked.
fn retry(published: &Arc<PublishedSurvey>, raw: RawSubmission, refusal: Refusal) -> Result<PendingLookup, Refusal> {
    if !refusal.may_be_stored(raw.version.is_some()) {
        return Err(refusal);
    }
    Ok(PendingLookup {
        task: Task::FindStored(refusal),
        published: Arc::clone(published),
        raw,
    })
}

impl Progress {
    /// Takes the submission to its end, on a thread that may wait.
    pub fn wait(self, app: &App) -> Result<StoredSubmission, Refusal> {
        match self {
            Progress::Settled(result) => result,
            Progress::Committing(committing) => committing.wait().wait(app),
            Progress::Waiting(waiting) => waiting.run(app),
        }
    }
}

impl PendingCommit {
    /// Resolves when the submission is on disk, or will not be.
    pub fn settled(self) -> impl Future<Output = Progress> {
        let PendingCommit {
            verdict,
            keyring,
            version,
            was_masked,
            published,
            raw,
        } = self;
        futures_util::FutureExt::map(verdict, move |verdict| {
            settle(verdict.ok(), &keyring, (version, was_masked), &published, raw)
        })
    }

    fn wait(self) -> Progress {
        let sent = (self.version, self.was_masked);
        let verdict = self.verdict.blocking_recv().ok();
        settle(verdict, &self.keyring, sent, &self.published, self.raw)
    }
}

/// What is said to the sender; the verdict is `None` when the committer ended without one.
fn settle(
    verdict: Option<Result<CommitOutcome, storage::Error>>,
    keyring: &Keyring,
    (version, masked): (u32, bool),
    published: &Arc<PublishedSurvey>,
    raw: RawSubmission,
) -> Progress {
    let lost = || storage::Error::Unavailable("the committer has ended".to_owned());
    let outcome = match verdict.ok_or_else(lost).flatten() {
        Ok(outcome) => outcome,
        Err(error) => return Progress::Settled(Err(error.into())),
    };
    let (id, again, held) = match outcome {
        CommitOutcome::Stored(id) => (id, false, false),
        CommitOutcome::Again(id) => (id, true, false),
        CommitOutcome::Held(id) => (id, true, true),
        CommitOutcome::Differs => return refused(published, raw, Refusal::Differs),
        CommitOutcome::Withdrawn => return refused(published, raw, Refusal::Withdrawn),
        CommitOutcome::LinkUsed => return refused(published, raw, Refusal::LinkUsed),
    };
    Progress::Settled(Ok(StoredSubmission {
        again,
        masked,
        ..StoredSubmission::of(keyring, id, held, (raw.submission_id, version))
    }))
}

impl PendingLookup {
    /// Does it. Waits for the database.
    pub fn run(self, app: &App) -> Result<StoredSubmission, Refusal> {
        let PendingLookup { task, published, raw } = self;
        let refusal = match task {
            Task::FindStored(refusal) => refusal,
            Task::Hold(assessed, suspicion) => match moderation::hold(app, *assessed, suspicion) {
                Ok(stored) => return Ok(stored),
                Err(refusal) if refusal.may_be_stored(raw.version.is_some()) => refusal,
                Err(refusal) => return Err(refusal),
            },
        };
        let stored = find_stored(app, &published, &raw).map_err(Refusal::Fault)?;
        stored.ok_or(refusal)
    }
}
