//! Normalisation of letters for search.
//!
//! Every step (lower case, upper case, lower case, compatibility decomposition, removal of marks) treats each letter
//! without regard to its neighbours, so the result of a letter can be remembered.

use std::sync::OnceLock;

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

/// Ranges of letters whose normalised form is computed once: Latin, Greek, Cyrillic, Hebrew and Arabic.
const REMEMBERED: [(u32, u32); 2] = [(0x80, 0x6ff), (0x1e00, 0x1fff)];

/// Normalised forms of the letters in [`REMEMBERED`].
struct FoldTable {
    ranges: [Vec<Box<str>>; REMEMBERED.len()],
}

impl FoldTable {
    fn get() -> &'static FoldTable {
        static TABLE: OnceLock<FoldTable> = OnceLock::new();
        TABLE.get_or_init(|| FoldTable {
            ranges: REMEMBERED.map(|(first, last)| {
                let letters = (first..=last).map(|code| char::from_u32(code).map_or_else(String::new, fold_char));
                letters.map(String::into_boxed_str).collect()
            }),
        })
    }

    /// Returns the normalised form of a letter; `None` outside the remembered ranges.
    fn find(&self, letter: char) -> Option<&str> {
        let code = u32::from(letter);
        let mut ranges = REMEMBERED.iter().zip(&self.ranges);
        let ((first, _), forms) = ranges.find(|((first, last), _)| (*first..=*last).contains(&code))?;
        let form = forms.get(usize::try_from(code - first).ok()?)?;
        Some(form)
    }
}

/// Unicode case folding (`ß` has a two-letter upper case, `σ` and `ς` share one), decomposition and removal of marks.
fn fold_char(letter: char) -> String {
    let classes = CanonicalCombiningClassMapBorrowed::new();
    let folded: String = letter
        .to_lowercase()
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
        .collect();
    let apart = DecomposingNormalizerBorrowed::new_nfkd().normalize(&folded);
    apart.chars().filter(|letter| classes.get_u8(*letter) == 0).collect()
}

/// Replaces `out` by the normalised form of `text`.
pub(super) fn fold_into(text: &str, out: &mut String) {
    out.clear();
    if text.is_ascii() {
        out.push_str(text);
        out.make_ascii_lowercase();
        return;
    }
    let table = FoldTable::get();
    for letter in text.chars() {
        if letter.is_ascii() {
            out.push(letter.to_ascii_lowercase());
        } else if let Some(form) = table.find(letter) {
            out.push_str(form);
        } else {
            out.push_str(&fold_char(letter));
        }
    }
}

/// Splits a normalised text into words.
pub(super) fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Normalisation of the whole text at once.
    fn fold_whole(text: &str) -> String {
        let classes = CanonicalCombiningClassMapBorrowed::new();
        let folded: String = text
            .chars()
            .flat_map(char::to_lowercase)
            .flat_map(char::to_uppercase)
            .flat_map(char::to_lowercase)
            .collect();
        let apart = DecomposingNormalizerBorrowed::new_nfkd().normalize(&folded);
        apart.chars().filter(|letter| classes.get_u8(*letter) == 0).collect()
    }

    fn fold(text: &str) -> String {
        let mut out = String::from("replaced");
        fold_into(text, &mut out);
        out
    }

    #[test]
    fn every_letter_is_normalised_as_in_a_whole_text() {
        for letter in char::MIN..=char::MAX {
            let text = letter.to_string();
            assert_eq!(fold(&text), fold_whole(&text), "{letter:?} U+{:04X}", u32::from(letter));
        }
    }

    proptest! {
        #[test]
        fn a_text_is_normalised_letter_by_letter(text in any::<String>()) {
            prop_assert_eq!(fold(&text), fold_whole(&text));
        }

        #[test]
        fn letters_of_european_scripts_are_normalised_alike(text in "[ -~À-ӿ\u{300}-\u{36f}ἀ-῿]{0,40}") {
            prop_assert_eq!(fold(&text), fold_whole(&text));
        }
    }
}
