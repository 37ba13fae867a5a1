//! The one path of a submission, for all callers: API, page, embedded page, kiosk, widget, staff entry, operator commands.
//! Permission to send, limits, suspicions, signed links, retries and quotas are decided here.
//!
//! [`submit`] makes every decision that needs no database and returns a [`Progress`]: settled, handed to the committer, or
//! work for a thread that may block. The hot path therefore reads nothing, and nothing here is `async`.

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

/// Progress of a submission.
pub enum Progress {
    /// Decided.
    Settled(Result<StoredSubmission, Refusal>),
    /// Handed to the committer; its verdict is pending.
    Committing(PendingCommit),
    /// Needs a thread that may block on the database.
    Waiting(PendingLookup),
}

/// A submission handed to the committer.
pub struct PendingCommit {
    verdict: CommitFuture,
    keyring: Keyring,
    version: u32,
    was_masked: bool,
    published: Arc<PublishedSurvey>,
    raw: RawSubmission,
}

/// A submission that needs the database, outside the hot path.
pub struct PendingLookup {
    task: Task,
    published: Arc<PublishedSurvey>,
    raw: RawSubmission,
}

enum Task {
    /// Hold it for moderation.
    Hold(Box<AcceptedSubmission>, Suspicion),
    /// Refuse it, unless it is already stored.
    FindStored(Refusal),
}

/// Result of a dry run: what [`submit`] would have done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckOutcome {
    /// Whether the response would be held for moderation.
    pub held: bool,
}

/// Progress of a dry run.
pub enum CheckStep {
    /// Decided.
    Settled(Result<CheckOutcome, Refusal>),
    /// Needs a thread that may block on the database.
    Waiting(Box<PendingLookup>),
}

/// Processes a submission: stores it, holds it for moderation, finds it already stored, or refuses it.
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

/// Dry run of [`submit`]: stores nothing. Conflicts with stored submissions are not looked up.
pub fn check(app: &App, published: &Arc<PublishedSurvey>, sender: &Sender<'_>, raw: RawSubmission) -> CheckStep {
    match assess(app, published, sender, &raw) {
        Ok(assessed) => CheckStep::Settled(Ok(CheckOutcome {
            held: assessed.suspicion.is_some(),
        })),
        Err(refusal) => match lookup_after(published, raw, refusal) {
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
        .enqueue(assessed.row, assessed.delta, assessed.transaction, assessed.said);
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
    match lookup_after(published, raw, refusal) {
        Ok(waiting) => Progress::Waiting(waiting),
        Err(refusal) => Progress::Settled(Err(refusal)),
    }
}

/// Returns the refusal, unless the submission may already be stored: then a database lookup decides.
fn lookup_after(
    published: &Arc<PublishedSurvey>,
    raw: RawSubmission,
    refusal: Refusal,
) -> Result<PendingLookup, Refusal> {
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
    /// Completes the submission, on a thread that may block.
    pub fn wait(self, app: &App) -> Result<StoredSubmission, Refusal> {
        match self {
            Progress::Settled(result) => result,
            Progress::Committing(committing) => committing.wait().wait(app),
            Progress::Waiting(waiting) => waiting.run(app),
        }
    }
}

impl PendingCommit {
    /// Resolves when the submission is on disk or was refused.
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

/// Converts the committer's verdict, which is `None` if the committer stopped without one.
fn settle(
    verdict: Option<Result<CommitOutcome, storage::Error>>,
    keyring: &Keyring,
    (version, masked): (u32, bool),
    published: &Arc<PublishedSurvey>,
    raw: RawSubmission,
) -> Progress {
    let lost = || storage::Error::Unavailable("the committer has stopped".to_owned());
    let outcome = match verdict.ok_or_else(lost).flatten() {
        Ok(outcome) => outcome,
        Err(error) => return Progress::Settled(Err(error.into())),
    };
    let (id, again, held) = match outcome {
        CommitOutcome::Stored(id) => (id, false, false),
        CommitOutcome::AlreadyStored(id) => (id, true, false),
        CommitOutcome::Held(id) => (id, true, true),
        CommitOutcome::StoredDifferently => return refused(published, raw, Refusal::Differs),
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
    /// Runs the lookup or holds the response. Blocks on the database.
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
