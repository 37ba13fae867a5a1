//! Exports of responses and aggregates as CSV and NDJSON.

mod aggregates;
mod stream;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::results::{BucketParam, ReportParams, run};
use crate::app::App;
use crate::app::access::Permission;
use crate::app::authoring::SurveyPath;
use crate::app::exports;
use crate::app::exports::ExportQuery;
use crate::app::reports::disclosure;
use crate::app::reports::disclosure::Audience;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::extract::{OptionalPrincipal, Params, SurveyAt};
use urbivox_core::survey::definition::language::Language;
use urbivox_core::tables::ColumnNames;

pub use aggregates::{HEADER, lines as aggregate_lines};
pub use stream::{Format, RowWriter, table};

/// Query of an export.
#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ExportParams {
    /// `aggregates` for the figures of the report (the default), or `responses`, which needs a key that may read
    /// responses.
    #[param(inline)]
    pub of: Option<ExportSubject>,
    /// First civil day of the city, included, as `2026-01-01`.
    #[param(value_type = Option<String>, format = Date)]
    from: Option<String>,
    /// Last civil day of the city, included.
    #[param(value_type = Option<String>, format = Date)]
    to: Option<String>,
    /// Aggregates: adds a series with one point for each day, week or month.
    #[param(inline)]
    by: Option<BucketParam>,
    /// Aggregates: only responses from this placement, 1 to 64 characters.
    #[param(min_length = 1, max_length = 64)]
    placement: Option<String>,
    /// Aggregates: only responses in this language. Responses with labels: the language of the labels.
    #[param(example = "fi")]
    language: Option<String>,
    /// Aggregates: only responses with this option of a segment question, as `question:option`.
    #[param(example = "district:north")]
    segment: Option<String>,
    /// Aggregates: `true` for only responses by signed link. `false` is not accepted.
    verified: Option<bool>,
    /// Responses as CSV: `true` for column names and values as citizens read them, instead of codes.
    labels: Option<bool>,
    /// CSV: `true` to begin the file with a byte order mark, which some spreadsheet programs need.
    bom: Option<bool>,
}

/// Responses or aggregates.
#[derive(Clone, Copy, Deserialize, ToSchema, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum ExportSubject {
    /// One row for each response.
    Responses,
    /// One row for each figure of the report.
    Aggregates,
}

/// Export as CSV (RFC 4180): UTF-8, lines end with CR LF. Cells that look like formulas begin with an apostrophe.
#[utoipa::path(
    get, operation_id = "export_csv", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/export.csv", tag = "results", security((), ("key" = [])),
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ExportParams),
    responses((status = 200, content_type = "text/csv", description = "The file, streamed", headers(("Content-Disposition" = String, description = "`attachment` with a file name"), ("Cache-Control" = String, description = "`no-store`"))))
)]
pub async fn csv(
    state: web::Data<HttpState>,
    request: HttpRequest,
    reader: OptionalPrincipal,
    at: SurveyAt,
    params: Params<ExportParams>,
) -> Result<HttpResponse, Problem> {
    export(&state, &request, reader, at.0, params.0, Format::Csv).await
}

/// Export as NDJSON: one JSON object on each line.
#[utoipa::path(
    get, operation_id = "export_ndjson", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/export.ndjson", tag = "results", security((), ("key" = [])),
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ExportParams),
    responses((status = 200, content_type = "application/x-ndjson", description = "The file, streamed", headers(("Content-Disposition" = String, description = "`attachment` with a file name"), ("Cache-Control" = String, description = "`no-store`"))))
)]
pub async fn ndjson(
    state: web::Data<HttpState>,
    request: HttpRequest,
    reader: OptionalPrincipal,
    at: SurveyAt,
    params: Params<ExportParams>,
) -> Result<HttpResponse, Problem> {
    export(&state, &request, reader, at.0, params.0, Format::Ndjson).await
}

/// Sends responses to keys that may read them, and aggregates to every reader: under disclosure control unless the
/// reader is staff.
async fn export(
    state: &HttpState,
    request: &HttpRequest,
    reader: OptionalPrincipal,
    path: SurveyPath,
    params: ExportParams,
    format: Format,
) -> Result<HttpResponse, Problem> {
    let audience = Audience::of(reader.0.as_ref(), &path.city);
    // Depends on the query, so no extractor can require it: aggregates need no key.
    if params.of == Some(ExportSubject::Responses) {
        let principal = reader.0.as_ref().ok_or_else(Problem::unauthenticated)?;
        principal.require(Permission::ReadResponses, Some(&path.city))?;
    }
    let app = reader
        .0
        .map_or_else(|| state.app.clone(), |principal| state.app.on_behalf_of(&principal));
    let export = Export {
        app,
        path,
        params,
        format,
        audience,
    };
    export.send(state, request).await
}

/// An export to an authorised reader.
pub struct Export {
    /// Application, on behalf of the reader.
    pub app: App,
    /// Survey.
    pub path: SurveyPath,
    /// Query.
    pub params: ExportParams,
    /// Format of the file.
    pub format: Format,
    /// Whether disclosure control applies.
    pub audience: Audience,
}

impl Export {
    /// Sends the file. Permissions are checked by the caller.
    pub async fn send(self, state: &HttpState, request: &HttpRequest) -> Result<HttpResponse, Problem> {
        match self.params.of.unwrap_or(ExportSubject::Aggregates) {
            ExportSubject::Responses => self.send_responses(state).await,
            ExportSubject::Aggregates => self.send_aggregates(state, request).await,
        }
    }

    async fn send_responses(self, state: &HttpState) -> Result<HttpResponse, Problem> {
        let mut response = self.response("-responses");
        let writer = self.writer();
        let naming = naming(&self.params)?;
        let report = self.params.report_params().parse()?;
        let query = ExportQuery {
            from: report.from,
            to: report.to,
            naming,
        };
        let Export { app, path, .. } = self;
        let city = path.city.clone();
        let begin = move || exports::responses(&app, &path, &query);
        let responses = state.gates.staff_reports.run(city, begin).await?;
        Ok(response.streaming(stream::pages(responses, writer)))
    }

    async fn send_aggregates(self, state: &HttpState, request: &HttpRequest) -> Result<HttpResponse, Problem> {
        let mut response = self.response("");
        let writer = self.writer();
        let query = self.params.report_params().parse()?;
        let Export {
            app, path, audience, ..
        } = self;
        let city = path.city.clone();
        let work = move || {
            if audience == Audience::Staff {
                exports::record_report_export(&app, &path)?;
            }
            let report = disclosure::report(&app, &path, &query, audience)?;
            let lines = aggregates::lines(report).map_err(|cause| Problem::broken(&cause))?;
            let bytes = stream::table(writer, &aggregates::HEADER, lines);
            bytes.map_err(|cause| Problem::broken(&cause))
        };
        Ok(response.body(run(state, request, &city, audience, work).await?))
    }

    /// Returns the head of the response; `suffix` ends the name of the file.
    fn response(&self, suffix: &str) -> HttpResponseBuilder {
        let SurveyPath { city, service, survey } = &self.path;
        let name = format!("{city}-{service}-{survey}{suffix}.{}", self.format.extension());
        let mut response = HttpResponse::Ok();
        response
            .insert_header((CONTENT_TYPE, self.format.content_type()))
            .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
            .insert_header((CACHE_CONTROL, "no-store"));
        response
    }

    fn writer(&self) -> RowWriter {
        RowWriter::new(self.format, self.params.bom.unwrap_or(false))
    }
}

fn naming(params: &ExportParams) -> Result<ColumnNames, Problem> {
    if params.labels != Some(true) {
        return Ok(ColumnNames::Codes);
    }
    let wrong = || Problem::bad_query("language is a tag such as fi.");
    let language = params
        .language
        .as_deref()
        .map(|tag| Language::parse(tag).ok_or_else(wrong));
    Ok(ColumnNames::Labels(language.transpose()?))
}

impl ExportParams {
    /// Returns the query of the report. For responses, `language` is that of the labels, not a filter.
    fn report_params(&self) -> ReportParams {
        let language = self
            .language
            .clone()
            .filter(|_| self.of != Some(ExportSubject::Responses));
        ReportParams {
            compare: None,
            from: self.from.clone(),
            to: self.to.clone(),
            by: self.by,
            placement: self.placement.clone(),
            language,
            segment: self.segment.clone(),
            verified: self.verified,
        }
    }
}
