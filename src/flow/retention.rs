//! What citizens sent is deleted when its time is over. Counts stay: the sheet of what is deleted is kept beside, so that a
//! recount still agrees.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::authoring::{self, Refusal, city_row};
use super::withdrawal::{self, key_of};
use super::{App, Fault, audit};
use crate::storage::{self, Db, archived_tallies, comments, holds, responses, versions};
use crate::survey::definition::Definition;
use crate::survey::question::Kind;
use crate::survey::slug::Slug;
use crate::tally::sheet::Sheet;

/// Responses that one transaction deletes: citizens who send one meanwhile wait no longer than for these.
const CHUNK: i64 = 200;
/// Cities looked after in one round.
const CITIES_MAX: i64 = 10_000;
const DAY_MILLIS: i64 = 24 * 3_600 * 1_000;
/// What stands in the place of words that were deleted: the answer is still counted as one.
const DELETED: &str = "[…]";

/// What would go, or went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Whole responses.
    pub responses: u64,
    /// What citizens wrote.
    pub comments: u64,
}

/// The moments before which a city's data go: of words, and of whole responses. In milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default)]
struct Limits {
    comments: Option<i64>,
    responses: Option<i64>,
}

fn limits_of(app: &App, comment_days: Option<u16>, retention_days: Option<u16>) -> Limits {
    let now = app.clock.now().as_millisecond();
    let before = |days: u16| now - i64::from(days) * DAY_MILLIS;
    Limits {
        comments: comment_days.map(before),
        responses: retention_days.map(before),
    }
}

/// What would go today if the city kept words and responses for so many days. Changes nothing.
pub fn rehearse(
    app: &App,
    city: &Slug,
    comment_days: Option<u16>,
    retention_days: Option<u16>,
) -> Result<Swept, Refusal> {
    let limits = limits_of(app, comment_days, retention_days);
    app.storage.read(|db| {
        let city_id = city_row(db, city)?.id;
        let mut swept = Swept::default();
        for survey_id in surveys_of(db, city_id)? {
            if let Some(at) = limits.comments.max(limits.responses) {
                swept.comments += u64::try_from(comments::count_older(db, survey_id, at)?).unwrap_or_default();
            }
            if let Some(at) = limits.responses {
                for version in versions::of_survey(db, survey_id)? {
                    swept.responses += responses::count_older(db, version.id, at)?;
                }
            }
        }
        Ok(swept)
    })
}

fn surveys_of(db: &mut Db, city_id: i64) -> Result<Vec<i64>, storage::Error> {
    let mut found = Vec::new();
    for service in storage::services::list(db, city_id, "", i64::MAX)? {
        for survey in storage::surveys::list(db, service.id, "", i64::MAX)? {
            found.push(survey.id);
        }
    }
    Ok(found)
}

/// Deletes what is over in every city. Meant to be run once in a while; what is interrupted is finished by the next round.
pub fn sweep(app: &App) -> Result<Swept, Fault> {
    let mut whole = Swept::default();
    let rows = app.storage.read(|db| storage::cities::list(db, "", CITIES_MAX))?;
    for row in rows {
        let city_id = row.id;
        let city = authoring::cities::parse(row)?;
        let settings = &city.settings;
        let limits = limits_of(app, settings.comment_days, settings.retention_days);
        if limits.comments.is_none() && limits.responses.is_none() {
            continue;
        }
        let swept = sweep_city(app, city_id, limits)?;
        if swept != Swept::default() {
            let detail = json!({"responses": swept.responses, "comments": swept.comments});
            app.storage
                .write(|db| audit::note(app, db, Some(city_id), "retention.sweep", &city.slug, &detail))?;
        }
        whole.responses += swept.responses;
        whole.comments += swept.comments;
    }
    Ok(whole)
}

fn sweep_city(app: &App, city_id: i64, limits: Limits) -> Result<Swept, Fault> {
    let mut swept = Swept::default();
    let surveys = app.storage.read(|db| surveys_of(db, city_id))?;
    for survey_id in surveys {
        if let Some(at) = limits.responses {
            app.storage.write(|db| holds::delete_older(db, survey_id, at))?;
            let ids = app.storage.read(|db| versions::of_survey(db, survey_id))?;
            for version in ids {
                loop {
                    let count = app.storage.write(|db| delete(db, version.id, at))?;
                    swept.responses += count;
                    if count == 0 {
                        break;
                    }
                }
            }
        }
        if let Some(at) = limits.comments {
            loop {
                let count = app.storage.write(|db| silence(db, survey_id, at))?;
                swept.comments += count;
                if count == 0 {
                    break;
                }
            }
        }
    }
    Ok(swept)
}

/// Deletes some responses of a version, and keeps what they counted.
fn delete(db: &mut Db, version_id: i64, at: i64) -> Result<u64, storage::Error> {
    let rows = responses::older(db, version_id, at, CHUNK)?;
    if rows.is_empty() {
        return Ok(0);
    }
    let definition = withdrawal::definition_of_version(db, version_id)?;
    let mut sheets: BTreeMap<(i32, String, String), Sheet> = BTreeMap::new();
    let mut gone = 0;
    for row in &rows {
        let corrupt = || withdrawal::unreadable(row.id);
        let delta = withdrawal::stored_delta(db, row, &definition)?;
        let key = key_of(row);
        let place = (key.day, key.placement.clone(), key.language.clone());
        if !sheets.contains_key(&place) {
            let packed = archived_tallies::find(db, &key)?;
            let sheet = match packed {
                Some(packed) => Sheet::decode(&packed).ok().ok_or_else(corrupt)?,
                None => Sheet::empty(),
            };
            sheets.insert(place.clone(), sheet);
        }
        if let Some(sheet) = sheets.get_mut(&place) {
            sheet.add(&delta).ok().ok_or_else(corrupt)?;
        }
        comments::delete_of_response(db, row.id)?;
        if !responses::delete(db, row)? {
            // Corrected or withdrawn at this moment: the whole round is tried again.
            return Err(storage::Error::Unavailable(
                "a response was changed meanwhile".to_owned(),
            ));
        }
        gone += 1;
    }
    for ((day, placement, language), sheet) in sheets {
        let key = storage::tallies::Key {
            version_id,
            day,
            placement,
            language,
        };
        archived_tallies::set(db, &key, &sheet.encode())?;
    }
    Ok(gone)
}

/// Deletes the words of some responses: the answers stay, and stay counted.
fn silence(db: &mut Db, survey_id: i64, at: i64) -> Result<u64, storage::Error> {
    let ids = comments::older(db, survey_id, at, CHUNK)?;
    let count = u64::try_from(ids.len()).unwrap_or_default();
    for id in ids {
        if let Some(row) = responses::find(db, id)? {
            let definition = withdrawal::definition_of_version(db, row.version_id)?;
            let answers = silent(&definition, &row.answers);
            responses::replace(db, &row, &answers)?;
        }
        comments::delete_of_response(db, id)?;
    }
    Ok(count)
}

/// The answers without the words.
fn silent(definition: &Definition, answers: &str) -> String {
    let mut answers: Value = serde_json::from_str(answers).unwrap_or_default();
    for (code, answer) in answers.as_object_mut().into_iter().flatten() {
        let kind = definition.question(code).map(|question| &question.kind);
        if matches!(kind, Some(Kind::Text(_))) {
            *answer = Value::from(DELETED);
        } else if matches!(kind, Some(Kind::Choice(_))) {
            hush(answer);
        }
    }
    answers.to_string()
}

fn hush(answer: &mut Value) {
    match answer {
        Value::Array(list) => list.iter_mut().for_each(hush),
        Value::Object(chosen) => {
            if let Some(text) = chosen.get_mut("text") {
                *text = Value::from(DELETED);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
