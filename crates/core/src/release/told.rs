//! Counts and sums as they are told: multiples of a base, with a fixed secret offset.

/// Parts of a range in which one person's share of a told sum is hidden.
const SUM_PARTS: u64 = 10;

/// Returns the count that is told: max(`before`, `base` · ⌊(`count` + `offset`) / `base`⌋). It is a multiple of `base`, never
/// falls, and is within `base` − 1 of `count` unless answers were withdrawn. A `base` of 0 is read as 1.
///
/// `before` is the count told so far, `offset` is from 0 to `base` − 1 and is the same for a cell for ever.
///
/// Source: I. P. Fellegi, “On the question of statistical confidentiality”, *Journal of the American Statistical
/// Association* 67 (1972), 7–18: random rounding.
///
/// ```
/// use urbivox_core::release::told::told_count;
///
/// assert_eq!([0, 1, 2, 3, 4].map(|count| told_count(count, 0, 2, 3)), [0, 3, 3, 3, 6]);
/// ```
pub fn told_count(count: u64, before: u64, offset: u64, base: u64) -> u64 {
    let base = base.max(1);
    (count.saturating_add(offset) / base * base).max(before)
}

/// Returns the base of a told sum, in thousandths of the unit: a tenth of the range, rounded up. `range` is the distance of
/// the largest from the smallest possible value, in the unit.
pub fn sum_base(range: u64) -> u64 {
    range.saturating_mul(1_000).div_ceil(SUM_PARTS).max(1)
}

/// Returns the sum that is told, in thousandths: `base` · ⌊(`sum` + `offset`) / `base`⌋, with the base of [`sum_base`] and an
/// offset from 0 to `base` − 1. Saturates.
///
/// ```
/// use urbivox_core::release::told::{sum_base, told_sum};
///
/// assert_eq!(told_sum(-1, 0, sum_base(600)), -60_000);
/// ```
pub fn told_sum(sum: i64, offset: u64, base: u64) -> i64 {
    let (base, shifted) = (i128::from(base.max(1)), i128::from(sum) + i128::from(offset));
    let told = base * shifted.div_euclid(base);
    i64::try_from(told).unwrap_or(if told < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_told_count_is_a_multiple_within_two_and_never_falls(counts in prop::collection::vec(0_u64..5, 1..40), offset in 0_u64..3) {
            let (mut count, mut told) = (0, 0);
            for more in counts {
                count += more;
                let next = told_count(count, told, offset, 3);
                prop_assert!(next >= told && next.is_multiple_of(3) && next.abs_diff(count) <= 2);
                told = next;
            }
        }

        #[test]
        fn a_told_sum_is_within_a_tenth_of_the_range(sum in any::<i32>(), range in 1_u64..10_000, part in 0.0_f64..1.0) {
            let base = sum_base(range);
            let offset = base * u64::from(part > 0.5) / 2;
            let told = told_sum(i64::from(sum), offset, base);
            prop_assert!(told.abs_diff(i64::from(sum)) < base);
        }
    }
}
