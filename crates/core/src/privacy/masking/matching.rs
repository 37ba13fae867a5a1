//! Search for the patterns of personal data in a text, and the context of a match.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::tags::PHONE;

/// Number of characters before a number in which a keyword is searched.
const KEYWORD_DISTANCE_CHARS: usize = 30;

#[cfg(test)]
thread_local! {
    /// Number of times a pattern was applied.
    pub(super) static LOOKS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Pattern of a rule, compiled on first use.
pub(super) type Pattern = LazyLock<Result<Regex, regex::Error>>;

/// Compiles a pattern.
pub(super) fn compile(pattern: &str) -> Result<Regex, regex::Error> {
    Regex::new(pattern)
}

/// Replaces the matches of a pattern that `is_it` confirms, given the match and the text before it.
///
/// Only matches that start at the beginning of a word are considered. A long row of digits therefore costs one attempt
/// instead of one per digit, and the time is linear in the length of the text if the pattern matches a limited length.
pub(super) fn replace(
    text: &mut Cow<'_, str>,
    pattern: &Result<Regex, regex::Error>,
    tag: &str,
    is_it: impl Fn(&str, &str) -> bool,
) {
    let Ok(pattern) = pattern else {
        *text = Cow::Owned(tag.to_owned());
        return;
    };
    let mut masked = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = pattern.find_at(text, at) {
        #[cfg(test)]
        LOOKS.with(|looks| looks.set(looks.get() + 1));
        let before = text.get(..found.start()).unwrap_or_default();
        let after = text.get(found.end()..).unwrap_or_default();
        if is_whole_word(before, after) && is_it(found.as_str(), before) {
            masked.push_str(text.get(copied..found.start()).unwrap_or_default());
            masked.push_str(tag);
            copied = found.end();
            at = found.end();
        } else {
            // The match is rejected, but another can start inside it, such as a number after a year.
            at = next_word(text, found.start());
        }
        if found.is_empty() {
            break;
        }
    }
    if copied > 0 {
        masked.push_str(text.get(copied..).unwrap_or_default());
        *text = Cow::Owned(masked);
    }
}

/// Next position after `from` at which a word can begin: no letter or digit precedes it.
fn next_word(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let end = rest.char_indices().find(|(_, letter)| !letter.is_alphanumeric());
    end.map_or(text.len(), |(at, letter)| from + at + letter.len_utf8())
}

/// Returns whether the text between `before` and `after` is a whole word: no letter or digit adjoins it.
pub(super) fn is_whole_word(before: &str, after: &str) -> bool {
    let joins = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric());
    !joins(before.chars().next_back()) && !joins(after.chars().next())
}

/// Digits of a text, in order.
pub(super) fn digits(text: &str) -> Vec<u32> {
    text.chars().filter_map(|letter| letter.to_digit(10)).collect()
}

/// Returns whether one of the keywords shortly precedes a number. A keyword with a leading space matches only at the
/// beginning of a word.
pub(super) fn follows_keyword(before: &str, words: &[&str]) -> bool {
    preceding_text(before).is_some_and(|near| words.iter().any(|word| near.iter().any(|near| near.contains(word))))
}

/// Text shortly before a number, in lower case: once as written, once with a space for each character other than
/// a letter or digit. `None` if it has no letter and therefore no keyword.
pub(super) fn preceding_text(before: &str) -> Option<[String; 2]> {
    let near: Vec<char> = before.chars().rev().take(KEYWORD_DISTANCE_CHARS).collect();
    if !near.iter().any(|letter| letter.is_alphabetic()) {
        return None;
    }
    let near: String = near.into_iter().rev().collect();
    // The tag of a masked telephone number is not a keyword.
    let near = format!(" {}", near.to_lowercase().replace(PHONE, " "));
    let spaced = near.replace(|letter: char| !letter.is_alphanumeric(), " ");
    Some([near, spaced])
}
