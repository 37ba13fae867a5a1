//! Conditions for showing a question.

use serde_json::{Value, json};
use urbivox_core::survey::answers::visibility::Visibility;
use urbivox_core::survey::definition::condition::{Comparand, Operand};
use urbivox_core::survey::{Condition, Definition, RawAnswers, limits};

use super::surveys::{EVERY_KIND, check_violations};

/// A condition is refused, or keeps its limits, is written and parsed again unchanged, and shows a question exactly when
/// its negation hides it. The input is a condition, or a list of a condition and answers.
pub fn check(data: &[u8]) {
    let Ok(input) = serde_json::from_slice::<Value>(data) else {
        return;
    };
    let (condition, answers) = match input {
        Value::Array(mut list) if list.len() == 2 => {
            let answers = list.pop().unwrap_or_default();
            (list.pop().unwrap_or_default(), answers)
        }
        other => (other, json!({})),
    };
    let definition = match Definition::parse(&with_condition(&condition)) {
        Ok(definition) => definition,
        Err(violations) => return check_violations(&violations),
    };
    let Some(parsed) = shown_if(&definition) else {
        assert!(condition.is_null());
        return;
    };
    let (depth, tests) = size(parsed);
    assert!(depth <= limits::CONDITION_DEPTH_MAX && (1..=limits::CONDITION_TESTS_MAX).contains(&tests));

    let written = to_json(parsed);
    let again =
        Definition::parse(&with_condition(&written)).unwrap_or_else(|violations| panic!("{written}: {violations:?}"));
    assert_eq!(shown_if(&again), Some(parsed), "{written}");

    let Ok(raw) = serde_json::from_value::<RawAnswers>(answers) else {
        return;
    };
    let is_shown = shows(&definition, &raw);
    assert_eq!(shows(&again, &raw), is_shown, "{written}");
    if depth < limits::CONDITION_DEPTH_MAX {
        let negated = Definition::parse(&with_condition(&json!({"not": written}))).unwrap();
        assert_eq!(shows(&negated, &raw), !is_shown, "{written}");
        let both = json!({"any": [written, {"not": written}]});
        if depth + 2 <= limits::CONDITION_DEPTH_MAX && 2 * tests <= limits::CONDITION_TESTS_MAX {
            assert!(
                shows(&Definition::parse(&with_condition(&both)).unwrap(), &raw),
                "{both}"
            );
        }
    }
}

/// The survey with every kind, and a last question with this condition on a page that is always shown.
fn with_condition(condition: &Value) -> Value {
    let mut document = EVERY_KIND.clone();
    let question = json!({"code": "last", "kind": "text", "prompt": {"en": "?", "fi": "?"}, "show_if": condition});
    if let Some(pages) = document["pages"].as_array_mut() {
        pages.push(json!({"questions": [question]}));
    }
    document
}

fn shown_if(definition: &Definition) -> Option<&Condition> {
    definition.question("last")?.show_if.as_ref()
}

fn shows(definition: &Definition, raw: &RawAnswers) -> bool {
    let page = definition.pages.len() - 1;
    Visibility::evaluate(definition, raw).is_shown(page, 0)
}

/// Depth and number of tests.
fn size(condition: &Condition) -> (usize, usize) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            let sizes: Vec<_> = parts.iter().map(size).collect();
            let deepest = sizes.iter().map(|(depth, _)| *depth).max().unwrap_or_default();
            (1 + deepest, sizes.iter().map(|(_, tests)| tests).sum())
        }
        Condition::Not(part) => {
            let (depth, tests) = size(part);
            (1 + depth, tests)
        }
        Condition::Test(_) => (1, 1),
    }
}

fn to_json(condition: &Condition) -> Value {
    let list = |parts: &[Condition]| parts.iter().map(to_json).collect::<Value>();
    match condition {
        Condition::All(parts) => json!({"all": list(parts)}),
        Condition::Any(parts) => json!({"any": list(parts)}),
        Condition::Not(part) => json!({"not": to_json(part)}),
        Condition::Test(test) => {
            let mut written = json!({"question": test.question.as_str(), "is": test.operator.name()});
            if let Some(row) = &test.row {
                written["row"] = json!(row.as_str());
            }
            match &test.operand {
                Operand::Nothing => {}
                Operand::One(value) => written["value"] = value_to_json(value),
                Operand::Many(values) => written["value"] = values.iter().map(value_to_json).collect(),
            }
            written
        }
    }
}

fn value_to_json(value: &Comparand) -> Value {
    match value {
        Comparand::Score(score) => json!(score),
        Comparand::Number(number) => number.to_json(),
        Comparand::Date(day) => json!(day.to_string()),
        Comparand::Option(code) => json!(code.as_str()),
    }
}
