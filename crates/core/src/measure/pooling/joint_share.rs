//! Share of several surveys together, when the interval of each is known.

use super::unit::PooledUnit;
use crate::measure::interval::{Interval, share, wilson_of_real};
use crate::measure::numeric::{Z_95, number};

/// Returns the 95 % interval of the share of several surveys together; `None` when none has answers, or an interval has no
/// width or the whole one.
///
/// Each survey comes with its own Wilson interval, which may be wider than its answers give because its counts are told in
/// multiples of a number. The interval of all is as much wider as those of the surveys are: the variance of the sum of
/// their hits is the sum of their variances.
///
/// ```
/// use urbivox_core::measure::interval::wilson;
/// use urbivox_core::measure::pooling::joint_interval;
///
/// let parts = [((30, 40), wilson(30, 40).unwrap()), ((50, 60), wilson(50, 60).unwrap())];
/// let (joint, exact) = (joint_interval(&parts).unwrap(), wilson(80, 100).unwrap());
/// assert!((joint.low - exact.low).abs() < 1e-9 && (joint.high - exact.high).abs() < 1e-9);
/// ```
pub fn joint_interval(parts: &[(PooledUnit, Interval)]) -> Option<Interval> {
    let counted = || parts.iter().filter(|((_, n), _)| *n > 0);
    let (hits, n) = counted().fold((0.0, 0.0), |(hits, n), ((own, answers), _)| {
        (hits + number(*own.min(answers)), n + number(*answers))
    });
    if n <= 0.0 {
        return None;
    }
    let mut inverse = 0.0;
    for ((hits, answers), interval) in counted() {
        let effective = effective_answers(share(*hits, *answers)?, *interval)?;
        inverse += (number(*answers) / n).powi(2) / effective;
    }
    let effective = 1.0 / inverse;
    wilson_of_real(hits / n * effective, effective, Z_95)
}

/// Returns the number of answers whose Wilson interval for this share is as wide as this one.
///
/// With a = z² / n and half the width h, Wilson's interval is h² (1 + a)² = p (1 − p) a + a² / 4, which has one positive
/// solution for h < ½.
fn effective_answers(share: f64, interval: Interval) -> Option<f64> {
    let half_squared = ((interval.high - interval.low) / 2.0).powi(2);
    if !(half_squared > 0.0 && half_squared < 0.25) {
        return None;
    }
    let square = 0.25 - half_squared;
    let line = 2.0 * half_squared - share * (1.0 - share);
    let a = (line + (line.powi(2) + 4.0 * square * half_squared).sqrt()) / (2.0 * square);
    Some(Z_95.powi(2) / a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::interval::wilson;

    #[test]
    fn the_answers_behind_an_interval_are_found() {
        for (hits, n) in [(0, 12), (5, 10), (99, 100), (400, 500), (1, 100_000)] {
            let found = effective_answers(share(hits, n).unwrap(), wilson(hits, n).unwrap()).unwrap();
            assert!((found / number(n) - 1.0).abs() < 1e-6, "{hits}/{n}: {found}");
        }
    }

    #[test]
    fn counts_told_in_threes_make_the_joint_interval_wider() {
        let rough = |hits: u64, n: u64| {
            let effective = number(n) / 2.0;
            let interval = wilson_of_real(number(hits) / 2.0, effective, Z_95).unwrap();
            ((hits, n), interval)
        };
        let joint = joint_interval(&[rough(30, 40), rough(50, 60)]).unwrap();
        let half = wilson_of_real(40.0, 50.0, Z_95).unwrap();
        assert!((joint.low - half.low).abs() < 1e-9 && (joint.high - half.high).abs() < 1e-9);
    }

    #[test]
    fn nothing_has_no_interval() {
        assert_eq!(joint_interval(&[]), None);
        let all = Interval { low: 0.0, high: 1.0 };
        assert_eq!(joint_interval(&[((1, 2), all)]), None);
        assert_eq!(joint_interval(&[((0, 0), all)]), None);
    }
}
