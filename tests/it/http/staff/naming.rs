//! Slugs generated from names: readable in every script, and unique.

use serde_json::json;
use urbivox::app::access::Role;

use super::{StaffClient, clerk};
use crate::world::World;

fn city(world: &World, slug: &str, language: &str) -> StaffClient {
    let body = json!({"slug": slug, "name": slug, "timezone": "Europe/Athens", "languages": [language]});
    assert_eq!(world.call("POST", "/api/v1/cities", &body).status, 201);
    clerk(world, Role::Owner, Some(slug))
}

fn services(world: &World, city: &str) -> Vec<String> {
    let found = world.get(&format!("/api/v1/cities/{city}/services")).json();
    let items = found["items"].as_array().unwrap().iter();
    let mut slugs: Vec<String> = items.map(|item| item["slug"].as_str().unwrap().to_owned()).collect();
    slugs.sort();
    slugs
}

#[test]
fn slugs_are_made_from_names() {
    World::on_each(|world| {
        let mut owner = city(world, "athina", "el");
        let desk = "/staff/cities/athina";
        let add =
            |owner: &mut StaffClient, name: &str| owner.post(world, desk, &[("do", "service"), ("name", name)]).status;
        assert_eq!(add(&mut owner, "Βιβλιοθήκη"), 303);
        assert_eq!(add(&mut owner, "Ευρωπαϊκό Μουσείο"), 303);
        // Another name with the same transliteration gets its own slug. The same name is refused.
        assert_eq!(add(&mut owner, "Vivliothiki"), 303);
        assert_eq!(add(&mut owner, "βιβλιοθήκη "), 422);
        assert_eq!(
            services(world, "athina"),
            ["evropaiko-mouseio", "vivliothiki", "vivliothiki-2"]
        );

        let begun = |owner: &mut StaffClient, title: &str| {
            let fields = [
                ("do", "survey"),
                ("service", "vivliothiki"),
                ("template", ""),
                ("title", title),
            ];
            owner.post(world, desk, &fields).header("location").to_owned()
        };
        let base = "/staff/surveys/athina/vivliothiki";
        assert_eq!(
            begun(&mut owner, "Ευχαριστημένοι;"),
            format!("{base}/efcharistimenoi/build?done=survey")
        );
        assert_eq!(
            begun(&mut owner, "Efcharistimenoi?"),
            format!("{base}/efcharistimenoi-2/build?done=survey")
        );
        assert_eq!(begun(&mut owner, "Ευχαριστημένοι;"), "");

        let survey = format!("{base}/efcharistimenoi");
        let copied = |owner: &mut StaffClient| {
            let fields = [("do", "copy"), ("name", "Αντίγραφο"), ("service", "vivliothiki")];
            owner
                .post(world, &format!("{survey}/publish"), &fields)
                .header("location")
                .to_owned()
        };
        assert_eq!(copied(&mut owner), format!("{base}/antigrafo/build?done=survey"));
        assert_eq!(copied(&mut owner), format!("{base}/antigrafo-2/build?done=survey"));

        let placements = format!("{survey}/placements");
        for (name, status) in [("Γκισέ", 303), ("", 303), ("", 303), ("γκισέ", 409)] {
            let placed = owner.post(world, &placements, &[("do", "add"), ("kind", "qr"), ("name", name)]);
            assert_eq!(placed.status, status, "{name}");
        }
        let found = world
            .get("/api/v1/cities/athina/services/vivliothiki/surveys/efcharistimenoi/placements")
            .json();
        let slugs: Vec<&str> = found["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["slug"].as_str().unwrap())
            .collect();
        assert_eq!(slugs, ["gkise", "qr", "qr-2"]);
    });
}

#[test]
fn the_language_of_the_city_chooses_the_spelling() {
    let world = World::on_sqlite();
    for (slug, language, expected) in [
        ("koeln", "de", "buecherei"),
        ("espoo", "fi", "bucherei"),
        ("ricany", "cs", "bucherei"),
    ] {
        let mut owner = city(&world, slug, language);
        owner.post(
            &world,
            &format!("/staff/cities/{slug}"),
            &[("do", "service"), ("name", "Bücherei")],
        );
        assert_eq!(services(&world, slug), [expected]);
    }
}
