//! Parsing of numbers in the notations of different languages.

use std::collections::HashSet;

use serde_json::Value;

use crate::survey::definition::decimal::Decimal;
use crate::survey::definition::number::Number;
use crate::survey::limits::DECIMALS_MAX;

/// Parses a number such as `12`, `1 200`, `1.200,5`, `3,5` or `٣` to a JSON number. Any other text is returned as a
/// JSON string, which answer parsing refuses.
pub(crate) fn parse_number(text: &str) -> Value {
    let plain = without_grouping(&normalise(text));
    let written = plain.strip_prefix('+').unwrap_or(&plain);
    // JSON does not allow leading zeros.
    let (sign, digits) = written.strip_prefix('-').map_or(("", written), |digits| ("-", digits));
    let trimmed = digits.trim_start_matches('0');
    let lead = if trimmed.is_empty() || trimmed.starts_with('.') {
        "0"
    } else {
        ""
    };
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !digits.is_empty();
    let number = is_plain
        .then(|| serde_json::from_str::<serde_json::Number>(&format!("{sign}{lead}{trimmed}")).ok())
        .flatten();
    number.map_or_else(|| Value::from(text), Value::Number)
}

/// Normalises the characters of a number: ASCII digits, no white space, no unambiguous thousands separators.
fn normalise(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '\'' | '\u{2019}' | '\u{66c}'))
        .map(|letter| match letter {
            '\u{66b}' => ',',
            '\u{2212}' => '-',
            // Arabic-Indic and Extended Arabic-Indic digits.
            '\u{660}'..='\u{669}' => digit(letter, 0x660),
            '\u{6f0}'..='\u{6f9}' => digit(letter, 0x6f0),
            other => other,
        })
        .collect()
}

/// Converts a number to a decimal point and no thousands separators.
///
/// The last separator is the decimal separator, unless it occurs more than once; then all separators are for thousands.
/// Thousands separators that do not precede three digits are invalid and are left for answer parsing to refuse.
fn without_grouping(text: &str) -> String {
    let is_sign = |letter: char| matches!(letter, '.' | ',');
    let Some((whole, last, decimals)) = text
        .rfind(is_sign)
        .and_then(|at| Some((text.get(..at)?, text.get(at..=at)?, text.get(at + 1..)?)))
    else {
        return text.to_owned();
    };
    let mut groups = whole.split(is_sign);
    let first = groups.next().unwrap_or_default().trim_start_matches(['+', '-']);
    let is_grouped = whole.contains(is_sign)
        && (1..=3).contains(&first.len())
        && groups.all(|group| group.len() == 3)
        && whole.matches(is_sign).collect::<HashSet<_>>().len() == 1;
    let plain = whole.replace(is_sign, "");
    match (whole.contains(last), is_grouped) {
        (true, true) if decimals.len() == 3 => format!("{plain}{decimals}"),
        (false, true) => format!("{plain}.{decimals}"),
        _ => text.replace(',', "."),
    }
}

/// Returns whether `1,000` or `1.234` can mean thousands as well as decimals: notations differ by language, and
/// citizens do not always use that of the page. Such a number is unambiguous only without a sign,
/// if `max` excludes thousands, three decimals are allowed and the decimals are not `000`.
pub(crate) fn is_ambiguous(text: &str, asked: &Number) -> bool {
    let usual = normalise(text);
    let digits = usual.trim_start_matches(['+', '-']);
    let Some((whole, decimals)) = digits.split_once(['.', ',']) else {
        return false;
    };
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_thousands = (1..=3).contains(&whole.len()) && !whole.starts_with('0') && decimals.len() == 3;
    if !is_thousands || !is_number(whole) || !is_number(decimals) {
        return false;
    }
    let thousands = Decimal::from_json(&parse_number(&format!("{whole}{decimals}")));
    let is_out = thousands.is_some_and(|thousands| asked.max.is_some_and(|max| thousands > max));
    !(is_out && decimals != "000" && usual == digits && asked.decimals == DECIMALS_MAX)
}

fn digit(letter: char, zero: u32) -> char {
    char::from_digit(u32::from(letter).saturating_sub(zero), 10).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for (text, read) in [
            ("12", json!(12)),
            ("3,5", json!(3.5)),
            ("1 200", json!(1200)),
            ("\u{663}", json!(3)),
            ("007", json!(7)),
            ("-0,5", json!(-0.5)),
            ("+4", json!(4)),
            ("1.200,5", json!(1200.5)),
            ("1,200.5", json!(1200.5)),
            ("1,000,000", json!(1_000_000)),
            ("-1.000.000", json!(-1_000_000)),
            ("1’000", json!(1000)),
            ("1\u{66c}000", json!(1000)),
            ("1,2340", json!(1.234)),
            (",5", json!(0.5)),
        ] {
            assert_eq!(parse_number(text), read, "{text}");
        }
        for text in [
            "",
            "abc",
            "1.2.3",
            "1,2,345",
            "1.234,567,890",
            "12,34.5",
            "1,000,00",
            "1e5",
            "--1",
            ".",
            "NaN",
        ] {
            assert!(parse_number(text).is_string(), "{text}");
        }
    }

    #[test]
    fn an_ambiguous_thousands_separator_is_a_violation() {
        let asked = |max: Option<i64>| Number {
            min: None,
            max: max.and_then(|max| Decimal::from_thousandths(max * 1_000)),
            unit: None,
            decimals: 3,
        };
        for (text, max, is_asked) in [
            ("1,000", None, true),
            ("1.234", None, true),
            ("12,500", Some(600), false),
            ("1,000", Some(600), true),
            ("1,5", None, false),
            ("0,125", None, false),
            ("1000", None, false),
            ("1000,125", None, false),
            ("1,000,000", None, false),
            ("1,2340", None, false),
            ("x,yyy", None, false),
        ] {
            assert_eq!(is_ambiguous(text, &asked(max)), is_asked, "{text} {max:?}");
        }
    }
}
