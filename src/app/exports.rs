//! Exports of responses and reports.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;

use super::authoring::SurveyPath;
use super::catalogue::PublishedSurvey;
use super::reports::ReportError;
use super::{App, ServiceError, audit};
use crate::storage;
use crate::storage::responses;
use urbivox_core::tables::{ColumnNames, Columns, ResponseRecord};
use urbivox_core::tally::civil_day::Day;

/// Responses per page; bounds memory and how long a connection is used.
const PAGE_RESPONSES: i64 = 1_000;

/// Selection of responses to export.
#[derive(Clone, Debug, Default)]
pub struct ExportQuery {
    /// First day, inclusive.
    pub from: Option<Date>,
    /// Last day, inclusive.
    pub to: Option<Date>,
    /// Naming of the columns.
    pub naming: ColumnNames,
}

/// Export of responses in progress, ordered by identity.
pub struct ResponseExport {
    app: App,
    published: Arc<PublishedSurvey>,
    /// Columns of all versions.
    pub columns: Columns,
    wanted: responses::ResponseFilter,
    numbers: BTreeMap<i64, u32>,
}

/// Starts an export of a survey's responses and records it in the audit log. Responses stored later are left out.
pub fn responses(app: &App, path: &SurveyPath, wanted: &ExportQuery) -> Result<ResponseExport, ReportError> {
    if let (Some(from), Some(to)) = (wanted.from, wanted.to)
        && from > to
    {
        return Err(ReportError::BadPeriod);
    }
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    note(app, path, "export.responses")?;
    let numbers: BTreeMap<i64, u32> = published
        .versions()
        .map(|version| (version.id, version.number))
        .collect();
    let last = app.storage.read(responses::last_id)?;
    let definitions = published.versions().map(|version| version.definition.as_ref());
    Ok(ResponseExport {
        columns: Columns::of(definitions, &wanted.naming),
        wanted: responses::ResponseFilter {
            versions: numbers.keys().copied().collect(),
            after: i64::MIN,
            last,
            from: wanted.from.map(|day| Day::of(day).number()),
            to: wanted.to.map(|day| Day::of(day).number()),
        },
        app: app.clone(),
        published,
        numbers,
    })
}

/// Records the export of a report in the audit log.
pub fn record_report_export(app: &App, path: &SurveyPath) -> Result<(), ReportError> {
    note(app, path, "export.aggregates")
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
        let rows = self
            .app
            .storage
            .read(|db| responses::page(db, &self.wanted, PAGE_RESPONSES))?;
        if let Some(last) = rows.last() {
            self.wanted.after = last.id;
        }
        rows.into_iter().map(|row| self.record(row)).collect()
    }

    fn record(&self, row: responses::Row) -> Result<ResponseRecord, ServiceError> {
        let corrupt = |what: &str| {
            ServiceError::Internal(storage::Error::Corrupt {
                table: "responses",
                what: format!("{what} of response {}", row.id),
            })
        };
        let at = Timestamp::from_millisecond(row.submitted_at).map_err(|_range| corrupt("time"))?;
        let local = at.to_zoned(self.published.timezone.clone());
        Ok(ResponseRecord {
            id: row.id,
            submitted_at: local.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            day: Day::from_number(row.day)
                .ok_or_else(|| corrupt("day"))?
                .date()
                .to_string(),
            version: *self.numbers.get(&row.version_id).ok_or_else(|| corrupt("version"))?,
            answers: serde_json::from_str(&row.answers).map_err(|_cause| corrupt("answers"))?,
            language: row.language,
            placement: row.placement,
        })
    }
}
