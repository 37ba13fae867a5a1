//! State of a survey's releases, which follows from its rows alone.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::atom::{Atom, FigureName, ReleaseRow, Span};
use super::plan::PlannedFigure;
use crate::tally::civil_day::Day;

/// What has been told so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    spans: Vec<Span>,
    run_start: u32,
    told: BTreeMap<FigureName, Told>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Told {
    spans: BTreeSet<u32>,
    cells: BTreeMap<String, i64>,
}

/// Reason why rows are not a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BrokenHistory {
    /// A row is missing, or has the number of another.
    #[error("release {0} is missing or out of order")]
    OutOfOrder(u32),
    /// The days of a row do not follow those of the row before.
    #[error("the days of release {0} do not follow those of the release before")]
    Gap(u32),
    /// An atom names a span that is not told yet, or tells a span of its figure again.
    #[error("release {0} tells days twice, or days that are not closed")]
    ToldTwice(u32),
}

impl History {
    /// Reads the rows of a survey, in order.
    ///
    /// # Errors
    ///
    /// Rows that are missing, out of order, or tell a day of a figure twice.
    pub fn from_rows(rows: &[ReleaseRow]) -> Result<History, BrokenHistory> {
        let mut history = History::default();
        for row in rows {
            history.add(row)?;
        }
        Ok(history)
    }

    /// Adds the row that follows.
    ///
    /// # Errors
    ///
    /// See [`History::from_rows`].
    pub fn add(&mut self, row: &ReleaseRow) -> Result<(), BrokenHistory> {
        if row.number != self.next_number() {
            return Err(BrokenHistory::OutOfOrder(row.number));
        }
        let follows = self
            .last_day()
            .is_none_or(|last| last.number().checked_add(1) == Some(row.span.first.number()));
        if !follows || row.span.first > row.span.last {
            return Err(BrokenHistory::Gap(row.number));
        }
        self.spans.push(row.span);
        for atom in &row.atoms {
            if !self.tell(atom) {
                return Err(BrokenHistory::ToldTwice(row.number));
            }
        }
        if row.closes_run {
            self.run_start = row.number.saturating_add(1);
        }
        Ok(())
    }

    /// Adds an atom; false when one of its spans is not closed, or is told already.
    pub(super) fn tell(&mut self, atom: &Atom) -> bool {
        let next = self.next_number();
        let told = self.told.entry(atom.figure.clone()).or_default();
        let are_new = atom.spans.iter().all(|span| *span < next && told.spans.insert(*span));
        for (cell, added) in &atom.added {
            let sum = told.cells.entry(cell.clone()).or_default();
            *sum = sum.saturating_add(*added);
        }
        are_new && !atom.spans.is_empty()
    }

    /// Appends a span and returns its number.
    pub(super) fn append(&mut self, span: Span) -> u32 {
        let number = self.next_number();
        self.spans.push(span);
        number
    }

    /// Returns the number of the next release: the number of spans so far.
    pub fn next_number(&self) -> u32 {
        u32::try_from(self.spans.len()).unwrap_or(u32::MAX)
    }

    /// Returns the last day that is told; `None` without releases.
    pub fn last_day(&self) -> Option<Day> {
        self.spans.last().map(|span| span.last)
    }

    /// Returns the number of the first span of the present run.
    pub fn run_start(&self) -> u32 {
        self.run_start
    }

    /// Returns the days of the spans with these numbers.
    pub(super) fn days(&self, numbers: impl IntoIterator<Item = u32>) -> Vec<Span> {
        let span = |number: u32| self.spans.get(usize::try_from(number).ok()?).copied();
        numbers.into_iter().filter_map(span).collect()
    }

    /// Returns the numbers of the spans in which the figure is told.
    pub(super) fn told_spans(&self, figure: &FigureName) -> BTreeSet<u32> {
        self.told.get(figure).map(|told| told.spans.clone()).unwrap_or_default()
    }

    /// Returns what is told of each cell of the figure so far.
    pub fn told_cells(&self, figure: &FigureName) -> BTreeMap<String, i64> {
        self.told.get(figure).map(|told| told.cells.clone()).unwrap_or_default()
    }

    /// Returns every figure of which something is told.
    pub fn figures(&self) -> impl Iterator<Item = &FigureName> {
        self.told.keys()
    }

    /// Returns the waiting list of a figure: spans since it was first asked in which it is not told.
    pub(super) fn waiting(&self, figure: &PlannedFigure) -> Vec<u32> {
        let told = self.told_spans(&FigureName::whole(&figure.name));
        let is_asked = |span: &Span| figure.since.is_none_or(|since| span.last >= since);
        let numbered = (0_u32..).zip(&self.spans);
        numbered
            .filter(|(number, span)| is_asked(span) && !told.contains(number))
            .map(|(number, _)| number)
            .collect()
    }

    /// Returns the numbers of the spans of the present run.
    pub(super) fn run(&self) -> std::ops::Range<u32> {
        self.run_start..self.next_number()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: u32, first: i32, last: i32, spans: &[u32]) -> ReleaseRow {
        let day = |number| Day::from_number(number).unwrap();
        let atom = Atom {
            figure: FigureName::whole("sat"),
            spans: spans.to_vec(),
            added: BTreeMap::new(),
        };
        ReleaseRow {
            number,
            span: Span {
                first: day(first),
                last: day(last),
            },
            closes_run: false,
            answers_min: 10,
            told_in: 3,
            atoms: vec![atom],
        }
    }

    #[test]
    fn rows_that_are_no_history_are_refused() {
        let of = |rows: &[ReleaseRow]| History::from_rows(rows).map(|history| history.next_number());
        assert_eq!(of(&[row(0, 1, 3, &[0]), row(1, 4, 4, &[1])]), Ok(2));
        assert_eq!(of(&[row(1, 1, 3, &[0])]), Err(BrokenHistory::OutOfOrder(1)));
        assert_eq!(
            of(&[row(0, 1, 3, &[0]), row(1, 5, 5, &[1])]),
            Err(BrokenHistory::Gap(1))
        );
        assert_eq!(of(&[row(0, 3, 1, &[0])]), Err(BrokenHistory::Gap(0)));
        assert_eq!(
            of(&[row(0, 1, 3, &[0]), row(1, 4, 4, &[0])]),
            Err(BrokenHistory::ToldTwice(1))
        );
        assert_eq!(of(&[row(0, 1, 3, &[1])]), Err(BrokenHistory::ToldTwice(0)));
    }
}
