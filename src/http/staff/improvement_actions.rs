//! `…/actions`: improvement actions ("you said, we did").

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::auth::{PageResult, Staff, see_other, sent};
use super::components::{Block, Button, Field, FormView, Tone};
use super::forms::{FormAction, FormReader};
use super::results::formatted_value;
use super::survey::SurveyContext;
use crate::app::access::Permission;
use crate::app::improvement_actions;
use crate::app::improvement_actions::{ActionEffect, ImprovementAction};
use crate::app::reports;
use crate::app::reports::disclosure::Audience;
use crate::http::citizen::form_body::Form;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::definition::civil_day;

/// Actions of the improvement action forms.
#[derive(Clone, Copy)]
enum ActionsAction {
    Add,
    Save,
    Remove,
}

impl FormAction for ActionsAction {
    const ALL: &'static [(&'static str, ActionsAction)] = &[
        ("add", ActionsAction::Add),
        ("save", ActionsAction::Save),
        ("remove", ActionsAction::Remove),
    ];
}

/// `GET …/actions`.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    sent(
        async {
            let staff = Staff::of(&site, &request).await?;
            let work = SurveyContext::of(&staff, &request).await?;
            show(&staff, &work, StatusCode::OK, Vec::new()).await
        }
        .await,
    )
}

/// `POST …/actions`: adds, changes or removes an improvement action.
pub async fn change(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    sent(try_change(&site, &request, form).await)
}

async fn try_change(site: &HttpState, request: &HttpRequest, form: Form) -> PageResult {
    let staff = Staff::of(site, request).await?;
    let work = SurveyContext::for_editing(&staff, request).await?;
    let fields = staff.read(form).await?;
    let path = work.path.clone();
    let id = match staff.action(&fields)? {
        ActionsAction::Remove => {
            let id = staff.id(&fields, "action")?;
            staff
                .run(move |app| improvement_actions::remove(app, &path, id))
                .await?;
            return Ok(see_other(&format!("{}/actions?done=removed", work.base())));
        }
        // 0 is the id of a new improvement action, so it cannot be saved as an existing one.
        ActionsAction::Save => match staff.id(&fields, "action")? {
            0 => return Err(staff.unclear_form()),
            id => id,
        },
        ActionsAction::Add => 0,
    };
    match read(&staff, &work, &fields, id) {
        Ok(action) => {
            staff
                .run(move |app| improvement_actions::save(app, &path, &action))
                .await?;
            Ok(see_other(&format!("{}/actions?done=saved", work.base())))
        }
        Err(wrong) => show(&staff, &work, StatusCode::UNPROCESSABLE_ENTITY, wrong).await,
    }
}

/// Parses an improvement action, or lists the invalid fields with a message each.
fn read(
    staff: &Staff,
    work: &SurveyContext,
    fields: &FormFields,
    id: i64,
) -> Result<ImprovementAction, Vec<(String, String)>> {
    let mut reader = FormReader::new(staff, fields);
    let action = ImprovementAction {
        id,
        question: reader.text("question").to_owned(),
        said: reader.text("said").to_owned(),
        did: reader.text("did").to_owned(),
        done_on: civil_day::parse(reader.text("done_on")),
        is_public: reader.flag("public"),
    };
    for (name, text) in [("said", &action.said), ("did", &action.did)] {
        if text.is_empty() || text.chars().count() > improvement_actions::TEXT_CHARS_MAX {
            reader.refuse(name, &format!("bad-{name}"));
        }
    }
    if action.done_on.is_none() && !reader.text("done_on").is_empty() {
        reader.refuse("done_on", "bad-day");
    }
    let is_offered = |code: &str| work.measured().iter().any(|(known, _, _)| known == code);
    if !action.question.is_empty() && !is_offered(&action.question) {
        reader.refuse("question", "bad-question");
    }
    let wrong = reader.wrong();
    if wrong.is_empty() { Ok(action) } else { Err(wrong) }
}

async fn show(staff: &Staff, work: &SurveyContext, status: StatusCode, errors: Vec<(String, String)>) -> PageResult {
    let path = work.path.clone();
    let found = staff
        .run(move |app| {
            let mut found = Vec::new();
            for action in improvement_actions::list(app, &path)? {
                let effect = match improvement_actions::effect(app, &path, &action, Audience::Staff) {
                    Ok(effect) => effect,
                    // A survey that was never published has no responses, before or after.
                    Err(reports::Refusal::NoSuchSurvey) => None,
                    Err(refusal) => return Err(Problem::from(refusal)),
                };
                found.push((action, effect));
            }
            Ok::<_, Problem>(found)
        })
        .await?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(staff.say("errors-title"), errors));
    }
    blocks.push(Block::Lead(staff.say(if found.is_empty() {
        "actions-none"
    } else {
        "actions-lead"
    })));
    let edits = staff.may(Permission::EditSurveys, Some(&work.path.city));
    for (action, effect) in &found {
        blocks.push(card(staff, work, action, effect.as_ref(), edits));
    }
    if edits {
        blocks.push(Block::Card(
            staff.say("action-new"),
            vec![Block::Form(form(staff, work, None))],
        ));
    }
    Ok(work
        .desk(staff, staff.texts.get("tab-actions"))
        .render_with_status(status, &blocks))
}

fn card(
    staff: &Staff,
    work: &SurveyContext,
    action: &ImprovementAction,
    effect: Option<&ActionEffect>,
    edits: bool,
) -> Block {
    let mut inner = vec![
        Block::Text(format!("{}: {}", staff.say("said"), action.said)),
        Block::Text(format!("{}: {}", staff.say("did"), action.did)),
    ];
    let done = action
        .done_on
        .map_or_else(|| staff.say("planned"), |day| day.to_string());
    let public = staff.say(if action.is_public { "is-public" } else { "is-not-public" });
    inner.push(Block::Quiet(format!("{done} · {public}")));
    if let Some(effect) = effect {
        inner.push(Block::Text(told(staff, effect)));
    }
    if edits {
        let remove = FormView::button(
            "",
            vec![
                Field::hidden("do", "remove"),
                Field::hidden("action", action.id.to_string()),
            ],
            staff.say("remove"),
            Tone::Danger,
        );
        let change = vec![Block::Form(form(staff, work, Some(action))), Block::Form(remove)];
        inner.push(Block::Details(staff.say("change-it"), change));
    }
    Block::Card(String::new(), inner)
}

/// Measure before and after, and whether the change is significant.
fn told(staff: &Staff, effect: &ActionEffect) -> String {
    let one = |measure: &Option<MeasureValue>| {
        measure.as_ref().map_or_else(
            || staff.say("no-answers"),
            |measure| {
                format!(
                    "{} (n = {})",
                    formatted_value(staff, measure.unit, measure.value),
                    measure.n
                )
            },
        )
    };
    let values = [
        ("before", one(&effect.before).into()),
        ("after", one(&effect.after).into()),
    ];
    let told = staff.texts.with("before-after", &values);
    let change = match &effect.change {
        Some(change) if change.is_significant() && change.difference > 0.0 => "effect-up",
        Some(change) if change.is_significant() => "effect-down",
        Some(_) => "effect-open",
        None => return told,
    };
    format!("{told} {}", staff.say(change))
}

fn form(staff: &Staff, work: &SurveyContext, action: Option<&ImprovementAction>) -> FormView {
    let value = |read: fn(&ImprovementAction) -> String| action.map(read).unwrap_or_default();
    let mut questions = vec![(String::new(), staff.say("measure-none"))];
    questions.extend(work.measured().into_iter().map(|(code, prompt, _)| (code, prompt)));
    FormView::new(
        "",
        vec![
            Field::hidden("do", if action.is_some() { "save" } else { "add" }),
            Field::hidden("action", value(|action| action.id.to_string())),
            Field::area(2, "said", staff.say("said"), value(|action| action.said.clone())).required(),
            Field::area(2, "did", staff.say("did"), value(|action| action.did.clone())).required(),
            Field::input(
                "date",
                "done_on",
                staff.say("done-on"),
                value(|action| action.done_on.map(|day| day.to_string()).unwrap_or_default()),
            )
            .with_hint(staff.say("done-on-hint")),
            Field::select(
                "question",
                staff.say("action-question"),
                value(|action| action.question.clone()),
                questions,
            ),
            Field::check(
                "public",
                staff.say("action-public"),
                action.is_some_and(|action| action.is_public),
            ),
        ],
        vec![Button::main(staff.say("save"))],
    )
}
