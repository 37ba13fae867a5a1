//! Figures and dimensions of a survey, over all its versions.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::slots::{FigureList, VersionSlots};
use urbivox_core::release::{Dimension, Plan, PlannedFigure};
use urbivox_core::survey::definition::Definition;
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::counter_layout::CounterLayout;

pub use super::slots::{ANSWERED, SKIPPED};

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
#[derive(Clone, Debug)]
pub struct ReleasedVersion {
    /// Database identity.
    pub id: i64,
    /// Number within the survey: 1, 2, 3 …
    pub number: u32,
    /// Civil day of the city on which it was published.
    pub published_on: Day,
    /// Definition.
    pub definition: Definition,
    /// Layout of its counter blocks.
    pub layout: CounterLayout,
}

/// Figures of a survey, with their positions in the counter blocks of each version.
#[derive(Debug)]
pub struct SurveyFigures {
    pub(super) list: FigureList,
    pub(super) slots: HashMap<i64, VersionSlots>,
    /// Options of each segment in any version.
    pub(super) segments: BTreeMap<String, BTreeSet<String>>,
    /// Days of publication by version, and the oldest version.
    published: HashMap<i64, Day>,
    /// Identity of the versions, the oldest first.
    order: Vec<i64>,
}

impl SurveyFigures {
    /// Collects the figures of these versions.
    pub fn of(versions: &[ReleasedVersion]) -> SurveyFigures {
        let mut oldest_first: Vec<&ReleasedVersion> = versions.iter().collect();
        oldest_first.sort_by_key(|version| version.number);
        let mut list = FigureList::default();
        let mut slots = HashMap::new();
        let mut segments: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for version in &oldest_first {
            let own = list.add(version.id, &version.definition, &version.layout);
            for (code, options) in &own.segments {
                let known = segments.entry(code.clone()).or_default();
                known.extend(options.iter().map(|(option, _)| option.clone()));
            }
            slots.insert(version.id, own);
        }
        SurveyFigures {
            list,
            slots,
            segments,
            published: versions
                .iter()
                .map(|version| (version.id, version.published_on))
                .collect(),
            order: oldest_first.iter().map(|version| version.id).collect(),
        }
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
        let order = self.parents_first();
        let figures = order.iter().zip(0..).filter_map(|(place, before): (&usize, usize)| {
            let figure = self.list.figures.get(*place)?;
            let earlier = order
                .iter()
                .take(before)
                .filter(|other| figure.parents.contains(*other));
            let parents = earlier.filter_map(|parent| self.list.figures.get(*parent));
            Some(PlannedFigure {
                name: figure.name.clone(),
                parents: parents.map(|parent| parent.name.clone()).collect(),
                is_segment: figure.is_segment,
                since: self.since(&figure.versions, first_days),
                sum_range: figure.sum_range,
            })
        });
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

    /// Returns the places of all figures, parents before their children and otherwise as in the newest version. Where the
    /// conditions of two versions form a circle, one of them is not followed.
    fn parents_first(&self) -> Vec<usize> {
        let newest_first = self.order.iter().rev().filter_map(|version| self.slots.get(version));
        let wanted = newest_first.flat_map(|slots| slots.figures.iter().map(|figure| figure.figure));
        let mut placed = Vec::new();
        let mut seen = BTreeSet::new();
        for place in wanted {
            self.place(place, &mut seen, &mut placed);
        }
        placed
    }

    fn place(&self, place: usize, seen: &mut BTreeSet<usize>, placed: &mut Vec<usize>) {
        if !seen.insert(place) {
            return;
        }
        if let Some(figure) = self.list.figures.get(place) {
            for parent in &figure.parents {
                self.place(*parent, seen, placed);
            }
        }
        placed.push(place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn version(number: u32, questions: &Value) -> ReleasedVersion {
        let document = json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": questions}]});
        let definition = Definition::parse(&document).unwrap();
        ReleasedVersion {
            id: i64::from(number) * 10,
            number,
            published_on: Day::from_number(100 * i32::try_from(number).unwrap()).unwrap(),
            layout: CounterLayout::of(&definition),
            definition,
        }
    }

    fn plan(versions: &[ReleasedVersion]) -> Plan {
        SurveyFigures::of(versions).plan(&HashMap::new(), &BTreeSet::new(), &BTreeSet::new())
    }

    #[test]
    fn the_first_shape_of_a_question_keeps_its_name_and_later_ones_begin_with_their_version() {
        let rating = |to: i64| json!({"code": "sat", "kind": "rating", "scale": {"from": 1, "to": to}});
        let figures = |versions: &[ReleasedVersion]| {
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
        let figures = SurveyFigures::of(std::slice::from_ref(&version));
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
        assert_eq!((minutes[0], minutes[1].1), (("minutes from 0", "0"), "5"));
        let plan = figures.plan(&HashMap::new(), &BTreeSet::new(), &BTreeSet::new());
        let minutes = plan.figures.iter().find(|figure| figure.name == "minutes").unwrap();
        assert_eq!(minutes.sum_range, Some(600));
        assert_eq!(plan.dimensions[3].classes, ["", "answered", "b"]);
    }
}
