//! Confirmation of sensitive actions, and one count of wrong passwords and codes for all forms.

use std::sync::Mutex;

use urbivox::app::access::Role;

use super::{Factor, PASSWORD, StaffClient, clerk, reset_paths};
use crate::world::{World, visit};

const OWNER: &str = "owner.tampere@example.org";
const KEYS: &str = "/staff/cities/tampere/keys";
const PEOPLE: &str = "/staff/cities/tampere/people";
const SETTINGS: &str = "/staff/cities/tampere/settings";
const SIGN_ON: &str = "/staff/cities/tampere/sign-on";
const INDICATORS: &str = "/staff/cities/tampere/indicators";

/// Ages the last confirmation of all sessions beyond five minutes.
fn age_confirmations(world: &World) {
    let then = world.server.app().clock.now().as_millisecond() - 5 * 60_000 - 1_000;
    world.execute(&format!("update sessions set verified_at = {then}"));
}

fn keys(world: &World) -> usize {
    urbivox::app::access::list_keys(&world.server.app().storage)
        .unwrap()
        .len()
}

fn asks_for_confirmation(answer: &crate::world::Answer) -> bool {
    answer.status == 401 && answer.page().heading() == "Confirm that it is you"
}

/// The fields of the settings as the page shows them, with this retention.
fn settings(days: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("name", "Tampere"),
        ("country", "FI"),
        ("timezone", "Europe/Helsinki"),
        ("languages", "fi, en"),
        ("retention_days", days),
    ]
}

#[test]
fn sensitive_actions_require_confirmation_after_five_minutes() {
    World::on_each(|world| {
        world.publish(&visit());
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        let mut admin = clerk(world, Role::Admin, None);
        drop(clerk(world, Role::Viewer, Some("tampere")));
        assert_eq!(owner.post(world, SETTINGS, &settings("400")).status, 303);
        age_confirmations(world);
        let before = keys(world);
        let shorter = settings("200");
        let asked: [(&str, &[(&str, &str)]); 10] = [
            (
                KEYS,
                &[("do", "make"), ("name", "web"), ("role", "editor"), ("days", "30")],
            ),
            (KEYS, &[("do", "revoke"), ("key", "1")]),
            (
                PEOPLE,
                &[
                    ("do", "invite"),
                    ("email", "a@example.org"),
                    ("role", "viewer"),
                    ("language", "en"),
                ],
            ),
            (PEOPLE, &[("do", "uninvite"), ("email", "a@example.org")]),
            (PEOPLE, &[("do", "role"), ("person", "1"), ("role", "viewer")]),
            (SIGN_ON, &[("do", "remove")]),
            (SIGN_ON, &[("do", "save"), ("issuer", "https://login.tampere.fi")]),
            (SETTINGS, &shorter),
            (INDICATORS, &[("do", "publish"), ("year", "2026")]),
            (
                "/staff/account",
                &[("do", "factor-on"), ("salt", "x"), ("code", "000000")],
            ),
        ];
        for (path, fields) in asked {
            let answer = owner.post(world, path, fields);
            assert!(
                asks_for_confirmation(&answer),
                "{path} {fields:?}: {} {}",
                answer.status,
                answer.page().text()
            );
        }
        for (path, fields) in [
            ("/staff/people", [("do", "require-factor"), ("factor-owner", "1")]),
            ("/staff/people/1", [("do", "remove"), ("x", "")]),
            ("/staff/applications", [("do", "approve"), ("application", "1")]),
        ] {
            let answer = admin.post_from(world, "/staff/people", path, &fields);
            assert!(asks_for_confirmation(&answer), "{path} {fields:?}: {}", answer.status);
        }
        assert_eq!(keys(world), before);
        assert!(world.letters().iter().all(|(to, _)| to != "a@example.org"));
        // Changes that are not sensitive need no confirmation.
        assert_eq!(owner.post(world, SETTINGS, &settings("500")).status, 303);
    });
}

#[test]
fn confirmation_keeps_the_submitted_form() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        age_confirmations(world);
        let name = "web \"<site>\" & co";
        let asked = owner.post(
            world,
            KEYS,
            &[("do", "make"), ("name", name), ("role", "editor"), ("days", "30")],
        );
        let before = keys(world);
        let wrong = owner.post_shown(world, KEYS, &asked, &[("_password", "not this one")]);
        assert!(
            asks_for_confirmation(&wrong) && wrong.page().text().contains("password"),
            "{}",
            wrong.page().text()
        );
        assert_eq!(keys(world), before);
        let made = owner.post_shown(world, KEYS, &wrong, &[("_password", PASSWORD)]);
        assert_eq!(made.status, 200, "{}", made.page().text());
        assert!(made.page().first("pre.code").text.starts_with("uvx_"));
        assert_eq!(keys(world), before + 1);
        assert!(made.page().text().contains(name), "{}", made.page().text());
        // The confirmation is valid for some minutes, in this session only.
        let again = owner.post(
            world,
            KEYS,
            &[("do", "make"), ("name", "second"), ("role", "viewer"), ("days", "30")],
        );
        assert_eq!(again.status, 200);
        let mut other = StaffClient::default();
        other.sign_in(world, OWNER);
        age_confirmations(world);
        assert!(asks_for_confirmation(&other.post(
            world,
            KEYS,
            &[("do", "make"), ("name", "third"), ("role", "viewer"), ("days", "30")]
        )));
    });
}

#[test]
fn a_code_of_the_second_factor_confirms_as_well_and_only_once() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        // Without a second factor, no code is valid.
        age_confirmations(world);
        let fields = [
            ("do", "make"),
            ("name", "web"),
            ("role", "editor"),
            ("days", "30"),
            ("_code", "000000"),
        ];
        assert!(asks_for_confirmation(&owner.post(world, KEYS, &fields)));
        world.execute("delete from attempts");
        owner.post(
            world,
            KEYS,
            &[
                ("do", "make"),
                ("name", "web"),
                ("role", "editor"),
                ("days", "30"),
                ("_password", PASSWORD),
            ],
        );
        let factor = Factor::set_up(world, &mut owner, "/staff/account");
        let code = factor.code(world, 1);
        age_confirmations(world);
        let fields = [
            ("do", "make"),
            ("name", "web"),
            ("role", "editor"),
            ("days", "30"),
            ("_code", code.as_str()),
        ];
        assert_eq!(owner.post(world, KEYS, &fields).status, 200);
        age_confirmations(world);
        assert!(
            asks_for_confirmation(&owner.post(world, KEYS, &fields)),
            "a code that was used is used"
        );
    });
}

#[test]
fn a_provider_session_is_confirmed_only_by_the_provider() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        world.execute("update sessions set city_id = (select id from cities where slug = 'tampere')");
        let fresh = [
            ("do", "invite"),
            ("email", "a@example.org"),
            ("role", "viewer"),
            ("language", "en"),
        ];
        assert_eq!(
            owner.post(world, PEOPLE, &fresh).status,
            303,
            "a fresh sign-in is a proof"
        );
        age_confirmations(world);
        let fields = [
            ("do", "invite"),
            ("email", "b@example.org"),
            ("role", "viewer"),
            ("language", "en"),
            ("_password", PASSWORD),
        ];
        let asked = owner.post(world, PEOPLE, &fields);
        assert!(
            asks_for_confirmation(&asked),
            "{} {}",
            asked.status,
            asked.page().text()
        );
        assert!(
            asked.page().has("main a[href='/staff/sign-on?city=tampere']"),
            "{}",
            asked.text
        );
    });
}

/// Number of responses by status for concurrent requests.
fn statuses_at_once(count: usize, send: impl Fn() -> u16 + Sync) -> std::collections::BTreeMap<u16, usize> {
    let statuses = Mutex::new(std::collections::BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..count {
            scope.spawn(|| {
                let status = send();
                *statuses.lock().unwrap().entry(status).or_insert(0) += 1;
            });
        }
    });
    statuses.into_inner().unwrap()
}

#[test]
fn five_of_a_hundred_concurrent_guesses_are_checked() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        let factor = Factor::set_up(world, &mut owner, "/staff/account");
        // All others are refused: by the limit, or because too many passwords are being hashed.
        let is_five = |statuses: std::collections::BTreeMap<u16, usize>, looked_at: u16| {
            let others = statuses.get(&429).unwrap_or(&0) + statuses.get(&503).unwrap_or(&0);
            assert_eq!((statuses.get(&looked_at), others), (Some(&5), 95), "{statuses:?}");
        };
        let forget = || world.execute("delete from attempts");

        let guess = |clerk: &StaffClient, path: &str, fields: &[(&str, &str)]| {
            // Uses an open form, so that all guesses are sent at once.
            clerk.clone().send(world, "POST", path, &body(fields)).status
        };
        let mut door = StaffClient::default();
        let csrf = door.get(world, "/staff/sign-in").page().csrf();
        let fields = [("_csrf", csrf.as_str()), ("email", OWNER), ("password", "wrong wrong")];
        is_five(statuses_at_once(100, || guess(&door, "/staff/sign-in", &fields)), 401);

        forget();
        let csrf = owner.get(world, "/staff/account").page().csrf();
        let own = ("_csrf", csrf.as_str());
        let fields = [
            own,
            ("do", "password"),
            ("present", "wrong wrong"),
            ("password", "neljä isoa karhua"),
        ];
        is_five(statuses_at_once(100, || guess(&owner, "/staff/account", &fields)), 422);

        forget();
        let fields = [own, ("do", "factor-off"), ("code", "000000")];
        is_five(statuses_at_once(100, || guess(&owner, "/staff/account", &fields)), 422);

        forget();
        age_confirmations(world);
        for shown in [("_password", "wrong wrong"), ("_code", "000000")] {
            let fields = [
                own,
                ("do", "make"),
                ("name", "web"),
                ("role", "editor"),
                ("days", "30"),
                shown,
            ];
            is_five(statuses_at_once(100, || guess(&owner, KEYS, &fields)), 401);
        }

        forget();
        let mut half = StaffClient::default();
        half.sign_in(world, OWNER);
        let csrf = half.get(world, "/staff/sign-in/code").page().csrf();
        let fields = [("_csrf", csrf.as_str()), ("code", "000000")];
        is_five(
            statuses_at_once(100, || guess(&half, "/staff/sign-in/code", &fields)),
            401,
        );
        drop(factor);
    });
}

#[test]
fn sign_in_and_confirmation_share_one_count() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        let change = |present: &'static str| {
            [
                ("do", "password"),
                ("present", present),
                ("password", "neljä isoa karhua"),
            ]
        };
        for _ in 0..5 {
            assert_eq!(owner.post(world, "/staff/account", &change("wrong wrong")).status, 422);
        }
        let mut door = owner.clone();
        door.cookies.remove("__Host-urbivox").unwrap();
        let right = [("email", OWNER), ("password", PASSWORD)];
        assert_eq!(door.post(world, "/staff/sign-in", &right).status, 429);
        world.execute("delete from attempts");
        assert_eq!(owner.post(world, "/staff/account", &change(PASSWORD)).status, 303);
    });
}

#[test]
fn sign_ins_with_a_second_factor_are_not_limited() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        let factor = Factor::set_up(world, &mut owner, "/staff/account");
        for code in &factor.recovery {
            let mut again = StaffClient::default();
            again.sign_in(world, OWNER);
            assert_eq!(again.post(world, "/staff/sign-in/code", &[("code", code)]).status, 303);
        }
    });
}

#[test]
fn a_changed_password_invalidates_all_reset_links() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        let ask = || {
            let fields = [("email", OWNER)];
            assert_eq!(StaffClient::default().post(world, "/staff/forgot", &fields).status, 303);
        };
        ask();
        let path = reset_paths(world, OWNER).pop().unwrap();
        assert_eq!(StaffClient::default().get(world, &path).status, 200);
        let change = [
            ("do", "password"),
            ("present", PASSWORD),
            ("password", "neljä isoa karhua"),
        ];
        assert_eq!(owner.post(world, "/staff/account", &change).status, 303);
        assert_eq!(StaffClient::default().get(world, &path).status, 410);

        ask();
        let used = reset_paths(world, OWNER).pop().unwrap();
        // A second valid reset link, independent of how requests are limited.
        let second = insert_reset(world, OWNER, "another-letter");
        assert_eq!(StaffClient::default().get(world, &second).status, 200);
        let fields = [("name", "Somebody"), ("password", "viisi vanhaa kettua")];
        assert_eq!(StaffClient::default().post(world, &used, &fields).status, 303);
        assert_eq!(StaffClient::default().get(world, &second).status, 410);
    });
}

#[test]
fn a_change_of_the_second_factor_ends_other_sessions() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        let mut before = StaffClient::default();
        before.sign_in(world, OWNER);
        let factor = Factor::set_up(world, &mut owner, "/staff/account");
        assert!(before.is_signed_out(world) && !owner.is_signed_out(world));

        // A stolen session cannot replace the second factor.
        let token = data_encoding::BASE64URL_NOPAD.encode(&[1; 32]);
        let code = {
            let app = world.server.app();
            urbivox::app::people::second_factor::code_at(&app.keyring, &[1; 16], app.clock.now()).unwrap()
        };
        let replace = [("do", "factor-on"), ("salt", token.as_str()), ("code", code.as_str())];
        assert_eq!(owner.post(world, "/staff/account", &replace).status, 409);

        let mut after = StaffClient::default();
        after.sign_in(world, OWNER);
        let shown = [("code", factor.recovery[0].as_str())];
        assert_eq!(after.post(world, "/staff/sign-in/code", &shown).status, 303);
        let off = [("do", "factor-off"), ("code", factor.recovery[1].as_str())];
        assert_eq!(owner.post(world, "/staff/account", &off).status, 303);
        assert!(after.is_signed_out(world) && !owner.is_signed_out(world));
    });
}

#[test]
fn a_reset_link_does_not_recreate_a_removed_account() {
    World::on_each(|world| {
        let path = insert_reset(world, "gone@example.org", "gone");
        let fields = [("name", "Somebody"), ("password", PASSWORD)];
        assert_eq!(StaffClient::default().get(world, &path).status, 410);
        // The page has no form: this one is sent from an old copy of it.
        let mut gone = StaffClient::default();
        assert_eq!(gone.post_from(world, "/staff/sign-in", &path, &fields).status, 410);
        assert_eq!(StaffClient::default().sign_in(world, "gone@example.org").status, 401);
    });
}

fn body(fields: &[(&str, &str)]) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(fields);
    form.finish()
}

/// Inserts a password reset for the address; returns its path.
fn insert_reset(world: &World, email: &str, token: &str) -> String {
    use sha2::Digest;
    let row = urbivox::storage::tickets::Row {
        token_hash: sha2::Sha256::digest(token.as_bytes()).to_vec(),
        purpose: "reset".to_owned(),
        email: email.to_owned(),
        name: String::new(),
        city_id: None,
        role: None,
        invited_by: String::new(),
        created_at: 0,
        expires_at: i64::MAX,
        used_at: None,
    };
    let storage = &world.server.app().storage;
    storage.write(|db| urbivox::storage::tickets::insert(db, &row)).unwrap();
    format!("/staff/join/{token}")
}
