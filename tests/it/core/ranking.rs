//! Ranking: owners of editions, similar cities, caching and proposals from surveys.

use jiff::civil::{Date, date};
use serde_json::{Value, json};
use urbivox::app::benchmark;
use urbivox::app::benchmark::BenchmarkError;
use urbivox::app::submissions::Sender;
use urbivox::clock::Clock;
use urbivox::config::Config;

use crate::world::{Database, World, config, hour_of, survey_path};

const RANKING: &str = "/api/v1/frameworks/ucc-2023/ranking";
const TABLE: &str = include_str!("../../../data/ucc_2022_ranking.csv");

fn city(world: &World, slug: &str, name: &str) {
    let city = json!({"slug": slug, "name": name, "country": "IT", "timezone": "Europe/Rome", "languages": ["it"]});
    let made = world.call("POST", "/api/v1/cities", &city);
    assert_eq!(made.status, 201, "{}", made.text());
}

fn publish(world: &World, slug: &str, year: u16) {
    let own = format!("/api/v1/cities/{slug}/indicators/ucc-2023");
    let yes = json!({"yes": true, "evidence": "Seen."});
    assert_eq!(world.call("PUT", &format!("{own}/eco_api"), &yes).status, 200);
    let published = world.call("POST", &format!("{own}/publish"), &json!({"year": year}));
    assert_eq!(published.status, 200, "{}", published.text());
}

fn places(world: &World, year: u16) -> Vec<(String, Option<String>)> {
    let found = world.send("GET", &format!("{RANKING}?edition={year}"), &[], b"").json();
    let items = found["items"].as_array().unwrap().iter();
    let place = |item: &Value| {
        let text = |name: &str| item[name].as_str().map(str::to_owned);
        (text("city").unwrap(), text("slug"))
    };
    items.map(place).collect()
}

#[test]
fn a_city_is_identified_by_id_and_not_by_name() {
    World::on_each(|world| {
        city(world, "valle-1", "Valle");
        city(world, "valle-2", "Valle");
        publish(world, "valle-1", 2026);
        publish(world, "valle-2", 2026);
        let both = places(world, 2026);
        assert_eq!(both.len(), 2, "{both:?}");
        assert!(both.iter().all(|(name, slug)| name == "Valle" && slug.is_some()) && both[0].1 != both[1].1);
        let renamed = world.call("PATCH", "/api/v1/cities/valle-1", &json!({"name": "Valle Nuova"}));
        assert_eq!(renamed.status, 200);
        assert!(places(world, 2026).contains(&("Valle Nuova".to_owned(), Some("valle-1".to_owned()))));
        let page = world.send("GET", "/cities/valle-1", &[], b"").page();
        assert_eq!(page.heading(), "Valle Nuova");
        assert!(
            page.texts("h2").contains(&"Indicators 2026".to_owned()),
            "{}",
            page.text()
        );
    });
}

#[test]
fn an_imported_row_belongs_to_the_only_city_of_its_name() {
    World::on_each(|world| {
        city(world, "milano", "Milan");
        city(world, "espoo-1", "Espoo");
        city(world, "espoo-2", "Espoo");
        let app = world.server.app();
        benchmark::import(app, "ucc-2023", 2022, TABLE).unwrap();
        let found = places(world, 2022);
        assert!(
            found.contains(&("Milan".to_owned(), Some("milano".to_owned()))),
            "{found:?}"
        );
        assert!(
            found.contains(&("Espoo".to_owned(), None)),
            "the name is ambiguous: {found:?}"
        );
        // The city's own edition replaces the imported row.
        publish(world, "milano", 2022);
        let found = places(world, 2022);
        assert_eq!(found.iter().filter(|(name, _)| name == "Milan").count(), 1, "{found:?}");

        let twice = TABLE.replace("Rotterdam", "MILAN ");
        let refused = benchmark::import(app, "ucc-2023", 2022, &twice).unwrap_err();
        assert!(
            matches!(&refused, BenchmarkError::Invalid(violations) if violations[0].contains("MILAN")),
            "{refused}"
        );
    });
}

#[test]
fn peers_are_similar_in_profile_and_size() {
    let world = World::on_sqlite();
    for (slug, population) in [
        ("small-1", 30_000),
        ("small-2", 33_000),
        ("large-1", 1_400_000),
        ("large-2", 1_200_000),
    ] {
        city(&world, slug, slug);
        let sized = world.call(
            "PATCH",
            &format!("/api/v1/cities/{slug}"),
            &json!({"population": population}),
        );
        assert_eq!(sized.json()["population"], population, "{}", sized.text());
        publish(&world, slug, 2026);
    }
    for (slug, nearest) in [("small-1", "small-2"), ("large-2", "large-1")] {
        let page = world.send("GET", &format!("/cities/{slug}"), &[], b"").page();
        assert!(
            page.texts("h2").contains(&"Most similar cities".to_owned()),
            "{}",
            page.text()
        );
        let peers = page.select("h2 + p.links a[href^='/cities/']");
        let first = peers[0].attribute("href").split('?').next();
        let expected = format!("/cities/{nearest}");
        assert_eq!(first, Some(expected.as_str()), "all have the same profile");
        assert!(peers[0].text.ends_with("inhabitants"), "{peers:?}");
    }
    for wrong in [json!(0), json!(60_000_000), json!(-1)] {
        let refused = world.call("PATCH", "/api/v1/cities/small-1", &json!({"population": wrong}));
        assert_eq!(refused.errors()[0].1, "bad-population", "{}", refused.text());
    }
}

#[test]
fn an_unchanged_ranking_is_not_sent_again() {
    let world = World::on_sqlite();
    city(&world, "milano", "Milan");
    benchmark::import(world.server.app(), "ucc-2023", 2022, TABLE).unwrap();
    for path in [
        RANKING.to_owned(),
        format!("{RANKING}.csv?edition=2022"),
        "/api/v1/frameworks/ucc-2023".to_owned(),
        "/indicators".to_owned(),
        "/cities/milano".to_owned(),
    ] {
        let first = world.send("GET", &path, &[], b"");
        let tag = first.header("etag").to_owned();
        assert!(first.status == 200 && tag.starts_with("W/\""), "{path}: {first:?}");
        let again = world.send("GET", &path, &[("If-None-Match", &tag)], b"");
        assert_eq!((again.status, again.text().as_str()), (304, ""), "{path}");
        assert_eq!(again.header("etag"), tag, "{path}");
        let other = world.send("GET", &path, &[("If-None-Match", "\"other\"")], b"");
        assert_eq!(other.status, 200, "{path}");
    }
    publish(&world, "milano", 2022);
    let first = world.send("GET", RANKING, &[], b"");
    let tag = first.header("etag").to_owned();
    publish(&world, "milano", 2023);
    let newer = world.send("GET", RANKING, &[("If-None-Match", &tag)], b"");
    assert_eq!(newer.status, 200, "another edition is another answer");
}

#[test]
fn answers_that_no_longer_fit_a_changed_framework_are_left_out() {
    let world = World::on_sqlite();
    city(&world, "milano", "Milan");
    publish(&world, "milano", 2026);
    benchmark::import(world.server.app(), "ucc-2023", 2026, TABLE).unwrap();
    world.execute("update editions set yes = '{\"9.9\": 1}' where city_id is not null");
    let found = places(&world, 2026);
    assert_eq!(found.len(), 9, "the others are ranked all the same: {found:?}");
    assert_eq!(world.send("GET", "/cities/milano", &[], b"").status, 200);
}

#[test]
fn time_and_usability_are_proposed_from_the_surveys_that_measure_them() {
    for database in Database::each() {
        let config = Config {
            public_rounding: 1,
            ..config(&database, u32::MAX)
        };
        let clock = Clock::Fixed(hour_of(date(2026, 6, 10), 12));
        let world = World::configured_at(database, config, clock);
        world.settle("tampere", "day-care");
        let surveys = "/api/v1/cities/tampere/services/day-care/surveys";
        for template in ["time-saved", "umux-lite"] {
            let body = json!({"slug": template, "template": template, "languages": ["en"]});
            assert_eq!(world.call("POST", surveys, &body).status, 201);
            let published = world.call("POST", &format!("{surveys}/{template}/publish"), &Value::Null);
            assert_eq!(published.status, 200, "{published:?}");
        }
        let answer = |survey: &str, day: Date, answers: &Value| {
            let bodies = vec![json!({"answers": answers}); 12];
            let path = survey_path("tampere", "day-care", survey);
            world.submissions_on(day, &path, &Sender::Operator, &bodies);
            world.close_days_until(day);
        };
        let minutes = json!({"minutes-before": 60, "minutes-online": 15});
        answer("time-saved", date(2026, 2, 10), &minutes);
        answer("umux-lite", date(2026, 2, 10), &umux(&world, surveys));
        let proposal = |id: &str| {
            let found = world.get("/api/v1/cities/tampere/indicators/ucc-2023").json();
            let proposals = found["proposals"].as_array().unwrap();
            proposals
                .iter()
                .find(|proposal| proposal["indicator"] == id)
                .cloned()
                .unwrap()
        };
        let time = proposal("redu_timesaved");
        assert_eq!((&time["yes"], &time["n"]), (&json!(true), &json!(12)), "{time}");
        // The class of 30 to 60 minutes is told.
        let value = time["value"].as_f64().unwrap();
        assert!((30.0..=60.0).contains(&value), "{time}");
        assert!(time["evidence"].as_str().unwrap().contains(" minutes"), "{time}");
        let once = proposal("usa_auth_assessment");
        assert_eq!(
            (&once["yes"], &once["answer"]),
            (&Value::Null, &json!("open")),
            "one quarter is not enough: {once}"
        );
        // Three months later, answers of a second quarter are released.
        answer("umux-lite", date(2026, 5, 10), &umux(&world, surveys));
        let habit = proposal("usa_auth_assessment");
        assert_eq!((&habit["yes"], &habit["n"]), (&json!(true), &json!(24)), "{habit}");
    }
}

/// The best answer to every row of the survey's matrix.
fn umux(world: &World, surveys: &str) -> Value {
    let draft = world.get(&format!("{surveys}/umux-lite/draft")).json();
    let questions = draft["pages"][0]["questions"].as_array().unwrap();
    let matrix = questions.iter().find(|question| question["kind"] == "matrix").unwrap();
    let rows = matrix["rows"].as_array().unwrap().iter();
    let scores: serde_json::Map<String, Value> = rows
        .map(|row| (row["code"].as_str().unwrap().to_owned(), matrix["scale"]["to"].clone()))
        .collect();
    json!({matrix["code"].as_str().unwrap(): scores})
}
