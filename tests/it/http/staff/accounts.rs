//! Account administration of the installation.

use serde_json::json;
use urbivox::app::access::Role;
use urbivox::app::audit;
use urbivox::app::people::accounts;
use urbivox::app::people::accounts::AccountAdminError;
use urbivox::app::people::{factor_policy, roster};

use super::{Factor, PASSWORD, StaffClient, clerk, invite, reset_paths};
use crate::world::World;

const OWNER: &str = "owner.tampere@example.org";

fn person(world: &World, email: &str) -> i64 {
    accounts::person_of_email(world.server.app(), email).unwrap()
}

fn path_of(world: &World, email: &str) -> String {
    format!("/staff/people/{}", person(world, email))
}

/// Another owner of the city.
fn second_owner(world: &World, city: &str) -> StaffClient {
    let path = invite(world, "second@example.org", Role::Owner, Some(city));
    let mut clerk = StaffClient::default();
    let fields = [("name", "Aino Laine"), ("password", PASSWORD), ("language", "en")];
    assert_eq!(clerk.post(world, &path, &fields).status, 303);
    clerk
}

#[test]
fn admins_and_owners_set_up_a_second_factor_before_anything_else_opens() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        // As in a new installation, where no policy is set.
        world.execute("delete from installation where name = 'second_factor_roles'");
        let required = factor_policy::required_roles(world.server.app()).unwrap();
        assert_eq!(required, [Role::Admin, Role::Owner]);
        let mut viewer = clerk(world, Role::Viewer, Some("tampere"));
        assert_eq!(viewer.get(world, "/staff/cities/tampere").status, 200);
        for (role, city) in [(Role::Owner, Some("tampere")), (Role::Admin, None)] {
            let mut someone = clerk(world, role, city);
            for path in [
                "/staff",
                "/staff/account",
                "/staff/cities/tampere",
                "/staff/cities/tampere/keys",
            ] {
                let seen = someone.get(world, path);
                assert_eq!(
                    (seen.status, seen.header("location")),
                    (303, "/staff/second-factor"),
                    "{path}"
                );
            }
            let key = [("name", "web"), ("role", "editor")];
            let sent = someone.post_from(world, "/staff/second-factor", "/staff/cities/tampere/keys", &key);
            assert_eq!(sent.header("location"), "/staff/second-factor");
            let factor = Factor::set_up(world, &mut someone, "/staff/second-factor");
            assert_eq!(factor.recovery.len(), 8);
            assert_eq!(someone.get(world, "/staff/cities/tampere").status, 200);
        }
        // Signing out is always possible.
        let mut second = second_owner(world, "tampere");
        let out = second.post_from(world, "/staff/second-factor", "/staff/sign-out", &[]);
        assert!(out.status == 303 && second.is_signed_out(world));
    });
}

#[test]
fn an_admin_decides_which_roles_must_have_a_second_factor() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut admin = clerk(world, Role::Admin, None);
        let mut editor = clerk(world, Role::Editor, Some("tampere"));
        assert_eq!(editor.get(world, "/staff/cities/tampere").status, 200);
        let set = [("do", "require-factor"), ("factor-editor", "1")];
        assert_eq!(admin.post(world, "/staff/people", &set).status, 303);
        assert_eq!(
            editor.get(world, "/staff/cities/tampere").header("location"),
            "/staff/second-factor"
        );
        assert_eq!(admin.get(world, "/staff/people").status, 200);
        assert_eq!(
            admin.post(world, "/staff/people", &[("do", "require-factor")]).status,
            303
        );
        assert_eq!(editor.get(world, "/staff/cities/tampere").status, 200);
    });
}

#[test]
fn an_admin_searches_people_by_name_address_and_city() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        world.settle("oulu", "day-care");
        // A name that is part of no address and of no slug.
        let named = world.call("PATCH", "/api/v1/cities/oulu", &json!({"name": "Nordstad"}));
        assert_eq!(named.status, 200, "{named:?}");
        let mut admin = clerk(world, Role::Admin, None);
        drop(clerk(world, Role::Viewer, Some("oulu")));
        drop(second_owner(world, "tampere"));
        let emails = ["second@example.org", "viewer.oulu@example.org", "admin.all@example.org"];
        let paths = emails.map(|email| path_of(world, email));
        let mut find = |text: &str| {
            let answer = admin.get(world, &format!("/staff/people?q={text}"));
            assert_eq!(answer.status, 200);
            let page = answer.page();
            paths.clone().map(|path| page.has(&format!("tbody a[href='{path}']")))
        };
        assert_eq!(find(""), [true, true, true]);
        assert_eq!(find("AINO"), [true, false, false]);
        assert_eq!(find("viewer.oulu"), [false, true, false]);
        assert_eq!(find("nordSTAD"), [false, true, false]);
        assert_eq!(find("nobody-at-all"), [false, false, false]);
        let page = admin.get(world, &path_of(world, "second@example.org")).page();
        let told = page.text();
        assert_eq!(page.heading(), "Aino Laine");
        assert_eq!(page.rows("main")[0], ["tampere", "Owner"]);
        assert!(
            told.contains("There is no second factor") && !told.contains("Never"),
            "{told}"
        );
        assert_eq!(admin.get(world, "/staff/people/12345").status, 404);
        assert_eq!(admin.get(world, "/staff/people/x").status, 404);
        // A form without an action changes nothing.
        let path = path_of(world, "second@example.org");
        assert_eq!(admin.post(world, &path, &[]).status, 400);
        assert_eq!(admin.post(world, &path, &[("do", "remov")]).status, 400);
    });
}

#[test]
fn a_long_list_is_paginated() {
    World::on_each(|world| {
        for number in 0..7 {
            let id = 1_000 + number;
            world.execute(&format!(
                "insert into people (id, email, name, language, totp_step, recovery, created_at) \
                 values ({id}, 'p{number}@example.org', 'Äiti {number}', 'en', 0, '[]', 0)"
            ));
        }
        let app = world.server.app();
        let (mut seen, mut after) = (Vec::new(), Some(accounts::AccountCursor::default()));
        while let Some(cursor) = after {
            let cursor = accounts::AccountCursor::parse(&cursor.to_string());
            let (page, next) = accounts::search(app, "äiti", &cursor, 3).unwrap();
            assert!(page.len() <= 3);
            seen.extend(page.into_iter().map(|account| account.email));
            after = next;
        }
        let all: Vec<String> = (0..7).map(|number| format!("p{number}@example.org")).collect();
        assert_eq!(seen, all);
    });
}

#[test]
fn an_admin_resets_a_lost_second_factor_and_ends_sessions() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut admin = clerk(world, Role::Admin, None);
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        Factor::set_up(world, &mut owner, "/staff/account");
        let path = path_of(world, OWNER);
        let reset = admin.post(world, &path, &[("do", "reset-factor")]);
        assert!(
            reset.header("location").ends_with("done=factor-reset"),
            "{}",
            reset.page().text()
        );
        assert!(owner.is_signed_out(world), "a reset factor ends every session");
        let letters = world.letters();
        assert!(
            letters
                .iter()
                .any(|(to, text)| to == OWNER && text.contains("has reset the second factor"))
        );
        let mut again = StaffClient::default();
        assert_eq!(again.sign_in(world, OWNER).header("location"), "/staff");
        let ended = admin.post(world, &path, &[("do", "sign-out")]);
        assert!(ended.header("location").ends_with("done=sessions-ended"));
        assert!(again.is_signed_out(world));
    });
}

#[test]
fn a_code_after_all_sessions_were_ended_signs_nobody_in() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        let factor = Factor::set_up(world, &mut owner, "/staff/account");
        let mut half = StaffClient::default();
        half.sign_in(world, OWNER);
        let page = half.get(world, "/staff/sign-in/code");
        let app = world.server.app();
        assert_eq!(accounts::sign_out(app, person(world, OWNER)).unwrap(), 2);
        let code = [("code", factor.recovery[0].as_str())];
        assert_eq!(half.post_shown(world, "/staff/sign-in/code", &page, &code).status, 401);
        assert!(half.is_signed_out(world));
    });
}

#[test]
fn a_changed_address_is_reported_to_both_addresses_and_ends_sessions() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut admin = clerk(world, Role::Admin, None);
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        StaffClient::default().post(world, "/staff/forgot", &[("email", OWNER)]);
        let reset = reset_paths(world, OWNER).remove(0);
        let path = path_of(world, OWNER);
        let mut change = |email: &str| admin.post(world, &path, &[("do", "address"), ("email", email)]);
        assert_eq!(change("no address").status, 422);
        assert_eq!(change("admin.all@example.org").status, 409);
        assert_eq!(change("Mikko@Example.org").status, 303);
        assert!(owner.is_signed_out(world));
        assert_eq!(StaffClient::default().get(world, &reset).status, 410);
        let letters = world.letters();
        let told = |to: &str, part: &str| letters.iter().any(|(own, text)| own == to && text.contains(part));
        assert!(told(OWNER, "another e-mail address") && told("mikko@example.org", "/staff/sign-in"));
        assert_eq!(StaffClient::default().sign_in(world, OWNER).status, 401);
        assert_eq!(StaffClient::default().sign_in(world, "mikko@example.org").status, 303);
        // The log shows the current address of a person.
        let of_city = audit::AuditFilter {
            scope: audit::Scope::City(urbivox_core::survey::slug::Slug::parse("tampere").unwrap()),
            ..audit::AuditFilter::default()
        };
        let log = audit::list(world.server.app(), &of_city, 100);
        let joined = log
            .unwrap()
            .into_iter()
            .find(|entry| entry.action == "person.join")
            .unwrap();
        assert_eq!(
            (joined.actor.to_string(), joined.object.to_string()),
            ("mikko@example.org".to_owned(), "mikko@example.org".to_owned())
        );
    });
}

#[test]
fn the_log_keeps_the_actions_of_a_removed_person_anonymously() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut admin = clerk(world, Role::Admin, None);
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        let mut second = second_owner(world, "tampere");
        second.post(
            world,
            "/staff/cities/tampere/keys",
            &[("do", "make"), ("name", "web"), ("role", "editor"), ("days", "30")],
        );
        StaffClient::default().post(world, "/staff/forgot", &[("email", "second@example.org")]);
        let path = path_of(world, "second@example.org");
        let number = path.rsplit('/').next().unwrap().to_owned();
        let log = |owner: &mut StaffClient| owner.get(world, "/staff/cities/tampere/audit").page().text();
        assert!(log(&mut owner).contains("second@example.org key.create web"));

        let removed = admin.post(world, &path, &[("do", "remove")]);
        assert_eq!(
            removed.header("location"),
            "/staff/people?done=removed",
            "{}",
            removed.page().text()
        );
        assert!(second.is_signed_out(world));
        assert_eq!(StaffClient::default().sign_in(world, "second@example.org").status, 401);
        let told = log(&mut owner);
        assert!(!told.contains("second@example.org"), "{told}");
        assert!(told.contains(&number) && told.contains("key.create web"), "{told}");
        assert!(told.contains("person.join") && told.contains("person.invite"), "{told}");
        let app = world.server.app();
        let entries = app
            .storage
            .read(|db| urbivox::storage::audit::after(db, 0, 1_000))
            .unwrap();
        assert!(entries.iter().all(|entry| {
            let text = format!("{} {} {}", entry.actor, entry.object, entry.detail);
            !text.contains("second@example.org") && !text.contains("Aino")
        }));
        assert!(entries.iter().any(|entry| entry.action == "person.remove"));
        let found = audit::verify(&app.storage, Some(&app.keyring), &[]).unwrap();
        assert!(found.problems.is_empty(), "the chain is whole: {:?}", found.problems);
        assert!(world.letters().iter().all(|(to, _)| to != "second@example.org"));
        assert_eq!(admin.get(world, &path).status, 404);
    });
}

#[test]
fn the_last_admin_and_the_last_owner_cannot_be_removed() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut admin = clerk(world, Role::Admin, None);
        drop(clerk(world, Role::Owner, Some("tampere")));
        let own = path_of(world, "admin.all@example.org");
        let refused = admin.post(world, &own, &[("do", "remove")]);
        assert!(refused.status == 409 && refused.page().errors()[0].contains("last administrator"));
        let refused = admin.post(world, &path_of(world, OWNER), &[("do", "remove")]);
        assert!(refused.status == 409 && refused.page().errors()[0].contains("last owner of tampere"));
        drop(second_owner(world, "tampere"));
        assert_eq!(
            admin.post(world, &path_of(world, OWNER), &[("do", "remove")]).status,
            303
        );
    });
}

#[test]
fn concurrent_removals_leave_one_owner() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        drop(clerk(world, Role::Owner, Some("tampere")));
        drop(second_owner(world, "tampere"));
        let app = world.server.app().on_behalf_of(&roster::operator());
        let ids = [OWNER, "second@example.org"].map(|email| person(world, email));
        let outcomes = std::thread::scope(|scope| {
            let app = &app;
            ids.map(|id| scope.spawn(move || accounts::remove(app, id)))
                .map(|thread| thread.join().unwrap())
        });
        let refused = |outcome: &Result<(), AccountAdminError>| matches!(outcome, Err(AccountAdminError::LastOwner(_)));
        assert_eq!(
            outcomes.iter().filter(|outcome| refused(outcome)).count(),
            1,
            "{outcomes:?}"
        );
    });
}
