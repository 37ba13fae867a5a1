//! Editions: the published answers of a city for a year, which never change.

use std::collections::BTreeMap;

use serde_json::json;

use super::drafts;
use super::entries::is_same;
use super::error::{BenchmarkError, corrupt};
use super::lookup::{city_row, framework};
use super::proposals;
use crate::app::resource::Resource;
use crate::app::{App, audit};
use crate::storage;
use crate::storage::editions;
use urbivox_core::indicator::limits::{YEAR_MAX, YEAR_MIN};
use urbivox_core::indicator::{AnswerEvidence, Edition, Framework, YesCounts, doubtful_indicators, table};
use urbivox_core::survey::slug::Slug;

/// Result of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportSummary {
    /// Cities in the table.
    pub cities: usize,
    /// Cities among them whose figures were imported before and are replaced.
    pub replaced: usize,
}

/// Publishes the draft as the city's edition of a year, with what everybody sees of the city's surveys in that year. An
/// earlier edition of that year becomes history.
pub fn publish(app: &App, city: &Slug, id: &str, year: u16) -> Result<Edition, BenchmarkError> {
    let framework = framework(app, id)?;
    check_year(year)?;
    let known = evidence(app, city, framework, year)?;
    app.storage.write(|db| {
        let row = city_row(db, city)?;
        storage::cities::claim(db, &row)?;
        let draft = drafts::read(db, row.id, framework)?;
        if draft.answers.is_empty() {
            return Err(BenchmarkError::Invalid(vec!["Answer an indicator first.".to_owned()]));
        }
        let edition = Edition {
            year,
            answers: draft.answers,
        };
        for old in editions::current(db, id, Some(year.into()))? {
            if old.city_id == Some(row.id) {
                editions::retire(db, old.id)?;
            }
        }
        let said = known
            .iter()
            .filter(|evidence| edition.answers.contains_key(&evidence.indicator));
        let new = new_row(
            app,
            (Some(row.id), &row.name),
            (id, year),
            &edition.tally(framework),
            PublishedAnswers {
                answers: serde_json::to_string(&edition.answers).map_err(corrupt)?,
                evidence: serde_json::to_string(&said.collect::<Vec<_>>()).map_err(corrupt)?,
            },
        )?;
        editions::insert(db, &new)?;
        audit::note(app, db, Some(row.id), "edition.publish", id, &json!({"year": year}))?;
        Ok(edition)
    })
}

/// Returns the evidence for each indicator with a bar from what is published of the city's surveys in a year.
fn evidence(app: &App, city: &Slug, framework: &Framework, year: u16) -> Result<Vec<AnswerEvidence>, BenchmarkError> {
    if doubtful_indicators(framework).next().is_none() {
        return Ok(Vec::new());
    }
    let facts = app
        .catalogue
        .city(&app.storage, city)?
        .ok_or(BenchmarkError::NoSuch(Resource::City))?;
    let period = proposals::period_of(app, &facts, Some(year))?;
    let sources = proposals::sources(app, city, &period)?;
    let found = proposals::satisfied_share(&sources);
    let answers_min = proposals::answers_min(app, &facts);
    let of = |id: &str| match &found {
        Some(found) => found.frozen(id, answers_min),
        None => AnswerEvidence::not_measured(id),
    };
    Ok(doubtful_indicators(framework)
        .map(|indicator| of(&indicator.id))
        .collect())
}

/// Imports a table in the dashboard's format with the published figures of cities for a year. Earlier imports under the
/// same names become history.
pub fn import(app: &App, id: &str, year: u16, text: &str) -> Result<ImportSummary, BenchmarkError> {
    let framework = framework(app, id)?;
    check_year(year)?;
    let rows = table::import(text, framework).map_err(BenchmarkError::Invalid)?;
    let twice = rows.iter().enumerate().filter(|(at, row)| {
        let before = rows.iter().take(*at);
        before.into_iter().any(|other| is_same(&other.name, &row.name))
    });
    // Line 1 of a table is its header.
    let twice: Vec<String> = twice
        .map(|(at, row)| format!("Line {}: {} is in the table already.", at + 2, row.name))
        .collect();
    if !twice.is_empty() {
        return Err(BenchmarkError::Invalid(twice));
    }
    app.storage.write(|db| {
        // Serialises imports, so that no city is imported twice.
        storage::installation::claim(db)?;
        let known = editions::current(db, id, Some(year.into()))?;
        let mut replaced = 0;
        for row in &rows {
            let same = |old: &&editions::Row| old.city_id.is_none() && is_same(&old.name, &row.name);
            for old in known.iter().filter(same) {
                editions::retire(db, old.id)?;
                replaced += 1;
            }
            let unknown = PublishedAnswers {
                answers: "{}".to_owned(),
                evidence: "[]".to_owned(),
            };
            let new = new_row(app, (None, &row.name), (id, year), &row.tally, unknown)?;
            editions::insert(db, &new)?;
        }
        let detail = json!({"year": year, "cities": rows.len()});
        audit::note(app, db, None, "edition.import", id, &detail)?;
        Ok(ImportSummary {
            cities: rows.len(),
            replaced,
        })
    })
}

/// Records the export of a year in the audit log.
pub fn record_export(app: &App, id: &str, year: u16) -> Result<(), BenchmarkError> {
    let detail = json!({"year": year});
    Ok(app
        .storage
        .write(|db| audit::note(app, db, None, "edition.export", id, &detail))?)
}

/// Returns the years that have editions, newest first.
pub fn years(app: &App, id: &str) -> Result<Vec<u16>, BenchmarkError> {
    framework(app, id)?;
    let years = app.storage.read(|db| editions::years(db, id))?;
    years.into_iter().map(year_of).collect()
}

/// Parses a stored year.
pub(super) fn year_of(year: i32) -> Result<u16, BenchmarkError> {
    u16::try_from(year).map_err(corrupt)
}

fn check_year(year: u16) -> Result<(), BenchmarkError> {
    if (YEAR_MIN..=YEAR_MAX).contains(&year) {
        return Ok(());
    }
    Err(BenchmarkError::Invalid(vec![format!(
        "/year: Write a year from {YEAR_MIN} to {YEAR_MAX}."
    )]))
}

/// Answers with their evidence, JSON.
struct PublishedAnswers {
    answers: String,
    evidence: String,
}

fn new_row(
    app: &App,
    (city_id, name): (Option<i64>, &str),
    (framework, year): (&str, u16),
    tally: &YesCounts,
    PublishedAnswers { answers, evidence }: PublishedAnswers,
) -> Result<editions::Row, BenchmarkError> {
    let yes: BTreeMap<&str, u32> = tally
        .counts()
        .iter()
        .map(|count| (count.dimension.as_str(), count.yes))
        .collect();
    Ok(editions::Row {
        id: storage::identity::fresh(),
        city_id,
        name: name.to_owned(),
        framework: framework.to_owned(),
        year: year.into(),
        answers,
        yes: serde_json::to_string(&yes).map_err(corrupt)?,
        published_at: app.clock.now().as_millisecond(),
        published_by: app.actor.to_string(),
        is_current: true,
        evidence,
    })
}
