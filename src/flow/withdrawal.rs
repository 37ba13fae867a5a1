//! A citizen sees what is stored of them, or takes it back.

use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::catalogue::definition_of;
use super::receipt::Receipt;
use super::{App, Fault};
use crate::storage::{self, Db, responses, tallies, versions};
use crate::survey::answer::RawAnswers;
use crate::survey::submission::Submission;
use crate::tally::delta::Delta;
use crate::tally::layout::Layout;

/// What is stored of one submission: all of it.
#[derive(Clone, Debug)]
pub struct Stored {
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
}

/// What is stored under this receipt. `None` for a receipt that was never given, or whose answers are gone.
pub fn find(app: &App, receipt: &str) -> Result<Option<Stored>, Fault> {
    let Some(receipt) = Receipt::parse(receipt) else {
        return Ok(None);
    };
    let stored = app.storage.read(|db| {
        let Some(row) = proven(app, db, &receipt)? else {
            return Ok(None);
        };
        let Some((path, number)) = storage::surveys::path_of_version(db, row.version_id)? else {
            return Ok(None);
        };
        let corrupt = |what: String| storage::Error::Corrupt {
            table: "responses",
            what,
        };
        Ok::<_, storage::Error>(Some(Stored {
            survey: path,
            version: u32::try_from(number).map_err(|cause| corrupt(cause.to_string()))?,
            submission_id: row.submission_id()?,
            answers: serde_json::from_str(&row.answers).map_err(|cause| corrupt(cause.to_string()))?,
            language: row.language,
            placement: row.placement,
            submitted_at: Timestamp::from_millisecond(row.submitted_at).map_err(|cause| corrupt(cause.to_string()))?,
        }))
    })?;
    Ok(stored)
}

/// Deletes what is stored under this receipt, and takes its counts back in the same transaction.
pub fn withdraw(app: &App, receipt: &str) -> Result<bool, Fault> {
    let Some(receipt) = Receipt::parse(receipt) else {
        return Ok(false);
    };
    let at = app.clock.now().as_millisecond();
    let gone = app.storage.write(|db| {
        let Some(row) = proven(app, db, &receipt)? else {
            return Ok(false);
        };
        let delta = delta_of(db, &row)?.negated();
        if !responses::withdraw(db, &row, at)? {
            return Ok(false);
        }
        let key = tallies::Key {
            version_id: row.version_id,
            day: row.day,
            placement: row.placement.clone(),
            language: row.language.clone(),
        };
        tallies::add_one(db, &key, &delta)?;
        Ok::<_, storage::Error>(true)
    })?;
    Ok(gone)
}

fn proven(app: &App, db: &mut Db, receipt: &Receipt) -> Result<Option<responses::Row>, storage::Error> {
    let Some(row) = responses::find(db, receipt.id)? else {
        return Ok(None);
    };
    let proves = receipt.proves(&app.secret, row.submission_id()?);
    Ok(proves.then_some(row))
}

/// What a stored response counts: parsed again from its answers, by the version it names.
fn delta_of(db: &mut Db, row: &responses::Row) -> Result<Delta, storage::Error> {
    let corrupt = |what: &str| storage::Error::Corrupt {
        table: "responses",
        what: format!("{what} of {}", row.id),
    };
    let version = versions::find(db, row.version_id)?.ok_or_else(|| corrupt("version"))?;
    let definition = definition_of(&version.definition)?;
    let raw: RawAnswers = serde_json::from_str(&row.answers).map_err(|_faults| corrupt("answers"))?;
    let submission = Submission::parse(&definition, &raw).map_err(|_faults| corrupt("answers"))?;
    Ok(Delta::of(&Layout::of(&definition), &definition, &submission))
}
