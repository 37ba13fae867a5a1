//! Sign-in, invitations, password resets and the second factor.

use urbivox::app::access::Role;
use urbivox::app::people::invitation;
use urbivox::app::people::invitation::Invitation;
use urbivox::app::people::second_factor;
use urbivox::clock::Clock;
use urbivox_core::survey::Slug;

use super::{PASSWORD, StaffClient, clerk, invite, reset_paths};
use crate::world::{Database, World};

#[test]
fn an_invitation_opens_an_account_once_and_only_when_the_button_is_pressed() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let path = invite(world, "Mikko@Tampere.FI", Role::Editor, Some("tampere"));
        // Mail scanners that open every link use nothing up.
        for _ in 0..3 {
            assert_eq!(StaffClient::default().get(world, &path).status, 200);
        }
        let mut mikko = StaffClient::default();
        let weak = mikko.post(world, &path, &[("name", "Mikko"), ("password", "password123")]);
        assert_eq!(weak.status, 422);
        let errors = weak.page().errors();
        assert!(errors.len() == 1 && errors[0].contains("easy to guess"), "{errors:?}");
        let joined = mikko.post(world, &path, &[("name", "Mikko"), ("password", PASSWORD)]);
        assert_eq!(joined.header("location"), "/staff?done=joined");
        let cookie = joined.header("set-cookie").to_owned();
        for part in ["__Host-urbivox=", "HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert_eq!(mikko.get(world, "/staff").header("location"), "/staff/cities/tampere");
        assert_eq!(StaffClient::default().get(world, &path).status, 410);
        let mut again = StaffClient::default();
        assert_eq!(again.sign_in(world, "mikko@tampere.fi").header("location"), "/staff");
        let mut wrong = StaffClient::default();
        let refused = wrong.post(
            world,
            "/staff/sign-in",
            &[("email", "mikko@tampere.fi"), ("password", "x")],
        );
        assert_eq!(refused.status, 401);
        assert!(
            wrong
                .get(world, "/staff")
                .header("location")
                .starts_with("/staff/sign-in?next=")
        );
    });
}

#[test]
fn signing_out_ends_the_session_in_browser_and_database() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut mikko = clerk(world, Role::Viewer, Some("tampere"));
        let mut copy = mikko.clone();
        let left = mikko.post_from(world, "/staff/account", "/staff/sign-out", &[]);
        assert_eq!(left.status, 303);
        assert!(mikko.cookies.keys().all(|name| name != "__Host-urbivox"));
        assert!(copy.is_signed_out(world));
    });
}

#[test]
fn a_second_factor_is_asked_for_and_its_code_works_once() {
    for database in Database::each() {
        let now = Clock::System.now();
        let world = World::on(database, Clock::Fixed(now), 60);
        world.settle("tampere", "day-care");
        let mut mikko = clerk(&world, Role::Owner, Some("tampere"));
        let salt = mikko.get(&world, "/staff/account").page().value("salt");
        let bytes = data_encoding::BASE64URL_NOPAD.decode(salt.as_bytes()).unwrap();
        let app = world.server.app();
        let code = |steps: i64| {
            let at = now + jiff::SignedDuration::from_secs(30 * steps);
            second_factor::code_at(&app.keyring, &bytes[..16], at).unwrap()
        };
        let set = [("do", "factor-on"), ("salt", salt.as_str())];
        let wrong = mikko.post(&world, "/staff/account", &[set[0], set[1], ("code", "000000")]);
        assert_eq!(wrong.status, 422);
        let codes = mikko.post(&world, "/staff/account", &[set[0], set[1], ("code", &code(-1))]);
        let recovery = codes.page().lines("pre.code")[0].clone();

        let email = "owner.tampere@example.org";
        let mut again = StaffClient::default();
        assert_eq!(
            again.sign_in(&world, email).header("location"),
            "/staff/sign-in/code?next=%2Fstaff"
        );
        // The password alone gives no access.
        assert!(again.is_signed_out(&world));
        let shown = again.post(&world, "/staff/sign-in/code", &[("code", &code(-1))]);
        assert_eq!(shown.status, 401, "a code that was used is used");
        let shown = again.post(&world, "/staff/sign-in/code", &[("code", &code(0))]);
        assert_eq!((shown.status, shown.header("location")), (303, "/staff"));
        assert_eq!(again.get(&world, "/staff/account").status, 200);

        let mut lost = StaffClient::default();
        lost.sign_in(&world, email);
        assert_eq!(
            lost.post(&world, "/staff/sign-in/code", &[("code", &recovery)]).status,
            303
        );
        let mut twice = StaffClient::default();
        twice.sign_in(&world, email);
        assert_eq!(
            twice.post(&world, "/staff/sign-in/code", &[("code", &recovery)]).status,
            401
        );
    }
}

#[test]
fn a_password_reset_reveals_nothing_and_works_by_letter() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut mikko = clerk(world, Role::Viewer, Some("tampere"));
        let mut stranger = StaffClient::default();
        let ask = |clerk: &mut StaffClient, email: &str| {
            let asked = clerk.post(world, "/staff/forgot", &[("email", email)]);
            (asked.status, asked.header("location").to_owned())
        };
        assert_eq!(
            ask(&mut stranger, "viewer.tampere@example.org"),
            ask(&mut stranger, "nobody@example.org")
        );
        let paths = reset_paths(world, "viewer.tampere@example.org");
        assert_eq!(paths.len(), 1);
        assert!(world.letters().iter().all(|(to, _)| to != "nobody@example.org"));
        let path = &paths[0];
        let next = "neljä isoa karhua";
        let reset = stranger.post(world, path, &[("name", "Somebody"), ("password", next)]);
        assert_eq!(reset.status, 303, "{}", reset.page().text());
        assert!(mikko.is_signed_out(world), "every session ended");
        assert_eq!(
            StaffClient::default()
                .sign_in(world, "viewer.tampere@example.org")
                .status,
            401
        );
    });
}

#[test]
fn a_sign_in_from_a_new_browser_is_reported_by_letter() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        drop(clerk(world, Role::Viewer, Some("tampere")));
        let told = || {
            world
                .letters()
                .iter()
                .filter(|(_, text)| text.contains("Netscape"))
                .count()
        };
        for expected in [1, 1] {
            let mut other = StaffClient {
                agent: "Netscape 4".to_owned(),
                ..StaffClient::default()
            };
            assert_eq!(other.sign_in(world, "viewer.tampere@example.org").status, 303);
            assert_eq!(told(), expected);
        }
    });
}

#[test]
fn invitations_with_invisible_or_bidirectional_names_are_refused() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let app = world.server.app();
        let invite = |name: &str| {
            let invitation = Invitation {
                email: "mikko@example.org".to_owned(),
                name: name.to_owned(),
                role: Role::Editor,
                city: Slug::parse("tampere"),
                language: "en".to_owned(),
            };
            invitation::invite(app, &invitation, "")
        };
        for bad in ["\u{200b}", "Mik\u{202e}ok", "a\nb"] {
            assert!(
                matches!(invite(bad), Err(invitation::InvitationError::BadName)),
                "{bad:?}"
            );
        }
        // The inviter may leave the name empty; the invited person enters it.
        let address = invite("").unwrap();
        let mut clerk = StaffClient::default();
        let fields = [("name", "\u{2066}Mikko"), ("password", PASSWORD), ("language", "en")];
        assert_eq!(clerk.post(world, &address, &fields).status, 422);
    });
}
