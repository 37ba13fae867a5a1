//! `…/actions`: improvement actions ("you said, we did").

use super::access::SurveyAccess;
use super::current_user::CurrentUser;
use super::forms::Form;
use super::redirect::see_other;
use crate::app::access::required::{EditSurveys, ReadDrafts};
use actix_web::http::StatusCode;

use super::components::{Block, Button, Field, FormView, Tone};
use super::forms::{FormAction, FormReader};
use super::survey::SurveyContext;
use crate::app::access::Permission;
use crate::app::improvement_actions;
use crate::app::improvement_actions::{ActionEffect, ImprovementAction};
use crate::app::reports;
use crate::app::reports::disclosure::Audience;
use crate::http::problem::Problem;
use crate::http::web::change_text;
use crate::http::web::page_error::PageResult;
use jiff::civil::Date;
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::definition::civil_day;

/// Actions of the improvement action forms.
#[derive(Clone, Copy)]
pub enum ActionsAction {
    /// Adds one.
    Add,
    /// Saves it.
    Save,
    /// Removes it.
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
pub async fn page(access: SurveyAccess<ReadDrafts>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    show(&user, &survey, StatusCode::OK, Vec::new()).await
}

/// `POST …/actions`: adds, changes or removes an improvement action.
pub async fn change(access: SurveyAccess<EditSurveys>, form: Form<ActionsAction>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let (action, fields) = form.read(&user).await?;
    let path = survey.path.clone();
    let id = match action {
        ActionsAction::Remove => {
            let id = user.id(&fields, "action")?;
            user.run(move |app| improvement_actions::remove(app, &path, id)).await?;
            return Ok(see_other(&format!("{}/actions?done=removed", survey.base())));
        }
        // 0 is the id of a new improvement action, so it cannot be saved as an existing one.
        ActionsAction::Save => match user.id(&fields, "action")? {
            0 => return Err(user.unclear_form()),
            id => id,
        },
        ActionsAction::Add => 0,
    };
    match read(&user, &survey, &fields, id) {
        Ok(action) => {
            user.run(move |app| improvement_actions::save(app, &path, &action))
                .await?;
            Ok(see_other(&format!("{}/actions?done=saved", survey.base())))
        }
        Err(wrong) => show(&user, &survey, StatusCode::UNPROCESSABLE_ENTITY, wrong).await,
    }
}

/// Parses an improvement action, or lists the invalid fields with a message each.
fn read(
    user: &CurrentUser,
    survey: &SurveyContext,
    fields: &FormFields,
    id: i64,
) -> Result<ImprovementAction, Vec<(String, String)>> {
    let mut reader = FormReader::new(user, fields);
    let action = ImprovementAction {
        id,
        question: reader.text("question").to_owned(),
        said: reader.text("said").to_owned(),
        did: reader.text("did").to_owned(),
        done_on: civil_day::parse(reader.text("done_on")),
        decided_on: civil_day::parse(reader.text("decided_on")),
        effective_from: civil_day::parse(reader.text("effective_from")),
        is_public: reader.flag("public"),
    };
    for (name, text) in [("said", &action.said), ("did", &action.did)] {
        if text.is_empty() || text.chars().count() > improvement_actions::TEXT_CHARS_MAX {
            reader.refuse(name, &format!("bad-{name}"));
        }
    }
    let days = [
        ("done_on", action.done_on),
        ("decided_on", action.decided_on),
        ("effective_from", action.effective_from),
    ];
    for (name, day) in days {
        if day.is_none() && !reader.text(name).is_empty() {
            reader.refuse(name, "bad-day");
        }
    }
    if action
        .decided_on
        .zip(action.done_on)
        .is_some_and(|(decided, done)| decided > done)
    {
        reader.refuse("decided_on", "bad-decided-on");
    }
    let decided = action.decided_on.or(action.done_on);
    if action
        .effective_from
        .zip(decided)
        .is_some_and(|(effective, decided)| effective < decided)
    {
        reader.refuse("effective_from", "bad-effective-from");
    }
    let is_offered = |code: &str| survey.measured().iter().any(|(known, _, _)| known == code);
    if !action.question.is_empty() && !is_offered(&action.question) {
        reader.refuse("question", "bad-question");
    }
    let wrong = reader.wrong();
    if wrong.is_empty() { Ok(action) } else { Err(wrong) }
}

async fn show(
    user: &CurrentUser,
    survey: &SurveyContext,
    status: StatusCode,
    errors: Vec<(String, String)>,
) -> PageResult {
    let path = survey.path.clone();
    let actions = user
        .run(move |app| {
            let mut actions = Vec::new();
            for action in improvement_actions::list(app, &path)? {
                let effect = match improvement_actions::effect(app, &path, &action, Audience::Staff) {
                    Ok(effect) => effect,
                    // A survey that was never published has no responses, before or after.
                    Err(reports::ReportError::NoSuchSurvey) => None,
                    Err(refusal) => return Err(Problem::from(refusal)),
                };
                actions.push((action, effect));
            }
            improvement_actions::test_together(actions.iter_mut().filter_map(|(_, effect)| effect.as_mut()));
            Ok::<_, Problem>(actions)
        })
        .await?;
    let mut blocks = Vec::new();
    if !errors.is_empty() {
        blocks.push(Block::Errors(user.text("errors-title"), errors));
    }
    blocks.push(Block::Lead(user.text(if actions.is_empty() {
        "actions-none"
    } else {
        "actions-lead"
    })));
    if !actions.is_empty() {
        blocks.push(Block::Quiet(user.text("actions-caution")));
    }
    if actions.iter().any(|(_, effect)| effect.is_some()) {
        blocks.push(Block::Quiet(user.text("figures-note")));
    }
    let edits = user.may(Permission::EditSurveys, Some(&survey.path.city));
    for (action, effect) in &actions {
        blocks.push(card(user, survey, action, effect.as_ref(), edits));
    }
    if edits {
        blocks.push(Block::Card(
            user.text("action-new"),
            vec![Block::Form(form(user, survey, None))],
        ));
    }
    Ok(survey
        .layout(user, user.texts.get("tab-actions"))
        .render_with_status(status, &blocks))
}

fn card(
    user: &CurrentUser,
    survey: &SurveyContext,
    action: &ImprovementAction,
    effect: Option<&ActionEffect>,
    edits: bool,
) -> Block {
    let mut inner = vec![
        Block::Text(format!("{}: {}", user.text("said"), action.said)),
        Block::Text(format!("{}: {}", user.text("did"), action.did)),
    ];
    let days = [
        ("decided-on", action.decided_on),
        ("done-on", action.done_on),
        ("effective-from", action.effective_from),
    ];
    let mut facts: Vec<String> = days
        .into_iter()
        .filter_map(|(id, day)| Some(format!("{}: {}", user.text(id), user.day(day?))))
        .collect();
    if action.done_on.is_none() {
        facts.push(user.text("planned"));
    }
    facts.push(user.text(if action.is_public { "is-public" } else { "is-not-public" }));
    inner.push(Block::Quiet(facts.join(" · ")));
    if let Some(effect) = effect {
        inner.push(Block::Text(effect_text(user, effect)));
    }
    if edits {
        let remove = FormView::button(
            "",
            vec![
                Field::hidden("do", "remove"),
                Field::hidden("action", action.id.to_string()),
            ],
            user.text("remove"),
            Tone::Danger,
        );
        let change = vec![Block::Form(form(user, survey, Some(action))), Block::Form(remove)];
        inner.push(Block::Details(user.text("change-it"), change));
    }
    Block::Card(String::new(), inner)
}

/// Measure before and after, and the finding about its change.
fn effect_text(user: &CurrentUser, effect: &ActionEffect) -> String {
    let one = |measure: &Option<MeasureValue>| {
        measure
            .as_ref()
            .map_or_else(|| user.text("no-answers"), |measure| user.value_with_n(measure))
    };
    let period = |(first, last): (Date, Date)| format!("{} – {}", user.day(first), user.day(last));
    let values = [
        ("before", one(&effect.before).into()),
        ("after", one(&effect.after).into()),
        ("before_period", period(effect.before_period).into()),
        ("after_period", period(effect.after_period).into()),
    ];
    let values_text = user.texts.with("before-after", &values);
    let Some(measure) = &effect.after else {
        return values_text;
    };
    let found = match &effect.change {
        Some(change) => {
            let id = format!("effect-{}", change.finding.name());
            user.texts.with(&id, &change_text::values(user.texts, measure, change))
        }
        None => {
            let Some(reason) = effect.not_compared() else {
                return values_text;
            };
            let (first, last) = effect.before_period;
            let period = [("from", user.day(first).into()), ("to", user.day(last).into())];
            user.texts.with(&format!("not-compared-{}", reason.name()), &period)
        }
    };
    format!("{values_text} {found}")
}

fn form(user: &CurrentUser, survey: &SurveyContext, action: Option<&ImprovementAction>) -> FormView {
    let value = |read: fn(&ImprovementAction) -> String| action.map(read).unwrap_or_default();
    let mut questions = vec![(String::new(), user.text("measure-none"))];
    questions.extend(survey.measured().into_iter().map(|(code, prompt, _)| (code, prompt)));
    FormView::new(
        "",
        vec![
            Field::hidden("do", if action.is_some() { "save" } else { "add" }),
            Field::hidden("action", value(|action| action.id.to_string())),
            Field::area(2, "said", user.text("said"), value(|action| action.said.clone())).required(),
            Field::area(2, "did", user.text("did"), value(|action| action.did.clone())).required(),
            Field::input(
                "date",
                "done_on",
                user.text("done-on"),
                value(|action| action.done_on.map(|day| day.to_string()).unwrap_or_default()),
            )
            .with_hint(user.text("done-on-hint")),
            Field::input(
                "date",
                "decided_on",
                user.text("decided-on"),
                value(|action| action.decided_on.map(|day| day.to_string()).unwrap_or_default()),
            )
            .with_hint(user.text("decided-on-hint")),
            Field::input(
                "date",
                "effective_from",
                user.text("effective-from"),
                value(|action| action.effective_from.map(|day| day.to_string()).unwrap_or_default()),
            )
            .with_hint(user.text("effective-from-hint")),
            Field::select(
                "question",
                user.text("action-question"),
                value(|action| action.question.clone()),
                questions,
            ),
            Field::check(
                "public",
                user.text("action-public"),
                action.is_some_and(|action| action.is_public),
            ),
        ],
        vec![Button::primary(user.text("save"))],
    )
}
