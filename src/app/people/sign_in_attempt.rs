//! An attempt to prove an identity: where it comes from, and why it is refused.

use crate::app::ServiceError;
use crate::storage;

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Wrong address or password; which of them is not revealed.
    #[error("wrong e-mail address or password")]
    WrongCredentials,
    /// Too many failed attempts; holds the seconds to wait.
    #[error("too many failed attempts")]
    Throttled(i64),
    /// The code is wrong or was used before.
    #[error("this code is wrong or has already been used")]
    WrongCode,
    /// The session has ended.
    #[error("the session has ended")]
    SessionEnded,
    /// A service or database error.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for SignInError {
    fn from(error: storage::Error) -> SignInError {
        SignInError::Fault(error.into())
    }
}

/// Where a sign-in attempt comes from.
#[derive(Clone, Debug)]
pub struct SignInOrigin {
    /// Network, as grouped by the rate limit.
    pub network: String,
    /// User agent of the browser.
    pub client: String,
    /// Known-device cookie as received; empty without one.
    pub device: String,
}
