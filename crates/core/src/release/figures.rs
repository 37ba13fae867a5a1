//! Figures and dimensions of a survey, over all its versions.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::circles::parents_first;
use super::plan::{Dimension, Plan, PlannedFigure};
use super::slots::FigureList;
use crate::survey::definition::Definition;
use crate::tally::civil_day::Day;
use crate::tally::counter_layout::CounterLayout;
use crate::tally::pairs::PartCounts;

pub use super::slots::{ANSWERED, Figure, FigureSlots, PAIR_CELLS, SKIPPED, VersionSlots};
pub use super::told_classes::{NumberClass, ToldClass, number_classes};

/// Dimension of placements. The names of these three begin with a character that no code of a question has.
pub const PLACEMENT: &str = "+placement";
/// Dimension of languages.
pub const LANGUAGE: &str = "+language";
/// Dimension of responses with and without a signed link.
pub const VERIFIED: &str = "+verified";
/// Classes of [`VERIFIED`]: without and with a signed link.
pub const VERIFIED_CLASSES: [&str; 2] = ["no", "yes"];
/// Class of people who left a segment blank.
pub const BLANK: &str = "";

/// A version whose counters are released.
#[derive(Clone, Copy, Debug)]
pub struct FigureVersion<'a> {
    /// Number by which the caller knows the version, such as its identity in the database.
    pub key: i64,
    /// Number within the survey: 1, 2, 3 …
    pub number: u32,
    /// Civil day of the city on which it was published; needed for a [plan](SurveyFigures::plan) only.
    pub published_on: Option<Day>,
    /// Definition.
    pub definition: &'a Definition,
    /// Layout of its counter blocks.
    pub layout: &'a CounterLayout,
}

/// Figures of a survey, with their positions in the counter blocks of each version.
#[derive(Debug)]
pub struct SurveyFigures {
    pub(super) list: FigureList,
    slots: HashMap<i64, VersionSlots>,
    /// Options of each segment in any version.
    segments: BTreeMap<String, BTreeSet<String>>,
    /// Days of publication by the key of the version.
    published: HashMap<i64, Day>,
    /// Keys of the versions, the oldest first.
    order: Vec<i64>,
}

impl SurveyFigures {
    /// Collects the figures of these versions.
    pub fn of(versions: &[FigureVersion<'_>]) -> SurveyFigures {
        let mut oldest_first: Vec<&FigureVersion<'_>> = versions.iter().collect();
        oldest_first.sort_by_key(|version| version.number);
        let mut list = FigureList::default();
        let mut slots = HashMap::new();
        let mut segments: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for version in &oldest_first {
            let own = list.add(version.key, version.definition, version.layout);
            for (code, options) in &own.segments {
                let known = segments.entry(code.clone()).or_default();
                known.extend(options.iter().map(|(option, _)| option.clone()));
            }
            slots.insert(version.key, own);
        }
        SurveyFigures {
            list,
            slots,
            segments,
            published: versions
                .iter()
                .filter_map(|version| Some((version.key, version.published_on?)))
                .collect(),
            order: oldest_first.iter().map(|version| version.key).collect(),
        }
    }

    /// Returns all figures. The positions of [`FigureSlots::figure`] are those of this list.
    pub fn figures(&self) -> &[Figure] {
        &self.list.figures
    }

    /// Returns the positions of a version's figures, by its key; `None` for a version that is not among these.
    pub fn slots(&self, key: i64) -> Option<&VersionSlots> {
        self.slots.get(&key)
    }

    /// Returns the place of the figure with this shape key in [`figures`](SurveyFigures::figures); `None` when no version
    /// has it.
    pub fn place_of(&self, figure: &str, shape: &str) -> Option<usize> {
        self.list.place_of(figure, shape)
    }

    /// Returns the place of the pair of a question, or of its row, with the primary measure.
    pub(super) fn place_of_pair(&self, question: &str, part: &PartCounts) -> Option<usize> {
        // The shape is that of the part, `*`, and that of the primary measure; a code has no `*` and no `#`.
        let (_, overall) = part.shape.rsplit_once('*')?;
        let (primary, _) = overall.split_once('#')?;
        let figure = match &part.row {
            Some(row) => format!("{question}/{row}*{primary}"),
            None => format!("{question}*{primary}"),
        };
        self.place_of(&figure, &part.shape)
    }

    /// Returns the codes of the segment questions of all versions, by the alphabet.
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.segments.keys().map(String::as_str)
    }

    /// Returns the plan: all figures, parents before their children, with the first day on which each was asked, and all
    /// dimensions. `first_days` are the first days with responses, by version; `placements` and `languages` are those that
    /// have any.
    pub fn plan(
        &self,
        first_days: &HashMap<i64, Day>,
        placements: &BTreeSet<String>,
        languages: &BTreeSet<String>,
    ) -> Plan {
        let groups = self.parents_first();
        let figures = groups
            .iter()
            .flat_map(|group| group.iter().filter_map(|place| self.planned(*place, group, first_days)));
        let dimension = |name: &str, classes: Vec<String>| Dimension {
            name: name.to_owned(),
            classes,
        };
        let segments = self.segments.iter().map(|(code, options)| {
            let classes = std::iter::once(BLANK.to_owned()).chain(options.iter().cloned());
            dimension(code, classes.collect())
        });
        let mut dimensions = vec![
            dimension(PLACEMENT, placements.iter().cloned().collect()),
            dimension(LANGUAGE, languages.iter().cloned().collect()),
            dimension(VERIFIED, VERIFIED_CLASSES.map(str::to_owned).to_vec()),
        ];
        dimensions.extend(segments);
        Plan {
            figures: figures.collect(),
            dimensions,
        }
    }

    /// Returns a figure of a group: itself, or a circle of conditions, whose figures have all parents of the group.
    fn planned(&self, place: usize, group: &[usize], first_days: &HashMap<i64, Day>) -> Option<PlannedFigure> {
        let figure = self.list.figures.get(place)?;
        let name = |place: &usize| Some(self.list.figures.get(*place)?.name.clone());
        let of_group = group.iter().filter_map(|place| self.list.figures.get(*place));
        let parents: BTreeSet<usize> = of_group.flat_map(|figure| figure.parents.iter().copied()).collect();
        let outside = parents.iter().filter(|parent| !group.contains(*parent));
        let circle = group.iter().filter(|other| **other != place);
        Some(PlannedFigure {
            name: figure.name.clone(),
            parents: outside.filter_map(name).collect(),
            is_segment: figure.is_segment,
            is_pair: figure.is_pair,
            option_sets_of: figure.option_sets_of.as_ref().and_then(name),
            is_retired: self
                .order
                .last()
                .is_some_and(|newest| !figure.versions.contains(newest)),
            circle: circle.filter_map(name).collect(),
            since: self.since(&figure.versions, first_days),
            sum_range: figure.sum_range,
        })
    }

    /// Returns the first day on which one of these versions was answered or could be; `None` when the survey's first
    /// version is among them.
    fn since(&self, versions: &[i64], first_days: &HashMap<i64, Day>) -> Option<Day> {
        if self.order.first().is_none_or(|oldest| versions.contains(oldest)) {
            return None;
        }
        let days = versions.iter().flat_map(|version| {
            let answered = first_days.get(version).copied();
            [self.published.get(version).copied(), answered]
        });
        days.flatten().min()
    }

    /// Returns the places of all figures, parents before their children and otherwise as in the newest version. Each is a
    /// group of its own, but for those whose conditions in two versions form a circle.
    fn parents_first(&self) -> Vec<Vec<usize>> {
        let newest_first = self.order.iter().rev().filter_map(|version| self.slots.get(version));
        let wanted = newest_first.flat_map(|slots| slots.figures.iter().map(|figure| figure.figure));
        let parents = |place: usize| {
            let figure = self.list.figures.get(place);
            figure.map_or_else(Vec::new, |figure| figure.parents.iter().copied().collect())
        };
        parents_first(wanted, parents)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[derive(Clone)]
    struct Version {
        number: u32,
        definition: Definition,
        layout: CounterLayout,
    }

    impl Version {
        fn figures(&self) -> FigureVersion<'_> {
            FigureVersion {
                key: i64::from(self.number) * 10,
                number: self.number,
                published_on: Day::from_number(100 * i32::try_from(self.number).unwrap()),
                definition: &self.definition,
                layout: &self.layout,
            }
        }
    }

    fn version(number: u32, questions: &Value) -> Version {
        let document = json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": questions}]});
        let definition = Definition::parse(&document).unwrap();
        Version {
            number,
            layout: CounterLayout::of(&definition),
            definition,
        }
    }

    fn plan(versions: &[Version]) -> Plan {
        let versions: Vec<FigureVersion<'_>> = versions.iter().map(Version::figures).collect();
        SurveyFigures::of(&versions).plan(&HashMap::new(), &BTreeSet::new(), &BTreeSet::new())
    }

    #[test]
    fn the_first_shape_of_a_question_keeps_its_name_and_later_ones_begin_with_their_version() {
        let rating = |to: i64| json!({"code": "sat", "kind": "rating", "scale": {"from": 1, "to": to}});
        let figures = |versions: &[Version]| {
            let plan = plan(versions);
            let figures = plan.figures.into_iter();
            figures
                .map(|figure| (figure.name, figure.since.map(Day::number)))
                .collect::<Vec<_>>()
        };
        let first = version(1, &json!([rating(5)]));
        let second = version(2, &json!([rating(7), {"code": "responses", "kind": "text"}]));
        let bare = ("sat".to_owned(), None);
        assert_eq!(figures(std::slice::from_ref(&first)), std::slice::from_ref(&bare));
        let both = figures(&[second.clone(), first.clone()]);
        assert!(both[0].0.starts_with("sat#1-7/"), "{both:?}");
        assert_eq!(both[0].1, Some(200));
        assert_eq!(both[1..], [("=responses".to_owned(), Some(200)), bare]);
        let third = version(3, &json!([rating(5)]));
        assert_eq!(figures(&[first, second, third]).len(), 3);
    }

    #[test]
    fn a_figure_follows_the_questions_that_its_condition_looks_at() {
        let questions = json!([
            {"code": "parts", "kind": "matrix", "scale": {"from": 1, "to": 5},
             "rows": [{"code": "a", "label": {"en": "A"}}, {"code": "b", "label": {"en": "B"}}]},
            {"code": "why", "kind": "text", "show_if": {"question": "parts", "row": "b", "is": "<=", "value": 3}},
        ]);
        let later = json!([
            {"code": "sat", "kind": "rating", "scale": {"from": 1, "to": 5}},
            {"code": "why", "kind": "text", "show_if": {"question": "sat", "is": "<=", "value": 3}},
        ]);
        let plan = plan(&[version(1, &questions), version(2, &later)]);
        let why = plan.figures.iter().position(|figure| figure.name == "why").unwrap();
        let mut parents = plan.figures[why].parents.clone();
        parents.sort_unstable();
        assert_eq!(parents, ["parts/b", "sat"]);
        let before: Vec<&str> = plan.figures[..why].iter().map(|figure| figure.name.as_str()).collect();
        assert!(before.contains(&"parts/b") && before.contains(&"sat"), "{before:?}");
    }

    #[test]
    fn a_circle_of_conditions_has_the_parents_of_all_its_figures() {
        let rating = |code: &str| json!({"code": code, "kind": "rating", "scale": {"from": 1, "to": 5}});
        let after = |code: &str, first: &str| {
            json!({"code": code, "kind": "rating", "scale": {"from": 1, "to": 5},
                   "show_if": {"question": first, "is": "<=", "value": 3}})
        };
        let first = version(1, &json!([rating("one"), rating("a"), after("b", "a")]));
        let second = version(2, &json!([rating("one"), after("b", "one"), after("a", "b")]));
        let plan = plan(&[first, second]);
        let figures = plan.figures.iter();
        let found: Vec<_> = figures
            .map(|figure| (figure.name.as_str(), figure.parents.clone(), figure.circle.clone()))
            .collect();
        let text = |text: &str| vec![text.to_owned()];
        assert_eq!(found[0], ("one", Vec::new(), Vec::new()));
        assert!(found.contains(&("a", text("one"), text("b"))), "{found:?}");
        assert!(found.contains(&("b", text("one"), text("a"))), "{found:?}");
    }

    #[test]
    fn sets_of_options_are_a_figure_since_the_second_of_them() {
        let choice = |options: &[&str]| {
            let options: Vec<Value> = options.iter().map(|code| json!({"code": code})).collect();
            json!([{"code": "pick", "kind": "choice", "options": options}])
        };
        let versions = [
            (1, &["x", "y"][..]),
            (2, &["y", "x"]),
            (3, &["x", "z"]),
            (4, &["x", "y"]),
        ];
        let versions = versions.map(|(number, options)| version(number, &choice(options)));
        assert_eq!(plan(&versions[..2]).figures.len(), 1);
        let plan = plan(&versions);
        let sets = &plan.figures[1];
        assert_eq!(
            (sets.name.as_str(), sets.since.map(Day::number)),
            ("pick~options", Some(300))
        );
        assert_eq!(
            (sets.option_sets_of.as_deref(), &sets.parents),
            (Some("pick"), &vec!["pick".to_owned()])
        );
        assert_eq!((plan.figures[0].is_retired, sets.is_retired), (false, true));
    }

    #[test]
    fn every_cell_of_every_kind_is_read_from_the_slot_of_its_name() {
        let option = |code: &str| json!({"code": code, "label": {"en": code}});
        let version = version(
            1,
            &json!([
                {"code": "sat", "kind": "rating", "scale": {"from": 1, "to": 3}},
                {"code": "one", "kind": "choice", "segment": true, "options": [option("answered"), option("b")]},
                {"code": "some", "kind": "choice", "multiple": true, "options": [option("x"), option("y")]},
                {"code": "order", "kind": "ranking", "options": [option("p"), option("q")]},
                {"code": "minutes", "kind": "number", "unit": "min", "min": 0, "max": 600},
                {"code": "mail", "kind": "email"},
            ]),
        );
        let figures = SurveyFigures::of(&[version.figures()]);
        let names = version.layout.names(&version.definition);
        let slots = &figures.slots[&10];
        let cells = |name: &str| {
            let place = figures
                .list
                .figures
                .iter()
                .position(|figure| figure.name == name)
                .unwrap();
            let own = slots.figures.iter().find(|figure| figure.figure == place).unwrap();
            let cells = own.cells.iter();
            cells
                .map(|(slot, cell)| (names[*slot].as_str(), figures.list.figures[place].cells[*cell].as_str()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            cells("sat"),
            [
                ("sat 1", "1"),
                ("sat 2", "2"),
                ("sat 3", "3"),
                ("sat skipped", "skipped")
            ]
        );
        assert_eq!(
            cells("one"),
            [
                ("one answered", "=answered"),
                ("one b", "b"),
                ("one skipped", "skipped")
            ]
        );
        assert_eq!(
            cells("some"),
            [
                ("some x", "x"),
                ("some y", "y"),
                ("some answered", "answered"),
                ("some skipped", "skipped")
            ]
        );
        assert_eq!(
            cells("order/q"),
            [("order/q 1", "1"), ("order/q 2", "2"), ("order skipped", "skipped")]
        );
        assert_eq!(
            cells("mail"),
            [("mail answered", "answered"), ("mail skipped", "skipped")]
        );
        let minutes = cells("minutes");
        assert_eq!((minutes[0], minutes[1].1), (("minutes from 0", "0"), "12"));
        let plan = figures.plan(&HashMap::new(), &BTreeSet::new(), &BTreeSet::new());
        let minutes = plan.figures.iter().find(|figure| figure.name == "minutes").unwrap();
        assert_eq!(minutes.sum_range, Some(600));
        assert_eq!(plan.dimensions[3].classes, ["", "answered", "b"]);
    }
}
