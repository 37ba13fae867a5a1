//! Results of all cities: the values of a measure, and the comparison of cities by type of service.

use std::collections::HashMap;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::IntoParams;

use super::comparison_body::{ComparisonBody, GroupBody, GroupCityBody, MeasuredSurveyBody};
use super::exports::{CAUTION, RowWriter, table};
use super::results::BucketParam;
use crate::app::App;
use crate::app::exports::ExportFormat;
use crate::app::reports::comparison::{ComparisonQuery, comparison, series};
use crate::app::reports::comparison_groups::Comparison;
use crate::app::reports::measured_surveys::MeasuredSurvey;
use crate::http::headers::send_with_tag;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::extract::Params;
use urbivox_core::services::service_types;
use urbivox_core::survey::definition::civil_day;
use urbivox_core::tables::CsvForm;
use urbivox_core::tally::period::Bucket;

/// Public, and changed only by releases and settings.
const ONE_MINUTE: &str = "public, max-age=60";
/// Longest name of a measure, in bytes.
const MEASURE_BYTES_MAX: usize = 64;
/// Columns of the CSV file. Those after `as_of` are of the city in its group, so they are the same in all rows of a city's
/// surveys in a group.
const COLUMNS: [&str; 27] = [
    "city",
    "service",
    "service_type",
    "survey",
    "measure",
    "start",
    "n",
    "value",
    "low",
    "high",
    "release",
    "question",
    "unit",
    "hits",
    "as_of",
    "adjusted",
    "adjusted_low",
    "adjusted_high",
    "limit_low",
    "limit_high",
    "standing",
    "placements_differ",
    "norm_cities",
    "norm_lower",
    "norm_median",
    "norm_upper",
    "note",
];

/// Query of the results of all cities.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ComparisonParams {
    /// Name of a family of measures, such as `csat`, or id of a measure, such as `csat-4-of-5`; the main measure of every
    /// question when absent.
    #[param(example = "csat")]
    measure: Option<String>,
    /// Id of a type of services; all services when absent.
    #[param(example = "day-care")]
    service_type: Option<String>,
    /// First civil day, included, as `2026-01-01`; twelve months are read when absent.
    #[param(value_type = Option<String>, format = Date)]
    from: Option<String>,
    /// Last civil day, included; the last day that is released of any survey when absent.
    #[param(value_type = Option<String>, format = Date)]
    to: Option<String>,
    /// Gives one value for each day, week or month, and no comparison.
    #[param(inline)]
    by: Option<BucketParam>,
}

impl ComparisonParams {
    fn parse(self) -> Result<(ComparisonQuery, Option<Bucket>), Problem> {
        let is_name = |name: &String| !name.is_empty() && name.len() <= MEASURE_BYTES_MAX;
        if !self.measure.as_ref().is_none_or(is_name) {
            return Err(Problem::bad_query("measure is a name such as csat or csat-4-of-5."));
        }
        if let Some(id) = &self.service_type
            && service_types::find(id).is_none()
        {
            return Err(Problem::bad_query(
                "service_type is one of those that /api/v1/service-types lists.",
            ));
        }
        let query = ComparisonQuery {
            measure: self.measure,
            service_type: self.service_type,
            from: day("from", self.from)?,
            to: day("to", self.to)?,
        };
        Ok((query, self.by.map(Bucket::from)))
    }
}

fn day(name: &str, text: Option<String>) -> Result<Option<Date>, Problem> {
    let wrong = || Problem::bad_query(format!("{name} is a day such as 2026-01-31."));
    text.map(|text| civil_day::parse(&text).ok_or_else(wrong)).transpose()
}

/// Get the released results of all cities: the values of a measure with 95 % intervals, and the cities compared by type of
/// service.
///
/// Only services of the same type and with the same measure are compared, over the same days: the twelve months that end
/// with the last released day, unless the query has a period. Cities with fewer than 30 answers are listed and not
/// compared. Five compared cities have norms and adjusted shares, ten a funnel. All readers get the same figures.
#[utoipa::path(
    get, operation_id = "compare_results", path = "/api/v1/results", tag = "results",
    params(("If-None-Match" = Option<String>, Header), ComparisonParams),
    responses((status = 200, body = ComparisonBody, description = "The results", headers(("ETag" = String, description = "Entity tag of the document, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for one minute"))),
        (status = 304, description = "The stored copy is current", headers(("ETag" = String, description = "Entity tag of the document, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for one minute"))))
)]
pub async fn report(
    state: web::Data<HttpState>,
    request: HttpRequest,
    params: Params<ComparisonParams>,
) -> Result<HttpResponse, Problem> {
    let write =
        |found: &Comparison| serde_json::to_vec(&ComparisonBody::from(found)).map_err(|cause| Problem::broken(&cause));
    let bytes = run(&state, &request, params.0, write).await?;
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((CACHE_CONTROL, ONE_MINUTE));
    Ok(send_with_tag(&request, response, bytes))
}

/// Get the released results of all cities as CSV: one row for each survey and measure, with the place of the city in its
/// group and the norms.
#[utoipa::path(
    get, operation_id = "compare_results_csv", path = "/api/v1/results.csv", tag = "results",
    params(("If-None-Match" = Option<String>, Header), ComparisonParams),
    responses((status = 200, content_type = "text/csv", description = "The results as CSV, UTF-8", headers(("ETag" = String, description = "Entity tag of the document, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for one minute"), ("Content-Disposition" = String, description = "`attachment` with a file name"))),
        (status = 304, description = "The stored copy is current", headers(("ETag" = String, description = "Entity tag of the document, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for one minute"))))
)]
pub async fn report_csv(
    state: web::Data<HttpState>,
    request: HttpRequest,
    params: Params<ComparisonParams>,
) -> Result<HttpResponse, Problem> {
    let write = |found: &Comparison| {
        let writer = RowWriter::new(ExportFormat::Csv, CsvForm::default());
        table(writer, &COLUMNS, csv_rows(found)).map_err(|cause| Problem::broken(&cause))
    };
    let bytes = run(&state, &request, params.0, write).await?;
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"results.csv\""))
        .insert_header((CACHE_CONTROL, ONE_MINUTE));
    Ok(send_with_tag(&request, response, bytes))
}

/// Computes and writes the results behind the gate of public reports.
async fn run(
    state: &HttpState,
    request: &HttpRequest,
    params: ComparisonParams,
    write: impl Fn(&Comparison) -> Result<Vec<u8>, Problem> + Send + 'static,
) -> Result<Vec<u8>, Problem> {
    let (query, by) = params.parse()?;
    let app: App = state.app.clone();
    let work = move || {
        let found = match by {
            Some(by) => series(&app, &query, by)?,
            None => comparison(&app, &query)?,
        };
        write(&found)
    };
    state.gates.reports.run(state.network(request), work).await
}

/// Returns the rows of the CSV file, in the order of [`COLUMNS`].
fn csv_rows(found: &Comparison) -> Vec<Vec<Value>> {
    let groups: Vec<GroupBody> = found.groups.iter().map(GroupBody::from).collect();
    let of_cities = groups.iter().flat_map(|group| {
        let lines = group.cities.iter();
        lines.map(move |line| {
            (
                (group.service_type, group.measure.as_str(), line.city.as_str()),
                (group, line),
            )
        })
    });
    let of_cities: HashMap<(&str, &str, &str), (&GroupBody, &GroupCityBody)> = of_cities.collect();
    let row = |line: &MeasuredSurvey| {
        let item = MeasuredSurveyBody::from(line);
        let key = item
            .service_type
            .map(|service_type| (service_type, item.measure.as_str(), item.city.as_str()));
        let found = key.and_then(|key| of_cities.get(&key));
        let mut row = vec![
            json!(item.city),
            json!(item.service),
            json!(item.service_type),
            json!(item.survey),
            json!(item.measure),
            json!(item.start),
            json!(item.n),
            json!(item.value),
            json!(item.low),
            json!(item.high),
            json!(item.release),
            json!(item.question),
            json!(item.unit),
            json!(item.hits),
            json!(item.as_of),
        ];
        let adjusted = found.and_then(|(_, city)| city.adjusted.as_ref());
        let norms = found.and_then(|(group, _)| group.norms.as_ref());
        row.extend([
            json!(adjusted.map(|adjusted| adjusted.value)),
            json!(adjusted.map(|adjusted| adjusted.low)),
            json!(adjusted.map(|adjusted| adjusted.high)),
            json!(found.and_then(|(_, city)| city.limit_low)),
            json!(found.and_then(|(_, city)| city.limit_high)),
            json!(found.and_then(|(_, city)| city.standing)),
            json!(found.and_then(|(_, city)| city.placements_differ)),
            json!(norms.map(|norms| norms.cities)),
            json!(norms.map(|norms| norms.lower_quartile)),
            json!(norms.map(|norms| norms.median)),
            json!(norms.map(|norms| norms.upper_quartile)),
            Value::Null,
        ]);
        row
    };
    let mut rows: Vec<Vec<Value>> = found.surveys.iter().map(row).collect();
    // What an interval does not say, once in the file.
    if let Some(note) = rows.first_mut().and_then(|row| row.last_mut()) {
        *note = json!(CAUTION);
    }
    rows
}
