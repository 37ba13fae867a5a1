//! Hostile definitions.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Value, json};
use urbivox_core::survey::{Definition, Localized, limits};

use super::every_kind;
use super::form::schema;

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(schema);

#[test]
fn the_violations_of_a_hostile_definition_are_limited() {
    let strange: serde_json::Map<String, Value> = (0..5_000).map(|at| (format!("x{at}"), json!(1))).collect();
    let violations = Definition::parse(&json!(strange)).unwrap_err();
    assert_eq!(violations.len(), limits::VIOLATIONS_MAX);
    let long = Definition::parse(&json!({"x".repeat(100_000): 1})).unwrap_err();
    assert!(long.iter().all(|violation| violation.pointer.len() < 100));
}

/// Strategy for arbitrary JSON that often uses the names of a definition.
pub(crate) fn any_json() -> impl Strategy<Value = Value> {
    let name = prop_oneof![
        prop::sample::select(vec![
            "title",
            "languages",
            "pages",
            "questions",
            "code",
            "kind",
            "scale",
            "from",
            "to",
            "options",
            "rows",
            "en",
            "show_if",
            "all",
            "not",
            "question",
            "is",
            "value",
            "label",
            "min",
            "max",
            "labels",
            "1",
            "text",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    let word = prop_oneof![
        prop::sample::select(vec![
            "en",
            "a",
            "b",
            "rating",
            "choice",
            "matrix",
            "ranking",
            "number",
            "text",
            "date",
            "answered",
            "<",
            "2026-01-01",
            "slow",
            "other",
            "clarity",
            "a@b.example",
            " ",
        ])
        .prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3_i64..12).prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-5_000_i32..5_000).prop_map(|thousandths| Value::from(f64::from(thousandths) / 1_000.0)),
        word,
    ];
    leaf.prop_recursive(7, 96, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((name.clone(), inner), 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Collects every JSON Pointer into a document.
fn pointers(value: &Value, at: String, all: &mut Vec<String>) {
    match value {
        Value::Array(list) => {
            for (step, value) in list.iter().enumerate() {
                pointers(value, format!("{at}/{step}"), all);
            }
        }
        Value::Object(map) => {
            for (step, value) in map {
                pointers(
                    value,
                    format!("{at}/{}", step.replace('~', "~0").replace('/', "~1")),
                    all,
                );
            }
        }
        _ => {}
    }
    all.push(at);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_is_parsed_as_a_definition_without_a_panic(json in any_json()) {
        let _ = Definition::parse(&json);
    }

    #[test]
    fn a_mutated_definition_is_parsed_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any_json()), 1..4)
    ) {
        let mut definition = every_kind();
        for (at, change) in changes {
            let mut all = Vec::new();
            pointers(&definition, String::new(), &mut all);
            *definition.pointer_mut(at.get(all.as_slice()).as_str()).unwrap() = change;
        }
        match Definition::parse(&definition) {
            Ok(read) => {
                prop_assert!(SCHEMA.is_valid(&definition), "{definition:#}");
                read.publication_violations();
                read.warnings();
                for text in [Some(&read.title), read.intro.as_ref()].into_iter().flatten() {
                    prop_assert!(Localized::iter(text).count() > 0);
                }
            }
            Err(violations) => {
                prop_assert!(!violations.is_empty() && violations.len() <= limits::VIOLATIONS_MAX);
                for violation in violations.iter() {
                    prop_assert!(violation.pointer.is_empty() || violation.pointer.starts_with('/'));
                    prop_assert!(violation.detail.ends_with('.'), "{}", violation.detail);
                }
            }
        }
    }
}
