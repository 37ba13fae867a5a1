//! Indicators: answers with evidence, editions, and the ranking as published on the official dashboard.

use jiff::civil::{Date, date};
use serde_json::{Value, json};
use urbivox::app::App;
use urbivox::app::benchmark;
use urbivox::clock::Clock;
use urbivox::config::Config;

use crate::world::{Database, World, config, hour_of, visit};

const PUBLISHED: &str = include_str!("../../../data/ucc_2022_ranking.csv");
const RANKING: &str = "/api/v1/frameworks/ucc-2023/ranking";
const OWN: &str = "/api/v1/cities/tampere/indicators/ucc-2023";

fn imported(world: &World) {
    let app = App::start(&config(&world.database, u32::MAX)).unwrap();
    let imported = benchmark::import(&app, "ucc-2023", 2022, PUBLISHED).unwrap();
    assert_eq!(imported.cities, 10);
}

#[test]
fn the_ten_published_rows_have_their_published_totals() {
    World::on_each(|world| {
        imported(world);
        let ranking = world.send("GET", &format!("{RANKING}?edition=2022"), &[], b"");
        assert_eq!(ranking.status, 200, "open to everybody: {}", ranking.text());
        let found = ranking.json();
        let told: Vec<(String, u64, u64)> = found["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| {
                let number = |name: &str| item[name].as_u64().unwrap();
                (
                    item["city"].as_str().unwrap().to_owned(),
                    number("total_percent"),
                    number("rank"),
                )
            })
            .collect();
        for line in PUBLISHED.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let total: u64 = cells[13].parse().unwrap();
            let own = told.iter().find(|(name, ..)| name == cells[0]).unwrap();
            assert_eq!(own.1, total, "{}", cells[0]);
        }
        // The published ranks include five more cities, of which only the totals are known.
        let ranks: Vec<u64> = told.iter().map(|(_, _, rank)| *rank).collect();
        assert_eq!(ranks, [1, 1, 3, 4, 5, 6, 7, 7, 9, 10]);
        let milan = found["items"]
            .as_array()
            .unwrap()
            .iter()
            .find(|item| item["city"] == "Milan")
            .unwrap();
        assert_eq!(
            milan["dimensions"][0],
            json!({"key": "1.1", "yes": 4, "of": 4, "value": 1.0})
        );
        assert_eq!(milan["dimensions"].as_array().unwrap().len(), 12);
        let pillars: Vec<&Value> = found["pillars"].as_array().unwrap().iter().collect();
        assert_eq!(pillars.len(), 3);
        let yes: u64 = found["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["dimensions"][0]["yes"].as_u64().unwrap())
            .sum();
        assert!(
            pillars[0]["yes"].as_u64().unwrap() > yes && pillars[0]["of"] == 130,
            "{pillars:?}"
        );
    });
}

#[test]
fn an_imported_table_is_exported_unchanged() {
    World::on_each(|world| {
        imported(world);
        let csv = world.send("GET", &format!("{RANKING}.csv?edition=2022"), &[], b"");
        assert_eq!(
            (csv.status, csv.header("content-type")),
            (200, "text/csv; charset=utf-8")
        );
        let text = csv.text();
        // The last column is a note to readers, which an import does not read.
        assert!(text.lines().next().unwrap().ends_with(",note"), "{text}");
        let table = |text: &str| -> Vec<String> {
            let columns = |line: &str| line.split(',').take(13).collect::<Vec<_>>().join(",");
            text.lines().map(columns).collect()
        };
        let (mut lines, mut expected) = (table(&text), table(PUBLISHED));
        assert_eq!(lines[0], expected[0]);
        lines.sort();
        expected.sort();
        assert_eq!(lines, expected);
        // A second import replaces the rows and duplicates none.
        imported(world);
        assert_eq!(world.get(RANKING).json()["items"].as_array().unwrap().len(), 10);
    });
}

#[test]
fn a_yes_needs_evidence_and_a_blank_counts_as_no() {
    World::on_each(|world| {
        world.publish(&visit());
        let bare = world.call("PUT", &format!("{OWN}/citi_feedback"), &json!({"yes": true}));
        assert_eq!(
            (bare.status, bare.problem().as_str()),
            (422, "invalid-indicators"),
            "{}",
            bare.text()
        );
        let two = world.call(
            "PUT",
            OWN,
            &json!({"answers": {"citi_feedback": {"yes": true}, "unknown": {"yes": false}}}),
        );
        assert_eq!(two.errors().len(), 2, "all at once: {}", two.text());

        let put = world.call(
            "PUT",
            &format!("{OWN}/citi_feedback"),
            &json!({"yes": true, "evidence": "A survey after each service."}),
        );
        assert_eq!(put.status, 200, "{}", put.text());
        let found = world.get(OWN);
        assert_eq!(found.json()["answers"]["citi_feedback"]["yes"], true);
        // One of two indicators in one of twelve dimensions.
        assert_eq!(found.json()["total_percent"], 4);
        let tag = found.header("etag").to_owned();
        let late = world.send(
            "PUT",
            &format!("{OWN}/eco_api"),
            &[
                ("authorization", &format!("Bearer {}", world.key)),
                ("content-type", "application/json"),
                ("if-match", "\"77\""),
            ],
            br#"{"yes": false}"#,
        );
        assert_eq!(late.status, 412, "{tag}: {}", late.text());
        assert_eq!(
            world
                .call("PUT", &format!("{OWN}/no_such"), &json!({"yes": false}))
                .status,
            404
        );
        assert_eq!(world.get("/api/v1/cities/tampere/indicators/none").status, 404);
    });
}

#[test]
fn a_published_edition_replaces_the_imported_row() {
    World::on_each(|world| {
        world.publish(&visit());
        let app = App::start(&config(&world.database, u32::MAX)).unwrap();
        let table = PUBLISHED.replace("Milan", "TAMPERE");
        benchmark::import(&app, "ucc-2023", 2026, &table).unwrap();
        let publish = format!("{OWN}/publish");
        assert_eq!(
            world.call("POST", &publish, &json!({"year": 2026})).status,
            422,
            "nothing is answered yet"
        );
        let answers: serde_json::Map<String, Value> = urbivox_core::indicator::built_in()[0]
            .indicators
            .iter()
            .map(|indicator| (indicator.id.clone(), json!({"yes": true, "evidence": "Seen."})))
            .collect();
        assert_eq!(world.call("PUT", OWN, &json!({"answers": answers})).status, 200);
        assert_eq!(world.call("POST", &publish, &json!({"year": 26})).status, 422);
        let published = world.call("POST", &publish, &json!({"year": 2026}));
        assert_eq!(
            (published.status, &published.json()["total_percent"]),
            (200, &json!(100))
        );
        let ranking = world.get(&format!("{RANKING}?edition=2026")).json();
        let items = ranking["items"].as_array().unwrap();
        assert_eq!(
            items.len(),
            10,
            "the city's edition replaces the imported row of the same name"
        );
        assert_eq!(
            (&items[0]["city"], &items[0]["slug"], &items[0]["rank"]),
            (&json!("tampere"), &json!("tampere"), &json!(1))
        );
        assert_eq!(world.call("POST", &publish, &json!({"year": 2026})).status, 200);
        assert_eq!(
            world.get(&format!("{RANKING}?edition=2026")).json()["items"]
                .as_array()
                .unwrap()
                .len(),
            10
        );
    });
}

#[test]
fn a_survey_proposes_an_answer_with_its_evidence() {
    for database in Database::each() {
        // Counts are exact; the year 2025 is over.
        let config = Config {
            public_rounding: 1,
            ..config(&database, u32::MAX)
        };
        let world = World::configured_at(database, config, Clock::Fixed(hour_of(date(2026, 1, 15), 12)));
        world.publish(&visit());
        let proposal = |id: &str| {
            let found = world.get(&format!("{OWN}?year=2025")).json();
            found["proposals"]
                .as_array()
                .unwrap()
                .iter()
                .find(|proposal| proposal["indicator"] == id)
                .cloned()
                .unwrap()
        };
        assert_eq!(proposal("sati_share2y")["yes"], Value::Null, "no responses yet");
        let answer = |day: Date, scores: &[(i64, usize)]| {
            let answers = scores.iter().flat_map(|(score, times)| {
                let answer = json!({"satisfaction": score});
                std::iter::repeat_n(answer, *times)
            });
            world.answers_on(day, &answers.collect::<Vec<Value>>());
        };
        answer(date(2025, 11, 3), &[(5, 16), (1, 4)]);
        assert_eq!(proposal("sati_share2y")["n"], Value::Null, "nothing is released yet");
        world.close_days_until(date(2025, 11, 3));
        let at_the_bar = proposal("sati_share2y");
        assert_eq!(
            (&at_the_bar["answer"], &at_the_bar["yes"], &at_the_bar["value"]),
            (&json!("open"), &Value::Null, &json!(0.8)),
            "{at_the_bar}"
        );
        assert_eq!(
            at_the_bar["answers_needed"],
            Value::Null,
            "80 % is not above 80 %: {at_the_bar}"
        );
        answer(date(2025, 11, 4), &[(5, 10)]);
        world.close_days_until(date(2025, 11, 4));
        let above = proposal("sati_share2y");
        assert_eq!(
            (&above["answer"], &above["n"], &above["definition"]),
            (&json!("open"), &json!(30), &json!("csat-4-of-5"))
        );
        assert!(
            above["warnings"][0]
                .as_str()
                .unwrap()
                .contains("includes the threshold"),
            "{above}"
        );
        assert!(above["answers_needed"].as_u64().unwrap() > 50, "{above}");
        let evidence = above["evidence"].as_str().unwrap();
        assert!(
            evidence.contains("26 of 30") && evidence.contains("/cities/tampere"),
            "{evidence}"
        );
        assert_eq!(proposal("citi_feedback")["answer"], "yes");
        assert_eq!(proposal("sati_servprovision")["yes"], true);
        assert_eq!(proposal("usa_auth_assessment")["yes"], Value::Null);
        assert_eq!(proposal("redu_timesaved")["yes"], Value::Null);
    }
}

#[test]
fn an_operator_adds_a_framework_and_gets_all_its_errors() {
    let folder = tempfile::tempdir().unwrap();
    let own = json!({"id": "ours-1", "name": "Ours", "version": "1", "source": "here",
        "pillars": [{"key": "1", "name": "One"}], "dimensions": [{"key": "1.1", "name": "First", "pillar": "1"}],
        "indicators": [{"id": "a", "dimension": "1.1", "statement": "Does it.", "evidence_asked": "what"}]});
    std::fs::write(folder.path().join("ours.json"), own.to_string()).unwrap();
    let path = folder.path().display().to_string();
    let read = || urbivox::config::Config::from_lookup(|name| (name == "URBIVOX_FRAMEWORKS").then(|| path.clone()));
    let mut config = config(&Database::sqlite(), u32::MAX);
    config.frameworks = read().unwrap().frameworks;
    let database = Database::sqlite();
    config.backend = database.backend();
    let world = World::configured(database, config);
    assert_eq!(
        world.get("/api/v1/frameworks/ours-1").json()["indicators"][0]["id"],
        "a"
    );
    std::fs::write(folder.path().join("broken.json"), "{").unwrap();
    std::fs::write(folder.path().join("again.json"), own.to_string()).unwrap();
    let mistakes = read().unwrap_err().to_string();
    assert!(
        mistakes.contains("broken.json") && mistakes.contains("ours.json: there is already a framework ours-1"),
        "{mistakes}"
    );
}

#[test]
fn concurrent_answers_of_two_people_are_both_stored() {
    World::on_each(|world| {
        world.publish(&visit());
        let ids = [
            "citi_feedback",
            "eco_api",
            "eco_eid",
            "sec_eid",
            "inter_opensrc",
            "usa_web_wcag",
        ];
        std::thread::scope(|scope| {
            for id in ids {
                scope.spawn(move || {
                    let put = world.call(
                        "PUT",
                        &format!("{OWN}/{id}"),
                        &json!({"yes": true, "evidence": "Seen."}),
                    );
                    assert_eq!(put.status, 200, "{}", put.text());
                });
            }
        });
        let found = world.get(OWN).json();
        assert_eq!(found["answers"].as_object().unwrap().len(), ids.len(), "{found}");
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| world.call("POST", &format!("{OWN}/publish"), &json!({"year": 2026})));
            }
        });
        let ranking = world.get(&format!("{RANKING}?edition=2026")).json();
        assert_eq!(ranking["items"].as_array().unwrap().len(), 1, "{ranking}");
    });
}
