//! Tests of a difference: its interval, its probability by chance, and whether it is small enough to call it unchanged.

use super::super::bounded_mean::MeanEstimate;
use super::super::interval::{share, wilson_of_real};
use super::super::numeric::{Z_90, Z_95, bisect, normal_tail, number, student_quantile, student_tail};
use super::super::points::PointsEstimate;

/// Largest z of a p-value; beyond, the probability is 0 in a double.
const Z_MAX: f64 = 40.0;
/// Largest difference of shares that counts as unchanged: five points.
const EQUIVALENT_SHARE: f64 = 0.05;

/// Difference of two values, later minus earlier, in the unit of the values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// Difference of the plain values.
    pub value: f64,
    /// Lower end of the 95 % interval, at most `value`.
    pub low: f64,
    /// Upper end, at least `value`.
    pub high: f64,
    /// Probability of a difference at least as large by chance alone, 0 to 1; below 0.05 exactly when the interval before
    /// stretching excludes 0.
    pub p: f64,
    /// 90 % interval, for the test of equivalence.
    pub interval_90: (f64, f64),
    /// Degrees of freedom of the t distribution; `None` where the normal distribution is used.
    pub freedom: Option<f64>,
}

/// Finding about a difference in one of three words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeFinding {
    /// Changed upwards.
    Up,
    /// Changed downwards.
    Down,
    /// The true difference is within the margin of equivalence.
    Unchanged,
    /// There are too few answers to say one of these.
    TooFewAnswers,
}

impl ChangeFinding {
    /// Returns the name in JSON, files and identifiers of texts.
    pub fn name(self) -> &'static str {
        match self {
            ChangeFinding::Up => "up",
            ChangeFinding::Down => "down",
            ChangeFinding::Unchanged => "unchanged",
            ChangeFinding::TooFewAnswers => "too-few",
        }
    }
}

impl Difference {
    /// Returns the finding: changed when `p` (or the probability adjusted for several comparisons) is below 0.05,
    /// unchanged when the 90 % interval is within ± `margin`, in the unit of the values.
    ///
    /// Source of the test of equivalence: D. J. Schuirmann, “A comparison of the two one-sided tests procedure and the
    /// power approach”, *Journal of Pharmacokinetics and Biopharmaceutics* 15 (1987), 657–680.
    pub fn finding(&self, adjusted_p: f64, margin: f64) -> ChangeFinding {
        let (low, high) = self.interval_90;
        if adjusted_p < 0.05 {
            return if self.value > 0.0 {
                ChangeFinding::Up
            } else {
                ChangeFinding::Down
            };
        }
        if low > -margin && high < margin {
            ChangeFinding::Unchanged
        } else {
            ChangeFinding::TooFewAnswers
        }
    }

    /// Returns whether a difference of shares is within five points, by its 90 % interval.
    pub fn is_unchanged_within_5_points(&self) -> bool {
        let (low, high) = self.interval_90;
        low > -EQUIVALENT_SHARE && high < EQUIVALENT_SHARE
    }
}

/// Returns the difference of two shares, each as (hits, trials), −1 to 1, with Newcombe's interval (method 10); `None` when
/// either has no trials. `p` is that of the level at which the interval touches 0, so that both always agree.
///
/// Source: R. G. Newcombe, “Interval estimation for the difference between independent proportions”, *Statistics in
/// Medicine* 17 (1998), 873–890.
///
/// ```
/// use urbivox_core::measure::change::difference_of_shares;
///
/// let change = difference_of_shares((48, 80), (56, 70)).unwrap();
/// assert_eq!(format!("{:.4} ({:.4} to {:.4}), p {:.4}", change.value, change.low, change.high, change.p), "0.2000 (0.0524 to 0.3339), p 0.0081");
/// ```
pub fn difference_of_shares(before: (u64, u64), after: (u64, u64)) -> Option<Difference> {
    let exact = |(hits, n): (u64, u64)| Proportion {
        hits: number(hits.min(n)),
        answers: number(n),
    };
    let value = share(after.0, after.1)? - share(before.0, before.1)?;
    difference_of_proportions(exact(before), exact(after), value)
}

/// Returns the same of told shares, each as hits, trials and effective number of answers, see
/// [`effective_answers`](super::super::cell_rounding::effective_answers).
pub fn difference_of_told_shares(before: (u64, u64, f64), after: (u64, u64, f64)) -> Option<Difference> {
    let told = |(hits, n, answers): (u64, u64, f64)| {
        let share = share(hits, n)?;
        Some((
            share,
            Proportion {
                hits: share * answers,
                answers,
            },
        ))
    };
    let ((earlier, before), (later, after)) = (told(before)?, told(after)?);
    difference_of_proportions(before, after, later - earlier)
}

/// Share of a number of answers that need not be whole.
#[derive(Clone, Copy)]
struct Proportion {
    hits: f64,
    answers: f64,
}

fn difference_of_proportions(before: Proportion, after: Proportion, value: f64) -> Option<Difference> {
    let (low, high) = newcombe(before, after, Z_95)?;
    let distance = |z: f64| match newcombe(before, after, z) {
        Some((low, high)) if value > 0.0 => low.min(high),
        Some((_, high)) => -high,
        None => 0.0,
    };
    let p = if value == 0.0 {
        1.0
    } else {
        2.0 * normal_tail(bisect(0.0, Z_MAX, distance))
    };
    let interval_90 = newcombe(before, after, Z_90)?;
    Some(Difference {
        value,
        low,
        high,
        p,
        interval_90,
        freedom: None,
    })
}

/// Returns Newcombe's interval at the two-sided normal quantile `z`. Source: see [`difference_of_shares`].
fn newcombe(before: Proportion, after: Proportion, z: f64) -> Option<(f64, f64)> {
    let wilson = |part: Proportion| wilson_of_real(part.hits, part.answers, z);
    let (first, second) = (wilson(before)?, wilson(after)?);
    let (p1, p2) = (before.hits / before.answers, after.hits / after.answers);
    let difference = p2 - p1;
    let below = (p2 - second.low).hypot(first.high - p1);
    let above = (second.high - p2).hypot(p1 - first.low);
    Some(((difference - below).max(-1.0), (difference + above).min(1.0)))
}

/// Returns the difference of two means in their unit, with the interval of Welch's t around the difference of the
/// centres, stretched to contain the difference of the plain means. `None` unless each mean is of two answers.
///
/// Source: B. L. Welch, “The generalization of ‘Student's’ problem”, *Biometrika* 34 (1947), 28–35; the added half
/// answers of `bounded_mean` keep the level for equal answers.
pub fn difference_of_means(before: &MeanEstimate, after: &MeanEstimate) -> Option<Difference> {
    if before.n < 2 || after.n < 2 {
        return None;
    }
    let (first, second) = (before.squared_error, after.squared_error);
    let squared_error = first + second;
    let value = after.value - before.value;
    if squared_error <= 0.0 {
        return None;
    }
    let freedom = squared_error.powi(2) / (first.powi(2) / number(before.n) + second.powi(2) / number(after.n));
    let (centre, error) = (after.centre - before.centre, squared_error.sqrt());
    let half = student_quantile(0.975, freedom)? * error;
    let half_90 = student_quantile(0.95, freedom)? * error;
    Some(Difference {
        value,
        low: (centre - half).min(value),
        high: (centre + half).max(value),
        p: 2.0 * student_tail(centre.abs() / error, freedom)?,
        interval_90: (centre - half_90, centre + half_90),
        freedom: Some(freedom),
    })
}

/// Returns the difference of two net promoter scores or indexes in points, with the interval around the difference of
/// the adjusted values. `None` when both squared errors are 0.
///
/// Source: Rocks 2016, see `points`.
pub fn difference_of_points(before: &PointsEstimate, after: &PointsEstimate) -> Option<Difference> {
    let squared_error = before.squared_error + after.squared_error;
    if squared_error <= 0.0 {
        return None;
    }
    let (value, centre) = (after.value - before.value, 100.0 * (after.centre - before.centre));
    let error = 100.0 * squared_error.sqrt();
    Some(Difference {
        value,
        low: (centre - Z_95 * error).min(value),
        high: (centre + Z_95 * error).max(value),
        p: 2.0 * normal_tail(centre.abs() / error),
        interval_90: (centre - Z_90 * error, centre + Z_90 * error),
        freedom: None,
    })
}

/// Returns the probabilities adjusted for several comparisons, in the order given: each is the level at which its
/// comparison is significant while the chance of any false alarm stays at that level.
///
/// Source: S. Holm, “A simple sequentially rejective multiple test procedure”, *Scandinavian Journal of Statistics* 6
/// (1979), 65–70.
///
/// ```
/// use urbivox_core::measure::change::holm;
///
/// let adjusted: Vec<String> = holm(&[0.010, 0.030, 0.020, 0.400]).iter().map(|p| format!("{p:.2}")).collect();
/// assert_eq!(adjusted, ["0.04", "0.06", "0.06", "0.40"]);
/// ```
pub fn holm(probabilities: &[f64]) -> Vec<f64> {
    let mut ascending: Vec<(usize, f64)> = probabilities.iter().copied().enumerate().collect();
    ascending.sort_by(|first, second| first.1.total_cmp(&second.1));
    let mut largest = 0.0_f64;
    let mut adjusted: Vec<(usize, f64)> = Vec::with_capacity(ascending.len());
    let mut remaining = number(u64::try_from(ascending.len()).unwrap_or(u64::MAX));
    for (place, p) in ascending {
        largest = largest.max((remaining * p).min(1.0));
        adjusted.push((place, largest));
        remaining -= 1.0;
    }
    adjusted.sort_by_key(|(place, _)| *place);
    adjusted.into_iter().map(|(_, p)| p).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_probability_agrees_with_the_interval() {
        for after in 30..=70 {
            let found = difference_of_shares((50, 100), (after, 100)).unwrap();
            let excludes_zero = found.low > 0.0 || found.high < 0.0;
            assert_eq!(found.p < 0.05, excludes_zero, "{found:?}");
        }
        assert_eq!(difference_of_shares((0, 0), (1, 2)), None);
    }

    #[test]
    fn a_small_difference_of_many_answers_is_unchanged_and_of_few_is_open() {
        let of = |n: u64| difference_of_shares((n * 80 / 100, n), (n * 81 / 100, n)).unwrap();
        let (many, few) = (of(10_000), of(100));
        assert_eq!(many.finding(many.p, 0.05), ChangeFinding::Unchanged);
        assert_eq!(few.finding(few.p, 0.05), ChangeFinding::TooFewAnswers);
        let fell = difference_of_shares((900, 1_000), (700, 1_000)).unwrap();
        assert_eq!(fell.finding(fell.p, 0.05), ChangeFinding::Down);
    }

    #[test]
    fn holm_never_lowers_a_probability_and_keeps_the_order() {
        let given = [0.5, 0.001, 0.04, 0.04];
        let adjusted = holm(&given);
        assert!(given.iter().zip(&adjusted).all(|(p, adjusted)| adjusted >= p));
        assert!(adjusted[1] <= adjusted[2] && adjusted[2] <= adjusted[0]);
        assert_eq!(holm(&[]), Vec::<f64>::new());
    }
}
