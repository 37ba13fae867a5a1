//! Retention: expired data is deleted completely and permanently.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use urbivox::app::ops::{retention, verify};
use urbivox::clock::Clock;

use crate::app::moderation::{decide, held, open, send};
use crate::world::{Answer, Database, SURVEY, World, submission, visit};

/// A server on this day, counted from a noon in summer.
fn on(database: Database, days: i32) -> World {
    let noon: Timestamp = "2026-06-30T12:00:00Z".parse().unwrap();
    let clock = Clock::Fixed(noon + SignedDuration::from_hours(24 * i64::from(days)));
    World::on(database, clock, 10_000)
}

fn later(world: World, days: i32) -> World {
    on(world.into_database(), days)
}

fn keep(world: &World, settings: &Value) {
    assert_eq!(world.call("PATCH", "/api/v1/cities/tampere", settings).status, 200);
}

fn sweep(world: &World) -> (u64, u64) {
    let swept = retention::sweep(world.server.app()).unwrap();
    (swept.responses, swept.comments)
}

fn retry(world: &World, body: &Value) -> Answer {
    world.post(&format!("{SURVEY}/responses"), body)
}

#[test]
fn a_late_retry_of_a_deleted_response_is_not_counted_again() {
    for database in Database::each() {
        let world = on(database, 0);
        world.publish(&visit());
        let body = submission(&json!({"satisfaction": 1}));
        assert_eq!(retry(&world, &body).status, 201);
        let world = later(world, 40);
        keep(&world, &json!({"retention_days": 30}));
        let before = world.results("");
        assert_eq!(sweep(&world), (1, 0));
        let again = retry(&world, &body);
        assert_eq!(
            (again.status, again.problem().as_str()),
            (410, "withdrawn"),
            "{again:?}"
        );
        assert_eq!(world.results(""), before);
        assert_eq!(world.verify(), 0);
        // The marker of a deleted response expires when no retry is possible any more.
        let world = later(world, 40 + 89);
        sweep(&world);
        assert_eq!(retry(&world, &body).status, 410);
        let world = later(world, 40 + 90);
        sweep(&world);
        assert_eq!(retry(&world, &body).status, 201);
    }
}

#[test]
fn answers_are_kept_for_whole_days_of_the_city() {
    for database in Database::each() {
        let world = on(database, 0);
        world.publish(&visit());
        world.submit(&json!({"satisfaction": 1, "comment": "words"}));
        keep(&world, &json!({"retention_days": 30, "comment_days": 30}));
        let world = later(world, 30);
        assert_eq!(sweep(&world), (0, 0));
        let world = later(world, 31);
        assert_eq!(sweep(&world), (1, 0));
        assert_eq!(sweep(&world), (0, 0));
    }
}

#[test]
fn held_responses_expire_with_their_day_whenever_accepted() {
    for database in Database::each() {
        let world = on(database, 0);
        world.publish(&visit());
        let accepted = send(
            &world,
            &open(&world),
            &[("satisfaction", "5"), ("comment", "first"), ("_do", "next")],
        );
        let forgotten = open(&world);
        send(
            &world,
            &forgotten,
            &[("satisfaction", "5"), ("comment", "second"), ("_do", "next")],
        );
        world.submit(&json!({"satisfaction": 3}));
        let world = later(world, 20);
        for _ in 0..3 {
            world.submit(&json!({"satisfaction": 5}));
        }
        let waiting = held(&world);
        assert_eq!(decide(&world, &waiting[0], "accept"), 204, "{waiting:?}");
        keep(&world, &json!({"retention_days": 30}));
        let world = later(world, 40);
        let before = world.results("");
        assert_eq!(before["responses"], 5);
        assert_eq!(sweep(&world), (2, 0));
        assert!(held(&world).is_empty(), "the undecided response is deleted too");
        assert_eq!((world.results("")["responses"].clone(), world.verify()), (json!(5), 3));
        assert_eq!(world.get(&format!("/api/v1/responses/{accepted}")).status, 404);
        let recount = verify::verify(&world.server.app().storage, |_| {}).unwrap();
        assert_eq!(recount.lost, 0);
    }
}

#[test]
fn comments_of_held_responses_expire_too() {
    for database in Database::each() {
        let world = on(database, 0);
        world.publish(&visit());
        let receipt = send(
            &world,
            &open(&world),
            &[("satisfaction", "5"), ("comment", "secret"), ("_do", "next")],
        );
        let world = later(world, 40);
        keep(&world, &json!({"comment_days": 30}));
        assert_eq!(world.stored(&receipt)["answers"]["comment"], "secret");
        sweep(&world);
        let stored = world.stored(&receipt);
        assert_eq!(
            (&stored["answers"]["comment"], &stored["answers"]["satisfaction"]),
            (&json!("[…]"), &json!(5))
        );
    }
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Only PostgreSQL has concurrent writers; SQLite has one.
#[test]
fn comments_corrected_during_retention_are_deleted_in_the_next_run() {
    let world = on(Database::postgres(), 0);
    world.publish(&visit());
    let sent = world.submit(&json!({"satisfaction": 1, "comment": "first words"}));
    let receipt = sent.json()["receipt"].as_str().unwrap().to_owned();
    let world = later(world, 40);
    keep(&world, &json!({"comment_days": 30}));
    let mut other = PgConnection::establish(world.database.url()).unwrap();
    other
        .batch_execute("begin; update responses set answers = replace(answers, 'first', 'second')")
        .unwrap();
    std::thread::scope(|scope| {
        let sweeping = scope.spawn(|| sweep(&world));
        loop {
            let waiting =
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
            if diesel::sql_query(waiting)
                .get_result::<Count>(&mut other)
                .unwrap()
                .count
                > 0
            {
                break;
            }
            std::thread::yield_now();
        }
        other.batch_execute("commit").unwrap();
        assert_eq!(sweeping.join().unwrap(), (0, 0));
    });
    assert_eq!(world.stored(&receipt)["answers"]["comment"], "second words");
    assert_eq!(sweep(&world), (0, 1));
    assert_eq!(world.stored(&receipt)["answers"]["comment"], "[…]");
    assert_eq!(world.verify(), 1);
}

#[test]
fn a_recount_names_accepted_answers_that_are_lost() {
    for database in Database::each() {
        let world = on(database, 0);
        world.publish(&visit());
        send(&world, &open(&world), &[("satisfaction", "5"), ("_do", "next")]);
        assert_eq!(decide(&world, &held(&world)[0], "accept"), 204);
        let storage = &world.server.app().storage;
        assert_eq!(verify::verify(storage, |_| {}).unwrap().lost, 0);
        world.execute("delete from responses");
        let recount = verify::verify(storage, |_| {}).unwrap();
        assert_eq!((recount.lost, recount.differences), (1, 1));
    }
}
