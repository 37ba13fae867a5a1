//! Cases of surveys with several versions: rests of earlier ones, circles of conditions, sets of options.

use urbivox_core::release::{Plan, PlannedFigure, Rules};
use urbivox_core::tally::civil_day::Day;

use super::engine::{Groups, RULES, added, atoms, figure, group, history, plan};

#[test]
fn a_rest_of_an_earlier_version_stops_nothing() {
    let mut old = figure("sat", &[]);
    old.is_retired = true;
    let plan = plan(
        vec![old, figure("new", &[]), figure("why", &["sat", "new"])],
        &["a", "b"],
    );
    let both = |day| ["a", "b"].map(|class| group(day, &[("new", "1"), ("why", "1")], class, 12));
    let late = group(1, &[("sat", "1"), ("why", "1")], "a", 3);
    let groups = Groups((1..=3).flat_map(both).chain([late]).collect());
    let mut rows = Vec::new();
    history(&groups, &plan, RULES, &mut rows, 3);
    assert!(rows.iter().all(|row| row.closes_run));
    let spans = |figure: &str| -> Vec<Vec<u32>> { atoms(&rows, figure).into_iter().map(|(spans, _)| spans).collect() };
    assert_eq!(spans("sat"), [[1], [2]], "nobody answered");
    assert_eq!(spans("new@district:a"), [[0], [1], [2]]);
    assert_eq!(spans("why"), [[1], [2]], "the three of the first day are never told");
    assert_eq!(spans("why@district:a"), [[1], [2]]);
}

#[test]
fn figures_of_a_circle_are_told_together_or_not_at_all() {
    let of_circle = |name: &str, other: &str| PlannedFigure {
        circle: vec![other.to_owned()],
        ..figure(name, &[])
    };
    let plan = plan(vec![of_circle("one", "two"), of_circle("two", "one")], &["a"]);
    let day = |day, few| {
        [
            group(day, &[("one", "1"), ("two", "1")], "a", few),
            group(day, &[("one", "1")], "a", 12),
        ]
    };
    let groups = Groups([day(1, 3), day(2, 12), day(3, 9)].into_iter().flatten().collect());
    let mut rows = Vec::new();
    let rules = Rules {
        run_days_min: 3,
        run_answers_factor: 1,
        ..RULES
    };
    history(&groups, &plan, rules, &mut rows, 3);
    for (name, first, rest) in [("one", 24, 36), ("two", 12, 12)] {
        let expected = [(vec![1], added(&[("1", first)])), (vec![0, 2], added(&[("1", rest)]))];
        assert_eq!(atoms(&rows, name), expected);
        assert_eq!(atoms(&rows, &format!("{name}@district:a")), []);
    }
}

/// A choice whose second set of options is offered from day 2 on.
fn plan_of_sets(classes: &[&str]) -> Plan {
    let sets = PlannedFigure {
        since: Day::from_number(2),
        option_sets_of: Some("pick".to_owned()),
        ..figure("pick~options", &["pick"])
    };
    plan(vec![figure("pick", &[]), sets], classes)
}

const FIRST: [(&str, &str); 1] = [("pick", "x")];
const SECOND: [(&str, &str); 2] = [("pick", "x"), ("pick~options", "1")];

#[test]
fn people_who_were_offered_an_option_are_told_where_they_and_all_others_are_enough() {
    let groups = Groups(vec![
        group(1, &FIRST, "", 12),
        group(2, &FIRST, "", 9),
        group(2, &SECOND, "", 2),
        group(3, &SECOND, "", 12),
        group(4, &SECOND, "", 15),
        group(4, &FIRST, "", 1),
    ]);
    let mut rows = Vec::new();
    history(&groups, &plan_of_sets(&[]), RULES, &mut rows, 4);
    assert_eq!(atoms(&rows, "pick").len(), 4);
    assert_eq!(atoms(&rows, "pick~since"), [(vec![1], Vec::new())]);
    assert_eq!(
        atoms(&rows, "pick~options"),
        [
            (vec![0], Vec::new()),
            (vec![2], added(&[("1", 12)])),
            // Now the ten of the first set who answered late can be told, and 29 of the second.
            (vec![1, 3], added(&[("1", 15)])),
        ]
    );
}

#[test]
fn sets_of_options_hide_in_classes_with_a_small_one() {
    let groups = Groups(vec![
        group(2, &FIRST, "a", 20),
        group(2, &SECOND, "a", 20),
        group(2, &FIRST, "b", 30),
        group(2, &SECOND, "b", 30),
        group(2, &FIRST, "c", 40),
        group(2, &SECOND, "c", 3),
    ]);
    let mut rows = Vec::new();
    history(&groups, &plan_of_sets(&["a", "b", "c"]), RULES, &mut rows, 2);
    assert_eq!(atoms(&rows, "pick@district:c").len(), 1);
    assert_eq!(atoms(&rows, "pick~options@district:c"), []);
    assert_eq!(atoms(&rows, "pick~options@district:a"), [], "53 - 30 - 20 = 3");
    assert_eq!(
        atoms(&rows, "pick~options@district:b"),
        [(vec![0], added(&[("1", 30)]))]
    );
}
