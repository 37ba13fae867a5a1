//! Applications of cities: they count after the address is confirmed.

use jiff::SignedDuration;
use urbivox::app::access::Role;
use urbivox::app::authoring;
use urbivox::clock::Clock;
use urbivox_core::survey::slug::Slug;

use super::{StaffClient, browser, clerk};
use crate::world::{Answer, Database, World};

/// The paths in the confirmation e-mails to this address.
pub(super) fn confirmation_paths(world: &World, email: &str) -> Vec<String> {
    let letters = world.letters().into_iter().filter(|(to, _)| to == email);
    let path = |text: String| {
        let token = text.split("/join/").nth(1)?.split_whitespace().next()?.to_owned();
        Some(format!("/join/{token}"))
    };
    letters
        .filter(|(_, text)| !text.contains("/staff/join/"))
        .filter_map(|(_, text)| path(text))
        .collect()
}

fn ask(world: &World, stranger: &mut StaffClient, name: &str, email: &str) -> Answer {
    let fields = [
        ("name", name),
        ("country", "fi"),
        ("languages", "fi, sv"),
        ("timezone", "Europe/Helsinki"),
        ("lau", ""),
        ("contact", "Liisa Laine"),
        ("email", email),
        ("message", "Visit our other site."),
    ];
    stranger.post(world, "/join", &fields)
}

/// The cities whose applications are listed.
fn listed(world: &World, admin: &mut StaffClient) -> Vec<String> {
    let answer = admin.get(world, "/staff/applications");
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.page().texts("section.card > h2")
}

fn emails_to(world: &World, email: &str) -> Vec<String> {
    let letters = world.letters().into_iter().filter(|(to, _)| to == email);
    letters.map(|(_, text)| text).collect()
}

const ADMIN: &str = "admin.all@example.org";

#[test]
fn an_application_counts_when_its_address_was_confirmed_by_a_button() {
    World::on_each(|world| {
        let mut admin = clerk(world, Role::Admin, None);
        let mut liisa = StaffClient::default();
        let asked = ask(world, &mut liisa, "Kotka", "liisa@kotka.fi");
        assert_eq!(asked.header("location"), "/join?done=asked", "{}", asked.page().text());
        assert!(
            liisa
                .get(world, "/join?done=asked")
                .page()
                .text()
                .contains("We have sent an e-mail")
        );
        let path = confirmation_paths(world, "liisa@kotka.fi").pop().unwrap();
        // Mail scanners open every link.
        for _ in 0..3 {
            let page = StaffClient::default().get(world, &path);
            assert_eq!(page.status, 200);
            assert!(page.page().text().contains("Kotka"), "{}", page.page().text());
        }
        assert_eq!(listed(world, &mut admin), [""; 0], "not confirmed yet");
        assert!(
            emails_to(world, ADMIN)
                .iter()
                .all(|text| !text.contains("has applied to join"))
        );

        for _ in 0..2 {
            let confirmed = StaffClient::default().post_from(world, "/join", &path, &[]);
            assert_eq!(confirmed.status, 200);
            assert!(
                confirmed.page().text().contains("Application confirmed"),
                "{}",
                confirmed.page().text()
            );
        }
        assert_eq!(listed(world, &mut admin), ["Kotka"]);
        let told = emails_to(world, ADMIN);
        let told: Vec<_> = told
            .iter()
            .filter(|text| text.contains("has applied to join"))
            .collect();
        assert_eq!(told.len(), 1, "admins are notified once");
        assert_eq!(StaffClient::default().get(world, "/join/nothing").status, 410);
        assert_eq!(
            StaffClient::default()
                .post_from(world, "/join", "/join/nothing", &[])
                .status,
            410
        );
    });
}

#[test]
fn letters_contain_no_text_typed_by_strangers() {
    World::on_each(|world| {
        drop(clerk(world, Role::Admin, None));
        let mut stranger = StaffClient::default();
        let name = "Urgent: renew your password at evil.example";
        assert_eq!(ask(world, &mut stranger, name, "victim@example.net").status, 303);
        let path = confirmation_paths(world, "victim@example.net").pop().unwrap();
        assert_eq!(stranger.post(world, &path, &[]).status, 200);
        let letters = world.letters();
        let told = |(to, text): &(String, String)| to == ADMIN && text.contains("A city has applied to join");
        assert!(letters.iter().any(told));
        for (to, text) in letters {
            for typed in ["evil.example", "Urgent", "Liisa", "our other site"] {
                assert!(!text.contains(typed), "{to}: {text}");
            }
        }
    });
}

#[test]
fn applications_are_limited_by_network_and_address() {
    for database in Database::each() {
        let world = World::behind_proxy(database, Clock::Fixed(Clock::System.now()));
        let mut admin = clerk(&world, Role::Admin, None);
        let mut flood = browser("203.0.113.7");
        let mut refused = None;
        for number in 0..12 {
            let answer = ask(&world, &mut flood, &format!("Town {number}"), "liisa@kotka.fi");
            if answer.status == 429 {
                refused = Some(answer);
                break;
            }
            assert_eq!(answer.header("location"), "/join?done=asked");
        }
        let refused = refused.expect("one network may ask for some cities at once, not for any number");
        assert!(refused.header("retry-after").parse::<u64>().unwrap() >= 1);
        assert!(
            refused.page().text().contains("Too many requests"),
            "{}",
            refused.page().text()
        );
        assert_eq!(
            confirmation_paths(&world, "liisa@kotka.fi").len(),
            3,
            "e-mails to one address"
        );
        assert_eq!(listed(&world, &mut admin), [""; 0], "nothing is confirmed");
        // Others are not limited: neither other networks nor pages that only read.
        assert_eq!(
            ask(&world, &mut browser("198.51.100.9"), "Oulu", "mikko@oulu.fi").status,
            303
        );
        assert_eq!(flood.get(&world, "/join").status, 200);
    }
}

#[test]
fn applications_are_limited_by_mail_domain() {
    for database in Database::each() {
        let world = World::behind_proxy(database, Clock::Fixed(Clock::System.now()));
        let mut statuses = Vec::new();
        for number in 0..22 {
            let email = format!("a{number}@evil.example");
            let mut one = browser(&format!("203.0.113.{number}"));
            assert_eq!(ask(&world, &mut one, &format!("Town {number}"), &email).status, 303);
            let path = confirmation_paths(&world, &email).pop().unwrap();
            statuses.push(one.post(&world, &path, &[]).status);
        }
        assert_eq!(
            statuses.iter().filter(|status| **status == 200).count(),
            20,
            "{statuses:?}"
        );
        let mut other = browser("198.51.100.9");
        assert_eq!(ask(&world, &mut other, "Oulu", "mikko@oulu.fi").status, 303);
        let path = confirmation_paths(&world, "mikko@oulu.fi").pop().unwrap();
        assert_eq!(other.post(&world, &path, &[]).status, 200);
    }
}

#[test]
fn unconfirmed_applications_expire() {
    for database in Database::each() {
        let now = Clock::System.now();
        let world = World::on(database, Clock::Fixed(now), u32::MAX);
        assert_eq!(
            ask(&world, &mut StaffClient::default(), "Kotka", "liisa@kotka.fi").status,
            303
        );
        let path = confirmation_paths(&world, "liisa@kotka.fi").pop().unwrap();
        let later = now + SignedDuration::from_hours(3 * 24 + 1);
        let world = World::on(world.into_database(), Clock::Fixed(later), u32::MAX);
        assert_eq!(StaffClient::default().get(&world, &path).status, 410);
        assert_eq!(
            StaffClient::default().post_from(&world, "/join", &path, &[]).status,
            410
        );
        let app = world.server.app();
        urbivox::app::applications::delete_unconfirmed(app).unwrap();
        let left = app
            .storage
            .read(|db| urbivox::storage::applications::count_of(db, "liisa@kotka.fi"));
        assert_eq!(left.unwrap(), 0);
    }
}

#[test]
fn an_approval_that_fails_changes_nothing_and_can_be_repeated() {
    World::on_each(|world| {
        let mut admin = clerk(world, Role::Admin, None);
        let mut liisa = StaffClient::default();
        assert_eq!(ask(world, &mut liisa, "Kotka", "liisa@kotka.fi").status, 303);
        let path = confirmation_paths(world, "liisa@kotka.fi").pop().unwrap();
        assert_eq!(liisa.post(world, &path, &[]).status, 200);
        let id = admin.get(world, "/staff/applications").page().value("application");
        let approve = [("application", id.as_str()), ("do", "approve")];
        let app = world.server.app();
        let kotka = Slug::parse("kotka").unwrap();

        // The name is too long for an invitation, so the approval fails after the city was inserted.
        world.execute(&format!("update applications set contact = '{}'", "x".repeat(150)));
        assert_eq!(admin.post(world, "/staff/applications", &approve).status, 409);
        assert!(
            authoring::city_find(app, &kotka).is_err(),
            "nothing is left of the city"
        );

        world.execute("update applications set contact = 'Liisa Laine'");
        let approved = admin.post(world, "/staff/applications", &approve);
        assert_eq!(approved.header("location"), "/staff/applications?done=approved");
        assert_eq!(authoring::city_find(app, &kotka).unwrap().name, "Kotka");
        let invitations = emails_to(world, "liisa@kotka.fi");
        let invitations = invitations.iter().filter(|text| text.contains("/staff/join/"));
        assert_eq!(invitations.count(), 1);
    });
}
