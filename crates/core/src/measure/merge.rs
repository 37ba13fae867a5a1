//! Merging of counts over versions: only under the same shape key.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::offered::{OfferedOptions, count_options};
use super::totals::{Totals, VersionTotals};
use crate::tally::counts::{QuestionCounts, RowCounts};
use crate::tally::pairs::PartCounts;

/// Kind of question whose cells are options.
const CHOICE: &str = "choice";

/// Counts of one question under one shape key, over the versions that ask it so.
///
/// Rows of a matrix and scores have shape keys of their own. A row or score whose key changed while that of its question
/// did not is in a second `MergedCounts` with the same code and key, which holds only these, beside the numbers of people who
/// answered and who left the question blank.
///
/// From told counts the same is made by [`merge`] of totals without counts, which gives the questions, rows, options and
/// versions of a report, all zero; the counts are then filled in by shape key.
#[derive(Clone, Debug)]
pub(crate) struct MergedCounts {
    /// Numbers of the versions, ascending.
    pub(crate) versions: Vec<u32>,
    /// Sum of their counts; all other fields are those of the newest of these versions.
    pub(crate) counts: QuestionCounts,
    /// Each option of `counts.cells`, in the same order; choices only.
    pub(crate) options: Vec<OptionBase>,
    /// Versions of each row of `counts.rows`, in the same order.
    pub(crate) row_versions: Vec<Vec<u32>>,
}

/// Base of an option of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OptionBase {
    /// Code of the option.
    pub(crate) option: String,
    /// Number of people who answered the question and were offered the option.
    pub(crate) base: u64,
    /// Number of those who chose it, where it is not the option's count: of told counts, where the base is told of a part
    /// of the days only.
    pub(crate) chosen: Option<u64>,
    /// Numbers of the versions that offer it, ascending.
    pub(crate) versions: Vec<u32>,
}

/// Counts of a question with what each of its versions offers.
struct Figure {
    merged: MergedCounts,
    offered: Vec<OfferedOptions>,
}

/// Returns the number of responses and the questions of all versions, see [`MergedCounts`].
///
/// Questions, options and rows are in the order of the newest version, followed by those of older versions only. Of a
/// question with several shape keys the newest comes first, and the others follow it at once.
pub(crate) fn merge(totals: &Totals) -> (u64, Vec<MergedCounts>) {
    let mut newest_first: Vec<&VersionTotals> = totals.iter().collect();
    newest_first.sort_by_key(|version| Reverse(version.number));
    let mut responses = 0_u64;
    let mut figures: Vec<Figure> = Vec::new();
    for version in newest_first {
        let (more, questions) = QuestionCounts::read(&version.layout, &version.definition, &version.totals);
        responses = responses.saturating_add(more);
        for question in questions {
            add(&mut figures, version.number, question);
        }
    }
    (responses, figures.into_iter().map(Figure::finish).collect())
}

/// Adds a question of an older version to the figures with its shape key; what no figure takes becomes one of its own.
fn add(figures: &mut Vec<Figure>, version: u32, question: QuestionCounts) {
    let mut left = Some(question);
    let mut place = figures.len();
    for (at, figure) in figures.iter_mut().enumerate() {
        let Some(question) = left.take() else {
            return;
        };
        if figure.merged.counts.code == question.code {
            place = at + 1;
        }
        let is_same = figure.merged.counts.code == question.code && figure.merged.counts.shape == question.shape;
        left = if is_same {
            figure.take(version, question)
        } else {
            Some(question)
        };
    }
    if let Some(question) = left {
        figures.insert(place, Figure::new(version, question));
    }
}

impl Figure {
    fn new(version: u32, counts: QuestionCounts) -> Figure {
        Figure {
            offered: offered(version, &counts).into_iter().collect(),
            merged: MergedCounts {
                versions: vec![version],
                options: Vec::new(),
                row_versions: counts.rows.iter().map(|_| vec![version]).collect(),
                counts,
            },
        }
    }

    /// Adds the same question of an older version, and returns its rows and score that have another shape key here, if any.
    fn take(&mut self, version: u32, mut older: QuestionCounts) -> Option<QuestionCounts> {
        self.offered.extend(offered(version, &older));
        self.merged.versions.insert(0, version);
        let counts = &mut self.merged.counts;
        counts.answered = counts.answered.saturating_add(older.answered);
        counts.skipped = counts.skipped.saturating_add(older.skipped);
        add_cells(&mut counts.cells, &older.cells);
        if let (Some((sum, squares)), Some((more, more_squares))) = (&mut counts.sums, older.sums) {
            *sum = sum.saturating_add(more);
            *squares = squares.saturating_add(more_squares);
        }
        if counts.score_shape == older.score_shape {
            if let (Some(known), Some(more)) = (&mut counts.score, &older.score) {
                known.add(more);
            }
            (older.score, older.score_shape) = (None, None);
        }
        for part in std::mem::take(&mut older.pairs) {
            let same = |known: &&mut PartCounts| known.row == part.row && known.shape == part.shape;
            match counts.pairs.iter_mut().find(same) {
                Some(known) => known.counts.add(part.counts),
                None => counts.pairs.push(part),
            }
        }
        let rows = std::mem::take(&mut older.rows);
        older.rows = rows.into_iter().filter_map(|row| self.take_row(version, row)).collect();
        let is_left = older.score.is_some() || !older.rows.is_empty();
        (older.cells, older.sums) = (Vec::new(), None);
        is_left.then_some(older)
    }

    /// Adds a row of an older version, or returns it when it has another shape key here.
    fn take_row(&mut self, version: u32, older: RowCounts) -> Option<RowCounts> {
        let rows = &mut self.merged.counts.rows;
        match rows.iter().position(|known| known.code == older.code) {
            None => {
                rows.push(older);
                self.merged.row_versions.push(vec![version]);
                None
            }
            Some(at) => {
                let row = rows.get_mut(at).filter(|known| known.shape == older.shape);
                let Some(row) = row else {
                    return Some(older);
                };
                row.answered = row.answered.saturating_add(older.answered);
                row.skipped = row.skipped.saturating_add(older.skipped);
                add_cells(&mut row.cells, &older.cells);
                if let Some(versions) = self.merged.row_versions.get_mut(at) {
                    versions.insert(0, version);
                }
                None
            }
        }
    }

    fn finish(self) -> MergedCounts {
        let Figure { mut merged, offered } = self;
        let mut counted: BTreeMap<String, OptionBase> = count_options(&offered)
            .into_iter()
            .map(|count| {
                let base = OptionBase {
                    option: count.option.clone(),
                    base: count.base,
                    chosen: None,
                    versions: count.versions,
                };
                (count.option, base)
            })
            .collect();
        merged.options = merged
            .counts
            .cells
            .iter()
            .filter_map(|(option, _)| counted.remove(option))
            .collect();
        merged
    }
}

/// Returns what a version of a choice offers; `None` for other kinds.
fn offered(version: u32, counts: &QuestionCounts) -> Option<OfferedOptions> {
    (counts.kind == CHOICE).then(|| OfferedOptions {
        version,
        options: counts.cells.iter().map(|(option, _)| option.clone()).collect(),
        answered: counts.answered,
        counts: counts.cells.iter().cloned().collect(),
    })
}

fn add_cells(cells: &mut Vec<(String, u64)>, older: &[(String, u64)]) {
    for (label, count) in older {
        match cells.iter_mut().find(|(known, _)| known == label) {
            Some((_, sum)) => *sum = sum.saturating_add(*count),
            None => cells.push((label.clone(), *count)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::{Value, json};

    use super::*;
    use crate::survey::Definition;
    use crate::tally::counter_layout::CounterLayout;

    /// A version with the slots of one section, of which those that are left out are zero.
    fn version(number: u32, question: &Value, totals: &[i128]) -> VersionTotals {
        let document = json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": [question]}]});
        let definition = Definition::parse(&document).unwrap();
        VersionTotals {
            number,
            layout: Arc::new(CounterLayout::of(&definition)),
            definition: Arc::new(definition),
            totals: totals.to_vec(),
        }
    }

    #[test]
    fn an_option_has_the_base_of_the_versions_that_offer_it() {
        let choice = |codes: &[&str]| {
            let options: Vec<Value> = codes.iter().map(|code| json!({"code": code})).collect();
            json!({"code": "how", "kind": "choice", "options": options})
        };
        // Responses, answered, skipped, then the options.
        let first = version(1, &choice(&["bad", "good"]), &[10, 9, 1, 4, 5]);
        let second = version(2, &choice(&["top", "good"]), &[20, 20, 0, 12, 8]);
        let (responses, merged) = merge(&vec![first, second]);
        let [how] = &merged[..] else { panic!("{merged:?}") };
        assert_eq!(
            (responses, how.counts.answered, &how.versions[..]),
            (30, 29, &[1, 2][..])
        );
        let bases: Vec<(&str, u64, u64, &[u32])> = how
            .options
            .iter()
            .zip(&how.counts.cells)
            .map(|(base, (_, count))| (base.option.as_str(), *count, base.base, &base.versions[..]))
            .collect();
        assert_eq!(
            bases,
            [
                ("top", 12, 20, &[2][..]),
                ("good", 13, 29, &[1, 2]),
                ("bad", 4, 9, &[1])
            ]
        );
    }

    #[test]
    fn a_row_with_another_mark_is_apart_and_the_others_go_on() {
        let matrix = |is_reversed: bool| {
            json!({"code": "parts", "kind": "matrix", "scale": {"from": 1, "to": 2},
                   "rows": [{"code": "a", "reversed": is_reversed}, {"code": "b"}]})
        };
        // Responses, answered, skipped, then for each row: answered, skipped, the points 1 and 2.
        let slots = [3, 3, 0, 3, 0, 1, 2, 3, 0, 2, 1];
        let versions = [false, true, false].map(matrix);
        let versions = versions
            .iter()
            .zip(1..)
            .map(|(question, number)| version(number, question, &slots));
        let (_, merged) = merge(&versions.collect());
        let rows = |merged: &MergedCounts| -> Vec<(String, u64, Vec<u32>)> {
            let rows = merged.counts.rows.iter().zip(&merged.row_versions);
            rows.map(|(row, versions)| (row.shape.to_string(), row.answered, versions.clone()))
                .collect()
        };
        let [all, apart] = &merged[..] else {
            panic!("{merged:?}")
        };
        let plain = |row: &str| format!("parts/{row}#1-2/1");
        assert_eq!(rows(all), [(plain("a"), 6, vec![1, 3]), (plain("b"), 9, vec![1, 2, 3])]);
        assert_eq!(rows(apart), [(format!("{}/reversed", plain("a")), 3, vec![2])]);
        assert_eq!((&all.versions[..], &apart.versions[..]), (&[1, 2, 3][..], &[2][..]));
    }

    #[test]
    fn shapes_of_a_question_follow_each_other_with_the_newest_first() {
        let rating = |to: i64| json!({"code": "sat", "kind": "rating", "scale": {"from": 1, "to": to}});
        let versions = [
            version(1, &rating(5), &[]),
            version(2, &rating(7), &[]),
            version(3, &rating(5), &[]),
        ];
        let (_, merged) = merge(&versions.to_vec());
        let found: Vec<(String, &[u32])> = merged
            .iter()
            .map(|merged| (merged.counts.shape.to_string(), &merged.versions[..]))
            .collect();
        let key = |scale: &str| format!("sat#{scale}/1/-");
        assert_eq!(found, [(key("1-5/4"), &[1, 3][..]), (key("1-7/-"), &[2])]);
    }
}
