//! Report of one question.

use super::bounded_mean::{ScaleRange, Told, mean_of_told};
use super::cell_rounding::{CellRounding, effective_answers, effective_answers_of_parts};
use super::interval::{Interval, share, wilson, wilson_of_told};
use super::mark::Mark;
use super::merge::{MergedCounts, OptionBase};
use super::moments::{Moments, to_f64};
use super::value::MeasureValue;
use crate::survey::definition::shape::ShapeKey;
use crate::tally::counts::{QuestionCounts, RowCounts};

/// Kind of question whose cells are bins.
const NUMBER: &str = "number";

/// Name of the part of a question's figures that rests on a score. Not a valid code, so no row has this name.
pub(crate) const SCORE_PART: &str = "(score)";

/// Figures of one question. Nothing is rounded.
///
/// A report holds a code several times when its shape key, that of a row, or that of its score changed: the newest first.
/// Such counts are never added.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionReport {
    /// Code of the question.
    pub code: String,
    /// Kind of the question, as in JSON.
    pub kind: &'static str,
    /// Shape key.
    pub shape: ShapeKey,
    /// Shape key of the score that is reported under the question.
    pub score_shape: Option<ShapeKey>,
    /// Versions whose answers are counted, ascending.
    pub versions: Vec<u32>,
    /// Number of answers.
    pub answered: u64,
    /// Number of times the question was shown and left blank.
    pub skipped: u64,
    /// Scores, options or bins with a count above zero, in the order offered.
    pub counts: Vec<(String, u64)>,
    /// Share of each score (rating) or option (choice) among the answers, in the order offered; empty without answers. An
    /// option that not all versions offer is divided by the answers of those that do, so that the shares of a choice of one
    /// need not add up to 1; those of a choice of several may add up to more.
    pub shares: Vec<(String, Share)>,
    /// Mean; ratings and numbers with an answer only.
    pub mean: Option<f64>,
    /// Sample standard deviation; ratings and numbers with two answers or more only.
    pub deviation: Option<f64>,
    /// Headline of the question's measure.
    pub measure: Option<MeasureValue>,
    /// Every variant of the measure, the headline first.
    pub measures: Vec<MeasureValue>,
    /// Whether the score of the question alone is withheld, because too few people gave all answers that it needs.
    pub is_score_withheld: bool,
    /// Break in a series: the first point of a new shape key, so that it does not compare with the points before.
    pub breaks: bool,
    /// Days from which on figures may not compare, ascending. Empty until the versions and actions are known.
    pub marks: Vec<Mark>,
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
    /// Shape key.
    pub shape: ShapeKey,
    /// Versions that offer the row, ascending.
    pub versions: Vec<u32>,
    /// Break in a series, as for a question.
    pub breaks: bool,
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
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// Number of answers with this score or option. Of a release, an option that some versions do not offer is counted on
    /// the days of which the base is told only; without such days it has no share.
    pub count: u64,
    /// Number of answers of people who were offered it.
    pub base: u64,
    /// Versions that offer it, ascending.
    pub versions: Vec<u32>,
    /// Share: `count / base`.
    pub share: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl QuestionReport {
    pub(crate) fn of(merged: MergedCounts) -> QuestionReport {
        let MergedCounts {
            versions,
            counts,
            options,
            row_versions,
        } = merged;
        let (mean, deviation) = mean_and_deviation(&counts);
        let has_shares = counts.kind != NUMBER;
        let precision = SharePrecision::of(&counts);
        let measures = MeasureValue::all(&counts);
        let offered = |option: &str| offered(option, &options, (counts.answered, &versions));
        let rows = counts.rows.iter().zip(row_versions);
        QuestionReport {
            shares: if has_shares {
                shares(&counts.cells, precision, offered)
            } else {
                Vec::new()
            },
            mean,
            deviation,
            measure: measures.first().cloned(),
            measures,
            is_score_withheld: false,
            breaks: false,
            marks: Vec::new(),
            rows: rows
                .map(|(row, versions)| RowReport::of(row, versions, &counts))
                .collect(),
            versions,
            shape: counts.shape,
            score_shape: counts.score_shape,
            code: counts.code,
            kind: counts.kind,
            answered: counts.answered,
            skipped: counts.skipped,
            counts: counted(&counts.cells),
            is_withheld: false,
        }
    }

    /// Returns whether both are figures of one question that may be compared: the shape keys of the question and of its
    /// score are the same.
    pub fn has_shape_of(&self, other: &QuestionReport) -> bool {
        (&self.shape, &self.score_shape) == (&other.shape, &other.score_shape)
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
    pub(crate) fn withhold(mut self, all: bool, rows: &[String]) -> QuestionReport {
        self.is_withheld = all;
        let hides_score = rows.iter().any(|row| row == SCORE_PART);
        if all || hides_score {
            self.measure = None;
            self.measures.clear();
        }
        self.is_score_withheld = hides_score && !all;
        for row in &mut self.rows {
            if all || rows.contains(&row.code) {
                row.withhold();
            }
        }
        self
    }
}

impl RowReport {
    fn withhold(&mut self) {
        (self.answered, self.skipped) = (0, 0);
        self.counts.clear();
        self.shares.clear();
        (self.mean, self.interval) = (None, None);
        self.is_withheld = true;
    }

    fn of(row: &RowCounts, versions: Vec<u32>, question: &QuestionCounts) -> RowReport {
        let lowest = first_value(question);
        let precision = SharePrecision {
            told_in: question.told_in,
            has_own_base: false,
        };
        let moments = moments(&row.cells, lowest);
        let offered = |point: &str| base_of_all(point, row.answered, &versions);
        RowReport {
            code: row.code.clone(),
            shape: row.shape.clone(),
            breaks: false,
            answered: row.answered,
            skipped: row.skipped,
            counts: counted(&row.cells),
            shares: shares(&row.cells, precision, offered),
            mean: moments.mean(),
            interval: interval(&moments, (lowest, row.cells.len()), question.told_in),
            versions,
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
fn interval(moments: &Moments, (lowest, points): (i64, usize), told_in: u64) -> Option<Interval> {
    let values: Vec<i64> = (lowest..).take(points).collect();
    let low = to_f64(i128::from(lowest));
    let high = low + to_f64(i128::try_from(points.saturating_sub(1)).ok()?);
    let told = if told_in > 1 {
        Told::Cells(&values, CellRounding::told_in(told_in))
    } else {
        Told::Exact
    };
    let mean = mean_of_told(moments, 1.0, 0.0, ScaleRange { low, high }, told)?;
    Some(mean.interval)
}

fn moments(cells: &[(String, u64)], lowest: i64) -> Moments {
    Moments::of((lowest..).zip(cells).map(|(value, (_, count))| (value, *count)))
}

fn counted(cells: &[(String, u64)]) -> Vec<(String, u64)> {
    cells.iter().filter(|(_, count)| *count > 0).cloned().collect()
}

/// Returns the base of an option; for a score of a rating it is that of all answers.
fn offered(option: &str, options: &[OptionBase], (all, versions): (u64, &[u32])) -> OptionBase {
    let base = options.iter().find(|base| base.option == option);
    base.cloned().unwrap_or_else(|| base_of_all(option, all, versions))
}

fn base_of_all(option: &str, all: u64, versions: &[u32]) -> OptionBase {
    OptionBase {
        option: option.to_owned(),
        base: all,
        chosen: None,
        versions: versions.to_vec(),
    }
}

/// How exact the shares of a question are.
#[derive(Clone, Copy)]
struct SharePrecision {
    told_in: u64,
    /// The number of answers is told in a cell of its own, and is not the sum of the others.
    has_own_base: bool,
}

impl SharePrecision {
    fn of(counts: &QuestionCounts) -> SharePrecision {
        SharePrecision {
            told_in: counts.told_in,
            has_own_base: counts.shape.is_of_several(),
        }
    }

    /// Returns the interval of the share of one of `cells` cells.
    fn interval(self, count: u64, base: u64, cells: usize) -> Option<Interval> {
        if self.told_in <= 1 {
            return wilson(count, base);
        }
        let rounding = CellRounding::told_in(self.told_in);
        let others = u64::try_from(cells).unwrap_or(u64::MAX).saturating_sub(1);
        let answers = if self.has_own_base {
            effective_answers_of_parts(count, base, rounding)?
        } else {
            effective_answers(count, base, 1, others, rounding)?
        };
        wilson_of_told(count, base, answers)
    }
}

/// Returns the share of each cell with the number of people who were offered it.
fn shares(
    cells: &[(String, u64)],
    precision: SharePrecision,
    offered: impl Fn(&str) -> OptionBase,
) -> Vec<(String, Share)> {
    let share_of = |(label, count): &(String, u64)| {
        let offered = offered(label);
        let (count, base) = (offered.chosen.unwrap_or(*count), offered.base);
        let (share, interval) = (share(count, base)?, precision.interval(count, base, cells.len())?);
        let share = Share {
            count,
            base,
            versions: offered.versions,
            share,
            low: interval.low,
            high: interval.high,
        };
        Some((label.clone(), share))
    };
    cells.iter().filter_map(share_of).collect()
}
