//! Raking: weighting by two segments whose margins, but not their combinations, are known.

use super::interval_of_share;
use crate::measure::interval::Interval;
use crate::measure::numeric::number;

/// Largest number of rounds.
const ROUNDS_MAX: u32 = 1_000;
/// Largest distance of a margin from its target when raking ends.
const CONVERGED: f64 = 1e-12;

/// Numbers of answers in a combination of a row's and a column's option.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Answers that are no hits.
    pub missed: u64,
    /// Hits.
    pub hit: u64,
}

/// Raked share.
#[derive(Clone, Debug, PartialEq)]
pub struct Raked {
    /// Share of the answers as they are.
    pub raw: f64,
    /// Raked share, 0 to 1.
    pub value: f64,
    /// Variance of the raked share.
    pub variance: f64,
    /// 95 % interval.
    pub interval: Interval,
    /// Effective number of answers by weights alone (Kish).
    pub kish: f64,
    /// Effective number of answers that the interval counts on.
    pub effective_answers: f64,
    /// Weight of one answer of each combination, by row and column; 1 on average. 0 for a combination without answers.
    pub weights: Vec<Vec<f64>>,
    /// Number of rounds.
    pub rounds: u32,
}

/// Returns the raked share of a table of rows × columns; `rows` and `columns` are the margins of the population, each with
/// the sum 1. `None` when an own row or column is empty, the sizes do not fit, or 1,000 rounds are not enough.
///
/// Weights are scaled to the rows' margins, then to the columns', until both agree. The variance is that of the residuals
/// of the additive model of rows and columns.
///
/// Source: J.-C. Deville, C.-E. Särndal, “Calibration estimators in survey sampling”, *Journal of the American Statistical
/// Association* 87 (1992), 376–382.
pub fn rake(table: &[Vec<Cell>], rows: &[f64], columns: &[f64]) -> Option<Raked> {
    if table.len() != rows.len() || table.iter().any(|row| row.len() != columns.len()) {
        return None;
    }
    let counts: Vec<Vec<f64>> = map(table, |cell| number(cell.missed) + number(cell.hit));
    let n: f64 = counts.iter().flatten().sum();
    let mut totals: Vec<Vec<f64>> = map(&counts, |count| count / n);
    let rounds = (1..=ROUNDS_MAX)
        .find_map(|round| {
            scale(&mut totals, rows, columns)
                .map(|is_done| (round, is_done))
                .filter(|(_, is_done)| *is_done)
        })?
        .0;
    let weights: Vec<Vec<f64>> = pair(
        &totals,
        &counts,
        |total, count| if count > 0.0 { total / count } else { 0.0 },
    );
    let shares: Vec<Vec<f64>> = map(table, |cell| {
        let own = number(cell.missed) + number(cell.hit);
        if own > 0.0 { number(cell.hit) / own } else { 0.0 }
    });
    let value: f64 = pair(&totals, &shares, |total, share| total * share)
        .iter()
        .flatten()
        .sum();
    let raw = table.iter().flatten().map(|cell| number(cell.hit)).sum::<f64>() / n;
    let fitted = additive_fit(&totals, &shares)?;
    let of_cell = |((cell, weight), fit): ((&Cell, &f64), &f64)| {
        weight.powi(2) * (number(cell.missed) * fit.powi(2) + number(cell.hit) * (1.0 - fit).powi(2))
    };
    let cells = table
        .iter()
        .flatten()
        .zip(weights.iter().flatten())
        .zip(fitted.iter().flatten());
    let variance = n / (n - 1.0) * cells.map(of_cell).sum::<f64>();
    let kish = 1.0
        / pair(&weights, &counts, |weight, count| count * weight.powi(2))
            .iter()
            .flatten()
            .sum::<f64>();
    let parameters = number(u64::try_from(rows.len() + columns.len()).ok()?.checked_sub(1)?);
    let (effective_answers, interval) = interval_of_share(value, variance, n, kish, n - parameters)?;
    let weights = map(&weights, |weight| weight * n);
    Some(Raked {
        raw,
        value,
        variance,
        interval,
        kish,
        effective_answers,
        weights,
        rounds,
    })
}

/// Scales the totals to both margins once and returns whether they agree; `None` when a row or column is empty.
fn scale(totals: &mut [Vec<f64>], rows: &[f64], columns: &[f64]) -> Option<bool> {
    for (row, target) in totals.iter_mut().zip(rows) {
        let sum: f64 = row.iter().sum();
        if sum <= 0.0 {
            return None;
        }
        row.iter_mut().for_each(|total| *total *= target / sum);
    }
    let sums = column_sums(totals, columns.len());
    if sums.iter().any(|sum| *sum <= 0.0) {
        return None;
    }
    for row in totals.iter_mut() {
        for ((total, target), sum) in row.iter_mut().zip(columns).zip(&sums) {
            *total *= target / sum;
        }
    }
    let of_rows = totals
        .iter()
        .zip(rows)
        .map(|(row, target)| (row.iter().sum::<f64>() - target).abs());
    let sums = column_sums(totals, columns.len());
    let of_columns = sums.iter().zip(columns).map(|(sum, target)| (sum - target).abs());
    Some(of_rows.chain(of_columns).fold(0.0, f64::max) < CONVERGED)
}

fn column_sums(totals: &[Vec<f64>], columns: usize) -> Vec<f64> {
    let mut sums = vec![0.0; columns];
    for row in totals {
        sums.iter_mut().zip(row).for_each(|(sum, total)| *sum += total);
    }
    sums
}

/// Returns the values of the additive model row + column that is nearest to `shares` by weighted least squares.
fn additive_fit(weights: &[Vec<f64>], shares: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let (rows, columns) = (weights.len(), weights.first()?.len());
    // One parameter for each row, and one for each column but the first, whose effect is 0.
    let size = rows + columns.checked_sub(1)?;
    let places = |row: usize, column: usize| [Some(row), column.checked_sub(1).map(|place| rows + place)];
    let mut system = vec![vec![0.0; size + 1]; size];
    for (row, (own, values)) in weights.iter().zip(shares).enumerate() {
        for (column, (weight, share)) in own.iter().zip(values).enumerate() {
            for place in places(row, column).into_iter().flatten() {
                let line = system.get_mut(place)?;
                for other in places(row, column).into_iter().flatten() {
                    *line.get_mut(other)? += weight;
                }
                *line.get_mut(size)? += weight * share;
            }
        }
    }
    let effects = solve(system)?;
    let fit = |row: usize, column: usize| {
        places(row, column)
            .into_iter()
            .flatten()
            .filter_map(|place| effects.get(place))
            .sum::<f64>()
    };
    Some(
        (0..rows)
            .map(|row| (0..columns).map(|column| fit(row, column)).collect())
            .collect(),
    )
}

/// Solves a system of linear equations, each row with its right side last, by Gaussian elimination with pivoting; `None`
/// when it has no single solution.
fn solve(mut system: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let size = system.len();
    for column in 0..size {
        let size_at = |row: &usize| {
            system
                .get(*row)
                .and_then(|line| line.get(column))
                .map_or(0.0, |value| value.abs())
        };
        let pivot = (column..size).max_by(|first, second| size_at(first).total_cmp(&size_at(second)))?;
        if size_at(&pivot) <= 1e-14 {
            return None;
        }
        system.swap(column, pivot);
        let line = system.get(column)?.clone();
        for (row, other) in system.iter_mut().enumerate() {
            if row == column {
                continue;
            }
            let factor = other.get(column)? / line.get(column)?;
            other
                .iter_mut()
                .zip(&line)
                .for_each(|(value, own)| *value -= factor * own);
        }
    }
    system
        .iter()
        .enumerate()
        .map(|(row, line)| Some(line.get(size)? / line.get(row)?))
        .collect()
}

fn map<T, U>(table: &[Vec<T>], of: impl Fn(&T) -> U) -> Vec<Vec<U>> {
    table.iter().map(|row| row.iter().map(&of).collect()).collect()
}

fn pair(first: &[Vec<f64>], second: &[Vec<f64>], of: impl Fn(f64, f64) -> f64) -> Vec<Vec<f64>> {
    let row = |(first, second): (&Vec<f64>, &Vec<f64>)| first.iter().zip(second).map(|(a, b)| of(*a, *b)).collect();
    first.iter().zip(second).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(missed: u64, hit: u64) -> Cell {
        Cell { missed, hit }
    }

    #[test]
    fn margins_that_are_met_already_change_nothing() {
        let table = vec![vec![cell(10, 10), cell(5, 15)], vec![cell(2, 18), cell(8, 12)]];
        let found = rake(&table, &[0.5, 0.5], &[0.5, 0.5]).unwrap();
        assert!((found.value - found.raw).abs() < 1e-12 && found.rounds == 1);
        assert!(
            found
                .weights
                .iter()
                .flatten()
                .all(|weight| (weight - 1.0).abs() < 1e-12)
        );
    }

    #[test]
    fn an_empty_row_or_column_has_no_figure() {
        let table = vec![vec![cell(10, 10), cell(5, 15)], vec![cell(0, 0), cell(0, 0)]];
        assert_eq!(rake(&table, &[0.5, 0.5], &[0.5, 0.5]), None);
        assert_eq!(rake(&table, &[1.0], &[0.5, 0.5]), None);
    }
}
