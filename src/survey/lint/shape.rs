//! Advice about the shape of a survey and of its questions, whatever the words.

use std::collections::BTreeMap;

use super::super::choice::Choice;
use super::super::definition::Definition;
use super::super::fault::below;
use super::super::language::Language;
use super::super::localized::Localized;
use super::super::measure::Measure;
use super::super::question::{Kind, Question};
use super::super::rating::Style;
use super::super::scale::Scale;
use super::{Advice, Fact, overlap, ways};

/// Questions that one citizen is gladly asked.
const QUESTIONS_MAX: usize = 10;
/// Questions that may have to be answered; beyond them, whoever cannot answer one leaves.
const REQUIRED_MAX: usize = 5;
/// The same, when there is no question that may be left out.
const ALL_REQUIRED_MAX: usize = 3;
/// Options that are gladly read.
const OPTIONS_MAX: usize = 12;

/// Advice about the whole survey.
pub(super) fn of_survey(definition: &Definition) -> Vec<Advice> {
    let mut found = Vec::new();
    let mut say = |code: &'static str, facts: Vec<(&'static str, Fact)>| {
        found.push(Advice {
            pointer: String::new(),
            code,
            question: None,
            language: None,
            facts,
        });
    };
    let longest = ways::longest(definition);
    if longest > QUESTIONS_MAX {
        say("many-questions", vec![("count", longest.into())]);
    }
    let asked = definition.questions().filter(|question| question.asks()).count();
    let required = definition.questions().filter(|question| question.required).count();
    if required > REQUIRED_MAX || (required == asked && required > ALL_REQUIRED_MAX) {
        say(
            "many-required",
            vec![("count", required.into()), ("asked", asked.into())],
        );
    }
    let is_csat = |question: &Question| question.measure == Some(Measure::Csat);
    let is_text = |question: &Question| matches!(question.kind, Kind::Text(_));
    if definition.questions().any(is_csat) && !definition.questions().any(is_text) {
        say("no-why", Vec::new());
    }
    found
}

/// Advice about one question, apart from its prompt.
pub(super) fn of_question(pointer: &str, question: &Question) -> Vec<Advice> {
    let advice = |below: &str, code: &'static str, facts: Vec<(&'static str, Fact)>| Advice {
        pointer: format!("{pointer}{below}"),
        code,
        question: Some(question.code.clone()),
        language: None,
        facts,
    };
    let unnamed = |scale: Scale, labels: &BTreeMap<i64, Localized>| {
        let (from, to) = (scale.from(), scale.to());
        let is_named = labels.contains_key(&from) && labels.contains_key(&to);
        let facts = vec![("from", from.into()), ("to", to.into())];
        (!is_named).then(|| advice("/labels", "scale-without-labels", facts))
    };
    let many =
        |count: usize| (count > OPTIONS_MAX).then(|| advice("/options", "many-options", vec![("count", count.into())]));
    match &question.kind {
        // Faces and stars say themselves which end is good.
        Kind::Rating(rating) if rating.style == Style::Numbers => {
            unnamed(rating.scale, &rating.labels).into_iter().collect()
        }
        Kind::Matrix(matrix) => unnamed(matrix.scale, &matrix.labels).into_iter().collect(),
        Kind::Ranking(ranking) => many(ranking.options.len()).into_iter().collect(),
        Kind::Choice(choice) => {
            // A segment is a list of districts or the like: long by nature, and everybody knows the own entry.
            let many = many(choice.options.len()).filter(|_| !choice.segment);
            let overlaps = overlaps(pointer, question, choice);
            many.into_iter().chain(overlaps).collect()
        }
        Kind::Email if question.hint.is_none() => vec![advice("/hint", "personal-data", Vec::new())],
        Kind::Rating(_) | Kind::Number(_) | Kind::Date | Kind::Text(_) | Kind::Email | Kind::Statement => Vec::new(),
    }
}

/// Options whose ranges of numbers overlap: the first two of each language.
fn overlaps(pointer: &str, question: &Question, choice: &Choice) -> Vec<Advice> {
    let mut labels: BTreeMap<&Language, Vec<(usize, &str)>> = BTreeMap::new();
    for (at, option) in choice.options.iter().enumerate() {
        for (language, label) in option.label.iter().flat_map(Localized::iter) {
            labels.entry(language).or_default().push((at, label));
        }
    }
    let found = labels.into_iter().filter_map(|(language, labels)| {
        let texts: Vec<&str> = labels.iter().map(|(_, label)| *label).collect();
        let (first, second) = overlap::first(&texts)?;
        let (_, first) = labels.get(first)?;
        let (at, second) = labels.get(second)?;
        Some(Advice {
            pointer: below(&format!("{pointer}/options/{at}/label"), language.as_str()),
            code: "options-overlap",
            question: Some(question.code.clone()),
            language: Some(language.clone()),
            facts: vec![
                ("first", (*first).to_owned().into()),
                ("second", (*second).to_owned().into()),
            ],
        })
    });
    found.collect()
}
