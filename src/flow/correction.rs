//! A citizen changes what is stored of them; the counts follow.

use super::receipt::Receipt;
use super::withdrawal::{self, Named, Stored};
use super::{App, Fault, commenting};
use crate::storage::{self, Db, comments, holds, responses, tallies, versions};
use crate::survey::answer::RawAnswers;
use crate::survey::fault::Faults;
use crate::survey::submission::Submission;
use crate::tally::delta::Delta;
use crate::tally::layout::Layout;

/// Why nothing was corrected.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Nothing is stored under this receipt.
    #[error("nothing is stored under this receipt")]
    NoSuchReceipt,
    /// Answers break the rules: all of them.
    #[error("some answers are not valid")]
    Invalid(Faults),
    /// Somebody corrected it at the same moment.
    #[error("the response was changed at the same moment")]
    Changed,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<storage::Error> for Refusal {
    fn from(error: storage::Error) -> Refusal {
        Refusal::Fault(error.into())
    }
}

/// Replaces the answers under this receipt, checked against the version that they answered, and moves their counts in
/// the same transaction. Allowed after the survey was closed: it is the citizen's own data.
///
/// The original sent again afterwards is told that it differs, and never undoes the correction.
pub fn correct(app: &App, receipt: &str, answers: &RawAnswers) -> Result<Stored, Refusal> {
    let receipt = Receipt::parse(receipt).ok_or(Refusal::NoSuchReceipt)?;
    app.storage.write(|db| {
        let named = withdrawal::named(&app.secret, db, &receipt)?.ok_or(Refusal::NoSuchReceipt)?;
        let is_done = match &named {
            Named::Response(row) => replace(db, row, answers)?,
            Named::Held(hold) => {
                let (text, _delta) = read(db, hold.version_id, answers)?;
                holds::replace(db, hold.id, &text)?
            }
        };
        if !is_done {
            return Err(Refusal::Changed);
        }
        let named = withdrawal::named(&app.secret, db, &receipt)?.ok_or(Refusal::NoSuchReceipt)?;
        withdrawal::stored(db, &named)?.ok_or(Refusal::NoSuchReceipt)
    })
}

fn replace(db: &mut Db, row: &responses::Row, answers: &RawAnswers) -> Result<bool, Refusal> {
    let (text, delta) = read(db, row.version_id, answers)?;
    let definition = withdrawal::definition_of_version(db, row.version_id)?;
    let before = withdrawal::delta_by(&definition, &row.answers).ok_or_else(|| withdrawal::unreadable(row.id))?;
    if !responses::replace(db, row, &text)? {
        return Ok(false);
    }
    // First what is new, so that no counter is ever below zero.
    let key = withdrawal::key_of(row);
    tallies::add_one(db, &key, &delta)?;
    tallies::add_one(db, &key, &before.negated())?;
    let corrected = responses::Row {
        answers: text,
        ..row.clone()
    };
    comments::delete_of_response(db, row.id)?;
    if let Some(version) = versions::find(db, row.version_id)? {
        commenting::keep(db, version.survey_id, &corrected, &definition)?;
    }
    Ok(true)
}

/// The answers as they are stored, and what they count.
fn read(db: &mut Db, version_id: i64, answers: &RawAnswers) -> Result<(String, Delta), Refusal> {
    let definition = withdrawal::definition_of_version(db, version_id)?;
    let submission = Submission::parse(&definition, answers).map_err(Refusal::Invalid)?;
    let (submission, _was_masked) = submission.masked();
    let delta = Delta::of(&Layout::of(&definition), &definition, &submission);
    Ok((submission.to_json(&definition).to_string(), delta))
}
