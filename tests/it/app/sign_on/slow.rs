//! Slow, unreachable or forbidden providers block only those who sign in through them.

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use urbivox::app::access::Role;
use urbivox::app::people::{domains, roster};
use urbivox::outgoing::AllowedHosts;
use urbivox_core::survey::slug::Slug;

use super::fake::FakeProvider;
use crate::http::staff::{StaffClient, clerk};
use crate::world::{Answer, Database, World, config};

/// Two cities, each with its own provider.
fn two_cities(issuers: [(&str, &str); 2]) -> World {
    let database = Database::sqlite();
    let config = urbivox::config::Config {
        outgoing_allow: AllowedHosts::parse("127.0.0.1").unwrap(),
        ..config(&database, 60)
    };
    let world = World::configured(database, config);
    for (city, issuer) in issuers {
        world.settle(city, "day-care");
        let saved = save(&world, city, issuer);
        assert_eq!(saved.status, 303, "{}", saved.page().text());
        let app = world.server.app().on_behalf_of(&roster::operator());
        let slug = Slug::parse(city).unwrap();
        domains::confirm(&app, &slug, &format!("{city}.example.eu")).unwrap();
    }
    world
}

/// Configures the provider of a city as an owner.
fn save(world: &World, city: &str, issuer: &str) -> Answer {
    let domain = format!("{city}.example.eu");
    let fields = [
        ("do", "save"),
        ("issuer", issuer),
        ("client_id", "urbivox"),
        ("domains", domain.as_str()),
        ("default_role", "viewer"),
    ];
    let mut owner = clerk(world, Role::Owner, Some(city));
    owner.post(world, &format!("/staff/cities/{city}/sign-on"), &fields)
}

fn press(world: &World, city: &str) -> Answer {
    StaffClient::default().post(world, "/staff/sign-on", &[("city", city)])
}

#[test]
fn an_unresponsive_provider_affects_neither_readiness_nor_other_cities() {
    // Accepts connections and never responds.
    let dead = TcpListener::bind("127.0.0.1:0").unwrap();
    let issuer = format!("http://{}", dead.local_addr().unwrap());
    let alive = FakeProvider::start();
    let world = two_cities([("tampere", &issuer), ("turku", &alive.base)]);
    let (reached, is_reached) = mpsc::channel();
    std::thread::spawn(move || {
        let taken: Vec<_> = dead
            .incoming()
            .map_while(Result::ok)
            .inspect(|_| {
                // The receiver may be gone after the first connection.
                let _sent = reached.send(());
            })
            .collect();
        drop(taken);
    });
    let waiting = Arc::new(AtomicUsize::new(0));
    std::thread::scope(|scope| {
        let presses: Vec<_> = (0..40)
            .map(|_| {
                let waiting = Arc::clone(&waiting);
                let world = &world;
                scope.spawn(move || {
                    waiting.fetch_add(1, Ordering::SeqCst);
                    let answer = press(world, "tampere");
                    waiting.fetch_sub(1, Ordering::SeqCst);
                    answer
                })
            })
            .collect();
        is_reached.recv().unwrap();
        for _ in 0..5 {
            assert_eq!(world.send("GET", "/readyz", &[], b"").status, 200);
            let led_on = press(&world, "turku");
            assert!(
                led_on.header("location").starts_with(&alive.base),
                "{}",
                led_on.page().text()
            );
        }
        assert!(
            waiting.load(Ordering::SeqCst) > 0,
            "requests to the dead provider are still waiting"
        );
        for press in presses {
            let answer = press.join().unwrap();
            assert_eq!(answer.status, 503, "{}", answer.page().text());
            assert!(
                answer
                    .header("retry-after")
                    .parse::<u32>()
                    .is_ok_and(|seconds| seconds > 0)
            );
            assert!(answer.header("content-type").starts_with("text/html"), "{answer:?}");
        }
    });
}

#[test]
fn an_unavailable_provider_is_reported_without_delay() {
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let alive = FakeProvider::start();
    let world = two_cities([("tampere", &format!("http://{nobody}")), ("turku", &alive.base)]);
    let mut told = Vec::new();
    for _ in 0..4 {
        let answer = press(&world, "tampere");
        assert_eq!(answer.status, 503);
        assert!(
            answer.page().text().contains("The identity provider did not respond"),
            "{}",
            answer.page().text()
        );
        told.push(answer.header("retry-after").parse::<i64>().unwrap());
    }
    assert_eq!(told[..3], [10, 10, 10]);
    assert!((20..=31).contains(&told[3]), "the provider is paused: {told:?}");
    assert_eq!(press(&world, "turku").status, 303);
    // Saving new settings does not have to wait.
    assert_eq!(save(&world, "tampere", &alive.base).status, 303);
    assert!(press(&world, "tampere").header("location").starts_with(&alive.base));
}

#[test]
fn a_private_issuer_address_is_refused_in_the_settings() {
    for database in Database::each() {
        let config = urbivox::config::Config {
            outgoing_allow: AllowedHosts::default(),
            ..config(&database, 60)
        };
        let world = World::configured(database, config);
        world.settle("tampere", "day-care");
        for issuer in [
            "https://127.0.0.1/",
            "https://10.0.0.1:8443/realm",
            "https://169.254.169.254/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://0177.0.0.1/",
            "https://127.0.0.1./",
            "https://[::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://[64:ff9b::7f00:1]/",
            "https://[fd00::1]/",
            "https://localhost/",
            "https://LOCALHOST/",
            "https://localhost./",
            "http://127.0.0.1:9400",
        ] {
            let answer = save(&world, "tampere", issuer);
            assert_eq!(answer.status, 422, "{issuer}");
            assert!(
                answer.page().text().contains("because it is not public"),
                "{issuer}: {}",
                answer.page().text()
            );
        }
        for issuer in [
            "https://me@id.example.eu",
            "http://id.example.eu",
            "file:///etc/passwd",
            "gopher://id.example.eu",
        ] {
            assert_eq!(save(&world, "tampere", issuer).status, 422, "{issuer}");
        }
        // Public addresses and unresolvable names are accepted: the address is checked again at each use.
        for issuer in ["https://1.1.1.1", "https://id.example.eu"] {
            assert_eq!(save(&world, "tampere", issuer).status, 303, "{issuer}");
        }
    }
}
