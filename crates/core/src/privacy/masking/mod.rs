//! Personal data in a citizen's own words is recognised and removed before anything is stored.
//!
//! What is recognised: e-mail addresses, IBANs, payment cards, telephone numbers, and the national identity numbers of
//! 25 countries (AT, BE, BG, CZ, DE, DK, EE, ES, FI, FR, GB, GR, HR, IE, IT, LT, LV, NL, NO, PL, PT, RO, SE, SI, SK) and of
//! Turkey, each by its own check digits. A bare number that only looks like one by chance is left alone: masking too much
//! makes comments useless. A test shows how much is found and how much is right, also in texts that the rules do not know.

mod account;
mod email;
mod identity;
mod phone;

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

/// How far before a number a word that announces it may stand, in characters.
const NEAR_CHARS: usize = 30;
/// Fewer digits than this are no number of a person.
const DIGITS_MIN: usize = 6;

/// The tags are the same in every language, and never longer than what they take the place of.
const EMAIL: &str = "[@]";
const ACCOUNT: &str = "[iban]";
const CARD: &str = "[card]";
const IDENTITY: &str = "[id]";
const PHONE: &str = "[tel]";

/// The text without the personal data that is recognised in it; borrowed when there is none.
///
/// Takes time in proportion to the length of the text, and almost none for a text without digits and `@`.
pub fn mask(text: &str) -> Cow<'_, str> {
    if text.chars().all(|letter| plain(letter) == letter) {
        return mask_plain(text);
    }
    // Office programs and telephones write other spaces, hyphens and digits. When nothing is found behind them, the text
    // stays as it was written.
    let usual: String = text.chars().map(plain).collect();
    let found = match mask_plain(&usual) {
        Cow::Borrowed(_) => None,
        Cow::Owned(masked) => Some(masked),
    };
    found.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The letter as the patterns know it: a space, a hyphen or a digit that only looks different.
fn plain(letter: char) -> char {
    let digit = |first: char| {
        let value = u32::from(letter).checked_sub(u32::from(first))?;
        char::from_digit(value, 10)
    };
    match letter {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{660}'..='\u{669}' => digit('\u{660}').unwrap_or(letter),
        '\u{6f0}'..='\u{6f9}' => digit('\u{6f0}').unwrap_or(letter),
        '\u{ff10}'..='\u{ff19}' => digit('\u{ff10}').unwrap_or(letter),
        other => other,
    }
}

fn mask_plain(text: &str) -> Cow<'_, str> {
    let digits = text
        .chars()
        .filter(|letter| letter.is_ascii_digit())
        .take(DIGITS_MIN)
        .count();
    let small = text.to_lowercase();
    let has_address = text.contains('@') || ["at)", "at]", "ät)"].iter().any(|mark| small.contains(mark));
    if digits < DIGITS_MIN && !has_address {
        return Cow::Borrowed(text);
    }
    let mut masked = Cow::Borrowed(text);
    if has_address {
        email::mask(&mut masked, EMAIL);
    }
    if digits >= DIGITS_MIN {
        account::mask(&mut masked, ACCOUNT, CARD);
        identity::mask(&mut masked, IDENTITY);
        phone::mask(&mut masked, PHONE);
    }
    masked
}

/// A pattern of a rule, compiled when it is first used.
type Pattern = LazyLock<Result<Regex, regex::Error>>;

fn compile(pattern: &str) -> Result<Regex, regex::Error> {
    Regex::new(pattern)
}

/// Whether every rule works. Asked at the start of the server: without a rule, personal data would be stored. Should one
/// not work all the same, the whole text that it would look at is masked.
pub fn check() -> Result<(), regex::Error> {
    let patterns = email::patterns()
        .into_iter()
        .chain(account::patterns())
        .chain(identity::patterns())
        .chain(phone::patterns());
    patterns
        .map(|pattern| pattern.as_ref())
        .try_for_each(|pattern| match pattern {
            Ok(_compiled) => Ok(()),
            Err(cause) => Err(cause.clone()),
        })
}

/// Replaces what a pattern finds where `is_it` says so, given what was found and what stands before it.
///
/// Only what begins at the beginning of a word is looked at, so that a long row of digits costs one look and not one for each
/// of them: the time is in proportion to the length of the text for patterns that match a limited length.
fn replace(
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
        tests::LOOKS.with(|looks| looks.set(looks.get() + 1));
        let before = text.get(..found.start()).unwrap_or_default();
        let after = text.get(found.end()..).unwrap_or_default();
        if is_alone(before, after) && is_it(found.as_str(), before) {
            masked.push_str(text.get(copied..found.start()).unwrap_or_default());
            masked.push_str(tag);
            copied = found.end();
            at = found.end();
        } else {
            // What was found is none, but something that begins inside it may be one: a number after a year.
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

/// The next place behind this one at which a word may begin: no letter and no digit stands before it.
fn next_word(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let end = rest.char_indices().find(|(_, letter)| !letter.is_alphanumeric());
    end.map_or(text.len(), |(at, letter)| from + at + letter.len_utf8())
}

/// Whether what stands between is a word of its own: no part of a longer number or word.
fn is_alone(before: &str, after: &str) -> bool {
    let joins = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric());
    !joins(before.chars().next_back()) && !joins(after.chars().next())
}

/// The digits of a text, in order.
fn digits(text: &str) -> Vec<u32> {
    text.chars().filter_map(|letter| letter.to_digit(10)).collect()
}

/// Whether one of these words stands shortly before. A word that begins with a space stands at the beginning of one.
fn is_announced(before: &str, words: &[&str]) -> bool {
    announcement(before).is_some_and(|near| words.iter().any(|word| near.iter().any(|near| near.contains(word))))
}

/// What stands shortly before, in small letters: as it was written, and with spaces for all that is no letter and no digit.
/// `None` when there is no letter in it: then it announces nothing.
fn announcement(before: &str) -> Option<[String; 2]> {
    let near: Vec<char> = before.chars().rev().take(NEAR_CHARS).collect();
    if !near.iter().any(|letter| letter.is_alphabetic()) {
        return None;
    }
    let near: String = near.into_iter().rev().collect();
    // A number that was masked already announces nothing.
    let near = format!(" {}", near.to_lowercase().replace(PHONE, " "));
    let spaced = near.replace(|letter: char| !letter.is_alphanumeric(), " ");
    Some([near, spaced])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn masking_never_panics_never_lengthens_and_is_done_once(text in "[0-9A-Za-z@.+ ()\\-äß]{0,120}") {
            let once = mask(&text).into_owned();
            prop_assert!(once.chars().count() <= text.chars().count());
            prop_assert_eq!(mask(&once).into_owned(), once);
        }
    }

    #[test]
    fn every_pattern_compiles() {
        check().unwrap();
    }

    #[test]
    fn a_rule_that_does_not_work_masks_everything() {
        let mut text = Cow::Borrowed("write to me@example.org");
        replace(&mut text, &compile("("), EMAIL, |_, _| true);
        assert_eq!(text, EMAIL);
    }

    #[test]
    fn a_text_without_personal_data_is_not_copied() {
        assert!(matches!(
            mask("The queue took 45 minutes on 3 March 2026."),
            Cow::Borrowed(_)
        ));
    }

    thread_local! {
        /// How often a pattern was looked for.
        pub(crate) static LOOKS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
    }

    /// As [`replace`], but it looks at every letter: what the quick way must agree with.
    fn replace_slowly(text: &str, pattern: &Regex, tag: &str, is_it: impl Fn(&str, &str) -> bool) -> String {
        let (mut masked, mut copied, mut at) = (String::new(), 0, 0);
        while let Some(found) = pattern.find_at(text, at) {
            let (before, after) = (&text[..found.start()], &text[found.end()..]);
            if is_alone(before, after) && is_it(found.as_str(), before) {
                masked.push_str(&text[copied..found.start()]);
                masked.push_str(tag);
                (copied, at) = (found.end(), found.end());
            } else {
                at = found.start() + text[found.start()..].chars().next().map_or(1, char::len_utf8);
            }
        }
        masked + &text[copied..]
    }

    proptest! {
        #[test]
        fn the_quick_way_finds_what_the_slow_one_does(text in "[0-9a-c@.+ ()\\-äß:]{0,80}") {
            for pattern in [r"\(?0[1-9][0-9]{0,4}\)?(?:[ ./-]{0,3}[0-9]{1,4}){2,6}", "[0-9]{3} ?[0-9]{3}", r"\+?[0-9]{2,4}[ab]?"] {
                let pattern = compile(pattern);
                let is_it = |found: &str, before: &str| !(found.len() + before.len()).is_multiple_of(3);
                let mut quick = Cow::Borrowed(text.as_str());
                replace(&mut quick, &pattern, "#", is_it);
                prop_assert_eq!(quick.into_owned(), replace_slowly(&text, pattern.as_ref().unwrap(), "#", is_it));
            }
        }

        #[test]
        fn addresses_are_found_as_one_pattern_would_find_them(text in "[ab.1é@ ()\\[\\]at_-]{0,60}") {
            let pattern = compile(
                r"(?i)[\p{L}\p{N}][\p{L}\p{N}._%+'-]*(?: ?@ ?| ?[(\[](?:at|ät)[)\]] ?)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}",
            );
            let mut quick = Cow::Borrowed(text.as_str());
            email::mask(&mut quick, EMAIL);
            prop_assert_eq!(quick.into_owned(), replace_slowly(&text, &pattern.unwrap(), EMAIL, |_, _| true));
        }
    }

    #[test]
    fn hostile_texts_are_looked_at_once_a_word_and_pattern() {
        let looks = |text: &str| {
            LOOKS.set(0);
            mask(text);
            LOOKS.get()
        };
        for piece in [
            "1",
            "12 ",
            "0401234567",
            "01 02 ",
            "a@b.cc1",
            "@",
            "1@",
            "x.y@b.cc1 ",
            "tel 123 456 7 ",
            "AB12",
        ] {
            let text = piece.repeat(10_000 / piece.len());
            let words = text.split(|letter: char| !letter.is_alphanumeric()).count();
            // There are some thirty patterns, and each of them may find something at each word.
            assert!(
                looks(&text) <= 35 * words,
                "{piece}: {} looks for {words} words",
                looks(&text)
            );
        }
        assert!(looks(&"1".repeat(10_000)) <= 35);
    }
}
