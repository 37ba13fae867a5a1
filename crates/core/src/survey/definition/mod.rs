//! Survey definitions.

pub mod choice;
pub mod civil_day;
pub mod code;
pub(crate) mod coded_list;
pub mod condition;
pub(crate) mod counters;
pub mod decimal;
pub mod kind;
pub mod language;
pub mod localized;
pub mod matrix;
pub mod measure;
pub mod number;
pub mod page;
pub(crate) mod parse_context;
pub(crate) mod parse_pages;
pub mod question;
pub mod ranking;
pub mod rating;
pub mod scale;
pub mod schema;
pub mod score;
pub mod shape;
pub mod text;

use std::collections::HashMap;
use std::num::NonZeroU32;

use jiff::civil::Date;
use serde_json::Value;

use choice::Choice;
use code::Code;

use super::limits::{INTRO_CHARS_MAX, LANGUAGES_MAX, TITLE_CHARS_MAX, WORK_BITS_MAX};
use super::violation::Violations;
use language::Language;
use localized::Localized;
use measure::Measure;

use page::Page;
use parse_context::{JsonNode, JsonObject, ParseContext};
use question::Question;

/// Questions, languages and dates of a survey. Created only by [`Definition::parse`], and immutable, because it
/// contains an index of its questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// Title of the survey.
    pub title: Localized,
    /// Text before the first question.
    pub intro: Option<Localized>,
    /// Text after the last question.
    pub thanks: Option<Localized>,
    /// Languages of the survey, in the order of the document; never empty.
    pub languages: Vec<Language>,
    /// Language for citizens whose own is not offered; one of `languages`.
    pub default_language: Language,
    /// First day on which the survey can be answered.
    pub opens_on: Option<Date>,
    /// Last day on which the survey can be answered, inclusive; not before `opens_on`.
    pub closes_on: Option<Date>,
    /// Maximum number of submissions per minute from one network. Can only lower the limit of the installation.
    pub submissions_per_minute: Option<NonZeroU32>,
    /// Number of zero bits required in the proof of work, 0 to [`WORK_BITS_MAX`]; 0 disables it.
    pub proof_of_work: u8,
    /// Question whose measure is the primary one, when the document names it; it has a measure.
    pub primary: Option<Code>,
    /// Pages, in the order shown.
    pub pages: Vec<Page>,
    index: HashMap<Code, QuestionPosition>,
}

/// Position of a question.
#[derive(Clone, Copy, Debug, PartialEq)]
struct QuestionPosition {
    page: usize,
    on_page: usize,
    /// Position among all questions, from 0.
    in_survey: usize,
}

impl Definition {
    const FIELDS: &'static [&'static str] = &[
        "title",
        "intro",
        "thanks",
        "languages",
        "default_language",
        "opens_on",
        "closes_on",
        "submissions_per_minute",
        "proof_of_work",
        "primary",
        "pages",
    ];

    /// Parses a definition, or reports everything that makes it unusable at once.
    ///
    /// A draft can lack translations, prompts and questions; its readiness is verified separately before publishing.
    pub fn parse(json: &Value) -> Result<Definition, Violations> {
        let mut context = ParseContext::default();
        let definition = read(json, &mut context);
        if let Some(definition) = definition.as_ref().filter(|_| context.violations.is_empty()) {
            counters::check(&definition.pages, &mut context);
        }
        context.violations.into_result(definition)
    }

    /// Iterates over all questions in order, statements included.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.pages.iter().flat_map(|page| &page.questions)
    }

    /// Question with this code.
    pub fn question(&self, code: &str) -> Option<&Question> {
        let place = self.index.get(code)?;
        self.pages.get(place.page)?.questions.get(place.on_page)
    }

    /// Returns the question of the primary measure, whose changes are tested on their own: the one that the document names,
    /// or the first with a measure of satisfaction, or the first with any measure.
    pub fn primary_question(&self) -> Option<&Question> {
        let named = || self.question(self.primary.as_ref()?.as_str());
        let satisfaction = || {
            self.questions()
                .find(|question| question.measure == Some(Measure::Csat))
        };
        let measured = || self.questions().find(|question| question.measure.is_some());
        named().or_else(satisfaction).or_else(measured)
    }

    /// Iterates over the segments: single choices by whose options results are also counted, at most three.
    pub fn segments(&self) -> impl Iterator<Item = (&Question, &Choice)> {
        self.questions()
            .filter_map(|question| Some((question, question.segment()?)))
    }

    /// Position of a question among all questions, from 0.
    pub(super) fn position(&self, code: &str) -> Option<usize> {
        self.index.get(code).map(|place| place.in_survey)
    }

    /// Number of questions, statements included.
    pub(super) fn questions_count(&self) -> usize {
        self.index.len()
    }
}

fn read(json: &Value, context: &mut ParseContext) -> Option<Definition> {
    let object = JsonNode::root(json).object(context)?;
    object.refuse_unknown_fields(&[Definition::FIELDS], context);
    // The languages come first, because every text is validated against them.
    context.languages = read_languages(&object, context);
    let default_language = read_default_language(&object, context);
    let title = object
        .required("title", context)
        .and_then(|node| Localized::read(&node, TITLE_CHARS_MAX, context));
    let intro = Localized::read_field(&object, "intro", INTRO_CHARS_MAX, context);
    let thanks = Localized::read_field(&object, "thanks", INTRO_CHARS_MAX, context);
    let (opens_on, closes_on) = read_window(&object, context);
    let submissions_per_minute = read_pace(&object, context);
    let proof_of_work = object
        .optional("proof_of_work")
        .and_then(|node| node.count(0..=WORK_BITS_MAX, context))
        .and_then(|bits| u8::try_from(bits).ok());
    let pages = parse_pages::read_pages(&object, context);
    let primary = read_primary(&object, &pages, context);
    Some(Definition {
        title: title?,
        intro,
        thanks,
        languages: std::mem::take(&mut context.languages),
        default_language: default_language?,
        opens_on,
        closes_on,
        submissions_per_minute,
        proof_of_work: proof_of_work.unwrap_or_default(),
        primary,
        index: index(&pages),
        pages,
    })
}

/// Reads the code of the question with the primary measure.
fn read_primary(object: &JsonObject<'_>, pages: &[Page], context: &mut ParseContext) -> Option<Code> {
    let node = object.optional("primary")?;
    let code = node.code(context)?;
    let mut questions = pages.iter().flat_map(|page| &page.questions);
    match questions.find(|question| question.code == code) {
        Some(question) if question.measure.is_some() => Some(code),
        Some(_unmeasured) => {
            node.report(context, "no-measure", "Name a question that has a measure.");
            None
        }
        None => {
            node.report(
                context,
                "unknown-question",
                "Name a question of this survey by its code.",
            );
            None
        }
    }
}

fn read_languages(object: &JsonObject<'_>, context: &mut ParseContext) -> Vec<Language> {
    let mut languages = Vec::new();
    let Some(node) = object.required("languages", context) else {
        return languages;
    };
    let Some(tags) = node.list(LANGUAGES_MAX, context) else {
        return languages;
    };
    if tags.is_empty() {
        node.report(context, "empty", "Add one language at least.");
    }
    let violations_before = context.violations.seen();
    for tag in tags {
        match tag.language(context) {
            Some(language) if languages.contains(&language) => {
                tag.report(context, "duplicate-language", "Name each language once.");
            }
            Some(language) => languages.push(language),
            None => {}
        }
    }
    if context.violations.seen() > violations_before {
        // The languages are unknown, so texts must not be reported for their language.
        languages.clear();
    }
    languages
}

fn read_default_language(object: &JsonObject<'_>, context: &mut ParseContext) -> Option<Language> {
    let Some(node) = object.optional("default_language") else {
        return context.languages.first().cloned();
    };
    let language = node.language(context)?;
    if !context.offers(&language) {
        node.report(context, "default-not-offered", "Choose one of \"languages\".");
    }
    Some(language)
}

fn read_window(object: &JsonObject<'_>, context: &mut ParseContext) -> (Option<Date>, Option<Date>) {
    let opens_on = object.optional("opens_on").and_then(|node| node.day(context));
    let closes = object.optional("closes_on");
    let closes_on = closes.as_ref().and_then(|node| node.day(context));
    if let (Some(opens_on), Some(closes_on), Some(node)) = (opens_on, closes_on, closes)
        && closes_on < opens_on
    {
        node.report(
            context,
            "out-of-order",
            "Choose a last day that is not before the first day.",
        );
    }
    (opens_on, closes_on)
}

fn read_pace(object: &JsonObject<'_>, context: &mut ParseContext) -> Option<NonZeroU32> {
    let node = object.optional("submissions_per_minute")?;
    let count = u32::try_from(node.whole(context)?).ok().and_then(NonZeroU32::new);
    if count.is_none() {
        node.report(
            context,
            "bad-value",
            format!("Write a whole number from 1 to {}.", u32::MAX),
        );
    }
    count
}

fn index(pages: &[Page]) -> HashMap<Code, QuestionPosition> {
    let mut index = HashMap::new();
    for (page, questions) in pages.iter().map(|page| &page.questions).enumerate() {
        for (on_page, question) in questions.iter().enumerate() {
            let place = QuestionPosition {
                page,
                on_page,
                in_survey: index.len(),
            };
            index.insert(question.code.clone(), place);
        }
    }
    index
}
