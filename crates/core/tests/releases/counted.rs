//! Surveys with every kind of question, answered at random and counted as the service counts them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;
use serde_json::{Map, Value, json};
use urbivox_core::indicator::rank_simulation::SplitMix64;
use urbivox_core::measure::totals::{Totals, VersionTotals};
use urbivox_core::release::figures::{FigureVersion, PLACEMENT, SurveyFigures, VersionSlots};
use urbivox_core::release::report::ReleasedVersion;
use urbivox_core::release::{Counts, FigureCounts, History, Plan, RESPONSES, ReleaseRow, Rules, SetSize, Span, close};
use urbivox_core::survey::{Definition, RawAnswers, Submission};
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::counter_block::CounterBlock;
use urbivox_core::tally::counter_delta::CounterDelta;
use urbivox_core::tally::counter_layout::CounterLayout;

use super::world::Mixed;

/// Placements, each with the share of responses.
const PLACEMENTS: [&str; 3] = ["desk", "page", "poster"];

/// Counters of a day by version and placement.
type OfDay<T> = BTreeMap<(u32, &'static str), T>;

/// A survey with its responses.
pub(super) struct Counted {
    pub(super) versions: Vec<ReleasedVersion>,
    pub(super) figures: SurveyFigures,
    /// Sections by day, then by version and placement.
    blocks: BTreeMap<i32, OfDay<Vec<Vec<i128>>>>,
}

impl Counted {
    /// Answers the survey at random: `rate` responses on each of `days` days. The second version begins after the first
    /// half. One response in `uncredited` is not credited; none when it is 0.
    pub(super) fn new(seed: u64, rate: u64, days: i32, uncredited: u64) -> Counted {
        Counted::of(seed, rate, days, (uncredited, false))
    }

    /// As [`Counted::new`], but the second version begins with two responses of the day before, and on each of the four
    /// days after one response is still of the first.
    pub(super) fn mixed(seed: u64, rate: u64, days: i32) -> Counted {
        Counted::of(seed, rate, days, (10, true))
    }

    fn of(seed: u64, rate: u64, days: i32, (uncredited, is_mixed): (u64, bool)) -> Counted {
        let versions: Vec<ReleasedVersion> = (1..=2).map(version).collect();
        let of_figures: Vec<FigureVersion<'_>> = versions
            .iter()
            .map(|version| FigureVersion {
                key: version.number.into(),
                number: version.number,
                published_on: Day::from_number(if version.number == 1 { 0 } else { days / 2 + 1 }),
                definition: &version.definition,
                layout: &version.layout,
            })
            .collect();
        let figures = SurveyFigures::of(&of_figures);
        let mut dice = SplitMix64::new(seed);
        let mut blocks: BTreeMap<i32, OfDay<CounterBlock>> = BTreeMap::new();
        for day in 1..=days {
            for response in 0..rate {
                let is_second = match day - days / 2 {
                    0 => is_mixed && response + 2 >= rate,
                    1..=4 => !is_mixed || response > 0,
                    after => after > 0,
                };
                let version = &versions[usize::from(is_second)];
                let placement = PLACEMENTS[pick(&mut dice, 3)];
                let answers = answers(&version.definition, &mut dice);
                let raw: RawAnswers = serde_json::from_value(answers).unwrap();
                let submission = Submission::parse(&version.definition, &raw).unwrap();
                let delta = CounterDelta::of(&version.layout, &version.definition, &submission);
                let is_credited = uncredited == 0 || pick(&mut dice, uncredited) > 0;
                let delta = if is_credited {
                    delta.credited(&version.layout)
                } else {
                    delta
                };
                let of_day = blocks.entry(day).or_default();
                let block = of_day
                    .entry((version.number, placement))
                    .or_insert_with(CounterBlock::empty);
                block.add(&delta).unwrap();
            }
        }
        let sections = |version: u32, block: &CounterBlock| {
            let layout = &versions[version as usize - 1].layout;
            let section = |section: usize| {
                let mut totals = Vec::new();
                block.add_section_to(section, &mut totals);
                totals.resize(layout.len(), 0);
                totals
            };
            (0..layout.sections()).map(section).collect::<Vec<_>>()
        };
        let blocks = blocks
            .iter()
            .map(|(day, blocks)| {
                let blocks = blocks.iter().map(|(key, block)| (*key, sections(key.0, block)));
                (*day, blocks.collect())
            })
            .collect();
        Counted {
            figures,
            blocks,
            versions,
        }
    }

    /// Closes every day and returns the releases.
    pub(super) fn close(&self, rules: Rules) -> Vec<ReleaseRow> {
        let plan = self.plan();
        let offsets = Mixed(9);
        let (mut history, mut rows) = (History::default(), Vec::new());
        for day in self.blocks.keys() {
            let today = Day::from_number(*day).unwrap();
            if let Some(row) = close(&history, today, &plan, self, &offsets, rules) {
                history.add(&row).unwrap();
                rows.push(row);
            }
        }
        rows
    }

    fn plan(&self) -> Plan {
        let placements: BTreeSet<String> = PLACEMENTS.map(str::to_owned).into();
        let mut first_days: HashMap<i64, Day> = HashMap::new();
        for (day, blocks) in &self.blocks {
            for (version, _) in blocks.keys() {
                first_days
                    .entry((*version).into())
                    .or_insert(Day::from_number(*day).unwrap());
            }
        }
        self.figures.plan(&first_days, &placements, &BTreeSet::new())
    }

    /// Returns the live counters of these days.
    pub(super) fn totals(&self, first: i32, last: i32) -> Totals {
        let of_version = |version: &ReleasedVersion| {
            let mut totals = Vec::new();
            for (_, blocks) in self.blocks.range(first..=last) {
                let own = blocks.iter().filter(|((number, _), _)| *number == version.number);
                for (_, sections) in own {
                    totals.resize(sections[0].len(), 0);
                    totals.iter_mut().zip(&sections[0]).for_each(|(sum, more)| *sum += more);
                }
            }
            VersionTotals {
                number: version.number,
                definition: Arc::clone(&version.definition),
                layout: Arc::clone(&version.layout),
                totals,
            }
        };
        self.versions.iter().map(of_version).collect()
    }

    /// Calls `add` with the counters of the class on these days, by version.
    fn each(&self, class: Option<(&str, &str)>, days: &[Span], mut add: impl FnMut(&VersionSlots, &[i128])) {
        let within = days
            .iter()
            .flat_map(|span| self.blocks.range(span.first.number()..=span.last.number()));
        for ((version, placement), sections) in within.flat_map(|(_, blocks)| blocks) {
            let slots = self.figures.slots((*version).into()).unwrap();
            match class {
                None => add(slots, &sections[0]),
                Some((PLACEMENT, wanted)) if wanted == *placement => add(slots, &sections[0]),
                Some((segment, wanted)) => {
                    let options = slots.segments.iter().filter(|(code, _)| code == segment);
                    for (option, at) in options.flat_map(|(_, options)| options) {
                        if option == wanted {
                            add(slots, &sections[*at]);
                        }
                    }
                }
            }
        }
    }
}

impl Counts for Counted {
    fn first_day(&self) -> Option<Day> {
        self.blocks.keys().next().and_then(|day| Day::from_number(*day))
    }

    fn of(&self, figure: &str, class: Option<(&str, &str)>, days: &[Span]) -> FigureCounts {
        let mut counts = FigureCounts::default();
        let place = self.figures.figures().iter().position(|known| known.name == figure);
        let (mut responses, mut sum) = (0_i128, 0_i128);
        self.each(class, days, |slots, totals| {
            responses += totals[0];
            let count = |slot: usize| u64::try_from(totals[slot]).unwrap();
            counts.uncredited_responses += count(0) - count(slots.credited);
            let Some(place) = place else {
                return;
            };
            for own in slots.figures.iter().filter(|own| own.figure == place) {
                counts.answers += own.answered.clone().map(count).sum::<u64>();
                sum += own.sum.map_or(0, |slot| totals[slot]);
                for (slot, cell) in &own.cells {
                    let cell = self.figures.figures()[place].cells[*cell].clone();
                    *counts.cells.entry(cell).or_default() += count(*slot);
                }
            }
        });
        if figure == RESPONSES {
            counts.answers = u64::try_from(responses).unwrap();
            counts.cells.insert(RESPONSES.to_owned(), counts.answers);
        }
        counts.cells.retain(|_, count| *count > 0);
        let has_sum = place.is_some_and(|place| self.figures.figures()[place].sum_range.is_some());
        counts.sum = has_sum.then(|| i64::try_from(sum).unwrap());
        counts
    }

    fn size(&self, figure: &str, class: Option<(&str, &str)>, days: &[Span]) -> SetSize {
        self.of(figure, class, days).size()
    }
}

/// Returns a date by the number of its day.
pub(super) fn date(day: i32) -> Date {
    Day::from_number(day).unwrap().date()
}

fn pick(dice: &mut SplitMix64, of: u64) -> usize {
    let unit = dice.next_unit();
    (0..of).find(|at| unit < (*at as f64 + 1.0) / of as f64).unwrap() as usize
}

/// The second version adds an option, takes one away, asks one question in another shape, and has another row.
fn version(number: u32) -> ReleasedVersion {
    let codes = |codes: &[&str]| codes.iter().map(|code| json!({"code": code})).collect::<Vec<_>>();
    let is_first = number == 1;
    let rating = |code: &str, from: i64, to: i64, measure: &str| json!({"code": code, "kind": "rating", "scale": {"from": from, "to": to}, "measure": measure});
    let sus: Vec<Value> = (1..=10)
        .map(|row| json!({"code": format!("s{row}"), "reversed": row % 2 == 0}))
        .collect();
    let minutes = |code: &str| json!({"code": code, "kind": "number", "unit": "min", "min": 0, "max": 600, "measure": "time-saved"});
    let questions = json!([
        rating("sat", 1, 5, "csat"),
        rating("ease", 1, if is_first { 7 } else { 5 }, if is_first { "ces" } else { "csat" }),
        rating("nps", 0, 10, "nps"),
        {"code": "why", "kind": "choice", "options": codes(if is_first { &["slow", "rude"] } else { &["slow", "dear"] }),
         "show_if": {"question": "sat", "is": "<=", "value": 3}},
        {"code": "some", "kind": "choice", "multiple": true,
         "options": codes(if is_first { &["x", "y", "answered"] } else { &["y", "answered", "z"] })},
        {"code": "parts", "kind": "matrix", "rows": codes(if is_first { &["a", "b"] } else { &["b", "c"] }),
         "scale": {"from": 1, "to": 5}},
        {"code": "order", "kind": "ranking", "options": codes(&["p", "q", "r"])},
        {"code": "size", "kind": "number", "min": -2, "max": 30},
        {"code": "found", "kind": "choice", "options": codes(&["yes", "partly", "no"]), "measure": "sdg-found"},
        {"code": "sus", "kind": "matrix", "rows": sus, "scale": {"from": 1, "to": 5}, "measure": "sus"},
        minutes("before"),
        minutes("online"),
        {"code": "district", "kind": "choice", "segment": true, "options": codes(&["east", "north", "south"])},
        {"code": "note", "kind": "text"},
    ]);
    let document =
        json!({"title": {"en": "T"}, "languages": ["en"], "primary": "sat", "pages": [{"questions": questions}]});
    let definition = Definition::parse(&document).unwrap();
    ReleasedVersion {
        number,
        layout: Arc::new(CounterLayout::of(&definition)),
        definition: Arc::new(definition),
    }
}

fn answers(definition: &Definition, dice: &mut SplitMix64) -> Value {
    let is_first = definition
        .question("ease")
        .is_some_and(|question| question.measure.is_some_and(|measure| measure.name() == "ces"));
    let mut all = Map::new();
    let mut answer = |dice: &mut SplitMix64, code: &str, value: Value| {
        // One in eight leaves a question blank.
        if pick(dice, 8) > 0 {
            all.insert(code.to_owned(), value);
        }
    };
    let score = |dice: &mut SplitMix64, from: usize, points: u64| json!(from + pick(dice, points));
    let sat = 1 + pick(dice, 5);
    if pick(dice, 20) > 0 {
        answer(dice, "sat", json!(sat));
    }
    let (ease, nps) = (score(dice, 1, if is_first { 7 } else { 5 }), score(dice, 0, 11));
    answer(dice, "ease", ease);
    answer(dice, "nps", nps);
    let some: Vec<&str> = if is_first {
        vec!["x", "answered"]
    } else {
        vec!["y", "z"]
    };
    let chosen = 1 + pick(dice, 2);
    answer(dice, "some", json!(some[..chosen]));
    let rows = if is_first { ["a", "b"] } else { ["b", "c"] };
    let parts: Map<String, Value> = rows
        .into_iter()
        .map(|row| (row.to_owned(), score(dice, 1, 5)))
        .collect();
    answer(dice, "parts", Value::Object(parts));
    let orders = [["p", "q", "r"], ["q", "r", "p"], ["r", "q", "p"]];
    let order = orders[pick(dice, 3)];
    answer(dice, "order", json!(order));
    let size = json!(i64::try_from(pick(dice, 33)).unwrap() - 2);
    answer(dice, "size", size);
    let found = ["yes", "partly", "no"][pick(dice, 3)];
    answer(dice, "found", json!(found));
    let sus: Map<String, Value> = (1..=10).map(|row| (format!("s{row}"), score(dice, 1, 5))).collect();
    answer(dice, "sus", Value::Object(sus));
    let (before, online) = (score(dice, 0, 200), score(dice, 0, 90));
    answer(dice, "before", before);
    answer(dice, "online", online);
    let district = ["east", "north", "north", "north", "south", "south"][pick(dice, 6)];
    answer(dice, "district", json!(district));
    answer(dice, "note", json!("Thank you"));
    if all.get("sat").and_then(Value::as_u64).is_some_and(|sat| sat <= 3) {
        let why = if is_first { ["slow", "rude"] } else { ["slow", "dear"] };
        let why = why[pick(dice, 2)];
        if pick(dice, 8) > 0 {
            all.insert("why".to_owned(), json!(why));
        }
    }
    Value::Object(all)
}
