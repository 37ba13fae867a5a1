//! Connecting an identity of a city's provider to an account, by its signed-in owner.

use urbivox::app::access::Role;
use urbivox::app::people::roster;

use super::city::{City, came, member, person, roles};
use crate::http::staff::{StaffClient, clerk, invite};
use crate::world::{Answer, World};

const PAGE: &str = "/staff/account/sign-on";

fn press(world: &World, clerk: &mut StaffClient) -> String {
    let sent = clerk.post(world, PAGE, &[("do", "connect"), ("city", "tampere")]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    sent.header("location").to_owned()
}

fn disconnect(world: &World, clerk: &mut StaffClient) -> Answer {
    let id = clerk.get(world, PAGE).page().value("identity");
    clerk.post(world, PAGE, &[("do", "disconnect"), ("identity", &id)])
}

#[test]
fn a_connected_identity_signs_in_the_account_in_its_city_only() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "tampere.fi");
        world.settle("oulu", "day-care");
        // An account with a role in two cities, and another address at the provider.
        let mut mikko = clerk(world, Role::Editor, Some("tampere"));
        let letter = invite(world, "editor.tampere@example.org", Role::Owner, Some("oulu"));
        assert_eq!(mikko.post(world, &letter, &[]).header("location"), "/staff?done=joined");
        let sent = press(world, &mut mikko);
        let done = tampere.back(world, &mut mikko, &sent, person("1", "mikko@tampere.fi"));
        assert_eq!(
            done.header("location"),
            format!("{PAGE}?done=connected"),
            "{}",
            done.text()
        );
        // No new sign-in: the same session continues.
        assert_eq!(mikko.get(world, "/staff/cities/oulu/people").status, 200);
        let mut came = came(world, &tampere, member("1", "mikko@tampere.fi", "heads"));
        // The role is the account's own, not the provider's.
        assert_eq!(came.get(world, "/staff/cities/tampere/people").status, 403);
        assert_eq!(came.get(world, "/staff/cities/tampere/templates").status, 200);
        assert_eq!(came.get(world, "/staff/cities/oulu").status, 404);
        let shown = came.get(world, "/staff/account").page().text();
        assert!(shown.contains("editor.tampere@example.org") && shown.contains("You cannot change them here"));
        let sent = came.post(
            world,
            "/staff/account",
            &[("do", "profile"), ("name", "X"), ("language", "fi")],
        );
        assert_eq!(sent.status, 403);
        // After the disconnection the session ends, and the identity is a separate person.
        assert_eq!(
            disconnect(world, &mut mikko).header("location"),
            format!("{PAGE}?done=disconnected")
        );
        assert!(came.is_signed_out(world));
        let mut alone = super::city::came(world, &tampere, person("1", "mikko@tampere.fi"));
        assert_eq!(alone.get(world, "/staff/cities/tampere").status, 200);
        assert_eq!(roles(world, &tampere).len(), 2);
    });
}

#[test]
fn an_identity_is_connected_only_by_the_session_that_started() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "tampere.fi");
        let said = || person("1", "eve@tampere.fi");
        let mut victim = clerk(world, Role::Admin, None);
        let mut attacker = clerk(world, Role::Viewer, Some("tampere"));
        // The victim's browser opens the attacker's callback address.
        let sent = press(world, &mut attacker);
        let back = tampere.back(world, &mut victim, &sent, said());
        assert_eq!(back.status, 401, "{}", back.text());
        // An ordinary sign-on connects nothing, and a connection signs nobody in.
        let sent = press(world, &mut attacker);
        let mut nobody = StaffClient {
            cookies: attacker.cookies.clone(),
            ..StaffClient::default()
        };
        nobody.cookies.remove("__Host-urbivox");
        assert_eq!(tampere.back(world, &mut nobody, &sent, said()).status, 401);
        // The account signed out meanwhile.
        let sent = press(world, &mut attacker);
        let way_back = tampere.callback_address(&sent, said());
        let mut copy = attacker.clone();
        attacker.post_from(world, "/staff/account", "/staff/sign-out", &[]);
        assert_eq!(copy.get(world, &way_back).status, 401);
        let mut again = StaffClient::default();
        again.sign_in(world, "viewer.tampere@example.org");
        assert!(!again.get(world, PAGE).page().text().contains("Disconnect"));
        assert!(!victim.get(world, PAGE).page().text().contains("Disconnect"));
    });
}

#[test]
fn an_identity_signs_in_one_account() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "tampere.fi");
        let said = || person("1", "mikko@tampere.fi");
        let mut first = clerk(world, Role::Viewer, Some("tampere"));
        let sent = press(world, &mut first);
        assert_eq!(tampere.back(world, &mut first, &sent, said()).status, 303);
        // Connecting again changes nothing.
        let sent = press(world, &mut first);
        assert_eq!(tampere.back(world, &mut first, &sent, said()).status, 303);
        let mut second = clerk(world, Role::Admin, None);
        let sent = press(world, &mut second);
        let back = tampere.back(world, &mut second, &sent, said());
        assert_eq!(back.status, 401);
        assert!(
            back.page().text().contains("connected-elsewhere"),
            "{}",
            back.page().text()
        );
        // Only the owner of an identity can disconnect it.
        let id = first.get(world, PAGE).page().value("identity");
        let sent = second.post(world, PAGE, &[("do", "disconnect"), ("identity", &id)]);
        assert_eq!(sent.status, 404);
        let unsaid = first.post(world, PAGE, &[("city", "tampere")]);
        assert_eq!(unsaid.status, 400);
        assert_eq!(
            came(world, &tampere, said()).get(world, "/staff/cities/tampere").status,
            200
        );
    });
}

#[test]
fn an_account_takes_over_the_person_of_a_connected_identity() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "tampere.fi");
        // The only owner signed in through the provider.
        let mut own = came(world, &tampere, member("1", "mikko@tampere.fi", "heads"));
        let mut mikko = clerk(world, Role::Viewer, Some("tampere"));
        let sent = press(world, &mut mikko);
        let done = tampere.back(world, &mut mikko, &sent, member("1", "mikko@tampere.fi", "heads"));
        assert_eq!(done.status, 303, "{}", done.text());
        assert!(own.is_signed_out(world));
        let owner = ("viewer.tampere@example.org".to_owned(), "owner".to_owned());
        assert_eq!(roles(world, &tampere), [owner], "the city still has an owner");
        // A role from the provider cannot be kept after a disconnection, and applies only to sign-ins through the provider.
        assert_eq!(disconnect(world, &mut mikko).status, 409);
        assert_eq!(mikko.get(world, "/staff/cities/tampere/people").status, 404);
        let mut again = came(world, &tampere, member("1", "mikko@tampere.fi", "heads"));
        assert_eq!(again.get(world, "/staff/cities/tampere/people").status, 200);
        assert!(roster::list(world.server.app(), Some(&tampere.slug())).is_ok());
    });
}
