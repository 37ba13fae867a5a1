//! Partition of a sequence of counts into ranges without small sums.

use std::ops::Range;

/// Partitions `units` into consecutive ranges in each of which the sum of every count is zero or at least `min`.
///
/// A unit holds several counts of the same day: people who answered, people who rated a row, people of one class. Ranges
/// end as early as possible; units left at the end join the ranges before. Any two unions of ranges therefore differ by
/// zero or by at least `min` in each count.
///
/// Empty when a count over all units is too small, or when all counts are zero.
pub(super) fn partition(units: &[Vec<u64>], min: u64) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut sums: Vec<u64> = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        add(&mut sums, unit);
        if is_safe(&sums, min) && sums.iter().any(|sum| *sum > 0) {
            ranges.push(start..at + 1);
            start = at + 1;
            sums.clear();
        }
    }
    if sums.iter().all(|sum| *sum == 0) {
        return ranges;
    }
    while let Some(last) = ranges.pop() {
        for unit in units.get(last.clone()).unwrap_or_default() {
            add(&mut sums, unit);
        }
        start = last.start;
        if is_safe(&sums, min) {
            ranges.push(start..units.len());
            return ranges;
        }
    }
    Vec::new()
}

/// Returns whether every count is zero or at least `min`.
pub(super) fn is_safe(counts: &[u64], min: u64) -> bool {
    counts.iter().all(|count| *count == 0 || *count >= min)
}

/// Adds each count to its sum.
pub(super) fn add(sums: &mut Vec<u64>, counts: &[u64]) {
    if sums.len() < counts.len() {
        sums.resize(counts.len(), 0);
    }
    for (sum, count) in sums.iter_mut().zip(counts) {
        *sum = sum.saturating_add(*count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(counts: &[u64], min: u64) -> Vec<Range<usize>> {
        let units: Vec<Vec<u64>> = counts.iter().map(|count| vec![*count]).collect();
        partition(&units, min)
    }

    #[test]
    fn a_range_ends_as_soon_as_it_is_large_enough() {
        assert_eq!(cut(&[10, 4, 6, 12], 10), [0..1, 1..3, 3..4]);
        assert_eq!(cut(&[0, 0, 10, 0], 10).first(), Some(&(0..3)));
    }

    #[test]
    fn the_remainder_joins_the_previous_range() {
        assert_eq!(cut(&[10, 20, 3], 10), [0..1, 1..3]);
        assert!(cut(&[4, 5], 10).is_empty());
        assert!(cut(&[], 10).is_empty());
    }

    #[test]
    fn a_second_count_makes_ranges_longer() {
        let units = [vec![10, 3], vec![10, 8], vec![10, 0], vec![2, 2]];
        assert_eq!(partition(&units, 10).first(), Some(&(0..4)));
    }

    proptest! {
        #[test]
        fn no_two_unions_of_ranges_differ_by_few_answers(units in prop::collection::vec(prop::collection::vec(0_u64..30, 2), 0..12), min in 1_u64..20) {
            let ranges = partition(&units, min);
            for first in 0..ranges.len() {
                for last in first..ranges.len() {
                    let mut sums = vec![0, 0];
                    for unit in &units[ranges[first].start..ranges[last].end] {
                        add(&mut sums, unit);
                    }
                    prop_assert!(is_safe(&sums, min), "{sums:?}");
                }
            }
            let mut all = vec![0, 0];
            units.iter().for_each(|unit| add(&mut all, unit));
            let covers_all = ranges.last().is_some_and(|last| units[last.end..].iter().flatten().all(|count| *count == 0));
            prop_assert_eq!(covers_all, is_safe(&all, min) && all.iter().any(|sum| *sum > 0));
        }
    }
}
