//! `urbivox staff`: account administration by the operator.

use urbivox::app::people::accounts;

use super::run;
use crate::http::staff::{Factor, StaffClient, clerk, invite};
use crate::world::World;
use urbivox::app::access::Role;

#[test]
fn the_operator_lists_people_resets_a_factor_ends_sessions_and_removes() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let url = world.database.url();
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        drop(clerk(world, Role::Viewer, Some("tampere")));
        Factor::set_up(world, &mut owner, "/staff/account");
        let email = "owner.tampere@example.org";

        let listed = run(url, &["staff", "list"]).succeeded();
        let line = |start: &str| listed.lines().find(|line| line.starts_with(start)).unwrap().to_owned();
        let own: Vec<String> = line(email).split_whitespace().map(str::to_owned).collect();
        assert_eq!(
            (own[1].as_str(), own[3].as_str(), own[4].as_str()),
            ("yes", "owner:tampere", "Somebody")
        );
        assert!(
            own[2].ends_with('Z') && line("viewer.tampere").contains(" no "),
            "{listed}"
        );
        let found = run(url, &["staff", "list", "--search", "viewer.t"]).succeeded();
        assert_eq!(found.lines().count(), 2, "{found}");

        let reset = run(url, &["staff", "reset-factor", "Owner.Tampere@example.org"]).succeeded();
        assert!(reset.contains("no longer has a second factor"), "{reset}");
        assert!(
            run(url, &["staff", "reset-factor", email])
                .succeeded()
                .contains("had no second factor")
        );
        assert_eq!(owner.get(world, "/staff/account").status, 303);

        let mut again = StaffClient::default();
        again.sign_in(world, email);
        let ended = run(url, &["staff", "sign-out", email]).succeeded();
        assert!(ended.contains("1 sessions ended"), "{ended}");
        assert_eq!(again.get(world, "/staff/account").status, 303);

        run(url, &["staff", "remove", email]).assert_failed_with(&["last owner of tampere"]);
        run(url, &["staff", "remove", "viewer.tampere@example.org"]).succeeded();
        for words in ["reset-factor", "sign-out", "remove"] {
            run(url, &["staff", words, "viewer.tampere@example.org"])
                .assert_failed_with(&["there is no account for this address"]);
            run(url, &["staff", words, "nothing"]).assert_failed_with(&["not an e-mail address"]);
            run(url, &["staff", words]).assert_wrong_usage();
        }
        let storage = &world.server.app().storage;
        let log = storage.read(|db| urbivox::storage::audit::after(db, 0, 1_000)).unwrap();
        for action in ["factor.reset", "session.end", "person.remove"] {
            assert!(
                log.iter()
                    .any(|entry| entry.action == action && entry.actor == "operator"),
                "{action}"
            );
        }
    });
}

#[test]
fn the_operator_sets_which_roles_need_a_second_factor() {
    World::on_each(|world| {
        world.execute("delete from installation where name = 'second_factor_roles'");
        let url = world.database.url();
        let required = |more: &[&str]| run(url, &[&["staff", "require-factor"], more].concat()).succeeded();
        assert_eq!(required(&[]), "roles that require a second factor: admin, owner\n");
        assert_eq!(
            required(&["--role", "editor", "--role", "admin"]),
            "roles that require a second factor: admin, editor\n"
        );
        assert_eq!(required(&[]), "roles that require a second factor: admin, editor\n");
        assert_eq!(required(&["--none"]), "no role requires a second factor\n");
        run(url, &["staff", "require-factor", "--role", "boss"]).assert_wrong_usage();
        run(url, &["staff", "require-factor", "--none", "--role", "admin"]).assert_wrong_usage();
    });
}

#[test]
fn the_command_does_not_remove_the_last_admin() {
    World::on_each(|world| {
        let url = world.database.url();
        drop(clerk(world, Role::Admin, None));
        let email = "admin.all@example.org";
        run(url, &["staff", "remove", email]).assert_failed_with(&["last admin"]);
        let path = invite(world, "second@example.org", Role::Admin, None);
        let fields = [
            ("name", "Second"),
            ("password", crate::http::staff::PASSWORD),
            ("language", "en"),
        ];
        assert_eq!(StaffClient::default().post(world, &path, &fields).status, 303);
        run(url, &["staff", "remove", email]).succeeded();
        assert!(accounts::person_of_email(world.server.app(), email).is_err());
    });
}
