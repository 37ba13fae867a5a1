//! Counts by question, read from a section of counters.

use super::counter_layout::{CounterLayout, QuestionCounters};
use super::pairs::PartCounts;
use super::scores::ScoreCounts;
use crate::survey::{Choice, Code, Definition, Matrix, Measure, Question, QuestionKind, Ranking, Rating, Scale};

/// Counts of one question in one version. Counts are numbers of answers and never negative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionCounts {
    /// Code of the question.
    pub code: String,
    /// Kind of the question, as in JSON.
    pub kind: &'static str,
    /// Shape key: scale, bins of a number, number of positions of a ranking, one or several choices. Counts of several
    /// versions may be added when code and shape are equal. Internal; not shown to users.
    pub shape: String,
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
    /// Pairs with the primary measure: one for each row of a matrix, or one for a rating; empty where there are none.
    pub pairs: Vec<PartCounts>,
}

/// Counts of one matrix row or one ranking option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowCounts {
    /// Code of the row or option.
    pub code: String,
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
        shape: question.kind.name().to_owned(),
        answered: slots.count(),
        skipped: slots.count(),
        cells: Vec::new(),
        sums: None,
        rows: Vec::new(),
        satisfied_from: None,
        measure: question.measure,
        scale: None,
        score: None,
        pairs: Vec::new(),
    };
    match &question.kind {
        QuestionKind::Rating(rating) => read_rating(rating, slots, &mut counts),
        QuestionKind::Choice(choice) => read_choice(choice, slots, &mut counts),
        QuestionKind::Matrix(matrix) => read_matrix(matrix, slots, &mut counts),
        QuestionKind::Ranking(ranking) => read_ranking(ranking, slots, &mut counts),
        QuestionKind::Number(_) => read_number(counters, slots, &mut counts),
        QuestionKind::Date | QuestionKind::Text(_) | QuestionKind::Email | QuestionKind::Statement => {}
    }
    counts
}

fn read_rating(rating: &Rating, slots: &mut SlotReader<'_>, counts: &mut QuestionCounts) {
    counts.cells = slots.cells(points(rating.scale));
    counts.shape = shape_of(counts.kind, rating.scale);
    counts.satisfied_from = rating.satisfied_from;
    counts.scale = Some(rating.scale);
}

fn read_choice(choice: &Choice, slots: &mut SlotReader<'_>, counts: &mut QuestionCounts) {
    counts.cells = slots.cells(choice.options.iter().map(|option| option.code.to_string()));
    counts.shape = if choice.multiple {
        "choice of several"
    } else {
        "choice of one"
    }
    .to_owned();
}

fn read_matrix(matrix: &Matrix, slots: &mut SlotReader<'_>, counts: &mut QuestionCounts) {
    let row = |code: &Code, slots: &mut SlotReader<'_>| RowCounts {
        code: code.to_string(),
        answered: slots.count(),
        skipped: slots.count(),
        cells: slots.cells(points(matrix.scale)),
    };
    counts.rows = matrix.rows.iter().map(|line| row(&line.code, slots)).collect();
    counts.shape = shape_of(counts.kind, matrix.scale);
    // A row that changes its mark breaks the series of the score, and a row that moves with its mark does not.
    let mut reversed: Vec<&str> = matrix
        .rows
        .iter()
        .filter(|row| row.reversed)
        .map(|row| row.code.as_str())
        .collect();
    reversed.sort_unstable();
    for code in reversed {
        counts.shape.push_str(" reversed ");
        counts.shape.push_str(code);
    }
    counts.scale = Some(matrix.scale);
}

fn read_ranking(ranking: &Ranking, slots: &mut SlotReader<'_>, counts: &mut QuestionCounts) {
    let positions = ranking.options.len();
    let shown = counts.answered.saturating_add(counts.skipped);
    let row = |code: &Code, slots: &mut SlotReader<'_>| {
        let cells = slots.cells((1..=positions).map(|position| position.to_string()));
        let answered = cells.iter().fold(0_u64, |sum, (_, count)| sum.saturating_add(*count));
        RowCounts {
            code: code.to_string(),
            answered,
            skipped: shown.saturating_sub(answered),
            cells,
        }
    };
    counts.rows = ranking.options.iter().map(|option| row(&option.code, slots)).collect();
    counts.shape = format!("ranking of {positions}");
}

fn read_number(counters: &QuestionCounters, slots: &mut SlotReader<'_>, counts: &mut QuestionCounts) {
    counts.sums = Some((slots.value(), slots.value()));
    counts.cells = slots.cells(counters.edges.iter().map(ToString::to_string));
    for (edge, _) in &counts.cells {
        counts.shape.push(' ');
        counts.shape.push_str(edge);
    }
}

fn points(scale: Scale) -> impl Iterator<Item = String> {
    scale.points().map(|point| point.to_string())
}

fn shape_of(kind: &str, scale: Scale) -> String {
    format!("{kind} from {} to {}", scale.from(), scale.to())
}
