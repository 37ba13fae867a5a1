//! `…/alerts`: alert rules, which are thresholds on the measures of a survey.

use super::access::SurveyAccess;
use super::current_user::CurrentUser;
use super::forms::Form;
use super::redirect::see_other;
use crate::app::access::required::EditSurveys;
use actix_web::http::StatusCode;

use super::components::field::element_id;
use super::components::{Block, Button, Cell, Field, FormView, Table, Tone};
use super::forms::FormAction;
use super::results::values::formatted_value;
use super::survey::SurveyContext;
use crate::app::alerts;
use crate::app::alerts::{AlertRule, AlertStatus, MeasureRange};
use crate::app::reports;
use crate::http::problem::Problem;
use crate::http::web::page_error::PageResult;
use jiff::civil::Date;
use urbivox_core::measure::change::alarm::AlarmState;
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::survey::answers::form_fields::FormFields;

/// Alert rule with its state and the measure of the windows that were judged last.
struct ListedRule {
    rule: AlertRule,
    status: AlertStatus,
    measure: Option<MeasureValue>,
}

/// Actions of the alert rule forms.
#[derive(Clone, Copy)]
pub enum AlertsAction {
    /// Adds an alert rule.
    Add,
    /// Removes an alert rule.
    Remove,
}

impl FormAction for AlertsAction {
    const ALL: &'static [(&'static str, AlertsAction)] =
        &[("add", AlertsAction::Add), ("remove", AlertsAction::Remove)];
}

/// `GET …/alerts`.
pub async fn page(access: SurveyAccess<EditSurveys>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    show(&user, &survey, (StatusCode::OK, Vec::new()), &FormFields::default()).await
}

/// `POST …/alerts`.
pub async fn change(access: SurveyAccess<EditSurveys>, form: Form<AlertsAction>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let path = survey.path.clone();
    let (action, fields) = form.read(&user).await?;
    match action {
        AlertsAction::Remove => {
            let id = user.id(&fields, "threshold")?;
            user.run(move |app| alerts::remove(app, &path, id)).await?;
            Ok(see_other(&format!("{}/alerts?done=removed", survey.base())))
        }
        AlertsAction::Add => match read(&user, &survey, &fields) {
            Ok(rule) => {
                user.run(move |app| alerts::add(app, &path, &rule)).await?;
                Ok(see_other(&format!("{}/alerts?done=saved", survey.base())))
            }
            Err(wrong) => show(&user, &survey, (StatusCode::UNPROCESSABLE_ENTITY, wrong), &fields).await,
        },
    }
}

/// Parses an alert rule, or lists the invalid fields with a message each.
fn read(user: &CurrentUser, survey: &SurveyContext, fields: &FormFields) -> Result<AlertRule, Vec<(String, String)>> {
    let mut wrong = Vec::new();
    let question = fields.get("question").unwrap_or_default();
    let measured = survey.measured().into_iter().find(|(code, _, _)| code == question);
    let text = |name: &str| {
        fields
            .get(name)
            .unwrap_or_default()
            .trim()
            .replace(',', ".")
            .replace('−', "-")
    };
    let threshold = measured.as_ref().and_then(|(_, _, range)| {
        let entered = text("bar").parse::<f64>().ok()?;
        alerts::stored_threshold(*range, entered)
    });
    match &measured {
        None => wrong.push((element_id("question"), user.text("bad-question"))),
        Some((_, _, range)) if threshold.is_none() => {
            let (low, high) = alerts::ends(*range);
            let ends = [
                ("low", user.numbers().exact(&low.to_string()).into()),
                ("high", user.numbers().exact(&high.to_string()).into()),
            ];
            wrong.push((element_id("bar"), user.texts.with("bad-bar", &ends)));
        }
        Some(_) => {}
    }
    let days = text("days").parse::<i32>().ok().filter(|days| (1..=366).contains(days));
    if days.is_none() {
        wrong.push((element_id("days"), user.text("bad-days")));
    }
    let least = text("answers_min").parse::<i32>().ok().filter(|least| *least >= 1);
    if least.is_none() {
        wrong.push((element_id("answers_min"), user.text("bad-answers-min")));
    }
    match (threshold, days, least) {
        (Some(threshold), Some(days), Some(answers_min)) if wrong.is_empty() => Ok(AlertRule {
            id: 0,
            question: question.to_owned(),
            threshold,
            days,
            answers_min,
        }),
        _ => Err(wrong),
    }
}

async fn show(
    user: &CurrentUser,
    survey: &SurveyContext,
    (status, errors): (StatusCode, Vec<(String, String)>),
    typed: &FormFields,
) -> PageResult {
    let path = survey.path.clone();
    let rules = user
        .run(move |app| {
            let mut rules = Vec::new();
            for (rule, status) in alerts::list(app, &path)? {
                let measure = match alerts::judged_measure(app, &path, &rule, &status) {
                    Ok(measure) => measure,
                    // A survey that was never published has no responses.
                    Err(reports::ReportError::NoSuchSurvey) => None,
                    Err(refusal) => return Err(Problem::from(refusal)),
                };
                rules.push(ListedRule { rule, status, measure });
            }
            Ok::<_, Problem>(rules)
        })
        .await?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    blocks.push(Block::Lead(user.text("alerts-lead")));
    if !rules.is_empty() {
        let rows = rules.iter().map(|listed| row(user, survey, listed));
        let head = ["question", "threshold", "current-state", "do"]
            .map(|id| user.text(id))
            .to_vec();
        blocks.push(Block::Table(Table::new(user.text("tab-alerts"), head, rows.collect())));
    }
    blocks.push(form(user, survey, typed));
    Ok(survey
        .layout(user, user.texts.get("tab-alerts"))
        .render_with_status(status, &blocks))
}

/// Form for a new alert rule; typed values are kept after an error.
fn form(user: &CurrentUser, survey: &SurveyContext, typed: &FormFields) -> Block {
    if survey.definition().is_none() {
        return Block::Text(user.text("draft-broken"));
    }
    let questions = survey.measured();
    if questions.is_empty() {
        return Block::Text(user.text("alerts-unmeasured"));
    }
    let options = questions
        .into_iter()
        .map(|(code, prompt, MeasureRange { unit, range })| {
            let [low, high] = [range.0, range.1].map(|end| formatted_value(user, unit, end));
            (code, format!("{prompt} ({low} – {high})"))
        });
    let value = |name: &str, usual: &str| typed.get(name).unwrap_or(usual).to_owned();
    let form = FormView::new(
        "",
        vec![
            Field::select(
                "question",
                user.text("question"),
                value("question", ""),
                options.collect(),
            ),
            Field::input("text", "bar", user.text("threshold-bar"), value("bar", "70"))
                .with_hint(user.text("threshold-bar-hint"))
                .required(),
            Field::input("number", "days", user.text("threshold-days"), value("days", "30")).required(),
            Field::input(
                "number",
                "answers_min",
                user.text("threshold-answers"),
                value("answers_min", "20"),
            )
            .required(),
        ],
        vec![Button::named("do", "add", user.text("add"), Tone::Primary)],
    );
    Block::Card(user.text("alert-new"), vec![Block::Form(form)])
}

/// State in words: since when there is an alert, the value of the windows that were judged last, and when the next one is.
fn state_cell(user: &CurrentUser, listed: &ListedRule) -> Cell {
    let status = &listed.status;
    let with_day = |id: &str, day: Date| user.texts.with(id, &[("day", user.day(day).into())]);
    let Some((first, last)) = status.judged else {
        return Cell::Quiet(with_day("alert-waits", status.next));
    };
    let value = listed
        .measure
        .as_ref()
        .map_or_else(|| user.text("no-answers"), |measure| user.value_with_n(measure));
    let period = format!("{} – {}", user.day(first), user.day(last));
    let next = with_day("alert-next", status.next);
    let (class, state) = match status.state {
        AlarmState::Fallen => ("missing", with_day("alert-below", status.changed_on.unwrap_or(last))),
        AlarmState::Clear => ("done", user.text("alert-not-below")),
    };
    Cell::State(class, format!("{state} · {value} · {period} · {next}"))
}

fn row(user: &CurrentUser, survey: &SurveyContext, listed: &ListedRule) -> Vec<Cell> {
    let (rule, measure) = (&listed.rule, listed.measure.as_ref());
    let known = survey
        .measured()
        .into_iter()
        .find(|(code, _, _)| *code == rule.question);
    // A question removed from the draft is shown in the unit of its responses; without any, no threshold is shown.
    let unit = known.as_ref().map(|(_, _, range)| range.unit);
    let unit = unit.or(measure.map(|measure| measure.unit));
    let threshold = unit.map(|unit| formatted_value(user, unit, alerts::value(unit, rule.threshold)));
    let values = [
        ("bar", threshold.unwrap_or_else(|| "–".to_owned()).into()),
        ("days", i64::from(rule.days).into()),
        ("answers", i64::from(rule.answers_min).into()),
    ];
    let remove = FormView::button(
        "",
        vec![
            Field::hidden("do", "remove"),
            Field::hidden("threshold", rule.id.to_string()),
        ],
        user.text("remove"),
        Tone::Danger,
    );
    vec![
        Cell::text(known.map_or_else(|| rule.question.clone(), |(_, prompt, _)| prompt)),
        Cell::text(user.texts.with("threshold-words", &values)),
        state_cell(user, listed),
        Cell::Forms(vec![remove]),
    ]
}
