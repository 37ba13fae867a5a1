//! A question as its form describes it.

use serde_json::{Map, Value, json};

use super::{localized, words};
use crate::survey::form::Fields;
use crate::survey::slug;

/// Options or rows that one form takes. Protects the server.
const ENTRIES_MAX: usize = 120;

/// The question with what the form says of it: texts in `language`, everything else as a whole.
pub(super) fn read(document: &Value, before: &Value, fields: &Fields, language: &str) -> Value {
    let field = |name: &str| fields.get(name).map(str::trim).unwrap_or_default();
    let mut question = before.as_object().cloned().unwrap_or_default();
    let kind = before.get("kind").and_then(Value::as_str).unwrap_or_default();
    set(
        &mut question,
        "code",
        Some(field("code").into())
            .filter(|_| !field("code").is_empty())
            .or(before.get("code").cloned()),
    );
    for name in ["prompt", "hint"] {
        let text = localized(before.get(name), language, field(name));
        set(&mut question, name, Some(text).filter(|text| !text.is_null()));
    }
    if kind != "statement" {
        set(&mut question, "required", flag(fields, "required"));
    }
    let measure = Some(field("measure")).filter(|measure| !measure.is_empty());
    set(&mut question, "measure", measure.map(Value::from));
    if fields.get("keeps-condition").is_none() {
        set(&mut question, "show_if", words::read(document, fields));
    }
    match kind {
        "rating" => {
            read_scale(&mut question, fields);
            set(
                &mut question,
                "style",
                Some(field("style").into()).filter(|_| !field("style").is_empty()),
            );
            let satisfied = whole(field("satisfied_from"));
            set(&mut question, "satisfied_from", satisfied.map(Value::from));
            read_labels(&mut question, before, fields, language);
        }
        "matrix" => {
            read_scale(&mut question, fields);
            read_labels(&mut question, before, fields, language);
            set(&mut question, "rows", Some(entries(before, "rows", fields, language)));
        }
        "choice" => {
            set(&mut question, "multiple", flag(fields, "multiple"));
            set(&mut question, "segment", flag(fields, "segment"));
            set(
                &mut question,
                "options",
                Some(entries(before, "options", fields, language)),
            );
        }
        "ranking" => set(
            &mut question,
            "options",
            Some(entries(before, "options", fields, language)),
        ),
        "number" => {
            for name in ["min", "max", "decimals"] {
                set(&mut question, name, number(field(name)));
            }
            set(
                &mut question,
                "unit",
                Some(field("unit").into()).filter(|_| !field("unit").is_empty()),
            );
        }
        "text" => {
            set(&mut question, "multiline", flag(fields, "multiline"));
            set(&mut question, "max_chars", whole(field("max_chars")).map(Value::from));
        }
        _plain => {}
    }
    Value::Object(question)
}

fn set(question: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    match value {
        Some(value) => question.insert(name.to_owned(), value),
        None => question.remove(name),
    };
}

fn flag(fields: &Fields, name: &str) -> Option<Value> {
    fields.get(name).map(|_| Value::Bool(true))
}

fn whole(text: &str) -> Option<i64> {
    text.parse().ok()
}

fn number(text: &str) -> Option<Value> {
    if text.is_empty() {
        return None;
    }
    let typed = text.replace(',', ".");
    // What is no number is stored as it was typed, so that the check of the draft can point at it.
    let number = typed.parse::<i64>().map(Value::from).ok();
    number
        .or_else(|| typed.parse::<f64>().ok().map(Value::from))
        .or_else(|| Some(Value::from(text)))
}

fn read_scale(question: &mut Map<String, Value>, fields: &Fields) {
    let end = |name: &str, usual: i64| fields.get(name).and_then(|text| whole(text.trim())).unwrap_or(usual);
    let (from, to) = (end("from", 1), end("to", 5));
    question.insert("scale".to_owned(), json!({"from": from, "to": to}));
}

/// Names of points: only those that are on the scale and have one.
fn read_labels(question: &mut Map<String, Value>, before: &Value, fields: &Fields, language: &str) {
    let scale = question.get("scale").cloned().unwrap_or_default();
    let end = |name: &str| scale.get(name).and_then(Value::as_i64).unwrap_or_default();
    let mut labels = Map::new();
    for point in (end("from")..=end("to")).take(101) {
        let known = before.get("labels").and_then(|labels| labels.get(point.to_string()));
        let text = match fields.get(&format!("label-{point}")) {
            Some(typed) => localized(known, language, typed),
            None if fields.all(&format!("label-{point}")).next().is_some() => localized(known, language, ""),
            None => known.cloned().unwrap_or_default(),
        };
        if !text.is_null() {
            labels.insert(point.to_string(), text);
        }
    }
    set(
        question,
        "labels",
        Some(Value::Object(labels)).filter(|labels| labels.as_object().is_some_and(|all| !all.is_empty())),
    );
}

/// Options or rows: a line each, in the order of the form. One whose label was emptied goes.
fn entries(before: &Value, name: &str, fields: &Fields, language: &str) -> Value {
    let known = before.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let mut entries: Vec<Value> = Vec::new();
    for at in 0..ENTRIES_MAX {
        let field = |part: &str| {
            fields
                .get(&format!("entry{at}-{part}"))
                .map(str::trim)
                .unwrap_or_default()
        };
        let label = field("label");
        if label.is_empty() {
            continue;
        }
        let code = field("code");
        let code = if code.is_empty() {
            fresh_code((label, language), &entries, at)
        } else {
            code.to_owned()
        };
        let old = known
            .iter()
            .find(|entry| entry.get("code").and_then(Value::as_str) == Some(code.as_str()));
        let mut entry = old.and_then(Value::as_object).cloned().unwrap_or_default();
        entry.insert("code".to_owned(), code.into());
        let text = localized(entry.get("label"), language, label);
        entry.insert("label".to_owned(), text);
        if name == "options" && before.get("kind").and_then(Value::as_str) == Some("choice") {
            for part in ["other_text", "exclusive"] {
                let is_on = fields.get(&format!("entry{at}-{part}")).is_some();
                set(&mut entry, part, is_on.then_some(Value::Bool(true)));
            }
        }
        entries.push(Value::Object(entry));
    }
    Value::Array(entries)
}

fn fresh_code((label, language): (&str, &str), entries: &[Value], at: usize) -> String {
    let is_taken = |code: &str| {
        entries
            .iter()
            .any(|entry| entry.get("code").and_then(Value::as_str) == Some(code))
    };
    slug::code_of(label, language, &format!("option-{at}"), is_taken)
}
