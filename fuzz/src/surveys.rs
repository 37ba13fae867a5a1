//! Surveys that submissions are parsed against.

use std::sync::LazyLock;

use serde_json::{Value, json};
use urbivox_core::survey::templates;
use urbivox_core::survey::{Definition, RawAnswers, Submission, Violations, limits};
use urbivox_core::tally::counter_block::CounterBlock;
use urbivox_core::tally::counter_delta::CounterDelta;
use urbivox_core::tally::counter_layout::CounterLayout;

/// A survey with every kind of question, as JSON.
pub(super) static EVERY_KIND: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../tests/fixtures/every_kind.json")).unwrap());

static SURVEYS: LazyLock<Vec<(Definition, CounterLayout)>> = LazyLock::new(|| {
    let of_template = |template: &'static templates::Template| {
        let languages: Vec<_> = template.languages().take(1).cloned().collect();
        template.document(&languages)
    };
    // Every kind comes twice as often as one template, with and without its conditions.
    let mut unconditional = EVERY_KIND.clone();
    without_conditions(&mut unconditional);
    let documents = [EVERY_KIND.clone(), unconditional, scores()];
    let documents = documents.into_iter().chain(templates::all().map(of_template));
    documents
        .map(|document| {
            let definition = Definition::parse(&document).unwrap();
            let layout = CounterLayout::of(&definition);
            (definition, layout)
        })
        .collect()
});

fn without_conditions(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.remove("show_if");
            fields.values_mut().for_each(without_conditions);
        }
        Value::Array(list) => list.iter_mut().for_each(without_conditions),
        _ => {}
    }
}

/// Three segments, and free texts at their longest.
fn scores() -> Value {
    let segment = |code: &str| json!({"code": code, "kind": "choice", "segment": true, "options": [{"code": "x"}, {"code": "y"}]});
    json!({"title": {"en": "Long"}, "languages": ["en"], "pages": [{"questions": [
        segment("a"), segment("b"), segment("c"),
        {"code": "t", "kind": "text", "max_chars": limits::TEXT_CHARS_MAX},
        {"code": "n", "kind": "number"}, {"code": "d", "kind": "date"}, {"code": "e", "kind": "email"},
    ]}]})
}

/// The survey that this byte chooses.
pub(super) fn survey(choice: u8) -> &'static (Definition, CounterLayout) {
    let surveys = &*SURVEYS;
    &surveys[usize::from(choice) % surveys.len()]
}

/// Checks the laws of a list of violations: it is not empty, bounded, and each says what to correct.
pub(super) fn check_violations(violations: &Violations) {
    assert!((1..=limits::VIOLATIONS_MAX).contains(&violations.len()));
    for violation in violations.iter() {
        assert!(
            !violation.detail.is_empty() && violation.detail.len() < 1_000,
            "{violation:?}"
        );
        assert!(violation.pointer.len() < 2_000, "{violation:?}");
    }
}

/// Checks the laws of a parsed submission: it is written and parsed again unchanged, masking is done once, and counting
/// and withdrawing it leaves nothing.
pub(super) fn check_submission(definition: &Definition, layout: &CounterLayout, submission: &Submission) {
    let json = submission.to_json(definition);
    let raw: RawAnswers = serde_json::from_value(json.clone()).unwrap();
    let again = Submission::parse(definition, &raw).unwrap_or_else(|violations| panic!("{json}: {violations:?}"));
    assert_eq!(again.answers, submission.answers, "{json}");
    assert_eq!(again.skipped, submission.skipped, "{json}");

    let (masked, was_masked) = submission.clone().masked();
    assert_eq!(was_masked, masked != *submission);
    let (twice, again_masked) = masked.clone().masked();
    assert!(!again_masked && twice == masked, "masking is done once: {json}");
    let raw: RawAnswers = serde_json::from_value(masked.to_json(definition)).unwrap();
    let stored =
        Submission::parse(definition, &raw).unwrap_or_else(|violations| panic!("masked {json}: {violations:?}"));
    assert_eq!(stored, masked);

    let delta = CounterDelta::of(layout, definition, submission).verified(layout);
    assert!(delta.sections().iter().all(|section| *section < layout.sections()));
    assert!(delta.changes().iter().all(|(slot, _)| *slot < layout.len()));
    let mut block = CounterBlock::empty();
    block.add(&delta).unwrap();
    assert!(!block.is_zero());
    let mut block = CounterBlock::decode(&block.encode()).unwrap();
    block.add(&delta.negated()).unwrap();
    assert!(block.is_zero());
}
