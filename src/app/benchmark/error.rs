//! Reasons for refusing an operation on editions.

use crate::app::ServiceError;
use crate::app::resource::Resource;
use crate::storage;

/// Why an operation on an edition was refused.
#[derive(Debug, thiserror::Error)]
pub enum BenchmarkError {
    /// There is no such city, framework, indicator or edition.
    #[error("there is no such {0}")]
    NoSuch(Resource),
    /// All violations, each a sentence with its location.
    #[error("{}", .0.join(" "))]
    Invalid(Vec<String>),
    /// Changed by somebody else meanwhile.
    #[error("it was changed at the same time; try again")]
    Changed,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for BenchmarkError {
    fn from(error: storage::Error) -> BenchmarkError {
        BenchmarkError::Fault(error.into())
    }
}

/// Returns the error of a stored edition that does not parse.
pub(super) fn corrupt(what: impl ToString) -> BenchmarkError {
    BenchmarkError::Fault(ServiceError::Internal(storage::Error::Corrupt {
        table: "editions",
        what: what.to_string(),
    }))
}
