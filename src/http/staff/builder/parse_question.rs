//! Parses the form of a question into its definition.

use serde_json::{Map, Number, Value};

use super::condition_text;
use super::draft_text::localized;
use crate::http::staff::forms;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::slug;

/// Options or rows that one form may have. Protects the server.
const ENTRIES_MAX: usize = 120;

/// Applies the form to the question: texts in `language` only, everything else entirely. Fields that the form does not have
/// stay unchanged; unreadable values are stored as typed, so that the check of the draft points at them.
pub(super) fn read(document: &Value, before: &Value, fields: &FormFields, language: &str) -> Value {
    let mut question = before.as_object().cloned().unwrap_or_default();
    let kind = before.get("kind").and_then(Value::as_str).unwrap_or_default();
    if let Some(code) = fields.get("code").map(str::trim).filter(|code| !code.is_empty()) {
        question.insert("code".to_owned(), code.into());
    }
    for name in ["prompt", "hint"] {
        if fields.has(name) {
            let text = localized(before.get(name), language, fields.get(name).unwrap_or_default());
            set(&mut question, name, Some(text).filter(|text| !text.is_null()));
        }
    }
    if kind != "statement" {
        set(&mut question, "required", flag(fields, "required"));
    }
    set_plain(&mut question, fields, "measure", text);
    if fields.get("keeps-condition").is_none() && fields.has("if0-question") {
        set(&mut question, "show_if", condition_text::read(document, fields));
    }
    match kind {
        "rating" => {
            read_scale(&mut question, fields);
            set_plain(&mut question, fields, "style", text);
            set_plain(&mut question, fields, "satisfied_from", number);
            read_labels(&mut question, before, fields, language);
        }
        "matrix" => {
            read_scale(&mut question, fields);
            read_labels(&mut question, before, fields, language);
            set_entries(&mut question, before, "rows", fields, language);
        }
        "choice" => {
            set(&mut question, "multiple", flag(fields, "multiple"));
            set(&mut question, "segment", flag(fields, "segment"));
            set_entries(&mut question, before, "options", fields, language);
        }
        "ranking" => set_entries(&mut question, before, "options", fields, language),
        "number" => {
            for name in ["min", "max", "decimals"] {
                set_plain(&mut question, fields, name, number);
            }
            set_plain(&mut question, fields, "unit", text);
        }
        "text" => {
            set(&mut question, "multiline", flag(fields, "multiline"));
            set_plain(&mut question, fields, "max_chars", number);
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

/// Sets the property from a one-line field, if the form has it.
fn set_plain(question: &mut Map<String, Value>, fields: &FormFields, name: &str, read: fn(&str) -> Option<Value>) {
    if fields.has(name) {
        set(question, name, read(fields.get(name).unwrap_or_default().trim()));
    }
}

/// Sets the options or rows, if the form has any.
fn set_entries(question: &mut Map<String, Value>, before: &Value, name: &str, fields: &FormFields, language: &str) {
    if (0..ENTRIES_MAX).any(|at| fields.has(&format!("entry{at}-label"))) {
        set(question, name, Some(entries(before, name, fields, language)));
    }
}

/// `true` if the checkbox is ticked, absent if it is not; any other value is stored as typed.
fn flag(fields: &FormFields, name: &str) -> Option<Value> {
    match forms::flag(fields, name) {
        Some(true) => Some(Value::Bool(true)),
        Some(false) => None,
        None => fields.get(name).map(Value::from),
    }
}

fn text(typed: &str) -> Option<Value> {
    Some(typed).filter(|typed| !typed.is_empty()).map(Value::from)
}

fn number(typed: &str) -> Option<Value> {
    if typed.is_empty() {
        return None;
    }
    let plain = typed.replace(',', ".");
    let whole = plain.parse::<i64>().ok().map(Number::from);
    let number = whole.or_else(|| plain.parse::<f64>().ok().and_then(Number::from_f64));
    Some(number.map_or_else(|| Value::from(typed), Value::Number))
}

fn read_scale(question: &mut Map<String, Value>, fields: &FormFields) {
    let mut scale = question
        .get("scale")
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    for name in ["from", "to"] {
        if fields.has(name) {
            let typed = fields.get(name).unwrap_or_default().trim();
            // A scale has two ends: a blank one is invalid, not absent.
            scale.insert(name.to_owned(), number(typed).unwrap_or_else(|| Value::from("")));
        }
    }
    question.insert("scale".to_owned(), Value::Object(scale));
}

/// Both ends of a scale; `None` unless both are whole numbers.
fn ends(scale: Option<&Value>) -> Option<(i64, i64)> {
    let end = |name: &str| scale?.get(name)?.as_i64();
    end("from").zip(end("to"))
}

/// Reads the labels of the points on the scale, without empty ones. While the scale is unreadable, the points are those of
/// the previous scale, so that a typing error loses no label.
fn read_labels(question: &mut Map<String, Value>, before: &Value, fields: &FormFields, language: &str) {
    let known = ends(question.get("scale")).or_else(|| ends(before.get("scale")));
    let Some((from, to)) = known else {
        return;
    };
    let mut labels = Map::new();
    for point in (from..=to).take(101) {
        let known = before.get("labels").and_then(|labels| labels.get(point.to_string()));
        let text = match fields.get(&format!("label-{point}")) {
            Some(typed) => localized(known, language, typed),
            None if fields.get_all(&format!("label-{point}")).next().is_some() => localized(known, language, ""),
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

/// Options or rows in the order of the form; an entry with an empty label is removed.
fn entries(before: &Value, name: &str, fields: &FormFields, language: &str) -> Value {
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
        let parts: &[&str] = match before.get("kind").and_then(Value::as_str) {
            Some("choice") => &["other_text", "exclusive"],
            Some("matrix") => &["reversed"],
            _no_property => &[],
        };
        for part in parts {
            set(&mut entry, part, flag(fields, &format!("entry{at}-{part}")));
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
    slug::code_from_label(label, language, &format!("option-{at}"), is_taken)
}
