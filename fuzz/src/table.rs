//! The exchange table of dashboards (CSV).

use std::collections::HashSet;

use urbivox_core::indicator::limits::{CITIES_MAX, ERRORS_MAX, NAME_CHARS_MAX};
use urbivox_core::indicator::table::{export, import};
use urbivox_core::indicator::{built_in, ranking, score};

/// A table is refused with a short list of errors, or is written and imported again unchanged, and no cell of it is a
/// formula.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    for framework in built_in() {
        let rows = match import(text, framework) {
            Ok(rows) => rows,
            Err(errors) => {
                assert!((1..=ERRORS_MAX).contains(&errors.len()));
                assert!(errors.iter().all(|error| error.len() < 1_000), "{errors:?}");
                continue;
            }
        };
        assert!(rows.len() <= CITIES_MAX);
        let names: HashSet<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names.len(), rows.len());
        assert!(
            names
                .iter()
                .all(|name| !name.is_empty() && name.chars().count() <= NAME_CHARS_MAX)
        );
        let totals: Vec<_> = rows
            .iter()
            .map(|row| (row.name.as_str(), score(&row.tally).total))
            .collect();
        assert!(totals.iter().all(|(_, total)| total.thousandths() <= 1_000));
        assert_eq!(ranking(totals).len(), rows.len());
        let written = export(framework, &rows);
        for line in written.lines() {
            assert!(
                !line.trim_start_matches('"').starts_with(['=', '+', '-', '@']),
                "{line}"
            );
        }
        assert_eq!(import(&written, framework), Ok(rows), "{written}");
    }
}
