//! A day that is being closed: which figures are told, and what is added to them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use super::atom::{Atom, FigureName, Span};
use super::history::{History, Told};
use super::plan::{Counts, FigureCounts, Offsets, Plan, PlannedFigure, RESPONSES, Rules, SetSize};
use super::span_numbers::SpanNumbers;
use super::told::{sum_base, told_count, told_sum};

/// Name of the cell that holds the sum of a number or score.
const SUM: &str = "sum";

/// A day that is being closed.
pub(super) struct Closing<'a> {
    history: &'a History,
    /// Number and days of the new span.
    number: u32,
    span: Span,
    /// Figures of all answers as they are told with this release.
    told_now: BTreeMap<FigureName, Told>,
    pub(super) plan: &'a Plan,
    counts: &'a dyn Counts,
    offsets: &'a dyn Offsets,
    pub(super) rules: Rules,
    atoms: Vec<Atom>,
}

/// Figure that is told, and where.
pub(super) struct Telling<'t> {
    pub(super) figure: &'t str,
    pub(super) class: Option<(&'t str, &'t str)>,
    pub(super) spans: &'t SpanNumbers,
    pub(super) sum_range: Option<u64>,
    /// Somebody answered in these spans.
    pub(super) has_answers: bool,
}

impl<'a> Closing<'a> {
    /// Begins the release of a span of which nothing is told yet.
    pub(super) fn begin(
        history: &'a History,
        span: Span,
        plan: &'a Plan,
        counts: &'a dyn Counts,
        offsets: &'a dyn Offsets,
        rules: Rules,
    ) -> Closing<'a> {
        Closing {
            history,
            number: history.next_number(),
            span,
            told_now: BTreeMap::new(),
            plan,
            counts,
            offsets,
            rules,
            atoms: Vec::new(),
        }
    }

    /// Returns what is told.
    pub(super) fn into_atoms(self) -> Vec<Atom> {
        self.atoms
    }

    /// Tells what can be told of the new span by itself.
    pub(super) fn tell_span(&mut self) {
        let plan = self.plan;
        let spans = SpanNumbers::of(self.number..self.end());
        self.tell(&Telling {
            figure: RESPONSES,
            class: None,
            spans: &spans,
            sum_range: None,
            has_answers: true,
        });
        // Figures that keep no child waiting: they are told in this span, or were not asked yet.
        let mut ready: BTreeSet<&str> = BTreeSet::from([RESPONSES]);
        for figure in &plan.figures {
            if !figure.is_asked_in(self.span) {
                ready.insert(&figure.name);
                continue;
            }
            let size = self.size_of(&figure.name, None, &spans);
            let parents_are_ready =
                !self.rules.waits_for_parents || figure.parents.iter().all(|parent| ready.contains(parent.as_str()));
            if size.is_tellable(self.rules.answers_min) && parents_are_ready {
                self.tell_whole(figure, &spans, size);
                ready.insert(&figure.name);
            }
        }
    }

    /// Returns whether the run ends with this span: nothing in it is small, or it is long and large enough.
    pub(super) fn run_is_over(&self) -> bool {
        let run = SpanNumbers::of(self.run());
        let minimum = self.rules.answers_min;
        let waits = |figure: &PlannedFigure| {
            let waiting = self.waiting(figure);
            !waiting.is_empty() && self.size_of(&figure.name, None, &waiting).is_small(minimum)
        };
        let is_small = |(dimension, class): (&str, &String)| {
            self.size_of(RESPONSES, Some((dimension, class)), &run)
                .is_small(minimum)
        };
        let dimensions = self.plan.dimensions.iter();
        let mut classes =
            dimensions.flat_map(|dimension| dimension.classes.iter().map(|class| (dimension.name.as_str(), class)));
        if !self.plan.figures.iter().any(waits) && !classes.any(is_small) {
            return true;
        }
        let days: u64 = self.days(&run).into_iter().map(Span::days).sum();
        let answers = self.size_of(RESPONSES, None, &run).base();
        days >= self.rules.run_days_min && answers >= minimum.saturating_mul(self.rules.run_answers_factor)
    }

    /// Tells the waiting lists that can be told now, and returns the names of the figures that are whole in this run.
    pub(super) fn tell_waiting(&mut self) -> BTreeSet<&'a str> {
        let plan = self.plan;
        let run_start = self.run().start;
        let mut whole = BTreeSet::new();
        for figure in &plan.figures {
            let waiting = self.waiting(figure);
            let was_carried_over = waiting.first().is_some_and(|span| span < run_start);
            if !waiting.is_empty() {
                let size = self.size_of(&figure.name, None, &waiting);
                if size.is_tellable(self.rules.answers_min) && self.parents_are_told(figure) {
                    self.tell_whole(figure, &waiting, size);
                }
            }
            if self.waiting(figure).is_empty() && !was_carried_over {
                whole.insert(figure.name.as_str());
            }
        }
        whole
    }

    /// Returns whether no parent of a figure has a waiting list any more.
    fn parents_are_told(&self, figure: &PlannedFigure) -> bool {
        let is_told = |parent: &String| {
            let mut figures = self.plan.figures.iter();
            let found = figures.find(|other| other.name == *parent);
            parent == RESPONSES || found.is_some_and(|parent| self.waiting(parent).is_empty())
        };
        !self.rules.waits_for_parents || figure.parents.iter().all(is_told)
    }

    /// Returns the number after the newest span.
    fn end(&self) -> u32 {
        self.number.saturating_add(1)
    }

    /// Returns the spans of the present run.
    fn run(&self) -> Range<u32> {
        self.history.run_start()..self.end()
    }

    /// Returns the spans of the present run in which a figure was asked.
    pub(super) fn run_of(&self, figure: &PlannedFigure) -> SpanNumbers {
        SpanNumbers::of(self.run().start.max(self.first_asked(figure))..self.end())
    }

    /// Returns the spans of the present run.
    pub(super) fn whole_run(&self) -> SpanNumbers {
        SpanNumbers::of(self.run())
    }

    /// Returns the number of the first span in which a figure was asked.
    fn first_asked(&self, figure: &PlannedFigure) -> u32 {
        let closed = figure.since.map_or(0, |since| self.history.first_span_until(since));
        if closed == self.number && !figure.is_asked_in(self.span) {
            self.end()
        } else {
            closed
        }
    }

    /// Returns the waiting list of a figure: spans since it was first asked in which it is not told.
    fn waiting(&self, figure: &PlannedFigure) -> SpanNumbers {
        let asked = self.first_asked(figure)..self.end();
        match self.told(&FigureName::whole(&figure.name)) {
            Some(told) => told.spans.missing_in(asked),
            None => SpanNumbers::of(asked),
        }
    }

    fn told(&self, figure: &FigureName) -> Option<&Told> {
        self.told_now.get(figure).or_else(|| self.history.told(figure))
    }

    /// Returns the days of spans, those that follow each other joined.
    fn days(&self, spans: &SpanNumbers) -> Vec<Span> {
        let days = |number: u32| {
            if number == self.number {
                Some(self.span)
            } else {
                self.history.span(number)
            }
        };
        let joined = spans.ranges().iter().filter_map(|range| {
            Some(Span {
                first: days(range.start)?.first,
                last: days(range.end.checked_sub(1)?)?.last,
            })
        });
        joined.collect()
    }

    /// Returns the present size of a figure's set over these spans.
    pub(super) fn size_of(&self, figure: &str, class: Option<(&str, &str)>, spans: &SpanNumbers) -> SetSize {
        self.counts.size(figure, class, &self.days(spans))
    }

    fn tell_whole(&mut self, figure: &PlannedFigure, spans: &SpanNumbers, size: SetSize) {
        self.tell(&Telling {
            figure: &figure.name,
            class: None,
            spans,
            sum_range: figure.sum_range,
            has_answers: size.answers > 0,
        });
    }

    /// Tells a figure: adds the difference of the present counts over all days ever told of it.
    pub(super) fn tell(&mut self, telling: &Telling<'_>) {
        let Telling { figure, class, .. } = *telling;
        let name = match class {
            None => FigureName::whole(figure),
            Some((dimension, class)) => FigureName::of_class(figure, dimension, class),
        };
        let nothing = Told::default();
        let before = self.told(&name).unwrap_or(&nothing);
        let mut spans = before.spans.clone();
        spans.extend(telling.spans);
        let mut counts = self.counts.of(figure, class, &self.days(&spans));
        if !telling.has_answers {
            // Nobody is new, so a correction of an earlier day would be seen alone. It waits until somebody answers.
            // Only cells that are no answers, such as `skipped`, grow.
            let new = self.counts.of(figure, class, &self.days(telling.spans));
            counts
                .cells
                .retain(|cell, _| new.cells.get(cell).is_some_and(|count| *count > 0));
            counts.sum = None;
        }
        let mut added = self.added_counts(&name, &counts, &before.cells);
        if let (Some(range), Some(sum)) = (telling.sum_range, counts.sum) {
            let base = if self.rules.told_in > 1 { sum_base(range) } else { 1 };
            let now = told_sum(sum, self.offsets.offset(&name, SUM, base), base);
            let more = now.saturating_sub(before.cells.get(SUM).copied().unwrap_or(0));
            if more != 0 {
                added.insert(SUM.to_owned(), more);
            }
        }
        if class.is_none() {
            // A class is told once at most in a release, a figure of all answers may be told twice.
            let cells = before.cells.clone();
            let mut told = Told { spans, cells };
            told.add_cells(&added);
            self.told_now.insert(name.clone(), told);
        }
        self.atoms.push(Atom {
            figure: name,
            spans: telling.spans.iter().collect(),
            added,
        });
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
