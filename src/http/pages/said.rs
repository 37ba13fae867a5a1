//! Stored answers in the words of the survey, for the citizen who gave them.

use serde_json::Value;

use super::citizen::points::FACE_NAMES;
use super::citizen::question::Speech;
use crate::survey::choice::Choice;
use crate::survey::code::Code;
use crate::survey::definition::Definition;
use crate::survey::localized::Localized;
use crate::survey::question::{Kind, Question};
use crate::survey::rating::{Rating, Style};

/// One question with what was said to it.
pub struct Said {
    /// The question, as it is asked.
    pub prompt: String,
    /// The answer in words, a line each; "no answer" where there is none.
    pub lines: Vec<String>,
}

/// Every question that asks something, with what was said.
pub fn said(definition: &Definition, answers: &Value, speech: Speech<'_>) -> Vec<Said> {
    let asked = definition.questions().filter(|question| question.asks());
    let said = asked.map(|question| {
        let code = question.code.as_str();
        let answer = answers.get(code).filter(|answer| !answer.is_null());
        let lines = answer.map(|answer| lines(question, answer, speech)).unwrap_or_default();
        Said {
            prompt: speech.label(question.prompt.as_ref(), code).to_owned(),
            lines: if lines.is_empty() {
                vec![speech.texts.get("not-answered").into_owned()]
            } else {
                lines
            },
        }
    });
    said.collect()
}

fn lines(question: &Question, answer: &Value, speech: Speech<'_>) -> Vec<String> {
    match &question.kind {
        Kind::Rating(rating) => {
            let label = answer.as_i64().and_then(|score| rating.labels.get(&score));
            let drawn = || face_name(rating, answer).map(|name| speech.texts.get(name).into_owned());
            match (label, drawn()) {
                (None, Some(name)) => vec![name],
                _ => vec![scored(answer, rating.scale.to(), label, speech)],
            }
        }
        Kind::Choice(choice) => {
            let chosen = answer.as_array().map_or(std::slice::from_ref(answer), Vec::as_slice);
            chosen.iter().map(|chosen| option(choice, chosen, speech)).collect()
        }
        Kind::Matrix(matrix) => {
            let rows = matrix.rows.iter().filter_map(|row| {
                let score = answer.get(row.code.as_str())?;
                let label = score.as_i64().and_then(|score| matrix.labels.get(&score));
                let name = speech.label(row.label.as_ref(), row.code.as_str());
                Some(format!("{name}: {}", scored(score, matrix.scale.to(), label, speech)))
            });
            rows.collect()
        }
        Kind::Ranking(ranking) => {
            let order = answer.as_array().into_iter().flatten().zip(1..);
            let place = |(code, place): (&Value, u32)| {
                let code = code.as_str().unwrap_or_default();
                let option = ranking.options.iter().find(|option| option.code.as_str() == code);
                let label = option.and_then(|option| option.label.as_ref());
                format!("{place}. {}", speech.label(label, code))
            };
            order.map(place).collect()
        }
        Kind::Number(number) => {
            let unit = number.unit.as_deref().unwrap_or_default();
            vec![format!("{answer} {unit}").trim_end().to_owned()]
        }
        Kind::Date | Kind::Text(_) | Kind::Email => vec![answer.as_str().unwrap_or_default().to_owned()],
        Kind::Statement => Vec::new(),
    }
}

/// The name of the face that was chosen, where faces were shown with the names of ours.
fn face_name(rating: &Rating, answer: &Value) -> Option<&'static str> {
    let is_ours = rating.style == Style::Faces && rating.scale.len() == FACE_NAMES.len() && rating.labels.is_empty();
    let place = rating.scale.index_of(answer.as_i64()?).filter(|_| is_ours)?;
    FACE_NAMES.get(place).copied()
}

fn scored(score: &Value, to: i64, label: Option<&Localized>, speech: Speech<'_>) -> String {
    let score = score.as_i64().unwrap_or_default();
    let place = speech
        .texts
        .with("point-of", &[("score", score.into()), ("to", to.into())]);
    label.map_or_else(|| place.clone(), |label| format!("{} ({place})", speech.say(label)))
}

fn option(choice: &Choice, chosen: &Value, speech: Speech<'_>) -> String {
    let code = chosen.get("code").unwrap_or(chosen).as_str().unwrap_or_default();
    let option = choice.options.iter().find(|option| is(&option.code, code));
    let label = speech.label(option.and_then(|option| option.label.as_ref()), code);
    match chosen.get("text").and_then(Value::as_str) {
        Some(text) => format!("{label}: {text}"),
        None => label.to_owned(),
    }
}

fn is(code: &Code, text: &str) -> bool {
    code.as_str() == text
}
