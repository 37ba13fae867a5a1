//! Property tests: any answers, valid or not, can be parsed, written and parsed again.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use urbivox_core::survey::{Definition, RawAnswers, Submission, limits};

use super::super::definition::hostile::any_json;
use super::{complete_answers, parse, raw, survey};

#[test]
fn a_submission_is_written_as_citizens_send_it() {
    let submission = parse(&survey(), complete_answers());
    let mut expected = complete_answers();
    expected["why"] = json!(["slow", {"code": "other", "text": " It rained. "}]);
    assert_eq!(submission.to_json(&survey()), expected);
}

/// Strategy for answers to the question with this code, most of them valid.
fn likely(code: &str) -> BoxedStrategy<Value> {
    let of = |values: Vec<Value>| prop::sample::select(values).boxed();
    let some = |values: &'static [&'static str]| prop::sample::subsequence(values, 0..=values.len()).prop_shuffle();
    match code {
        "satisfaction" => (1_i64..=5).prop_map(Value::from).boxed(),
        "district" => of(vec![
            json!("north"),
            json!("elsewhere"),
            json!({"code": "elsewhere", "text": "x y"}),
            json!(null),
        ]),
        "why" => some(&["slow", "unclear", "other"])
            .prop_map(|codes| json!(codes))
            .boxed(),
        "parts" => prop::collection::btree_map(prop::sample::select(vec!["clarity", "speed"]), 1..=5, 0..=2)
            .prop_map(|rows| json!(rows))
            .boxed(),
        "order" => some(&["price", "place", "time"]).prop_map(|codes| json!(codes)).boxed(),
        "before" => (0..=6_000).prop_map(|tenths| json!(f64::from(tenths) / 10.0)).boxed(),
        "after" => (0..=600_000)
            .prop_map(|thousandths| json!(f64::from(thousandths) / 1_000.0))
            .boxed(),
        "day" => (1..=12, 1..=28)
            .prop_map(|(month, day)| json!(format!("2025-{month:02}-{day:02}")))
            .boxed(),
        "comment" => "\\PC{0,90}".prop_map(Value::from).boxed(),
        _ => "[a-z]{1,9}@[a-z]{1,9}\\.org".prop_map(Value::from).boxed(),
    }
}

fn likely_answers() -> impl Strategy<Value = Value> {
    let codes: Vec<String> = survey()
        .questions()
        .filter(|q| q.takes_answer())
        .map(|q| q.code.to_string())
        .collect();
    let each: Vec<_> = codes
        .into_iter()
        .map(|code| (Just(code.clone()), prop::option::weighted(0.8, likely(&code))))
        .collect();
    each.prop_map(|answers| {
        let given = answers.into_iter().filter_map(|(code, value)| Some((code, value?)));
        Value::Object(Map::from_iter(given))
    })
}

/// Parses the answers, removing those to hidden questions until the survey accepts them.
fn without_hidden(definition: &Definition, mut answers: Value) -> Option<Submission> {
    for _ in 0..limits::QUESTIONS_MAX {
        match Submission::parse(definition, &raw(&answers)) {
            Ok(submission) => return Some(submission),
            Err(violations) => {
                let hidden = violations.iter().find(|violation| violation.code == "hidden")?;
                answers
                    .as_object_mut()?
                    .remove(hidden.pointer.strip_prefix("/answers/")?);
            }
        }
    }
    None
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_answers_are_parsed_without_a_panic(
        answers in prop::collection::vec((prop_oneof![
            prop::sample::select(vec![
                "note", "satisfaction", "district", "why", "parts", "order", "before", "after", "day", "comment", "contact",
            ]).prop_map(str::to_owned),
            any::<String>(),
        ], any_json()), 0..14)
    ) {
        let sent = RawAnswers::from(answers);
        match Submission::parse(&survey(), &sent) {
            Ok(submission) => {
                let again = raw(&submission.to_json(&survey()));
                prop_assert_eq!(Submission::parse(&survey(), &again), Ok(submission));
            }
            Err(violations) => {
                prop_assert!(!violations.is_empty() && violations.len() <= limits::VIOLATIONS_MAX);
                prop_assert!(violations.iter().all(|violation| violation.pointer.starts_with("/answers/") && violation.detail.ends_with('.')));
            }
        }
    }

    #[test]
    fn every_accepted_submission_survives_being_written_and_read(answers in likely_answers()) {
        let definition = survey();
        let accepted = without_hidden(&definition, answers);
        prop_assume!(accepted.is_some());
        let submission = accepted.unwrap();
        let again = Submission::parse(&definition, &raw(&submission.to_json(&definition)));
        prop_assert_eq!(again, Ok(submission));
    }

    #[test]
    fn a_hidden_question_is_never_required(first in 1_i64..=5, limit in 1_i64..=5, answered in any::<bool>()) {
        let scale = json!({"from": 1, "to": 5});
        let definition = Definition::parse(&json!({"title": {"en": "x"}, "languages": ["en"], "pages": [{"questions": [
            {"code": "a", "kind": "rating", "scale": scale},
            {"code": "b", "kind": "rating", "scale": scale, "required": true,
             "show_if": {"question": "a", "is": "<=", "value": limit}},
        ]}]})).unwrap();
        let answers = if answered { json!({"a": first, "b": 1}) } else { json!({"a": first}) };
        let codes: Vec<&str> = Submission::parse(&definition, &raw(&answers))
            .err().unwrap_or_default().into_iter().map(|violation| violation.code).collect();
        let expected: &[&str] = match (first <= limit, answered) {
            (true, false) => &["required"],
            (false, true) => &["hidden"],
            _ => &[],
        };
        prop_assert_eq!(codes, expected);
    }
}
