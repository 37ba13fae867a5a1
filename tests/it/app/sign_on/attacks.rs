//! Attacks by a city owner who controls an identity provider: nothing of other people or cities is accessible.

use serde_json::{Value, json};
use urbivox::app::access::Role;

use super::city::{City, came, member, person, roles};
use super::fake::FakeProvider;
use crate::http::staff::{Factor, PASSWORD, StaffClient, clerk, invite};
use crate::world::World;

const ADMIN: &str = "admin.all@example.org";
const COLLEAGUE: &str = "editor.tampere@example.org";
const OTHER_OWNER: &str = "owner.oulu@example.org";

/// Accounts with addresses in the attacker's domain.
fn accounts(world: &World) {
    world.settle("oulu", "day-care");
    drop(clerk(world, Role::Admin, None));
    drop(clerk(world, Role::Owner, Some("oulu")));
    drop(clerk(world, Role::Editor, Some("tampere")));
}

fn status(world: &World, clerk: &mut StaffClient, path: &str) -> u16 {
    clerk.get(world, path).status
}

#[test]
fn an_asserted_address_gives_no_access_to_its_account() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "example.org");
        accounts(world);
        for (index, address) in [ADMIN, COLLEAGUE, OTHER_OWNER].iter().enumerate() {
            let mut attacker = came(world, &tampere, person(&format!("sub-{index}"), address));
            assert_eq!(status(world, &mut attacker, "/staff/cities/tampere"), 200);
            // The colleague's role would be editor.
            assert_eq!(
                status(world, &mut attacker, "/staff/surveys/tampere/day-care/none/share"),
                403,
                "{address}"
            );
            for closed in ["/staff/people", "/staff/applications", "/staff/domains"] {
                assert_eq!(status(world, &mut attacker, closed), 403, "{address} {closed}");
            }
            assert_eq!(status(world, &mut attacker, "/staff/cities/oulu"), 404, "{address}");
            assert_eq!(status(world, &mut attacker, "/staff/cities/tampere/people"), 403);
            // The account with that address is unchanged.
            let mut owner = StaffClient::default();
            assert_eq!(owner.sign_in(world, address).status, 303, "{address}");
            let sessions = owner.get(world, "/staff/account").page().text();
            assert!(!sessions.contains("Somebody Else"), "{sessions}");
        }
        let editors = roles(world, &tampere)
            .into_iter()
            .filter(|(address, role)| address == COLLEAGUE && role == "editor");
        assert_eq!(editors.count(), 1, "the colleague keeps their role");
    });
}

#[test]
fn a_provider_session_cannot_change_an_account() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "example.org");
        accounts(world);
        let mut attacker = came(world, &tampere, member("1", ADMIN, "heads"));
        let shown = attacker.get(world, "/staff/account").page().text();
        assert!(shown.contains("You cannot change them here"), "{shown}");
        let next = "neljä isoa karhua";
        let forms: [(&str, &[(&str, &str)]); 9] = [
            (
                "/staff/account",
                &[("do", "profile"), ("name", "Mallory"), ("language", "fi")],
            ),
            (
                "/staff/account",
                &[("do", "password"), ("present", ""), ("password", next)],
            ),
            (
                "/staff/account",
                &[("do", "password"), ("present", PASSWORD), ("password", next)],
            ),
            (
                "/staff/account",
                &[
                    ("do", "factor-on"),
                    ("salt", "AAAAAAAAAAAAAAAAAAAAAAAAAAA"),
                    ("code", "000000"),
                ],
            ),
            ("/staff/account", &[("do", "factor-off"), ("code", "000000")]),
            ("/staff/account", &[("do", "end"), ("session", "1")]),
            ("/staff/account/sign-on", &[("do", "connect"), ("city", "tampere")]),
            ("/staff/account/sign-on", &[("do", "disconnect"), ("identity", "1")]),
            ("/staff/cities/tampere/keys", &[("name", "mine"), ("role", "owner")]),
        ];
        for (path, fields) in forms {
            let sent = attacker.post_from(world, "/staff/account", path, fields);
            assert_eq!(sent.status, 403, "{path} {fields:?}: {}", sent.text());
        }
        assert_eq!(status(world, &mut attacker, "/staff/account/sign-on"), 403);
        let mut admin = StaffClient::default();
        assert_eq!(admin.sign_in(world, ADMIN).header("location"), "/staff");
        assert_eq!(status(world, &mut admin, "/staff/people"), 200);
    });
}

#[test]
fn a_provider_session_never_becomes_an_account_session() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "example.org");
        accounts(world);
        // Connected to an admin's account, the identity still gives access to one city only.
        let mut admin = StaffClient::default();
        admin.sign_in(world, ADMIN);
        let fields = [("do", "connect"), ("city", "tampere")];
        let sent = admin.post(world, "/staff/account/sign-on", &fields);
        let done = tampere.back(world, &mut admin, sent.header("location"), member("7", ADMIN, "team"));
        assert_eq!(
            done.header("location"),
            "/staff/account/sign-on?done=connected",
            "{}",
            done.text()
        );
        let factor = Factor::set_up(world, &mut admin, "/staff/account");
        let code = [("code", factor.recovery[0].as_str()), ("next", "/staff")];
        for (subject, address) in [("7", ADMIN), ("8", ADMIN)] {
            let mut came = came(world, &tampere, person(subject, address));
            // The second-factor page is only for sessions that wait for it: a valid code is not even looked at.
            let sent = came.post(world, "/staff/sign-in/code", &code);
            assert_eq!(sent.status, 401, "{subject}: {}", sent.text());
            assert_eq!(status(world, &mut came, "/staff/people"), 403, "{subject}");
            assert_eq!(status(world, &mut came, "/staff/cities/oulu"), 404, "{subject}");
        }
        // The code is still valid for a session that waits for it.
        let mut waiting = StaffClient::default();
        waiting.sign_in(world, ADMIN);
        assert_eq!(waiting.post(world, "/staff/sign-in/code", &code).status, 303);
    });
}

#[test]
fn an_unverified_address_is_refused() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "tampere.fi");
        let refused = |said: Value| {
            let mut clerk = StaffClient::default();
            let back = tampere.sign_on(world, &mut clerk, said);
            assert_eq!(back.status, 401, "{}", back.text());
            assert!(!clerk.cookies.contains_key("__Host-urbivox"));
            back.page().text()
        };
        let said = |verified: Value| json!({"sub": "1", "email": "ada@tampere.fi", "email_verified": verified});
        for no in [json!(false), Value::Null] {
            assert!(refused(said(no.clone())).contains("unverified-email"), "{no}");
        }
        for strange in [json!("true"), json!(1), json!("false"), json!(["true"]), json!({})] {
            refused(said(strange));
        }
        // The address comes from user info, its verification from the token.
        tampere
            .fake
            .configure(|speech| speech.user_info = json!({"sub": "1", "email": "ada@tampere.fi"}));
        let half = json!({"sub": "1", "email_verified": true});
        assert!(refused(half).contains("unverified-email"));
        for address in [
            "ada@tampere.fi.evil.org",
            "ada@sub.tampere.fi",
            "ada@evil.org",
            "ada@tampere.fi@evil.org",
            "\"ada@tampere.fi\"@evil.org",
            "ada@tampere.fi, eve@evil.org",
        ] {
            refused(person("1", address));
        }
        refused(json!({"sub": "", "email": "ada@tampere.fi"}));
        assert_eq!(roles(world, &tampere), []);
    });
}

#[test]
fn a_person_is_identified_by_city_issuer_and_subject() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "tampere.fi");
        let mut first = came(world, &tampere, member("1", "ada@tampere.fi", "heads"));
        assert_eq!(status(world, &mut first, "/staff/cities/tampere/people"), 200);
        // Another city trusts the same issuer.
        let oulu = City::beside(
            world,
            "oulu",
            FakeProvider {
                base: tampere.fake.base.clone(),
                speech: tampere.fake.speech.clone(),
            },
        );
        oulu.set(world, "oulu.fi", &json!({})).unwrap();
        oulu.confirm(world, "oulu.fi");
        let mut second = came(world, &oulu, person("1", "ada@oulu.fi"));
        assert_eq!(status(world, &mut second, "/staff/cities/oulu"), 200);
        assert_eq!(status(world, &mut second, "/staff/cities/oulu/people"), 403);
        assert_eq!(status(world, &mut second, "/staff/cities/tampere"), 404);
        // The city changes to another issuer, which uses the same subject for another person.
        let moved = City::beside(world, "tampere", FakeProvider::start());
        moved.set(world, "tampere.fi", &json!({})).unwrap();
        assert_eq!(
            first.get(world, "/staff").status,
            303,
            "sessions of the previous provider end"
        );
        assert!(first.is_signed_out(world));
        let mut third = came(world, &moved, person("1", "ada@tampere.fi"));
        assert_eq!(status(world, &mut third, "/staff/cities/tampere"), 200);
        assert_eq!(
            status(world, &mut third, "/staff/cities/tampere/people"),
            403,
            "not the first one's role"
        );
        assert_eq!(roles(world, &tampere).len(), 2);
    });
}

#[test]
fn a_person_is_recognised_by_subject_after_a_change_of_address() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "tampere.fi");
        drop(came(world, &tampere, person("1", "ada.byron@tampere.fi")));
        drop(came(world, &tampere, person("1", "ada.lovelace@tampere.fi")));
        // The old address is reassigned to another person.
        drop(came(world, &tampere, person("2", "ada.byron@tampere.fi")));
        let viewer = |address: &str| (address.to_owned(), "viewer".to_owned());
        assert_eq!(
            roles(world, &tampere),
            [viewer("ada.byron@tampere.fi"), viewer("ada.lovelace@tampere.fi")]
        );
    });
}

#[test]
fn an_older_account_is_matched_by_address_once() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "tampere.fi");
        drop(came(world, &tampere, member("1", "ada@tampere.fi", "heads")));
        world.execute("update identities set subject = null");
        // The same address at another issuer is another person.
        let moved = City::beside(world, "tampere", FakeProvider::start());
        moved.set(world, "tampere.fi", &json!({})).unwrap();
        drop(came(world, &moved, person("1", "ada@tampere.fi")));
        assert_eq!(roles(world, &tampere).len(), 2);
        tampere.set(world, "tampere.fi", &json!({})).unwrap();
        let mut ada = came(world, &tampere, member("1", "ada@tampere.fi", "heads"));
        assert_eq!(status(world, &mut ada, "/staff/cities/tampere/people"), 200);
        assert_eq!(roles(world, &tampere).len(), 2, "no new member");
        drop(came(world, &tampere, person("2", "ada@tampere.fi")));
        assert_eq!(roles(world, &tampere).len(), 3);
    });
}

#[test]
fn an_identity_gets_no_invitation_and_no_password_reset() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "tampere.fi");
        world.settle("oulu", "day-care");
        let address = "mikko@tampere.fi";
        // Identity first, then the invitation: the invited person gets a separate account.
        let mut hijacker = came(world, &tampere, person("1", address));
        let letter = invite(world, address, Role::Owner, Some("oulu"));
        let asked = hijacker.post(world, "/staff/forgot", &[("email", address)]);
        assert_eq!(asked.status, 303);
        let letters = world.letters();
        assert!(
            letters
                .iter()
                .all(|(to, text)| to != address || !text.contains("new password"))
        );
        let mut mikko = StaffClient::default();
        let fields = [("name", "Mikko"), ("password", PASSWORD), ("language", "en")];
        assert_eq!(
            mikko.post(world, &letter, &fields).header("location"),
            "/staff?done=joined"
        );
        assert_eq!(status(world, &mut mikko, "/staff/cities/oulu/people"), 200);
        assert_eq!(status(world, &mut hijacker, "/staff/cities/oulu"), 404);
        // Invitation first, then the identity: the invitation is not used, and gives the identity nothing.
        let other = "liisa@tampere.fi";
        let letter = invite(world, other, Role::Owner, Some("oulu"));
        let mut hijacker = came(world, &tampere, person("2", other));
        assert_eq!(status(world, &mut hijacker, "/staff/cities/oulu"), 404);
        // With the account created, the identity is still another person.
        let mut liisa = StaffClient::default();
        assert_eq!(
            liisa.post(world, &letter, &fields).header("location"),
            "/staff?done=joined"
        );
        let mut again = came(world, &tampere, person("2", other));
        assert_eq!(status(world, &mut again, "/staff/cities/oulu"), 404);
        assert_eq!(StaffClient::default().sign_in(world, other).status, 303);
    });
}

#[test]
fn a_sign_on_is_finished_once_in_the_browser_that_started_it() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "tampere.fi");
        let said = || person("1", "ada@tampere.fi");
        let (mut own, mut other) = (StaffClient::default(), StaffClient::default());
        let sent = tampere.press(world, &mut own);
        drop(tampere.press(world, &mut other));
        // The victim's browser opens the attacker's callback address.
        let stolen = tampere.back(world, &mut other, &sent, said());
        assert_eq!(stolen.status, 401, "{}", stolen.text());
        let sent = tampere.press(world, &mut own);
        let way_back = tampere.callback_address(&sent, said());
        assert_eq!(own.clone().get(world, &way_back).status, 303);
        assert_eq!(own.get(world, &way_back).status, 401, "once");
        let sent = tampere.press(world, &mut own);
        let nonce = tampere.back(
            world,
            &mut own,
            &sent,
            json!({"sub": "1", "email": "ada@tampere.fi", "nonce": "x"}),
        );
        assert_eq!(nonce.status, 401);
        assert!(nonce.page().text().contains("wrong-nonce"));
        let sent = tampere.press(world, &mut own);
        let way_back = tampere.callback_address(&sent, said());
        let forged = way_back.replace("state=", "state=x");
        assert_eq!(own.get(world, &forged).status, 401);
        // The provider was changed meanwhile.
        tampere
            .set(world, "tampere.fi", &json!({"default_role": "owner"}))
            .unwrap();
        assert_eq!(own.get(world, &way_back).status, 401);
    });
}

#[test]
fn a_sign_on_while_signed_in_replaces_the_session() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "example.org");
        accounts(world);
        let mut admin = StaffClient::default();
        admin.sign_in(world, ADMIN);
        let mut before = admin.clone();
        let back = tampere.sign_on(world, &mut admin, person("1", ADMIN));
        assert_eq!(back.status, 303, "{}", back.text());
        assert_eq!(status(world, &mut admin, "/staff/people"), 403);
        // The earlier session ended; it is not left valid.
        assert!(before.is_signed_out(world));
        // Nothing was connected: the account has no identity.
        let mut again = StaffClient::default();
        again.sign_in(world, ADMIN);
        let shown = again.get(world, "/staff/account/sign-on").page().text();
        assert!(!shown.contains("Disconnect"), "{shown}");
        // A failed sign-on leaves the session unchanged.
        let failed = tampere.sign_on(world, &mut again, person("1", "eve@evil.org"));
        assert_eq!(failed.status, 401);
        assert_eq!(status(world, &mut again, "/staff/people"), 200);
    });
}

#[test]
fn the_audit_log_marks_people_of_a_provider() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "example.org");
        drop(came(world, &tampere, person("1", ADMIN)));
        let mut admin = clerk(world, Role::Admin, None);
        let shown = admin.get(world, "/staff/cities/tampere/audit").page().text();
        assert!(shown.contains("admin.all@example.org (sign-on) person.join"), "{shown}");
    });
}
