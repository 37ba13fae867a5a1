//! A submission in the committer's queue, and its outcome.

use tokio::sync::oneshot;

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

/// Future of a commit's outcome.
pub type CommitFuture = oneshot::Receiver<Result<CommitOutcome, Error>>;

/// A submission in the queue.
pub(super) struct Job {
    /// Response to be inserted.
    pub(super) row: NewRow,
    /// Change of the counters.
    pub(super) delta: CounterDelta,
    /// The transaction that a signed link names.
    pub(super) transaction: Option<Transaction>,
    /// Free-text answers, for the search index of comments.
    pub(super) comments: Option<CommentText>,
    /// Channel for the outcome.
    pub(super) sender: oneshot::Sender<Result<CommitOutcome, Error>>,
}
