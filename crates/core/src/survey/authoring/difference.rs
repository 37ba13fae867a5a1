//! Differences between two versions of a survey, and their effect on time series.

use crate::survey::definition::Definition;
use crate::survey::definition::condition::Condition;
use crate::survey::definition::kind::QuestionKind;
use crate::survey::definition::question::Question;

/// Effect of a new version on the time series of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeriesEffect {
    /// The series continues: the figures are comparable.
    Continues,
    /// The series continues, but the figures may not be comparable and need a review.
    NeedsReview,
    /// The figures before and after measure different things.
    Breaks,
    /// The series starts with the new version.
    Starts,
    /// The series ends with the old version.
    Ends,
}

impl SeriesEffect {
    /// Stable name, in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            SeriesEffect::Continues => "continues",
            SeriesEffect::NeedsReview => "with-care",
            SeriesEffect::Breaks => "breaks",
            SeriesEffect::Starts => "starts",
            SeriesEffect::Ends => "ends",
        }
    }
}

/// Changes of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionChange {
    /// Code of the question.
    pub code: String,
    /// Stable names of the changes; empty if nothing changed.
    pub changes: Vec<&'static str>,
    /// Effect on the time series of the question.
    pub series: SeriesEffect,
}

/// Compares the questions of two versions: those of the new version in its order, then the removed
/// ones. Statements are ignored.
pub fn difference(old: &Definition, new: &Definition) -> Vec<QuestionChange> {
    let mut changes = Vec::new();
    for question in new.questions().filter(|question| question.takes_answer()) {
        let before = old.question(question.code.as_str());
        changes.push(match before {
            Some(before) => changed(old, new, before, question),
            None => QuestionChange {
                code: question.code.to_string(),
                changes: vec!["added"],
                series: SeriesEffect::Starts,
            },
        });
    }
    let gone = old
        .questions()
        .filter(|question| question.takes_answer() && new.question(question.code.as_str()).is_none());
    changes.extend(gone.map(|question| QuestionChange {
        code: question.code.to_string(),
        changes: vec!["removed"],
        series: SeriesEffect::Ends,
    }));
    changes
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

fn changed(old: &Definition, new: &Definition, before: &Question, after: &Question) -> QuestionChange {
    let mut what = Vec::new();
    let mut series = SeriesEffect::Continues;
    let mut note = |name: &'static str, effect: SeriesEffect| {
        what.push(name);
        if effect == SeriesEffect::Breaks || (effect == SeriesEffect::NeedsReview && series == SeriesEffect::Continues)
        {
            series = effect;
        }
    };
    let own = |definition: &Definition, question: &Question| {
        let prompt = question.prompt.as_ref();
        prompt
            .and_then(|prompt| prompt.text(&definition.default_language))
            .map(str::to_owned)
    };
    if own(old, before) != own(new, after) {
        note("prompt", SeriesEffect::NeedsReview);
    } else if before.prompt != after.prompt || before.hint != after.hint {
        note("texts", SeriesEffect::Continues);
    }
    if before.required != after.required {
        note("required", SeriesEffect::NeedsReview);
    }
    if before.show_if != after.show_if || page_condition(old, before) != page_condition(new, after) {
        note("condition", SeriesEffect::NeedsReview);
    }
    if before.measure != after.measure {
        note("measure", SeriesEffect::NeedsReview);
    }
    note_kind_changes(&before.kind, &after.kind, &mut note);
    QuestionChange {
        code: after.code.to_string(),
        changes: what,
        series,
    }
}

fn page_condition<'a>(definition: &'a Definition, question: &Question) -> Option<&'a Condition> {
    let mut pages = definition.pages.iter();
    let page = pages.find(|page| page.questions.iter().any(|other| other.code == question.code));
    page.and_then(|page| page.show_if.as_ref())
}

fn note_kind_changes(before: &QuestionKind, after: &QuestionKind, note: &mut impl FnMut(&'static str, SeriesEffect)) {
    match (before, after) {
        (QuestionKind::Rating(before), QuestionKind::Rating(after)) => {
            if before.scale != after.scale {
                note("scale", SeriesEffect::Breaks);
            } else if before.labels != after.labels || before.style != after.style {
                note("labels", SeriesEffect::NeedsReview);
            }
            if before.satisfied_from != after.satisfied_from {
                note("bar", SeriesEffect::Breaks);
            }
        }
        (QuestionKind::Matrix(before), QuestionKind::Matrix(after)) => {
            if before.scale != after.scale {
                note("scale", SeriesEffect::Breaks);
            }
            let codes = |matrix: &crate::survey::definition::matrix::Matrix| {
                matrix.rows.iter().map(|row| row.code.to_string()).collect::<Vec<_>>()
            };
            if codes(before) != codes(after) {
                note("rows", SeriesEffect::NeedsReview);
            } else if before != after && before.scale == after.scale {
                note("labels", SeriesEffect::NeedsReview);
            }
        }
        (QuestionKind::Choice(before), QuestionKind::Choice(after)) => {
            let codes = |choice: &crate::survey::definition::choice::Choice| {
                let mut codes: Vec<String> = choice.options.iter().map(|option| option.code.to_string()).collect();
                codes.sort();
                codes
            };
            if before.multiple != after.multiple {
                note("several", SeriesEffect::Breaks);
            }
            if codes(before) != codes(after) {
                note("options", SeriesEffect::NeedsReview);
            } else if before.options != after.options {
                note("labels", SeriesEffect::Continues);
            }
            if (before.min_choices, before.max_choices) != (after.min_choices, after.max_choices) {
                note("details", SeriesEffect::NeedsReview);
            }
        }
        (before, after) if std::mem::discriminant(before) != std::mem::discriminant(after) => {
            note("kind", SeriesEffect::Breaks);
        }
        (QuestionKind::Number(before), QuestionKind::Number(after)) if before.unit != after.unit => {
            note("details", SeriesEffect::Breaks)
        }
        (before, after) if before != after => note("details", SeriesEffect::NeedsReview),
        _same => {}
    }
}

#[cfg(test)]
mod tests {
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
}
