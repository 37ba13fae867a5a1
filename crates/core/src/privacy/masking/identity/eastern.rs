//! Identity numbers of Central and Eastern Europe.

use super::check_digits::{IdentityCheck, is_day, number, weighted};
use crate::privacy::masking::account::is_luhn;
use crate::privacy::masking::matching::{digits, follows_keyword};

pub(super) const NUMBERS: [(&str, IdentityCheck); 8] = [
    (r"[0-9]{6}-[0-9]{5}", is_latvian),
    (r"[1-9][0-9]{12}", |found, _| is_romanian(found)),
    (r"[0-3][0-9][01][0-9]{10}", |found, _| is_yugoslav(found)),
    (r"[0-9]{11}", is_croatian),
    (r"[0-9]{10}", |found, _| is_bulgarian(found)),
    (r"[0-9]{6} ?/? ?[0-9]{4}", is_czech),
    (r"[0-3][0-9][01][0-9]{8}", |found, _| is_greek(found)),
    (r"[1-9][0-9]{10}", |found, _| is_turkish(found)),
];

/// Personas kods (Latvia): ddmmyy-cnnnk. Numbers issued since 2017 begin with 32 and have no check digit, so they are
/// masked only after a keyword.
fn is_latvian(found: &str, before: &str) -> bool {
    let digits = digits(found);
    if number(&digits, 0, 2) == 32 {
        return follows_keyword(before, &["personas kod"]);
    }
    let sum = weighted(&digits, &[1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
    // The weighted sum is at most 882.
    let expected = 1_101_u32.saturating_sub(sum) % 11;
    is_day(number(&digits, 0, 2), number(&digits, 2, 4)) && digits.last() == Some(&expected)
}

/// CNP (Romania): sex and century, yymmdd, county, serial, check digit.
fn is_romanian(found: &str) -> bool {
    let digits = digits(found);
    let sum = weighted(&digits, &[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]);
    let expected = match sum % 11 {
        10 => 1,
        remainder => remainder,
    };
    is_day(number(&digits, 5, 7), number(&digits, 3, 5)) && digits.last() == Some(&expected)
}

/// EMŠO and JMBG (successor states of Yugoslavia): ddmmyyy, region, serial, check digit.
fn is_yugoslav(found: &str) -> bool {
    let digits = digits(found);
    let sum = weighted(&digits, &[7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
    is_day(number(&digits, 0, 2), number(&digits, 2, 4)) && sum.is_multiple_of(11)
}

/// OIB (Croatia): eleven digits. One in ten passes the check by chance, so it is masked only after a keyword.
fn is_croatian(found: &str, before: &str) -> bool {
    is_iso_7064(&digits(found)) && follows_keyword(before, &["oib"])
}

/// Verifies ISO 7064, MOD 11,10: the last digit is the check digit.
pub(super) fn is_iso_7064(digits: &[u32]) -> bool {
    let Some((last, rest)) = digits.split_last() else {
        return false;
    };
    let product = rest.iter().fold(10, |product, digit| match (digit + product) % 10 {
        0 => 20 % 11,
        sum => sum * 2 % 11,
    });
    (product + last) % 10 == 1
}

/// EGN (Bulgaria): yymmdd with the century in the month, serial, check digit.
fn is_bulgarian(found: &str) -> bool {
    let digits = digits(found);
    let expected = weighted(&digits, &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10;
    is_day(number(&digits, 4, 6), number(&digits, 2, 4) % 20) && digits.last() == Some(&expected)
}

/// Rodné číslo (Czechia, Slovakia): yymmdd, month plus 50 for women, four digits; divisible by 11. Without the slash it
/// is masked only after a keyword.
fn is_czech(found: &str, before: &str) -> bool {
    let digits = digits(found);
    let month = number(&digits, 2, 4) % 50;
    // 20 is added to the month when all serials of a day are used.
    let month = if month > 12 { month.saturating_sub(20) } else { month };
    let is_number = is_day(number(&digits, 4, 6), month) && number(&digits, 0, 10).is_multiple_of(11);
    is_number && (found.contains('/') || follows_keyword(before, &["rodn", " rč"]))
}

/// AMKA (Greece): ddmmyy, serial, Luhn digit.
fn is_greek(found: &str) -> bool {
    let digits = digits(found);
    is_day(number(&digits, 0, 2), number(&digits, 2, 4)) && is_luhn(&digits)
}

/// T.C. kimlik numarası (Turkey): nine digits and two check digits.
fn is_turkish(found: &str) -> bool {
    let digits = digits(found);
    let odd = weighted(&digits, &[1, 0, 1, 0, 1, 0, 1, 0, 1]);
    let even = weighted(&digits, &[0, 1, 0, 1, 0, 1, 0, 1]);
    let sum = weighted(&digits, &[1; 10]);
    // Modulo 10, adding nine times the sum equals subtracting it once.
    let tenth = (odd * 7 + even * 9) % 10;
    digits.get(9) == Some(&tenth) && digits.last() == Some(&(sum % 10))
}
