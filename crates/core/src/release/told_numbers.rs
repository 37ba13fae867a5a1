//! Numbers and scores as they are told: counts in classes, and the sum.

use super::told_classes::ToldClass;
use super::told_figure::ToldFigure;
use crate::survey::Decimal;
use crate::tally::counts::QuestionCounts;
use crate::tally::scores::ScoreCounts;

/// Thousandths of a unit.
const THOUSANDTHS: i64 = 1_000;

/// Fills in a number: its classes as cells, named by their lower edges, and its sums where the sum is told.
pub(super) fn fill_number(counts: &mut QuestionCounts, told: ToldFigure<'_>) {
    let classes = &told.figure.classes;
    let cell = |class: &ToldClass| {
        let name = told.figure.cells.get(class.cell).map_or("", String::as_str);
        let name = if name.starts_with('<') {
            Decimal::from_thousandths(class.from).map_or_else(|| name.to_owned(), |from| from.to_string())
        } else {
            name.to_owned()
        };
        (name, told.cell(class.cell))
    };
    counts.cells = classes.iter().map(cell).collect();
    counts.sums = told.sum().map(|sum| sums_of(told, sum));
}

/// Fills in a score: its classes as bins, and its sums; `sum_base` is the base of the told sum in thousandths of a step,
/// `None` where it is not told.
pub(super) fn fill_score(score: &mut ScoreCounts, told: ToldFigure<'_>, (told_in, sum_base): (u64, Option<u64>)) {
    score.n = told.base();
    score.told_in = told_in;
    score.sum_base = sum_base;
    score.is_in_classes = true;
    let bin = |class: &ToldClass| (class.first_bin / THOUSANDTHS, told.cell(class.cell));
    score.bins = told.figure.classes.iter().map(bin).collect();
    (score.sum, score.squares) = told.sum().map(|sum| sums_of(told, sum)).unwrap_or_default();
}

/// Returns the told sum, within what the number of answers allows, and the sum of squares that has the variance of the
/// classes' middles.
fn sums_of(told: ToldFigure<'_>, sum: i64) -> (i128, i128) {
    let n = i128::from(told.base());
    let classes = &told.figure.classes;
    let (Some(first), Some(last), true) = (classes.first(), classes.last(), n > 0) else {
        return (0, 0);
    };
    let sum = i128::from(sum).clamp(n.saturating_mul(first.from.into()), n.saturating_mul(last.to.into()));
    // Middles are halves of integers, so everything is doubled until the end.
    let doubled = |class: &ToldClass| i128::from(class.from) + i128::from(class.to);
    let total = |power: u32| {
        let parts = classes.iter().map(|class| {
            doubled(class)
                .saturating_pow(power)
                .saturating_mul(told.cell(class.cell).into())
        });
        parts.fold(0_i128, i128::saturating_add)
    };
    let spread = (total(2) - total(1).saturating_mul(total(1)) / n) / 4;
    (sum, sum.saturating_mul(sum) / n + spread.max(0))
}
