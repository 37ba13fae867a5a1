//! Failures of the service itself.

use crate::storage;

/// Failure of the service itself, which neither the citizen nor staff can correct.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// The database is unavailable; a retry may succeed.
    #[error("{0}")]
    Unavailable(#[source] storage::Error),
    /// Something is broken; a retry does not help.
    #[error("{0}")]
    Internal(#[source] storage::Error),
}

impl From<storage::Error> for ServiceError {
    fn from(error: storage::Error) -> ServiceError {
        match error {
            storage::Error::Unavailable(_) => ServiceError::Unavailable(error),
            storage::Error::Conflict
            | storage::Error::Corrupt { .. }
            | storage::Error::Newer(_)
            | storage::Error::OtherSecret(_)
            | storage::Error::Migration(_)
            | storage::Error::Query(_) => ServiceError::Internal(error),
        }
    }
}
