//! A day that is being closed: which figures are told, and what is added to them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use super::atom::{Atom, FigureName, Span};
use super::history::{History, Told};
use super::plan::{Counts, FigureCounts, Offsets, Plan, PlannedFigure, RESPONSES, Rules, SetSize};
use super::slots::{PAIR_CELLS, SKIPPED, SUM};
use super::span_numbers::SpanNumbers;
use super::told::{sum_base, told_count, told_sum};

/// Spans in which figures may never be told, by the name of the figure.
type LeftOver<'p> = BTreeMap<&'p str, SpanNumbers>;

/// A day that is being closed.
pub(super) struct Closing<'a> {
    pub(super) history: &'a History,
    /// Number and days of the new span.
    pub(super) number: u32,
    pub(super) span: Span,
    /// Figures of all answers as they are told with this release.
    told_now: BTreeMap<FigureName, Told>,
    pub(super) plan: &'a Plan,
    pub(super) counts: &'a dyn Counts,
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
        self.begin_option_sets();
        // Figures that keep no child waiting: they are told in this span, or were not asked yet.
        let mut ready: BTreeSet<&str> = BTreeSet::from([RESPONSES]);
        for figure in plan.figures.iter().filter(|figure| !figure.is_pair) {
            if !figure.is_asked_in(self.span) {
                ready.insert(&figure.name);
                continue;
            }
            let parents_are_ready =
                !self.rules.waits_for_parents || figure.parents.iter().all(|parent| ready.contains(parent.as_str()));
            let of_circle = figure.circle.iter();
            let circle_is_ready = of_circle
                .map(|other| self.size_of(other, None, &spans))
                .all(|size| size.is_tellable(self.rules.answers_min));
            if let (Some(size), true) = (self.tellable(figure, &spans), parents_are_ready && circle_is_ready) {
                self.tell_whole(figure, &spans, size);
                ready.insert(&figure.name);
            }
        }
    }

    /// Returns whether the run ends with this span: nothing in it is small, or it is long and large enough.
    pub(super) fn run_is_over(&self) -> bool {
        let run = SpanNumbers::of(self.run());
        let minimum = self.rules.answers_min;
        let mut left = LeftOver::new();
        let waits = |figure: &'a PlannedFigure| {
            let list = self.list(figure, &left);
            self.note_left_over(figure, &list, &mut left);
            // What is rarer, or asked by earlier versions alone, keeps no run open.
            if figure.is_pair || figure.is_retired || figure.option_sets_of.is_some() {
                return false;
            }
            !list.is_empty() && self.size_of(&figure.name, None, &list).is_small(minimum)
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

    /// Tells the waiting lists that can be told now, and returns the names of the figures that are whole in this run: none
    /// of its spans waits, and none was told together with an earlier one.
    pub(super) fn tell_waiting(&mut self) -> BTreeSet<&'a str> {
        let plan = self.plan;
        let run = self.run();
        let (mut whole, mut left) = (BTreeSet::new(), LeftOver::new());
        for figure in &plan.figures {
            let list = self.list(figure, &left);
            let mut joins_runs = false;
            if !list.is_empty()
                && self.parents_are_told(figure, &left)
                && self.circle_is_tellable(figure, &left)
                && let Some(size) = self.tellable(figure, &list)
            {
                self.tell_whole(figure, &list, size);
                let is_earlier = list.first().is_some_and(|span| span < run.start);
                joins_runs = is_earlier && list.last().is_some_and(|span| span >= run.start);
            }
            let rest = self.list(figure, &left);
            self.note_left_over(figure, &rest, &mut left);
            let waits = self.waiting(figure).last().is_some_and(|span| span >= run.start);
            if !figure.is_pair && figure.circle.is_empty() && !waits && !joins_runs {
                whole.insert(figure.name.as_str());
            }
        }
        whole
    }

    /// Returns the size of a figure's set over these spans if it is large enough to be told.
    fn tellable(&self, figure: &PlannedFigure, spans: &SpanNumbers) -> Option<SetSize> {
        let minimum = self.rules.answers_min;
        let question = figure.option_sets_of.as_ref().unwrap_or(&figure.name);
        let size = self.size_of(question, None, spans);
        let groups_are_large = if figure.option_sets_of.is_some() {
            let sets = self.set_groups(figure, None, spans);
            sets.values().all(|set| set.is_tellable(minimum))
        } else {
            !figure.is_pair || size.answers == 0 || self.has_both_groups(figure, spans)
        };
        (size.is_tellable(minimum) && groups_are_large).then_some(size)
    }

    /// Returns whether the waiting lists of all other figures of its circle can be told.
    fn circle_is_tellable(&self, figure: &PlannedFigure, left: &LeftOver<'_>) -> bool {
        let others = figure.circle.iter().filter_map(|name| self.planned(name));
        let mut sizes = others.map(|other| self.size_of(&other.name, None, &self.list(other, left)));
        sizes.all(|size| size.is_tellable(self.rules.answers_min))
    }

    /// Returns the spans of a figure's waiting list that can be told together: all but those that wait for spans of a parent
    /// that may never be told, and those that were told with them of a parent.
    fn list(&self, figure: &PlannedFigure, left: &LeftOver<'_>) -> SpanNumbers {
        let mut list = self.waiting(figure);
        let blocked: Vec<&SpanNumbers> = figure
            .parents
            .iter()
            .filter_map(|name| left.get(name.as_str()))
            .collect();
        if list.is_empty() || blocked.is_empty() || !self.rules.waits_for_parents {
            return list;
        }
        list = blocked.iter().fold(list, |list, blocked| list.without(blocked));
        let told = figure
            .parents
            .iter()
            .filter_map(|name| self.told(&FigureName::whole(name)));
        let joined: Vec<&SpanNumbers> = told.flat_map(|told| &told.joined).collect();
        loop {
            let cut = |joined: &&&SpanNumbers| {
                let outside = joined.without(&list);
                !outside.is_empty() && outside != ***joined
            };
            match joined.iter().find(cut) {
                Some(joined) => list = list.without(joined),
                None => return list,
            }
        }
    }

    /// Notes the spans in which a figure may never be told: those that wait where no version asks it any more, and those that
    /// wait for such a parent and are not in its `list`.
    fn note_left_over<'p>(&self, figure: &'p PlannedFigure, list: &SpanNumbers, left: &mut LeftOver<'p>) {
        let waiting = self.waiting(figure);
        let own = if figure.is_retired {
            waiting
        } else {
            waiting.without(list)
        };
        if !own.is_empty() {
            left.insert(&figure.name, own);
        }
    }

    /// Returns whether both groups of a pair are large enough: people who are satisfied with the part, and the others.
    fn has_both_groups(&self, figure: &PlannedFigure, spans: &SpanNumbers) -> bool {
        let counts = self.counts.of(&figure.name, None, &self.days(spans));
        let [both, part_only, overall_only, neither] = PAIR_CELLS;
        let [satisfied, others] = [[both, part_only], [overall_only, neither]].map(|cells| {
            let own = cells.iter().filter_map(|cell| counts.cells.get(*cell));
            own.fold(0_u64, |sum, count| sum.saturating_add(*count))
        });
        let base = satisfied.min(others).saturating_sub(counts.uncredited_responses);
        base >= self.rules.answers_min
    }

    /// Returns whether no parent of a figure has a waiting list any more, but for spans in which it may never be told.
    fn parents_are_told(&self, figure: &PlannedFigure, left: &LeftOver<'_>) -> bool {
        let waits = |parent: &PlannedFigure| match left.get(parent.name.as_str()) {
            Some(left) => !self.waiting(parent).without(left).is_empty(),
            None => !self.waiting(parent).is_empty(),
        };
        let is_told = |name: &String| name == RESPONSES || self.planned(name).is_some_and(|parent| !waits(parent));
        !self.rules.waits_for_parents || figure.parents.iter().all(is_told)
    }

    /// Returns a figure of the plan by its name.
    pub(super) fn planned(&self, name: &str) -> Option<&'a PlannedFigure> {
        self.plan.figures.iter().find(|figure| figure.name == name)
    }

    /// Returns the number after the newest span.
    pub(super) fn end(&self) -> u32 {
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
        let first = self.first_asked(figure);
        // Sets of options were told to be none for the spans in which their choice was told before.
        let first = if figure.option_sets_of.is_some() && first < self.end() {
            0
        } else {
            first
        };
        let asked = first..self.end();
        match self.told(&FigureName::whole(&figure.name)) {
            Some(told) => told.spans.missing_in(asked),
            None => SpanNumbers::of(asked),
        }
    }

    pub(super) fn told(&self, figure: &FigureName) -> Option<&Told> {
        self.told_now.get(figure).or_else(|| self.history.told(figure))
    }

    /// Returns the days of spans, those that follow each other joined.
    pub(super) fn days(&self, spans: &SpanNumbers) -> Vec<Span> {
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
            let base = sum_base(range);
            let now = told_sum(sum, self.offsets.offset(&name, SUM, base), base);
            let more = now.saturating_sub(before.cells.get(SUM).copied().unwrap_or(0));
            if more != 0 && !self.cells_wait(&counts, &before.cells) {
                added.insert(SUM.to_owned(), more);
            }
        }
        if class.is_none() {
            // A class is told once at most in a release, a figure of all answers may be told twice.
            let mut joined = before.joined.clone();
            if telling.spans.first() != telling.spans.last() {
                joined.push(telling.spans.clone());
            }
            let cells = before.cells.clone();
            let mut told = Told { spans, joined, cells };
            told.add_cells(&added);
            self.told_now.insert(name.clone(), told);
        }
        self.atoms.push(Atom {
            figure: name,
            spans: telling.spans.iter().collect(),
            added,
        });
    }

    /// Returns whether more is told of some cell of answers than rounding explains: more were withdrawn than came. The sum
    /// waits with it, so that the mean stays that of the same people.
    fn cells_wait(&self, counts: &FigureCounts, before: &BTreeMap<String, i64>) -> bool {
        let answers = before.iter().filter(|(cell, _)| *cell != SUM && *cell != SKIPPED);
        let mut waiting = answers.filter(|(cell, told)| {
            let now = counts.cells.get(*cell).copied().unwrap_or(0);
            u64::try_from(**told).is_ok_and(|told| told >= now.saturating_add(self.rules.told_in))
        });
        waiting.next().is_some()
    }

    /// Notes spans of a figure of all answers in which there is nothing to add.
    pub(super) fn tell_nothing(&mut self, figure: FigureName, spans: SpanNumbers) {
        self.atoms.push(Atom {
            figure: figure.clone(),
            spans: spans.iter().collect(),
            added: BTreeMap::new(),
        });
        let told = Told {
            spans,
            ..Told::default()
        };
        self.told_now.insert(figure, told);
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
