//! Doubtful answers wait for a clerk: kept, counted apart, never silently lost.

use jiff::Timestamp;
use serde_json::Value;

use super::authoring::{Refusal as Missing, SurveyPath, survey_row};
use super::submissions::withdrawal;
use super::submissions::{AcceptedSubmission, Refusal, StoredSubmission, Suspicion};
use super::{App, audit, comments};
use crate::storage;
use crate::storage::tallies;
use crate::storage::tallies::{BlockFilter, BlockKey};
use crate::storage::{Db, held_responses, responses};

/// Pending answers of one survey. Protects the database from a flood, and the clerk from a list without an end; beyond,
/// citizens are asked to come back.
const PENDING_MAX: u64 = 10_000;

/// Answers that wait, as a clerk sees them.
#[derive(Clone, Debug)]
pub struct HeldResponse {
    /// Grows with each.
    pub id: i64,
    /// Why they wait: `too-fast`, `honeypot` or `no-work`.
    pub doubt: String,
    /// When they were sent.
    pub submitted_at: Timestamp,
    /// Where the survey was offered.
    pub placement: String,
    /// The language they were given in.
    pub language: String,
    /// The version they answer.
    pub version: i32,
    /// The answers.
    pub answers: Value,
}

/// Keeps suspicious answers apart. Not on the hot path: waits for the database.
pub(super) fn hold(
    app: &App,
    mut assessed: AcceptedSubmission,
    suspicion: Suspicion,
) -> Result<StoredSubmission, Refusal> {
    assessed.count_placement();
    let AcceptedSubmission {
        published,
        version,
        row,
        was_masked,
        ..
    } = assessed;
    let survey_id = published.survey_id;
    let (id, again, held) = app.storage.write(|db| {
        if let Some((id, held)) = find_same(db, &row)? {
            return Ok((id, true, held));
        }
        if held_responses::count(db, survey_id, &BlockFilter::default())? >= PENDING_MAX {
            return Err(Refusal::Busy);
        }
        if let Some(id) = held_responses::insert(db, survey_id, &row, suspicion.name())? {
            return Ok((id, false, true));
        }
        // Withdrawn, or another thread held the same submission at the same moment.
        let (id, held) = find_same(db, &row)?.ok_or(Refusal::Withdrawn)?;
        Ok((id, true, held))
    })?;
    Ok(StoredSubmission {
        again,
        masked: was_masked,
        ..StoredSubmission::of(&app.keyring, id, held, (row.submission_id, version.number))
    })
}

/// The response or the hold that came of this submission, and whether it is held; refuses if its answers are others.
fn find_same(db: &mut Db, row: &responses::NewRow) -> Result<Option<(i64, bool)>, Refusal> {
    let found = match responses::find_by_submission(db, row.submission_id)? {
        Some(stored) => Some((stored.version_id, stored.answers, stored.id, false)),
        None => held_responses::find_by_submission(db, row.submission_id)?
            .map(|hold| (hold.version_id, hold.answers, hold.id, true)),
    };
    match found {
        Some((version_id, answers, id, held)) if version_id == row.version_id && answers == row.answers => {
            Ok(Some((id, held)))
        }
        Some(_) => Err(Refusal::Differs),
        None => Ok(None),
    }
}

/// Pending answers of a survey after identity `after`, in the order they came.
pub fn list(app: &App, path: &SurveyPath, after: i64, limit: i64) -> Result<Vec<HeldResponse>, Missing> {
    let found = app.storage.read(|db| {
        let survey = survey_row(db, path)?;
        let rows = held_responses::pending(db, survey.id, after, limit)?;
        let numbers = storage::versions::of_survey(db, survey.id)?;
        let mut held = Vec::with_capacity(rows.len());
        for row in rows {
            let version = numbers.iter().find(|version| version.id == row.version_id);
            held.push(HeldResponse {
                id: row.id,
                version: version.ok_or_else(|| withdrawal::unreadable(row.id))?.number,
                submitted_at: storage::stored_time("holds", row.submitted_at)?,
                answers: storage::stored_json("holds", &row.answers)?,
                doubt: row.doubt,
                placement: row.placement,
                language: row.language,
            });
        }
        Ok::<_, Missing>(held)
    })?;
    Ok(found)
}

/// Accepts answers: from now on they are a response, counted on the day they were sent. Again is done already.
pub fn accept(app: &App, path: &SurveyPath, id: i64) -> Result<(), Missing> {
    app.storage.write(|db| {
        let hold = pending_of(db, path, id)?;
        if hold.state != held_responses::PENDING {
            return Ok(());
        }
        let row = hold.as_response()?;
        let definition = withdrawal::definition_of_version(db, hold.version_id)?;
        let delta = withdrawal::delta_by(&definition, &hold.answers).ok_or_else(|| withdrawal::unreadable(id))?;
        // First it waits no more: what waits is not stored as a response.
        if !held_responses::release(db, id)? {
            return Err(Missing::Changed);
        }
        let response_id = responses::insert_one(db, &row)?.ok_or(Missing::NoSuch("held response"))?;
        held_responses::accept(db, id, response_id)?;
        let key = BlockKey {
            version_id: row.version_id,
            day: row.day,
            placement: row.placement.clone(),
            language: row.language.clone(),
        };
        tallies::add_one(db, &key, &delta)?;
        let stored = responses::find(db, response_id)?.ok_or_else(|| withdrawal::unreadable(response_id))?;
        comments::keep(db, hold.survey_id, &stored, &definition)?;
        note(app, db, path, "held.accept", id)
    })
}

fn note(app: &App, db: &mut Db, path: &SurveyPath, action: &str, id: i64) -> Result<(), Missing> {
    let city_id = storage::cities::find(db, path.city.as_str())?.map(|city| city.id);
    let object = format!("{}/{}: {id}", path.service, path.survey);
    Ok(audit::note(app, db, city_id, action, object, &serde_json::json!({}))?)
}

/// Rejects answers: they are deleted, and a late retry does not bring them back.
pub fn reject(app: &App, path: &SurveyPath, id: i64) -> Result<(), Missing> {
    let at = app.clock.now().as_millisecond();
    app.storage.write(|db| {
        let hold = pending_of(db, path, id)?;
        if held_responses::remove(db, &hold, None, at)? {
            note(app, db, path, "held.reject", id)
        } else {
            Err(Missing::NoSuch("held response"))
        }
    })
}

fn pending_of(db: &mut storage::Db, path: &SurveyPath, id: i64) -> Result<held_responses::Row, Missing> {
    let survey = survey_row(db, path)?;
    let hold = held_responses::find(db, id)?.filter(|hold| hold.survey_id == survey.id);
    hold.ok_or(Missing::NoSuch("held response"))
}
