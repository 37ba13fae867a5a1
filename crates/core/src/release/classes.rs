//! Closing a run: which classes of each dimension are told.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::closing::Closing;
use super::plan::{Dimension, FigureCounts, PlannedFigure, RESPONSES};

/// Classes of a figure that are told in the run, and the counts of all of its classes.
struct Shown {
    classes: BTreeSet<String>,
    counts: BTreeMap<String, FigureCounts>,
}

/// Tells the classes of the run's responses and of each figure that is whole in it.
pub(super) fn tell_classes(closing: &mut Closing<'_>, whole: &BTreeSet<String>) {
    let run: Vec<u32> = closing.history.run().collect();
    let plan = closing.plan;
    for dimension in &plan.dimensions {
        let mut shown: BTreeMap<&str, Shown> = BTreeMap::new();
        let responses = shown_classes(closing, dimension, RESPONSES, &[], &run, &shown);
        tell_shown(closing, dimension, RESPONSES, None, &responses, &run);
        shown.insert(RESPONSES, responses);
        for figure in plan.figures.iter().filter(|figure| whole.contains(&figure.name)) {
            if is_cross_table(dimension, figure) {
                continue;
            }
            let parents: Vec<&str> = std::iter::once(RESPONSES)
                .chain(figure.parents.iter().map(String::as_str))
                .collect();
            let own = shown_classes(closing, dimension, &figure.name, &parents, &run, &shown);
            tell_shown(closing, dimension, &figure.name, figure.sum_range, &own, &run);
            shown.insert(&figure.name, own);
        }
    }
}

/// Returns whether a figure inside a dimension would be the cross table of two segments.
fn is_cross_table(dimension: &Dimension, figure: &PlannedFigure) -> bool {
    figure.is_segment && figure.name != dimension.name
}

fn shown_classes(
    closing: &Closing<'_>,
    dimension: &Dimension,
    figure: &str,
    parents: &[&str],
    run: &[u32],
    shown: &BTreeMap<&str, Shown>,
) -> Shown {
    let counted = dimension.classes.iter().map(|class| {
        (
            class.clone(),
            closing.counts_of(figure, Some((&dimension.name, class)), run),
        )
    });
    let counts: BTreeMap<String, FigureCounts> = counted.collect();
    let minimum = closing.rules.answers_min;
    let parents_are_shown = |class: &String| {
        let is_shown = |parent: &Shown| {
            parent.classes.contains(class) || parent.counts.get(class).is_some_and(|counts| counts.answers == 0)
        };
        !closing.rules.waits_for_parents || parents.iter().all(|parent| shown.get(parent).is_some_and(is_shown))
    };
    let large = counts
        .iter()
        .filter(|(class, counts)| counts.base() >= minimum && parents_are_shown(class));
    let mut classes: BTreeSet<String> = large.map(|(class, _)| class.clone()).collect();
    while closing.rules.hides_companions && rest_is_small(&counts, &classes, minimum) {
        // The smallest shown class is hidden too; the first in the alphabet of codes where several are.
        let smallest = classes
            .iter()
            .min_by_key(|class| counts.get(*class).map_or(0, FigureCounts::base))
            .cloned();
        let Some(smallest) = smallest else { break };
        classes.remove(&smallest);
    }
    Shown { classes, counts }
}

/// Returns whether the hidden classes have answers, but together a base below the minimum.
fn rest_is_small(counts: &BTreeMap<String, FigureCounts>, shown: &BTreeSet<String>, minimum: u64) -> bool {
    let hidden = || {
        counts
            .iter()
            .filter(|(class, _)| !shown.contains(*class))
            .map(|(_, counts)| counts)
    };
    let answers = hidden().fold(0_u64, |sum, counts| sum.saturating_add(counts.answers));
    let base = hidden().fold(0_u64, |sum, counts| sum.saturating_add(counts.base()));
    answers > 0 && base < minimum
}

fn tell_shown(
    closing: &mut Closing<'_>,
    dimension: &Dimension,
    figure: &str,
    sum_range: Option<u64>,
    shown: &Shown,
    run: &[u32],
) {
    for class in &shown.classes {
        closing.tell(figure, Some((&dimension.name, class)), run, sum_range);
    }
}
