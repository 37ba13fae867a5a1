//! A submission in the committer's queue, and its outcome.

use tokio::sync::oneshot;

use crate::storage::credit_claims::Claims;
use crate::storage::error::Error;
use crate::storage::new_response::NewRow;
use crate::storage::verifications::Transaction;
use urbivox_core::tally::counter_delta::CounterDelta;

/// The result of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommitOutcome {
    /// Stored by this commit, with this identity.
    Stored(i64),
    /// Stored before with the same answers, with this identity.
    AlreadyStored(i64),
    /// Stored before with other answers.
    StoredDifferently,
    /// Held for moderation with the same answers, with this identity.
    Held(i64),
    /// Withdrawn by the citizen.
    Withdrawn,
    /// Another submission came by the same link.
    LinkUsed,
}

/// The free-text answers of a submission.
#[derive(Clone, Debug)]
pub struct CommentText {
    /// The survey that was answered.
    pub survey_id: i64,
    /// The code of each question and the text.
    pub texts: Vec<(String, String)>,
}

/// A submission to be stored and counted.
#[derive(Clone, Debug)]
pub struct NewSubmission {
    /// Response to be inserted.
    pub row: NewRow,
    /// Change of the counters, unless the credit that the response claims is granted.
    pub delta: CounterDelta,
    /// Change of the counters if the credit that the response claims is granted; absent when it does not depend on that.
    pub credited_delta: Option<CounterDelta>,
    /// The transaction that a signed link names.
    pub transaction: Option<Transaction>,
    /// Free-text answers, for the search index of comments.
    pub comments: Option<CommentText>,
}

/// Future of a commit's outcome.
pub type CommitFuture = oneshot::Receiver<Result<CommitOutcome, Error>>;

/// A submission in the queue.
pub(super) struct Job {
    /// Response to be inserted.
    pub(super) row: NewRow,
    /// See [`NewSubmission::delta`].
    pub(super) delta: CounterDelta,
    /// See [`NewSubmission::credited_delta`].
    pub(super) credited_delta: Option<CounterDelta>,
    /// The transaction that a signed link names.
    pub(super) transaction: Option<Transaction>,
    /// Free-text answers, for the search index of comments.
    pub(super) comments: Option<CommentText>,
    /// Channel for the outcome.
    pub(super) sender: oneshot::Sender<Result<CommitOutcome, Error>>,
}

impl Job {
    /// Puts a submission in the queue.
    pub(super) fn of(submission: NewSubmission, sender: oneshot::Sender<Result<CommitOutcome, Error>>) -> Job {
        let NewSubmission {
            row,
            delta,
            credited_delta,
            transaction,
            comments,
        } = submission;
        Job {
            row,
            delta,
            credited_delta,
            transaction,
            comments,
            sender,
        }
    }

    /// Returns the change of the counters when these claims are granted.
    pub(super) fn delta(&self, granted: &Claims) -> &CounterDelta {
        match &self.credited_delta {
            Some(credited) if granted.credits(&self.row) => credited,
            Some(_) | None => &self.delta,
        }
    }
}
