//! Exports of responses and reports.

mod query;
mod texts;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

pub use query::{ExportFormat, ExportQuery, ExportSubject, RefusedParameter, ResponseStatus, parameters_of};
pub use texts::ExportTexts;

use super::authoring::SurveyPath;
use super::catalogue::PublishedSurvey;
use super::reports::disclosure;
use super::reports::disclosure::Audience;
use super::reports::marks;
use super::reports::{ReportError, ReportQuery};
use super::{App, ServiceError, audit};
use crate::storage;
use crate::storage::{held_responses, responses, verifications};
use urbivox_core::measure::report::Report;
use urbivox_core::release::figures::BLANK;
use urbivox_core::survey::Definition;
use urbivox_core::tables::row::{chosen, option_code};
use urbivox_core::tables::{Columns, ResponseRecord};
use urbivox_core::tally::civil_day::Day;

/// Responses per page; bounds memory and how long a connection is used.
const PAGE_RESPONSES: i64 = 1_000;
/// RFC 3339 with seconds, and the offset of the time zone.
const LOCAL_TIME: &str = "%Y-%m-%dT%H:%M:%S%:z";
/// RFC 3339 with seconds, in UTC.
const UTC_TIME: &str = "%Y-%m-%dT%H:%M:%SZ";

/// Why there is no export.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A parameter does not apply to this survey or this reader.
    #[error(transparent)]
    Refused(#[from] RefusedParameter),
    /// There is no report.
    #[error(transparent)]
    Report(#[from] ReportError),
}

impl From<ServiceError> for ExportError {
    fn from(error: ServiceError) -> ExportError {
        ExportError::Report(error.into())
    }
}

impl From<storage::Error> for ExportError {
    fn from(error: storage::Error) -> ExportError {
        ExportError::Report(error.into())
    }
}

/// Export of responses in progress, ordered by identity.
pub struct ResponseExport {
    app: App,
    published: Arc<PublishedSurvey>,
    /// Columns of all versions.
    pub columns: Columns,
    wanted: ExportQuery,
    selected: responses::ResponseFilter,
    numbers: BTreeMap<i64, u32>,
}

/// A response, counted or held.
struct ExportedRow {
    id: i64,
    submission_id: Vec<u8>,
    version_id: i64,
    placement: String,
    language: String,
    day: i32,
    submitted_at: i64,
    answers: String,
    corrected_at: Option<i64>,
}

/// Starts an export of a survey's responses and records it in the audit log. Responses stored later are left out.
pub fn responses(app: &App, path: &SurveyPath, wanted: &ExportQuery) -> Result<ResponseExport, ExportError> {
    let published = find(app, path)?;
    let numbers = selected_versions(&published, wanted)?;
    note(app, path, "export.responses")?;
    let last = app.storage.read(responses::last_id)?;
    let definitions = published.versions();
    let definitions = definitions.map(|version| (version.number, version.definition.as_ref()));
    Ok(ResponseExport {
        columns: Columns::of(definitions, &wanted.naming),
        selected: responses::ResponseFilter {
            versions: numbers.keys().copied().collect(),
            after: i64::MIN,
            last,
            from: wanted.from.map(|day| Day::of(day).number()),
            to: wanted.to.map(|day| Day::of(day).number()),
        },
        wanted: wanted.clone(),
        app: app.clone(),
        published,
        numbers,
    })
}

/// A report for export, with the definitions that explain its figures.
pub struct AggregateExport {
    /// Report.
    pub report: Report,
    /// Definitions by the number of their version.
    pub definitions: BTreeMap<u32, Arc<Definition>>,
    /// Filters in use with their values.
    pub filters: Vec<(&'static str, String)>,
}

/// Returns the report for an audience; live figures are recorded in the audit log. Staff may ask for what everybody sees.
pub fn aggregates(
    app: &App,
    path: &SurveyPath,
    wanted: &ExportQuery,
    audience: Audience,
) -> Result<AggregateExport, ExportError> {
    let audience = audience.seen_as(wanted.is_as_public);
    let published = find(app, path)?;
    require_version(&published, wanted)?;
    if audience == Audience::Public && wanted.version.is_some() {
        return Err(ExportError::Refused(RefusedParameter {
            parameter: "version",
            reason: "only live figures, for keys of the city that may read responses, can be filtered by version",
        }));
    }
    if audience == Audience::Staff {
        note(app, path, "export.aggregates")?;
    }
    let query: ReportQuery = wanted.report_query();
    let definitions = published.versions();
    let definitions = definitions.map(|version| (version.number, Arc::clone(&version.definition)));
    let mut report = disclosure::report(app, path, &query, audience)?;
    marks::add(app, path, &query, &mut report, audience)?;
    Ok(AggregateExport {
        report,
        definitions: definitions.collect(),
        filters: wanted.filters(),
    })
}

fn find(app: &App, path: &SurveyPath) -> Result<Arc<PublishedSurvey>, ReportError> {
    let published = app.catalogue.find(&app.storage, path)?;
    published.ok_or(ReportError::NoSuchSurvey)
}

fn require_version(published: &PublishedSurvey, wanted: &ExportQuery) -> Result<(), RefusedParameter> {
    let is_known = |number: u32| published.versions().any(|version| version.number == number);
    if wanted.version.is_none_or(is_known) {
        Ok(())
    } else {
        Err(RefusedParameter {
            parameter: "version",
            reason: "the survey has no such version",
        })
    }
}

/// Returns the numbers of the selected versions by identity: with a segment those that count it, as in the report.
fn selected_versions(published: &PublishedSurvey, wanted: &ExportQuery) -> Result<BTreeMap<i64, u32>, ExportError> {
    require_version(published, wanted)?;
    let mut versions: Vec<_> = published.versions().collect();
    if let Some((question, option)) = &wanted.segment {
        let mut segments = published.versions().flat_map(|version| version.definition.segments());
        if !segments.any(|(segment, _)| segment.code.as_str() == question) {
            return Err(ReportError::NotASegment.into());
        }
        versions.retain(|version| option == BLANK || version.layout.segment(question, option).is_some());
        if versions.is_empty() {
            return Err(ReportError::UnknownOption.into());
        }
    }
    versions.retain(|version| wanted.version.is_none_or(|number| number == version.number));
    Ok(versions.iter().map(|version| (version.id, version.number)).collect())
}

fn note(app: &App, path: &SurveyPath, action: &str) -> Result<(), ReportError> {
    app.storage.write(|db| {
        let city = storage::cities::find(db, path.city.as_str())?.ok_or(ReportError::NoSuchSurvey)?;
        let object = format!("{}/{}", path.service, path.survey);
        Ok(audit::note(app, db, Some(city.id), action, object, &json!({}))?)
    })
}

impl ResponseExport {
    /// Returns the next page; empty when there are no more responses.
    pub fn next_page(&mut self) -> Result<Vec<ResponseRecord>, ServiceError> {
        loop {
            let rows = self.next_rows()?;
            let Some(last) = rows.last() else {
                return Ok(Vec::new());
            };
            self.selected.after = last.id;
            let ids: Vec<&[u8]> = rows.iter().map(|row| row.submission_id.as_slice()).collect();
            let verified = self.app.storage.read(|db| verifications::verified_among(db, &ids))?;
            let mut records = Vec::new();
            for row in rows {
                records.extend(self.record(row, &verified)?);
            }
            // A page without a match is not the end.
            if !records.is_empty() {
                return Ok(records);
            }
        }
    }

    fn next_rows(&self) -> Result<Vec<ExportedRow>, ServiceError> {
        match self.wanted.status {
            ResponseStatus::Counted => {
                let page = |db: &mut storage::Db| responses::page(db, &self.selected, PAGE_RESPONSES);
                let rows = self.app.storage.read(page)?;
                Ok(rows.into_iter().map(ExportedRow::from).collect())
            }
            ResponseStatus::Held => {
                let (survey, after) = (self.published.survey_id, self.selected.after);
                let page = |db: &mut storage::Db| held_responses::pending(db, survey, after, PAGE_RESPONSES);
                let rows = self.app.storage.read(page)?;
                Ok(rows.into_iter().map(ExportedRow::from).collect())
            }
        }
    }

    /// Returns the record of a row; `None` when a filter excludes it.
    fn record(&self, row: ExportedRow, verified: &HashSet<Vec<u8>>) -> Result<Option<ResponseRecord>, ServiceError> {
        let corrupt = |what: &str| {
            ServiceError::Internal(storage::Error::Corrupt {
                table: "responses",
                what: format!("{what} of response {}", row.id),
            })
        };
        let is_verified = verified.contains(&row.submission_id);
        // Held responses are not selected by their version in the database.
        let Some(version) = self.numbers.get(&row.version_id).copied() else {
            return Ok(None);
        };
        if !self.is_wanted(&row, is_verified) {
            return Ok(None);
        }
        let answers: Value = serde_json::from_str(&row.answers).map_err(|_cause| corrupt("answers"))?;
        if !self.has_segment(&answers) {
            return Ok(None);
        }
        let time = |at| Timestamp::from_millisecond(at).map_err(|_range| corrupt("time"));
        let at = time(row.submitted_at)?;
        let utc = |at: Timestamp| at.to_zoned(TimeZone::UTC).strftime(UTC_TIME).to_string();
        let local = at.to_zoned(self.published.timezone.clone());
        let day = Day::from_number(row.day).ok_or_else(|| corrupt("day"))?;
        Ok(Some(ResponseRecord {
            id: row.id,
            submitted_at: utc(at),
            submitted_local: local.strftime(LOCAL_TIME).to_string(),
            day: day.date().to_string(),
            version,
            is_verified,
            status: self.wanted.status.name(),
            corrected_at: row.corrected_at.map(time).transpose()?.map(utc),
            answers,
            language: row.language,
            placement: row.placement,
        }))
    }

    fn is_wanted(&self, row: &ExportedRow, is_verified: bool) -> bool {
        let wanted = &self.wanted;
        let is = |wanted: &Option<String>, own: &str| wanted.as_deref().is_none_or(|wanted| wanted == own);
        self.selected.from.is_none_or(|from| from <= row.day)
            && self.selected.to.is_none_or(|to| row.day <= to)
            && is(&wanted.placement, &row.placement)
            && is(&wanted.language, &row.language)
            && wanted.verified.is_none_or(|verified| verified == is_verified)
    }

    fn has_segment(&self, answers: &Value) -> bool {
        let Some((question, option)) = &self.wanted.segment else {
            return true;
        };
        let answer = answers.get(question);
        let has = |is_wanted: &dyn Fn(&str) -> bool| {
            answer.is_some_and(|answer| chosen(answer).filter_map(option_code).any(is_wanted))
        };
        if option == BLANK {
            !has(&|_any| true)
        } else {
            has(&|code| code == option)
        }
    }
}

impl From<responses::Row> for ExportedRow {
    fn from(row: responses::Row) -> ExportedRow {
        ExportedRow {
            id: row.id,
            submission_id: row.submission_id,
            version_id: row.version_id,
            placement: row.placement,
            language: row.language,
            day: row.day,
            submitted_at: row.submitted_at,
            answers: row.answers,
            corrected_at: row.corrected_at,
        }
    }
}

impl From<held_responses::Row> for ExportedRow {
    fn from(row: held_responses::Row) -> ExportedRow {
        ExportedRow {
            id: row.id,
            submission_id: row.submission_id,
            version_id: row.version_id,
            placement: row.placement,
            language: row.language,
            day: row.day,
            submitted_at: row.submitted_at,
            answers: row.answers,
            corrected_at: None,
        }
    }
}
