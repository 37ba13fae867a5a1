//! Responses as rows of cells or as lines of JSON.

use serde_json::{Map, Value, json};

use super::cell::Cell;
use super::columns::{AnswerPart, Column, Columns};
use super::csv_form::CsvForm;
use super::fixed_columns::FIXED;

/// A response for export.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponseRecord {
    /// Identifier within the service; not the receipt, which would allow a withdrawal.
    pub id: i64,
    /// Time in UTC, RFC 3339.
    pub submitted_at: String,
    /// The same in the city, with its offset, RFC 3339.
    pub submitted_local: String,
    /// Civil day in the city.
    pub day: String,
    /// Version of the survey that was answered.
    pub version: u32,
    /// Language in which it was answered.
    pub language: String,
    /// Placement in which the survey was answered.
    pub placement: String,
    /// Whether it came by a signed link.
    pub is_verified: bool,
    /// Status, such as `counted`.
    pub status: &'static str,
    /// Time of the last correction in UTC, RFC 3339; `None` if the citizen corrected nothing.
    pub corrected_at: Option<String>,
    /// Answers as stored.
    pub answers: Value,
}

/// Names of all columns.
pub fn csv_header(columns: &Columns, form: &CsvForm) -> Vec<String> {
    let own = columns.0.iter();
    let own = own.map(|column| form.written(Cell::Text(column.header.clone())));
    FIXED.iter().map(|name| (*name).to_owned()).chain(own).collect()
}

/// Cells of a response. A cell is empty if the question was not asked, not answered, or not offered by the version.
pub fn csv_row(columns: &Columns, record: &ResponseRecord, form: &CsvForm) -> Vec<String> {
    let fixed = [
        record.id.to_string(),
        record.submitted_at.clone(),
        record.submitted_local.clone(),
        record.day.clone(),
        record.version.to_string(),
        record.language.clone(),
        record.placement.clone(),
        record.is_verified.to_string(),
        record.status.to_owned(),
        record.corrected_at.clone().unwrap_or_default(),
    ];
    let own = columns.0.iter();
    let own = own.map(|column| form.written(cell(column, record)));
    fixed.into_iter().chain(own).collect()
}

/// Response as one JSON object; the answers have the form in which they were sent.
pub fn json_line(record: &ResponseRecord) -> String {
    let mut line = Map::new();
    for (name, value) in FIXED.iter().zip([
        json!(record.id),
        json!(record.submitted_at),
        json!(record.submitted_local),
        json!(record.day),
        json!(record.version),
        json!(record.language),
        json!(record.placement),
        json!(record.is_verified),
        json!(record.status),
        json!(record.corrected_at),
    ]) {
        line.insert((*name).to_owned(), value);
    }
    line.insert("answers".to_owned(), record.answers.clone());
    Value::Object(line).to_string()
}

fn cell(column: &Column, record: &ResponseRecord) -> Cell {
    let answer = record.answers.get(&column.question);
    let Some(answer) = answer.filter(|answer| !answer.is_null() && column.versions.contains(&record.version)) else {
        return Cell::Empty;
    };
    match &column.part {
        AnswerPart::Whole(names) => whole(answer, names),
        AnswerPart::Option(code) => {
            let is_chosen = chosen(answer).any(|option| option_code(option) == Some(code));
            Cell::Number(u8::from(is_chosen).to_string())
        }
        AnswerPart::OtherText(code) => chosen(answer)
            .find(|option| option_code(option) == Some(code))
            .and_then(|option| option.get("text")?.as_str())
            .map_or(Cell::Empty, |text| Cell::Text(text.to_owned())),
        AnswerPart::Row(code) => answer.get(code).map_or(Cell::Empty, value),
        AnswerPart::Rank(code) => {
            let mut order = answer.as_array().into_iter().flatten();
            let place = order.position(|option| option.as_str() == Some(code));
            place.map_or(Cell::Empty, |place| Cell::Number((place + 1).to_string()))
        }
    }
}

fn whole(answer: &Value, names: &[(String, String)]) -> Cell {
    if names.is_empty() {
        return value(answer);
    }
    let chosen: Vec<&str> = chosen(answer).filter_map(option_code).collect();
    let name = |code: &str| {
        let found = names.iter().find(|(known, _)| known == code);
        found.map_or_else(|| code.to_owned(), |(_, name)| name.clone())
    };
    Cell::Text(chosen.into_iter().map(name).collect::<Vec<_>>().join("; "))
}

/// Returns the chosen options of an answer, one or several.
pub fn chosen(answer: &Value) -> impl Iterator<Item = &Value> {
    answer
        .as_array()
        .map_or(std::slice::from_ref(answer), Vec::as_slice)
        .iter()
}

/// Returns the code of a chosen option, with or without a text.
pub fn option_code(option: &Value) -> Option<&str> {
    option.as_str().or_else(|| option.get("code")?.as_str())
}

fn value(answer: &Value) -> Cell {
    match answer {
        Value::Null => Cell::Empty,
        Value::Bool(_) | Value::Number(_) => Cell::Number(answer.to_string()),
        Value::String(text) => Cell::Text(text.clone()),
        Value::Array(_) | Value::Object(_) => Cell::Text(answer.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::Definition;
    use crate::tables::ColumnNames;
    use crate::tables::csv_form::DecimalMark;

    #[test]
    fn a_cell_is_empty_where_the_version_did_not_offer_it() {
        let of = |options: Value, to: u8| {
            let questions = json!([
                {"code": "why", "kind": "choice", "multiple": true, "options": options},
                {"code": "parts", "kind": "matrix", "rows": [{"code": "clarity"}], "scale": {"from": 1, "to": to}},
                {"code": "minutes", "kind": "number", "min": 0, "max": 600}
            ]);
            let document = json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": questions}]});
            Definition::parse(&document).unwrap()
        };
        let versions = [
            of(json!([{"code": "slow"}, {"code": "rude"}]), 5),
            of(json!([{"code": "slow"}, {"code": "late"}]), 7),
        ];
        let columns = Columns::of((1..).zip(&versions), &ColumnNames::Codes);
        let form = CsvForm {
            decimal: DecimalMark::Comma,
            ..CsvForm::default()
        };
        let record = |version, answers: Value| ResponseRecord {
            id: 1,
            submitted_at: String::new(),
            submitted_local: String::new(),
            day: String::new(),
            version,
            language: "en".to_owned(),
            placement: "link".to_owned(),
            is_verified: true,
            status: "counted",
            corrected_at: None,
            answers,
        };
        assert_eq!(
            csv_header(&columns, &form)[10..],
            [
                "why/slow",
                "why/late",
                "why/rude",
                "parts/clarity",
                "parts@2/clarity",
                "minutes"
            ]
        );
        let answers = json!({"why": ["slow"], "parts": {"clarity": 4}, "minutes": 12.5});
        let cells = |version| csv_row(&columns, &record(version, answers.clone()), &form)[7..].to_vec();
        assert_eq!(cells(1), ["true", "counted", "", "1", "", "0", "4", "", "12,5"]);
        assert_eq!(cells(2), ["true", "counted", "", "1", "0", "", "", "4", "12,5"]);
        let blank = csv_row(&columns, &record(2, json!({})), &form);
        assert!(blank[10..].iter().all(String::is_empty), "{blank:?}");
    }
}
