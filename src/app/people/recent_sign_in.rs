//! What matters is done only by somebody who proved who they are within the last minutes: a browser that was left open, or a
//! stolen cookie, is not enough.

use super::credential_check;
use super::session::{Refusal, SignInOrigin};
use crate::app::App;
use crate::storage::{people, sessions};

/// How long a proof is good for what matters, in minutes.
pub const RECENT_MINUTES: i64 = 5;

/// Whether a proof that was given at `verified_at` is recent at `now`, both in milliseconds since 1970.
pub(super) fn is_recent(verified_at: i64, now: i64) -> bool {
    verified_at + RECENT_MINUTES * 60_000 > now
}

/// What is shown inside a session.
#[derive(Clone, Debug)]
pub enum ShownCredential {
    /// The password.
    Password(String),
    /// A code of the second factor, or a recovery code.
    Code(String),
}

/// Notes that whoever holds this session proved again who they are.
pub fn confirm(
    app: &App,
    (person, session): (i64, i64),
    shown: &ShownCredential,
    origin: &SignInOrigin,
) -> Result<(), Refusal> {
    let now = app.clock.now().as_millisecond();
    match shown {
        ShownCredential::Password(typed) => {
            let row = app.storage.read(|db| people::find(db, person))?.ok_or(Refusal::Over)?;
            credential_check::show_password(app, &row, typed, origin)?;
            Ok(app.storage.write(|db| sessions::set_verified(db, session, now))?)
        }
        ShownCredential::Code(code) => credential_check::show_code(app, person, code, origin, |db, _row| {
            Ok(sessions::set_verified(db, session, now)?)
        }),
    }
}
