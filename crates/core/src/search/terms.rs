//! Words of a text and search terms, independent of case and accents.
//!
//! The same on both databases, in every script: the search index is made by this program
//! ([`comment_block`](super::comment_block)), not by the database.

use std::collections::BTreeSet;

use super::fold::{fold_into, split};

/// Minimum number of letters of a part of a word. Shorter sequences occur in too many words to be useful, so they are
/// searched as whole words.
const PART_CHARS_MIN: usize = 3;
/// Maximum number of letters of a search term; longer ones are truncated. Words of the index are cut into pieces that
/// overlap by as many letters.
pub(super) const PART_CHARS_MAX: usize = 24;

/// Maximum number of words of one search; further words are ignored. Protects the server.
const SOUGHT_MAX: usize = 20;

/// Words of a text, normalised: lower case, without accents and other marks, with equivalent letters unified (`ß` and
/// `ss`, `ς` and `σ`, `ﬁ` and `fi`, `أ` and `ا`).
pub fn words(text: &str) -> Vec<String> {
    let mut folded = String::new();
    fold_into(text, &mut folded);
    split(&folded).map(str::to_owned).collect()
}

/// One word of a search.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SearchTerm {
    /// Three letters or more, or letters of a script without spaces between words, anywhere in a word.
    Substring(String),
    /// One or two letters of another script, which are a whole word.
    Word(String),
}

/// Search terms of a query, all of which must match. Empty if the query has no letter or digit.
pub fn search_terms(text: &str) -> BTreeSet<SearchTerm> {
    let sought = words(text).into_iter().map(|word| {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < PART_CHARS_MIN && !letters.iter().any(|letter| is_unspaced(*letter)) {
            SearchTerm::Word(word)
        } else {
            SearchTerm::Substring(letters.into_iter().take(PART_CHARS_MAX).collect())
        }
    });
    sought.take(SOUGHT_MAX).collect()
}

/// Returns whether a letter is of a script that writes words without spaces between them, so that a search has to look
/// inside: Thai, Lao, Burmese, Khmer, Chinese and Japanese.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Returns whether a text contains all terms; false without terms. Equal to a search of a
/// [`CommentBlock`](super::comment_block::CommentBlock) with this text.
pub fn matches(text: &str, terms: &BTreeSet<SearchTerm>) -> bool {
    let mut folded = String::new();
    fold_into(text, &mut folded);
    !terms.is_empty()
        && terms.iter().all(|term| match term {
            SearchTerm::Substring(letters) => split(&folded).any(|word| word.contains(letters.as_str())),
            SearchTerm::Word(sought) => split(&folded).any(|word| word == sought),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(search: &str, text: &str) -> bool {
        matches(text, &search_terms(search))
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
            ("等待", "等待时间太长了"),
            ("了", "等待时间太长了"),
            ("ช้า", "บริการช้ามาก"),
            ("遅い", "対応が遅いです"),
        ] {
            assert!(finds(search, text), "{search} in {text}");
        }
    }

    #[test]
    fn absent_words_are_not_found() {
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
    fn words_without_an_end_are_found_by_their_beginning() {
        let long = "x".repeat(2_000);
        assert!(finds(&long, &long) && finds("xxx", &long));
        let compound = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
        assert!(finds(compound, compound) && finds("überwachung", compound));
    }
}
