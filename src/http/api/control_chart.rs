//! Control chart of a question: its months, held against the limits of a baseline.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::report::{ReleaseBody, rounded};
use super::results::{Figures, ReaderParam, run};
use crate::app::reports::control_chart::{ChartPhase, QuestionChart, control_chart};
use crate::app::reports::disclosure::Audience;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::extract::{OptionalPrincipal, Params, SurveyAt};
use urbivox_core::measure::change::chart_points::{BASELINE_POINTS, BASELINE_POINTS_MIN};

/// Query of a control chart.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ChartParams {
    /// Code of the question; the primary question of the survey when absent.
    #[param(example = "satisfaction")]
    question: Option<String>,
    /// Number of points in a baseline, 8 to 12; 12 when absent.
    #[param(minimum = 8, maximum = 12)]
    baseline: Option<usize>,
    /// `public`: the figures that everybody sees, also with a key that gets live ones.
    #[serde(rename = "as")]
    #[param(inline)]
    seen_as: Option<ReaderParam>,
}

/// Control chart of a question.
#[derive(Serialize, ToSchema)]
pub struct ChartBody {
    /// Path of the survey: `city/service/survey`.
    survey: String,
    /// Code of the question.
    question: String,
    /// Unit: `share` (0 to 1), `points` (−100 to 100) or `score` (points of a scale).
    unit: &'static str,
    /// Last day of the newest month, ISO 8601: only whole months are in the chart.
    #[schema(format = Date)]
    through: String,
    /// Release from which the figures are; `null` for live figures, and before the first release.
    #[schema(required = true)]
    release: Option<ReleaseBody>,
    /// Phases, in order of time. A phase begins with a baseline that a person set, or where the question is measured
    /// differently; a month in which it begins, but not on its first day, is in no phase. Months on another scale or in another
    /// unit than the newest version's are in none.
    phases: Vec<PhaseBody>,
}

/// Part of a control chart with limits of its own.
#[derive(Serialize, ToSchema)]
pub struct PhaseBody {
    /// Id of the measure.
    #[schema(example = "csat-4-of-5")]
    measure: String,
    /// Day from which on a person set a new baseline, ISO 8601; `null` for the first phase and after a change of the
    /// measure.
    #[schema(format = Date, required = true)]
    baseline_from: Option<String>,
    /// Reason of that baseline. For staff only.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// Centre line, from the first points; `null` while there are fewer than eight.
    #[schema(required = true)]
    centre: Option<f64>,
    /// Factor by which months of a share differ more than by chance within a month, 1 or more; 1 for means; `null` without
    /// a centre line.
    #[schema(required = true)]
    sigma_z: Option<f64>,
    /// Points, in order of time: months, of which those with fewer than 30 answers are joined with the next.
    points: Vec<ChartPointBody>,
    /// Signals, by point.
    signals: Vec<SignalBody>,
}

/// Point of a control chart.
#[derive(Serialize, ToSchema)]
pub struct ChartPointBody {
    /// First civil day, ISO 8601.
    #[schema(format = Date)]
    from: String,
    /// Last civil day, ISO 8601.
    #[schema(format = Date)]
    to: String,
    /// Value, in the unit; eight decimals.
    value: f64,
    /// Number of answers.
    n: u64,
    /// Lower limit; `null` without a centre line.
    #[schema(required = true)]
    low: Option<f64>,
    /// Upper limit; `null` without a centre line.
    #[schema(required = true)]
    high: Option<f64>,
}

/// Signal: what chance within the baseline does not explain.
#[derive(Serialize, ToSchema)]
pub struct SignalBody {
    /// Position of the point in the phase, from 0.
    point: usize,
    /// `beyond`: the point is outside the limits; `eight`: it is the eighth or a later one in a row on one side of the
    /// centre line.
    rule: &'static str,
}

/// Get the control chart of a question: whole months with the limits of their baseline.
///
/// Shares have a p′ chart (Laney 2002), means and differences of shares an XmR chart. The first twelve points of a phase make
/// the centre line and the limits, eight at least. Keys of the city that may read responses get live figures, all others
/// those of the last release.
#[utoipa::path(
    get, operation_id = "get_results_chart", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/results/chart", tag = "results",
    security((), ("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path), ChartParams, ("If-None-Match" = Option<String>, Header)),
    responses((status = 200, body = ChartBody, description = "The control chart",
        headers(("ETag" = String, description = "Entity tag of released figures, for `If-None-Match`"), ("Cache-Control" = String, description = "`no-store` for live figures, otherwise `public` for an hour"), ("Vary" = String, description = "`Authorization`"))),
        (status = 304, description = "The stored copy is current", headers(("ETag" = String, description = "Entity tag of released figures, for `If-None-Match`"), ("Cache-Control" = String, description = "`public`, for an hour"))))
)]
pub async fn chart(
    state: web::Data<HttpState>,
    request: HttpRequest,
    reader: OptionalPrincipal,
    at: SurveyAt,
    params: Params<ChartParams>,
) -> Result<HttpResponse, Problem> {
    let ChartParams {
        question,
        baseline,
        seen_as,
    } = params.0;
    let audience = Audience::of(reader.0.as_ref(), &at.0.city).seen_as(seen_as.is_some());
    let baseline = baseline.unwrap_or(BASELINE_POINTS);
    if !(BASELINE_POINTS_MIN..=BASELINE_POINTS).contains(&baseline) {
        return Err(Problem::bad_query("baseline is a number of points from 8 to 12."));
    }
    let (app, path, city) = (state.app.clone(), at.0.clone(), at.0.city.clone());
    let work = move || {
        let chart = control_chart(&app, &path, question.as_deref(), baseline, audience)?;
        let none =
            || Problem::bad_query("The survey has no such question with a share, a difference of shares or a mean.");
        let chart = chart.ok_or_else(none)?;
        let release = chart.release.as_ref().map(|release| release.number);
        let body = body_of(path.to_string(), chart, audience);
        let body = serde_json::to_vec(&body).map_err(|cause| Problem::broken(&cause))?;
        Ok::<_, Problem>(Figures { body, release })
    };
    let figures = run(&state, &request, &city, audience, work).await?;
    let mut answer = HttpResponse::Ok();
    answer.content_type("application/json");
    Ok(figures.send(&request, answer, audience))
}

fn body_of(survey: String, chart: QuestionChart, audience: Audience) -> ChartBody {
    ChartBody {
        survey,
        question: chart.question,
        unit: chart.unit.name(),
        through: chart.through.to_string(),
        release: chart.release.as_ref().map(ReleaseBody::from),
        phases: chart
            .phases
            .into_iter()
            .map(|phase| phase_of(phase, audience))
            .collect(),
    }
}

fn phase_of(phase: ChartPhase, audience: Audience) -> PhaseBody {
    let chart = phase.chart.as_ref();
    let limits = |at: usize| chart.and_then(|chart| chart.limits.get(at));
    let points = phase.points.iter().enumerate().map(|(at, point)| ChartPointBody {
        from: point.from.to_string(),
        to: point.to.to_string(),
        value: rounded(point.value),
        n: point.n,
        low: limits(at).map(|(low, _)| rounded(*low)),
        high: limits(at).map(|(_, high)| rounded(*high)),
    });
    let signals = chart.iter().flat_map(|chart| &chart.signals);
    let signals = signals.map(|signal| SignalBody {
        point: signal.point,
        rule: signal.rule.name(),
    });
    let baseline = phase.baseline.as_ref();
    PhaseBody {
        baseline_from: baseline.map(|baseline| baseline.first_day.to_string()),
        reason: baseline
            .filter(|_| audience == Audience::Staff)
            .map(|baseline| baseline.reason.clone()),
        centre: chart.map(|chart| rounded(chart.centre)),
        sigma_z: chart.map(|chart| rounded(chart.sigma_z)),
        points: points.collect(),
        signals: signals.collect(),
        measure: phase.measure,
    }
}
