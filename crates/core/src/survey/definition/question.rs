//! Questions of a survey.

use super::choice::Choice;
use super::code::Code;
use super::condition::Condition;
use super::kind::QuestionKind;
use super::localized::Localized;
use super::measure::Measure;
use super::parse_context::{JsonNode, ParseContext};
use crate::survey::limits::{HINT_CHARS_MAX, PROMPT_CHARS_MAX, WORDINGS_MAX};

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
    /// Wording class, from 1: it is raised when a text was changed so that it asks another question. Counts of versions are
    /// added within one class only.
    pub wording: u32,
    /// Kind of answer.
    pub kind: QuestionKind,
}

impl Question {
    const FIELDS: &'static [&'static str] = &["code", "kind", "prompt", "hint", "show_if", "measure", "wording"];

    /// Returns whether the question takes an answer: true for every kind except a statement.
    pub fn takes_answer(&self) -> bool {
        self.kind != QuestionKind::Statement
    }

    /// Returns the choice of a segment: a single choice by whose options results are also counted. `None` for any other
    /// question.
    pub fn segment(&self) -> Option<&Choice> {
        if let QuestionKind::Choice(choice) = &self.kind
            && choice.segment
        {
            Some(choice)
        } else {
            None
        }
    }

    /// Returns whether this is a system usability scale of which no row is worded in reverse: another measure.
    pub fn is_positive_scale(&self) -> bool {
        self.measure == Some(Measure::Sus)
            && matches!(&self.kind, QuestionKind::Matrix(matrix) if matrix.rows.iter().all(|row| !row.reversed))
    }

    /// Parses everything except the condition, which needs the other questions.
    pub(crate) fn read(node: &JsonNode<'_>, context: &mut ParseContext) -> Option<Question> {
        let object = node.object(context)?;
        let violations_before = context.violations.seen();
        let code = object.required("code", context).and_then(|node| node.code(context));
        let kind = QuestionKind::read(&object, Question::FIELDS, context);
        let prompt = Localized::read_field(&object, "prompt", PROMPT_CHARS_MAX, context);
        let hint = Localized::read_field(&object, "hint", HINT_CHARS_MAX, context);
        let required =
            kind.as_ref().is_some_and(|kind| *kind != QuestionKind::Statement) && object.flag("required", context);
        let wording = object
            .optional("wording")
            .and_then(|node| node.count(1..=WORDINGS_MAX, context))
            .and_then(|class| u32::try_from(class).ok());
        // The measure is compared with the kind only if the question has no other violation.
        let sound = kind.as_ref().filter(|_| context.violations.seen() == violations_before);
        let measure = object
            .optional("measure")
            .and_then(|node| Measure::read(&node, sound, context));
        Some(Question {
            code: code?,
            prompt,
            hint,
            required,
            show_if: None,
            measure,
            wording: wording.unwrap_or(1),
            kind: kind?,
        })
    }
}
