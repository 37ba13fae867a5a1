//! Counts by question, read from a section of counters.

use super::counter_layout::{CounterLayout, QuestionCounters};
use super::pairs::PartCounts;
use super::scores::ScoreCounts;
use crate::survey::definition::shape::ShapeKey;
use crate::survey::{Choice, Code, Definition, Matrix, Measure, Question, QuestionKind, Ranking, Rating, Row, Scale};

/// Counts of one question in one version. Counts are numbers of answers and never negative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionCounts {
    /// Code of the question.
    pub code: String,
    /// Kind of the question, as in JSON.
    pub kind: &'static str,
    /// Shape key of the question. Counts of several versions are added only where it is equal.
    pub shape: ShapeKey,
    /// Number of answers.
    pub answered: u64,
    /// Number of times the question was shown and left blank.
    pub skipped: u64,
    /// Count of each score (rating), option (choice) or bin by its lower edge (number), in the order offered. Empty for
    /// other kinds.
    pub cells: Vec<(String, u64)>,
    /// Sum in thousandths and sum of squares in thousandths²; numbers only.
    pub sums: Option<(i128, i128)>,
    /// Matrix rows or ranking options; empty for other kinds.
    pub rows: Vec<RowCounts>,
    /// Lowest score that counts as satisfied, when the definition names one; ratings only.
    pub satisfied_from: Option<i64>,
    /// Measure of the question.
    pub measure: Option<Measure>,
    /// Scale; ratings and matrices only.
    pub scale: Option<Scale>,
    /// Counts of the score that is computed from this question's answers.
    pub score: Option<ScoreCounts>,
    /// Shape key of that score. It also depends on the rows and on the other question, so that it may differ where `shape`
    /// does not.
    pub score_shape: Option<ShapeKey>,
    /// Pairs with the primary measure: one for each row of a matrix, or one for a rating; empty where there are none.
    pub pairs: Vec<PartCounts>,
    /// Base of which the counts are multiples: 1 when they are exact.
    pub told_in: u64,
}

/// Counts of one matrix row or one ranking option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowCounts {
    /// Code of the row or option.
    pub code: String,
    /// Shape key of the row; of an option that of its ranking, with the code of the option behind the figure.
    pub shape: ShapeKey,
    /// Number of people who rated the row or ranked the option.
    pub answered: u64,
    /// Number of people to whom it was shown and who left it blank.
    pub skipped: u64,
    /// Count of each score (matrix) or position (ranking, from `1`, the best).
    pub cells: Vec<(String, u64)>,
}

impl QuestionCounts {
    /// Reads one section or a sum of sections: the number of responses, and the counts of every question in definition
    /// order.
    ///
    /// Slots missing at the end are zero. A negative count means damaged data and is read as zero; the recount reports
    /// it.
    pub fn read(layout: &CounterLayout, definition: &Definition, totals: &[i128]) -> (u64, Vec<QuestionCounts>) {
        let responses = SlotReader { totals, at: 0 }.count();
        let read = |(question, counters): (&Question, &QuestionCounters)| {
            let mut counts = read_question(
                question,
                counters,
                &mut SlotReader {
                    totals,
                    at: counters.first_slot,
                },
            );
            counts.score = layout.score(&counts.code, totals);
            counts.score_shape = layout.score_shape(&counts.code);
            counts.pairs = layout.pair_counts(&counts.code, totals);
            counts
        };
        (responses, layout.questions(definition).map(read).collect())
    }
}

/// Reader of slots in the order of the layout.
struct SlotReader<'a> {
    totals: &'a [i128],
    at: usize,
}

impl SlotReader<'_> {
    fn value(&mut self) -> i128 {
        let value = self.totals.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        value
    }

    fn count(&mut self) -> u64 {
        u64::try_from(self.value().max(0)).unwrap_or(u64::MAX)
    }

    fn cells(&mut self, labels: impl Iterator<Item = String>) -> Vec<(String, u64)> {
        labels.map(|label| (label, self.count())).collect()
    }
}

fn read_question(question: &Question, counters: &QuestionCounters, slots: &mut SlotReader<'_>) -> QuestionCounts {
    let mut counts = QuestionCounts {
        code: question.code.to_string(),
        kind: question.kind.name(),
        shape: counters.shape.clone(),
        answered: slots.count(),
        skipped: slots.count(),
        cells: Vec::new(),
        sums: None,
        rows: Vec::new(),
        satisfied_from: None,
        measure: question.measure,
        scale: None,
        score: None,
        score_shape: None,
        pairs: Vec::new(),
        told_in: 1,
    };
    match &question.kind {
        QuestionKind::Rating(rating) => read_rating(rating, slots, &mut counts),
        QuestionKind::Choice(choice) => read_choice(choice, slots, &mut counts),
        QuestionKind::Matrix(matrix) => read_matrix((matrix, counters), slots, &mut counts),
        QuestionKind::Ranking(ranking) => read_ranking((ranking, counters), slots, &mut counts),
        QuestionKind::Number(_) => read_number(counters, slots, &mut counts),
        QuestionKind::Date | QuestionKind::Text(_) | QuestionKind::Email | QuestionKind::Statement => {}
    }
    counts
}

fn read_rating(rating: &Rating, slots: &mut SlotReader<'_>, counts: &mut QuestionCounts) {
    counts.cells = slots.cells(points(rating.scale));
    counts.satisfied_from = rating.satisfied_from;
    counts.scale = Some(rating.scale);
}

fn read_choice(choice: &Choice, slots: &mut SlotReader<'_>, counts: &mut QuestionCounts) {
    counts.cells = slots.cells(choice.options.iter().map(|option| option.code.to_string()));
}

fn read_matrix(
    (matrix, counters): (&Matrix, &QuestionCounters),
    slots: &mut SlotReader<'_>,
    counts: &mut QuestionCounts,
) {
    let row = |(row, shape): (&Row, &ShapeKey)| RowCounts {
        code: row.code.to_string(),
        shape: shape.clone(),
        answered: slots.count(),
        skipped: slots.count(),
        cells: slots.cells(points(matrix.scale)),
    };
    counts.rows = matrix.rows.iter().zip(&counters.parts).map(row).collect();
    counts.scale = Some(matrix.scale);
}

fn read_ranking(
    (ranking, counters): (&Ranking, &QuestionCounters),
    slots: &mut SlotReader<'_>,
    counts: &mut QuestionCounts,
) {
    let positions = ranking.options.len();
    let shown = counts.answered.saturating_add(counts.skipped);
    let row = |(code, shape): (&Code, &ShapeKey)| {
        let cells = slots.cells((1..=positions).map(|position| position.to_string()));
        let answered = cells.iter().fold(0_u64, |sum, (_, count)| sum.saturating_add(*count));
        RowCounts {
            code: code.to_string(),
            shape: shape.clone(),
            answered,
            skipped: shown.saturating_sub(answered),
            cells,
        }
    };
    let options = ranking.options.iter().map(|option| &option.code);
    counts.rows = options.zip(&counters.parts).map(row).collect();
}

fn read_number(counters: &QuestionCounters, slots: &mut SlotReader<'_>, counts: &mut QuestionCounts) {
    counts.sums = Some((slots.value(), slots.value()));
    counts.cells = slots.cells(counters.edges.iter().map(ToString::to_string));
}

fn points(scale: Scale) -> impl Iterator<Item = String> {
    scale.points().map(|point| point.to_string())
}
