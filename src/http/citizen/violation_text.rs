//! Error messages for violations, in the citizen's language.

use super::control_id::control_id;
use super::locale::Locale;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::kind::QuestionKind;
use urbivox_core::survey::definition::question::Question;
use urbivox_core::survey::violation::Violation;

/// Error in an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Code of the question.
    pub code: String,
    /// Text of the question.
    pub prompt: String,
    /// Message that says how to correct the answer.
    pub text: String,
    /// Prompt and message, for the error summary.
    pub whole: String,
    /// `id` of the control to link to.
    pub target: String,
}

/// Returns the error message for a violation; `None` when it is not about a question of this survey.
pub fn field_error(violation: &Violation, definition: &Definition, locale: Locale<'_>) -> Option<FieldError> {
    let mut steps = violation.pointer.strip_prefix("/answers/")?.split('/');
    let code = steps.next()?;
    let question = definition.question(code)?;
    let row = row_of(question, steps.next());
    let field = row
        .as_ref()
        .map_or_else(|| code.to_owned(), |(row, _)| format!("{code}:{row}"));
    let label = row.map(|(row, label)| label.map_or(row, |label| locale.text(label)));
    let prompt = locale.label(question.prompt.as_ref(), code).to_owned();
    let text = text(violation.code, question, label, locale);
    let is_sentence = prompt.ends_with(['?', '.', ':', '!', '…', '؟', ';']);
    let joint = if is_sentence { " " } else { ": " };
    Some(FieldError {
        code: code.to_owned(),
        whole: format!("{prompt}{joint}{text}"),
        prompt,
        text,
        target: control_id(&field, None),
    })
}

type RowName<'a> = (
    &'a str,
    Option<&'a urbivox_core::survey::definition::localized::Localized>,
);

fn row_of<'a>(question: &'a Question, step: Option<&str>) -> Option<RowName<'a>> {
    let QuestionKind::Matrix(matrix) = &question.kind else {
        return None;
    };
    let row = matrix.rows.iter().find(|row| Some(row.code.as_str()) == step)?;
    Some((row.code.as_str(), row.label.as_ref()))
}

fn text(code: &str, question: &Question, row: Option<&str>, locale: Locale<'_>) -> String {
    let texts = locale.texts;
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX).into();
    match (code, &question.kind, row) {
        ("required", _, Some(row)) => texts.with("error-required-row", &[("row", row.into())]),
        ("required", ..) => texts.get("error-required").into_owned(),
        ("too-many-choices", QuestionKind::Choice(choice), _) => {
            let max = choice.max_choices.unwrap_or(choice.options.len());
            texts.with("error-too-many-choices", &[("max", count(max))])
        }
        ("too-few-choices", QuestionKind::Choice(choice), _) => texts.with(
            "error-too-few-choices",
            &[("min", count(choice.min_choices.unwrap_or(1)))],
        ),
        ("exclusive", ..) => texts.get("error-exclusive").into_owned(),
        ("same-place" | "duplicate-choice", QuestionKind::Ranking(_), _) => texts.get("error-same-place").into_owned(),
        ("ambiguous-number", QuestionKind::Number(_), _) => texts.get("error-ambiguous-number").into_owned(),
        ("wrong-type", QuestionKind::Number(_), _) => texts.get("error-not-a-number").into_owned(),
        ("out-of-range", QuestionKind::Number(number), _) => {
            let bound = |bound: Option<urbivox_core::survey::definition::decimal::Decimal>| {
                bound.map(|bound| locale.numbers().typed(&bound.to_string()))
            };
            match (bound(number.min), bound(number.max)) {
                (Some(min), Some(max)) => texts.with("error-number-range", &[("min", min.into()), ("max", max.into())]),
                (Some(min), None) => texts.with("number-from", &[("min", min.into())]),
                (None, Some(max)) => texts.with("number-to", &[("max", max.into())]),
                (None, None) => texts.get("error-not-a-number").into_owned(),
            }
        }
        ("too-many-decimals", QuestionKind::Number(number), _) if number.decimals == 0 => {
            texts.get("error-whole-number").into_owned()
        }
        ("too-many-decimals", QuestionKind::Number(number), _) => {
            texts.with("error-decimals", &[("decimals", i64::from(number.decimals).into())])
        }
        ("bad-day" | "wrong-type", QuestionKind::Date, _) => texts.get("error-bad-day").into_owned(),
        ("too-long", QuestionKind::Text(text), _) => texts.with("error-too-long", &[("max", count(text.max_chars))]),
        ("too-long", QuestionKind::Choice(_), _) => texts.with(
            "error-too-long",
            &[("max", count(urbivox_core::survey::limits::OTHER_TEXT_CHARS_MAX))],
        ),
        (_, QuestionKind::Email, _) => texts.get("error-bad-email").into_owned(),
        (
            _,
            QuestionKind::Rating(_) | QuestionKind::Choice(_) | QuestionKind::Matrix(_) | QuestionKind::Ranking(_),
            _,
        ) => texts.get("error-not-offered").into_owned(),
        (_, QuestionKind::Number(_) | QuestionKind::Date | QuestionKind::Text(_) | QuestionKind::Statement, _) => {
            texts.get("error-other").into_owned()
        }
    }
}
