//! What is wrong, where, and what to do about it.

use super::limits::{CODE_CHARS_MAX, FAULTS_MAX};

/// One thing that is wrong with a definition or with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Where it is, as a JSON pointer (RFC 6901).
    pub pointer: String,
    /// What it is: stable, in kebab case, for programs.
    pub code: &'static str,
    /// What to do about it: one plain English sentence or two, for people. Never holds the
    /// text of a citizen.
    pub detail: String,
}

/// All faults of one document, in the order they were found, at most
/// [`FAULTS_MAX`]; what comes after is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Violations {
    kept: Vec<Violation>,
    seen: usize,
}

impl Violations {
    /// No faults yet.
    pub fn none() -> Violations {
        Violations::default()
    }

    /// Adds one, if there is still room for it.
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

    /// Adds all of `others` that there is still room for.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Violation>) {
        for fault in others {
            self.push(fault.pointer, fault.code, fault.detail);
        }
    }

    /// The faults, in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Violation> {
        self.kept.iter()
    }

    /// How many are listed.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// The list itself.
    pub fn into_vec(self) -> Vec<Violation> {
        self.kept
    }

    /// Whether more faults would be left out: a reason to stop looking.
    pub(super) fn is_full(&self) -> bool {
        self.kept.len() >= FAULTS_MAX
    }

    /// How many were found, those left out included.
    pub(super) fn seen(&self) -> usize {
        self.seen
    }

    /// `value` if nothing is wrong, the faults otherwise.
    pub(super) fn or_ok<T>(self, value: Option<T>) -> Result<T, Violations> {
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
        let mut faults = Violations::none();
        faults.extend(found);
        faults
    }
}

/// `pointer` with one more step, escaped as RFC 6901 §3 asks.
///
/// A step longer than any code is cut, so that nobody can make us repeat a long text.
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
    fn only_so_many_faults_are_kept() {
        let mut faults = Violations::none();
        for _ in 0..FAULTS_MAX + 5 {
            faults.push("", "empty", "Write something.");
        }
        assert_eq!((faults.len(), faults.seen()), (FAULTS_MAX, FAULTS_MAX + 5));
    }
}
