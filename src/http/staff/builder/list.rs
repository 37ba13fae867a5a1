//! Question list of a draft, page by page.

use serde_json::{Value, json};

use super::{KINDS, condition_text, hidden_revision};
use crate::app::authoring::title_of;
use crate::http::staff::auth::Staff;
use crate::http::staff::components::{Block, Button, Field, FormView, Item, Link, Tone, counted};
use crate::http::staff::survey::SurveyContext;

/// Blocks of one page of the survey: heading, questions, and the form that adds a question.
pub(super) fn page_blocks(
    staff: &Staff,
    work: &SurveyContext,
    pages: &[Vec<&Value>],
    at: usize,
    edits: bool,
) -> Vec<Block> {
    let document = &work.draft.definition;
    let title = document.pointer(&format!("/pages/{at}/title"));
    let title = title
        .and_then(|title| title_of(title, work.language()))
        .unwrap_or_default();
    let mut blocks = Vec::new();
    let heading = staff.texts.with("page-heading", &[("number", counted(at + 1))]);
    blocks.push(Block::Heading(if title.is_empty() {
        heading
    } else {
        format!("{heading}: {title}")
    }));
    let empty = Vec::new();
    let questions = pages.get(at).unwrap_or(&empty);
    if questions.is_empty() {
        blocks.push(Block::Quiet(staff.say("page-empty")));
    }
    let items = questions.iter().map(|question| item(staff, work, question, edits));
    blocks.push(Block::Ordered {
        revision: work.draft.revision.to_string(),
        items: items.collect(),
    });
    if edits {
        let kinds = KINDS.map(|kind| (kind.to_owned(), staff.say(&format!("kind-{kind}"))));
        blocks.push(Block::Form(
            FormView::new(
                "",
                vec![
                    hidden_revision(work),
                    Field::hidden("page", at.to_string()),
                    Field::select("kind", staff.say("question-add"), "rating", kinds.to_vec()),
                ],
                vec![Button::named("do", "add", staff.say("add"), Tone::Plain)],
            )
            .narrow(),
        ));
        if pages.len() > 1 {
            let fields = vec![
                hidden_revision(work),
                Field::hidden("page", at.to_string()),
                Field::line("title", staff.say("page-title"), title),
            ];
            let buttons = vec![
                Button::named("do", "page-title", staff.say("save"), Tone::Plain),
                Button::named("do", "remove-page", staff.say("page-remove"), Tone::Danger),
            ];
            let form = Block::Form(FormView::new("", fields, buttons).narrow());
            blocks.push(Block::Details(staff.say("page-more"), vec![form]));
        }
    }
    blocks
}

fn item(staff: &Staff, work: &SurveyContext, question: &Value, edits: bool) -> Item {
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
        .and_then(|prompt| title_of(prompt, work.language()));
    let mut facts = vec![staff.say(&format!("kind-{}", text("kind")))];
    if question.get("required") == Some(&json!(true)) {
        facts.push(staff.say("required"));
    }
    if let Some(measure) = question.get("measure").and_then(Value::as_str) {
        facts.push(staff.say(&format!("measure-{measure}")));
    }
    let mut lines = vec![facts.join(" · ")];
    if let Some(condition) = question.get("show_if") {
        lines.push(condition_text::sentence(
            staff,
            &work.draft.definition,
            condition,
            work.language(),
        ));
    }
    let button = |wish: &str, label: &str, tone: Tone| {
        let fields = vec![
            hidden_revision(work),
            Field::hidden("do", wish),
            Field::hidden("question", code.clone()),
        ];
        FormView::button("", fields, staff.say(label), tone)
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
            format!("{}/build/{code}", work.base()),
            prompt.unwrap_or_else(|| code.clone()),
        ),
        key: code,
        lines,
        forms,
    }
}
