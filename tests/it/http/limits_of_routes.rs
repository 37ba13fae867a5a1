//! Rate limits of all public routes that are expensive, by network and by target.

use serde_json::json;
use urbivox::app::access::Role;
use urbivox::clock::Clock;

use crate::http::staff::{browser, clerk};
use crate::world::{Answer, Database, SURVEY, World, visit};

const FLOODED_NETWORK: &str = "203.0.113.7";
const OTHER_NETWORK: &str = "198.51.100.9";

/// Format of a refusal.
#[derive(Clone, Copy, Debug, PartialEq)]
enum RefusalFormat {
    Page,
    Problem,
}

/// Method, path and format of a refusal, grouped by quota; the first route of a group is flooded.
const GROUPS: &[&[(&str, &str, RefusalFormat)]] = &[
    &[
        ("GET", "/api/v1/frameworks", RefusalFormat::Problem),
        ("GET", "/api/v1/frameworks/ucc-2023", RefusalFormat::Problem),
        ("GET", SURVEY, RefusalFormat::Problem),
        ("GET", "/cities", RefusalFormat::Page),
        ("HEAD", "/cities", RefusalFormat::Page),
        ("GET", "/cities/tampere", RefusalFormat::Page),
        ("GET", "/cities/tampere/day-care", RefusalFormat::Page),
        ("GET", "/cities/tampere/day-care/visit", RefusalFormat::Page),
        ("GET", "/indicators", RefusalFormat::Page),
        ("GET", "/indicators/ucc-2023", RefusalFormat::Page),
        ("GET", "/indicators/ucc-2023/2022", RefusalFormat::Page),
        ("GET", "/practices", RefusalFormat::Page),
        ("GET", "/problems", RefusalFormat::Page),
        ("GET", "/problems/closed", RefusalFormat::Page),
        ("GET", "/logo/tampere", RefusalFormat::Problem),
        ("GET", "/badge/tampere/day-care.svg", RefusalFormat::Problem),
        ("GET", "/badge/tampere/day-care/visit.svg", RefusalFormat::Problem),
        ("GET", "/card/tampere/day-care", RefusalFormat::Page),
        ("GET", "/about/tampere/privacy", RefusalFormat::Page),
        ("GET", "/about/tampere/accessibility", RefusalFormat::Page),
        ("GET", "/staff/sign-on", RefusalFormat::Page),
    ],
    &[
        (
            "GET",
            "/api/v1/cities/none/services/none/surveys/none/results",
            RefusalFormat::Problem,
        ),
        (
            "GET",
            "/api/v1/cities/tampere/services/day-care/surveys/visit/results?by=day",
            RefusalFormat::Problem,
        ),
        ("GET", "/api/v1/results", RefusalFormat::Problem),
        ("GET", "/api/v1/results.csv", RefusalFormat::Problem),
        (
            "GET",
            "/api/v1/cities/tampere/services/day-care/surveys/visit/funnel",
            RefusalFormat::Problem,
        ),
        (
            "GET",
            "/api/v1/cities/tampere/services/day-care/surveys/visit/planner",
            RefusalFormat::Problem,
        ),
        (
            "GET",
            "/api/v1/cities/tampere/services/day-care/surveys/visit/results/raked?rows=district&columns=x",
            RefusalFormat::Problem,
        ),
        (
            "GET",
            "/api/v1/cities/tampere/services/day-care/surveys/visit/placement-mix",
            RefusalFormat::Problem,
        ),
        (
            "PUT",
            "/api/v1/cities/tampere/services/day-care/surveys/visit/placement-mix",
            RefusalFormat::Problem,
        ),
        (
            "GET",
            "/api/v1/cities/tampere/services/day-care/surveys/visit/results/chart",
            RefusalFormat::Problem,
        ),
        (
            "GET",
            "/api/v1/cities/tampere/services/day-care/surveys/visit/results/priorities",
            RefusalFormat::Problem,
        ),
        ("GET", "/api/v1/frameworks/ucc-2023/ranking", RefusalFormat::Problem),
        ("GET", "/api/v1/frameworks/ucc-2023/ranking.csv", RefusalFormat::Problem),
    ],
    &[
        (
            "GET",
            "/api/v1/cities/none/services/none/surveys/none/export.csv",
            RefusalFormat::Problem,
        ),
        (
            "GET",
            "/api/v1/cities/tampere/services/day-care/surveys/visit/export.csv",
            RefusalFormat::Problem,
        ),
        (
            "GET",
            "/api/v1/cities/tampere/services/day-care/surveys/visit/export.ndjson",
            RefusalFormat::Problem,
        ),
    ],
    &[
        ("GET", "/qr/none/none/none.svg", RefusalFormat::Problem),
        ("GET", "/qr/tampere/day-care/visit.svg", RefusalFormat::Problem),
        ("GET", "/qr/tampere/day-care/visit.png", RefusalFormat::Problem),
        ("GET", "/poster/tampere/day-care/visit.svg", RefusalFormat::Problem),
        ("GET", "/poster/tampere/day-care/visit.png", RefusalFormat::Problem),
        ("GET", "/social/tampere/day-care.png", RefusalFormat::Problem),
    ],
    &[("GET", "/try/tampere/day-care/visit?draft=wrong", RefusalFormat::Page)],
    &[("POST", "/try/tampere/day-care/visit?draft=wrong", RefusalFormat::Page)],
    &[
        (
            "GET",
            "/api/v1/responses/00000-00000-00000-00000",
            RefusalFormat::Problem,
        ),
        (
            "PUT",
            "/api/v1/responses/00000-00000-00000-00000",
            RefusalFormat::Problem,
        ),
        (
            "DELETE",
            "/api/v1/responses/00000-00000-00000-00000",
            RefusalFormat::Problem,
        ),
        ("GET", "/r/00000-00000-00000-00000", RefusalFormat::Page),
        ("GET", "/r/00000-00000-00000-00000/correct", RefusalFormat::Page),
        ("POST", "/r/00000-00000-00000-00000/correct", RefusalFormat::Page),
        ("GET", "/r/00000-00000-00000-00000/withdraw", RefusalFormat::Page),
        ("POST", "/r/00000-00000-00000-00000/withdraw", RefusalFormat::Page),
        ("POST", "/r", RefusalFormat::Page),
    ],
    &[("POST", "/staff/forgot", RefusalFormat::Page)],
    &[("POST", "/join", RefusalFormat::Page)],
    &[
        ("GET", "/staff/join/nothing", RefusalFormat::Page),
        ("POST", "/staff/join/nothing", RefusalFormat::Page),
        ("GET", "/join/nothing", RefusalFormat::Page),
        ("POST", "/join/nothing", RefusalFormat::Page),
    ],
    &[("POST", "/staff/sign-on", RefusalFormat::Page)],
    &[("GET", "/staff/sign-on/return?state=a&code=b", RefusalFormat::Page)],
];

fn ask(world: &World, network: &str, (method, path): (&str, &str), more: &[(&str, &str)]) -> Answer {
    let mut headers = vec![("X-Forwarded-For", network), ("Accept-Language", "fi")];
    let body: &[u8] = match method {
        "PUT" => {
            headers.push(("Content-Type", "application/json"));
            b"{\"answers\": {}}"
        }
        "POST" => {
            headers.push(("Content-Type", "application/x-www-form-urlencoded"));
            b"receipt=nothing"
        }
        _ => b"",
    };
    headers.extend(more);
    world.send_without_redirects(method, path, &headers, body)
}

fn flood(world: &World, network: &str, what: (&str, &str), most: usize) -> Option<Answer> {
    let mut answers = (0..most).map(|_| ask(world, network, what, &[]));
    answers.find(|answer| answer.status == 429)
}

#[test]
fn every_expensive_route_is_limited_by_network_with_retry_after() {
    for database in Database::each() {
        let world = World::behind_proxy(database, Clock::Fixed("2026-06-30T12:00:00Z".parse().unwrap()));
        world.publish(&visit());
        let mut signed_in = clerk(&world, Role::Viewer, Some("tampere"));
        signed_in.network = FLOODED_NETWORK.to_owned();
        let bearer = format!("Bearer {}", world.key);
        for group in GROUPS {
            let (method, path, _) = group[0];
            assert!(
                flood(&world, FLOODED_NETWORK, (method, path), 2_000).is_some(),
                "{method} {path}"
            );
            for (method, path, shape) in *group {
                let what = (*method, *path);
                let refused = flood(&world, FLOODED_NETWORK, what, 100).unwrap_or_else(|| panic!("{method} {path}"));
                assert!(refused.header("retry-after").parse::<u64>().unwrap() >= 1, "{what:?}");
                match shape {
                    RefusalFormat::Problem => {
                        assert_eq!(refused.problem(), "too-many-requests", "{what:?}");
                        assert!(refused.header("ratelimit-policy").contains(";q="), "{what:?}");
                        assert!(refused.header("ratelimit").contains(";r=0;"), "{what:?}");
                    }
                    RefusalFormat::Page => {
                        assert!(refused.header("content-type").starts_with("text/html"), "{what:?}");
                        if *method != "HEAD" {
                            assert_eq!(refused.page().attribute("html", "lang"), "fi", "{what:?}");
                        }
                    }
                }
                assert_ne!(
                    ask(&world, OTHER_NETWORK, what, &[]).status,
                    429,
                    "other networks are not limited: {what:?}"
                );
                let keyed = ask(&world, FLOODED_NETWORK, what, &[("Authorization", &bearer)]);
                assert_ne!(keyed.status, 429, "a key has its own quota: {what:?}");
                let mut invented = (0..100).map(|_| {
                    ask(
                        &world,
                        FLOODED_NETWORK,
                        what,
                        &[("Authorization", "Bearer uvx_invented")],
                    )
                });
                assert!(
                    invented.any(|answer| answer.status == 429),
                    "an unknown key has no quota of its own: {what:?}"
                );
                let read = signed_in.send(&world, method, path, "");
                assert_ne!(read.status, 429, "a signed-in account has its own quota: {what:?}");
            }
        }
        // Routes without this limit still work.
        assert_eq!(
            ask(&world, FLOODED_NETWORK, ("GET", "/s/tampere/day-care/visit"), &[]).status,
            200
        );
        assert_eq!(ask(&world, FLOODED_NETWORK, ("GET", "/healthz"), &[]).status, 200);
        assert_eq!(browser(FLOODED_NETWORK).get(&world, "/staff/sign-in").status, 200);
    }
}

#[test]
fn refusals_are_problems_for_programs_and_pages_for_people() {
    let world = World::behind_proxy(Database::sqlite(), Clock::Fixed(Clock::System.now()));
    assert!(flood(&world, FLOODED_NETWORK, ("POST", "/join"), 100).is_some());
    let refused = ask(
        &world,
        FLOODED_NETWORK,
        ("POST", "/join"),
        &[("Accept", "application/json")],
    );
    assert_eq!((refused.status, refused.problem().as_str()), (429, "too-many-requests"));
    let refused = ask(
        &world,
        FLOODED_NETWORK,
        ("POST", "/join"),
        &[("Accept", "text/html,application/json")],
    );
    assert!(refused.header("content-type").starts_with("text/html"), "{refused:?}");
}

#[test]
fn the_api_sends_the_remaining_quota() {
    let world = World::behind_proxy(Database::sqlite(), Clock::Fixed(Clock::System.now()));
    world.publish(&visit());
    let results = format!("{SURVEY}/results");
    let answer = ask(&world, FLOODED_NETWORK, ("GET", &results), &[]);
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.header("ratelimit-policy"), "\"figures\";q=300;w=30");
    assert!(
        answer.header("ratelimit").starts_with("\"figures\";r=299;t="),
        "{answer:?}"
    );
    let keyed = world.get(&results);
    assert_eq!(keyed.header("ratelimit-policy"), "\"key\";q=6000;w=60");
}

#[test]
fn guesses_of_receipts_in_other_networks_lock_nobody_out() {
    for database in Database::each() {
        let world = World::behind_proxy(database, Clock::Fixed(Clock::System.now()));
        world.publish(&visit());
        let receipt = world.submit(&json!({"satisfaction": 4})).json()["receipt"]
            .as_str()
            .unwrap()
            .to_owned();
        let own = format!("/api/v1/responses/{receipt}");
        // All guesses fall into one range of receipts.
        let guess = ("GET", "/api/v1/responses/00000-00000-00000-00000");
        // A school class that opens its own receipts is never limited.
        for _ in 0..30 {
            assert_eq!(ask(&world, OTHER_NETWORK, ("GET", &own), &[]).status, 200);
        }
        let mut looked_at = 0;
        for network in 0..30 {
            let network = format!("192.0.2.{network}");
            looked_at += (0..70)
                .take_while(|_| ask(&world, &network, guess, &[]).status == 404)
                .count();
        }
        assert!(
            (600..900).contains(&looked_at),
            "a range of receipts has one quota for all networks: {looked_at}"
        );
        // Networks that did not guess are not limited.
        assert_eq!(ask(&world, OTHER_NETWORK, ("GET", &own), &[]).status, 200);
        assert_eq!(ask(&world, "192.0.2.200", ("GET", &own), &[]).status, 200);
        assert_eq!(ask(&world, "192.0.2.1", ("GET", &own), &[]).status, 429);
    }
}

#[test]
fn an_invented_forwarded_address_is_ignored() {
    let world = World::on(Database::sqlite(), Clock::Fixed(Clock::System.now()), u32::MAX);
    let mut answers = (0..40).map(|number| ask(&world, &format!("192.0.2.{number}"), ("POST", "/join"), &[]));
    assert!(answers.any(|answer| answer.status == 429));
}
