//! Differences between two versions of a survey, and their effect on time series.

use std::collections::BTreeSet;

use super::series_effect::{MarkKind, SeriesEffect};
use crate::survey::definition::Definition;
use crate::survey::definition::choice::{Choice, ChoiceOption};
use crate::survey::definition::code::Code;
use crate::survey::definition::condition::Condition;
use crate::survey::definition::kind::QuestionKind;
use crate::survey::definition::matrix::{Matrix, Row};
use crate::survey::definition::question::Question;
use crate::survey::definition::score::scores;
use crate::survey::definition::shape::{ShapeKey, ShapePart};

/// Changes of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionChange {
    /// Code of the question.
    pub code: String,
    /// Stable names of the changes; empty if nothing changed.
    pub changes: Vec<&'static str>,
    /// Effect on the time series of the question.
    pub series: SeriesEffect,
    /// Marks that the series gets on the day of the new version.
    pub marks: BTreeSet<MarkKind>,
}

/// Question whose text in the default language changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromptChange {
    /// Code of the question.
    pub code: String,
    /// Text before; empty if there was none.
    pub before: String,
    /// Text now; empty if there is none.
    pub after: String,
    /// Whether no version has its wording class, so that the author has said that it is another question.
    pub is_raised: bool,
    /// Wording class of another question: the first that no version has.
    pub next_class: u32,
}

/// Compares the questions of two versions: those of the new version in its order, then the removed ones. Statements are
/// ignored. The series breaks where the shape key of the question, of one of its rows or of its score differs.
pub fn difference(old: &Definition, new: &Definition) -> Vec<QuestionChange> {
    let moved = moved(old, new);
    let mut changes = Vec::new();
    for question in new.questions().filter(|question| question.takes_answer()) {
        let before = asked(old, question.code.as_str());
        changes.push(match before {
            Some(before) => changed((old, before), (new, question), moved.contains(question.code.as_str())),
            None => QuestionChange {
                code: question.code.to_string(),
                changes: vec!["added"],
                series: SeriesEffect::Starts,
                marks: BTreeSet::new(),
            },
        });
    }
    let gone = old
        .questions()
        .filter(|question| question.takes_answer() && asked(new, question.code.as_str()).is_none());
    changes.extend(gone.map(|question| QuestionChange {
        code: question.code.to_string(),
        changes: vec!["removed"],
        series: SeriesEffect::Ends,
        marks: BTreeSet::new(),
    }));
    changes
}

/// Returns the questions whose text changed, in the order of the new version. `published` are the versions, the newest first.
/// Each question is compared with the last version that asked it in its wording class, or else in any: to those answers the
/// new ones would be added. So a question that was removed and returns with another text is one of them.
pub fn changed_prompts(published: &[Definition], new: &Definition) -> Vec<PromptChange> {
    let changed = |after: &Question| {
        let versions = || {
            let versions = published.iter();
            versions.filter_map(|old| Some((old, asked(old, after.code.as_str())?)))
        };
        let same_class = versions().find(|(_, before)| before.wording == after.wording);
        let (old, before) = same_class.or_else(|| versions().next())?;
        let (before_text, after_text) = prompts((old, before), (new, after));
        let classes = versions().map(|(_, before)| before.wording);
        (before_text != after_text).then(|| PromptChange {
            code: after.code.to_string(),
            before: before_text.unwrap_or_default().to_owned(),
            after: after_text.unwrap_or_default().to_owned(),
            is_raised: same_class.is_none(),
            next_class: classes.max().unwrap_or_default().saturating_add(1),
        })
    };
    let questions = new.questions().filter(|question| question.takes_answer());
    questions.filter_map(changed).collect()
}

/// Returns the question with this code that takes an answer.
fn asked<'a>(definition: &'a Definition, code: &str) -> Option<&'a Question> {
    definition.question(code).filter(|question| question.takes_answer())
}

/// Returns the texts of a question before and after, in the default language: that of the new version, or of the old one
/// where the old version has no text in it.
fn prompts<'a>(
    (old, before): (&'a Definition, &'a Question),
    (new, after): (&'a Definition, &'a Question),
) -> (Option<&'a str>, Option<&'a str>) {
    let language = &new.default_language;
    let text = |question: &'a Question, language| question.prompt.as_ref().and_then(|prompt| prompt.text(language));
    let earlier = text(before, language).or_else(|| text(before, &old.default_language));
    (earlier, text(after, language))
}

/// Returns the questions of both versions that are in another place among them: as few as explain the new order.
fn moved<'a>(old: &Definition, new: &'a Definition) -> BTreeSet<&'a str> {
    let places: Vec<&Code> = old.questions().map(|question| &question.code).collect();
    let place = |question: &'a Question| {
        let place = places.iter().position(|code| **code == question.code)?;
        Some((question.code.as_str(), place))
    };
    let both: Vec<(&str, usize)> = new.questions().filter_map(place).collect();
    // Longest ascending row of old places that ends at each question, with the question before it in that row.
    let mut rows: Vec<(usize, Option<usize>)> = Vec::with_capacity(both.len());
    for (_, place) in &both {
        let earlier = both.iter().zip(&rows).enumerate();
        let earlier = earlier.filter(|(_, ((_, before), _))| before < place);
        let longest = earlier.max_by_key(|(at, (_, (length, _)))| (*length, std::cmp::Reverse(*at)));
        rows.push(longest.map_or((1, None), |(at, (_, (length, _)))| (length + 1, Some(at))));
    }
    let longest = rows.iter().enumerate().rev().max_by_key(|(_, (length, _))| *length);
    let mut kept = BTreeSet::new();
    let mut next = longest.map(|(at, _)| at);
    while let Some(at) = next {
        kept.insert(at);
        next = rows.get(at).and_then(|(_, before)| *before);
    }
    let left = both.iter().enumerate().filter(|(at, _)| !kept.contains(at));
    left.map(|(_, (code, _))| *code).collect()
}

/// Stable names of the changes of the survey itself.
pub fn survey_changes(old: &Definition, new: &Definition) -> Vec<&'static str> {
    let mut what = Vec::new();
    let mut note = |is_changed: bool, name: &'static str| {
        if is_changed {
            what.push(name);
        }
    };
    note(old.title != new.title, "title");
    note(old.intro != new.intro, "intro");
    note(old.thanks != new.thanks, "thanks");
    note(old.languages != new.languages, "languages");
    note((old.opens_on, old.closes_on) != (new.opens_on, new.closes_on), "window");
    note(old.primary != new.primary, "primary");
    let order = |definition: &Definition| {
        let pages = definition.pages.iter();
        let codes = pages.map(|page| {
            page.questions
                .iter()
                .map(|question| question.code.to_string())
                .collect()
        });
        codes.collect::<Vec<Vec<String>>>()
    };
    note(order(old) != order(new), "order");
    what
}

/// Changes of a question that were found so far.
struct Found {
    changes: Vec<&'static str>,
    series: SeriesEffect,
    marks: BTreeSet<MarkKind>,
}

impl Found {
    /// Notes a change after which the figures compare as before.
    fn harmless(&mut self, name: &'static str) {
        self.note(name, SeriesEffect::Continues);
    }

    fn harmless_if(&mut self, is_changed: bool, name: &'static str) {
        if is_changed {
            self.harmless(name);
        }
    }

    /// Notes a change after which the figures may not compare, with its mark.
    fn with_care(&mut self, name: &'static str, mark: Option<MarkKind>) {
        self.note(name, SeriesEffect::NeedsReview);
        self.marks.extend(mark);
    }

    /// Notes a change of the shape key.
    fn breaks(&mut self, name: &'static str, part: ShapePart) {
        self.note(name, SeriesEffect::Breaks);
        self.marks.insert(MarkKind::Shape(part));
    }

    fn note(&mut self, name: &'static str, effect: SeriesEffect) {
        if !self.changes.contains(&name) {
            self.changes.push(name);
        }
        self.series = self.series.max(effect);
    }
}

fn changed(before: (&Definition, &Question), after: (&Definition, &Question), is_moved: bool) -> QuestionChange {
    let mut found = Found {
        changes: Vec::new(),
        series: SeriesEffect::Continues,
        marks: BTreeSet::new(),
    };
    let ((old, earlier), (new, later)) = (before, after);
    let (before_text, after_text) = prompts(before, after);
    if before_text != after_text {
        found.with_care("prompt", Some(MarkKind::Shape(ShapePart::Wording)));
    } else if earlier.prompt != later.prompt || earlier.hint != later.hint {
        found.harmless("texts");
    }
    if earlier.required != later.required {
        found.with_care("required", Some(MarkKind::Required));
    }
    if earlier.show_if != later.show_if || page_condition(old, earlier) != page_condition(new, later) {
        found.with_care("condition", Some(MarkKind::Condition));
    }
    if is_moved {
        found.with_care("position", Some(MarkKind::Position));
    }
    if std::mem::discriminant(&earlier.kind) == std::mem::discriminant(&later.kind) {
        for part in shape_differences(before, after) {
            found.breaks(name_of(part, &later.kind), part);
        }
        note_kind_changes(&earlier.kind, &later.kind, &mut found);
    } else {
        found.breaks("kind", ShapePart::Kind);
    }
    QuestionChange {
        code: later.code.to_string(),
        changes: found.changes,
        series: found.series,
        marks: found.marks,
    }
}

fn page_condition<'a>(definition: &'a Definition, question: &Question) -> Option<&'a Condition> {
    let mut pages = definition.pages.iter();
    let page = pages.find(|page| page.questions.iter().any(|other| other.code == question.code));
    page.and_then(|page| page.show_if.as_ref())
}

/// Returns the parts in which the shape keys of a question differ, those of its rows and of its score included. Rows that
/// only one version has break nothing.
fn shape_differences(
    (old, before): (&Definition, &Question),
    (new, after): (&Definition, &Question),
) -> BTreeSet<ShapePart> {
    let mut parts = ShapeKey::of_question(before).differences(&ShapeKey::of_question(after));
    if let (QuestionKind::Matrix(earlier), QuestionKind::Matrix(later)) = (&before.kind, &after.kind) {
        for row in &later.rows {
            let same = earlier.rows.iter().find(|known| known.code == row.code);
            parts.extend(same.into_iter().flat_map(|same| {
                ShapeKey::of_row(before, earlier, same).differences(&ShapeKey::of_row(after, later, row))
            }));
        }
    }
    let score = |definition: &Definition, question: &Question| {
        let score = scores(definition.questions())
            .into_iter()
            .find(|score| score.question == question.code.as_str())?;
        Some(ShapeKey::of_score(definition, &score))
    };
    if let (Some(earlier), Some(later)) = (score(old, before), score(new, after)) {
        parts.extend(earlier.differences(&later));
    }
    if before.measure != after.measure {
        parts.insert(ShapePart::Measure);
    }
    parts
}

/// Returns the stable name of the change of a part.
fn name_of(part: ShapePart, kind: &QuestionKind) -> &'static str {
    match (part, kind) {
        (ShapePart::Kind, QuestionKind::Choice(_)) => "several",
        (ShapePart::Scale, QuestionKind::Number(_)) => "details",
        (ShapePart::Options, QuestionKind::Matrix(_)) => "rows",
        (part, _) => part.name(),
    }
}

/// Notes what is no part of the shape key.
fn note_kind_changes(before: &QuestionKind, after: &QuestionKind, found: &mut Found) {
    match (before, after) {
        (QuestionKind::Rating(before), QuestionKind::Rating(after)) => {
            let is_reworded = (&before.labels, before.style) != (&after.labels, after.style);
            found.harmless_if(before.scale == after.scale && is_reworded, "labels");
        }
        (QuestionKind::Matrix(before), QuestionKind::Matrix(after)) => note_matrix_changes(before, after, found),
        (QuestionKind::Choice(before), QuestionKind::Choice(after)) => note_choice_changes(before, after, found),
        (QuestionKind::Ranking(before), QuestionKind::Ranking(after)) => {
            let is_other_set = found.changes.contains(&"options");
            found.harmless_if(before != after && !is_other_set, "labels");
        }
        (QuestionKind::Number(before), QuestionKind::Number(after)) if before.decimals == after.decimals => {}
        (before, after) if before != after => found.with_care("details", None),
        _same => {}
    }
}

fn note_matrix_changes(before: &Matrix, after: &Matrix, found: &mut Found) {
    let codes = |matrix: &Matrix| -> Vec<Code> { matrix.rows.iter().map(|row| row.code.clone()).collect() };
    found.harmless_if(codes(before) != codes(after), "rows");
    let is_reworded = |row: &Row| {
        let earlier = before.rows.iter().find(|earlier| earlier.code == row.code);
        earlier.is_some_and(|earlier| earlier.label != row.label)
    };
    let is_reworded = before.labels != after.labels || after.rows.iter().any(is_reworded);
    found.harmless_if(is_reworded, "labels");
}

fn note_choice_changes(before: &Choice, after: &Choice, found: &mut Found) {
    let codes = |choice: &Choice, is_wanted: fn(&ChoiceOption) -> bool| {
        let options = choice.options.iter().filter(|option| is_wanted(option));
        options.map(|option| option.code.clone()).collect::<BTreeSet<Code>>()
    };
    let differ = |is_wanted| codes(before, is_wanted) != codes(after, is_wanted);
    let mark = Some(MarkKind::Shape(ShapePart::Options));
    if differ(|_| true) {
        found.with_care("options", mark);
    } else if before.options != after.options {
        found.harmless("labels");
    }
    // Who can write another answer chooses the options less often, so that what the rest means changes.
    if differ(|option| option.other_text) {
        found.with_care("other", mark);
    }
    if (before.min_choices, before.max_choices) != (after.min_choices, after.max_choices) {
        found.with_care("details", None);
    }
}

#[cfg(test)]
mod tests;
