//! Sets of responses behind what was told, and what an attacker gets by adding and subtracting them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use urbivox_core::release::{FigureName, RESPONSES};

use super::world::{ASKED_WHY, MINIMUM, World, parts};

/// Greatest number of an attacker's sets of one figure that are compared.
const SETS_MAX: usize = 160;
/// Number of last moments at which an attacker looks.
const MOMENTS: usize = 12;

/// Set of responses by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Set(Vec<u64>);

impl Set {
    fn of(ids: impl Iterator<Item = usize>) -> Set {
        let mut words = Vec::new();
        for id in ids {
            if words.len() <= id / 64 {
                words.resize(id / 64 + 1, 0_u64);
            }
            words[id / 64] |= 1 << (id % 64);
        }
        Set(words)
    }

    fn len(&self) -> u64 {
        self.0.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    fn word(&self, place: usize) -> u64 {
        self.0.get(place).copied().unwrap_or(0)
    }

    fn is_inside(&self, other: &Set) -> bool {
        (0..).zip(&self.0).all(|(place, word)| word & !other.word(place) == 0)
    }

    fn add(&mut self, other: &Set) {
        self.0.resize(self.0.len().max(other.0.len()), 0);
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }

    fn less(&self, other: &Set) -> Set {
        Set((0..)
            .zip(&self.0)
            .map(|(place, word)| word & !other.word(place))
            .collect())
    }
}

/// An atom with the set behind it.
struct Told {
    release: u32,
    spans: Vec<u32>,
    last_day: i32,
    set: Set,
}

/// Number of sets that were looked at, and of those that have one to nine responses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) small: u64,
    pub(super) all: u64,
}

impl Found {
    fn count(&mut self, size: u64) {
        self.all += 1;
        self.small += u64::from(size > 0 && size < MINIMUM);
    }

    pub(super) fn add(&mut self, other: Found) {
        self.all += other.all;
        self.small += other.small;
    }
}

fn told(world: &World) -> BTreeMap<FigureName, Vec<Told>> {
    let mut told: BTreeMap<FigureName, Vec<Told>> = BTreeMap::new();
    for (release, atom) in world.atoms() {
        let (question, class) = parts(&atom.figure);
        let days = world.days(&atom.spans);
        // Those who were valid when it was told.
        let responses = &world.closings[release as usize].responses;
        told.entry(atom.figure.clone()).or_default().push(Told {
            release,
            spans: atom.spans.clone(),
            last_day: days.last().unwrap().last.number(),
            set: Set::of(responses.set(question, class, &days).map(|response| response.id)),
        });
    }
    told
}

/// Returns the sets of one figure that an attacker sees: at each of the last moments, of each period.
fn public_sets(told: &[Told]) -> Vec<Set> {
    let mut releases: Vec<u32> = told.iter().map(|told| told.release).collect();
    releases.dedup();
    let mut sets = BTreeSet::new();
    for release in releases.iter().rev().take(MOMENTS) {
        let seen: Vec<&Told> = told.iter().filter(|told| told.release <= *release).collect();
        let mut by_day: Vec<&Told> = seen;
        by_day.sort_by_key(|told| told.last_day);
        for from in (0..by_day.len()).rev() {
            let mut sum = Set::default();
            for (place, next) in (from..).zip(&by_day[from..]) {
                sum.add(&next.set);
                // Atoms with the same last day lie in the same periods.
                let is_split = |place: usize| by_day.get(place).is_some_and(|after| after.last_day == next.last_day);
                if !is_split(place + 1) && (from == 0 || by_day[from - 1].last_day != by_day[from].last_day) {
                    sets.insert(sum.clone());
                }
            }
            if sets.len() > SETS_MAX {
                return sets.into_iter().take(SETS_MAX).collect();
            }
        }
    }
    sets.into_iter().collect()
}

/// First column of the specification: differences of any two public sets of a figure, at any moments and of any periods,
/// of which one is inside the other: whole and whole, class and class, class and whole.
pub(super) fn differences(world: &World) -> Found {
    let mut found = Found::default();
    let told = told(world);
    let sets: BTreeMap<&FigureName, Vec<Set>> = told.iter().map(|(figure, told)| (figure, public_sets(told))).collect();
    for (figure, own) in &sets {
        let (question, class) = parts(figure);
        let whole = class.map(|_| &sets[&FigureName::whole(question)]);
        for (place, set) in own.iter().enumerate() {
            found.count(set.len());
            for other in own[..place].iter().chain(whole.into_iter().flatten()) {
                if other.is_inside(set) {
                    found.count(set.less(other).len());
                } else if set.is_inside(other) {
                    found.count(other.less(set).len());
                }
            }
        }
    }
    found
}

/// Second column of the specification: the whole of a run less any of the classes that were told.
pub(super) fn rests(world: &World) -> Found {
    let mut found = Found::default();
    let told = told(world);
    for question in [RESPONSES, "sat", "sat#2", "why", "opt"] {
        let Some(whole) = told.get(&FigureName::whole(question)) else {
            continue;
        };
        for dimension in &world.plan.dimensions {
            let mut by_run: BTreeMap<&[u32], Vec<&Set>> = BTreeMap::new();
            for class in &dimension.classes {
                let figure = FigureName::of_class(question, &dimension.name, class);
                for told in told.get(&figure).into_iter().flatten() {
                    by_run.entry(&told.spans).or_default().push(&told.set);
                }
            }
            for (spans, classes) in by_run {
                let mut all = Set::default();
                for told in whole
                    .iter()
                    .filter(|told| told.spans.iter().all(|span| spans.contains(span)))
                {
                    all.add(&told.set);
                }
                for chosen in 0..1_u32 << classes.len() {
                    let mut rest = all.clone();
                    for (place, class) in classes.iter().enumerate() {
                        assert!(class.is_inside(&all), "a class is told where the whole is not");
                        if chosen >> place & 1 == 1 {
                            rest = rest.less(class);
                        }
                    }
                    found.count(rest.len());
                }
            }
        }
    }
    found
}

/// Linked questions: people who were asked `why`, over the spans of each atom of it, less those over the spans in which
/// `sat` was told within these, in each of its shapes.
pub(super) fn linked(world: &World) -> Found {
    let mut found = Found::default();
    for sat in ["sat", "sat#2"] {
        let asked = |spans: &[u32]| {
            let days = world.days(spans);
            let responses = world.responses.set(sat, None, &days);
            let asked = responses.filter(|response| ASKED_WHY.contains(&response.answers[sat]));
            Set::of(asked.map(|response| response.id))
        };
        let atoms = |figure: &'static str| world.atoms().filter(move |(_, atom)| atom.figure.as_str() == figure);
        for (_, child) in atoms("why") {
            let inside = atoms(sat).filter(|(_, parent)| parent.spans.iter().all(|span| child.spans.contains(span)));
            let parents: Vec<u32> = inside.flat_map(|(_, parent)| parent.spans.clone()).collect();
            found.count(asked(&child.spans).less(&asked(&parents)).len());
        }
    }
    found
}

/// Sets of options: people of the second set and of the first, over the spans of each atom of them, of all answers and of
/// the classes, and of all answers of a run less those of any of its classes.
pub(super) fn option_sets(world: &World) -> Found {
    let mut found = Found::default();
    let told = told(world);
    // The people of the second set, and all others who answered.
    let both = |class: Option<(&str, &str)>, spans: &[u32]| {
        let days = world.days(spans);
        let set = |figure: &str| Set::of(world.responses.set(figure, class, &days).map(|response| response.id));
        let (all, second) = (set("opt"), set("opt~options"));
        [all.less(&second), second]
    };
    let name = |figure: &str, class: Option<(&str, &str)>| match class {
        None => FigureName::whole(figure),
        Some((dimension, class)) => FigureName::of_class(figure, dimension, class),
    };
    let of = |figure: &str, class| told.get(&name(figure, class)).map_or(&[][..], Vec::as_slice);
    for atom in of("opt~options", None) {
        both(None, &atom.spans).iter().for_each(|set| found.count(set.len()));
        for choice in of("opt", None) {
            let shared = choice.spans.iter().filter(|span| atom.spans.contains(span)).count();
            assert!(shared == 0 || shared == choice.spans.len(), "spans cross");
        }
    }
    for dimension in &world.plan.dimensions {
        let mut by_run: BTreeMap<&[u32], Vec<[Set; 2]>> = BTreeMap::new();
        for class in &dimension.classes {
            let class = Some((dimension.name.as_str(), class.as_str()));
            for atom in of("opt~options", class) {
                assert!(of("opt", class).iter().any(|choice| choice.spans == atom.spans));
                by_run.entry(&atom.spans).or_default().push(both(class, &atom.spans));
            }
        }
        for (spans, classes) in by_run {
            for chosen in 0..1_u32 << classes.len() {
                for (place, all) in both(None, spans).into_iter().enumerate() {
                    let hidden = classes.iter().zip(0..).filter(|(_, class)| chosen >> class & 1 == 1);
                    let rest = hidden.fold(all, |rest, (class, _)| rest.less(&class[place]));
                    found.count(rest.len());
                }
            }
            for set in classes.iter().flatten() {
                found.count(set.len());
            }
        }
    }
    found
}
