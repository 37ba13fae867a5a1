//! Responses as rows of cells or as lines of JSON.

use serde_json::{Map, Value, json};

use super::columns::{AnswerPart, Column, Columns};
use super::formula_guard::escape_formula;

/// A response for export.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponseRecord {
    /// Identifier within the service; not the receipt, which would allow a withdrawal.
    pub id: i64,
    /// Local time in the city with its offset, RFC 3339.
    pub submitted_at: String,
    /// Civil day in the city.
    pub day: String,
    /// Version of the survey that was answered.
    pub version: u32,
    /// Language in which it was answered.
    pub language: String,
    /// Placement in which the survey was answered.
    pub placement: String,
    /// Answers as stored.
    pub answers: Value,
}

/// Names of the columns that every survey has.
const FIXED: [&str; 6] = ["response", "submitted_at", "day", "version", "language", "placement"];

/// Names of all columns.
pub fn csv_header(columns: &Columns) -> Vec<String> {
    let own = columns
        .0
        .iter()
        .map(|column| escape_formula(&column.header).into_owned());
    FIXED.iter().map(|name| (*name).to_owned()).chain(own).collect()
}

/// Cells of a response. A cell is empty if the question was not asked or not answered.
pub fn csv_row(columns: &Columns, record: &ResponseRecord) -> Vec<String> {
    let fixed = [
        record.id.to_string(),
        record.submitted_at.clone(),
        record.day.clone(),
        record.version.to_string(),
        record.language.clone(),
        record.placement.clone(),
    ];
    let own = columns
        .0
        .iter()
        .map(|column| escape_formula(&cell(column, &record.answers)).into_owned());
    fixed.into_iter().chain(own).collect()
}

/// Response as one JSON object; the answers have the form in which they were sent.
pub fn json_line(record: &ResponseRecord) -> String {
    let mut line = Map::new();
    for (name, value) in FIXED.iter().zip([
        json!(record.id),
        json!(record.submitted_at),
        json!(record.day),
        json!(record.version),
        json!(record.language),
        json!(record.placement),
    ]) {
        line.insert((*name).to_owned(), value);
    }
    line.insert("answers".to_owned(), record.answers.clone());
    Value::Object(line).to_string()
}

fn cell(column: &Column, answers: &Value) -> String {
    let Some(answer) = answers.get(&column.question).filter(|answer| !answer.is_null()) else {
        return String::new();
    };
    match &column.part {
        AnswerPart::Whole(names) => whole(answer, names),
        AnswerPart::Option(code) => u8::from(chosen(answer).any(|option| code_of(option) == Some(code))).to_string(),
        AnswerPart::OtherText(code) => chosen(answer)
            .find(|option| code_of(option) == Some(code))
            .and_then(|option| option.get("text")?.as_str())
            .unwrap_or_default()
            .to_owned(),
        AnswerPart::Row(code) => answer.get(code).map(written).unwrap_or_default(),
        AnswerPart::Rank(code) => {
            let mut order = answer.as_array().into_iter().flatten();
            let place = order.position(|option| option.as_str() == Some(code));
            place.map(|place| (place + 1).to_string()).unwrap_or_default()
        }
    }
}

fn whole(answer: &Value, names: &[(String, String)]) -> String {
    if names.is_empty() {
        return written(answer);
    }
    let chosen: Vec<&str> = chosen(answer).filter_map(code_of).collect();
    let name = |code: &str| {
        let found = names.iter().find(|(known, _)| known == code);
        found.map_or_else(|| code.to_owned(), |(_, name)| name.clone())
    };
    chosen.into_iter().map(name).collect::<Vec<_>>().join("; ")
}

/// Chosen options, one or several.
fn chosen(answer: &Value) -> impl Iterator<Item = &Value> {
    answer
        .as_array()
        .map_or(std::slice::from_ref(answer), Vec::as_slice)
        .iter()
}

fn code_of(option: &Value) -> Option<&str> {
    option.as_str().or_else(|| option.get("code")?.as_str())
}

fn written(answer: &Value) -> String {
    answer.as_str().map_or_else(|| answer.to_string(), str::to_owned)
}
