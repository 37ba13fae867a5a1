//! Parsing of the pages of a survey.
//!
//! There are two steps: first everything except conditions, then the conditions, which can refer to any question and
//! need its kind.

use std::collections::HashMap;

use super::condition::{Condition, Scope};
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
pub(crate) fn read_pages(definition: &JsonObject<'_>, reader: &mut ParseContext) -> Vec<Page> {
    let Some(node) = definition.optional("pages") else {
        return Vec::new();
    };
    let Some(pages) = node.list(PAGES_MAX, reader) else {
        return Vec::new();
    };
    let mut outline = UnparsedPages::default();
    for page in pages {
        outline.read_page(&page, reader);
    }
    check_codes(&outline, reader);
    check_segments(&outline, reader);
    check_time_saved(&outline, reader);
    outline.into_pages(reader)
}

impl<'a> UnparsedPages<'a> {
    fn read_page(&mut self, node: &JsonNode<'a>, reader: &mut ParseContext) {
        let Some(object) = node.object(reader) else {
            return;
        };
        object.refuse_unknown_fields(&[Page::FIELDS], reader);
        let first = self.written.len();
        if let Some(list) = object.optional("questions") {
            let room = QUESTIONS_MAX.saturating_sub(first);
            let written = list.list(room, reader).unwrap_or_default();
            for question in written {
                self.questions.push(Question::read(&question, reader));
                self.written.push(question);
            }
        }
        self.pages.push(UnparsedPage {
            object,
            questions: first..self.written.len(),
        });
    }

    /// Parses the conditions and assembles the pages.
    fn into_pages(mut self, reader: &mut ParseContext) -> Vec<Page> {
        let mut conditions = self.read_question_conditions(reader);
        for (question, condition) in self.questions.iter_mut().zip(&mut conditions) {
            if let Some(question) = question {
                question.show_if = condition.take();
            }
        }
        let scope = self.scope();
        let mut pages = Vec::with_capacity(self.pages.len());
        for UnparsedPage { object, questions } in &self.pages {
            let title = object.localized("title", TITLE_CHARS_MAX, reader);
            let show_if = object
                .optional("show_if")
                .and_then(|node| Condition::read(&node, &scope, questions.start, reader));
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

    fn read_question_conditions(&self, reader: &mut ParseContext) -> Vec<Option<Condition>> {
        let scope = self.scope();
        let read = |(place, node): (usize, &JsonNode<'_>)| {
            let value = node.value.get("show_if")?;
            let node = JsonNode {
                value,
                pointer: format!("{}/show_if", node.pointer),
            };
            Condition::read(&node, &scope, place, reader)
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

fn fault_at(node: &JsonNode<'_>, field: &str, code: &'static str, detail: &str, reader: &mut ParseContext) {
    reader
        .violations
        .push(format!("{}/{field}", node.pointer), code, detail);
}

fn check_codes(outline: &UnparsedPages<'_>, reader: &mut ParseContext) {
    let mut seen = HashMap::new();
    for node in &outline.written {
        if let Some(code) = code_of(node)
            && seen.insert(code, ()).is_some()
        {
            fault_at(
                node,
                "code",
                "duplicate-code",
                "Give each question of the survey its own code.",
                reader,
            );
        }
    }
}

fn check_segments(outline: &UnparsedPages<'_>, reader: &mut ParseContext) {
    let asks = |node: &&JsonNode<'_>| node.value.get("segment").and_then(|segment| segment.as_bool()) == Some(true);
    for node in outline.written.iter().filter(asks).skip(SEGMENTS_MAX) {
        let detail = format!("Use at most {SEGMENTS_MAX} segments in a survey.");
        fault_at(node, "segment", "too-many-segments", &detail, reader);
    }
}

/// Verifies that time saved, which is a difference, is used for exactly two questions or none.
fn check_time_saved(outline: &UnparsedPages<'_>, reader: &mut ParseContext) {
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
        fault_at(node, "measure", "bad-measure", detail, reader);
    }
}
