//! Participation: forms seen, started and submitted at the pages of a survey.

mod rates;
mod released;

use std::sync::Arc;

use serde_json::{Value, json};
use urbivox::app::App;
use urbivox::app::authoring::SurveyPath;
use urbivox::app::catalogue::PublishedSurvey;
use urbivox::app::submissions;
use urbivox::app::submissions::{RawSubmission, Sender};
use urbivox::clock::Clock;
use urbivox::storage::visits;
use urbivox_core::survey::Slug;

use crate::world::{Database, SURVEY, World, config, submission, visit};

fn published(app: &App) -> Arc<PublishedSurvey> {
    let slug = |text: &str| Slug::parse(text).unwrap();
    let path = SurveyPath {
        city: slug("tampere"),
        service: slug("day-care"),
        survey: slug("visit"),
    };
    app.catalogue.find(&app.storage, &path).unwrap().unwrap()
}

fn today(app: &App) -> jiff::civil::Date {
    app.clock.today(&published(app).timezone)
}

fn see(app: &App, placement: &str, times: usize) {
    for _ in 0..times {
        app.visits.seen(&published(app), placement, today(app));
    }
}

fn start(app: &App, placement: &str, times: usize) {
    for _ in 0..times {
        app.visits.started(&published(app), placement, today(app));
    }
}

fn send_page(app: &App, placement: &str, times: usize) {
    for _ in 0..times {
        app.visits.submitted(&published(app), placement, today(app));
    }
}

fn answer(world: &World, placement: &str, times: usize) {
    for _ in 0..times {
        let mut body = submission(&json!({"satisfaction": 5}));
        body["placement"] = json!(placement);
        assert_eq!(world.post(&format!("{SURVEY}/responses"), &body).status, 201);
    }
}

fn funnel(world: &World, query: &str) -> Vec<Value> {
    let answer = world.get(&format!("{SURVEY}/funnel{query}"));
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()["items"].as_array().unwrap().clone()
}

/// Seen, started, submitted and responses of a placement.
fn counts(item: &Value) -> [u64; 4] {
    ["seen", "started", "submitted", "responses"].map(|name| item[name].as_u64().unwrap())
}

fn stored(app: &App) -> Vec<(String, i64, i64)> {
    let survey_id = published(app).survey_id;
    let rows = app
        .storage
        .read(|db| visits::within(db, survey_id, None, None))
        .unwrap();
    rows.into_iter()
        .map(|row| (row.placement, row.seen, row.started))
        .collect()
}

#[test]
fn the_funnel_is_reported_by_placement_and_day() {
    for database in Database::each() {
        let mut database = Some(database);
        for (day, seen) in [("2026-03-01", 10), ("2026-03-02", 4)] {
            let clock = Clock::Fixed(format!("{day}T12:00:00Z").parse().unwrap());
            let world = World::on(database.take().unwrap(), clock, u32::MAX);
            if seen == 10 {
                world.publish(&visit());
                let placement = json!({"slug": "kiosk-1", "kind": "kiosk", "name": "Hall"});
                assert_eq!(
                    world.call("POST", &format!("{SURVEY}/placements"), &placement).status,
                    201
                );
            }
            let app = world.server.app();
            see(app, "qr-desk-2", seen);
            start(app, "qr-desk-2", 3);
            send_page(app, "qr-desk-2", 2);
            answer(&world, "qr-desk-2", 1);
            answer(&world, "api", 1);
            app.visits.flush(&app.storage).unwrap();
            if seen == 4 {
                let step = |day: &str, seen| json!({"day": day, "seen": seen, "started": 3, "submitted": 2, "responses": 1, "held": 0});
                let items = funnel(&world, "");
                let days = json!([step("2026-03-01", 10), step("2026-03-02", 4)]);
                let qr = json!({"placement": "qr-desk-2", "kind": null, "name": null, "days": days,
                                "seen": 14, "started": 6, "submitted": 4, "responses": 2, "held": 0});
                assert_eq!(items[2], qr);
                let kiosk = json!({"placement": "kiosk-1", "kind": "kiosk", "name": "Hall", "days": [],
                                   "seen": 0, "started": 0, "submitted": 0, "responses": 0, "held": 0});
                assert_eq!(items[1], kiosk, "registered, and not used yet");
                assert_eq!(
                    counts(&items[0]),
                    [0, 0, 0, 2],
                    "answers by the API were seen at no page of ours"
                );
                let second = funnel(&world, "?from=2026-03-02&to=2026-03-02");
                assert_eq!(counts(&second[2]), [4, 3, 2, 1]);
                for wrong in ["?from=2026-03-02&to=2026-03-01", "?from=yesterday", "?by=day"] {
                    assert_eq!(world.get(&format!("{SURVEY}/funnel{wrong}")).status, 400, "{wrong}");
                }
            }
            database = Some(world.into_database());
        }
    }
}

#[test]
fn held_responses_are_counted_separately_until_accepted() {
    World::on_each(|world| {
        world.publish(&visit());
        let app = world.server.app();
        let raw = submission(&json!({"satisfaction": 5}));
        let mut raw: RawSubmission = serde_json::from_value(raw).unwrap();
        raw.placement = Some("desk".to_owned());
        raw.is_honeypot_filled = true;
        let stored = submissions::submit(app, &published(app), &Sender::Public.into(), raw).wait(app);
        assert!(stored.unwrap().held);
        let step = |items: &[Value]| {
            let names = ["seen", "submitted", "responses", "held"];
            names.map(|name| items[0]["days"][0][name].as_i64().unwrap())
        };
        assert_eq!(step(&funnel(world, "")), [0, 0, 0, 1]);
        let held = world.get(&format!("{SURVEY}/held")).json();
        let id = &held["items"][0]["id"];
        let id = id.as_str().map_or_else(|| id.to_string(), str::to_owned);
        let accepted = world.call("POST", &format!("{SURVEY}/held/{id}/accept"), &Value::Null);
        assert_eq!(accepted.status, 204, "{accepted:?}");
        assert_eq!(step(&funnel(world, "")), [0, 0, 1, 0]);
    });
}

#[test]
fn a_view_runs_no_sql_statement() {
    for database in Database::each() {
        let app = App::start(&config(&database, u32::MAX)).unwrap();
        settle(&app);
        see(&app, "poster", 1_000);
        assert_eq!(stored(&app), []);
        app.visits.flush(&app.storage).unwrap();
        assert_eq!(stored(&app), [("poster".to_owned(), 1_000, 0)]);
    }
}

#[test]
fn shutdown_writes_all_views() {
    for database in Database::each() {
        let world = World::on(database, Clock::System, u32::MAX);
        world.publish(&visit());
        see(world.server.app(), "poster", 1_000);
        start(world.server.app(), "poster", 7);
        let world = World::on(world.into_database(), Clock::System, u32::MAX);
        assert_eq!(stored(world.server.app()), [("poster".to_owned(), 1_000, 7)]);
    }
}

#[test]
fn the_view_buffer_is_bounded_and_loses_nothing() {
    let database = Database::sqlite();
    let app = App::start(&config(&database, u32::MAX)).unwrap();
    settle(&app);
    let published = published(&app);
    let mut day = today(&app);
    for _ in 0..100 {
        for number in 0..250 {
            app.visits.seen(&published, &format!("p-{number}"), day);
        }
        day = day.tomorrow().unwrap();
    }
    app.visits.flush(&app.storage).unwrap();
    let stored = stored(&app);
    assert!(stored.len() <= 20_100, "{}", stored.len());
    assert_eq!(stored.iter().map(|(_, seen, _)| seen).sum::<i64>(), 25_000);
}

#[test]
fn views_of_replicas_are_summed() {
    let database = Database::postgres();
    let replica = || App::start(&config(&database, u32::MAX)).unwrap();
    let (first, second) = (replica(), replica());
    settle(&first);
    std::thread::scope(|scope| {
        for app in [&first, &second] {
            scope.spawn(move || {
                for _ in 0..20 {
                    for placement in ["a", "b", "c"] {
                        see(app, placement, 5);
                    }
                    app.visits.flush(&app.storage).unwrap();
                }
            });
        }
    });
    let expected = ["a", "b", "c"].map(|placement| (placement.to_owned(), 200, 0));
    assert_eq!(stored(&first), expected);
}

/// Publishes the survey without a server.
fn settle(app: &App) {
    use urbivox::app::authoring;
    let slug = |text: &str| Slug::parse(text).unwrap();
    let language = urbivox_core::survey::Language::parse("en").unwrap();
    let city = authoring::City {
        slug: slug("tampere"),
        name: "Tampere".to_owned(),
        country: None,
        timezone: "Europe/Helsinki".to_owned(),
        languages: vec![language.clone()],
        created_at: app.clock.now(),
        settings: authoring::settings::CitySettings::default(),
    };
    authoring::city_add(app, &city).unwrap();
    let name = std::collections::BTreeMap::from([(language, "Day care".to_owned())]);
    let service = authoring::Service {
        slug: slug("day-care"),
        name: urbivox_core::survey::Localized::from_texts(name).unwrap(),
        service_type: None,
    };
    authoring::service_add(app, &city.slug, &service).unwrap();
    authoring::survey_add(
        app,
        &city.slug,
        &service.slug,
        &slug("visit"),
        &authoring::DraftSource::Definition(visit()),
    )
    .unwrap();
    let path = SurveyPath {
        city: city.slug,
        service: service.slug,
        survey: slug("visit"),
    };
    authoring::publish(app, &path, None, "").unwrap();
}

#[test]
fn invented_placements_fill_neither_memory_nor_counters() {
    World::on_each(|world| {
        world.publish(&visit());
        let placement = json!({"slug": "zz-registered", "kind": "link"});
        assert_eq!(
            world.call("POST", &format!("{SURVEY}/placements"), &placement).status,
            201
        );
        let app = world.server.app();
        for number in 0..2_000 {
            see(app, &format!("made-up-{number}"), 1);
        }
        see(app, "not a slug", 1);
        see(app, "zz-registered", 3);
        answer(world, "a-real-one", 1);
        app.visits.flush(&app.storage).unwrap();
        let stored = stored(app);
        assert!(stored.len() <= 252, "{}", stored.len());
        let seen = |name: &str| {
            stored
                .iter()
                .find(|(placement, ..)| placement == name)
                .map(|(_, seen, _)| *seen)
        };
        assert_eq!((seen("other"), seen("zz-registered")), (Some(1_751), Some(3)));
        let items = funnel(world, "");
        assert!(
            items.iter().any(|item| item["placement"] == "a-real-one"),
            "answers still have their own"
        );
    });
}

#[test]
fn views_wait_while_the_database_is_unavailable() {
    let database = Database::sqlite();
    let app = App::start(&config(&database, u32::MAX)).unwrap();
    settle(&app);
    see(&app, "a", 3);
    let execute = |sql: &str| {
        use diesel::connection::SimpleConnection;
        let urbivox::storage::Db::Sqlite(mut conn) = (urbivox::storage::backend::Connector {
            backend: database.backend(),
            cache_kib: 1_024,
        })
        .open()
        .unwrap() else {
            panic!("another database")
        };
        conn.batch_execute(sql).unwrap();
    };
    execute("alter table visits rename to hidden");
    assert!(app.visits.flush(&app.storage).is_err());
    see(&app, "a", 2);
    assert!(app.visits.flush(&app.storage).is_err());
    execute("alter table hidden rename to visits");
    app.visits.flush(&app.storage).unwrap();
    assert_eq!(stored(&app), [("a".to_owned(), 5, 0)]);
    app.visits.flush(&app.storage).unwrap();
    assert_eq!(stored(&app), [("a".to_owned(), 5, 0)], "written once");
}
