//! Questions of a report, filled with told cells.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::atom::ReleaseRow;
use super::figures::{ANSWERED, Figure, PAIR_CELLS, SKIPPED, SurveyFigures};
use super::released_query::{ReleasedVersion, ToldPair};
use super::slots::cell_of_option;
use super::told::sum_base;
use super::told_figure::ToldFigure;
use super::told_numbers::{fill_number, fill_score};
use super::told_sums::ToldSums;
use crate::measure::merge::{MergedCounts, merge};
use crate::measure::question::{QuestionReport, SCORE_PART};
use crate::measure::totals::VersionTotals;
use crate::tally::counts::RowCounts;
use crate::tally::pairs::PairCounts;

/// Kind of question whose options are figures of positions.
const RANKING: &str = "ranking";

/// How a survey's figures are told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Telling {
    /// Base of which counts are multiples, at least 1.
    pub(super) told_in: u64,
}

impl Telling {
    /// Returns what the last release says.
    pub(super) fn of(rows: &[ReleaseRow]) -> Telling {
        Telling {
            told_in: rows.last().map_or(1, |row| row.told_in.max(1)),
        }
    }
}

/// Questions of a survey's report without counts.
#[derive(Debug)]
pub(super) struct ToldQuestions(Vec<ToldQuestion>);

/// Question under one shape key, with the places of its figures.
#[derive(Debug)]
struct ToldQuestion {
    blank: MergedCounts,
    /// Figure of the question itself; `None` for a matrix or ranking, and for what is left of a question whose score or rows
    /// have another shape.
    own: Option<usize>,
    rows: Vec<Option<usize>>,
    score: Option<usize>,
    pairs: Vec<Option<usize>>,
}

impl ToldQuestions {
    /// Collects the questions of all versions, as a report of live counts has them.
    pub(super) fn of(versions: &[ReleasedVersion], figures: &SurveyFigures) -> ToldQuestions {
        let blank = |version: &ReleasedVersion| VersionTotals {
            number: version.number,
            definition: Arc::clone(&version.definition),
            layout: Arc::clone(&version.layout),
            totals: Vec::new(),
        };
        let (_, merged) = merge(&versions.iter().map(blank).collect());
        let mut questions: Vec<ToldQuestion> = Vec::new();
        for blank in merged {
            let counts = &blank.counts;
            let is_rest = questions.iter().any(|known| {
                let known = &known.blank.counts;
                known.code == counts.code && known.shape == counts.shape
            });
            let own = if is_rest || !counts.rows.is_empty() {
                None
            } else {
                figures.place_of(&counts.code, &counts.shape.shape())
            };
            let rows = counts.rows.iter().map(|row| {
                let figure = format!("{}/{}", counts.code, row.code);
                figures.place_of(&figure, &row.shape.shape())
            });
            let score = counts.score_shape.as_ref();
            let pairs = counts
                .pairs
                .iter()
                .map(|part| figures.place_of_pair(&counts.code, part));
            questions.push(ToldQuestion {
                own,
                rows: rows.collect(),
                score: score.and_then(|key| figures.place_of(key.figure(), &key.shape())),
                pairs: pairs.collect(),
                blank,
            });
        }
        ToldQuestions(questions)
    }

    /// Returns the number of responses, and the questions with what is told of them. Responses are at least as many as the
    /// answers to each figure; `None` when none are told. What is told was of enough people then, so nothing is held against
    /// the minimum again: buckets add up to the whole.
    pub(super) fn read(
        &self,
        figures: &[Figure],
        sums: &ToldSums,
        telling: Telling,
    ) -> (Option<u64>, Vec<QuestionReport>) {
        // Pairs and sets of options are told later than their questions, so they say nothing more about the same days.
        let is_part = |figure: &Figure| !figure.is_pair && figure.option_sets_of.is_none();
        let parts = figures.iter().zip(0..).filter(|(figure, _)| is_part(figure));
        let bases = parts.filter_map(|(_, place)| Some(told_figure((figures, sums), Some(place))?.base()));
        let told = u64::try_from(sums.responses).unwrap_or_default();
        let responses = Some(bases.fold(told, u64::max)).filter(|responses| *responses > 0);
        let questions = self.0.iter().map(|question| question.read((figures, sums), telling));
        (responses, questions.collect())
    }

    /// Returns the pairs of parts with the primary measure that are told.
    pub(super) fn pairs(&self, figures: &[Figure], sums: &ToldSums) -> Vec<ToldPair> {
        let told = |question: &ToldQuestion| {
            let parts = question.blank.counts.pairs.iter().zip(&question.pairs);
            let told = parts.filter_map(|(part, place)| {
                let told = told_figure((figures, sums), *place)?;
                let [both, part_only, overall_only, neither] = PAIR_CELLS.map(|cell| told.named(cell));
                let groups = [both.saturating_add(part_only), overall_only.saturating_add(neither)];
                let mut part = part.clone();
                part.counts = PairCounts {
                    both,
                    part_only,
                    overall_only,
                    neither,
                };
                let question = question.blank.counts.code.clone();
                let is_told = groups.into_iter().all(|group| group > 0);
                is_told.then_some(ToldPair { question, part })
            });
            told.collect::<Vec<_>>()
        };
        self.0.iter().flat_map(told).collect()
    }
}

fn told_figure<'a>((figures, sums): (&'a [Figure], &'a ToldSums), place: Option<usize>) -> Option<ToldFigure<'a>> {
    let place = place?;
    Some(ToldFigure {
        figure: figures.get(place)?,
        cells: sums.of(place),
        options: sums.options.get(&place),
    })
}

impl ToldQuestion {
    fn read(&self, told: (&[Figure], &ToldSums), telling: Telling) -> QuestionReport {
        let mut merged = self.blank.clone();
        merged.counts.told_in = telling.told_in;
        let mut hidden = Vec::new();
        let mut is_shown = false;
        if let Some(own) = told_figure(told, self.own).filter(|own| own.base() > 0) {
            fill_own(&mut merged, own);
            is_shown = true;
        }
        for (row, place) in merged.counts.rows.iter_mut().zip(&self.rows) {
            match told_figure(told, *place).filter(|told| told.base() > 0) {
                Some(told) => {
                    fill_row(row, told);
                    is_shown = true;
                }
                None => hidden.push(row.code.clone()),
            }
        }
        if !merged.counts.rows.is_empty() {
            sum_up_rows(&mut merged);
        }
        if let Some(score) = &mut merged.counts.score {
            let range = told_figure(told, self.score).and_then(|told| told.figure.sum_range);
            let base = range.map(sum_base);
            match told_figure(told, self.score).filter(|told| told.base() > 0) {
                // What is left of a question shows its score alone.
                Some(told) if is_shown || (self.own.is_none() && self.rows.is_empty()) => {
                    fill_score(score, told, (telling.told_in, base));
                    if !is_shown {
                        merged.counts.answered = score.n;
                    }
                    is_shown = true;
                }
                Some(_) | None => hidden.push(SCORE_PART.to_owned()),
            }
        }
        QuestionReport::of(merged).withhold(!is_shown, &hidden)
    }
}

/// Fills in the figure of a question that is neither a matrix nor a ranking.
fn fill_own(merged: &mut MergedCounts, told: ToldFigure<'_>) {
    let counts = &mut merged.counts;
    counts.answered = told.base();
    counts.skipped = told.named(SKIPPED);
    if !told.figure.classes.is_empty() {
        fill_number(counts, told);
        return;
    }
    let is_choice = !merged.options.is_empty();
    let is_of_several = told.figure.cells.iter().any(|cell| cell == ANSWERED);
    let all = counts.answered;
    let mut bases = merged.options.iter_mut();
    for (label, count) in &mut counts.cells {
        if !is_choice {
            *count = told.named(label);
            continue;
        }
        let cell = cell_of_option(label);
        *count = told.named(&cell);
        let option = bases.next();
        let (base, chosen) = told.offered(label, &cell);
        let (base, chosen) = if is_of_several {
            *count = (*count).min(all);
            (base, chosen.min(base))
        } else {
            (base.max(chosen), chosen)
        };
        if let Some(option) = option {
            option.base = base;
            option.chosen = Some(chosen);
        }
    }
}

fn fill_row(row: &mut RowCounts, told: ToldFigure<'_>) {
    row.answered = told.base();
    row.skipped = told.named(SKIPPED);
    for (label, count) in &mut row.cells {
        *count = told.named(label);
    }
}

/// Works out the numbers of people who answered a matrix or ranking, and who left it blank: those of the row with the most
/// answers, and of rows that only other versions have.
fn sum_up_rows(merged: &mut MergedCounts) {
    let counts = &mut merged.counts;
    let mut rows: Vec<(&RowCounts, &Vec<u32>)> = counts.rows.iter().zip(&merged.row_versions).collect();
    rows.sort_by_key(|(row, _)| Reverse(row.answered));
    let mut known: BTreeSet<u32> = BTreeSet::new();
    let (mut answered, mut skipped) = (0_u64, 0_u64);
    for (row, versions) in rows {
        if versions.iter().all(|version| !known.contains(version)) {
            known.extend(versions);
            answered = answered.saturating_add(row.answered);
            skipped = skipped.saturating_add(row.skipped);
        }
    }
    (counts.answered, counts.skipped) = (answered, skipped);
    if counts.kind == RANKING {
        // The cell of each option counts people who left the whole ranking blank.
        let shown = answered.saturating_add(skipped);
        for row in &mut counts.rows {
            row.skipped = shown.saturating_sub(row.answered);
        }
    }
}
