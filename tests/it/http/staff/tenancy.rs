//! Permissions: every route, every role, in their own city and in another. Pages and API agree.

mod capabilities;
mod routes;

use serde_json::{Value, json};
use urbivox::app::access::Role;

use super::{StaffClient, clerk};
use crate::world::{Answer, SURVEY, World, key, submission, visit};
use capabilities::{Audience, CAPABILITIES, Capability, is_authentication};

/// All principals: each role in one city or in all, and none.
const PRINCIPALS: [(Option<Role>, Option<&str>); 8] = [
    (Some(Role::Admin), None),
    (Some(Role::Owner), Some("tampere")),
    (Some(Role::Editor), Some("tampere")),
    (Some(Role::Viewer), Some("tampere")),
    (Some(Role::Interviewer), Some("tampere")),
    (Some(Role::Analyst), None),
    (Some(Role::Owner), Some("oulu")),
    (None, None),
];

/// Response of a route to a principal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Allowed,
    Forbidden,
    /// The city is hidden from them (404).
    Hidden,
    /// They are not authenticated.
    Unknown,
}

impl Verdict {
    fn of(answer: &Answer) -> Verdict {
        match answer.status {
            401 => Verdict::Unknown,
            303 if answer.header("location").starts_with("/staff/sign-in") => Verdict::Unknown,
            403 => Verdict::Forbidden,
            404 if answer.text().contains("no-such-city") => Verdict::Hidden,
            500.. => panic!("{answer:?}"),
            _answered => Verdict::Allowed,
        }
    }

    /// The verdict according to the table.
    fn expected(who: Audience, role: Option<Role>, city: Option<&str>, home: &str) -> Verdict {
        let of_role = |has: bool| if has { Verdict::Allowed } else { Verdict::Forbidden };
        match (who, role) {
            (Audience::Everybody, _) => Verdict::Allowed,
            (_, None) => Verdict::Unknown,
            (Audience::SignedIn, Some(_)) => Verdict::Allowed,
            (Audience::Anywhere(roles), Some(role)) => of_role(roles.contains(&role)),
            (Audience::In(_), Some(_)) if city.is_some_and(|city| city != home) => Verdict::Hidden,
            (Audience::In(roles), Some(role)) => of_role(roles.contains(&role)),
        }
    }
}

fn at(path: &str, city: &str) -> String {
    let values = [
        ("{city}", city),
        ("{service}", "day-care"),
        ("{survey}", "visit"),
        ("{question}", "satisfaction"),
        ("{framework}", "ucc-2023"),
        ("{indicator}", "citi_feedback"),
        ("{segment}", "district"),
        ("{edition}", "2022"),
        ("{version}", "1"),
        ("{placement}", "x"),
        ("{token}", "nothing"),
        ("{receipt}", "nothing"),
        ("{held}", "1"),
        ("{name}", "nothing"),
        ("{id}", "nothing"),
        ("{person}", "1"),
    ];
    values
        .iter()
        .fold(path.to_owned(), |path, (name, value)| path.replace(name, value))
}

/// The same survey in two cities, each with a placement for staff entry.
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
        let paper = json!({"slug": "paper", "kind": "staff"});
        let added = world.call("POST", &format!("{surveys}/visit/placements"), &paper);
        assert_eq!(added.status, 201, "{}", added.text());
    }
    world
}

/// HEAD for pictures, which are not text.
fn read_method(path: &str) -> &'static str {
    if path.ends_with(".png") { "HEAD" } else { "GET" }
}

fn by_page(world: &World, someone: &StaffClient, (method, path): (&str, &str)) -> Answer {
    let mut someone = someone.clone();
    match method {
        "GET" => someone.send(world, read_method(path), path, ""),
        // The CSRF token is the same on all pages of a session.
        _post if path.starts_with("/staff") && !someone.cookies.is_empty() => {
            someone.post_from(world, "/staff/account", path, &[])
        }
        _post => someone.send(world, "POST", path, "do=remove"),
    }
}

fn by_key(world: &World, key: Option<&str>, (method, path): (&str, &str)) -> Answer {
    let body = if method == "GET" { Value::Null } else { json!({}) };
    let method = if method == "GET" { read_method(path) } else { method };
    match key {
        Some(key) => world.call_as(key, method, path, &body),
        None => {
            let kind = [("content-type", "application/json")];
            world.send(method, path, &kind, if body.is_null() { b"" } else { b"{}" })
        }
    }
}

#[test]
fn pages_and_api_agree_on_every_permission() {
    let world = two_cities();
    let mut wrong = Vec::new();
    for (role, city) in PRINCIPALS {
        let someone = role.map_or_else(StaffClient::default, |role| clerk(&world, role, city));
        let own = role.map(|role| key(&world.server, role, city));
        for home in ["tampere", "oulu"] {
            for Capability { who, pages, api } in CAPABILITIES {
                // Public routes are tried only by the least privileged, because drawing pictures is slow.
                let may_least = matches!(role, None | Some(Role::Interviewer)) || city == Some("oulu");
                if *who == Audience::Everybody && (home == "oulu" || !may_least) {
                    continue;
                }
                let expected = Verdict::expected(*who, role, city, home);
                let mut check = |side: &str, method: &str, path: &str, answer: &Answer| {
                    let verdict = Verdict::of(answer);
                    if verdict != expected {
                        wrong.push(format!(
                            "{side}: {role:?} of {city:?}: {method} {path}: {verdict:?}, not {expected:?}"
                        ));
                    }
                };
                for (method, path) in pages.iter().filter(|(_, path)| !is_authentication(path)) {
                    let path = at(path, home);
                    check("page", method, &path, &by_page(&world, &someone, (method, &path)));
                }
                for (method, path) in *api {
                    let path = at(path, home);
                    check("API", method, &path, &by_key(&world, own.as_deref(), (method, &path)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_invalid_key_is_refused_on_every_route_that_takes_keys() {
    let world = two_cities();
    for Capability { who, api, .. } in CAPABILITIES.iter().filter(|can| can.who != Audience::Everybody) {
        for (method, path) in *api {
            let answer = by_key(&world, Some("uvx_none"), (method, &at(path, "tampere")));
            assert_eq!(answer.status, 401, "{who:?} {method} {path}");
        }
    }
    let results = format!("{SURVEY}/results");
    assert_eq!(by_key(&world, Some("uvx_none"), ("GET", &results)).status, 401);
}

#[test]
fn no_form_is_accepted_without_its_csrf_token() {
    let world = two_cities();
    let admin = clerk(&world, Role::Admin, None);
    let pages = CAPABILITIES.iter().flat_map(|can| can.pages);
    for (_, path) in pages.filter(|(method, path)| *method == "POST" && path.starts_with("/staff")) {
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

/// The figures that this key can read, for a survey with three responses.
fn figures(world: &World, key: Option<&str>) -> (Value, String) {
    let results = by_key(world, key, ("GET", &format!("{SURVEY}/results?by=day")));
    assert_eq!(results.status, 200, "{results:?}");
    let table = by_key(world, key, ("GET", &format!("{SURVEY}/export.csv?of=aggregates")));
    assert_eq!(table.status, 200, "{table:?}");
    (results.json(), table.text())
}

#[test]
fn a_key_never_reads_less_than_the_public() {
    World::on_each(|world| {
        world.publish(&visit());
        world.settle("oulu", "day-care");
        for score in [1, 5, 5] {
            assert_eq!(world.submit(&json!({"satisfaction": score})).status, 201);
        }
        let everybody = figures(world, None);
        for (role, city) in PRINCIPALS {
            let Some(role) = role else { continue };
            let own = figures(world, Some(&key(&world.server, role, city)));
            let is_staff = city != Some("oulu") && !matches!(role, Role::Interviewer | Role::Analyst);
            assert_eq!(own != everybody, is_staff, "{role} of {city:?}");
        }
    });
}

#[test]
fn staff_placement_addresses_are_shown_only_to_roles_that_enter_answers() {
    World::on_each(|world| {
        world.publish(&visit());
        world.settle("oulu", "day-care");
        let added = json!({"slug": "paper", "kind": "staff", "name": "On paper"});
        let placements = format!("{SURVEY}/placements");
        assert_eq!(world.call("POST", &placements, &added).status, 201);
        for (role, city) in PRINCIPALS {
            let Some(role) = role else { continue };
            let enters = city != Some("oulu") && !matches!(role, Role::Viewer | Role::Analyst);
            let key = key(&world.server, role, city);
            let mut body = submission(&json!({"satisfaction": 5}));
            body["placement"] = json!("paper");
            let sent = world.call_as(&key, "POST", &format!("{SURVEY}/responses"), &body);
            assert_eq!(sent.status, if enters { 201 } else { 403 }, "{role}: {}", sent.text());
            let listed = world.call_as(&key, "GET", &placements, &Value::Null);
            let one = world.call_as(&key, "GET", &format!("{placements}/paper"), &Value::Null);
            let page = clerk(world, role, city).get(world, "/staff/surveys/tampere/day-care/visit/placements");
            for answer in [&listed, &one, &page] {
                let forms = ["p=paper&k=", "p=paper&#38;k=", "p=paper&amp;k="];
                let is_shown = forms.iter().any(|form| answer.text.contains(form));
                assert_eq!(is_shown, enters, "{role}: {}", answer.text);
            }
            // A viewer sees that there is one, on the page and in the API.
            let is_named = page.page().texts(".card h2").contains(&"On paper".to_owned());
            assert_eq!(listed.text().contains("On paper"), is_named, "{role}");
            if enters || role == Role::Viewer {
                assert!(is_named, "{role}: {}", page.page().text());
            }
        }
    });
}

#[test]
fn a_key_changes_settings_as_its_role_does_on_the_pages() {
    World::on_each(|world| {
        world.publish(&visit());
        let address = "/api/v1/cities/tampere";
        let before = world.get(address).json();
        let changes = [
            json!({"name": "Another"}),
            json!({"retention_days": 30}),
            json!({"comment_days": 30}),
            json!({"answers_min": 5}),
            json!({"controller": "Nobody"}),
            json!({"languages": ["fi"]}),
            json!({"timezone": "UTC"}),
        ];
        for role in [Role::Editor, Role::Viewer, Role::Interviewer] {
            let key = key(&world.server, role, Some("tampere"));
            for change in &changes {
                let answer = world.call_as(&key, "PATCH", address, change);
                assert_eq!(
                    (answer.status, answer.problem().as_str()),
                    (403, "forbidden"),
                    "{role} {change}"
                );
            }
        }
        assert_eq!(world.get(address).json(), before);
        let owner = key(&world.server, Role::Owner, Some("tampere"));
        for change in &changes {
            assert_eq!(world.call_as(&owner, "PATCH", address, change).status, 200, "{change}");
        }
    });
}

/// Targets of the forms on a city's staff pages, without authentication.
pub(super) fn staff_forms() -> Vec<String> {
    let pages = CAPABILITIES.iter().flat_map(|can| can.pages);
    let forms =
        pages.filter(|(method, path)| *method == "POST" && path.starts_with("/staff") && !is_authentication(path));
    forms.map(|(_, path)| at(path, "tampere")).collect()
}

#[test]
fn every_route_is_in_the_permission_table() {
    let known = routes::in_table();
    let served = routes::served();
    let missing: Vec<_> = served.difference(&known).collect();
    let gone: Vec<_> = known.difference(&served).collect();
    assert!(missing.is_empty(), "not in the table of capabilities: {missing:?}");
    assert!(gone.is_empty(), "in the table, but served no more: {gone:?}");
    let world = World::on_sqlite();
    let documented = routes::documented(&world.get("/openapi.json").json());
    let missing: Vec<_> = documented.difference(&known).collect();
    assert!(missing.is_empty(), "documented, but not in the table: {missing:?}");
}
