//! Cells that a spreadsheet must not take for formulas.

use std::borrow::Cow;

/// What makes a spreadsheet take a cell for a formula when it comes first.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The text with an apostrophe before it when it begins like a formula. A number stays one.
///
/// Source: OWASP, “CSV Injection”.
pub fn guarded(text: &str) -> Cow<'_, str> {
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
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["-12.5", "3", "it's", "", "a=b"] {
            assert_eq!(guarded(text), text);
        }
    }
}
