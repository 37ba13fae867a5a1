//! The name of a city, a service or a survey in a URL.

use std::fmt;

use super::limits::SLUG_CHARS_MAX;

/// A name for URLs: `[a-z0-9-]{1,64}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// Reads a slug; `None` when it is empty, too long, or holds another character.
    pub fn parse(text: &str) -> Option<Slug> {
        let fits = (1..=SLUG_CHARS_MAX).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        fits.then(|| Slug(text.to_owned()))
    }

    /// The slug as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_lower_case() {
        assert_eq!(Slug::parse("day-care-2").unwrap().to_string(), "day-care-2");
        for bad in ["", "Day", "a_b", "ä", &"x".repeat(65)] {
            assert_eq!(Slug::parse(bad), None, "{bad}");
        }
    }
}
