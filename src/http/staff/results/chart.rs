//! `…/chart`: control charts of the survey's measures, and their baselines.

use std::sync::Arc;

use actix_web::http::StatusCode;

use super::chart_blocks;
use super::labels::localized_text;
use crate::app::access::Permission;
use crate::app::access::required::{EditSurveys, ReadAggregates};
use crate::app::authoring::AuthoringError;
use crate::app::baselines;
use crate::app::baselines::{Baseline, REASON_CHARS_MAX};
use crate::app::catalogue::PublishedSurvey;
use crate::app::reports::ReportError;
use crate::app::reports::control_chart::{QuestionChart, charted_questions, control_chart};
use crate::app::reports::disclosure::Audience;
use crate::http::problem::Problem;
use crate::http::staff::access::SurveyAccess;
use crate::http::staff::components::field::element_id;
use crate::http::staff::components::{Block, Button, Field, FormView, Tone};
use crate::http::staff::current_user::CurrentUser;
use crate::http::staff::forms::{Form, FormAction, FormReader};
use crate::http::staff::redirect::see_other;
use crate::http::staff::survey::SurveyContext;
use crate::http::web::page_error::{PageError, PageResult};
use crate::http::web::query::query;
use urbivox_core::measure::change::chart_points::BASELINE_POINTS;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::definition::civil_day;

/// Actions of the forms of baselines.
#[derive(Clone, Copy)]
pub enum BaselinesAction {
    /// Sets a baseline.
    Add,
    /// Removes a baseline.
    Remove,
}

impl FormAction for BaselinesAction {
    const ALL: &'static [(&'static str, BaselinesAction)] =
        &[("add", BaselinesAction::Add), ("remove", BaselinesAction::Remove)];
}

/// `GET …/chart`.
pub async fn page(access: SurveyAccess<ReadAggregates>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let question = query(&user.request).get("question").map(str::to_owned);
    let unsent = FormFields::default();
    show(&user, &survey, question, (StatusCode::OK, Vec::new()), &unsent).await
}

/// `POST …/chart`: sets or removes a baseline.
pub async fn change_baselines(access: SurveyAccess<EditSurveys>, form: Form<BaselinesAction>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let (action, fields) = form.read(&user).await?;
    let path = survey.path.clone();
    let question = fields.get("question").unwrap_or_default().to_owned();
    let back = |done: &str| {
        let mut address = form_urlencoded::Serializer::new(String::new());
        address.append_pair("question", &question).append_pair("done", done);
        see_other(&format!("{}/chart?{}", survey.base(), address.finish()))
    };
    match action {
        BaselinesAction::Remove => {
            let id = user.id(&fields, "baseline")?;
            user.run(move |app| baselines::remove(app, &path, id)).await?;
            Ok(back("removed"))
        }
        BaselinesAction::Add => {
            let wrong = match read(&user, &survey, &fields).await? {
                Ok(baseline) => match user.attempt(move |app| baselines::set(app, &path, &baseline)).await? {
                    Ok(()) => return Ok(back("saved")),
                    Err(AuthoringError::Exists(_)) => {
                        vec![(element_id("first_day"), user.text("bad-baseline-day"))]
                    }
                    Err(refusal) => return Err(user.refuse(&refusal.into())),
                },
                Err(wrong) => wrong,
            };
            let refused = (StatusCode::UNPROCESSABLE_ENTITY, wrong);
            show(&user, &survey, Some(question.clone()), refused, &fields).await
        }
    }
}

/// Parses a baseline, or lists the invalid fields with a message each. A question without a chart is refused.
async fn read(
    user: &CurrentUser,
    survey: &SurveyContext,
    fields: &FormFields,
) -> Result<Result<Baseline, Vec<(String, String)>>, PageError> {
    let published = published(user, survey).await?;
    let mut reader = FormReader::new(user, fields);
    let code = reader.text("question");
    let is_charted = published.is_some_and(|published| {
        let mut charted = charted_questions(&published.current().definition);
        charted.any(|(question, ..)| question.code.as_str() == code)
    });
    if !is_charted {
        return Err(user.unclear_form());
    }
    let first_day = civil_day::parse(reader.text("first_day"));
    if first_day.is_none() {
        reader.refuse("first_day", "bad-day");
    }
    let reason = reader.text("reason");
    if reason.is_empty() || reason.chars().count() > REASON_CHARS_MAX {
        reader.refuse("reason", "bad-baseline-reason");
    }
    let wrong = reader.wrong();
    Ok(match first_day {
        Some(first_day) if wrong.is_empty() => Ok(Baseline {
            id: 0,
            question: code.to_owned(),
            first_day,
            reason: reason.to_owned(),
        }),
        _ => Err(wrong),
    })
}

async fn published(user: &CurrentUser, survey: &SurveyContext) -> Result<Option<Arc<PublishedSurvey>>, PageError> {
    let path = survey.path.clone();
    user.run(move |app| app.catalogue.find(&app.storage, &path)).await
}

async fn show(
    user: &CurrentUser,
    survey: &SurveyContext,
    question: Option<String>,
    (status, errors): (StatusCode, Vec<(String, String)>),
    typed: &FormFields,
) -> PageResult {
    let layout = survey.layout(user, user.text("control-chart"));
    let Some(published) = published(user, survey).await? else {
        return Ok(layout.send(&[Block::Lead(user.text("results-none"))]));
    };
    let audience = Audience::of(Some(user.principal()), &survey.path.city);
    let (path, requested) = (survey.path.clone(), question.clone());
    let chart = user.report(&survey.path.city, move |app| {
        let chart = control_chart(app, &path, requested.as_deref(), BASELINE_POINTS, audience)?;
        Ok::<_, ReportError>(chart)
    });
    let Some(chart) = chart.await? else {
        return match question {
            Some(_unknown) => Err(user.refuse(&Problem::no_such_page())),
            None => Ok(layout.send(&[Block::Lead(user.text("control-chart-unmeasured"))])),
        };
    };
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    blocks.extend(chart_blocks::blocks(
        user,
        &chart,
        &prompt(user, &published, &chart.question),
    ));
    blocks.extend(question_form(user, survey, &published, &chart));
    if user.may(Permission::EditSurveys, Some(&survey.path.city)) {
        blocks.push(baselines_card(user, &chart, typed));
    }
    Ok(layout.render_with_status(status, &blocks))
}

/// Prompt of a question of the newest version; its code without one.
fn prompt(user: &CurrentUser, published: &PublishedSurvey, code: &str) -> String {
    let definition = published.current().definition.as_ref();
    let question = definition.question(code);
    let prompt = question.and_then(|question| localized_text(user, definition, question.prompt.as_ref()));
    prompt.unwrap_or(code).to_owned()
}

/// Form that chooses the question; `None` when only one has a chart.
fn question_form(
    user: &CurrentUser,
    survey: &SurveyContext,
    published: &PublishedSurvey,
    chart: &QuestionChart,
) -> Option<Block> {
    let charted = charted_questions(&published.current().definition).map(|(question, ..)| {
        let code = question.code.to_string();
        let prompt = prompt(user, published, &code);
        (code, prompt)
    });
    let charted: Vec<(String, String)> = charted.collect();
    (charted.len() > 1).then(|| {
        let field = Field::select("question", user.text("question"), chart.question.clone(), charted);
        let address = format!("{}/chart", survey.base());
        Block::Form(FormView::query(
            address,
            vec![field],
            vec![Button::primary(user.text("show"))],
        ))
    })
}

/// Baselines of the question, and the form for a new one; typed values are kept after an error.
fn baselines_card(user: &CurrentUser, chart: &QuestionChart, typed: &FormFields) -> Block {
    let mut blocks = Vec::new();
    if !chart.baselines.is_empty() {
        blocks.push(chart_blocks::baselines(user, chart));
    }
    let value = |name: &str| typed.get(name).unwrap_or_default().to_owned();
    let form = FormView::new(
        "",
        vec![
            Field::hidden("question", chart.question.clone()),
            Field::input("date", "first_day", user.text("baseline-first-day"), value("first_day"))
                .with_hint(user.text("baseline-first-day-hint"))
                .required(),
            Field::line("reason", user.text("baseline-reason"), value("reason")).required(),
        ],
        vec![Button::named("do", "add", user.text("baseline-new"), Tone::Primary)],
    );
    blocks.push(Block::Form(form));
    Block::Card(user.text("baselines-title"), blocks)
}
