//! Release of a figure: the spans of days in which it may be published.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::partition::{add, is_safe, partition};
use super::table::Table;

/// Counters whose sum is a base, as (position of the version, slots).
pub(super) type Slots = Vec<(usize, Vec<usize>)>;

/// Figure with the counters of its bases.
#[derive(Clone, Debug, Default)]
pub(super) struct Figure {
    /// Base of the figure: people who answered.
    pub(super) answered: Slots,
    /// Bases of its parts by name: matrix rows, ranking options, the score.
    pub(super) parts: Vec<(String, Slots)>,
}

/// Released parts and spans of a figure.
#[derive(Clone, Debug, Default)]
pub(super) struct Release {
    /// Whether there is an answer in any class on any day.
    pub(super) has_answers: bool,
    /// Released spans of days, ascending; each may be published only as a whole.
    pub(super) spans: Vec<RangeInclusive<Date>>,
    /// Names of the withheld parts.
    pub(super) hidden_parts: Vec<String>,
}

impl Release {
    /// Computes the release of a figure for all answers or for one class. A count is small when it is above zero and
    /// below `min`.
    ///
    /// 1. The days are partitioned into spans in which no base is small.
    /// 2. Classes with a small total are hidden, and then the smallest of the others, until the hidden classes together
    ///    are not small (secondary suppression): otherwise the total minus the released classes would reveal them.
    /// 3. For a class, spans are joined until no released class is small in any of them, nor the hidden ones together.
    pub(super) fn of(figure: &Figure, table: &Table, min: u64, class: Option<usize>) -> Release {
        let days: Vec<Date> = table.days().collect();
        // Counts by base, day and class; the first base is that of the whole figure.
        let bases: Vec<Vec<Vec<u64>>> = std::iter::once(&figure.answered)
            .chain(figure.parts.iter().map(|(_, slots)| slots))
            .map(|slots| days.iter().map(|day| table.count(*day, slots)).collect())
            .collect();
        let parts = figure.parts.iter().map(|(name, _)| name);
        let is_released: Vec<bool> = bases.iter().map(|base| is_safe(&[total(base)], min)).collect();
        let hidden_parts = parts.zip(is_released.iter().skip(1));
        let hidden_parts = hidden_parts
            .filter(|(_, is_released)| !**is_released)
            .map(|(name, _)| name.clone());
        let mut release = Release {
            has_answers: bases.first().is_some_and(|base| total(base) > 0),
            spans: Vec::new(),
            hidden_parts: hidden_parts.collect(),
        };
        if is_released.first() == Some(&false) {
            return release;
        }
        let bases: Vec<&Vec<Vec<u64>>> = bases
            .iter()
            .zip(&is_released)
            .filter(|(_, is_released)| **is_released)
            .map(|(base, _)| base)
            .collect();
        let units = |at: usize| {
            bases
                .iter()
                .map(move |base| base.get(at).map_or(0, |day| day.iter().sum()))
                .collect()
        };
        let units: Vec<Vec<u64>> = (0..days.len()).map(units).collect();
        let mut ranges = partition(&units, min);
        if let Some(class) = class {
            let by_class = by_class(&bases, table.classes, min);
            if by_class.is_released.get(class) != Some(&true) {
                return release;
            }
            let joined: Vec<Vec<u64>> = ranges
                .iter()
                .map(|range| by_class.guarded_counts(&bases, range.clone()))
                .collect();
            let joins = partition(&joined, min);
            let join = |join: std::ops::Range<usize>| {
                let start = ranges.get(join.start)?.start;
                Some(start..ranges.get(join.end.checked_sub(1)?)?.end)
            };
            ranges = joins.into_iter().filter_map(join).collect();
        }
        let span =
            |range: std::ops::Range<usize>| Some(*days.get(range.start)?..=*days.get(range.end.checked_sub(1)?)?);
        release.spans = ranges.into_iter().filter_map(span).collect();
        release
    }

    /// Returns the spans that lie inside the period.
    pub(super) fn within(&self, from: Date, to: Date) -> Vec<RangeInclusive<Date>> {
        // Binary search in the ascending spans: a series calls this once for each bucket.
        let first = self.spans.partition_point(|span| *span.start() < from);
        let end = self.spans.partition_point(|span| *span.end() <= to);
        self.spans.get(first..end).unwrap_or_default().to_vec()
    }
}

fn total(base: &[Vec<u64>]) -> u64 {
    base.iter().flatten().fold(0, |sum, count| sum.saturating_add(*count))
}

/// Released classes.
struct ReleasedClasses {
    /// By class, whether it is released.
    is_released: Vec<bool>,
    /// By base and class, whether the total of the class is at least `min`.
    large: Vec<Vec<bool>>,
}

fn by_class(bases: &[&Vec<Vec<u64>>], classes: usize, min: u64) -> ReleasedClasses {
    let totals: Vec<Vec<u64>> = bases
        .iter()
        .map(|base| {
            base.iter().fold(vec![0; classes], |mut sums, day| {
                add(&mut sums, day);
                sums
            })
        })
        .collect();
    let first = totals.first().cloned().unwrap_or_default();
    let mut is_released: Vec<bool> = first.iter().map(|count| *count >= min).collect();
    // A small part hides the whole class: the total minus the other classes would reveal a part hidden alone.
    for base in totals.iter().skip(1) {
        for (is_released, count) in is_released.iter_mut().zip(base) {
            *is_released = *is_released && (*count == 0 || *count >= min);
        }
    }
    loop {
        let hidden_of = |base: &Vec<u64>| {
            let hidden = base.iter().zip(&is_released).filter(|(_, is_released)| !**is_released);
            hidden.fold(0_u64, |sum, (count, _)| sum.saturating_add(*count))
        };
        if totals.iter().all(|base| is_safe(&[hidden_of(base)], min)) {
            break;
        }
        let smallest = (0..first.len())
            .filter(|class| is_released.get(*class) == Some(&true))
            .min_by_key(|class| first.get(*class));
        match smallest.and_then(|class| is_released.get_mut(class)) {
            Some(is_released) => *is_released = false,
            None => break,
        }
    }
    let large = totals
        .iter()
        .map(|base| base.iter().map(|count| *count >= min).collect())
        .collect();
    ReleasedClasses { is_released, large }
}

impl ReleasedClasses {
    /// Returns the counts of these days that must not be small: each base of each released class, and of the hidden
    /// classes together.
    fn guarded_counts(&self, bases: &[&Vec<Vec<u64>>], days: std::ops::Range<usize>) -> Vec<u64> {
        let mut counts = Vec::new();
        for (base, large) in bases.iter().zip(&self.large) {
            let sums = base.get(days.clone()).unwrap_or_default().iter().fold(
                vec![0; self.is_released.len()],
                |mut sums, day| {
                    add(&mut sums, day);
                    sums
                },
            );
            let mut hidden = 0_u64;
            for ((sum, is_released), large) in sums.iter().zip(&self.is_released).zip(large) {
                match (is_released, large) {
                    (true, true) => counts.push(*sum),
                    (true, false) => {}
                    (false, _) => hidden = hidden.saturating_add(*sum),
                }
            }
            counts.push(hidden);
        }
        counts
    }
}
