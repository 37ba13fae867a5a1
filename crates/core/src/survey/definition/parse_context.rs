//! Parsing of a JSON document that collects all violations.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::civil_day;
use super::code::Code;
use super::decimal::Decimal;
use super::language::Language;
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

    pub(crate) fn report(&self, context: &mut ParseContext, code: &'static str, detail: impl Into<String>) {
        context.violations.push(self.pointer.clone(), code, detail);
    }

    pub(crate) fn object(&self, context: &mut ParseContext) -> Option<JsonObject<'a>> {
        let fields = self.expect(self.value.as_object(), "Write an object here, in braces.", context)?;
        Some(JsonObject {
            fields,
            pointer: self.pointer.clone(),
        })
    }

    /// Elements of a list; at most the first `count_max`.
    pub(crate) fn list(&self, count_max: usize, context: &mut ParseContext) -> Option<Vec<JsonNode<'a>>> {
        let members = self.expect(self.value.as_array(), "Write a list here, in brackets.", context)?;
        if members.len() > count_max {
            self.report(context, "too-many", format!("Keep at most {count_max} here."));
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

    pub(crate) fn text(&self, context: &mut ParseContext) -> Option<&'a str> {
        self.expect(self.value.as_str(), "Write a text here, in quotation marks.", context)
    }

    /// Display text: not blank, not too long, without control characters.
    pub(crate) fn plain_text(&self, chars_max: usize, context: &mut ParseContext) -> Option<&'a str> {
        let text = self.text(context)?;
        if text.trim().is_empty() {
            self.report(context, "empty", "Write a text, or leave this out.");
        } else if text.chars().nth(chars_max).is_some() {
            self.report(context, "too-long", format!("Write at most {chars_max} characters."));
        } else if has_control_character(text) {
            self.report(
                context,
                "control-character",
                "Remove the characters that cannot be seen.",
            );
        } else {
            return Some(text);
        }
        None
    }

    pub(crate) fn flag(&self, context: &mut ParseContext) -> Option<bool> {
        self.expect(self.value.as_bool(), "Write true or false here.", context)
    }

    pub(crate) fn whole(&self, context: &mut ParseContext) -> Option<i64> {
        self.expect(whole(self.value), "Write a whole number here.", context)
    }

    /// Whole number within `range`, for counts.
    pub(crate) fn count(&self, range: std::ops::RangeInclusive<usize>, context: &mut ParseContext) -> Option<usize> {
        let count = usize::try_from(self.whole(context)?)
            .ok()
            .filter(|count| range.contains(count));
        if count.is_none() {
            let (from, to) = (range.start(), range.end());
            self.report(
                context,
                "bad-value",
                format!("Write a whole number from {from} to {to}."),
            );
        }
        count
    }

    pub(crate) fn decimal(&self, context: &mut ParseContext) -> Option<Decimal> {
        if !self.value.is_number() {
            return self.expect(None, "Write a number here.", context);
        }
        let number = Decimal::from_json(self.value);
        if number.is_none() {
            let detail = "Write a number with at most three decimals, from -1000000000 to 1000000000.";
            self.report(context, "bad-value", detail);
        }
        number
    }

    pub(crate) fn day(&self, context: &mut ParseContext) -> Option<Date> {
        let day = civil_day::parse(self.text(context)?);
        if day.is_none() {
            self.report(
                context,
                "bad-day",
                "Write a day of the years 1900 to 2200 as 2026-03-01.",
            );
        }
        day
    }

    pub(crate) fn code(&self, context: &mut ParseContext) -> Option<Code> {
        let code = Code::parse(self.text(context)?);
        if code.is_none() {
            let detail = "Use 1 to 64 of A-Z, a-z, 0-9, \"_\", \".\" and \"-\"; begin with a letter or a digit.";
            self.report(context, "bad-code", detail);
        }
        code
    }

    pub(crate) fn language(&self, context: &mut ParseContext) -> Option<Language> {
        let language = Language::parse(self.text(context)?);
        if language.is_none() {
            self.report(
                context,
                "bad-language",
                "Write a language tag such as \"fi\" or \"pt-BR\".",
            );
        }
        language
    }

    fn expect<T>(&self, found: Option<T>, detail: &str, context: &mut ParseContext) -> Option<T> {
        if found.is_none() {
            self.report(context, "wrong-type", detail);
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
    pub(crate) fn refuse_unknown_fields(&self, known: &[&[&str]], context: &mut ParseContext) {
        for name in self.fields.keys() {
            if context.violations.is_full() {
                break;
            }
            if !known.iter().any(|list| list.contains(&name.as_str())) {
                let detail = format!("Remove this field. Known here: {}.", known.concat().join(", "));
                context
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

    pub(crate) fn required(&self, name: &str, context: &mut ParseContext) -> Option<JsonNode<'a>> {
        let node = self.optional(name);
        if node.is_none() {
            let detail = format!("Add the field \"{name}\".");
            context
                .violations
                .push(below(&self.pointer, name), "missing-field", detail);
        }
        node
    }

    /// Boolean field; false if it is absent.
    pub(crate) fn flag(&self, name: &str, context: &mut ParseContext) -> bool {
        self.optional(name).and_then(|node| node.flag(context)).unwrap_or(false)
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
