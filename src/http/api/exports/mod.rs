//! What is taken away: responses and aggregates, as CSV and NDJSON, streamed.

mod aggregates;
mod stream;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::results::{AskParams, BucketParam, run};
use crate::app::App;
use crate::app::access::Permission;
use crate::app::authoring::SurveyPath;
use crate::app::exports;
use crate::app::exports::ExportQuery;
use crate::app::reports::disclosure;
use crate::app::reports::disclosure::Audience;
use crate::http::problem::{Problem, ProblemBody};
use crate::http::state::HttpState;
use crate::http::web::extract::{ApiPrincipal, OptionalPrincipal, Params, SurveyAt};
use urbivox_core::survey::definition::language::Language;
use urbivox_core::tables::ColumnNames;

pub use aggregates::{HEADER, lines as aggregate_lines};
pub use stream::{Format, RowWriter, table};

/// What is taken away.
#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ExportParams {
    /// `aggregates` (the report) when absent; `responses` for the city's own staff.
    #[param(inline)]
    pub of: Option<ExportSubject>,
    /// First day, included.
    from: Option<String>,
    /// Last day, included.
    to: Option<String>,
    /// Aggregates: a series beside the whole.
    #[param(inline)]
    by: Option<BucketParam>,
    /// Aggregates: only answers given there.
    placement: Option<String>,
    /// Aggregates: only answers in that language. Responses with labels: the language of the labels.
    language: Option<String>,
    /// Aggregates: only answers of those who chose this option of a segment question: `district:north`.
    segment: Option<String>,
    /// Aggregates: `true` for only answers that came by a signed link.
    verified: Option<bool>,
    /// Responses as CSV: what citizens read instead of codes.
    labels: Option<bool>,
    /// CSV: begin with a byte order mark, for spreadsheets that need one.
    bom: Option<bool>,
}

/// Responses or aggregates.
#[derive(Clone, Copy, Deserialize, ToSchema, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum ExportSubject {
    /// One row a response.
    Responses,
    /// One row a number of the report.
    Aggregates,
}

/// As a table: RFC 4180, UTF-8, lines that end with CR LF; cells that look like formulas begin with an apostrophe.
#[utoipa::path(
    get, operation_id = "export_csv", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/export.csv", tag = "results", security((), ("key" = [])),
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ExportParams),
    responses((status = 200, content_type = "text/csv"), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"), (status = 503, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn csv(
    site: web::Data<HttpState>,
    request: HttpRequest,
    reader: OptionalPrincipal,
    at: SurveyAt,
    params: Params<ExportParams>,
) -> Result<HttpResponse, Problem> {
    by_key((&site, &request), reader, at.0, params.0, Format::Csv).await
}

/// As lines of JSON, one object each.
#[utoipa::path(
    get, operation_id = "export_ndjson", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/export.ndjson", tag = "results", security((), ("key" = [])),
    params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ExportParams),
    responses((status = 200, content_type = "application/x-ndjson"), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"), (status = 503, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn ndjson(
    site: web::Data<HttpState>,
    request: HttpRequest,
    reader: OptionalPrincipal,
    at: SurveyAt,
    params: Params<ExportParams>,
) -> Result<HttpResponse, Problem> {
    by_key((&site, &request), reader, at.0, params.0, Format::Ndjson).await
}

/// Responses go to principals that may read them, aggregates to everybody: to others than staff what everybody may see.
async fn by_key(
    (site, request): (&HttpState, &HttpRequest),
    reader: OptionalPrincipal,
    path: SurveyPath,
    params: ExportParams,
    format: Format,
) -> Result<HttpResponse, Problem> {
    let audience = Audience::of(reader.0.as_ref(), &path.city);
    if params.of == Some(ExportSubject::Responses) {
        let key = reader
            .0
            .clone()
            .map(ApiPrincipal)
            .ok_or_else(Problem::unauthenticated)?;
        key.require(Permission::ReadResponses, Some(&path.city))?;
    }
    let app = reader
        .0
        .map_or_else(|| site.app.clone(), |principal| site.app.on_behalf_of(&principal));
    take((site, request), app, path, params, (format, audience)).await
}

/// Takes away what was asked for. The doors have been passed.
pub async fn take(
    (site, request): (&HttpState, &HttpRequest),
    app: App,
    path: SurveyPath,
    params: ExportParams,
    (format, audience): (Format, Audience),
) -> Result<HttpResponse, Problem> {
    let of = params.of.unwrap_or(ExportSubject::Aggregates);
    let name = match of {
        ExportSubject::Responses => format!("{}-{}-{}-responses", path.city, path.service, path.survey),
        ExportSubject::Aggregates => format!("{}-{}-{}", path.city, path.service, path.survey),
    };
    let has_bom = params.bom.unwrap_or(false);
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((CONTENT_TYPE, format.content_type()))
        .insert_header((
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.{}\"", format.end()),
        ))
        .insert_header((CACHE_CONTROL, "no-store"));
    match of {
        ExportSubject::Responses => {
            let naming = naming(&params)?;
            let ask = params.ask().read()?;
            let wanted = ExportQuery {
                from: ask.from,
                to: ask.to,
                naming,
            };
            let city = path.city.clone();
            let begin = move || exports::responses(&app, &path, &wanted);
            let taking = site.gates.staff_reports.run(city, begin).await?;
            Ok(answer.streaming(stream::pages(taking, RowWriter::new(format, has_bom))))
        }
        ExportSubject::Aggregates => {
            let ask = params.ask().read()?;
            let city = path.city.clone();
            let work = move || {
                if audience == Audience::Staff {
                    exports::record_report_export(&app, &path)?;
                }
                let report = disclosure::report(&app, &path, &ask, audience)?;
                let lines = aggregates::lines(report).map_err(|cause| Problem::broken(&cause))?;
                let writer = RowWriter::new(format, has_bom);
                let bytes = stream::table(writer, &aggregates::HEADER, lines);
                bytes.map_err(|cause| Problem::broken(&cause))
            };
            Ok(answer.body(run(site, request, &city, audience, work).await?))
        }
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
    fn ask(&self) -> AskParams {
        let language = self
            .language
            .clone()
            .filter(|_| self.of != Some(ExportSubject::Responses));
        AskParams::new(
            (self.from.clone(), self.to.clone()),
            self.by,
            (self.placement.clone(), language, self.segment.clone()),
            self.verified,
        )
    }
}
