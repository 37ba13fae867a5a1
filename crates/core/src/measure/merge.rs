//! Merging of counts over versions.

use super::totals::{Totals, VersionTotals};
use crate::tally::counts::{QuestionCounts, RowCounts};

/// Counts of one question in one or more versions.
#[derive(Clone, Debug)]
pub(super) struct MergedCounts {
    /// Numbers of the versions, ascending.
    pub(super) versions: Vec<u32>,
    /// Sum of their counts; all other fields are those of the newest of these versions.
    pub(super) counts: QuestionCounts,
}

/// Returns the number of responses and the questions of all versions. Counts are added where code and shape are equal.
///
/// Questions, options and rows are in the order of the newest version, followed by those of older versions only.
pub(super) fn merge(totals: &Totals) -> (u64, Vec<MergedCounts>) {
    let mut newest_first: Vec<&VersionTotals> = totals.iter().collect();
    newest_first.sort_by_key(|version| std::cmp::Reverse(version.number));
    let mut responses = 0_u64;
    let mut merged: Vec<MergedCounts> = Vec::new();
    for version in newest_first {
        let (more, questions) = QuestionCounts::read(&version.layout, &version.definition, &version.totals);
        responses = responses.saturating_add(more);
        for question in questions {
            let same =
                |known: &&mut MergedCounts| known.counts.code == question.code && known.counts.shape == question.shape;
            match merged.iter_mut().find(same) {
                Some(known) => {
                    add(&mut known.counts, &question);
                    known.versions.insert(0, version.number);
                }
                None => merged.push(MergedCounts {
                    versions: vec![version.number],
                    counts: question,
                }),
            }
        }
    }
    (responses, merged)
}

fn add(counts: &mut QuestionCounts, older: &QuestionCounts) {
    counts.answered = counts.answered.saturating_add(older.answered);
    counts.skipped = counts.skipped.saturating_add(older.skipped);
    add_cells(&mut counts.cells, &older.cells);
    counts.sums = match (counts.sums, older.sums) {
        (Some((sum, squares)), Some((more, more_squares))) => {
            Some((sum.saturating_add(more), squares.saturating_add(more_squares)))
        }
        (known, other) => known.or(other),
    };
    counts.score = match (counts.score.take(), &older.score) {
        (Some(mut known), Some(more)) => {
            known.add(more);
            Some(known)
        }
        (known, more) => known.or_else(|| more.clone()),
    };
    for part in &older.pairs {
        match counts
            .pairs
            .iter_mut()
            .find(|known| known.row == part.row && known.shape == part.shape)
        {
            Some(known) => known.counts.add(part.counts),
            None => counts.pairs.push(part.clone()),
        }
    }
    for row in &older.rows {
        match counts.rows.iter_mut().find(|known| known.code == row.code) {
            Some(known) => add_row(known, row),
            None => counts.rows.push(row.clone()),
        }
    }
}

fn add_row(row: &mut RowCounts, older: &RowCounts) {
    row.answered = row.answered.saturating_add(older.answered);
    row.skipped = row.skipped.saturating_add(older.skipped);
    add_cells(&mut row.cells, &older.cells);
}

fn add_cells(cells: &mut Vec<(String, u64)>, older: &[(String, u64)]) {
    for (label, count) in older {
        match cells.iter_mut().find(|(known, _)| known == label) {
            Some((_, sum)) => *sum = sum.saturating_add(*count),
            None => cells.push((label.clone(), *count)),
        }
    }
}
