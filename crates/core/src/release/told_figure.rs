//! Told cells of a figure.

use super::figures::{ANSWERED, Figure, SKIPPED};
use super::told_options::ToldOptions;

/// Told cells of one figure.
#[derive(Clone, Copy)]
pub(super) struct ToldFigure<'a> {
    pub(super) figure: &'a Figure,
    pub(super) cells: &'a [i64],
    /// Of a choice with several sets of options; `None` where no set is told.
    pub(super) options: Option<&'a ToldOptions>,
}

impl ToldFigure<'_> {
    /// Returns the count of the cell at this place.
    pub(super) fn cell(&self, place: usize) -> u64 {
        count_at(self.cells, place)
    }

    pub(super) fn named(&self, name: &str) -> u64 {
        let place = self.figure.cells.iter().position(|cell| cell == name);
        place.map_or(0, |place| self.cell(place))
    }

    /// Returns the sum of the values; `None` where it is not told.
    pub(super) fn sum(&self) -> Option<i64> {
        self.figure.sum_range?;
        Some(self.cells.get(self.figure.cells.len()).copied().unwrap_or_default())
    }

    /// Returns the number of people who answered: a cell of its own, or the sum of all cells of answers.
    pub(super) fn base(&self) -> u64 {
        let cells = || self.figure.cells.iter().zip(0..);
        if let Some((_, place)) = cells().find(|(cell, _)| *cell == ANSWERED) {
            return self.cell(place);
        }
        let answers = cells().filter(|(cell, _)| *cell != SKIPPED);
        answers.fold(0, |sum: u64, (_, place)| sum.saturating_add(self.cell(place)))
    }

    /// Returns the number of people who answered and were offered an option, and the number of those who chose it: where
    /// versions offered different options, only of the spans in which the people of each set are told.
    pub(super) fn offered(&self, option: &str, cell: &str) -> (u64, u64) {
        let sets = &self.figure.option_sets;
        if sets.iter().all(|options| options.contains(option)) {
            return (self.base(), self.named(cell));
        }
        let Some(options) = self.options else {
            return (0, 0);
        };
        let told = ToldFigure {
            cells: &options.cells,
            ..*self
        };
        let later = |is_wanted: &dyn Fn(usize) -> bool| {
            let wanted = (0..options.sets.len()).filter(|set| is_wanted(*set));
            wanted.fold(0_u64, |sum, set| sum.saturating_add(count_at(&options.sets, set)))
        };
        let is_offered = |set: usize| sets.get(set).is_some_and(|options| options.contains(option));
        // People of the first set are all others.
        let first = if is_offered(0) {
            told.base().saturating_sub(later(&|_| true))
        } else {
            0
        };
        let base = first.saturating_add(later(&|set| is_offered(set + 1)));
        (base, told.named(cell))
    }
}

fn count_at(cells: &[i64], place: usize) -> u64 {
    let told = cells.get(place).copied().unwrap_or_default();
    u64::try_from(told).unwrap_or_default()
}
