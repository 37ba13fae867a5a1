//! The audit log and the security log of the whole installation, as admins read them.

use urbivox::app::access::Role;
use urbivox::app::people::second_factor;
use urbivox::app::security_log;
use urbivox::app::security_log::SecurityEvent;
use urbivox::storage;
use urbivox::storage::security_events;

use super::{PASSWORD, StaffClient, clerk};
use crate::world::{World, key};

fn events(world: &World) -> Vec<security_events::Row> {
    let app = world.server.app();
    app.security.flush(app).unwrap();
    let all = security_events::Filter::default();
    app.storage.read(|db| security_events::list(db, &all, 10_000)).unwrap()
}

fn count(world: &World, kind: &str) -> i64 {
    events(world)
        .iter()
        .filter(|row| row.kind == kind)
        .map(|row| row.count)
        .sum()
}

#[test]
fn the_log_names_people_by_number_and_never_by_address() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut admin = clerk(world, Role::Admin, None);
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        super::invite(world, "nobody.yet@example.org", Role::Viewer, Some("tampere"));
        owner.post_from(world, "/staff/account", "/staff/sign-out", &[]);
        let app = world.server.app();
        let rows = app.storage.read(|db| storage::audit::after(db, 0, 1_000)).unwrap();
        assert!(rows.len() >= 5, "{rows:?}");
        for row in &rows {
            let text = format!("{} {} {}", row.actor, row.object, row.detail);
            assert!(!text.contains('@'), "{text}");
        }
        let log = admin.get(world, "/staff/audit?scope=everything").page().text();
        for name in [
            "owner.tampere@example.org",
            "admin.all@example.org",
            "nobody.yet@example.org",
        ] {
            assert!(log.contains(name), "{name} is missing: {log}");
        }
        assert!(log.contains("session.end"), "{log}");

        world.execute(
            "delete from sessions where person_id in (select id from people where email like 'owner%'); \
             delete from roles where person_id in (select id from people where email like 'owner%'); \
             delete from people where email like 'owner%'; delete from tickets",
        );
        let log = admin.get(world, "/staff/audit?scope=everything").page().text();
        assert!(
            !log.contains("owner.tampere@example.org") && !log.contains("nobody.yet"),
            "{log}"
        );
        assert!(log.contains("removed person") && log.contains("session.end"), "{log}");
        let whole = urbivox::app::audit::verify(&app.storage, Some(&app.keyring), &[]).unwrap();
        assert_eq!(whole.problems, []);
    });
}

#[test]
fn admins_read_the_log_of_the_installation_with_filters() {
    let world = World::on_sqlite();
    world.settle("tampere", "day-care");
    let mut admin = clerk(&world, Role::Admin, None);
    let mut get = |query: &str| admin.get(&world, &format!("/staff/audit{query}"));
    for (query, has_session, has_city) in [
        ("", true, false),
        ("?scope=tampere", false, true),
        ("?scope=everything&action=city", false, true),
        ("?who=Admin.All@example.org", true, false),
        ("?who=somebody@else.org", false, false),
        ("?from=2199-01-01", false, false),
        ("?to=2000-01-01", false, false),
    ] {
        let answer = get(query);
        assert_eq!(answer.status, 200, "{query}");
        let actions = answer.page().texts("tbody td[data-name=Event]");
        let has = |action: &str| actions.contains(&action.to_owned());
        assert_eq!(
            (has("session.begin"), has("city.add")),
            (has_session, has_city),
            "{query}: {actions:?}"
        );
    }
    for wrong in ["?from=soon", "?to=31.12.2026", "?action=%25", "?before=x", "?scope=A_B"] {
        let refused = get(wrong);
        assert_eq!((refused.status, refused.page().errors().len()), (422, 1), "{wrong}");
    }
    assert_eq!(get("?scope=nowhere").status, 404);
    // The home page links to it.
    let home = admin.get(&world, "/staff").page();
    for log in ["/staff/audit", "/staff/security"] {
        assert!(home.has(&format!("a[href='{log}']")), "{log}");
    }
}

#[test]
fn refused_sign_ins_codes_forms_and_keys_are_counted_without_what_was_typed() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut admin = clerk(world, Role::Admin, None);
        let mut viewer = clerk(world, Role::Viewer, Some("tampere"));

        // A password in the wrong field.
        let mut guest = StaffClient::default();
        guest.post(
            world,
            "/staff/sign-in",
            &[("email", "My Secret Passphrase"), ("password", "x")],
        );
        guest.post(
            world,
            "/staff/sign-in",
            &[("email", "viewer.tampere@example.org"), ("password", "x")],
        );
        assert_eq!(count(world, "sign-in.wrong"), 2);
        let known = events(world).into_iter().filter(|row| row.kind == "sign-in.wrong");
        let (people, others): (Vec<_>, Vec<_>) = known.partition(|row| row.subject.starts_with("person"));
        assert_eq!((people.len(), others.len()), (1, 1));
        for _ in 0..8 {
            guest.post(
                world,
                "/staff/sign-in",
                &[("email", "viewer.tampere@example.org"), ("password", "x")],
            );
        }
        assert!(count(world, "sign-in.locked") > 0);

        // A form without a valid CSRF token, from a guest and from an account.
        guest.send(world, "POST", "/staff/sign-in", "email=a&password=b");
        viewer.send(world, "POST", "/staff/account", "do=profile&name=x");
        assert_eq!(count(world, "form.refused"), 2);

        // Missing permissions, in this city and in another, on staff pages and with a key.
        assert_eq!(viewer.get(world, "/staff/cities/tampere/keys").status, 403);
        assert_eq!(viewer.get(world, "/staff/cities/nowhere/keys").status, 404);
        let own = key(&world.server, Role::Viewer, Some("tampere"));
        assert_eq!(
            world
                .call_as(&own, "POST", "/api/v1/cities", &serde_json::json!({}))
                .status,
            403
        );
        assert_eq!(count(world, "permission.refused"), 3);

        let wrong = "uvx_nosuchkey00000000000000000000000";
        assert_eq!(
            world
                .call_as(wrong, "GET", "/api/v1/cities", &serde_json::Value::Null)
                .status,
            401
        );
        assert_eq!(count(world, "key.wrong"), 1);

        let text = format!("{:?}", events(world)).to_lowercase();
        for typed in ["secret", "passphrase", "@", "nosuchkey", "127.0.0.1"] {
            assert!(!text.contains(typed), "{typed} is in {text}");
        }
        let page = admin.get(world, "/staff/security").page().text();
        for told in [
            "Wrong e-mail or password",
            "viewer.tampere@example.org",
            "unknown account",
            "Wrong or revoked API key",
            "GET /staff/cities/{city}/keys",
        ] {
            assert!(page.contains(told), "{told} is missing: {page}");
        }
        let filtered = admin
            .get(world, "/staff/security?who=viewer.tampere@example.org&action=sign-in")
            .page()
            .text();
        assert!(
            filtered.contains("viewer.tampere") && !filtered.contains("unknown account"),
            "{filtered}"
        );
        let printed =
            crate::cli::commands::run_with_secret(world.database.url(), &["audit", "list", "--security"]).succeeded();
        assert!(
            printed.contains("\tsign-in.wrong\tviewer.tampere@example.org\t"),
            "{printed}"
        );
        // Nothing of it is in the audit log, which strangers must not fill.
        let log = admin.get(world, "/staff/audit?scope=everything").page().text();
        assert!(!log.contains("sign-in.wrong"), "{log}");
    });
}

#[test]
fn wrong_codes_and_wrong_passwords_within_a_session_are_counted() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        owner.post(
            world,
            "/staff/account",
            &[("do", "password"), ("present", "x"), ("password", "y")],
        );
        assert_eq!(count(world, "password.wrong"), 1);
        let app = world.server.app();
        let salt = [3_u8; 16];
        let encoded = data_encoding::BASE64URL_NOPAD.encode(&salt);
        let code = second_factor::code_at(&app.keyring, &salt, app.clock.now()).unwrap();
        let set = |code: &str| {
            [("do", "factor-on"), ("salt", encoded.as_str()), ("code", code)].map(|(a, b)| (a, b.to_owned()))
        };
        for code in ["000000", code.as_str()] {
            let fields = set(code);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            owner.post(world, "/staff/account", &fields);
        }
        let mut again = StaffClient::default();
        again.post(
            world,
            "/staff/sign-in",
            &[("email", "owner.tampere@example.org"), ("password", PASSWORD)],
        );
        again.post(world, "/staff/sign-in/code", &[("code", "000000")]);
        assert_eq!(count(world, "code.wrong"), 2);
    });
}

#[test]
fn a_stranger_cannot_fill_the_security_log() {
    World::on_each(|world| {
        let app = world.server.app();
        for number in 0..5_000 {
            let subject = security_log::typed(app, &format!("guess {number}"));
            security_log::record(app, SecurityEvent::SignInWrong, &subject, "");
        }
        let rows = events(world);
        assert!(rows.len() <= 102, "{} rows", rows.len());
        assert_eq!(rows.iter().map(|row| row.count).sum::<i64>(), 5_000);
        // A second flood in the same hour reuses the same rows.
        for number in 5_000..6_000 {
            let subject = security_log::typed(app, &format!("guess {number}"));
            security_log::record(app, SecurityEvent::SignInWrong, &subject, "");
        }
        assert!(events(world).len() <= 102);
        assert_eq!(count(world, "sign-in.wrong"), 6_000);
    });
}
