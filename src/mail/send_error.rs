//! Errors of sending a letter.

/// Why a letter was not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendError {
    /// Whether trying again is useless.
    pub is_permanent: bool,
    /// Whether the server could not be used at all, so that other letters would fail as well.
    pub is_unreachable: bool,
    /// Cause, from the server or the transport. Never contains the password.
    pub what: String,
}
