//! The planner: how many answers are needed, in general and for a survey at its own rate.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use urbivox::app::access::Role;
use urbivox::clock::Clock;

use super::staff::clerk;
use crate::world::{Database, SURVEY, World, key, visit};

#[test]
fn the_planner_gives_the_numbers_of_the_specification() {
    let file: Value = serde_json::from_str(include_str!("../../../data/statistics_vectors.json")).unwrap();
    let cases: Vec<&Value> = file["cases"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|case| case["topic"] == "planner")
        .collect();
    assert_eq!(cases.len(), 9);
    World::on_each(|world| {
        for case in &cases {
            let given = case["given"].as_object().unwrap();
            let query: Vec<String> = given.iter().map(|(name, value)| format!("{name}={value}")).collect();
            let answer = world.send("GET", &format!("/api/v1/planner?{}", query.join("&")), &[], b"");
            assert_eq!(answer.status, 200, "{answer:?}");
            let (expect, found) = (&case["expect"], answer.json());
            let each = expect.get("answers_each");
            assert_eq!(&found["answers"], each.unwrap_or(&expect["answers"]), "{case}");
            assert_eq!(found["periods"], if each.is_some() { 2 } else { 1 });
            assert_eq!(found.get("days"), None);
        }
    });
}

#[test]
fn the_planner_refuses_what_it_cannot_plan() {
    let world = World::on_sqlite();
    for query in [
        "",
        "?from=0.8",
        "?from=0.8&to=1.2",
        "?from=0.8&to=NaN",
        "?sd=0&difference=1",
        "?share=0.8&half_width=0.05&power=0.8",
        "?from=0.8&to=0.9&share=0.8&half_width=0.05",
        "?from=0.8&to=0.9&power=0.2",
        "?from=0.8&to=0.9&other=1",
    ] {
        let answer = world.send("GET", &format!("/api/v1/planner{query}"), &[], b"");
        assert_eq!(answer.status, 400, "{query} {answer:?}");
    }
    let never = world.send("GET", "/api/v1/planner?from=0.8&to=0.8", &[], b"").json();
    assert_eq!(never["answers"], Value::Null);
}

/// Plan of a goal, in the order of the answer.
fn plans(world: &World) -> Value {
    let answer = world.get(&format!("{SURVEY}/planner"));
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()
}

#[test]
fn a_survey_is_planned_at_its_own_rate() {
    for database in Database::each() {
        let now: Timestamp = "2026-06-30T12:00:00Z".parse().unwrap();
        let world = World::on(database, Clock::Fixed(now), 10_000);
        world.publish(&visit());
        let before = plans(&world);
        assert_eq!(
            (&before["assumed_share"], &before["responses"], &before["measure"]),
            (&json!(0.8), &json!(0), &Value::Null)
        );
        assert_eq!(
            before["plans"][0],
            json!({"goal": "change-of-share", "from": 0.8, "to": 0.85, "answers": 906, "periods": 2, "days": null})
        );
        for at in 0..40 {
            let score = if at < 32 { 5 } else { 1 };
            assert_eq!(world.submit(&json!({"satisfaction": score})).status, 201);
        }
        let world = World::on(
            world.into_database(),
            Clock::Fixed(now + SignedDuration::from_hours(24 * 9)),
            10_000,
        );
        let found = plans(&world);
        assert_eq!(
            (&found["from"], &found["to"], &found["responses"]),
            (&json!("2026-06-30"), &json!("2026-07-09"), &json!(40))
        );
        assert_eq!(
            (&found["question"], &found["answers_per_day"], &found["assumed_share"]),
            (&json!("satisfaction"), &json!(4.0), &Value::Null)
        );
        assert_eq!(found["measure"]["value"], 0.8);
        let goals: Vec<(&str, Option<u64>, Option<u64>)> = found["plans"]
            .as_array()
            .unwrap()
            .iter()
            .map(|plan| {
                (
                    plan["goal"].as_str().unwrap(),
                    plan["answers"].as_u64(),
                    plan["days"].as_u64(),
                )
            })
            .collect();
        let expected = [
            ("change-of-share", Some(906), Some(227)),
            ("change-of-share", Some(199), Some(50)),
            ("half-width", Some(245), Some(62)),
            ("half-width", Some(60), Some(15)),
            // Exactly 80 % is not above 80 %, whatever the number of answers.
            ("above", None, None),
            // Answers by the API without a key do not count towards the minimum.
            ("told", Some(10), None),
        ];
        assert_eq!(goals, expected);

        let page = "/staff/surveys/tampere/day-care/visit";
        let mut viewer = clerk(&world, Role::Viewer, Some("tampere"));
        for page in [page.to_owned(), format!("{page}/publish"), format!("{page}/placements")] {
            let text = viewer.get(&world, &page).page().text();
            assert!(text.contains("This survey gets about 4.0 answers a day"), "{text}");
            assert!(text.contains("see a change from 80% to 85%"), "{text}");
            assert!(
                text.contains("906 in each of the 2 periods") && text.contains("about 33 weeks"),
                "{text}"
            );
            assert!(text.contains("about 15 days"), "{text}");
            assert!(
                text.contains("Answers not yet published: 40. Counting towards the minimum of 10: 0."),
                "{text}"
            );
        }
        // Rate and value are live: nothing for readers of public figures.
        let analyst = key(&world.server, Role::Analyst, None);
        let refused = world.call_as(&analyst, "GET", &format!("{SURVEY}/planner"), &Value::Null);
        assert_eq!(refused.status, 403);
        let mut analyst = clerk(&world, Role::Analyst, None);
        let text = analyst.get(&world, page).page().text();
        assert!(!text.contains("answers a day"), "{text}");
    }
}

#[test]
fn a_survey_that_was_never_published_is_planned_from_an_assumed_share() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let body = json!({"slug": "visit", "definition": visit()});
        let made = world.call("POST", "/api/v1/cities/tampere/services/day-care/surveys", &body);
        assert_eq!(made.status, 201, "{made:?}");
        let mut editor = clerk(world, Role::Editor, Some("tampere"));
        for page in ["publish", "placements"] {
            let page = format!("/staff/surveys/tampere/day-care/visit/{page}");
            let text = editor.get(world, &page).page().text();
            assert!(text.contains("Nobody has answered yet, so 80% is assumed."), "{text}");
            assert!(text.contains("906 in each of the 2 periods"), "{text}");
            assert!(!text.contains("answers a day"), "{text}");
        }
    });
}
