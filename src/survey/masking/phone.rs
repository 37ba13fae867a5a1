//! Telephone numbers as people in Europe write them.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::{compile, digits, is_announced, replace};

/// Words that announce a number, in the languages of the Union and some more. Small letters.
const ANNOUNCING: &[&str] = &[
    "tel",
    "phone",
    "puh",
    "call",
    "ring",
    "handy",
    "mobil",
    "gsm",
    "whatsapp",
    "sms",
    "numer",
    "móvil",
    "portable",
    "cell",
    "mob",
    "fon",
    "soita",
    "helista",
    "llam",
    "appel",
    "anruf",
    "zadzwo",
    "bel me",
    "тел",
    "дзвон",
    "звон",
    "τηλ",
    "هاتف",
    "sími",
    "kontakt",
    "dzwo",
    "chiam",
    "ligue",
];

static INTERNATIONAL: LazyLock<Option<Regex>> =
    LazyLock::new(|| compile(r"(?:\+|00)[1-9][0-9]{0,2}(?:[ ./-]?\(0\))?(?:[ ./-]{0,2}\(?[0-9]\)?){6,13}"));
static NATIONAL: LazyLock<Option<Regex>> =
    LazyLock::new(|| compile(r"\(?0[1-9][0-9]{0,4}\)?(?:[ ./-]{0,3}[0-9]{1,4}){2,6}"));
static GROUPED: LazyLock<Option<Regex>> = LazyLock::new(|| compile(r"[1-9][0-9]{1,3}(?:[ .-]?[0-9]{2,4}){2,4}"));
static TIME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(r"^\d{1,2}[./-](?:0?\d|1[0-2])[./-](?:19|20)?\d{2}(?:\D|$)|^\d{1,2}[.:]\d{2} ?[-–] ?\d{1,2}[.:]\d{2}")
});

#[cfg(test)]
pub(super) fn compiles() -> bool {
    [&INTERNATIONAL, &NATIONAL, &GROUPED, &TIME]
        .iter()
        .all(|pattern| pattern.is_some())
}

pub(super) fn mask(text: &mut Cow<'_, str>, tag: &str) {
    replace(text, &INTERNATIONAL, tag, |found, _| {
        (8..=15).contains(&digits(found).len())
    });
    replace(text, &NATIONAL, tag, |found, before| {
        let length = digits(found).len();
        // Without a gap it may be a number of a form; with one it may be a day or opening hours.
        let is_enough = if found.contains([' ', '-', '/', '.', ')']) {
            length >= 9
        } else {
            length >= 10
        };
        (is_enough || (length >= 7 && is_announced(before, ANNOUNCING))) && length <= 13 && !is_time(found)
    });
    replace(text, &GROUPED, tag, |found, before| {
        let length = digits(found).len();
        (7..=12).contains(&length) && is_announced(before, ANNOUNCING) && !is_time(found)
    });
}

/// Days and opening hours.
fn is_time(found: &str) -> bool {
    TIME.as_ref().is_some_and(|pattern| pattern.is_match(found))
}
