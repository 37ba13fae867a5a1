//! Report of one question.

use super::bounded_mean::{ScaleRange, mean_of_moments};
use super::interval::{Interval, share, wilson};
use super::merge::MergedCounts;
use super::moments::{Moments, to_f64};
use super::value::MeasureValue;
use crate::tally::counts::{QuestionCounts, RowCounts};

/// Name of the part of a question's figures that rests on a score. Not a valid code, so no row has this name.
pub(super) const SCORE_PART: &str = "(score)";

/// Figures of one question. Nothing is rounded.
///
/// A report holds a code twice when versions asked it on different scales; such counts are never added.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionReport {
    /// Code of the question.
    pub code: String,
    /// Kind of the question, as in JSON.
    pub kind: &'static str,
    /// Versions whose answers are counted, ascending.
    pub versions: Vec<u32>,
    /// Number of answers.
    pub answered: u64,
    /// Number of times the question was shown and left blank.
    pub skipped: u64,
    /// Scores, options or bins with a count above zero, in the order offered.
    pub counts: Vec<(String, u64)>,
    /// Share of each score (rating) or option (choice) among the answers, in the order offered; empty without answers.
    /// Shares of a multiple choice may add up to more than 1.
    pub shares: Vec<(String, Share)>,
    /// Mean; ratings and numbers with an answer only.
    pub mean: Option<f64>,
    /// Sample standard deviation; ratings and numbers with two answers or more only.
    pub deviation: Option<f64>,
    /// Headline of the question's measure.
    pub measure: Option<MeasureValue>,
    /// Every variant of the measure, the headline first.
    pub measures: Vec<MeasureValue>,
    /// Break in a series: the measure id differs from the last point with a value, so both are not comparable.
    pub breaks: bool,
    /// Matrix rows or ranking options.
    pub rows: Vec<RowReport>,
    /// Withheld because too few people answered. The numbers are then placeholders.
    pub is_withheld: bool,
}

/// Figures of one matrix row or one ranking option.
#[derive(Clone, Debug, PartialEq)]
pub struct RowReport {
    /// Code of the row or option.
    pub code: String,
    /// Number of people who rated the row or ranked the option.
    pub answered: u64,
    /// Number of people to whom it was shown and who left it blank.
    pub skipped: u64,
    /// Scores or positions with a count above zero.
    pub counts: Vec<(String, u64)>,
    /// Share of each score or position among the answers; empty without answers.
    pub shares: Vec<(String, Share)>,
    /// Mean score (matrix) or mean position (ranking, 1 is best); `None` without answers.
    pub mean: Option<f64>,
    /// 95 % interval of the mean, see [`bounded_mean`](super::bounded_mean::bounded_mean); `None` without answers, and for
    /// a ranking of one option.
    pub interval: Option<Interval>,
    /// Withheld because too few people answered. The numbers are then placeholders.
    pub is_withheld: bool,
}

/// Share of the answers with its 95 % Wilson interval; all in `0.0..=1.0`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// Share.
    pub share: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl QuestionReport {
    pub(super) fn of(merged: MergedCounts) -> QuestionReport {
        let MergedCounts { versions, counts } = merged;
        let (mean, deviation) = mean_and_deviation(&counts);
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
                .map(|row| RowReport::of(row, first_value(&counts)))
                .collect(),
            code: counts.code,
            kind: counts.kind,
            answered: counts.answered,
            skipped: counts.skipped,
            counts: counted(&counts.cells),
            is_withheld: false,
        }
    }

    /// Returns the number of answers that a score, option or bin holds.
    pub fn count_of(&self, value: &str) -> u64 {
        let cell = self.counts.iter().find(|(counted, _)| counted == value);
        cell.map_or(0, |(_, count)| *count)
    }

    /// Returns the share of the answers that a score, option or bin holds, 0 to 1; 0 without answers.
    pub fn share_of(&self, value: &str) -> f64 {
        share(self.count_of(value), self.answered).unwrap_or_default()
    }

    /// Withholds the whole question (`all`) or the rows with these codes; the row [`SCORE_PART`] means the measure.
    pub(super) fn withhold(mut self, all: bool, rows: &[String]) -> QuestionReport {
        self.is_withheld = all;
        if all || rows.iter().any(|row| row == SCORE_PART) {
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

/// Returns the value of the first cell: the lowest point of the scale, or position 1 of a ranking.
fn first_value(counts: &QuestionCounts) -> i64 {
    counts.scale.map_or(1, |scale| scale.from())
}

/// Returns mean and standard deviation.
fn mean_and_deviation(counts: &QuestionCounts) -> (Option<f64>, Option<f64>) {
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
    // A matrix has no cells besides those of its rows, so it has neither mean nor deviation.
    let moments = moments(&counts.cells, first_value(counts));
    (moments.mean(), moments.deviation())
}

/// Returns the 95 % interval of the mean on a scale of `points` points from `lowest` on.
fn interval(moments: &Moments, (lowest, points): (i64, usize)) -> Option<Interval> {
    let low = to_f64(i128::from(lowest));
    let high = low + to_f64(i128::try_from(points.saturating_sub(1)).ok()?);
    let mean = mean_of_moments(moments, 1.0, 0.0, ScaleRange { low, high })?;
    Some(mean.interval)
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
