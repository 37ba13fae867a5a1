//! What is said about whole surveys.

use serde_json::{Value, json};

use super::super::template;
use super::*;

fn of(pages: Value) -> Vec<Advice> {
    let document = json!({"title": {"en": "Visit"}, "languages": ["en", "fi"], "pages": pages});
    lint(&Definition::parse(&document).unwrap())
}

fn one(question: Value) -> Vec<Advice> {
    of(json!([{"questions": [question]}]))
}

fn codes(found: &[Advice]) -> Vec<&'static str> {
    found.iter().map(|advice| advice.code).collect()
}

fn text(code: &str) -> Value {
    json!({"code": code, "kind": "text"})
}

fn when(mut question: Value, condition: Value) -> Value {
    question["show_if"] = condition;
    question
}

#[test]
fn advice_names_its_place_its_language_and_what_was_found() {
    let prompt = json!({"en": "Was it fast and easy?", "fi": "Oliko se nopeaa?"});
    let found = one(json!({
        "code": "how", "kind": "rating", "style": "faces", "scale": {"from": 1, "to": 5}, "prompt": prompt
    }));
    let wanted = Advice {
        pointer: "/pages/0/questions/0/prompt/en".to_owned(),
        code: "double-question",
        question: Code::parse("how"),
        language: Language::parse("en"),
        facts: vec![("word", Fact::Text("and".to_owned()))],
    };
    assert_eq!(found, [wanted]);
}

#[test]
fn a_scale_of_numbers_needs_names_at_both_ends() {
    let rating = |style: &str, labels: Value| json!({"code": "a", "kind": "rating", "style": style, "scale": {"from": 0, "to": 10}, "labels": labels});
    let bare = one(rating("numbers", json!({"5": {"en": "So so"}})));
    assert_eq!(codes(&bare), ["scale-without-labels"]);
    assert_eq!(bare[0].facts, [("from", Fact::Number(0)), ("to", Fact::Number(10))]);
    assert_eq!(
        codes(&one(rating("numbers", json!({"0": {"en": "Bad"}})))),
        ["scale-without-labels"]
    );
    assert!(one(rating("numbers", json!({"0": {"en": "Bad"}, "10": {"en": "Good"}}))).is_empty());
    assert!(one(rating("stars", json!({}))).is_empty());
    let matrix = json!({"code": "m", "kind": "matrix", "scale": {"from": 1, "to": 5}, "rows": [{"code": "r"}]});
    assert_eq!(codes(&one(matrix)), ["scale-without-labels"]);
}

#[test]
fn a_long_list_of_options_is_found_unless_it_is_a_segment() {
    let choice = |count: usize, segment: bool| {
        let options: Vec<Value> = (0..count).map(|at| json!({"code": format!("o{at}")})).collect();
        json!({"code": "a", "kind": "choice", "options": options, "segment": segment})
    };
    assert!(one(choice(12, false)).is_empty());
    assert_eq!(codes(&one(choice(13, false))), ["many-options"]);
    assert!(one(choice(13, true)).is_empty());
}

#[test]
fn options_that_overlap_are_named_once_in_each_language() {
    let label = |en: &str, fi: &str| json!({"code": en.replace('+', "more"), "label": {"en": en, "fi": fi}});
    let options = [label("1-5", "1-5"), label("5-10", "6-10"), label("10+", "11+")];
    let found = one(json!({"code": "a", "kind": "choice", "options": options}));
    assert_eq!(codes(&found), ["options-overlap"]);
    assert_eq!(found[0].pointer, "/pages/0/questions/0/options/1/label/en");
    assert_eq!(found[0].facts[1], ("second", Fact::Text("5-10".to_owned())));
}

#[test]
fn an_address_needs_a_hint_and_a_score_needs_a_why() {
    assert_eq!(codes(&one(json!({"code": "a", "kind": "email"}))), ["personal-data"]);
    assert!(one(json!({"code": "a", "kind": "email", "hint": {"en": "For an answer"}})).is_empty());
    let score =
        json!({"code": "s", "kind": "rating", "style": "stars", "scale": {"from": 1, "to": 5}, "measure": "csat"});
    assert_eq!(codes(&one(score.clone())), ["no-why"]);
    assert!(of(json!([{"questions": [score, text("t")]}])).is_empty());
}

#[test]
fn many_required_questions_are_counted() {
    let questions = |required: usize, free: usize| {
        let all =
            (0..required + free).map(|at| json!({"code": format!("q{at}"), "kind": "date", "required": at < required}));
        of(json!([{"questions": all.collect::<Vec<_>>()}]))
    };
    assert!(questions(3, 0).is_empty());
    assert_eq!(codes(&questions(4, 0)), ["many-required"]);
    assert!(questions(5, 1).is_empty());
    let found = questions(6, 2);
    assert_eq!(found[0].facts, [("count", Fact::Number(6)), ("asked", Fact::Number(8))]);
}

#[test]
fn only_questions_of_one_way_are_counted_together() {
    let which = json!({"code": "which", "kind": "choice", "options": [{"code": "a"}, {"code": "b"}]});
    let branch = |name: &str, count: usize| {
        let test = json!({"question": "which", "is": "==", "value": name});
        let questions: Vec<Value> = (0..count)
            .map(|at| when(text(&format!("{name}{at}")), test.clone()))
            .collect();
        json!({"questions": questions})
    };
    let survey = |a: usize, b: usize| of(json!([{"questions": [which.clone()]}, branch("a", a), branch("b", b)]));
    assert!(survey(9, 9).is_empty());
    let found = survey(2, 10);
    assert_eq!(
        (found[0].code, &found[0].facts),
        ("many-questions", &vec![("count", Fact::Number(11))])
    );
}

#[test]
fn a_way_that_needs_several_answers_is_found() {
    let start = json!([
        {"code": "n", "kind": "number"},
        {"code": "d", "kind": "date"},
        {"code": "r", "kind": "rating", "style": "stars", "scale": {"from": 1, "to": 5}},
        {"code": "c", "kind": "choice", "multiple": true, "options": [{"code": "x"}, {"code": "y"}, {"code": "z"}]},
        {"code": "m", "kind": "matrix", "rows": [{"code": "one"}], "scale": {"from": 1, "to": 3},
         "labels": {"1": {"en": "Bad"}, "3": {"en": "Good"}}},
        {"code": "t", "kind": "text"}
    ]);
    let all = json!({"all": [
        {"question": "n", "is": ">", "value": 2.5},
        {"question": "d", "is": "<", "value": "2026-01-01"},
        {"question": "r", "is": "in", "value": [2, 3]},
        {"question": "c", "is": "includes", "value": "x"},
        {"question": "m", "row": "one", "is": ">=", "value": 3},
        {"not": {"question": "t", "is": "answered"}}
    ]});
    let more: Vec<Value> = (0..5).map(|at| text(&format!("q{at}"))).collect();
    let found = of(json!([{"questions": start}, {"show_if": all, "questions": more}]));
    assert_eq!(found[0].facts, [("count", Fact::Number(11))]);
}

#[test]
fn a_survey_with_too_many_ways_is_counted_as_if_all_were_shown() {
    let mut questions: Vec<Value> = (0..11).map(|at| text(&format!("q{at}"))).collect();
    for at in 0..11 {
        let condition = json!({"not": {"question": format!("q{at}"), "is": "answered"}});
        questions.push(when(text(&format!("more{at}")), condition));
    }
    assert_eq!(
        of(json!([{"questions": questions}]))[0].facts,
        [("count", Fact::Number(22))]
    );
}

#[test]
fn hard_texts_are_found_by_language() {
    let easy = "Tell us how it was. ".repeat(10);
    let hard = "Kaupunkiympäristön palvelukokonaisuuden kehittämissuunnitelma. ".repeat(14);
    let document = json!({
        "title": {"en": "Visit", "fi": "Käynti"}, "intro": {"en": easy, "fi": hard}, "languages": ["en", "fi"], "pages": []
    });
    let found = lint(&Definition::parse(&document).unwrap());
    assert_eq!(
        (codes(&found), found[0].language.as_ref().unwrap().as_str()),
        (vec!["reading-level"], "fi")
    );
}

#[test]
fn a_draft_without_texts_or_questions_is_linted_without_harm() {
    assert!(of(json!([])).is_empty());
    assert!(of(json!([{"questions": [{"code": "s", "kind": "statement"}]}])).is_empty());
    let shouted = one(json!({"code": "s", "kind": "statement", "prompt": {"en": "READ THIS FIRST and WELL"}}));
    assert!(shouted.is_empty());
    assert_eq!(
        codes(&one(
            json!({"code": "s", "kind": "statement", "prompt": {"en": "READ THIS FIRST"}})
        )),
        ["shouting"]
    );
}

#[test]
fn the_wording_of_the_built_in_templates_is_above_reproach() {
    for template in template::all() {
        let definition = Definition::parse(&template.document(&[])).unwrap();
        for advice in lint(&definition) {
            let place = (template.id, &advice.pointer, &advice.facts);
            let wording = [
                "double-question",
                "leading",
                "negative-double",
                "too-long",
                "shouting",
                "options-overlap",
            ];
            assert!(!wording.contains(&advice.code), "{} in {place:?}", advice.code);
        }
    }
}
