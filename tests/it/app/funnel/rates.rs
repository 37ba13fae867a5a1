//! Participation and completion rate: of the pages that are ours to count.

use serde_json::{Value, json};
use urbivox::clock::Clock;

use super::{answer, counts, funnel, see, send_page, start};
use crate::http::pages::{form_token_of_age, send};
use crate::world::{Answer, Database, SURVEY, World, visit};

/// Id, value and number of cases of each rate.
fn rates(world: &World, query: &str) -> Vec<(String, f64, u64)> {
    let results = world.results(query);
    let rates = results["rates"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
        .iter();
    let rate = |rate: &Value| {
        assert_eq!((&rate["low"], &rate["high"]), (&Value::Null, &Value::Null), "{rate}");
        let id = rate["id"].as_str().unwrap().to_owned();
        (id, rate["value"].as_f64().unwrap(), rate["n"].as_u64().unwrap())
    };
    rates.map(rate).collect()
}

#[test]
fn no_rate_exceeds_one_hundred_percent() {
    World::on_each(|world| {
        world.publish(&visit());
        let app = world.server.app();
        // Views of the last second were lost with a killed process.
        see(app, "a", 1);
        start(app, "a", 2);
        send_page(app, "a", 5);
        app.visits.flush(&app.storage).unwrap();
        let expected = [("participation-rate", 1.0, 5), ("completion-rate", 1.0, 5)];
        assert_eq!(
            rates(world, ""),
            expected.map(|(id, value, n)| (id.to_owned(), value, n))
        );
        let items = funnel(world, "");
        assert_eq!(counts(&items[0]), [1, 2, 5, 0], "counts are shown as they were counted");
    });
}

#[test]
fn rates_are_of_pages_only_and_other_answers_are_on_neither_side() {
    World::on_each(|world| {
        world.publish(&visit());
        let place = |slug: &str, kind: &str| {
            let made = world.call(
                "POST",
                &format!("{SURVEY}/placements"),
                &json!({"slug": slug, "kind": kind}),
            );
            assert_eq!(made.status, 201, "{made:?}");
            made.json()
        };
        place("hall", "kiosk");
        let paper = place("paper", "staff")["url"].as_str().unwrap().to_owned();
        let key = paper.rsplit_once("&k=").unwrap().1.to_owned();
        let opened = |age| form_token_of_age(world, age);
        let is_sent =
            |answer: Answer| assert_eq!((answer.status, answer.page().heading()), (200, "Thank you".to_owned()));

        // Four people see the page, two of them start, one sends.
        for _ in 0..4 {
            assert_eq!(world.get("/s/tampere/day-care/visit?p=letter").status, 200);
        }
        // Without a form token the page is shown again.
        assert_eq!(send(world, "&p=letter", &[]).status, 200);
        let token = opened(30);
        is_sent(send(world, "&p=letter", &[("_opening", &token)]));
        is_sent(send(world, "&p=letter", &[("_opening", &token)]));
        // Answers by the API, from a kiosk and entered by staff.
        answer(world, "letter", 3);
        assert_eq!(world.get("/kiosk/tampere/day-care/visit?p=hall").status, 200);
        answer(world, "hall", 2);
        assert_eq!(
            world.get(&format!("/s/tampere/day-care/visit?p=paper&k={key}")).status,
            200
        );
        let entered = send(world, &format!("&p=paper&k={key}"), &[("_opening", &opened(0))]);
        assert_eq!(entered.status, 200, "{entered:?}");

        let app = world.server.app();
        app.visits.flush(&app.storage).unwrap();
        let items = funnel(world, "");
        let found: Vec<(&str, [u64; 4])> = items
            .iter()
            .map(|item| (item["placement"].as_str().unwrap(), counts(item)))
            .collect();
        let expected = [
            ("hall", [0, 0, 0, 2]),
            ("letter", [4, 2, 1, 4]),
            ("paper", [0, 0, 0, 1]),
        ];
        assert_eq!(found, expected, "a form that is sent again is one submission");
        let both = [("participation-rate", 0.25, 4), ("completion-rate", 0.5, 2)];
        let both = both.map(|(id, value, n)| (id.to_owned(), value, n));
        assert_eq!(rates(world, ""), both);
        assert_eq!(rates(world, "?placement=letter"), both);
        assert_eq!(rates(world, "?placement=paper"), [], "no page of ours was seen");
    });
}

#[test]
fn days_before_submissions_were_counted_are_in_no_rate() {
    for database in Database::each() {
        let day = |day: &str| Clock::Fixed(format!("{day}T12:00:00Z").parse().unwrap());
        let world = World::on(database, day("2026-03-01"), u32::MAX);
        world.publish(&visit());
        let app = world.server.app();
        see(app, "a", 100);
        app.visits.flush(&app.storage).unwrap();
        world.execute("update visits set submitted = null");
        // The day of the update: it began without counting submissions.
        start(app, "a", 10);
        send_page(app, "a", 10);
        app.visits.flush(&app.storage).unwrap();
        let items = funnel(&world, "");
        assert_eq!((&items[0]["seen"], &items[0]["started"]), (&json!(100), &json!(10)));
        assert_eq!(items[0]["submitted"], Value::Null, "unknown, not 0");
        assert_eq!(rates(&world, ""), []);

        let world = World::on(world.into_database(), day("2026-03-02"), u32::MAX);
        let app = world.server.app();
        see(app, "a", 4);
        start(app, "a", 2);
        send_page(app, "a", 1);
        app.visits.flush(&app.storage).unwrap();
        let items = funnel(&world, "");
        assert_eq!(items[0]["submitted"], Value::Null, "the sum is unknown too");
        assert_eq!(items[0]["days"][1]["submitted"], 1);
        let both = [("participation-rate", 0.25, 4), ("completion-rate", 0.5, 2)];
        assert_eq!(rates(&world, ""), both.map(|(id, value, n)| (id.to_owned(), value, n)));
    }
}

#[test]
fn the_former_response_rate_is_listed_as_an_alias() {
    let world = World::on_sqlite();
    let measures = world.get("/api/v1/measures").json();
    let formula = |id: &str| {
        let mut items = measures["items"].as_array().unwrap().iter();
        items.find(|item| item["id"] == id).unwrap()["formula"].clone()
    };
    assert!(
        formula("participation-rate")
            .as_str()
            .unwrap()
            .starts_with("Submitted forms, of views")
    );
    let alias = formula("response-rate");
    assert!(
        alias
            .as_str()
            .unwrap()
            .starts_with("Deprecated: the former id of participation-rate."),
        "{alias}"
    );
}
