//! Differences of two shares of the same answers, in points: net promoter score and effort index.

use super::cell_rounding::{CellRounding, effective};
use super::numeric::{Z_95, number};

/// Difference of two shares, with its interval; all from −100 to 100 points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointsEstimate {
    /// Difference.
    pub value: f64,
    /// Lower end of the 95 % interval, at most `value`.
    pub low: f64,
    /// Upper end, at least `value`.
    pub high: f64,
    /// Adjusted difference, −1 to 1, that comparisons use.
    pub centre: f64,
    /// Squared standard error of `centre`.
    pub squared_error: f64,
    /// Number of answers that the interval counts on: below n when counts are rounded.
    pub effective_answers: f64,
}

/// Numbers of answers that count for the two shares, and of all answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointsCounts {
    /// Answers of the added share, such as promoters.
    pub plus: u64,
    /// Answers of the subtracted share, such as detractors.
    pub minus: u64,
    /// All answers.
    pub n: u64,
}

/// Numbers of told cells behind the added share, the subtracted share, and the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointsCells {
    /// Cells of the added share.
    pub plus: u64,
    /// Cells of the subtracted share.
    pub minus: u64,
    /// All other cells.
    pub other: u64,
}

/// Returns the difference of the shares in points with the adjusted Wald interval, stretched to contain the value; `None`
/// without answers.
///
/// a = (plus + ¾) / (n + 3), b = (minus + ¾) / (n + 3), d = a − b, half the width is z · √((a + b − d²) / (n + 3)).
///
/// Source: B. Rocks, “Interval estimation for the ‘net promoter score’”, *The American Statistician* 70 (2016), 365–372.
///
/// ```
/// use urbivox_core::measure::points::{PointsCounts, points};
///
/// let nps = points(PointsCounts { plus: 40, minus: 30, n: 100 }).unwrap();
/// assert_eq!(format!("{:.1} ({:.4} to {:.4})", nps.value, nps.low, nps.high), "10.0 (-6.2719 to 25.6894)");
/// ```
pub fn points(counts: PointsCounts) -> Option<PointsEstimate> {
    let n = number(counts.n);
    (counts.n > 0).then(|| estimate(number(counts.plus), number(counts.minus), n))
}

/// Returns the same from told counts: the interval is that of the effective number of answers. `None` without answers.
pub fn points_of_told_counts(
    counts: PointsCounts,
    cells: PointsCells,
    rounding: CellRounding,
) -> Option<PointsEstimate> {
    let plain = points(counts)?;
    let (a, b) = adjusted(number(counts.plus), number(counts.minus), number(counts.n));
    let difference = a - b;
    let squares = number(cells.plus) * (1.0 - difference).powi(2)
        + number(cells.minus) * (1.0 + difference).powi(2)
        + number(cells.other) * difference.powi(2);
    let answers = effective(counts.n, squares, a + b - difference.powi(2), rounding);
    let scale = answers / number(counts.n);
    let told = estimate(number(counts.plus) * scale, number(counts.minus) * scale, answers);
    Some(PointsEstimate {
        value: plain.value,
        ..told
    })
}

fn adjusted(plus: f64, minus: f64, n: f64) -> (f64, f64) {
    ((plus + 0.75) / (n + 3.0), (minus + 0.75) / (n + 3.0))
}

fn estimate(plus: f64, minus: f64, n: f64) -> PointsEstimate {
    let (a, b) = adjusted(plus, minus, n);
    let (value, centre) = ((plus - minus) / n, a - b);
    let squared_error = ((a + b - centre.powi(2)) / (n + 3.0)).max(0.0);
    let half = Z_95 * squared_error.sqrt();
    PointsEstimate {
        value: 100.0 * value,
        low: 100.0 * (centre - half).max(-1.0).min(value),
        high: 100.0 * (centre + half).min(1.0).max(value),
        centre,
        squared_error,
        effective_answers: n,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_contains_the_value_and_stays_in_range() {
        for (plus, minus, n) in [(0, 0, 1), (1, 0, 1), (0, 1, 1), (10, 0, 10), (400, 300, 1_000)] {
            let found = points(PointsCounts { plus, minus, n }).unwrap();
            assert!(
                -100.0 <= found.low && found.low <= found.value && found.value <= found.high && found.high <= 100.0
            );
        }
        assert_eq!(
            points(PointsCounts {
                plus: 0,
                minus: 0,
                n: 0
            }),
            None
        );
    }

    #[test]
    fn exact_cells_change_nothing() {
        let counts = PointsCounts {
            plus: 60,
            minus: 12,
            n: 99,
        };
        let cells = PointsCells {
            plus: 2,
            minus: 7,
            other: 2,
        };
        let told = points_of_told_counts(counts, cells, CellRounding::EXACT).unwrap();
        let plain = points(counts).unwrap();
        assert!((told.low - plain.low).abs() < 1e-9 && (told.effective_answers - 99.0).abs() < 1e-9);
    }
}
