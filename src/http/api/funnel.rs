//! Participation: how often a survey was viewed, started and submitted at its pages.

use actix_web::{HttpRequest, HttpResponse, web};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::release_body::ReleaseBody;
use super::results::{Figures, ReaderParam, run};
use crate::app::reports::disclosure::Audience;
use crate::app::reports::funnel::{FunnelDay, PlacementFunnel};
use crate::app::reports::released_funnel::{ReleasedFunnel, ToldVisits};
use crate::app::reports::{funnel, released_funnel};
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::extract::{OptionalPrincipal, Params, SurveyAt};
use urbivox_core::survey::definition::civil_day;

/// Query of the funnel: the period, and the reader.
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
    /// `public`: what everybody sees, also with a key that gets live counts.
    #[serde(rename = "as")]
    #[param(inline)]
    seen_as: Option<ReaderParam>,
}

/// Participation in a survey. Views, starts and submissions are counted at pages of the survey only: answers by the API, from
/// kiosks, on paper and entered by staff are in none of them.
#[derive(Serialize, ToSchema)]
pub struct FunnelBody {
    /// Release from which all counts are; `null` for live counts, and before the first release.
    #[schema(required = true)]
    release: Option<ReleaseBody>,
    /// Number of views at all placements; `null` when nothing of the period is told.
    seen: Option<i64>,
    /// Number of visits in which answering was started; `null` when nothing of the period is told.
    started: Option<i64>,
    /// Number of forms submitted; `null` when nothing of the period is told, or if it includes days before they were counted.
    submitted: Option<i64>,
    /// Placements, ordered by slug. In a release those with enough answers in a run of days; the others are in the total only.
    items: Vec<BranchBody>,
}

/// Participation at one placement.
#[derive(Serialize, ToSchema)]
pub struct BranchBody {
    /// Slug of the placement.
    placement: String,
    /// Kind of the placement; `null` if it is not registered, and in a release.
    kind: Option<&'static str>,
    /// Display name for staff; `null` without one, and in a release.
    name: Option<String>,
    /// Days with visits or responses, oldest first; empty in a release.
    days: Vec<DayBody>,
    /// Number of views, the sum of all days.
    seen: i64,
    /// Number of visits in which answering was started, the sum of all days.
    started: i64,
    /// Number of forms submitted at pages of the survey, the sum of all days, with those that were held or withdrawn later;
    /// `null` if it includes days before they were counted. Answers by the API, from kiosks and entered by staff are not in it.
    submitted: Option<i64>,
    /// Number of responses that are stored and not withdrawn, whichever way they came, the sum of all days; `null` in a release,
    /// whose report has it.
    responses: Option<i64>,
    /// Number of held responses, the sum of all days; `null` in a release.
    held: Option<i64>,
}

/// Participation at one placement on one day.
#[derive(Serialize, ToSchema)]
pub struct DayBody {
    /// Civil day of the city, ISO 8601.
    #[schema(format = Date)]
    day: String,
    /// Number of views.
    seen: i64,
    /// Number of visits in which answering was started.
    started: i64,
    /// Number of forms submitted at pages of the survey; `null` before they were counted.
    submitted: Option<i64>,
    /// Number of responses that are stored and not withdrawn, whichever way they came.
    responses: i64,
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
            responses: step.responses,
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
            responses: Some(branch.total.responses),
            held: Some(branch.total.held),
        }
    }
}

impl From<Vec<PlacementFunnel>> for FunnelBody {
    fn from(branches: Vec<PlacementFunnel>) -> FunnelBody {
        let mut total = FunnelDay::default();
        for branch in &branches {
            total.add(branch.total);
        }
        FunnelBody {
            release: None,
            seen: Some(total.seen),
            started: Some(total.started),
            submitted: total.submitted,
            items: branches.into_iter().map(BranchBody::from).collect(),
        }
    }
}

impl From<ReleasedFunnel> for FunnelBody {
    fn from(funnel: ReleasedFunnel) -> FunnelBody {
        let branch = |(placement, told): (String, ToldVisits)| BranchBody {
            placement,
            kind: None,
            name: None,
            days: Vec::new(),
            seen: told.seen,
            started: told.started,
            submitted: Some(told.submitted),
            responses: None,
            held: None,
        };
        FunnelBody {
            release: funnel.release.as_ref().map(ReleaseBody::from),
            seen: funnel.total.map(|total| total.seen),
            started: funnel.total.map(|total| total.started),
            submitted: funnel.total.map(|total| total.submitted),
            items: funnel.placements.into_iter().map(branch).collect(),
        }
    }
}

/// Get the participation in a survey: views, starts and submissions at its pages, by placement.
///
/// Keys of the city that may read responses get exact counts, live and by day; views of the last second may be missing. All
/// other readers, with or without a key, get what the last release tells: counts in multiples of `told_in`, of days that are over, by
/// placement where enough people answered.
#[utoipa::path(
    get, operation_id = "get_funnel", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/funnel", tag = "results",
    security((), ("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), PeriodParams, ("If-None-Match" = Option<String>, Header)),
    responses((status = 200, body = FunnelBody, description = "The funnel of each placement",
        headers(("ETag" = String, description = "Entity tag of released counts, for `If-None-Match`"), ("Cache-Control" = String, description = "`no-store` for live counts, otherwise `public` for an hour"), ("Vary" = String, description = "`Authorization`"))),
        (status = 304, description = "The stored copy is current", headers(("ETag" = String, description = "Entity tag of released counts, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for an hour"))))
)]
pub async fn report(
    state: web::Data<HttpState>,
    request: HttpRequest,
    reader: OptionalPrincipal,
    at: SurveyAt,
    params: Params<PeriodParams>,
) -> Result<HttpResponse, Problem> {
    let audience = Audience::of(reader.0.as_ref(), &at.0.city).seen_as(params.0.seen_as.is_some());
    let (from, to) = (day("from", params.0.from)?, day("to", params.0.to)?);
    let app = state.app.clone();
    let city = at.0.city.clone();
    let work = move || {
        let body = match audience {
            Audience::Staff => FunnelBody::from(funnel::report(&app, &at.0, from, to)?),
            Audience::Public => FunnelBody::from(released_funnel::report(&app, &at.0, from, to)?),
        };
        let release = body.release.as_ref().map(ReleaseBody::number);
        let body = serde_json::to_vec(&body).map_err(|cause| Problem::broken(&cause))?;
        Ok::<_, Problem>(Figures { body, release })
    };
    let figures = run(&state, &request, &city, audience, work).await?;
    let mut answer = HttpResponse::Ok();
    answer.content_type("application/json");
    Ok(figures.send(&request, answer, audience))
}

fn day(name: &str, text: Option<String>) -> Result<Option<Date>, Problem> {
    let wrong = || Problem::bad_query(format!("{name} is a day such as 2026-01-31."));
    text.map(|text| civil_day::parse(&text).ok_or_else(wrong)).transpose()
}
