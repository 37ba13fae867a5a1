//! Language tags.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use crate::survey::limits::LANGUAGE_CHARS_MAX;

/// A language tag, a subset of BCP 47: `fi`, `pt-BR`, `sr-Latn`.
///
/// Grammar: `[a-z]{2,3}(-[A-Za-z0-9]{2,8})*`, at most 35 characters. Case is preserved.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(Arc<str>);

impl Language {
    /// Parses a tag; `None` if it does not match the grammar.
    pub fn parse(text: &str) -> Option<Language> {
        let mut parts = text.split('-');
        let primary = parts.next().unwrap_or_default();
        let fits = text.len() <= LANGUAGE_CHARS_MAX
            && (2..=3).contains(&primary.len())
            && primary.bytes().all(|byte| byte.is_ascii_lowercase())
            && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        fits.then(|| Language(Arc::from(text)))
    }

    /// Tag as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Language {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_has_a_lower_case_language_and_short_parts() {
        for good in ["fi", "smn", "pt-BR", "sr-Latn-RS", "ca-valencia"] {
            assert_eq!(Language::parse(good).unwrap().as_str(), good);
        }
        for bad in ["", "f", "FI", "fi-", "fi-x", "finn", "fi_FI", "fi-abcdefghi", "-fi"] {
            assert_eq!(Language::parse(bad), None, "{bad}");
        }
    }
}
