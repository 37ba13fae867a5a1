//! What can go wrong in storage, by who has to react.

use std::fmt;

use diesel::result::{DatabaseErrorKind, Error as Cause};
use jiff::Timestamp;

/// A secret that is not the installation's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherSecret {
    /// The fingerprint of the installation's.
    pub expected: String,
    /// The fingerprint of the one that is given; `None` when none is there.
    pub given: Option<String>,
}

impl fmt::Display for OtherSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expected = &self.expected;
        match &self.given {
            Some(given) => write!(
                formatter,
                "this database was used with another secret: its fingerprint is {expected}, and that of the secret given now is {given}"
            ),
            None => write!(
                formatter,
                "the secret of this database is missing: its fingerprint is {expected}"
            ),
        }
    }
}

/// Why storage could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database is away, full or busy past its timeout: trying again later may help.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// A row with this name is there already.
    #[error("a row with this name exists already")]
    Conflict,
    /// A stored row does not parse: somebody else wrote to the database, or a bug did.
    #[error("{table}: a stored row cannot be read: {what}")]
    Corrupt {
        /// Where the row stands.
        table: &'static str,
        /// What does not parse.
        what: String,
    },
    /// The database was migrated by a later version of the program.
    #[error(
        "the database is newer than this program (it has migration {0}): start the newer urbivox, or restore a backup made by this one"
    )]
    Newer(String),
    /// The database was used with another secret: what it signed would be refused, and what is signed now would be refused
    /// by others.
    #[error("{0}")]
    OtherSecret(OtherSecret),
    /// A migration failed.
    #[error("the database could not be brought up to date: {0}")]
    Migration(String),
    /// Anything else that diesel reports.
    #[error("a query failed: {0}")]
    Query(#[source] Cause),
}

impl Error {
    /// A stored row that does not parse.
    pub fn corrupt(table: &'static str, what: impl std::fmt::Display) -> Error {
        Error::Corrupt {
            table,
            what: what.to_string(),
        }
    }
}

/// Parses a JSON document of a stored row. Errors: [`Error::Corrupt`]; nothing is ever read as an empty document instead.
pub fn stored_json<T: serde::de::DeserializeOwned>(table: &'static str, text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|cause| Error::corrupt(table, cause))
}

/// A count that the database returned as a signed number. Errors: [`Error::Corrupt`] below zero.
pub fn stored_count(table: &'static str, count: i64) -> Result<u64, Error> {
    u64::try_from(count).map_err(|_negative| Error::corrupt(table, format!("a count is {count}")))
}

/// A stored moment, in milliseconds since 1970. Errors: [`Error::Corrupt`] for a number that is no time.
pub fn stored_time(table: &'static str, millis: i64) -> Result<Timestamp, Error> {
    Timestamp::from_millisecond(millis).map_err(|cause| Error::corrupt(table, cause))
}

impl From<Cause> for Error {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "diesel adds errors; each unknown one is a query that failed"
    )]
    fn from(cause: Cause) -> Error {
        use DatabaseErrorKind::{ClosedConnection, ReadOnlyTransaction, UniqueViolation, Unknown};
        match &cause {
            Cause::DatabaseError(UniqueViolation, _) => return Error::Conflict,
            Cause::DatabaseError(ClosedConnection | ReadOnlyTransaction, info) => {
                return Error::Unavailable(info.message().to_owned());
            }
            Cause::DatabaseError(Unknown, info) if is_passing(info.message()) => {
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

/// Whether a message speaks of the machine rather than of the query. Both drivers file these under "unknown".
fn is_passing(message: &str) -> bool {
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
