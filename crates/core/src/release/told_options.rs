//! How many of the people who answered a choice were offered each option, where versions offered different ones.

use std::collections::{BTreeSet, HashMap};

use super::atom::{Atom, FigureName, ReleaseRow};
use super::figures::Figure;
use super::option_sets::since_name;
use super::released_query::ReleasedQuery;

/// Cells of a choice over the spans in which it is told how many people were offered each set of options.
#[derive(Clone, Debug, Default)]
pub(super) struct ToldOptions {
    /// Cells of the choice.
    pub(super) cells: Vec<i64>,
    /// People of each set of options after the first.
    pub(super) sets: Vec<i64>,
}

/// Spans of a choice that are told in a period, and of which of them the sets of options are told.
#[derive(Default)]
struct ToldSpans {
    /// Bucket of each span in which the choice is told.
    choice: HashMap<u32, Option<usize>>,
    /// Spans in which the sets are told, in the period and in each bucket.
    whole: BTreeSet<u32>,
    buckets: BTreeSet<u32>,
}

/// Options of a choice by its place: of a bucket, or of the whole period.
pub(super) type OptionsByBucket = HashMap<(usize, Option<usize>), ToldOptions>;

/// Adds up the cells of all choices with several sets of options. `bucket_of` returns the bucket of a release; `None` when
/// its last day is not in the period.
pub(super) fn sum_up_options(
    (rows, figures, query): (&[ReleaseRow], &[Figure], &ReleasedQuery),
    bucket_of: impl Fn(u32) -> Option<Option<usize>>,
) -> OptionsByBucket {
    let mut sums = OptionsByBucket::new();
    for (choice, figure) in (0..).zip(figures) {
        if let Some(sets) = figure.sets.and_then(|sets| figures.get(sets)) {
            add_options_of((rows, query), (choice, figure, sets), &bucket_of, &mut sums);
        }
    }
    sums
}

fn add_options_of(
    (rows, query): (&[ReleaseRow], &ReleasedQuery),
    (place, choice, sets): (usize, &Figure, &Figure),
    bucket_of: &impl Fn(u32) -> Option<Option<usize>>,
    sums: &mut OptionsByBucket,
) {
    let of_class = |figure: &str| match &query.class {
        None => FigureName::whole(figure),
        Some((dimension, class)) => FigureName::of_class(figure, dimension, class),
    };
    let (own, own_sets) = (of_class(&choice.name), of_class(&sets.name));
    let (all_sets, since) = (FigureName::whole(&sets.name), since_name(&choice.name));
    let (mut of_choice, mut of_sets): (Vec<&Atom>, Vec<&Atom>) = (Vec::new(), Vec::new());
    let (mut none, mut has_begun) = (Vec::new(), false);
    for atom in rows.iter().flat_map(|row| &row.atoms) {
        has_begun |= atom.figure == since;
        if atom.figure == own {
            of_choice.push(atom);
        } else if atom.figure == all_sets && atom.added.is_empty() {
            none.extend_from_slice(&atom.spans);
        } else if atom.figure == own_sets {
            of_sets.push(atom);
        }
    }
    let mut spans = ToldSpans::default();
    of_choice.retain(|atom| {
        let bucket = atom.spans.last().and_then(|last| bucket_of(*last));
        if let Some(bucket) = bucket {
            spans.choice.extend(atom.spans.iter().map(|span| (*span, bucket)));
        }
        bucket.is_some()
    });
    if !has_begun {
        // Until now everybody was offered the first set.
        none = spans.choice.keys().copied().collect();
    }
    spans.whole.extend(&none);
    spans.buckets.extend(&none);
    for atom in of_sets {
        let (is_inside, bucket) = spans.hold(atom);
        if is_inside {
            spans.whole.extend(&atom.spans);
            add_to(&mut sums.entry((place, None)).or_default().sets, &sets.cells, atom);
        }
        if bucket.is_some() {
            spans.buckets.extend(&atom.spans);
            add_to(&mut sums.entry((place, bucket)).or_default().sets, &sets.cells, atom);
        }
    }
    for atom in of_choice {
        let (_, bucket) = spans.hold(atom);
        if atom.spans.iter().all(|span| spans.whole.contains(span)) {
            add_to(&mut sums.entry((place, None)).or_default().cells, &choice.cells, atom);
        }
        if bucket.is_some() && atom.spans.iter().all(|span| spans.buckets.contains(span)) {
            add_to(&mut sums.entry((place, bucket)).or_default().cells, &choice.cells, atom);
        }
    }
}

impl ToldSpans {
    /// Returns whether the choice is told in all spans of an atom, and the bucket in which it is told in all of them.
    fn hold(&self, atom: &Atom) -> (bool, Option<usize>) {
        let mut buckets = atom.spans.iter().map(|span| self.choice.get(span).copied());
        let Some(Some(first)) = buckets.next() else {
            return (false, None);
        };
        let (mut is_inside, mut is_one) = (true, true);
        for bucket in buckets {
            is_inside &= bucket.is_some();
            is_one &= bucket == Some(first);
        }
        (is_inside, first.filter(|_| is_inside && is_one))
    }
}

fn add_to(sums: &mut Vec<i64>, cells: &[String], atom: &Atom) {
    sums.resize(cells.len(), 0);
    for (sum, cell) in sums.iter_mut().zip(cells) {
        *sum = sum.saturating_add(atom.added.get(cell).copied().unwrap_or_default());
    }
}
