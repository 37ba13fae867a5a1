//! The cells of a table that is written: quoted, and guarded against being taken for a formula.

use std::fmt::Write as _;

/// What makes a spreadsheet take a cell for a formula when it comes first.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Adds a cell: guarded against formulas, and in quotation marks where it needs them.
pub(super) fn push_cell(text: &mut String, cell: &str) {
    let guard = if needs_guard(cell) { "'" } else { "" };
    if cell.contains([',', '"', '\n', '\r']) || cell.trim() != cell {
        // Writing to a String never fails.
        let _ = write!(text, "\"{guard}{}\"", cell.replace('"', "\"\""));
    } else {
        text.push_str(guard);
        text.push_str(cell);
    }
}

/// Whether an apostrophe must come before: also before a name that looks guarded already, so that taking one away
/// always gives the name back.
fn needs_guard(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

/// Takes the guard away. The apostrophe of 's-Hertogenbosch is none.
pub(super) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|_| needs_guard(cell)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cell: &str) -> String {
        let mut text = String::new();
        push_cell(&mut text, cell);
        text
    }

    #[test]
    fn a_formula_is_guarded_and_the_guard_comes_off_again() {
        for cell in ["=1+1", "+3", "-a", "@me", "\t=1", "\r=1", "'=1", "''=1"] {
            let guarded = written(cell);
            assert!(guarded.trim_start_matches('"').starts_with('\''), "{guarded}");
            assert_eq!(unguarded(guarded.trim_matches('"')), cell);
        }
    }

    #[test]
    fn other_cells_are_left_alone() {
        for cell in ["Turku", "'s-Hertogenbosch", "''", "3/4", ""] {
            assert_eq!((written(cell).as_str(), unguarded(cell)), (cell, cell));
        }
        assert_eq!(written("Rome, \"Roma\""), "\"Rome, \"\"Roma\"\"\"");
    }
}
