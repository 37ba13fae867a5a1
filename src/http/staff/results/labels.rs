//! Labels of questions and answers, in the reader's language where available.

use crate::http::staff::current_user::CurrentUser;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::kind::QuestionKind;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::definition::localized::Localized;
use urbivox_core::survey::definition::question::Question;

/// Text in the reader's language, else in the survey's default language, else in any.
pub(super) fn localized_text<'a>(
    user: &CurrentUser,
    definition: &Definition,
    text: Option<&'a Localized>,
) -> Option<&'a str> {
    let text = text?;
    let own = user.session.person.language.as_str();
    let language = Language::parse(own);
    let own = language.as_ref().and_then(|language| text.text(language));
    let usual = text.text(&definition.default_language);
    own.or(usual).or_else(|| text.iter().map(|(_, text)| text).next())
}

/// Writes numbers of versions.
pub(super) fn versions_text(versions: &[u32]) -> String {
    versions.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

/// Label of an answer; of a score the score and its label.
pub(super) fn label(user: &CurrentUser, definition: &Definition, question: &Question, value: &str) -> String {
    let (label, keeps) = match &question.kind {
        QuestionKind::Rating(rating) => {
            let point = value.parse::<i64>().ok();
            (point.and_then(|point| rating.labels.get(&point)), true)
        }
        QuestionKind::Choice(choice) => {
            let option = choice.options.iter().find(|option| option.code.as_str() == value);
            (option.and_then(|option| option.label.as_ref()), false)
        }
        QuestionKind::Ranking(ranking) => {
            let option = ranking.options.iter().find(|option| option.code.as_str() == value);
            (option.and_then(|option| option.label.as_ref()), false)
        }
        QuestionKind::Matrix(_)
        | QuestionKind::Number(_)
        | QuestionKind::Date
        | QuestionKind::Text(_)
        | QuestionKind::Email
        | QuestionKind::Statement => (None, true),
    };
    match (localized_text(user, definition, label), keeps) {
        (Some(label), true) => format!("{value} · {label}"),
        (Some(label), false) => label.to_owned(),
        (None, _) => value.to_owned(),
    }
}

/// Label of a matrix row or a ranking option.
pub(super) fn row_label<'a>(
    user: &CurrentUser,
    definition: &Definition,
    question: &'a Question,
    code: &'a str,
) -> &'a str {
    let label = match &question.kind {
        QuestionKind::Matrix(matrix) => {
            let row = matrix.rows.iter().find(|row| row.code.as_str() == code);
            row.and_then(|row| row.label.as_ref())
        }
        QuestionKind::Ranking(ranking) => {
            let option = ranking.options.iter().find(|option| option.code.as_str() == code);
            option.and_then(|option| option.label.as_ref())
        }
        QuestionKind::Rating(_)
        | QuestionKind::Choice(_)
        | QuestionKind::Number(_)
        | QuestionKind::Date
        | QuestionKind::Text(_)
        | QuestionKind::Email
        | QuestionKind::Statement => None,
    };
    localized_text(user, definition, label).unwrap_or(code)
}
