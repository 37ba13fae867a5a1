//! Rate limits of submissions: by survey and network, without blocking neighbours.

use serde_json::json;
use urbivox::clock::Clock;

use crate::world::{Database, SURVEY, World, config, submission, visit};

#[test]
fn a_network_over_its_quota_gets_retry_after() {
    for database in Database::each() {
        let world = World::on(database, Clock::System, 3);
        world.publish(&visit());
        let mut refused = 0;
        for turn in 0..6 {
            let answer = world.submit(&json!({"satisfaction": 5}));
            assert!(answer.header("ratelimit-policy").contains("q=3"), "{answer:?}");
            if answer.status == 429 {
                refused += 1;
                assert_eq!(answer.problem(), "too-many");
                assert!(answer.header("retry-after").parse::<u32>().unwrap() >= 1);
            } else {
                assert_eq!(answer.status, 201, "turn {turn}: {answer:?}");
            }
        }
        assert!(refused >= 2, "only {refused} of 6 were refused");
        world.verify();
    }
}

#[test]
fn invalid_answers_do_not_use_up_the_quota() {
    for database in Database::each() {
        let world = World::on(database, Clock::System, 2);
        world.publish(&visit());
        for _ in 0..10 {
            assert_eq!(world.submit(&json!({"satisfaction": 9})).status, 422);
            assert_eq!(world.post(&format!("{SURVEY}/responses"), &json!([])).status, 400);
        }
        assert_eq!(world.submit(&json!({"satisfaction": 5})).status, 201);
    }
}

#[test]
fn a_survey_may_have_a_lower_quota_than_the_installation() {
    for database in Database::each() {
        let world = World::on(database, Clock::System, 1_000_000);
        let mut strict = visit();
        strict["submissions_per_minute"] = json!(1);
        world.publish(&strict);
        assert_eq!(world.submit(&json!({"satisfaction": 5})).status, 201);
        assert_eq!(world.submit(&json!({"satisfaction": 5})).status, 429);
    }
}

#[test]
fn forwarded_addresses_are_ignored_unless_the_proxy_is_trusted() {
    for database in Database::each() {
        let world = World::on(database, Clock::System, 2);
        world.publish(&visit());
        let statuses: Vec<u16> = (1..=4)
            .map(|number| {
                let forwarded = format!("203.0.113.{number}");
                let headers = [
                    ("content-type", "application/json"),
                    ("x-forwarded-for", forwarded.as_str()),
                ];
                let body = submission(&json!({"satisfaction": 5})).to_string();
                world
                    .send("POST", &format!("{SURVEY}/responses"), &headers, body.as_bytes())
                    .status
            })
            .collect();
        assert_eq!(statuses.get(3), Some(&429), "{statuses:?}");
    }
}

#[test]
fn behind_a_trusted_proxy_each_network_has_its_own_quota() {
    for database in Database::each() {
        let mut settings = config(&database, 2);
        settings.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap(), "10.0.0.0/8".parse().unwrap()];
        let world = World::configured(database, settings);
        world.publish(&visit());
        let submit = |forwarded: &str| submit_from(&world, forwarded);
        // The client is the nearest address that is not a trusted proxy, whatever comes before it in the header.
        assert_eq!(
            [
                submit("203.0.113.1"),
                submit("203.0.113.1, 10.0.0.9"),
                submit("198.51.100.7, 203.0.113.1")
            ],
            [201, 201, 429]
        );
        assert_eq!(submit("203.0.113.2"), 201);
        // A household has an IPv6 /64.
        assert_eq!(
            [submit("2001:db8::1"), submit("2001:db8::2"), submit("2001:db8::3")],
            [201, 201, 429]
        );
        assert_eq!(submit("2001:db8:0:1::1"), 201);
    }
}

fn submit_from(world: &World, forwarded: &str) -> u16 {
    let headers = [("content-type", "application/json"), ("x-forwarded-for", forwarded)];
    let body = submission(&json!({"satisfaction": 5})).to_string();
    world
        .send("POST", &format!("{SURVEY}/responses"), &headers, body.as_bytes())
        .status
}
