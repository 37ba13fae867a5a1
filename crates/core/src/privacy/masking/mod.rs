//! Recognition and removal of personal data in free text before it is stored.
//!
//! Recognised: email addresses, IBANs, payment cards, telephone numbers, and the national identity numbers of 25
//! countries (AT, BE, BG, CZ, DE, DK, EE, ES, FI, FR, GB, GR, HR, IE, IT, LT, LV, NL, NO, PL, PT, RO, SE, SI, SK) and
//! Turkey, each validated by its check digits, date or format. Bare numbers that match by chance are not masked,
//! because masking too much makes comments useless. A test measures recall and precision, also on texts that the rules
//! were not written for.

mod account;
mod email;
mod identity;
mod matching;
mod phone;
mod tags;

use std::borrow::Cow;

use tags::{CARD, EMAIL, IBAN, IDENTITY, PHONE};

/// Number of digits below which a text contains no personal number.
const DIGITS_MIN: usize = 6;
/// Maximum number of passes over a text. A tag is shorter than the data that it replaces, so that a keyword is nearer to
/// the next number in the next pass. The fuzz target `masking` checks that these are enough.
const PASSES_MAX: usize = 6;

/// Masks the personal data recognised in a text; borrowed if there is none.
///
/// The time is linear in the length of the text, and close to zero for a text without digits and `@`.
pub fn mask(text: &str) -> Cow<'_, str> {
    if text.chars().all(|letter| plain(letter) == letter) {
        return mask_plain(text);
    }
    // Office software and phones insert typographic spaces, hyphens and digits. If nothing is masked, the original text
    // is returned.
    let usual: String = text.chars().map(plain).collect();
    let found = match mask_plain(&usual) {
        Cow::Borrowed(_) => None,
        Cow::Owned(masked) => Some(masked),
    };
    found.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Replaces a typographic space, hyphen or digit by its ASCII equivalent.
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

/// Masks until nothing more is found, so that masking a masked text changes nothing.
fn mask_plain(text: &str) -> Cow<'_, str> {
    let mut masked = mask_once(text);
    for _ in 1..PASSES_MAX {
        let Cow::Owned(before) = &masked else { break };
        let Cow::Owned(after) = mask_once(before) else { break };
        masked = Cow::Owned(after);
    }
    masked
}

fn mask_once(text: &str) -> Cow<'_, str> {
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
        account::mask(&mut masked, IBAN, CARD);
        identity::mask(&mut masked, IDENTITY);
        phone::mask(&mut masked, PHONE);
    }
    masked
}

/// Verifies at start-up that every pattern compiles, because an absent rule would let personal data be stored. If a
/// pattern fails nevertheless, the whole text is masked.
///
/// # Errors
///
/// The error of the first pattern that does not compile.
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::matching::{LOOKS, compile, is_whole_word, replace};
    use super::*;

    proptest! {
        #[test]
        fn masking_never_panics_or_lengthens_and_is_idempotent(text in "[0-9A-Za-z@.+ ()\\-äß]{0,120}") {
            let once = mask(&text).into_owned();
            prop_assert!(once.chars().count() <= text.chars().count());
            prop_assert_eq!(mask(&once).into_owned(), once);
        }
    }

    #[test]
    fn a_number_that_comes_nearer_to_its_keyword_is_masked_at_once() {
        for text in [
            "Call 779 123 4567 or, at the weekend, 7777 777 777",
            "BSN 111222333 111222333, PESEL 111222333 1112",
        ] {
            let once = mask(text).into_owned();
            assert_eq!(mask(&once), once, "{text}");
        }
    }

    #[test]
    fn every_pattern_compiles() {
        check().unwrap();
    }

    #[test]
    fn a_failing_rule_masks_everything() {
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

    /// Reference implementation of [`replace`] that tries every character.
    fn replace_slowly(text: &str, pattern: &Regex, tag: &str, is_it: impl Fn(&str, &str) -> bool) -> String {
        let (mut masked, mut copied, mut at) = (String::new(), 0, 0);
        while let Some(found) = pattern.find_at(text, at) {
            let (before, after) = (&text[..found.start()], &text[found.end()..]);
            if is_whole_word(before, after) && is_it(found.as_str(), before) {
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
        fn a_replacement_equals_a_naive_replacement(text in "[0-9a-c@.+ ()\\-äß:]{0,80}") {
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
    fn hostile_texts_are_masked_in_linear_time() {
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
            // There are about thirty patterns, and each can match at each word.
            assert!(
                looks(&text) <= 35 * words,
                "{piece}: {} looks for {words} words",
                looks(&text)
            );
        }
        assert!(looks(&"1".repeat(10_000)) <= 35);
    }
}
