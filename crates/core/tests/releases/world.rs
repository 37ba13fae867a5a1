//! Random histories of a survey: responses, withdrawals and corrections, closed day by day.

use std::collections::BTreeMap;

use urbivox_core::indicator::rank_simulation::SplitMix64;
use urbivox_core::release::{
    Atom, Counts, Dimension, FigureCounts, FigureName, History, Offsets, Plan, PlannedFigure, RESPONSES, ReleaseRow,
    Rules, SetSize, Span, close, period_of_figure,
};
use urbivox_core::tally::civil_day::Day;

/// Minimum number of credited answers.
pub(super) const MINIMUM: u64 = 10;
/// Answers to `sat` of which people are asked `why`.
pub(super) const ASKED_WHY: [&str; 3] = ["1", "2", "3"];

/// A response that is valid now.
#[derive(Clone, Debug)]
pub(super) struct Response {
    /// Number, from 0, the same after a correction.
    pub(super) id: usize,
    pub(super) is_credited: bool,
    pub(super) answers: BTreeMap<&'static str, &'static str>,
    pub(super) classes: BTreeMap<&'static str, &'static str>,
}

/// The valid responses of each day.
#[derive(Clone, Debug, Default)]
pub(super) struct Responses(pub(super) BTreeMap<i32, Vec<Response>>);

impl Responses {
    /// Returns the responses of these days that are in the figure's set.
    pub(super) fn set<'r>(
        &'r self,
        figure: &'r str,
        class: Option<(&'r str, &'r str)>,
        days: &'r [Span],
    ) -> impl Iterator<Item = &'r Response> {
        let all = days
            .iter()
            .flat_map(|span| self.0.range(span.first.number()..=span.last.number()))
            .flat_map(|(_, responses)| responses);
        all.filter(move |response| {
            class.is_none_or(|(dimension, class)| response.classes.get(dimension) == Some(&class))
                && (figure == RESPONSES || response.answers.contains_key(figure))
        })
    }
}

impl Counts for Responses {
    fn first_day(&self) -> Option<Day> {
        let first = self.0.iter().find(|(_, responses)| !responses.is_empty());
        first.and_then(|(day, _)| Day::from_number(*day))
    }

    fn of(&self, figure: &str, class: Option<(&str, &str)>, days: &[Span]) -> FigureCounts {
        let size = self.size(figure, class, days);
        let mut cells: BTreeMap<String, u64> = BTreeMap::new();
        for response in self.set(figure, class, days) {
            let cell = response.answers.get(figure).copied().unwrap_or(RESPONSES);
            match cells.get_mut(cell) {
                Some(count) => *count += 1,
                None => {
                    cells.insert(cell.to_owned(), 1);
                }
            }
        }
        FigureCounts {
            cells,
            sum: None,
            answers: size.answers,
            uncredited_responses: size.uncredited_responses,
        }
    }

    fn size(&self, figure: &str, class: Option<(&str, &str)>, days: &[Span]) -> SetSize {
        let uncredited = self
            .set(RESPONSES, class, days)
            .filter(|response| !response.is_credited);
        SetSize {
            answers: count(self.set(figure, class, days)),
            uncredited_responses: count(uncredited),
        }
    }
}

pub(super) fn count<T>(items: impl Iterator<Item = T>) -> u64 {
    u64::try_from(items.count()).unwrap()
}

/// Offsets that follow from a seed by a mixing function; the server takes an HMAC.
pub(super) struct Mixed(pub(super) u64);

impl Offsets for Mixed {
    fn offset(&self, figure: &FigureName, cell: &str, modulus: u64) -> u64 {
        let bytes = figure.as_str().bytes().chain([0x1f]).chain(cell.bytes());
        let mixed = bytes.fold(self.0 ^ 0xcbf2_9ce4_8422_2325, |mixed, byte| {
            (mixed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        (mixed >> 32) % modulus
    }
}

/// Settings of a random history.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    pub(super) seed: u64,
    /// Mean number of responses a day.
    pub(super) rate: f64,
    pub(super) days: i32,
    /// Share of people who answer `sat`, on which `why` depends.
    pub(super) answers_sat: f64,
    /// Responses are withdrawn and corrected.
    pub(super) is_changed: bool,
    /// Day from which a second version asks `sat` in another shape and offers other options; some people still answer the
    /// first version in the week after it.
    pub(super) second_version: Option<i32>,
    pub(super) rules: Rules,
}

impl Setting {
    pub(super) fn new(seed: u64, rate: f64, days: i32) -> Setting {
        Setting {
            seed,
            rate,
            days,
            answers_sat: 0.97,
            is_changed: false,
            second_version: None,
            rules: Rules::new(MINIMUM, 3),
        }
    }
}

/// A release as it was made, and what was valid then.
pub(super) struct Closing {
    pub(super) row: ReleaseRow,
    pub(super) responses: Responses,
    /// Responses that were withdrawn or corrected up to then.
    pub(super) changes: u64,
}

/// A history that has happened.
pub(super) struct World {
    pub(super) plan: Plan,
    pub(super) offsets: Mixed,
    pub(super) rows: Vec<ReleaseRow>,
    pub(super) closings: Vec<Closing>,
    /// Responses that are valid at the end.
    pub(super) responses: Responses,
}

impl World {
    /// Lets the days of a setting pass. `look` is called after each change of the responses, between two closings.
    pub(super) fn new(setting: Setting, look: impl Fn(&World, &History, Rules, i32)) -> World {
        let mut world = World {
            plan: plan(None),
            offsets: Mixed(setting.seed),
            rows: Vec::new(),
            closings: Vec::new(),
            responses: Responses::default(),
        };
        let mut dice = Dice(SplitMix64::new(setting.seed));
        let (mut history, mut id, mut changes) = (History::default(), 0, 0);
        for day in 1..=setting.days {
            if setting.second_version == Some(day) {
                world.plan = plan(Some(day));
            }
            let second = setting.second_version.filter(|second| *second <= day);
            let mut time = dice.exponential();
            while time < setting.rate {
                let mut response = dice.response(id, setting.answers_sat);
                if setting.second_version.is_some() {
                    let late = second.map_or(1.0, |second| if day < second + 7 { 0.1 } else { 0.0 });
                    dice.of_version(&mut response, late);
                }
                world.responses.0.entry(day).or_default().push(response);
                id += 1;
                time += dice.exponential();
                look(&world, &history, setting.rules, day - 1);
            }
            if setting.is_changed {
                changes += dice.change(&mut world.responses);
                look(&world, &history, setting.rules, day - 1);
            }
            let today = Day::from_number(day).unwrap();
            let row = close(
                &history,
                today,
                &world.plan,
                &world.responses,
                &world.offsets,
                setting.rules,
            );
            if let Some(row) = row {
                history.add(&row).unwrap();
                world.rows.push(row.clone());
                world.closings.push(Closing {
                    row,
                    responses: world.responses.clone(),
                    changes,
                });
            }
        }
        assert_eq!(History::from_rows(&world.rows).unwrap(), history);
        world
    }

    /// Returns the days of spans.
    pub(super) fn days(&self, spans: &[u32]) -> Vec<Span> {
        spans.iter().map(|span| self.rows[*span as usize].span).collect()
    }

    /// Returns every atom with the number of its release.
    pub(super) fn atoms(&self) -> impl Iterator<Item = (u32, &Atom)> {
        self.rows
            .iter()
            .flat_map(|row| row.atoms.iter().map(|atom| (row.number, atom)))
    }

    /// Returns the names of the figures that were told.
    pub(super) fn figures(&self) -> Vec<FigureName> {
        let mut figures: Vec<FigureName> = self.atoms().map(|(_, atom)| atom.figure.clone()).collect();
        figures.sort();
        figures.dedup();
        figures
    }

    /// Returns what everybody sees of all days.
    pub(super) fn public(&self) -> BTreeMap<FigureName, BTreeMap<String, i64>> {
        let (first, last) = (Day::from_number(0).unwrap(), Day::from_number(10_000).unwrap());
        let figures = self.figures().into_iter();
        figures
            .map(|figure| (figure.clone(), period_of_figure(&self.rows, &figure, first, last)))
            .collect()
    }
}

/// Splits the name of a figure into the question, and the dimension and class.
pub(super) fn parts(figure: &FigureName) -> (&str, Option<(&str, &str)>) {
    match figure.as_str().split_once('@') {
        Some((question, class)) => (question, class.split_once(':')),
        None => (figure.as_str(), None),
    }
}

/// Returns the plan, with the figures of the second version that is published on this day.
fn plan(second_version: Option<i32>) -> Plan {
    let figure = |name: &str, parents: &[&str]| PlannedFigure {
        name: name.to_owned(),
        parents: parents.iter().map(|parent| (*parent).to_owned()).collect(),
        is_segment: false,
        is_pair: false,
        option_sets_of: None,
        is_retired: false,
        circle: Vec::new(),
        since: None,
        sum_range: None,
    };
    let mut figures = vec![figure("sat", &[]), figure("why", &["sat"]), figure("opt", &[])];
    if let Some(day) = second_version {
        let since = Day::from_number(day);
        let old = PlannedFigure {
            is_retired: true,
            ..figure("sat", &[])
        };
        let new = PlannedFigure {
            since,
            ..figure("sat#2", &[])
        };
        let sets = PlannedFigure {
            since,
            option_sets_of: Some("opt".to_owned()),
            ..figure("opt~options", &["opt"])
        };
        figures = vec![old, new, figure("why", &["sat", "sat#2"]), figure("opt", &[]), sets];
    }
    let dimension = |name: &str, classes: &[&str]| Dimension {
        name: name.to_owned(),
        classes: classes.iter().map(|class| (*class).to_owned()).collect(),
    };
    Plan {
        figures,
        dimensions: vec![
            dimension("district", &["north", "south", "east", ""]),
            dimension("age", &["young", "old", ""]),
        ],
    }
}

struct Dice(SplitMix64);

impl Dice {
    fn exponential(&mut self) -> f64 {
        -(1.0 - self.0.next_unit()).ln()
    }

    fn is_below(&mut self, share: f64) -> bool {
        self.0.next_unit() < share
    }

    fn pick<const N: usize>(&mut self, of: [(&'static str, f64); N]) -> &'static str {
        let mut left = self.0.next_unit() * of.iter().map(|(_, weight)| weight).sum::<f64>();
        for (text, weight) in of {
            left -= weight;
            if left < 0.0 {
                return text;
            }
        }
        of[N - 1].0
    }

    fn sat(&mut self) -> &'static str {
        self.pick([("1", 10.0), ("2", 10.0), ("3", 15.0), ("4", 30.0), ("5", 35.0)])
    }

    fn response(&mut self, id: usize, answers_sat: f64) -> Response {
        let mut answers = BTreeMap::new();
        if self.is_below(answers_sat) {
            let sat = self.sat();
            answers.insert("sat", sat);
            if ASKED_WHY.contains(&sat) {
                answers.insert("why", self.pick([("slow", 0.5), ("rude", 0.5)]));
            }
        }
        if self.is_below(0.35) {
            answers.insert("opt", self.pick([("yes", 0.5), ("no", 0.5)]));
        }
        let district = self.pick([("north", 50.0), ("south", 35.0), ("east", 7.0), ("", 8.0)]);
        let age = self.pick([("young", 45.0), ("old", 45.0), ("", 10.0)]);
        Response {
            id,
            is_credited: !self.is_below(0.1),
            answers,
            classes: BTreeMap::from([("district", district), ("age", age)]),
        }
    }

    /// Makes a response one of the second version, but for a share of `late`.
    fn of_version(&mut self, response: &mut Response, late: f64) {
        if self.is_below(late) {
            return;
        }
        if let Some(sat) = response.answers.remove("sat") {
            response.answers.insert("sat#2", sat);
        }
        if response.answers.contains_key("opt") {
            response.answers.insert("opt~options", "1");
        }
    }

    /// Withdraws and corrects some responses of any day; returns how many.
    fn change(&mut self, responses: &mut Responses) -> u64 {
        let mut changes = 0;
        for responses in responses.0.values_mut() {
            responses.retain(|_| {
                let stays = !self.is_below(0.0015);
                changes += u64::from(!stays);
                stays
            });
            for response in responses {
                if self.is_below(0.0015) {
                    // Another answer to the first question; the others stay as they are.
                    let is_second = response.answers.contains_key("sat#2");
                    response
                        .answers
                        .insert(if is_second { "sat#2" } else { "sat" }, self.sat());
                    changes += 1;
                }
            }
        }
        changes
    }
}
