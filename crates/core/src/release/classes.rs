//! Closing a run: which classes of each dimension are told.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::closing::{Closing, Telling};
use super::option_sets::tell_sets_of_classes;
use super::plan::{Dimension, PlannedFigure, RESPONSES, SetSize};
use super::span_numbers::SpanNumbers;

/// Classes of a figure that are told in the run, and the sizes of all of its classes.
struct Shown<'a> {
    classes: BTreeSet<&'a str>,
    sizes: BTreeMap<&'a str, SetSize>,
}

impl Shown<'_> {
    /// Returns whether the class is told, or nobody in it answered.
    fn shows(&self, class: &str) -> bool {
        self.classes.contains(class) || self.sizes.get(class).is_some_and(|size| size.answers == 0)
    }
}

/// Figure whose classes are told, and the spans of the run in which it was asked.
struct InRun<'f> {
    name: &'f str,
    sum_range: Option<u64>,
    spans: SpanNumbers,
}

/// Tells the classes of the run's responses and of each figure that is whole in it.
pub(super) fn tell_classes(closing: &mut Closing<'_>, whole: &BTreeSet<&str>) {
    let plan = closing.plan;
    for dimension in &plan.dimensions {
        let mut shown: BTreeMap<&str, Shown<'_>> = BTreeMap::new();
        let responses = InRun {
            name: RESPONSES,
            sum_range: None,
            spans: closing.whole_run(),
        };
        shown.insert(RESPONSES, tell_shown(closing, dimension, &responses, |_| true));
        for figure in plan
            .figures
            .iter()
            .filter(|figure| whole.contains(figure.name.as_str()))
        {
            if is_cross_table(dimension, figure) {
                continue;
            }
            if let Some(choice) = &figure.option_sets_of {
                let asked = !closing.run_of(figure).is_empty();
                let spans = closing.planned(choice).map(|choice| closing.run_of(choice));
                if let (true, Some(spans), Some(shown)) = (asked, spans, shown.get(choice.as_str())) {
                    tell_sets_of_classes(closing, dimension, figure, &spans, &shown.classes);
                }
                continue;
            }
            let spans = closing.run_of(figure);
            if spans.is_empty() {
                // The question was not asked yet, so it keeps no child back.
                let classes = dimension.classes.iter().map(String::as_str).collect();
                let sizes = BTreeMap::new();
                shown.insert(&figure.name, Shown { classes, sizes });
                continue;
            }
            let in_run = InRun {
                name: &figure.name,
                sum_range: figure.sum_range,
                spans,
            };
            let waits = closing.rules.waits_for_parents;
            let own = tell_shown(closing, dimension, &in_run, |class| {
                let mut parents = std::iter::once(RESPONSES).chain(figure.parents.iter().map(String::as_str));
                !waits || parents.all(|parent| shown.get(parent).is_some_and(|parent| parent.shows(class)))
            });
            shown.insert(&figure.name, own);
        }
    }
}

/// Returns whether a figure inside a dimension would be the cross table of two segments.
fn is_cross_table(dimension: &Dimension, figure: &PlannedFigure) -> bool {
    figure.is_segment && figure.name != dimension.name
}

fn tell_shown<'a>(
    closing: &mut Closing<'_>,
    dimension: &'a Dimension,
    figure: &InRun<'_>,
    parents_are_shown: impl Fn(&str) -> bool,
) -> Shown<'a> {
    let sized = dimension.classes.iter().map(|class| {
        let size = closing.size_of(figure.name, Some((&dimension.name, class)), &figure.spans);
        (class.as_str(), size)
    });
    let sizes: BTreeMap<&str, SetSize> = sized.collect();
    let mut classes: BTreeSet<&str> = sizes.keys().copied().collect();
    classes.retain(|class| {
        let base = sizes.get(class).map_or(0, |size| size.base());
        base >= closing.rules.answers_min && parents_are_shown(class)
    });
    if closing.rules.hides_companions {
        let whole = closing.size_of(figure.name, None, &figure.spans);
        hide_companions(&mut classes, &sizes, whole, closing.rules.answers_min);
    }
    for class in &classes {
        closing.tell(&Telling {
            figure: figure.name,
            class: Some((&dimension.name, class)),
            spans: &figure.spans,
            sum_range: figure.sum_range,
            has_answers: true,
        });
    }
    Shown { classes, sizes }
}

/// Hides the smallest shown classes too while the hidden ones have answers but together a base below the minimum. Of
/// several that are as small, the first in the alphabet of codes is hidden.
fn hide_companions(shown: &mut BTreeSet<&str>, sizes: &BTreeMap<&str, SetSize>, whole: SetSize, answers_min: u64) {
    // Answers of the whole that are in no class of the dimension hide like a class.
    let unlisted = sizes.values().fold(whole, |rest, size| SetSize {
        answers: rest.answers.saturating_sub(size.answers),
        uncredited_responses: rest.uncredited_responses.saturating_sub(size.uncredited_responses),
    });
    let (mut answers, mut base) = (unlisted.answers, unlisted.base());
    let mut hide = |size: SetSize| {
        answers = answers.saturating_add(size.answers);
        base = base.saturating_add(size.base());
        answers > 0 && base < answers_min
    };
    let hidden = sizes.iter().filter(|(class, _)| !shown.contains(*class));
    let mut rest_is_small = hide(SetSize::default());
    for (_, size) in hidden {
        rest_is_small = hide(*size);
    }
    let mut smallest_first: Vec<(u64, &str, SetSize)> = sizes
        .iter()
        .filter(|(class, _)| shown.contains(*class))
        .map(|(class, size)| (size.base(), *class, *size))
        .collect();
    smallest_first.sort_unstable_by_key(|(base, class, _)| (*base, *class));
    for (_, class, size) in smallest_first {
        if !rest_is_small {
            break;
        }
        shown.remove(class);
        rest_is_small = hide(size);
    }
}
