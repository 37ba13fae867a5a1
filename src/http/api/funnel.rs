//! The funnel: how many saw a survey, began to answer it, and answered.

use actix_web::{HttpResponse, web};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::access::Permission;
use crate::app::reports::funnel;
use crate::app::reports::funnel::{FunnelDay, PlacementFunnel};
use crate::http::problem::{Problem, ProblemBody};
use crate::http::state::HttpState;
use crate::http::web::extract::{ApiPrincipal, Params, SurveyAt};
use urbivox_core::survey::definition::civil_day;

/// Which days.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PeriodParams {
    /// First day, included: `2026-01-01`. The first on which something happened when absent.
    #[param(value_type = Option<String>, format = Date)]
    from: Option<String>,
    /// Last day, included. The last on which something happened when absent.
    #[param(value_type = Option<String>, format = Date)]
    to: Option<String>,
}

/// The funnel of a survey.
#[derive(Serialize, ToSchema)]
pub struct FunnelBody {
    /// By placement, in the order of their names.
    items: Vec<BranchBody>,
}

/// What happened at one placement. Never more started than seen, nor more submitted than started.
#[derive(Serialize, ToSchema)]
pub struct BranchBody {
    /// The placement's name in addresses.
    placement: String,
    /// What it is; `null` when it is not registered.
    kind: Option<&'static str>,
    /// Name for staff.
    name: Option<String>,
    /// The days on which something happened.
    days: Vec<DayBody>,
    /// Times the survey was opened: the sum of the days, like the rest.
    seen: i64,
    /// Times somebody began to answer.
    started: i64,
    /// Responses stored, and not withdrawn.
    submitted: i64,
    /// Responses that wait for a clerk.
    held: i64,
}

/// What happened on one civil day of the city.
#[derive(Serialize, ToSchema)]
pub struct DayBody {
    #[schema(format = Date)]
    day: String,
    seen: i64,
    started: i64,
    submitted: i64,
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

/// How many saw the survey, began and answered, by placement and day. Views are a second old at most.
///
/// These are exact counts, however few: for those who may read single responses, as on the staff pages.
#[utoipa::path(
    get, operation_id = "get_funnel", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/funnel", tag = "results",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), PeriodParams),
    responses((status = 200, body = FunnelBody), (status = "4XX", body = ProblemBody, content_type = "application/problem+json"), (status = 503, body = ProblemBody, content_type = "application/problem+json"))
)]
pub async fn report(
    site: web::Data<HttpState>,
    key: ApiPrincipal,
    at: SurveyAt,
    params: Params<PeriodParams>,
) -> Result<HttpResponse, Problem> {
    key.require(Permission::ReadResponses, Some(&at.0.city))?;
    let (from, to) = (read("from", params.0.from)?, read("to", params.0.to)?);
    let app = site.app.clone();
    let city = at.0.city.clone();
    let work = move || {
        let branches = funnel::report(&app, &at.0, from, to)?;
        let items = branches.into_iter().map(BranchBody::from).collect();
        serde_json::to_vec(&FunnelBody { items }).map_err(|cause| Problem::broken(&cause))
    };
    let body = site.gates.staff_reports.run(city, work).await?;
    Ok(HttpResponse::Ok().content_type("application/json").body(body))
}

fn read(name: &str, text: Option<String>) -> Result<Option<Date>, Problem> {
    let wrong = || Problem::bad_query(format!("{name} is a day such as 2026-01-31."));
    text.map(|text| civil_day::parse(&text).ok_or_else(wrong)).transpose()
}
