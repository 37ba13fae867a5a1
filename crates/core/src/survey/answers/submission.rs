//! Submissions: parsing and JSON.

use serde_json::{Map, Value};

use super::answer::{Answer, Answers, ChosenOption};
use super::parse_answer;
use super::parse_answer::ParsedAnswer;
use super::raw_answers::RawAnswers;
use crate::privacy::masking;
use crate::survey::definition::Definition;
use crate::survey::definition::code::Code;
use crate::survey::definition::condition::Condition;
use crate::survey::definition::kind::QuestionKind;
use crate::survey::definition::question::Question;
use crate::survey::violation::{Violations, below};

/// Submission of a citizen, valid for its definition.
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    /// Answers, in the order of the definition.
    pub answers: Answers,
    /// Questions that were shown and left blank, in the order of the definition. Includes a matrix if every row was
    /// left blank; never includes a statement.
    pub skipped: Vec<Code>,
}

impl Submission {
    /// Parses the answers. Reports every violation rather than the first, so that a citizen can correct all of them at
    /// once.
    pub fn parse(definition: &Definition, raw: &RawAnswers) -> Result<Submission, Violations> {
        let mut parser = SubmissionParser {
            answers: Answers::with_capacity(raw.len().min(definition.questions_count())),
            skipped: Vec::new(),
            undecided: Vec::new(),
            violations: Violations::none(),
        };
        let sent = parser.assign_to_questions(definition, raw);
        let mut position = 0;
        for page in &definition.pages {
            let page_shown = parser.shows(page.show_if.as_ref());
            for question in &page.questions {
                let shown = match page_shown {
                    Some(true) => parser.shows(question.show_if.as_ref()),
                    // Certainly hidden if the condition of the question itself is not met.
                    None => parser.shows(question.show_if.as_ref()).filter(|shown| !shown),
                    Some(false) => Some(false),
                };
                let value = sent.get(position).copied().flatten();
                parser.take(position, question, shown, value);
                position += 1;
            }
        }
        let SubmissionParser {
            answers,
            skipped,
            violations,
            ..
        } = parser;
        violations.into_result(Some(Submission { answers, skipped }))
    }

    /// Masks the personal data recognised in free texts, and returns whether there was any. Answers to questions for an
    /// email address are not masked.
    pub fn masked(mut self) -> (Submission, bool) {
        let mut was_masked = false;
        for text in self.answers.texts_mut() {
            if let std::borrow::Cow::Owned(masked) = masking::mask(text) {
                *text = masked;
                was_masked = true;
            }
        }
        (self, was_masked)
    }

    /// Converts the answers to the JSON in which citizens send them; parsing it with the same definition returns an
    /// equal submission.
    pub fn to_json(&self, definition: &Definition) -> Value {
        let written = self.answers.iter().map(|(code, answer)| {
            let several = definition.question(code.as_str()).is_some_and(takes_several);
            (code.to_string(), write(answer, several))
        });
        Value::Object(written.collect())
    }
}

/// State while a submission is parsed, question by question.
struct SubmissionParser {
    answers: Answers,
    skipped: Vec<Code>,
    /// Positions of questions with invalid answers. Conditions that depend on them are undecided and cause no further
    /// violations.
    undecided: Vec<usize>,
    violations: Violations,
}

impl SubmissionParser {
    /// Values sent for each question, in the order of the definition.
    fn assign_to_questions<'a>(&mut self, definition: &Definition, raw: &'a RawAnswers) -> Vec<Option<&'a Value>> {
        let mut sent: Vec<Option<&Value>> = vec![None; definition.questions_count()];
        for (code, value) in raw.iter() {
            let position = definition.position(code);
            let slot = position.and_then(|position| sent.get_mut(position));
            match (position, slot) {
                (Some(_), Some(slot @ None)) => *slot = Some(value),
                (Some(position), Some(_)) => {
                    self.undecided.push(position);
                    self.violations.push(
                        below("/answers", code),
                        "duplicate-question",
                        "Answer each question once.",
                    );
                }
                _ => {
                    let detail = "Remove this: the survey does not ask it.";
                    self.violations
                        .push(below("/answers", code), "unknown-question", detail);
                }
            }
        }
        sent
    }

    /// Returns whether a page or question with this condition is shown; `None` if that depends on an invalid answer.
    fn shows(&self, condition: Option<&Condition>) -> Option<bool> {
        condition.map_or(Some(true), |condition| {
            condition.evaluate(&self.answers, &self.undecided)
        })
    }

    fn take(&mut self, position: usize, question: &Question, shown: Option<bool>, value: Option<&Value>) {
        if !question.takes_answer() {
            if value.is_some() {
                let pointer = below("/answers", question.code.as_str());
                self.violations
                    .push(pointer, "unknown-question", "Remove this: nothing is asked here.");
            }
            return;
        }
        let value = value.unwrap_or(&Value::Null);
        if shown == Some(false) {
            if !parse_answer::is_blank_answer(question, value) {
                let pointer = below("/answers", question.code.as_str());
                self.violations.push(
                    pointer,
                    "hidden",
                    "Remove this: the question is not shown for these answers.",
                );
                self.undecided.push(position);
            }
            return;
        }
        let required = question.required && shown == Some(true);
        match parse_answer::read(question, value, required, &mut self.violations) {
            ParsedAnswer::Answer(answer) => self.answers.push(position, question.code.clone(), answer),
            ParsedAnswer::Blank => self.skipped.push(question.code.clone()),
            ParsedAnswer::Invalid => self.undecided.push(position),
        }
        if shown.is_none() {
            self.undecided.push(position);
        }
    }
}

fn takes_several(question: &Question) -> bool {
    matches!(&question.kind, QuestionKind::Choice(choice) if choice.multiple)
}

fn write(answer: &Answer, several: bool) -> Value {
    match answer {
        Answer::Score(score) => Value::from(*score),
        Answer::Choice(chosen) if several => chosen.iter().map(option_to_json).collect(),
        Answer::Choice(chosen) => chosen.first().map_or(Value::Null, option_to_json),
        Answer::Matrix(rows) => {
            let rows = rows.iter().map(|(row, score)| (row.to_string(), Value::from(*score)));
            Value::Object(rows.collect())
        }
        Answer::Ranking(order) => order.iter().map(Code::as_str).collect(),
        Answer::Number(number) => number.to_json(),
        Answer::Date(day) => Value::from(day.to_string()),
        Answer::Text(text) | Answer::Email(text) => Value::from(text.as_str()),
    }
}

fn option_to_json(chosen: &ChosenOption) -> Value {
    let code = Value::from(chosen.code.as_str());
    match &chosen.text {
        None => code,
        Some(text) => Value::Object(Map::from_iter([
            ("code".to_owned(), code),
            ("text".to_owned(), Value::from(text.as_str())),
        ])),
    }
}
