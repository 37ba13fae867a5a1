//! The funnel: how often a survey was viewed, started and submitted.

use actix_web::{HttpResponse, web};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::access::required::ReadResponses;
use crate::app::reports::funnel;
use crate::app::reports::funnel::{FunnelDay, PlacementFunnel};
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::extract::{KeyAccess, Params, SurveyAt};
use urbivox_core::survey::definition::civil_day;

/// Query of the funnel: the period.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PeriodParams {
    /// First civil day of the city, included, as `2026-01-01`; the first day with visits or responses when absent.
    #[param(value_type = Option<String>, format = Date)]
    from: Option<String>,
    /// Last civil day of the city, included; the last day with visits or responses when absent.
    #[param(value_type = Option<String>, format = Date)]
    to: Option<String>,
}

/// The funnel of a survey.
#[derive(Serialize, ToSchema)]
pub struct FunnelBody {
    /// Placements, ordered by slug.
    items: Vec<BranchBody>,
}

/// Funnel of one placement. `started` never exceeds `seen`, and `submitted` never exceeds `started`.
#[derive(Serialize, ToSchema)]
pub struct BranchBody {
    /// Slug of the placement.
    placement: String,
    /// Kind of the placement; `null` if it is not registered.
    kind: Option<&'static str>,
    /// Display name for staff; `null` without one.
    name: Option<String>,
    /// Days with visits or responses, oldest first.
    days: Vec<DayBody>,
    /// Number of views, the sum of all days.
    seen: i64,
    /// Number of visits in which answering was started, the sum of all days.
    started: i64,
    /// Number of responses that are stored and not withdrawn, the sum of all days.
    submitted: i64,
    /// Number of held responses, the sum of all days.
    held: i64,
}

/// Funnel of one placement on one day.
#[derive(Serialize, ToSchema)]
pub struct DayBody {
    /// Civil day of the city, ISO 8601.
    #[schema(format = Date)]
    day: String,
    /// Number of views.
    seen: i64,
    /// Number of visits in which answering was started.
    started: i64,
    /// Number of responses that are stored and not withdrawn.
    submitted: i64,
    /// Number of held responses.
    held: i64,
}

impl From<PlacementFunnel> for BranchBody {
    fn from(branch: PlacementFunnel) -> BranchBody {
        let day = |(day, step): (Date, FunnelDay)| DayBody {
            day: day.to_string(),
            seen: step.seen,
            started: step.started,
            submitted: step.submitted,
            held: step.held,
        };
        BranchBody {
            placement: branch.placement,
            kind: branch.kind.map(|kind| kind.name()),
            name: branch.name,
            days: branch.days.into_iter().map(day).collect(),
            seen: branch.total.seen,
            started: branch.total.started,
            submitted: branch.total.submitted,
            held: branch.total.held,
        }
    }
}

/// Get the funnel of a survey by placement and day: views, starts and submissions. Views of the last second may be
/// missing.
///
/// The counts are exact, however small, so the key must be allowed to read single responses.
#[utoipa::path(
    get, operation_id = "get_funnel", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/funnel", tag = "results",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), PeriodParams),
    responses((status = 200, body = FunnelBody, description = "The funnel of each placement"))
)]
pub async fn report(
    state: web::Data<HttpState>,
    _key: KeyAccess<ReadResponses>,
    at: SurveyAt,
    params: Params<PeriodParams>,
) -> Result<HttpResponse, Problem> {
    let (from, to) = (day("from", params.0.from)?, day("to", params.0.to)?);
    let app = state.app.clone();
    let city = at.0.city.clone();
    let work = move || {
        let branches = funnel::report(&app, &at.0, from, to)?;
        let items = branches.into_iter().map(BranchBody::from).collect();
        serde_json::to_vec(&FunnelBody { items }).map_err(|cause| Problem::broken(&cause))
    };
    let body = state.gates.staff_reports.run(city, work).await?;
    Ok(HttpResponse::Ok().content_type("application/json").body(body))
}

fn day(name: &str, text: Option<String>) -> Result<Option<Date>, Problem> {
    let wrong = || Problem::bad_query(format!("{name} is a day such as 2026-01-31."));
    text.map(|text| civil_day::parse(&text).ok_or_else(wrong)).transpose()
}
