//! Nobody sees or does what their role does not allow: every route, every role, in their own city and in another.

use std::collections::BTreeSet;

use regex::Regex;
use serde_json::json;
use urbivox::flow::access::Role;

use super::{Clerk, clerk};
use crate::world::{World, key, visit};

/// Who may come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Door {
    /// Anybody, signed in or not.
    Open,
    /// Anybody who is signed in.
    Own,
    /// Admins.
    Rules,
    /// Whoever has a role in the city, or in all.
    Sees,
    /// Whoever may read aggregates.
    Counts,
    /// Whoever may read what is worked on.
    Reads,
    /// Whoever may read, or enter answers.
    Enters,
    /// Whoever may change surveys.
    Edits,
    /// Whoever may change people, keys and settings.
    Owns,
}

/// Every address of the desk: who may look, and who may send its form.
const DESK: &[(&str, Door, Option<Door>)] = &[
    ("/staff", Door::Own, None),
    ("/staff/account", Door::Own, Some(Door::Own)),
    ("/staff/people", Door::Rules, Some(Door::Rules)),
    ("/staff/audit", Door::Rules, None),
    ("/staff/security", Door::Rules, None),
    ("/staff/applications", Door::Rules, Some(Door::Rules)),
    ("/staff/cities/{city}", Door::Sees, Some(Door::Edits)),
    ("/staff/cities/{city}/people", Door::Owns, Some(Door::Owns)),
    ("/staff/cities/{city}/keys", Door::Owns, Some(Door::Owns)),
    ("/staff/cities/{city}/settings", Door::Owns, Some(Door::Owns)),
    ("/staff/cities/{city}/indicators", Door::Reads, Some(Door::Edits)),
    ("/staff/cities/{city}/templates", Door::Reads, Some(Door::Edits)),
    ("/staff/cities/{city}/retention", Door::Owns, None),
    ("/staff/cities/{city}/sign-on", Door::Owns, Some(Door::Owns)),
    ("/staff/cities/{city}/audit", Door::Owns, None),
    ("/staff/surveys/{city}/{service}/{survey}", Door::Counts, None),
    (
        "/staff/surveys/{city}/{service}/{survey}/export.csv",
        Door::Counts,
        None,
    ),
    (
        "/staff/surveys/{city}/{service}/{survey}/export.ndjson?of=responses",
        Door::Reads,
        None,
    ),
    (
        "/staff/surveys/{city}/{service}/{survey}/build",
        Door::Reads,
        Some(Door::Edits),
    ),
    (
        "/staff/surveys/{city}/{service}/{survey}/build/{question}",
        Door::Reads,
        Some(Door::Edits),
    ),
    (
        "/staff/surveys/{city}/{service}/{survey}/translate",
        Door::Reads,
        Some(Door::Edits),
    ),
    (
        "/staff/surveys/{city}/{service}/{survey}/translate/file",
        Door::Reads,
        Some(Door::Edits),
    ),
    (
        "/staff/surveys/{city}/{service}/{survey}/publish",
        Door::Reads,
        Some(Door::Edits),
    ),
    (
        "/staff/surveys/{city}/{service}/{survey}/share",
        Door::Edits,
        Some(Door::Edits),
    ),
    (
        "/staff/surveys/{city}/{service}/{survey}/placements",
        Door::Enters,
        Some(Door::Edits),
    ),
    ("/staff/surveys/{city}/{service}/{survey}/preview", Door::Reads, None),
    ("/staff/surveys/{city}/{service}/{survey}/paper", Door::Reads, None),
    (
        "/staff/surveys/{city}/{service}/{survey}/comments",
        Door::Reads,
        Some(Door::Edits),
    ),
    (
        "/staff/surveys/{city}/{service}/{survey}/held",
        Door::Reads,
        Some(Door::Edits),
    ),
    (
        "/staff/surveys/{city}/{service}/{survey}/actions",
        Door::Reads,
        Some(Door::Edits),
    ),
    (
        "/staff/surveys/{city}/{service}/{survey}/alerts",
        Door::Edits,
        Some(Door::Edits),
    ),
    ("/staff/sign-on", Door::Open, Some(Door::Open)),
    ("/staff/sign-on/return", Door::Open, None),
    ("/staff/sign-in", Door::Open, Some(Door::Open)),
    ("/staff/sign-in/code", Door::Open, Some(Door::Open)),
    ("/staff/forgot", Door::Open, Some(Door::Open)),
    ("/staff/join/{token}", Door::Open, Some(Door::Open)),
    ("/join", Door::Open, Some(Door::Open)),
];
/// Forms that stand on another page.
const POSTS: &[(&str, &str, Door)] = &[
    (
        "/staff/surveys/{city}/{service}/{survey}/build/whole",
        "/staff/surveys/{city}/{service}/{survey}/build",
        Door::Edits,
    ),
    ("/staff/cities/{city}/logo", "/staff/cities/{city}/settings", Door::Owns),
    ("/staff/sign-out", "/staff/account", Door::Own),
];
/// The API: method, address, body and who may.
const API: &[(&str, &str, Door)] = &[
    (
        "GET",
        "/api/v1/cities/{city}/services/{service}/surveys/{survey}/export.csv?of=responses",
        Door::Reads,
    ),
    (
        "GET",
        "/api/v1/cities/{city}/services/{service}/surveys/{survey}/export.ndjson",
        Door::Counts,
    ),
    ("GET", "/api/v1/cities/{city}/indicators/ucc-2023", Door::Reads),
    ("PUT", "/api/v1/cities/{city}/indicators/ucc-2023", Door::Edits),
    (
        "GET",
        "/api/v1/cities/{city}/indicators/ucc-2023/citi_feedback",
        Door::Reads,
    ),
    (
        "PUT",
        "/api/v1/cities/{city}/indicators/ucc-2023/citi_feedback",
        Door::Edits,
    ),
    ("POST", "/api/v1/cities/{city}/indicators/ucc-2023/publish", Door::Edits),
    ("GET", "/api/v1/audit/head", Door::Rules),
    ("POST", "/api/v1/cities", Door::Rules),
    ("GET", "/api/v1/cities/{city}", Door::Sees),
    ("PATCH", "/api/v1/cities/{city}", Door::Edits),
    ("GET", "/api/v1/cities/{city}/services", Door::Sees),
    ("POST", "/api/v1/cities/{city}/services", Door::Edits),
    ("GET", "/api/v1/cities/{city}/services/{service}", Door::Sees),
    ("PATCH", "/api/v1/cities/{city}/services/{service}", Door::Edits),
    ("GET", "/api/v1/cities/{city}/services/{service}/surveys", Door::Sees),
    ("POST", "/api/v1/cities/{city}/services/{service}/surveys", Door::Edits),
    (
        "GET",
        "/api/v1/cities/{city}/services/{service}/surveys/{survey}/results",
        Door::Counts,
    ),
    (
        "GET",
        "/api/v1/cities/{city}/services/{service}/surveys/{survey}/funnel",
        Door::Counts,
    ),
    (
        "GET",
        "/api/v1/cities/{city}/services/{service}/surveys/{survey}/draft",
        Door::Reads,
    ),
    (
        "PUT",
        "/api/v1/cities/{city}/services/{service}/surveys/{survey}/draft",
        Door::Edits,
    ),
    (
        "POST",
        "/api/v1/cities/{city}/services/{service}/surveys/{survey}/publish",
        Door::Edits,
    ),
    (
        "POST",
        "/api/v1/cities/{city}/services/{service}/surveys/{survey}/copy",
        Door::Edits,
    ),
    (
        "GET",
        "/api/v1/cities/{city}/services/{service}/surveys/{survey}/held",
        Door::Reads,
    ),
    (
        "POST",
        "/api/v1/cities/{city}/services/{service}/surveys/{survey}/held/1/accept",
        Door::Edits,
    ),
    (
        "POST",
        "/api/v1/cities/{city}/services/{service}/surveys/{survey}/held/1/reject",
        Door::Edits,
    ),
    (
        "GET",
        "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placements",
        Door::Reads,
    ),
    (
        "POST",
        "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placements",
        Door::Edits,
    ),
    (
        "GET",
        "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placements/x",
        Door::Reads,
    ),
    (
        "DELETE",
        "/api/v1/cities/{city}/services/{service}/surveys/{survey}/placements/x",
        Door::Edits,
    ),
];

const PEOPLE: [(Role, Option<&str>); 6] = [
    (Role::Admin, None),
    (Role::Owner, Some("tampere")),
    (Role::Editor, Some("tampere")),
    (Role::Viewer, Some("tampere")),
    (Role::Interviewer, Some("tampere")),
    (Role::Analyst, None),
];

fn opens(door: Door, role: Role, is_own: bool) -> bool {
    use Role::{Admin, Analyst, Editor, Interviewer, Owner, Viewer};
    let roles: &[Role] = match door {
        Door::Open | Door::Own => return true,
        Door::Rules => &[Admin],
        Door::Sees => &[Admin, Owner, Editor, Viewer, Interviewer, Analyst],
        Door::Counts => &[Admin, Owner, Editor, Viewer, Analyst],
        Door::Reads => &[Admin, Owner, Editor, Viewer],
        Door::Enters => &[Admin, Owner, Editor, Viewer, Interviewer],
        Door::Edits => &[Admin, Owner, Editor],
        Door::Owns => &[Admin, Owner],
    };
    roles.contains(&role) && (is_own || !role.needs_city() || door == Door::Rules)
}

fn at(path: &str, city: &str) -> String {
    path.replace("{city}", city)
        .replace("{service}", "day-care")
        .replace("{survey}", "visit")
        .replace("{question}", "satisfaction")
        .replace("{token}", "nothing")
}

/// A world with the same survey in two cities.
fn two_cities() -> World {
    let world = World::on_sqlite();
    for city in ["tampere", "oulu"] {
        world.settle(city, "day-care");
        let surveys = format!("/api/v1/cities/{city}/services/day-care/surveys");
        let made = world.call("POST", &surveys, &json!({"slug": "visit", "definition": visit()}));
        assert_eq!(made.status, 201, "{}", made.text());
        assert_eq!(
            world
                .call("POST", &format!("{surveys}/visit/publish"), &json!({}))
                .status,
            200
        );
    }
    world
}

/// Refused by a wall: not by what the form lacks.
fn is_refused(status: u16, text: &str) -> bool {
    status == 401 || status == 403 || (status == 404 && text.contains("no-such-city"))
}

#[test]
fn every_page_opens_for_the_roles_in_the_table_and_for_nobody_else() {
    let world = two_cities();
    for (role, city) in PEOPLE {
        let someone = clerk(&world, role, city);
        for home in ["tampere", "oulu"] {
            for (path, look, send) in DESK {
                let (path, mut someone) = (at(path, home), someone.clone());
                if *look == Door::Open {
                    continue;
                }
                let seen = someone.get(&world, &path);
                let may = opens(*look, role, home == "tampere");
                let refused = is_refused(seen.status, &seen.text());
                assert_eq!(!refused, may, "{role} GET {path}: {}", seen.status);
                let Some(send) = send.filter(|send| *send != Door::Open) else {
                    continue;
                };
                // The proof of a form is the same on every page of a session.
                let sent =
                    someone
                        .clone()
                        .post_from(&world, "/staff/account", &path, &[("name", ""), ("role", "viewer")]);
                let may = opens(send, role, home == "tampere");
                assert_eq!(
                    !is_refused(sent.status, &sent.text()),
                    may,
                    "{role} POST {path}: {}",
                    sent.status
                );
            }
            // Signing out would end the session that the next city is visited with.
            for (path, _, door) in POSTS.iter().filter(|(path, _, _)| *path != "/staff/sign-out") {
                let path = at(path, home);
                let sent = someone.clone().post_from(&world, "/staff/account", &path, &[]);
                let may = opens(*door, role, home == "tampere");
                assert_eq!(
                    !is_refused(sent.status, &sent.text()),
                    may,
                    "{role} POST {path}: {}",
                    sent.status
                );
            }
        }
    }
}

#[test]
fn nobody_without_a_session_gets_past_the_door() {
    let world = two_cities();
    for (path, look, send) in DESK.iter().filter(|(_, look, _)| *look != Door::Open) {
        let path = at(path, "tampere");
        let mut nobody = Clerk::default();
        let seen = nobody.get(&world, &path);
        assert!(
            seen.status == 303 && seen.header("location").starts_with("/staff/sign-in"),
            "{look:?} {path}"
        );
        if send.is_some() {
            let sent = nobody.send(&world, "POST", &path, "do=remove");
            assert!(
                sent.status == 303 && sent.header("location").starts_with("/staff/sign-in"),
                "POST {path}"
            );
        }
    }
}

#[test]
fn no_form_is_taken_without_its_proof() {
    let world = two_cities();
    let admin = clerk(&world, Role::Admin, None);
    let forms = DESK
        .iter()
        .filter(|(_, _, send)| send.is_some())
        .map(|(path, _, _)| *path);
    for path in forms.chain(POSTS.iter().map(|(path, _, _)| *path)) {
        let path = at(path, "tampere");
        for body in ["", "_csrf=", "_csrf=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
            assert_eq!(
                admin.clone().send(&world, "POST", &path, body).status,
                403,
                "{path} {body}"
            );
        }
    }
}

#[test]
fn every_address_of_the_api_opens_for_the_keys_in_the_table_and_for_nobody_else() {
    let world = two_cities();
    for (role, city) in PEOPLE {
        let own = key(&world.server, role, city);
        for home in ["tampere", "oulu"] {
            for (method, path, door) in API {
                let path = at(path, home);
                let answer = world.call_as(&own, method, &path, &json!({}));
                let may = opens(*door, role, home == "tampere");
                let refused = is_refused(answer.status, &answer.text());
                assert_eq!(
                    !refused,
                    may,
                    "{role} {method} {path}: {} {}",
                    answer.status,
                    answer.text()
                );
                assert_eq!(
                    world.call_as("uvx_none", method, &path, &json!({})).status,
                    401,
                    "{method} {path}"
                );
            }
        }
    }
}

#[test]
fn a_new_address_has_to_be_in_the_table() {
    let source = std::fs::read_to_string("src/http/desk_routes.rs").unwrap();
    let all = |pattern: &str| -> Vec<String> {
        let pattern = Regex::new(pattern).unwrap();
        pattern
            .captures_iter(&source)
            .map(|found| found[1].to_owned())
            .collect()
    };
    let mut routes: BTreeSet<String> = all(r#"config,\s*"(/[^"]*)""#).into_iter().collect();
    routes.extend(all(r#"at\("(/[^"]*)""#));
    routes.extend(
        all(r#"at_city\("([^"]*)""#)
            .iter()
            .map(|rest| format!("/staff/cities/{{city}}{rest}")),
    );
    let survey = "/staff/surveys/{city}/{service}/{survey}";
    routes.extend(
        all(r#"at_survey\("([^"]*)""#)
            .iter()
            .map(|rest| format!("{survey}{rest}")),
    );
    assert!(source.contains("page(config, SURVEY"));
    routes.insert(survey.to_owned());
    let known: BTreeSet<String> = DESK
        .iter()
        .map(|(path, _, _)| path.split('?').next().unwrap().to_owned())
        .chain(POSTS.iter().map(|(path, _, _)| (*path).to_owned()))
        .collect();
    assert_eq!(routes, known);
}
