//! The report as rows: one row for each figure, with the same digits as in the JSON of the API.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::Error as _;
use serde_json::{Error, Result, Value, json};

use crate::app::exports::AggregateExport;
use crate::http::api::report::ReportBody;
use urbivox_core::survey::definition::score::scores;
use urbivox_core::survey::definition::shape::ShapeKey;
use urbivox_core::survey::{Definition, Question, QuestionKind};

/// Columns. The first twelve are position, name, value and interval of a figure, the others explain it.
pub const HEADER: [&str; 25] = [
    "survey", "from", "to", "start", "question", "row", "figure", "key", "value", "low", "high", "n", "part", "kind",
    "shape", "versions", "unit", "filter", "withheld", "breaks", "marks", "release", "as_of", "runs", "note",
];

/// What an interval does not say. Once in each file with intervals, in the column `note` of its first row.
pub const CAUTION: &str =
    "These are the views of people who chose to answer. The interval shows chance only, not who stayed away.";

/// Returns every figure of a report. A missing field or a value of another type is an error, so that no table lacks a
/// figure unnoticed.
pub fn lines(export: AggregateExport) -> Result<Vec<Vec<Value>>> {
    let filters = export.filters.iter().map(|(name, value)| format!("{name}={value}"));
    let filter: Vec<String> = filters.collect();
    // Derived from the JSON, so that the two cannot differ.
    let body = serde_json::to_value(ReportBody::from(export.report))?;
    let release = body.get("release").cloned().unwrap_or_default();
    let of_release = |name: &str| release.get(name).cloned().unwrap_or_default();
    let mut lines = Lines {
        about: [
            field(&body, "survey")?.clone(),
            field(&body, "from")?.clone(),
            field(&body, "to")?.clone(),
        ],
        filter: json!((!filter.is_empty()).then(|| filter.join("&"))),
        release: [of_release("no"), of_release("as_of"), runs_of(&body)?],
        definitions: export.definitions,
        part: "whole",
        start: Value::Null,
        rows: Vec::new(),
    };
    lines.part(&body)?;
    lines.part = "series";
    for point in list("series", field(&body, "series")?)? {
        lines.start = field(point, "start")?.clone();
        lines.part(point)?;
    }
    if let Some(note) = lines.rows.first_mut().and_then(|row| row.last_mut()) {
        *note = json!(note_of(&release));
    }
    Ok(lines.rows)
}

/// Returns the runs in which the class of a filter was told, of all: `3/5`; null without a filter.
fn runs_of(body: &Value) -> Result<Value> {
    let Some(runs) = body.get("runs").filter(|runs| !runs.is_null()) else {
        return Ok(Value::Null);
    };
    Ok(json!(format!("{}/{}", field(runs, "told")?, field(runs, "of")?)))
}

/// Returns the note of a file: what an interval does not say, and how counts of a release are rounded.
fn note_of(release: &Value) -> String {
    let told_in = release.get("told_in").and_then(Value::as_u64).unwrap_or(1);
    if told_in <= 1 {
        return CAUTION.to_owned();
    }
    format!(
        "{CAUTION} Counts are told in multiples of {told_in}, so that nobody can be recognised; parts may not add up to totals."
    )
}

struct Lines {
    /// Survey and period.
    about: [Value; 3],
    filter: Value,
    /// Number and day of the release; for a class, the runs in which it was told.
    release: [Value; 3],
    definitions: BTreeMap<u32, Arc<Definition>>,
    /// `whole` or `series`.
    part: &'static str,
    /// First day of the point of the series.
    start: Value,
    rows: Vec<Vec<Value>>,
}

/// Position of a figure in the report, and what the report says of its question. Null where it is not of a question or a row.
#[derive(Clone, Default)]
struct Position {
    question: Value,
    row: Value,
    kind: Value,
    shape: Value,
    versions: Value,
    breaks: Value,
    marks: Value,
    /// Unit of the answers.
    unit: Value,
}

/// Name of a figure, with the score, option or measure that it belongs to, and its unit.
struct FigureKey<'a> {
    figure: &'a str,
    key: Option<&'a str>,
    unit: Value,
}

impl<'a> FigureKey<'a> {
    /// A number of people.
    fn count(figure: &'a str) -> FigureKey<'a> {
        FigureKey {
            figure,
            key: None,
            unit: json!("count"),
        }
    }

    /// A figure of a score, option or measure.
    fn with_key(figure: &'a str, key: &'a str, unit: &str) -> FigureKey<'a> {
        FigureKey {
            figure,
            key: Some(key),
            unit: json!(unit),
        }
    }

    /// A figure in the unit of the answers.
    fn in_unit_of(figure: &'a str, position: &Position) -> FigureKey<'a> {
        FigureKey {
            figure,
            key: None,
            unit: position.unit.clone(),
        }
    }
}

/// Value, lower and upper end of the interval, and number of answers.
#[derive(Default)]
struct Figure {
    value: Value,
    low: Value,
    high: Value,
    n: Value,
    is_withheld: bool,
}

impl Figure {
    /// A figure without an interval.
    fn of(value: &Value) -> Figure {
        Figure {
            value: value.clone(),
            ..Figure::default()
        }
    }

    fn withheld() -> Figure {
        Figure {
            is_withheld: true,
            ..Figure::default()
        }
    }
}

impl Lines {
    fn part(&mut self, part: &Value) -> Result<()> {
        let whole = Position::default();
        let count = field(part, "responses")?;
        let responses = if count.is_null() {
            Figure::withheld()
        } else {
            Figure::of(count)
        };
        self.push(&whole, FigureKey::count("responses"), responses);
        self.number(&whole, FigureKey::count("verified"), part.get("verified"));
        for question in list("questions", field(part, "questions")?)? {
            let position = self.position(question)?;
            self.figures(&position, question)?;
            let mut of_measures = position.clone();
            if let Some(shape) = self.score_shape(&position) {
                of_measures.shape = json!(shape);
            }
            if question.get("score_withheld") == Some(&json!(true)) {
                let key = FigureKey {
                    figure: "measure",
                    key: None,
                    unit: Value::Null,
                };
                self.push(&of_measures, key, Figure::withheld());
            }
            for measure in items(question, "measures")? {
                self.measure(&of_measures, measure)?;
            }
            for (row, figures) in pairs(question, "rows")? {
                let mut own = position.clone();
                let asked = self.asked(&position.question, &position.versions);
                let shape = || asked.and_then(|asked| row_shape(asked, row));
                own.row = json!(row);
                if let Some(shape) = figures.get("shape").cloned().or_else(|| Some(json!(shape()?))) {
                    own.shape = shape;
                }
                self.figures(&own, figures)?;
            }
        }
        Ok(())
    }

    fn position(&self, question: &Value) -> Result<Position> {
        let code = field(question, "code")?;
        let versions = field(question, "versions")?;
        let asked = self.asked(code, versions);
        let own_shape = || asked.map(|asked| ShapeKey::of_question(asked).to_string());
        let marks = items(question, "marks")?.iter().map(mark_text);
        let marks: Vec<String> = marks.collect();
        Ok(Position {
            question: code.clone(),
            row: Value::Null,
            kind: field(question, "kind")?.clone(),
            shape: question.get("shape").cloned().unwrap_or_else(|| json!(own_shape())),
            versions: versions.clone(),
            breaks: question.get("breaks").cloned().unwrap_or_default(),
            marks: json!((!marks.is_empty()).then_some(marks)),
            unit: json!(asked.and_then(|asked| answer_unit(&asked.kind))),
        })
    }

    /// Returns the question in the newest of these versions.
    fn asked(&self, code: &Value, versions: &Value) -> Option<&Question> {
        self.newest(versions)?.question(code.as_str()?)
    }

    /// Returns the definition of the newest of these versions.
    fn newest(&self, versions: &Value) -> Option<&Definition> {
        let versions = versions.as_array()?.iter().filter_map(Value::as_u64);
        let newest = u32::try_from(versions.max()?).ok()?;
        self.definitions.get(&newest).map(Arc::as_ref)
    }

    /// Returns the shape key of the score that is computed from this question and perhaps another; `None` without a score.
    fn score_shape(&self, position: &Position) -> Option<String> {
        let definition = self.newest(&position.versions)?;
        let code = position.question.as_str()?;
        let mut scores = scores(definition.questions()).into_iter();
        let score = scores.find(|score| score.question == code)?;
        Some(ShapeKey::of_score(definition, &score).to_string())
    }

    fn figures(&mut self, position: &Position, figures: &Value) -> Result<()> {
        if figures.get("withheld") == Some(&json!(true)) {
            self.push(position, FigureKey::count("answered"), Figure::withheld());
            return Ok(());
        }
        let answered = field(figures, "answered")?;
        for name in ["answered", "skipped"] {
            self.number(position, FigureKey::count(name), figures.get(name));
        }
        if let Some(mean) = figures.get("mean") {
            let end = |name: &str| figures.get(name).cloned().unwrap_or_default();
            let figure = Figure {
                value: mean.clone(),
                low: end("low"),
                high: end("high"),
                n: answered.clone(),
                is_withheld: false,
            };
            self.push(position, FigureKey::in_unit_of("mean", position), figure);
        }
        let deviation = FigureKey::in_unit_of("deviation", position);
        self.number(position, deviation, figures.get("deviation"));
        for (key, count) in pairs(figures, "counts")? {
            self.number(position, FigureKey::with_key("count", key, "count"), Some(count));
        }
        for (key, share) in pairs(figures, "shares")? {
            let figure = Figure {
                value: field(share, "share")?.clone(),
                low: field(share, "low")?.clone(),
                high: field(share, "high")?.clone(),
                // Those who were offered the option.
                n: share.get("base").unwrap_or(answered).clone(),
                is_withheld: false,
            };
            let mut own = position.clone();
            if let Some(versions) = share.get("versions") {
                own.versions = versions.clone();
            }
            self.push(&own, FigureKey::with_key("share", key, "share"), figure);
        }
        Ok(())
    }

    fn measure(&mut self, position: &Position, measure: &Value) -> Result<()> {
        let text = |name: &'static str| {
            let text = field(measure, name)?.as_str();
            text.ok_or_else(|| Error::custom(format_args!("`{name}` of a measure is not a text")))
        };
        let figure = Figure {
            value: field(measure, "value")?.clone(),
            low: field(measure, "low")?.clone(),
            high: field(measure, "high")?.clone(),
            n: field(measure, "n")?.clone(),
            is_withheld: false,
        };
        let key = FigureKey::with_key("measure", text("id")?, text("unit")?);
        self.push(position, key, figure);
        Ok(())
    }

    fn number(&mut self, position: &Position, key: FigureKey<'_>, value: Option<&Value>) {
        if let Some(value) = value {
            self.push(position, key, Figure::of(value));
        }
    }

    /// Adds a row, in the order of [`HEADER`].
    fn push(&mut self, position: &Position, key: FigureKey<'_>, figure: Figure) {
        let mut cells = self.about.to_vec();
        cells.extend([
            self.start.clone(),
            position.question.clone(),
            position.row.clone(),
            json!(key.figure),
            json!(key.key.filter(|key| !key.is_empty())),
            figure.value,
            figure.low,
            figure.high,
            figure.n,
            json!(self.part),
            position.kind.clone(),
            position.shape.clone(),
            position.versions.clone(),
            key.unit,
            self.filter.clone(),
            json!(figure.is_withheld),
            position.breaks.clone(),
            position.marks.clone(),
        ]);
        cells.extend(self.release.iter().cloned());
        cells.push(Value::Null);
        self.rows.push(cells);
    }
}

/// Returns the shape key of a row; `None` for the options of a ranking, which share that of the question.
fn row_shape(asked: &Question, row: &str) -> Option<String> {
    let QuestionKind::Matrix(matrix) = &asked.kind else {
        return None;
    };
    let row = matrix.rows.iter().find(|known| known.code.as_str() == row)?;
    Some(ShapeKey::of_row(asked, matrix, row).to_string())
}

/// Returns the unit of the mean of a question's answers; `None` for a number without a unit, and without a mean.
fn answer_unit(kind: &QuestionKind) -> Option<&str> {
    match kind {
        QuestionKind::Rating(_) | QuestionKind::Matrix(_) => Some("score"),
        QuestionKind::Ranking(_) => Some("place"),
        QuestionKind::Number(number) => number.unit.as_deref(),
        QuestionKind::Choice(_)
        | QuestionKind::Date
        | QuestionKind::Text(_)
        | QuestionKind::Email
        | QuestionKind::Statement => None,
    }
}

/// Returns a mark as a text: its day and its kind.
fn mark_text(mark: &Value) -> String {
    let text = |name: &str| mark.get(name).and_then(Value::as_str).unwrap_or_default();
    format!("{} {}", text("day"), text("what")).trim().to_owned()
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
