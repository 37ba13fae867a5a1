//! Weighting by two segments, and the reference mix of placements.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::change_body::PeriodBody;
use super::weighted_body::WeightedBody;
use crate::app::access::required::{EditSurveys, ReadResponses};
use crate::app::reports::ReportQuery;
use crate::app::reports::placement_mix;
use crate::app::reports::placement_mix::Reference;
use crate::app::reports::raking;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::extract::{KeyAccess, Params, SurveyAt};
use crate::http::web::json_body::Body;
use urbivox_core::survey::Violations;
use urbivox_core::survey::definition::civil_day;

/// Years of a reference mix.
const YEARS: std::ops::RangeInclusive<i64> = 2_000..=2_200;

/// Query of a figure that is weighted by two segments.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RakingParams {
    /// Code of the first segment question.
    #[param(example = "district")]
    rows: String,
    /// Code of the second segment question.
    #[param(example = "age")]
    columns: String,
    /// First civil day of the city, included, as `2026-01-01`.
    #[param(value_type = Option<String>, format = Date)]
    from: Option<String>,
    /// Last civil day of the city, included.
    #[param(value_type = Option<String>, format = Date)]
    to: Option<String>,
    /// Only responses from this placement.
    placement: Option<String>,
    /// Only responses in this language.
    #[param(example = "fi")]
    language: Option<String>,
}

/// A figure that is weighted by two segments.
#[derive(Serialize, ToSchema)]
pub struct RakedBody {
    /// The primary measure; `null` when nothing is measured, or nobody answered.
    figure: Option<WeightedBody>,
}

/// Choice of the reference mix of a survey.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MixChoiceBody {
    /// Year whose mix becomes the reference, 2000 to 2200; `null` for the first four quarters of which placements are told.
    #[schema(required = true, example = 2025)]
    year: Option<i64>,
}

/// Reference mix of a survey.
#[derive(Serialize, ToSchema)]
pub struct MixBody {
    /// Year of the reference; `null` while there is none, and when the reference is not one calendar year.
    year: Option<i16>,
    /// First and last day of the reference when it is not one calendar year: the first four quarters of which placements were
    /// told, until the city chooses a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<PeriodBody>,
    /// Responses of the reference by kind of placement; `other` are placements that are not registered.
    counts: BTreeMap<String, u64>,
}

impl From<Option<Reference>> for MixBody {
    fn from(reference: Option<Reference>) -> MixBody {
        let own_period = reference.as_ref().filter(|reference| reference.year().is_none());
        MixBody {
            year: reference.as_ref().and_then(Reference::year),
            period: own_period.map(|reference| PeriodBody::new(reference.from, reference.to)),
            counts: reference.map(|reference| reference.counts).unwrap_or_default(),
        }
    }
}

/// Get the primary measure weighted by two segments, whose combinations are not known in the population (raking).
///
/// Reads every response of the period, live, so the key must be allowed to read single responses.
#[utoipa::path(
    get, operation_id = "get_raked_results", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/results/raked", tag = "results",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), RakingParams),
    responses((status = 200, body = RakedBody, description = "The weighted figure"))
)]
pub async fn raked(
    state: web::Data<HttpState>,
    _key: KeyAccess<ReadResponses>,
    at: SurveyAt,
    params: Params<RakingParams>,
) -> Result<HttpResponse, Problem> {
    let RakingParams {
        rows,
        columns,
        from,
        to,
        placement,
        language,
    } = params.0;
    let day = |name: &str, text: Option<String>| {
        let wrong = || Problem::bad_query(format!("{name} is a day such as 2026-01-31."));
        text.map(|text| civil_day::parse(&text).ok_or_else(wrong)).transpose()
    };
    let query = ReportQuery {
        from: day("from", from)?,
        to: day("to", to)?,
        placement,
        language,
        ..ReportQuery::default()
    };
    let app = state.app.clone();
    let city = at.0.city.clone();
    let work = move || raking::raked(&app, &at.0, &query, (&rows, &columns));
    let figure = state.gates.staff_reports.run(&city, work).await?;
    Ok(HttpResponse::Ok().json(RakedBody {
        figure: figure.map(WeightedBody::from),
    }))
}

/// Get the reference mix of placements, to which figures are standardised.
#[utoipa::path(
    get, operation_id = "get_placement_mix", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placement-mix", tag = "results",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)),
    responses((status = 200, body = MixBody, description = "The reference"))
)]
pub async fn mix(
    state: web::Data<HttpState>,
    _key: KeyAccess<ReadResponses>,
    at: SurveyAt,
) -> Result<HttpResponse, Problem> {
    let app = state.app.clone();
    let city = at.0.city.clone();
    let work = move || placement_mix::find(&app, &at.0);
    let found = state.gates.staff_reports.run(&city, work).await?;
    Ok(HttpResponse::Ok().json(MixBody::from(found)))
}

/// Choose the year whose mix of placements is the reference. It is counted now and stored.
#[utoipa::path(
    put, operation_id = "choose_placement_mix", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placement-mix", tag = "results",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)),
    request_body(content = MixChoiceBody, description = "At most 64 KiB"),
    responses((status = 200, body = MixBody, description = "The new reference"))
)]
pub async fn choose_mix(
    state: web::Data<HttpState>,
    key: KeyAccess<EditSurveys>,
    at: SurveyAt,
    body: Body<MixChoiceBody>,
) -> Result<HttpResponse, Problem> {
    let year = match body.read().await?.year {
        None => None,
        Some(year) => {
            let own = Some(year).filter(|year| YEARS.contains(year));
            let own = own.and_then(|year| i16::try_from(year).ok());
            Some(own.ok_or_else(|| wrong_year("out-of-range", "Write a year, such as 2025."))?)
        }
    };
    let app = state.app.on_behalf_of(&key.principal);
    let city = at.0.city.clone();
    let work = move || placement_mix::choose(&app, &at.0, year);
    let chosen = state.gates.staff_reports.run(&city, work).await?;
    if chosen.is_none() && year.is_some() {
        return Err(wrong_year("no-responses", "The survey has no responses of this year."));
    }
    Ok(HttpResponse::Ok().json(MixBody::from(chosen)))
}

fn wrong_year(code: &'static str, detail: &str) -> Problem {
    let mut violations = Violations::none();
    violations.push("/year", code, detail);
    Problem::invalid_body(violations)
}
