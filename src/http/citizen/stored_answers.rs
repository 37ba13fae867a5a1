//! Stored answers as text in the survey's words, for the citizen who gave them.

use serde_json::Value;

use super::question::Locale;
use super::scale_points::FACE_NAMES;
use crate::http::problem::Problem;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::choice::Choice;
use urbivox_core::survey::definition::localized::Localized;
use urbivox_core::survey::definition::question::{Kind, Question};
use urbivox_core::survey::definition::rating::{Rating, Style};
use urbivox_core::survey::definition::scale::Scale;

/// Question with its stored answer as text.
pub struct AnswerText {
    /// Text of the question.
    pub prompt: String,
    /// Lines of the answer; "no answer" where there is none.
    pub lines: Vec<String>,
}

/// Returns all questions except statements, with their stored answers. Fails when an answer does not fit its question: it
/// must not be shown as another answer, or as none.
pub fn said(definition: &Definition, answers: &Value, speech: Locale<'_>) -> Result<Vec<AnswerText>, Problem> {
    let answers = answers
        .as_object()
        .ok_or_else(|| Problem::broken(&"the stored answers are not a JSON object"))?;
    let asked = definition.questions().filter(|question| question.takes_answer());
    let said = asked.map(|question| {
        let code = question.code.as_str();
        let answer = answers.get(code).filter(|answer| !answer.is_null());
        let lines = match answer {
            Some(answer) => lines(question, answer, speech).ok_or_else(|| mismatch(code))?,
            None => Vec::new(),
        };
        Ok::<_, Problem>(AnswerText {
            prompt: speech.label(question.prompt.as_ref(), code).to_owned(),
            lines: if lines.is_empty() {
                vec![speech.texts.get("not-answered").into_owned()]
            } else {
                lines
            },
        })
    });
    said.collect()
}

fn mismatch(code: &str) -> Problem {
    Problem::broken(&format!("the stored answer to {code} does not fit its question"))
}

/// Returns the lines of an answer; `None` when it does not fit the question.
fn lines(question: &Question, answer: &Value, speech: Locale<'_>) -> Option<Vec<String>> {
    Some(match &question.kind {
        Kind::Rating(rating) => {
            let score = score_on(rating.scale, answer)?;
            let line = match face_name(rating, score) {
                Some(name) => speech.texts.get(name).into_owned(),
                None => score_text(score, rating.scale.to(), rating.labels.get(&score), speech),
            };
            vec![line]
        }
        Kind::Choice(choice) => {
            let chosen = answer.as_array().map_or(std::slice::from_ref(answer), Vec::as_slice);
            let lines = chosen.iter().map(|chosen| option(choice, chosen, speech));
            lines.collect::<Option<Vec<String>>>()?
        }
        Kind::Matrix(matrix) => {
            let scores = answer.as_object()?;
            let mut lines = Vec::new();
            for row in &matrix.rows {
                if let Some(score) = scores.get(row.code.as_str()) {
                    let score = score_on(matrix.scale, score)?;
                    let name = speech.label(row.label.as_ref(), row.code.as_str());
                    let told = score_text(score, matrix.scale.to(), matrix.labels.get(&score), speech);
                    lines.push(format!("{name}: {told}"));
                }
            }
            lines
        }
        Kind::Ranking(ranking) => {
            let place = |(code, place): (&Value, u32)| {
                let code = code.as_str()?;
                let option = ranking.options.iter().find(|option| option.code.as_str() == code)?;
                Some(format!("{place}. {}", speech.label(option.label.as_ref(), code)))
            };
            let lines = answer.as_array()?.iter().zip(1..).map(place);
            lines.collect::<Option<Vec<String>>>()?
        }
        Kind::Number(number) => {
            let value = answer.as_number()?;
            match &number.unit {
                Some(unit) => vec![format!("{value} {unit}")],
                None => vec![value.to_string()],
            }
        }
        Kind::Date | Kind::Text(_) | Kind::Email => vec![answer.as_str()?.to_owned()],
        Kind::Statement => Vec::new(),
    })
}

/// Returns the score of an answer; `None` when it is off the scale.
fn score_on(scale: Scale, answer: &Value) -> Option<i64> {
    answer.as_i64().filter(|score| scale.index_of(*score).is_some())
}

/// Returns the text id of the chosen face's name, where faces were shown with our default names.
fn face_name(rating: &Rating, score: i64) -> Option<&'static str> {
    let is_ours = rating.style == Style::Faces && rating.scale.len() == FACE_NAMES.len() && rating.labels.is_empty();
    let place = rating.scale.index_of(score).filter(|_| is_ours)?;
    FACE_NAMES.get(place).copied()
}

fn score_text(score: i64, to: i64, label: Option<&Localized>, speech: Locale<'_>) -> String {
    let place = speech
        .texts
        .with("point-of", &[("score", score.into()), ("to", to.into())]);
    label.map_or_else(|| place.clone(), |label| format!("{} ({place})", speech.say(label)))
}

/// Returns the label of an option, with its free text; `None` when there is no such option.
fn option(choice: &Choice, chosen: &Value, speech: Locale<'_>) -> Option<String> {
    // An option is stored as its code, or as an object with `code` and `text`.
    let code = chosen.get("code").unwrap_or(chosen).as_str()?;
    let option = choice.options.iter().find(|option| option.code.as_str() == code)?;
    let label = speech.label(option.label.as_ref(), code);
    Some(match chosen.get("text") {
        Some(text) => format!("{label}: {}", text.as_str()?),
        None => label.to_owned(),
    })
}
