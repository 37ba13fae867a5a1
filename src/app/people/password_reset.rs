//! Password reset by e-mail.
//!
//! A request is only queued, whether or not the address has an account; a background thread looks the account up later.
//! Neither the response nor its time reveals who has an account.

use super::labels::normalize_email;
use super::ticket_purpose::TicketPurpose;
use crate::app::letters;
use crate::app::letters::EmailKind;
use crate::app::token::fresh_token;
use crate::app::{App, ServiceError};
use crate::storage::{Db, people, reset_requests, tickets};

/// Lifetime of a reset link, in minutes.
pub const RESET_MINUTES: i64 = 60;
/// Reset letters to one address per hour. Each link stays valid until it expires or one is used, so a request by a stranger
/// invalidates nothing. Protects the mailbox.
pub const RESETS_MAX: i64 = 3;
/// Requests handled in one round. Protects the other work of the background thread.
const REQUESTS_PER_ROUND: i64 = 200;
const HOUR_MILLIS: i64 = 3_600_000;

/// Queues a request. A text that is not an address is ignored.
pub fn ask(app: &App, email: &str, public_url: &str) -> Result<(), ServiceError> {
    let Some(email) = normalize_email(email) else {
        return Ok(());
    };
    let row = reset_requests::Row {
        email,
        public_url: public_url.to_owned(),
        created_at: app.clock.now().as_millisecond(),
    };
    Ok(app.storage.write(|db| reset_requests::insert(db, &row))?)
}

/// Handles the queued requests: sends a letter to each address that has an account. Returns the number of requests.
pub fn process_requests(app: &App) -> Result<usize, ServiceError> {
    let waiting = app.storage.read(|db| reset_requests::waiting(db, REQUESTS_PER_ROUND))?;
    for request in &waiting {
        app.storage.write(|db| {
            if reset_requests::take(db, &request.email)? {
                write(app, db, request)?;
            }
            Ok::<_, ServiceError>(())
        })?;
    }
    Ok(waiting.len())
}

fn write(app: &App, db: &mut Db, request: &reset_requests::Row) -> Result<(), ServiceError> {
    let Some(person) = people::find_by_email(db, &request.email)? else {
        return Ok(());
    };
    let now = app.clock.now().as_millisecond();
    if tickets::count_since(db, TicketPurpose::Reset.name(), &person.email, now - HOUR_MILLIS)? >= RESETS_MAX {
        return Ok(());
    }
    let (token, token_hash) = fresh_token()?;
    let ticket = tickets::Row {
        token_hash,
        purpose: TicketPurpose::Reset.name().to_owned(),
        email: person.email.clone(),
        name: person.name,
        city_id: None,
        role: None,
        invited_by: String::new(),
        created_at: now,
        expires_at: now + RESET_MINUTES * 60_000,
        used_at: None,
    };
    tickets::insert(db, &ticket)?;
    let address = format!("{}/staff/join/{token}", request.public_url);
    let values = [("address", address.as_str().into())];
    let (email, language) = (&person.email, &person.language);
    Ok(letters::enqueue(app, db, email, language, EmailKind::Reset, &values)?)
}
