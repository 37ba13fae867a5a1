//! Mean and standard deviation from exact sums.

/// Number, sum and sum of squares of integers: exact, and additive over disjoint sets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moments {
    /// Number of values.
    pub n: u64,
    /// Sum of the values.
    pub sum: i128,
    /// Sum of the squared values.
    pub squares: i128,
}

impl Moments {
    /// Returns the moments of a histogram, given as pairs of value and count. Saturates.
    pub fn of(histogram: impl Iterator<Item = (i64, u64)>) -> Moments {
        histogram.fold(Moments::default(), |so_far, (value, count)| {
            let (value, times) = (i128::from(value), i128::from(count));
            Moments {
                n: so_far.n.saturating_add(count),
                sum: so_far.sum.saturating_add(value.saturating_mul(times)),
                squares: so_far.squares.saturating_add((value * value).saturating_mul(times)),
            }
        })
    }

    /// Returns the arithmetic mean, in the unit of the values; `None` when `n` is 0.
    ///
    /// ```
    /// use urbivox_core::measure::moments::Moments;
    ///
    /// let moments = Moments::of([(4, 1), (5, 2)].into_iter());
    /// assert_eq!(format!("{:.4}", moments.mean().unwrap()), "4.6667");
    /// ```
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then(|| to_f64(self.sum) / to_f64(i128::from(self.n)))
    }

    /// Returns the sample standard deviation (divisor n − 1), in the unit of the values, 0 or more; `None` when `n` is
    /// below 2.
    ///
    /// ```
    /// use urbivox_core::measure::moments::Moments;
    ///
    /// let moments = Moments::of([(2, 1), (4, 3), (5, 2), (7, 1), (9, 1)].into_iter());
    /// assert_eq!(format!("{:.4}", moments.deviation().unwrap()), "2.1381"); // √(32/7)
    /// ```
    pub fn deviation(&self) -> Option<f64> {
        if self.n < 2 {
            return None;
        }
        let n = i128::from(self.n);
        let spread = match (n.checked_mul(self.squares), self.sum.checked_mul(self.sum)) {
            // Integer arithmetic where it does not overflow; a difference of two large floats loses digits.
            (Some(squares), Some(square)) => to_f64(squares.saturating_sub(square)) / to_f64(n),
            _ => to_f64(self.squares) - to_f64(self.sum) * (to_f64(self.sum) / to_f64(n)),
        };
        Some((spread.max(0.0) / to_f64(n - 1)).sqrt())
    }
}

/// Returns the integer nearest to a float; halves are rounded away from zero. `None` when it is not a number or not in the
/// range of `i64`.
///
/// ```
/// use urbivox_core::measure::moments::nearest_integer;
///
/// assert_eq!(nearest_integer(-12.5), Some(-13));
/// assert_eq!(nearest_integer(f64::NAN), None);
/// ```
#[expect(
    clippy::as_conversions,
    reason = "the standard library has no other conversion from a float to an integer; the range is checked"
)]
pub fn nearest_integer(number: f64) -> Option<i64> {
    // 2^63, the first integer beyond the range.
    const END: f64 = 9_223_372_036_854_775_808.0;
    let nearest = number.round();
    (nearest.abs() < END).then_some(nearest as i64)
}

/// Converts an integer to a float: exact up to 2^53, within one unit in the last place beyond.
///
/// ```
/// use urbivox_core::measure::moments::to_f64;
///
/// assert_eq!(to_f64(1 << 53), 9_007_199_254_740_992.0);
/// ```
pub fn to_f64(number: i128) -> f64 {
    let size = number.unsigned_abs();
    let size = [96, 64, 32, 0].into_iter().fold(0.0, |float: f64, shift| {
        let limb = u32::try_from((size >> shift) & u128::from(u32::MAX)).unwrap_or_default();
        float * 4_294_967_296.0 + f64::from(limb)
    });
    if number < 0 { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_and_deviation_are_those_of_the_textbook() {
        // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squared deviations 32 in all.
        let moments = Moments::of([(2, 1), (4, 3), (5, 2), (7, 1), (9, 1)].into_iter());
        assert_eq!(moments.mean(), Some(5.0));
        assert!((moments.deviation().unwrap() - (32.0_f64 / 7.0).sqrt()).abs() < 1e-12);
    }

    #[test]
    fn no_values_have_no_mean_and_one_has_no_deviation() {
        assert_eq!(Moments::of(std::iter::empty()).mean(), None);
        let one = Moments::of([(3, 1)].into_iter());
        assert_eq!((one.mean(), one.deviation()), (Some(3.0), None));
    }

    #[test]
    fn large_numbers_keep_their_spread() {
        // A million values of 1e12 ± 1: integers distinguish them, the difference of two floats does not.
        let mean = 1_000_000_000_000;
        let moments = Moments::of([(mean - 1, 500_000), (mean + 1, 500_000)].into_iter());
        assert!((moments.deviation().unwrap() - 1.0).abs() < 1e-5);
        let beyond = Moments {
            n: u64::MAX,
            sum: i128::MAX,
            squares: i128::MAX,
        };
        assert!(beyond.deviation().unwrap().is_finite());
    }

    #[test]
    fn integers_are_converted_to_floats_exactly() {
        for number in [0, 1, -1, 1 << 53, -(1 << 52) - 1, i128::from(u64::from(u32::MAX))] {
            assert_eq!(format!("{:.0}", to_f64(number)), number.to_string());
        }
        assert_eq!(to_f64(i128::MIN), -(2.0_f64.powi(127)));
    }
}
