//! Figures by who answered: weighting over versions, the mix of placements over time, and what everybody sees of both.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use serde_json::{Value, json};
use urbivox::app::access::Role;
use urbivox::app::submissions::Sender;
use urbivox::clock::Clock;

use super::staff::clerk;
use crate::world::{Database, SURVEY, World, visit_path};

const DESK: &str = "/staff/surveys/tampere/day-care/visit";

/// Tests on a fixed day, 5 May 2026.
fn on_each(test: impl Fn(&World)) {
    for database in Database::each() {
        let now: Timestamp = "2026-05-05T12:00:00Z".parse().unwrap();
        test(&World::on(database, Clock::Fixed(now), u32::MAX));
    }
}

/// A satisfaction question on three points, of which only the best is satisfied, with further properties, and two segments.
fn survey(further: &Value) -> Value {
    let segment = |code: &str, options: &[&str]| {
        let options: Vec<Value> = options.iter().map(|option| json!({"code": option})).collect();
        json!({"code": code, "kind": "choice", "segment": true, "options": options})
    };
    let mut satisfaction = json!({"code": "sat", "kind": "rating", "scale": {"from": 1, "to": 3}, "measure": "csat",
        "satisfied_from": 3, "prompt": {"en": "Satisfied?"}});
    let further = further.as_object().unwrap().clone();
    satisfaction.as_object_mut().unwrap().extend(further);
    json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": [
        satisfaction, segment("district", &["a", "b", "c", "d"]), segment("age", &["young", "old"])]}]})
}

/// Adds placements of two kinds.
fn add_placements(world: &World) {
    for (slug, kind) in [("desk", "qr"), ("page", "link")] {
        let body = json!({"slug": slug, "kind": kind});
        assert_eq!(world.call("POST", &format!("{SURVEY}/placements"), &body).status, 201);
    }
}

/// Stores answers of a day at a placement, `hits` of `n` satisfied.
fn answer_at(world: &World, day: Date, placement: &str, (hits, n): (usize, usize)) {
    let one = |at: usize| json!({"placement": placement, "answers": {"sat": if at < hits { 3 } else { 1 }}});
    let bodies: Vec<Value> = (0..n).map(one).collect();
    world.submissions_on(day, &visit_path(), &Sender::Operator, &bodies);
}

/// Stores the same answers some times, today.
fn answer(world: &World, times: usize, answers: &Value) {
    world.answers_on(world.today(), &vec![answers.clone(); times]);
}

fn set(world: &World, segment: &str, groups: &[(&str, f64)]) {
    let groups: Vec<Value> = groups
        .iter()
        .map(|(option, share)| json!({"options": [option], "share": share}))
        .collect();
    let body = json!({"groups": groups, "source": "Statistics Finland", "year": 2025});
    let path = format!("/api/v1/cities/tampere/margins/{segment}");
    assert_eq!(world.call("PUT", &path, &body).status, 200);
}

/// Results as everybody sees them.
fn public(world: &World, query: &str) -> Value {
    world.send("GET", &format!("{SURVEY}/results{query}"), &[], b"").json()
}

/// The figures of the satisfaction question that are weighted by a method.
fn figures<'a>(results: &'a Value, method: &str) -> Vec<&'a Value> {
    let all = results["weighted"].as_array().into_iter().flatten();
    all.filter(|figure| figure["question"] == "sat" && figure["method"] == method)
        .collect()
}

fn is_marked(questions: &Value) -> bool {
    let marks = questions[0]["marks"].as_array().into_iter().flatten();
    marks.into_iter().any(|mark| mark["what"] == "placement-mix")
}

#[test]
fn answers_to_an_earlier_shape_of_a_question_are_in_no_weighted_figure() {
    World::on_each(|world| {
        world.publish(&survey(&json!({})));
        set(world, "district", &[("a", 0.5), ("b", 0.5)]);
        set(world, "age", &[("young", 0.5), ("old", 0.5)]);
        answer(world, 20, &json!({"sat": 3, "district": "a", "age": "young"}));
        answer(world, 20, &json!({"sat": 3, "district": "b", "age": "old"}));
        world.publish(&survey(&json!({"wording": 2})));
        answer(world, 20, &json!({"sat": 1, "district": "b", "age": "old"}));
        let results = world.results("");
        let found = figures(&results, "post-stratification");
        let by_district: Vec<&&Value> = found
            .iter()
            .filter(|one| one["segments"] == json!(["district"]))
            .collect();
        let [figure] = by_district[..] else { panic!("{results}") };
        assert_eq!((&figure["raw"], &figure["raw_n"]), (&json!(0.0), &json!(20)));
        let refused = json!({"reason": "too-few-answers", "names": ["a"]});
        assert_eq!(figure["refused"], refused, "group a answered the earlier question only");
        let raked = format!("{SURVEY}/results/raked?rows=district&columns=age");
        let figure = &world.get(&raked).json()["figure"];
        assert_eq!((&figure["raw"], &figure["raw_n"]), (&json!(0.0), &json!(20)));
        assert_eq!(figure["refused"]["names"], json!(["a", "young"]));

        answer(world, 10, &json!({"sat": 3, "district": "a", "age": "young"}));
        answer(world, 10, &json!({"sat": 3, "district": "a", "age": "old"}));
        answer(world, 10, &json!({"sat": 1, "district": "b", "age": "young"}));
        let results = world.results("");
        let found = figures(&results, "post-stratification");
        let figure = found.iter().find(|one| one["segments"] == json!(["district"])).unwrap();
        for figure in [*figure, &world.get(&raked).json()["figure"]] {
            let weighted = &figure["weighted"];
            let value = weighted["value"].as_f64().unwrap();
            assert!((value - 0.5).abs() < 1e-6 && weighted["n"] == 50, "{figure}");
            assert_eq!((&figure["left_out"], &figure["not_said"]), (&json!(0), &json!(0)));
        }
    });
}

#[test]
fn no_change_is_tested_when_people_answered_at_other_placements() {
    on_each(|world| {
        world.publish(&survey(&json!({})));
        add_placements(world);
        let (january, march) = (date(2026, 1, 15), date(2026, 3, 15));
        // 80 % and 50 % are satisfied in both months.
        answer_at(world, january, "page", (64, 80));
        answer_at(world, january, "desk", (10, 20));
        answer_at(world, march, "page", (16, 20));
        answer_at(world, march, "desk", (40, 80));
        let query = "?from=2026-03-01&to=2026-03-31&compare=2026-01-01..2026-01-31";
        let reason = json!([{"question": "sat", "measure": "csat-3-of-3", "reason": "placements-differ"}]);
        let results = world.results(query);
        assert_eq!((&results["changes"], &results["not_compared"]), (&json!([]), &reason));
        // At one placement the figures compare.
        let at_page = world.results(&format!("{query}&placement=page"));
        assert_eq!(at_page["changes"].as_array().unwrap().len(), 1, "{at_page}");

        world.close_days();
        let results = public(world, query);
        assert_eq!((&results["changes"], &results["not_compared"]), (&json!([]), &reason));

        let mut editor = clerk(world, Role::Editor, Some("tampere"));
        let sentence = "Not compared: people answered at other placements before.";
        // The days before are compared with, because nobody answered a year before.
        let page = editor.get(world, &format!("{DESK}?from=2026-02-01&to=2026-04-30"));
        assert!(page.page().text().contains(sentence), "{page:?}");
        let fields = [
            ("do", "add"),
            ("said", "Too slow"),
            ("did", "A second desk"),
            ("done_on", "2026-02-15"),
            ("question", "sat"),
            ("public", "1"),
        ];
        let actions = format!("{DESK}/actions");
        assert_eq!(editor.post(world, &actions, &fields).status, 303);
        let text = editor.get(world, &actions).page().text();
        assert!(text.contains(sentence), "{text}");
        let text = world.send("GET", "/practices?lang=en", &[], b"").page().text();
        assert!(text.contains(sentence), "{text}");
    });
}

#[test]
fn a_period_with_another_mix_of_placements_is_marked_for_staff_and_public() {
    on_each(|world| {
        world.publish(&survey(&json!({})));
        add_placements(world);
        for (day, at_page) in [
            (date(2025, 6, 15), 50),
            (date(2026, 1, 15), 50),
            (date(2026, 3, 15), 10),
        ] {
            answer_at(world, day, "page", (at_page, at_page));
            answer_at(world, day, "desk", (50, 100 - at_page));
        }
        let choice = world.call("PUT", &format!("{SURVEY}/placement-mix"), &json!({"year": 2025}));
        assert_eq!(choice.status, 200);
        world.close_days();
        let query = "?from=2026-01-01&to=2026-03-31&by=month";
        for results in [world.results(query), public(world, query)] {
            assert!(is_marked(&results["questions"]), "{results}");
            let points = results["series"].as_array().unwrap();
            let marked: Vec<&str> = points
                .iter()
                .filter(|point| is_marked(&point["questions"]))
                .map(|point| point["start"].as_str().unwrap())
                .collect();
            assert_eq!(marked, ["2026-03-01"], "{results}");
            assert_eq!(results["placement_mix"]["changed"], true);
        }
        for results in [
            world.results("?from=2026-01-01&to=2026-01-31"),
            public(world, "?from=2026-01-01&to=2026-01-31"),
            world.results(&format!("{query}&placement=desk")),
        ] {
            assert!(!is_marked(&results["questions"]), "{results}");
        }
        let mut viewer = clerk(world, Role::Viewer, Some("tampere"));
        for view in ["", "&as=public"] {
            let page = viewer.get(world, &format!("{DESK}?from=2026-01-01&to=2026-03-31{view}"));
            let text = page.page().text();
            assert!(text.contains("other mix of ways to answer"), "{view}: {text}");
        }
    });
}

#[test]
fn the_first_four_told_quarters_are_the_reference_until_the_city_chooses_a_year() {
    on_each(|world| {
        world.publish(&survey(&json!({})));
        add_placements(world);
        let mix = format!("{SURVEY}/placement-mix");
        let quarters = [
            date(2025, 2, 15),
            date(2025, 5, 15),
            date(2025, 8, 15),
            date(2025, 11, 15),
        ];
        for day in quarters {
            answer_at(world, day, "page", (20, 30));
            answer_at(world, day, "desk", (20, 30));
        }
        world.close_days_until(date(2025, 12, 31));
        let none = json!({"year": null, "counts": {}});
        assert_eq!(world.get(&mix).json(), none, "the fourth quarter may still grow");
        answer_at(world, date(2026, 1, 15), "desk", (20, 60));
        world.close_days_until(date(2026, 1, 20));
        let reference = world.get(&mix).json();
        assert_eq!(reference["year"], 2025, "{reference}");
        for kind in ["link", "qr"] {
            let count = reference["counts"][kind].as_u64().unwrap();
            assert!((112..=128).contains(&count), "told in threes: {reference}");
        }
        // It is stored once.
        answer_at(world, date(2026, 4, 15), "desk", (20, 60));
        world.close_days();
        assert_eq!(world.get(&mix).json(), reference);
        let results = public(world, "?from=2026-01-01&to=2026-04-30");
        assert_eq!(results["placement_mix"]["changed"], true);
        assert!(is_marked(&results["questions"]));
        // A year of the city's choice goes before, and without one the first quarters are the reference again.
        let chosen = world.call("PUT", &mix, &json!({"year": 2026}));
        assert_eq!(chosen.json(), json!({"year": 2026, "counts": {"qr": 120}}));
        assert_eq!(world.call("PUT", &mix, &json!({"year": null})).json(), reference);
        assert_eq!(world.get(&mix).json(), reference);
    });
}

#[test]
fn everybody_sees_figures_weighted_from_what_is_told_of_single_options() {
    on_each(|world| {
        world.publish(&survey(&json!({})));
        set(world, "district", &[("a", 0.2), ("b", 0.5), ("c", 0.3)]);
        let day = date(2026, 4, 15);
        let people = |district: &str, hits: usize, n: usize| {
            let one = |at: usize| json!({"sat": if at < hits { 3 } else { 1 }, "district": district});
            (0..n).map(one).collect::<Vec<Value>>()
        };
        let all = [people("a", 15, 30), people("b", 80, 100), people("c", 160, 170)];
        world.answers_on(day, &all.concat());
        assert_eq!(public(world, "").get("weighted"), None, "nothing is told yet");
        world.close_days();
        let (live, told) = (world.results(""), public(world, ""));
        let [live, told] = [&live, &told].map(|results| figures(results, "post-stratification")[0].clone());
        let number = |figure: &Value, key: &str| figure["weighted"][key].as_f64().unwrap();
        assert!((number(&live, "value") - 0.782_353).abs() < 1e-6, "{live}");
        assert!((number(&told, "value") - 0.782_353).abs() < 0.05, "{told}");
        assert!((number(&told, "n") - 300.0).abs() <= 24.0, "{told}");
        assert!(number(&told, "low") < number(&told, "value"), "{told}");
        assert!(number(&told, "value") < number(&told, "high"), "{told}");
        let filtered = public(world, "?language=en");
        assert_eq!(
            figures(&filtered, "post-stratification")[0]["refused"]["reason"],
            "filtered"
        );
        // A group that is not told is named.
        set(world, "district", &[("a", 0.2), ("b", 0.5), ("c", 0.25), ("d", 0.05)]);
        let told = public(world, "");
        assert_eq!(
            figures(&told, "post-stratification")[0]["refused"],
            json!({"reason": "too-few-answers", "names": ["d"]})
        );
    });
}
