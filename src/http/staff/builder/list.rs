//! Question list of a draft, page by page.

use crate::http::staff::current_user::CurrentUser;
use serde_json::{Value, json};

use super::condition_text;
use super::draft_form::hidden_revision;
use super::new_question::KINDS;
use crate::app::authoring::title_of;
use crate::http::staff::components::{Block, Button, Field, FormView, Item, Link, Tone, counted};
use crate::http::staff::survey::SurveyContext;

/// Blocks of one page of the survey: heading, questions, and the form that adds a question.
pub(super) fn page_blocks(
    user: &CurrentUser,
    survey: &SurveyContext,
    pages: &[Vec<&Value>],
    at: usize,
    edits: bool,
) -> Vec<Block> {
    let document = &survey.draft.definition;
    let title = document.pointer(&format!("/pages/{at}/title"));
    let title = title
        .and_then(|title| title_of(title, survey.language()))
        .unwrap_or_default();
    let mut blocks = Vec::new();
    let heading = user.texts.with("page-heading", &[("number", counted(at + 1))]);
    blocks.push(Block::Heading(if title.is_empty() {
        heading
    } else {
        format!("{heading}: {title}")
    }));
    let empty = Vec::new();
    let questions = pages.get(at).unwrap_or(&empty);
    if questions.is_empty() {
        blocks.push(Block::Quiet(user.text("page-empty")));
    }
    let items = questions.iter().map(|question| item(user, survey, question, edits));
    blocks.push(Block::Ordered {
        revision: survey.draft.revision.to_string(),
        items: items.collect(),
    });
    if edits {
        let kinds = KINDS.map(|kind| (kind.to_owned(), user.text(&format!("kind-{kind}"))));
        blocks.push(Block::Form(
            FormView::new(
                "",
                vec![
                    hidden_revision(survey),
                    Field::hidden("page", at.to_string()),
                    Field::select("kind", user.text("question-add"), "rating", kinds.to_vec()),
                ],
                vec![Button::named("do", "add", user.text("add"), Tone::Plain)],
            )
            .inline(),
        ));
        if pages.len() > 1 {
            let fields = vec![
                hidden_revision(survey),
                Field::hidden("page", at.to_string()),
                Field::line("title", user.text("page-title"), title),
            ];
            let buttons = vec![
                Button::named("do", "page-title", user.text("save"), Tone::Plain),
                Button::named("do", "remove-page", user.text("page-remove"), Tone::Danger),
            ];
            let form = Block::Form(FormView::new("", fields, buttons).inline());
            blocks.push(Block::Details(user.text("page-more"), vec![form]));
        }
    }
    blocks
}

fn item(user: &CurrentUser, survey: &SurveyContext, question: &Value, edits: bool) -> Item {
    let text = |name: &str| {
        question
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let code = text("code");
    let prompt = question
        .get("prompt")
        .and_then(|prompt| title_of(prompt, survey.language()));
    let mut facts = vec![user.text(&format!("kind-{}", text("kind")))];
    if question.get("required") == Some(&json!(true)) {
        facts.push(user.text("required"));
    }
    if let Some(measure) = question.get("measure").and_then(Value::as_str) {
        facts.push(user.text(&format!("measure-{measure}")));
    }
    let mut lines = vec![facts.join(" · ")];
    if let Some(condition) = question.get("show_if") {
        lines.push(condition_text::sentence(
            user,
            &survey.draft.definition,
            condition,
            survey.language(),
        ));
    }
    let button = |wish: &str, label: &str, tone: Tone| {
        let fields = vec![
            hidden_revision(survey),
            Field::hidden("do", wish),
            Field::hidden("question", code.clone()),
        ];
        FormView::button("", fields, user.text(label), tone)
    };
    let forms = if edits {
        vec![
            button("up", "move-up", Tone::Plain),
            button("down", "move-down", Tone::Plain),
            button("remove", "remove", Tone::Danger),
        ]
    } else {
        Vec::new()
    };
    Item {
        link: Link::new(
            format!("{}/build/{code}", survey.base()),
            prompt.unwrap_or_else(|| code.clone()),
        ),
        key: code,
        lines,
        forms,
    }
}
