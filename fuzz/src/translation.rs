//! The file of a translator.

use serde_json::Value;
use urbivox::fuzzing::decode_translation;
use urbivox_core::survey::Definition;
use urbivox_core::survey::authoring::translation::{entries, from_csv, to_csv};

use super::surveys::EVERY_KIND;

/// A translator's file changes texts in the language of the file, and nothing else.
pub fn check(data: &[u8]) {
    let Some(text) = decode_translation(data) else {
        return;
    };
    assert!(text.len() <= 3 * data.len());
    let draft = &*EVERY_KIND;
    let (document, outcome) = from_csv(draft, text.as_bytes(), "fi");
    assert!(outcome.imported + outcome.unknown_keys.len() <= text.len());
    let mut keys = Vec::new();
    for (before, after) in entries(draft).into_iter().zip(entries(&document)) {
        assert_eq!(before.key, after.key);
        assert_eq!(before.texts.get("en"), after.texts.get("en"), "{}", before.key);
        if before.texts.get("fi") != after.texts.get("fi") {
            let text = after.texts.get("fi").unwrap();
            assert_eq!(text.trim(), text, "{}", before.key);
            keys.push(before.key);
        }
    }
    assert!(keys.len() <= outcome.imported, "{keys:?}");
    // Without the language nothing is left of the import.
    assert_eq!(without_finnish(document.clone()), without_finnish(draft.clone()));
    // The draft is still one, unless a text is too long.
    if let Err(violations) = Definition::parse(&document) {
        let of_text = |code: &str| matches!(code, "too-long" | "bad-length" | "control-character" | "bad-text");
        assert!(
            violations
                .iter()
                .all(|violation| violation.pointer.ends_with("/fi") || of_text(violation.code)),
            "{violations:?}"
        );
    }
    let written = to_csv(&document, "en", "fi").unwrap();
    let (again, outcome) = from_csv(&document, &written, "fi");
    assert!(
        outcome.unknown_keys.is_empty() && outcome.unreadable_line.is_none(),
        "{outcome:?}"
    );
    assert_eq!(again, document);
}

fn without_finnish(mut value: Value) -> Value {
    match &mut value {
        Value::Object(fields) => {
            fields.remove("fi");
            fields
                .values_mut()
                .for_each(|field| *field = without_finnish(field.take()));
        }
        Value::Array(list) => list.iter_mut().for_each(|entry| *entry = without_finnish(entry.take())),
        _ => {}
    }
    value
}
