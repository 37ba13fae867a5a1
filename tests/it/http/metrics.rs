//! `/metrics`: on a listener of its own, for operators only.

use std::net::{SocketAddr, TcpListener};

use serde_json::json;
use urbivox::clock::Clock;
use urbivox::config::{Config, MetricsListen};
use urbivox::server::Server;

use crate::world::{Database, SURVEY, World, agent, config, submission, visit};

/// Settings with metrics at a free port.
fn with_metrics(database: &Database) -> Config {
    Config {
        metrics_listen: MetricsListen::At("127.0.0.1:0".parse().unwrap()),
        ..config(database, u32::MAX)
    }
}

fn status(address: SocketAddr, path: &str) -> u16 {
    let answer = agent().get(format!("http://{address}{path}")).call().unwrap();
    answer.status().as_u16()
}

#[test]
fn the_metrics_have_an_address_of_their_own_and_name_no_survey() {
    for database in Database::each() {
        let world = World::with_metrics(database);
        world.publish(&visit());
        let mut body = submission(&json!({"satisfaction": 5}));
        body["placement"] = json!("qr-desk-2");
        assert_eq!(world.post(&format!("{SURVEY}/responses"), &body).status, 201);

        assert_eq!(
            world.send("GET", "/metrics", &[], b"").status,
            404,
            "the public has none"
        );
        let metrics = world.metrics();
        assert!(metrics.contains("\nurbivox_responses_accepted_total 1\n"), "{metrics}");
        for name in ["tampere", "day-care", "visit", "qr-desk-2"] {
            assert!(!metrics.contains(name), "{name} is in: {metrics}");
        }
        let address = world.server.metrics_address().unwrap();
        for other in ["/", "/healthz", "/api/v1/cities", "/staff", "/s/tampere/day-care/visit"] {
            assert_eq!(status(address, other), 404, "{other} is not served to operators");
        }
        assert_eq!(
            agent()
                .post(format!("http://{address}/metrics"))
                .send("")
                .unwrap()
                .status(),
            405
        );
    }
}

#[test]
fn without_the_setting_s_address_there_are_no_metrics() {
    World::on_each(|world| {
        assert_eq!(world.server.metrics_address(), None);
        assert_eq!(world.send("GET", "/metrics", &[], b"").status, 404);
    });
}

#[test]
fn the_metrics_end_with_the_server() {
    for database in Database::each() {
        let server = Server::start(with_metrics(&database), Clock::System).unwrap();
        let address = server.metrics_address().unwrap();
        assert_eq!(status(address, "/metrics"), 200);
        server.stop();
        TcpListener::bind(address).expect("the address is free again");
    }
}

#[test]
fn a_configured_address_in_use_stops_the_start_and_the_default_does_not() {
    for database in Database::each() {
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = taken.local_addr().unwrap();
        let at = |metrics_listen| Config {
            metrics_listen,
            ..config(&database, u32::MAX)
        };
        let refused = Server::start(at(MetricsListen::At(address)), Clock::System)
            .err()
            .unwrap();
        let text = refused.to_string();
        assert!(
            text.contains(&address.to_string()) && text.ends_with("choose another address with URBIVOX_METRICS_LISTEN"),
            "{text}"
        );
        let server = Server::start(at(MetricsListen::IfFree(address)), Clock::System).unwrap();
        assert_eq!(server.metrics_address(), None);
        assert_eq!(status(server.address(), "/healthz"), 200);
    }
}
