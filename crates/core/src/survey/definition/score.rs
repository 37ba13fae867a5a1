//! Scores that combine several answers of one response.

use super::decimal::Decimal;
use super::kind::QuestionKind;
use super::measure::Measure;
use super::question::Question;
use crate::survey::answers::answer::{Answer, Answers};
use crate::survey::limits::NUMBER_MAX;

/// Score that needs several answers of one response and is therefore calculated when it is submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Kind of score.
    pub kind: ScoreKind,
    /// Code of the question under which the score is reported.
    pub question: String,
    /// Code of the question for the minutes with the service; only for time saved.
    pub other: Option<String>,
    /// Whether each row is worded in reverse, in the order of the rows; only for the system usability scale.
    pub reversed: Vec<bool>,
    /// Lowest and highest score with a bin of its own in [`Score::bin_edges`], in steps of the [`ScoreKind`].
    pub range: (i64, i64),
    /// Lowest and highest possible score, in steps.
    pub bounds: (i64, i64),
}

/// Kind of score, with its step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScoreKind {
    /// System usability scale with five of ten rows worded in reverse: 0 to 40 steps of 2.5 points.
    Sus,
    /// System usability scale without such rows, which is another measure: 0 to 40 steps of 2.5 points.
    SusPositive,
    /// UMUX-Lite: 0 to 12 steps of 100/12 points.
    UmuxLite,
    /// Minutes saved: minutes without the service minus minutes with it; negative if it took longer.
    TimeSaved,
}

/// Minutes of a day: bins of time saved are fine up to here.
const MINUTES_MAX: i64 = 1_440;
/// Minutes of ten days: far bins of time saved are half a day wide up to here.
const HALF_DAYS_MAX: i64 = 10 * MINUTES_MAX;
/// Minutes of 366 days: far bins are a day wide up to here, and each is twice as wide as all before beyond.
const DAYS_MAX: i64 = 366 * MINUTES_MAX;
/// Largest number of minutes of a question without bounds.
const UNBOUNDED_MINUTES: i64 = NUMBER_MAX;
/// Thousandths per step.
const THOUSANDTHS_PER_STEP: i64 = 1_000;
/// Number of rows of the system usability scale.
const SUS_ROWS: usize = 10;

impl ScoreKind {
    /// Returns the width of the bin with this lower edge, in steps. A bin of width 1 counts one value: a step of a scale,
    /// or a whole minute.
    pub fn bin_width(self, edge: i64) -> i64 {
        match (self, edge) {
            (ScoreKind::Sus | ScoreKind::SusPositive | ScoreKind::UmuxLite, _) | (ScoreKind::TimeSaved, -120..120) => 1,
            (ScoreKind::TimeSaved, -480..480) => 5,
            (ScoreKind::TimeSaved, _) => 30,
        }
    }
}

/// Returns the scores of a survey with these questions, in order.
///
/// The first question with the measure time saved is for the minutes without the service, the second for those with it.
pub fn scores<'a>(questions: impl IntoIterator<Item = &'a Question>) -> Vec<Score> {
    let mut scores = Vec::new();
    let mut minutes: Option<&Question> = None;
    let mut is_saved = false;
    for question in questions {
        let of_rows = |kind, range| Score {
            kind,
            question: question.code.to_string(),
            other: None,
            reversed: Vec::new(),
            range,
            bounds: range,
        };
        match question.measure {
            Some(Measure::Sus) => {
                let reversed = reversed_rows(question);
                let kind = if reversed.contains(&true) {
                    ScoreKind::Sus
                } else {
                    ScoreKind::SusPositive
                };
                scores.push(Score {
                    reversed,
                    ..of_rows(kind, (0, 40))
                });
            }
            Some(Measure::UmuxLite) => scores.push(of_rows(ScoreKind::UmuxLite, (0, 12))),
            Some(Measure::TimeSaved) if !is_saved => match minutes {
                None => minutes = Some(question),
                Some(first) => {
                    is_saved = true;
                    scores.push(Score {
                        kind: ScoreKind::TimeSaved,
                        question: first.code.to_string(),
                        other: Some(question.code.to_string()),
                        reversed: Vec::new(),
                        range: range_within_a_day(first, question),
                        bounds: bounds(first, question),
                    });
                }
            },
            _ => {}
        }
    }
    scores
}

fn reversed_rows(question: &Question) -> Vec<bool> {
    if let QuestionKind::Matrix(matrix) = &question.kind {
        matrix.rows.iter().map(|row| row.reversed).collect()
    } else {
        Vec::new()
    }
}

/// Range of the difference in minutes, limited by a day and by the bounds of both questions; of a question without bounds
/// by a day.
fn range_within_a_day(without: &Question, with: &Question) -> (i64, i64) {
    let (low, high) = difference(minutes_of(without, MINUTES_MAX), minutes_of(with, MINUTES_MAX));
    (low.clamp(-MINUTES_MAX, 0), high.clamp(0, MINUTES_MAX))
}

/// Range of the difference in minutes by the bounds of both questions.
fn bounds(without: &Question, with: &Question) -> (i64, i64) {
    let (low, high) = difference(
        minutes_of(without, UNBOUNDED_MINUTES),
        minutes_of(with, UNBOUNDED_MINUTES),
    );
    (low.min(0), high.max(0))
}

fn difference((without_min, without_max): (i64, i64), (with_min, with_max): (i64, i64)) -> (i64, i64) {
    (
        without_min.saturating_sub(with_max),
        without_max.saturating_sub(with_min),
    )
}

/// Smallest and largest number of whole minutes of a question; ∓`unbounded` where it has no bound.
fn minutes_of(question: &Question, unbounded: i64) -> (i64, i64) {
    match &question.kind {
        QuestionKind::Number(number) => {
            let whole = |bound: Decimal| bound.thousandths() / THOUSANDTHS_PER_STEP;
            (
                number.min.map_or(-unbounded, whole),
                number.max.map_or(unbounded, whole),
            )
        }
        // A valid time-saved question is a number; others cannot be published.
        QuestionKind::Rating(_)
        | QuestionKind::Choice(_)
        | QuestionKind::Matrix(_)
        | QuestionKind::Ranking(_)
        | QuestionKind::Date
        | QuestionKind::Text(_)
        | QuestionKind::Email
        | QuestionKind::Statement => (0, MINUTES_MAX),
    }
}

impl Score {
    /// Calculates the score of one response in thousandths of a step; `None` if an answer is missing.
    ///
    /// Items of the system usability scale count by the mark of their row, not by its place: a row worded in reverse
    /// counts 5 − x, any other x − 1.
    pub fn evaluate(&self, answers: &Answers) -> Option<i64> {
        match self.kind {
            ScoreKind::Sus | ScoreKind::SusPositive => self.of_rows(answers, SUS_ROWS, |place, score| {
                if self.reversed.get(place).copied().unwrap_or_default() {
                    5 - score
                } else {
                    score - 1
                }
            }),
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
        // All rows are answered, in their order, so the place of an answer is that of its row.
        let sum: i64 = scores
            .iter()
            .enumerate()
            .map(|(place, (_, score))| points(place, *score))
            .sum();
        (scores.len() == rows).then_some(sum * THOUSANDTHS_PER_STEP)
    }

    /// Lower edges of the bins in which the score is counted, in steps, ascending. Scales have one bin per step; time
    /// saved has bins of 1 minute up to ±2 hours, 5 minutes up to ±8 hours, and 30 minutes up to ±1 day. The outermost bins
    /// also count what lies beyond.
    pub fn bin_edges(&self) -> Vec<i64> {
        let (low, high) = self.range;
        match self.kind {
            ScoreKind::Sus | ScoreKind::SusPositive | ScoreKind::UmuxLite => (low..=high).collect(),
            ScoreKind::TimeSaved => {
                let first = low.div_euclid(30) * 30;
                std::iter::successors(Some(first), |edge| Some(edge + self.kind.bin_width(*edge)))
                    .take_while(|edge| *edge <= high)
                    .collect()
            }
        }
    }

    /// Lower edges of the far bins of time saved, in minutes, ascending: as far as the bounds reach, below and above all of
    /// [`bin_edges`](Score::bin_edges). Bins are half a day wide up to ten days, a day up to 366 days, and twice as wide
    /// each beyond. Other scores have none.
    pub fn far_edges(&self) -> Vec<i64> {
        if self.kind != ScoreKind::TimeSaved {
            return Vec::new();
        }
        let edges = self.bin_edges();
        let (Some(first), Some(last)) = (edges.first(), edges.last()) else {
            return Vec::new();
        };
        let (low, high) = self.bounds;
        // A bin below zero mirrors one above: it is needed while the bin above it does not reach the lowest score.
        let mut reached = *first;
        let mut far: Vec<i64> = far_grid()
            .map(|edge| -edge)
            .filter(|edge| edge < first)
            .take_while(|edge| std::mem::replace(&mut reached, *edge) > low)
            .collect();
        far.reverse();
        far.extend(far_grid().filter(|edge| edge > last).take_while(|edge| *edge <= high));
        far
    }
}

/// Edges of far bins above zero, in minutes: from a day on, beyond every possible difference of two numbers.
fn far_grid() -> impl Iterator<Item = i64> {
    let next = |edge: &i64| {
        let width = match *edge {
            near if near < HALF_DAYS_MAX => MINUTES_MAX / 2,
            near if near < DAYS_MAX => MINUTES_MAX,
            far => far,
        };
        Some(edge + width).filter(|edge| *edge <= 4 * UNBOUNDED_MINUTES)
    };
    std::iter::successors(Some(MINUTES_MAX), next)
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
        sus_with(&(1..=10).map(|row| (row, row % 2 == 0)).collect::<Vec<_>>())
    }

    fn sus_with(rows: &[(usize, bool)]) -> Definition {
        let rows: Vec<Value> = rows
            .iter()
            .map(|(row, is_reversed)| json!({"code": format!("r{row}"), "reversed": is_reversed}))
            .collect();
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
    fn items_count_by_their_mark_and_not_by_their_place() {
        let mut moved: Vec<(usize, bool)> = (1..=10).map(|row| (row, row % 2 == 0)).collect();
        moved.rotate_left(1);
        let best = rows([5, 1, 5, 1, 5, 1, 5, 1, 5, 1]);
        assert_eq!(scored(&sus_with(&moved), best.clone()), Some(40_000));
        assert_eq!(scored(&sus(), best), Some(40_000));
        let positive = sus_with(&(1..=10).map(|row| (row, false)).collect::<Vec<_>>());
        assert_eq!(scored(&positive, rows([4; 10])), Some(30_000));
        let kinds = [sus(), positive].map(|definition| scores(definition.questions())[0].kind);
        assert_eq!(kinds, [ScoreKind::Sus, ScoreKind::SusPositive]);
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

    fn saved(bounds: [(Option<i64>, Option<i64>); 2]) -> Score {
        let number = |code: &str, (min, max): (Option<i64>, Option<i64>)| {
            let mut number = json!({"code": code, "kind": "number", "unit": "min", "measure": "time-saved"});
            for (name, bound) in [("min", min), ("max", max)] {
                if let Some(bound) = bound {
                    number[name] = bound.into();
                }
            }
            number
        };
        let definition = definition(json!([number("before", bounds[0]), number("online", bounds[1])]));
        scores(definition.questions()).remove(0)
    }

    #[test]
    fn time_saved_beyond_a_day_has_far_bins_as_far_as_the_bounds_reach() {
        let week = saved([(Some(0), Some(10_080)), (Some(0), Some(10_080))]);
        assert_eq!((week.range, week.bounds), ((-1_440, 1_440), (-10_080, 10_080)));
        let far = week.far_edges();
        assert_eq!(
            (far.first(), far.last(), far.len()),
            (Some(&-10_080), Some(&10_080), 24)
        );
        assert_eq!(far[11..14], [-2_160, 2_160, 2_880]);
        let day = saved([(Some(0), Some(1_440)), (Some(0), Some(1_440))]);
        assert_eq!(day.far_edges(), [0; 0]);
        let unbounded = saved([(Some(0), None), (Some(0), None)]);
        let far = unbounded.far_edges();
        assert_eq!((unbounded.bounds, far.len()), ((-1_000_000_000, 1_000_000_000), 769));
        assert!(far.is_sorted());
    }

    #[test]
    fn bins_within_a_day_are_those_of_before() {
        // A lower bound and no upper one: the bins within a day end earlier on one side.
        let odd = saved([(Some(100), None), (None, None)]);
        assert_eq!(odd.range, (-1_340, 1_440));
        assert_eq!(odd.bin_edges().first(), Some(&-1_350));
        let far = odd.far_edges();
        let below: Vec<&i64> = far.iter().filter(|edge| **edge < 0).rev().take(2).collect();
        assert_eq!(below, [&-1_440, &-2_160]);
    }
}
