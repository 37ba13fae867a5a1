//! Telephone numbers in European notations.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::matching::{Pattern, compile, digits, preceding_text, replace};

/// Keywords that precede a telephone number, in lower case, in the languages of the European Union and some others.
const KEYWORDS: &[&str] = &[
    "tel",
    "tél",
    "phone",
    "puh",
    " call",
    " ring",
    "handy",
    "mobil",
    "mobiel",
    "gsm",
    "whatsapp",
    " sms",
    " numer",
    "móvil",
    "portable",
    " cell",
    " mob",
    "fon",
    "soita",
    "soitta",
    "helista",
    "llam",
    "llám",
    "appel",
    "anruf",
    "rückruf",
    "zadzwo",
    "bel me",
    "bel mij",
    "bellen",
    "тел",
    "дзвон",
    "звон",
    "обад",
    "τηλ",
    "καλέσ",
    "πάρτε με",
    "هاتف",
    "sími",
    "síma",
    "hringi",
    "kontakt",
    "dzwo",
    "chiam",
    "ligue",
    " ligar",
    "zvan",
    "skambin",
    " sunaț",
    " sunat",
    "nazov",
    "pokli",
    "volejte",
    "zavol",
    "hívj",
    "hívn",
    "trucar",
    "truqu",
    "arayın",
    "glaoi",
    "ċempl",
];

/// All keywords in one pattern, because a text full of numbers is searched for them at each number.
static KEYWORD_PATTERN: Pattern = LazyLock::new(|| {
    let words: Vec<String> = KEYWORDS.iter().map(|word| regex::escape(word)).collect();
    compile(&words.join("|"))
});
static INTERNATIONAL: Pattern =
    LazyLock::new(|| compile(r"(?:\+|00)[1-9][0-9]{0,2}(?:[ ./-]?\(0\))?(?:[ ./-]{0,3}\(?[0-9]\)?){6,13}"));
static NATIONAL: Pattern = LazyLock::new(|| compile(r"\(?0[1-9][0-9]{0,4}\)?(?:[ ./-]{0,3}[0-9]{1,4}){2,6}"));
static GROUPED: Pattern = LazyLock::new(|| compile(r"[1-9][0-9]{1,3}(?:[ .-]?[0-9]{2,4}){2,4}"));
static TIME: Pattern = LazyLock::new(|| {
    compile(concat!(
        r"^\d{1,2}[./-](?:0?\d|1[0-2])[./-](?:19|20)?\d{2}(?:\D|$)|^\d{1,2}[.:]\d{2} ?[-–] ?\d{1,2}[.:]\d{2}",
        // Timetables.
        r"|^(?:[01]\d|2[0-3])[.:][0-5]\d(?: (?:[01]\d|2[0-3])[.:][0-5]\d)+$",
    ))
});
/// Case numbers: they end with a year, or contain several slashes.
static CASE: Pattern = LazyLock::new(|| compile(r"^[0-9]+/(?:19|20)[0-9]{2}$|/.*/"));

pub(super) fn patterns() -> Vec<&'static Result<Regex, regex::Error>> {
    vec![
        &*KEYWORD_PATTERN,
        &*INTERNATIONAL,
        &*NATIONAL,
        &*GROUPED,
        &*TIME,
        &*CASE,
    ]
}

pub(super) fn mask(text: &mut Cow<'_, str>, tag: &str) {
    replace(text, &INTERNATIONAL, tag, |found, _| {
        (8..=15).contains(&digits(found).len())
    });
    replace(text, &NATIONAL, tag, |found, before| {
        let length = digits(found).len();
        // Without separators it can be a form number; with separators, a date or opening hours.
        let is_enough = if found.contains([' ', '-', '/', '.', ')']) {
            length >= 9
        } else {
            length >= 10
        };
        if length > 13 || (!is_enough && length < 7) || is_time(found) || is_case(found) {
            return false;
        }
        let is_row = is_row(found);
        (is_enough && !is_row) || ((is_enough || length >= 7) && follows_keyword(before))
    });
    replace(text, &GROUPED, tag, |found, before| {
        let length = digits(found).len();
        (7..=12).contains(&length) && !is_time(found) && follows_keyword(before)
    });
}

/// Returns whether a keyword for a telephone number precedes.
fn follows_keyword(before: &str) -> bool {
    // If the pattern does not compile, every number counts as preceded by a keyword, so that too much is masked rather
    // than too little.
    let Ok(words) = &*KEYWORD_PATTERN else { return true };
    preceding_text(before).is_some_and(|near| near.iter().any(|near| words.is_match(near)))
}

fn is_case(found: &str) -> bool {
    CASE.as_ref().is_ok_and(|pattern| pattern.is_match(found))
}

/// Returns whether the numbers ascend one by one, such as `01 02 03 04 05`: days, tickets, lines. A telephone number of
/// this form is masked only after a keyword.
fn is_row(found: &str) -> bool {
    let numbers: Option<Vec<u32>> = found.split(' ').map(|part| part.parse().ok()).collect();
    numbers.is_some_and(|numbers| {
        numbers
            .windows(2)
            .all(|pair| matches!(pair, [a, b] if a.checked_add(1) == Some(*b)))
    })
}

/// Returns whether the match is a date, opening hours or a timetable.
fn is_time(found: &str) -> bool {
    TIME.as_ref().is_ok_and(|pattern| pattern.is_match(found))
}
