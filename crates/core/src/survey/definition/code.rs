//! The stable name of a question, an option or a row.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use crate::survey::limits::CODE_CHARS_MAX;

/// A stable name: `[A-Za-z0-9][A-Za-z0-9_.-]{0,63}`.
///
/// Answers and counts are kept by code, so that a label may be reworded without losing them.
/// Cloning is cheap.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(Arc<str>);

impl Code {
    /// Reads a code; `None` when it is empty, too long, or holds another character.
    pub fn parse(text: &str) -> Option<Code> {
        let fits = text.len() <= CODE_CHARS_MAX
            && text.starts_with(|first: char| first.is_ascii_alphanumeric())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte));
        fits.then(|| Code(Arc::from(text)))
    }

    /// The code as it is written.
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
