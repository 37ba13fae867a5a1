//! Quantiles and tails of distributions, and root finding: the numerical base of intervals, tests and estimates.

use statrs::distribution::{Beta, ChiSquared, ContinuousCDF, Normal, StudentsT};

use super::moments::to_f64;

/// Two-sided 95 % quantile of the standard normal distribution.
pub const Z_95: f64 = 1.959_963_984_540_054;
/// Two-sided 90 % quantile of the standard normal distribution.
pub const Z_90: f64 = 1.644_853_626_951_472_2;
/// Two-sided 99 % quantile of the standard normal distribution, as the rule of alarms writes it.
pub const Z_99: f64 = 2.575_829;
/// Two-sided 99.8 % quantile of the standard normal distribution.
pub const Z_998: f64 = 3.090_232_306_167_813;

/// Largest number of degrees of freedom for which the quantile of the t distribution is inverted numerically. Beyond, the
/// inversion of `statrs` 0.18 loses digits, and the Cornish–Fisher expansion is exact to 1e-12.
const STUDENT_INVERTED_MAX: f64 = 10_000.0;

/// Halvings after which an interval of doubles cannot become narrower.
const HALVINGS_MAX: u32 = 200;

/// Converts a count to a float; exact up to 2^53.
pub(crate) fn number(count: u64) -> f64 {
    to_f64(i128::from(count))
}

/// Returns the normal quantile of the probability `p`, 0 to 1 exclusive; 0.975 gives 1.96. Outside, −∞ or ∞.
pub fn normal_quantile(p: f64) -> f64 {
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    Normal::standard().inverse_cdf(p)
}

/// Returns the probability that a standard normal value is above `z`.
pub fn normal_tail(z: f64) -> f64 {
    Normal::standard().sf(z)
}

/// Returns the quantile `p` of Student's t distribution with `freedom` degrees of freedom (above 0); `None` for others.
///
/// Source: Student, “The probable error of a mean”, *Biometrika* 6 (1908), 1–25. Beyond 10,000 degrees of freedom:
/// M. Abramowitz, I. A. Stegun, *Handbook of Mathematical Functions* (1964), 26.7.5.
pub fn student_quantile(p: f64, freedom: f64) -> Option<f64> {
    if freedom <= STUDENT_INVERTED_MAX {
        return Some(StudentsT::new(0.0, 1.0, freedom).ok()?.inverse_cdf(p));
    }
    let z = normal_quantile(p);
    let first = (z.powi(3) + z) / 4.0;
    let second = (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0;
    Some(z + first / freedom + second / freedom.powi(2))
}

/// Returns the probability that a t value with `freedom` degrees of freedom is above `t`; `None` unless `freedom` is
/// above 0.
pub fn student_tail(t: f64, freedom: f64) -> Option<f64> {
    Some(StudentsT::new(0.0, 1.0, freedom).ok()?.sf(t))
}

/// Returns the quantile `p` of the Beta distribution; `None` unless both parameters are above 0.
pub fn beta_quantile(p: f64, a: f64, b: f64) -> Option<f64> {
    let beta = Beta::new(a, b).ok()?;
    Some(bisect(0.0, 1.0, |share| p - beta.cdf(share)))
}

/// Returns the probability that a chi-squared value with `freedom` degrees of freedom is above `value`; `None` unless
/// `freedom` is above 0.
pub fn chi_squared_tail(value: f64, freedom: f64) -> Option<f64> {
    Some(ChiSquared::new(freedom).ok()?.sf(value))
}

/// Returns the quantile `p` of the values by linear interpolation (type 7 of Hyndman and Fan); `None` without values.
///
/// Source: R. J. Hyndman, Y. Fan, “Sample quantiles in statistical packages”, *The American Statistician* 50 (1996),
/// 361–365.
///
/// ```
/// use urbivox_core::measure::numeric::quantile;
///
/// assert_eq!(quantile(&[4.0, 1.0, 3.0, 2.0], 0.5), Some(2.5));
/// ```
pub fn quantile(values: &[f64], p: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = number(u64::try_from(sorted.len().checked_sub(1)?).ok()?);
    let place = p.clamp(0.0, 1.0) * last;
    // The values at ⌊place⌋ and after it: `sorted` has at most some hundred, so that a scan finds them.
    let at = |wanted: f64| {
        sorted
            .iter()
            .zip(0_u32..)
            .find(|(_, rank)| f64::from(*rank) >= wanted)
            .map(|(value, _)| *value)
    };
    let (low, high) = (at(place.floor())?, at(place.ceil())?);
    Some(low + (place - place.floor()) * (high - low))
}

/// Returns the root of a function that is positive at `low` and not positive at `high`, to the last digit.
pub(crate) fn bisect(mut low: f64, mut high: f64, is_below: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..HALVINGS_MAX {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if is_below(middle) > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64, tolerance: f64) {
        assert!(
            (found - expected).abs() <= tolerance * expected.abs().max(1.0),
            "{found} is not {expected}"
        );
    }

    #[test]
    fn quantiles_are_those_of_the_tables() {
        near(normal_quantile(0.975), Z_95, 1e-10);
        near(normal_quantile(0.8), 0.841_621_233_572_914, 1e-10);
        near(student_quantile(0.975, 1.0).unwrap(), 12.706_204_736_174_7, 1e-9);
        near(student_quantile(0.975, 30.0).unwrap(), 2.042_272_456_301_24, 1e-9);
        near(student_quantile(0.975, 10_000.0).unwrap(), 1.960_201_239_890_63, 1e-9);
        near(student_quantile(0.975, 100_000.0).unwrap(), 1.959_987_707_534_61, 1e-9);
        near(beta_quantile(0.025, 3.0, 5.0).unwrap(), 0.098_988_278_442_51, 1e-9);
        assert_eq!(student_quantile(0.975, 0.0), None);
    }

    #[test]
    fn both_ways_to_a_quantile_meet_where_they_change_over() {
        let (below, above) = (
            student_quantile(0.975, 10_000.0).unwrap(),
            student_quantile(0.975, 10_000.000_1).unwrap(),
        );
        near(below, above, 1e-10);
    }

    #[test]
    fn a_quantile_of_values_interpolates() {
        let values = [0.71, 0.80, 0.64, 0.90, 0.77];
        for (p, expected) in [
            (0.0, 0.64),
            (0.25, 0.71),
            (0.5, 0.77),
            (0.75, 0.80),
            (1.0, 0.90),
            (0.125, 0.675),
        ] {
            near(quantile(&values, p).unwrap(), expected, 1e-12);
        }
        assert_eq!(quantile(&[], 0.5), None);
    }
}
