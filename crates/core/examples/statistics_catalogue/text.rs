//! The catalogue of measures as Markdown.

use std::fmt::Write;

use urbivox_core::measure::catalogue::{DESCRIPTIONS, METHODS};
use urbivox_core::measure::value::Method;

/// Line before the generated part of `docs/statistics.md`.
pub(crate) const BEGIN: &str = "<!-- generated: cargo run -p urbivox-core --example statistics_catalogue -->\n";
/// Line after it.
pub(crate) const END: &str = "<!-- end of the generated part -->\n";

/// Returns the tables of measures, of intervals and of methods, with the two marks.
pub(crate) fn catalogue() -> String {
    let mut text = format!("{BEGIN}\n| id | unit | range | formula | interval | source |\n|---|---|---|---|---|---|\n");
    for measure in DESCRIPTIONS {
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {} | `{}` | {} |",
            measure.id,
            measure.unit,
            cell(measure.range),
            cell(measure.formula),
            measure.interval.name(),
            cell(measure.source)
        );
    }
    text.push_str("\n| interval | source | change between two periods |\n|---|---|---|\n");
    for method in Method::ALL {
        let _ = writeln!(
            text,
            "| `{}` | {} | {} |",
            method.name(),
            cell(method.source()),
            cell(method.change_test())
        );
    }
    text.push_str("\n| method | what it does | source |\n|---|---|---|\n");
    for method in METHODS {
        let _ = writeln!(
            text,
            "| `{}` | {} | {} |",
            method.id,
            cell(method.what),
            cell(method.source)
        );
    }
    text.push('\n');
    text.push_str(END);
    text
}

/// Writes a text as the cell of a table: asterisks and bars are characters, addresses are links.
fn cell(text: &str) -> String {
    if text.starts_with("https://") {
        return format!("<{text}>");
    }
    text.replace('*', "·").replace('|', "\\|")
}
