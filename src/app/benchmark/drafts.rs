//! Drafts: a city's answers to indicators before their publication.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::error::{BenchmarkError, corrupt};
use super::lookup::{city_row, framework};
use crate::app::resource::Resource;
use crate::app::{App, audit};
use crate::storage::{Db, cities, editions};
use urbivox_core::indicator::limits::YEAR_MIN;
use urbivox_core::indicator::{Edition, Framework, IndicatorAnswer};
use urbivox_core::survey::slug::Slug;

/// Draft of an edition.
#[derive(Clone, Debug, Default)]
pub struct EditionDraft {
    /// Number of changes; 0 when there is no draft yet.
    pub revision: i64,
    /// Answers by indicator; blank ones are absent.
    pub answers: BTreeMap<String, IndicatorAnswer>,
}

/// Returns the draft of a city; an empty one when there is none.
pub fn draft(app: &App, city: &Slug, id: &str) -> Result<EditionDraft, BenchmarkError> {
    let framework = framework(app, id)?;
    app.storage.read(|db| {
        let city_id = city_row(db, city)?.id;
        read(db, city_id, framework)
    })
}

/// Replaces all answers. [`BenchmarkError::Changed`] when the draft is not at the `expected` revision.
pub fn put_answers(
    app: &App,
    city: &Slug,
    id: &str,
    answers: &Value,
    expected: Option<i64>,
) -> Result<EditionDraft, BenchmarkError> {
    let framework = framework(app, id)?;
    let parsed = parse(framework, answers)?;
    change(app, city, framework, expected, "all", |known| *known = parsed.clone())
}

/// Sets one answer. A yes needs evidence.
pub fn put_answer(
    app: &App,
    city: &Slug,
    (id, indicator): (&str, &str),
    answer: &Value,
    expected: Option<i64>,
) -> Result<EditionDraft, BenchmarkError> {
    let framework = framework(app, id)?;
    framework
        .indicator(indicator)
        .ok_or(BenchmarkError::NoSuch(Resource::Indicator))?;
    let parsed = parse(framework, &json!({ indicator: answer }))?;
    change(app, city, framework, expected, indicator, |known| {
        known.extend(parsed.clone())
    })
}

/// Clears the answer to an indicator.
pub fn clear_answer(
    app: &App,
    city: &Slug,
    (id, indicator): (&str, &str),
    expected: Option<i64>,
) -> Result<EditionDraft, BenchmarkError> {
    let framework = framework(app, id)?;
    framework
        .indicator(indicator)
        .ok_or(BenchmarkError::NoSuch(Resource::Indicator))?;
    change(app, city, framework, expected, indicator, |known| {
        known.remove(indicator);
    })
}

/// Parses answers by the rules of an edition; the year is a placeholder.
fn parse(framework: &Framework, answers: &Value) -> Result<BTreeMap<String, IndicatorAnswer>, BenchmarkError> {
    let document = json!({"year": YEAR_MIN, "answers": answers});
    Edition::parse(&document, framework)
        .map(|edition| edition.answers)
        .map_err(BenchmarkError::Invalid)
}

fn change(
    app: &App,
    city: &Slug,
    framework: &Framework,
    expected: Option<i64>,
    what: &str,
    change: impl Fn(&mut BTreeMap<String, IndicatorAnswer>),
) -> Result<EditionDraft, BenchmarkError> {
    app.storage.write(|db| {
        let row = city_row(db, city)?;
        let city_id = row.id;
        cities::claim(db, &row)?;
        let mut draft = read(db, city_id, framework)?;
        if expected.is_some_and(|expected| expected != draft.revision) {
            return Err(BenchmarkError::Changed);
        }
        change(&mut draft.answers);
        draft.revision += 1;
        let row = editions::Draft {
            answers: serde_json::to_string(&draft.answers).map_err(corrupt)?,
            revision: draft.revision,
        };
        editions::set_draft(db, city_id, &framework.id, &row, app.clock.now().as_millisecond())?;
        audit::note(
            app,
            db,
            Some(city_id),
            "indicator.answer",
            &framework.id,
            &json!({"indicator": what}),
        )?;
        Ok(draft)
    })
}

pub(super) fn read(db: &mut Db, city_id: i64, framework: &Framework) -> Result<EditionDraft, BenchmarkError> {
    let Some(row) = editions::draft(db, city_id, &framework.id)? else {
        return Ok(EditionDraft::default());
    };
    let answers: Map<String, Value> = serde_json::from_str(&row.answers).map_err(corrupt)?;
    // Answers to indicators that a changed framework file no longer has are left out.
    let asked = answers.into_iter().filter(|(id, _)| framework.indicator(id).is_some());
    let asked: Map<String, Value> = asked.collect();
    Ok(EditionDraft {
        revision: row.revision,
        answers: parse(framework, &Value::Object(asked))?,
    })
}
