//! Margins: the population of a city by the options of a segment question, by which figures are weighted.
//!
//! Margins belong to the city and to the code of a segment question: every survey that asks a segment of this code uses
//! them. The city joins small options to groups; each group is a stratum.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::App;
use super::audit;
use super::authoring::{AuthoringError, city_row};
use crate::storage;
use crate::storage::{Db, cities};
use urbivox_core::survey::definition::code::Code;
use urbivox_core::survey::name;
use urbivox_core::survey::name::NAME_CHARS_MAX;
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::violation::Violations;

/// Most groups of a segment. Protects pages and reports.
pub const GROUPS_MAX: usize = 200;
/// Most segments with margins in a city.
const SEGMENTS_MAX: usize = 50;
/// Longest code of a local administrative unit, in characters.
const LAU_CHARS_MAX: usize = 20;
/// Years that numbers of a population may be of.
const YEARS: std::ops::RangeInclusive<i64> = 1_900..=2_200;
/// Separators of the options of a group in a table.
const OPTION_SEPARATORS: [char; 2] = ['|', '+'];

/// One or more options that form a stratum.
#[derive(Clone, Debug, PartialEq)]
pub struct MarginGroup {
    /// Codes of its options.
    pub options: Vec<String>,
    /// Its part of the population, above 0. In parsed margins all groups add up to 1.
    pub share: f64,
    /// Code of its local administrative unit (Eurostat LAU) or district.
    pub lau: Option<String>,
}

impl MarginGroup {
    /// Returns the name of the group in messages: its options.
    pub fn name(&self) -> String {
        self.options.join(" + ")
    }
}

/// Margins of a segment.
#[derive(Clone, Debug, PartialEq)]
pub struct Margins {
    /// Code of the segment question.
    pub segment: String,
    /// Groups, in the order of the city.
    pub groups: Vec<MarginGroup>,
    /// Source of the numbers.
    pub source: String,
    /// Year of the numbers.
    pub year: i32,
}

/// Margins as written.
#[derive(Clone, Debug)]
pub struct RawMargins {
    /// Code of the segment question.
    pub segment: String,
    /// Groups; shares may be parts, percentages or numbers of people.
    pub groups: Vec<MarginGroup>,
    /// Source of the numbers.
    pub source: String,
    /// Year of the numbers.
    pub year: i64,
}

impl Margins {
    /// Parses margins and scales their shares to the sum 1, or reports all violations.
    pub fn parse(raw: RawMargins) -> Result<Margins, Violations> {
        let mut violations = Violations::none();
        if Code::parse(&raw.segment).is_none() {
            violations.push("/segment", "bad-code", "Write the code of a segment question.");
        }
        if name::check(&raw.source, NAME_CHARS_MAX).is_err() {
            violations.push(
                "/source",
                "bad-length",
                "Write the source of the numbers in 1 to 200 characters.",
            );
        }
        let year = Some(raw.year).filter(|year| YEARS.contains(year));
        let year = year.and_then(|year| i32::try_from(year).ok());
        if year.is_none() {
            violations.push("/year", "out-of-range", "Write the year of the numbers, such as 2025.");
        }
        if !(2..=GROUPS_MAX).contains(&raw.groups.len()) {
            let detail = format!("Write 2 to {GROUPS_MAX} groups.");
            violations.push("/groups", "bad-length", detail);
        }
        let mut seen = BTreeSet::new();
        for (at, group) in raw.groups.iter().enumerate() {
            check_group(group, &format!("/groups/{at}"), &mut seen, &mut violations);
        }
        let total: f64 = raw.groups.iter().map(|group| group.share).sum();
        match year {
            Some(year) if violations.is_empty() => Ok(Margins {
                segment: raw.segment,
                groups: scaled(raw.groups, total),
                source: raw.source,
                year,
            }),
            _ => Err(violations),
        }
    }
}

fn scaled(groups: Vec<MarginGroup>, total: f64) -> Vec<MarginGroup> {
    let scale = |group: MarginGroup| MarginGroup {
        share: group.share / total,
        ..group
    };
    groups.into_iter().map(scale).collect()
}

fn check_group<'a>(group: &'a MarginGroup, pointer: &str, seen: &mut BTreeSet<&'a str>, violations: &mut Violations) {
    if group.options.is_empty() {
        violations.push(format!("{pointer}/options"), "bad-length", "Name one option at least.");
    }
    for (at, option) in group.options.iter().enumerate() {
        let pointer = format!("{pointer}/options/{at}");
        if Code::parse(option).is_none() {
            violations.push(pointer, "bad-code", "Write the code of an option.");
        } else if !seen.insert(option) {
            violations.push(pointer, "duplicate-option", "Name each option once.");
        }
    }
    // Below the limit no sum of two hundred is infinite.
    if !(group.share > 0.0 && group.share <= 1e12) {
        let pointer = format!("{pointer}/share");
        violations.push(
            pointer,
            "out-of-range",
            "Write a share, a percentage or a number above 0.",
        );
    }
    let is_code = |text: &String| {
        let length = text.chars().count();
        (1..=LAU_CHARS_MAX).contains(&length) && !text.chars().any(char::is_control)
    };
    if !group.lau.as_ref().is_none_or(is_code) {
        violations.push(
            format!("{pointer}/lau"),
            "bad-length",
            "Write 1 to 20 characters, or leave it out.",
        );
    }
}

/// Reads groups from a table that was typed, pasted from a spreadsheet, or sent as CSV: option, share, and if wanted the
/// LAU code. Columns are parted by tabs, semicolons or commas, several options of a group by `+` or `|`. A first line of
/// headings is skipped. Reports all lines that cannot be read, by `/lines/N`.
pub fn read_table(text: &str) -> Result<Vec<MarginGroup>, Violations> {
    let text = text.trim_start_matches('\u{feff}');
    let separator = ['\t', ';', ','].into_iter().find(|separator| text.contains(*separator));
    let separator = separator.unwrap_or(',');
    let mut violations = Violations::none();
    let mut groups = Vec::new();
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    for (at, (number, line)) in lines.enumerate() {
        let cells: Vec<&str> = line
            .split(separator)
            .map(|cell| cell.trim().trim_matches('"').trim())
            .collect();
        let share = cells.get(1).and_then(|cell| read_share(cell, separator == ','));
        match (cells.as_slice(), share) {
            ([options, _] | [options, _, ""], Some(share)) => groups.push(group(options, share, None)),
            ([options, _, lau], Some(share)) => groups.push(group(options, share, Some(*lau))),
            ([_, heading] | [_, heading, _], None) if at == 0 && !has_digit(heading) => {}
            _ => violations.push(
                format!("/lines/{number}"),
                "bad-line",
                "Write an option and its share, such as north;0.25, and if wanted a LAU code.",
            ),
        }
    }
    if violations.is_empty() {
        Ok(groups)
    } else {
        Err(violations)
    }
}

fn has_digit(cell: &str) -> bool {
    cell.bytes().any(|byte| byte.is_ascii_digit())
}

fn group(options: &str, share: f64, lau: Option<&str>) -> MarginGroup {
    let options = options.split(OPTION_SEPARATORS).map(|option| option.trim().to_owned());
    MarginGroup {
        options: options.collect(),
        share,
        lau: lau.map(str::to_owned),
    }
}

/// Parses a number as spreadsheets write it: with a percent sign, spaces between groups of digits, or a decimal comma
/// where commas do not part the columns.
fn read_share(cell: &str, is_comma_separated: bool) -> Option<f64> {
    let number: String = cell
        .trim_end_matches('%')
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect();
    let number = if is_comma_separated {
        number
    } else {
        number.replace(',', ".")
    };
    let starts_with_digit = number.starts_with(|first: char| first.is_ascii_digit() || first == '.');
    number.parse().ok().filter(|_| starts_with_digit)
}

/// Writes margins as a table that [`read_table`] reads: CSV with headings.
pub fn table_of(groups: &[MarginGroup]) -> String {
    let line = |group: &MarginGroup| {
        let lau = group.lau.as_deref().unwrap_or_default().replace([',', '"'], " ");
        format!("{},{},{lau}\n", group.options.join("+"), group.share)
    };
    let lines = groups.iter().map(line);
    std::iter::once("option,share,lau\n".to_owned()).chain(lines).collect()
}

/// Returns the margins of a city, by segment.
pub fn list(app: &App, city: &Slug) -> Result<Vec<Margins>, AuthoringError> {
    app.storage.read(|db| {
        let city = city_row(db, city)?;
        Ok(of_city(db, city.id)?)
    })
}

/// Returns the margins of a segment; `None` when the city has none.
pub fn find(app: &App, city: &Slug, segment: &str) -> Result<Option<Margins>, AuthoringError> {
    let known = list(app, city)?;
    Ok(known.into_iter().find(|margins| margins.segment == segment))
}

/// Reads the margins of a city, by segment.
pub(in crate::app) fn of_city(db: &mut Db, city_id: i64) -> Result<Vec<Margins>, storage::Error> {
    let mut all: BTreeMap<String, Margins> = BTreeMap::new();
    for row in storage::margins::of_city(db, city_id)? {
        let corrupt = |cause| storage::Error::corrupt("margins", cause);
        let options: Vec<String> = serde_json::from_str(&row.options).map_err(corrupt)?;
        let margins = all.entry(row.segment.clone()).or_insert_with(|| Margins {
            segment: row.segment,
            groups: Vec::new(),
            source: row.source,
            year: row.year,
        });
        margins.groups.push(MarginGroup {
            options,
            share: row.share,
            lau: row.lau,
        });
    }
    Ok(all.into_values().collect())
}

/// Replaces the margins of a segment. Errors: [`AuthoringError::Invalid`] when the city has margins of too many segments.
pub fn replace(app: &App, city: &Slug, margins: &Margins) -> Result<(), AuthoringError> {
    let detail = json!({"groups": margins.groups.len(), "source": margins.source, "year": margins.year});
    write(app, city, &margins.segment, ("margins.set", &detail), |city_id| {
        let rows = (0..).zip(&margins.groups).map(|(position, group)| {
            let options = serde_json::to_string(&group.options);
            Ok(storage::margins::Row {
                city_id,
                segment: margins.segment.clone(),
                position,
                options: options.map_err(|cause| storage::Error::corrupt("margins", cause))?,
                share: group.share,
                lau: group.lau.clone(),
                source: margins.source.clone(),
                year: margins.year,
            })
        });
        rows.collect()
    })
}

/// Removes the margins of a segment.
pub fn remove(app: &App, city: &Slug, segment: &str) -> Result<(), AuthoringError> {
    write(app, city, segment, ("margins.remove", &json!({})), |_city| {
        Ok(Vec::new())
    })
}

fn write(
    app: &App,
    city: &Slug,
    segment: &str,
    (action, detail): (&str, &serde_json::Value),
    rows: impl Fn(i64) -> Result<Vec<storage::margins::Row>, storage::Error>,
) -> Result<(), AuthoringError> {
    app.storage.write(|db| {
        let row = city_row(db, city)?;
        cities::claim(db, &row)?;
        let known: BTreeSet<String> = of_city(db, row.id)?.into_iter().map(|known| known.segment).collect();
        if known.len() >= SEGMENTS_MAX && !known.contains(segment) {
            let mut violations = Violations::none();
            violations.push(
                "/segment",
                "too-many",
                format!("A city has margins of at most {SEGMENTS_MAX} segments."),
            );
            return Err(AuthoringError::Invalid(violations));
        }
        storage::margins::replace(db, row.id, segment, &rows(row.id)?)?;
        Ok(audit::note(app, db, Some(row.id), action, segment, detail)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, f64, Option<String>)> {
        let groups = read_table(text).unwrap();
        groups
            .into_iter()
            .map(|group| (group.name(), group.share, group.lau))
            .collect()
    }

    fn raw(groups: Vec<MarginGroup>) -> RawMargins {
        RawMargins {
            segment: "district".to_owned(),
            groups,
            source: "Statistics Finland".to_owned(),
            year: 2025,
        }
    }

    #[test]
    fn tables_of_spreadsheets_and_files_are_read_alike() {
        let expected = [
            ("north".to_owned(), 20.0, None),
            ("east + west".to_owned(), 80.5, Some("837".to_owned())),
        ];
        for text in [
            "north,20\neast+west,80.5,837\n",
            "\u{feff}option;share;lau\r\nnorth;20;\r\neast|west;80,5 %;837",
            "option\tshare\tlau\n\nnorth\t20\t\n\"east + west\"\t80,5\t837\n",
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        assert_eq!(read("a;12 345,5"), [("a".to_owned(), 12_345.5, None)]);
    }

    #[test]
    fn lines_that_cannot_be_read_are_named() {
        let refused = read_table("option,share\nnorth,2o\neast\nwest,-1\nsouth,NaN\nmiddle,1,2,3").unwrap_err();
        let pointers: Vec<String> = refused.into_vec().into_iter().map(|one| one.pointer).collect();
        assert_eq!(pointers, ["/lines/2", "/lines/3", "/lines/4", "/lines/5", "/lines/6"]);
        assert_eq!(read_table("").unwrap(), []);
    }

    #[test]
    fn shares_are_scaled_and_written_so_that_they_are_read_again() {
        let margins = Margins::parse(raw(read_table("north,20\neast+west,60").unwrap())).unwrap();
        let shares: Vec<f64> = margins.groups.iter().map(|group| group.share).collect();
        assert_eq!(shares, [0.25, 0.75]);
        assert_eq!(
            table_of(&margins.groups),
            "option,share,lau\nnorth,0.25,\neast+west,0.75,\n"
        );
        assert_eq!(read_table(&table_of(&margins.groups)).unwrap(), margins.groups);
    }

    #[test]
    fn all_violations_are_reported() {
        let group = |options: &[&str], share: f64| MarginGroup {
            options: options.iter().map(|option| (*option).to_owned()).collect(),
            share,
            lau: Some(String::new()),
        };
        let refused = Margins::parse(RawMargins {
            segment: "a b".to_owned(),
            source: String::new(),
            year: 12,
            groups: vec![group(&["x", "x"], 0.0), group(&[], f64::NAN)],
        });
        let pointers: Vec<String> = refused
            .unwrap_err()
            .into_vec()
            .into_iter()
            .map(|one| one.pointer)
            .collect();
        let expected = [
            "/segment",
            "/source",
            "/year",
            "/groups/0/options/1",
            "/groups/0/share",
            "/groups/0/lau",
            "/groups/1/options",
            "/groups/1/share",
            "/groups/1/lau",
        ];
        assert_eq!(pointers, expected);
        assert_eq!(Margins::parse(raw(Vec::new())).unwrap_err().len(), 1);
    }
}
