//! Priorities: which part of a service to improve first.

use actix_web::{HttpRequest, HttpResponse, web};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::decimals::rounded;
use super::release_body::ReleaseBody;
use super::results::{Figures, ReaderParam, run};
use crate::app::reports::disclosure::Audience;
use crate::app::reports::priorities;
use crate::app::reports::priorities::{PartPriority, Priorities};
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::extract::{OptionalPrincipal, Params, SurveyAt};
use urbivox_core::measure::priorities::{Estimate, PairCounts, RankedPriority};
use urbivox_core::survey::definition::civil_day;

/// Query of priorities: the period, and the reader.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PrioritiesParams {
    /// First civil day of the city, included, as `2026-01-01`; without a limit when absent.
    #[param(value_type = Option<String>, format = Date)]
    from: Option<String>,
    /// Last civil day of the city, included; without a limit when absent.
    #[param(value_type = Option<String>, format = Date)]
    to: Option<String>,
    /// `public`: the figures that everybody sees, also with a key that gets live ones.
    #[serde(rename = "as")]
    #[param(inline)]
    seen_as: Option<ReaderParam>,
}

/// Parts of a service by the gain that their improvement promises. They show a connection, not a cause.
#[derive(Serialize, ToSchema)]
pub struct PrioritiesBody {
    /// Path of the survey: `city/service/survey`.
    survey: String,
    /// First civil day, ISO 8601, as asked for; `null` without a limit.
    #[schema(format = Date, required = true)]
    from: Option<String>,
    /// Last civil day, ISO 8601, as asked for; `null` without a limit.
    #[schema(format = Date, required = true)]
    to: Option<String>,
    /// Release from which the figures are; `null` for live figures, and before the first release.
    #[schema(required = true)]
    release: Option<ReleaseBody>,
    /// Code of the question with overall satisfaction, the primary measure; `null` when the survey has no parts to compare
    /// with it.
    #[schema(required = true, example = "satisfaction")]
    overall: Option<String>,
    /// Parts of the newest version: rows of matrices, and other ratings. The largest gain comes first; those without figures
    /// come last, in the order of the survey.
    items: Vec<PartPriorityBody>,
}

/// Part of a service: its performance, its importance and the gain.
#[derive(Serialize, ToSchema)]
pub struct PartPriorityBody {
    /// Code of the question.
    #[schema(example = "parts")]
    question: String,
    /// Code of the row of a matrix; `null` for a rating.
    #[schema(required = true, example = "clarity")]
    row: Option<String>,
    /// Number of people who answered both the part and the overall question, over all versions that ask both alike; `null`
    /// when too few are told.
    #[schema(required = true)]
    n: Option<u64>,
    /// Number of them by satisfaction; `null` when too few are told.
    #[schema(required = true)]
    counts: Option<PairCountsBody>,
    /// Share satisfied with the part, 0 to 1 (Wilson); `null` unless somebody is satisfied with it, and somebody is not.
    #[schema(required = true)]
    performance: Option<EstimateBody>,
    /// Share satisfied overall among those satisfied with the part, minus that among the others; −1 to 1 (Newcombe).
    #[schema(required = true)]
    importance: Option<EstimateBody>,
    /// Share not satisfied with the part times importance: the rise of overall satisfaction, −1 to 1, if they became like
    /// the others.
    #[schema(required = true)]
    gain: Option<EstimateBody>,
    /// Probability of the importance by chance alone.
    #[schema(required = true)]
    p: Option<f64>,
    /// The same, adjusted for the number of parts (Holm).
    #[schema(required = true)]
    adjusted_p: Option<f64>,
    /// Whether the part is one of those to improve first: at most three, with the largest gains whose interval is above 0, also
    /// after the adjustment.
    do_first: bool,
}

/// People by satisfaction with a part and overall.
#[derive(Serialize, ToSchema)]
pub struct PairCountsBody {
    /// Satisfied with the part and overall.
    both: u64,
    /// Satisfied with the part only.
    part_only: u64,
    /// Satisfied overall only.
    overall_only: u64,
    /// Satisfied with neither.
    neither: u64,
}

/// Value with its 95 % interval, to eight decimals.
#[derive(Serialize, ToSchema)]
pub struct EstimateBody {
    /// Value.
    value: f64,
    /// Lower end.
    low: f64,
    /// Upper end.
    high: f64,
}

impl From<Estimate> for EstimateBody {
    fn from(estimate: Estimate) -> EstimateBody {
        EstimateBody {
            value: rounded(estimate.value),
            low: rounded(estimate.interval.low),
            high: rounded(estimate.interval.high),
        }
    }
}

impl From<PairCounts> for PairCountsBody {
    fn from(counts: PairCounts) -> PairCountsBody {
        PairCountsBody {
            both: counts.both,
            part_only: counts.part_only,
            overall_only: counts.overall_only,
            neither: counts.neither,
        }
    }
}

impl From<PartPriority> for PartPriorityBody {
    fn from(part: PartPriority) -> PartPriorityBody {
        let ranked = part.ranked;
        let of = |read: fn(&RankedPriority) -> Estimate| ranked.as_ref().map(read).map(EstimateBody::from);
        PartPriorityBody {
            question: part.question,
            row: part.row,
            n: part.counts.map(PairCounts::answers),
            counts: part.counts.map(PairCountsBody::from),
            performance: of(|ranked| ranked.priority.performance),
            importance: of(|ranked| ranked.priority.importance),
            gain: of(|ranked| ranked.priority.gain),
            p: ranked.map(|ranked| rounded(ranked.priority.p)),
            adjusted_p: ranked.map(|ranked| rounded(ranked.adjusted_p)),
            do_first: ranked.is_some_and(|ranked| ranked.do_first),
        }
    }
}

impl PrioritiesBody {
    fn of(survey: String, (from, to): (Option<Date>, Option<Date>), found: Priorities) -> PrioritiesBody {
        PrioritiesBody {
            survey,
            from: from.map(|day| day.to_string()),
            to: to.map(|day| day.to_string()),
            release: found.release.as_ref().map(ReleaseBody::from),
            overall: found.overall,
            items: found.parts.into_iter().map(PartPriorityBody::from).collect(),
        }
    }
}

/// Get the priorities: which part of a service to improve first, by how satisfied people are with it, and by how much that goes
/// together with overall satisfaction.
///
/// People are counted who answered both. Keys of the city that may read responses get live figures. All other readers, with or
/// without a key, get those of the last release: counts in multiples of `told_in`, of parts with which enough people are
/// satisfied and enough are not.
#[utoipa::path(
    get, operation_id = "get_priorities", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/results/priorities", tag = "results",
    security((), ("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), PrioritiesParams, ("If-None-Match" = Option<String>, Header)),
    responses((status = 200, body = PrioritiesBody, description = "The parts by gain",
        headers(("ETag" = String, description = "Entity tag of released figures, for `If-None-Match`"), ("Cache-Control" = String, description = "`no-store` for live figures, otherwise `public` for an hour"), ("Vary" = String, description = "`Authorization`"))),
        (status = 304, description = "The stored copy is current", headers(("ETag" = String, description = "Entity tag of released figures, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for an hour"))))
)]
pub async fn report(
    state: web::Data<HttpState>,
    request: HttpRequest,
    reader: OptionalPrincipal,
    at: SurveyAt,
    params: Params<PrioritiesParams>,
) -> Result<HttpResponse, Problem> {
    let audience = Audience::of(reader.0.as_ref(), &at.0.city).seen_as(params.0.seen_as.is_some());
    let days = (day("from", params.0.from)?, day("to", params.0.to)?);
    let app = state.app.clone();
    let city = at.0.city.clone();
    let work = move || {
        let found = priorities::priorities(&app, &at.0, days, audience)?;
        let body = PrioritiesBody::of(at.0.to_string(), days, found);
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
