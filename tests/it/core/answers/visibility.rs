//! Visibility of questions under conditions, and its effect on required answers.

use serde_json::{Value, json};

use super::{parse, refuses, survey, survey_with};

fn rating(code: &str) -> Value {
    json!({"code": code, "kind": "rating", "scale": {"from": 1, "to": 5}})
}

/// Three ratings, and a required text that is shown when the condition holds.
fn survey_with_condition(condition: Value) -> urbivox_core::survey::Definition {
    let rows = json!([{"code": "r"}, {"code": "s"}]);
    survey_with(json!([
        rating("a"),
        {"code": "many", "kind": "choice", "multiple": true, "options": [{"code": "x"}, {"code": "y"}]},
        {"code": "one", "kind": "choice", "options": [{"code": "x"}, {"code": "y"}]},
        {"code": "grid", "kind": "matrix", "rows": rows, "scale": {"from": 1, "to": 5}},
        {"code": "size", "kind": "number"},
        {"code": "day", "kind": "date"},
        {"code": "shown", "kind": "text", "required": true, "show_if": condition},
    ]))
}

#[test]
fn an_answer_to_a_hidden_question_is_refused() {
    refuses(
        &survey(),
        &json!({"satisfaction": 4, "why": ["slow"]}),
        &[("/answers/why", "hidden")],
    );
    refuses(
        &survey(),
        &json!({"satisfaction": 4, "comment": "x"}),
        &[("/answers/comment", "hidden")],
    );
    for blank in [json!(null), json!(""), json!("  "), json!([]), json!({})] {
        refuses(&survey(), &json!({"satisfaction": 4, "comment": blank}), &[]);
    }
}

#[test]
fn a_hidden_question_is_neither_required_nor_skipped() {
    let definition = survey_with_condition(json!({"question": "a", "is": ">=", "value": 3}));
    refuses(&definition, &json!({"a": 3}), &[("/answers/shown", "required")]);
    let hidden = parse(&definition, json!({"a": 2}));
    assert!(hidden.skipped.iter().all(|code| code.as_str() != "shown"));
}

#[test]
fn a_hidden_page_hides_its_questions() {
    let page = json!({"show_if": {"question": "a", "is": "==", "value": 1}, "questions": [rating("b")]});
    let definition =
        json!({"title": {"en": "Visit"}, "languages": ["en"], "pages": [{"questions": [rating("a")]}, page]});
    let definition = urbivox_core::survey::Definition::parse(&definition).unwrap();
    refuses(&definition, &json!({"a": 2, "b": 2}), &[("/answers/b", "hidden")]);
    refuses(&definition, &json!({"a": 1, "b": 2}), &[]);
    assert_eq!(parse(&definition, json!({})).skipped.len(), 1);
}

#[test]
fn every_operator_compares_as_documented() {
    for (condition, holds, fails) in [
        (json!({"question": "a", "is": "answered"}), json!({"a": 1}), json!({})),
        (
            json!({"question": "a", "is": "=="  , "value": 3}),
            json!({"a": 3}),
            json!({"a": 4}),
        ),
        (
            json!({"question": "a", "is": "!=", "value": 3}),
            json!({"a": 4}),
            json!({"a": 3}),
        ),
        (
            json!({"question": "a", "is": "<", "value": 3}),
            json!({"a": 2}),
            json!({"a": 3}),
        ),
        (
            json!({"question": "a", "is": "<=", "value": 3}),
            json!({"a": 3}),
            json!({"a": 4}),
        ),
        (
            json!({"question": "a", "is": ">", "value": 3}),
            json!({"a": 4}),
            json!({"a": 3}),
        ),
        (
            json!({"question": "a", "is": ">=", "value": 3}),
            json!({"a": 3}),
            json!({"a": 2}),
        ),
        (
            json!({"question": "a", "is": "in", "value": [1, 3]}),
            json!({"a": 3}),
            json!({"a": 2}),
        ),
        (
            json!({"question": "one", "is": "==", "value": "x"}),
            json!({"one": "x"}),
            json!({"one": "y"}),
        ),
        (
            json!({"question": "one", "is": "!=", "value": "x"}),
            json!({"one": "y"}),
            json!({"one": "x"}),
        ),
        (
            json!({"question": "one", "is": "in", "value": ["x"]}),
            json!({"one": "x"}),
            json!({"one": "y"}),
        ),
        (
            json!({"question": "many", "is": "includes", "value": "y"}),
            json!({"many": ["x", "y"]}),
            json!({"many": ["x"]}),
        ),
        (
            json!({"question": "grid", "row": "r", "is": "<", "value": 3}),
            json!({"grid": {"r": 2}}),
            json!({"grid": {"s": 2}}),
        ),
        (
            json!({"question": "grid", "row": "r", "is": "answered"}),
            json!({"grid": {"r": 2}}),
            json!({"grid": {"s": 2}}),
        ),
        (
            json!({"question": "grid", "is": "answered"}),
            json!({"grid": {"s": 2}}),
            json!({"grid": {}}),
        ),
        (
            json!({"question": "size", "is": ">", "value": 2.5}),
            json!({"size": 2.501}),
            json!({"size": 2.5}),
        ),
        (
            json!({"question": "day", "is": "<", "value": "2026-03-01"}),
            json!({"day": "2026-02-28"}),
            json!({"day": "2026-03-01"}),
        ),
    ] {
        let definition = survey_with_condition(condition);
        refuses(&definition, &holds, &[("/answers/shown", "required")]);
        refuses(&definition, &fails, &[]);
    }
}

#[test]
fn a_comparison_without_an_answer_is_false() {
    for is in ["==", "!=", "<", "<=", ">", ">="] {
        refuses(
            &survey_with_condition(json!({"question": "a", "is": is, "value": 3})),
            &json!({}),
            &[],
        );
    }
    let not = survey_with_condition(json!({"not": {"question": "a", "is": "==", "value": 3}}));
    refuses(&not, &json!({}), &[("/answers/shown", "required")]);
}

#[test]
fn parts_are_joined_by_all_any_and_not() {
    let (low, x) = (
        json!({"question": "a", "is": "<", "value": 3}),
        json!({"question": "one", "is": "==", "value": "x"}),
    );
    let shown = [("/answers/shown", "required")];
    let all = survey_with_condition(json!({"all": [low, x]}));
    refuses(&all, &json!({"a": 1, "one": "x"}), &shown);
    refuses(&all, &json!({"a": 1, "one": "y"}), &[]);
    let any = survey_with_condition(json!({"any": [low, {"not": x}]}));
    refuses(&any, &json!({"a": 4, "one": "y"}), &shown);
    refuses(&any, &json!({"a": 4, "one": "x"}), &[]);
}

#[test]
fn an_invalid_answer_causes_no_violation_in_conditions() {
    let definition = survey_with_condition(json!({"question": "a", "is": "<", "value": 3}));
    let off = [("/answers/a", "off-scale")];
    refuses(&definition, &json!({"a": 9}), &off);
    refuses(&definition, &json!({"a": 9, "shown": "x"}), &off);
    // The violation of the answer itself is still reported.
    refuses(
        &definition,
        &json!({"a": 9, "shown": 1}),
        &[off[0], ("/answers/shown", "wrong-type")],
    );
    // A condition is decided if its valid parts decide it.
    let decided = survey_with_condition(
        json!({"any": [{"question": "a", "is": "<", "value": 3}, {"question": "size", "is": "answered"}]}),
    );
    refuses(
        &decided,
        &json!({"a": 9, "size": 1}),
        &[off[0], ("/answers/shown", "required")],
    );
}

#[test]
fn uncertainty_propagates_through_a_chain_of_conditions() {
    let definition = survey_with(json!([
        rating("a"),
        {"code": "b", "kind": "text", "show_if": {"question": "a", "is": "<", "value": 3}},
        {"code": "c", "kind": "text", "required": true, "show_if": {"question": "b", "is": "answered"}},
    ]));
    for answers in [json!({"a": 9}), json!({"a": 9, "b": "x"}), json!({"a": 9, "c": "x"})] {
        refuses(&definition, &answers, &[("/answers/a", "off-scale")]);
    }
    refuses(
        &definition,
        &json!({"a": 5, "b": "x", "c": "x"}),
        &[("/answers/b", "hidden")],
    );
}
