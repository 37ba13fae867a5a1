//! Closing a day: which figures are told, and how.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::atom::{Atom, FigureName, ReleaseRow, Span};
use super::classes::tell_classes;
use super::history::History;
use super::plan::{Counts, FigureCounts, Offsets, Plan, PlannedFigure, RESPONSES, Rules};
use super::told::{sum_base, told_count, told_sum};
use crate::tally::civil_day::Day;

/// Name of the cell that holds the sum of a number or score.
const SUM: &str = "sum";

/// Closes a civil day that is over: returns the release of all days since the last one, or `None` when they have fewer
/// credited answers than the minimum and wait. Days are closed in order.
pub fn close(
    history: &History,
    today: Day,
    plan: &Plan,
    counts: &dyn Counts,
    offsets: &dyn Offsets,
    rules: Rules,
) -> Option<ReleaseRow> {
    let span = next_span(history, today, counts)?;
    let waiting = counts.of(RESPONSES, None, &[span]);
    if waiting.base() < rules.answers_min.max(1) {
        return None;
    }
    let history = history.clone();
    let mut closing = Closing {
        history,
        plan,
        counts,
        offsets,
        rules,
        atoms: Vec::new(),
    };
    let number = closing.history.append(span);
    closing.tell_span(number);
    let closes_run = closing.run_is_over();
    if closes_run {
        let whole = closing.tell_waiting();
        tell_classes(&mut closing, &whole);
    }
    Some(ReleaseRow {
        number,
        span,
        closes_run,
        answers_min: rules.answers_min,
        told_in: rules.told_in,
        atoms: closing.atoms,
    })
}

/// Returns the days after the last release up to today; `None` when there are none.
fn next_span(history: &History, today: Day, counts: &dyn Counts) -> Option<Span> {
    let first = match history.last_day() {
        Some(last) => Day::from_number(last.number().checked_add(1)?)?,
        None => counts.first_day()?,
    };
    (first <= today).then_some(Span { first, last: today })
}

/// A day that is being closed.
pub(super) struct Closing<'a> {
    pub(super) history: History,
    pub(super) plan: &'a Plan,
    pub(super) counts: &'a dyn Counts,
    pub(super) offsets: &'a dyn Offsets,
    pub(super) rules: Rules,
    pub(super) atoms: Vec<Atom>,
}

impl Closing<'_> {
    /// Tells what can be told of the new span by itself.
    fn tell_span(&mut self, number: u32) {
        self.tell(RESPONSES, None, &[number], None);
        let mut told: BTreeSet<&str> = BTreeSet::from([RESPONSES]);
        for figure in &self.plan.figures {
            let counts = self.counts_of(&figure.name, None, &[number]);
            let parents_are_told =
                !self.rules.waits_for_parents || figure.parents.iter().all(|parent| told.contains(parent.as_str()));
            if counts.is_tellable(self.rules.answers_min) && parents_are_told {
                self.tell(&figure.name, None, &[number], figure.sum_range);
                told.insert(&figure.name);
            }
        }
    }

    /// Returns whether the run ends with this span: nothing in it is small, or it is long and large enough.
    fn run_is_over(&self) -> bool {
        let run: Vec<u32> = self.history.run().collect();
        let minimum = self.rules.answers_min;
        let waits = |figure: &PlannedFigure| {
            let waiting = self.history.waiting(figure);
            !waiting.is_empty() && self.counts_of(&figure.name, None, &waiting).is_small(minimum)
        };
        let is_small = |(dimension, class): (&str, &String)| {
            self.counts_of(RESPONSES, Some((dimension, class)), &run)
                .is_small(minimum)
        };
        let dimensions = self.plan.dimensions.iter();
        let mut classes =
            dimensions.flat_map(|dimension| dimension.classes.iter().map(|class| (dimension.name.as_str(), class)));
        if !self.plan.figures.iter().any(waits) && !classes.any(is_small) {
            return true;
        }
        let days: u64 = self.history.days(run.iter().copied()).into_iter().map(Span::days).sum();
        let answers = self.counts_of(RESPONSES, None, &run).base();
        days >= self.rules.run_days_min && answers >= minimum.saturating_mul(self.rules.run_answers_factor)
    }

    /// Tells the waiting lists that can be told now, and returns the names of the figures that are whole in this run.
    fn tell_waiting(&mut self) -> BTreeSet<String> {
        let run_start = self.history.run_start();
        let mut whole = BTreeSet::new();
        for figure in &self.plan.figures {
            let waiting = self.history.waiting(figure);
            let was_carried_over = waiting.iter().any(|span| *span < run_start);
            if !waiting.is_empty() {
                let counts = self.counts_of(&figure.name, None, &waiting);
                let parents = self
                    .plan
                    .figures
                    .iter()
                    .filter(|other| figure.parents.contains(&other.name));
                let parents_are_told = !self.rules.waits_for_parents
                    || parents
                        .into_iter()
                        .all(|parent| self.history.waiting(parent).is_empty());
                if counts.is_tellable(self.rules.answers_min) && parents_are_told {
                    self.tell(&figure.name, None, &waiting, figure.sum_range);
                }
            }
            if self.history.waiting(figure).is_empty() && !was_carried_over {
                whole.insert(figure.name.clone());
            }
        }
        whole
    }

    /// Returns the present counts of a figure over the spans with these numbers.
    pub(super) fn counts_of(&self, figure: &str, class: Option<(&str, &str)>, spans: &[u32]) -> FigureCounts {
        self.counts.of(figure, class, &self.history.days(spans.iter().copied()))
    }

    /// Tells a figure for these spans: adds the difference of the present counts over all days ever told of it.
    pub(super) fn tell(&mut self, figure: &str, class: Option<(&str, &str)>, spans: &[u32], sum_range: Option<u64>) {
        let name = match class {
            None => FigureName::whole(figure),
            Some((dimension, class)) => FigureName::of_class(figure, dimension, class),
        };
        let mut told_spans = self.history.told_spans(&name);
        told_spans.extend(spans);
        let all: Vec<u32> = told_spans.into_iter().collect();
        let counts = self.counts_of(figure, class, &all);
        let before = self.history.told_cells(&name);
        let mut added = self.added_counts(&name, &counts, &before);
        if let (Some(range), Some(sum)) = (sum_range, counts.sum) {
            let base = if self.rules.told_in > 1 { sum_base(range) } else { 1 };
            let told = told_sum(sum, self.offsets.offset(&name, SUM, base), base);
            let more = told.saturating_sub(before.get(SUM).copied().unwrap_or(0));
            if more != 0 {
                added.insert(SUM.to_owned(), more);
            }
        }
        let atom = Atom {
            figure: name,
            spans: spans.to_vec(),
            added,
        };
        self.history.tell(&atom);
        self.atoms.push(atom);
    }

    fn added_counts(
        &self,
        name: &FigureName,
        counts: &FigureCounts,
        before: &BTreeMap<String, i64>,
    ) -> BTreeMap<String, i64> {
        let base = self.rules.told_in;
        let added = counts.cells.iter().filter_map(|(cell, count)| {
            let earlier = before.get(cell).map_or(0, |told| u64::try_from(*told).unwrap_or(0));
            let told = told_count(*count, earlier, self.offsets.offset(name, cell, base), base);
            let more = i64::try_from(told.saturating_sub(earlier)).unwrap_or(i64::MAX);
            (more > 0).then(|| (cell.clone(), more))
        });
        added.collect()
    }
}
