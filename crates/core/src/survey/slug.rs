//! Slugs of cities, services and surveys in URLs, and codes: the only module that derives them from display names.
//! Slugs must be stable, because they are printed on posters.

use std::fmt;

use super::limits::SLUG_CHARS_MAX;
use super::name;
use super::name::InvalidName;
use super::romanise;

/// Maximum number of characters of a slug derived from a name: leaves space for a numeric suffix.
const FROM_NAME_CHARS_MAX: usize = SLUG_CHARS_MAX - 4;
/// Maximum number of characters of a code derived from a label. Protects the column names of exports.
const CODE_CHARS_MAX: usize = 30;
/// Maximum number of slugs tried for one name. Protects the database.
const ATTEMPTS_MAX: u32 = 99;

/// A URL slug: `[a-z0-9-]{1,64}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// Parses a slug; `None` if it is empty, too long or contains another character.
    pub fn parse(text: &str) -> Option<Slug> {
        let fits = (1..=SLUG_CHARS_MAX).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        fits.then(|| Slug(text.to_owned()))
    }

    /// Derives a slug from a name, romanised by the conventions of a language (a tag such as `de`, or empty if
    /// unknown): as many whole words as fit, never empty. `None` if the name has no visible character.
    pub fn from_name(text: &str, language: &str) -> Option<Slug> {
        if name::check(text, usize::MAX) == Err(InvalidName::BadLength) {
            return None;
        }
        let words = romanise::romanised_words(text, language);
        let joined = join_words(&words, FROM_NAME_CHARS_MAX);
        // A name of symbols only gets a slug from its checksum.
        let slug = if joined.is_empty() {
            format!("s-{}", crc32fast::hash(text.as_bytes()))
        } else {
            joined
        };
        Slug::parse(&slug)
    }

    /// Calls `make` with this slug, then with the suffixes `-2`, `-3` and so on while `is_taken` accepts the error.
    /// Returns the slug used and the result.
    ///
    /// # Errors
    ///
    /// The error of the last attempt: one that `is_taken` rejects, or any error after the maximum number of attempts.
    pub fn create_unique<T, E>(
        self,
        is_taken: impl Fn(&E) -> bool,
        mut make: impl FnMut(&Slug) -> Result<T, E>,
    ) -> Result<(Slug, T), E> {
        let mut slug = self.clone();
        let mut number = 1;
        loop {
            match make(&slug) {
                Ok(made) => return Ok((slug, made)),
                Err(refusal) if number < ATTEMPTS_MAX && is_taken(&refusal) => {
                    number += 1;
                    slug = self.numbered(number);
                }
                Err(refusal) => return Err(refusal),
            }
        }
    }

    fn numbered(&self, number: u32) -> Slug {
        let end = format!("-{number}");
        let room = SLUG_CHARS_MAX.saturating_sub(end.len());
        let base: String = self.0.chars().take(room).collect();
        Slug(format!("{}{end}", base.trim_end_matches('-')))
    }

    /// Slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Derives a code for a question, an option or a row from its label: `fallback` if the label has no letter or digit,
/// with a suffix `-2`, `-3` and so on while `is_taken`.
pub fn code_from_label(label: &str, language: &str, fallback: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let joined = join_words(&romanise::romanised_words(label, language), CODE_CHARS_MAX);
    let base = if joined.is_empty() { fallback } else { joined.as_str() };
    let mut code = base.to_owned();
    let mut number = 2;
    while is_taken(&code) {
        code = format!("{base}-{number}");
        number += 1;
    }
    code
}

/// Joins as many words with hyphens as fit; the beginning of the first word if not even that fits.
fn join_words(words: &[String], chars_max: usize) -> String {
    let mut joined = String::new();
    for word in words {
        let with_hyphen = word.len() + usize::from(!joined.is_empty());
        if joined.len() + with_hyphen > chars_max {
            break;
        }
        if !joined.is_empty() {
            joined.push('-');
        }
        joined.push_str(word);
    }
    match words.first() {
        Some(first) if joined.is_empty() => first.chars().take(chars_max).collect(),
        _fits => joined,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str, language: &str) -> String {
        Slug::from_name(name, language).unwrap().to_string()
    }

    #[test]
    fn a_name_in_any_script_has_a_readable_slug() {
        assert_eq!(named("Κεντρική Βιβλιοθήκη", "el"), "kentriki-vivliothiki");
        assert_eq!(named("Городская библиотека", "ru"), "gorodskaya-biblioteka");
        assert_eq!(named("Bücherei", "de"), "buecherei");
        assert_eq!(named("  Päiväkoti / Daghem (2) ", "fi"), "paivakoti-daghem-2");
        assert!(named("☺", "").starts_with("s-"));
        assert_eq!(named("☺", ""), named("☺", "de"));
        for blank in ["", "  ", "\u{200b}"] {
            assert_eq!(Slug::from_name(blank, ""), None);
        }
    }

    #[test]
    fn a_long_slug_is_cut_between_words() {
        let long = "Zentrum für die Zusammenarbeit der Stadtbibliotheken und der Volkshochschulen";
        assert_eq!(
            named(long, "de"),
            "zentrum-fuer-die-zusammenarbeit-der-stadtbibliotheken-und"
        );
        assert_eq!(named(&"x".repeat(200), "").len(), FROM_NAME_CHARS_MAX);
        assert_eq!(
            code_from_label("Die Mitarbeiterinnen waren sehr freundlich", "de", "o", |_| false),
            "die-mitarbeiterinnen-waren"
        );
    }

    #[test]
    fn a_taken_slug_gets_a_number() {
        let mut taken = vec!["konyvtar".to_owned(), "konyvtar-2".to_owned()];
        let add = |slug: &Slug| {
            if taken.contains(&slug.to_string()) {
                Err(true)
            } else {
                Ok(())
            }
        };
        let (slug, ()) = Slug::from_name("Könyvtár", "hu")
            .unwrap()
            .create_unique(|taken| *taken, add)
            .unwrap();
        assert_eq!(slug.as_str(), "konyvtar-3");
        let refused = Slug::from_name("a", "")
            .unwrap()
            .create_unique(|taken| *taken, |_| Err::<(), _>(false));
        assert_eq!(refused, Err(false));
        let endless = Slug::from_name("a", "")
            .unwrap()
            .create_unique(|taken| *taken, |_| Err::<(), _>(true));
        assert_eq!(endless, Err(true));
        let full = Slug(format!("{}-yy", "x".repeat(61))).numbered(12);
        assert_eq!((full.as_str().len(), full.as_str().ends_with("x-12")), (64, true));
        taken.push("option".to_owned());
        assert_eq!(
            code_from_label("…", "", "option", |code| taken.iter().any(|own| own == code)),
            "option-2"
        );
    }

    #[test]
    fn a_slug_is_lower_case() {
        assert_eq!(Slug::parse("day-care-2").unwrap().to_string(), "day-care-2");
        for bad in ["", "Day", "a_b", "ä", &"x".repeat(65)] {
            assert_eq!(Slug::parse(bad), None, "{bad}");
        }
    }
}
