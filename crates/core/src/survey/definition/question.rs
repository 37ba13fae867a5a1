//! One question of a survey.

use super::choice::Choice;
use super::code::Code;
use super::condition::Condition;
use super::localized::Localized;
use super::matrix::Matrix;
use super::measure::Measure;
use super::number::Number;
use super::parse_context::{JsonNode, ParseContext};
use super::ranking::Ranking;
use super::rating::Rating;
use super::text::Text;
use crate::survey::limits::{HINT_CHARS_MAX, PROMPT_CHARS_MAX};

/// One question, or a statement that asks nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its name in answers and counts, unique in the survey.
    pub code: Code,
    /// What is asked; without it, the citizen sees the code.
    pub prompt: Option<Localized>,
    /// Help for the citizen, shown below the prompt.
    pub hint: Option<Localized>,
    /// Whether it must be answered when it is shown. Never true for a statement.
    pub required: bool,
    /// When it is shown; always, without one.
    pub show_if: Option<Condition>,
    /// The measure that its answers are read as.
    pub measure: Option<Measure>,
    /// How it is answered.
    pub kind: Kind,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// With a point of a scale.
    Rating(Rating),
    /// With one option, or with several.
    Choice(Choice),
    /// With a point of a scale for each row.
    Matrix(Matrix),
    /// With options in order.
    Ranking(Ranking),
    /// With a number.
    Number(Number),
    /// With a day.
    Date,
    /// In the citizen's own words.
    Text(Text),
    /// With an email address.
    Email,
    /// Not at all: a text between questions.
    Statement,
}

impl Question {
    const FIELDS: &'static [&'static str] = &["code", "kind", "prompt", "hint", "show_if", "measure"];

    /// Whether it asks something: every kind but a statement does.
    pub fn asks(&self) -> bool {
        self.kind != Kind::Statement
    }

    /// Reads everything but the condition, which needs the other questions.
    pub(crate) fn read(node: &JsonNode<'_>, reader: &mut ParseContext) -> Option<Question> {
        let object = node.object(reader)?;
        let faults_before = reader.faults.seen();
        let code = object.required("code", reader).and_then(|node| node.code(reader));
        let kind = Kind::read(&object, Question::FIELDS, reader);
        let prompt = object.localized("prompt", PROMPT_CHARS_MAX, reader);
        let hint = object.localized("hint", HINT_CHARS_MAX, reader);
        let required = kind.as_ref().is_some_and(|kind| *kind != Kind::Statement) && object.flag("required", reader);
        // What does not follow from another fault is worth reporting.
        let sound = kind.as_ref().filter(|_| reader.faults.seen() == faults_before);
        let measure = object
            .optional("measure")
            .and_then(|node| Measure::read(&node, sound, reader));
        Some(Question {
            code: code?,
            prompt,
            hint,
            required,
            show_if: None,
            measure,
            kind: kind?,
        })
    }
}
