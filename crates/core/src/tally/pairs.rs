//! Counters of pairs: how satisfaction with a part of a service goes together with satisfaction overall.

use super::slots::PAIR_SLOTS;
use crate::survey::definition::shape::ShapeKey;
use crate::survey::{Answer, Answers, Code, Definition, Question, QuestionKind, Row, Scale};

/// Number of points of the scales on which the two best points count as satisfied, unless the definition says otherwise.
const DEFAULT_POINTS: usize = 5;

/// Numbers of people who answered both a part of the service and the primary measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PairCounts {
    /// Satisfied with the part and overall.
    pub both: u64,
    /// Satisfied with the part only.
    pub part_only: u64,
    /// Satisfied overall only.
    pub overall_only: u64,
    /// Satisfied with neither.
    pub neither: u64,
}

/// Pair counts of a rating or of one row of a matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartCounts {
    /// Code of the row; `None` for a rating.
    pub row: Option<String>,
    /// Shape keys of the part and of the primary measure, joined by `*`. Counts of several versions may be added when they
    /// are equal.
    pub shape: String,
    /// Counts.
    pub counts: PairCounts,
}

impl PairCounts {
    /// Adds the counts of the same pair in another version.
    pub fn add(&mut self, other: PairCounts) {
        self.both = self.both.saturating_add(other.both);
        self.part_only = self.part_only.saturating_add(other.part_only);
        self.overall_only = self.overall_only.saturating_add(other.overall_only);
        self.neither = self.neither.saturating_add(other.neither);
    }
}

/// Points of a scale that count as satisfied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Satisfied {
    /// This point and higher ones.
    From(i64),
    /// This point and lower ones: the row is worded in reverse.
    UpTo(i64),
}

impl Satisfied {
    fn contains(self, score: i64) -> bool {
        match self {
            Satisfied::From(lowest) => score >= lowest,
            Satisfied::UpTo(highest) => score <= highest,
        }
    }
}

/// Positions of all pair counters of a version; empty unless the primary measure is that of a rating with satisfied points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PairCounters {
    overall: Option<(Code, Satisfied)>,
    questions: Vec<PairedQuestion>,
}

/// Positions of the pair counters of one rating or matrix: four slots for each part, in the order of the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
struct PairedQuestion {
    code: Code,
    first_slot: usize,
    parts: Vec<Part>,
}

/// Row of a matrix, or a rating.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    row: Option<Code>,
    satisfied: Satisfied,
    shape: String,
}

impl PairCounters {
    /// Returns the positions of a version without pairs.
    pub(super) fn none() -> PairCounters {
        PairCounters {
            overall: None,
            questions: Vec::new(),
        }
    }

    /// Lays out the pairs of a definition from `first_slot` on. Returns their positions and the first free slot.
    ///
    /// The positions depend on [`Definition::primary_question`], whose rules therefore may not change for documents that
    /// are stored.
    pub(super) fn all(definition: &Definition, first_slot: usize) -> (PairCounters, usize) {
        let Some((primary, satisfied)) = overall_of(definition) else {
            return (PairCounters::none(), first_slot);
        };
        let overall_shape = ShapeKey::of_question(primary).to_string();
        let mut next = first_slot;
        let mut questions = Vec::new();
        for question in definition.questions().filter(|question| question.code != primary.code) {
            let mut parts = parts_of(question);
            for part in &mut parts {
                part.shape = format!("{}*{overall_shape}", part.shape);
            }
            if !parts.is_empty() {
                let width = parts.len() * PAIR_SLOTS;
                questions.push(PairedQuestion {
                    code: question.code.clone(),
                    first_slot: next,
                    parts,
                });
                next += width;
            }
        }
        let counters = PairCounters {
            overall: Some((primary.code.clone(), satisfied)),
            questions,
        };
        (counters, next)
    }

    /// Appends the changes that a submission makes, as (slot, amount): one for each part that it rates, if it also answers
    /// the primary measure.
    pub(super) fn count(&self, answers: &Answers, changes: &mut Vec<(usize, i128)>) {
        let Some((code, satisfied)) = self.overall.as_ref().filter(|_| !self.questions.is_empty()) else {
            return;
        };
        let Some(Answer::Score(score)) = answers.get(code.as_str()) else {
            return;
        };
        let is_overall = satisfied.contains(*score);
        // Both lists are in definition order, and each may have questions that the other lacks.
        let mut questions = self.questions.as_slice();
        for (code, answer) in answers.iter() {
            let found = questions.iter().position(|question| question.code == *code);
            if let Some((question, later)) = found.and_then(|at| questions.get(at..)?.split_first()) {
                question.count(answer, is_overall, changes);
                questions = later;
            }
        }
    }

    /// Returns the pair counts of a question from a section or a sum of sections. Negative counts are read as zero.
    pub(super) fn counts(&self, question: &str, totals: &[i128]) -> Vec<PartCounts> {
        let found = self.questions.iter().find(|paired| paired.code.as_str() == question);
        found.map(|paired| paired.counts(totals)).unwrap_or_default()
    }

    /// Returns the names of the slots.
    pub(super) fn names(&self) -> Vec<String> {
        let overall = self
            .overall
            .as_ref()
            .map(|(code, _)| code.to_string())
            .unwrap_or_default();
        let parts = self.questions.iter().flat_map(|question| {
            question.parts.iter().map(|part| match &part.row {
                Some(row) => format!("{}/{row}", question.code),
                None => question.code.to_string(),
            })
        });
        let names = |part: String| {
            ["both", "part only", "overall only", "neither"].map(|cell| format!("{part}*{overall} {cell}"))
        };
        parts.flat_map(names).collect()
    }
}

impl PairedQuestion {
    fn count(&self, answer: &Answer, is_overall: bool, changes: &mut Vec<(usize, i128)>) {
        let mut count = |at: usize, part: &Part, score: i64| {
            let cell = match (part.satisfied.contains(score), is_overall) {
                (true, true) => 0,
                (true, false) => 1,
                (false, true) => 2,
                (false, false) => 3,
            };
            changes.push((self.first_slot + at * PAIR_SLOTS + cell, 1));
        };
        match answer {
            Answer::Score(score) => {
                if let Some(part) = self.parts.first() {
                    count(0, part, *score);
                }
            }
            Answer::Matrix(scores) => {
                let mut scores = scores.iter().peekable();
                for (at, part) in self.parts.iter().enumerate() {
                    if let Some((_, score)) = scores.next_if(|(code, _)| part.row.as_ref() == Some(code)) {
                        count(at, part, *score);
                    }
                }
            }
            Answer::Choice(_)
            | Answer::Ranking(_)
            | Answer::Number(_)
            | Answer::Date(_)
            | Answer::Text(_)
            | Answer::Email(_) => {}
        }
    }

    fn counts(&self, totals: &[i128]) -> Vec<PartCounts> {
        let count = |at: usize| u64::try_from(totals.get(at).copied().unwrap_or_default().max(0)).unwrap_or(u64::MAX);
        let parts = self.parts.iter().zip((self.first_slot..).step_by(PAIR_SLOTS));
        parts
            .map(|(part, first)| PartCounts {
                row: part.row.as_ref().map(ToString::to_string),
                shape: part.shape.clone(),
                counts: PairCounts {
                    both: count(first),
                    part_only: count(first + 1),
                    overall_only: count(first + 2),
                    neither: count(first + 3),
                },
            })
            .collect()
    }
}

/// Returns the question of the primary measure with its satisfied points; `None` unless it is a rating that has some.
fn overall_of(definition: &Definition) -> Option<(&Question, Satisfied)> {
    let primary = definition.primary_question()?;
    let QuestionKind::Rating(rating) = &primary.kind else {
        return None;
    };
    let lowest = rating.satisfied_from.or_else(|| second_best(rating.scale))?;
    Some((primary, Satisfied::From(lowest)))
}

/// Returns the parts of a rating or a matrix that have satisfied points, in the order of the rows.
fn parts_of(question: &Question) -> Vec<Part> {
    let part = |row: Option<&Row>, satisfied, shape: ShapeKey| Part {
        row: row.map(|row| row.code.clone()),
        satisfied,
        shape: shape.to_string(),
    };
    match &question.kind {
        QuestionKind::Rating(rating) => {
            let lowest = rating.satisfied_from.or_else(|| second_best(rating.scale));
            let rated = |lowest| part(None, Satisfied::From(lowest), ShapeKey::of_question(question));
            lowest.map(rated).into_iter().collect()
        }
        QuestionKind::Matrix(matrix) => {
            let Some(lowest) = second_best(matrix.scale) else {
                return Vec::new();
            };
            let satisfied = |row: &Row| {
                if row.reversed {
                    Satisfied::UpTo(matrix.scale.from() + matrix.scale.to() - lowest)
                } else {
                    Satisfied::From(lowest)
                }
            };
            let rows = matrix.rows.iter();
            rows.map(|row| part(Some(row), satisfied(row), ShapeKey::of_row(question, matrix, row)))
                .collect()
        }
        QuestionKind::Choice(_)
        | QuestionKind::Ranking(_)
        | QuestionKind::Number(_)
        | QuestionKind::Date
        | QuestionKind::Text(_)
        | QuestionKind::Email
        | QuestionKind::Statement => Vec::new(),
    }
}

/// Returns the second-best point of a scale of five points; `None` of any other, which has no default.
fn second_best(scale: Scale) -> Option<i64> {
    (scale.len() == DEFAULT_POINTS).then(|| scale.to() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::{RawAnswers, Submission};
    use crate::tally::counter_delta::CounterDelta;
    use crate::tally::counter_layout::CounterLayout;
    use serde_json::{Value, json};

    /// Slot names that stored counter blocks depend on, from credited responses on. Lines may only be appended.
    const GOLDEN_LATER: &[&str] = &[
        "credited",
        "before score from -2880",
        "before score from -2160",
        "before score from 2160",
        "parts/clarity*mood both",
        "parts/clarity*mood part only",
        "parts/clarity*mood overall only",
        "parts/clarity*mood neither",
        "parts/speed*mood both",
        "parts/speed*mood part only",
        "parts/speed*mood overall only",
        "parts/speed*mood neither",
        "help*mood both",
        "help*mood part only",
        "help*mood overall only",
        "help*mood neither",
    ];

    /// Two days of time saved, a primary measure, a matrix and two ratings, of which one has no satisfied points.
    fn with_later_slots() -> Definition {
        let minutes = |code: &str| json!({"code": code, "kind": "number", "min": 0, "max": 2_161, "unit": "min", "measure": "time-saved"});
        let rows = json!([{"code": "clarity"}, {"code": "speed", "reversed": true}]);
        Definition::parse(&json!({
            "title": {"en": "Later"}, "languages": ["en"], "primary": "mood",
            "pages": [{"questions": [
                minutes("before"),
                {"code": "parts", "kind": "matrix", "rows": rows, "scale": {"from": 1, "to": 5}},
                {"code": "mood", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"},
                minutes("online"),
                {"code": "help", "kind": "rating", "scale": {"from": 1, "to": 3}, "satisfied_from": 3},
                {"code": "wait", "kind": "rating", "scale": {"from": 1, "to": 3}}]}]
        }))
        .unwrap()
    }

    #[test]
    fn positions_of_later_slots_are_stable() {
        let definition = with_later_slots();
        let layout = CounterLayout::of(&definition);
        let names = layout.names(&definition);
        assert_eq!(names.len(), layout.len());
        assert_eq!(names[layout.credited()..], *GOLDEN_LATER);
        assert_eq!(names[layout.credited() - 1], "before score from 1440");
    }

    /// Changes of a submission by name, from the slot of credited responses on.
    fn later_changes(answers: &Value) -> Vec<String> {
        let definition = with_later_slots();
        let layout = CounterLayout::of(&definition);
        let names = layout.names(&definition);
        let raw: RawAnswers = serde_json::from_value(answers.clone()).unwrap();
        let submission = Submission::parse(&definition, &raw).unwrap();
        let delta = CounterDelta::of(&layout, &definition, &submission).credited(&layout);
        let later = delta.changes().iter().filter(|(slot, _)| *slot >= layout.credited());
        later.map(|(slot, _)| names[*slot].clone()).collect()
    }

    #[test]
    fn pairs_count_people_who_answered_both() {
        let parts = json!({"clarity": 4, "speed": 2});
        assert_eq!(
            later_changes(&json!({"parts": parts, "mood": 4, "help": 2, "wait": 3})),
            [
                "parts/clarity*mood both",
                "parts/speed*mood both",
                "help*mood overall only",
                "credited"
            ]
        );
        assert_eq!(
            later_changes(&json!({"parts": {"speed": 3}, "mood": 3, "help": 3})),
            ["parts/speed*mood neither", "help*mood part only", "credited"]
        );
        assert_eq!(
            later_changes(&json!({"mood": 5, "help": 2})),
            ["help*mood overall only", "credited"],
            "a matrix left blank hides no later rating"
        );
        assert_eq!(later_changes(&json!({"parts": parts, "help": 2})), ["credited"]);
        assert_eq!(later_changes(&json!({"mood": 5})), ["credited"]);
    }
}
