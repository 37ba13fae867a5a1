//! Why a submission was not stored, and what follows from each reason.

use jiff::civil::Date;

use crate::app::ServiceError;
use crate::storage;
use urbivox_core::survey::violation::Violations;

/// Why a submission was not stored.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The survey takes no more answers.
    #[error("this survey is closed")]
    Closed,
    /// The survey takes answers from this day on.
    #[error("this survey opens on {0}")]
    NotOpenYet(Date),
    /// There is no such version.
    #[error("there is no version {0}")]
    UnknownVersion(u32),
    /// The version was replaced too long ago.
    #[error("version {0} is no longer answered")]
    RetiredVersion(u32),
    /// The form was opened too long ago.
    #[error("this form was opened too long ago")]
    FormExpired,
    /// Answers break the rules: all of them.
    #[error("some answers are not valid")]
    Invalid(Violations),
    /// The same submission was stored with other answers.
    #[error("this submission was stored with other answers")]
    Differs,
    /// The citizen withdrew this submission.
    #[error("this submission was withdrawn")]
    Withdrawn,
    /// Another submission came by the same link.
    #[error("this link was used")]
    LinkUsed,
    /// The link ended on this day.
    #[error("this link ended on {0}")]
    LinkExpired(Date),
    /// The link was not signed for this survey, or not by this city.
    #[error("this link is not valid")]
    LinkInvalid,
    /// At this placement only staff enter answers, and the sender did not prove to be staff.
    #[error("at this placement only staff enter answers")]
    StaffOnly,
    /// Too many submissions wait to be stored.
    #[error("too many submissions wait")]
    Busy,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl Refusal {
    /// Whether the refused submission stays charged to the sender's quota: nobody can mend it, and it may be a guess.
    /// What the sender can mend, or what is our failure, costs them nothing.
    pub fn keeps_quota(&self) -> bool {
        match self {
            Refusal::Differs
            | Refusal::Withdrawn
            | Refusal::LinkUsed
            | Refusal::LinkExpired(_)
            | Refusal::LinkInvalid
            | Refusal::StaffOnly => true,
            Refusal::Closed
            | Refusal::NotOpenYet(_)
            | Refusal::UnknownVersion(_)
            | Refusal::RetiredVersion(_)
            | Refusal::FormExpired
            | Refusal::Invalid(_)
            | Refusal::Busy
            | Refusal::Fault(_) => false,
        }
    }

    /// Whether the submission may be stored all the same, because it was sent before the survey, the link or the
    /// placement changed: then the database is asked for its receipt. Answers to a version that the sender names are valid
    /// or not whatever came later, so that they cost no look into the database.
    pub(super) fn may_be_stored(&self, names_version: bool) -> bool {
        match self {
            Refusal::Closed
            | Refusal::NotOpenYet(_)
            | Refusal::RetiredVersion(_)
            | Refusal::FormExpired
            | Refusal::LinkExpired(_)
            | Refusal::LinkInvalid
            | Refusal::StaffOnly => true,
            Refusal::Invalid(_) | Refusal::Differs => !names_version,
            // The committer and the hold have looked the submission up before they answer so.
            Refusal::Withdrawn | Refusal::LinkUsed => false,
            Refusal::UnknownVersion(_) | Refusal::Busy | Refusal::Fault(_) => false,
        }
    }
}

impl From<storage::Error> for Refusal {
    fn from(error: storage::Error) -> Refusal {
        Refusal::Fault(error.into())
    }
}
