//! Conditions as sentences ("only if satisfaction is 3 or less"), and the form fields that edit them.

use crate::http::staff::visitor::Visitor;
use serde_json::{Number, Value, json};

use crate::app::authoring::title_of;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::authoring::editing;

/// Most tests that the form offers.
pub const TESTS_MAX: usize = 3;

/// Operators of a test, each with the id of its text.
pub const OPERATORS: [(&str, &str); 8] = [
    ("==", "is-equal"),
    ("!=", "is-other"),
    ("<=", "is-at-most"),
    (">=", "is-at-least"),
    ("<", "is-less"),
    (">", "is-more"),
    ("includes", "is-including"),
    ("answered", "is-answered"),
];

/// Describes a condition in a sentence.
pub fn sentence(visitor: &Visitor, document: &Value, condition: &Value, language: &str) -> String {
    let inner = describe(visitor, document, condition, language, 0);
    visitor.texts.with("only-if", &[("what", inner.into())])
}

fn describe(visitor: &Visitor, document: &Value, condition: &Value, language: &str, depth: usize) -> String {
    // Deeper than any valid condition (`CONDITION_DEPTH_MAX`).
    if depth > 6 {
        return "…".to_owned();
    }
    for (name, conjunction) in [("all", "join-and"), ("any", "join-or")] {
        if let Some(list) = condition.get(name).and_then(Value::as_array) {
            let parts = list
                .iter()
                .map(|part| describe(visitor, document, part, language, depth + 1));
            let conjunction = format!(" {} ", visitor.text(conjunction));
            return parts.collect::<Vec<_>>().join(&conjunction);
        }
    }
    if let Some(inner) = condition.get("not") {
        let inner = describe(visitor, document, inner, language, depth + 1);
        return visitor.texts.with("is-not", &[("what", inner.into())]);
    }
    let code = condition.get("question").and_then(Value::as_str).unwrap_or_default();
    let is = condition.get("is").and_then(Value::as_str).unwrap_or_default();
    let question = editing::question(document, code);
    let prompt = question
        .and_then(|question| question.get("prompt"))
        .and_then(|prompt| title_of(prompt, language))
        .unwrap_or_else(|| code.to_owned());
    let value = condition
        .get("value")
        .map(|value| value_text(question, value, language));
    let id = OPERATORS
        .iter()
        .find(|(name, _)| *name == is)
        .map_or("is-in", |(_, id)| id);
    let values = [("question", prompt.into()), ("value", value.unwrap_or_default().into())];
    visitor.texts.with(id, &values)
}

/// Value as its option is labelled, or as it is written.
fn value_text(question: Option<&Value>, value: &Value, language: &str) -> String {
    if let Some(list) = value.as_array() {
        let parts = list.iter().map(|value| value_text(question, value, language));
        return parts.collect::<Vec<_>>().join(", ");
    }
    let plain = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let options = question.and_then(|question| question.get("options")?.as_array());
    let option = options.and_then(|options| {
        options
            .iter()
            .find(|option| option.get("code").and_then(Value::as_str) == Some(plain.as_str()))
    });
    let label = option.and_then(|option| title_of(option.get("label")?, language));
    label.unwrap_or(plain)
}

/// Parses the condition of a form; `None` if it has no tests.
pub fn read(document: &Value, fields: &FormFields) -> Option<Value> {
    let mut tests = Vec::new();
    for at in 0..TESTS_MAX {
        let field = |name: &str| fields.get(&format!("if{at}-{name}")).map(str::trim);
        let Some(code) = field("question").filter(|code| !code.is_empty()) else {
            continue;
        };
        // A missing operator is kept as an empty one, which the check of the draft reports.
        let is = field("is").unwrap_or_default();
        if is == "answered" {
            tests.push(json!({"question": code, "is": "answered"}));
            continue;
        }
        let typed = field("value").unwrap_or_default();
        tests.push(json!({"question": code, "is": is, "value": value_of(document, code, typed)}));
    }
    match tests.len() {
        0 => None,
        1 => tests.pop(),
        // An unknown join is kept, which the check of the draft reports.
        _several => Some(json!({fields.get("if-join").unwrap_or_default(): tests})),
    }
}

/// Typed value in the type of the question: a number, or the code of the option with this label.
fn value_of(document: &Value, code: &str, typed: &str) -> Value {
    let question = editing::question(document, code);
    let kind = question.and_then(|question| question.get("kind")?.as_str());
    if matches!(kind, Some("rating" | "number")) {
        if let Ok(whole) = typed.parse::<i64>() {
            return Value::from(whole);
        }
        // JSON has no infinity or NaN: such input stays text.
        let number = typed.replace(',', ".").parse::<f64>().ok();
        if let Some(number) = number.and_then(Number::from_f64) {
            return Value::Number(number);
        }
    }
    let options = question.and_then(|question| question.get("options")?.as_array());
    for option in options.into_iter().flatten() {
        let labels = option.get("label").and_then(Value::as_object);
        let mut labels = labels.into_iter().flatten().filter_map(|(_, label)| label.as_str());
        if labels.any(|label| label.eq_ignore_ascii_case(typed)) {
            return option.get("code").cloned().unwrap_or_default();
        }
    }
    Value::from(typed)
}

/// Test as the form shows it: the question's code, the operator and the value.
pub type ConditionFields = (String, String, String);

/// Tests of a condition, and whether any one of them suffices; `None` if the form cannot show the condition.
pub fn tests(condition: Option<&Value>) -> Option<(Vec<ConditionFields>, bool)> {
    let Some(condition) = condition else {
        return Some((Vec::new(), false));
    };
    let (list, is_any) = match (condition.get("all"), condition.get("any")) {
        (Some(list), _) => (list.as_array()?.clone(), false),
        (None, Some(list)) => (list.as_array()?.clone(), true),
        (None, None) => (vec![condition.clone()], false),
    };
    if list.len() > TESTS_MAX {
        return None;
    }
    let mut tests = Vec::new();
    for test in list {
        let question = test.get("question")?.as_str()?.to_owned();
        let is = test.get("is")?.as_str()?.to_owned();
        OPERATORS.iter().find(|(name, _)| *name == is)?;
        let value = match test.get("value") {
            None => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(number @ (Value::Number(_) | Value::Bool(_))) => number.to_string(),
            Some(Value::Null | Value::Array(_) | Value::Object(_)) => return None,
        };
        tests.push((question, is, value));
    }
    Some((tests, is_any))
}
