//! Parsing of the pages of a survey.
//!
//! There are two steps: first everything except conditions, then the conditions, which can refer to any question and
//! need its kind.

use std::collections::HashMap;

use super::condition::{Condition, Scope};
use super::localized::Localized;
use super::page::Page;
use super::parse_context::{JsonNode, JsonObject, ParseContext};
use super::question::Question;
use crate::survey::limits::{PAGES_MAX, QUESTIONS_MAX, SEGMENTS_MAX, TITLE_CHARS_MAX};

/// Pages before their conditions are parsed.
#[derive(Default)]
struct UnparsedPages<'a> {
    pages: Vec<UnparsedPage<'a>>,
    /// JSON of every question, valid or not.
    written: Vec<JsonNode<'a>>,
    /// The same questions after parsing; `None` if invalid.
    questions: Vec<Option<Question>>,
}

struct UnparsedPage<'a> {
    object: JsonObject<'a>,
    /// Positions of the questions of this page.
    questions: std::ops::Range<usize>,
}

/// Parses the field `pages` of a definition. Without it, a survey has no pages.
pub(crate) fn read_pages(definition: &JsonObject<'_>, context: &mut ParseContext) -> Vec<Page> {
    let Some(node) = definition.optional("pages") else {
        return Vec::new();
    };
    let Some(pages) = node.list(PAGES_MAX, context) else {
        return Vec::new();
    };
    let mut outline = UnparsedPages::default();
    for page in pages {
        outline.read_page(&page, context);
    }
    check_codes(&outline, context);
    check_segments(&outline, context);
    check_time_saved(&outline, context);
    outline.into_pages(context)
}

impl<'a> UnparsedPages<'a> {
    fn read_page(&mut self, node: &JsonNode<'a>, context: &mut ParseContext) {
        let Some(object) = node.object(context) else {
            return;
        };
        object.refuse_unknown_fields(&[Page::FIELDS], context);
        let first = self.written.len();
        if let Some(list) = object.optional("questions") {
            let room = QUESTIONS_MAX.saturating_sub(first);
            let written = list.list(room, context).unwrap_or_default();
            for question in written {
                self.questions.push(Question::read(&question, context));
                self.written.push(question);
            }
        }
        self.pages.push(UnparsedPage {
            object,
            questions: first..self.written.len(),
        });
    }

    /// Parses the conditions and assembles the pages.
    fn into_pages(mut self, context: &mut ParseContext) -> Vec<Page> {
        let mut conditions = self.read_question_conditions(context);
        for (question, condition) in self.questions.iter_mut().zip(&mut conditions) {
            if let Some(question) = question {
                question.show_if = condition.take();
            }
        }
        let scope = self.scope();
        let mut pages = Vec::with_capacity(self.pages.len());
        for UnparsedPage { object, questions } in &self.pages {
            let title = Localized::read_field(object, "title", TITLE_CHARS_MAX, context);
            let show_if = object
                .optional("show_if")
                .and_then(|node| Condition::read(&node, &scope, questions.start, context));
            let count = questions.len();
            pages.push((title, show_if, count));
        }
        let mut questions = self.questions.into_iter();
        pages
            .into_iter()
            .map(|(title, show_if, count)| {
                let questions = questions.by_ref().take(count).flatten().collect();
                Page {
                    title,
                    show_if,
                    questions,
                }
            })
            .collect()
    }

    fn read_question_conditions(&self, context: &mut ParseContext) -> Vec<Option<Condition>> {
        let scope = self.scope();
        let read = |(place, node): (usize, &JsonNode<'_>)| {
            let value = node.value.get("show_if")?;
            let node = JsonNode {
                value,
                pointer: format!("{}/show_if", node.pointer),
            };
            Condition::read(&node, &scope, place, context)
        };
        self.written.iter().enumerate().map(read).collect()
    }

    fn scope(&self) -> Scope<'_> {
        let mut scope = Scope::with_capacity(self.written.len());
        for (place, (node, question)) in self.written.iter().zip(&self.questions).enumerate() {
            if let Some(code) = code_of(node) {
                let kind = question.as_ref().map(|question| &question.kind);
                scope.entry(code).or_insert((place, kind));
            }
        }
        scope
    }
}

fn code_of<'a>(node: &JsonNode<'a>) -> Option<&'a str> {
    node.value.get("code")?.as_str()
}

fn report_at(node: &JsonNode<'_>, field: &str, code: &'static str, detail: &str, context: &mut ParseContext) {
    context
        .violations
        .push(format!("{}/{field}", node.pointer), code, detail);
}

fn check_codes(outline: &UnparsedPages<'_>, context: &mut ParseContext) {
    let mut seen = HashMap::new();
    for node in &outline.written {
        if let Some(code) = code_of(node)
            && seen.insert(code, ()).is_some()
        {
            report_at(
                node,
                "code",
                "duplicate-code",
                "Give each question of the survey its own code.",
                context,
            );
        }
    }
}

fn check_segments(outline: &UnparsedPages<'_>, context: &mut ParseContext) {
    let asks = |node: &&JsonNode<'_>| node.value.get("segment").and_then(|segment| segment.as_bool()) == Some(true);
    for node in outline.written.iter().filter(asks).skip(SEGMENTS_MAX) {
        let detail = format!("Use at most {SEGMENTS_MAX} segments in a survey.");
        report_at(node, "segment", "too-many-segments", &detail, context);
    }
}

/// Verifies that time saved, which is a difference, is used for exactly two questions or none.
fn check_time_saved(outline: &UnparsedPages<'_>, context: &mut ParseContext) {
    let asks =
        |node: &&JsonNode<'_>| node.value.get("measure").and_then(|measure| measure.as_str()) == Some("time-saved");
    let asking: Vec<&JsonNode<'_>> = outline.written.iter().filter(asks).collect();
    let wrong = match asking.as_slice() {
        [_, _] => &[],
        [_, _, more @ ..] => more,
        few => few,
    };
    for node in wrong {
        let detail = "Use \"time-saved\" twice: minutes without the digital service, then minutes with it.";
        report_at(node, "measure", "bad-measure", detail, context);
    }
}
