//! Scores that combine several answers of one response.

use super::kind::QuestionKind;
use super::measure::Measure;
use super::question::Question;
use crate::survey::answers::answer::{Answer, Answers};

/// Score that needs several answers of one response and is therefore calculated when it is submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Kind of score.
    pub kind: ScoreKind,
    /// Code of the question under which the score is reported.
    pub question: String,
    /// Code of the question for the minutes with the service; only for time saved.
    pub other: Option<String>,
    /// Lowest and highest possible score, in steps of the [`ScoreKind`].
    pub range: (i64, i64),
}

/// Kind of score, with its step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScoreKind {
    /// System usability scale: 0 to 40 steps of 2.5 points. Odd rows are positive statements, even rows negative ones.
    Sus,
    /// UMUX-Lite: 0 to 12 steps of 100/12 points.
    UmuxLite,
    /// Minutes saved: minutes without the service minus minutes with it; negative if it took longer.
    TimeSaved,
}

impl ScoreKind {
    /// Returns the width of the bin with this lower edge, in steps. A bin of width 1 counts one value: a step of a scale,
    /// or a whole minute.
    pub fn bin_width(self, edge: i64) -> i64 {
        match (self, edge) {
            (ScoreKind::Sus | ScoreKind::UmuxLite, _) | (ScoreKind::TimeSaved, -120..120) => 1,
            (ScoreKind::TimeSaved, -480..480) => 5,
            (ScoreKind::TimeSaved, _) => 30,
        }
    }
}

/// Minutes per day; larger savings are counted in the outermost bin. Protects the number of counters.
const MINUTES_MAX: i64 = 1_440;
/// Thousandths per step.
const THOUSANDTHS_PER_STEP: i64 = 1_000;

/// Returns the scores of a survey with these questions, in order.
///
/// The first question with the measure time saved is for the minutes without the service, the second for those with it.
pub fn scores<'a>(questions: impl IntoIterator<Item = &'a Question>) -> Vec<Score> {
    let mut scores = Vec::new();
    let mut minutes: Option<&Question> = None;
    let mut is_saved = false;
    for question in questions {
        let of = |kind, range| Score {
            kind,
            question: question.code.to_string(),
            other: None,
            range,
        };
        match question.measure {
            Some(Measure::Sus) => scores.push(of(ScoreKind::Sus, (0, 40))),
            Some(Measure::UmuxLite) => scores.push(of(ScoreKind::UmuxLite, (0, 12))),
            Some(Measure::TimeSaved) if !is_saved => match minutes {
                None => minutes = Some(question),
                Some(first) => {
                    is_saved = true;
                    scores.push(Score {
                        kind: ScoreKind::TimeSaved,
                        question: first.code.to_string(),
                        other: Some(question.code.to_string()),
                        range: range(first, question),
                    });
                }
            },
            _ => {}
        }
    }
    scores
}

/// Range of the difference in minutes, limited by the bounds of both questions.
fn range(without: &Question, with: &Question) -> (i64, i64) {
    let bounds = |question: &Question| match &question.kind {
        QuestionKind::Number(number) => (
            number
                .min
                .map_or(-MINUTES_MAX, |min| min.thousandths() / THOUSANDTHS_PER_STEP),
            number
                .max
                .map_or(MINUTES_MAX, |max| max.thousandths() / THOUSANDTHS_PER_STEP),
        ),
        // A valid time-saved question is a number; others cannot be published.
        QuestionKind::Rating(_)
        | QuestionKind::Choice(_)
        | QuestionKind::Matrix(_)
        | QuestionKind::Ranking(_)
        | QuestionKind::Date
        | QuestionKind::Text(_)
        | QuestionKind::Email
        | QuestionKind::Statement => (0, MINUTES_MAX),
    };
    let ((with_min, with_max), (without_min, without_max)) = (bounds(with), bounds(without));
    let low = without_min.saturating_sub(with_max).clamp(-MINUTES_MAX, 0);
    let high = without_max.saturating_sub(with_min).clamp(0, MINUTES_MAX);
    (low, high)
}

impl Score {
    /// Calculates the score of one response in thousandths of a step; `None` if an answer is missing.
    pub fn evaluate(&self, answers: &Answers) -> Option<i64> {
        match self.kind {
            ScoreKind::Sus => self.of_rows(
                answers,
                10,
                |place, score| {
                    if place.is_multiple_of(2) { score - 1 } else { 5 - score }
                },
            ),
            ScoreKind::UmuxLite => self.of_rows(answers, 2, |_, score| score - 1),
            ScoreKind::TimeSaved => {
                let minutes = |code: &str| {
                    let Answer::Number(number) = answers.get(code)? else {
                        return None;
                    };
                    Some(number.thousandths())
                };
                minutes(&self.question)?.checked_sub(minutes(self.other.as_deref()?)?)
            }
        }
    }

    fn of_rows(&self, answers: &Answers, rows: usize, points: impl Fn(usize, i64) -> i64) -> Option<i64> {
        let Answer::Matrix(scores) = answers.get(&self.question)? else {
            return None;
        };
        let sum: i64 = scores
            .iter()
            .enumerate()
            .map(|(place, (_, score))| points(place, *score))
            .sum();
        (scores.len() == rows).then_some(sum * THOUSANDTHS_PER_STEP)
    }

    /// Lower edges of the bins in which the score is counted, in steps, ascending. Scales have one bin per step; time
    /// saved has bins of 1 minute up to ±2 hours, 5 minutes up to ±8 hours, and 30 minutes beyond.
    pub fn bin_edges(&self) -> Vec<i64> {
        let (low, high) = self.range;
        match self.kind {
            ScoreKind::Sus | ScoreKind::UmuxLite => (low..=high).collect(),
            ScoreKind::TimeSaved => {
                let first = low.div_euclid(30) * 30;
                std::iter::successors(Some(first), |edge| Some(edge + self.kind.bin_width(*edge)))
                    .take_while(|edge| *edge <= high)
                    .collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::Definition;
    use crate::survey::answers::answer::RawAnswers;
    use crate::survey::answers::submission::Submission;
    use serde_json::{Value, json};

    fn definition(question: Value) -> Definition {
        Definition::parse(&json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": question}]}))
            .unwrap()
    }

    fn sus() -> Definition {
        let rows: Vec<Value> = (1..=10).map(|row| json!({"code": format!("r{row}")})).collect();
        definition(
            json!([{"code": "sus", "kind": "matrix", "rows": rows, "scale": {"from": 1, "to": 5}, "measure": "sus"}]),
        )
    }

    fn scored(definition: &Definition, answers: Value) -> Option<i64> {
        let raw: RawAnswers = serde_json::from_value(answers).unwrap();
        let submission = Submission::parse(definition, &raw).unwrap();
        scores(definition.questions())
            .first()
            .unwrap()
            .evaluate(&submission.answers)
    }

    fn rows(scores: [i64; 10]) -> Value {
        let rows = scores
            .iter()
            .zip(1..)
            .map(|(score, row)| (format!("r{row}"), json!(score)));
        json!({"sus": rows.collect::<serde_json::Map<_, _>>()})
    }

    #[test]
    fn the_published_sus_scores_are_reproduced() {
        for (answers, points) in [
            ([5, 1, 5, 1, 5, 1, 5, 1, 5, 1], 100.0),
            ([3; 10], 50.0),
            ([1, 5, 1, 5, 1, 5, 1, 5, 1, 5], 0.0),
            ([4, 2, 4, 2, 4, 2, 4, 2, 4, 2], 75.0),
            ([4, 1, 5, 2, 4, 2, 5, 1, 4, 3], 82.5),
        ] {
            let steps = scored(&sus(), rows(answers)).unwrap();
            assert_eq!(
                f64::from(i32::try_from(steps).unwrap()) / 1_000.0 * 2.5,
                points,
                "{answers:?}"
            );
        }
    }

    #[test]
    fn a_score_needs_every_answer() {
        assert_eq!(scored(&sus(), json!({"sus": {"r1": 5, "r2": 1}})), None);
        assert_eq!(scored(&sus(), json!({})), None);
    }

    #[test]
    fn time_saved_is_minutes_without_less_minutes_with() {
        let number = |code: &str| json!({"code": code, "kind": "number", "min": 0, "max": 1440, "unit": "min", "measure": "time-saved"});
        let definition = definition(json!([number("before"), number("online")]));
        assert_eq!(scored(&definition, json!({"online": 12.5, "before": 40})), Some(27_500));
        assert_eq!(scored(&definition, json!({"online": 60, "before": 15})), Some(-45_000));
        assert_eq!(scored(&definition, json!({"before": 40})), None);
        let found = scores(definition.questions());
        assert_eq!(
            (found.len(), found[0].question.as_str(), found[0].range),
            (1, "before", (-1_440, 1_440))
        );
        let edges = found[0].bin_edges();
        assert_eq!(
            (edges.first(), edges.last(), edges.len()),
            (Some(&-1_440), Some(&1_440), 449)
        );
        assert!(edges.contains(&0) && edges.contains(&119) && edges.contains(&125) && !edges.contains(&121));
    }
}
