//! Mean of a scale with two ends, and its 95 % interval.

use super::cell_rounding::CellRounding;
use super::interval::Interval;
use super::moments::{Moments, to_f64};
use super::numeric::{number, student_quantile};

/// Ends of a scale, in its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleRange {
    /// Lowest possible value.
    pub low: f64,
    /// Highest possible value.
    pub high: f64,
}

/// Mean of a scale with two ends, and what its interval and comparisons are computed from.
///
/// `centre`, `variance` and `squared_error` are of the answers and one more that lies half at each end of the scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeanEstimate {
    /// Plain mean of the answers, in the unit of the scale.
    pub value: f64,
    /// 95 % interval, within the ends of the scale; it contains `value`.
    pub interval: Interval,
    /// Number of answers, at least 1.
    pub n: u64,
    /// Mean with the added answer, in the unit of the scale.
    pub centre: f64,
    /// Variance with the added answer (divisor n).
    pub variance: f64,
    /// Squared standard error of `centre`, with what rounding of counts adds.
    pub squared_error: f64,
}

/// Returns the mean of a histogram, given as pairs of value and count, with its interval; `None` without answers or when
/// the range is empty.
///
/// Half an answer is added at each end of the scale, so that equal answers do not have an interval of width 0: with
/// n' = n + 1, the centre m' and the variance s'² of all n' answers, the interval is m' ± t(0.975, n) · s' / √n', cut to
/// the scale and stretched to contain the plain mean. `rounding` is that of the counts.
///
/// Source of adding pseudo-answers: A. Agresti, B. Caffo, “Simple and effective confidence intervals for proportions and
/// differences of proportions result from adding two successes and two failures”, *The American Statistician* 54 (2000),
/// 280–288.
///
/// ```
/// use urbivox_core::measure::bounded_mean::{ScaleRange, bounded_mean};
/// use urbivox_core::measure::cell_rounding::CellRounding;
///
/// let counts = [(1.0, 0), (2.0, 0), (3.0, 0), (4.0, 0), (5.0, 10)];
/// let mean = bounded_mean(&counts, ScaleRange { low: 1.0, high: 5.0 }, CellRounding::EXACT).unwrap();
/// assert_eq!(format!("{:.4} to {:.4}", mean.interval.low, mean.interval.high), "4.2311 to 5.0000");
/// ```
pub fn bounded_mean(cells: &[(f64, u64)], range: ScaleRange, rounding: CellRounding) -> Option<MeanEstimate> {
    let n = cells.iter().fold(0_u64, |sum, (_, count)| sum.saturating_add(*count));
    let total = |power: i32| {
        cells
            .iter()
            .map(|(value, count)| number(*count) * value.powi(power))
            .sum::<f64>()
    };
    let points: Vec<f64> = cells.iter().map(|(value, _)| *value).collect();
    let added = |centre: f64| {
        let rounded: f64 = points.iter().map(|point| (point - centre).powi(2)).sum();
        rounding.variance() * rounded / (number(n) + 1.0).powi(2)
    };
    estimate(n, total(1), total(2), range, added)
}

/// What telling adds to the squared error of a mean.
#[derive(Clone, Copy, Debug)]
pub enum Told<'a> {
    /// Nothing: counts and sums are exact.
    Exact,
    /// Counts of these values are told, and sums are made of them.
    Cells(&'a [i64], CellRounding),
    /// The sum is told as a multiple of `base`, in the unit of the values, and the number of answers is the sum of `cells`
    /// told counts.
    Sum {
        /// Base of the sum.
        base: f64,
        /// Number of told counts.
        cells: u64,
        /// Rounding of these counts.
        rounding: CellRounding,
    },
}

/// Returns the mean of exact sums with its interval, after the linear map that takes the values to the unit of `range`:
/// value · `factor` + `shift`. `None` without answers. Otherwise as [`bounded_mean`].
pub fn mean_of_moments(moments: &Moments, factor: f64, shift: f64, range: ScaleRange) -> Option<MeanEstimate> {
    mean_of_told(moments, factor, shift, range, Told::Exact)
}

/// Returns the same of told counts or sums.
///
/// The variance of rounding v of each cell adds v · Σ(x − m')² / n'² for values x, with n' and m' as in [`bounded_mean`].
/// Where the sum is told by itself, with base B, it adds B² / 12 / n², and the number of answers adds v · m'² / n'² for each
/// of its cells, m' being measured from where the sum begins.
pub fn mean_of_told(
    moments: &Moments,
    factor: f64,
    shift: f64,
    range: ScaleRange,
    told: Told<'_>,
) -> Option<MeanEstimate> {
    let n = number(moments.n);
    let (sum, squares) = (to_f64(moments.sum), to_f64(moments.squares));
    let mapped = factor * sum + shift * n;
    let mapped_squares = factor.powi(2) * squares + 2.0 * factor * shift * sum + shift.powi(2) * n;
    let all = n + 1.0;
    let added = |centre: f64| match told {
        Told::Exact => 0.0,
        Told::Cells(points, rounding) => {
            let points = points.iter().map(|point| factor * to_f64(i128::from(*point)) + shift);
            rounding.variance() * points.map(|point| (point - centre).powi(2)).sum::<f64>() / all.powi(2)
        }
        Told::Sum { base, cells, rounding } => {
            let of_sum = (factor * base).powi(2) / 12.0 / n.powi(2);
            of_sum + rounding.variance() * number(cells) * (centre - shift).powi(2) / all.powi(2)
        }
    };
    estimate(moments.n, mapped, mapped_squares, range, added)
}

/// Returns the mean; `added` is what telling adds to the squared error around a centre.
fn estimate(n: u64, sum: f64, squares: f64, range: ScaleRange, added: impl Fn(f64) -> f64) -> Option<MeanEstimate> {
    let ScaleRange { low, high } = range;
    if n == 0 || low >= high {
        return None;
    }
    let (count, all) = (number(n), number(n) + 1.0);
    let value = sum / count;
    let centre = (sum + f64::midpoint(low, high)) / all;
    let ends = f64::midpoint(low.powi(2), high.powi(2));
    let variance = ((squares + ends - all * centre.powi(2)) / count).max(0.0);
    let squared_error = variance / all + added(centre);
    let half = student_quantile(0.975, count)? * squared_error.sqrt();
    let interval = Interval {
        low: (centre - half).max(low).min(value),
        high: (centre + half).min(high).max(value),
    };
    Some(MeanEstimate {
        value,
        interval,
        n,
        centre,
        variance,
        squared_error,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIVE: ScaleRange = ScaleRange { low: 1.0, high: 5.0 };

    fn of(counts: [u64; 5]) -> MeanEstimate {
        let cells: Vec<(f64, u64)> = [1.0, 2.0, 3.0, 4.0, 5.0].into_iter().zip(counts).collect();
        bounded_mean(&cells, FIVE, CellRounding::EXACT).unwrap()
    }

    #[test]
    fn equal_answers_have_an_interval_and_more_of_them_a_narrower_one() {
        let (ten, hundred) = (of([0, 0, 0, 0, 10]), of([0, 0, 0, 0, 100]));
        assert!(ten.interval.low < hundred.interval.low && hundred.interval.low < 5.0);
        assert_eq!((ten.value, ten.interval.high), (5.0, 5.0));
        assert_eq!(of([0, 0, 0, 0, 1]).interval, Interval { low: 1.0, high: 5.0 });
    }

    #[test]
    fn a_linear_map_takes_the_interval_with_it() {
        let counts = [(1, 5), (2, 5), (3, 10), (4, 40), (5, 40)];
        let moments = Moments::of(counts.into_iter());
        let mapped = mean_of_moments(&moments, 25.0, -25.0, ScaleRange { low: 0.0, high: 100.0 }).unwrap();
        let plain = of([5, 5, 10, 40, 40]);
        assert!((mapped.value - (plain.value * 25.0 - 25.0)).abs() < 1e-9);
        assert!((mapped.interval.low - (plain.interval.low * 25.0 - 25.0)).abs() < 1e-9);
    }

    #[test]
    fn nothing_has_no_mean() {
        assert_eq!(bounded_mean(&[], FIVE, CellRounding::EXACT), None);
        assert_eq!(mean_of_moments(&Moments::default(), 1.0, 0.0, FIVE), None);
    }
}
