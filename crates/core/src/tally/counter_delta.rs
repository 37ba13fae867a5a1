//! Counter delta: the changes that one submission makes to the counters.

use super::counter_layout::{CounterLayout, QuestionCounters};
use super::slots::{HEADER_SLOTS, SUM_SLOTS};
use crate::survey::{
    Answer, Choice, ChosenOption, Code, Decimal, Definition, Matrix, Question, QuestionKind, Ranking, Submission,
};

/// Changes of one submission. The same changes apply to section 0, to the section of each chosen segment option, and to
/// the section of verified responses when the submission came by a signed link.
///
/// A question hidden by a condition counts neither as answered nor as skipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterDelta {
    sections: Vec<usize>,
    changes: Vec<(usize, i128)>,
}

impl CounterDelta {
    /// Counts a submission. `layout` and `submission` must both be built from `definition`.
    pub fn of(layout: &CounterLayout, definition: &Definition, submission: &Submission) -> CounterDelta {
        let mut delta = CounterDelta {
            sections: vec![0],
            changes: Vec::with_capacity(32),
        };
        delta.increment(0);
        // Layout, answers and skipped questions are all in definition order, so one pass without look-ups is enough.
        let mut answers = submission.answers.iter().peekable();
        let mut skipped = submission.skipped.iter().peekable();
        for (question, counters) in layout.questions(definition) {
            if let Some((_, answer)) = answers.next_if(|(code, _)| **code == question.code) {
                delta.increment(counters.first_slot);
                delta.count(question, counters, answer);
            } else if skipped.next_if(|code| **code == question.code).is_some() {
                delta.count_skipped(question, counters);
            }
        }
        for counters in layout.scores() {
            counters.count(&submission.answers, &mut delta.changes);
        }
        layout.pairs().count(&submission.answers, &mut delta.changes);
        debug_assert!(
            answers.next().is_none() && skipped.next().is_none(),
            "answers are in definition order"
        );
        delta
    }

    /// Adds the section of verified responses, for a submission that came by a signed link.
    pub fn verified(mut self, layout: &CounterLayout) -> CounterDelta {
        if !self.sections.contains(&layout.verified()) {
            self.sections.push(layout.verified());
        }
        self
    }

    /// Counts the submission as credited: it counts towards the minimum of a release. Called once at most, and before
    /// [`negated`](CounterDelta::negated).
    pub fn credited(mut self, layout: &CounterLayout) -> CounterDelta {
        self.increment(layout.credited());
        self
    }

    /// Reverses the sign of all changes, which withdraws the submission.
    pub fn negated(mut self) -> CounterDelta {
        for (_, change) in &mut self.changes {
            *change = -*change;
        }
        self
    }

    /// Returns the numbers of the sections to change, without duplicates.
    pub fn sections(&self) -> &[usize] {
        &self.sections
    }

    /// Returns the changes as (slot, amount). They apply to each of the sections.
    pub fn changes(&self) -> &[(usize, i128)] {
        &self.changes
    }

    #[cfg(test)]
    pub(super) fn from_parts(sections: Vec<usize>, changes: Vec<(usize, i128)>) -> CounterDelta {
        CounterDelta { sections, changes }
    }

    fn increment(&mut self, slot: usize) {
        self.changes.push((slot, 1));
    }

    fn count_skipped(&mut self, question: &Question, counters: &QuestionCounters) {
        self.increment(counters.first_slot + 1);
        if let QuestionKind::Matrix(matrix) = &question.kind {
            self.count_rows(matrix, counters, &[]);
        }
    }

    fn count(&mut self, question: &Question, counters: &QuestionCounters, answer: &Answer) {
        let cells = counters.first_slot + HEADER_SLOTS;
        match (&question.kind, answer) {
            (QuestionKind::Rating(rating), Answer::Score(score)) => {
                if let Some(at) = rating.scale.index_of(*score) {
                    self.increment(cells + at);
                }
            }
            (QuestionKind::Choice(choice), Answer::Choice(chosen)) => self.count_choice(choice, counters, chosen),
            (QuestionKind::Matrix(matrix), Answer::Matrix(rows)) => self.count_rows(matrix, counters, rows),
            (QuestionKind::Ranking(ranking), Answer::Ranking(order)) => self.count_ranking(ranking, cells, order),
            (QuestionKind::Number(_), Answer::Number(number)) => self.count_number(counters, *number),
            // Date, text and e-mail have no counter besides `answered`. Parsing excludes all other pairs.
            _ => {}
        }
    }

    fn count_choice(&mut self, choice: &Choice, counters: &QuestionCounters, chosen: &[ChosenOption]) {
        for at in chosen.iter().filter_map(|chosen| choice.index_of(chosen.code.as_str())) {
            self.increment(counters.first_slot + HEADER_SLOTS + at);
            if let Some(section) = counters.section {
                self.sections.push(section + at);
            }
        }
    }

    /// Counts the rows of a matrix. A blank row counts as skipped, even when other rows are answered.
    fn count_rows(&mut self, matrix: &Matrix, counters: &QuestionCounters, scores: &[(Code, i64)]) {
        let width = HEADER_SLOTS + matrix.scale.len();
        let mut scores = scores.iter().peekable();
        for (number, row) in matrix.rows.iter().enumerate() {
            let at = counters.first_slot + HEADER_SLOTS + number * width;
            let score = scores.next_if(|(code, _)| *code == row.code).map(|(_, score)| *score);
            match score.and_then(|score| matrix.scale.index_of(score)) {
                Some(point) => {
                    self.increment(at);
                    self.increment(at + HEADER_SLOTS + point);
                }
                None => self.increment(at + 1),
            }
        }
        debug_assert!(scores.next().is_none(), "scores are in row order");
    }

    fn count_ranking(&mut self, ranking: &Ranking, cells: usize, order: &[Code]) {
        for (position, code) in order.iter().enumerate() {
            if let Some(option) = ranking.index_of(code.as_str()) {
                self.increment(cells + option * ranking.options.len() + position);
            }
        }
    }

    fn count_number(&mut self, counters: &QuestionCounters, number: Decimal) {
        let sums = counters.first_slot + HEADER_SLOTS;
        let thousandths = i128::from(number.thousandths());
        self.changes.push((sums, thousandths));
        self.changes.push((sums + 1, thousandths * thousandths));
        let bin = counters.edges.partition_point(|edge| *edge <= number).saturating_sub(1);
        self.increment(sums + SUM_SLOTS + bin);
    }
}
