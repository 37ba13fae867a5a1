//! What is reported of one question.

use super::disclosure::SCORE;
use super::interval::{share, wilson};
use super::merge::MergedCounts;
use super::moments::{Moments, float};
use super::spread::half_of_mean;
use super::value::MeasureValue;
use crate::tally::counts::{QuestionCounts, RowCounts};

/// What the answers to one question say. Nothing is rounded.
///
/// A code may come twice, when versions asked it on different scales: such counts are never added.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionReport {
    /// The question.
    pub code: String,
    /// Its kind, as in JSON.
    pub kind: &'static str,
    /// The versions whose answers are counted here, ascending.
    pub versions: Vec<u32>,
    /// How often it was answered.
    pub answered: u64,
    /// How often it was shown and left blank.
    pub skipped: u64,
    /// Scores, options or bins that were counted at least once, in the order offered.
    pub counts: Vec<(String, u64)>,
    /// Rating and choice: the share of each score or option among those who answered, in the order offered;
    /// empty when nobody did. Shares of a multiple choice may add up to more than 1.
    pub shares: Vec<(String, Share)>,
    /// Rating and number: the mean.
    pub mean: Option<f64>,
    /// Rating and number: the sample standard deviation, of two answers at least.
    pub deviation: Option<f64>,
    /// What the question's measure says: its headline.
    pub measure: Option<MeasureValue>,
    /// Every variant of the measure, the headline first.
    pub measures: Vec<MeasureValue>,
    /// In a series: the measure has another definition than at the last point that had one, so that both do not compare.
    pub breaks: bool,
    /// Matrix: its rows. Ranking: its options.
    pub rows: Vec<RowReport>,
    /// Few people answered: nothing is told, and every number here is a blank.
    pub is_withheld: bool,
}

/// What is reported of one row of a matrix, or one option of a ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct RowReport {
    /// The row or the option.
    pub code: String,
    /// How often it was rated, or ranked.
    pub answered: u64,
    /// How often it was shown and left blank.
    pub skipped: u64,
    /// Scores or positions that were counted at least once.
    pub counts: Vec<(String, u64)>,
    /// The share of each score or position among those who answered; empty when nobody did.
    pub shares: Vec<(String, Share)>,
    /// The mean score; of a ranking, the mean position, where 1 is best.
    pub mean: Option<f64>,
    /// The 95 % interval of the mean by Student's t, within what can be answered; of two answers at least.
    pub interval: Option<(f64, f64)>,
    /// Few people answered: nothing is told, and every number here is a blank.
    pub is_withheld: bool,
}

/// A part of the answers, with its 95 % Wilson interval; all in `0.0..=1.0`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The share itself.
    pub share: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl QuestionReport {
    pub(super) fn of(merged: MergedCounts) -> QuestionReport {
        let MergedCounts { versions, counts } = merged;
        let (mean, deviation) = spread(&counts);
        let has_shares = counts.sums.is_none();
        let measures = MeasureValue::all(&counts);
        QuestionReport {
            versions,
            shares: if has_shares {
                shares(&counts.cells, counts.answered)
            } else {
                Vec::new()
            },
            mean,
            deviation,
            measure: measures.first().cloned(),
            measures,
            breaks: false,
            rows: counts
                .rows
                .iter()
                .map(|row| RowReport::of(row, lowest(&counts)))
                .collect(),
            code: counts.code,
            kind: counts.kind,
            answered: counts.answered,
            skipped: counts.skipped,
            counts: counted(&counts.cells),
            is_withheld: false,
        }
    }

    /// The same with nothing told of it, or of these of its rows.
    pub(super) fn hiding(mut self, all: bool, rows: &[String]) -> QuestionReport {
        self.is_withheld = all;
        if all || rows.iter().any(|row| row == SCORE) {
            self.measure = None;
            self.measures.clear();
        }
        for row in &mut self.rows {
            if all || rows.contains(&row.code) {
                *row = RowReport::blank(std::mem::take(&mut row.code));
            }
        }
        self
    }
}

impl RowReport {
    fn blank(code: String) -> RowReport {
        RowReport {
            code,
            answered: 0,
            skipped: 0,
            counts: Vec::new(),
            shares: Vec::new(),
            mean: None,
            interval: None,
            is_withheld: true,
        }
    }

    fn of(row: &RowCounts, lowest: i64) -> RowReport {
        let moments = moments(&row.cells, lowest);
        RowReport {
            code: row.code.clone(),
            answered: row.answered,
            skipped: row.skipped,
            counts: counted(&row.cells),
            shares: shares(&row.cells, row.answered),
            mean: moments.mean(),
            interval: interval(&moments, (lowest, row.cells.len())),
            is_withheld: false,
        }
    }
}

/// What the first cell counts: the lowest point of the scale, or the first position of a ranking.
fn lowest(counts: &QuestionCounts) -> i64 {
    counts.scale.map_or(1, |scale| scale.from())
}

fn spread(counts: &QuestionCounts) -> (Option<f64>, Option<f64>) {
    if let Some((sum, squares)) = counts.sums {
        let moments = Moments {
            n: counts.answered,
            sum,
            squares,
        };
        let units = |thousandths: f64| thousandths / 1_000.0;
        return (moments.mean().map(units), moments.deviation().map(units));
    }
    if counts.scale.is_none() {
        return (None, None);
    }
    // A matrix has no cells of its own, so neither mean nor deviation.
    let moments = moments(&counts.cells, lowest(counts));
    (moments.mean(), moments.deviation())
}

/// The interval of the mean, within the scale: so many points from the lowest.
fn interval(moments: &Moments, (lowest, points): (i64, usize)) -> Option<(f64, f64)> {
    let mean = moments.mean()?;
    let half = half_of_mean(moments.n, moments.deviation()?)?;
    let first = float(i128::from(lowest));
    let last = first + float(i128::try_from(points.saturating_sub(1)).ok()?);
    Some(((mean - half).max(first), (mean + half).min(last)))
}

fn moments(cells: &[(String, u64)], lowest: i64) -> Moments {
    Moments::of((lowest..).zip(cells).map(|(value, (_, count))| (value, *count)))
}

fn counted(cells: &[(String, u64)]) -> Vec<(String, u64)> {
    cells.iter().filter(|(_, count)| *count > 0).cloned().collect()
}

fn shares(cells: &[(String, u64)], answered: u64) -> Vec<(String, Share)> {
    let share_of = |(label, count): &(String, u64)| {
        let (share, interval) = (share(*count, answered)?, wilson(*count, answered)?);
        Some((
            label.clone(),
            Share {
                share,
                low: interval.low,
                high: interval.high,
            },
        ))
    };
    cells.iter().filter_map(share_of).collect()
}
