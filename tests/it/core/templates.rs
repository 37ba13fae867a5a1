//! Survey templates: complete in all their languages, and ready to be published.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use urbivox_core::i18n;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::language::Language;
use urbivox_core::survey::templates;

use crate::world::World;

#[test]
fn every_template_is_complete_in_each_of_its_languages() {
    assert_eq!(templates::all().count(), 12);
    for template in templates::all() {
        let definition = Definition::parse(&template.document(&[])).unwrap();
        assert_eq!(definition.publication_violations(), [], "{}", template.id);
        assert_eq!(definition.warnings(), [], "{}", template.id);
        assert_eq!(definition.default_language.as_str(), "en");
        let languages: BTreeSet<&str> = template.languages().map(Language::as_str).collect();
        let lacking: Vec<_> = i18n::languages().filter(|tag| !languages.contains(tag)).collect();
        assert!(lacking.is_empty(), "{} lacks {lacking:?}", template.id);
        assert!(!template.measures().is_empty(), "{}", template.id);
    }
}

#[test]
fn a_template_in_one_language_contains_no_other() {
    let finnish = Language::parse("fi").unwrap();
    for template in templates::all().filter(|template| template.languages().any(|own| *own == finnish)) {
        let document = template.document(std::slice::from_ref(&finnish));
        Definition::parse(&document).unwrap();
        assert_eq!(document["languages"], json!(["fi"]));
        assert!(!document.to_string().contains("\"en\""), "{}", template.id);
    }
}

#[test]
fn a_city_publishes_a_template_in_its_own_languages() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let surveys = "/api/v1/cities/tampere/services/day-care/surveys";
        let listed = world.get("/api/v1/templates").json();
        let listed = listed["items"].as_array().unwrap();
        assert!(listed.len() >= 6, "{listed:?}");
        for template in listed {
            let body = json!({"slug": template["id"], "template": template["id"]});
            let made = world.call("POST", surveys, &body);
            assert_eq!(made.status, 201, "{made:?}");
            let survey = format!("{surveys}/{}", template["id"].as_str().unwrap());
            let published = world.call("POST", &format!("{survey}/publish"), &Value::Null);
            assert_eq!(published.status, 200, "{published:?}");
            assert_eq!(
                world.get(&survey).json()["definition"]["languages"],
                json!(["fi", "en"])
            );
        }
        let refused = world.call(
            "POST",
            surveys,
            &json!({"slug": "x", "template": "nps", "languages": ["xx"]}),
        );
        assert_eq!((refused.status, refused.errors()[0].1.as_str()), (422, "not-offered"));
        let unknown = world.call("POST", surveys, &json!({"slug": "x", "template": "nothing"}));
        assert_eq!(
            unknown.errors(),
            [("/template".to_owned(), "unknown-template".to_owned())]
        );
        let neither = world.call("POST", surveys, &json!({"slug": "x"}));
        assert_eq!(neither.status, 422);
    });
}

#[test]
fn a_template_is_returned_in_the_requested_languages() {
    World::on_each(|world| {
        let found = world.get("/api/v1/templates/short-satisfaction?languages=fi,en").json();
        assert_eq!(
            (&found["languages"], &found["default_language"]),
            (&json!(["fi", "en"]), &json!("fi"))
        );
        assert_eq!(world.get("/api/v1/templates/nothing").problem(), "no-such-template");
        assert_eq!(world.get("/api/v1/templates/nps?languages=xx").problem(), "bad-query");
    });
}
