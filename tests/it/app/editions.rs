//! Proposals for the benchmark and ranges of ranks, from releases as they are stored.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use serde_json::{Value, json};
use urbivox::app::authoring::SurveyPath;
use urbivox::app::releases::stored::{StoredReleases, row_of};
use urbivox::clock::Clock;
use urbivox::storage::{cities, editions, releases};
use urbivox_core::indicator::Framework;
use urbivox_core::release::{Atom, FigureName, ReleaseRow, Span};
use urbivox_core::tally::civil_day::Day;

use crate::world::{Database, World, config, hour_of, survey_path};

const VECTORS: &str = include_str!("../../../data/statistics_vectors.json");
const SHARE: &str = "sati_share2y";
const RANKING: &str = "/api/v1/frameworks/ucc-2023/ranking";

fn cases(topic: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(VECTORS).unwrap();
    let cases = file["cases"].as_array().unwrap().iter();
    cases.filter(|case| case["topic"] == topic).cloned().collect()
}

/// A server in January 2026, when the year 2025 is over.
fn world_on(database: Database) -> World {
    World::on(database, Clock::Fixed(hour_of(date(2026, 1, 15), 12)), u32::MAX)
}

fn definition() -> Value {
    let option = |code: &str| json!({"code": code, "label": {"en": code}});
    json!({"title": {"en": "Visit"}, "languages": ["en"], "pages": [{"questions": [
        {"code": "sat", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"},
        {"code": "district", "kind": "choice", "segment": true,
         "options": [option("north"), option("south"), option("east"), option("west")]},
    ]}]})
}

/// Publishes the survey of a city.
fn publish_survey(world: &World, city: &str, survey: &str) -> SurveyPath {
    if world.get(&format!("/api/v1/cities/{city}")).status == 404 {
        world.settle(city, "day-care");
    }
    let surveys = format!("/api/v1/cities/{city}/services/day-care/surveys");
    let body = json!({"slug": survey, "definition": definition()});
    let made = world.call("POST", &surveys, &body);
    assert_eq!(made.status, 201, "{made:?}");
    let published = world.call("POST", &format!("{surveys}/{survey}/publish"), &Value::Null);
    assert_eq!(published.status, 200, "{published:?}");
    survey_path(city, "day-care", survey)
}

fn cells(hits: i64, n: i64) -> BTreeMap<String, i64> {
    let cells = [("5", hits), ("1", n - hits)];
    let told = cells.into_iter().filter(|(_, count)| *count > 0);
    told.map(|(cell, count)| (cell.to_owned(), count)).collect()
}

/// Stores the next release of a survey, with exact counts: hits and answers of everybody, then of each district.
fn release(
    world: &World,
    path: &SurveyPath,
    days: (Date, Date),
    (hits, n): (i64, i64),
    districts: &[(&str, i64, i64)],
) {
    let app = world.server.app();
    let survey_id = app.catalogue.find(&app.storage, path).unwrap().unwrap().survey_id;
    let stored = app.storage.read(|db| StoredReleases::read(db, survey_id)).unwrap();
    let number = u32::try_from(stored.rows.len()).unwrap();
    let atom = |figure: FigureName, added: BTreeMap<String, i64>| Atom {
        figure,
        spans: vec![number],
        added,
    };
    let responses = |n: i64| BTreeMap::from([("responses".to_owned(), n)]);
    let mut atoms = vec![
        atom(FigureName::whole("responses"), responses(n)),
        atom(FigureName::whole("sat"), cells(hits, n)),
    ];
    for (district, hits, n) in districts {
        atoms.push(atom(
            FigureName::of_class("responses", "district", district),
            responses(*n),
        ));
        atoms.push(atom(
            FigureName::of_class("sat", "district", district),
            cells(*hits, *n),
        ));
    }
    let row = ReleaseRow {
        number,
        span: Span {
            first: Day::of(days.0),
            last: Day::of(days.1),
        },
        closes_run: true,
        answers_min: 10,
        told_in: 1,
        atoms,
    };
    let row = row_of(survey_id, &row, &stored.last_hash, 0).unwrap();
    app.storage
        .write(|db| {
            assert!(releases::insert_next(db, &row)?);
            releases::raise_revision(db)
        })
        .unwrap();
}

/// The proposals of a city, with the query.
fn indicators(world: &World, city: &str, query: &str) -> Value {
    let found = world.get(&format!("/api/v1/cities/{city}/indicators/ucc-2023{query}"));
    assert_eq!(found.status, 200, "{found:?}");
    found.json()
}

fn proposal(found: &Value, indicator: &str) -> Value {
    let mut proposals = found["proposals"].as_array().unwrap().iter();
    let own = proposals.find(|proposal| proposal["indicator"] == indicator);
    own.cloned()
        .unwrap_or_else(|| panic!("no proposal for {indicator}: {found}"))
}

fn is_near(found: &Value, expected: &Value) -> bool {
    (found.as_f64().unwrap() - expected.as_f64().unwrap()).abs() < 1e-6
}

#[test]
fn the_proposals_of_the_specification_come_out_of_the_api() {
    for database in Database::each() {
        let world = world_on(database);
        let cases = cases("proposals");
        assert_eq!(cases.len(), 12);
        for (at, case) in cases.iter().enumerate() {
            let (given, expect) = (&case["given"], &case["expect"]);
            assert_eq!((&given["bar"], &given["min"]), (&json!(0.8), &json!(10)));
            let city = format!("city-{at}");
            let path = publish_survey(&world, &city, "visit");
            let counts = (given["hits"].as_i64().unwrap(), given["n"].as_i64().unwrap());
            release(&world, &path, (date(2025, 1, 1), date(2025, 12, 30)), counts, &[]);
            let found = proposal(&indicators(&world, &city, "?year=2025"), SHARE);
            if expect["answer"] == "none" {
                assert_eq!(
                    (&found["answer"], &found["yes"]),
                    (&Value::Null, &Value::Null),
                    "{found}"
                );
                continue;
            }
            assert_eq!(found["answer"], expect["answer"], "{}: {found}", case["name"]);
            let yes = match expect["answer"].as_str().unwrap() {
                "open" => Value::Null,
                answer => json!(answer == "yes"),
            };
            assert_eq!((&found["yes"], &found["n"]), (&yes, &given["n"]), "{found}");
            for end in ["low", "high"] {
                assert!(is_near(&found[end], &expect[end]), "{}: {found}", case["name"]);
            }
            let period = json!({"year": 2025, "from": "2025-01-01", "to": "2025-12-31", "over": true});
            assert_eq!(found["period"], period);
            let is_settled = expect["answer"] != "open" || counts.0 * 10 <= counts.1 * 8;
            assert_eq!(found["answers_needed"].is_null(), is_settled, "{found}");
        }
    }
}

#[test]
fn a_running_year_shows_figures_so_far_and_proposes_nothing_about_the_share() {
    for database in Database::each() {
        let world = world_on(database);
        let path = publish_survey(&world, "tampere", "visit");
        release(&world, &path, (date(2025, 12, 1), date(2025, 12, 31)), (10, 20), &[]);
        release(&world, &path, (date(2026, 1, 1), date(2026, 1, 9)), (196, 200), &[]);
        for query in ["", "?year=2026"] {
            let found = indicators(&world, "tampere", query);
            assert_eq!(found["period"]["year"], 2026);
            let share = proposal(&found, SHARE);
            assert_eq!(
                (&share["answer"], &share["yes"], &share["n"], &share["period"]["over"]),
                (&Value::Null, &Value::Null, &json!(200), &json!(false)),
                "{share}"
            );
            let evidence = share["evidence"].as_str().unwrap();
            assert!(evidence.contains("2026-01-01 to 2026-01-09 so far"), "{evidence}");
            let warnings = share["warnings"].to_string();
            assert!(warnings.contains("2026 is not over"), "{warnings}");
            // That satisfaction is measured is so already.
            assert_eq!(proposal(&found, "sati_servprovision")["answer"], "yes");
        }
        let before = proposal(&indicators(&world, "tampere", "?year=2025"), SHARE);
        assert_eq!((&before["answer"], &before["n"]), (&json!("no"), &json!(20)));
        let refused = world.get("/api/v1/cities/tampere/indicators/ucc-2023?year=1999");
        assert_eq!((refused.status, refused.problem().as_str()), (400, "bad-query"));
    }
}

#[test]
fn evidence_is_written_in_the_language_of_the_request() {
    let world = world_on(Database::sqlite());
    let path = publish_survey(&world, "tampere", "visit");
    release(&world, &path, (date(2025, 1, 1), date(2025, 12, 31)), (85, 100), &[]);
    let evidence = |query: &str| {
        let found = proposal(&indicators(&world, "tampere", query), SHARE);
        format!("{} {}", found["evidence"], found["warnings"])
    };
    let english = evidence("?year=2025");
    assert!(
        english.contains("85 of 100 answers were satisfied: 85.0 %"),
        "{english}"
    );
    assert!(english.contains("it is open whether"), "{english}");
    let finnish = evidence("?year=2025&lang=fi");
    assert!(
        finnish.contains("85,0") && finnish.contains("luottamusväli"),
        "{finnish}"
    );
    let german = evidence("?year=2025&lang=de");
    assert!(german.contains("Zeitraum") && german.contains("ist offen"), "{german}");
}

#[test]
fn surveys_are_pooled_within_one_measure_and_support_only_what_they_ask() {
    let world = world_on(Database::sqlite());
    for (survey, counts) in [("one", (40, 60)), ("two", (156, 170))] {
        let path = publish_survey(&world, "tampere", survey);
        release(&world, &path, (date(2025, 1, 1), date(2025, 12, 31)), counts, &[]);
    }
    let found = indicators(&world, "tampere", "?year=2025");
    let share = proposal(&found, SHARE);
    assert_eq!((&share["answer"], &share["n"]), (&json!("yes"), &json!(230)), "{share}");
    assert!(is_near(&share["low"], &json!(0.800_530_97)), "{share}");
    assert_eq!(proposal(&found, "co_userresearch")["yes"], Value::Null);
    assert!(
        !proposal(&found, "co_userresearch")["evidence"]
            .as_str()
            .unwrap()
            .is_empty()
    );
    let unasked = proposal(&found, "sup_auth_checkproc");
    assert_eq!(
        unasked["evidence"], "",
        "no survey asks whether people could follow their request: {unasked}"
    );
}

#[test]
fn the_weighted_share_is_judged_where_the_city_has_margins() {
    for database in Database::each() {
        let world = world_on(database);
        let path = publish_survey(&world, "tampere", "visit");
        let districts = [("north", 15, 30), ("south", 80, 100), ("east", 160, 170)];
        release(
            &world,
            &path,
            (date(2025, 1, 1), date(2025, 12, 31)),
            (255, 300),
            &districts,
        );
        let raw = proposal(&indicators(&world, "tampere", "?year=2025"), SHARE);
        assert_eq!((&raw["answer"], &raw["weighted"]), (&json!("yes"), &Value::Null));
        let put = |text: &str| {
            let bearer = format!("Bearer {}", world.key);
            let headers = [("authorization", bearer.as_str()), ("content-type", "text/csv")];
            let at = "/api/v1/cities/tampere/margins/district.csv?source=Register&year=2024";
            let stored = world.send("PUT", at, &headers, text.as_bytes());
            assert_eq!(stored.status, 200, "{stored:?}");
        };
        put("option,share\nnorth,0.2\nsouth,0.5\neast,0.3\n");
        let found = proposal(&indicators(&world, "tampere", "?year=2025"), SHARE);
        assert_eq!(
            (&found["answer"], &found["n"]),
            (&json!("open"), &json!(300)),
            "{found}"
        );
        assert!(
            is_near(&found["value"], &json!(0.85)),
            "the raw share stays beside it: {found}"
        );
        for (name, expected) in [("value", 0.782_353), ("low", 0.723_336), ("high", 0.831_710)] {
            assert!(is_near(&found["weighted"][name], &json!(expected)), "{name}: {found}");
        }
        assert_eq!(found["weighted"]["segment"], "district");
        let evidence = found["evidence"].as_str().unwrap();
        assert!(
            evidence.contains("Weighted by district (Register, 2024): 78.2 %"),
            "{evidence}"
        );
        // A group of which nothing is told: no weighted figure, and its name.
        put("option,share\nnorth,0.2\nsouth,0.4\neast,0.3\nwest,0.1\n");
        let small = proposal(&indicators(&world, "tampere", "?year=2025"), SHARE);
        assert_eq!((&small["answer"], &small["weighted"]), (&json!("yes"), &Value::Null));
        assert!(
            small["warnings"].to_string().contains("too few answers: west"),
            "{small}"
        );
    }
}

/// A framework with the dimensions of the case: four, six and two indicators, of which the last has a bar.
fn framework_of_ranks() -> Framework {
    let dimensions = [("a", 4), ("b", 6), ("c", 2)];
    let indicators: Vec<Value> = dimensions
        .iter()
        .flat_map(|(key, count)| {
            (1..=*count).map(move |number| {
                let mut indicator = json!({"id": format!("{key}{number}"), "dimension": key, "statement": "It does", "evidence_asked": "which"});
                if (*key, number) == ("c", 2) {
                    indicator["fed_by"] = json!("satisfaction-share");
                }
                indicator
            })
        })
        .collect();
    let keys = dimensions.map(|(key, _)| json!({"key": key, "name": key, "pillar": "1"}));
    let document = json!({"id": "ranks-1", "name": "Ranks", "version": "1", "source": "here",
        "pillars": [{"key": "1", "name": "One"}], "dimensions": keys, "indicators": indicators});
    Framework::parse(&document).unwrap()
}

#[test]
fn the_ranks_of_the_specification_come_out_of_stored_editions() {
    let case = cases("comparison")
        .into_iter()
        .find(|case| case["name"] == "ranks")
        .unwrap();
    let given = &case["given"];
    for database in Database::each() {
        let mut config = config(&database, u32::MAX);
        config.frameworks = vec![framework_of_ranks()];
        let world = World::configured(database, config);
        for (at, city) in given["cities"].as_array().unwrap().iter().enumerate() {
            let slug = format!("city-{at}");
            world.settle(&slug, "day-care");
            let doubt = city["doubts"][0][1].as_f64();
            let certain = |dimension: usize| city["counts"][dimension][0].as_u64().unwrap();
            let answers = match doubt {
                Some(_) => json!({"c2": {"yes": true, "evidence": "Seen."}}),
                None => json!({}),
            };
            // A doubt at one half is an edition from before evidence was stored: it is not measured.
            let evidence = match doubt {
                Some(probability) if (probability - 0.5).abs() > 1e-9 => {
                    json!([{"indicator": "c2", "probability": probability, "measured":
                        {"measure": "csat-4-of-5", "hits": 33, "n": 40, "bar": 0.8, "releases": []}}])
                }
                _ => json!([]),
            };
            let yes = json!({"a": certain(0), "b": certain(1), "c": certain(2) + u64::from(doubt.is_some())});
            let app = world.server.app();
            app.storage
                .write(|db| {
                    let id = cities::find(db, &slug)?.unwrap().id;
                    let row = editions::Row {
                        id,
                        city_id: Some(id),
                        name: slug.clone(),
                        framework: "ranks-1".to_owned(),
                        year: i32::try_from(given["seed"].as_i64().unwrap()).unwrap(),
                        answers: answers.to_string(),
                        yes: yes.to_string(),
                        published_at: 0,
                        published_by: "test".to_owned(),
                        is_current: true,
                        evidence: evidence.to_string(),
                    };
                    editions::insert(db, &row)
                })
                .unwrap();
        }
        let ranking = world
            .send("GET", "/api/v1/frameworks/ranks-1/ranking?edition=2025", &[], b"")
            .json();
        let items = ranking["items"].as_array().unwrap();
        let found: Vec<Value> = (0..4)
            .map(|at| {
                let own = items.iter().find(|item| item["city"] == format!("city-{at}")).unwrap();
                json!([own["rank_best"], own["rank_worst"]])
            })
            .collect();
        assert_eq!(json!(found), case["expect"]["ranges"]);
        let third = items.iter().find(|item| item["city"] == "city-2").unwrap();
        assert_eq!(
            (
                &third["evidence"][0]["is_measured"],
                &third["evidence"][0]["probability"]
            ),
            (&json!(false), &json!(0.5))
        );
        let page = world.send("GET", "/indicators/ranks-1/2025", &[], b"").page().text();
        assert!(page.contains("not measured"), "{page}");
    }
}

#[test]
fn answers_after_publication_change_no_byte_of_the_ranking() {
    for database in Database::each() {
        let world = world_on(database);
        let measured = publish_survey(&world, "tampere", "visit");
        world.settle("oulu", "day-care");
        release(&world, &measured, (date(2025, 1, 1), date(2025, 11, 30)), (33, 40), &[]);
        for city in ["tampere", "oulu"] {
            let own = format!("/api/v1/cities/{city}/indicators/ucc-2023");
            let yes = json!({"yes": true, "evidence": "Seen."});
            assert_eq!(world.call("PUT", &format!("{own}/{SHARE}"), &yes).status, 200);
            let published = world.call("POST", &format!("{own}/publish"), &json!({"year": 2025}));
            assert_eq!(published.status, 200, "{published:?}");
        }
        let addresses = [
            format!("{RANKING}?edition=2025"),
            format!("{RANKING}.csv?edition=2025"),
            "/indicators/ucc-2023/2025".to_owned(),
        ];
        let read = || addresses.each_ref().map(|address| world.send("GET", address, &[], b""));
        let before = read();
        let ranking = before[0].json();
        let of = |city: &str| {
            let mut items = ranking["items"].as_array().unwrap().iter();
            items.find(|item| item["slug"] == city).cloned().unwrap()
        };
        let evidence = &of("tampere")["evidence"][0];
        assert_eq!(
            (
                &evidence["hits"],
                &evidence["n"],
                &evidence["measure"],
                &evidence["bar"]
            ),
            (&json!(33), &json!(40), &json!("csat-4-of-5"), &json!(0.8))
        );
        assert_eq!(
            evidence["releases"],
            json!([{"survey": "tampere/day-care/visit", "no": 0}])
        );
        assert!(is_near(&evidence["probability"], &json!(0.640_569)), "{evidence}");
        let unmeasured = of("oulu");
        assert_eq!(unmeasured["evidence"][0]["is_measured"], false);
        assert!(
            unmeasured["rank_best"] != unmeasured["rank_worst"],
            "never certain: {unmeasured}"
        );

        release(
            &world,
            &measured,
            (date(2025, 12, 1), date(2025, 12, 31)),
            (60, 400),
            &[],
        );
        let share = proposal(&indicators(&world, "tampere", "?year=2025"), SHARE);
        assert_eq!(share["n"], 440, "the proposals see the release");
        for (before, after) in before.iter().zip(read()) {
            assert_eq!(before.text, after.text);
            assert_eq!(before.header("etag"), after.header("etag"));
        }
        // Until the city publishes again.
        let own = "/api/v1/cities/tampere/indicators/ucc-2023/publish";
        assert_eq!(world.call("POST", own, &json!({"year": 2025})).status, 200);
        let again = world.send("GET", &addresses[0], &[], b"").json();
        let found = again["items"].to_string();
        assert!(found.contains("\"n\":440"), "{found}");
    }
}
