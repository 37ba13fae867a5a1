//! Cases of the engine that random histories do not reach.

use std::collections::BTreeMap;

use urbivox_core::release::{
    Counts, Dimension, FigureCounts, FigureName, History, Offsets, Plan, PlannedFigure, RESPONSES, ReleaseRow, Rules,
    Span, close,
};
use urbivox_core::tally::civil_day::Day;

/// Group of equal responses: day, answers by figure, class of the one dimension, number.
#[derive(Clone)]
pub(super) struct Group {
    day: i32,
    cells: BTreeMap<&'static str, &'static str>,
    class: &'static str,
    people: u64,
}

pub(super) fn group(day: i32, cells: &[(&'static str, &'static str)], class: &'static str, people: u64) -> Group {
    Group {
        day,
        cells: cells.iter().copied().collect(),
        class,
        people,
    }
}

/// Responses of a survey. A cell `skipped` is no answer; `sum` counts the value of each cell in thousandths.
pub(super) struct Groups(pub(super) Vec<Group>);

impl Counts for Groups {
    fn first_day(&self) -> Option<Day> {
        self.0.iter().map(|group| group.day).min().and_then(Day::from_number)
    }

    fn of(&self, figure: &str, class: Option<(&str, &str)>, days: &[Span]) -> FigureCounts {
        let mut counts = FigureCounts::default();
        for group in &self.0 {
            let day = Day::from_number(group.day).unwrap();
            let is_inside = days.iter().any(|span| (span.first..=span.last).contains(&day));
            if !is_inside || class.is_some_and(|(_, class)| group.class != class) {
                continue;
            }
            let cell = if figure == RESPONSES {
                Some(&RESPONSES)
            } else {
                group.cells.get(figure)
            };
            if let Some(cell) = cell {
                *counts.cells.entry((*cell).to_owned()).or_default() += group.people;
                if *cell != "skipped" {
                    counts.answers += group.people;
                }
                if let Ok(value) = cell.parse::<i64>() {
                    let people = i64::try_from(group.people).unwrap();
                    counts.sum = Some(counts.sum.unwrap_or(0) + value * people * 1_000);
                }
            }
        }
        counts
    }
}

/// Offsets of 0: counts are rounded down.
struct Zero;

impl Offsets for Zero {
    fn offset(&self, _figure: &FigureName, _cell: &str, modulus: u64) -> u64 {
        assert!(modulus > 0);
        0
    }
}

pub(super) fn figure(name: &str, parents: &[&str]) -> PlannedFigure {
    PlannedFigure {
        name: name.to_owned(),
        parents: parents.iter().map(|parent| (*parent).to_owned()).collect(),
        is_segment: false,
        is_pair: false,
        option_sets_of: None,
        is_retired: false,
        circle: Vec::new(),
        since: None,
        sum_range: None,
    }
}

pub(super) fn plan(figures: Vec<PlannedFigure>, classes: &[&str]) -> Plan {
    let dimension = Dimension {
        name: "district".to_owned(),
        classes: classes.iter().map(|class| (*class).to_owned()).collect(),
    };
    Plan {
        figures,
        dimensions: if classes.is_empty() {
            Vec::new()
        } else {
            vec![dimension]
        },
    }
}

/// Closes each day to the last in order.
pub(super) fn history(groups: &Groups, plan: &Plan, rules: Rules, rows: &mut Vec<ReleaseRow>, last: i32) {
    let mut history = History::from_rows(rows).unwrap();
    let first = history.last_day().map_or(1, |day| day.number() + 1);
    for day in first..=last {
        if let Some(row) = close(&history, Day::from_number(day).unwrap(), plan, groups, &Zero, rules) {
            history.add(&row).unwrap();
            rows.push(row);
        }
    }
}

/// Spans of an atom, and what it adds.
pub(super) type Told = (Vec<u32>, Vec<(String, i64)>);

/// Returns each atom of a figure.
pub(super) fn atoms(rows: &[ReleaseRow], figure: &str) -> Vec<Told> {
    let own = rows
        .iter()
        .flat_map(|row| &row.atoms)
        .filter(|atom| atom.figure.as_str() == figure);
    own.map(|atom| (atom.spans.clone(), atom.added.clone().into_iter().collect()))
        .collect()
}

pub(super) fn added(cells: &[(&str, i64)]) -> Vec<(String, i64)> {
    cells.iter().map(|(cell, added)| ((*cell).to_owned(), *added)).collect()
}

pub(super) const RULES: Rules = Rules {
    answers_min: 10,
    run_days_min: 28,
    run_answers_factor: 10,
    told_in: 3,
    hides_companions: true,
    waits_for_parents: true,
};

#[test]
fn a_correction_is_not_seen_where_nobody_answered() {
    let mut minutes = figure("minutes", &[]);
    minutes.sum_range = Some(10);
    let plan = plan(vec![minutes], &[]);
    let mut groups = Groups(vec![group(1, &[("minutes", "1")], "", 11), group(2, &[], "", 10)]);
    let mut rows = Vec::new();
    history(&groups, &plan, RULES, &mut rows, 1);
    // One person of day 1 corrects an answer before day 2, on which nobody is asked, is closed; then ten more answer.
    groups.0[0].people = 10;
    groups.0.push(group(1, &[("minutes", "9")], "", 3));
    history(&groups, &plan, RULES, &mut rows, 2);
    groups.0.push(group(3, &[("minutes", "1")], "", 10));
    history(&groups, &plan, RULES, &mut rows, 3);
    assert_eq!(
        atoms(&rows, "minutes"),
        [
            (vec![0], added(&[("1", 9), ("sum", 11_000)])),
            (vec![1], Vec::new()),
            (vec![2], added(&[("1", 9), ("9", 3), ("sum", 36_000)])),
        ]
    );
}

#[test]
fn people_who_skipped_are_told_where_nobody_answered() {
    let plan = plan(vec![figure("sat", &[])], &[]);
    let groups = Groups(vec![group(1, &[("sat", "skipped")], "", 12)]);
    let mut rows = Vec::new();
    history(&groups, &plan, RULES, &mut rows, 1);
    assert_eq!(atoms(&rows, "sat"), [(vec![0], added(&[("skipped", 12)]))]);
}

#[test]
fn answers_in_no_listed_class_hide_in_company() {
    let groups = Groups(vec![
        group(1, &[], "north", 20),
        group(1, &[], "south", 12),
        group(1, &[], "added later", 1),
    ]);
    let mut rows = Vec::new();
    history(&groups, &plan(Vec::new(), &["north", "south"]), RULES, &mut rows, 1);
    assert_eq!(atoms(&rows, "responses@district:north").len(), 1);
    assert_eq!(atoms(&rows, "responses@district:south"), [], "33 - 20 - 12 = 1");
}

#[test]
fn the_smallest_class_hides_with_a_small_one_and_the_first_of_equals() {
    let told = |sizes: &[(&'static str, u64)]| {
        let people = sizes.iter().map(|(class, people)| group(1, &[], class, *people));
        let groups = Groups(people.chain([group(2, &[], "x", 100)]).collect());
        let classes: Vec<&str> = sizes.iter().map(|(class, _)| *class).collect();
        let rules = Rules {
            run_days_min: 1,
            run_answers_factor: 1,
            ..RULES
        };
        let mut rows = Vec::new();
        history(&groups, &plan(Vec::new(), &classes), rules, &mut rows, 1);
        let atoms = rows[0].atoms[1..].iter();
        atoms
            .map(|atom| atom.figure.as_str().replace("responses@district:", ""))
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&[("a", 15), ("b", 15), ("", 3)]), ["b"]);
    assert_eq!(told(&[("a", 30), ("b", 15), ("c", 3)]), ["a"]);
    assert_eq!(told(&[("a", 30), ("b", 5), ("c", 5)]), ["a"]);
    assert_eq!(told(&[("a", 30)]), ["a"], "nobody is left over by a single class");
    assert_eq!(told(&[("a", 12), ("b", 3)]), Vec::<String>::new());
}

#[test]
fn the_first_release_fixes_the_rounding() {
    let groups = Groups(vec![group(1, &[], "", 11), group(2, &[], "", 10)]);
    let mut rows = Vec::new();
    history(&groups, &Plan::default(), RULES, &mut rows, 1);
    history(&groups, &Plan::default(), Rules { told_in: 1, ..RULES }, &mut rows, 2);
    assert_eq!(
        atoms(&rows, RESPONSES),
        [
            (vec![0], added(&[(RESPONSES, 9)])),
            (vec![1], added(&[(RESPONSES, 12)]))
        ]
    );
    assert_eq!(rows[1].told_in, 3);
}

#[test]
fn a_new_minimum_counts_from_the_next_span() {
    let days = (1..=4).map(|day| group(day, &[], "", 10));
    let groups = Groups(days.collect());
    let mut rows = Vec::new();
    history(&groups, &Plan::default(), RULES, &mut rows, 2);
    history(
        &groups,
        &Plan::default(),
        Rules {
            answers_min: 20,
            ..RULES
        },
        &mut rows,
        4,
    );
    let spans: Vec<(i32, i32, u64)> = rows
        .iter()
        .map(|row| (row.span.first.number(), row.span.last.number(), row.answers_min))
        .collect();
    assert_eq!(spans, [(1, 1, 10), (2, 2, 10), (3, 4, 20)]);
}

#[test]
fn a_minimum_or_base_of_none_is_one() {
    let groups = Groups(vec![group(1, &[], "a", 1)]);
    let mut rows = Vec::new();
    let rules = Rules {
        answers_min: 0,
        told_in: 0,
        ..RULES
    };
    history(&groups, &plan(Vec::new(), &["a", "b"]), rules, &mut rows, 3);
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].answers_min, rows[0].told_in), (1, 1));
    assert_eq!(
        atoms(&rows, "responses@district:b"),
        [],
        "a class without anybody is not told"
    );
}

#[test]
fn a_question_of_a_later_version_is_told_since_then_in_classes_too() {
    let mut late = figure("late", &[]);
    late.since = Day::from_number(2);
    let child = figure("child", &["late"]);
    let plan = plan(vec![late, child], &["a", "b"]);
    // An answer of the first day that was corrected under the later version has an answer to its question.
    let groups = Groups(vec![
        group(1, &[("late", "1"), ("child", "1")], "a", 1),
        group(1, &[("child", "1")], "b", 10),
        group(2, &[("late", "1"), ("child", "1")], "a", 10),
        group(2, &[("late", "1"), ("child", "1")], "b", 12),
    ]);
    let mut rows = Vec::new();
    let rules = Rules {
        run_days_min: 2,
        run_answers_factor: 3,
        ..RULES
    };
    // Class a has one response on day 1, so the run goes on to day 2.
    history(&groups, &plan, rules, &mut rows, 2);
    assert_eq!(rows.iter().map(|row| row.closes_run).collect::<Vec<_>>(), [false, true]);
    assert_eq!(atoms(&rows, "late"), [(vec![1], added(&[("1", 21)]))]);
    assert_eq!(atoms(&rows, "late@district:a"), [(vec![1], added(&[("1", 9)]))]);
    assert_eq!(atoms(&rows, "late@district:b"), [(vec![1], added(&[("1", 12)]))]);
    assert_eq!(
        atoms(&rows, "child").len(),
        2,
        "a parent that was not asked yet keeps no child waiting"
    );
}

#[test]
fn a_figure_waits_while_a_parent_is_not_in_the_plan() {
    let groups = Groups(vec![group(1, &[("why", "1")], "a", 10)]);
    let mut rows = Vec::new();
    history(
        &groups,
        &plan(vec![figure("why", &["gone"])], &["a"]),
        RULES,
        &mut rows,
        1,
    );
    assert!(rows[0].closes_run);
    assert_eq!(atoms(&rows, "why"), []);
    assert_eq!(atoms(&rows, "why@district:a"), []);
}

#[test]
fn a_waiting_list_may_last_over_runs_and_is_then_not_told_by_class() {
    let rare = |day, people| group(day, &[("rare", "1")], "a", people);
    let rules = Rules {
        run_days_min: 2,
        run_answers_factor: 2,
        ..RULES
    };
    let groups = Groups(
        (1..=4)
            .flat_map(|day| [rare(day, 3), group(day, &[], "b", 10)])
            .collect(),
    );
    let mut rows = Vec::new();
    history(
        &groups,
        &plan(vec![figure("rare", &[])], &["a", "b"]),
        rules,
        &mut rows,
        4,
    );
    assert_eq!(
        rows.iter().map(|row| row.closes_run).collect::<Vec<_>>(),
        [false, true, false, true]
    );
    assert_eq!(atoms(&rows, "rare"), [(vec![0, 1, 2, 3], added(&[("1", 12)]))]);
    assert_eq!(atoms(&rows, "rare@district:a"), []);
    // The same answers within one run are told by class.
    let rules = Rules {
        run_days_min: 4,
        ..rules
    };
    let mut rows = Vec::new();
    history(
        &groups,
        &plan(vec![figure("rare", &[])], &["a", "b"]),
        rules,
        &mut rows,
        4,
    );
    assert_eq!(
        atoms(&rows, "rare@district:a"),
        [(vec![0, 1, 2, 3], added(&[("1", 12)]))]
    );
}

#[test]
fn more_withdrawals_than_new_answers_leave_what_was_told() {
    let mut minutes = figure("minutes", &[]);
    minutes.sum_range = Some(10);
    let plan = plan(vec![minutes], &[]);
    let mut groups = Groups(vec![group(1, &[("minutes", "2")], "", 30)]);
    let mut rows = Vec::new();
    history(&groups, &plan, RULES, &mut rows, 1);
    groups.0[0].people = 12;
    groups.0.push(group(2, &[("minutes", "2")], "", 12));
    history(&groups, &plan, RULES, &mut rows, 2);
    groups.0.push(group(3, &[("minutes", "2")], "", 12));
    history(&groups, &plan, RULES, &mut rows, 3);
    assert_eq!(
        atoms(&rows, "minutes"),
        [
            (vec![0], added(&[("2", 30), ("sum", 60_000)])),
            // The sum waits with the cell, so the mean stays 2.
            (vec![1], Vec::new()),
            (vec![2], added(&[("2", 6), ("sum", 12_000)])),
        ]
    );
}

#[test]
fn sums_are_told_in_steps_with_exact_counts_too() {
    let mut minutes = figure("minutes", &[]);
    minutes.sum_range = Some(600);
    let groups = Groups(vec![group(1, &[("minutes", "7")], "", 11)]);
    let mut rows = Vec::new();
    let rules = Rules { told_in: 1, ..RULES };
    history(&groups, &plan(vec![minutes], &[]), rules, &mut rows, 1);
    assert_eq!(
        atoms(&rows, "minutes"),
        [(vec![0], added(&[("7", 11), ("sum", 60_000)]))]
    );
}

#[test]
fn a_question_that_leaves_the_plan_and_returns_is_told_of_all_its_days() {
    let groups = Groups((1..=4).map(|day| group(day, &[("sat", "1")], "a", 12)).collect());
    let (with, without) = (plan(vec![figure("sat", &[])], &["a"]), plan(Vec::new(), &["a"]));
    let mut rows = Vec::new();
    history(&groups, &with, RULES, &mut rows, 1);
    history(&groups, &without, RULES, &mut rows, 3);
    history(&groups, &with, RULES, &mut rows, 4);
    let spans: Vec<Vec<u32>> = atoms(&rows, "sat").into_iter().map(|(spans, _)| spans).collect();
    assert_eq!(spans, [vec![0], vec![3], vec![1, 2]]);
    let spans: Vec<Vec<u32>> = atoms(&rows, "sat@district:a")
        .into_iter()
        .map(|(spans, _)| spans)
        .collect();
    // The spans of its absence lie in other runs, so they keep no classes of later ones back.
    assert_eq!(spans, [vec![0], vec![3]]);
}
