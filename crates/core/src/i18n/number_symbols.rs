//! Symbols by which the numbers of a language are written: separators, percent sign, unit of minutes.
//!
//! Values of CLDR 48 (<https://cldr.unicode.org>), with Latin digits: English as in the United Kingdom, Portuguese as in
//! Portugal, Norwegian as Bokmål.

use fluent_bundle::FluentValue;

use super::files::file_tag;

/// Digits of a group.
const GROUP_DIGITS: usize = 3;
/// Minus sign. CLDR has the hyphen-minus for some languages, which reads as a dash.
const MINUS: char = '\u{2212}';

/// Symbols of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberSymbols {
    /// Separator of groups of three digits.
    pub group: char,
    /// Smallest number of digits that are grouped: 4 (`1,234`) or 5 (`1234`, but `12 345`).
    pub grouped_from: usize,
    /// Decimal separator.
    pub decimal: char,
    /// Text before and after a percentage.
    pub percent: (&'static str, &'static str),
    /// Abbreviation of minutes.
    pub minutes: &'static str,
}

/// Symbols by language tag; the first ones are those of every other language.
static SYMBOLS: [(&str, NumberSymbols); 31] = [
    ("en", symbols(',', 4, '.', ("", "%"), "min")),
    ("ar", symbols(',', 4, '.', ("", "\u{200e}%\u{200e}"), "د")),
    ("bg", symbols('\u{a0}', 5, ',', ("", "%"), "мин")),
    ("ca", symbols('.', 4, ',', ("", "\u{a0}%"), "min")),
    ("cs", symbols('\u{a0}', 4, ',', ("", "\u{a0}%"), "min")),
    ("da", symbols('.', 4, ',', ("", "\u{a0}%"), "min.")),
    ("de", symbols('.', 4, ',', ("", "\u{a0}%"), "Min.")),
    ("el", symbols('.', 4, ',', ("", "%"), "λ.")),
    ("es", symbols('.', 5, ',', ("", "\u{a0}%"), "min")),
    ("et", symbols('\u{a0}', 5, ',', ("", "%"), "min")),
    ("fi", symbols('\u{a0}', 4, ',', ("", "\u{a0}%"), "min")),
    ("fr", symbols('\u{202f}', 4, ',', ("", "\u{a0}%"), "min")),
    ("ga", symbols(',', 4, '.', ("", "%"), "nóim")),
    ("hr", symbols('.', 4, ',', ("", "\u{a0}%"), "min")),
    ("hu", symbols('\u{a0}', 5, ',', ("", "%"), "p")),
    ("is", symbols('.', 4, ',', ("", "%"), "mín.")),
    ("it", symbols('.', 5, ',', ("", "%"), "min")),
    ("lt", symbols('\u{a0}', 4, ',', ("", "\u{a0}%"), "min.")),
    ("lv", symbols('\u{a0}', 5, ',', ("", "%"), "min")),
    ("mt", symbols(',', 4, '.', ("", "%"), "min")),
    ("nl", symbols('.', 4, ',', ("", "%"), "min")),
    ("no", symbols('\u{a0}', 4, ',', ("", "\u{a0}%"), "min")),
    ("pl", symbols('\u{a0}', 5, ',', ("", "%"), "min")),
    ("pt", symbols('\u{a0}', 5, ',', ("", "%"), "min")),
    ("ro", symbols('.', 4, ',', ("", "\u{a0}%"), "min.")),
    ("ru", symbols('\u{a0}', 4, ',', ("", "\u{a0}%"), "мин")),
    ("sk", symbols('\u{a0}', 4, ',', ("", "\u{a0}%"), "min")),
    ("sl", symbols('.', 5, ',', ("", "\u{a0}%"), "min")),
    ("sv", symbols('\u{a0}', 4, ',', ("", "\u{a0}%"), "min")),
    ("tr", symbols('.', 4, ',', ("%", ""), "dk.")),
    ("uk", symbols('\u{a0}', 4, ',', ("", "%"), "хв")),
];

const fn symbols(
    group: char,
    grouped_from: usize,
    decimal: char,
    percent: (&'static str, &'static str),
    minutes: &'static str,
) -> NumberSymbols {
    NumberSymbols {
        group,
        grouped_from,
        decimal,
        percent,
        minutes,
    }
}

impl NumberSymbols {
    /// Returns the symbols of a language, or those of English.
    pub fn of(tag: &str) -> NumberSymbols {
        let wanted = file_tag(tag);
        let own = SYMBOLS.iter().find(|(tag, _)| *tag == wanted);
        let [(_, english), ..] = SYMBOLS;
        own.map_or(english, |(_, symbols)| *symbols)
    }

    /// Writes a whole number in decimal digits, with an optional `-`, in groups and with a minus sign. Another text is
    /// returned unchanged.
    pub fn grouped(self, digits: &str) -> String {
        group_digits(digits, self.group, self.grouped_from)
    }

    /// Returns the function by which Fluent writes numbers in texts. Fluent takes a plain function, so there is one for
    /// each way of grouping.
    pub(super) fn fluent_formatter<M>(self) -> fn(&FluentValue<'_>, &M) -> Option<String> {
        match (self.group, self.grouped_from) {
            (',', _) => write_number::<',', 4, M>,
            ('.', 4) => write_number::<'.', 4, M>,
            ('.', _) => write_number::<'.', 5, M>,
            ('\u{202f}', _) => write_number::<'\u{202f}', 4, M>,
            (_, 4) => write_number::<'\u{a0}', 4, M>,
            (_, _) => write_number::<'\u{a0}', 5, M>,
        }
    }
}

/// Writes a number of a text; `None` for another value, which Fluent writes itself.
fn write_number<const GROUP: char, const GROUPED_FROM: usize, M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    Some(group_digits(&number.as_string(), GROUP, GROUPED_FROM))
}

fn group_digits(text: &str, group: char, grouped_from: usize) -> String {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (Some(MINUS), digits),
        None => (None, text),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.to_owned();
    }
    let mut written: String = sign.into_iter().collect();
    for (at, digit) in digits.chars().enumerate() {
        let is_start_of_group = at > 0 && (digits.len() - at).is_multiple_of(GROUP_DIGITS);
        if is_start_of_group && digits.len() >= grouped_from {
            written.push(group);
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_in_each_language() {
        for (tag, digits, written) in [
            ("en", "1234", "1,234"),
            ("en", "999", "999"),
            ("en", "-1234567", "−1,234,567"),
            ("de", "1234", "1.234"),
            ("es", "1234", "1234"),
            ("es", "12345", "12.345"),
            ("fi", "1234", "1\u{a0}234"),
            ("fr", "1234", "1\u{202f}234"),
            ("nb", "1234", "1\u{a0}234"),
            ("pt-BR", "12345", "12\u{a0}345"),
            ("xx", "1234", "1,234"),
            ("en", "1234.5", "1234.5"),
            ("en", "", ""),
        ] {
            assert_eq!(NumberSymbols::of(tag).grouped(digits), written, "{tag}");
        }
    }

    #[test]
    fn texts_group_numbers_as_pages_do() {
        for (tag, symbols) in SYMBOLS {
            for number in [0_i64, 7, 1_234, 12_345, -1_234_567] {
                let value = FluentValue::from(number);
                let written = symbols.fluent_formatter::<()>()(&value, &());
                assert_eq!(written, Some(symbols.grouped(&number.to_string())), "{tag}");
            }
        }
    }
}
