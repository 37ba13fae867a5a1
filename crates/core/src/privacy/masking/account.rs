//! Bank accounts and payment cards.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::matching::{Pattern, compile, digits, replace};

/// Number of letters and digits of an IBAN by country (ISO 13616 registry).
const LENGTHS: &[(&str, usize)] = &[
    ("AD", 24),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GI", 23),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("RS", 22),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("TR", 26),
    ("UA", 29),
    ("VA", 22),
    ("XK", 20),
    ("AL", 28),
    ("BA", 20),
];

static START: Pattern = LazyLock::new(|| compile(r"(?i)[a-z]{2} ?[0-9]{2}"));
static CARD: Pattern = LazyLock::new(|| compile(r"[3-6][0-9]{3}(?:[ -]?[0-9]{2,6}){2,4}"));

pub(super) fn patterns() -> Vec<&'static Result<Regex, regex::Error>> {
    vec![&*START, &*CARD]
}

pub(super) fn mask(text: &mut Cow<'_, str>, account: &str, card: &str) {
    mask_ibans(text, account);
    replace(text, &CARD, card, |found, _| is_card(found));
}

/// Masks IBANs. The country code determines the length, so that words after the number are not masked.
fn mask_ibans(text: &mut Cow<'_, str>, tag: &str) {
    let Ok(start) = &*START else {
        *text = Cow::Owned(tag.to_owned());
        return;
    };
    let mut masked = String::new();
    let mut copied = 0;
    for found in start.find_iter(text) {
        let begin = found.start();
        let is_inside = text.get(..begin).and_then(|before| before.chars().next_back());
        if begin < copied || is_inside.is_some_and(char::is_alphanumeric) {
            continue;
        }
        if let Some(length) = text.get(begin..).and_then(iban_length) {
            masked.push_str(text.get(copied..begin).unwrap_or_default());
            masked.push_str(tag);
            copied = begin + length;
        }
    }
    if copied > 0 {
        masked.push_str(text.get(copied..).unwrap_or_default());
        *text = Cow::Owned(masked);
    }
}

/// Number of bytes of the IBAN at the beginning of the text; `None` if it does not begin with a valid one.
fn iban_length(text: &str) -> Option<usize> {
    let country = text.get(..2)?.to_ascii_uppercase();
    let wanted = LENGTHS.iter().find(|(code, _)| *code == country)?.1;
    let mut plain = String::with_capacity(wanted);
    let mut end = 0;
    let mut was_space = false;
    for (at, letter) in text.char_indices() {
        if plain.len() == wanted {
            break;
        }
        if letter == ' ' && !was_space {
            was_space = true;
            continue;
        }
        if !letter.is_ascii_alphanumeric() {
            return None;
        }
        was_space = false;
        plain.push(letter.to_ascii_uppercase());
        end = at + 1;
    }
    let next = text.get(end..).and_then(|rest| rest.chars().next());
    let is_whole = plain.len() == wanted && !next.is_some_and(char::is_alphanumeric);
    (is_whole && is_iban(&plain)).then_some(end)
}

/// Verifies an IBAN by ISO 7064, MOD 97-10: the first four characters moved to the end, letters counted from 10,
/// remainder 1.
fn is_iban(plain: &str) -> bool {
    let (head, rest) = plain.split_at_checked(4).unwrap_or_default();
    let remainder = rest.chars().chain(head.chars()).try_fold(0_u32, |sum, letter| {
        let value = letter.to_digit(36)?;
        Some(if value > 9 {
            (sum * 100 + value) % 97
        } else {
            (sum * 10 + value) % 97
        })
    });
    remainder == Some(1)
}

/// Verifies 13 to 19 digits with the check digit of ISO/IEC 7812-1.
fn is_card(found: &str) -> bool {
    let digits = digits(found);
    (13..=19).contains(&digits.len()) && is_luhn(&digits)
}

/// Verifies the check digit of ISO/IEC 7812-1, annex B (Luhn).
pub(super) fn is_luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| match (at % 2, *digit) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => 2 * digit - 9,
            (_, digit) => 2 * digit,
        })
        .sum();
    sum.is_multiple_of(10)
}
