//! Doubtful answers wait for a clerk: kept, counted apart, never silently lost.

use jiff::Timestamp;
use serde_json::Value;

use super::authoring::{Refusal as Missing, SurveyPath, survey_row, time_of};
use super::intake::{Checked, Kept, Refusal};
use super::receipt::{HELD_ID_MIN, Receipt};
use super::withdrawal;
use super::{App, Fault, audit, commenting};
use crate::storage::tallies::{self, Filter, Key};
use crate::storage::{self, Db, holds, responses};

/// Pending answers of one survey. Protects the database from a flood, and the clerk from a list without an end; beyond,
/// citizens are asked to come back.
const PENDING_MAX: u64 = 10_000;

/// Answers that wait, as a clerk sees them.
#[derive(Clone, Debug)]
pub struct Held {
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

/// Keeps doubtful answers apart. Not on the hot path: waits for the database.
pub fn hold(app: &App, checked: Checked) -> Result<Kept, Refusal> {
    let doubt = checked.doubt().map_or("too-fast", super::intake::Doubt::name);
    let (published, version, row, masked) = checked.into_hold();
    let submission_id = row.submission_id;
    let kept = app.storage.write(|db| {
        if let Some(stored) = responses::find_by_submission(db, submission_id)? {
            let is_same = stored.version_id == row.version_id && stored.answers == row.answers;
            return if is_same {
                Ok((stored.id, true, false))
            } else {
                Err(Refusal::Differs)
            };
        }
        if let Some(hold) = holds::find_by_submission(db, submission_id)? {
            let is_same = hold.version_id == row.version_id && hold.answers == row.answers;
            return if is_same {
                Ok((HELD_ID_MIN + hold.id, true, true))
            } else {
                Err(Refusal::Differs)
            };
        }
        if holds::count(db, published.survey_id, &Filter::default()).map_err(Fault::from)? >= PENDING_MAX {
            return Err(Refusal::Busy);
        }
        let id = holds::insert(db, published.survey_id, &row, doubt)?.ok_or(Refusal::Withdrawn)?;
        Ok((HELD_ID_MIN + id, false, true))
    });
    let (id, again, held) = kept?;
    Ok(Kept {
        receipt: Receipt::of(&app.keyring, id, submission_id).text(),
        submission_id,
        version: version.number,
        again,
        held,
        masked,
    })
}

/// Pending answers of a survey after identity `after`, in the order they came.
pub fn list(app: &App, path: &SurveyPath, after: i64, limit: i64) -> Result<Vec<Held>, Missing> {
    let found = app.storage.read(|db| {
        let survey = survey_row(db, path)?;
        let rows = holds::pending(db, survey.id, after, limit)?;
        let numbers = storage::versions::of_survey(db, survey.id)?;
        let held = rows.into_iter().map(|row| {
            let version = numbers.iter().find(|version| version.id == row.version_id);
            Held {
                id: row.id,
                version: version.map_or(0, |version| version.number),
                submitted_at: time_of(row.submitted_at),
                answers: serde_json::from_str(&row.answers).unwrap_or_default(),
                doubt: row.doubt,
                placement: row.placement,
                language: row.language,
            }
        });
        Ok::<_, Missing>(held.collect())
    })?;
    Ok(found)
}

/// Accepts answers: from now on they are a response, counted on the day they were sent. Again is done already.
pub fn accept(app: &App, path: &SurveyPath, id: i64) -> Result<(), Missing> {
    app.storage.write(|db| {
        let hold = pending_of(db, path, id)?;
        if hold.state != holds::PENDING {
            return Ok(());
        }
        let row = hold.as_response()?;
        let definition = withdrawal::definition_of_version(db, hold.version_id)?;
        let delta = withdrawal::delta_by(&definition, &hold.answers).ok_or_else(|| withdrawal::unreadable(id))?;
        // First it waits no more: what waits is not stored as a response.
        if !holds::release(db, id)? {
            return Err(Missing::Changed);
        }
        let response_id = responses::insert_one(db, &row)?.ok_or(Missing::NoSuch("held response"))?;
        holds::accept(db, id, response_id)?;
        let key = Key {
            version_id: row.version_id,
            day: row.day,
            placement: row.placement.clone(),
            language: row.language.clone(),
        };
        tallies::add_one(db, &key, &delta)?;
        let stored = responses::find(db, response_id)?;
        if let Some(stored) = &stored {
            commenting::keep(db, hold.survey_id, stored, &definition)?;
        }
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
        if holds::remove(db, &hold, None, at)? {
            note(app, db, path, "held.reject", id)
        } else {
            Err(Missing::NoSuch("held response"))
        }
    })
}

fn pending_of(db: &mut storage::Db, path: &SurveyPath, id: i64) -> Result<holds::Row, Missing> {
    let survey = survey_row(db, path)?;
    let hold = holds::find(db, id)?.filter(|hold| hold.survey_id == survey.id);
    hold.ok_or(Missing::NoSuch("held response"))
}
