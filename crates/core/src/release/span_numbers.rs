//! Sets of spans by their numbers, held as ranges: most figures are told in every span, so a set has few ranges.

use std::ops::Range;

/// Set of span numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SpanNumbers(
    /// Ranges that are not empty, ascending, with a gap between each and the next.
    Vec<Range<u32>>,
);

impl SpanNumbers {
    /// Makes the set of the numbers in a range.
    pub(super) fn of(numbers: Range<u32>) -> SpanNumbers {
        SpanNumbers(if numbers.is_empty() { Vec::new() } else { vec![numbers] })
    }

    /// Returns whether the set has no numbers.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the smallest number.
    pub(super) fn first(&self) -> Option<u32> {
        self.0.first().map(|range| range.start)
    }

    /// Returns the largest number.
    pub(super) fn last(&self) -> Option<u32> {
        self.0.last().and_then(|range| range.end.checked_sub(1))
    }

    /// Returns the ranges, ascending.
    pub(super) fn ranges(&self) -> &[Range<u32>] {
        &self.0
    }

    /// Returns the numbers, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        self.0.iter().cloned().flatten()
    }

    /// Adds a number; false when it is in the set already. Numbers are below `u32::MAX`.
    pub(super) fn insert(&mut self, number: u32) -> bool {
        let place = self.0.partition_point(|range| range.end < number);
        let next = number.saturating_add(1);
        let Some(range) = self.0.get_mut(place).filter(|range| range.start <= next) else {
            self.0.insert(place, number..next);
            return true;
        };
        if range.contains(&number) {
            return false;
        }
        if range.start == next {
            range.start = number;
            return true;
        }
        // The range ends at the number, and may now touch the one after it.
        range.end = next;
        if self
            .0
            .get(place.saturating_add(1))
            .is_some_and(|after| after.start == next)
        {
            let after = self.0.remove(place.saturating_add(1));
            if let Some(range) = self.0.get_mut(place) {
                range.end = after.end;
            }
        }
        true
    }

    /// Adds the numbers of another set.
    pub(super) fn extend(&mut self, others: &SpanNumbers) {
        for number in others.iter() {
            self.insert(number);
        }
    }

    /// Returns the numbers of this set that are not in the other.
    pub(super) fn without(&self, others: &SpanNumbers) -> SpanNumbers {
        let left = self.0.iter().flat_map(|range| others.missing_in(range.clone()).0);
        SpanNumbers(left.collect())
    }

    /// Returns the numbers of a range that are not in the set.
    pub(super) fn missing_in(&self, within: Range<u32>) -> SpanNumbers {
        let mut missing = Vec::new();
        let mut from = within.start;
        let place = self.0.partition_point(|range| range.end <= from);
        for range in self.0.iter().skip(place).take_while(|range| range.start < within.end) {
            if from < range.start {
                missing.push(from..range.start);
            }
            from = range.end;
        }
        if from < within.end {
            missing.push(from..within.end);
        }
        SpanNumbers(missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn ranges_are_a_set(numbers in prop::collection::vec(0_u32..24, 0..40), start in 0_u32..24, length in 0_u32..24) {
            let (mut ranges, mut set) = (SpanNumbers::default(), BTreeSet::new());
            for number in numbers {
                prop_assert_eq!(ranges.insert(number), set.insert(number));
            }
            prop_assert!(ranges.0.windows(2).all(|pair| pair[0].end < pair[1].start));
            prop_assert_eq!(ranges.iter().collect::<Vec<u32>>(), set.iter().copied().collect::<Vec<u32>>());
            prop_assert_eq!(ranges.first(), set.first().copied());
            prop_assert_eq!(ranges.last(), set.last().copied());
            let within = start..start + length;
            let missing: Vec<u32> = within.clone().filter(|number| !set.contains(number)).collect();
            prop_assert_eq!(ranges.missing_in(within.clone()).iter().collect::<Vec<u32>>(), missing);
            let left: Vec<u32> = set.iter().copied().filter(|number| !within.contains(number)).collect();
            prop_assert_eq!(ranges.without(&SpanNumbers::of(within)).iter().collect::<Vec<u32>>(), left);
        }
    }
}
