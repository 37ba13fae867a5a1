//! Post-stratification: weighting by one segment.

use super::interval_of_share;
use crate::measure::bounded_mean::ScaleRange;
use crate::measure::cell_rounding::CellRounding;
use crate::measure::interval::Interval;
use crate::measure::numeric::{number, student_quantile};

/// Factor between two weights of an answer above which the figure is shown with a warning.
const WEIGHTS_APART_MAX: f64 = 5.0;

/// Answers of one group of the population.
#[derive(Clone, Debug, PartialEq)]
pub struct Stratum {
    /// Share of the group in the population, above 0; the shares of all strata are scaled to the sum 1.
    pub weight: f64,
    /// Values with their numbers of answers. A share has the values 0 and 1.
    pub cells: Vec<(f64, u64)>,
}

/// Weighted figure beside the raw one.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighted {
    /// Mean of the answers as they are.
    pub raw: f64,
    /// Weighted mean, in the unit of the values.
    pub value: f64,
    /// Variance of the weighted mean, with what rounding of counts adds.
    pub variance: f64,
    /// 95 % interval of the weighted mean.
    pub interval: Interval,
    /// Number of answers.
    pub n: u64,
    /// Effective number of answers by weights alone.
    pub kish: f64,
    /// Degrees of freedom: answers minus groups.
    pub freedom: f64,
    /// Effective number of answers that the interval of a share counts on; `None` for means.
    pub effective_answers: Option<f64>,
    /// One answer weighs more than five times another.
    pub has_unequal_weights: bool,
}

/// Reason why there is no weighted figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WeightingError {
    /// Groups with fewer answers than needed, by position.
    TooFewAnswers(Vec<usize>),
    /// There are no groups, fewer answers than groups plus one, or a weight is not a number above 0.
    NotWeightable,
}

/// Scale of the values that are weighted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Values {
    /// Shares: the cells are 0 and 1.
    Share,
    /// Means of a scale, to whose ends the interval is cut.
    Mean(ScaleRange),
}

/// Returns the weighted figure of the strata.
///
/// Value Σ W_h · ȳ_h, variance n / (n − 1) · Σ W_h² · σ_h² / n_h by Taylor linearisation, Kish's number 1 / Σ(W_h² / n_h).
/// `answers_min` is the number of answers that each group needs, `rounding` that of the counts.
///
/// # Errors
///
/// Names the groups that are too small: they are never left out in silence.
///
/// Source: `postStratify` and `svymean` of T. Lumley, *Complex Surveys* (2010), for independent answers; L. Kish, *Survey
/// Sampling* (1965).
///
/// ```
/// use urbivox_core::measure::cell_rounding::CellRounding;
/// use urbivox_core::measure::weighting::strata::{Stratum, Values, post_stratify};
///
/// let strata = [(0.2, 15, 30), (0.5, 80, 100), (0.3, 160, 170)]
///     .map(|(weight, hits, n)| Stratum { weight, cells: vec![(0.0, n - hits), (1.0, hits)] });
/// let found = post_stratify(&strata, Values::Share, CellRounding::EXACT, 5).unwrap();
/// assert_eq!(format!("{:.6} instead of {:.6}", found.value, found.raw), "0.782353 instead of 0.850000");
/// ```
pub fn post_stratify(
    strata: &[Stratum],
    values: Values,
    rounding: CellRounding,
    answers_min: u64,
) -> Result<Weighted, WeightingError> {
    let added = |stratum: &Stratum| {
        let answers = number(stratum.answers());
        rounding.variance() * stratum.squares_of_cells(stratum.mean()) / answers.powi(2)
    };
    let told: Vec<f64> = strata.iter().map(added).collect();
    post_stratify_told(strata, values, &told, answers_min)
}

/// As [`post_stratify`]; `told` holds what telling adds to the variance of the mean of each stratum.
pub(super) fn post_stratify_told(
    strata: &[Stratum],
    values: Values,
    told: &[f64],
    answers_min: u64,
) -> Result<Weighted, WeightingError> {
    let counts: Vec<u64> = strata.iter().map(Stratum::answers).collect();
    let small = |(place, count): (usize, &u64)| (*count < answers_min.max(1)).then_some(place);
    let too_small: Vec<usize> = counts.iter().enumerate().filter_map(small).collect();
    if !too_small.is_empty() {
        return Err(WeightingError::TooFewAnswers(too_small));
    }
    weighted(strata, values, told).ok_or(WeightingError::NotWeightable)
}

fn weighted(strata: &[Stratum], values: Values, told: &[f64]) -> Option<Weighted> {
    let total: f64 = strata.iter().map(|stratum| stratum.weight).sum();
    if strata
        .iter()
        .any(|stratum| stratum.weight.is_nan() || stratum.weight <= 0.0)
        || !total.is_finite()
    {
        return None;
    }
    let n = strata
        .iter()
        .fold(0_u64, |sum, stratum| sum.saturating_add(stratum.answers()));
    let groups = u64::try_from(strata.len()).ok()?;
    let freedom = n
        .checked_sub(groups)
        .filter(|freedom| groups > 0 && *freedom > 0)
        .map(number)?;
    let all = number(n);
    let (mut value, mut raw, mut variance, mut squares, mut rounded) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (stratum, told) in strata.iter().zip(told) {
        let (weight, own) = (stratum.weight / total, number(stratum.answers()));
        let mean = stratum.mean();
        value += weight * mean;
        raw += mean * own / all;
        variance += weight.powi(2) * stratum.spread(mean) / own.powi(2);
        squares += weight.powi(2) / own;
        rounded += weight.powi(2) * told;
    }
    let variance = all / (all - 1.0) * variance + rounded;
    let kish = 1.0 / squares;
    let (effective_answers, interval) = match values {
        Values::Share => {
            let (effective, interval) = interval_of_share(value, variance, all, kish, freedom)?;
            (Some(effective), interval)
        }
        Values::Mean(ScaleRange { low, high }) => {
            let half = student_quantile(0.975, freedom)? * variance.sqrt();
            (
                None,
                Interval {
                    low: (value - half).max(low),
                    high: (value + half).min(high),
                },
            )
        }
    };
    let per_answer = |stratum: &Stratum| stratum.weight / number(stratum.answers());
    let largest = strata.iter().map(per_answer).fold(0.0, f64::max);
    let smallest = strata.iter().map(per_answer).fold(f64::INFINITY, f64::min);
    let has_unequal_weights = largest > WEIGHTS_APART_MAX * smallest;
    Some(Weighted {
        raw,
        value,
        variance,
        interval,
        n,
        kish,
        freedom,
        effective_answers,
        has_unequal_weights,
    })
}

impl Stratum {
    /// Returns a stratum of `n` answers with this mean and this sum of squared distances from it. Its cells are other
    /// values than those of the answers, but mean and variance are the same.
    pub fn of_moments(weight: f64, n: u64, mean: f64, spread: f64) -> Stratum {
        let pairs = n / 2;
        // The sum of squares of two cells at this distance from the mean is `spread`.
        let distance = if pairs == 0 {
            0.0
        } else {
            (spread.max(0.0) / (2.0 * number(pairs))).sqrt()
        };
        Stratum {
            weight,
            cells: vec![(mean - distance, pairs), (mean, n % 2), (mean + distance, pairs)],
        }
    }

    /// Returns the number of answers.
    pub(super) fn answers(&self) -> u64 {
        self.cells.iter().fold(0, |sum, (_, count)| sum.saturating_add(*count))
    }

    fn mean(&self) -> f64 {
        self.cells
            .iter()
            .map(|(value, count)| value * number(*count))
            .sum::<f64>()
            / number(self.answers())
    }

    /// Returns the sum of squared distances of the answers from `mean`.
    fn spread(&self, mean: f64) -> f64 {
        self.cells
            .iter()
            .map(|(value, count)| number(*count) * (value - mean).powi(2))
            .sum()
    }

    fn squares_of_cells(&self, mean: f64) -> f64 {
        self.cells.iter().map(|(value, _)| (value - mean).powi(2)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(of: &[(f64, u64, u64)]) -> Vec<Stratum> {
        let stratum = |(weight, hits, n): &(f64, u64, u64)| Stratum {
            weight: *weight,
            cells: vec![(0.0, n - hits), (1.0, *hits)],
        };
        of.iter().map(stratum).collect()
    }

    #[test]
    fn groups_that_are_too_small_are_named() {
        let strata = shares(&[(0.5, 3, 4), (0.3, 8, 10), (0.2, 0, 0)]);
        let found = post_stratify(&strata, Values::Share, CellRounding::EXACT, 5);
        assert_eq!(found, Err(WeightingError::TooFewAnswers(vec![0, 2])));
        assert_eq!(
            post_stratify(&[], Values::Share, CellRounding::EXACT, 5),
            Err(WeightingError::NotWeightable)
        );
    }

    #[test]
    fn weights_need_no_sum_of_one_and_unequal_ones_are_said() {
        let (one, hundred) = (
            shares(&[(0.5, 15, 30), (0.5, 80, 100)]),
            shares(&[(50.0, 15, 30), (50.0, 80, 100)]),
        );
        let of = |strata: &[Stratum]| post_stratify(strata, Values::Share, CellRounding::EXACT, 5).unwrap();
        assert!((of(&one).value - of(&hundred).value).abs() < 1e-12);
        assert!(!of(&one).has_unequal_weights);
        assert!(of(&shares(&[(0.5, 5, 10), (0.5, 80, 100)])).has_unequal_weights);
    }

    #[test]
    fn rounded_counts_widen_the_interval() {
        let strata = shares(&[(0.5, 15, 30), (0.5, 81, 102)]);
        let of = |rounding| post_stratify(&strata, Values::Share, rounding, 5).unwrap();
        assert!(of(CellRounding::THREES).variance > of(CellRounding::EXACT).variance);
    }
}
