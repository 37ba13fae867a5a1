//! Comparison of cities: services of the same type that measure the same thing in the same months.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use serde_json::{Value, json};
use urbivox::app::access::Role;
use urbivox::app::releases::stored::row_of;
use urbivox::storage::releases;
use urbivox_core::measure::interval::wilson;
use urbivox_core::release::{Atom, FigureName, ReleaseRow, Span};
use urbivox_core::tally::civil_day::Day;

use super::staff::clerk;
use crate::html::Page;
use crate::world::{World, survey_path};

const VECTORS: &str = include_str!("../../../data/statistics_vectors.json");

/// Last day of the fixtures' releases.
const AS_OF: Date = date(2026, 1, 31);

fn case(topic: &str, name: &str) -> Value {
    let file: Value = serde_json::from_str(VECTORS).unwrap();
    let cases = file["cases"].as_array().unwrap();
    let found = cases.iter().find(|case| case["topic"] == topic && case["name"] == name);
    found.unwrap().clone()
}

/// Hits and answers of the cities of a case.
fn parts(case: &Value) -> Vec<(i64, i64)> {
    let parts = case["given"]["parts"].as_array().unwrap().iter();
    parts
        .map(|part| (part[0].as_i64().unwrap(), part[1].as_i64().unwrap()))
        .collect()
}

#[track_caller]
fn assert_near(found: &Value, expected: &Value) {
    let (found, expected) = (found.as_f64().unwrap(), expected.as_f64().unwrap());
    let tolerance = 1e-6 * expected.abs().max(1.0);
    assert!((found - expected).abs() <= tolerance, "{found} {expected}");
}

fn definition() -> Value {
    json!({"title": {"en": "Visit"}, "languages": ["en"], "pages": [{"questions": [
        {"code": "sat", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"},
    ]}]})
}

/// The city number `index`.
fn city(index: usize) -> String {
    format!("city-{index}")
}

/// Publishes a survey in a service, which is made with its city when there is none.
fn publish(world: &World, city: &str, service: &str, service_type: Option<&str>) {
    let made = json!({"slug": city, "name": city, "country": "FI", "timezone": "Europe/Helsinki", "languages": ["en"]});
    let status = world.call("POST", "/api/v1/cities", &made).status;
    assert!(status == 201 || status == 409, "{status}");
    let services = format!("/api/v1/cities/{city}/services");
    let body = json!({"slug": service, "name": {"en": service}, "service_type": service_type});
    assert_eq!(world.call("POST", &services, &body).status, 201);
    let surveys = format!("{services}/{service}/surveys");
    let body = json!({"slug": "visit", "definition": definition()});
    assert_eq!(world.call("POST", &surveys, &body).status, 201);
    let published = world.call("POST", &format!("{surveys}/visit/publish"), &Value::Null);
    assert_eq!(published.status, 200, "{published:?}");
}

/// Stores the only release of a survey, told exactly: the month that ends with `last`.
fn release(world: &World, city: &str, service: &str, (hits, n): (i64, i64), last: Date, placements: &[(&str, i64)]) {
    let atom = |figure: FigureName, cells: &[(&str, i64)]| Atom {
        figure,
        spans: vec![0],
        added: cells
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(cell, count)| ((*cell).to_owned(), *count))
            .collect::<BTreeMap<String, i64>>(),
    };
    let mut atoms = vec![
        atom(FigureName::whole("responses"), &[("responses", n)]),
        atom(FigureName::whole("sat"), &[("2", n - hits), ("5", hits)]),
    ];
    for (placement, count) in placements {
        let figure = FigureName::of_class("responses", "+placement", placement);
        atoms.push(atom(figure, &[("responses", *count)]));
    }
    let row = ReleaseRow {
        number: 0,
        span: Span {
            first: Day::of(last.first_of_month()),
            last: Day::of(last),
        },
        closes_run: true,
        answers_min: 10,
        told_in: 1,
        atoms,
    };
    let app = world.server.app();
    let path = survey_path(city, service, "visit");
    let id = app.catalogue.find(&app.storage, &path).unwrap().unwrap().survey_id;
    let row = row_of(id, &row, &[0; 32], 0).unwrap();
    let stored = app.storage.write(|db| {
        releases::raise_revision(db)?;
        releases::insert_next(db, &row)
    });
    assert!(stored.unwrap());
}

/// Cities with a service of a type and these hits and answers, one city after the other.
fn cities_with(world: &World, service_type: &str, parts: &[(i64, i64)]) {
    for (index, part) in parts.iter().enumerate() {
        publish(world, &city(index), service_type, Some(service_type));
        release(world, &city(index), service_type, *part, AS_OF, &[]);
    }
}

fn results(world: &World, query: &str) -> Value {
    let answer = world.send("GET", &format!("/api/v1/results{query}"), &[], b"");
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()
}

fn group(world: &World, service_type: &str) -> Value {
    let found = results(world, &format!("?measure=csat&service_type={service_type}"));
    let groups = found["groups"].as_array().unwrap();
    assert_eq!(groups.len(), 1, "{found}");
    groups[0].clone()
}

fn page(world: &World, path: &str) -> Page {
    let answer = world.send("GET", path, &[("accept-language", "en")], b"");
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    answer.page()
}

#[test]
fn ten_cities_are_compared_as_in_the_specification() {
    let (common, shrunken, funnel) = (
        case("comparison", "kleinman"),
        case("comparison", "shrunken"),
        case("comparison", "funnel"),
    );
    World::on_each(|world| {
        cities_with(world, "day-care", &parts(&common));
        let found = group(world, "day-care");
        assert_near(&found["common"]["share"], &common["expect"]["share"]);
        assert_near(&found["common"]["between_variance"], &common["expect"]["between"]);
        assert_near(&found["common"]["weight"], &shrunken["expect"]["weight"]);
        let plot = &found["funnel"];
        assert_near(&plot["target"], &funnel["expect"]["target"]);
        assert_near(&plot["dispersion"], &funnel["expect"]["phi"]);
        assert_near(&plot["between_variance"], &funnel["expect"]["tau2"]);
        assert_eq!((&plot["coverage"], &plot["outside"]), (&json!(0.998), &json!(0)));
        let cities = found["cities"].as_array().unwrap();
        assert_eq!(cities.len(), 10);
        for (at, line) in cities.iter().enumerate() {
            assert_eq!(line["city"], city(at));
            let (expected, adjusted) = (&shrunken["expect"]["cities"][at], &line["adjusted"]);
            for end in ["value", "low", "high"] {
                assert_near(&adjusted[end], &expected[end]);
            }
            assert_near(&line["limit_low"], &funnel["expect"]["low"][at]);
            assert_near(&line["limit_high"], &funnel["expect"]["high"][at]);
            assert_near(&line["distance"], &funnel["expect"]["z"][at]);
            assert_eq!(line["standing"], funnel["expect"]["standing"][at]);
            // The raw value stands beside its own interval.
            let (hits, n) = parts(&common)[at];
            let own = wilson(u64::try_from(hits).unwrap(), u64::try_from(n).unwrap()).unwrap();
            assert_near(&line["low"], &json!(own.low));
            assert_near(&line["high"], &json!(own.high));
        }
        let items = results(world, "?measure=csat-4-of-5");
        assert_eq!(items["groups"][0], found, "a measure by its id");
        let first = &items["items"][0];
        assert_eq!(
            (&first["city"], &first["service_type"], &first["survey"]),
            (&json!("city-0"), &json!("day-care"), &json!("visit"))
        );
        assert_eq!(
            (&first["start"], &first["n"], &first["release"], &first["as_of"]),
            (&json!("2025-02-01"), &json!(500), &json!(0), &json!("2026-01-31"))
        );
        let text = page(world, "/cities").text();
        assert!(text.contains("None of 10 cities stands out"), "{text}");
        assert!(text.contains("Adjusted percentage") && text.contains("No significant difference"));
        let html = world.send("GET", "/cities?lang=en", &[], b"").text();
        assert!(html.contains("id=\"funnel-0\"") || html.contains("funnel-0"), "{html}");
        assert!(!html.contains("stroke-dasharray"), "no 95 % limits");
    });
}

#[test]
fn five_to_nine_cities_have_norms_and_no_funnel_and_fewer_have_neither() {
    let chance = case("comparison", "chance alone");
    World::on_each(|world| {
        cities_with(world, "waste", &parts(&chance));
        let found = group(world, "waste");
        let (expected, first) = (&chance["expect"], &found["cities"][0]);
        assert_near(&found["common"]["share"], &expected["share"]);
        assert_near(&found["common"]["between_variance"], &expected["between"]);
        assert_near(&found["common"]["weight"], &expected["weight"]);
        for end in ["value", "low", "high"] {
            assert_near(&first["adjusted"][end], &expected["first"][end]);
        }
        assert_eq!((&found["funnel"], &first["standing"]), (&Value::Null, &Value::Null));
        let text = page(world, "/cities?type=waste").text();
        assert!(text.contains("5 cities have at least 30 answers"), "{text}");
        assert!(text.contains("Half of the 5 cities"), "{text}");
        assert!(
            !text.contains("Above average") && !text.contains("stands out"),
            "{text}"
        );

        for (name, service_type) in [("5 cities", "library"), ("4 cities", "sports"), ("7 cities", "water")] {
            let norms = case("norms", name);
            let values = norms["given"]["values"].as_array().unwrap().iter();
            let hundredths: Vec<(i64, i64)> = values
                .map(|value| format!("{:.0}", value.as_f64().unwrap() * 100.0).parse().unwrap())
                .map(|hits: i64| (hits, 100))
                .collect();
            cities_with(world, service_type, &hundredths);
            let found = group(world, service_type);
            let quartiles = &norms["expect"]["quartiles"];
            if quartiles.is_null() {
                assert_eq!((&found["norms"], &found["common"]), (&Value::Null, &Value::Null));
                assert_eq!(found["cities"][0]["adjusted"], Value::Null);
                continue;
            }
            for (at, of) in ["lower_quartile", "median", "upper_quartile"].iter().enumerate() {
                assert_near(&found["norms"][of], &quartiles[at]);
            }
            assert_eq!(found["norms"]["cities"], hundredths.len());
        }
    });
}

#[test]
fn results_pages_name_the_norms_of_five_cities_and_none_of_four() {
    World::on_each(|world| {
        let shares = [(71, 100), (80, 100), (64, 100), (90, 100), (77, 100)];
        cities_with(world, "library", &shares);
        cities_with(world, "sports", &shares[..4]);
        let norms = "cities: 5): half of the results are between 71% and 80%. The median is 77%.";
        let text = page(world, "/cities/city-0/library").text();
        assert!(text.contains(norms), "{text}");
        let mut viewer = clerk(world, Role::Viewer, Some("city-0"));
        let desk = "/staff/surveys/city-0/library/visit?from=2026-01-01&to=2026-01-31&as=public";
        let text = viewer.get(world, desk).page().text();
        assert!(text.contains(norms), "{text}");
        let text = page(world, "/cities/city-0/sports").text();
        assert!(!text.contains("half of the results"), "{text}");
    });
}

#[test]
fn parking_never_meets_day_care_and_an_unclassified_service_meets_nobody() {
    World::on_each(|world| {
        let good: Vec<(i64, i64)> = (0..6).map(|city| (180 + city, 200)).collect();
        let bad: Vec<(i64, i64)> = (0..6).map(|city| (60 + city, 200)).collect();
        cities_with(world, "day-care", &good);
        cities_with(world, "parking", &bad);
        for index in 0..6 {
            publish(world, &city(index), "other", None);
            release(world, &city(index), "other", (10, 200), AS_OF, &[]);
        }
        let all = results(world, "");
        assert_eq!(all["items"].as_array().unwrap().len(), 18);
        let groups = all["groups"].as_array().unwrap();
        let types: Vec<&Value> = groups.iter().map(|group| &group["service_type"]).collect();
        assert_eq!(types, ["day-care", "parking"]);
        for (group, (low, high)) in groups.iter().zip([(0.9, 0.95), (0.3, 0.35)]) {
            assert_eq!(group["cities"].as_array().unwrap().len(), 6);
            for city in group["cities"].as_array().unwrap() {
                let value = city["value"].as_f64().unwrap();
                assert!((low..high).contains(&value), "{city}");
                assert_eq!(city["surveys"].as_array().unwrap().len(), 1);
            }
            let median = group["norms"]["median"].as_f64().unwrap();
            assert!((low..high).contains(&median), "{group}");
        }
        let unclassified = all["items"].as_array().unwrap().iter();
        let unclassified = unclassified.filter(|item| item["service"] == "other");
        assert!(unclassified.map(|item| &item["service_type"]).all(Value::is_null));

        let own = page(world, "/cities/city-0").text();
        assert!(
            own.contains("No type: not compared") && own.contains("Compared with other cities"),
            "{own}"
        );
        assert!(
            own.contains("90%") && own.contains("30%") && own.contains("5%"),
            "{own}"
        );
        // 250 of 600: no figure of the city as a whole.
        assert!(!own.contains("42%") && !own.contains("600"), "{own}");
        let form = page(world, "/cities?type=parking").text();
        assert!(
            form.contains("Parking permit and parking: Satisfied people (CSAT)"),
            "{form}"
        );
    });
}

#[test]
fn a_city_has_one_line_and_too_few_answers_or_other_months_are_not_compared() {
    World::on_each(|world| {
        let parts: Vec<(i64, i64)> = (0..10).map(|city| (80 + city % 3, 100)).collect();
        cities_with(world, "library", &parts);
        publish(world, &city(0), "branch", Some("library"));
        release(world, &city(0), "branch", (50, 60), AS_OF, &[]);
        publish(world, &city(10), "library", Some("library"));
        release(world, &city(10), "library", (20, 29), AS_OF, &[]);
        publish(world, &city(11), "library", Some("library"));
        release(world, &city(11), "library", (10, 100), date(2024, 6, 30), &[]);
        let found = group(world, "library");
        let cities = found["cities"].as_array().unwrap();
        assert_eq!(cities.len(), 11, "{found}");
        let line = |slug: String| cities.iter().find(|line| line["city"] == slug).unwrap();
        let joint = line(city(0));
        assert_eq!((&joint["hits"], &joint["n"]), (&json!(130), &json!(160)));
        assert_eq!(joint["surveys"].as_array().unwrap().len(), 2);
        let own = wilson(130, 160).unwrap();
        assert_near(&joint["low"], &json!(own.low));
        let few = line(city(10));
        assert_eq!((&few["compared"], &few["standing"]), (&json!(false), &Value::Null));
        assert_eq!(found["norms"]["cities"], 10);
        let before = results(world, "?service_type=library&from=2024-01-01&to=2024-12-31");
        assert_eq!(before["items"].as_array().unwrap().len(), 1, "{before}");
        assert_eq!(before["groups"][0]["funnel"], Value::Null);
        let months = results(world, "?service_type=library&by=month&from=2024-01-01");
        assert_eq!(months["groups"], json!([]));
        let items = months["items"].as_array().unwrap();
        assert_eq!(items.len(), 13);
        let starts = items.iter().map(|item| item["start"].as_str().unwrap());
        assert!(
            starts
                .into_iter()
                .all(|start| start == "2024-06-01" || start == "2026-01-01")
        );
    });
}

#[test]
fn a_city_that_asks_elsewhere_is_marked() {
    World::on_each(|world| {
        for index in 0..5 {
            publish(world, &city(index), "library", Some("library"));
            let placements = format!(
                "/api/v1/cities/{}/services/library/surveys/visit/placements",
                city(index)
            );
            for kind in ["link", "kiosk"] {
                let made = world.call("POST", &placements, &json!({"slug": format!("{kind}-1"), "kind": kind}));
                assert_eq!(made.status, 201, "{made:?}");
            }
            let kiosk = if index == 0 { 400 } else { 100 };
            let mix = [("kiosk-1", kiosk), ("link-1", 500 - kiosk)];
            let known: &[(&str, i64)] = if index == 4 { &[] } else { &mix };
            release(world, &city(index), "library", (400, 500), AS_OF, known);
        }
        let found = group(world, "library");
        let marks = found["cities"].as_array().unwrap().iter();
        let marks: Vec<&Value> = marks.map(|line| &line["placements_differ"]).collect();
        // The others answer alike, except that they are held against a sum with the first.
        assert_eq!(marks[0], true, "{found}");
        assert_eq!(marks[4], &Value::Null, "{found}");
        let text = page(world, "/cities").text();
        assert!(text.contains("Placements differ"), "{text}");
    });
}

#[test]
fn the_file_has_the_columns_of_the_contract_and_bad_queries_are_refused() {
    World::on_each(|world| {
        let empty = results(world, "");
        assert_eq!((&empty["from"], &empty["items"]), (&Value::Null, &json!([])));
        cities_with(
            world,
            "day-care",
            &[(80, 100), (70, 100), (90, 100), (85, 100), (75, 100)],
        );
        let csv = world.send("GET", "/api/v1/results.csv?measure=csat", &[], b"");
        assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
        let text = csv.text();
        let mut lines = text.lines();
        let head = lines.next().unwrap();
        assert!(
            head.starts_with("city,service,service_type,survey,measure,start,n,value,low,high,release,"),
            "{head}"
        );
        let first = lines.next().unwrap();
        assert!(
            first.starts_with("city-0,day-care,day-care,visit,csat-4-of-5,2025-02-01,100,0.8,"),
            "{first}"
        );
        assert!(first.contains(",5,0.75,0.8,0.85"), "{first}");
        assert!(head.ends_with(",norm_upper,note"), "{head}");
        assert!(first.contains("people who chose to answer"), "{first}");
        assert_eq!(lines.count(), 4);
        assert_eq!(
            text.matches("people who chose to answer").count(),
            1,
            "once in each file"
        );
        let tag = csv.header("etag").to_owned();
        let again = world.send(
            "GET",
            "/api/v1/results.csv?measure=csat",
            &[("if-none-match", &tag)],
            b"",
        );
        assert_eq!(again.status, 304);
        for query in [
            "?service_type=wine",
            "?measure=",
            "?from=2026-02-01&to=2026-01-01",
            "?from=1.1.2026",
            "?by=year",
            "?district=north",
        ] {
            let refused = world.send("GET", &format!("/api/v1/results{query}"), &[], b"");
            assert_eq!(
                (refused.status, refused.problem().as_str()),
                (400, "bad-query"),
                "{query}"
            );
        }
        assert_eq!(results(world, "?measure=nps")["items"], json!([]));
        assert_eq!(results(world, "?measure=govuk")["items"].as_array().unwrap().len(), 5);
    });
}
