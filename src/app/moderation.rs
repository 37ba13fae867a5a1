//! Moderation queue: suspicious responses are held for staff and counted separately, never silently dropped.

use jiff::Timestamp;
use serde_json::Value;

use super::authoring::{AuthoringError, SurveyPath, resolve_survey};
use super::submissions::withdrawal;
use super::submissions::{AcceptedSubmission, StoredAs, StoredSubmission, SubmissionError, Suspicion};
use super::{App, audit, comments};
use crate::app::resource::Resource;
use crate::storage;
use crate::storage::hold_state::HoldState;
use crate::storage::paths::ResolvedSurvey;
use crate::storage::tallies;
use crate::storage::tallies::BlockFilter;
use crate::storage::{Db, held_responses, responses};

/// Largest moderation queue of one survey. Protects the database from a flood and staff from an endless list; beyond
/// it, citizens are asked to try again later.
const PENDING_MAX: u64 = 10_000;

/// Response in the moderation queue.
#[derive(Clone, Debug)]
pub struct HeldResponse {
    /// Identity; increases with each response.
    pub id: i64,
    /// Suspicion: `too-fast`, `honeypot` or `no-work`.
    pub doubt: String,
    /// Time of submission.
    pub submitted_at: Timestamp,
    /// Placement the response came from.
    pub placement: String,
    /// Language in which the survey was answered.
    pub language: String,
    /// Version that was answered.
    pub version: i32,
    /// Answers, JSON.
    pub answers: Value,
}

/// Adds a suspicious response to the moderation queue. Not on the hot path: waits for the database.
pub(super) fn hold(
    app: &App,
    mut assessed: AcceptedSubmission,
    suspicion: Suspicion,
) -> Result<StoredSubmission, SubmissionError> {
    assessed.count_placement();
    let AcceptedSubmission {
        published,
        version,
        submission,
        was_masked,
        ..
    } = assessed;
    let row = submission.row;
    let survey_id = published.survey_id;
    let (stored_as, again) = app.storage.write(|db| {
        if let Some(stored_as) = find_same(db, &row)? {
            return Ok((stored_as, true));
        }
        if held_responses::count(db, survey_id, &BlockFilter::default())? >= PENDING_MAX {
            return Err(SubmissionError::Busy);
        }
        if let Some(id) = held_responses::insert(db, survey_id, &row, suspicion.name())? {
            return Ok((StoredAs::Held(id), false));
        }
        // The submission was withdrawn, or another thread held it at the same moment.
        let stored_as = find_same(db, &row)?.ok_or(SubmissionError::Withdrawn)?;
        Ok((stored_as, true))
    })?;
    Ok(StoredSubmission {
        again,
        masked: was_masked,
        ..StoredSubmission::of(&app.keyring, stored_as, row.submission_id, version.number)
    })
}

/// Returns the stored or held response of this submission. [`SubmissionError::Differs`] when its answers differ.
fn find_same(db: &mut Db, row: &responses::NewRow) -> Result<Option<StoredAs>, SubmissionError> {
    let stored = match responses::find_by_submission(db, row.submission_id)? {
        Some(stored) => Some((stored.version_id, stored.answers, StoredAs::Response(stored.id))),
        // One that was accepted is a response now, or it was withdrawn as one.
        None => held_responses::find_by_submission(db, row.submission_id)?
            .filter(|hold| hold.state == HoldState::Pending)
            .map(|hold| (hold.version_id, hold.answers, StoredAs::Held(hold.id))),
    };
    match stored {
        Some((version_id, answers, stored_as)) if version_id == row.version_id && answers == row.answers => {
            Ok(Some(stored_as))
        }
        Some(_) => Err(SubmissionError::Differs),
        None => Ok(None),
    }
}

/// Returns held responses of a survey after identity `after`, by identity.
pub fn list(app: &App, path: &SurveyPath, after: i64, limit: i64) -> Result<Vec<HeldResponse>, AuthoringError> {
    app.storage.read(|db| {
        let survey = resolve_survey(db, path)?.survey;
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
        Ok(held)
    })
}

/// Accepts a held response: stores it and counts it on the day of its submission. Does nothing if it was accepted
/// before.
pub fn accept(app: &App, path: &SurveyPath, id: i64) -> Result<(), AuthoringError> {
    app.storage.write(|db| {
        let found = resolve_survey(db, path)?;
        let hold = find_in_survey(db, &found, id)?;
        if hold.state == HoldState::Accepted {
            return Ok(());
        }
        let row = hold.as_response()?;
        let definition = withdrawal::definition_of_version(db, hold.version_id)?;
        // Released first, because a submission that is still pending is not stored as a response.
        if !held_responses::release(db, id)? {
            return Err(AuthoringError::Changed);
        }
        let stored = responses::insert_one(db, &row)?.ok_or(AuthoringError::NoSuch(Resource::HeldResponse))?;
        held_responses::accept(db, id, stored.id)?;
        let delta = withdrawal::stored_delta(db, &stored, &definition)?;
        tallies::add_one(db, &withdrawal::block_key(&stored), &delta)?;
        comments::queue(db, hold.survey_id, &stored, &definition)?;
        note(app, db, &found, path, ("held.accept", id))
    })
}

fn note(
    app: &App,
    db: &mut Db,
    found: &ResolvedSurvey,
    path: &SurveyPath,
    (action, id): (&str, i64),
) -> Result<(), AuthoringError> {
    let object = format!("{}: {id}", path.within_city());
    let city_id = Some(found.city.id);
    Ok(audit::note(app, db, city_id, action, object, &serde_json::json!({}))?)
}

/// Rejects a held response: it is deleted, and a late retry does not restore it.
pub fn reject(app: &App, path: &SurveyPath, id: i64) -> Result<(), AuthoringError> {
    let at = app.clock.now().as_millisecond();
    app.storage.write(|db| {
        let found = resolve_survey(db, path)?;
        let hold = find_in_survey(db, &found, id)?;
        if held_responses::remove(db, &hold, None, at)? {
            note(app, db, &found, path, ("held.reject", id))
        } else {
            Err(AuthoringError::NoSuch(Resource::HeldResponse))
        }
    })
}

fn find_in_survey(db: &mut Db, found: &ResolvedSurvey, id: i64) -> Result<held_responses::Row, AuthoringError> {
    let hold = held_responses::find(db, id)?.filter(|hold| hold.survey_id == found.survey.id);
    hold.ok_or(AuthoringError::NoSuch(Resource::HeldResponse))
}
