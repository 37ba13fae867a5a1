//! Session that a request was authenticated with.

use super::person::Person;
use urbivox_core::survey::slug::Slug;

/// A valid session and its person.
#[derive(Clone, Debug)]
pub struct Session {
    /// Primary key of the session.
    pub id: i64,
    /// The person.
    pub person: Person,
    /// Whether every required factor was passed.
    pub is_complete: bool,
    /// City whose identity provider began the session; the session is limited to it and cannot change the account.
    pub provider_of: Option<Slug>,
    /// Whether identity was proved within the last [`RECENT_MINUTES`](super::recent_sign_in::RECENT_MINUTES).
    pub is_recent: bool,
    /// Whether a role requires a second factor that is not set up.
    pub needs_second_factor: bool,
}

impl Session {
    /// Whether the account itself signed in, with all its factors, not an identity provider.
    pub fn is_account_session(&self) -> bool {
        self.is_complete && self.provider_of.is_none()
    }
}
