//! `…/paper`: the draft as a printable form.

use serde_json::Value;

use super::access::SurveyAccess;
use super::builder::condition_text;
use super::components::{Block, Link};
use super::current_user::CurrentUser;
use crate::app::access::required::ReadDrafts;
use crate::app::authoring::title_of;
use crate::http::web::page_error::PageResult;
use crate::http::web::query::query;
use urbivox_core::survey::authoring::editing;

/// `GET …/paper`: the draft as a printable form.
pub async fn page(access: SurveyAccess<ReadDrafts>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let query = query(&user.request);
    let languages = survey.languages();
    let chosen = survey.requested_language(&user, query.get("lang"))?;
    let links = languages
        .iter()
        .map(|tag| Link::new(format!("{}/paper?lang={tag}", survey.base()), (*tag).to_owned()));
    let mut blocks = vec![Block::Links(links.collect())];
    let document = &survey.draft.definition;
    if let Some(intro) = document.get("intro").and_then(|intro| title_of(intro, chosen)) {
        blocks.push(Block::Text(intro));
    }
    let questions = editing::pages(document).into_iter().flatten();
    for (number, question) in (1..).zip(questions) {
        blocks.extend(printable_question(&user, document, (number, question), chosen));
    }
    let title = document
        .get("title")
        .and_then(|title| title_of(title, chosen))
        .unwrap_or_else(|| survey.title());
    Ok(survey.layout(&user, title).send(&blocks))
}

/// Printable question: boxes to tick and lines to write on.
fn printable_question(
    user: &CurrentUser,
    document: &Value,
    (number, question): (i32, &Value),
    language: &str,
) -> Vec<Block> {
    let localized_text = |value: Option<&Value>| value.and_then(|text| title_of(text, language));
    let code = |of: &Value| of.get("code").and_then(Value::as_str).unwrap_or_default().to_owned();
    let prompt = localized_text(question.get("prompt")).unwrap_or_else(|| code(question));
    let mut blocks = vec![Block::Heading(format!("{number}. {prompt}"))];
    if let Some(hint) = localized_text(question.get("hint")) {
        blocks.push(Block::Quiet(hint));
    }
    if let Some(condition) = question.get("show_if") {
        let condition = condition_text::sentence(user, document, condition, language);
        blocks.push(Block::Quiet(condition));
    }
    let end = |name: &str| question.pointer(&format!("/scale/{name}")).and_then(Value::as_i64);
    let points: Vec<String> = match (end("from"), end("to")) {
        (Some(from), Some(to)) => (from..=to)
            .take(101)
            .map(|point| {
                let label = question.get("labels").and_then(|labels| labels.get(point.to_string()));
                match localized_text(label) {
                    Some(label) => format!("☐\u{a0}{point}\u{a0}{label}"),
                    None => format!("☐\u{a0}{point}"),
                }
            })
            .collect(),
        _no_scale => Vec::new(),
    };
    let rows = question.get("rows").and_then(Value::as_array);
    for row in rows.into_iter().flatten() {
        let label = localized_text(row.get("label")).unwrap_or_else(|| code(row));
        blocks.push(Block::Text(format!("{label}: {}", points.join("\u{2003} "))));
    }
    if rows.is_none() && !points.is_empty() {
        blocks.push(Block::Text(points.join("\u{2003} ")));
    }
    let options = question.get("options").and_then(Value::as_array);
    for option in options.into_iter().flatten() {
        let label = localized_text(option.get("label")).unwrap_or_else(|| code(option));
        let line = if option.get("other_text").is_some() {
            " ______________________"
        } else {
            ""
        };
        blocks.push(Block::Text(format!("☐ {label}{line}")));
    }
    let kind = question.get("kind").and_then(Value::as_str).unwrap_or_default();
    if matches!(kind, "text" | "number" | "date" | "email") {
        let lines = if kind == "text" { 3 } else { 1 };
        let line = "_".repeat(60);
        blocks.extend((0..lines).map(|_| Block::Text(line.clone())));
    }
    blocks
}
