//! Cities, services and surveys through the API, with their permissions.

use serde_json::{Value, json};
use urbivox::app::access::Role;
use urbivox::clock::Clock;

use crate::world::{Database, SURVEY, World, key, visit};

const SURVEYS: &str = "/api/v1/cities/tampere/services/day-care/surveys";

#[test]
fn a_survey_goes_from_draft_to_version_to_the_next() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let made = world.call("POST", SURVEYS, &json!({"slug": "visit", "definition": visit()}));
        assert_eq!(made.status, 201, "{made:?}");
        assert!(made.header("location").ends_with("/surveys/visit"), "{made:?}");
        assert_eq!(
            world.send("GET", SURVEY, &[], b"").problem(),
            "no-such-survey",
            "not yet published"
        );

        assert_eq!(
            world.call("POST", &format!("{SURVEY}/publish"), &Value::Null).json(),
            json!({"version": 1})
        );
        let seen = world.send("GET", SURVEY, &[], b"");
        assert_eq!(seen.status, 200, "public");
        assert_eq!(
            (&seen.json()["version"], &seen.json()["definition"]),
            (&json!(1), &visit())
        );
        let etag = seen.header("etag").to_owned();
        assert_eq!(world.send("GET", SURVEY, &[("if-none-match", &etag)], b"").status, 304);
        assert!(seen.header("cache-control").contains("public"), "{seen:?}");

        let mut next = visit();
        next["title"]["en"] = json!("Your second visit");
        assert_eq!(world.call("PUT", &format!("{SURVEY}/draft"), &next).status, 200);
        assert_eq!(
            world.send("GET", SURVEY, &[], b"").json()["definition"],
            visit(),
            "a draft changes nothing"
        );
        assert_eq!(
            world.call("POST", &format!("{SURVEY}/publish"), &Value::Null).json(),
            json!({"version": 2})
        );
        assert_eq!(world.send("GET", SURVEY, &[], b"").json()["definition"], next);
        assert_eq!(world.send("GET", SURVEY, &[("if-none-match", &etag)], b"").status, 200);
    });
}

#[test]
fn two_editors_do_not_overwrite_each_other() {
    World::on_each(|world| {
        world.publish(&visit());
        let path = format!("{SURVEY}/draft");
        let etag = world.get(&path).header("etag").to_owned();
        assert!(etag.starts_with('"'), "{etag}");
        let bearer = format!("Bearer {}", world.key);
        let put = |etag: &str| {
            let headers = [
                ("authorization", bearer.as_str()),
                ("content-type", "application/json"),
                ("if-match", etag),
            ];
            world.send("PUT", &path, &headers, visit().to_string().as_bytes())
        };
        let first = put(&etag);
        assert_eq!(first.status, 200);
        assert_ne!(first.header("etag"), etag);
        let second = put(&etag);
        assert_eq!((second.status, second.problem().as_str()), (412, "changed"));
        let stale = [("authorization", bearer.as_str()), ("if-match", etag.as_str())];
        assert_eq!(
            world.send("POST", &format!("{SURVEY}/publish"), &stale, b"").status,
            412
        );
        assert_eq!(world.send("POST", &format!("{SURVEY}/close"), &stale, b"").status, 412);
    });
}

#[test]
fn a_draft_may_lack_translations_but_a_version_may_not() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut draft = visit();
        draft["pages"][0]["questions"][0]["prompt"]
            .as_object_mut()
            .unwrap()
            .remove("fi");
        assert_eq!(
            world
                .call("POST", SURVEYS, &json!({"slug": "visit", "definition": draft}))
                .status,
            201
        );
        let refused = world.call("POST", &format!("{SURVEY}/publish"), &Value::Null);
        assert_eq!(
            (refused.status, refused.problem().as_str()),
            (422, "invalid-definition")
        );
        let pointer = "/pages/0/questions/0/prompt/fi".to_owned();
        assert_eq!(refused.errors(), [(pointer, "missing-translation".to_owned())]);
        let checked = world.call("POST", "/api/v1/definitions/validate", &draft);
        assert_eq!((checked.status, checked.errors().len()), (422, 1));
        let fine = world.call("POST", "/api/v1/definitions/validate", &visit());
        assert_eq!((fine.status, &fine.json()["faults"]), (200, &json!(0)));
    });
}

#[test]
fn a_survey_opens_and_closes_on_the_citys_days() {
    for database in Database::each() {
        let mut database = Some(database);
        // In Helsinki, 2026-03-01 begins at 22:00 UTC on the day before, and so does 2026-03-02.
        for (time, status, state) in [
            ("2026-02-28T21:59:59Z", 409, "scheduled"),
            ("2026-02-28T22:00:00Z", 201, "open"),
            ("2026-03-02T21:59:59Z", 201, "open"),
            ("2026-03-02T22:00:00Z", 409, "closed"),
        ] {
            let world = World::on(database.take().unwrap(), Clock::Fixed(time.parse().unwrap()), u32::MAX);
            if state == "scheduled" {
                let mut definition = visit();
                definition["opens_on"] = json!("2026-03-01");
                definition["closes_on"] = json!("2026-03-02");
                world.publish(&definition);
            }
            let answer = world.submit(&json!({"satisfaction": 5}));
            assert_eq!(answer.status, status, "{time}: {answer:?}");
            assert_eq!(world.send("GET", SURVEY, &[], b"").json()["state"], state, "{time}");
            database = Some(world.into_database());
        }
    }
}

#[test]
fn a_copy_keeps_every_protective_setting() {
    World::on_each(|world| {
        let mut definition = visit();
        definition["opens_on"] = json!("2026-01-01");
        definition["closes_on"] = json!("2099-12-31");
        definition["submissions_per_minute"] = json!(7);
        world.publish(&definition);
        let copied = world.call("POST", &format!("{SURVEY}/copy"), &json!({"slug": "visit-2"}));
        assert_eq!(copied.status, 201, "{copied:?}");
        let draft = world.get(&format!("{SURVEYS}/visit-2/draft"));
        assert_eq!(draft.json(), definition, "{draft:?}");
        assert_eq!(
            world
                .call("POST", &format!("{SURVEY}/copy"), &json!({"slug": "visit-2"}))
                .problem(),
            "exists"
        );
    });
}

#[test]
fn a_key_has_the_permissions_of_its_role_in_its_city_only() {
    World::on_each(|world| {
        world.publish(&visit());
        world.settle("oulu", "parking");
        let editor = key(&world.server, Role::Editor, Some("tampere"));
        let viewer = key(&world.server, Role::Viewer, Some("tampere"));
        let stranger = key(&world.server, Role::Editor, Some("oulu"));
        let analyst = key(&world.server, Role::Analyst, None);
        let draft = format!("{SURVEY}/draft");
        let results = format!("{SURVEY}/results");
        let close = format!("{SURVEY}/close");
        for (who, method, path, status) in [
            (&editor, "GET", draft.as_str(), 200),
            (&viewer, "GET", &draft, 200),
            (&stranger, "GET", &draft, 404),
            (&analyst, "GET", &draft, 403),
            (&editor, "GET", &results, 200),
            (&viewer, "GET", &results, 200),
            (&stranger, "GET", &results, 200),
            (&analyst, "GET", &results, 200),
            (&viewer, "POST", &close, 403),
            (&stranger, "POST", &close, 404),
            (&analyst, "POST", &close, 403),
            (&editor, "POST", &close, 200),
            (&stranger, "GET", "/api/v1/cities/tampere", 404),
            (&stranger, "GET", "/api/v1/cities/nowhere", 404),
            (&stranger, "GET", "/api/v1/cities/tampere/services", 404),
            (&viewer, "GET", "/api/v1/cities/tampere/services", 200),
        ] {
            let answer = world.call_as(who, method, path, &Value::Null);
            assert_eq!(answer.status, status, "{method} {path}: {answer:?}");
        }
        let city = json!({"slug": "turku", "name": "Turku", "timezone": "Europe/Helsinki", "languages": ["fi"]});
        assert_eq!(world.call_as(&editor, "POST", "/api/v1/cities", &city).status, 403);
        let listed = world.call_as(&editor, "GET", "/api/v1/cities", &Value::Null);
        assert_eq!(listed.json()["items"].as_array().map(Vec::len), Some(1), "{listed:?}");
        // Results are public within the disclosure limits, also with the key of another city, but not with an invalid key.
        for path in [draft.as_str(), &results, "/api/v1/cities"] {
            if path != results {
                let answer = world.send("GET", path, &[], b"");
                assert_eq!((answer.status, answer.problem().as_str()), (401, "unauthenticated"));
                assert!(!answer.header("www-authenticate").is_empty());
            }
            let answer = world.send("GET", path, &[("authorization", "Bearer uvx_wrong")], b"");
            assert_eq!(answer.status, 401);
        }
    });
}

#[test]
fn lists_are_paginated() {
    World::on_each(|world| {
        world.settle("tampere", "s-0");
        for number in 1..7 {
            let body = json!({"slug": format!("s-{number}"), "name": {"en": "S"}});
            assert_eq!(world.call("POST", "/api/v1/cities/tampere/services", &body).status, 201);
        }
        let mut slugs = Vec::new();
        let mut path = "/api/v1/cities/tampere/services?limit=3".to_owned();
        loop {
            let page = world.get(&path).json();
            slugs.extend(
                page["items"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|item| item["slug"].as_str().unwrap().to_owned()),
            );
            let Some(next) = page["next"].as_str() else { break };
            path = format!("/api/v1/cities/tampere/services?limit=3&cursor={next}");
        }
        assert_eq!(slugs, ["s-0", "s-1", "s-2", "s-3", "s-4", "s-5", "s-6"]);
        assert_eq!(world.get("/api/v1/cities/tampere/services?cursor=%21").status, 400);
        assert_eq!(world.get("/api/v1/cities/tampere/services?limit=0").status, 400);
    });
}
