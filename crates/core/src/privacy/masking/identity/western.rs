//! Identity numbers of Norway, Germany, Austria, Ireland and the United Kingdom.

use super::check_digits::{IdentityCheck, is_day, number, weighted};
use super::eastern::is_iso_7064;
use crate::privacy::masking::matching::{digits, follows_keyword};

pub(super) const NUMBERS: [(&str, IdentityCheck); 5] = [
    (r"[0-7][0-9]{5} ?[0-9]{5}", |found, _| is_norwegian(found)),
    (r"[1-9][0-9] ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}", is_german),
    (r"[1-9][0-9]{3} ?[0-9]{6}", is_austrian),
    (r"(?i)[0-9]{7} ?[a-w][a-i]?", is_irish),
    (
        r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]",
        |found, _| is_british(found),
    ),
];

/// Fødselsnummer and D-nummer (Norway): ddmmyy, day plus 40 in the latter, three digits and two check digits.
fn is_norwegian(found: &str) -> bool {
    let digits = digits(found);
    let first = weighted(&digits, &[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]);
    let second = weighted(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
    is_day(number(&digits, 0, 2) % 40, number(&digits, 2, 4)) && first.is_multiple_of(11) && second.is_multiple_of(11)
}

/// Steuer-ID (Germany): eleven digits. One in ten passes the check by chance, so it is masked only after a keyword.
fn is_german(found: &str, before: &str) -> bool {
    is_iso_7064(&digits(found)) && follows_keyword(before, &["steuer", "idnr", "id-nr", "identifikationsnummer"])
}

/// Sozialversicherungsnummer (Austria): three digits, a check digit, ddmmyy. Without the space it is masked only after
/// a keyword.
fn is_austrian(found: &str, before: &str) -> bool {
    let digits = digits(found);
    let expected = weighted(&digits, &[3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11;
    // Months 13 to 15 are issued when all serials of a day are used.
    let is_birthday = (1..=31).contains(&number(&digits, 4, 6)) && (1..=15).contains(&number(&digits, 6, 8));
    let is_number = is_birthday && digits.get(3) == Some(&expected);
    is_number && (found.contains(' ') || follows_keyword(before, &["sozialversicherung", " sv", "svnr"]))
}

/// PPS number (Ireland): seven digits, a check letter, sometimes a second letter. Case numbers can look the same, so it
/// is masked only after a keyword.
fn is_irish(found: &str, before: &str) -> bool {
    const LETTERS: &[u8; 23] = b"WABCDEFGHIJKLMNOPQRSTUV";
    let mut letters = found
        .bytes()
        .filter(u8::is_ascii_alphabetic)
        .map(|letter| letter.to_ascii_uppercase());
    let check = letters.next();
    let second = letters
        .next()
        .map_or(0, |letter| u32::from(letter.saturating_sub(b'A')) + 1);
    let sum = weighted(&digits(found), &[8, 7, 6, 5, 4, 3, 2]) + second * 9;
    let expected = usize::try_from(sum % 23).ok().and_then(|at| LETTERS.get(at));
    check.is_some() && check == expected.copied() && follows_keyword(before, &["pps"])
}

/// National Insurance number (United Kingdom): it has no check digit; the pattern is distinctive, and some prefixes are
/// never issued.
fn is_british(found: &str) -> bool {
    !["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"]
        .iter()
        .any(|prefix| found.starts_with(prefix))
}
