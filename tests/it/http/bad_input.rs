//! Invalid input: a precise problem document, nothing stored, no 5xx.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{Answer, SURVEY, World, submission, visit};

const JSON: (&str, &str) = ("content-type", "application/json");

fn send(world: &World, body: &[u8]) -> Answer {
    world.send("POST", &format!("{SURVEY}/responses"), &[JSON], body)
}

#[test]
fn malformed_submissions_get_a_problem_and_nothing_is_stored() {
    World::on_each(|world| {
        world.publish(&visit());
        let id = Uuid::now_v7();
        let with = |answers: &str| format!(r#"{{"submission_id": "{id}", "answers": {answers}}}"#).into_bytes();
        let nested = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
        let million: String = (0..1_000_000).map(|number| format!(r#""k{number}":1,"#)).collect();
        let cases: Vec<(&str, Vec<u8>, std::ops::RangeInclusive<u16>)> = vec![
            ("nothing", Vec::new(), 400..=400),
            ("not JSON", b"{\"submission_id\": ".to_vec(), 400..=400),
            ("a list", b"[]".to_vec(), 400..=400),
            ("a number", b"7".to_vec(), 400..=400),
            ("null", b"null".to_vec(), 400..=400),
            ("no id", br#"{"answers": {"satisfaction": 5}}"#.to_vec(), 400..=400),
            (
                "a bad id",
                br#"{"submission_id": "1", "answers": {}}"#.to_vec(),
                400..=400,
            ),
            (
                "an unknown field",
                format!(r#"{{"submission_id": "{id}", "answers": {{}}, "x": 1}}"#).into_bytes(),
                400..=400,
            ),
            ("answers of a wrong type", with("[]"), 400..=400),
            (
                "NUL in JSON",
                with("{\"satisfaction\": 5, \"comment\": \"a\u{0}b\"}"),
                400..=400,
            ),
            (
                "an escaped NUL",
                with(r#"{"satisfaction": 5, "comment": "a\u0000b"}"#),
                422..=422,
            ),
            (
                "invalid UTF-8",
                [&with("{\"comment\": \"")[..], b"\xff\xfe\"}}"].concat(),
                400..=400,
            ),
            (
                "half a surrogate",
                with(r#"{"satisfaction": 5, "comment": "\ud800"}"#),
                400..=400,
            ),
            ("NaN", with(r#"{"satisfaction": NaN}"#), 400..=400),
            ("infinity", with(r#"{"satisfaction": 1e999}"#), 400..=400),
            (
                "a huge number",
                with(r#"{"satisfaction": 123456789012345678901234567890}"#),
                422..=422,
            ),
            ("half a point", with(r#"{"satisfaction": 4.5}"#), 422..=422),
            ("text for a number", with(r#"{"satisfaction": "5"}"#), 422..=422),
            (
                "an object for a number",
                with(r#"{"satisfaction": {}, "minutes": []}"#),
                422..=422,
            ),
            ("a bool", with(r#"{"satisfaction": true}"#), 422..=422),
            (
                "an option not offered",
                with(r#"{"satisfaction": 5, "district": "west"}"#),
                422..=422,
            ),
            (
                "an answer twice",
                with(r#"{"satisfaction": 5, "satisfaction": 4}"#),
                422..=422,
            ),
            (
                "an exclusive option with another",
                with(r#"{"satisfaction": 1, "why": ["none", "slow"]}"#),
                422..=422,
            ),
            (
                "an answer to a hidden question",
                with(r#"{"satisfaction": 5, "why": ["slow"]}"#),
                422..=422,
            ),
            (
                "too long a text",
                with(&format!(r#"{{"satisfaction": 5, "comment": "{}"}}"#, "x".repeat(2001))),
                422..=422,
            ),
            ("deep nesting", with(&nested), 400..=413),
            (
                "a million keys",
                with(&format!("{{{}\"satisfaction\":5}}", million)),
                400..=413,
            ),
            ("ten megabytes", vec![b'x'; 10_000_000], 413..=413),
        ];
        for (what, body, statuses) in cases {
            let answer = send(world, &body);
            assert!(statuses.contains(&answer.status), "{what}: {answer:?}");
            answer.problem();
        }
        let mut future = submission(&json!({"satisfaction": 5}));
        future["version"] = json!(99);
        let answer = world.post(&format!("{SURVEY}/responses"), &future);
        assert_eq!((answer.status, answer.problem().as_str()), (422, "unknown-version"));
        for version in [json!(0), json!(-1), json!("1"), json!(4_294_967_296_u64)] {
            future["version"] = version;
            let answer = world.post(&format!("{SURVEY}/responses"), &future);
            assert!((400..=422).contains(&answer.status), "{answer:?}");
        }
        let form = world.send(
            "POST",
            &format!("{SURVEY}/responses"),
            &[("content-type", "text/plain")],
            b"{}",
        );
        assert_eq!((form.status, form.problem().as_str()), (415, "unsupported-media-type"));
        assert_eq!(world.verify(), 0);
        assert_eq!(
            world.submit(&json!({"satisfaction": 5})).status,
            201,
            "and the next citizen is served"
        );
    });
}

#[test]
fn invalid_definitions_get_all_violations_and_nothing_is_stored() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let surveys = "/api/v1/cities/tampere/services/day-care/surveys";
        let question = |index: usize| format!("/pages/0/questions/{index}");
        let change = |pointer: String, value: Value| {
            let mut definition = visit();
            *definition.pointer_mut(&pointer).unwrap() = value;
            definition
        };
        let mut future = visit();
        future["hologram"] = json!(true);
        let cycle = json!({"question": "why", "is": "includes", "value": "slow"});
        let mut looping = change(
            format!("{}/show_if", question(1)),
            json!({"question": "district", "is": "==", "value": "north"}),
        );
        looping["pages"][0]["questions"][2]["show_if"] = cycle.clone();
        let mut itself = visit();
        itself["pages"][0]["questions"][1]["show_if"] = cycle;
        for (what, definition, code) in [
            ("a future field", future, "unknown-field"),
            (
                "duplicate codes",
                change(format!("{}/code", question(2)), json!("why")),
                "duplicate-code",
            ),
            ("a cycle", looping, "later-question"),
            ("a condition on itself", itself, "later-question"),
            (
                "an unknown kind",
                change(format!("{}/kind", question(0)), json!("telepathy")),
                "unknown-kind",
            ),
            (
                "a scale upside down",
                change(format!("{}/scale", question(0)), json!({"from": 5, "to": 1})),
                "bad-scale",
            ),
            (
                "a title of a wrong type",
                change("/title".to_owned(), json!(7)),
                "wrong-type",
            ),
        ] {
            let refused = world.call("POST", surveys, &json!({"slug": "visit", "definition": definition}));
            assert_eq!(
                (refused.status, refused.problem().as_str()),
                (422, "invalid-definition"),
                "{what}: {refused:?}"
            );
            assert!(
                refused.errors().iter().any(|(_, found)| found == code),
                "{what}: {refused:?}"
            );
        }
        for odd in [
            json!(null),
            json!([]),
            json!("x"),
            json!(1),
            json!({}),
            json!({"pages": 1, "languages": {}, "title": []}),
        ] {
            let refused = world.call("POST", surveys, &json!({"slug": "visit", "definition": odd}));
            assert!((400..=422).contains(&refused.status), "{refused:?}");
            refused.problem();
        }
        assert_eq!(world.get(surveys).json()["items"], json!([]));
    });
}

#[test]
fn unusual_requests_get_a_problem() {
    World::on_each(|world| {
        world.publish(&visit());
        for (method, path, status) in [
            ("GET", "/nowhere", 404),
            ("GET", "/api/v1/nowhere", 404),
            ("DELETE", "/api/v1/cities", 405),
            ("TRACE", "/api/v1/cities", 405),
            ("GET", "/api/v1/cities/TAMPERE", 404),
            ("GET", "/api/v1/cities/%00", 404),
            ("GET", "/api/v1/cities/%ff", 404),
            ("PUT", SURVEY, 405),
        ] {
            let answer = world.call(method, path, &Value::Null);
            assert_eq!(answer.status, status, "{method} {path}: {answer:?}");
            answer.problem();
        }
        for body in [
            json!({"slug": "Not A Slug", "name": "", "timezone": "Europe/Atlantis", "languages": ["klingon!"]}),
            json!({"slug": "x".repeat(65), "name": "x".repeat(1000), "timezone": "UTC", "languages": []}),
        ] {
            let answer = world.call("POST", "/api/v1/cities", &body);
            assert_eq!((answer.status, answer.problem().as_str()), (422, "invalid-body"));
            assert!(answer.errors().len() >= 3, "all at once: {answer:?}");
        }
        assert_eq!(world.call("POST", "/api/v1/cities", &json!({"slug": 1})).status, 400);
    });
}
