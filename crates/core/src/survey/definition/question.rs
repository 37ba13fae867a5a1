//! Questions of a survey.

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

/// A question, or a statement that takes no answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Stable code in answers and counts, unique in the survey.
    pub code: Code,
    /// Text of the question; the code is shown if there is none.
    pub prompt: Option<Localized>,
    /// Help text, shown below the prompt.
    pub hint: Option<Localized>,
    /// Whether an answer is required when the question is shown. Never true for a statement.
    pub required: bool,
    /// Condition for showing the question; `None` shows it always.
    pub show_if: Option<Condition>,
    /// Measure that its answers contribute to.
    pub measure: Option<Measure>,
    /// Kind of answer.
    pub kind: Kind,
}

/// Kind of answer that a question takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A point of a scale.
    Rating(Rating),
    /// One option, or several.
    Choice(Choice),
    /// A point of a scale for each row.
    Matrix(Matrix),
    /// Options in order.
    Ranking(Ranking),
    /// A number.
    Number(Number),
    /// A day.
    Date,
    /// A free text.
    Text(Text),
    /// An email address.
    Email,
    /// No answer: a text between questions.
    Statement,
}

impl Question {
    const FIELDS: &'static [&'static str] = &["code", "kind", "prompt", "hint", "show_if", "measure"];

    /// Returns whether the question takes an answer: true for every kind except a statement.
    pub fn takes_answer(&self) -> bool {
        self.kind != Kind::Statement
    }

    /// Parses everything except the condition, which needs the other questions.
    pub(crate) fn read(node: &JsonNode<'_>, reader: &mut ParseContext) -> Option<Question> {
        let object = node.object(reader)?;
        let faults_before = reader.violations.seen();
        let code = object.required("code", reader).and_then(|node| node.code(reader));
        let kind = Kind::read(&object, Question::FIELDS, reader);
        let prompt = object.localized("prompt", PROMPT_CHARS_MAX, reader);
        let hint = object.localized("hint", HINT_CHARS_MAX, reader);
        let required = kind.as_ref().is_some_and(|kind| *kind != Kind::Statement) && object.flag("required", reader);
        // The measure is compared with the kind only if the question has no other violation.
        let sound = kind.as_ref().filter(|_| reader.violations.seen() == faults_before);
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
