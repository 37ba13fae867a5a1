//! E-mail domains: each belongs to one city, after a confirmation.

use std::net::{SocketAddr, UdpSocket};
use std::sync::{Arc, Mutex};

use hickory_proto::op::Message;
use hickory_proto::rr::rdata::TXT;
use hickory_proto::rr::{RData, Record};
use serde_json::json;
use urbivox::app::access::Role;
use urbivox::app::people::domains;
use urbivox::app::people::domains::DomainError;
use urbivox::app::people::roster;

use super::city::{City, came, person, roles};
use super::fake::FakeProvider;
use crate::cli::commands::run_with_secret;
use crate::http::staff::{StaffClient, clerk};
use crate::world::{Database, World, config};

/// A local DNS server: TXT records by name.
struct NameServer {
    address: SocketAddr,
    texts: Arc<Mutex<Vec<(String, String)>>>,
}

impl NameServer {
    fn start() -> NameServer {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        let address = socket.local_addr().unwrap();
        let texts: Arc<Mutex<Vec<(String, String)>>> = Arc::default();
        let known = Arc::clone(&texts);
        std::thread::spawn(move || {
            let mut buffer = [0; 512];
            while let Ok((length, peer)) = socket.recv_from(&mut buffer) {
                let mut answer = Message::from_vec(&buffer[..length]).unwrap().into_response();
                let name = answer.queries[0].name.clone();
                for (_, text) in known.lock().unwrap().iter().filter(|(own, _)| *own == name.to_ascii()) {
                    let txt = RData::TXT(TXT::new(vec![text.clone()]));
                    answer.add_answer(Record::from_rdata(name.clone(), 60, txt));
                }
                socket.send_to(&answer.to_vec().unwrap(), peer).unwrap();
            }
        });
        NameServer { address, texts }
    }

    fn add_record(&self, name: &str, text: &str) {
        self.texts.lock().unwrap().push((name.to_owned(), text.to_owned()));
    }
}

fn refused(world: &World, city: &City, said: serde_json::Value) -> String {
    let mut clerk = StaffClient::default();
    // Posts from an old copy of the page, on which the button was still shown.
    let sent = clerk.post_from(world, "/staff/sign-in", "/staff/sign-on", &[("city", city.slug)]);
    if sent.status == 401 {
        return sent.page().text();
    }
    let back = city.back(world, &mut clerk, sent.header("location"), said);
    assert_eq!(back.status, 401, "{}", back.text());
    back.page().text()
}

#[test]
fn an_unconfirmed_domain_admits_nobody() {
    World::on_each(|world| {
        let tampere = City::beside(world, "tampere", FakeProvider::start());
        tampere.set(world, "tampere.fi", &json!({})).unwrap();
        // The city is not listed, because nobody could sign in.
        let offered = StaffClient::default().get(world, "/staff/sign-on").page().text();
        assert!(!offered.contains("tampere"), "{offered}");
        let said = || person("1", "ada@tampere.fi");
        assert!(refused(world, &tampere, said()).contains("unconfirmed-domain"));
        assert!(
            tampere.fake.speech.lock().unwrap().requests.is_empty(),
            "the provider receives no request"
        );
        // Another domain of the city is confirmed; this one is not.
        tampere
            .set(world, "tampere.fi", &json!({"domains": ["tampere.fi", "tre.fi"]}))
            .unwrap();
        tampere.confirm(world, "tre.fi");
        assert!(refused(world, &tampere, said()).contains("unconfirmed-domain"));
        drop(came(world, &tampere, person("2", "eve@tre.fi")));
        tampere.confirm(world, "tampere.fi");
        drop(came(world, &tampere, said()));
        assert_eq!(roles(world, &tampere).len(), 2);
    });
}

#[test]
fn a_domain_belongs_to_one_city() {
    World::on_each(|world| {
        let tampere = City::beside(world, "tampere", FakeProvider::start());
        let oulu = City::beside(world, "oulu", FakeProvider::start());
        // Both cities may claim it: an unconfirmed claim reserves nothing.
        oulu.set(world, "tampere.fi", &json!({})).unwrap();
        tampere.set(world, "tampere.fi", &json!({})).unwrap();
        tampere.confirm(world, "tampere.fi");
        let app = world.server.app().on_behalf_of(&roster::operator());
        let taken = domains::confirm(&app, &oulu.slug(), "tampere.fi");
        assert!(matches!(taken, Err(DomainError::Taken)), "{taken:?}");
        assert!(refused(world, &oulu, person("1", "ada@tampere.fi")).contains("unconfirmed-domain"));
        // A confirmed domain cannot be claimed in any spelling.
        for spelling in ["tampere.fi", "TAMPERE.FI", " tampere.fi "] {
            assert!(oulu.set(world, spelling, &json!({})).is_err(), "{spelling}");
        }
        let mut owner = clerk(world, Role::Owner, Some("oulu"));
        let fields = [
            ("do", "save"),
            ("issuer", oulu.fake.base.as_str()),
            ("client_id", "urbivox"),
            ("domains", "oulu.fi, tampere.fi"),
            ("default_role", "viewer"),
        ];
        let sent = owner.post(world, "/staff/cities/oulu/sign-on", &fields);
        assert_eq!(sent.status, 422);
        assert!(
            sent.page().text().contains("belongs to another city"),
            "{}",
            sent.page().text()
        );
        // Sessions end when the domain is removed, and another city can then confirm it.
        let mut ada = came(world, &tampere, person("1", "ada@tampere.fi"));
        tampere.set(world, "tre.fi", &json!({})).unwrap();
        assert!(ada.is_signed_out(world));
        domains::confirm(&app, &oulu.slug(), "tampere.fi").unwrap();
    });
}

#[test]
fn a_domain_confirmed_concurrently_goes_to_one_city() {
    World::on_each(|world| {
        let cities = ["tampere", "oulu"].map(|slug| City::beside(world, slug, FakeProvider::start()));
        let app = world.server.app().on_behalf_of(&roster::operator());
        let confirmed: Vec<bool> = std::thread::scope(|scope| {
            let threads = cities.each_ref().map(|city| {
                let (app, slug) = (&app, city.slug());
                scope.spawn(move || domains::confirm(app, &slug, "example.eu").is_ok())
            });
            threads.map(|thread| thread.join().unwrap()).into()
        });
        assert_eq!(confirmed.iter().filter(|is_good| **is_good).count(), 1);
    });
}

#[test]
fn an_admin_confirms_and_releases_a_domain() {
    World::on_each(|world| {
        let tampere = City::beside(world, "tampere", FakeProvider::start());
        tampere.set(world, "tampere.fi", &json!({})).unwrap();
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        let confirm = [("do", "confirm"), ("city", "tampere"), ("domain", "tampere.fi")];
        // An owner cannot confirm their own domain.
        let sent = owner.post_from(world, "/staff/account", "/staff/domains", &confirm);
        assert_eq!(sent.status, 403);
        let mut admin = clerk(world, Role::Admin, None);
        assert!(
            admin
                .get(world, "/staff/domains")
                .page()
                .text()
                .contains("Not confirmed")
        );
        assert_eq!(admin.post(world, "/staff/domains", &confirm).status, 303);
        let mut ada = came(world, &tampere, person("1", "ada@tampere.fi"));
        assert_eq!(ada.get(world, "/staff/cities/tampere").status, 200);
        let unsaid = [("city", "tampere"), ("domain", "tampere.fi")];
        assert_eq!(admin.post(world, "/staff/domains", &unsaid).status, 400);
        let release = [("do", "release"), ("city", "tampere"), ("domain", "tampere.fi")];
        assert_eq!(admin.post(world, "/staff/domains", &release).status, 303);
        assert!(ada.is_signed_out(world));
        assert!(refused(world, &tampere, person("1", "ada@tampere.fi")).contains("unconfirmed-domain"));
    });
}

#[test]
fn a_city_confirms_its_domain_by_a_dns_record() {
    for database in Database::each() {
        let dns = NameServer::start();
        let mut settings = config(&database, 60);
        settings.dns_servers = vec![dns.address];
        let world = World::configured(database, settings);
        let tampere = City::beside(&world, "tampere", FakeProvider::start());
        tampere.set(&world, "tampere.fi", &json!({})).unwrap();
        let mut owner = clerk(&world, Role::Owner, Some("tampere"));
        let page = "/staff/cities/tampere/sign-on";
        let shown = owner.get(&world, page).page().texts("pre.code");
        let mut records = shown
            .iter()
            .filter_map(|line| line.strip_prefix("_urbivox.tampere.fi TXT "));
        let text = records.next().unwrap().to_owned();
        assert!(text.len() > 30, "{text}");
        let check = |owner: &mut StaffClient, city: &str, domain: &str| {
            let page = format!("/staff/cities/{city}/sign-on");
            owner.post(&world, &page, &[("do", "check"), ("domain", domain)])
        };
        let none = check(&mut owner, "tampere", "tampere.fi");
        assert_eq!(none.status, 409, "{}", none.text());
        dns.add_record("_urbivox.tampere.fi.", "v=spf1 -all");
        dns.add_record("tampere.fi.", &text);
        dns.add_record("_urbivox.tampere.fi.", &text[1..]);
        assert_eq!(check(&mut owner, "tampere", "tampere.fi").status, 409);
        // Only domains in the settings are looked up.
        assert_eq!(check(&mut owner, "tampere", "oulu.fi").status, 404);
        dns.add_record("_urbivox.tampere.fi.", &text);
        // Another city cannot use this city's record.
        let oulu = City::beside(&world, "oulu", FakeProvider::start());
        oulu.set(&world, "tampere.fi", &json!({})).unwrap();
        let mut other = clerk(&world, Role::Owner, Some("oulu"));
        assert_eq!(check(&mut other, "oulu", "tampere.fi").status, 409);
        assert!(refused(&world, &oulu, person("1", "ada@tampere.fi")).contains("unconfirmed-domain"));
        let good = check(&mut owner, "tampere", "tampere.fi");
        assert_eq!(
            good.header("location"),
            format!("{page}?done=domain"),
            "{}",
            good.text()
        );
        drop(came(&world, &tampere, person("1", "ada@tampere.fi")));
        assert_eq!(check(&mut other, "oulu", "tampere.fi").status, 409);
    }
}

#[test]
fn an_unavailable_name_server_confirms_nothing() {
    World::on_each(|world| {
        let tampere = City::beside(world, "tampere", FakeProvider::start());
        tampere.set(world, "tampere.fi", &json!({})).unwrap();
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        let fields = [("do", "check"), ("domain", "tampere.fi")];
        let sent = owner.post(world, "/staff/cities/tampere/sign-on", &fields);
        assert_eq!(sent.status, 503, "{}", sent.text());
        assert!(refused(world, &tampere, person("1", "ada@tampere.fi")).contains("unconfirmed-domain"));
    });
}

#[test]
fn an_operator_confirms_a_domain_from_the_command_line() {
    World::on_each(|world| {
        let tampere = City::beside(world, "tampere", FakeProvider::start());
        drop(City::beside(world, "oulu", FakeProvider::start()));
        tampere.set(world, "tampere.fi", &json!({})).unwrap();
        let run = |arguments: &[&str]| run_with_secret(world.database.url(), arguments);
        assert_eq!(run(&["domain", "list"]).succeeded(), "tampere.fi\ttampere\topen\n");
        run(&["domain", "confirm", "Tampere.FI", "--city", "tampere"]).succeeded();
        assert_eq!(run(&["domain", "list"]).succeeded(), "tampere.fi\ttampere\tconfirmed\n");
        drop(came(world, &tampere, person("1", "ada@tampere.fi")));
        let taken = run(&["domain", "confirm", "tampere.fi", "--city", "oulu"]);
        assert_eq!(taken.code, Some(1));
        assert!(taken.err.contains("belongs to another city"), "{}", taken.err);
        for bad in [
            ["domain", "confirm", "tampere", "--city", "oulu"],
            ["domain", "confirm", "a.eu", "--city", "nowhere"],
        ] {
            assert_eq!(run(&bad).code, Some(1), "{bad:?}");
        }
        run(&["domain", "release", "tampere.fi", "--city", "tampere"]).succeeded();
        assert!(refused(world, &tampere, person("1", "ada@tampere.fi")).contains("unconfirmed-domain"));
        assert_eq!(
            run(&["domain", "release", "tampere.fi", "--city", "tampere"]).code,
            Some(1)
        );
    });
}
