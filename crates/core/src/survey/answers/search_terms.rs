//! The words of a text, as they are looked for: whatever their case and their accents, and parts of them too.
//!
//! Both databases find what is made here, and nothing else: so a search means the same on each of them, in every script.

use std::collections::BTreeSet;

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

/// Letters of a part, at least. What is shorter stands in so many words that an index of it would be of no use: it is looked for as a
/// whole word.
const PART_CHARS_MIN: usize = 3;
/// Letters of a part, at most: longer ones are told apart by their beginning. Protects the index from words without an end.
const PART_CHARS_MAX: usize = 24;

/// Words of one search. Protects the database; further ones are not looked for.
const SOUGHT_MAX: usize = 20;

/// The words of a text: in small letters, without accents and other marks, letters that are only written differently made alike
/// (`ß` and `ss`, `ς` and `σ`, `ﬁ` and `fi`, `أ` and `ا`).
pub fn words(text: &str) -> Vec<String> {
    let classes = CanonicalCombiningClassMapBorrowed::new();
    // There and back: a letter may be several in the other case (`ß`), and two small ones may have one capital (`σ`, `ς`).
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

/// All that a text is found by: its words, and the end of each from any letter on. What a search names stands at the beginning of one
/// of them.
pub fn parts(text: &str) -> BTreeSet<String> {
    let mut parts = BTreeSet::new();
    for word in words(text) {
        let letters: Vec<char> = word.chars().collect();
        let last = letters.len().saturating_sub(PART_CHARS_MIN);
        parts.extend((0..=last).map(|start| cut(letters.iter().skip(start))));
    }
    parts
}

fn cut<'a>(letters: impl Iterator<Item = &'a char>) -> String {
    letters.take(PART_CHARS_MAX).collect()
}

/// One word of a search.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SearchTerm {
    /// Three letters or more, that stand anywhere in a word: a part begins with them.
    Within(String),
    /// One or two, that are a word: a part is equal to them.
    Whole(String),
}

/// What a search looks for: each of these, in whatever order. Empty when there is no letter and no digit in it.
pub fn sought(text: &str) -> BTreeSet<SearchTerm> {
    let sought = words(text).into_iter().map(|word| {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < PART_CHARS_MIN {
            SearchTerm::Whole(word)
        } else {
            SearchTerm::Within(cut(letters.iter()))
        }
    });
    sought.take(SOUGHT_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a database looks.
    fn finds(search: &str, text: &str) -> bool {
        let parts = parts(text);
        let sought = sought(search);
        !sought.is_empty()
            && sought.iter().all(|sought| match sought {
                SearchTerm::Within(letters) => parts.iter().any(|part| part.starts_with(letters)),
                SearchTerm::Whole(word) => parts.contains(word),
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
        let parts = parts(&long);
        assert_eq!(parts.len(), 22);
        assert!(finds(&long, &long) && finds("xxx", &long));
        let compound = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
        assert!(finds(compound, compound) && finds("überwachung", compound));
    }
}
