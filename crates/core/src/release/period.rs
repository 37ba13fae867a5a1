//! Figures of a period: sums of atoms.

use std::collections::BTreeMap;

use super::atom::{FigureName, ReleaseRow, Span};
use crate::tally::civil_day::Day;

/// Returns the sums of a figure's cells over the atoms whose last day is from `first` to `last`. Buckets of days add up to
/// the whole, because each atom lies in one of them.
pub fn period_of_figure(rows: &[ReleaseRow], figure: &FigureName, first: Day, last: Day) -> BTreeMap<String, i64> {
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for row in rows {
        for atom in row.atoms.iter().filter(|atom| atom.figure == *figure) {
            if atom_days(rows, &atom.spans).is_some_and(|days| (first..=last).contains(&days.last)) {
                for (cell, added) in &atom.added {
                    let sum = sums.entry(cell.clone()).or_default();
                    *sum = sum.saturating_add(*added);
                }
            }
        }
    }
    sums
}

/// Returns the days, from the first to the last, that a figure's atoms with their last day from `first` to `last` cover;
/// `None` when there are no such atoms.
pub fn spans_of_figure(rows: &[ReleaseRow], figure: &FigureName, first: Day, last: Day) -> Option<Span> {
    let atoms = rows
        .iter()
        .flat_map(|row| &row.atoms)
        .filter(|atom| atom.figure == *figure);
    let days = atoms
        .filter_map(|atom| atom_days(rows, &atom.spans))
        .filter(|days| (first..=last).contains(&days.last));
    days.reduce(|all, own| Span {
        first: all.first.min(own.first),
        last: all.last.max(own.last),
    })
}

/// Returns the days from the first to the last of an atom's spans.
fn atom_days(rows: &[ReleaseRow], spans: &[u32]) -> Option<Span> {
    let days = |number: &u32| rows.get(usize::try_from(*number).ok()?).map(|row| row.span);
    Some(Span {
        first: days(spans.iter().min()?)?.first,
        last: days(spans.iter().max()?)?.last,
    })
}
