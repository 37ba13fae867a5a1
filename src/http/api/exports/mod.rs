//! Exports of responses and aggregates as CSV and NDJSON.

mod aggregates;
mod stream;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::results::{BucketParam, Figures, run};
use crate::app::App;
use crate::app::access::Permission;
use crate::app::authoring::SurveyPath;
use crate::app::exports;
use crate::app::exports::{ExportError, ExportFormat, ExportQuery, ExportSubject, ExportTexts};
use crate::app::reports::ReportQuery;
use crate::app::reports::disclosure::Audience;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::extract::{OptionalPrincipal, Params, SurveyAt};

pub use aggregates::{CAUTION, HEADER, lines as aggregate_lines};
pub use stream::{RowWriter, table};

/// Query of an export. A parameter that does not apply is refused with 400, never ignored.
#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ExportParams {
    /// `aggregates` for the figures of the report (the default), or `responses`, which needs a key that may read
    /// responses.
    #[param(inline)]
    pub of: Option<SubjectParam>,
    /// First civil day of the city, included, as `2026-01-01`.
    #[param(value_type = Option<String>, format = Date)]
    from: Option<String>,
    /// Last civil day of the city, included.
    #[param(value_type = Option<String>, format = Date)]
    to: Option<String>,
    /// Aggregates only: adds a series with one point for each day, week or month.
    #[param(value_type = Option<BucketParam>, inline)]
    by: Option<String>,
    /// Only responses from this placement, 1 to 64 characters.
    #[param(min_length = 1, max_length = 64)]
    placement: Option<String>,
    /// Only responses in this language, 1 to 64 characters.
    #[param(min_length = 1, max_length = 64, example = "fi")]
    language: Option<String>,
    /// Only responses to the version of this number. Needs a key that may read responses.
    #[param(value_type = Option<u32>, minimum = 1)]
    version: Option<String>,
    /// Only responses with this option of a segment question, as `question:option`; as `question:` those without any.
    #[param(example = "district:north")]
    segment: Option<String>,
    /// `true`: only responses by signed link. `false`: only other responses; not for aggregates.
    #[param(value_type = Option<bool>)]
    verified: Option<String>,
    /// Aggregates only: `public` for the figures that everybody sees, also with a key that gets live ones.
    #[serde(rename = "as")]
    #[param(value_type = Option<ReaderParam>, inline)]
    seen_as: Option<String>,
    /// Responses only: `counted` (the default), or `held` for those that wait for a decision and that no figure includes.
    #[param(value_type = Option<StatusParam>, inline)]
    status: Option<String>,
    /// Responses as CSV only: column names and values as citizens read them, instead of codes: `true` in the default language
    /// of the survey, or a language. The default is `false`.
    #[param(example = "fi")]
    labels: Option<String>,
    /// CSV only: character between cells; `comma` when absent.
    #[param(value_type = Option<SeparatorParam>, inline)]
    separator: Option<String>,
    /// CSV only: decimal mark; `point` when absent. `comma` needs another separator.
    #[param(value_type = Option<DecimalParam>, inline)]
    decimal: Option<String>,
    /// CSV only: `on` (the default) for an apostrophe before texts that look like formulas to a spreadsheet program.
    #[param(value_type = Option<GuardParam>, inline)]
    guard: Option<String>,
    /// CSV only: `true` to begin the file with a byte order mark, which some spreadsheet programs need.
    #[param(value_type = Option<bool>)]
    bom: Option<String>,
}

/// Responses or aggregates.
#[derive(Clone, Copy, Deserialize, ToSchema, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum SubjectParam {
    /// One row for each response.
    Responses,
    /// One row for each figure of the report.
    Aggregates,
}

/// Declares values of a parameter for the OpenAPI document. They are parsed with all others, so that a refusal names the
/// parameter.
macro_rules! documented_values {
    ($($name:ident { $($value:ident),* } $doc:literal,)*) => {
        $(
            #[doc = $doc]
            #[derive(ToSchema)]
            #[schema(rename_all = "lowercase")]
            #[expect(dead_code, reason = "stands in the OpenAPI document only")]
            enum $name { $($value),* }
        )*
    };
}

documented_values! {
    ReaderParam { Public } "Reader whose figures are asked for.",
    StatusParam { Counted, Held } "Status of a response.",
    SeparatorParam { Comma, Semicolon, Tab } "Character between cells.",
    DecimalParam { Point, Comma } "Decimal mark.",
    GuardParam { On, Off } "Guard against formulas.",
}

/// Export as CSV (RFC 4180): UTF-8, lines end with CR LF.
///
/// Responses have the columns `_response`, `_submitted_at` (UTC), `_submitted_local`, `_day`, `_version`, `_language`,
/// `_placement`, `_verified`, `_status` and `_corrected_at`, then the questions by code: `why/slow` for an option of several, as
/// 1 or 0, `why/other/text` for its text, `parts/clarity` for a row, `order/speed` for the place of a ranked option. A question
/// that changed its shape has `code@VERSION` for the later one. A cell is empty where a question was not answered or not
/// offered by the version. Aggregates have one row for each figure: live for keys of the city that may read responses,
/// otherwise of the last release, which the columns `release` and `as_of` name.
#[utoipa::path(
    get, operation_id = "export_csv", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/export.csv", tag = "results", security((), ("key" = [])),
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ExportParams, ("If-None-Match" = Option<String>, Header)),
    responses((status = 200, content_type = "text/csv", description = "The file, streamed", headers(("Content-Disposition" = String, description = "`attachment` with a file name"), ("Cache-Control" = String, description = "`no-store` for responses and live figures, otherwise `public` for an hour"), ("ETag" = String, description = "Entity tag of released figures, for `If-None-Match`"), ("Vary" = String, description = "`Authorization`"))),
        (status = 304, description = "The stored copy is current", headers(("ETag" = String, description = "Entity tag of released figures, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for an hour"))))
)]
pub async fn csv(
    state: web::Data<HttpState>,
    request: HttpRequest,
    reader: OptionalPrincipal,
    at: SurveyAt,
    params: Params<ExportParams>,
) -> Result<HttpResponse, Problem> {
    export(&state, &request, reader, at.0, params.0, ExportFormat::Csv).await
}

/// Export as NDJSON: one JSON object on each line, with the fixed columns and the `answers` as they were sent, or with one figure.
#[utoipa::path(
    get, operation_id = "export_ndjson", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/export.ndjson", tag = "results", security((), ("key" = [])),
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ExportParams, ("If-None-Match" = Option<String>, Header)),
    responses((status = 200, content_type = "application/x-ndjson", description = "The file, streamed", headers(("Content-Disposition" = String, description = "`attachment` with a file name"), ("Cache-Control" = String, description = "`no-store` for responses and live figures, otherwise `public` for an hour"), ("ETag" = String, description = "Entity tag of released figures, for `If-None-Match`"), ("Vary" = String, description = "`Authorization`"))),
        (status = 304, description = "The stored copy is current", headers(("ETag" = String, description = "Entity tag of released figures, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for an hour"))))
)]
pub async fn ndjson(
    state: web::Data<HttpState>,
    request: HttpRequest,
    reader: OptionalPrincipal,
    at: SurveyAt,
    params: Params<ExportParams>,
) -> Result<HttpResponse, Problem> {
    export(&state, &request, reader, at.0, params.0, ExportFormat::Ndjson).await
}

/// Sends responses to keys that may read them, and aggregates to every reader: of the last release, unless the reader is
/// staff.
async fn export(
    state: &HttpState,
    request: &HttpRequest,
    reader: OptionalPrincipal,
    path: SurveyPath,
    params: ExportParams,
    format: ExportFormat,
) -> Result<HttpResponse, Problem> {
    let audience = Audience::of(reader.0.as_ref(), &path.city);
    // Depends on the query, so no extractor can require it: aggregates need no key.
    if params.subject() == ExportSubject::Responses {
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
    pub format: ExportFormat,
    /// Whether figures are live.
    pub audience: Audience,
}

impl Export {
    /// Sends the file. Permissions are checked by the caller.
    pub async fn send(self, state: &HttpState, request: &HttpRequest) -> Result<HttpResponse, Problem> {
        let subject = self.params.subject();
        let texts = ExportTexts::from(self.params.clone());
        let query = texts.parse(subject, self.format).map_err(ExportError::from)?;
        match subject {
            ExportSubject::Responses => self.send_responses(state, query).await,
            ExportSubject::Aggregates => self.send_aggregates(state, request, query).await,
        }
    }

    async fn send_responses(self, state: &HttpState, query: ExportQuery) -> Result<HttpResponse, Problem> {
        let mut response = self.response(&query);
        response.insert_header((CACHE_CONTROL, "no-store"));
        let writer = RowWriter::new(self.format, query.form);
        let Export { app, path, .. } = self;
        let city = path.city.clone();
        let begin = move || exports::responses(&app, &path, &query);
        let responses = state.gates.staff_reports.run(city, begin).await?;
        Ok(response.streaming(stream::pages(responses, writer)))
    }

    async fn send_aggregates(
        self,
        state: &HttpState,
        request: &HttpRequest,
        query: ExportQuery,
    ) -> Result<HttpResponse, Problem> {
        let response = self.response(&query);
        let writer = RowWriter::new(self.format, query.form);
        let Export {
            app, path, audience, ..
        } = self;
        let audience = audience.seen_as(query.is_as_public);
        let city = path.city.clone();
        let work = move || {
            let export = exports::aggregates(&app, &path, &query, audience)?;
            let release = export.report.release.as_ref().map(|release| release.number);
            let lines = aggregates::lines(export).map_err(|cause| Problem::broken(&cause))?;
            let bytes = stream::table(writer, &aggregates::HEADER, lines);
            let body = bytes.map_err(|cause| Problem::broken(&cause))?;
            Ok::<_, Problem>(Figures { body, release })
        };
        let figures = run(state, request, &city, audience, work).await?;
        Ok(figures.send(request, response, audience))
    }

    /// Returns the head of the response.
    fn response(&self, query: &ExportQuery) -> HttpResponseBuilder {
        let name = query.file_name(&self.path, self.params.subject(), self.format);
        let mut response = HttpResponse::Ok();
        response
            .insert_header((CONTENT_TYPE, stream::content_type(self.format)))
            .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")));
        response
    }
}

impl ExportParams {
    /// Returns the subject: figures when absent.
    pub fn subject(&self) -> ExportSubject {
        match self.of {
            Some(SubjectParam::Responses) => ExportSubject::Responses,
            Some(SubjectParam::Aggregates) | None => ExportSubject::Aggregates,
        }
    }
}

impl From<ExportParams> for ExportTexts {
    fn from(params: ExportParams) -> ExportTexts {
        ExportTexts {
            from: params.from,
            to: params.to,
            by: params.by,
            placement: params.placement,
            language: params.language,
            version: params.version,
            segment: params.segment,
            verified: params.verified,
            seen_as: params.seen_as,
            status: params.status,
            labels: params.labels,
            separator: params.separator,
            decimal: params.decimal,
            guard: params.guard,
            bom: params.bom,
        }
    }
}

impl From<ExportError> for Problem {
    fn from(error: ExportError) -> Problem {
        match error {
            ExportError::Refused(refused) => Problem::bad_query(format!("{refused}.")),
            ExportError::Report(error) => error.into(),
        }
    }
}

/// Returns the address of an export with the period and the filters of a report, relative to the survey.
pub fn link(of: ExportSubject, format: ExportFormat, report: &ReportQuery, more: &[(&str, &str)]) -> String {
    let subject = match of {
        ExportSubject::Responses => "responses",
        ExportSubject::Aggregates => "aggregates",
    };
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("of", subject);
    query.extend_pairs(exports::parameters_of(report));
    query.extend_pairs(more);
    format!("export.{}?{}", format.extension(), query.finish())
}
