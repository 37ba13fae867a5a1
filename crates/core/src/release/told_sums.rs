//! Sums of told cells over a period, in one pass over the releases.

use std::collections::HashMap;

use jiff::civil::Date;

use super::atom::{Atom, FigureName, ReleaseRow, Span};
use super::figures::Figure;
use super::plan::RESPONSES;
use super::released_query::{ReleasedQuery, joined};
use super::slots::SUM;
use super::told_options::{ToldOptions, sum_up_options};
use crate::tally::period::bucket_starts;

/// Told cells of all figures.
#[derive(Clone, Debug, Default)]
pub(super) struct ToldSums {
    /// Number of responses.
    pub(super) responses: i64,
    /// By place of the figure: its cells, then its sum. Empty where nothing was told.
    figures: Vec<Vec<i64>>,
    /// By place of a choice with several sets of options: its cells where it is told how many were offered each.
    pub(super) options: HashMap<usize, ToldOptions>,
}

/// Sums of a period.
#[derive(Debug)]
pub(super) struct PeriodSums {
    /// Sums of the whole period.
    pub(super) whole: ToldSums,
    /// Sums of each bucket with its first day; buckets in which nothing was told are among them.
    pub(super) buckets: Vec<(Date, ToldSums)>,
    /// Days that are covered; `None` when nothing was told.
    pub(super) covered: Option<Span>,
}

impl ToldSums {
    /// Returns the told cells of a figure, then its sum; empty when nothing was told of it.
    pub(super) fn of(&self, place: usize) -> &[i64] {
        self.figures.get(place).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, place: usize, cell: usize, (width, figures): (usize, usize), more: i64) {
        if self.figures.len() < figures {
            self.figures.resize(figures, Vec::new());
        }
        let Some(cells) = self.figures.get_mut(place) else {
            return;
        };
        if cells.len() < width {
            cells.resize(width, 0);
        }
        if let Some(sum) = cells.get_mut(cell) {
            *sum = sum.saturating_add(more);
        }
    }
}

/// Places of figures and cells by their names in the atoms of one class.
struct Names<'a> {
    figures: HashMap<String, usize>,
    responses: FigureName,
    /// By place: cells by the alphabet, with the place of each.
    cells: Vec<Vec<(&'a str, usize)>>,
}

impl<'a> Names<'a> {
    fn of(figures: &'a [Figure], query: &ReleasedQuery) -> Names<'a> {
        let name = |figure: &str| match &query.class {
            None => FigureName::whole(figure),
            Some((dimension, class)) => FigureName::of_class(figure, dimension, class),
        };
        let sorted = |figure: &'a Figure| {
            let cells = figure.cells.iter().map(String::as_str);
            let mut cells: Vec<(&str, usize)> = cells.chain([SUM]).zip(0..).collect();
            cells.sort_unstable();
            cells
        };
        Names {
            figures: figures
                .iter()
                .zip(0..)
                .map(|(figure, place)| (name(&figure.name).as_str().to_owned(), place))
                .collect(),
            responses: name(RESPONSES),
            cells: figures.iter().map(sorted).collect(),
        }
    }

    /// Adds what an atom tells to each of the sums.
    fn add(&self, atom: &Atom, sums: &mut [&mut ToldSums]) {
        if atom.figure == self.responses {
            let more = atom.added.get(RESPONSES).copied().unwrap_or_default();
            for sums in sums.iter_mut() {
                sums.responses = sums.responses.saturating_add(more);
            }
            return;
        }
        let Some(place) = self.figures.get(atom.figure.as_str()).copied() else {
            return;
        };
        let known = self.cells.get(place).map_or(&[][..], Vec::as_slice);
        let mut cells = known.iter().peekable();
        // Both lists are sorted by the name of the cell.
        for (name, more) in &atom.added {
            while cells.next_if(|(known, _)| *known < name.as_str()).is_some() {}
            let Some((_, cell)) = cells.next_if(|(known, _)| known == name) else {
                continue;
            };
            for sums in sums.iter_mut() {
                sums.add(place, *cell, (known.len(), self.cells.len()), *more);
            }
        }
    }
}

/// Adds up all atoms of the class whose last day lies in the period.
pub(super) fn sum_up(rows: &[ReleaseRow], figures: &[Figure], query: &ReleasedQuery) -> PeriodSums {
    let names = Names::of(figures, query);
    let starts = starts_of(rows, query);
    let mut sums = PeriodSums {
        whole: ToldSums::default(),
        buckets: starts.iter().map(|start| (*start, ToldSums::default())).collect(),
        covered: None,
    };
    // For each release whether its last day lies in the period, and its bucket.
    let buckets: Vec<Option<Option<usize>>> = rows
        .iter()
        .map(|row| {
            let last = row.span.last;
            let bucket = || starts.partition_point(|start| *start <= last.date()).checked_sub(1);
            query.contains(last).then(bucket)
        })
        .collect();
    let row_of = |span: u32| usize::try_from(span).unwrap_or(usize::MAX);
    for atom in rows.iter().flat_map(|row| &row.atoms) {
        let Some((first, last)) = atom.spans.first().zip(atom.spans.last()) else {
            continue;
        };
        let (first, last) = (row_of(*first), row_of(*last));
        let Some(Some(bucket)) = buckets.get(last) else {
            continue;
        };
        let own = bucket.and_then(|at| sums.buckets.get_mut(at));
        match own {
            Some((_, own)) => names.add(atom, &mut [&mut sums.whole, own]),
            None => names.add(atom, &mut [&mut sums.whole]),
        }
        if atom.figure == names.responses
            && let (Some(first), Some(last)) = (rows.get(first), rows.get(last))
        {
            let days = joined(first.span, last.span);
            sums.covered = Some(sums.covered.map_or(days, |covered| joined(covered, days)));
        }
    }
    let bucket_of = |span: u32| buckets.get(row_of(span)).copied().flatten();
    for ((choice, bucket), options) in sum_up_options((rows, figures, query), bucket_of) {
        let own = match bucket {
            None => Some(&mut sums.whole),
            Some(bucket) => sums.buckets.get_mut(bucket).map(|(_, own)| own),
        };
        if let Some(own) = own {
            own.options.insert(choice, options);
        }
    }
    sums
}

/// Returns the first days of the buckets from the first to the last release of the period.
fn starts_of(rows: &[ReleaseRow], query: &ReleasedQuery) -> Vec<Date> {
    let mut within = rows.iter().filter(|row| query.contains(row.span.last));
    let Some((bucket, first)) = query.by.zip(within.next()) else {
        return Vec::new();
    };
    let last = within.next_back().unwrap_or(first).span.last.date();
    let first = first.span.first.date();
    let first = query.from.map_or(first, |from| from.max(first));
    bucket_starts(bucket, (first, last))
}
