//! Differences between two versions of a survey, and their effect on time series.

use crate::survey::definition::Definition;
use crate::survey::definition::condition::Condition;
use crate::survey::definition::question::{Kind, Question};

/// Effect of a new version on the time series of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// The series continues: the figures are comparable.
    Continues,
    /// The series continues, but the figures may not be comparable and need a review.
    WithCare,
    /// The figures before and after measure different things.
    Breaks,
    /// The series starts with the new version.
    Starts,
    /// The series ends with the old version.
    Ends,
}

impl Series {
    /// Stable name, in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            Series::Continues => "continues",
            Series::WithCare => "with-care",
            Series::Breaks => "breaks",
            Series::Starts => "starts",
            Series::Ends => "ends",
        }
    }
}

/// Changes of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionChange {
    /// Code of the question.
    pub code: String,
    /// Stable names of the changes; empty if nothing changed.
    pub what: Vec<&'static str>,
    /// Effect on the time series of the question.
    pub series: Series,
}

/// Compares the questions of two versions: those of the new version in its order, then the removed
/// ones. Statements are ignored.
pub fn difference(old: &Definition, new: &Definition) -> Vec<QuestionChange> {
    let mut changes = Vec::new();
    for question in new.questions().filter(|question| question.asks()) {
        let before = old.question(question.code.as_str());
        changes.push(match before {
            Some(before) => changed(old, new, before, question),
            None => QuestionChange {
                code: question.code.to_string(),
                what: vec!["added"],
                series: Series::Starts,
            },
        });
    }
    let gone = old
        .questions()
        .filter(|question| question.asks() && new.question(question.code.as_str()).is_none());
    changes.extend(gone.map(|question| QuestionChange {
        code: question.code.to_string(),
        what: vec!["removed"],
        series: Series::Ends,
    }));
    changes
}

/// Stable names of the changes of the survey itself.
pub fn of_survey(old: &Definition, new: &Definition) -> Vec<&'static str> {
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
    let mut series = Series::Continues;
    let mut note = |name: &'static str, effect: Series| {
        what.push(name);
        if effect == Series::Breaks || (effect == Series::WithCare && series == Series::Continues) {
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
        note("prompt", Series::WithCare);
    } else if before.prompt != after.prompt || before.hint != after.hint {
        note("texts", Series::Continues);
    }
    if before.required != after.required {
        note("required", Series::WithCare);
    }
    if before.show_if != after.show_if || page_condition(old, before) != page_condition(new, after) {
        note("condition", Series::WithCare);
    }
    if before.measure != after.measure {
        note("measure", Series::WithCare);
    }
    of_kind(&before.kind, &after.kind, &mut note);
    QuestionChange {
        code: after.code.to_string(),
        what,
        series,
    }
}

fn page_condition<'a>(definition: &'a Definition, question: &Question) -> Option<&'a Condition> {
    let mut pages = definition.pages.iter();
    let page = pages.find(|page| page.questions.iter().any(|other| other.code == question.code));
    page.and_then(|page| page.show_if.as_ref())
}

fn of_kind(before: &Kind, after: &Kind, note: &mut impl FnMut(&'static str, Series)) {
    match (before, after) {
        (Kind::Rating(before), Kind::Rating(after)) => {
            if before.scale != after.scale {
                note("scale", Series::Breaks);
            } else if before.labels != after.labels || before.style != after.style {
                note("labels", Series::WithCare);
            }
            if before.satisfied_from != after.satisfied_from {
                note("bar", Series::Breaks);
            }
        }
        (Kind::Matrix(before), Kind::Matrix(after)) => {
            if before.scale != after.scale {
                note("scale", Series::Breaks);
            }
            let codes = |matrix: &crate::survey::definition::matrix::Matrix| {
                matrix.rows.iter().map(|row| row.code.to_string()).collect::<Vec<_>>()
            };
            if codes(before) != codes(after) {
                note("rows", Series::WithCare);
            } else if before != after && before.scale == after.scale {
                note("labels", Series::WithCare);
            }
        }
        (Kind::Choice(before), Kind::Choice(after)) => {
            let codes = |choice: &crate::survey::definition::choice::Choice| {
                let mut codes: Vec<String> = choice.options.iter().map(|option| option.code.to_string()).collect();
                codes.sort();
                codes
            };
            if before.multiple != after.multiple {
                note("several", Series::Breaks);
            }
            if codes(before) != codes(after) {
                note("options", Series::WithCare);
            } else if before.options != after.options {
                note("labels", Series::Continues);
            }
            if (before.min_choices, before.max_choices) != (after.min_choices, after.max_choices) {
                note("details", Series::WithCare);
            }
        }
        (before, after) if std::mem::discriminant(before) != std::mem::discriminant(after) => {
            note("kind", Series::Breaks);
        }
        (Kind::Number(before), Kind::Number(after)) if before.unit != after.unit => note("details", Series::Breaks),
        (before, after) if before != after => note("details", Series::WithCare),
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

    fn series(old: Value, new: Value) -> Vec<(String, Series)> {
        let changes = difference(&of(old), &of(new));
        changes.into_iter().map(|change| (change.code, change.series)).collect()
    }

    #[test]
    fn a_changed_scale_breaks_the_series_and_a_changed_wording_asks_for_care() {
        let one = |old: Value, new: Value| series(json!([old]), json!([new]));
        assert_eq!(
            one(rating(5, "How?"), rating(5, "How?")),
            [("s".into(), Series::Continues)]
        );
        assert_eq!(
            one(rating(5, "How?"), rating(7, "How?")),
            [("s".into(), Series::Breaks)]
        );
        assert_eq!(
            one(rating(5, "How?"), rating(5, "Well?")),
            [("s".into(), Series::WithCare)]
        );
        assert_eq!(
            one(rating(5, "How?"), rating(7, "Well?")),
            [("s".into(), Series::Breaks)]
        );
    }

    #[test]
    fn a_question_put_before_others_changes_nothing_of_them() {
        let text = json!({"code": "t", "kind": "text", "show_if": {"question": "s", "is": "<=", "value": 3}});
        let first = json!({"code": "new", "kind": "date"});
        let found = series(
            json!([rating(5, "How?"), text]),
            json!([first, rating(5, "How?"), text]),
        );
        assert_eq!(
            found,
            [
                ("new".into(), Series::Starts),
                ("s".into(), Series::Continues),
                ("t".into(), Series::Continues)
            ]
        );
    }

    #[test]
    fn questions_start_and_end() {
        let text = json!({"code": "t", "kind": "text"});
        assert_eq!(
            series(json!([rating(5, "How?")]), json!([text])),
            [("t".into(), Series::Starts), ("s".into(), Series::Ends)]
        );
    }
}
