//! Participation as everybody sees it: as the last release tells it.

use serde_json::{Value, json};
use urbivox::app::submissions::Sender;
use urbivox::clock::Clock;

use super::{see, send_page, start};
use crate::world::{Database, SURVEY, World, hour_of, visit, visit_path};

#[test]
fn everybody_sees_the_counts_of_the_last_release_and_nothing_of_later_days() {
    for database in Database::each() {
        let world = World::on(
            database,
            Clock::Fixed(hour_of(jiff::civil::date(2026, 3, 1), 8)),
            u32::MAX,
        );
        world.publish(&visit());
        world.add_placements(&["letter", "poster"]);
        let day = |number: i8| jiff::civil::date(2026, 3, number);
        let path = visit_path();
        let visited = |number: i8, placement: &str, [seen, started, submitted]: [usize; 3]| {
            let app = world.app_at(hour_of(day(number), 12));
            see(&app, placement, seen);
            start(&app, placement, started);
            send_page(&app, placement, submitted);
            app.visits.flush(&app.storage).unwrap();
            let answered =
                |answers: usize| vec![json!({"answers": {"satisfaction": 5}, "placement": placement}); answers];
            world.submissions_on(day(number), &path, &Sender::Operator, &answered(submitted));
        };
        let read = |query: &str, key: bool| {
            let path = format!("{SURVEY}/funnel{query}");
            let answer = if key {
                world.get(&path)
            } else {
                world.send("GET", &path, &[], b"")
            };
            assert_eq!(answer.status, 200, "{answer:?}");
            answer
        };

        visited(1, "letter", [100, 50, 20]);
        visited(1, "poster", [40, 9, 3]);
        let before = read("", false).json();
        assert_eq!(
            (&before["release"], &before["seen"]),
            (&Value::Null, &Value::Null),
            "the day is not over"
        );
        assert_eq!(before["items"], json!([]));

        world.close_days_until(day(1));
        let told = read("", false);
        assert!(told.header("cache-control").starts_with("public"), "{told:?}");
        let body = told.json();
        assert_eq!(body["release"]["as_of"], "2026-03-01");
        for (name, exact) in [("seen", 140), ("started", 59), ("submitted", 23)] {
            let count = body[name].as_u64().unwrap();
            assert!(
                count.is_multiple_of(3) && count.abs_diff(exact) <= 2,
                "{name} {count} of {exact}"
            );
        }
        for item in body["items"].as_array().unwrap() {
            assert_eq!(
                (&item["days"], &item["held"], &item["name"]),
                (&json!([]), &Value::Null, &Value::Null)
            );
            assert_ne!(
                item["placement"], "poster",
                "three answers are too few for a placement of its own"
            );
        }

        // Until the next release no byte changes, whatever happens at the pages.
        visited(2, "letter", [500, 200, 3]);
        let again = read("", false);
        assert_eq!((&again.text, again.header("etag")), (&told.text, told.header("etag")));
        assert_eq!(
            read("?as=public", true).text,
            told.text,
            "staff can see what everybody sees"
        );
        let live = read("", true).json();
        assert_eq!(
            (&live["release"], &live["seen"], &live["submitted"]),
            (&Value::Null, &json!(640), &json!(26))
        );
        world.close_days_until(day(2));
        assert_eq!(
            read("", false).text,
            told.text,
            "three answers are too few for another day"
        );
        visited(3, "letter", [60, 30, 15]);
        world.close_days_until(day(3));
        let third = read("?from=2026-03-02", false).json();
        let seen = third["seen"].as_u64().unwrap();
        assert!(seen.abs_diff(560) <= 4, "two days that were told together: {seen}");
        let later = read("?from=2026-03-04", false).json();
        assert_eq!((&later["seen"], &later["submitted"]), (&Value::Null, &Value::Null));
    }
}

#[test]
fn a_placement_is_told_with_the_run_if_enough_people_answered_there() {
    for database in Database::each() {
        let world = World::on(
            database,
            Clock::Fixed(hour_of(jiff::civil::date(2026, 3, 1), 8)),
            u32::MAX,
        );
        world.publish(&visit());
        world.add_placements(&["letter", "poster"]);
        let day = jiff::civil::date(2026, 3, 1);
        let path = visit_path();
        let app = world.app_at(hour_of(day, 12));
        for (placement, [seen, started, submitted]) in [("letter", [90, 45, 30]), ("poster", [60, 30, 15])] {
            see(&app, placement, seen);
            start(&app, placement, started);
            send_page(&app, placement, submitted);
            let answers = vec![json!({"answers": {"satisfaction": 5}, "placement": placement}); submitted];
            world.submissions_on(day, &path, &Sender::Operator, &answers);
        }
        app.visits.flush(&app.storage).unwrap();
        world.close_days_until(day);
        let body = world.send("GET", &format!("{SURVEY}/funnel"), &[], b"").json();
        let items = body["items"].as_array().unwrap();
        let found: Vec<(&str, [u64; 3])> = items
            .iter()
            .map(|item| {
                let counts = ["seen", "started", "submitted"].map(|name| item[name].as_u64().unwrap());
                (item["placement"].as_str().unwrap(), counts)
            })
            .collect();
        // Multiples of three are told as they are with any offset.
        assert_eq!(found, [("letter", [90, 45, 30]), ("poster", [60, 30, 15])]);
        world.verify();
    }
}
