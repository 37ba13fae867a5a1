//! Margins of a city, and weighted figures beside the raw ones.

use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::Timestamp;
use serde_json::{Value, json};
use urbivox::app::access::Role;
use urbivox::clock::Clock;

use super::staff::clerk;
use crate::world::{Database, SURVEY, World, key, submission};

const MARGINS: &str = "/api/v1/cities/tampere/margins";
const DESK: &str = "/staff/surveys/tampere/day-care/visit";
/// Threads that submit: their responses share commits.
const THREADS: usize = 16;

fn vector(index: usize) -> Value {
    let file: Value = serde_json::from_str(include_str!("../../../data/statistics_vectors.json")).unwrap();
    let case = file["cases"][index].clone();
    assert_eq!(case["topic"], "representativeness");
    case["expect"].clone()
}

/// A survey with a satisfaction question on three points, of which only the best is satisfied, a mean of 1 to 5, and two
/// segments.
fn survey() -> Value {
    let segment = |code: &str, options: &[&str]| {
        let options: Vec<Value> = options
            .iter()
            .map(|option| json!({"code": option, "label": {"en": option}}))
            .collect();
        json!({"code": code, "kind": "choice", "segment": true, "prompt": {"en": code}, "options": options})
    };
    json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": [
        {"code": "sat", "kind": "rating", "prompt": {"en": "Satisfied?"}, "scale": {"from": 1, "to": 3}, "measure": "csat",
         "satisfied_from": 3},
        {"code": "stars", "kind": "rating", "prompt": {"en": "Stars?"}, "scale": {"from": 1, "to": 5}, "measure": "sdg-rating"},
        segment("district", &["a", "b", "c", "d"]),
        segment("age", &["young", "middle", "old"]),
    ]}]})
}

/// Sends these submissions.
fn send(world: &World, all: &[Value]) {
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(body) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            let answer = world.post(&format!("{SURVEY}/responses"), body);
            assert_eq!(answer.status, 201, "{answer:?}");
        }
    };
    std::thread::scope(|scope| {
        (0..THREADS).for_each(|_| {
            scope.spawn(work);
        });
    });
}

/// Submissions of `hits` satisfied people of `n`, with further answers.
fn people(hits: usize, n: usize, further: &Value) -> Vec<Value> {
    let one = |at: usize| {
        let mut answers = json!({"sat": if at < hits { 3 } else { 1 }});
        let further = further.as_object().unwrap().clone();
        answers.as_object_mut().unwrap().extend(further);
        submission(&answers)
    };
    (0..n).map(one).collect()
}

fn set(world: &World, segment: &str, groups: &[(&[&str], f64)]) -> Value {
    let groups: Vec<Value> = groups
        .iter()
        .map(|(options, share)| json!({"options": options, "share": share}))
        .collect();
    let body = json!({"groups": groups, "source": "Statistics Finland", "year": 2025});
    let stored = world.call("PUT", &format!("{MARGINS}/{segment}"), &body);
    assert_eq!(stored.status, 200, "{stored:?}");
    stored.json()
}

/// Compares a weighted figure with a case of the specification.
fn compare(figure: &Value, expect: &Value) {
    let weighted = &figure["weighted"];
    for key in ["raw", "value", "n", "n_kish", "n_effective", "low", "high"] {
        let Some(expect) = expect[key].as_f64() else { continue };
        let found = weighted[key].as_f64().unwrap_or(f64::NAN);
        let is_same = (found - expect).abs() <= 1e-6 * expect.abs().max(1.0);
        assert!(is_same, "{key}: {found} {expect} in {figure}");
    }
}

fn figure<'a>(results: &'a Value, question: &str, method: &str) -> &'a Value {
    let all = results["weighted"].as_array().unwrap();
    let is_own = |figure: &&Value| figure["question"] == question && figure["method"] == method;
    all.iter().find(is_own).unwrap()
}

#[test]
fn figures_are_weighted_by_one_segment_as_the_specification_computes_it() {
    World::on_each(|world| {
        world.publish(&survey());
        let none = world.results("");
        assert_eq!((none.get("weighted"), none.get("placement_mix")), (None, None));
        let stored = set(world, "district", &[(&["a"], 20.0), (&["b"], 50.0), (&["c"], 30.0)]);
        assert_eq!(stored["groups"][1]["share"], 0.5);
        let of = |district: &str| json!({"district": district});
        let all = [
            people(15, 30, &of("a")),
            people(80, 100, &of("b")),
            people(160, 170, &of("c")),
        ];
        send(world, &all.concat());
        let results = world.results("");
        let found = figure(&results, "sat", "post-stratification");
        compare(found, &vector(107));
        assert_eq!(
            (
                &found["segments"],
                &found["sources"],
                &found["measure"],
                &found["refused"]
            ),
            (
                &json!(["district"]),
                &json!([{"source": "Statistics Finland", "year": 2025}]),
                &json!("csat-3-of-3"),
                &Value::Null
            )
        );
        assert_eq!((&found["left_out"], &found["not_said"]), (&json!(0), &json!(0)));
        // What has no proportion is left out and named, and blank segments are counted.
        send(world, &[people(0, 7, &of("d")), people(3, 3, &json!({}))].concat());
        let results = world.results("");
        let found = figure(&results, "sat", "post-stratification");
        compare(found, &vector(107));
        assert_eq!(
            (&found["left_out"], &found["left_out_names"], &found["not_said"]),
            (&json!(7), &json!(["d"]), &json!(3))
        );
        assert_eq!(found["raw_n"], 310);
        // The desk shows both, with the source.
        let mut viewer = clerk(world, Role::Viewer, Some("tampere"));
        let text = viewer.get(world, DESK).page().text();
        for part in [
            "Weighted to the population by “district” (Statistics Finland, 2025).",
            "78%",
            "72% – 83%",
            "300 answers weighted, worth 229.",
            "7 answers are left out: d.",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        // The public and analysts read nothing of it before it is released.
        let public = world.send("GET", &format!("{SURVEY}/results"), &[], b"").json();
        assert_eq!((public.get("weighted"), public.get("placement_mix")), (None, None));
    });
}

#[test]
fn means_are_weighted_and_equal_answers_keep_an_interval() {
    World::on_each(|world| {
        world.publish(&survey());
        set(world, "district", &[(&["a", "b"], 0.4), (&["c"], 0.6)]);
        let stars = |counts: [usize; 5], district: &str| -> Vec<Value> {
            let answers = (1..)
                .zip(counts)
                .flat_map(|(star, count)| vec![json!({"stars": star, "district": district}); count]);
            answers.map(|answers| submission(&answers)).collect()
        };
        let all = [
            stars([2, 3, 5, 6, 4], "a"),
            stars([2, 3, 5, 6, 4], "b"),
            stars([2, 4, 14, 50, 60], "c"),
        ];
        send(world, &all.concat());
        compare(figure(&world.results(""), "stars", "post-stratification"), &vector(109));
        set(world, "age", &[(&["young"], 50.0), (&["old"], 50.0)]);
        let of = |age: &str| json!({"age": age});
        send(
            world,
            &[people(20, 20, &of("young")), people(60, 60, &of("old"))].concat(),
        );
        let results = world.results("");
        let all = results["weighted"].as_array().unwrap();
        let by_age = all
            .iter()
            .find(|one| one["question"] == "sat" && one["segments"] == json!(["age"]));
        compare(by_age.unwrap(), &vector(108));
    });
}

#[test]
fn a_figure_is_never_dropped_in_silence() {
    World::on_each(|world| {
        world.publish(&survey());
        set(
            world,
            "district",
            &[(&["a", "d"], 0.4), (&["b"], 0.4), (&["c", "gone"], 0.2)],
        );
        let of = |district: &str| json!({"district": district});
        send(world, &[people(4, 4, &of("a")), people(9, 10, &of("b"))].concat());
        let results = world.results("");
        let found = figure(&results, "sat", "post-stratification");
        assert_eq!(
            (&found["weighted"], &found["refused"]),
            (
                &Value::Null,
                &json!({"reason": "too-few-answers", "names": ["a + d", "c + gone"]})
            )
        );
        let mut viewer = clerk(world, Role::Viewer, Some("tampere"));
        let text = viewer.get(world, DESK).page().text();
        assert!(
            text.contains("Not weighted: too few answers from a + d, c + gone."),
            "{text}"
        );
        send(world, &[people(1, 1, &of("d")), people(5, 5, &of("c"))].concat());
        let results = world.results("");
        let found = figure(&results, "sat", "post-stratification");
        assert_eq!(
            (&found["weighted"]["n"], &found["weighted"]["unequal_weights"]),
            (&json!(20), &json!(false))
        );
        send(world, &people(200, 200, &of("c")));
        let results = world.results("");
        let found = figure(&results, "sat", "post-stratification");
        assert_eq!(found["weighted"]["unequal_weights"], true);
        for filter in ["?segment=district:b", "?verified=true"] {
            let results = world.results(filter);
            let all = results["weighted"].as_array().cloned().unwrap_or_default();
            let reasons: Vec<&Value> = all.iter().map(|one| &one["refused"]["reason"]).collect();
            // Without answers there is no figure at all.
            let measured = results["questions"][0].get("measure").is_some();
            assert_eq!(!reasons.is_empty(), measured, "{filter}");
            assert!(
                reasons.iter().all(|reason| **reason == "filtered"),
                "{filter} {reasons:?}"
            );
        }
    });
}

#[test]
fn two_segments_are_raked_over_the_stored_responses() {
    World::on_each(|world| {
        world.publish(&survey());
        set(world, "district", &[(&["a"], 0.48), (&["b"], 0.52)]);
        set(world, "age", &[(&["young"], 0.3), (&["middle"], 0.4), (&["old"], 0.3)]);
        let cells = [
            ("a", "young", 8, 12),
            ("a", "middle", 10, 40),
            ("a", "old", 6, 34),
            ("b", "young", 5, 15),
            ("b", "middle", 12, 68),
            ("b", "old", 9, 81),
        ];
        let all: Vec<Value> = cells
            .into_iter()
            .flat_map(|(district, age, missed, hit)| {
                people(hit, missed + hit, &json!({"district": district, "age": age}))
            })
            .collect();
        send(world, &all);
        let further = [
            people(5, 5, &json!({"district": "c", "age": "old"})),
            people(4, 4, &json!({"district": "a"})),
        ];
        send(world, &further.concat());
        let path = format!("{SURVEY}/results/raked");
        let answer = world.get(&format!("{path}?rows=district&columns=age"));
        assert_eq!(answer.status, 200, "{answer:?}");
        let found = answer.json()["figure"].clone();
        compare(&found, &vector(110));
        assert_eq!(
            (&found["method"], &found["segments"], &found["weighted"]["n"]),
            (&json!("raking"), &json!(["district", "age"]), &json!(300))
        );
        assert_eq!(
            (&found["left_out"], &found["left_out_names"], &found["not_said"]),
            (&json!(5), &json!(["c"]), &json!(4))
        );
        let mut viewer = clerk(world, Role::Viewer, Some("tampere"));
        let page = viewer.get(world, &format!("{DESK}/weighting?rows=district&columns=age"));
        let text = page.page().text();
        assert!(text.contains("79%") && text.contains("73% – 84%"), "{text}");
        assert!(text.contains("the people who chose to answer"), "{text}");
        assert_eq!(
            viewer
                .get(world, &format!("{DESK}/weighting?rows=age&columns=age"))
                .status,
            422
        );
        // Named, where there is no figure.
        set(world, "age", &[(&["young", "middle", "old"], 0.9), (&["retired"], 0.1)]);
        let refused = world.get(&format!("{path}?rows=district&columns=age")).json();
        assert_eq!(
            refused["figure"]["refused"],
            json!({"reason": "too-few-answers", "names": ["retired"]})
        );
        let body = json!({"groups": []});
        assert_eq!(world.call("PUT", &format!("{MARGINS}/age"), &body).status, 200);
        let refused = world.get(&format!("{path}?rows=district&columns=age")).json();
        assert_eq!(
            refused["figure"]["refused"],
            json!({"reason": "no-margins", "names": ["age"]})
        );
        for query in ["?rows=sat&columns=age", "?rows=age&columns=age", "?rows=age"] {
            assert_eq!(world.get(&format!("{path}{query}")).status, 400, "{query}");
        }
        let analyst = key(&world.server, Role::Analyst, None);
        let path = format!("{path}?rows=district&columns=age");
        assert_eq!(world.call_as(&analyst, "GET", &path, &Value::Null).status, 403);
    });
}

/// Submissions at a placement.
fn at(placement: &str, hits: usize, n: usize) -> Vec<Value> {
    let mut all = people(hits, n, &json!({}));
    for one in &mut all {
        one["placement"] = json!(placement);
    }
    all
}

#[test]
fn placements_are_standardised_to_a_chosen_year_and_a_change_of_their_mix_is_marked() {
    for database in Database::each() {
        let on = |database: Database, day: &str| {
            let now: Timestamp = format!("{day}T12:00:00Z").parse().unwrap();
            World::on(database, Clock::Fixed(now), u32::MAX)
        };
        let world = on(database, "2025-05-05");
        world.publish(&survey());
        for (slug, kind) in [
            ("desk", "qr"),
            ("page", "link"),
            ("site", "button"),
            ("second-desk", "qr"),
        ] {
            let body = json!({"slug": slug, "kind": kind});
            assert_eq!(world.call("POST", &format!("{SURVEY}/placements"), &body).status, 201);
        }
        send(
            &world,
            &[at("page", 0, 50), at("desk", 0, 30), at("site", 0, 20)].concat(),
        );
        let world = on(world.into_database(), "2026-05-05");
        let all = [
            at("page", 30, 60),
            at("desk", 100, 110),
            at("second-desk", 70, 90),
            at("site", 90, 100),
        ];
        send(&world, &all.concat());
        let mix = format!("{SURVEY}/placement-mix");
        assert_eq!(world.get(&mix).json(), json!({"year": null, "counts": {}}));
        let refused = world.call("PUT", &mix, &json!({"year": 2024}));
        assert_eq!(
            (refused.status, refused.errors()),
            (422, vec![("/year".to_owned(), "no-responses".to_owned())])
        );
        let chosen = world.call("PUT", &mix, &json!({"year": 2025}));
        let expected = json!({"year": 2025, "counts": {"link": 50, "qr": 30, "button": 20}});
        assert_eq!((chosen.status, chosen.json()), (200, expected.clone()));
        assert_eq!(world.get(&mix).json(), expected);

        let results = world.results("?from=2026-01-01&to=2026-12-31");
        compare(figure(&results, "sat", "placement-standardisation"), &vector(114));
        let found = &results["placement_mix"];
        assert_eq!((&found["year"], &found["changed"]), (&json!(2025), &json!(true)));
        assert!(
            (found["distance"].as_f64().unwrap() - 1.0 / 3.0).abs() < 1e-6,
            "{found}"
        );
        let same = world.results("?from=2025-01-01&to=2025-12-31");
        assert_eq!(same["placement_mix"]["changed"], false);
        let filtered = world.results("?placement=desk");
        assert_eq!(
            figure(&filtered, "sat", "placement-standardisation")["refused"]["reason"],
            "filtered"
        );
        assert_eq!(filtered.get("placement_mix"), None);

        let world = on(world.into_database(), "2026-08-05");
        send(
            &world,
            &[
                at("page", 0, 30),
                at("desk", 0, 30),
                at("site", 0, 40),
                at("flyer", 1, 3),
            ]
            .concat(),
        );
        let results = world.results("?from=2026-08-01&to=2026-08-31");
        let found = figure(&results, "sat", "placement-standardisation");
        assert_eq!(
            (&found["left_out"], &found["left_out_names"]),
            (&json!(3), &json!(["other"]))
        );
        let mut editor = clerk(&world, Role::Editor, Some("tampere"));
        let page = format!("{DESK}/weighting");
        let text = editor.get(&world, &page).page().text();
        assert!(
            text.contains("Results are compared with the placements of 2025."),
            "{text}"
        );
        let choose = |editor: &mut super::staff::StaffClient, year: &str| {
            editor.post(&world, &page, &[("do", "choose"), ("year", year)]).status
        };
        assert_eq!(choose(&mut editor, "2024"), 422);
        assert_eq!(choose(&mut editor, "many"), 422);
        assert_eq!(choose(&mut editor, "2026"), 303);
        assert_eq!(world.get(&mix).json()["counts"]["other"], 3);
        assert_eq!(choose(&mut editor, ""), 303);
        assert_eq!(world.get(&mix).json()["year"], Value::Null);
    }
}

#[test]
fn the_mark_of_the_mix_is_that_of_the_specification() {
    for database in Database::each() {
        let on = |database: Database, day: &str| {
            let now: Timestamp = format!("{day}T12:00:00Z").parse().unwrap();
            World::on(database, Clock::Fixed(now), u32::MAX)
        };
        let world = on(database, "2025-05-05");
        world.publish(&survey());
        for (slug, kind) in [("desk", "qr"), ("page", "link"), ("site", "button")] {
            let body = json!({"slug": slug, "kind": kind});
            assert_eq!(world.call("POST", &format!("{SURVEY}/placements"), &body).status, 201);
        }
        send(
            &world,
            &[at("page", 0, 50), at("desk", 0, 30), at("site", 0, 20)].concat(),
        );
        let world = on(world.into_database(), "2026-05-05");
        send(
            &world,
            &[at("page", 0, 30), at("desk", 0, 30), at("site", 0, 40)].concat(),
        );
        let chosen = world.call("PUT", &format!("{SURVEY}/placement-mix"), &json!({"year": 2025}));
        assert_eq!(chosen.status, 200);
        let found = world.results("?from=2026-01-01&to=2026-12-31")["placement_mix"].clone();
        let expect = vector(113);
        for name in ["distance", "p"] {
            let (own, expect) = (found[name].as_f64().unwrap(), expect[name].as_f64().unwrap());
            assert!((own - expect).abs() < 1e-6, "{name} {own} {expect}");
        }
        assert_eq!(found["changed"], expect["moved"]);
    }
}

#[test]
fn margins_are_sent_as_json_or_csv_and_read_again() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let at = format!("{MARGINS}/district");
        let empty = json!({"segment": "district", "groups": [], "source": null, "year": null});
        assert_eq!(world.get(&at).json(), empty);
        assert_eq!(world.get(MARGINS).json(), json!({"items": [], "next": null}));
        let bearer = format!("Bearer {}", world.key);
        let csv = |text: &str, query: &str| {
            let headers = [("authorization", bearer.as_str()), ("content-type", "text/csv")];
            world.send("PUT", &format!("{at}.csv{query}"), &headers, text.as_bytes())
        };
        let source = "?source=Eurostat&year=2024";
        let stored = csv("option;share;lau\nnorth;25 %;837\nsouth+east;75 %\n", source);
        assert_eq!(stored.status, 200, "{stored:?}");
        let expected = json!({"segment": "district", "source": "Eurostat", "year": 2024, "groups": [
            {"options": ["north"], "share": 0.25, "lau": "837"}, {"options": ["south", "east"], "share": 0.75, "lau": null}]});
        assert_eq!(stored.json(), expected);
        assert_eq!(world.get(&at).json(), expected);
        assert_eq!(world.get(MARGINS).json()["items"], json!([expected]));
        let text = world.get(&format!("{at}.csv"));
        assert_eq!(
            (text.header("content-type"), text.text.as_str()),
            (
                "text/csv; charset=utf-8",
                "option,share,lau\nnorth,0.25,837\nsouth+east,0.75,\n"
            )
        );
        assert_eq!(csv(&text.text, source).json(), expected);

        let of = |errors: Vec<(String, String)>| errors.into_iter().map(|(at, _)| at).collect::<Vec<_>>();
        let refused = csv("north;25\nsouth;much\n;\n", source);
        assert_eq!(
            (refused.status, of(refused.errors())),
            (422, vec!["/lines/2".to_owned(), "/lines/3".to_owned()])
        );
        assert_eq!(csv("north;1\nsouth;1", "?source=x").status, 400);
        let body = json!({"groups": [{"options": ["a", "a"], "share": -1.0}]});
        let refused = world.call("PUT", &at, &body);
        let pointers = ["/source", "/year", "/groups", "/groups/0/options/1", "/groups/0/share"];
        assert_eq!(
            (refused.status, of(refused.errors())),
            (422, pointers.map(str::to_owned).to_vec())
        );
        assert_eq!(world.get(&at).json(), expected, "nothing was changed");
        let viewer = key(&world.server, Role::Viewer, Some("tampere"));
        assert_eq!(world.call_as(&viewer, "GET", &at, &Value::Null).status, 200);
        assert_eq!(world.call_as(&viewer, "PUT", &at, &body).status, 403);
        assert_eq!(world.call("PUT", &at, &json!({"groups": []})).json(), empty);
        assert_eq!(world.get(&at).json(), empty);
    });
}

#[test]
fn staff_type_paste_and_remove_margins() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let page = "/staff/cities/tampere/margins";
        let mut editor = clerk(world, Role::Editor, Some("tampere"));
        let post = |editor: &mut super::staff::StaffClient, table: &str, source: &str| {
            let fields = [
                ("do", "set"),
                ("segment", "district"),
                ("source", source),
                ("year", "2025"),
                ("table", table),
            ];
            editor.post(world, page, &fields)
        };
        assert_eq!(post(&mut editor, "north\t20\nsouth\t60", "Eurostat").status, 303);
        let stored = world.get(&format!("{MARGINS}/district")).json();
        assert_eq!(stored["groups"][0]["share"], 0.25);
        let text = editor.get(world, page).page().text();
        assert!(text.contains("25.0%") && text.contains("Eurostat, 2025"), "{text}");
        let wrong = post(&mut editor, "north;20\nsouth;2o", "");
        assert_eq!(wrong.status, 422);
        assert!(wrong.page().text().contains("Line 2: enter an option and its number"));
        assert!(wrong.text.contains("north;20"), "typed values are kept");
        let wrong = post(&mut editor, "north;20", "");
        let text = wrong.page().text();
        assert!(
            text.contains("Enter the source of the figures") && text.contains("Enter 2 to 200 groups"),
            "{text}"
        );
        let remove = [("do", "remove"), ("segment", "district")];
        assert_eq!(editor.post(world, page, &remove).status, 303);
        assert_eq!(world.get(&format!("{MARGINS}/district")).json()["groups"], json!([]));
        let mut viewer = clerk(world, Role::Viewer, Some("tampere"));
        assert_eq!(viewer.get(world, page).status, 403);
    });
}
