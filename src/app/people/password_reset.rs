//! The way to a new password for whoever forgot theirs.
//!
//! The request is only put into a queue, in the same way whoever has the address: a thread of its own looks afterwards whether
//! somebody has it. So neither the answer nor its time tells.

use super::{email_of, fresh_token};
use crate::app::letters;
use crate::app::letters::Kind;
use crate::app::{App, ServiceError};
use crate::storage::{Db, people, reset_requests, tickets};

/// How long the way to a new password is good, in minutes.
pub const RESET_MINUTES: i64 = 60;
/// Letters to one address in an hour. All of them are good until one is used or its hour is over: who asks in a stranger's name
/// invalidates nothing. Protects the mailbox.
pub const RESETS_MAX: i64 = 3;
/// Requests that are looked at in one round. Protects the other work of the thread.
const ROUND: i64 = 200;
const HOUR_MILLIS: i64 = 3_600_000;

/// Puts a request into the queue. A text that is no address is left out.
pub fn ask(app: &App, email: &str, public_url: &str) -> Result<(), ServiceError> {
    let Some(email) = email_of(email) else { return Ok(()) };
    let row = reset_requests::Row {
        email,
        public_url: public_url.to_owned(),
        created_at: app.clock.now().as_millisecond(),
    };
    Ok(app.storage.write(|db| reset_requests::insert(db, &row))?)
}

/// Looks at the requests that wait, and writes letters to those who have an account; how many requests there were.
pub fn answer_requests(app: &App) -> Result<usize, ServiceError> {
    let waiting = app.storage.read(|db| reset_requests::waiting(db, ROUND))?;
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
    if tickets::count_since(db, "reset", &person.email, now - HOUR_MILLIS)? >= RESETS_MAX {
        return Ok(());
    }
    let (token, token_hash) = fresh_token()?;
    let ticket = tickets::Row {
        token_hash,
        purpose: "reset".to_owned(),
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
    Ok(letters::enqueue(app, db, email, language, Kind::Reset, &values)?)
}
