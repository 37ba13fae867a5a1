//! A clock that cannot be right: answers are refused rather than stored under 1980 or 2036, and taken again at once.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::json;
use urbivox::app::ops::clock_check;
use urbivox::clock::{AdjustableClock, Clock};
use urbivox::storage::clock_times;

use crate::cli::commands::run_with_secret;
use crate::world::{Answer, Database, SURVEY, World, submission, visit};

/// Longest time until the background thread has seen a change: one second, plus a margin for a busy machine.
const SEEN_MAX: Duration = Duration::from_secs(15);

const WRONG: [&str; 5] = [
    "1970-01-01T00:00:10Z",
    "1980-01-06T00:00:00Z",
    "2000-01-01T00:00:00Z",
    "2036-02-07T06:28:16Z",
    "2038-01-19T03:14:08Z",
];

fn started_at(database: Database, time: &str) -> (World, Arc<AdjustableClock>) {
    let clock = Arc::new(AdjustableClock::new(time.parse().unwrap()));
    let world = World::on(database, Clock::Adjustable(Arc::clone(&clock)), u32::MAX);
    (world, clock)
}

fn set(clock: &AdjustableClock, time: &str) {
    clock.set(time.parse().unwrap());
}

fn send(world: &World) -> Answer {
    world.post(&format!("{SURVEY}/responses"), &submission(&json!({"satisfaction": 5})))
}

fn is_taken(world: &World) -> bool {
    let answer = send(world);
    if answer.status == 503 {
        assert_eq!(answer.problem(), "wrong-clock");
        assert!(!answer.header("retry-after").is_empty());
        assert!(answer.text().contains("urbivox clock accept"), "{answer:?}");
        return false;
    }
    assert_eq!(answer.status, 201, "{answer:?}");
    true
}

fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < SEEN_MAX, "not yet: {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Waits until the server has recorded the time, as it does a second after its start.
fn wait_for_record(world: &World, time: &str) {
    let time: jiff::Timestamp = time.parse().unwrap();
    wait_until("the time is recorded", || {
        let recorded = world.server.app().storage.read(clock_times::recorded).unwrap();
        recorded == Some(time.as_millisecond())
    });
}

#[test]
fn no_response_is_stored_under_an_impossible_year() {
    for database in Database::each() {
        let (world, clock) = started_at(database, "2026-09-01T12:00:00Z");
        world.publish(&visit());
        assert!(is_taken(&world));
        for time in WRONG {
            // At once, before the background thread has seen the change, and also afterwards.
            set(&clock, time);
            assert!(!is_taken(&world), "{time}");
            wait_until(time, || {
                let ready = world.get("/readyz");
                ready.status == 503 && ready.problem() == "wrong-clock"
            });
            assert!(!is_taken(&world), "{time}");
            let dry_run = world.post(
                &format!("{SURVEY}/responses/check"),
                &submission(&json!({"satisfaction": 5})),
            );
            assert_eq!(dry_run.problem(), "wrong-clock");
        }
        set(&clock, "2026-09-01T12:00:10Z");
        assert!(is_taken(&world));
        assert_eq!(world.get("/readyz").status, 200);
        assert_eq!(world.results("")["responses"], 2);
        assert_eq!(world.verify(), 2);
    }
}

#[test]
fn usual_clock_changes_do_not_refuse_responses() {
    for database in Database::each() {
        let (world, clock) = started_at(database, "2026-10-24T12:00:00Z");
        world.publish(&visit());
        for (time, what) in [
            ("2026-10-25T00:59:59Z", "the last second of summer time"),
            ("2026-10-25T01:00:00Z", "the first second of winter time"),
            ("2026-10-25T02:00:00Z", "an hour forward by a time server"),
            ("2026-10-25T01:00:00Z", "an hour back"),
            ("2026-10-26T08:00:00Z", "a laptop that slept for a night"),
            (
                "2026-10-29T08:00:00Z",
                "a virtual machine that was paused for a weekend",
            ),
        ] {
            set(&clock, time);
            assert!(is_taken(&world), "{what}");
            wait_until(what, || world.get("/readyz").status == 200);
        }
        // Once the jump is known, another pause counts from there.
        wait_for_record(&world, "2026-10-29T08:00:00Z");
        set(&clock, "2026-11-25T08:00:00Z");
        assert!(is_taken(&world));
    }
}

#[test]
fn a_restart_keeps_the_recorded_time_and_an_operator_can_override_it() {
    for database in Database::each() {
        let (mut world, _) = started_at(database, "2026-09-01T12:00:00Z");
        world.publish(&visit());
        assert!(is_taken(&world));
        wait_for_record(&world, "2026-09-01T12:00:00Z");
        for time in WRONG {
            let (restarted, clock) = started_at(world.into_database(), time);
            assert!(!is_taken(&restarted), "{time}");
            set(&clock, "2026-09-01T13:00:00Z");
            assert!(is_taken(&restarted), "{time}: set right");
            world = restarted;
        }
        // A year without use is an ordinary start.
        let (world, _) = started_at(world.into_database(), "2027-09-01T12:00:00Z");
        assert!(is_taken(&world));
        wait_for_record(&world, "2027-09-01T12:00:00Z");
        // After five years somebody has to look at the clock.
        let (world, _) = started_at(world.into_database(), "2032-09-01T12:00:00Z");
        assert!(!is_taken(&world));
        clock_check::accept(world.server.app()).unwrap().unwrap();
        wait_until("the server notices", || is_taken(&world));
        let (world, _) = started_at(world.into_database(), "2032-09-02T12:00:00Z");
        assert!(is_taken(&world));
        // The accepted time is also the new lower bound.
        let (world, _) = started_at(world.into_database(), "2027-09-02T12:00:00Z");
        assert!(!is_taken(&world));
        clock_check::accept(world.server.app()).unwrap().unwrap();
        wait_until("the server notices", || is_taken(&world));
    }
}

#[test]
fn a_publication_under_a_wrong_clock_does_not_make_it_plausible() {
    for database in Database::each() {
        let (world, clock) = started_at(database, "2026-09-01T12:00:00Z");
        world.publish(&visit());
        wait_for_record(&world, "2026-09-01T12:00:00Z");
        set(&clock, "2036-02-07T06:28:16Z");
        world.publish(&visit());
        let (restarted, clock) = started_at(world.into_database(), "2036-02-07T06:30:00Z");
        assert!(!is_taken(&restarted));
        // Before any installation ran, even an operator cannot accept the time.
        set(&clock, "1980-01-01T00:00:00Z");
        assert_eq!(clock_check::accept(restarted.server.app()).unwrap(), None);
        assert!(!is_taken(&restarted));
    }
}

#[test]
fn the_command_shows_and_accepts_the_time() {
    World::on_each(|world| {
        let url = world.database.url();
        let ten_years_ahead = Clock::System.now().as_millisecond() + 10 * 365 * 86_400_000;
        let storage = &world.server.app().storage;
        // The server records the time a second after its start, and then an hour later.
        wait_until("the time is recorded", || {
            storage.read(clock_times::recorded).unwrap().is_some()
        });
        storage.write(|db| clock_times::record(db, ten_years_ahead)).unwrap();
        let shown = run_with_secret(url, &["clock", "show"]);
        assert_eq!(shown.code, Some(1), "{}", shown.err);
        assert!(shown.err.contains("urbivox clock accept"), "{}", shown.err);
        assert!(shown.out.contains("recorded  20"), "{}", shown.out);

        let accepted = run_with_secret(url, &["clock", "accept"]).succeeded();
        assert!(accepted.starts_with("accepted  20"), "{accepted}");
        run_with_secret(url, &["clock", "show"]).succeeded();
        let log = storage.read(|db| urbivox::storage::audit::after(db, 0, 1_000)).unwrap();
        let entries = log.iter().filter(|entry| entry.action == "clock.accept");
        assert_eq!(entries.count(), 1);
    });
}
