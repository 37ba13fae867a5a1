//! `…/held`: the moderation queue, whose responses are counted or deleted.

use serde_json::Value;

use super::access::SurveyAccess;
use super::components::{Block, Button, Field, FormView, Tone};
use super::current_user::CurrentUser;
use super::forms::{Form, FormAction};
use super::layout::survey_base_path;
use super::redirect::see_other;
use super::survey::SurveyContext;
use crate::app::access::Permission;
use crate::app::access::required::{ModerateResponses, ReadResponses};
use crate::app::moderation;
use crate::http::problem::Problem;
use crate::http::web::page_error::{PageError, PageResult};

/// Actions of the moderation forms.
#[derive(Clone, Copy)]
pub enum HeldAction {
    /// Counts the response.
    Accept,
    /// Deletes the response.
    Reject,
}

impl FormAction for HeldAction {
    const ALL: &'static [(&'static str, HeldAction)] =
        &[("accept", HeldAction::Accept), ("reject", HeldAction::Reject)];
}

/// Held responses per page.
const PAGE: i64 = 50;

/// `GET …/held`.
pub async fn page(access: SurveyAccess<ReadResponses>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let path = survey.path.clone();
    let held = user.run(move |app| moderation::list(app, &path, 0, PAGE)).await?;
    let mut blocks = vec![Block::Lead(user.text(if held.is_empty() {
        "held-none"
    } else {
        "held-lead"
    }))];
    let edits = user.may(Permission::ModerateResponses, Some(&survey.path.city));
    for one in &held {
        blocks.push(card(&user, &survey, one, edits)?);
    }
    Ok(survey.layout(&user, user.texts.get("tab-held")).send(&blocks))
}

fn card(
    user: &CurrentUser,
    survey: &SurveyContext,
    held: &moderation::HeldResponse,
    edits: bool,
) -> Result<Block, PageError> {
    let Some(answers) = held.answers.as_object() else {
        // Staff cannot decide about answers that are not shown.
        let cause = format!("the answers of held response {} are not a JSON object", held.id);
        return Err(user.refuse(&Problem::broken(&cause)));
    };
    let facts = [
        user.time(held.submitted_at),
        held.placement.clone(),
        held.language.clone(),
        user.text(&format!("suspicion-{}", held.doubt)),
    ];
    let mut inner = vec![Block::Quiet(facts.join(" · "))];
    for (code, answer) in answers {
        let text = answer.as_str().map_or_else(|| plain(answer), str::to_owned);
        inner.push(Block::Quote {
            language: held.language.clone(),
            text: format!("{}: {text}", survey.prompt(code)),
        });
    }
    if edits {
        let fields = vec![Field::hidden("held", held.id.to_string())];
        let buttons = vec![
            Button::named("do", "accept", user.text("held-accept"), Tone::Primary),
            Button::named("do", "reject", user.text("held-reject"), Tone::Danger),
        ];
        inner.push(Block::Form(FormView::new("", fields, buttons)));
    }
    Ok(Block::Card(String::new(), inner))
}

fn plain(answer: &Value) -> String {
    match answer {
        Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::String(text) => text.clone(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => answer.to_string(),
    }
}

/// `POST …/held`: accepts a held response, or deletes it.
pub async fn decide(access: SurveyAccess<ModerateResponses>, form: Form<HeldAction>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let path = survey.path.clone();
    let (action, fields) = form.read(&user).await?;
    let id = user.id(&fields, "held")?;
    let base = survey_base_path(&path);
    user.run(move |app| match action {
        HeldAction::Accept => moderation::accept(app, &path, id),
        HeldAction::Reject => moderation::reject(app, &path, id),
    })
    .await?;
    let done = match action {
        HeldAction::Accept => "accepted",
        HeldAction::Reject => "rejected",
    };
    Ok(see_other(&format!("{base}/held?done={done}")))
}
