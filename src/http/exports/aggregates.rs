//! A report as rows: one row a number, the same as in the API's JSON, to the last digit.

use serde_json::{Value, json};

use crate::http::api::report::ReportBody;
use crate::measure::report::Report;

/// The columns: where a number stands, what it is, and its interval.
pub const HEADER: [&str; 12] = [
    "survey", "from", "to", "start", "question", "row", "figure", "key", "value", "low", "high", "n",
];

/// Every number of a report.
pub fn lines(report: Report) -> serde_json::Result<Vec<Vec<Value>>> {
    // Made of the JSON itself, so that both can never differ.
    let body = serde_json::to_value(ReportBody::from(report))?;
    let about = ["survey", "from", "to"].map(|name| body.get(name).cloned().unwrap_or_default());
    let mut lines = Lines {
        about,
        start: Value::Null,
        rows: Vec::new(),
    };
    lines.part(&body);
    for point in items(&body, "series") {
        lines.start = point.get("start").cloned().unwrap_or_default();
        lines.part(point);
    }
    Ok(lines.rows)
}

struct Lines {
    about: [Value; 3],
    start: Value,
    rows: Vec<Vec<Value>>,
}

/// What a number is: its figure, and the score, option or measure that it is of.
type Figure<'a> = (&'a str, &'a str);

impl Lines {
    fn part(&mut self, part: &Value) {
        self.number((&Value::Null, &Value::Null), ("responses", ""), part.get("responses"));
        for question in items(part, "questions") {
            let code = question.get("code").cloned().unwrap_or_default();
            self.figures((&code, &Value::Null), question);
            for measure in items(question, "measures") {
                self.measure(&code, measure);
            }
            for (row, figures) in pairs(question, "rows") {
                self.figures((&code, &json!(row)), figures);
            }
        }
    }

    fn figures(&mut self, at: (&Value, &Value), figures: &Value) {
        if figures.get("withheld") == Some(&json!(true)) {
            return self.push(
                at,
                ("withheld", ""),
                [json!(true), Value::Null, Value::Null, Value::Null],
            );
        }
        for name in ["answered", "skipped", "mean", "deviation"] {
            self.number(at, (name, ""), figures.get(name));
        }
        for (key, count) in pairs(figures, "counts") {
            self.number(at, ("count", key), Some(count));
        }
        let answered = figures.get("answered").cloned().unwrap_or_default();
        for (key, share) in pairs(figures, "shares") {
            let of = |name: &str| share.get(name).cloned().unwrap_or_default();
            self.push(
                at,
                ("share", key),
                [of("share"), of("low"), of("high"), answered.clone()],
            );
        }
    }

    fn measure(&mut self, code: &Value, measure: &Value) {
        let of = |name: &str| measure.get(name).cloned().unwrap_or_default();
        let id = of("id");
        let values = [of("value"), of("low"), of("high"), of("n")];
        self.push(
            (code, &Value::Null),
            ("measure", id.as_str().unwrap_or_default()),
            values,
        );
    }

    fn number(&mut self, at: (&Value, &Value), figure: Figure<'_>, value: Option<&Value>) {
        if let Some(value) = value {
            self.push(at, figure, [value.clone(), Value::Null, Value::Null, Value::Null]);
        }
    }

    fn push(&mut self, (question, row): (&Value, &Value), (figure, key): Figure<'_>, values: [Value; 4]) {
        let key = if key.is_empty() { Value::Null } else { json!(key) };
        let mut cells = self.about.to_vec();
        cells.extend([self.start.clone(), question.clone(), row.clone(), json!(figure), key]);
        cells.extend(values);
        self.rows.push(cells);
    }
}

fn items<'a>(of: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    of.get(name).and_then(Value::as_array).into_iter().flatten()
}

fn pairs<'a>(of: &'a Value, name: &str) -> impl Iterator<Item = (&'a str, &'a Value)> {
    let found = of.get(name).and_then(Value::as_object).into_iter().flatten();
    found.map(|(key, value)| (key.as_str(), value))
}
