//! Labels of questions and answers, in the reader's language where available.

use crate::http::staff::auth::Staff;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::localized::Localized;
use urbivox_core::survey::definition::question::{Kind, Question};

/// Text in the reader's language, else in the survey's default language, else in any.
pub(super) fn said<'a>(staff: &Staff, definition: &Definition, text: Option<&'a Localized>) -> Option<&'a str> {
    let text = text?;
    let own = staff.present.person.language.as_str();
    let asked = urbivox_core::survey::definition::language::Language::parse(own);
    let own = asked.as_ref().and_then(|language| text.text(language));
    let usual = text.text(&definition.default_language);
    own.or(usual).or_else(|| text.iter().map(|(_, text)| text).next())
}

/// Label of an answer; of a score the score and its label.
pub(super) fn label(staff: &Staff, definition: &Definition, question: &Question, value: &str) -> String {
    let (label, keeps) = match &question.kind {
        Kind::Rating(rating) => {
            let point = value.parse::<i64>().ok();
            (point.and_then(|point| rating.labels.get(&point)), true)
        }
        Kind::Choice(choice) => {
            let option = choice.options.iter().find(|option| option.code.as_str() == value);
            (option.and_then(|option| option.label.as_ref()), false)
        }
        Kind::Ranking(ranking) => {
            let option = ranking.options.iter().find(|option| option.code.as_str() == value);
            (option.and_then(|option| option.label.as_ref()), false)
        }
        Kind::Matrix(_) | Kind::Number(_) | Kind::Date | Kind::Text(_) | Kind::Email | Kind::Statement => (None, true),
    };
    match (said(staff, definition, label), keeps) {
        (Some(label), true) => format!("{value} · {label}"),
        (Some(label), false) => label.to_owned(),
        (None, _) => value.to_owned(),
    }
}

/// Label of a matrix row or a ranking option.
pub(super) fn row_label<'a>(staff: &Staff, definition: &Definition, question: &'a Question, code: &'a str) -> &'a str {
    let label = match &question.kind {
        Kind::Matrix(matrix) => {
            let row = matrix.rows.iter().find(|row| row.code.as_str() == code);
            row.and_then(|row| row.label.as_ref())
        }
        Kind::Ranking(ranking) => {
            let option = ranking.options.iter().find(|option| option.code.as_str() == code);
            option.and_then(|option| option.label.as_ref())
        }
        Kind::Rating(_)
        | Kind::Choice(_)
        | Kind::Number(_)
        | Kind::Date
        | Kind::Text(_)
        | Kind::Email
        | Kind::Statement => None,
    };
    said(staff, definition, label).unwrap_or(code)
}
