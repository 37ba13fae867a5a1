//! Errors of storage, by who has to react.

use std::fmt;

use diesel::result::{DatabaseErrorKind, Error as Cause};
use jiff::Timestamp;

/// A secret that differs from the installation's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherSecret {
    /// Fingerprint of the installation's secret.
    pub expected: String,
    /// Fingerprint of the configured secret; `None` when there is none.
    pub given: Option<String>,
}

impl fmt::Display for OtherSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expected = &self.expected;
        match &self.given {
            Some(given) => write!(
                formatter,
                "this database was used with another secret: its fingerprint is {expected}, and the fingerprint of the configured secret is {given}"
            ),
            None => write!(
                formatter,
                "the secret of this database is missing: its fingerprint is {expected}"
            ),
        }
    }
}

/// Errors of storage operations.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database is unreachable, full or busy past its timeout; a retry may succeed.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// A unique constraint was violated.
    #[error("a row with this name already exists")]
    Conflict,
    /// A stored row does not parse: another program or a bug wrote it.
    #[error("{table}: a stored row cannot be read: {what}")]
    Corrupt {
        /// The table of the row.
        table: &'static str,
        /// Description of the part that does not parse.
        what: String,
    },
    /// The database was migrated by a later version of the program.
    #[error(
        "the database is newer than this program (it has migration {0}): start the newer version of urbivox, or restore a backup made by this version"
    )]
    Newer(String),
    /// The database was used with another secret: earlier signatures would be refused here, and new ones by other replicas.
    #[error("{0}")]
    OtherSecret(OtherSecret),
    /// A migration failed.
    #[error("a migration of the database failed: {0}")]
    Migration(String),
    /// Any other error of diesel.
    #[error("a query failed: {0}")]
    Query(#[source] Cause),
}

impl Error {
    /// Returns an [`Error::Corrupt`].
    pub fn corrupt(table: &'static str, what: impl std::fmt::Display) -> Error {
        Error::Corrupt {
            table,
            what: what.to_string(),
        }
    }
}

/// Parses a JSON document of a stored row. Errors: [`Error::Corrupt`]; there is no fallback to an empty document.
pub fn stored_json<T: serde::de::DeserializeOwned>(table: &'static str, text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|cause| Error::corrupt(table, cause))
}

/// Converts a count from the database's signed type. Errors: [`Error::Corrupt`] below zero.
pub fn stored_count(table: &'static str, count: i64) -> Result<u64, Error> {
    u64::try_from(count).map_err(|_negative| Error::corrupt(table, format!("a count is {count}")))
}

/// Converts a stored time in milliseconds since 1970. Errors: [`Error::Corrupt`] outside the range of [`Timestamp`].
pub fn stored_time(table: &'static str, millis: i64) -> Result<Timestamp, Error> {
    Timestamp::from_millisecond(millis).map_err(|cause| Error::corrupt(table, cause))
}

impl From<Cause> for Error {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "diesel adds errors; each unknown one is a query that failed"
    )]
    fn from(cause: Cause) -> Error {
        use DatabaseErrorKind::{ClosedConnection, ReadOnlyTransaction, UnableToSendCommand, UniqueViolation, Unknown};
        match &cause {
            Cause::DatabaseError(UniqueViolation, _) => return Error::Conflict,
            Cause::DatabaseError(ClosedConnection | ReadOnlyTransaction, info) => {
                return Error::Unavailable(info.message().to_owned());
            }
            Cause::DatabaseError(Unknown | UnableToSendCommand, info) if is_transient(info.message()) => {
                return Error::Unavailable(info.message().to_owned());
            }
            Cause::BrokenTransactionManager => {
                return Error::Unavailable("the connection was lost in a transaction".to_owned());
            }
            _ => {}
        }
        Error::Query(cause)
    }
}

/// Returns whether an error is transient, judged by its message, because both drivers report most of these as `Unknown`.
fn is_transient(message: &str) -> bool {
    const PASSING: [&str; 14] = [
        "database is locked",
        "database or disk is full",
        "disk I/O error",
        "readonly database",
        "server closed the connection",
        "could not connect",
        "connection to server",
        "no connection to the server",
        "terminating connection",
        "the database system is",
        "No space left on device",
        "deadlock detected",
        "due to lock timeout",
        "due to statement timeout",
    ];
    PASSING.iter().any(|phrase| message.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_on_a_lost_connection_may_be_retried() {
        let info = || Box::new("no connection to the server\n".to_owned());
        for kind in [DatabaseErrorKind::Unknown, DatabaseErrorKind::UnableToSendCommand] {
            let error = Error::from(Cause::DatabaseError(kind, info()));
            assert!(matches!(error, Error::Unavailable(_)), "{error:?}");
        }
        let error = Error::from(Cause::DatabaseError(DatabaseErrorKind::CheckViolation, info()));
        assert!(matches!(error, Error::Query(_)), "{error:?}");
    }
}
