//! Re-authentication: sensitive actions require a proof of identity within the last [`RECENT_MINUTES`], so that an
//! unattended browser or a stolen session cookie is not enough.

use super::credential_check;
use super::current_session::Session;
use super::sign_in_attempt::{SignInError, SignInOrigin};
use crate::app::App;
use crate::storage::{people, sessions};

/// How long a proof of identity counts as recent, in minutes.
pub const RECENT_MINUTES: i64 = 5;

/// Whether the proof at `verified_at` is recent at `now`, both in milliseconds since 1970.
pub(super) fn is_recent(verified_at: i64, now: i64) -> bool {
    verified_at + RECENT_MINUTES * 60_000 > now
}

/// A credential presented within a session.
#[derive(Clone, Debug)]
pub enum PresentedCredential {
    /// The password.
    Password(String),
    /// A code of the second factor, or a recovery code.
    Code(String),
}

/// Verifies a credential and marks the session as recently authenticated.
pub fn reauthenticate(
    app: &App,
    session: &Session,
    presented: &PresentedCredential,
    origin: &SignInOrigin,
) -> Result<(), SignInError> {
    let person = session.person.id;
    let now = app.clock.now().as_millisecond();
    match presented {
        PresentedCredential::Password(typed) => {
            let row = app
                .storage
                .read(|db| people::find(db, person))?
                .ok_or(SignInError::SessionEnded)?;
            credential_check::verify_password(app, &row, typed, origin)?;
            Ok(app.storage.write(|db| sessions::set_verified(db, session.id, now))?)
        }
        PresentedCredential::Code(code) => credential_check::verify_code(app, person, code, origin, |db, _row| {
            Ok(sessions::set_verified(db, session.id, now)?)
        }),
    }
}
