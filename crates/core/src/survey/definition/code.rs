//! Stable codes of questions, options and rows.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use crate::survey::limits::CODE_CHARS_MAX;

/// A stable code: `[A-Za-z0-9][A-Za-z0-9_.-]{0,63}`.
///
/// Answers and counts refer to codes, so that labels can be reworded without losing data. Cloning is cheap.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(Arc<str>);

impl Code {
    /// Parses a code; `None` if it is empty, too long or contains another character.
    pub fn parse(text: &str) -> Option<Code> {
        let fits = text.len() <= CODE_CHARS_MAX
            && text.starts_with(|first: char| first.is_ascii_alphanumeric())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte));
        fits.then(|| Code(Arc::from(text)))
    }

    /// Code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Code {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_short_and_plain() {
        for good in ["a", "9", "A.b_c-d", &"x".repeat(64)] {
            assert_eq!(Code::parse(good).unwrap().as_str(), good);
        }
        for bad in ["", "-a", ".a", "a b", "ä", "a/b", &"x".repeat(65)] {
            assert_eq!(Code::parse(bad), None, "{bad}");
        }
    }
}
