//! Baselines of control charts: days from which on a question's chart has a new centre line, set by a person with a reason,
//! such as an improvement action.

use jiff::civil::Date;
use serde_json::json;

use super::authoring::{AuthoringError, SurveyPath, resolve_survey};
use super::{App, audit};
use crate::app::resource::Resource;
use crate::storage;
use crate::storage::baselines;
use urbivox_core::survey::violation::Violations;
use urbivox_core::tally::civil_day::Day;

/// Baselines per survey. Protects the page.
const BASELINES_MAX: usize = 100;
/// Characters of a reason.
pub const REASON_CHARS_MAX: usize = 200;

/// Baseline of a question's control chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// Identity; 0 for a new one.
    pub id: i64,
    /// Code of the question.
    pub question: String,
    /// First civil day of the city that belongs to it.
    pub first_day: Date,
    /// Reason, 1 to [`REASON_CHARS_MAX`] characters.
    pub reason: String,
}

/// Adds a baseline. Errors: [`AuthoringError::Exists`] when the question has one from this day on, or the survey has too
/// many.
pub fn set(app: &App, path: &SurveyPath, baseline: &Baseline) -> Result<(), AuthoringError> {
    let reason = baseline.reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_CHARS_MAX {
        let mut violations = Violations::none();
        violations.push("/reason", "out-of-range", "Write 1 to 200 characters.");
        return Err(AuthoringError::Invalid(violations));
    }
    app.storage.write(|db| {
        let found = resolve_survey(db, path)?;
        let known = baselines::of_survey(db, found.survey.id)?;
        let first_day = Day::of(baseline.first_day).number();
        let is_same = |row: &baselines::Row| row.question == baseline.question && row.first_day == first_day;
        if known.len() >= BASELINES_MAX || known.iter().any(is_same) {
            return Err(AuthoringError::Exists(Resource::Baseline));
        }
        let row = baselines::Row {
            id: storage::identity::fresh(),
            survey_id: found.survey.id,
            question: baseline.question.clone(),
            first_day,
            reason: reason.to_owned(),
            created_at: app.clock.now().as_millisecond(),
            created_by: app.actor.to_string(),
        };
        baselines::insert(db, &row)?;
        let object = format!("{}: {}", path.within_city(), row.question);
        let detail = json!({"first_day": baseline.first_day.to_string(), "reason": row.reason});
        Ok(audit::note(
            app,
            db,
            Some(found.city.id),
            "baseline.set",
            object,
            &detail,
        )?)
    })
}

/// Deletes a baseline.
pub fn remove(app: &App, path: &SurveyPath, id: i64) -> Result<(), AuthoringError> {
    app.storage.write(|db| {
        let found = resolve_survey(db, path)?;
        if !baselines::delete(db, found.survey.id, id)? {
            return Err(AuthoringError::NoSuch(Resource::Baseline));
        }
        let (object, detail) = (path.within_city(), json!({"id": id}));
        Ok(audit::note(
            app,
            db,
            Some(found.city.id),
            "baseline.remove",
            object,
            &detail,
        )?)
    })
}

/// Returns the baselines of a question, by day.
pub fn of_question(app: &App, survey_id: i64, question: &str) -> Result<Vec<Baseline>, storage::Error> {
    let rows = app.storage.read(|db| baselines::of_survey(db, survey_id))?;
    let own = rows.into_iter().filter(|row| row.question == question);
    own.map(|row| {
        let day = Day::from_number(row.first_day).ok_or_else(|| storage::Error::corrupt("baselines", "a day"))?;
        Ok(Baseline {
            id: row.id,
            question: row.question,
            first_day: day.date(),
            reason: row.reason,
        })
    })
    .collect()
}
