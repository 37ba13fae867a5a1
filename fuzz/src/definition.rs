//! Survey definitions: JSON of staff and of the API.

use std::collections::HashSet;

use serde_json::Value;
use urbivox_core::survey::authoring::{advice, difference, translation};
use urbivox_core::survey::{Definition, Language, RawAnswers, Submission, limits};
use urbivox_core::tally::counter_block::SLOTS_MAX;
use urbivox_core::tally::counter_layout::CounterLayout;

use super::surveys::{check_submission, check_violations};

/// A definition is refused with a short list of violations, or keeps every limit, differs in nothing from itself, keeps
/// its questions when its languages are sorted anew, and takes back the file for its translators.
pub fn check(data: &[u8]) {
    let Ok(document) = serde_json::from_slice::<Value>(data) else {
        return;
    };
    // The draft of a survey can be any JSON; its texts are listed all the same.
    let _ = translation::entries(&document);
    let definition = match Definition::parse(&document) {
        Ok(definition) => definition,
        Err(violations) => return check_violations(&violations),
    };
    check_limits(&definition);
    check_counters(&definition);
    check_authoring(&document, &definition);
}

fn check_limits(definition: &Definition) {
    let languages: HashSet<&Language> = definition.languages.iter().collect();
    assert!((1..=limits::LANGUAGES_MAX).contains(&languages.len()));
    assert_eq!(languages.len(), definition.languages.len());
    assert!(languages.contains(&definition.default_language));
    assert!(definition.pages.len() <= limits::PAGES_MAX);
    assert!(definition.questions().count() <= limits::QUESTIONS_MAX);
    assert!(definition.segments().count() <= limits::SEGMENTS_MAX);
    assert!(usize::from(definition.proof_of_work) <= limits::WORK_BITS_MAX);
    let codes: HashSet<&str> = definition.questions().map(|question| question.code.as_str()).collect();
    assert_eq!(codes.len(), definition.questions().count());
    for question in definition.questions() {
        assert!(question.code.as_str().chars().count() <= limits::CODE_CHARS_MAX);
        assert_eq!(definition.question(question.code.as_str()), Some(question));
    }
    for (language, text) in definition.title.iter() {
        assert!(languages.contains(language) && text.chars().count() <= limits::TITLE_CHARS_MAX);
    }
}

fn check_counters(definition: &Definition) {
    let layout = CounterLayout::of(definition);
    // Each section has `len` counters; the section of verified responses is not part of the limit.
    // Nor are the slots from `credited` on, which were added to sections later.
    assert!(layout.credited() * (layout.sections() - 1) <= limits::COUNTERS_MAX);
    assert!(layout.len() * layout.sections() <= SLOTS_MAX);
    assert_eq!(layout.names(definition).len(), layout.len());
    match Submission::parse(definition, &RawAnswers::default()) {
        Ok(submission) => check_submission(definition, &layout, &submission),
        Err(violations) => assert!(violations.iter().all(|violation| violation.code == "required")),
    }
}

fn check_authoring(document: &Value, definition: &Definition) {
    for question in difference::difference(definition, definition) {
        assert!(question.changes.is_empty(), "{question:?}");
    }
    assert!(difference::survey_changes(definition, definition).is_empty());
    assert!(definition.publication_violations().len() <= limits::VIOLATIONS_MAX);
    let _ = (
        definition.warnings(),
        advice::advice(definition),
        advice::estimate_duration(definition),
    );

    let mut languages = definition.languages.clone();
    languages.reverse();
    let sorted = translation::with_languages(document, &languages);
    let sorted = Definition::parse(&sorted).unwrap_or_else(|violations| panic!("{sorted}: {violations:?}"));
    assert_eq!(sorted.pages, definition.pages);
    assert_eq!(sorted.title, definition.title);

    let (from, to) = (definition.default_language.as_str(), languages[0].as_str());
    let written = translation::to_csv(document, from, to).unwrap();
    let texts = translation::entries(document);
    let filled = texts
        .iter()
        .filter(|entry| entry.texts.get(to).is_some_and(|text| !text.trim().is_empty()));
    let (back, outcome) = translation::from_csv(document, &written, to);
    assert_eq!(
        (outcome.imported, outcome.unknown_keys, outcome.unreadable_line),
        (filled.count(), vec![], None)
    );
    assert!(Definition::parse(&back).is_ok(), "{back}");
    assert_eq!(
        translation::missing_count(&back, to),
        translation::missing_count(document, to)
    );
}
