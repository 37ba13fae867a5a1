//! Initial definitions of new questions.

use serde_json::{Value, json};

/// Question kinds, in the order in which the form offers them.
pub(super) const KINDS: [&str; 9] = [
    "rating",
    "choice",
    "text",
    "matrix",
    "ranking",
    "number",
    "date",
    "email",
    "statement",
];

/// New question of this kind, complete enough to be stored.
pub(super) fn fresh(kind: &str, code: &str, language: &str) -> Value {
    let mut question = match kind {
        "rating" => json!({"scale": {"from": 1, "to": 5}, "style": "faces"}),
        "choice" => json!({"options": [option("a", "A", language), option("b", "B", language)]}),
        "matrix" => json!({"rows": [option("a", "A", language)], "scale": {"from": 1, "to": 5}}),
        "ranking" => json!({"options": [option("a", "A", language), option("b", "B", language)]}),
        "text" => json!({"multiline": true, "max_chars": 2_000}),
        "number" => json!({"min": 0}),
        _plain => json!({}),
    };
    if let Some(fields) = question.as_object_mut() {
        fields.insert("code".to_owned(), code.into());
        fields.insert("kind".to_owned(), kind.into());
    }
    question
}

fn option(code: &str, label: &str, language: &str) -> Value {
    json!({"code": code, "label": {language: label}})
}
