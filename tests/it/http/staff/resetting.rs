//! Password resets: e-mails, and what the page reveals to strangers.

use urbivox::app::App;
use urbivox::app::access::Role;
use urbivox::app::people::password_reset;
use urbivox::storage::{letters, people, reset_requests};

use super::{StaffClient, clerk, reset_paths};
use crate::world::{Database, World, config};

const EMAIL: &str = "viewer.tampere@example.org";
const NEXT: &str = "neljä isoa karhua";

fn ask(world: &World, email: &str) {
    let asked = StaffClient::default().post(world, "/staff/forgot", &[("email", email)]);
    assert_eq!(
        asked.header("location"),
        "/staff/sign-in?done=letter",
        "{}",
        asked.page().text()
    );
}

#[test]
fn a_second_request_does_not_end_the_first() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        drop(clerk(world, Role::Viewer, Some("tampere")));
        ask(world, EMAIL);
        assert_eq!(reset_paths(world, EMAIL).len(), 1);
        // A stranger requests a reset for the owner's address.
        ask(world, EMAIL);
        let both = reset_paths(world, EMAIL);
        assert_eq!(both.len(), 2);
        for path in &both {
            assert_eq!(StaffClient::default().get(world, path).status, 200);
        }
        let fields = [("name", "Somebody"), ("password", NEXT)];
        assert_eq!(StaffClient::default().post(world, &both[0], &fields).status, 303);
        // A new password invalidates all of them.
        for path in &both {
            assert_eq!(StaffClient::default().get(world, path).status, 410);
        }
    });
}

#[test]
fn using_the_newer_reset_link_invalidates_the_older() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        drop(clerk(world, Role::Viewer, Some("tampere")));
        for count in 1..=2 {
            ask(world, EMAIL);
            assert_eq!(reset_paths(world, EMAIL).len(), count);
        }
        let both = reset_paths(world, EMAIL);
        let fields = [("name", "Somebody"), ("password", NEXT)];
        assert_eq!(StaffClient::default().post(world, &both[1], &fields).status, 303);
        assert_eq!(StaffClient::default().get(world, &both[0]).status, 410);
    });
}

#[test]
fn reset_letters_to_one_address_are_limited_and_earlier_links_stay_valid() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        drop(clerk(world, Role::Viewer, Some("tampere")));
        for _ in 0..8 {
            ask(world, EMAIL);
            // Processes each request before the next one.
            drop(world.letters());
        }
        let found = reset_paths(world, EMAIL);
        assert_eq!(found.len(), 3);
        for path in found {
            assert_eq!(StaffClient::default().get(world, &path).status, 200);
        }
    });
}

#[test]
fn a_reset_request_does_not_reveal_whether_the_account_exists() {
    for database in Database::each() {
        // Without a server, so that the queue is not processed.
        let app = App::start(&config(&database, 60)).unwrap();
        let person = people::Row {
            id: 1,
            email: EMAIL.to_owned(),
            name: "Somebody".to_owned(),
            language: "en".to_owned(),
            password: None,
            totp_salt: None,
            totp_step: 0,
            recovery: "[]".to_owned(),
            created_at: 0,
            city_id: None,
        };
        app.storage.write(|db| people::insert(db, &person)).unwrap();
        for email in [EMAIL, "Nobody@example.org", "no address"] {
            password_reset::ask(&app, email, "https://surveys.example.eu").unwrap();
        }
        let waiting = app.storage.read(|db| reset_requests::waiting(db, 10)).unwrap();
        let waiting: Vec<&str> = waiting.iter().map(|row| row.email.as_str()).collect();
        assert_eq!(waiting.len(), 2, "{waiting:?}");
        assert!(
            waiting.contains(&EMAIL) && waiting.contains(&"nobody@example.org"),
            "{waiting:?}"
        );
        let written = || app.storage.read(letters::all).unwrap();
        assert_eq!(written(), [], "the response does not wait for an e-mail");
        assert_eq!(password_reset::process_requests(&app).unwrap(), 2);
        let letters = written();
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].recipient, EMAIL);
        assert!(
            letters[0].body.contains("https://surveys.example.eu/staff/join/"),
            "{}",
            letters[0].body
        );
        assert_eq!(password_reset::process_requests(&app).unwrap(), 0);
    }
}
