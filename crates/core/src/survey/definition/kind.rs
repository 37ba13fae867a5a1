//! Kinds of questions and their parser.

use super::choice::Choice;
use super::matrix::Matrix;
use super::number::Number;
use super::parse_context::{JsonObject, ParseContext};
use super::ranking::Ranking;
use super::rating::Rating;
use super::text::Text;

/// Kind of answer that a question takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionKind {
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

/// Names of all kinds, as written in JSON.
const NAMES: &[&str] = &[
    "rating",
    "choice",
    "matrix",
    "ranking",
    "number",
    "date",
    "text",
    "email",
    "statement",
];

impl QuestionKind {
    /// Kind as written in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            QuestionKind::Rating(_) => "rating",
            QuestionKind::Choice(_) => "choice",
            QuestionKind::Matrix(_) => "matrix",
            QuestionKind::Ranking(_) => "ranking",
            QuestionKind::Number(_) => "number",
            QuestionKind::Date => "date",
            QuestionKind::Text(_) => "text",
            QuestionKind::Email => "email",
            QuestionKind::Statement => "statement",
        }
    }

    /// Parses the kind of a question with its own fields, and reports fields that are neither its own nor `common` to
    /// all kinds.
    pub(crate) fn read(object: &JsonObject<'_>, common: &[&str], context: &mut ParseContext) -> Option<QuestionKind> {
        let node = object.required("kind", context)?;
        let name = node.text(context)?;
        let Some(own) = fields(name) else {
            node.report(context, "unknown-kind", format!("Write one of: {}.", NAMES.join(", ")));
            return None;
        };
        let required: &[&str] = if name == "statement" { &[] } else { &["required"] };
        object.refuse_unknown_fields(&[common, required, own], context);
        match name {
            "rating" => Rating::read(object, context).map(QuestionKind::Rating),
            "choice" => Choice::read(object, context).map(QuestionKind::Choice),
            "matrix" => Matrix::read(object, context).map(QuestionKind::Matrix),
            "ranking" => Ranking::read(object, context).map(QuestionKind::Ranking),
            "number" => Number::read(object, context).map(QuestionKind::Number),
            "text" => Text::read(object, context).map(QuestionKind::Text),
            "date" => Some(QuestionKind::Date),
            "email" => Some(QuestionKind::Email),
            _ => Some(QuestionKind::Statement),
        }
    }
}

/// Fields that only this kind has; `None` if there is no such kind.
fn fields(name: &str) -> Option<&'static [&'static str]> {
    match name {
        "rating" => Some(Rating::FIELDS),
        "choice" => Some(Choice::FIELDS),
        "matrix" => Some(Matrix::FIELDS),
        "ranking" => Some(Ranking::FIELDS),
        "number" => Some(Number::FIELDS),
        "text" => Some(Text::FIELDS),
        "date" | "email" | "statement" => Some(&[]),
        _ => None,
    }
}
