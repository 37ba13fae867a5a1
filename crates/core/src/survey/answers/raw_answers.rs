//! Raw answers as they were sent, before parsing.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value;

use crate::survey::limits::ANSWER_KEYS_MAX;

/// Raw answers: the keys of a JSON object in the order sent.
///
/// A key that was sent twice occurs twice, so that it can be refused.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawAnswers(Vec<(String, Value)>);

impl RawAnswers {
    /// Iterates over the keys and their values, in the order sent.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(code, value)| (code.as_str(), value))
    }

    /// Number of keys.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Total number of bytes of all texts: the cost of the search for personal data.
    pub fn text_bytes(&self) -> usize {
        self.0.iter().map(|(_, value)| text_bytes(value)).sum()
    }

    /// Returns whether nothing was sent.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn text_bytes(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len(),
        Value::Array(list) => list.iter().map(text_bytes).sum(),
        Value::Object(parts) => parts.values().map(text_bytes).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

impl From<Vec<(String, Value)>> for RawAnswers {
    fn from(answers: Vec<(String, Value)>) -> RawAnswers {
        RawAnswers(answers)
    }
}

impl FromIterator<(String, Value)> for RawAnswers {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(answers: I) -> RawAnswers {
        RawAnswers(answers.into_iter().collect())
    }
}

impl<'de> Deserialize<'de> for RawAnswers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RawAnswers, D::Error> {
        deserializer.deserialize_map(RawAnswersVisitor)
    }
}

struct RawAnswersVisitor;

impl<'de> Visitor<'de> for RawAnswersVisitor {
    type Value = RawAnswers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of answers")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawAnswers, A::Error> {
        let mut answers = Vec::new();
        while let Some(answer) = map.next_entry::<String, Value>()? {
            if answers.len() == ANSWER_KEYS_MAX {
                return Err(A::Error::custom(format_args!("more than {ANSWER_KEYS_MAX} answers")));
            }
            answers.push(answer);
        }
        Ok(RawAnswers(answers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duplicate_keys_are_kept() {
        let raw: RawAnswers = serde_json::from_str(r#"{"a": 1, "a": 2}"#).unwrap();
        assert_eq!(raw.len(), 2);
    }

    #[test]
    fn reading_stops_at_the_limit() {
        let many = |count: usize| {
            let keys: Vec<String> = (0..count).map(|key| format!("\"{key}\": 1")).collect();
            serde_json::from_str::<RawAnswers>(&format!("{{{}}}", keys.join(",")))
        };
        assert_eq!(many(ANSWER_KEYS_MAX).unwrap().len(), ANSWER_KEYS_MAX);
        assert!(many(ANSWER_KEYS_MAX + 1).is_err());
        assert!(serde_json::from_str::<RawAnswers>("[]").is_err());
    }
}
