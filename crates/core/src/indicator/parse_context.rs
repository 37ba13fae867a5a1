//! Parser helpers that collect all errors of a document.

use std::fmt::Display;

use serde_json::{Map, Value};

use super::limits::{ERRORS_MAX, QUOTED_CHARS_MAX};

/// Errors of one document, each with its position; at most [`ERRORS_MAX`] of them.
#[derive(Default)]
pub(super) struct ParseContext {
    violations: Vec<String>,
}

impl ParseContext {
    /// Records an error. `place` is a JSON pointer, or a line of a table.
    pub(super) fn report(&mut self, place: &str, detail: impl Display) {
        if self.violations.len() < ERRORS_MAX {
            let place = if place.is_empty() { "document" } else { place };
            self.violations.push(format!("{place}: {detail}"));
        }
    }

    /// Returns `value` if no error was recorded, the errors otherwise; never an empty list of errors.
    pub(super) fn finish<T>(mut self, value: Option<T>) -> Result<T, Vec<String>> {
        match value {
            Some(value) if self.violations.is_empty() => Ok(value),
            _ => {
                if self.violations.is_empty() {
                    self.report("", "It cannot be read.");
                }
                Err(self.violations)
            }
        }
    }

    /// Reads an object and reports fields outside `known`.
    pub(super) fn object<'a>(
        &mut self,
        value: &'a Value,
        place: &str,
        known: &[&str],
    ) -> Option<&'a Map<String, Value>> {
        let fields = self.any_object(value, place)?;
        for name in fields.keys().filter(|name| !known.contains(&name.as_str())) {
            let detail = format!("Remove the field {}. Known here: {}.", quoted(name), known.join(", "));
            self.report(place, detail);
        }
        Some(fields)
    }

    /// Reads an object with arbitrary fields.
    pub(super) fn any_object<'a>(&mut self, value: &'a Value, place: &str) -> Option<&'a Map<String, Value>> {
        let fields = value.as_object();
        if fields.is_none() {
            self.report(place, "Write an object here, in braces.");
        }
        fields
    }

    /// Reads a required field.
    pub(super) fn required<'a>(
        &mut self,
        fields: &'a Map<String, Value>,
        name: &str,
        place: &str,
    ) -> Option<&'a Value> {
        let value = fields.get(name);
        if value.is_none() {
            self.report(place, format!("Add the field \"{name}\"."));
        }
        value
    }

    /// Reads a required list and reports an empty or too long one. Returns the first `count_max` members with their
    /// JSON pointers.
    pub(super) fn list<'a>(
        &mut self,
        fields: &'a Map<String, Value>,
        name: &str,
        count_max: usize,
    ) -> Vec<(String, &'a Value)> {
        let place = format!("/{name}");
        let Some(value) = self.required(fields, name, "") else {
            return Vec::new();
        };
        let Some(members) = value.as_array() else {
            self.report(&place, "Write a list here, in brackets.");
            return Vec::new();
        };
        if members.is_empty() {
            self.report(&place, "Write at least one.");
        } else if members.len() > count_max {
            self.report(&place, format!("Keep at most {count_max}."));
        }
        let members = members.iter().take(count_max).enumerate();
        members.map(|(at, member)| (format!("{place}/{at}"), member)).collect()
    }

    /// Reads a required text that is not blank, trimmed.
    pub(super) fn text(
        &mut self,
        fields: &Map<String, Value>,
        name: &str,
        place: &str,
        chars_max: usize,
    ) -> Option<String> {
        self.required(fields, name, place)?;
        self.optional_text(fields, name, place, chars_max)
    }

    /// Reads an optional text that is not blank when present, trimmed.
    pub(super) fn optional_text(
        &mut self,
        fields: &Map<String, Value>,
        name: &str,
        place: &str,
        chars_max: usize,
    ) -> Option<String> {
        let value = fields.get(name)?;
        let place = format!("{place}/{name}");
        let Some(text) = value.as_str() else {
            self.report(&place, "Write a text here, in quotation marks.");
            return None;
        };
        if text.trim().is_empty() {
            self.report(&place, "Write a text.");
            return None;
        }
        self.check_text(text, &place, chars_max).then(|| text.trim().to_owned())
    }

    /// Returns whether a text is short enough and without control characters; reports an error if not.
    pub(super) fn check_text(&mut self, text: &str, place: &str, chars_max: usize) -> bool {
        let hidden = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
        if text.chars().nth(chars_max).is_some() {
            self.report(place, format!("Write at most {chars_max} characters."));
        } else if text.chars().any(hidden) {
            self.report(place, "Remove the characters that cannot be seen.");
        } else {
            return true;
        }
        false
    }
}

/// Returns input in quotation marks, escaped and cut to [`QUOTED_CHARS_MAX`] characters.
pub(super) fn quoted(text: &str) -> String {
    let cut: String = text.chars().take(QUOTED_CHARS_MAX).collect();
    format!("{cut:?}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_limited_in_number_and_length() {
        let mut context = ParseContext::default();
        for _ in 0..ERRORS_MAX + 5 {
            context.report("", "Write a text.");
        }
        assert_eq!(context.finish(Some(())).unwrap_err().len(), ERRORS_MAX);
        assert_eq!(quoted(&"x".repeat(9_000)).len(), QUOTED_CHARS_MAX + 2);
    }

    #[test]
    fn unreadable_values_are_always_reported() {
        assert_eq!(
            ParseContext::default().finish(None::<()>).unwrap_err(),
            ["document: It cannot be read."]
        );
    }
}
