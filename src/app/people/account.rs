//! Self-service for a person's own account: name, language, password, second factor.

use serde_json::json;

use super::current_session::Session;
use super::labels::NAME_CHARS_MAX;
use super::password::hashing_failed;
use super::sign_in_attempt::{SignInError, SignInOrigin};
use super::ticket_purpose::TicketPurpose;
use super::{credential_check, password, second_factor};
use crate::app::security_log;
use crate::app::security_log::SecurityEvent;
use crate::app::token::fresh_token;
use crate::app::{App, ServiceError, audit};
use crate::storage;
use crate::storage::{people, sessions, tickets};
use urbivox_core::i18n;
use urbivox_core::survey::name as names;

/// Why the account was not changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// The name is empty or too long.
    #[error("the name is empty or too long")]
    BadName,
    /// The current password is wrong.
    #[error("the current password is wrong")]
    WrongPassword,
    /// The new password is too weak.
    #[error("this password is too weak")]
    Weak(password::WeakPassword),
    /// The code is wrong or was used before.
    #[error("this code is wrong or has already been used")]
    WrongCode,
    /// Too many failed attempts; holds the seconds to wait.
    #[error("too many failed attempts")]
    Wait(i64),
    /// A second factor is already enabled; it has to be disabled with a code first.
    #[error("a second factor is already on")]
    SecondFactorEnabled,
    /// The account does not exist any more.
    #[error("there is no such account")]
    NoSuchAccount,
    /// A service or database error.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for AccountError {
    fn from(error: storage::Error) -> AccountError {
        AccountError::Fault(error.into())
    }
}

impl From<SignInError> for AccountError {
    fn from(refusal: SignInError) -> AccountError {
        match refusal {
            SignInError::Fault(fault) => AccountError::Fault(fault),
            SignInError::SessionEnded => AccountError::NoSuchAccount,
            SignInError::WrongCredentials => AccountError::WrongPassword,
            SignInError::Throttled(seconds) => AccountError::Wait(seconds),
            SignInError::WrongCode => AccountError::WrongCode,
        }
    }
}

/// Changes name and language.
pub fn change(app: &App, person: i64, name: &str, language: &str) -> Result<(), AccountError> {
    let name = name.trim();
    if names::check(name, NAME_CHARS_MAX).is_err() {
        return Err(AccountError::BadName);
    }
    app.storage.write(|db| {
        let row = people::claim(db, person)?.ok_or(AccountError::NoSuchAccount)?;
        let changed = people::Row {
            name: name.to_owned(),
            language: i18n::staff(language).language().to_owned(),
            ..row
        };
        Ok(people::update(db, &changed)?)
    })
}

/// Changes the password after verifying the current one. Ends all other sessions of the person and revokes open
/// password-reset links.
pub fn change_password(
    app: &App,
    session: &Session,
    present: &str,
    next: &str,
    origin: &SignInOrigin,
) -> Result<(), AccountError> {
    let person = session.person.id;
    let row = app.storage.read(|db| people::find(db, person))?;
    let row = row.ok_or(AccountError::NoSuchAccount)?;
    credential_check::verify_password(app, &row, present, origin)?;
    password::check(next, &row.email).map_err(AccountError::Weak)?;
    let hash = password::hash(next).ok_or_else(hashing_failed)?;
    app.storage.write(|db| {
        let row = people::claim(db, person)?.ok_or(AccountError::NoSuchAccount)?;
        let changed = people::Row {
            password: Some(hash),
            ..row
        };
        people::update(db, &changed)?;
        sessions::delete_others(db, person, session.id)?;
        sessions::set_verified(db, session.id, app.clock.now().as_millisecond())?;
        tickets::revoke(db, TicketPurpose::Reset.name(), &changed.email, None)?;
        let name = audit::person(person);
        Ok(audit::note(app, db, None, "password.change", name, &json!({}))?)
    })
}

/// A second factor to be set up. Nothing is stored until its first code is verified.
#[derive(Clone, Debug)]
pub struct SecondFactorSetup {
    /// Salt, carried in the form, base64url.
    pub salt: String,
    /// Provisioning URI for a QR code.
    pub address: String,
    /// The secret, for manual entry.
    pub secret: String,
}

/// Prepares a second factor; the salt of an earlier call gives the same one again.
pub fn prepare_second_factor(app: &App, email: &str, salt: Option<&str>) -> Result<SecondFactorSetup, AccountError> {
    let salt = match salt.filter(|salt| parse_salt(salt).is_some()) {
        Some(salt) => salt.to_owned(),
        None => {
            let (token, _) = fresh_token()?;
            token
        }
    };
    let bytes = parse_salt(&salt).ok_or_else(hashing_failed)?;
    let address = second_factor::address(&app.keyring, &bytes, email).ok_or_else(hashing_failed)?;
    let (_, secret) = address.split_once("secret=").ok_or_else(hashing_failed)?;
    let secret = secret.split_once('&').map_or(secret, |(secret, _)| secret).to_owned();
    Ok(SecondFactorSetup { salt, address, secret })
}

fn parse_salt(text: &str) -> Option<Vec<u8>> {
    let bytes = data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
    Some(bytes.get(..second_factor::SALT_BYTES)?.to_vec())
}

/// Enables the second factor after verifying its first code. Ends all other sessions of the person. Returns the recovery
/// codes, which are shown once.
pub fn enable_second_factor(
    app: &App,
    session: &Session,
    salt: &str,
    code: &str,
    origin: &SignInOrigin,
) -> Result<Vec<String>, AccountError> {
    let person = session.person.id;
    let salt = parse_salt(salt).ok_or(AccountError::WrongCode)?;
    let counted = credential_check::count_code_attempt(app, person, origin)?;
    let Some(step) = second_factor::matching_step(&app.keyring, &salt, code, app.clock.now()) else {
        security_log::record(app, SecurityEvent::CodeWrong, &audit::person(person), "");
        return Err(AccountError::WrongCode);
    };
    let (codes, stored) = second_factor::generate_recovery_codes().ok_or_else(hashing_failed)?;
    app.storage.write(|db| {
        let row = people::claim(db, person)?.ok_or(AccountError::NoSuchAccount)?;
        if row.totp_salt.is_some() {
            return Err(AccountError::SecondFactorEnabled);
        }
        counted.succeed(db)?;
        let changed = people::Row {
            totp_salt: Some(salt),
            totp_step: step,
            recovery: stored,
            ..row
        };
        people::update(db, &changed)?;
        sessions::delete_others(db, person, session.id)?;
        audit::note(app, db, None, "factor.set", audit::person(person), &json!({}))?;
        Ok(codes)
    })
}

/// Disables the second factor after verifying a code. Ends all other sessions of the person.
pub fn disable_second_factor(
    app: &App,
    session: &Session,
    code: &str,
    origin: &SignInOrigin,
) -> Result<(), AccountError> {
    let person = session.person.id;
    let done = credential_check::verify_code(app, person, code, origin, |db, row| {
        people::update(db, &without_factor(row))?;
        sessions::delete_others(db, person, session.id)?;
        sessions::set_verified(db, session.id, app.clock.now().as_millisecond())?;
        let name = audit::person(person);
        Ok(audit::note(app, db, None, "factor.remove", name, &json!({}))?)
    });
    Ok(done?)
}

/// Returns the person without second factor and recovery codes.
pub(super) fn without_factor(row: people::Row) -> people::Row {
    people::Row {
        totp_salt: None,
        totp_step: 0,
        recovery: "[]".to_owned(),
        ..row
    }
}
