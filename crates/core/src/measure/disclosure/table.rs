//! Table of all counters of a survey, by day and class.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use jiff::civil::Date;

use crate::measure::totals::{Totals, VersionTotals};
use crate::survey::Definition;
use crate::tally::counter_layout::CounterLayout;

/// Version whose responses are counted in a [`Table`].
#[derive(Clone, Debug)]
pub struct TableVersion {
    /// Number of the version, from 1.
    pub number: u32,
    /// Definition of the version.
    pub definition: Arc<Definition>,
    /// Counter layout of that definition.
    pub layout: Arc<CounterLayout>,
}

/// Counters of a survey by civil day and by class of the filtered dimension: placements, languages, or the options of a
/// segment. Every response is in exactly one class.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Versions of the survey.
    pub versions: Vec<TableVersion>,
    /// Number of classes; one without a filter.
    pub classes: usize,
    /// Counters by day, then by (class, position of the version).
    cells: BTreeMap<Date, BTreeMap<(usize, usize), Vec<i128>>>,
}

impl Table {
    /// Creates a table of these versions without counts.
    pub fn new(versions: Vec<TableVersion>, classes: usize) -> Table {
        Table {
            versions,
            classes,
            cells: BTreeMap::new(),
        }
    }

    /// Adds the counters of a day, a class and a version, given by its position in `versions`.
    pub fn add(&mut self, day: Date, class: usize, version: usize, counts: &[i128]) {
        let cells = self.cells.entry(day).or_default();
        add(cells.entry((class, version)).or_default(), counts);
    }

    /// Returns the first and the last day with counters; `None` for an empty table.
    pub fn period(&self) -> Option<(Date, Date)> {
        let (first, _) = self.cells.first_key_value()?;
        let (last, _) = self.cells.last_key_value()?;
        Some((*first, *last))
    }

    /// Returns the days with counters, ascending.
    pub(super) fn days(&self) -> impl Iterator<Item = Date> {
        self.cells.keys().copied()
    }

    /// Returns the sum of these slots on a day, by class.
    pub(super) fn count(&self, day: Date, slots: &[(usize, Vec<usize>)]) -> Vec<u64> {
        let mut counts = vec![0_u64; self.classes];
        for ((class, version), cell) in self.cells.get(&day).into_iter().flatten() {
            let wanted = slots.iter().filter(|(wanted, _)| wanted == version);
            let found = wanted.flat_map(|(_, slots)| slots).filter_map(|slot| cell.get(*slot));
            let sum: i128 = found.fold(0, |sum, count| sum.saturating_add(*count));
            if let Some(count) = counts.get_mut(*class) {
                *count = count.saturating_add(u64::try_from(sum.max(0)).unwrap_or(u64::MAX));
            }
        }
        counts
    }

    /// Returns the counters of one class, or of all classes, summed over the days of these spans, by version.
    pub(super) fn totals(&self, spans: &[RangeInclusive<Date>], class: Option<usize>) -> Totals {
        let mut totals: Totals = self.versions.iter().map(empty).collect();
        for span in spans {
            for (_, cells) in self.cells.range(span.clone()) {
                for ((of, version), cell) in cells {
                    if class.is_none_or(|class| class == *of)
                        && let Some(total) = totals.get_mut(*version)
                    {
                        add(&mut total.totals, cell);
                    }
                }
            }
        }
        totals
    }
}

fn empty(version: &TableVersion) -> VersionTotals {
    VersionTotals {
        number: version.number,
        definition: Arc::clone(&version.definition),
        layout: Arc::clone(&version.layout),
        totals: Vec::new(),
    }
}

fn add(sums: &mut Vec<i128>, counts: &[i128]) {
    if sums.len() < counts.len() {
        sums.resize(counts.len(), 0);
    }
    for (sum, count) in sums.iter_mut().zip(counts) {
        *sum = sum.saturating_add(*count);
    }
}
