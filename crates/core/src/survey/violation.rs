//! Violations of a definition or an answer.

use super::limits::{CODE_CHARS_MAX, VIOLATIONS_MAX};

/// One violation of a definition or an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Position in the document as a JSON pointer (RFC 6901).
    pub pointer: String,
    /// Stable code in kebab case, for programs.
    pub code: &'static str,
    /// Correction in one or two plain English sentences, for people. Never contains text written by a citizen.
    pub detail: String,
}

/// Violations of one document, in the order found, up to a limit; further ones are only counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Violations {
    kept: Vec<Violation>,
    seen: usize,
}

impl Violations {
    /// Creates an empty list.
    pub fn none() -> Violations {
        Violations::default()
    }

    /// Adds a violation, unless the list is full.
    pub fn push(&mut self, pointer: impl Into<String>, code: &'static str, detail: impl Into<String>) {
        self.seen = self.seen.saturating_add(1);
        if !self.is_full() {
            self.kept.push(Violation {
                pointer: pointer.into(),
                code,
                detail: detail.into(),
            });
        }
    }

    /// Adds violations until the list is full.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Violation>) {
        for violation in others {
            self.push(violation.pointer, violation.code, violation.detail);
        }
    }

    /// Iterates over the violations, in the order found.
    pub fn iter(&self) -> impl Iterator<Item = &Violation> {
        self.kept.iter()
    }

    /// Number of violations listed.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Returns whether there is no violation.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Converts into a vector of violations.
    pub fn into_vec(self) -> Vec<Violation> {
        self.kept
    }

    /// Returns whether the list is full, so that validation can stop.
    pub(super) fn is_full(&self) -> bool {
        self.kept.len() >= VIOLATIONS_MAX
    }

    /// Number of violations found, including those not listed.
    pub(super) fn seen(&self) -> usize {
        self.seen
    }

    /// Returns `value` if it is present and there is no violation, the violations otherwise.
    pub(super) fn into_result<T>(self, value: Option<T>) -> Result<T, Violations> {
        match value {
            Some(value) if self.is_empty() => Ok(value),
            _ => Err(self),
        }
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.kept.into_iter()
    }
}

impl From<Vec<Violation>> for Violations {
    fn from(found: Vec<Violation>) -> Violations {
        let mut violations = Violations::none();
        violations.extend(found);
        violations
    }
}

/// Appends a step to a JSON pointer, escaped by RFC 6901 §3.
///
/// A step longer than any code is truncated, so that a response cannot repeat a long text.
pub(super) fn below(pointer: &str, step: &str) -> String {
    let mut longer = String::with_capacity(pointer.len() + 1 + step.len().min(CODE_CHARS_MAX));
    longer.push_str(pointer);
    longer.push('/');
    for letter in step.chars().take(CODE_CHARS_MAX) {
        match letter {
            '~' => longer.push_str("~0"),
            '/' => longer.push_str("~1"),
            other => longer.push(other),
        }
    }
    longer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_escaped_and_cut() {
        assert_eq!(below("/answers", "a/b~c"), "/answers/a~1b~0c");
        assert_eq!(below("", &"x".repeat(9_000)).len(), 65);
    }

    #[test]
    fn the_number_of_violations_is_limited() {
        let mut violations = Violations::none();
        for _ in 0..VIOLATIONS_MAX + 5 {
            violations.push("", "empty", "Write something.");
        }
        assert_eq!(
            (violations.len(), violations.seen()),
            (VIOLATIONS_MAX, VIOLATIONS_MAX + 5)
        );
    }
}
