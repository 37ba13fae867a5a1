//! Cells of a CSV file: quoting, and a guard against formula injection in spreadsheets.

use std::fmt::Write as _;

/// First characters that make a spreadsheet evaluate a cell as a formula.
const FORMULA_PREFIXES: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Appends a cell with the formula guard, quoted where necessary.
pub(super) fn push_cell(text: &mut String, cell: &str) {
    let guard = if needs_guard(cell) { "'" } else { "" };
    if cell.contains([',', '"', '\n', '\r']) || cell.trim() != cell {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "\"{guard}{}\"", cell.replace('"', "\"\""));
    } else {
        text.push_str(guard);
        text.push_str(cell);
    }
}

/// Returns whether a cell needs an apostrophe as its first character. A cell that already looks guarded needs one more,
/// so that removing one always restores the original.
fn needs_guard(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA_PREFIXES)
}

/// Removes the guard. An apostrophe that belongs to the name, as in 's-Hertogenbosch, stays.
pub(super) fn strip_guard(cell: &str) -> &str {
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
    fn the_guard_of_a_formula_is_removed_when_read() {
        for cell in ["=1+1", "+3", "-a", "@me", "\t=1", "\r=1", "'=1", "''=1"] {
            let guarded = written(cell);
            assert!(guarded.trim_start_matches('"').starts_with('\''), "{guarded}");
            assert_eq!(strip_guard(guarded.trim_matches('"')), cell);
        }
    }

    #[test]
    fn other_cells_are_unchanged() {
        for cell in ["Turku", "'s-Hertogenbosch", "''", "3/4", ""] {
            assert_eq!((written(cell).as_str(), strip_guard(cell)), (cell, cell));
        }
        assert_eq!(written("Rome, \"Roma\""), "\"Rome, \"\"Roma\"\"\"");
    }
}
