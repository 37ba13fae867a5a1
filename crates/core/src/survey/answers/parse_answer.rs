//! Parsing of the answer to one question.

use std::net::IpAddr;

use email_address::EmailAddress;
use serde_json::Value;

use super::answer::Answer;
use crate::survey::definition::civil_day;
use crate::survey::definition::decimal::{Decimal, DecimalError};
use crate::survey::definition::kind::QuestionKind;
use crate::survey::definition::matrix::Matrix;
use crate::survey::definition::number::Number;
use crate::survey::definition::parse_context::{has_control_character, whole};
use crate::survey::definition::question::Question;
use crate::survey::definition::ranking::Ranking;
use crate::survey::definition::scale::Scale;
use crate::survey::limits::EMAIL_CHARS_MAX;
use crate::survey::violation::{Violations, below};

/// Result of parsing the answer to one question.
pub(crate) enum ParsedAnswer {
    /// No answer.
    Blank,
    /// A valid answer.
    Answer(Answer),
    /// An invalid answer; its violations are reported.
    Invalid,
}

/// Question code and list of violations while one answer is parsed.
pub(crate) struct AnswerContext<'a> {
    pub(crate) code: &'a str,
    pub(crate) violations: &'a mut Violations,
}

impl AnswerContext<'_> {
    /// Reports a violation at the path `steps` below the answer; an empty path means the answer itself.
    pub(crate) fn report(&mut self, steps: &[&str], code: &'static str, detail: impl Into<String>) -> ParsedAnswer {
        let pointer = below("/answers", self.code);
        let pointer = steps.iter().fold(pointer, |pointer, step| below(&pointer, step));
        self.violations.push(pointer, code, detail);
        ParsedAnswer::Invalid
    }

    fn wrong_type(&mut self, detail: &str) -> ParsedAnswer {
        self.report(&[], "wrong-type", detail)
    }
}

/// Returns whether a value is blank: null, or an empty text, list or object.
pub(crate) fn is_blank(value: &Value) -> bool {
    value.is_null()
        || value.as_str().is_some_and(str::is_empty)
        || value.as_array().is_some_and(Vec::is_empty)
        || value.as_object().is_some_and(serde_json::Map::is_empty)
}

/// Returns whether a value is blank as an answer to this question. White space is a blank text; a matrix is blank if all
/// of its rows are.
pub(crate) fn is_blank_answer(question: &Question, value: &Value) -> bool {
    let is_spaces = |value: &Value| value.as_str().is_some_and(|text| text.trim().is_empty());
    is_blank(value)
        || match question.kind {
            QuestionKind::Text(_) | QuestionKind::Email => is_spaces(value),
            QuestionKind::Matrix(_) => value.as_object().is_some_and(|rows| rows.values().all(is_blank)),
            QuestionKind::Rating(_)
            | QuestionKind::Choice(_)
            | QuestionKind::Ranking(_)
            | QuestionKind::Number(_)
            | QuestionKind::Date
            | QuestionKind::Statement => false,
        }
}

/// Parses the answer to a question. `required` states whether it must be answered, given the other answers.
pub(crate) fn read(question: &Question, value: &Value, required: bool, violations: &mut Violations) -> ParsedAnswer {
    let mut context = AnswerContext {
        code: question.code.as_str(),
        violations,
    };
    let parsed = if is_blank(value) {
        ParsedAnswer::Blank
    } else {
        match &question.kind {
            QuestionKind::Rating(rating) => read_score(rating.scale, value, &[], &mut context)
                .map_or(ParsedAnswer::Invalid, |score| {
                    ParsedAnswer::Answer(Answer::Score(score))
                }),
            QuestionKind::Choice(choice) => choice.read_answer(value, &mut context),
            QuestionKind::Matrix(matrix) => read_matrix(matrix, value, required, &mut context),
            QuestionKind::Ranking(ranking) => read_ranking(ranking, value, &mut context),
            QuestionKind::Number(number) => read_number(number, value, &mut context),
            QuestionKind::Date => read_date(value, &mut context),
            QuestionKind::Text(text) => read_text(text.max_chars, value, &mut context),
            QuestionKind::Email => read_email(value, &mut context),
            QuestionKind::Statement => context.report(&[], "unknown-question", "Remove this: nothing is asked here."),
        }
    };
    if required && matches!(parsed, ParsedAnswer::Blank) {
        return report_required(question, &mut context);
    }
    parsed
}

/// Reports a required question that was left blank; a matrix row by row.
fn report_required(question: &Question, context: &mut AnswerContext<'_>) -> ParsedAnswer {
    if let QuestionKind::Matrix(matrix) = &question.kind {
        for row in &matrix.rows {
            context.report(&[row.code.as_str()], "required", "Answer this row.");
        }
        return ParsedAnswer::Invalid;
    }
    context.report(&[], "required", "Answer this question.")
}

fn read_score(scale: Scale, value: &Value, steps: &[&str], context: &mut AnswerContext<'_>) -> Option<i64> {
    let score = whole(value).filter(|score| scale.index_of(*score).is_some());
    if score.is_none() {
        let code = if value.is_number() { "off-scale" } else { "wrong-type" };
        let detail = format!("Choose a whole number from {} to {}.", scale.from(), scale.to());
        context.report(steps, code, detail);
    }
    score
}

fn read_matrix(matrix: &Matrix, value: &Value, required: bool, context: &mut AnswerContext<'_>) -> ParsedAnswer {
    let Some(sent) = value.as_object() else {
        return context.wrong_type("Give an object with a score for each row.");
    };
    let violations_before = context.violations.seen();
    let mut scores = Vec::with_capacity(matrix.rows.len().min(sent.len()));
    let mut known = 0;
    for row in &matrix.rows {
        let value = sent.get(row.code.as_str());
        known += usize::from(value.is_some());
        if let Some(value) = value.filter(|value| !is_blank(value)) {
            let score = read_score(matrix.scale, value, &[row.code.as_str()], context);
            scores.extend(score.map(|score| (row.code.clone(), score)));
        } else if required {
            context.report(&[row.code.as_str()], "required", "Answer this row.");
        }
    }
    if known < sent.len() {
        for row in sent.keys().filter(|row| matrix.index_of(row).is_none()) {
            if context.violations.is_full() {
                break;
            }
            context.report(&[row], "unknown-row", "Remove this row: the question does not have it.");
        }
    }
    if context.violations.seen() > violations_before {
        ParsedAnswer::Invalid
    } else if scores.is_empty() {
        ParsedAnswer::Blank
    } else {
        ParsedAnswer::Answer(Answer::Matrix(scores))
    }
}

fn read_ranking(ranking: &Ranking, value: &Value, context: &mut AnswerContext<'_>) -> ParsedAnswer {
    let Some(sent) = value.as_array() else {
        return context.wrong_type("Give a list of options, the best first.");
    };
    if sent.len() > ranking.options.len() {
        return context.report(&[], "too-many-choices", "Give each option one place at most.");
    }
    let violations_before = context.violations.seen();
    let mut order = Vec::with_capacity(sent.len());
    for (at, value) in sent.iter().enumerate() {
        let step = || at.to_string();
        let Some(code) = value.as_str() else {
            context.report(&[&step()], "wrong-type", "Give the code of an option.");
            continue;
        };
        match ranking.options.iter().find(|option| option.code.as_str() == code) {
            None => {
                context.report(&[&step()], "not-offered", "Choose one of the options that are offered.");
            }
            Some(option) if order.contains(&option.code) => {
                context.report(&[&step()], "duplicate-choice", "Give each option one place at most.");
            }
            Some(option) => order.push(option.code.clone()),
        }
    }
    if context.violations.seen() > violations_before {
        ParsedAnswer::Invalid
    } else {
        ParsedAnswer::Answer(Answer::Ranking(order))
    }
}

fn read_number(number: &Number, value: &Value, context: &mut AnswerContext<'_>) -> ParsedAnswer {
    match Decimal::read(value) {
        Err(DecimalError::NotANumber) => context.wrong_type("Write a number."),
        Err(DecimalError::TooManyDecimals) => refuse_decimals(number, context),
        Err(DecimalError::TooLarge) => refuse_range(number, context),
        Ok(sent) if number.min.is_some_and(|min| sent < min) => refuse_range(number, context),
        Ok(sent) if number.max.is_some_and(|max| sent > max) => refuse_range(number, context),
        Ok(sent) if sent.decimals() > number.decimals => refuse_decimals(number, context),
        Ok(sent) => ParsedAnswer::Answer(Answer::Number(sent)),
    }
}

fn refuse_range(number: &Number, context: &mut AnswerContext<'_>) -> ParsedAnswer {
    let (min, max) = (number.min.unwrap_or(Decimal::MIN), number.max.unwrap_or(Decimal::MAX));
    context.report(&[], "out-of-range", format!("Write a number from {min} to {max}."))
}

fn refuse_decimals(number: &Number, context: &mut AnswerContext<'_>) -> ParsedAnswer {
    let detail = match number.decimals {
        0 => "Write a whole number.".to_owned(),
        1 => "Write a number with one decimal at most.".to_owned(),
        more => format!("Write a number with at most {more} decimals."),
    };
    context.report(&[], "too-many-decimals", detail)
}

fn read_date(value: &Value, context: &mut AnswerContext<'_>) -> ParsedAnswer {
    let Some(text) = value.as_str() else {
        return context.wrong_type("Write a day as 2026-03-01.");
    };
    match civil_day::parse(text) {
        Some(day) => ParsedAnswer::Answer(Answer::Date(day)),
        None => context.report(&[], "bad-day", "Write a day of the years 1900 to 2200 as 2026-03-01."),
    }
}

fn read_text(chars_max: usize, value: &Value, context: &mut AnswerContext<'_>) -> ParsedAnswer {
    let Some(text) = value.as_str() else {
        return context.wrong_type("Write a text.");
    };
    if text.trim().is_empty() {
        return ParsedAnswer::Blank;
    }
    if check_text(text, chars_max, &[], context) {
        ParsedAnswer::Answer(Answer::Text(text.to_owned()))
    } else {
        ParsedAnswer::Invalid
    }
}

/// Verifies the length and characters of a free text; reports a violation otherwise.
pub(crate) fn check_text(text: &str, chars_max: usize, steps: &[&str], context: &mut AnswerContext<'_>) -> bool {
    // A text never has more characters than bytes, and most texts are far from the limit.
    if text.len() > chars_max && text.chars().nth(chars_max).is_some() {
        context.report(steps, "too-long", format!("Write at most {chars_max} characters."));
        return false;
    }
    if has_control_character(text) {
        context.report(steps, "control-character", "Remove the characters that cannot be seen.");
        return false;
    }
    true
}

/// Returns whether a text is one address `local@domain` by RFC 5321 and RFC 6531. The domain can be an IP address.
fn is_email_address(text: &str) -> bool {
    text.rsplit_once('@').is_some_and(|(local, domain)| {
        let bare = domain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        EmailAddress::is_valid_local_part(local)
            && (EmailAddress::is_valid_domain(domain) || bare.unwrap_or(domain).parse::<IpAddr>().is_ok())
    })
}

fn read_email(value: &Value, context: &mut AnswerContext<'_>) -> ParsedAnswer {
    let Some(text) = value.as_str() else {
        return context.wrong_type("Write an email address.");
    };
    if text.trim().is_empty() {
        return ParsedAnswer::Blank;
    }
    let fits = text.chars().nth(EMAIL_CHARS_MAX).is_none() && !text.chars().any(char::is_control);
    if fits && is_email_address(text) {
        return ParsedAnswer::Answer(Answer::Email(text.to_owned()));
    }
    context.report(&[], "bad-email", "Write an email address such as name@example.org.")
}
