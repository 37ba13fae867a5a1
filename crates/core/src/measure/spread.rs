//! 95 % intervals of means, of differences of shares, and of medians.

use statrs::distribution::{Binomial, ContinuousCDF, DiscreteCDF, StudentsT};

use super::moments::{nearest_integer, to_f64};

/// Probability beyond each end of the interval.
const TAIL: f64 = 0.025;
/// Two-sided 95 % quantile of the standard normal distribution.
const Z_95: f64 = 1.959_963_984_540_054;
/// Smallest number of answers for which the normal quantile replaces Student's; they differ by less than 0.0003.
const NORMAL_MIN: u64 = 10_000;

/// Returns half the width of the 95 % interval of a mean, in the unit of `deviation`: t(0.975, n − 1) · deviation / √n.
/// `None` for fewer than two answers.
///
/// Source: Student, “The probable error of a mean”, *Biometrika* 6 (1908), 1–25.
pub(super) fn mean_half_width(n: u64, deviation: f64) -> Option<f64> {
    let freedom = n.checked_sub(1).filter(|freedom| *freedom > 0)?;
    let quantile = if n >= NORMAL_MIN {
        Z_95
    } else {
        let student = StudentsT::new(0.0, 1.0, to_f64(i128::from(freedom))).ok()?;
        student.inverse_cdf(1.0 - TAIL)
    };
    Some(quantile * deviation / to_f64(i128::from(n)).sqrt())
}

/// Returns the adjusted Wald interval of the difference `plus / n − minus / n` of two shares of the same answers, within
/// −1 to 1. 400 and 300 of 1,000 give 0.0484 to 0.1513. Source: Rocks 2016, see `Method::AdjustedWald`.
pub(super) fn adjusted_wald(plus: u64, minus: u64, n: u64) -> (f64, f64) {
    let number = |count: u64| to_f64(i128::from(count));
    let all = number(n) + 3.0;
    let (up, down) = ((number(plus) + 0.75) / all, (number(minus) + 0.75) / all);
    let difference = up - down;
    let half = Z_95 * ((up + down - difference.powi(2)) / all).max(0.0).sqrt();
    ((difference - half).max(-1.0), (difference + half).min(1.0))
}

/// Largest number of answers for which the binomial distribution is summed exactly. Beyond, the normal approximation is
/// at most one position off.
const EXACT_MAX: u64 = 1_000;

/// Returns the position by the normal approximation: ⌊(n − z·√n) / 2⌋.
fn normal_median_position(n: u64) -> u64 {
    let place = (to_f64(i128::from(n)) - Z_95 * to_f64(i128::from(n)).sqrt()) / 2.0;
    let position = nearest_integer(place.max(0.0).floor());
    position
        .and_then(|position| u64::try_from(position).ok())
        .unwrap_or_default()
}

/// Returns the position, from 1, of the lower bound of the median among `n` sorted answers; the upper bound is as far
/// from the end. It is the smallest k with P(X ≤ k) ≥ 0.025 for X ~ Binomial(n, ½), at least 1; below six answers the
/// bounds 1 and n do not reach 95 %.
///
/// Source: Conover 1999, section 3.2, see `Method::OrderStatistics`.
pub(super) fn median_bound_position(n: u64) -> u64 {
    let place = match Binomial::new(0.5, n) {
        Ok(binomial) if n <= EXACT_MAX => (0..n).find(|place| binomial.cdf(*place) >= TAIL).unwrap_or_default(),
        _ => normal_median_position(n),
    };
    place.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quantiles_are_those_of_the_tables() {
        for (n, quantile) in [(2, 12.7062), (11, 2.2281), (31, 2.0423), (20_000, 1.9600)] {
            let half = mean_half_width(n, to_f64(i128::from(n)).sqrt()).unwrap();
            assert!((half - quantile).abs() < 1e-3, "{n}: {half}");
        }
        assert_eq!(mean_half_width(1, 1.0), None);
    }

    #[test]
    fn the_bounds_of_a_median_are_those_of_the_tables() {
        // Conover, table A3, and by summing the binomial distribution: n = 6 is the first with 95 %.
        for (n, place) in [
            (1, 1),
            (5, 1),
            (6, 1),
            (9, 2),
            (20, 6),
            (100, 40),
            (1_000, 469),
            (10_000, 4_902),
        ] {
            assert_eq!(median_bound_position(n), place, "{n}");
        }
    }

    #[test]
    fn a_difference_stays_within_its_bounds() {
        for (plus, minus, n) in [(0, 0, 1), (1, 0, 1), (0, 1, 1), (10, 0, 10), (400, 300, 1_000)] {
            let (low, high) = adjusted_wald(plus, minus, n);
            assert!(
                (-1.0..=1.0).contains(&low) && low < high && high <= 1.0,
                "{plus} {minus} {n}"
            );
        }
        let (low, high) = adjusted_wald(400, 300, 1_000);
        assert!(
            (low - 0.0484).abs() < 1e-3 && (high - 0.1513).abs() < 1e-3,
            "{low} {high}"
        );
    }
}
