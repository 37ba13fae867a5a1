//! Block of the planner: how many answers a survey needs to show something, and how long they take at its own rate.

use super::components::{Block, Cell, Table};
use super::current_user::CurrentUser;
use super::survey::SurveyContext;
use crate::app::access::Permission;
use crate::app::releases::waiting;
use crate::app::reports::ReportError;
use crate::app::reports::planner;
use crate::app::reports::planner::{Goal, Plan, SurveyPlan};
use crate::http::web::page_error::PageError;
use urbivox_core::i18n::Value;
use urbivox_core::measure::value::Unit;

/// Days from which on a duration is written in weeks.
const WEEKS_FROM_DAYS: u64 = 21;

/// Block of a published survey, for readers of its live figures, and of one that was never published; otherwise empty.
pub(super) async fn blocks(user: &CurrentUser, survey: &SurveyContext) -> Result<Vec<Block>, PageError> {
    let path = survey.path.clone();
    let mut blocks = Vec::new();
    let plan = if survey.state.version.is_some() {
        if !user.may(Permission::ReadResponses, Some(&path.city)) {
            return Ok(Vec::new());
        }
        let (plan, untold) = user
            .report(&survey.path.city, move |app| {
                Ok::<_, ReportError>((planner::plan(app, &path)?, waiting::waiting(app, &path)?))
            })
            .await?;
        let numbers = [
            ("count", whole(untold.numbers.answers)),
            ("credited", whole(untold.numbers.credited)),
            ("min", whole(untold.answers_min)),
        ];
        blocks.push(Block::Quiet(user.texts.with("who-waits", &numbers)));
        plan
    } else {
        // An invalid draft measures nothing yet.
        let Some(definition) = survey.definition() else {
            return Ok(Vec::new());
        };
        let today = survey.today;
        user.report(&survey.path.city, move |app| {
            planner::plan_before_publishing(app, &path.city, &definition, today)
        })
        .await?
    };
    blocks.push(Block::Details(user.text("plan-title"), content(user, &plan)));
    Ok(blocks)
}

fn whole(count: u64) -> Value {
    i64::try_from(count).unwrap_or(i64::MAX).into()
}

fn content(user: &CurrentUser, plan: &SurveyPlan) -> Vec<Block> {
    let values = [
        ("rate", user.numbers().decimal(plan.answers_per_day, 1).into()),
        ("from", user.day(plan.from).into()),
        ("to", user.day(plan.to).into()),
    ];
    let rate = (plan.responses > 0).then(|| user.texts.with("plan-rate", &values));
    let assumed = plan.assumed_share.map(|share| {
        let share = user.numbers().percent(share);
        user.texts.with("plan-assumed", &[("percent", share.into())])
    });
    let lead = rate.into_iter().chain(assumed).collect::<Vec<_>>().join(" ");
    let rows = plan.plans.iter().map(|one| row(user, plan, one));
    let head = ["plan-goal", "answers", "plan-duration"]
        .map(|id| user.text(id))
        .to_vec();
    let table = Block::Table(Table::new(user.text("plan-title"), head, rows.collect()));
    let lead = (!lead.is_empty()).then_some(Block::Text(lead));
    let mut blocks: Vec<Block> = lead.into_iter().collect();
    blocks.extend([table, Block::Quiet(user.text("plan-note"))]);
    blocks
}

fn row(user: &CurrentUser, plan: &SurveyPlan, one: &Plan) -> Vec<Cell> {
    let is_change = matches!(one.goal, Goal::ChangeOfShare { .. } | Goal::ChangeOfMean { .. });
    let answers = match one.answers {
        None => user.text("plan-never"),
        Some(count) if is_change => {
            let count = user.numbers().count(count);
            user.texts.with("plan-each", &[("count", count.into())])
        }
        Some(count) => user.numbers().count(count),
    };
    vec![
        Cell::text(goal(user, plan, one.goal)),
        Cell::text(answers),
        Cell::text(one.days.map_or_else(String::new, |days| duration(user, days))),
    ]
}

fn goal(user: &CurrentUser, plan: &SurveyPlan, goal: Goal) -> String {
    let numbers = user.numbers();
    match goal {
        Goal::ChangeOfShare { from, to } => {
            let values = [
                ("from", numbers.percent(from).into()),
                ("to", numbers.percent(to).into()),
            ];
            user.texts.with("plan-change", &values)
        }
        Goal::ChangeOfMean { difference, .. } => {
            let unit = plan.measure.as_ref().map(|measure| measure.unit);
            let places = if unit == Some(Unit::Points) { 0 } else { 2 };
            let size = numbers.decimal(difference, places);
            user.texts.with("plan-difference", &[("size", size.into())])
        }
        Goal::HalfWidth { half_width, .. } => {
            let size = numbers.decimal(100.0 * half_width, 0);
            user.texts.with("plan-width", &[("size", size.into())])
        }
        Goal::Above { threshold } => {
            let percent = numbers.percent(threshold);
            user.texts.with("plan-above", &[("percent", percent.into())])
        }
        Goal::Told => user.text("plan-told"),
    }
}

/// Days, or whole weeks when there are many.
fn duration(user: &CurrentUser, days: u64) -> String {
    let (id, count) = if days < WEEKS_FROM_DAYS {
        ("plan-days", days)
    } else {
        ("plan-weeks", days.div_ceil(7))
    };
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    user.texts.with(id, &[("count", Value::Number(count))])
}
