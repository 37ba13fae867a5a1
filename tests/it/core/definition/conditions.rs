//! Validation of conditions.

use serde_json::{Value, json};

use super::{and, choice, rating, refuses, survey_with};

/// One question of each kind, then one with this condition, which refers to them.
fn survey_with_condition(condition: Value) -> Value {
    survey_with(json!([
        rating("score"),
        choice("one", 2),
        and(choice("many", 2), json!({"multiple": true})),
        {"code": "grid", "kind": "matrix", "rows": [{"code": "r"}], "scale": {"from": 1, "to": 5}},
        {"code": "size", "kind": "number"},
        {"code": "day", "kind": "date"},
        {"code": "words", "kind": "text"},
        {"code": "say", "kind": "statement"},
        {"code": "looks", "kind": "date", "show_if": condition},
        rating("later"),
    ]))
}

#[test]
fn a_condition_may_refer_to_earlier_questions() {
    for good in [
        json!({"question": "score", "is": "!=", "value": 5}),
        json!({"question": "score", "is": "in", "value": [1, 2.0]}),
        json!({"question": "one", "is": "==", "value": "o1"}),
        json!({"question": "one", "is": "in", "value": ["o0", "o1"]}),
        json!({"question": "many", "is": "includes", "value": "o1"}),
        json!({"question": "grid", "row": "r", "is": ">", "value": 2}),
        json!({"question": "grid", "is": "answered"}),
        json!({"question": "grid", "row": "r", "is": "answered"}),
        json!({"question": "size", "is": "<", "value": 2.5}),
        json!({"question": "day", "is": ">=", "value": "2026-03-01"}),
        json!({"question": "words", "is": "answered"}),
        json!({"all": [{"any": [{"not": {"question": "score", "is": "<=", "value": 3}}]}]}),
    ] {
        refuses(&survey_with_condition(good), &[]);
    }
}

#[test]
fn every_violation_of_a_condition_has_its_path() {
    let tests: Vec<Value> = (0..21)
        .map(|_| json!({"question": "score", "is": "answered"}))
        .collect();
    let (first, last) = tests.split_at(10);
    let mut deep = json!({"question": "score", "is": "answered"});
    for _ in 0..5 {
        deep = json!({"not": deep});
    }
    for (condition, place, code) in [
        (json!(true), "", "wrong-type"),
        (
            json!({"question": "score", "is": "=", "value": 3}),
            "/is",
            "bad-operator",
        ),
        (
            json!({"question": "score", "is": "includes", "value": 3}),
            "/is",
            "bad-operator",
        ),
        (
            json!({"question": "one", "is": "<", "value": "o1"}),
            "/is",
            "bad-operator",
        ),
        (
            json!({"question": "many", "is": "==", "value": "o1"}),
            "/is",
            "bad-operator",
        ),
        (
            json!({"question": "words", "is": "==", "value": "x"}),
            "/is",
            "bad-operator",
        ),
        (json!({"question": "say", "is": "answered"}), "/is", "bad-operator"),
        (json!({"question": "score", "is": "<="}), "/value", "missing-field"),
        (
            json!({"question": "score", "is": "<=", "value": 6}),
            "/value",
            "bad-value",
        ),
        (
            json!({"question": "score", "is": "<=", "value": "3"}),
            "/value",
            "wrong-type",
        ),
        (json!({"question": "score", "is": "in", "value": []}), "/value", "empty"),
        (
            json!({"question": "score", "is": "in", "value": [1, 9]}),
            "/value/1",
            "bad-value",
        ),
        (
            json!({"question": "score", "is": "answered", "value": 3}),
            "/value",
            "bad-value",
        ),
        (
            json!({"question": "score", "row": "r", "is": "answered"}),
            "/row",
            "bad-value",
        ),
        (
            json!({"question": "one", "is": "==", "value": "o9"}),
            "/value",
            "bad-value",
        ),
        (
            json!({"question": "grid", "is": "==", "value": 1}),
            "/row",
            "missing-field",
        ),
        (
            json!({"question": "grid", "row": "s", "is": "==", "value": 1}),
            "/row",
            "bad-value",
        ),
        (
            json!({"question": "day", "is": "<", "value": "today"}),
            "/value",
            "bad-day",
        ),
        (
            json!({"question": "later", "is": "answered"}),
            "/question",
            "later-question",
        ),
        (
            json!({"question": "looks", "is": "answered"}),
            "/question",
            "later-question",
        ),
        (
            json!({"question": "nobody", "is": "answered"}),
            "/question",
            "unknown-question",
        ),
        (
            json!({"question": "score", "is": "answered", "then": 1}),
            "/then",
            "unknown-field",
        ),
        (
            json!({"all": [{"question": "score", "is": "answered"}], "any": []}),
            "/any",
            "unknown-field",
        ),
        (json!({"any": []}), "/any", "empty"),
        (
            json!({"all": [{"any": first}, {"any": last}]}),
            "/all/1/any/10",
            "too-many",
        ),
        (deep, "/not/not/not/not/not", "too-deep"),
    ] {
        refuses(
            &survey_with_condition(condition),
            &[(&format!("/pages/0/questions/8/show_if{place}"), code)],
        );
    }
}

#[test]
fn a_condition_of_a_page_refers_to_earlier_pages() {
    let survey = |looked: &str| {
        let show_if = json!({"question": looked, "is": "answered"});
        let pages = json!([{"questions": [rating("a")]}, {"show_if": show_if, "questions": [rating("b")]}]);
        json!({"title": {"en": "Visit"}, "languages": ["en"], "pages": pages})
    };
    refuses(&survey("a"), &[]);
    refuses(&survey("b"), &[("/pages/1/show_if/question", "later-question")]);
}

#[test]
fn an_invalid_question_causes_no_violation_in_conditions() {
    let looks = json!({"code": "b", "kind": "date", "show_if": {"question": "a", "is": "<=", "value": 3}});
    let survey = survey_with(json!([{"code": "a", "kind": "rating"}, looks]));
    refuses(&survey, &[("/pages/0/questions/0/scale", "missing-field")]);
}
