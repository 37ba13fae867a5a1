//! Sets of options that versions of a choice offered: how many of the people who answered were offered each.

use std::collections::{BTreeMap, BTreeSet};

use super::atom::FigureName;
use super::closing::{Closing, Telling};
use super::plan::{Dimension, PlannedFigure, SetSize};
use super::span_numbers::SpanNumbers;

/// End of the name of the figure of which one empty atom is told when a second set of options is first offered.
const SINCE: &str = "~since";

/// Returns the name of the figure that says since when a choice has more than one set of options: its only atom names the
/// span. All that was told of the choice before is of people who were offered the first set.
pub(super) fn since_name(choice: &str) -> FigureName {
    FigureName::whole(&format!("{choice}{SINCE}"))
}

/// People of each set of options by its cell; those of the first set have the empty text.
type Groups = BTreeMap<String, SetSize>;

impl Closing<'_> {
    /// Begins the figures of sets of options that are asked for the first time. In the spans of which the choice is told by
    /// now, nobody was offered another set.
    pub(super) fn begin_option_sets(&mut self) {
        for figure in &self.plan.figures {
            let Some(choice) = figure.option_sets_of.as_ref() else {
                continue;
            };
            let since = since_name(choice);
            if !figure.is_asked_in(self.span) || self.told(&since).is_some() {
                continue;
            }
            self.tell_nothing(since, SpanNumbers::of(self.number..self.end()));
            let before = self.history.told(&FigureName::whole(choice));
            if let Some(before) = before.filter(|told| !told.spans.is_empty()) {
                self.tell_nothing(FigureName::whole(&figure.name), before.spans.clone());
            }
        }
    }

    /// Returns the people of each set of options over these spans, of all answers or of a class.
    pub(super) fn set_groups(
        &self,
        figure: &PlannedFigure,
        class: Option<(&str, &str)>,
        spans: &SpanNumbers,
    ) -> Groups {
        let choice = figure.option_sets_of.as_ref().unwrap_or(&figure.name);
        let whole = self.size_of(choice, class, spans);
        let counts = self.counts.of(&figure.name, class, &self.days(spans));
        let later = counts
            .cells
            .values()
            .fold(0_u64, |sum, count| sum.saturating_add(*count));
        let size = |answers: u64| SetSize { answers, ..whole };
        let first = (String::new(), size(whole.answers.saturating_sub(later)));
        let others = counts.cells.into_iter().map(|(cell, count)| (cell, size(count)));
        others.chain([first]).collect()
    }
}

/// Tells the sets of options inside the classes of a run in which the choice is told: `shown`. A class is told when the
/// people of each of its sets are none or enough, and so are those of all hidden classes together.
pub(super) fn tell_sets_of_classes(
    closing: &mut Closing<'_>,
    dimension: &Dimension,
    figure: &PlannedFigure,
    spans: &SpanNumbers,
    shown: &BTreeSet<&str>,
) {
    let minimum = closing.rules.answers_min;
    let are_tellable = |groups: &Groups| groups.values().all(|group| group.is_tellable(minimum));
    let of_class = |class: &str| closing.set_groups(figure, Some((&dimension.name, class)), spans);
    let mut classes: BTreeMap<&str, Groups> = shown.iter().map(|class| (*class, of_class(class))).collect();
    classes.retain(|_, groups| are_tellable(groups));
    let whole = closing.set_groups(figure, None, spans);
    while closing.rules.hides_companions && !are_tellable(&rest(&whole, classes.values())) {
        let answers = |groups: &Groups| groups.values().map(|group| group.answers).sum::<u64>();
        let smallest = classes.iter().min_by_key(|(class, groups)| (answers(groups), **class));
        let Some(class) = smallest.map(|(class, _)| *class) else {
            break;
        };
        classes.remove(class);
    }
    for class in classes.into_keys() {
        closing.tell(&Telling {
            figure: &figure.name,
            class: Some((&dimension.name, class)),
            spans,
            sum_range: None,
            has_answers: true,
        });
    }
}

/// Returns the people of each set who are in none of these classes.
fn rest<'g>(whole: &Groups, classes: impl Iterator<Item = &'g Groups>) -> Groups {
    let mut rest = whole.clone();
    for groups in classes {
        let uncredited = groups.values().next().map_or(0, |group| group.uncredited_responses);
        for (cell, rest) in &mut rest {
            let own = groups.get(cell).map_or(0, |group| group.answers);
            rest.answers = rest.answers.saturating_sub(own);
            rest.uncredited_responses = rest.uncredited_responses.saturating_sub(uncredited);
        }
    }
    rest
}
