//! Search terms of a text, independent of case and accents, including parts of words.
//!
//! Both databases index exactly these terms, so that a search has the same result in each of them, in every script.

use std::collections::BTreeSet;

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

/// Minimum number of letters of a part of a word. Shorter sequences occur in too many words to be worth an index, so
/// they are searched as whole words.
const PART_CHARS_MIN: usize = 3;
/// Maximum number of letters of an index term; longer ones are truncated. Protects the index from extremely long words.
const PART_CHARS_MAX: usize = 24;

/// Maximum number of words of one search; further words are ignored. Protects the database.
const SOUGHT_MAX: usize = 20;

/// Words of a text, normalised: lower case, without accents and other marks, with equivalent letters unified (`ß` and
/// `ss`, `ς` and `σ`, `ﬁ` and `fi`, `أ` and `ا`).
pub fn words(text: &str) -> Vec<String> {
    let classes = CanonicalCombiningClassMapBorrowed::new();
    // Unicode case folding: `ß` has a two-letter upper case, `σ` and `ς` share one.
    let folded: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
        .collect();
    let apart = DecomposingNormalizerBorrowed::new_nfkd().normalize(&folded);
    let bare: String = apart.chars().filter(|letter| classes.get_u8(*letter) == 0).collect();
    bare.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Index terms of a text: each word and each of its suffixes of three letters or more, truncated. A search matches the
/// beginning of a term.
pub fn index_terms(text: &str) -> BTreeSet<String> {
    let mut parts = BTreeSet::new();
    for word in words(text) {
        let letters: Vec<char> = word.chars().collect();
        let last = letters.len().saturating_sub(PART_CHARS_MIN);
        parts.extend((0..=last).map(|start| truncate(letters.iter().skip(start))));
    }
    parts
}

fn truncate<'a>(letters: impl Iterator<Item = &'a char>) -> String {
    letters.take(PART_CHARS_MAX).collect()
}

/// One word of a search.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SearchTerm {
    /// Three letters or more, anywhere in a word: the beginning of an index term.
    Substring(String),
    /// One or two letters that are a whole word: equal to an index term.
    Word(String),
}

/// Search terms of a query, all of which must match. Empty if the query has no letter or digit.
pub fn search_terms(text: &str) -> BTreeSet<SearchTerm> {
    let sought = words(text).into_iter().map(|word| {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < PART_CHARS_MIN {
            SearchTerm::Word(word)
        } else {
            SearchTerm::Substring(truncate(letters.iter()))
        }
    });
    sought.take(SOUGHT_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reference implementation of the search in a database.
    fn finds(search: &str, text: &str) -> bool {
        let parts = index_terms(text);
        let sought = search_terms(search);
        !sought.is_empty()
            && sought.iter().all(|sought| match sought {
                SearchTerm::Substring(letters) => parts.iter().any(|part| part.starts_with(letters)),
                SearchTerm::Word(word) => parts.contains(word),
            })
    }

    #[test]
    fn words_are_found_whatever_their_case_accents_and_script() {
        for (search, text) in [
            ("QUEUE", "The queue was too long"),
            ("jono", "Odotusjono oli pitkä"),
            ("JÄRJESTELMÄ", "Uusi tietojärjestelmä"),
            ("jarjestelma", "Uusi tietojärjestelmä"),
            ("strasse", "Die Hauptstraße ist laut"),
            ("STRAẞE", "Die Hauptstrasse ist laut"),
            ("ΟΥΡΑ", "Η ουρά ήταν μεγάλη"),
            ("υπάλληλος", "ΕΥΓΕΝΙΚΌΣ ΥΠΆΛΛΗΛΟΣ"),
            ("خدمة", "كانت الخِدْمَة جيدة"),
            ("احمد", "ساعدني أحمد"),
            ("długo", "Czekałem zbyt DŁUGO"),
            ("чакане", "ДЪЛГО ЧАКАНЕ"),
            ("λάθος 404", "404: λάθος!"),
            ("staff queue", "No queue, friendly staff"),
            ("ab", "Plan AB"),
            ("ﬁle", "my files"),
        ] {
            assert!(finds(search, text), "{search} in {text}");
        }
    }

    #[test]
    fn what_does_not_stand_there_is_not_found() {
        for (search, text) in [
            ("ab", "about"),
            ("queues", "queue"),
            ("staff queue", "friendly staff"),
            ("%", "100 %"),
            ("", "anything"),
            ("_", "a_b"),
            ("qeue", "queue"),
        ] {
            assert!(!finds(search, text), "{search} in {text}");
        }
    }

    #[test]
    fn words_without_an_end_stay_small_and_are_found_by_their_beginning() {
        let long = "x".repeat(2_000);
        let parts = index_terms(&long);
        assert_eq!(parts.len(), 22);
        assert!(finds(&long, &long) && finds("xxx", &long));
        let compound = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
        assert!(finds(compound, compound) && finds("überwachung", compound));
    }
}
