//! Types of services, by which services of several cities are compared.

use serde_json::{Value, json};
use urbivox::app::access::Role;

use super::staff::clerk;
use crate::world::World;

const SERVICES: &str = "/api/v1/cities/tampere/services";

#[test]
fn the_list_of_types_is_public_and_names_procedures_and_vocabularies() {
    World::on_each(|world| {
        let answer = world.send("GET", "/api/v1/service-types", &[], b"");
        assert_eq!(
            (answer.status, answer.header("cache-control")),
            (200, "public, max-age=3600")
        );
        let list = answer.json();
        assert_eq!((&list["version"], &list["next"]), (&json!("2026-1"), &Value::Null));
        let items = list["items"].as_array().unwrap();
        let of = |id: &str| items.iter().find(|item| item["id"] == id).unwrap();
        let moved = of("change-of-address");
        assert_eq!(
            moved["procedure"],
            json!({"code": "V1", "heading": "Moving", "name": "Registering a change of address"})
        );
        assert_eq!(
            (&moved["life_event"], &moved["cpsv_type"]),
            (
                &json!("moving-home"),
                &json!("http://publications.europa.eu/resource/authority/main-activity/gen-pub")
            )
        );
        assert_eq!(moved["name"].as_object().unwrap().len(), 6);
        assert_eq!(
            (&of("library")["procedure"], &of("library")["life_event"]),
            (&Value::Null, &Value::Null)
        );
    });
}

#[test]
fn a_service_has_a_type_that_is_chosen_changed_and_taken_away() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let at = format!("{SERVICES}/day-care");
        assert_eq!(world.get(&at).json()["service_type"], Value::Null);
        let new = json!({"slug": "library", "name": {"en": "Library"}, "service_type": "library"});
        let made = world.call("POST", SERVICES, &new);
        assert_eq!((made.status, &made.json()["service_type"]), (201, &json!("library")));

        let classified = world.call("PATCH", &at, &json!({"service_type": "day-care"}));
        assert_eq!(classified.status, 200, "{classified:?}");
        assert_eq!(
            classified.json(),
            json!({"slug": "day-care", "name": {"en": "day-care"}, "service_type": "day-care"})
        );
        let renamed = world.call("PATCH", &at, &json!({"name": {"en": "Day care"}})).json();
        assert_eq!(
            (&renamed["name"], &renamed["service_type"]),
            (&json!({"en": "Day care"}), &json!("day-care"))
        );
        let listed = world.get(SERVICES).json();
        assert_eq!(listed["items"][0], world.get(&at).json());
        let cleared = world.call("PATCH", &at, &json!({"service_type": null})).json();
        assert_eq!(cleared["service_type"], Value::Null);
        assert_eq!(world.call("PATCH", &at, &json!({})).status, 200);

        let unknown = [("/service_type".to_owned(), "unknown-service-type".to_owned())];
        for refused in [
            world.call("PATCH", &at, &json!({"service_type": "parking permits"})),
            world.call(
                "POST",
                SERVICES,
                &json!({"slug": "x", "name": {"en": "X"}, "service_type": ""}),
            ),
        ] {
            assert_eq!((refused.status, refused.errors()), (422, unknown.to_vec()));
        }
        let mut owner = clerk(world, Role::Owner, Some("tampere"));
        let log = owner.get(world, "/staff/cities/tampere/audit").page().text();
        assert!(
            log.contains("service.classify") && log.contains("service.rename"),
            "{log}"
        );
    });
}

#[test]
fn staff_choose_the_type_of_a_new_and_of_a_known_service() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let mut editor = clerk(world, Role::Editor, Some("tampere"));
        let home = "/staff/cities/tampere";
        let fields = [("do", "service"), ("name", "Pysäköinti"), ("service_type", "parking")];
        assert_eq!(editor.post(world, home, &fields).status, 303);
        assert_eq!(
            world.get(&format!("{SERVICES}/pysakointi")).json()["service_type"],
            "parking"
        );
        let fields = [("do", "service"), ("name", "Vesi"), ("service_type", "wine")];
        assert_eq!(editor.post(world, home, &fields).status, 422);

        let page = format!("{home}/services");
        let text = editor.get(world, &page).page().text();
        assert!(
            text.contains("Parking permit and parking") && text.contains("No type: not compared"),
            "{text}"
        );
        let classify = |editor: &mut super::staff::StaffClient, service: &str, id: &str| {
            let fields = [("do", "classify"), ("service", service), ("service_type", id)];
            editor.post(world, &page, &fields).status
        };
        assert_eq!(classify(&mut editor, "day-care", "day-care"), 303);
        assert_eq!(
            world.get(&format!("{SERVICES}/day-care")).json()["service_type"],
            "day-care"
        );
        assert_eq!(classify(&mut editor, "day-care", ""), 303);
        assert_eq!(
            world.get(&format!("{SERVICES}/day-care")).json()["service_type"],
            Value::Null
        );
        assert_eq!(classify(&mut editor, "day-care", "wine"), 422);
        assert_eq!(classify(&mut editor, "nothing", "day-care"), 404);
        let mut viewer = clerk(world, Role::Viewer, Some("tampere"));
        assert_eq!(viewer.get(world, &page).status, 403);
    });
}
