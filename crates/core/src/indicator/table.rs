//! Exchange table of dashboards (CSV): one city per line, one dimension per column, `yes/of` in each cell.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use csv::StringRecord;

use super::csv_cell::{push_cell, strip_guard};
use super::csv_lines::CsvLines;
use super::framework::Framework;
use super::limits::{CITIES_MAX, NAME_CHARS_MAX};
use super::parse_context::{ParseContext, quoted};
use super::yes_counts::{YesCount, YesCounts, indicators_in};

/// City of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Name, trimmed; unique in an imported table.
    pub name: String,
    /// Yes answers in every dimension.
    pub tally: YesCounts,
}

/// Title of the column with the name of the city.
const NAME_COLUMN: &str = "name";

/// Separator of key and name of a dimension in the header.
const KEY_SEPARATOR: &str = " - ";

/// Parses a table: a header with `name` and, for every dimension, `key - name`, then one line for each city. Columns are
/// identified by their key, in any order; other columns are ignored. A byte order mark is accepted.
///
/// # Errors
///
/// All errors of the text, at most [`ERRORS_MAX`](super::limits::ERRORS_MAX), each with its line number, from 1, as an
/// editor shows it.
pub fn import(text: &str, framework: &Framework) -> Result<Vec<Row>, Vec<String>> {
    let mut context = ParseContext::default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let rows = rows(text, framework, &mut context);
    context.finish(rows)
}

/// Title of the column with a note on the whole table.
const NOTE_COLUMN: &str = "note";

/// Writes a table in the form that [`import`] reads, without a byte order mark; lines end with `\n`. A name that a
/// spreadsheet would evaluate as a formula gets a leading apostrophe, which [`import`] removes.
pub fn export<'a>(framework: &Framework, rows: impl IntoIterator<Item = &'a Row>) -> String {
    write(framework, rows, None)
}

/// Writes the same table with a last column `note`, which holds a note in the first row. [`import`] ignores it.
pub fn export_with_note<'a>(framework: &Framework, rows: impl IntoIterator<Item = &'a Row>, note: &str) -> String {
    write(framework, rows, Some(note))
}

fn write<'a>(framework: &Framework, rows: impl IntoIterator<Item = &'a Row>, note: Option<&str>) -> String {
    let mut text = NAME_COLUMN.to_owned();
    for dimension in &framework.dimensions {
        text.push(',');
        push_cell(
            &mut text,
            &format!("{}{KEY_SEPARATOR}{}", dimension.key, dimension.name),
        );
    }
    if note.is_some() {
        text.push(',');
        text.push_str(NOTE_COLUMN);
    }
    text.push('\n');
    let mut unwritten = note;
    for row in rows {
        push_cell(&mut text, &row.name);
        for dimension in &framework.dimensions {
            text.push(',');
            // A cell without a count stays empty and [`import`] rejects it; a zero would be an invented answer.
            if let Some(YesCount { yes, of, .. }) = row.tally.count(&dimension.key) {
                // Writing to a `String` cannot fail.
                let _ = write!(text, "{yes}/{of}");
            }
        }
        if note.is_some() {
            text.push(',');
            push_cell(&mut text, unwritten.take().unwrap_or_default());
        }
        text.push('\n');
    }
    text
}

/// Positions of the columns in a record.
struct Columns<'a> {
    name: Option<usize>,
    dimensions: Vec<Column<'a>>,
}

struct Column<'a> {
    key: &'a str,
    at: usize,
    of: u32,
}

fn rows(text: &str, framework: &Framework, context: &mut ParseContext) -> Option<Vec<Row>> {
    let mut lines = CsvLines::of(text);
    let Some((line, header)) = lines.next(context) else {
        context.report("line 1", "Write a header, and one line for each city.");
        return None;
    };
    let columns = columns(&header, &place(line), framework, context);

    let (mut rows, mut names) = (Vec::new(), HashSet::new());
    while let Some((line, record)) = lines.next(context) {
        if rows.len() >= CITIES_MAX {
            context.report(&place(line), format!("Keep at most {CITIES_MAX} cities."));
            break;
        }
        let name = name(&record, &columns, &place(line), &mut names, context);
        let yes = yes(&record, &columns, &place(line), context);
        rows.push(Row {
            name: name.unwrap_or_default(),
            tally: YesCounts::from_fn(framework, |key| yes.get(key).copied().unwrap_or_default()),
        });
    }
    Some(rows)
}

fn columns<'a>(
    header: &StringRecord,
    place: &str,
    framework: &'a Framework,
    context: &mut ParseContext,
) -> Columns<'a> {
    let mut find = |key: &str, shown: &str| {
        let mut found = header.iter().enumerate().filter(|(_, title)| key_of(title) == key);
        let first = found.next().map(|(at, _)| at);
        if first.is_none() {
            context.report(place, format!("Add the column {}.", quoted(shown)));
        }
        if found.next().is_some() {
            context.report(place, format!("Keep only one column {}.", quoted(shown)));
        }
        first
    };
    let name = find(NAME_COLUMN, NAME_COLUMN);
    let dimensions = framework.dimensions.iter().filter_map(|dimension| {
        let shown = format!("{}{KEY_SEPARATOR}{}", dimension.key, dimension.name);
        Some(Column {
            key: &dimension.key,
            at: find(&dimension.key, &shown)?,
            of: indicators_in(framework, &dimension.key),
        })
    });
    Columns {
        name,
        dimensions: dimensions.collect(),
    }
}

/// Returns the key of a column's title. The name after it is ignored, since dashboards may translate it.
fn key_of(title: &str) -> &str {
    title.split_once(KEY_SEPARATOR).map_or(title, |(key, _)| key).trim()
}

fn name(
    record: &StringRecord,
    columns: &Columns<'_>,
    place: &str,
    names: &mut HashSet<String>,
    context: &mut ParseContext,
) -> Option<String> {
    let name = strip_guard(record.get(columns.name?).unwrap_or_default().trim()).trim();
    if name.is_empty() {
        context.report(place, "Write the name of the city.");
        return None;
    }
    if !context.check_text(name, place, NAME_CHARS_MAX) {
        return None;
    }
    if !names.insert(name.to_owned()) {
        context.report(place, format!("{} is there twice.", quoted(name)));
    }
    Some(name.to_owned())
}

fn yes<'a>(
    record: &StringRecord,
    columns: &Columns<'a>,
    place: &str,
    context: &mut ParseContext,
) -> BTreeMap<&'a str, u32> {
    let mut counts = BTreeMap::new();
    for Column { key, at, of } in &columns.dimensions {
        let cell = record.get(*at).unwrap_or_default().trim();
        match cell_yes(cell, *of) {
            Some(yes) => {
                counts.insert(*key, yes);
            }
            None => {
                let detail = format!("Column {key}: write 0/{of} to {of}/{of} instead of {}.", quoted(cell));
                context.report(place, detail);
            }
        }
    }
    counts
}

/// Parses the yes count of a cell such as `3/4`; `None` for another form, another number of indicators than `of`, or more
/// yes answers than indicators.
fn cell_yes(cell: &str, of: u32) -> Option<u32> {
    let (yes, out_of) = cell.split_once('/')?;
    let (yes, out_of) = (digits(yes)?, digits(out_of)?);
    (out_of == of && yes <= of).then_some(yes)
}

/// Parses a number of digits only. `str::parse` alone would accept a leading plus.
fn digits(text: &str) -> Option<u32> {
    let text = text.trim();
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}

fn place(line: u64) -> String {
    format!("line {line}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::built_in;

    const PUBLISHED: &str = include_str!("../../../../data/ucc_2022_ranking.csv");

    fn framework() -> &'static Framework {
        &built_in()[0]
    }

    /// Rows with these names and equal counts.
    fn named(names: &[&str]) -> Vec<Row> {
        let tally = YesCounts::from_fn(framework(), |_| 1);
        let row = |name: &&str| Row {
            name: (*name).to_owned(),
            tally: tally.clone(),
        };
        names.iter().map(row).collect()
    }

    #[test]
    fn the_published_table_is_read_and_written_in_the_same_form() {
        let rows = import(PUBLISHED, framework()).unwrap();
        assert_eq!(rows.len(), 10);
        let written = export(framework(), &rows);
        let without_extra: String = PUBLISHED
            .lines()
            .map(|line| line.splitn(14, ',').take(13).collect::<Vec<_>>().join(",") + "\n")
            .collect();
        assert_eq!(written, without_extra);
        assert_eq!(import(&written, framework()).unwrap(), rows);
        assert_eq!(import(&format!("\u{feff}{written}"), framework()).unwrap(), rows);
        assert_eq!(import(&written.replace('\n', "\r\n"), framework()).unwrap(), rows);
    }

    #[test]
    fn every_name_survives_writing_and_is_no_formula() {
        let names = ["=1+1", "-a", "''=1", "'s-Hertogenbosch", "Rome, \"Roma\"", "Βόλος"];
        let written = export(framework(), &named(&names));
        for cell in written.lines().skip(1) {
            assert!(
                !cell.trim_start_matches('"').starts_with(['=', '+', '-', '@']),
                "{cell}"
            );
        }
        assert!(written.contains("\n'=1+1,1/4,1/6"));
        assert!(written.contains("\n's-Hertogenbosch,"));
        assert_eq!(import(&written, framework()).unwrap(), named(&names));
    }

    #[test]
    fn a_note_is_in_the_first_row_and_not_read_back() {
        let rows = named(&["Milan", "Oulu"]);
        let text = export_with_note(framework(), &rows, "Read this, please.");
        let lines: Vec<&str> = text.lines().collect();
        assert!(
            lines[0].ends_with(",note") && lines[1].ends_with(",\"Read this, please.\""),
            "{text}"
        );
        assert!(lines[2].ends_with(','), "{text}");
        assert_eq!(import(&text, framework()).unwrap(), rows);
    }

    #[test]
    fn columns_may_have_any_order_and_known_synonyms() {
        let mut lines = export(framework(), &named(&["Turku"]));
        lines = lines
            .replace("1.1 - Skills", "1.1 - Compétences")
            .replace("name,", "Note,name,");
        lines = lines.replace("Turku,", "first,Turku,");
        assert_eq!(import(&lines, framework()).unwrap(), named(&["Turku"]));
    }

    #[test]
    fn all_errors_are_reported_together_with_their_lines() {
        let header = "name,1.1 - Skills,1.2 - Strategies,1.3,2.1,2.2,2.3,2.4,2.5,2.5,2.6,3.1,3.2";
        let rest = "3/3,1/5,1/5,1/4,1/3,1/2,1/2,1/3,1/2,1/2";
        for end in ["\n", "\r\n"] {
            let lines = [
                header,
                &format!("Turku,5/4,1/5,{rest}"),
                "",
                &format!(",+1/4,,{rest}"),
                &format!("\"A{end}B\",1/4,1/6,{rest}"),
                &format!("Turku,1/4,02-Jun,{rest}"),
                "Pori,1/4,1/6,3/3",
                &format!("{},1/4,1/6,{rest}", "x".repeat(201)),
            ];
            let violations = import(&lines.join(end), framework()).unwrap_err();
            let expected = [
                "line 1: Keep only one column \"2.5 - Citizens redress and feedback mech\".",
                "line 1: Add the column \"3.3 - Satisfaction\".",
                "line 2: Column 1.1: write 0/4 to 4/4 instead of \"5/4\".",
                "line 2: Column 1.2: write 0/6 to 6/6 instead of \"1/5\".",
                "line 4: Write the name of the city.",
                "line 4: Column 1.1: write 0/4 to 4/4 instead of \"+1/4\".",
                "line 4: Column 1.2: write 0/6 to 6/6 instead of \"\".",
                "line 7: \"Turku\" is there twice.",
                "line 7: Column 1.2: write 0/6 to 6/6 instead of \"02-Jun\".",
                "line 8: Column 2.1: write 0/5 to 5/5 instead of \"\".",
            ];
            assert_eq!(&violations[..10], expected, "{end:?}");
            assert_eq!(violations.last().unwrap(), "line 9: Write at most 200 characters.");
            assert_eq!(violations.len(), 10 + 7 + 1);
        }
    }

    #[test]
    fn a_table_without_a_header_is_refused() {
        let expected = ["line 1: Write a header, and one line for each city."];
        for empty in ["", "\u{feff}", "\n\n", " , \n"] {
            assert_eq!(import(empty, framework()).unwrap_err(), expected);
        }
        assert!(import(&export(framework(), []), framework()).unwrap().is_empty());
    }
}
