//! The name of a city, a service or a survey in a URL, and codes: the only place that makes them of names for people.
//! They stand on posters for years.

use std::fmt;

use super::limits::SLUG_CHARS_MAX;
use super::name;
use super::name::NotAName;
use super::romanise;

/// Characters of a slug made of a name: leaves room for the number of [`Slug::first_free`].
const NAMED_CHARS_MAX: usize = SLUG_CHARS_MAX - 4;
/// Characters of a code made of a label. Protects the column names of exports.
const CODE_CHARS_MAX: usize = 30;
/// Addresses that are tried for one name. Protects the database.
const TRIES_MAX: u32 = 99;

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

    /// A slug made of a name for people, in the spelling of their language (`de`; empty when it is not known): whole words
    /// as far as they fit, and never empty. `None` for a name that shows nothing.
    pub fn of_name(text: &str, language: &str) -> Option<Slug> {
        if name::check(text, usize::MAX) == Err(NotAName::BadLength) {
            return None;
        }
        let words = romanise::words(text, language);
        let joined = joined(&words, NAMED_CHARS_MAX);
        // Nothing but signs: a name all the same.
        let slug = if joined.is_empty() {
            format!("s-{}", crc32fast::hash(text.as_bytes()))
        } else {
            joined
        };
        Slug::parse(&slug)
    }

    /// Makes something under this slug, or under the first of `-2`, `-3`, … that nobody has; `is_taken` tells a refusal that
    /// another slug would help against. Answers with the slug it got.
    pub fn first_free<T, E>(
        self,
        is_taken: impl Fn(&E) -> bool,
        mut make: impl FnMut(&Slug) -> Result<T, E>,
    ) -> Result<(Slug, T), E> {
        let mut slug = self.clone();
        let mut number = 1;
        loop {
            match make(&slug) {
                Ok(made) => return Ok((slug, made)),
                Err(refusal) if number < TRIES_MAX && is_taken(&refusal) => {
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

/// A code for a question, an option or a row, made of its label: `fallback` when the label has no letter, and with `-2`,
/// `-3`, … when `is_taken`.
pub fn code_of(label: &str, language: &str, fallback: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let joined = joined(&romanise::words(label, language), CODE_CHARS_MAX);
    let base = if joined.is_empty() { fallback } else { joined.as_str() };
    let mut code = base.to_owned();
    let mut number = 2;
    while is_taken(&code) {
        code = format!("{base}-{number}");
        number += 1;
    }
    code
}

/// The words with hyphens between them, as many as fit; the beginning of the first when not even that fits.
fn joined(words: &[String], chars_max: usize) -> String {
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
        Slug::of_name(name, language).unwrap().to_string()
    }

    #[test]
    fn a_name_in_any_script_has_an_address_that_can_be_read() {
        assert_eq!(named("Κεντρική Βιβλιοθήκη", "el"), "kentriki-vivliothiki");
        assert_eq!(named("Городская библиотека", "ru"), "gorodskaya-biblioteka");
        assert_eq!(named("Bücherei", "de"), "buecherei");
        assert_eq!(named("  Päiväkoti / Daghem (2) ", "fi"), "paivakoti-daghem-2");
        assert!(named("☺", "").starts_with("s-"));
        assert_eq!(named("☺", ""), named("☺", "de"));
        for blank in ["", "  ", "\u{200b}"] {
            assert_eq!(Slug::of_name(blank, ""), None);
        }
    }

    #[test]
    fn an_address_is_cut_between_words() {
        let long = "Zentrum für die Zusammenarbeit der Stadtbibliotheken und der Volkshochschulen";
        assert_eq!(
            named(long, "de"),
            "zentrum-fuer-die-zusammenarbeit-der-stadtbibliotheken-und"
        );
        assert_eq!(named(&"x".repeat(200), "").len(), NAMED_CHARS_MAX);
        assert_eq!(
            code_of("Die Mitarbeiterinnen waren sehr freundlich", "de", "o", |_| false),
            "die-mitarbeiterinnen-waren"
        );
    }

    #[test]
    fn two_names_that_are_spelled_alike_get_two_addresses() {
        let mut taken = vec!["konyvtar".to_owned(), "konyvtar-2".to_owned()];
        let add = |slug: &Slug| {
            if taken.contains(&slug.to_string()) {
                Err(true)
            } else {
                Ok(())
            }
        };
        let (slug, ()) = Slug::of_name("Könyvtár", "hu")
            .unwrap()
            .first_free(|taken| *taken, add)
            .unwrap();
        assert_eq!(slug.as_str(), "konyvtar-3");
        let refused = Slug::of_name("a", "")
            .unwrap()
            .first_free(|taken| *taken, |_| Err::<(), _>(false));
        assert_eq!(refused, Err(false));
        let endless = Slug::of_name("a", "")
            .unwrap()
            .first_free(|taken| *taken, |_| Err::<(), _>(true));
        assert_eq!(endless, Err(true));
        let full = Slug(format!("{}-yy", "x".repeat(61))).numbered(12);
        assert_eq!((full.as_str().len(), full.as_str().ends_with("x-12")), (64, true));
        taken.push("option".to_owned());
        assert_eq!(
            code_of("…", "", "option", |code| taken.iter().any(|own| own == code)),
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
