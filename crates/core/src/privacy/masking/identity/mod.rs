//! National identity numbers, each validated by its check digits, date or format.

mod check_digits;
mod eastern;
mod western;

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::account::is_luhn;
use super::matching::{compile, digits, follows_keyword, replace};
use check_digits::{IdentityCheck, is_day, number, weighted};

static NUMBERS: LazyLock<Vec<(Result<Regex, regex::Error>, IdentityCheck)>> = LazyLock::new(|| {
    let numbers: [(&str, IdentityCheck); 12] = [
        (r"[0-9]{6}[-+A-FU-Ya-fu-y][0-9]{3}[0-9A-Ya-y]", |found, _| {
            is_finnish(found)
        }),
        (
            r"(?i)[a-z]{6}[0-9l-v]{2}[a-ehlmprst][0-9l-v]{2}[a-z][0-9l-v]{3}[a-z]",
            |found, _| is_italian(found),
        ),
        (
            r"[1-478] ?[0-9]{2} ?[0-9]{2} ?(?:[0-9]{2}|2[ABab]) ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}",
            |found, _| is_french(found),
        ),
        (
            r"[0-9]{2}\.?[0-9]{2}\.?[0-9]{2}[- ]?[0-9]{3}[. ]?[0-9]{2}",
            |found, _| is_belgian(found),
        ),
        (r"[1-8][0-9]{10}", |found, _| is_estonian(found)),
        (r"[0-9]{11}", |found, _| is_polish(found)),
        (r"(?:[0-9]{2})?[0-9]{6}[-+]?[0-9]{4}", |found, _| is_swedish(found)),
        (r"[0-3][0-9][01][0-9]{3}[- ]?[0-9]{4}", is_danish),
        (r"(?i)[xyz]?-?[0-9]{7,8}[- ]?[a-z]", |found, _| is_spanish(found)),
        (r"[0-9]{4}\.?[0-9]{2}\.?[0-9]{3}", is_dutch),
        (r"(?i)[0-9]{8} ?[0-9] ?[a-z0-9]{2} ?[0-9]", |found, _| {
            is_portuguese_card(found)
        }),
        (r"[0-9]{3} ?[0-9]{3} ?[0-9]{3}", is_portuguese),
    ];
    let others = western::NUMBERS.into_iter().chain(eastern::NUMBERS);
    let all = numbers.into_iter().chain(others);
    all.map(|(pattern, check)| (compile(pattern), check)).collect()
});

pub(super) fn patterns() -> impl Iterator<Item = &'static Result<Regex, regex::Error>> {
    NUMBERS.iter().map(|(pattern, _)| pattern)
}

pub(super) fn mask(text: &mut Cow<'_, str>, tag: &str) {
    for (pattern, check) in NUMBERS.iter() {
        replace(text, pattern, tag, check);
    }
}

/// Henkilötunnus (Finland): ddmmyy, century sign, three digits, and one of 31 check characters.
fn is_finnish(found: &str) -> bool {
    const CHECKS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";
    let digits = digits(found.get(..6).unwrap_or_default());
    let individual = found.get(7..10).and_then(|part| part.parse::<u64>().ok());
    let (Some(individual), Some(check)) = (individual, found.bytes().last()) else {
        return false;
    };
    let remainder = (number(&digits, 0, 6) * 1_000 + individual) % 31;
    let expected = usize::try_from(remainder).ok().and_then(|at| CHECKS.get(at));
    is_day(number(&digits, 0, 2), number(&digits, 2, 4)) && expected == Some(&check.to_ascii_uppercase())
}

/// Isikukood (Estonia): sex and century, yymmdd, serial, and a check digit in two rounds. Lithuania uses the same
/// format.
fn is_estonian(found: &str) -> bool {
    let digits = digits(found);
    let check = |weights: &[u32; 10]| weighted(&digits, weights) % 11;
    let expected = match check(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) {
        10 => check(&[3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 10,
        first => first,
    };
    digits.len() == 11 && is_day(number(&digits, 5, 7), number(&digits, 3, 5)) && digits.last() == Some(&expected)
}

/// PESEL (Poland): yymmdd with the century in the month, serial, check digit.
fn is_polish(found: &str) -> bool {
    let digits = digits(found);
    let sum = weighted(&digits, &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]);
    digits.len() == 11 && is_day(number(&digits, 4, 6), number(&digits, 2, 4) % 20) && sum.is_multiple_of(10)
}

/// Personnummer and samordningsnummer (Sweden): (yy)yymmdd, day plus 60 in the latter, and four digits, the last by
/// Luhn.
fn is_swedish(found: &str) -> bool {
    let all = digits(found);
    let short = all.get(all.len().saturating_sub(10)..).unwrap_or_default();
    let century = number(&all, 0, 2);
    let day = number(short, 4, 6);
    let day = if day > 60 { day - 60 } else { day };
    (all.len() == 10 || (all.len() == 12 && (18..=20).contains(&century)))
        && is_day(day, number(short, 2, 4))
        && is_luhn(short)
}

/// CPR (Denmark): ddmmyy and four digits. The check digit is not reliable since 2007, so it is masked only with a
/// hyphen or after a keyword.
fn is_danish(found: &str, before: &str) -> bool {
    let digits = digits(found);
    let is_plain = !found.contains('-');
    is_day(number(&digits, 0, 2), number(&digits, 2, 4))
        && (!is_plain || follows_keyword(before, &["cpr", "personnummer"]))
}

/// DNI and NIE (Spain): eight digits, or X, Y or Z and seven digits, then one of 23 check letters.
fn is_spanish(found: &str) -> bool {
    const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    let digits = digits(found);
    let lead = match found.bytes().next().map(|first| first.to_ascii_uppercase()) {
        Some(b'X') => 0,
        Some(b'Y') => 1,
        Some(b'Z') => 2,
        _ if digits.len() == 8 => 0,
        _ => return false,
    };
    let is_foreign = found.starts_with(|first: char| first.is_ascii_alphabetic());
    let value = if is_foreign {
        lead * 10_000_000 + number(&digits, 0, 7)
    } else {
        number(&digits, 0, 8)
    };
    let letter = usize::try_from(value % 23).ok().and_then(|at| LETTERS.get(at));
    (is_foreign == (digits.len() == 7)) && found.bytes().last().map(|last| last.to_ascii_uppercase()) == letter.copied()
}

/// Codice fiscale (Italy): fifteen characters, some letters of which can replace digits (omocodia), and a check letter.
fn is_italian(found: &str) -> bool {
    const ODD: [u32; 36] = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, // 0-9
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23, // A-Z
    ];
    let values: Option<Vec<u32>> = found.chars().map(|letter| letter.to_digit(36)).collect();
    let Some(values) = values else { return false };
    let sum: Option<u32> = values
        .iter()
        .take(15)
        .enumerate()
        .map(|(at, value)| {
            let even = if *value > 9 { value - 10 } else { *value };
            let odd = usize::try_from(*value).ok().and_then(|value| ODD.get(value).copied());
            if at % 2 == 0 { odd } else { Some(even) }
        })
        .sum();
    sum.is_some_and(|sum| values.last() == Some(&(sum % 26 + 10)))
}

/// NIR (France): sex, year, month, department (2A and 2B in Corsica), commune, order, and a key modulo 97.
fn is_french(found: &str) -> bool {
    let plain: String = found.chars().filter(|letter| *letter != ' ').collect();
    let corsica = plain.get(5..7).map(str::to_ascii_uppercase).unwrap_or_default();
    // INSEE: 2A and 2B are calculated as 19 and 18.
    let department = match corsica.as_str() {
        "2A" => "19",
        "2B" => "18",
        other => other,
    };
    let body = format!(
        "{}{department}{}",
        plain.get(..5).unwrap_or_default(),
        plain.get(7..13).unwrap_or_default()
    );
    let (Ok(body), Some(Ok(key))) = (body.parse::<u64>(), plain.get(13..).map(str::parse::<u64>)) else {
        return false;
    };
    plain.len() == 15 && 97 - body % 97 == key
}

/// Rijksregisternummer (Belgium): yymmdd, serial, and a key modulo 97, prefixed with 2 for births since 2000.
fn is_belgian(found: &str) -> bool {
    let digits = digits(found);
    let (body, key) = (number(&digits, 0, 9), number(&digits, 9, 11));
    let is_key = |body: u64| 97 - body % 97 == key;
    // The month is increased by 20 or 40 for people outside the national register.
    let month = number(&digits, 2, 4) % 20;
    digits.len() == 11 && month <= 12 && number(&digits, 4, 6) <= 31 && (is_key(body) || is_key(2_000_000_000 + body))
}

/// BSN (Netherlands): nine digits. One in eleven passes the check by chance, so it is masked only after a keyword.
fn is_dutch(found: &str, before: &str) -> bool {
    let digits = digits(found);
    let Some((last, rest)) = digits.split_last() else {
        return false;
    };
    let sum = weighted(rest, &[9, 8, 7, 6, 5, 4, 3, 2]);
    let is_number = digits.len() == 9 && sum % 11 == *last % 11;
    is_number && follows_keyword(before, &["bsn", "sofi", "burgerservice", "service number"])
}

/// Cartão de cidadão (Portugal): eight digits, a digit, two letters or digits, a check digit.
fn is_portuguese_card(found: &str) -> bool {
    let values: Vec<u32> = found.chars().filter_map(|letter| letter.to_digit(36)).collect();
    let has_letter = values.iter().any(|value| *value > 9);
    let sum: u32 = values
        .iter()
        .rev()
        .enumerate()
        .map(|(at, value)| {
            if at % 2 == 0 {
                *value
            } else if 2 * value > 9 {
                2 * value - 9
            } else {
                2 * value
            }
        })
        .sum();
    values.len() == 12 && has_letter && sum.is_multiple_of(10)
}

/// NIF (Portugal): nine digits. One in eleven passes the check by chance, so it is masked only after a keyword.
fn is_portuguese(found: &str, before: &str) -> bool {
    let digits = digits(found);
    let sum = weighted(&digits, &[9, 8, 7, 6, 5, 4, 3, 2]);
    let expected = match sum % 11 {
        0 | 1 => 0,
        remainder => 11 - remainder,
    };
    let is_number = digits.len() == 9 && digits.last() == Some(&expected);
    is_number && follows_keyword(before, &["nif", "contribuinte", "fiscal"])
}
