//! Credits at intake: which responses count towards the minimum of what is published, on both databases.

use std::thread;

use jiff::SignedDuration;
use serde_json::{Value, json};
use urbivox::app::App;
use urbivox::app::authoring::SurveyPath;
use urbivox::app::ops::retention;
use urbivox::app::submissions;
use urbivox::app::submissions::form_token::FormToken;
use urbivox::app::submissions::{Arrival, RawSubmission, Sender, StoredSubmission, WideNetwork};
use urbivox::clock::Clock;
use urbivox::server::Server;
use urbivox::storage::credits;
use urbivox_core::survey::slug::Slug;
use urbivox_core::tally::civil_day::Day;
use uuid::Uuid;

use crate::app::signed_links::token;
use crate::storage::committer_statements::Recorder;
use crate::storage::migrations::{known, open};
use crate::world::{Answer, Database, SURVEY, World, agent, config, visit};

const NETWORK: &str = "203.0.113.7";
/// Answers of one network to two replicas at once.
const ANSWERS: usize = 64;

fn path() -> SurveyPath {
    let slug = |text: &str| Slug::parse(text).unwrap();
    SurveyPath {
        city: slug("tampere"),
        service: slug("day-care"),
        survey: slug("visit"),
    }
}

fn survey_id(app: &App) -> i64 {
    app.catalogue.find(&app.storage, &path()).unwrap().unwrap().survey_id
}

/// A submission with the token of a form that was opened ten seconds ago.
fn from_form(app: &App) -> Value {
    let opened = app.clock.now() - SignedDuration::from_secs(10);
    let form = FormToken::fresh(opened);
    json!({"submission_id": form.submission_id, "answers": {"satisfaction": 4},
           "form_token": form.text(&app.keyring, survey_id(app))})
}

fn post(world: &World, network: &str, body: &Value) -> Answer {
    let headers = [("content-type", "application/json"), ("x-forwarded-for", network)];
    world.send(
        "POST",
        &format!("{SURVEY}/responses"),
        &headers,
        body.to_string().as_bytes(),
    )
}

/// Sends a submission from a network, and returns whether it is credited.
fn sent(world: &World, network: &str, body: &Value) -> bool {
    let answer = post(world, network, body);
    assert_eq!(answer.status, 201, "{answer:?}");
    is_credited(world, &body["submission_id"])
}

fn is_credited(world: &World, submission_id: &Value) -> bool {
    let id: Uuid = submission_id.as_str().unwrap().parse().unwrap();
    let column = match open(&world.database) {
        urbivox::storage::Db::Postgres(_) => "encode(submission_id, 'hex')",
        urbivox::storage::Db::Sqlite(_) => "lower(hex(submission_id))",
    };
    let sql = format!(
        "select case when is_credited then 'yes' else 'no' end as what from responses where {column} = '{}'",
        id.simple()
    );
    let found = known(&mut open(&world.database), &sql);
    assert_eq!(found.len(), 1, "{submission_id}");
    found[0] == "yes"
}

fn credits_of(world: &World) -> usize {
    known(
        &mut open(&world.database),
        "select cast(bucket as text) as what from credits",
    )
    .len()
}

/// Each test runs behind a proxy, so that a header determines the network.
fn on_each(test: impl Fn(&World)) {
    for database in Database::each() {
        let world = World::behind_proxy(database, Clock::System);
        world.publish(&visit());
        test(&world);
        world.verify();
    }
}

#[test]
fn an_answer_from_a_page_is_credited_once_for_each_network() {
    on_each(|world| {
        let app = world.server.app();
        assert!(sent(world, NETWORK, &from_form(app)));
        assert!(!sent(world, NETWORK, &from_form(app)));
        assert!(!sent(world, "203.0.113.250", &from_form(app)), "the same /24");
        assert!(sent(world, "198.51.100.1", &from_form(app)));
        assert!(sent(world, "2001:db8:1:2::1", &from_form(app)));
        assert!(!sent(world, "2001:db8:1:3::1", &from_form(app)), "the same /48");
        assert!(sent(world, "2001:db8:2::1", &from_form(app)));
        assert_eq!(credits_of(world), 4);
    });
}

#[test]
fn an_answer_without_a_form_token_is_never_credited_unless_the_city_sends_it() {
    on_each(|world| {
        let body = || json!({"submission_id": Uuid::now_v7(), "answers": {"satisfaction": 4}});
        assert!(!sent(world, NETWORK, &body()));
        for _ in 0..2 {
            let own = body();
            let answer = world.call("POST", &format!("{SURVEY}/responses"), &own);
            assert_eq!(answer.status, 201, "{answer:?}");
            assert!(is_credited(world, &own["submission_id"]));
        }
        let key = world
            .call("POST", "/api/v1/cities/tampere/link-keys", &Value::Null)
            .json();
        for _ in 0..2 {
            let until = world.server.app().clock.now().as_second() + 60;
            let claims = json!({"aud": "tampere/day-care", "jti": Uuid::now_v7(), "exp": until});
            let mut linked = body();
            linked["token"] = json!(token(&key, &json!({"alg": "HS256", "kid": key["id"]}), &claims));
            assert!(sent(world, NETWORK, &linked));
        }
        assert_eq!(credits_of(world), 0);
    });
}

fn submit(app: &App, arrival: &Arrival<'_>, body: Value) -> StoredSubmission {
    let published = app.catalogue.find(&app.storage, &path()).unwrap().unwrap();
    let raw: RawSubmission = serde_json::from_value(body).unwrap();
    submissions::submit(app, &published, arrival, raw).wait(app).unwrap()
}

#[test]
fn entry_by_operators_is_always_credited_and_the_address_of_staff_once_in_ten_minutes() {
    on_each(|world| {
        let add = json!({"slug": "desk", "kind": "staff"});
        let placement = world.call("POST", &format!("{SURVEY}/placements"), &add).json();
        let (_, key) = placement["url"].as_str().unwrap().split_once("&k=").unwrap();
        let start = jiff::Timestamp::from_second(world.server.app().clock.now().as_second() / 600 * 600).unwrap();
        let is_credited_after = |seconds: i64, sender: Sender<'_>| {
            let app = App {
                clock: Clock::Fixed(start + SignedDuration::from_secs(seconds)),
                ..world.server.app().clone()
            };
            let id = json!(Uuid::now_v7());
            let body = json!({"submission_id": id, "placement": "desk", "answers": {"satisfaction": 4}});
            submit(&app, &sender.into(), body);
            is_credited(world, &id)
        };
        for (seconds, of_staff) in [(0, true), (0, false), (599, false), (600, true)] {
            assert_eq!(
                is_credited_after(seconds, Sender::StaffAddress(key)),
                of_staff,
                "after {seconds} seconds"
            );
            assert!(is_credited_after(seconds, Sender::Operator));
        }
    });
}

#[test]
fn a_kiosk_with_its_device_link_has_one_credit_in_ten_minutes() {
    on_each(|world| {
        let add = json!({"slug": "hall", "kind": "kiosk"});
        let placement = world.call("POST", &format!("{SURVEY}/placements"), &add).json();
        let (_, key) = placement["url"].as_str().unwrap().split_once("&k=").unwrap();
        let start = jiff::Timestamp::from_second(world.server.app().clock.now().as_second() / 600 * 600).unwrap();
        let answer = |after: i64, key: Option<&str>| {
            let app = App {
                clock: Clock::Fixed(start + SignedDuration::from_secs(after)),
                ..world.server.app().clone()
            };
            let id = json!(Uuid::now_v7());
            let body =
                json!({"submission_id": id, "placement": "hall", "device_key": key, "answers": {"satisfaction": 4}});
            submit(&app, &Sender::Public.into(), body);
            is_credited(world, &id)
        };
        assert!(answer(0, Some(key)) && !answer(599, Some(key)));
        assert!(answer(600, Some(key)));
        assert!(!answer(1_200, None) && !answer(1_200, Some("abcdefghijklmnop")));
    });
}

#[test]
fn a_held_answer_claims_its_credit_when_it_is_accepted() {
    on_each(|world| {
        let app = world.server.app();
        let published = app.catalogue.find(&app.storage, &path()).unwrap().unwrap();
        let network = Some(WideNetwork::from_bytes([4, 203, 0, 113, 0, 0, 0]));
        let arrival = Arrival {
            sender: Sender::Public,
            network,
        };
        let mut ids = Vec::new();
        for _ in 0..2 {
            let body = from_form(app);
            ids.push(body["submission_id"].clone());
            let mut raw: RawSubmission = serde_json::from_value(body).unwrap();
            raw.is_honeypot_filled = true;
            let stored = submissions::submit(app, &published, &arrival, raw).wait(app).unwrap();
            assert!(stored.held);
        }
        assert_eq!(credits_of(world), 0);
        let held = world.get(&format!("{SURVEY}/held")).json();
        let held: Vec<&Value> = held["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| &item["id"])
            .collect();
        for id in &held {
            let accepted = world.call("POST", &format!("{SURVEY}/held/{id}/accept"), &Value::Null);
            assert!(accepted.status < 300, "{accepted:?}");
        }
        assert_eq!(
            ids.iter().map(|id| is_credited(world, id)).collect::<Vec<_>>(),
            [true, false]
        );
        assert!(!sent(world, NETWORK, &from_form(app)), "the network has had its credit");
        let kept = "select cast(bucket as text) as what from holds where bucket is not null";
        assert!(known(&mut open(&world.database), kept).is_empty());
    });
}

#[test]
fn a_retry_takes_no_credit_and_a_withdrawal_gives_none_back() {
    on_each(|world| {
        let app = world.server.app();
        let body = from_form(app);
        let first = post(world, NETWORK, &body);
        assert_eq!(first.status, 201, "{first:?}");
        assert_eq!(post(world, "198.51.100.1", &body).status, 200);
        assert_eq!(credits_of(world), 1);
        assert!(sent(world, "198.51.100.1", &from_form(app)));
        let receipt = first.json()["receipt"].as_str().unwrap().to_owned();
        let gone = world.send("DELETE", &format!("/api/v1/responses/{receipt}"), &[], b"");
        assert_eq!(gone.status, 204);
        assert_eq!(post(world, NETWORK, &body).status, 410);
        assert!(!sent(world, NETWORK, &from_form(app)));
        assert_eq!(credits_of(world), 2);
    });
}

#[test]
fn a_network_has_another_credit_in_the_next_run() {
    on_each(|world| {
        let app = world.server.app();
        let today = Day::of(app.clock.now().to_zoned(jiff::tz::TimeZone::UTC).date()).number();
        let id = survey_id(app);
        assert!(sent(world, NETWORK, &from_form(app)));
        app.storage
            .write(|db| credits::delete_until(db, id, today - 2))
            .unwrap();
        app.committer.forget_credits();
        assert!(!sent(world, NETWORK, &from_form(app)), "its day is not published yet");
        app.storage
            .write(|db| credits::delete_until(db, id, today + 1))
            .unwrap();
        assert!(!sent(world, NETWORK, &from_form(app)), "this process knows the credit");
        app.committer.forget_credits();
        assert!(sent(world, NETWORK, &from_form(app)));
    });
}

#[test]
fn answers_of_one_network_to_two_replicas_have_one_credit() {
    for database in Database::each() {
        let world = World::on(database, Clock::System, u32::MAX);
        world.publish(&visit());
        let replica = Server::start(config(&world.database, u32::MAX), Clock::System).unwrap();
        let bases = [world.base.clone(), format!("http://{}", replica.address())];
        let bodies: Vec<Value> = (0..ANSWERS).map(|_| from_form(world.server.app())).collect();
        thread::scope(|scope| {
            for (number, body) in bodies.iter().enumerate() {
                let base = &bases[number % 2];
                scope.spawn(move || {
                    let answer = agent()
                        .post(format!("{base}{SURVEY}/responses"))
                        .send_json(body)
                        .unwrap();
                    assert_eq!(answer.status(), 201);
                });
            }
        });
        let credited = bodies.iter().filter(|body| is_credited(&world, &body["submission_id"]));
        assert_eq!(credited.count(), 1, "on {}", world.database.url());
        assert_eq!(credits_of(&world), 1);
        assert_eq!(world.verify(), u64::try_from(ANSWERS).unwrap());
    }
}

#[test]
fn only_a_network_that_is_not_known_costs_a_statement() {
    for database in Database::each() {
        let is_postgres = database.url().starts_with("postgres");
        let (world, recorder) = Recorder::start(database);
        world.publish(&visit());
        let app = world.server.app();
        let of_credits = |body: &Value| {
            recorder.take();
            let answer = world.post(&format!("{SURVEY}/responses"), body);
            assert_eq!(answer.status, 201, "{answer:?}");
            let sent = recorder.take_sent();
            sent.iter().filter(|sql| sql.contains(" credits ")).count()
        };
        let without_form = || json!({"submission_id": Uuid::now_v7(), "answers": {"satisfaction": 4}});
        // The first batches learn the counter block.
        (0..2).for_each(|_| assert_eq!(of_credits(&without_form()), 0));
        assert_eq!(of_credits(&from_form(app)), 1);
        assert_eq!(of_credits(&from_form(app)), 0);
        assert_eq!(of_credits(&without_form()), 0);
        if is_postgres {
            recorder.take();
            assert_eq!(world.post(&format!("{SURVEY}/responses"), &from_form(app)).status, 201);
            assert_eq!(recorder.take_sent().len(), 1, "one call of the function");
        }
        world.verify();
    }
}

#[test]
fn credits_and_buckets_are_deleted_when_a_survey_is_closed_and_after_a_year() {
    on_each(|world| {
        let app = world.server.app();
        let sweep_after = |days: i64| {
            let app = App {
                clock: Clock::Fixed(app.clock.now() + SignedDuration::from_hours(24 * days)),
                ..app.clone()
            };
            retention::sweep(&app).unwrap();
            let kept = "select cast(bucket as text) as what from holds where bucket is not null";
            (credits_of(world), known(&mut open(&world.database), kept).len())
        };
        let held = || {
            let published = app.catalogue.find(&app.storage, &path()).unwrap().unwrap();
            let arrival = Arrival {
                sender: Sender::Public,
                network: Some(WideNetwork::from_bytes([4, 203, 0, 114, 0, 0, 0])),
            };
            let mut raw: RawSubmission = serde_json::from_value(from_form(app)).unwrap();
            raw.is_honeypot_filled = true;
            assert!(
                submissions::submit(app, &published, &arrival, raw)
                    .wait(app)
                    .unwrap()
                    .held
            );
        };
        held();
        assert!(sent(world, NETWORK, &from_form(app)));
        assert_eq!(sweep_after(365), (1, 1));
        assert_eq!(sweep_after(366), (0, 0));

        held();
        assert!(sent(world, "198.51.100.1", &from_form(app)));
        assert_eq!(sweep_after(30), (1, 1), "the survey is open");
        let closed = world.call("POST", &format!("{SURVEY}/close"), &Value::Null);
        assert!(closed.status < 300, "{closed:?}");
        assert_eq!(sweep_after(3), (1, 1), "its last days may still be released");
        assert_eq!(sweep_after(4), (0, 0));
    });
}
