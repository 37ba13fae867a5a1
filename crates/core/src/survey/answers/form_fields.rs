//! Conversion between the fields of an HTML form and raw answers.
//!
//! The field of a question is named by its code; the text of an option is `code:option`, the row of a matrix
//! `code:row`, the rank of an option `code:option`. Codes contain no colon. Names that begin with `_` are fields of the
//! page, because no code begins with `_`.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::parse_number::{is_ambiguous, parse_number};
use super::raw_answers::RawAnswers;
use crate::survey::definition::Definition;
use crate::survey::definition::choice::Choice;
use crate::survey::definition::code::Code;
use crate::survey::definition::kind::QuestionKind;
use crate::survey::definition::question::Question;
use crate::survey::definition::ranking::Ranking;
use crate::survey::violation::{Violations, below};

/// Maximum number of fields in one form. Protects the server: the largest page a definition allows has 200 questions
/// with 50 rows each.
pub const FIELDS_MAX: usize = 12_000;

/// Fields of a form, in the order sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormFields {
    fields: Vec<(String, String)>,
    /// Indices of the fields by question, so that each lookup is fast in a form with thousands of fields.
    by_question: HashMap<String, Vec<usize>>,
}

impl FromIterator<(String, String)> for FormFields {
    /// Keeps the first [`FIELDS_MAX`] fields.
    fn from_iter<I: IntoIterator<Item = (String, String)>>(fields: I) -> FormFields {
        let all: Vec<(String, String)> = fields.into_iter().take(FIELDS_MAX).collect();
        let mut by_owner: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, (name, _)) in all.iter().enumerate() {
            match by_owner.get_mut(owner(name)) {
                Some(places) => places.push(at),
                None => {
                    by_owner.insert(owner(name).to_owned(), vec![at]);
                }
            }
        }
        FormFields {
            fields: all,
            by_question: by_owner,
        }
    }
}

/// Code of the question to which a field belongs; the whole name for a field of the page.
fn owner(name: &str) -> &str {
    name.split_once(':').map_or(name, |(question, _)| question)
}

impl FormFields {
    /// Last non-empty value of this name: the value of a pressed button follows a hidden default.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut named = self.question_fields(owner(name)).rev();
        let named = named.find(|(field, value)| *field == name && !value.is_empty());
        named.map(|(_, value)| value)
    }

    /// Returns whether a field of this name was sent, even if empty.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field == name)
    }

    /// Iterates over all fields as name and value, in the order sent.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Iterates over every value of this name.
    pub fn get_all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self
            .question_fields(owner(name))
            .filter(move |(field, _)| *field == name);
        named.map(|(_, value)| value)
    }

    /// Iterates over the non-empty fields of one question, with their names.
    pub fn filled_fields<'a>(&'a self, question: &'a Code) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.question_fields(question.as_str())
            .filter(|(_, value)| !value.is_empty())
    }

    /// Iterates over the fields of one question, in the order sent.
    fn question_fields(&self, owner: &str) -> impl DoubleEndedIterator<Item = (&str, &str)> {
        let places = self.by_question.get(owner).map(Vec::as_slice).unwrap_or_default();
        let fields = places.iter().filter_map(|at| self.fields.get(*at));
        fields.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Creates the fields that represent these answers, to prefill a page when a response is corrected.
    pub fn from_answers(definition: &Definition, answers: &Value) -> FormFields {
        let mut fields = Vec::new();
        for (code, value) in answers.as_object().into_iter().flatten() {
            let kind = definition.question(code).map(|question| &question.kind);
            match (kind, value) {
                (Some(QuestionKind::Ranking(_)), Value::Array(order)) => {
                    let options = order.iter().filter_map(Value::as_str).zip(1..);
                    fields.extend(options.map(|(option, place): (&str, u32)| (part(code, option), place.to_string())));
                }
                _ => write(code, value, &mut fields),
            }
        }
        fields.into_iter().collect()
    }

    /// Converts the fields of the questions selected by `wanted` into raw answers, and reports violations that only a
    /// form can have.
    pub fn to_raw_answers(&self, definition: &Definition, wanted: impl Fn(&Code) -> bool) -> (RawAnswers, Violations) {
        let mut violations = Violations::none();
        let asked = definition
            .questions()
            .filter(|question| question.takes_answer() && wanted(&question.code));
        let answers = asked.filter_map(|question| {
            let value = self.read(question, &mut violations)?;
            Some((question.code.to_string(), value))
        });
        let answers: RawAnswers = answers.collect();
        (answers, violations)
    }

    /// Raw answer to one question; `None` if it was left blank.
    fn read(&self, question: &Question, violations: &mut Violations) -> Option<Value> {
        let code = question.code.as_str();
        match &question.kind {
            QuestionKind::Rating(_) => self.get(code).map(parse_number),
            QuestionKind::Choice(choice) => self.choice(code, choice),
            QuestionKind::Matrix(matrix) => {
                let rows = matrix.rows.iter().filter_map(|row| {
                    let score = self.get(&part(code, row.code.as_str()))?;
                    Some((row.code.to_string(), parse_number(score)))
                });
                let rows: Map<String, Value> = rows.collect();
                (!rows.is_empty()).then_some(Value::Object(rows))
            }
            QuestionKind::Ranking(ranking) => self.order(code, ranking, violations),
            QuestionKind::Number(asked) => {
                let text = self.get(code).filter(|text| !text.trim().is_empty())?;
                if is_ambiguous(text, asked) {
                    let detail = "Write large numbers without points and commas, as in 1000.";
                    violations.push(below("/answers", code), "ambiguous-number", detail);
                    return Some(Value::from(text));
                }
                Some(parse_number(text))
            }
            QuestionKind::Date | QuestionKind::Email => self.get(code).map(|text| Value::from(text.trim())),
            // Browsers send line breaks as CRLF; they count as one character.
            QuestionKind::Text(_) => self.get(code).map(|text| Value::from(text.replace("\r\n", "\n"))),
            QuestionKind::Statement => None,
        }
    }

    fn choice(&self, code: &str, choice: &Choice) -> Option<Value> {
        let mut chosen: Vec<Value> = Vec::new();
        let ticked: Vec<&str> = self.get_all(code).filter(|value| !value.is_empty()).collect();
        for value in &ticked {
            chosen.push(self.chosen(code, value));
        }
        // A text for an option that is not ticked selects the option, unless a single choice selected another.
        for option in choice.options.iter().filter(|option| option.other_text) {
            let name = option.code.as_str();
            let is_free = choice.multiple || chosen.is_empty();
            let written = self.get(&part(code, name)).is_some_and(|text| !text.trim().is_empty());
            if is_free && written && !ticked.contains(&name) {
                chosen.push(self.chosen(code, name));
            }
        }
        if choice.multiple {
            (!chosen.is_empty()).then_some(Value::Array(chosen))
        } else {
            chosen.pop()
        }
    }

    fn chosen(&self, code: &str, option: &str) -> Value {
        match self.get(&part(code, option)) {
            Some(text) => {
                let text = Value::from(text.replace("\r\n", "\n"));
                Value::Object(Map::from_iter([
                    ("code".to_owned(), Value::from(option)),
                    ("text".to_owned(), text),
                ]))
            }
            None => Value::from(option),
        }
    }

    fn order(&self, code: &str, ranking: &Ranking, violations: &mut Violations) -> Option<Value> {
        let mut places: Vec<(usize, &str)> = Vec::new();
        let mut is_offered = true;
        for option in &ranking.options {
            let name = part(code, option.code.as_str());
            let Some(place) = self.get(&name) else {
                continue;
            };
            let read = place
                .parse::<usize>()
                .ok()
                .filter(|place| (1..=ranking.options.len()).contains(place));
            // A page offers one field per option, so different values for one option are forged.
            is_offered &= read.is_some() && self.get_all(&name).all(|other| other.is_empty() || other == place);
            places.extend(read.map(|place| (place, option.code.as_str())));
        }
        if !is_offered {
            violations.push(
                below("/answers", code),
                "not-offered",
                "Choose one of the places that are offered.",
            );
            return None;
        }
        places.sort_unstable();
        let taken_twice = places.windows(2).any(|pair| matches!(pair, [(a, _), (b, _)] if a == b));
        if taken_twice {
            violations.push(below("/answers", code), "same-place", "Give each place to one option.");
        }
        let order: Vec<&str> = places.into_iter().map(|(_, option)| option).collect();
        (!order.is_empty()).then(|| Value::from(order))
    }
}

fn part(code: &str, inner: &str) -> String {
    format!("{code}:{inner}")
}

fn write(name: &str, value: &Value, fields: &mut Vec<(String, String)>) {
    match value {
        Value::Null | Value::Bool(_) => {}
        Value::Number(number) => {
            // With exactly three decimals it could be read as thousands.
            let text = number.to_string();
            let has_three = text.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3);
            fields.push((name.to_owned(), if has_three { format!("{text}0") } else { text }));
        }
        Value::String(text) => fields.push((name.to_owned(), text.clone())),
        Value::Object(parts) => match (parts.get("code"), parts.get("text")) {
            (Some(Value::String(option)), Some(Value::String(text))) => {
                fields.push((name.to_owned(), option.clone()));
                fields.push((part(name, option), text.clone()));
            }
            _ => parts
                .iter()
                .for_each(|(row, score)| write(&part(name, row), score, fields)),
        },
        Value::Array(list) => {
            for entry in list {
                write(name, entry, fields);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> FormFields {
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn field_names_of_similar_codes_are_distinct() {
        let fields = fields(&[("why", "other"), ("why:other", "x"), ("whynot", "1"), ("_why", "2")]);
        let why = Code::parse("why").unwrap();
        let own: Vec<_> = fields.filled_fields(&why).collect();
        assert_eq!(own, [("why", "other"), ("why:other", "x")]);
    }
}
