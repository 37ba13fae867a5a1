//! Counts of a survey by figure, class and day, read once from its counter blocks.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::page_counts::PageVisits;
use super::slot_targets::SlotTargets;
use crate::storage::Error;
use crate::storage::tallies;
use urbivox_core::release::figures::{BLANK, LANGUAGE, PLACEMENT, SurveyFigures, VERIFIED, VERIFIED_CLASSES};
use urbivox_core::release::{Counts, FigureCounts, RESPONSES, SetSize, Span};
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::counter_block::CounterBlock;

/// Numbers of a class before those of the figures: responses, and responses that are not credited.
const HEAD: usize = 2;
/// Section of all responses.
const ALL: usize = 0;

/// Counts of a survey.
#[derive(Debug)]
pub struct SurveyCounts {
    /// Name of each figure, with the place of its numbers.
    figures: HashMap<String, FigureNumbers>,
    whole: ClassCounts,
    /// By dimension and class.
    classes: HashMap<String, HashMap<String, ClassCounts>>,
    /// First day with responses, by version.
    first_days: HashMap<i64, Day>,
    /// Views, starts and submissions, which are told with the responses.
    visits: PageVisits,
}

/// Places of a figure's numbers in a class: answers, then its cells, then the sum.
#[derive(Clone, Debug)]
struct FigureNumbers {
    first: usize,
    cells: Vec<String>,
    has_sum: bool,
    /// Place of the answers among the running totals.
    total: usize,
}

impl FigureNumbers {
    fn len(&self) -> usize {
        1 + self.cells.len() + 1
    }
}

/// Numbers of a class by day.
#[derive(Debug, Default)]
struct ClassCounts {
    days: Vec<i32>,
    /// Running totals up to each day: responses, uncredited responses, answers of each figure.
    totals: Vec<i64>,
    /// Numbers that are not zero, of all days in order.
    entries: Vec<(u32, i64)>,
    /// End of each day's entries.
    ends: Vec<usize>,
    /// Sums that were asked for, by the first number of their figure: days are asked for again with later ones added.
    known: RefCell<HashMap<usize, KnownSum>>,
}

#[derive(Debug, Default)]
struct KnownSum {
    days: Vec<Span>,
    numbers: Vec<i64>,
}

/// Key of a class: dimension and class; none for all responses.
type ClassKey = Option<(String, String)>;

/// Numbers of one day, by class.
type DayNumbers = BTreeMap<ClassKey, Vec<i64>>;

/// Reader of counter blocks, in the order of days.
struct Reader<'a> {
    figures: &'a SurveyFigures,
    /// First number of each figure.
    firsts: Vec<usize>,
    /// By the identity of a version.
    targets: HashMap<i64, SlotTargets>,
    width: usize,
    /// Last day on which every response counts as credited.
    credited_until: i32,
}

impl SurveyCounts {
    /// Reads counter blocks. Up to the day `credited_until` every response counts as credited: credits were not counted yet.
    pub fn read(
        figures: &SurveyFigures,
        mut blocks: Vec<tallies::Row>,
        visits: PageVisits,
        credited_until: i32,
    ) -> Result<SurveyCounts, Error> {
        blocks.sort_by_key(|block| block.day);
        let mut first = HEAD;
        let firsts: Vec<usize> = figures
            .figures()
            .iter()
            .map(|figure| {
                let own = first;
                first += figure.cells.len() + 2;
                own
            })
            .collect();
        let versions: BTreeSet<i64> = blocks.iter().map(|block| block.version_id).collect();
        let targets = versions.into_iter().filter_map(|version| {
            let slots = figures.slots(version)?;
            Some((version, SlotTargets::of(slots, figures, &firsts)))
        });
        let reader = Reader {
            figures,
            targets: targets.collect(),
            width: first,
            firsts,
            credited_until,
        };
        let mut counts = SurveyCounts {
            figures: reader.numbers_of_figures(),
            whole: ClassCounts::default(),
            classes: HashMap::new(),
            first_days: HashMap::new(),
            visits,
        };
        for day in blocks.chunk_by(|one, next| one.day == next.day) {
            let mut numbers = DayNumbers::new();
            for block in day {
                reader.add_block(block, &mut numbers, &mut counts.first_days)?;
            }
            let Some(block) = day.first() else { continue };
            for (key, numbers) in numbers {
                counts.class_mut(key).push(block.day, &numbers, &reader.firsts);
            }
        }
        Ok(counts)
    }

    /// Returns the first day with responses, by version.
    pub fn first_days(&self) -> &HashMap<i64, Day> {
        &self.first_days
    }

    /// Returns the classes of a dimension that have responses.
    pub fn classes(&self, dimension: &str) -> BTreeSet<String> {
        let classes = self.classes.get(dimension).into_iter().flat_map(HashMap::keys);
        classes.cloned().collect()
    }

    fn class_mut(&mut self, key: ClassKey) -> &mut ClassCounts {
        match key {
            None => &mut self.whole,
            Some((dimension, class)) => self.classes.entry(dimension).or_default().entry(class).or_default(),
        }
    }

    fn class(&self, class: Option<(&str, &str)>) -> Option<&ClassCounts> {
        match class {
            None => Some(&self.whole),
            Some((dimension, class)) => self.classes.get(dimension)?.get(class),
        }
    }

    /// Returns the numbers of a figure over these days. What was asked for before is extended by the days that are new.
    fn numbers(&self, class: Option<(&str, &str)>, figure: &FigureNumbers, days: &[Span]) -> Vec<i64> {
        let Some(counts) = self.class(class) else {
            return vec![0; figure.len()];
        };
        let mut known = counts.known.borrow_mut();
        let sum = known.entry(figure.first).or_default();
        let Some(new) = added_days(&sum.days, days) else {
            // Other days than before, so nothing is kept of them.
            let mut numbers = vec![0; figure.len()];
            days.iter().for_each(|span| counts.add_to(*span, figure, &mut numbers));
            return numbers;
        };
        sum.numbers.resize(figure.len(), 0);
        for span in new {
            counts.add_to(span, figure, &mut sum.numbers);
        }
        sum.days = days.to_vec();
        sum.numbers.clone()
    }
}

impl Counts for SurveyCounts {
    fn first_day(&self) -> Option<Day> {
        self.whole.days.first().copied().and_then(Day::from_number)
    }

    fn of(&self, figure: &str, class: Option<(&str, &str)>, days: &[Span]) -> FigureCounts {
        let size = self.size(figure, class, days);
        let mut counts = FigureCounts {
            cells: BTreeMap::new(),
            sum: None,
            answers: size.answers,
            uncredited_responses: size.uncredited_responses,
        };
        if figure == RESPONSES {
            if size.answers > 0 {
                counts.cells.insert(RESPONSES.to_owned(), size.answers);
                self.visits.add_to(class, days, &mut counts.cells);
            }
            return counts;
        }
        let Some(numbers_of) = self.figures.get(figure) else {
            return counts;
        };
        let numbers = self.numbers(class, numbers_of, days);
        let cells = numbers_of.cells.iter().zip(numbers.iter().skip(1));
        let cells = cells.filter_map(|(cell, count)| Some((cell.clone(), u64::try_from(*count).ok()?)));
        counts.cells = cells.filter(|(_, count)| *count > 0).collect();
        counts.sum = numbers.last().copied().filter(|_| numbers_of.has_sum);
        counts
    }

    fn size(&self, figure: &str, class: Option<(&str, &str)>, days: &[Span]) -> SetSize {
        let total = if figure == RESPONSES {
            Some(0)
        } else {
            self.figures.get(figure).map(|figure| figure.total)
        };
        let (Some(counts), Some(total)) = (self.class(class), total) else {
            return SetSize::default();
        };
        let stride = HEAD + self.figures.len();
        let sum = |total: usize| {
            let parts = days.iter().map(|span| counts.total(*span, total, stride));
            u64::try_from(parts.sum::<i64>()).unwrap_or_default()
        };
        SetSize {
            answers: sum(total),
            uncredited_responses: sum(1),
        }
    }
}

impl ClassCounts {
    /// Adds a later day. `firsts` are the first numbers of each figure: its answers.
    fn push(&mut self, day: i32, numbers: &[i64], firsts: &[usize]) {
        let stride = HEAD + firsts.len();
        let before = self.totals.len().checked_sub(stride);
        let own = (0..HEAD).chain(firsts.iter().copied());
        let more: Vec<i64> = own
            .enumerate()
            .map(|(at, number)| {
                let earlier = before
                    .and_then(|before| self.totals.get(before + at))
                    .copied()
                    .unwrap_or_default();
                earlier.saturating_add(numbers.get(number).copied().unwrap_or_default())
            })
            .collect();
        self.days.push(day);
        self.totals.extend(more);
        let entries = (0_u32..).zip(numbers).filter(|(_, number)| **number != 0);
        self.entries.extend(entries.map(|(at, number)| (at, *number)));
        self.ends.push(self.entries.len());
    }

    /// Returns a running total over these days.
    fn total(&self, span: Span, total: usize, stride: usize) -> i64 {
        let up_to = |days: usize| {
            let day = days.checked_sub(1)?;
            self.totals.get(day * stride + total).copied()
        };
        let (first, end) = self.range(span);
        up_to(end)
            .unwrap_or_default()
            .saturating_sub(up_to(first).unwrap_or_default())
    }

    /// Adds a figure's numbers of these days.
    fn add_to(&self, span: Span, figure: &FigureNumbers, numbers: &mut [i64]) {
        let (first, end) = self.range(span);
        for day in first..end {
            let start = day
                .checked_sub(1)
                .and_then(|before| self.ends.get(before))
                .copied()
                .unwrap_or_default();
            let end = self.ends.get(day).copied().unwrap_or_default();
            let entries = self.entries.get(start..end).unwrap_or_default();
            let skipped = entries.partition_point(|(at, _)| place(*at) < figure.first);
            for (at, number) in entries.iter().skip(skipped) {
                let Some(sum) = place(*at).checked_sub(figure.first).and_then(|at| numbers.get_mut(at)) else {
                    break;
                };
                *sum = sum.saturating_add(*number);
            }
        }
    }

    /// Returns the places of the first day of the span and of the first after it.
    fn range(&self, span: Span) -> (usize, usize) {
        let first = self.days.partition_point(|day| *day < span.first.number());
        let end = self.days.partition_point(|day| *day <= span.last.number());
        (first, end)
    }
}

fn place(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// Returns the days of `now` that are not in `before`, if all of `before` is in `now`. Both are disjoint and ascending.
fn added_days(before: &[Span], now: &[Span]) -> Option<Vec<Span>> {
    let mut added = Vec::new();
    let mut before = before.iter().peekable();
    for span in now {
        let mut first = span.first.number();
        while let Some(known) = before.next_if(|known| known.last <= span.last) {
            if known.first < span.first {
                return None;
            }
            push_days(first, known.first.number() - 1, &mut added);
            first = known.last.number() + 1;
        }
        push_days(first, span.last.number(), &mut added);
    }
    before.next().is_none().then_some(added)
}

fn push_days(first: i32, last: i32, days: &mut Vec<Span>) {
    if let (true, Some(first), Some(last)) = (first <= last, Day::from_number(first), Day::from_number(last)) {
        days.push(Span { first, last });
    }
}

impl Reader<'_> {
    fn numbers_of_figures(&self) -> HashMap<String, FigureNumbers> {
        let figures = self.figures.figures().iter().zip(&self.firsts).zip(HEAD..);
        let numbers = figures.map(|((figure, first), total)| {
            let numbers = FigureNumbers {
                first: *first,
                cells: figure.cells.clone(),
                has_sum: figure.sum_range.is_some(),
                total,
            };
            (figure.name.clone(), numbers)
        });
        numbers.collect()
    }

    fn add_block(
        &self,
        block: &tallies::Row,
        numbers: &mut DayNumbers,
        first_days: &mut HashMap<i64, Day>,
    ) -> Result<(), Error> {
        let known = self
            .figures
            .slots(block.version_id)
            .zip(self.targets.get(&block.version_id));
        let Some((slots, targets)) = known else {
            return Ok(());
        };
        let counters = CounterBlock::decode(&block.counts).map_err(|cause| Error::corrupt("tallies", cause))?;
        let day = Day::from_number(block.day).ok_or_else(|| Error::corrupt("tallies", "a day"))?;
        let section = |section: usize| {
            let mut totals = Vec::new();
            counters.add_section_to(section, &mut totals);
            totals
        };
        let all = section(ALL);
        if all.first().is_none_or(|responses| *responses <= 0) {
            return Ok(());
        }
        first_days.entry(block.version_id).or_insert(day);
        let class = |dimension: &str, class: &str| Some((dimension.to_owned(), class.to_owned()));
        let changes = |totals: &[i128]| targets.changes(totals, block.day > self.credited_until);
        let mut add = |key: ClassKey, changes: &[(usize, i64)]| self.add_changes(changes, key, numbers);
        let of_all = changes(&all);
        add(None, &of_all);
        add(class(PLACEMENT, &block.placement), &of_all);
        add(class(LANGUAGE, &block.language), &of_all);
        let [without, with] = VERIFIED_CLASSES;
        let verified = section(slots.verified);
        if verified.is_empty() {
            add(class(VERIFIED, without), &of_all);
        } else {
            add(class(VERIFIED, without), &changes(&less(&all, &verified)));
            add(class(VERIFIED, with), &changes(&verified));
        }
        for dimension in self.figures.segments() {
            let own = slots.segments.iter().find(|(code, _)| code == dimension);
            let mut blank: Option<Vec<i128>> = None;
            for (option, at) in own.into_iter().flat_map(|(_, options)| options) {
                let chosen = section(*at);
                if !chosen.is_empty() {
                    blank = Some(less(blank.as_ref().unwrap_or(&all), &chosen));
                    add(class(dimension, option), &changes(&chosen));
                }
            }
            match blank {
                None => add(class(dimension, BLANK), &of_all),
                Some(blank) => add(class(dimension, BLANK), &changes(&blank)),
            }
        }
        Ok(())
    }

    fn add_changes(&self, changes: &[(usize, i64)], key: ClassKey, numbers: &mut DayNumbers) {
        if changes.is_empty() {
            return;
        }
        let own = numbers.entry(key).or_insert_with(|| vec![0; self.width]);
        for (at, more) in changes {
            if let Some(number) = own.get_mut(*at) {
                *number = number.saturating_add(*more);
            }
        }
    }
}

fn less(totals: &[i128], own: &[i128]) -> Vec<i128> {
    let own = own.iter().copied().chain(std::iter::repeat(0));
    totals
        .iter()
        .zip(own)
        .map(|(total, own)| total.saturating_sub(own))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(days: &[(i32, i32)]) -> Vec<Span> {
        let day = |number| Day::from_number(number).unwrap();
        let span = |(first, last): &(i32, i32)| Span {
            first: day(*first),
            last: day(*last),
        };
        days.iter().map(span).collect()
    }

    #[test]
    fn added_days_are_those_between_and_after_the_known_ones() {
        let added = |before: &[(i32, i32)], now: &[(i32, i32)]| added_days(&spans(before), &spans(now));
        assert_eq!(added(&[], &[(1, 3)]), Some(spans(&[(1, 3)])));
        assert_eq!(added(&[(1, 3)], &[(1, 5)]), Some(spans(&[(4, 5)])));
        assert_eq!(
            added(&[(2, 3), (6, 6)], &[(1, 8)]),
            Some(spans(&[(1, 1), (4, 5), (7, 8)]))
        );
        assert_eq!(added(&[(1, 3)], &[(1, 3), (5, 6)]), Some(spans(&[(5, 6)])));
        assert_eq!(added(&[(1, 3)], &[(5, 6)]), None);
        assert_eq!(added(&[(1, 3)], &[(2, 6)]), None);
        assert_eq!(added(&[(5, 6)], &[(1, 3)]), None);
    }

    #[test]
    fn totals_and_sums_are_those_of_the_days() {
        let mut counts = ClassCounts::default();
        // Responses, uncredited, then a figure: answers, one cell, sum.
        for (day, answers) in [(3, 5), (4, 7), (9, 11)] {
            counts.push(day, &[answers, 1, answers, answers, 0], &[2]);
        }
        let figure = FigureNumbers {
            first: 2,
            cells: vec!["x".to_owned()],
            has_sum: false,
            total: 2,
        };
        for (first, last, expected) in [(0, 2, 0), (3, 3, 5), (4, 9, 18), (0, 99, 23), (5, 8, 0)] {
            let span = spans(&[(first, last)])[0];
            assert_eq!(counts.total(span, 2, 3), expected);
            let mut numbers = [0; 3];
            counts.add_to(span, &figure, &mut numbers);
            assert_eq!(numbers, [expected, expected, 0]);
        }
    }
}
