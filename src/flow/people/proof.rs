//! What somebody shows to prove who they are: a password, or a code of the second factor. Every try is counted before it is
//! looked at, under the same names at sign-in and inside a session, so that the two share one count.

use super::session::{Origin, Refusal};
use super::throttle::LoginThrottle;
use super::{password, second_factor};
use crate::flow::security::{self, Event};
use crate::flow::{App, audit};
use crate::storage::{self, Db, people};

/// Stands in place of a network for the count of an account whatever the network: whoever has the password may not guess
/// codes from many networks.
const ANY_NETWORK: &str = "any";

/// The password of this person, typed by somebody who says to be them.
pub(super) fn show_password(app: &App, row: &people::Row, typed: &str, origin: &Origin) -> Result<(), Refusal> {
    let throttle = LoginThrottle::of(&app.keyring, &row.email, &origin.network);
    let wait = app.storage.write(|db| throttle.claim(app, db))?;
    if let Some(seconds) = wait {
        security::record(app, Event::SignInLocked, &audit::person(row.id), "");
        return Err(Refusal::Wait(seconds));
    }
    if !password::verify(typed, row.password.as_deref()) {
        security::record(app, Event::PasswordWrong, &audit::person(row.id), "");
        return Err(Refusal::Wrong);
    }
    Ok(app.storage.write(|db| throttle.succeed(db))?)
}

/// Forgets the failed passwords of a person who has now shown every factor.
pub(super) fn forget_passwords(app: &App, db: &mut Db, email: &str, origin: &Origin) -> Result<(), storage::Error> {
    LoginThrottle::of(&app.keyring, email, &origin.network).succeed(db)
}

/// A code of the person's second factor, or a recovery code. A good one is used up, and `then` happens in the same
/// transaction.
pub(super) fn show_code<T>(
    app: &App,
    person: i64,
    code: &str,
    origin: &Origin,
    then: impl FnOnce(&mut Db, people::Row) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let counted = CodeThrottle::claim(app, person, origin)?;
    let done = app.storage.write(|db| {
        let row = people::claim(db, person)?.ok_or(Refusal::Over)?;
        if !is_good_code(app, db, &row, code)? {
            return Ok(None);
        }
        counted.succeed(db)?;
        then(db, row).map(Some)
    })?;
    done.ok_or_else(|| {
        security::record(app, Event::CodeWrong, &audit::person(person), "");
        Refusal::WrongCode
    })
}

/// The counts of wrong codes of one person: from one network, and from all.
pub(super) struct CodeThrottle([LoginThrottle; 2]);

impl CodeThrottle {
    /// Counts a try, or refuses it.
    pub(super) fn claim(app: &App, person: i64, origin: &Origin) -> Result<CodeThrottle, Refusal> {
        let subject = format!("factor {person}");
        let own = [origin.network.as_str(), ANY_NETWORK];
        let counts = own.map(|network| LoginThrottle::of(&app.keyring, &subject, network));
        let wait = app.storage.write(|db| {
            let mut longest = None;
            for count in &counts {
                longest = longest.max(count.claim(app, db)?);
            }
            Ok::<_, storage::Error>(longest)
        })?;
        match wait {
            Some(seconds) => {
                security::record(app, Event::CodeLocked, &audit::person(person), "");
                Err(Refusal::Wait(seconds))
            }
            None => Ok(CodeThrottle(counts)),
        }
    }

    /// The code was good.
    pub(super) fn succeed(&self, db: &mut Db) -> Result<(), storage::Error> {
        self.0.iter().try_for_each(|count| count.succeed(db))
    }
}

/// Verifies a code of the second factor or a recovery code, and consumes it. False for a person without a second factor.
fn is_good_code(app: &App, db: &mut Db, row: &people::Row, code: &str) -> Result<bool, Refusal> {
    let Some(salt) = &row.totp_salt else {
        return Ok(false);
    };
    if let Some(step) = second_factor::step_of(&app.keyring, salt, code, app.clock.now()) {
        return Ok(people::use_step(db, row.id, step)?);
    }
    match second_factor::without(&row.recovery, code) {
        Some(left) => Ok(people::replace_recovery(db, row.id, &row.recovery, &left)?),
        None => Ok(false),
    }
}
