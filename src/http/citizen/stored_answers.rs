//! Stored answers as text in the survey's words, for the citizen who gave them.

use jiff::civil::Date;
use serde_json::Value;

use super::locale::Locale;
use super::scale_points::FACE_NAMES;
use crate::http::problem::Problem;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::choice::Choice;
use urbivox_core::survey::definition::kind::QuestionKind;
use urbivox_core::survey::definition::localized::Localized;
use urbivox_core::survey::definition::question::Question;
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
pub fn answer_texts(definition: &Definition, answers: &Value, locale: Locale<'_>) -> Result<Vec<AnswerText>, Problem> {
    let answers = answers
        .as_object()
        .ok_or_else(|| Problem::broken(&"the stored answers are not a JSON object"))?;
    let questions = definition.questions().filter(|question| question.takes_answer());
    let texts = questions.map(|question| {
        let code = question.code.as_str();
        let answer = answers.get(code).filter(|answer| !answer.is_null());
        let lines = match answer {
            Some(answer) => lines(question, answer, locale).ok_or_else(|| mismatch(code))?,
            None => Vec::new(),
        };
        Ok::<_, Problem>(AnswerText {
            prompt: locale.label(question.prompt.as_ref(), code).to_owned(),
            lines: if lines.is_empty() {
                vec![locale.texts.get("not-answered").into_owned()]
            } else {
                lines
            },
        })
    });
    texts.collect()
}

fn mismatch(code: &str) -> Problem {
    Problem::broken(&format!("the stored answer to {code} does not fit its question"))
}

/// Returns the lines of an answer; `None` when it does not fit the question.
fn lines(question: &Question, answer: &Value, locale: Locale<'_>) -> Option<Vec<String>> {
    Some(match &question.kind {
        QuestionKind::Rating(rating) => {
            let score = score_on(rating.scale, answer)?;
            let line = match face_name(rating, score) {
                Some(name) => locale.texts.get(name).into_owned(),
                None => score_text(score, rating.scale.to(), rating.labels.get(&score), locale),
            };
            vec![line]
        }
        QuestionKind::Choice(choice) => {
            let chosen = answer.as_array().map_or(std::slice::from_ref(answer), Vec::as_slice);
            let lines = chosen.iter().map(|chosen| option(choice, chosen, locale));
            lines.collect::<Option<Vec<String>>>()?
        }
        QuestionKind::Matrix(matrix) => {
            let scores = answer.as_object()?;
            let mut lines = Vec::new();
            for row in &matrix.rows {
                if let Some(score) = scores.get(row.code.as_str()) {
                    let score = score_on(matrix.scale, score)?;
                    let name = locale.label(row.label.as_ref(), row.code.as_str());
                    let text = score_text(score, matrix.scale.to(), matrix.labels.get(&score), locale);
                    lines.push(format!("{name}: {text}"));
                }
            }
            lines
        }
        QuestionKind::Ranking(ranking) => {
            let place = |(code, place): (&Value, u32)| {
                let code = code.as_str()?;
                let option = ranking.options.iter().find(|option| option.code.as_str() == code)?;
                Some(format!("{place}. {}", locale.label(option.label.as_ref(), code)))
            };
            let lines = answer.as_array()?.iter().zip(1..).map(place);
            lines.collect::<Option<Vec<String>>>()?
        }
        QuestionKind::Number(number) => {
            let value = locale.numbers().exact(&answer.as_number()?.to_string());
            match &number.unit {
                Some(unit) => vec![format!("{value} {unit}")],
                None => vec![value],
            }
        }
        QuestionKind::Date => vec![locale.dates().day(answer.as_str()?.parse::<Date>().ok()?)],
        QuestionKind::Text(_) | QuestionKind::Email => vec![answer.as_str()?.to_owned()],
        QuestionKind::Statement => Vec::new(),
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

fn score_text(score: i64, to: i64, label: Option<&Localized>, locale: Locale<'_>) -> String {
    let place = locale
        .texts
        .with("point-of", &[("score", score.into()), ("to", to.into())]);
    label.map_or_else(|| place.clone(), |label| format!("{} ({place})", locale.text(label)))
}

/// Returns the label of an option, with its free text; `None` when there is no such option.
fn option(choice: &Choice, chosen: &Value, locale: Locale<'_>) -> Option<String> {
    // An option is stored as its code, or as an object with `code` and `text`.
    let code = chosen.get("code").unwrap_or(chosen).as_str()?;
    let option = choice.options.iter().find(|option| option.code.as_str() == code)?;
    let label = locale.label(option.label.as_ref(), code);
    Some(match chosen.get("text") {
        Some(text) => format!("{label}: {}", text.as_str()?),
        None => label.to_owned(),
    })
}
