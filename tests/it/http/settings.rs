//! Settings of a city for its pages and notices, and the default survey of a service.

use serde_json::{Value, json};
use urbivox::app::access::Role;
use urbivox_core::survey::Slug;

use crate::world::{Database, SURVEY, World, key, visit};

const CITY: &str = "/api/v1/cities/tampere";
const SURVEYS: &str = "/api/v1/cities/tampere/services/day-care/surveys";

fn all() -> Value {
    json!({
        "accent": "#0A5C36",
        "contact": {"name": "Service desk", "email": "palaute@example.fi", "url": "https://example.fi/palaute", "phone": "+358 3 1234 567"},
        "retention_days": 730,
        "controller": "City of Tampere, PL 487, 33101 Tampere",
        "accessibility_contact": "https://example.fi/a11y"
    })
}

#[test]
fn settings_are_stored_changed_and_deleted_one_by_one() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let before = world.get(CITY).json();
        for name in [
            "accent",
            "contact",
            "retention_days",
            "controller",
            "accessibility_contact",
        ] {
            assert_eq!(before.get(name), Some(&Value::Null), "{name}");
        }
        let changed = world.call("PATCH", CITY, &all());
        assert_eq!(changed.status, 200, "{changed:?}");
        let stored = world.get(CITY).json();
        assert_eq!(stored, changed.json());
        assert_eq!(stored["accent"], "#0a5c36", "in lower case");
        for name in ["contact", "retention_days", "controller", "accessibility_contact"] {
            assert_eq!(stored[name], all()[name], "{name}");
        }

        let change = json!({"retention_days": null, "contact": {"phone": "112"}, "name": "Tammerfors"});
        let stored = world.call("PATCH", CITY, &change).json();
        assert_eq!(
            (&stored["retention_days"], &stored["contact"], &stored["name"]),
            (&Value::Null, &json!({"phone": "112"}), &json!("Tammerfors"))
        );
        assert_eq!(
            (&stored["accent"], &stored["controller"]),
            (&json!("#0a5c36"), &all()["controller"])
        );
    });
}

#[test]
fn all_errors_of_the_settings_are_reported_together() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let change = json!({
            "accent": "#7fbf3f", "retention_days": 29, "controller": "", "accessibility_contact": "call us",
            "contact": {"email": "nobody", "url": "javascript:alert(1)", "phone": "five"}, "timezone": "Mars/Olympus"
        });
        let refused = world.call("PATCH", CITY, &change);
        assert_eq!((refused.status, refused.problem().as_str()), (422, "invalid-body"));
        let expected = [
            ("/timezone", "bad-timezone"),
            ("/accent", "low-contrast"),
            ("/contact/email", "bad-email"),
            ("/contact/url", "bad-url"),
            ("/contact/phone", "bad-phone"),
            ("/retention_days", "out-of-range"),
            ("/controller", "bad-length"),
            ("/accessibility_contact", "bad-contact"),
        ];
        let expected = expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned()));
        assert_eq!(refused.errors(), expected);
        let faults = refused.json()["errors"].clone();
        let detail = faults[1]["detail"].as_str().unwrap();
        assert!(detail.contains("2.22:1"), "{detail}");
        assert_eq!(
            world.get(CITY).json()["retention_days"],
            Value::Null,
            "nothing was changed"
        );
        let empty = world.call("PATCH", CITY, &json!({"contact": {}}));
        assert_eq!(empty.errors(), [("/contact".to_owned(), "empty".to_owned())]);
        let turned = json!({"controller": "City of \u{202e}erepmaT", "contact": {"name": "\u{200b}"}});
        let expected = [("/contact/name", "bad-length"), ("/controller", "control-character")];
        let expected = expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned()));
        assert_eq!(world.call("PATCH", CITY, &turned).errors(), expected);
        let viewer = key(&world.server, Role::Viewer, Some("tampere"));
        assert_eq!(world.call_as(&viewer, "PATCH", CITY, &all()).status, 403);
    });
}

#[test]
fn pages_of_a_cached_city_run_no_query() {
    World::on_each(|world| {
        world.publish(&visit());
        let app = world.server.app();
        let slug = |text: &str| Slug::parse(text).unwrap();
        let facts = app.catalogue.city(&app.storage, &slug("tampere")).unwrap().unwrap();
        assert_eq!((facts.name.as_str(), facts.accent()), ("tampere", None));
        assert!(app.catalogue.city(&app.storage, &slug("nowhere")).unwrap().is_none());

        let change = json!({"name": "Tampere", "accent": "#0a5c36"});
        assert_eq!(world.call("PATCH", CITY, &change).status, 200);
        let name = json!({"name": {"fi": "Päivähoito", "sv": "Dagvård"}});
        assert_eq!(
            world.call("PATCH", &format!("{CITY}/services/day-care"), &name).status,
            200
        );
        let facts = app.catalogue.city(&app.storage, &slug("tampere")).unwrap().unwrap();
        assert_eq!(
            (facts.name.as_str(), facts.accent().as_deref()),
            ("Tampere", Some("#0a5c36"))
        );
        assert!(std::sync::Arc::ptr_eq(
            &facts,
            &app.catalogue.city(&app.storage, &slug("tampere")).unwrap().unwrap()
        ));
        let path = urbivox::app::authoring::SurveyPath {
            city: slug("tampere"),
            service: slug("day-care"),
            survey: slug("visit"),
        };
        let published = app.catalogue.find(&app.storage, &path).unwrap().unwrap();
        assert_eq!(published.city.name, "Tampere");
        for (language, name) in [
            ("sv", "Dagvård"),
            ("fi", "Päivähoito"),
            ("en", "Päivähoito"),
            ("?", "Päivähoito"),
        ] {
            assert_eq!(published.service_name(language), name, "{language}");
        }
    });
}

/// The default survey of the service.
fn default_survey(world: &World) -> Option<String> {
    let app = world.server.app();
    let (city, service) = (Slug::parse("tampere").unwrap(), Slug::parse("day-care").unwrap());
    let found = app
        .catalogue
        .default_survey(&app.storage, &app.clock, &city, &service)
        .unwrap();
    found.map(|path| path.survey.to_string())
}

#[test]
fn the_address_of_a_service_opens_its_default_or_oldest_open_survey() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        assert_eq!(default_survey(world), None);
        let add = |slug: &str, definition: &Value| {
            let body = json!({"slug": slug, "definition": definition});
            assert_eq!(world.call("POST", SURVEYS, &body).status, 201);
        };
        let publish = |slug: &str| {
            let published = world.call("POST", &format!("{SURVEYS}/{slug}/publish"), &Value::Null);
            assert_eq!(published.status, 200, "{published:?}");
        };
        let close = |slug: &str| world.call("POST", &format!("{SURVEYS}/{slug}/close"), &Value::Null);
        add("zebra", &visit());
        add("visit", &visit());
        assert_eq!(default_survey(world), None, "nothing is published");
        publish("visit");
        assert_eq!(default_survey(world).as_deref(), Some("visit"));
        publish("zebra");
        assert_eq!(default_survey(world).as_deref(), Some("zebra"), "made before");
        assert_eq!(close("zebra").status, 200);
        assert_eq!(default_survey(world).as_deref(), Some("visit"), "the other is closed");
        assert_eq!(close("visit").status, 200);
        assert_eq!(
            default_survey(world).as_deref(),
            Some("zebra"),
            "all are closed: the oldest is shown as closed"
        );
        let mut later = visit();
        later["opens_on"] = json!("2199-01-01");
        add("later", &later);
        publish("later");
        assert_eq!(
            default_survey(world).as_deref(),
            Some("later"),
            "the page shows when it opens"
        );
        add("default", &visit());
        publish("default");
        assert_eq!(default_survey(world).as_deref(), Some("default"));
        publish("visit");
        assert_eq!(default_survey(world).as_deref(), Some("default"));
        let elsewhere = Slug::parse("nowhere").unwrap();
        let app = world.server.app();
        assert!(
            app.catalogue
                .default_survey(&app.storage, &app.clock, &elsewhere, &elsewhere)
                .unwrap()
                .is_none()
        );
    });
}

#[test]
fn the_survey_of_a_service_changes_with_the_day() {
    use urbivox::clock::Clock;
    for database in Database::each() {
        let mut database = Some(database);
        for (time, expected) in [("2026-03-01T12:00:00Z", "visit"), ("2026-03-03T12:00:00Z", "second")] {
            let world = World::on(database.take().unwrap(), Clock::Fixed(time.parse().unwrap()), u32::MAX);
            if expected == "visit" {
                let mut first = visit();
                first["closes_on"] = json!("2026-03-02");
                world.publish(&first);
                assert_eq!(
                    world
                        .call("POST", &format!("{SURVEY}/copy"), &json!({"slug": "second"}))
                        .status,
                    201
                );
                assert_eq!(
                    world.call("PUT", &format!("{SURVEYS}/second/draft"), &visit()).status,
                    200
                );
                assert_eq!(
                    world
                        .call("POST", &format!("{SURVEYS}/second/publish"), &Value::Null)
                        .status,
                    200
                );
            }
            assert_eq!(default_survey(&world).as_deref(), Some(expected), "{time}");
            database = Some(world.into_database());
        }
    }
}
