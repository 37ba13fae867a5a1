//! Correction of a response by its receipt; counts are updated.

use super::receipt::Receipt;
use super::withdrawal;
use super::withdrawal::{ReceiptTarget, StoredResponse};
use crate::app::catalogue::parse_definition;
use crate::app::comments::texts::texts_of;
use crate::app::comments::{forget, queue};
use crate::app::{App, ServiceError};
use crate::storage;
use crate::storage::{Db, comments, held_responses, responses, tallies, versions};
use urbivox_core::survey::answers::answer::RawAnswers;
use urbivox_core::survey::answers::submission::Submission;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::violation::Violations;

/// Why nothing was corrected.
#[derive(Debug, thiserror::Error)]
pub enum CorrectionError {
    /// No response with this receipt.
    #[error("nothing is stored under this receipt")]
    NoSuchReceipt,
    /// Answers violate the rules; holds all violations.
    #[error("some answers are not valid")]
    Invalid(Violations),
    /// The response was changed concurrently.
    #[error("the response was changed at the same time")]
    Changed,
    /// A service or database error.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for CorrectionError {
    fn from(error: storage::Error) -> CorrectionError {
        CorrectionError::Fault(error.into())
    }
}

/// Replaces the answers under this receipt after checking them against the version they answered, and moves their counts in
/// the same transaction. Allowed after the survey is closed: it is the citizen's own data.
///
/// A retry of the original submission is then refused as different, and does not undo the correction.
pub fn correct(app: &App, receipt: &str, answers: &RawAnswers) -> Result<StoredResponse, CorrectionError> {
    let receipt = Receipt::parse(receipt).ok_or(CorrectionError::NoSuchReceipt)?;
    let at = app.clock.now().as_millisecond();
    app.storage.write(|db| {
        let target = withdrawal::find_verified(&app.keyring, db, &receipt)?.ok_or(CorrectionError::NoSuchReceipt)?;
        let is_done = match &target {
            ReceiptTarget::Response(row) => replace(db, row, answers, at)?,
            ReceiptTarget::Held(hold) => {
                let definition = withdrawal::definition_of_version(db, hold.version_id)?;
                let text = read(&definition, answers)?;
                held_responses::replace(db, hold.id, &text)?
            }
        };
        if !is_done {
            return Err(CorrectionError::Changed);
        }
        let target = withdrawal::find_verified(&app.keyring, db, &receipt)?.ok_or(CorrectionError::NoSuchReceipt)?;
        withdrawal::stored(db, &target)?.ok_or(CorrectionError::NoSuchReceipt)
    })
}

fn replace(db: &mut Db, row: &responses::Row, answers: &RawAnswers, at: i64) -> Result<bool, CorrectionError> {
    let version = versions::find(db, row.version_id)?.ok_or_else(|| withdrawal::unreadable(row.version_id))?;
    let definition = parse_definition(&version.definition)?;
    let text = read(&definition, answers)?;
    let corrected = responses::Row {
        answers: text,
        ..row.clone()
    };
    let has_comments = [row, &corrected].map(|row| !texts_of(&definition, &row.answers).is_empty());
    if has_comments.contains(&true) {
        comments::lock(db)?;
    }
    let before = withdrawal::stored_delta(db, row, &definition)?;
    let after = withdrawal::stored_delta(db, &corrected, &definition)?;
    if !responses::correct(db, row, &corrected.answers, at)? {
        return Ok(false);
    }
    // Adds before it subtracts, so that no counter is ever below zero.
    let key = withdrawal::block_key(row);
    tallies::add_one(db, &key, &after)?;
    tallies::add_one(db, &key, &before.negated())?;
    if has_comments.contains(&true) {
        forget(db, version.survey_id, row.id)?;
        queue(db, version.survey_id, &corrected, &definition)?;
    }
    Ok(true)
}

/// Parses the answers and returns them masked, as stored.
fn read(definition: &Definition, answers: &RawAnswers) -> Result<String, CorrectionError> {
    let submission = Submission::parse(definition, answers).map_err(CorrectionError::Invalid)?;
    let (submission, _was_masked) = submission.masked();
    Ok(submission.to_json(definition).to_string())
}
