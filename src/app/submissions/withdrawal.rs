//! Access to and withdrawal of a response by its receipt.

use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::receipt::{HELD_RECEIPT_ID_MIN, Receipt};
use crate::app::catalogue::parse_definition;
use crate::app::comments::forget;
use crate::app::comments::texts::texts_of;
use crate::app::{App, ServiceError};
use crate::config::Keyring;
use crate::storage;
use crate::storage::hold_state::HoldState;
use crate::storage::{Db, comments, held_responses, responses, tallies, verifications, versions, withdrawals};
use urbivox_core::survey::answers::answer::RawAnswers;
use urbivox_core::survey::answers::submission::Submission;
use urbivox_core::survey::definition::Definition;
use urbivox_core::tally::counter_delta::CounterDelta;
use urbivox_core::tally::counter_layout::CounterLayout;

/// Attempts of a withdrawal when corrections interfere.
const TRIES_MAX: usize = 5;
/// Longest typed receipt that is parsed, in symbols: twice that of a receipt. Protects the server.
const TYPED_CHARS_MAX: usize = 40;

/// All stored data of one submission.
#[derive(Clone, Debug)]
pub struct StoredResponse {
    /// Path, `city/service/survey`.
    pub survey: String,
    /// Version of the survey that was answered.
    pub version: u32,
    /// Id made by the sender.
    pub submission_id: Uuid,
    /// Language it was answered in.
    pub language: String,
    /// Placement where the survey was offered.
    pub placement: String,
    /// Time it was stored.
    pub submitted_at: Timestamp,
    /// Answers, by question code.
    pub answers: Value,
    /// Whether the response waits for moderation.
    pub held: bool,
    /// Whether the sender came by a signed link.
    pub verified: bool,
}

/// Target of a receipt: a response, or a held response.
pub(crate) enum ReceiptTarget {
    /// A counted response.
    Response(responses::Row),
    /// A response that waits for moderation.
    Held(held_responses::Row),
}

/// Returns the canonical form of a typed receipt; `None` if it cannot be one.
pub fn canonical(typed: &str) -> Option<String> {
    // Separators added by a messenger or telephone are ignored.
    let symbols = typed.chars().filter(char::is_ascii_alphanumeric);
    let symbols: String = symbols.take(TYPED_CHARS_MAX).collect();
    Receipt::parse(&symbols).map(|receipt| receipt.text())
}

/// Finds the stored data under this receipt. `None` if the receipt is invalid or the data was deleted.
pub fn find(app: &App, receipt: &str) -> Result<Option<StoredResponse>, ServiceError> {
    let Some(receipt) = Receipt::parse(receipt) else {
        return Ok(None);
    };
    let stored = app
        .storage
        .read(|db| match find_verified(&app.keyring, db, &receipt)? {
            Some(target) => stored(db, &target),
            None => Ok(None),
        })?;
    Ok(stored)
}

/// Deletes the data under this receipt, and subtracts its counts in the same transaction. False if there is none.
pub fn withdraw(app: &App, receipt: &str) -> Result<bool, ServiceError> {
    let Some(receipt) = Receipt::parse(receipt) else {
        return Ok(false);
    };
    let at = app.clock.now().as_millisecond();
    for _ in 0..TRIES_MAX {
        let gone = app
            .storage
            .write(|db| match find_verified(&app.keyring, db, &receipt)? {
                None => Ok::<_, storage::Error>(Some(false)),
                Some(ReceiptTarget::Held(row)) => {
                    Ok(held_responses::remove(db, &row, Some(receipt.id), at)?.then_some(true))
                }
                Some(ReceiptTarget::Response(row)) => Ok(remove(db, &row, at)?.then_some(true)),
            })?;
        // Corrected or accepted concurrently: retry with the current row.
        if let Some(was_there) = gone {
            return Ok(was_there);
        }
    }
    Err(storage::Error::Unavailable("a response was changed concurrently too often".to_owned()).into())
}

/// Whether the response of this receipt was withdrawn with a receipt.
pub fn was_withdrawn(app: &App, receipt: &str) -> Result<bool, ServiceError> {
    let Some(receipt) = Receipt::parse(receipt) else {
        return Ok(false);
    };
    let was_withdrawn = app.storage.read(|db| {
        // A held response that was accepted is withdrawn as a response, by its submission id.
        if let Some(hold) = find_held(db, &receipt)? {
            let id = hold.submission_id()?;
            return Ok(receipt.is_genuine_for(&app.keyring, id) && responses::is_withdrawn(db, id)?);
        }
        let gone = withdrawals::of_receipt(db, receipt.id)?;
        Ok::<_, storage::Error>(gone.into_iter().any(|id| receipt.is_genuine_for(&app.keyring, id)))
    })?;
    Ok(was_withdrawn)
}

fn find_held(db: &mut Db, receipt: &Receipt) -> Result<Option<held_responses::Row>, storage::Error> {
    match receipt.id.checked_sub(HELD_RECEIPT_ID_MIN) {
        Some(id) if id >= 0 => held_responses::find(db, id),
        _ => Ok(None),
    }
}

fn remove(db: &mut Db, row: &responses::Row, at: i64) -> Result<bool, storage::Error> {
    let version = versions::find(db, row.version_id)?.ok_or_else(|| unreadable(row.version_id))?;
    let definition = parse_definition(&version.definition)?;
    let has_comments = !texts_of(&definition, &row.answers).is_empty();
    if has_comments {
        comments::lock(db)?;
    }
    let delta = stored_delta(db, row, &definition)?.negated();
    if !responses::withdraw(db, row, at)? {
        return Ok(false);
    }
    if has_comments {
        forget(db, version.survey_id, row.id)?;
    }
    tallies::add_one(db, &block_key(row), &delta)?;
    Ok(true)
}

/// Returns the key of the counter block in which a response is counted.
pub(crate) fn block_key(row: &responses::Row) -> tallies::BlockKey {
    tallies::BlockKey {
        version_id: row.version_id,
        day: row.day,
        placement: row.placement.clone(),
        language: row.language.clone(),
    }
}

/// Finds the target of a receipt after verifying it. The receipt of a held response leads to the response it became.
pub(crate) fn find_verified(
    keyring: &Keyring,
    db: &mut Db,
    receipt: &Receipt,
) -> Result<Option<ReceiptTarget>, storage::Error> {
    if receipt.id < HELD_RECEIPT_ID_MIN {
        let row = responses::find(db, receipt.id)?;
        return verified_target(keyring, receipt, row);
    }
    let Some(hold) = held_responses::find(db, receipt.id - HELD_RECEIPT_ID_MIN)? else {
        return Ok(None);
    };
    if !receipt.is_genuine_for(keyring, hold.submission_id()?) {
        return Ok(None);
    }
    if hold.state == HoldState::Pending {
        return Ok(Some(ReceiptTarget::Held(hold)));
    }
    let row = responses::find_by_submission(db, hold.submission_id()?)?;
    Ok(row.map(ReceiptTarget::Response))
}

fn verified_target(
    keyring: &Keyring,
    receipt: &Receipt,
    row: Option<responses::Row>,
) -> Result<Option<ReceiptTarget>, storage::Error> {
    let Some(row) = row else { return Ok(None) };
    let is_genuine = receipt.is_genuine_for(keyring, row.submission_id()?);
    Ok(is_genuine.then_some(ReceiptTarget::Response(row)))
}

/// Loads all stored data of the target.
pub(crate) fn stored(db: &mut Db, target: &ReceiptTarget) -> Result<Option<StoredResponse>, storage::Error> {
    let (row, held) = match target {
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
        is_credited: false,
        corrected_at: None,
    }
}

/// Computes the counts of a stored response with this definition: as credited if it is, and as verified if it came by a signed
/// link.
pub(crate) fn stored_delta(
    db: &mut Db,
    row: &responses::Row,
    definition: &Definition,
) -> Result<CounterDelta, storage::Error> {
    let layout = CounterLayout::of(definition);
    let mut delta = delta_by(&layout, definition, &row.answers).ok_or_else(|| unreadable(row.id))?;
    if row.is_credited {
        delta = delta.credited(&layout);
    }
    if verifications::is_verified(db, &row.submission_id)? {
        delta = delta.verified(&layout);
    }
    Ok(delta)
}

/// Computes the counts of answers with this definition; `None` if they do not fit it.
fn delta_by(layout: &CounterLayout, definition: &Definition, answers: &str) -> Option<CounterDelta> {
    let raw: RawAnswers = serde_json::from_str(answers).ok()?;
    let submission = Submission::parse(definition, &raw).ok()?;
    Some(CounterDelta::of(layout, definition, &submission))
}

/// Loads the definition of a version.
pub(crate) fn definition_of_version(db: &mut Db, version_id: i64) -> Result<Definition, storage::Error> {
    let version = versions::find(db, version_id)?.ok_or_else(|| unreadable(version_id))?;
    parse_definition(&version.definition)
}

pub(crate) fn unreadable(id: i64) -> storage::Error {
    storage::Error::Corrupt {
        table: "responses",
        what: format!("answers of {id}"),
    }
}
