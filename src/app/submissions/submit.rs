//! Processing of a submission up to its storage, refusal, or a dry run of that.

use std::future::Future;
use std::sync::Arc;

use super::assess::{AcceptedSubmission, assess};
use super::credit::Arrival;
use super::error::SubmissionError;
use super::raw_submission::RawSubmission;
use super::stored_submission::{StoredAs, StoredSubmission, find_stored};
use super::suspicion::Suspicion;
use crate::app::catalogue::PublishedSurvey;
use crate::app::{App, moderation};
use crate::config::Keyring;
use crate::storage;
use crate::storage::committer::{CommitFuture, CommitOutcome};

/// Progress of a submission.
pub enum Progress {
    /// Decided.
    Settled(Result<StoredSubmission, SubmissionError>),
    /// Handed to the committer; its verdict is pending.
    Committing(PendingCommit),
    /// Needs a thread that may block on the database.
    Waiting(PendingLookup),
}

/// A submission handed to the committer.
pub struct PendingCommit {
    verdict: CommitFuture,
    handed: HandedSubmission,
}

/// What is needed to report the committer's verdict.
struct HandedSubmission {
    keyring: Keyring,
    /// Version that was answered.
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
    FindStored(SubmissionError),
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
    Settled(Result<CheckOutcome, SubmissionError>),
    /// Needs a thread that may block on the database.
    Waiting(Box<PendingLookup>),
}

/// Processes a submission: stores it, holds it for moderation, finds it already stored, or refuses it.
pub fn submit(app: &App, published: &Arc<PublishedSurvey>, arrival: &Arrival<'_>, raw: RawSubmission) -> Progress {
    match assess(app, published, arrival, &raw) {
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
pub fn check(app: &App, published: &Arc<PublishedSurvey>, arrival: &Arrival<'_>, raw: RawSubmission) -> CheckStep {
    match assess(app, published, arrival, &raw) {
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
    match app.committer.enqueue(assessed.submission) {
        Err(_full) => Progress::Settled(Err(SubmissionError::Busy)),
        Ok(verdict) => Progress::Committing(PendingCommit {
            verdict,
            handed: HandedSubmission {
                keyring: app.keyring.clone(),
                version,
                was_masked: assessed.was_masked,
                published: assessed.published,
                raw,
            },
        }),
    }
}

fn refused(published: &Arc<PublishedSurvey>, raw: RawSubmission, refusal: SubmissionError) -> Progress {
    match lookup_after(published, raw, refusal) {
        Ok(waiting) => Progress::Waiting(waiting),
        Err(refusal) => Progress::Settled(Err(refusal)),
    }
}

/// Returns the refusal, unless the submission may already be stored: then a database lookup decides.
fn lookup_after(
    published: &Arc<PublishedSurvey>,
    raw: RawSubmission,
    refusal: SubmissionError,
) -> Result<PendingLookup, SubmissionError> {
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
    pub fn wait(self, app: &App) -> Result<StoredSubmission, SubmissionError> {
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
        let PendingCommit { verdict, handed } = self;
        futures_util::FutureExt::map(verdict, move |verdict| settle(verdict.ok(), handed))
    }

    fn wait(self) -> Progress {
        let verdict = self.verdict.blocking_recv().ok();
        settle(verdict, self.handed)
    }
}

/// Converts the committer's verdict, which is `None` if the committer stopped without one.
fn settle(verdict: Option<Result<CommitOutcome, storage::Error>>, handed: HandedSubmission) -> Progress {
    let HandedSubmission {
        keyring,
        version,
        was_masked,
        published,
        raw,
    } = handed;
    let lost = || storage::Error::Unavailable("the committer has stopped".to_owned());
    let outcome = match verdict.ok_or_else(lost).flatten() {
        Ok(outcome) => outcome,
        Err(error) => return Progress::Settled(Err(error.into())),
    };
    let (stored_as, again) = match outcome {
        CommitOutcome::Stored(id) => (StoredAs::Response(id), false),
        CommitOutcome::AlreadyStored(id) => (StoredAs::Response(id), true),
        CommitOutcome::Held(id) => (StoredAs::Held(id), true),
        CommitOutcome::StoredDifferently => return refused(&published, raw, SubmissionError::Differs),
        CommitOutcome::Withdrawn => return refused(&published, raw, SubmissionError::Withdrawn),
        CommitOutcome::LinkUsed => return refused(&published, raw, SubmissionError::LinkUsed),
    };
    Progress::Settled(Ok(StoredSubmission {
        again,
        masked: was_masked,
        ..StoredSubmission::of(&keyring, stored_as, raw.submission_id, version)
    }))
}

impl PendingLookup {
    /// Runs the lookup or holds the response. Blocks on the database.
    pub fn run(self, app: &App) -> Result<StoredSubmission, SubmissionError> {
        let PendingLookup { task, published, raw } = self;
        let refusal = match task {
            Task::FindStored(refusal) => refusal,
            Task::Hold(assessed, suspicion) => match moderation::hold(app, *assessed, suspicion) {
                Ok(stored) => return Ok(stored),
                Err(refusal) if refusal.may_be_stored(raw.version.is_some()) => refusal,
                Err(refusal) => return Err(refusal),
            },
        };
        let stored = find_stored(app, &published, &raw).map_err(SubmissionError::Fault)?;
        stored.ok_or(refusal)
    }
}
