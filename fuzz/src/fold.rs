//! Words of comments and of searches.

use urbivox_core::search::terms::{SearchTerm, matches, search_terms, words};

/// A word is not empty and has letters and digits only, and a text is found by its own words, in any case.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let found = words(text);
    for word in &found {
        assert!(!word.is_empty() && word.chars().all(char::is_alphanumeric), "{word}");
    }
    let terms = search_terms(text);
    assert_eq!(terms.is_empty(), found.is_empty());
    for search in [text.to_owned(), text.to_uppercase(), text.to_lowercase()] {
        let terms = search_terms(&search);
        assert_eq!(matches(text, &terms), !terms.is_empty(), "{terms:?} in {found:?}");
        let holds = |term: &SearchTerm| match term {
            SearchTerm::Substring(part) => found.iter().any(|word| word.contains(part.as_str())),
            SearchTerm::Word(whole) => found.contains(whole),
        };
        assert!(terms.iter().all(holds), "{terms:?} in {found:?}");
    }
}
