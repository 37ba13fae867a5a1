//! "You said, we did": what citizens said, what the city did, and the score before and after.

pub mod practices;

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::json;

use super::authoring::{Refusal, SurveyPath, city_row, survey_row};
use super::reports;
use super::reports::ReportQuery;
use super::reports::disclosure;
use super::reports::disclosure::Audience;
use super::{App, audit};
use crate::storage;
use crate::storage::actions;
use urbivox_core::measure::change::{Change, change_of};
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::tally::civil_day::Day;

/// Characters of what was said or done. Protects the page.
pub const TEXT_CHARS_MAX: usize = 1_000;
/// Days before and after that are compared.
pub const COMPARED_DAYS: i32 = 90;

/// What a city did.
#[derive(Clone, Debug)]
pub struct ImprovementAction {
    /// Names it.
    pub id: i64,
    /// The question whose measure should follow; empty for none.
    pub question: String,
    /// What citizens said.
    pub said: String,
    /// What the city did.
    pub did: String,
    /// When; none while it is planned.
    pub done_on: Option<Date>,
    /// Everybody may read it.
    pub is_public: bool,
}

/// The measure before and after an action.
#[derive(Clone, Debug)]
pub struct ActionEffect {
    /// In the [`COMPARED_DAYS`] before.
    pub before: Option<MeasureValue>,
    /// In the [`COMPARED_DAYS`] from the day on.
    pub after: Option<MeasureValue>,
    /// The difference of the two.
    pub change: Option<Change>,
}

/// Adds an action, or changes the one of this identity.
pub fn keep(app: &App, path: &SurveyPath, action: &ImprovementAction) -> Result<(), Refusal> {
    let cut = |text: &str| text.trim().chars().take(TEXT_CHARS_MAX).collect::<String>();
    let now = app.clock.now().as_millisecond();
    app.storage.write(|db| {
        let survey_id = survey_row(db, path)?.id;
        let known = actions::find(db, survey_id, action.id)?;
        if action.id != 0 && known.is_none() {
            return Err(Refusal::NoSuch("action"));
        }
        let row = actions::Row {
            id: known.as_ref().map_or_else(storage::identity::fresh, |row| row.id),
            survey_id,
            question: action.question.clone(),
            said: cut(&action.said),
            did: cut(&action.did),
            done_on: action.done_on.map(|day| Day::of(day).number()),
            is_public: i32::from(action.is_public),
            created_at: known.as_ref().map_or(now, |row| row.created_at),
            changed_at: now,
        };
        match known {
            Some(_) => actions::update(db, &row)?,
            None => actions::insert(db, &row)?,
        }
        let city_id = city_row(db, &path.city)?.id;
        let object = format!("{}/{}", path.service, path.survey);
        let detail = json!({"id": row.id, "public": action.is_public});
        Ok(audit::note(app, db, Some(city_id), "action.keep", object, &detail)?)
    })
}

/// Takes an action away.
pub fn remove(app: &App, path: &SurveyPath, id: i64) -> Result<(), Refusal> {
    app.storage.write(|db| {
        let survey_id = survey_row(db, path)?.id;
        if actions::find(db, survey_id, id)?.is_none() {
            return Err(Refusal::NoSuch("action"));
        }
        actions::delete(db, id)?;
        let city_id = city_row(db, &path.city)?.id;
        let object = format!("{}/{}", path.service, path.survey);
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

/// The actions of a survey, the newest first.
pub fn list(app: &App, path: &SurveyPath) -> Result<Vec<ImprovementAction>, Refusal> {
    let rows = app.storage.read(|db| {
        let survey = survey_row(db, path)?;
        Ok::<_, Refusal>(actions::of_survey(db, survey.id)?)
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
        is_public: row.is_public == 1,
    })
}

/// The measure before and after an action; `None` for one that is planned, or follows no question.
pub fn effect(
    app: &App,
    path: &SurveyPath,
    action: &ImprovementAction,
    audience: Audience,
) -> Result<Option<ActionEffect>, reports::Refusal> {
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
        Ok::<_, reports::Refusal>(question.and_then(|question| question.measure))
    };
    let (before, after) = (measure(first, eve)?, measure(day, last)?);
    let change = before
        .as_ref()
        .zip(after.as_ref())
        .and_then(|(before, after)| change_of(before, after, 1));
    Ok(Some(ActionEffect { before, after, change }))
}
