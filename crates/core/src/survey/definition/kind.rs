//! Parsing of question kinds.

use super::choice::Choice;
use super::matrix::Matrix;
use super::number::Number;
use super::parse_context::{JsonObject, ParseContext};
use super::question::Kind;
use super::ranking::Ranking;
use super::rating::Rating;
use super::text::Text;

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

impl Kind {
    /// Kind as written in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Kind::Rating(_) => "rating",
            Kind::Choice(_) => "choice",
            Kind::Matrix(_) => "matrix",
            Kind::Ranking(_) => "ranking",
            Kind::Number(_) => "number",
            Kind::Date => "date",
            Kind::Text(_) => "text",
            Kind::Email => "email",
            Kind::Statement => "statement",
        }
    }

    /// Parses the kind of a question with its own fields, and reports fields that are neither its own nor `common` to
    /// all kinds.
    pub(crate) fn read(object: &JsonObject<'_>, common: &[&str], reader: &mut ParseContext) -> Option<Kind> {
        let node = object.required("kind", reader)?;
        let name = node.text(reader)?;
        let Some(own) = fields(name) else {
            node.report(reader, "unknown-kind", format!("Write one of: {}.", NAMES.join(", ")));
            return None;
        };
        let required: &[&str] = if name == "statement" { &[] } else { &["required"] };
        object.refuse_unknown_fields(&[common, required, own], reader);
        match name {
            "rating" => Rating::read(object, reader).map(Kind::Rating),
            "choice" => Choice::read(object, reader).map(Kind::Choice),
            "matrix" => Matrix::read(object, reader).map(Kind::Matrix),
            "ranking" => Ranking::read(object, reader).map(Kind::Ranking),
            "number" => Number::read(object, reader).map(Kind::Number),
            "text" => Text::read(object, reader).map(Kind::Text),
            "date" => Some(Kind::Date),
            "email" => Some(Kind::Email),
            _ => Some(Kind::Statement),
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
