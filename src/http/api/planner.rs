//! The planner: how many answers are needed, in general and for a survey at its own rate.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::decimals::rounded;
use super::report::MeasureBody;
use crate::app::access::required::ReadResponses;
use crate::app::reports::planner;
use crate::app::reports::planner::{Goal, Plan, SurveyPlan};
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::extract::{KeyAccess, Params, SurveyAt};
use urbivox_core::measure::planner::{answers_for_change_of_mean, answers_for_change_of_share, answers_for_half_width};

/// Query of the planner: one of three pairs.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PlannerParams {
    /// Earlier share, 0 to 1: to see a change to the share `to`.
    #[param(example = 0.8)]
    from: Option<f64>,
    /// Later share, 0 to 1.
    #[param(example = 0.85)]
    to: Option<f64>,
    /// Standard deviation of the answers, above 0: to see a change of a mean by `difference`.
    sd: Option<f64>,
    /// Change of the mean, in the unit of `sd`.
    difference: Option<f64>,
    /// Share, 0 to 1: to know it to within `half_width`.
    share: Option<f64>,
    /// Half the width of the 95 % interval, 0 to 1.
    half_width: Option<f64>,
    /// Probability with which a change is seen, 0.5 to 0.99; 0.8 when absent. Not for `share`.
    #[param(example = 0.8)]
    power: Option<f64>,
}

/// Number of answers for a goal.
#[derive(Serialize, ToSchema)]
pub struct PlanBody {
    /// `change-of-share` and `change-of-mean`: to see a change between two periods, at 95 %; `half-width`: to know a share;
    /// `above`: to show that a share is above a threshold; `told`: to show figures to the public.
    #[schema(example = "change-of-share")]
    goal: &'static str,
    /// Earlier share of a change, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<f64>,
    /// Later share of a change, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<f64>,
    /// Standard deviation of the answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    sd: Option<f64>,
    /// Change of a mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<f64>,
    /// Share that is to be known, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<f64>,
    /// Half the width of its 95 % interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    half_width: Option<f64>,
    /// Threshold that a share is to be above, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    threshold: Option<f64>,
    /// Number of answers in each period; `null` when no number is enough.
    answers: Option<u64>,
    /// Number of periods that need as many answers: 2 for a change.
    periods: u32,
    /// Number of days in which as many answers come at the survey's own rate; for `told`, of answers that count towards the
    /// minimum; `null` without such answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<u64>)]
    days: Option<Option<u64>>,
}

/// Plans of a survey.
#[derive(Serialize, ToSchema)]
pub struct SurveyPlanBody {
    /// Path of the survey: `city/service/survey`.
    survey: String,
    /// First civil day of the period from which rate and value are taken: at most thirteen weeks, from the first response.
    #[schema(format = Date)]
    from: String,
    /// Last civil day of the period: today.
    #[schema(format = Date)]
    to: String,
    /// Number of responses in the period.
    responses: u64,
    /// Code of the question with the primary measure; `null` when nothing is measured.
    question: Option<String>,
    /// Its value in the period; `null` without answers.
    measure: Option<MeasureBody>,
    /// Share that is assumed while nobody has answered; otherwise `null`.
    assumed_share: Option<f64>,
    /// Answers a day to the question with the primary measure; responses when nothing is measured.
    answers_per_day: f64,
    /// Plans, by goal.
    plans: Vec<PlanBody>,
}

impl PlanBody {
    /// Body of a goal. `days` is left out for plans without a survey.
    fn of(goal: Goal, answers: Option<u64>, days: Option<Option<u64>>) -> PlanBody {
        let mut body = PlanBody {
            goal: "told",
            from: None,
            to: None,
            sd: None,
            difference: None,
            share: None,
            half_width: None,
            threshold: None,
            answers,
            periods: 1,
            days,
        };
        match goal {
            Goal::ChangeOfShare { from, to } => {
                body.goal = "change-of-share";
                body.periods = 2;
                body.from = Some(rounded(from));
                body.to = Some(rounded(to));
            }
            Goal::ChangeOfMean { deviation, difference } => {
                body.goal = "change-of-mean";
                body.periods = 2;
                body.sd = Some(rounded(deviation));
                body.difference = Some(rounded(difference));
            }
            Goal::HalfWidth { share, half_width } => {
                body.goal = "half-width";
                body.share = Some(rounded(share));
                body.half_width = Some(rounded(half_width));
            }
            Goal::Above { threshold } => {
                body.goal = "above";
                body.threshold = Some(rounded(threshold));
            }
            Goal::Told => {}
        }
        body
    }
}

impl SurveyPlanBody {
    fn of(survey: String, plan: SurveyPlan) -> SurveyPlanBody {
        let of = |Plan { goal, answers, days }: Plan| PlanBody::of(goal, answers, Some(days));
        SurveyPlanBody {
            survey,
            from: plan.from.to_string(),
            to: plan.to.to_string(),
            responses: plan.responses,
            question: plan.question,
            measure: plan.measure.map(MeasureBody::from),
            assumed_share: plan.assumed_share,
            answers_per_day: rounded(plan.answers_per_day),
            plans: plan.plans.into_iter().map(of).collect(),
        }
    }
}

impl PlannerParams {
    /// Returns the goal and its number of answers.
    fn plan(&self) -> Result<(Goal, Option<u64>), Problem> {
        let numbers = [
            self.from,
            self.to,
            self.sd,
            self.difference,
            self.share,
            self.half_width,
            self.power,
        ];
        if numbers.into_iter().flatten().any(|number| !number.is_finite()) {
            return Err(Problem::bad_query("Write numbers such as 0.8."));
        }
        let power = self.power.unwrap_or(planner::POWER);
        if !(0.5..=0.99).contains(&power) {
            return Err(Problem::bad_query("power is 0.5 to 0.99."));
        }
        let is_share = |share: f64| (0.0..=1.0).contains(&share);
        match numbers {
            [Some(from), Some(to), None, None, None, None, _] => {
                if !is_share(from) || !is_share(to) {
                    return Err(Problem::bad_query("from and to are shares, 0 to 1."));
                }
                Ok((
                    Goal::ChangeOfShare { from, to },
                    answers_for_change_of_share(from, to, power),
                ))
            }
            [None, None, Some(deviation), Some(difference), None, None, _] => {
                if deviation <= 0.0 {
                    return Err(Problem::bad_query("sd is above 0."));
                }
                let answers = answers_for_change_of_mean(deviation, difference, power);
                Ok((Goal::ChangeOfMean { deviation, difference }, answers))
            }
            [None, None, None, None, Some(share), Some(half_width), None] => {
                if !is_share(share) || !is_share(half_width) {
                    return Err(Problem::bad_query("share and half_width are 0 to 1."));
                }
                Ok((
                    Goal::HalfWidth { share, half_width },
                    answers_for_half_width(share, half_width),
                ))
            }
            _ => Err(Problem::bad_query(
                "Ask for from and to, for sd and difference, or for share and half_width.",
            )),
        }
    }
}

/// Get the number of answers that a goal needs: to see a change of a share or of a mean between two periods, or to know a
/// share.
///
/// Source: J. L. Fleiss, B. Levin, M. C. Paik, *Statistical Methods for Rates and Proportions*, 3rd edition (2003), 4.2;
/// for `half_width`, the interval of Wilson (1927).
#[utoipa::path(
    get, operation_id = "plan_answers", path = "/api/v1/planner", tag = "results", params(PlannerParams),
    responses((status = 200, body = PlanBody, description = "The number of answers"))
)]
pub async fn plan(params: Params<PlannerParams>) -> Result<HttpResponse, Problem> {
    let (goal, answers) = params.0.plan()?;
    Ok(HttpResponse::Ok().json(PlanBody::of(goal, answers, None)))
}

/// Get the plans of a survey: how many answers it needs to show something, and how many days they take at its own rate.
///
/// Rate and value are live, so the key must be allowed to read single responses.
#[utoipa::path(
    get, operation_id = "plan_survey", path = "/api/v1/cities/{city}/services/{service}/surveys/{survey}/planner", tag = "results",
    security(("key" = [])), params(("city" = String, Path), ("service" = String, Path), ("survey" = String, Path)),
    responses((status = 200, body = SurveyPlanBody, description = "The plans"))
)]
pub async fn of_survey(
    state: web::Data<HttpState>,
    _key: KeyAccess<ReadResponses>,
    at: SurveyAt,
) -> Result<HttpResponse, Problem> {
    let app = state.app.clone();
    let city = at.0.city.clone();
    let work = move || planner::plan(&app, &at.0).map(|plan| SurveyPlanBody::of(at.0.to_string(), plan));
    let body = state.gates.staff_reports.run(&city, work).await?;
    Ok(HttpResponse::Ok().json(body))
}
