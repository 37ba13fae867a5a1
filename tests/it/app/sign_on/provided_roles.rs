//! Roles from a provider: it changes only those that it assigned, and never removes the last owner.

use serde_json::json;
use urbivox::app::access::Role;
use urbivox::app::people::roster;

use super::city::{City, came, member, person, roles};
use crate::http::staff::{StaffClient, clerk};
use crate::world::World;

fn role_of(world: &World, city: &City, address: &str) -> Vec<String> {
    let own = roles(world, city).into_iter().filter(|(email, _)| email == address);
    own.map(|(_, role)| role).collect()
}

/// Assigns a role by hand, as an owner would.
fn give(world: &World, city: &City, address: &str, role: Option<Role>) {
    let app = world.server.app().on_behalf_of(&roster::operator());
    let (members, _) = roster::list(&app, Some(&city.slug())).unwrap();
    let found = members.iter().find(|member| member.email == address).unwrap();
    roster::set_role(&app, &roster::operator(), Some(&city.slug()), found.id, role).unwrap();
}

#[test]
fn a_provider_changes_the_roles_that_it_granted() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "tampere.fi");
        drop(clerk(world, Role::Owner, Some("tampere")));
        let mut ada = came(world, &tampere, member("1", "ada@tampere.fi", "heads"));
        assert_eq!(role_of(world, &tampere, "ada@tampere.fi"), ["owner"]);
        drop(came(world, &tampere, member("1", "ada@tampere.fi", "team")));
        assert_eq!(role_of(world, &tampere, "ada@tampere.fi"), ["editor"]);
        // The existing session has only the permissions of the current role.
        assert_eq!(ada.get(world, "/staff/cities/tampere/people").status, 403);
        // The provider assigns no role any more: the role and the sessions end.
        tampere
            .set(world, "tampere.fi", &json!({"default_role": null}))
            .unwrap();
        let mut again = StaffClient::default();
        let back = tampere.sign_on(world, &mut again, person("1", "ada@tampere.fi"));
        assert_eq!(back.status, 401);
        assert!(back.page().text().contains("no-role"));
        assert_eq!(role_of(world, &tampere, "ada@tampere.fi"), Vec::<String>::new());
        assert!(ada.is_signed_out(world));
        let mut stranger = StaffClient::default();
        let back = tampere.sign_on(world, &mut stranger, person("2", "eve@tampere.fi"));
        assert_eq!(back.status, 401);
    });
}

#[test]
fn a_provider_does_not_change_roles_granted_by_people() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "tampere.fi");
        drop(clerk(world, Role::Owner, Some("tampere")));
        let ada = "ada@tampere.fi";
        drop(came(world, &tampere, person("1", ada)));
        give(world, &tampere, ada, Some(Role::Editor));
        for said in [person("1", ada), member("1", ada, "heads")] {
            drop(came(world, &tampere, said));
            assert_eq!(role_of(world, &tampere, ada), ["editor"]);
        }
        // The same role, assigned by hand, counts as assigned by hand.
        let eve = "eve@tampere.fi";
        drop(came(world, &tampere, person("2", eve)));
        give(world, &tampere, eve, Some(Role::Viewer));
        drop(came(world, &tampere, member("2", eve, "heads")));
        assert_eq!(role_of(world, &tampere, eve), ["viewer"]);
        // It gives access whatever the provider says.
        tampere
            .set(world, "tampere.fi", &json!({"default_role": null}))
            .unwrap();
        drop(came(world, &tampere, person("2", eve)));
        // The owner of another city with the same address is another person.
        assert_eq!(role_of(world, &tampere, "owner.tampere@example.org"), ["owner"]);
    });
}

#[test]
fn a_provider_never_removes_the_last_owner() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "tampere.fi");
        for (subject, address) in [("1", "ada@tampere.fi"), ("2", "eve@tampere.fi")] {
            drop(came(world, &tampere, member(subject, address, "heads")));
        }
        drop(came(world, &tampere, person("1", "ada@tampere.fi")));
        assert_eq!(
            role_of(world, &tampere, "ada@tampere.fi"),
            ["viewer"],
            "there is another owner"
        );
        for said in [person("2", "eve@tampere.fi"), member("2", "eve@tampere.fi", "team")] {
            let mut eve = came(world, &tampere, said);
            assert_eq!(role_of(world, &tampere, "eve@tampere.fi"), ["owner"]);
            assert_eq!(eve.get(world, "/staff/cities/tampere/people").status, 200);
        }
        tampere
            .set(world, "tampere.fi", &json!({"default_role": null}))
            .unwrap();
        drop(came(world, &tampere, person("2", "eve@tampere.fi")));
        assert_eq!(role_of(world, &tampere, "eve@tampere.fi"), ["owner"]);
        // With another owner in place, the provider can change the role.
        drop(came(world, &tampere, member("3", "ida@tampere.fi", "heads")));
        let mut eve = StaffClient::default();
        assert_eq!(
            tampere.sign_on(world, &mut eve, person("2", "eve@tampere.fi")).status,
            401
        );
        assert_eq!(role_of(world, &tampere, "eve@tampere.fi"), Vec::<String>::new());
    });
}

#[test]
fn concurrent_demotions_by_a_provider_leave_one_owner() {
    World::on_each(|world| {
        let tampere = City::set_up(world, "tampere", "tampere.fi");
        let people = [("1", "ada@tampere.fi"), ("2", "eve@tampere.fi")];
        for (subject, address) in people {
            drop(came(world, &tampere, member(subject, address, "heads")));
        }
        std::thread::scope(|scope| {
            for (subject, address) in people {
                let tampere = &tampere;
                scope.spawn(move || drop(came(world, tampere, person(subject, address))));
            }
        });
        let owners = roles(world, &tampere).into_iter().filter(|(_, role)| role == "owner");
        assert_eq!(owners.count(), 1);
    });
}
