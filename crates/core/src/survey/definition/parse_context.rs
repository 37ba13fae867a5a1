//! Parsing of a JSON document that collects all violations.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::civil_day;
use super::code::Code;
use super::decimal::Decimal;
use super::language::Language;
use super::localized::Localized;
use crate::survey::violation::{Violations, below};

/// State while one definition is parsed.
#[derive(Default)]
pub(crate) struct ParseContext {
    pub(crate) violations: Violations,
    /// Languages of the survey; empty while they are unknown.
    pub(crate) languages: Vec<Language>,
}

/// A value of the document with its JSON pointer.
#[derive(Clone)]
pub(crate) struct JsonNode<'a> {
    pub(crate) value: &'a Value,
    pub(crate) pointer: String,
}

/// An object of the document with its JSON pointer.
pub(crate) struct JsonObject<'a> {
    fields: &'a Map<String, Value>,
    pointer: String,
}

impl ParseContext {
    /// Returns whether texts can be in `language`. True while the languages are unknown, so that an invalid list of
    /// languages does not cause a violation for every text.
    pub(crate) fn offers(&self, language: &Language) -> bool {
        self.languages.is_empty() || self.languages.contains(language)
    }
}

impl<'a> JsonNode<'a> {
    pub(crate) fn root(value: &'a Value) -> JsonNode<'a> {
        JsonNode {
            value,
            pointer: String::new(),
        }
    }

    pub(crate) fn report(&self, reader: &mut ParseContext, code: &'static str, detail: impl Into<String>) {
        reader.violations.push(self.pointer.clone(), code, detail);
    }

    pub(crate) fn object(&self, reader: &mut ParseContext) -> Option<JsonObject<'a>> {
        let fields = self.expect(self.value.as_object(), "Write an object here, in braces.", reader)?;
        Some(JsonObject {
            fields,
            pointer: self.pointer.clone(),
        })
    }

    /// Elements of a list; at most the first `count_max`.
    pub(crate) fn list(&self, count_max: usize, reader: &mut ParseContext) -> Option<Vec<JsonNode<'a>>> {
        let members = self.expect(self.value.as_array(), "Write a list here, in brackets.", reader)?;
        if members.len() > count_max {
            self.report(reader, "too-many", format!("Keep at most {count_max} here."));
        }
        let nodes = members.iter().take(count_max).enumerate();
        Some(
            nodes
                .map(|(at, value)| JsonNode {
                    value,
                    pointer: format!("{}/{at}", self.pointer),
                })
                .collect(),
        )
    }

    pub(crate) fn text(&self, reader: &mut ParseContext) -> Option<&'a str> {
        self.expect(self.value.as_str(), "Write a text here, in quotation marks.", reader)
    }

    /// Display text: not blank, not too long, without control characters.
    pub(crate) fn plain_text(&self, chars_max: usize, reader: &mut ParseContext) -> Option<&'a str> {
        let text = self.text(reader)?;
        if text.trim().is_empty() {
            self.report(reader, "empty", "Write a text, or leave this out.");
        } else if text.chars().nth(chars_max).is_some() {
            self.report(reader, "too-long", format!("Write at most {chars_max} characters."));
        } else if has_control_character(text) {
            self.report(
                reader,
                "control-character",
                "Remove the characters that cannot be seen.",
            );
        } else {
            return Some(text);
        }
        None
    }

    pub(crate) fn flag(&self, reader: &mut ParseContext) -> Option<bool> {
        self.expect(self.value.as_bool(), "Write true or false here.", reader)
    }

    pub(crate) fn whole(&self, reader: &mut ParseContext) -> Option<i64> {
        self.expect(whole(self.value), "Write a whole number here.", reader)
    }

    /// Whole number within `range`, for counts.
    pub(crate) fn count(&self, range: std::ops::RangeInclusive<usize>, reader: &mut ParseContext) -> Option<usize> {
        let count = usize::try_from(self.whole(reader)?)
            .ok()
            .filter(|count| range.contains(count));
        if count.is_none() {
            let (from, to) = (range.start(), range.end());
            self.report(
                reader,
                "bad-value",
                format!("Write a whole number from {from} to {to}."),
            );
        }
        count
    }

    pub(crate) fn decimal(&self, reader: &mut ParseContext) -> Option<Decimal> {
        if !self.value.is_number() {
            return self.expect(None, "Write a number here.", reader);
        }
        let number = Decimal::from_json(self.value);
        if number.is_none() {
            let detail = "Write a number with at most three decimals, from -1000000000 to 1000000000.";
            self.report(reader, "bad-value", detail);
        }
        number
    }

    pub(crate) fn day(&self, reader: &mut ParseContext) -> Option<Date> {
        let day = civil_day::parse(self.text(reader)?);
        if day.is_none() {
            self.report(
                reader,
                "bad-day",
                "Write a day of the years 1900 to 2200 as 2026-03-01.",
            );
        }
        day
    }

    pub(crate) fn code(&self, reader: &mut ParseContext) -> Option<Code> {
        let code = Code::parse(self.text(reader)?);
        if code.is_none() {
            let detail = "Use 1 to 64 of A-Z, a-z, 0-9, \"_\", \".\" and \"-\"; begin with a letter or a digit.";
            self.report(reader, "bad-code", detail);
        }
        code
    }

    fn expect<T>(&self, found: Option<T>, detail: &str, reader: &mut ParseContext) -> Option<T> {
        if found.is_none() {
            self.report(reader, "wrong-type", detail);
        }
        found
    }
}

impl<'a> JsonObject<'a> {
    pub(crate) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    pub(crate) fn fields(&self) -> impl Iterator<Item = (&'a str, JsonNode<'a>)> {
        self.fields.iter().map(|(name, value)| {
            (
                name.as_str(),
                JsonNode {
                    value,
                    pointer: below(&self.pointer, name),
                },
            )
        })
    }

    /// Reports every field that is in none of the lists.
    pub(crate) fn refuse_unknown_fields(&self, known: &[&[&str]], reader: &mut ParseContext) {
        for name in self.fields.keys() {
            if reader.violations.is_full() {
                break;
            }
            if !known.iter().any(|list| list.contains(&name.as_str())) {
                let detail = format!("Remove this field. Known here: {}.", known.concat().join(", "));
                reader
                    .violations
                    .push(below(&self.pointer, name), "unknown-field", detail);
            }
        }
    }

    pub(crate) fn optional(&self, name: &str) -> Option<JsonNode<'a>> {
        let value = self.fields.get(name)?;
        Some(JsonNode {
            value,
            pointer: below(&self.pointer, name),
        })
    }

    pub(crate) fn required(&self, name: &str, reader: &mut ParseContext) -> Option<JsonNode<'a>> {
        let node = self.optional(name);
        if node.is_none() {
            let detail = format!("Add the field \"{name}\".");
            reader
                .violations
                .push(below(&self.pointer, name), "missing-field", detail);
        }
        node
    }

    /// Boolean field; false if it is absent.
    pub(crate) fn flag(&self, name: &str, reader: &mut ParseContext) -> bool {
        self.optional(name).and_then(|node| node.flag(reader)).unwrap_or(false)
    }

    pub(crate) fn localized(&self, name: &str, chars_max: usize, reader: &mut ParseContext) -> Option<Localized> {
        Localized::read(&self.optional(name)?, chars_max, reader)
    }
}

/// Integer value of a JSON number, written `4` or `4.0`.
pub(crate) fn whole(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| Decimal::from_json(value)?.as_integer())
}

/// Returns whether a text contains a control character other than a line break or a tab.
pub(crate) fn has_control_character(text: &str) -> bool {
    text.chars()
        .any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'))
}
