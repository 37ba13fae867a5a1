//! `…/alerts`: alert rules, which are thresholds on the measures of a survey.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::auth::{PageResult, Staff, see_other, sent};
use super::components::field::element_id;
use super::components::{Block, Button, Cell, Field, FormView, Table, Tone};
use super::forms::FormAction;
use super::results::formatted_value;
use super::survey::SurveyContext;
use crate::app::alerts;
use crate::app::alerts::{AlertRule, AlertState};
use crate::app::reports;
use crate::http::citizen::form_body::Form;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use urbivox_core::survey::answers::form_fields::FormFields;

/// Actions of the alert rule forms.
#[derive(Clone, Copy)]
enum AlertsAction {
    Add,
    Remove,
}

impl FormAction for AlertsAction {
    const ALL: &'static [(&'static str, AlertsAction)] =
        &[("add", AlertsAction::Add), ("remove", AlertsAction::Remove)];
}

/// `GET …/alerts`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let work = SurveyContext::for_editing(&staff, &request).await?;
            show(&staff, &work, (StatusCode::OK, Vec::new()), &FormFields::default()).await
        }
        .await,
    )
}

/// `POST …/alerts`.
pub async fn change(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, form).await)
}

async fn try_change(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    let work = SurveyContext::for_editing(&staff, request).await?;
    let path = work.path.clone();
    let fields = staff.read(form).await?;
    match staff.action(&fields)? {
        AlertsAction::Remove => {
            let id = staff.id(&fields, "threshold")?;
            staff.run(move |app| alerts::remove(app, &path, id)).await?;
            Ok(see_other(&format!("{}/alerts?done=removed", work.base())))
        }
        AlertsAction::Add => match read(&staff, &work, &fields) {
            Ok(threshold) => {
                staff.run(move |app| alerts::add(app, &path, &threshold)).await?;
                Ok(see_other(&format!("{}/alerts?done=saved", work.base())))
            }
            Err(wrong) => show(&staff, &work, (StatusCode::UNPROCESSABLE_ENTITY, wrong), &fields).await,
        },
    }
}

/// Parses an alert rule, or lists the invalid fields with a message each.
fn read(staff: &Staff, work: &SurveyContext, fields: &FormFields) -> Result<AlertRule, Vec<(String, String)>> {
    let mut wrong = Vec::new();
    let question = fields.get("question").unwrap_or_default();
    let reach = work.measured().into_iter().find(|(code, _, _)| code == question);
    let text = |name: &str| {
        fields
            .get(name)
            .unwrap_or_default()
            .trim()
            .replace(',', ".")
            .replace('−', "-")
    };
    let bar = reach.as_ref().and_then(|(_, _, reach)| {
        let bar = text("bar").parse::<f64>().ok()?;
        alerts::bar(*reach, bar)
    });
    match &reach {
        None => wrong.push((element_id("question"), staff.say("bad-question"))),
        Some((_, _, reach)) if bar.is_none() => {
            let (low, high) = alerts::ends(*reach);
            let ends = [("low", written(low).into()), ("high", written(high).into())];
            wrong.push((element_id("bar"), staff.texts.with("bad-bar", &ends)));
        }
        Some(_) => {}
    }
    let days = text("days").parse::<i32>().ok().filter(|days| (1..=366).contains(days));
    if days.is_none() {
        wrong.push((element_id("days"), staff.say("bad-days")));
    }
    let least = text("answers_min").parse::<i32>().ok().filter(|least| *least >= 1);
    if least.is_none() {
        wrong.push((element_id("answers_min"), staff.say("bad-answers-min")));
    }
    match (bar, days, least) {
        (Some(bar), Some(days), Some(answers_min)) if wrong.is_empty() => Ok(AlertRule {
            id: 0,
            question: question.to_owned(),
            bar,
            days,
            answers_min,
        }),
        _ => Err(wrong),
    }
}

/// Number as it is typed, with no more decimals than it has, and a typographic minus sign.
fn written(number: f64) -> String {
    format!("{number}").replace('-', "−")
}

async fn show(
    staff: &Staff,
    work: &SurveyContext,
    (status, errors): (StatusCode, Vec<(String, String)>),
    typed: &FormFields,
) -> PageResult {
    let (path, today) = (work.path.clone(), work.today);
    let found = staff
        .run(move |app| {
            let mut found = Vec::new();
            for threshold in alerts::list(app, &path)? {
                let standing = match alerts::evaluate(app, &path, &threshold, today) {
                    Ok(standing) => Some(standing),
                    // A survey that was never published has no responses.
                    Err(reports::Refusal::NoSuchSurvey) => None,
                    Err(refusal) => return Err(Problem::from(refusal)),
                };
                found.push((threshold, standing));
            }
            Ok::<_, Problem>(found)
        })
        .await?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    blocks.push(Block::Lead(staff.say("alerts-lead")));
    if !found.is_empty() {
        let rows = found
            .iter()
            .map(|(threshold, standing)| row(staff, work, threshold, standing.as_ref()));
        let head = ["question", "threshold", "standing", "do"]
            .map(|id| staff.say(id))
            .to_vec();
        blocks.push(Block::Table(Table::new(staff.say("tab-alerts"), head, rows.collect())));
    }
    blocks.push(form(staff, work, typed));
    Ok(work
        .desk(staff, staff.texts.get("tab-alerts"))
        .render_with_status(status, &blocks))
}

/// Form for a new alert rule; typed values are kept after an error.
fn form(staff: &Staff, work: &SurveyContext, typed: &FormFields) -> Block {
    if work.definition().is_none() {
        return Block::Text(staff.say("draft-broken"));
    }
    let questions = work.measured();
    if questions.is_empty() {
        return Block::Text(staff.say("alerts-unmeasured"));
    }
    let options = questions.into_iter().map(|(code, prompt, reach)| {
        let (low, high) = alerts::ends(reach);
        let ends = format!("{} – {}{}", written(low), written(high), alerts::sign(reach.unit));
        (code, format!("{prompt} ({ends})"))
    });
    let value = |name: &str, usual: &str| typed.get(name).unwrap_or(usual).to_owned();
    let form = FormView::new(
        "",
        vec![
            Field::select(
                "question",
                staff.say("question"),
                value("question", ""),
                options.collect(),
            ),
            Field::input("text", "bar", staff.say("threshold-bar"), value("bar", "70"))
                .with_hint(staff.say("threshold-bar-hint"))
                .required(),
            Field::input("number", "days", staff.say("threshold-days"), value("days", "30")).required(),
            Field::input(
                "number",
                "answers_min",
                staff.say("threshold-answers"),
                value("answers_min", "20"),
            )
            .required(),
        ],
        vec![Button::named("do", "add", staff.say("add"), Tone::Main)],
    );
    Block::Card(staff.say("alert-new"), vec![Block::Form(form)])
}

fn row(staff: &Staff, work: &SurveyContext, threshold: &AlertRule, standing: Option<&AlertState>) -> Vec<Cell> {
    let known = work
        .measured()
        .into_iter()
        .find(|(code, _, _)| *code == threshold.question);
    let measure = standing.and_then(|standing| standing.measure.as_ref());
    // A question removed from the draft is shown in the unit of its responses; without any, no threshold is shown.
    let unit = known.as_ref().map(|(_, _, reach)| reach.unit);
    let unit = unit.or(measure.map(|measure| measure.unit));
    let bar = unit.map(|unit| formatted_value(staff, unit, alerts::value(unit, threshold.bar)));
    let values = [
        ("bar", bar.unwrap_or_else(|| "–".to_owned()).into()),
        ("days", i64::from(threshold.days).into()),
        ("answers", i64::from(threshold.answers_min).into()),
    ];
    let told = measure.map_or_else(
        || staff.say("no-answers"),
        |measure| {
            format!(
                "{} (n = {})",
                formatted_value(staff, measure.unit, measure.value),
                measure.n
            )
        },
    );
    let state = if standing.is_some_and(|standing| standing.is_below) {
        Cell::State("missing", format!("{} · {told}", staff.say("alert-below")))
    } else {
        Cell::State("done", told)
    };
    let remove = FormView::button(
        "",
        vec![
            Field::hidden("do", "remove"),
            Field::hidden("threshold", threshold.id.to_string()),
        ],
        staff.say("remove"),
        Tone::Danger,
    );
    vec![
        Cell::text(known.map_or_else(|| threshold.question.clone(), |(_, prompt, _)| prompt)),
        Cell::text(staff.texts.with("threshold-words", &values)),
        state,
        Cell::Forms(vec![remove]),
    ]
}
