//! Answers as the fields of an HTML form carry them, and back.
//!
//! A question's field is named by its code; the text beside an option is `code:option`, the row of a
//! matrix `code:row`, the place of a ranked option `code:option`. No code holds a colon. Names that
//! begin with `_` belong to the page, not to a question: no code begins with one.

use serde_json::{Map, Number, Value};

use super::choice::Choice;
use super::code::Code;
use super::definition::Definition;
use super::fault::{Faults, below};
use super::question::{Kind, Question};
use super::ranking::Ranking;
use super::raw::RawAnswers;

/// Fields of one form. Protects the server: a page of two hundred questions with fifty rows each
/// is the largest that a definition allows, and no citizen fills it in.
pub const FIELDS_MAX: usize = 12_000;

/// The fields of a form, in the order sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl FromIterator<(String, String)> for Fields {
    /// Keeps the first [`FIELDS_MAX`].
    fn from_iter<I: IntoIterator<Item = (String, String)>>(fields: I) -> Fields {
        Fields(fields.into_iter().take(FIELDS_MAX).collect())
    }
}

impl Fields {
    /// The last value of this name that is not empty: a button that was pressed comes after a hidden default.
    pub fn get(&self, name: &str) -> Option<&str> {
        let named = self
            .0
            .iter()
            .rev()
            .find(|(field, value)| field == name && !value.is_empty());
        named.map(|(_, value)| value.as_str())
    }

    /// Every value of this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self.0.iter().filter(move |(field, _)| field == name);
        named.map(|(_, value)| value.as_str())
    }

    /// The fields of one question, with their names, the blank ones left out.
    pub fn of<'a>(&'a self, question: &'a Code) -> impl Iterator<Item = (&'a str, &'a str)> {
        let own = move |name: &str| {
            let rest = name.strip_prefix(question.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
        };
        let fields = self
            .0
            .iter()
            .filter(move |(name, value)| !value.is_empty() && own(name));
        fields.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The fields that would carry these answers: what a page is filled with when an answer is corrected.
    pub fn of_answers(definition: &Definition, answers: &Value) -> Fields {
        let mut fields = Vec::new();
        for (code, value) in answers.as_object().into_iter().flatten() {
            let kind = definition.question(code).map(|question| &question.kind);
            match (kind, value) {
                (Some(Kind::Ranking(_)), Value::Array(order)) => {
                    let options = order.iter().filter_map(Value::as_str).zip(1..);
                    fields.extend(options.map(|(option, place): (&str, u32)| (part(code, option), place.to_string())));
                }
                _ => write(code, value, &mut fields),
            }
        }
        Fields(fields)
    }

    /// The answers to the questions that `wanted` names, as the engine reads them; and what only a form can get wrong.
    pub fn answers(&self, definition: &Definition, wanted: impl Fn(&Code) -> bool) -> (RawAnswers, Faults) {
        let mut faults = Faults::none();
        let asked = definition
            .questions()
            .filter(|question| question.asks() && wanted(&question.code));
        let answers = asked.filter_map(|question| {
            let value = self.read(question, &mut faults)?;
            Some((question.code.to_string(), value))
        });
        let answers: RawAnswers = answers.collect();
        (answers, faults)
    }

    /// What was given to a question; `None` when it was left blank.
    fn read(&self, question: &Question, faults: &mut Faults) -> Option<Value> {
        let code = question.code.as_str();
        match &question.kind {
            Kind::Rating(_) => self.get(code).map(number),
            Kind::Choice(choice) => self.choice(code, choice),
            Kind::Matrix(matrix) => {
                let rows = matrix.rows.iter().filter_map(|row| {
                    let score = self.get(&part(code, row.code.as_str()))?;
                    Some((row.code.to_string(), number(score)))
                });
                let rows: Map<String, Value> = rows.collect();
                (!rows.is_empty()).then_some(Value::Object(rows))
            }
            Kind::Ranking(ranking) => self.order(code, ranking, faults),
            Kind::Number(_) => self.get(code).filter(|text| !text.trim().is_empty()).map(number),
            Kind::Date | Kind::Email => self.get(code).map(|text| Value::from(text.trim())),
            // Browsers send line ends as CRLF; they count as the one character that was typed.
            Kind::Text(_) => self.get(code).map(|text| Value::from(text.replace("\r\n", "\n"))),
            Kind::Statement => None,
        }
    }

    fn choice(&self, code: &str, choice: &Choice) -> Option<Value> {
        let mut chosen: Vec<Value> = Vec::new();
        let ticked: Vec<&str> = self.all(code).filter(|value| !value.is_empty()).collect();
        for value in &ticked {
            chosen.push(self.chosen(code, value));
        }
        // A text beside an option that was not ticked says the option too, unless a single choice was made elsewhere.
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

    fn order(&self, code: &str, ranking: &Ranking, faults: &mut Faults) -> Option<Value> {
        let mut places: Vec<(u32, &str)> = Vec::new();
        for option in &ranking.options {
            let Some(place) = self.get(&part(code, option.code.as_str())) else {
                continue;
            };
            // Anything but a number is put first, where the engine or the next line refuses it.
            places.push((place.parse().unwrap_or(0), option.code.as_str()));
        }
        places.sort_unstable();
        let taken_twice = places.windows(2).any(|pair| matches!(pair, [(a, _), (b, _)] if a == b));
        if taken_twice {
            faults.push(below("/answers", code), "same-place", "Give each place to one option.");
        }
        let order: Vec<&str> = places.into_iter().map(|(_, option)| option).collect();
        (!order.is_empty()).then(|| Value::from(order))
    }
}

fn part(code: &str, inner: &str) -> String {
    format!("{code}:{inner}")
}

/// A number as people write it: `12`, `1 200`, `3,5`, `٣`. What is none stays a text, which the engine refuses.
fn number(text: &str) -> Value {
    let plain: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| match letter {
            ',' | '\u{66b}' => '.',
            '\u{2212}' => '-',
            // Arabic-Indic digits and their eastern forms.
            '\u{660}'..='\u{669}' => digit(letter, 0x660),
            '\u{6f0}'..='\u{6f9}' => digit(letter, 0x6f0),
            other => other,
        })
        .collect();
    let written = plain.strip_prefix('+').unwrap_or(&plain);
    // JSON knows no leading zeros, people do.
    let (sign, digits) = written.strip_prefix('-').map_or(("", written), |digits| ("-", digits));
    let trimmed = digits.trim_start_matches('0');
    let lead = if trimmed.is_empty() || trimmed.starts_with('.') {
        "0"
    } else {
        ""
    };
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !digits.is_empty();
    let number = is_plain
        .then(|| serde_json::from_str::<Number>(&format!("{sign}{lead}{trimmed}")).ok())
        .flatten();
    number.map_or_else(|| Value::from(text), Value::Number)
}

fn digit(letter: char, zero: u32) -> char {
    char::from_digit(u32::from(letter).saturating_sub(zero), 10).unwrap_or(letter)
}

fn write(name: &str, value: &Value, fields: &mut Vec<(String, String)>) {
    match value {
        Value::Null | Value::Bool(_) => {}
        Value::Number(number) => fields.push((name.to_owned(), number.to_string())),
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
    use serde_json::json;

    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for (text, read) in [
            ("12", json!(12)),
            ("3,5", json!(3.5)),
            ("1 200", json!(1200)),
            ("\u{663}", json!(3)),
            ("007", json!(7)),
            ("-0,5", json!(-0.5)),
            ("+4", json!(4)),
        ] {
            assert_eq!(number(text), read, "{text}");
        }
        for text in ["", "abc", "1.2.3", "1e5", "--1", ".", "NaN"] {
            assert!(number(text).is_string(), "{text}");
        }
    }

    #[test]
    fn the_fields_of_a_question_are_told_from_those_of_its_namesakes() {
        let fields = fields(&[("why", "other"), ("why:other", "x"), ("whynot", "1"), ("_why", "2")]);
        let why = Code::parse("why").unwrap();
        let own: Vec<_> = fields.of(&why).collect();
        assert_eq!(own, [("why", "other"), ("why:other", "x")]);
    }
}
