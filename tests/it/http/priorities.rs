//! Priorities: parts of a service by performance, importance and gain.

use jiff::civil::date;
use serde_json::{Value, json};
use urbivox::app::access::Role;
use urbivox::clock::Clock;

use super::staff::clerk;
use crate::world::{Database, SURVEY, World, hour_of, key, visit};

const DESK: &str = "/staff/surveys/tampere/day-care/visit";

/// Numbers of people: satisfied with the row and overall, with the row only, overall only, with neither.
type Cells = [usize; 4];

/// A survey with the rows of a matrix and an overall question.
fn survey(rows: &[(&str, bool)]) -> Value {
    let rows: Vec<Value> = rows
        .iter()
        .map(|(code, reversed)| json!({"code": code, "label": {"en": format!("Row {code}")}, "reversed": reversed}))
        .collect();
    json!({"title": {"en": "T"}, "languages": ["en"], "primary": "sat", "pages": [{"questions": [
        {"code": "parts", "kind": "matrix", "prompt": {"en": "Its parts?"}, "scale": {"from": 1, "to": 5}, "rows": rows},
        {"code": "sat", "kind": "rating", "prompt": {"en": "Overall?"}, "scale": {"from": 1, "to": 5}, "measure": "csat"},
    ]}]})
}

/// Answers of people who make these cells. A person rates only the rows that still need one more.
fn people(rows: &[(&str, Cells)]) -> Vec<Value> {
    let group = |is_satisfied: bool| {
        let of = |[both, part_only, overall_only, neither]: Cells| match is_satisfied {
            true => (both, both + overall_only),
            false => (part_only, part_only + neither),
        };
        let count = rows.iter().map(|(_, cells)| of(*cells).1).max().unwrap();
        let one = move |at: usize| {
            let rated = rows.iter().filter_map(|(row, cells)| {
                let (satisfied, all) = of(*cells);
                (at < all).then(|| ((*row).to_owned(), json!(if at < satisfied { 4 } else { 3 })))
            });
            json!({"sat": if is_satisfied { 5 } else { 1 }, "parts": rated.collect::<serde_json::Map<_, _>>()})
        };
        (0..count).map(one).collect::<Vec<_>>()
    };
    [group(true), group(false)].concat()
}

fn priorities(world: &World, query: &str) -> Value {
    let answer = world.get(&format!("{SURVEY}/results/priorities{query}"));
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.header("cache-control"), "no-store");
    answer.json()
}

/// Rows in the order of the answer, each with whether it is named.
fn order(found: &Value) -> Vec<(&str, bool)> {
    let items = found["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| (item["row"].as_str().unwrap(), item["do_first"].as_bool().unwrap()))
        .collect()
}

/// The cases of the specification, with rows named a, b and c.
fn cases() -> Vec<(&'static str, Cells, Value)> {
    let file: Value = serde_json::from_str(include_str!("../../../data/statistics_vectors.json")).unwrap();
    let cases = file["cases"].as_array().unwrap().iter();
    let cases = cases.filter(|case| case["topic"] == "priorities").zip(["a", "b", "c"]);
    let cells = |given: &Value| {
        ["both", "row_only", "overall_only", "neither"]
            .map(|cell| usize::try_from(given[cell].as_u64().unwrap()).unwrap())
    };
    cases
        .map(|(case, row)| (row, cells(&case["given"]), case["expect"].clone()))
        .collect()
}

/// A server on the first days of March.
fn world_of(database: Database) -> World {
    World::on(database, Clock::Fixed(hour_of(date(2026, 3, 3), 12)), u32::MAX)
}

#[test]
fn the_priorities_have_the_numbers_of_the_specification() {
    let cases = cases();
    assert_eq!(cases.len(), 3);
    let rows: Vec<(&str, Cells)> = cases.iter().map(|(row, cells, _)| (*row, *cells)).collect();
    for database in Database::each() {
        let world = &world_of(database);
        world.publish(&survey(&[("a", false), ("b", false), ("c", false)]));
        let none = priorities(world, "");
        assert_eq!(order(&none), [("a", false), ("b", false), ("c", false)]);
        assert_eq!(
            (&none["items"][0]["n"], &none["items"][0]["gain"]),
            (&json!(0), &Value::Null)
        );
        // The day is not over, so that nothing is released yet.
        world.answers_on(date(2026, 3, 3), &people(&rows));

        let found = priorities(world, "?from=2026-03-01&to=2026-03-03");
        assert_eq!(
            (&found["from"], &found["to"], &found["release"], &found["overall"]),
            (&json!("2026-03-01"), &json!("2026-03-03"), &Value::Null, &json!("sat"))
        );
        // By gain; that of b may be chance.
        assert_eq!(order(&found), [("a", true), ("c", true), ("b", false)]);
        for (row, cells, expect) in &cases {
            let mut items = found["items"].as_array().unwrap().iter();
            let item = items.find(|item| item["row"] == *row).unwrap();
            let [both, part_only, overall_only, neither] = *cells;
            let counts =
                json!({"both": both, "part_only": part_only, "overall_only": overall_only, "neither": neither});
            assert_eq!((&item["counts"], &item["question"]), (&counts, &json!("parts")));
            assert_eq!(item["n"], cells.iter().sum::<usize>());
            for name in ["performance", "importance", "gain"] {
                let interval = &expect[format!("{name}_interval")];
                for (key, expect) in [("value", &expect[name]), ("low", &interval[0]), ("high", &interval[1])] {
                    let (found, expect) = (item[name][key].as_f64().unwrap(), expect.as_f64().unwrap());
                    assert!((found - expect).abs() <= 1e-6, "{row} {name} {key}: {found} {expect}");
                }
            }
        }
        let later = priorities(world, "?from=2026-03-04");
        assert_eq!((&later["items"][0]["n"], &later["to"]), (&json!(0), &Value::Null));

        is_on_the_desk(world);
        versions_are_added_by_shape(world);
    }
}

/// Staff see the parts with their figures, and which to improve first.
fn is_on_the_desk(world: &World) {
    let mut viewer = clerk(world, Role::Viewer, Some("tampere"));
    let text = viewer.get(world, DESK).page().text();
    assert!(text.contains("Do first: Row a, Row c."), "{text}");
    assert!(
        text.contains("Row a · Do first 65% (59% – 71%) +55 (+43 – +65) +19 (+15 – +22) 260"),
        "{text}"
    );
    assert!(text.contains("Row b 50% (40% – 60%)"), "{text}");
    // Pairs are counted of all responses only, and everybody sees those of a release.
    for query in ["?language=en", "?as=public"] {
        let text = viewer.get(world, &format!("{DESK}{query}")).page().text();
        assert!(!text.contains("What to improve first"), "{query}: {text}");
    }
}

/// Counts of an earlier version are added where the row and the overall question have the same shape.
fn versions_are_added_by_shape(world: &World) {
    world.publish(&survey(&[("d", false), ("c", false), ("b", true), ("a", false)]));
    world.answers_on(date(2026, 3, 3), &people(&[("a", [1, 2, 3, 4]), ("b", [5, 0, 0, 0])]));
    let found = priorities(world, "");
    let numbers: Vec<(&str, u64)> = found["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["row"].as_str().unwrap(), item["n"].as_u64().unwrap()))
        .collect();
    assert_eq!(numbers, [("a", 270), ("c", 246), ("d", 0), ("b", 5)]);
    let counts = json!({"both": 151, "part_only": 22, "overall_only": 33, "neither": 64});
    assert_eq!(found["items"][0]["counts"], counts);
    // Four is not a low score of a row that is worded in reverse: nobody is satisfied with it.
    let counts = json!({"both": 0, "part_only": 0, "overall_only": 5, "neither": 0});
    assert_eq!(
        (&found["items"][3]["counts"], &found["items"][3]["performance"]),
        (&counts, &Value::Null)
    );
}

#[test]
fn one_part_among_many_needs_a_stronger_connection() {
    let rows = ["a", "b", "c", "d", "e"];
    for database in Database::each() {
        let world = &world_of(database);
        world.publish(&survey(&rows.map(|row| (row, false))));
        // 60 % and 75 % of 100: p = 0.024.
        world.answers_on(date(2026, 3, 2), &people(&[("a", [75, 25, 60, 40])]));
        let alone = priorities(world, "");
        assert_eq!(order(&alone)[0], ("a", true));
        let p = alone["items"][0]["p"].as_f64().unwrap();
        assert!((0.02..0.03).contains(&p), "{p}");
        assert_eq!(alone["items"][0]["adjusted_p"], p);

        let others = ["b", "c", "d", "e"].map(|row| (row, [70, 30, 70, 30]));
        world.answers_on(date(2026, 3, 2), &people(&others));
        let among = priorities(world, "");
        assert_eq!(order(&among)[0], ("a", false), "{among}");
        let adjusted = among["items"][0]["adjusted_p"].as_f64().unwrap();
        assert!((adjusted - 5.0 * p).abs() < 1e-6, "{adjusted}");
        assert!(among["items"][0]["gain"]["low"].as_f64().unwrap() > 0.0);
        let mut viewer = clerk(world, Role::Viewer, Some("tampere"));
        let text = viewer.get(world, DESK).page().text();
        assert!(
            text.contains("These answers do not show which part to improve first."),
            "{text}"
        );

        // However many stand out, three are named.
        world.answers_on(date(2026, 3, 3), &people(&rows.map(|row| (row, [300, 20, 20, 300]))));
        let named = priorities(world, "?from=2026-03-03");
        assert_eq!(
            order(&named),
            [("a", true), ("b", true), ("c", true), ("d", false), ("e", false)]
        );
    }
}

#[test]
fn the_public_gets_the_priorities_of_the_last_release() {
    for database in Database::each() {
        let world = &world_of(database);
        world.publish(&survey(&[("a", false), ("b", false)]));
        let public = |query: &str| {
            let answer = world.send("GET", &format!("{SURVEY}/results/priorities{query}"), &[], b"");
            assert_eq!(answer.status, 200, "{answer:?}");
            answer
        };
        let withheld = json!({"question": "parts", "row": "b", "n": null, "counts": null, "performance": null,
            "importance": null, "gain": null, "p": null, "adjusted_p": null, "do_first": false});
        let early = public("").json();
        assert_eq!((&early["release"], &early["items"][1]), (&Value::Null, &withheld));
        // The run waits for ten answers to b, and one person of each day is not satisfied with it.
        let of_a_day = people(&[("a", [30, 5, 6, 25]), ("b", [3, 1, 1, 0])]);
        world.answers_on(date(2026, 3, 3), &of_a_day);
        world.close_days_until(date(2026, 3, 3));
        let during_run = public("").json();
        assert_eq!(
            (&during_run["release"]["no"], &during_run["items"][0]["counts"]),
            (&json!(0), &Value::Null),
            "pairs are told when a run ends"
        );

        world.answers_on(date(2026, 4, 2), &of_a_day);
        world.close_days_until(date(2026, 4, 2));
        let answer = public("");
        let found = answer.json();
        assert_eq!(
            (&found["release"]["as_of"], &found["overall"]),
            (&json!("2026-04-02"), &json!("sat"))
        );
        let item = &found["items"][0];
        for (cell, count) in [("both", 60), ("part_only", 10), ("overall_only", 12), ("neither", 50)] {
            let told = item["counts"][cell].as_u64().unwrap();
            assert!(told.is_multiple_of(3) && told.abs_diff(count) <= 2, "{cell}: {told}");
        }
        assert_eq!((&item["row"], &item["do_first"]), (&json!("a"), &json!(true)));
        assert_eq!(found["items"][1], withheld, "too few are not satisfied with b");
        // The run is told by its last day.
        let part = public("?from=2026-03-01&to=2026-03-31").json();
        assert_eq!(part["items"][0]["counts"], Value::Null);

        readers_are_told_apart(world, &found);
        let tag = answer.header("etag");
        let path = format!("{SURVEY}/results/priorities");
        let again = world.send("GET", &path, &[("if-none-match", tag)], b"");
        assert_eq!((again.status, answer.header("vary")), (304, "Authorization"));
    }
}

/// Keys that may not read responses get what everybody sees, and staff may ask for it.
fn readers_are_told_apart(world: &World, public: &Value) {
    let path = format!("{SURVEY}/results/priorities");
    let analyst = key(&world.server, Role::Analyst, None);
    assert_eq!(&world.call_as(&analyst, "GET", &path, &Value::Null).json(), public);
    assert_eq!(&world.get(&format!("{path}?as=public")).json(), public);
    let live = priorities(world, "");
    assert_eq!(live["items"][0]["n"], 132);
    assert_eq!(live["items"][1]["n"], 10);
    let mut viewer = clerk(world, Role::Viewer, Some("tampere"));
    let page = format!("{DESK}?as=public&from=2026-03-01&to=2026-04-30");
    let text = viewer.get(world, &page).page().text();
    assert!(text.contains("Do first: Row a."), "{text}");
}

#[test]
fn surveys_without_parts_have_no_priorities_and_wrong_periods_are_refused() {
    let world = world_of(Database::sqlite());
    let path = format!("{SURVEY}/results/priorities");
    world.settle("tampere", "day-care");
    assert_eq!(world.get(&path).status, 404);
    let mut without = visit();
    without["pages"][0]["questions"]
        .as_array_mut()
        .unwrap()
        .retain(|question| question["kind"] != "matrix");
    world.publish(&without);
    let found = priorities(&world, "");
    assert_eq!((&found["overall"], &found["items"]), (&Value::Null, &json!([])));
    let mut viewer = clerk(&world, Role::Viewer, Some("tampere"));
    let text = viewer.get(&world, DESK).page().text();
    assert!(!text.contains("What to improve first"), "{text}");
    for query in [
        "?from=2026-1-1",
        "?from=2026-03-02&to=2026-03-01",
        "?as=staff",
        "?language=en",
    ] {
        let answer = world.get(&format!("{path}{query}"));
        assert_eq!(answer.status, 400, "{query} {answer:?}");
    }
}
