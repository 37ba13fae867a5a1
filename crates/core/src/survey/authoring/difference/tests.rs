use serde_json::{Value, json};

use super::*;

fn of(questions: Value) -> Definition {
    let document = json!({"title": {"en": "Visit"}, "languages": ["en"], "pages": [{"questions": questions}]});
    Definition::parse(&document).unwrap()
}

fn rating(to: i64, prompt: &str) -> Value {
    json!({"code": "s", "kind": "rating", "scale": {"from": 1, "to": to}, "prompt": {"en": prompt}})
}

fn series(old: Value, new: Value) -> Vec<(String, SeriesEffect)> {
    let changes = difference(&of(old), &of(new));
    changes.into_iter().map(|change| (change.code, change.series)).collect()
}

#[test]
fn a_changed_scale_breaks_the_series_and_a_changed_wording_warns() {
    let one = |old: Value, new: Value| series(json!([old]), json!([new]));
    assert_eq!(
        one(rating(5, "How?"), rating(5, "How?")),
        [("s".into(), SeriesEffect::Continues)]
    );
    assert_eq!(
        one(rating(5, "How?"), rating(7, "How?")),
        [("s".into(), SeriesEffect::Breaks)]
    );
    assert_eq!(
        one(rating(5, "How?"), rating(5, "Well?")),
        [("s".into(), SeriesEffect::NeedsReview)]
    );
    assert_eq!(
        one(rating(5, "How?"), rating(7, "Well?")),
        [("s".into(), SeriesEffect::Breaks)]
    );
}

#[test]
fn an_inserted_question_does_not_change_others() {
    let text = json!({"code": "t", "kind": "text", "show_if": {"question": "s", "is": "<=", "value": 3}});
    let first = json!({"code": "new", "kind": "date"});
    let found = series(
        json!([rating(5, "How?"), text]),
        json!([first, rating(5, "How?"), text]),
    );
    assert_eq!(
        found,
        [
            ("new".into(), SeriesEffect::Starts),
            ("s".into(), SeriesEffect::Continues),
            ("t".into(), SeriesEffect::Continues)
        ]
    );
}

#[test]
fn added_and_removed_questions_are_reported() {
    let text = json!({"code": "t", "kind": "text"});
    assert_eq!(
        series(json!([rating(5, "How?")]), json!([text])),
        [("t".into(), SeriesEffect::Starts), ("s".into(), SeriesEffect::Ends)]
    );
}

fn of_one(old: Value, new: Value) -> QuestionChange {
    difference(&of(json!([old])), &of(json!([new]))).remove(0)
}

#[test]
fn labels_and_the_default_bar_written_out_change_no_series() {
    let labelled = json!({"code": "s", "kind": "rating", "scale": {"from": 1, "to": 5}, "prompt": {"en": "How?"},
                          "labels": {"1": {"en": "Bad"}}, "satisfied_from": 4});
    let found = of_one(rating(5, "How?"), labelled);
    assert_eq!((found.changes, found.series), (vec!["labels"], SeriesEffect::Continues));
    assert!(found.marks.is_empty());
}

#[test]
fn each_change_has_its_mark_and_breaks_where_the_shape_key_does() {
    let choice = |options: Value| json!({"code": "c", "kind": "choice", "options": options});
    let matrix = |rows: Value| json!({"code": "m", "kind": "matrix", "scale": {"from": 1, "to": 5}, "rows": rows});
    let with = |name: &str, value: Value| {
        let mut question = rating(5, "How?");
        question[name] = value;
        question
    };
    let wording = MarkKind::Shape(ShapePart::Wording);
    for (old, new, effect, marks) in [
        (
            rating(5, "How?"),
            with("required", json!(true)),
            SeriesEffect::NeedsReview,
            vec![MarkKind::Required],
        ),
        (
            rating(5, "How?"),
            rating(5, "Well?"),
            SeriesEffect::NeedsReview,
            vec![wording],
        ),
        (
            rating(5, "How?"),
            with("wording", json!(2)),
            SeriesEffect::Breaks,
            vec![wording],
        ),
        (
            rating(5, "How?"),
            with("satisfied_from", json!(5)),
            SeriesEffect::Breaks,
            vec![MarkKind::Shape(ShapePart::Bar)],
        ),
        (
            choice(json!([{"code": "a"}])),
            choice(json!([{"code": "a"}, {"code": "b", "other_text": true}])),
            SeriesEffect::NeedsReview,
            vec![MarkKind::Shape(ShapePart::Options)],
        ),
        (
            matrix(json!([{"code": "a"}, {"code": "b"}])),
            matrix(json!([{"code": "b", "reversed": true}, {"code": "a"}])),
            SeriesEffect::Breaks,
            vec![MarkKind::Shape(ShapePart::Polarity)],
        ),
        (
            matrix(json!([{"code": "a"}])),
            matrix(json!([{"code": "b"}, {"code": "a"}])),
            SeriesEffect::Continues,
            Vec::new(),
        ),
    ] {
        let found = of_one(old, new);
        let found = (found.series, found.marks.into_iter().collect::<Vec<_>>());
        assert_eq!(found, (effect, marks));
    }
}

#[test]
fn as_few_questions_as_possible_are_moved() {
    let text = |code: &str| json!({"code": code, "kind": "text"});
    let order = |codes: &str| of(codes.chars().map(|code| text(&code.to_string())).collect());
    for (old, new, moved) in [("abcd", "dabc", "d"), ("abcd", "xabcd", ""), ("abcd", "acd", "")] {
        let (old, new) = (order(old), order(new));
        let found = difference(&old, &new);
        let found = found.iter().filter(|change| change.changes.contains(&"position"));
        let found: String = found.map(|change| change.code.as_str()).collect();
        assert_eq!(found, moved);
    }
}

#[test]
fn changed_texts_are_found_with_whether_the_author_raised_their_wording_class() {
    let asked = |old: Value, new: Value| changed_prompts(&[of(json!([old]))], &of(json!([new])));
    let change = |is_raised| PromptChange {
        code: "s".to_owned(),
        before: "How?".to_owned(),
        after: "Well?".to_owned(),
        is_raised,
        next_class: 2,
    };
    assert_eq!(asked(rating(5, "How?"), rating(5, "Well?")), [change(false)]);
    let mut raised = rating(5, "Well?");
    raised["wording"] = json!(2);
    assert_eq!(asked(rating(5, "How?"), raised), [change(true)]);
    assert!(asked(rating(5, "How?"), rating(7, "How?")).is_empty());
}

#[test]
fn a_question_that_returns_is_compared_with_the_last_version_that_asked_it() {
    let without = of(json!([{"code": "other", "kind": "text"}]));
    let published = [without, of(json!([rating(5, "How?")])), of(json!([rating(5, "Well?")]))];
    let found = changed_prompts(&published, &of(json!([rating(5, "Well?")])));
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|change| (change.before.as_str(), change.after.as_str()))
        .collect();
    assert_eq!(found, [("How?", "Well?")]);
    assert!(changed_prompts(&published, &of(json!([rating(5, "How?")]))).is_empty());
    assert!(changed_prompts(&[], &of(json!([rating(5, "How?")]))).is_empty());
}

#[test]
fn a_text_is_compared_with_the_last_one_of_its_wording_class() {
    let question = |text: &str, class: u32| {
        let mut question = rating(5, text);
        question["wording"] = json!(class);
        of(json!([question]))
    };
    let published = [question("Quick?", 2), question("How?", 1)];
    // What was asked first is asked again.
    assert!(changed_prompts(&published, &question("How?", 1)).is_empty());
    let found = changed_prompts(&published, &question("Well?", 1));
    let [change] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(
        (change.before.as_str(), change.is_raised, change.next_class),
        ("How?", false, 3)
    );
}
