//! Reasons for refusing a submission, and their consequences.

use jiff::civil::Date;

use crate::app::ServiceError;
use crate::clock::guard::ClockFault;
use crate::storage;
use urbivox_core::survey::violation::Violations;

/// Why a submission was not stored.
#[derive(Debug, thiserror::Error)]
pub enum SubmissionError {
    /// The survey is closed.
    #[error("this survey is closed")]
    Closed,
    /// The survey opens on this day.
    #[error("this survey opens on {0}")]
    NotOpenYet(Date),
    /// No such version.
    #[error("there is no version {0}")]
    UnknownVersion(u32),
    /// The version was replaced too long ago.
    #[error("version {0} no longer accepts answers")]
    RetiredVersion(u32),
    /// The form was opened too long ago.
    #[error("this form was opened too long ago")]
    FormExpired,
    /// Answers violate the rules; holds all violations.
    #[error("some answers are not valid")]
    Invalid(Violations),
    /// The same submission id was stored with other answers.
    #[error("this submission was stored before, with different answers")]
    Differs,
    /// The citizen withdrew this submission.
    #[error("this submission was withdrawn")]
    Withdrawn,
    /// The link was used by another submission.
    #[error("this link has already been used")]
    LinkUsed,
    /// The link expired on this day.
    #[error("this link expired on {0}")]
    LinkExpired(Date),
    /// The link was not signed for this survey, or not by this city.
    #[error("this link is not valid")]
    LinkInvalid,
    /// The placement is for staff, and the sender did not prove to be staff.
    #[error("only staff can enter answers at this placement")]
    StaffOnly,
    /// The committer's queue is full.
    #[error("too many submissions are waiting to be stored")]
    Busy,
    /// The machine's clock cannot be right: the response would be stored under a wrong day.
    #[error("{0}")]
    WrongClock(ClockFault),
    /// A service or database error.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl SubmissionError {
    /// Whether the refused submission still counts against the sender's quota: the sender cannot correct it, and it may be a
    /// guess. Refusals that the sender can correct, and our failures, do not count.
    pub fn keeps_quota(&self) -> bool {
        match self {
            SubmissionError::Differs
            | SubmissionError::Withdrawn
            | SubmissionError::LinkUsed
            | SubmissionError::LinkExpired(_)
            | SubmissionError::LinkInvalid
            | SubmissionError::StaffOnly => true,
            SubmissionError::Closed
            | SubmissionError::NotOpenYet(_)
            | SubmissionError::UnknownVersion(_)
            | SubmissionError::RetiredVersion(_)
            | SubmissionError::FormExpired
            | SubmissionError::Invalid(_)
            | SubmissionError::Busy
            | SubmissionError::WrongClock(_)
            | SubmissionError::Fault(_) => false,
        }
    }

    /// Whether the submission may nevertheless be stored, because it was sent before the survey, link or placement changed:
    /// then its receipt is looked up. The validity of answers to a stated version does not change, so they need no lookup.
    pub(super) fn may_be_stored(&self, names_version: bool) -> bool {
        match self {
            SubmissionError::Closed
            | SubmissionError::NotOpenYet(_)
            | SubmissionError::RetiredVersion(_)
            | SubmissionError::FormExpired
            | SubmissionError::LinkExpired(_)
            | SubmissionError::LinkInvalid
            | SubmissionError::StaffOnly => true,
            SubmissionError::Invalid(_) | SubmissionError::Differs => !names_version,
            // The committer and moderation have looked the submission up before they return these.
            SubmissionError::Withdrawn | SubmissionError::LinkUsed => false,
            SubmissionError::UnknownVersion(_)
            | SubmissionError::Busy
            | SubmissionError::WrongClock(_)
            | SubmissionError::Fault(_) => false,
        }
    }
}

impl From<storage::Error> for SubmissionError {
    fn from(error: storage::Error) -> SubmissionError {
        SubmissionError::Fault(error.into())
    }
}
