//! Parsing of answers, and the violations that it reports.

mod round_trip;
mod visibility;

use serde_json::{Value, json};
use urbivox_core::survey::{Answer, Definition, RawAnswers, Submission, limits};

use super::definition::every_kind;

fn survey() -> Definition {
    Definition::parse(&every_kind()).unwrap()
}

/// A survey with these questions on one page.
fn survey_with(questions: Value) -> Definition {
    let definition = json!({"title": {"en": "Visit"}, "languages": ["en"], "pages": [{"questions": questions}]});
    Definition::parse(&definition).unwrap()
}

fn raw(answers: &Value) -> RawAnswers {
    serde_json::from_value(answers.clone()).unwrap()
}

fn parse(definition: &Definition, answers: Value) -> Submission {
    match Submission::parse(definition, &raw(&answers)) {
        Ok(submission) => submission,
        Err(violations) => panic!("{answers}: {violations:?}"),
    }
}

#[track_caller]
fn refuses(definition: &Definition, answers: &Value, expected: &[(&str, &str)]) {
    let violations = Submission::parse(definition, &raw(answers)).err().unwrap_or_default();
    let found: Vec<(&str, &str)> = violations
        .iter()
        .map(|violation| (violation.pointer.as_str(), violation.code))
        .collect();
    assert_eq!(found, expected, "{answers}");
}

/// A complete and valid set of answers.
fn complete_answers() -> Value {
    json!({
        "satisfaction": 2, "district": {"code": "elsewhere", "text": "Nokia"}, "why": [{"code": "other", "text": " It rained. "}, "slow"],
        "parts": {"speed": 5, "clarity": 4}, "order": ["time", "price"], "before": 20.5, "after": 0.125,
        "day": "2026-03-01", "comment": "Two\nlines ", "contact": "name@example.org",
    })
}

#[test]
fn a_full_questionnaire_is_read_in_the_order_of_the_definition() {
    let submission = parse(&survey(), complete_answers());
    let codes: Vec<&str> = submission.answers.iter().map(|(code, _)| code.as_str()).collect();
    let asked: Vec<String> = survey()
        .questions()
        .filter(|q| q.takes_answer())
        .map(|q| q.code.to_string())
        .collect();
    assert_eq!(codes, asked);
    assert!(submission.skipped.is_empty());
    assert_eq!(submission.answers.get("satisfaction"), Some(&Answer::Score(2)));
    assert_eq!(
        submission.answers.get("comment"),
        Some(&Answer::Text("Two\nlines ".into()))
    );
    let Some(Answer::Matrix(rows)) = submission.answers.get("parts") else {
        panic!()
    };
    let rows: Vec<(&str, i64)> = rows.iter().map(|(row, score)| (row.as_str(), *score)).collect();
    assert_eq!(rows, [("clarity", 4), ("speed", 5)]);
    let Some(Answer::Choice(chosen)) = submission.answers.get("why") else {
        panic!()
    };
    let chosen: Vec<(&str, Option<&str>)> = chosen
        .iter()
        .map(|one| (one.code.as_str(), one.text.as_deref()))
        .collect();
    assert_eq!(chosen, [("slow", None), ("other", Some(" It rained. "))]);
    assert_eq!(submission.answers.get("nobody"), None);
}

#[test]
fn every_form_of_a_blank_answer_is_skipped() {
    let all = ["district", "parts", "order", "before", "after", "day", "contact"];
    for blank in [json!(null), json!(""), json!([]), json!({})] {
        let mut answers = json!({"satisfaction": 5});
        all.iter().for_each(|code| answers[*code] = blank.clone());
        let submission = parse(&survey(), answers);
        let skipped: Vec<&str> = submission.skipped.iter().map(|code| code.as_str()).collect();
        assert_eq!(skipped, all);
    }
    let spaces = parse(
        &survey(),
        json!({"satisfaction": 5, "contact": " \t", "parts": {"clarity": null}}),
    );
    assert_eq!(spaces.skipped.len(), all.len());
    assert_eq!(parse(&survey(), json!({"satisfaction": 5})), spaces);
}

#[test]
fn every_violation_has_its_path() {
    let good = || json!({"satisfaction": 2, "day": "2026-03-01"});
    for (code, value, place, violation) in [
        ("nobody", json!(1), "/answers/nobody", "unknown-question"),
        ("a/b~c", json!(1), "/answers/a~1b~0c", "unknown-question"),
        ("note", json!("x"), "/answers/note", "unknown-question"),
        ("satisfaction", json!(null), "/answers/satisfaction", "required"),
        ("satisfaction", json!("4"), "/answers/satisfaction", "wrong-type"),
        ("satisfaction", json!(6), "/answers/satisfaction", "off-scale"),
        ("satisfaction", json!(4.5), "/answers/satisfaction", "off-scale"),
        ("satisfaction", json!(1e300), "/answers/satisfaction", "off-scale"),
        ("satisfaction", json!(u64::MAX), "/answers/satisfaction", "off-scale"),
        ("district", json!("west"), "/answers/district", "not-offered"),
        ("district", json!(["north"]), "/answers/district", "wrong-type"),
        ("district", json!({"text": "x"}), "/answers/district", "wrong-type"),
        (
            "district",
            json!({"code": "north", "text": "x"}),
            "/answers/district/text",
            "text-not-offered",
        ),
        (
            "district",
            json!({"code": "elsewhere", "text": 3}),
            "/answers/district/text",
            "wrong-type",
        ),
        (
            "district",
            json!({"code": "elsewhere", "text": "x".repeat(501)}),
            "/answers/district/text",
            "too-long",
        ),
        (
            "district",
            json!({"code": "elsewhere", "text": "\u{1b}[0m"}),
            "/answers/district/text",
            "control-character",
        ),
        (
            "district",
            json!({"code": "elsewhere", "note": "x"}),
            "/answers/district/note",
            "unknown-field",
        ),
        ("why", json!("slow"), "/answers/why", "wrong-type"),
        ("why", json!([7]), "/answers/why/0", "wrong-type"),
        ("why", json!(["slow", "fast"]), "/answers/why/1", "not-offered"),
        ("why", json!(["slow", "slow"]), "/answers/why/1", "duplicate-choice"),
        ("why", json!(["none", "slow"]), "/answers/why", "exclusive"),
        (
            "why",
            json!(["slow", "unclear", "other"]),
            "/answers/why",
            "too-many-choices",
        ),
        ("why", json!(vec!["slow"; 101]), "/answers/why", "too-many-choices"),
        (
            "why",
            json!([{"code": "slow", "text": "x"}]),
            "/answers/why/0/text",
            "text-not-offered",
        ),
        ("parts", json!([5]), "/answers/parts", "wrong-type"),
        ("parts", json!({"clarity": 0}), "/answers/parts/clarity", "off-scale"),
        ("parts", json!({"clarity": "5"}), "/answers/parts/clarity", "wrong-type"),
        ("parts", json!({"colour": 5}), "/answers/parts/colour", "unknown-row"),
        ("order", json!("time"), "/answers/order", "wrong-type"),
        ("order", json!([{"code": "time"}]), "/answers/order/0", "wrong-type"),
        ("order", json!(["time", "luck"]), "/answers/order/1", "not-offered"),
        ("order", json!(["time", "time"]), "/answers/order/1", "duplicate-choice"),
        (
            "order",
            json!(["time", "time", "time", "time"]),
            "/answers/order",
            "too-many-choices",
        ),
        ("before", json!("20"), "/answers/before", "wrong-type"),
        ("before", json!(601), "/answers/before", "out-of-range"),
        ("before", json!(-0.1), "/answers/before", "out-of-range"),
        ("before", json!(1e300), "/answers/before", "out-of-range"),
        ("before", json!(20.25), "/answers/before", "too-many-decimals"),
        ("after", json!(0.0001), "/answers/after", "too-many-decimals"),
        ("day", json!(20260301), "/answers/day", "wrong-type"),
        ("day", json!("2026-02-29"), "/answers/day", "bad-day"),
        ("day", json!("1.3.2026"), "/answers/day", "bad-day"),
        ("comment", json!(5), "/answers/comment", "wrong-type"),
        ("comment", json!("ä".repeat(101)), "/answers/comment", "too-long"),
        ("comment", json!("a\u{0}"), "/answers/comment", "control-character"),
        ("contact", json!(true), "/answers/contact", "wrong-type"),
        ("contact", json!("name"), "/answers/contact", "bad-email"),
        (
            "contact",
            json!("a@b.org\r\nBcc: c@d.org"),
            "/answers/contact",
            "bad-email",
        ),
        (
            "contact",
            json!(format!("a@{}.org", "b.".repeat(130))),
            "/answers/contact",
            "bad-email",
        ),
    ] {
        let mut answers = good();
        answers[code] = value;
        refuses(&survey(), &answers, &[(place, violation)]);
    }
}

#[test]
fn all_violations_are_reported_at_once_in_the_order_asked() {
    let answers =
        json!({"parts": {"clarity": 9, "x": 1, "speed": "1"}, "satisfaction": 9, "order": ["a", "b"], "zzz": 1});
    refuses(
        &survey(),
        &answers,
        &[
            ("/answers/zzz", "unknown-question"),
            ("/answers/satisfaction", "off-scale"),
            ("/answers/parts/clarity", "off-scale"),
            ("/answers/parts/speed", "wrong-type"),
            ("/answers/parts/x", "unknown-row"),
            ("/answers/order/0", "not-offered"),
            ("/answers/order/1", "not-offered"),
        ],
    );
}

#[test]
fn a_question_answered_twice_is_refused() {
    let twice: RawAnswers = serde_json::from_str(r#"{"satisfaction": 5, "satisfaction": 1}"#).unwrap();
    let violations = Submission::parse(&survey(), &twice).unwrap_err().into_vec();
    assert_eq!(violations.len(), 1);
    assert_eq!(
        (violations[0].pointer.as_str(), violations[0].code),
        ("/answers/satisfaction", "duplicate-question")
    );
}

#[test]
fn a_required_matrix_needs_every_row() {
    let rows = json!([{"code": "a"}, {"code": "b"}]);
    let matrix = json!({"code": "m", "kind": "matrix", "required": true, "rows": rows, "scale": {"from": 1, "to": 5}});
    let definition = survey_with(json!([matrix]));
    let (a, b) = (("/answers/m/a", "required"), ("/answers/m/b", "required"));
    refuses(&definition, &json!({}), &[a, b]);
    refuses(&definition, &json!({"m": {"a": null}}), &[a, b]);
    refuses(&definition, &json!({"m": {"b": 1}}), &[a]);
    refuses(&definition, &json!({"m": {"a": 1, "b": 5.0}}), &[]);
}

#[test]
fn the_minimum_of_choices_does_not_apply_to_an_exclusive_option() {
    let options = json!([{"code": "a"}, {"code": "b"}, {"code": "none", "exclusive": true}]);
    let choice = json!({"code": "c", "kind": "choice", "multiple": true, "min_choices": 2, "options": options});
    let definition = survey_with(json!([choice]));
    refuses(&definition, &json!({"c": ["a"]}), &[("/answers/c", "too-few-choices")]);
    for good in [json!([]), json!(["none"]), json!(["b", "a"])] {
        refuses(&definition, &json!({ "c": good }), &[]);
    }
}

#[test]
fn the_text_of_an_option_is_optional() {
    for other in [
        json!("elsewhere"),
        json!({"code": "elsewhere"}),
        json!({"code": "elsewhere", "text": " "}),
    ] {
        let submission = parse(&survey(), json!({"satisfaction": 5, "district": other}));
        let Some(Answer::Choice(chosen)) = submission.answers.get("district") else {
            panic!()
        };
        assert_eq!((chosen.len(), chosen[0].text.as_deref()), (1, None));
    }
}

#[test]
fn a_violation_never_repeats_what_the_citizen_wrote() {
    let secret = "my neighbour";
    let answers = json!({
        "satisfaction": secret, "district": {"code": secret, "text": secret}, "why": [secret], "order": [secret],
        "parts": secret, "before": secret, "day": secret, "contact": secret, "comment": format!("{secret}\u{0}"),
    });
    let violations = Submission::parse(&survey(), &raw(&answers)).unwrap_err();
    assert!(violations.len() >= 8);
    assert!(
        violations
            .iter()
            .all(|violation| !violation.detail.contains(secret) && !violation.pointer.contains(secret))
    );
}

#[test]
fn the_violations_of_a_hostile_submission_are_limited() {
    let strange: RawAnswers = (0..1_000)
        .map(|at| (format!("{at}{}", "x".repeat(9_000)), json!(1)))
        .collect();
    let violations = Submission::parse(&survey(), &strange).unwrap_err();
    assert_eq!(violations.len(), limits::VIOLATIONS_MAX);
    assert!(violations.iter().all(|violation| violation.pointer.len() < 100));
}
