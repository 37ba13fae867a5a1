//! State of a survey's releases, which follows from its rows alone.

use std::collections::BTreeMap;

use super::atom::{Atom, FigureName, ReleaseRow, Span};
use super::span_numbers::SpanNumbers;
use crate::tally::civil_day::Day;

/// What has been told so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    spans: Vec<Span>,
    run_start: u32,
    told_in: Option<u64>,
    told: BTreeMap<FigureName, Told>,
}

/// What is told of a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Spans in which it is told.
    pub(super) spans: SpanNumbers,
    /// Spans that were told together; of figures of all answers only.
    pub(super) joined: Vec<SpanNumbers>,
    /// Sum of what was added to each cell.
    pub(super) cells: BTreeMap<String, i64>,
}

impl Told {
    /// Adds what an atom adds to the cells.
    pub(super) fn add_cells(&mut self, added: &BTreeMap<String, i64>) {
        for (cell, added) in added {
            match self.cells.get_mut(cell) {
                Some(sum) => *sum = sum.saturating_add(*added),
                None => {
                    self.cells.insert(cell.clone(), *added);
                }
            }
        }
    }
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
    /// See [`History::from_rows`]. The history is then partly changed and must be discarded.
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
        self.told_in.get_or_insert(row.told_in);
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
    fn tell(&mut self, atom: &Atom) -> bool {
        let next = self.next_number();
        let mut are_new = !atom.spans.is_empty();
        let told = match self.told.get_mut(&atom.figure) {
            Some(told) => told,
            None => self.told.entry(atom.figure.clone()).or_default(),
        };
        for span in &atom.spans {
            are_new &= *span < next && told.spans.insert(*span);
        }
        if atom.spans.len() > 1 && !atom.figure.is_of_class() {
            let mut joined = SpanNumbers::default();
            for span in &atom.spans {
                joined.insert(*span);
            }
            told.joined.push(joined);
        }
        told.add_cells(&atom.added);
        are_new
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

    /// Returns the base of which counts are multiples, which the first release fixed; `None` without releases.
    pub fn told_in(&self) -> Option<u64> {
        self.told_in
    }

    /// Returns the days of a span.
    pub(super) fn span(&self, number: u32) -> Option<Span> {
        self.spans.get(usize::try_from(number).ok()?).copied()
    }

    /// Returns the number of the first span that ends on this day or later.
    pub(super) fn first_span_until(&self, day: Day) -> u32 {
        u32::try_from(self.spans.partition_point(|span| span.last < day)).unwrap_or(u32::MAX)
    }

    /// Returns what is told of a figure; `None` when nothing is.
    pub(super) fn told(&self, figure: &FigureName) -> Option<&Told> {
        self.told.get(figure)
    }

    /// Returns what is told of each cell of the figure so far.
    pub fn told_cells(&self, figure: &FigureName) -> BTreeMap<String, i64> {
        self.told.get(figure).map(|told| told.cells.clone()).unwrap_or_default()
    }

    /// Returns every figure of which something is told.
    pub fn figures(&self) -> impl Iterator<Item = &FigureName> {
        self.told.keys()
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
