//! Parsing and validation of survey definitions, and the reported violations.

mod bins;
mod conditions;
mod form;
pub(crate) mod hostile;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use urbivox_core::survey::{Definition, Language, QuestionKind, Violation, limits};

/// A survey with every kind of question, conditions and two languages.
pub(crate) fn every_kind() -> Value {
    serde_json::from_str(include_str!("../../fixtures/every_kind.json")).unwrap()
}

/// A survey with these questions on one page.
fn survey_with(questions: Value) -> Value {
    json!({"title": {"en": "Visit"}, "languages": ["en"], "pages": [{"questions": questions}]})
}

fn with(mut definition: Value, pointer: &str, value: Value) -> Value {
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    definition.pointer_mut(parent).unwrap()[field] = value;
    definition
}

fn violations(definition: &Value) -> Vec<(String, &'static str)> {
    let violations = Definition::parse(definition)
        .err()
        .map(|violations| violations.into_vec())
        .unwrap_or_default();
    places(violations)
}

fn places(violations: Vec<Violation>) -> Vec<(String, &'static str)> {
    violations
        .into_iter()
        .map(|violation| (violation.pointer, violation.code))
        .collect()
}

#[track_caller]
fn refuses(definition: &Value, expected: &[(&str, &str)]) {
    let found = violations(definition);
    let found: Vec<(&str, &str)> = found.iter().map(|(pointer, code)| (pointer.as_str(), *code)).collect();
    assert_eq!(found, expected, "{definition:#}");
}

fn rating(code: &str) -> Value {
    json!({"code": code, "kind": "rating", "scale": {"from": 1, "to": 5}})
}

fn choice(code: &str, count: usize) -> Value {
    let options: Vec<Value> = (0..count).map(|at| json!({"code": format!("o{at}")})).collect();
    json!({"code": code, "kind": "choice", "options": options})
}

fn and(mut question: Value, more: Value) -> Value {
    question
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    question
}

#[test]
fn a_definition_with_every_kind_is_read() {
    let definition = Definition::parse(&every_kind()).unwrap();
    let kinds: BTreeSet<&str> = definition.questions().map(|question| question.kind.name()).collect();
    assert_eq!(kinds.len(), 9);
    assert!(definition.publication_violations().is_empty() && definition.warnings().is_empty());
    assert_eq!(definition.title.text(&Language::parse("fi").unwrap()), Some("Käyntisi"));
    assert_eq!(definition.closes_on.unwrap().to_string(), "2026-12-31");
    assert_eq!(definition.submissions_per_minute.unwrap().get(), 30);
    let segments: Vec<&str> = definition
        .segments()
        .map(|(question, _)| question.code.as_str())
        .collect();
    assert_eq!(segments, ["district"]);
    for question in definition.questions() {
        assert_eq!(definition.question(question.code.as_str()), Some(question));
    }
    assert_eq!(definition.question("nobody"), None);
}

#[test]
fn omitted_fields_have_their_defaults() {
    let definition = Definition::parse(&survey_with(json!([
        rating("a"), {"code": "b", "kind": "text"}, {"code": "c", "kind": "number"}, choice("d", 1),
    ])));
    let definition = definition.unwrap();
    assert_eq!(definition.default_language.as_str(), "en");
    let kinds: Vec<&QuestionKind> = definition.questions().map(|question| &question.kind).collect();
    let [
        QuestionKind::Rating(rating),
        QuestionKind::Text(text),
        QuestionKind::Number(number),
        QuestionKind::Choice(choice),
    ] = kinds[..]
    else {
        panic!("{kinds:?}")
    };
    assert_eq!((rating.style.name(), rating.satisfied_from), ("numbers", None));
    assert_eq!((text.multiline, text.max_chars), (false, limits::TEXT_CHARS_DEFAULT));
    assert_eq!((number.decimals, number.min, number.unit.as_deref()), (3, None, None));
    assert!(!choice.multiple && !choice.segment && choice.min_choices.is_none());
    assert!(definition.questions().all(|question| !question.required));
}

#[test]
fn a_draft_without_questions_or_translations_is_read_but_not_ready() {
    let empty = Definition::parse(&json!({"title": {"en": "Visit"}, "languages": ["en", "fi"]})).unwrap();
    assert_eq!(
        places(empty.publication_violations()),
        [
            ("/pages".into(), "no-questions"),
            ("/title/fi".into(), "missing-translation")
        ]
    );
    let statement = Definition::parse(&survey_with(json!([{"code": "a", "kind": "statement"}]))).unwrap();
    assert_eq!(
        places(statement.publication_violations()),
        [("/pages".into(), "no-questions")]
    );

    let mut draft = every_kind();
    for pointer in [
        "/intro",
        "/pages/0/title",
        "/pages/0/questions/1/prompt",
        "/pages/0/questions/1/hint",
    ] {
        draft
            .pointer_mut(pointer)
            .unwrap()
            .as_object_mut()
            .unwrap()
            .remove("fi");
    }
    for pointer in ["/pages/0/questions/1/labels/5", "/pages/1/questions/0/rows/1/label"] {
        draft
            .pointer_mut(pointer)
            .unwrap()
            .as_object_mut()
            .unwrap()
            .remove("en");
    }
    let missing = places(Definition::parse(&draft).unwrap().publication_violations());
    let pointers: Vec<&str> = missing.iter().map(|(pointer, _)| pointer.as_str()).collect();
    assert_eq!(
        pointers,
        [
            "/intro/fi",
            "/pages/0/title/fi",
            "/pages/0/questions/1/prompt/fi",
            "/pages/0/questions/1/hint/fi",
            "/pages/0/questions/1/labels/5/en",
            "/pages/1/questions/0/rows/1/label/en",
        ]
    );
}

#[test]
fn questions_without_a_text_cause_a_warning() {
    let definition = Definition::parse(&survey_with(
        json!([choice("a", 1), {"code": "b", "kind": "statement"}]),
    ))
    .unwrap();
    assert_eq!(
        places(definition.warnings()),
        [
            ("/pages/0/questions/0/prompt".into(), "no-prompt"),
            ("/pages/0/questions/0/options/0/label".into(), "no-label"),
            ("/pages/0/questions/1/prompt".into(), "no-prompt"),
        ]
    );
}

#[test]
fn other_json_than_a_definition_is_refused() {
    refuses(&json!([]), &[("", "wrong-type")]);
    refuses(
        &json!({}),
        &[("/languages", "missing-field"), ("/title", "missing-field")],
    );
}

#[test]
fn every_violation_of_the_head_has_its_path() {
    for (pointer, value, place, code) in [
        ("/titel", json!(1), "/titel", "unknown-field"),
        ("/title", json!("Visit"), "/title", "wrong-type"),
        ("/title", json!({}), "/title", "empty"),
        ("/title", json!({"en": " "}), "/title/en", "empty"),
        ("/title", json!({"en": 3}), "/title/en", "wrong-type"),
        ("/title", json!({"en": "x".repeat(201)}), "/title/en", "too-long"),
        ("/title", json!({"en": "a\u{0}b"}), "/title/en", "control-character"),
        ("/title", json!({"sv": "Besök"}), "/title/sv", "unknown-language"),
        ("/title", json!({"Finnish": "x"}), "/title/Finnish", "bad-language"),
        ("/intro", json!({"en": "x".repeat(4_001)}), "/intro/en", "too-long"),
        ("/thanks", json!(null), "/thanks", "wrong-type"),
        ("/languages", json!([]), "/languages", "empty"),
        (
            "/languages",
            json!(["en", "fi", "en"]),
            "/languages/2",
            "duplicate-language",
        ),
        ("/languages", json!(["en", "FI"]), "/languages/1", "bad-language"),
        (
            "/default_language",
            json!("sv"),
            "/default_language",
            "default-not-offered",
        ),
        ("/opens_on", json!("2026-02-30"), "/opens_on", "bad-day"),
        ("/closes_on", json!("2025-12-31"), "/closes_on", "out-of-order"),
        (
            "/submissions_per_minute",
            json!(0),
            "/submissions_per_minute",
            "bad-value",
        ),
        (
            "/submissions_per_minute",
            json!("3"),
            "/submissions_per_minute",
            "wrong-type",
        ),
        ("/pages", json!({}), "/pages", "wrong-type"),
        ("/pages", json!(vec![json!({}); 51]), "/pages", "too-many"),
        ("/pages", json!([{"heading": 1}]), "/pages/0/heading", "unknown-field"),
    ] {
        refuses(&with(every_kind(), pointer, value), &[(place, code)]);
    }
    let tags: Vec<String> = (0..41).map(|at| format!("en-x{at}a")).collect();
    let many = json!({"title": {"en-x0a": "Visit"}, "languages": tags});
    refuses(&many, &[("/languages", "too-many")]);
}

#[test]
fn every_violation_of_a_question_has_its_path() {
    let question = "/pages/0/questions/0";
    for (written, place, code) in [
        (json!("q"), "", "wrong-type"),
        (json!({"kind": "date"}), "/code", "missing-field"),
        (json!({"code": "q"}), "/kind", "missing-field"),
        (json!({"code": "-q", "kind": "date"}), "/code", "bad-code"),
        (json!({"code": "q", "kind": "slider"}), "/kind", "unknown-kind"),
        (
            json!({"code": "q", "kind": "date", "scale": {"from": 1, "to": 5}}),
            "/scale",
            "unknown-field",
        ),
        (
            json!({"code": "q", "kind": "statement", "required": false}),
            "/required",
            "unknown-field",
        ),
        (
            json!({"code": "q", "kind": "date", "required": "yes"}),
            "/required",
            "wrong-type",
        ),
        (json!({"code": "q", "kind": "rating"}), "/scale", "missing-field"),
        (
            json!({"code": "q", "kind": "rating", "scale": {"from": 5, "to": 1}}),
            "/scale",
            "bad-scale",
        ),
        (
            json!({"code": "q", "kind": "rating", "scale": {"from": 0, "to": 101}}),
            "/scale",
            "bad-scale",
        ),
        (
            json!({"code": "q", "kind": "rating", "scale": {"from": 1.5, "to": 5}}),
            "/scale/from",
            "wrong-type",
        ),
        (and(rating("q"), json!({"style": "hearts"})), "/style", "bad-value"),
        (
            and(rating("q"), json!({"satisfied_from": 6})),
            "/satisfied_from",
            "bad-value",
        ),
        (
            and(rating("q"), json!({"labels": {"6": {"en": "x"}}})),
            "/labels/6",
            "bad-value",
        ),
        (
            and(rating("q"), json!({"labels": {"01": {"en": "x"}}})),
            "/labels/01",
            "bad-value",
        ),
        (choice("q", 0), "/options", "empty"),
        (choice("q", 101), "/options", "too-many"),
        (and(choice("q", 61), json!({"segment": true})), "/options", "too-many"),
        (
            and(choice("q", 2), json!({"segment": true, "multiple": true})),
            "/segment",
            "segment-not-single",
        ),
        (
            and(choice("q", 2), json!({"max_choices": 1})),
            "/max_choices",
            "bad-value",
        ),
        (
            and(choice("q", 2), json!({"multiple": true, "max_choices": 3})),
            "/max_choices",
            "bad-value",
        ),
        (
            and(
                choice("q", 3),
                json!({"multiple": true, "min_choices": 3, "max_choices": 2}),
            ),
            "/max_choices",
            "out-of-order",
        ),
        (
            json!({"code": "q", "kind": "choice", "options": [{"code": "a"}, {"code": "a"}]}),
            "/options/1/code",
            "duplicate-code",
        ),
        (
            json!({"code": "q", "kind": "ranking", "options": [{"code": "a", "exclusive": true}]}),
            "/options/0/exclusive",
            "unknown-field",
        ),
        (
            json!({"code": "q", "kind": "ranking", "options": [{"label": {"en": "x"}}]}),
            "/options/0/code",
            "missing-field",
        ),
        (
            json!({"code": "q", "kind": "matrix", "rows": [], "scale": {"from": 1, "to": 5}}),
            "/rows",
            "empty",
        ),
        (
            json!({"code": "q", "kind": "number", "min": 3, "max": 2}),
            "/max",
            "out-of-order",
        ),
        (
            json!({"code": "q", "kind": "number", "min": 0.0001}),
            "/min",
            "bad-value",
        ),
        (json!({"code": "q", "kind": "number", "min": "3"}), "/min", "wrong-type"),
        (
            json!({"code": "q", "kind": "number", "decimals": 4}),
            "/decimals",
            "bad-value",
        ),
        (
            json!({"code": "q", "kind": "number", "unit": "x".repeat(21)}),
            "/unit",
            "too-long",
        ),
        (
            json!({"code": "q", "kind": "text", "max_chars": 10_001}),
            "/max_chars",
            "bad-value",
        ),
        (
            json!({"code": "q", "kind": "date", "prompt": {"en": "x".repeat(1_001)}}),
            "/prompt/en",
            "too-long",
        ),
        (
            json!({"code": "q", "kind": "date", "hint": {"en": "x".repeat(1_001)}}),
            "/hint/en",
            "too-long",
        ),
    ] {
        refuses(&survey_with(json!([written])), &[(&format!("{question}{place}"), code)]);
    }
    refuses(
        &survey_with(json!([rating("a"), rating("a")])),
        &[("/pages/0/questions/1/code", "duplicate-code")],
    );
}

#[test]
fn a_measure_must_fit_its_question() {
    let matrix = |rows: usize, to: i64| {
        let rows: Vec<Value> = (0..rows).map(|at| json!({"code": format!("r{at}")})).collect();
        json!({"code": "q", "kind": "matrix", "rows": rows, "scale": {"from": 1, "to": to}})
    };
    let scaled = |from: i64, to: i64| json!({"code": "q", "kind": "rating", "scale": {"from": from, "to": to}});
    let found = |codes: &[&str]| {
        let options: Vec<Value> = codes.iter().map(|code| json!({"code": code})).collect();
        json!({"code": "q", "kind": "choice", "options": options})
    };
    let refused = [("/pages/0/questions/0/measure", "bad-measure")];
    for (measure, good, bad) in [
        ("csat", scaled(1, 5), scaled(1, 3)),
        ("csat", and(scaled(1, 3), json!({"satisfied_from": 3})), found(&["yes"])),
        ("nps", scaled(0, 10), scaled(1, 10)),
        ("ces", scaled(1, 7), scaled(1, 5)),
        ("sus", matrix(10, 5), matrix(9, 5)),
        ("umux-lite", matrix(2, 7), matrix(2, 5)),
        ("sdg-found", found(&["yes", "no", "partly"]), found(&["yes", "no"])),
        ("sdg-rating", scaled(1, 5), scaled(0, 4)),
    ] {
        let measured = |question| survey_with(json!([and(question, json!({"measure": measure}))]));
        refuses(&measured(good), &[]);
        refuses(&measured(bad), &refused);
    }
    refuses(
        &survey_with(json!([and(rating("q"), json!({"measure": "joy"}))])),
        &refused,
    );
    refuses(
        &survey_with(json!([{"code": "q", "kind": "statement", "measure": "csat"}])),
        &refused,
    );
}

#[test]
fn a_system_usability_scale_has_five_reversed_rows_or_none() {
    let sus = |reversed: usize| {
        let rows: Vec<Value> = (0..10)
            .map(|at| json!({"code": format!("r{at}"), "reversed": at < reversed}))
            .collect();
        survey_with(
            json!([{"code": "q", "kind": "matrix", "rows": rows, "scale": {"from": 1, "to": 5}, "measure": "sus"}]),
        )
    };
    for reversed in 0..=10 {
        let expected: &[(&str, &str)] = match reversed {
            0 | 5 => &[],
            _ => &[("/pages/0/questions/0/measure", "bad-reversed")],
        };
        refuses(&sus(reversed), expected);
    }
    let of_row = |mark: Value| {
        let rows = json!([{"code": "r0", "reversed": mark}]);
        survey_with(json!([{"code": "q", "kind": "matrix", "rows": rows, "scale": {"from": 1, "to": 5}}]))
    };
    refuses(&of_row(json!(true)), &[]);
    refuses(
        &of_row(json!("yes")),
        &[("/pages/0/questions/0/rows/0/reversed", "wrong-type")],
    );
    let positive: Vec<&str> = Definition::parse(&sus(0))
        .unwrap()
        .warnings()
        .iter()
        .map(|found| found.code)
        .collect();
    assert!(positive.contains(&"positive-scale"), "{positive:?}");
    let usual: Vec<&str> = Definition::parse(&sus(5))
        .unwrap()
        .warnings()
        .iter()
        .map(|found| found.code)
        .collect();
    assert!(!usual.contains(&"positive-scale"), "{usual:?}");
}

#[test]
fn a_wording_class_is_a_whole_number_from_one() {
    let asked = |class: Value| survey_with(json!([and(rating("q"), json!({"wording": class}))]));
    let wording = |definition: &Value| {
        Definition::parse(definition)
            .unwrap()
            .questions()
            .next()
            .unwrap()
            .wording
    };
    assert_eq!(wording(&asked(json!(3))), 3);
    assert_eq!(wording(&survey_with(json!([rating("q")]))), 1);
    for bad in [json!(0), json!(-1), json!(1_000_001)] {
        refuses(&asked(bad), &[("/pages/0/questions/0/wording", "bad-value")]);
    }
    refuses(&asked(json!("2")), &[("/pages/0/questions/0/wording", "wrong-type")]);
}

#[test]
fn time_saved_takes_two_questions_in_minutes() {
    let minutes =
        |code: &str, unit: &str| json!({"code": code, "kind": "number", "unit": unit, "measure": "time-saved"});
    refuses(&survey_with(json!([minutes("a", "min"), minutes("b", "min")])), &[]);
    refuses(
        &survey_with(json!([minutes("a", "min")])),
        &[("/pages/0/questions/0/measure", "bad-measure")],
    );
    let three = survey_with(json!([minutes("a", "min"), minutes("b", "min"), minutes("c", "min")]));
    refuses(&three, &[("/pages/0/questions/2/measure", "bad-measure")]);
    let hours = survey_with(json!([minutes("a", "min"), minutes("b", "h")]));
    refuses(&hours, &[("/pages/0/questions/1/measure", "bad-measure")]);
}

#[test]
fn a_survey_has_a_limit_of_questions_segments_and_counters() {
    let many: Vec<Value> = (0..201)
        .map(|at| json!({"code": format!("q{at}"), "kind": "date"}))
        .collect();
    refuses(&survey_with(json!(many)), &[("/pages/0/questions", "too-many")]);
    let two_pages = json!([{"questions": many[..150]}, {"questions": many[150..]}]);
    refuses(
        &with(survey_with(json!([])), "/pages", two_pages),
        &[("/pages/1/questions", "too-many")],
    );

    let segments: Vec<Value> = (0..4)
        .map(|at| and(choice(&format!("s{at}"), 2), json!({"segment": true})))
        .collect();
    refuses(
        &survey_with(json!(segments)),
        &[("/pages/0/questions/3/segment", "too-many-segments")],
    );

    let grid = |code: &str| {
        let rows: Vec<Value> = (0..50).map(|at| json!({"code": format!("r{at}")})).collect();
        json!({"code": code, "kind": "matrix", "rows": rows, "scale": {"from": 0, "to": 100}})
    };
    let wide = survey_with(json!([and(choice("s", 60), json!({"segment": true})), grid("a")]));
    refuses(&wide, &[("/pages", "too-many-counters")]);
    // One grid needs 1 + 50 × (2 + 101) + 2 counters.
    refuses(&survey_with(json!([grid("a"), grid("b"), grid("c")])), &[]);
    refuses(
        &survey_with(json!([grid("a"), grid("b"), grid("c"), grid("d")])),
        &[("/pages", "too-many-counters")],
    );
}

#[test]
fn all_violations_are_reported_together() {
    let survey = json!({
        "title": {"en": "", "sv": "x"}, "languages": ["en"], "colour": "blue",
        "pages": [{"questions": [
            {"code": "a b", "kind": "rating", "scale": {"from": 5, "to": 1}, "stile": 1},
            {"code": "c", "kind": "date", "show_if": {"question": "d", "is": "answered"}},
        ]}],
    });
    refuses(
        &survey,
        &[
            ("/colour", "unknown-field"),
            ("/title/en", "empty"),
            ("/title/sv", "unknown-language"),
            ("/pages/0/questions/0/code", "bad-code"),
            ("/pages/0/questions/0/stile", "unknown-field"),
            ("/pages/0/questions/0/scale", "bad-scale"),
            ("/pages/0/questions/1/show_if/question", "unknown-question"),
        ],
    );
}
