//! "You said, we did": improvement actions, with the measure before and after.

pub mod action;
pub mod practice;
pub mod practices;

pub use action::{ActionEffect, COMPARED_DAYS, ImprovementAction};

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::json;

use super::authoring::{AuthoringError, SurveyPath, resolve_survey};
use super::reports;
use super::reports::ReportQuery;
use super::reports::disclosure;
use super::reports::disclosure::Audience;
use super::{App, audit};
use crate::app::resource::Resource;
use crate::storage;
use crate::storage::actions;
use urbivox_core::measure::change::change_of;
use urbivox_core::tally::civil_day::Day;

/// Characters of each text. Protects the page.
pub const TEXT_CHARS_MAX: usize = 1_000;
/// Adds an action, or changes the one of this identity.
pub fn save(app: &App, path: &SurveyPath, action: &ImprovementAction) -> Result<(), AuthoringError> {
    let cut = |text: &str| text.trim().chars().take(TEXT_CHARS_MAX).collect::<String>();
    let now = app.clock.now().as_millisecond();
    app.storage.write(|db| {
        let found = resolve_survey(db, path)?;
        let survey_id = found.survey.id;
        let known = actions::find(db, survey_id, action.id)?;
        if action.id != 0 && known.is_none() {
            return Err(AuthoringError::NoSuch(Resource::ImprovementAction));
        }
        let row = actions::Row {
            id: known.as_ref().map_or_else(storage::identity::fresh, |row| row.id),
            survey_id,
            question: action.question.clone(),
            said: cut(&action.said),
            did: cut(&action.did),
            done_on: action.done_on.map(|day| Day::of(day).number()),
            is_public: action.is_public,
            created_at: known.as_ref().map_or(now, |row| row.created_at),
            changed_at: now,
        };
        match known {
            Some(_) => actions::update(db, &row)?,
            None => actions::insert(db, &row)?,
        }
        let city_id = found.city.id;
        let object = path.within_city();
        let detail = json!({"id": row.id, "public": action.is_public});
        Ok(audit::note(app, db, Some(city_id), "action.keep", object, &detail)?)
    })
}

/// Deletes an action.
pub fn remove(app: &App, path: &SurveyPath, id: i64) -> Result<(), AuthoringError> {
    app.storage.write(|db| {
        let found = resolve_survey(db, path)?;
        let survey_id = found.survey.id;
        if actions::find(db, survey_id, id)?.is_none() {
            return Err(AuthoringError::NoSuch(Resource::ImprovementAction));
        }
        actions::delete(db, survey_id, id)?;
        let city_id = found.city.id;
        let object = path.within_city();
        Ok(audit::note(
            app,
            db,
            Some(city_id),
            "action.remove",
            object,
            &json!({"id": id}),
        )?)
    })
}

/// Returns the actions of a survey, newest first.
pub fn list(app: &App, path: &SurveyPath) -> Result<Vec<ImprovementAction>, AuthoringError> {
    let rows = app.storage.read(|db| {
        let found = resolve_survey(db, path)?;
        Ok::<_, AuthoringError>(actions::of_survey(db, found.survey.id)?)
    })?;
    Ok(rows.into_iter().map(action_of).collect::<Result<_, _>>()?)
}

pub(super) fn action_of(row: actions::Row) -> Result<ImprovementAction, storage::Error> {
    let day_of = |number: i32| Day::from_number(number).ok_or_else(|| storage::Error::corrupt("actions", "a day"));
    Ok(ImprovementAction {
        id: row.id,
        question: row.question,
        said: row.said,
        did: row.did,
        done_on: row.done_on.map(day_of).transpose()?.map(Day::date),
        is_public: row.is_public,
    })
}

/// Returns the measure before and after an action; `None` when it is planned or concerns no question.
pub fn effect(
    app: &App,
    path: &SurveyPath,
    action: &ImprovementAction,
    audience: Audience,
) -> Result<Option<ActionEffect>, reports::ReportError> {
    let Some(day) = action.done_on.filter(|_| !action.question.is_empty()) else {
        return Ok(None);
    };
    let (Ok(first), Ok(eve), Ok(last)) = (
        day.checked_sub(COMPARED_DAYS.days()),
        day.yesterday(),
        day.checked_add((COMPARED_DAYS - 1).days()),
    ) else {
        return Ok(None);
    };
    let measure = |from: Date, to: Date| {
        let ask = ReportQuery {
            from: Some(from),
            to: Some(to),
            ..ReportQuery::default()
        };
        let report = disclosure::report(app, path, &ask, audience)?;
        let question = report
            .questions
            .into_iter()
            .find(|question| question.code == action.question);
        Ok::<_, reports::ReportError>(question.and_then(|question| question.measure))
    };
    let (before, after) = (measure(first, eve)?, measure(day, last)?);
    let change = before
        .as_ref()
        .zip(after.as_ref())
        .and_then(|(before, after)| change_of(before, after, 1));
    Ok(Some(ActionEffect { before, after, change }))
}
