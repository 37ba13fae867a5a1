//! Verification of passwords and second-factor codes. Every attempt is counted before it is checked, under the same key at
//! sign-in and within a session, so that both share one count.

use super::device;
use super::device::Device;
use super::sign_in_attempt::{SignInError, SignInOrigin};
use super::throttle::LoginThrottle;
use super::{password, second_factor};
use crate::app::security_log;
use crate::app::security_log::SecurityEvent;
use crate::app::{App, audit};
use crate::storage;
use crate::storage::{Db, people};

/// A counted attempt, and the known device whose bucket it was counted in, if any.
pub(super) type CountedAttempt = (LoginThrottle, Option<Device>);

/// Counts an attempt for `subject` in the bucket of the known device, or else in `unknown`. The inner error holds the
/// seconds to wait when the bucket is full.
pub(super) fn claim(
    app: &App,
    db: &mut Db,
    (subject, row): (&str, Option<&people::Row>),
    origin: &SignInOrigin,
    unknown: LoginThrottle,
) -> Result<Result<CountedAttempt, i64>, storage::Error> {
    let known = device::find_known(app, db, row, &origin.device)?;
    if let Some(known) = known {
        let throttle = LoginThrottle::for_device(&app.keyring, subject, &known);
        return Ok(match throttle.claim(app, db)? {
            Some(seconds) => Err(seconds),
            None => Ok((throttle, Some(known))),
        });
    }
    Ok(match unknown.claim(app, db)? {
        Some(seconds) => Err(seconds),
        None => Ok((unknown, None)),
    })
}

/// Verifies the person's password.
pub(super) fn verify_password(
    app: &App,
    row: &people::Row,
    typed: &str,
    origin: &SignInOrigin,
) -> Result<(), SignInError> {
    let claimed = app.storage.write(|db| {
        let unknown = LoginThrottle::of(&app.keyring, &row.email, &origin.network);
        claim(app, db, (&row.email, Some(row)), origin, unknown)
    })?;
    let (throttle, _) = claimed.map_err(|seconds| {
        security_log::record(app, SecurityEvent::SignInLocked, &audit::person(row.id), "");
        SignInError::Throttled(seconds)
    })?;
    if !password::verify(typed, row.password.as_deref()) {
        security_log::record(app, SecurityEvent::PasswordWrong, &audit::person(row.id), "");
        return Err(SignInError::WrongCredentials);
    }
    Ok(app.storage.write(|db| throttle.succeed(db))?)
}

/// Clears the failed passwords of a person who has passed every factor.
pub(super) fn clear_password_failures(
    app: &App,
    db: &mut Db,
    row: &people::Row,
    origin: &SignInOrigin,
) -> Result<(), storage::Error> {
    let throttle = match device::find_known(app, db, Some(row), &origin.device)? {
        Some(known) => LoginThrottle::for_device(&app.keyring, &row.email, &known),
        None => LoginThrottle::of(&app.keyring, &row.email, &origin.network),
    };
    throttle.succeed(db)
}

/// Verifies and consumes a second-factor or recovery code, and runs `then` in the same transaction.
pub(super) fn verify_code<T>(
    app: &App,
    person: i64,
    code: &str,
    origin: &SignInOrigin,
    then: impl FnOnce(&mut Db, people::Row) -> Result<T, SignInError>,
) -> Result<T, SignInError> {
    let counted = count_code_attempt(app, person, origin)?;
    let done = app.storage.write(|db| {
        let row = people::claim(db, person)?.ok_or(SignInError::SessionEnded)?;
        if !consume_code(app, db, &row, code)? {
            return Ok(None);
        }
        counted.succeed(db)?;
        then(db, row).map(Some)
    })?;
    done.ok_or_else(|| {
        security_log::record(app, SecurityEvent::CodeWrong, &audit::person(person), "");
        SignInError::WrongCode
    })
}

/// Counts an attempt for a code of this person.
pub(super) fn count_code_attempt(app: &App, person: i64, origin: &SignInOrigin) -> Result<LoginThrottle, SignInError> {
    let subject = format!("factor {person}");
    let claimed = app.storage.write(|db| {
        let row = people::find(db, person)?;
        let unknown = LoginThrottle::for_codes(&app.keyring, &subject, &origin.network);
        claim(app, db, (&subject, row.as_ref()), origin, unknown)
    })?;
    match claimed {
        Ok((throttle, _)) => Ok(throttle),
        Err(seconds) => {
            security_log::record(app, SecurityEvent::CodeLocked, &audit::person(person), "");
            Err(SignInError::Throttled(seconds))
        }
    }
}

/// Verifies a code of the second factor or a recovery code, and consumes it. False for a person without a second factor.
fn consume_code(app: &App, db: &mut Db, row: &people::Row, code: &str) -> Result<bool, SignInError> {
    let Some(salt) = &row.totp_salt else {
        return Ok(false);
    };
    if let Some(step) = second_factor::matching_step(&app.keyring, salt, code, app.clock.now()) {
        return Ok(people::use_step(db, row.id, step)?);
    }
    match second_factor::without(&row.recovery, code)? {
        Some(left) => Ok(people::replace_recovery(db, row.id, &row.recovery, &left)?),
        None => Ok(false),
    }
}
