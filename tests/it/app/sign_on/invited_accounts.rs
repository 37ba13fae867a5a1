//! An invitation for an existing account requires that account's sign-in.

use urbivox::app::access::Role;
use urbivox::app::people::second_factor;

use super::city::{City, came, member};
use crate::http::staff::{PASSWORD, StaffClient, clerk, invite};
use crate::world::World;

const MIKKO: &str = "editor.tampere@example.org";

fn is_sent_to_sign_in(answer: &crate::world::Answer, letter: &str) -> bool {
    let next: String = form_urlencoded::byte_serialize(letter.as_bytes()).collect();
    answer.status == 303 && answer.header("location") == format!("/staff/sign-in?next={next}")
}

#[test]
fn an_invitation_to_an_account_signs_nobody_in() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "example.org");
        world.settle("oulu", "day-care");
        drop(clerk(world, Role::Editor, Some("tampere")));
        let letter = invite(world, MIKKO, Role::Owner, Some("oulu"));
        let fields = [
            ("name", "Mallory"),
            ("password", "neljä isoa karhua"),
            ("language", "en"),
        ];
        let attempt = |who: &mut StaffClient, what: &str| {
            let shown = who.get(world, &letter).page().text();
            assert!(shown.contains("Sign in to it, then accept"), "{what}: {shown}");
            let sent = who.post(world, &letter, &fields);
            assert!(is_sent_to_sign_in(&sent, &letter), "{what}: {sent:?}");
        };
        let mut stranger = StaffClient::default();
        attempt(&mut stranger, "nobody");
        assert!(!stranger.cookies.contains_key("__Host-urbivox"));
        let mut other = clerk(world, Role::Viewer, Some("tampere"));
        attempt(&mut other, "another account");
        let mut federated = came(world, &tampere, member("1", MIKKO, "heads"));
        attempt(&mut federated, "an identity with the same address");
        assert_eq!(federated.get(world, "/staff/cities/oulu").status, 404);
        // The account is unchanged, and the invitation is still valid.
        let mut mikko = StaffClient::default();
        let next = letter.as_str();
        let signed_in = mikko.post(
            world,
            "/staff/sign-in",
            &[("email", MIKKO), ("password", PASSWORD), ("next", next)],
        );
        assert_eq!(signed_in.header("location"), next);
        assert_eq!(mikko.get(world, "/staff/cities/oulu").status, 404);
        assert!(mikko.get(world, next).page().text().contains("Accept invitation"));
        let token = mikko.cookies["__Host-urbivox"].clone();
        assert_eq!(
            mikko.post(world, next, &fields).header("location"),
            "/staff?done=joined"
        );
        assert_eq!(mikko.cookies["__Host-urbivox"], token, "no session begins");
        assert_eq!(mikko.get(world, "/staff/cities/oulu/people").status, 200);
        assert_eq!(mikko.get(world, next).status, 410, "once");
        assert!(!mikko.get(world, "/staff/account").page().text().contains("Mallory"));
    });
}

#[test]
fn an_invited_account_also_needs_its_second_factor() {
    for database in crate::world::Database::each() {
        let now = urbivox::clock::Clock::System.now();
        let world = World::on(database, urbivox::clock::Clock::Fixed(now), 60);
        world.settle("tampere", "day-care");
        world.settle("oulu", "day-care");
        let mut mikko = clerk(&world, Role::Editor, Some("tampere"));
        let salt = mikko.get(&world, "/staff/account").page().value("salt");
        let bytes = data_encoding::BASE64URL_NOPAD.decode(salt.as_bytes()).unwrap();
        let code = |steps: i64| {
            let at = now + jiff::SignedDuration::from_secs(30 * steps);
            second_factor::code_at(&world.server.app().keyring, &bytes[..16], at).unwrap()
        };
        let set = [("do", "factor-on"), ("salt", salt.as_str()), ("code", &code(-1))];
        assert_eq!(mikko.post(&world, "/staff/account", &set).status, 200);
        let letter = invite(&world, MIKKO, Role::Owner, Some("oulu"));
        let mut half = StaffClient::default();
        half.sign_in(&world, MIKKO);
        assert!(is_sent_to_sign_in(&half.post(&world, &letter, &[]), &letter));
        let shown = half.post(&world, "/staff/sign-in/code", &[("code", &code(0)), ("next", &letter)]);
        assert_eq!(shown.header("location"), letter, "{}", shown.text());
        assert_eq!(half.post(&world, &letter, &[]).header("location"), "/staff?done=joined");
    }
}

#[test]
fn a_second_invitation_does_not_change_the_password() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        world.settle("oulu", "day-care");
        let (first, second) = (
            invite(world, "mikko@example.org", Role::Editor, Some("tampere")),
            invite(world, "mikko@example.org", Role::Owner, Some("oulu")),
        );
        let mut mikko = StaffClient::default();
        let fields = [("name", "Mikko"), ("password", PASSWORD), ("language", "en")];
        assert_eq!(
            mikko.post(world, &first, &fields).header("location"),
            "/staff?done=joined"
        );
        let mut other = StaffClient::default();
        let fields = [
            ("name", "Mallory"),
            ("password", "neljä isoa karhua"),
            ("language", "en"),
        ];
        assert!(is_sent_to_sign_in(&other.post(world, &second, &fields), &second));
        assert_eq!(StaffClient::default().sign_in(world, "mikko@example.org").status, 303);
        assert_eq!(mikko.post(world, &second, &[]).header("location"), "/staff?done=joined");
        assert_eq!(mikko.get(world, "/staff/cities/oulu/people").status, 200);
    });
}

#[test]
fn an_invitation_does_not_demote_the_last_owner() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        let letter = invite(world, "owner.tampere@example.org", Role::Viewer, Some("tampere"));
        assert_eq!(owner.post(world, &letter, &[]).header("location"), "/staff?done=joined");
        assert_eq!(owner.get(world, "/staff/cities/tampere/people").status, 200);
    });
}
