//! The JSON Schema of a definition accepts the same documents as the parser.

use serde_json::{Value, json};
use urbivox_core::survey::Definition;
use urbivox_core::survey::definition::schema;

use super::{every_kind, survey_with};

pub(super) fn schema() -> jsonschema::Validator {
    jsonschema::validator_for(&serde_json::from_str(schema::SCHEMA).unwrap()).unwrap()
}

#[test]
fn the_schema_accepts_the_example_of_the_contract() {
    let example = json!({"title": {"en": "Your visit", "fi": "Käyntisi"}, "languages": ["en", "fi"], "default_language": "en",
      "pages": [{"questions": [
        {"code": "satisfaction", "kind": "rating", "prompt": {"en": "How was it?", "fi": "Miten meni?"}, "required": true,
         "scale": {"from": 1, "to": 5}, "style": "faces", "measure": "csat"},
        {"code": "why", "kind": "choice", "multiple": true, "prompt": {"en": "Why?", "fi": "Miksi?"},
         "options": [{"code": "slow", "label": {"en": "Slow", "fi": "Hidas"}},
                     {"code": "other", "label": {"en": "Other", "fi": "Muu"}, "other_text": true},
                     {"code": "none", "label": {"en": "None", "fi": "Ei mitään"}, "exclusive": true}],
         "show_if": {"question": "satisfaction", "is": "<=", "value": 3}},
        {"code": "parts", "kind": "matrix", "rows": [{"code": "clarity", "label": {"en": "Clarity", "fi": "Selkeys"}}], "scale": {"from": 1, "to": 5}},
        {"code": "order", "kind": "ranking", "options": [{"code": "a"}, {"code": "b"}]},
        {"code": "minutes", "kind": "number", "min": 0, "max": 600, "unit": "min"},
        {"code": "day", "kind": "date"}, {"code": "comment", "kind": "text", "multiline": true, "max_chars": 2000},
        {"code": "contact", "kind": "email"}, {"code": "note", "kind": "statement"}]}]});
    for definition in [example, every_kind(), survey_with(json!([]))] {
        assert!(Definition::parse(&definition).is_ok());
        let errors: Vec<String> = schema()
            .iter_errors(&definition)
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}

#[test]
fn the_schema_refuses_unknown_fields() {
    let schema = schema();
    for (pointer, value) in [
        ("/colour", json!("blue")),
        ("/pages/0/colour", json!("blue")),
        ("/pages/0/questions/0/scale", json!({"from": 1, "to": 5})),
        ("/pages/0/questions/0/required", json!(true)),
        ("/pages/0/questions/1/colour", json!("blue")),
        ("/pages/0/questions/1/scale/step", json!(1)),
        ("/pages/0/questions/1/kind", json!("slider")),
        ("/pages/0/questions/2/options/0/colour", json!("blue")),
        ("/pages/0/questions/3/show_if/colour", json!("blue")),
        ("/title/en", json!("x".repeat(201))),
        ("/languages", json!([])),
    ] {
        let mut definition = every_kind();
        let (parent, field) = pointer.rsplit_once('/').unwrap();
        match definition.pointer_mut(parent).unwrap() {
            Value::Array(list) => list[field.parse::<usize>().unwrap()] = value,
            other => other[field] = value,
        }
        assert!(!schema.is_valid(&definition), "{pointer}");
        assert!(Definition::parse(&definition).is_err(), "{pointer}");
    }
}
