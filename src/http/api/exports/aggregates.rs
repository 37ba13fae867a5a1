//! A report as rows: one row a number, the same as in the API's JSON, to the last digit.

use serde::de::Error as _;
use serde_json::{Error, Result, Value, json};

use crate::http::api::report::ReportBody;
use urbivox_core::measure::report::Report;

/// The columns: where a number stands, what it is, and its interval.
pub const HEADER: [&str; 12] = [
    "survey", "from", "to", "start", "question", "row", "figure", "key", "value", "low", "high", "n",
];

/// Every number of a report. Fails when the JSON lacks a field that it always has, or holds another kind of value there: a table
/// must not lack numbers unseen.
pub fn lines(report: Report) -> Result<Vec<Vec<Value>>> {
    // Made of the JSON itself, so that both can never differ.
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

/// What a number is: its figure, and the score, option or measure that it is of.
type FigureKey<'a> = (&'a str, &'a str);

impl Lines {
    fn part(&mut self, part: &Value) -> Result<()> {
        let responses = field(part, "responses")?;
        self.number((&Value::Null, &Value::Null), ("responses", ""), Some(responses));
        for question in list("questions", field(part, "questions")?)? {
            let code = field(question, "code")?;
            self.figures((code, &Value::Null), question)?;
            for measure in items(question, "measures")? {
                self.measure(code, measure)?;
            }
            for (row, figures) in pairs(question, "rows")? {
                self.figures((code, &json!(row)), figures)?;
            }
        }
        Ok(())
    }

    fn figures(&mut self, at: (&Value, &Value), figures: &Value) -> Result<()> {
        if figures.get("withheld") == Some(&json!(true)) {
            self.push(
                at,
                ("withheld", ""),
                [json!(true), Value::Null, Value::Null, Value::Null],
            );
            return Ok(());
        }
        let answered = field(figures, "answered")?;
        for name in ["answered", "skipped", "mean", "deviation"] {
            self.number(at, (name, ""), figures.get(name));
        }
        for (key, count) in pairs(figures, "counts")? {
            self.number(at, ("count", key), Some(count));
        }
        for (key, share) in pairs(figures, "shares")? {
            let values = [
                field(share, "share")?,
                field(share, "low")?,
                field(share, "high")?,
                answered,
            ];
            self.push(at, ("share", key), values.map(Value::clone));
        }
        Ok(())
    }

    fn measure(&mut self, code: &Value, measure: &Value) -> Result<()> {
        let id = field(measure, "id")?.as_str();
        let id = id.ok_or_else(|| Error::custom("the id of a measure is no text"))?;
        let values = [
            field(measure, "value")?,
            field(measure, "low")?,
            field(measure, "high")?,
            field(measure, "n")?,
        ];
        self.push((code, &Value::Null), ("measure", id), values.map(Value::clone));
        Ok(())
    }

    fn number(&mut self, at: (&Value, &Value), figure: FigureKey<'_>, value: Option<&Value>) {
        if let Some(value) = value {
            self.push(at, figure, [value.clone(), Value::Null, Value::Null, Value::Null]);
        }
    }

    fn push(&mut self, (question, row): (&Value, &Value), (figure, key): FigureKey<'_>, values: [Value; 4]) {
        let key = if key.is_empty() { Value::Null } else { json!(key) };
        let mut cells = self.about.to_vec();
        cells.extend([self.start.clone(), question.clone(), row.clone(), json!(figure), key]);
        cells.extend(values);
        self.rows.push(cells);
    }
}

/// A field that is always there, though it may be null.
fn field<'a>(of: &'a Value, name: &'static str) -> Result<&'a Value> {
    of.get(name).ok_or_else(|| Error::missing_field(name))
}

fn list<'a>(name: &str, value: &'a Value) -> Result<&'a [Value]> {
    let items = value.as_array().map(Vec::as_slice);
    items.ok_or_else(|| Error::custom(format_args!("`{name}` is no list")))
}

/// The items of a list that is left out when it is empty.
fn items<'a>(of: &'a Value, name: &str) -> Result<&'a [Value]> {
    match of.get(name) {
        Some(value) => list(name, value),
        None => Ok(&[]),
    }
}

/// The pairs of an object that is left out when it is empty.
fn pairs<'a>(of: &'a Value, name: &str) -> Result<impl Iterator<Item = (&'a str, &'a Value)> + use<'a>> {
    let object = match of.get(name) {
        Some(Value::Object(object)) => Some(object),
        Some(_other) => return Err(Error::custom(format_args!("`{name}` is no object"))),
        None => None,
    };
    let pairs = object.into_iter().flatten();
    Ok(pairs.map(|(key, value)| (key.as_str(), value)))
}
