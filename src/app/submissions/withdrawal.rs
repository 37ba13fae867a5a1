//! A citizen sees what is stored of them, or takes it back.

use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::receipt::{HELD_ID_MIN, Receipt};
use crate::app::catalogue::definition_of;
use crate::app::{App, ServiceError};
use crate::config::Keyring;
use crate::storage;
use crate::storage::{Db, comments, held_responses, responses, tallies, verifications, versions, withdrawals};
use urbivox_core::survey::answers::answer::RawAnswers;
use urbivox_core::survey::answers::submission::Submission;
use urbivox_core::survey::definition::Definition;
use urbivox_core::tally::counter_delta::CounterDelta;
use urbivox_core::tally::counter_layout::CounterLayout;

/// How often a withdrawal is tried when corrections come between.
const TRIES_MAX: usize = 5;
/// Symbols of a receipt that are read, in characters: twice what one has. Protects the server.
const TYPED_CHARS_MAX: usize = 40;

/// What is stored of one submission: all of it.
#[derive(Clone, Debug)]
pub struct StoredResponse {
    /// `city/service/survey`.
    pub survey: String,
    /// The version it answers.
    pub version: u32,
    /// The sender's.
    pub submission_id: Uuid,
    /// The language it was answered in.
    pub language: String,
    /// Where the survey was offered.
    pub placement: String,
    /// When it was stored.
    pub submitted_at: Timestamp,
    /// The answers.
    pub answers: Value,
    /// A clerk looks at them before they are counted.
    pub held: bool,
    /// The sender came by a signed link.
    pub verified: bool,
}

/// What a receipt names: a response, or answers that wait for a clerk.
pub(crate) enum ReceiptTarget {
    /// It is counted.
    Response(responses::Row),
    /// It waits.
    Held(held_responses::Row),
}

/// A receipt as it is shown, whatever way it was typed; `None` for what cannot be one.
pub fn canonical(typed: &str) -> Option<String> {
    // Whatever a message or a telephone put between the symbols.
    let symbols = typed.chars().filter(char::is_ascii_alphanumeric);
    let symbols: String = symbols.take(TYPED_CHARS_MAX).collect();
    Receipt::parse(&symbols).map(|receipt| receipt.text())
}

/// What is stored under this receipt. `None` for a receipt that was never given, or whose answers are gone.
pub fn find(app: &App, receipt: &str) -> Result<Option<StoredResponse>, ServiceError> {
    let Some(receipt) = Receipt::parse(receipt) else {
        return Ok(None);
    };
    let stored = app.storage.read(|db| match named(&app.keyring, db, &receipt)? {
        Some(named) => stored(db, &named),
        None => Ok(None),
    })?;
    Ok(stored)
}

/// Deletes what is stored under this receipt, and takes its counts back in the same transaction.
pub fn withdraw(app: &App, receipt: &str) -> Result<bool, ServiceError> {
    let Some(receipt) = Receipt::parse(receipt) else {
        return Ok(false);
    };
    let at = app.clock.now().as_millisecond();
    for _ in 0..TRIES_MAX {
        let gone = app.storage.write(|db| match named(&app.keyring, db, &receipt)? {
            None => Ok::<_, storage::Error>(Some(false)),
            Some(ReceiptTarget::Held(row)) => {
                Ok(held_responses::remove(db, &row, Some(receipt.id), at)?.then_some(true))
            }
            Some(ReceiptTarget::Response(row)) => Ok(remove(db, &row, at)?.then_some(true)),
        })?;
        // Somebody corrected or accepted it at the same moment: what is there now is withdrawn.
        if let Some(was_there) = gone {
            return Ok(was_there);
        }
    }
    Err(storage::Error::Unavailable("a response was changed again and again".to_owned()).into())
}

/// Whether what this receipt named was withdrawn by whoever holds it.
pub fn was_withdrawn(app: &App, receipt: &str) -> Result<bool, ServiceError> {
    let Some(receipt) = Receipt::parse(receipt) else {
        return Ok(false);
    };
    let was_withdrawn = app.storage.read(|db| {
        // Held answers that became a response are withdrawn as that response, which another id names.
        if let Some(hold) = held(db, &receipt)? {
            let id = hold.submission_id()?;
            return Ok(receipt.proves(&app.keyring, id) && responses::is_withdrawn(db, id)?);
        }
        let gone = withdrawals::of_receipt(db, receipt.id)?;
        Ok::<_, storage::Error>(gone.into_iter().any(|id| receipt.proves(&app.keyring, id)))
    })?;
    Ok(was_withdrawn)
}

fn held(db: &mut Db, receipt: &Receipt) -> Result<Option<held_responses::Row>, storage::Error> {
    match receipt.id.checked_sub(HELD_ID_MIN) {
        Some(id) if id >= 0 => held_responses::find(db, id),
        _ => Ok(None),
    }
}

fn remove(db: &mut Db, row: &responses::Row, at: i64) -> Result<bool, storage::Error> {
    let delta = delta_of(db, row)?.negated();
    if !responses::withdraw(db, row, at)? {
        return Ok(false);
    }
    comments::delete_of_response(db, row.id)?;
    tallies::add_one(db, &key_of(row), &delta)?;
    Ok(true)
}

/// Where a response is counted.
pub(crate) fn key_of(row: &responses::Row) -> tallies::BlockKey {
    tallies::BlockKey {
        version_id: row.version_id,
        day: row.day,
        placement: row.placement.clone(),
        language: row.language.clone(),
    }
}

/// What the receipt names, if it proves itself. The receipt of answers that were held names the response they became.
pub(crate) fn named(
    keyring: &Keyring,
    db: &mut Db,
    receipt: &Receipt,
) -> Result<Option<ReceiptTarget>, storage::Error> {
    if receipt.id < HELD_ID_MIN {
        let row = responses::find(db, receipt.id)?;
        return proven(keyring, receipt, row);
    }
    let Some(hold) = held_responses::find(db, receipt.id - HELD_ID_MIN)? else {
        return Ok(None);
    };
    if !receipt.proves(keyring, hold.submission_id()?) {
        return Ok(None);
    }
    if hold.state == held_responses::PENDING {
        return Ok(Some(ReceiptTarget::Held(hold)));
    }
    let row = responses::find_by_submission(db, hold.submission_id()?)?;
    Ok(row.map(ReceiptTarget::Response))
}

fn proven(
    keyring: &Keyring,
    receipt: &Receipt,
    row: Option<responses::Row>,
) -> Result<Option<ReceiptTarget>, storage::Error> {
    let Some(row) = row else { return Ok(None) };
    let proves = receipt.proves(keyring, row.submission_id()?);
    Ok(proves.then_some(ReceiptTarget::Response(row)))
}

/// All that is stored of it.
pub(crate) fn stored(db: &mut Db, named: &ReceiptTarget) -> Result<Option<StoredResponse>, storage::Error> {
    let (row, held) = match named {
        ReceiptTarget::Response(row) => (row.clone(), false),
        ReceiptTarget::Held(hold) => (response_of(hold), true),
    };
    let Some((path, number)) = storage::surveys::path_of_version(db, row.version_id)? else {
        return Ok(None);
    };
    let corrupt = |what: String| storage::Error::Corrupt {
        table: "responses",
        what,
    };
    Ok(Some(StoredResponse {
        survey: path,
        version: u32::try_from(number).map_err(|cause| corrupt(cause.to_string()))?,
        submission_id: row.submission_id()?,
        answers: serde_json::from_str(&row.answers).map_err(|cause| corrupt(cause.to_string()))?,
        submitted_at: Timestamp::from_millisecond(row.submitted_at).map_err(|cause| corrupt(cause.to_string()))?,
        verified: verifications::is_verified(db, &row.submission_id)?,
        language: row.language,
        placement: row.placement,
        held,
    }))
}

fn response_of(hold: &held_responses::Row) -> responses::Row {
    responses::Row {
        id: hold.id,
        submission_id: hold.submission_id.clone(),
        version_id: hold.version_id,
        placement: hold.placement.clone(),
        language: hold.language.clone(),
        day: hold.day,
        submitted_at: hold.submitted_at,
        answers: hold.answers.clone(),
    }
}

/// What a stored response counts: parsed again from its answers, by the version it names.
fn delta_of(db: &mut Db, row: &responses::Row) -> Result<CounterDelta, storage::Error> {
    let definition = definition_of_version(db, row.version_id)?;
    stored_delta(db, row, &definition)
}

/// What a stored response counts, by this definition, and as verified if it came by a signed link.
pub(crate) fn stored_delta(
    db: &mut Db,
    row: &responses::Row,
    definition: &Definition,
) -> Result<CounterDelta, storage::Error> {
    let delta = delta_by(definition, &row.answers).ok_or_else(|| unreadable(row.id))?;
    Ok(if verifications::is_verified(db, &row.submission_id)? {
        delta.verified(&CounterLayout::of(definition))
    } else {
        delta
    })
}

/// What answers count, by this definition; `None` when they do not fit it.
pub(crate) fn delta_by(definition: &Definition, answers: &str) -> Option<CounterDelta> {
    let raw: RawAnswers = serde_json::from_str(answers).ok()?;
    let submission = Submission::parse(definition, &raw).ok()?;
    Some(CounterDelta::of(
        &CounterLayout::of(definition),
        definition,
        &submission,
    ))
}

/// What a version asks.
pub(crate) fn definition_of_version(db: &mut Db, version_id: i64) -> Result<Definition, storage::Error> {
    let version = versions::find(db, version_id)?.ok_or_else(|| unreadable(version_id))?;
    definition_of(&version.definition)
}

pub(crate) fn unreadable(id: i64) -> storage::Error {
    storage::Error::Corrupt {
        table: "responses",
        what: format!("answers of {id}"),
    }
}
