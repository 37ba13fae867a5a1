//! "You said, we did": improvement actions, with the measure before and after.

pub mod action;
pub mod practice;
pub mod practices;

pub use action::{ActionEffect, ImprovementAction};

use jiff::civil::Date;
use serde_json::json;

use super::authoring::{AuthoringError, SurveyPath, resolve_survey};
use super::reports;
use super::reports::ReportQuery;
use super::reports::disclosure;
use super::reports::disclosure::Audience;
use super::reports::placement_mix::placements_differ;
use super::reports::released_report;
use super::{App, audit};
use crate::app::resource::Resource;
use crate::storage;
use crate::storage::actions;
use urbivox_core::measure::change::judge;
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
            done_on: number_of(action.done_on),
            decided_on: number_of(action.decided_on),
            effective_from: number_of(action.effective_from),
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

fn number_of(day: Option<Date>) -> Option<i32> {
    day.map(|day| Day::of(day).number())
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
    let day_of = |number: Option<i32>| {
        let day = |number| Day::from_number(number).ok_or_else(|| storage::Error::corrupt("actions", "a day"));
        Ok::<_, storage::Error>(number.map(day).transpose()?.map(Day::date))
    };
    Ok(ImprovementAction {
        id: row.id,
        question: row.question,
        said: row.said,
        did: row.did,
        done_on: day_of(row.done_on)?,
        decided_on: day_of(row.decided_on)?,
        effective_from: day_of(row.effective_from)?,
        is_public: row.is_public,
    })
}

/// Returns the measure before and after an action, without a test of the change ([`test_together`]); `None` when it is
/// planned, not yet in effect, or concerns no question. For the public, the day on which it is read is the last day of the
/// release.
pub fn effect(
    app: &App,
    path: &SurveyPath,
    action: &ImprovementAction,
    audience: Audience,
) -> Result<Option<ActionEffect>, reports::ReportError> {
    if action.question.is_empty() {
        return Ok(None);
    }
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(reports::ReportError::NoSuchSurvey)?;
    let through = match audience {
        Audience::Staff => Some(app.clock.today(&published.city.timezone)),
        Audience::Public => released_report::released_through(app, &published)?,
    };
    let periods = through.and_then(|through| action.compared_periods(through));
    let Some((before_period, after_period)) = periods else {
        return Ok(None);
    };
    let query = |(from, to): (Date, Date)| ReportQuery {
        from: Some(from),
        to: Some(to),
        ..ReportQuery::default()
    };
    let (asked_before, asked_after) = (query(before_period), query(after_period));
    let measure = |ask: &ReportQuery| {
        let report = disclosure::report(app, path, ask, audience)?;
        let question = report
            .questions
            .into_iter()
            .find(|question| question.code == action.question);
        Ok::<_, reports::ReportError>(question.and_then(|question| question.measure))
    };
    Ok(Some(ActionEffect {
        before: measure(&asked_before)?,
        after: measure(&asked_after)?,
        placements_differ: placements_differ(app, &published, (&asked_before, &asked_after), audience)?,
        before_period,
        after_period,
        change: None,
    }))
}

/// Tests the changes of all effects of a page together, so that many actions do not raise the chance of a false alarm. Where
/// people answered at other kinds of placements before, nothing is tested.
pub fn test_together<'a>(effects: impl Iterator<Item = &'a mut ActionEffect>) {
    let mut measured: Vec<&mut ActionEffect> = effects.filter(|effect| !effect.placements_differ).collect();
    let pairs: Vec<_> = measured
        .iter()
        .map(|effect| (effect.before.clone(), effect.after.clone()))
        .collect();
    let complete = || {
        pairs
            .iter()
            .zip(0..)
            .filter_map(|((before, after), at)| Some((at, before.as_ref()?, after.as_ref()?)))
    };
    let values: Vec<_> = complete().map(|(_, before, after)| (before, after)).collect();
    for ((at, ..), change) in complete().zip(judge(&values)) {
        let at: usize = at;
        if let Some(effect) = measured.get_mut(at) {
            effect.change = change;
        }
    }
}
