//! The report as rows: one row for each number, with the same digits as in the JSON of the API.

use serde::de::Error as _;
use serde_json::{Error, Result, Value, json};

use crate::http::api::report::ReportBody;
use urbivox_core::measure::report::Report;

/// Columns: position and name of a number, its value and interval.
pub const HEADER: [&str; 12] = [
    "survey", "from", "to", "start", "question", "row", "figure", "key", "value", "low", "high", "n",
];

/// Returns every number of a report. A missing field or a value of another type is an error, so that no table lacks a
/// number unnoticed.
pub fn lines(report: Report) -> Result<Vec<Vec<Value>>> {
    // Derived from the JSON, so that the two cannot differ.
    let body = serde_json::to_value(ReportBody::from(report))?;
    let about = [field(&body, "survey")?, field(&body, "from")?, field(&body, "to")?];
    let mut lines = Lines {
        about: about.map(Value::clone),
        start: Value::Null,
        rows: Vec::new(),
    };
    lines.part(&body)?;
    for point in list("series", field(&body, "series")?)? {
        lines.start = field(point, "start")?.clone();
        lines.part(point)?;
    }
    Ok(lines.rows)
}

struct Lines {
    about: [Value; 3],
    start: Value,
    rows: Vec<Vec<Value>>,
}

/// Position of a figure in the report. Null where it is not of a question or a row.
#[derive(Clone, Copy)]
struct Position<'a> {
    question: &'a Value,
    row: &'a Value,
}

/// Name of a figure, with the score, option or measure that it belongs to.
#[derive(Clone, Copy)]
struct FigureKey<'a> {
    figure: &'a str,
    key: Option<&'a str>,
}

impl<'a> FigureKey<'a> {
    /// A figure without a key.
    fn of(figure: &'a str) -> FigureKey<'a> {
        FigureKey { figure, key: None }
    }

    /// A figure of a score, option or measure.
    fn with_key(figure: &'a str, key: &'a str) -> FigureKey<'a> {
        FigureKey { figure, key: Some(key) }
    }
}

impl Lines {
    fn part(&mut self, part: &Value) -> Result<()> {
        let whole = Position {
            question: &Value::Null,
            row: &Value::Null,
        };
        self.number(whole, FigureKey::of("responses"), Some(field(part, "responses")?));
        for question in list("questions", field(part, "questions")?)? {
            let code = field(question, "code")?;
            let position = Position {
                question: code,
                row: &Value::Null,
            };
            self.figures(position, question)?;
            for measure in items(question, "measures")? {
                self.measure(position, measure)?;
            }
            for (row, figures) in pairs(question, "rows")? {
                let row = json!(row);
                let position = Position {
                    question: code,
                    row: &row,
                };
                self.figures(position, figures)?;
            }
        }
        Ok(())
    }

    fn figures(&mut self, position: Position<'_>, figures: &Value) -> Result<()> {
        if figures.get("withheld") == Some(&json!(true)) {
            self.number(position, FigureKey::of("withheld"), Some(&json!(true)));
            return Ok(());
        }
        let answered = field(figures, "answered")?;
        for name in ["answered", "skipped"] {
            self.number(position, FigureKey::of(name), figures.get(name));
        }
        if let Some(mean) = figures.get("mean") {
            let end = |name: &str| figures.get(name).cloned().unwrap_or_default();
            self.push(
                position,
                FigureKey::of("mean"),
                [mean.clone(), end("low"), end("high"), Value::Null],
            );
        }
        self.number(position, FigureKey::of("deviation"), figures.get("deviation"));
        for (key, count) in pairs(figures, "counts")? {
            self.number(position, FigureKey::with_key("count", key), Some(count));
        }
        for (key, share) in pairs(figures, "shares")? {
            let values = [
                field(share, "share")?,
                field(share, "low")?,
                field(share, "high")?,
                answered,
            ];
            self.push(position, FigureKey::with_key("share", key), values.map(Value::clone));
        }
        Ok(())
    }

    fn measure(&mut self, position: Position<'_>, measure: &Value) -> Result<()> {
        let id = field(measure, "id")?.as_str();
        let id = id.ok_or_else(|| Error::custom("the id of a measure is not a text"))?;
        let values = [
            field(measure, "value")?,
            field(measure, "low")?,
            field(measure, "high")?,
            field(measure, "n")?,
        ];
        self.push(position, FigureKey::with_key("measure", id), values.map(Value::clone));
        Ok(())
    }

    fn number(&mut self, position: Position<'_>, name: FigureKey<'_>, value: Option<&Value>) {
        if let Some(value) = value {
            self.push(position, name, [value.clone(), Value::Null, Value::Null, Value::Null]);
        }
    }

    fn push(&mut self, position: Position<'_>, name: FigureKey<'_>, values: [Value; 4]) {
        let mut cells = self.about.to_vec();
        cells.extend([
            self.start.clone(),
            position.question.clone(),
            position.row.clone(),
            json!(name.figure),
            json!(name.key.filter(|key| !key.is_empty())),
        ]);
        cells.extend(values);
        self.rows.push(cells);
    }
}

/// Returns a required field, which may be null.
fn field<'a>(of: &'a Value, name: &'static str) -> Result<&'a Value> {
    of.get(name).ok_or_else(|| Error::missing_field(name))
}

fn list<'a>(name: &str, value: &'a Value) -> Result<&'a [Value]> {
    let items = value.as_array().map(Vec::as_slice);
    items.ok_or_else(|| Error::custom(format_args!("`{name}` is not a list")))
}

/// Returns the items of a list that is absent when empty.
fn items<'a>(of: &'a Value, name: &str) -> Result<&'a [Value]> {
    match of.get(name) {
        Some(value) => list(name, value),
        None => Ok(&[]),
    }
}

/// Returns the members of an object that is absent when empty.
fn pairs<'a>(of: &'a Value, name: &str) -> Result<impl Iterator<Item = (&'a str, &'a Value)> + use<'a>> {
    let object = match of.get(name) {
        Some(Value::Object(object)) => Some(object),
        Some(_other) => return Err(Error::custom(format_args!("`{name}` is not an object"))),
        None => None,
    };
    let pairs = object.into_iter().flatten();
    Ok(pairs.map(|(key, value)| (key.as_str(), value)))
}
