//! Protection against formula injection in spreadsheets.

use std::borrow::Cow;

/// First characters that make a spreadsheet treat a cell as a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Prefixes a text that begins like a formula with an apostrophe. Numbers are unchanged.
///
/// Source: OWASP, “CSV Injection”.
pub fn escape_formula(text: &str) -> Cow<'_, str> {
    if text.starts_with(FORMULA) && text.parse::<f64>().is_err() {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for text in ["=1+1", "+cmd|x", "@SUM(A1)", "\tx", "-1+1"] {
            assert_eq!(escape_formula(text), format!("'{text}"));
        }
        for text in ["-12.5", "3", "it's", "", "a=b"] {
            assert_eq!(escape_formula(text), text);
        }
    }
}
