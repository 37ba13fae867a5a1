//! Reasons for refusing an operation on cities, services and surveys.

use crate::app::ServiceError;
use crate::app::resource::Resource;
use crate::storage;
use urbivox_core::survey::violation::Violations;

/// Why an operation was refused.
#[derive(Debug, thiserror::Error)]
pub enum AuthoringError {
    /// There is no such city, service or survey.
    #[error("there is no such {0}")]
    NoSuch(Resource),
    /// The slug is in use.
    #[error("a {0} with this slug already exists")]
    Exists(Resource),
    /// All violations of the definition.
    #[error("the definition is not valid")]
    Invalid(Violations),
    /// The draft was changed by somebody else meanwhile.
    #[error("the draft was changed at the same time")]
    Changed,
    /// Questions whose text changed, without an answer whether they still ask the same.
    #[error("it is not said whether questions with a new text still ask the same")]
    WordingUnanswered(Violations),
    /// The survey was never published.
    #[error("the survey has not been published")]
    NotPublished,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for AuthoringError {
    fn from(error: storage::Error) -> AuthoringError {
        AuthoringError::Fault(error.into())
    }
}

/// Returns a conversion of errors, by which a taken slug becomes [`AuthoringError::Exists`].
pub(super) fn conflict_as_exists(what: Resource) -> impl Fn(storage::Error) -> AuthoringError {
    move |error| {
        if matches!(error, storage::Error::Conflict) {
            AuthoringError::Exists(what)
        } else {
            error.into()
        }
    }
}

/// Returns the error of a stored row that does not parse.
pub(super) fn corrupt(table: &'static str, what: impl std::fmt::Display) -> storage::Error {
    storage::Error::Corrupt {
        table,
        what: what.to_string(),
    }
}
