//! Placements: registration, kinds, permissions and staff keys.

use serde_json::{Value, json};
use urbivox::app::App;
use urbivox::app::access::Role;
use urbivox::app::authoring::SurveyPath;
use urbivox::app::placements;
use urbivox_core::survey::Slug;

use crate::world::{Database, SURVEY, World, config, key, submission, visit};

fn placements() -> String {
    format!("{SURVEY}/placements")
}

fn add(world: &World, slug: &str, kind: &str) -> Value {
    let made = world.call("POST", &placements(), &json!({"slug": slug, "kind": kind}));
    assert_eq!(made.status, 201, "{made:?}");
    made.json()
}

fn path() -> SurveyPath {
    let slug = |text: &str| Slug::parse(text).unwrap();
    SurveyPath {
        city: slug("tampere"),
        service: slug("day-care"),
        survey: slug("visit"),
    }
}

/// A server with a configured public address.
fn world(database: Database) -> World {
    let mut config = config(&database, u32::MAX);
    config.public_url = Some("https://surveys.example.eu".to_owned());
    let world = World::configured(database, config);
    world.publish(&visit());
    world
}

#[test]
fn a_placement_is_registered_listed_and_deleted() {
    World::on_each(|world| {
        world.publish(&visit());
        let body = json!({"slug": "qr-desk-2", "kind": "qr", "name": "Desk 2"});
        let made = world.call("POST", &placements(), &body);
        assert_eq!(made.status, 201, "{made:?}");
        let location = made.header("location").to_owned();
        assert!(location.ends_with("/surveys/visit/placements/qr-desk-2"), "{location}");
        assert_eq!(world.get(&location).json(), made.json());
        assert_eq!(
            (&made.json()["kind"], &made.json()["name"]),
            (&json!("qr"), &json!("Desk 2"))
        );
        assert_eq!(world.call("POST", &placements(), &body).problem(), "exists");

        add(world, "a", "link");
        let page = world.get(&format!("{}?limit=1", placements())).json();
        assert_eq!(page["items"][0]["slug"], "a");
        let next = page["next"].as_str().unwrap();
        let page = world.get(&format!("{}?limit=1&cursor={next}", placements())).json();
        assert_eq!(
            (&page["items"][0]["slug"], &page["next"]),
            (&json!("qr-desk-2"), &Value::Null)
        );

        assert_eq!(world.call("DELETE", &location, &Value::Null).status, 204);
        let gone = world.get(&location);
        assert_eq!((gone.status, gone.problem().as_str()), (404, "no-such-placement"));
        assert_eq!(world.call("DELETE", &location, &Value::Null).status, 404);
        assert_eq!(world.call("POST", &placements(), &body).status, 201, "and made again");
    });
}

#[test]
fn all_errors_of_a_placement_are_reported_together() {
    World::on_each(|world| {
        world.publish(&visit());
        let refused = world.call(
            "POST",
            &placements(),
            &json!({"slug": "Desk 2", "kind": "billboard", "name": ""}),
        );
        assert_eq!((refused.status, refused.problem().as_str()), (422, "invalid-body"));
        let mut faults = refused.errors();
        faults.sort();
        let expected = [
            ("/kind", "unknown-kind"),
            ("/name", "bad-length"),
            ("/slug", "bad-slug"),
        ];
        assert_eq!(
            faults,
            expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned()))
        );
        let elsewhere = placements().replace("visit", "nowhere");
        let body = json!({"slug": "a", "kind": "link"});
        assert_eq!(world.call("POST", &elsewhere, &body).problem(), "no-such-survey");
    });
}

#[test]
fn each_kind_of_placement_has_its_link_or_code() {
    for database in Database::each() {
        let world = world(database);
        let site = "https://surveys.example.eu";
        let at = "tampere/day-care/visit";
        for (kind, url) in [
            ("link", format!("{site}/s/{at}?p=k-link")),
            ("button", format!("{site}/s/{at}?p=k-button")),
            ("widget", format!("{site}/s/{at}?p=k-widget")),
            ("iframe", format!("{site}/embed/{at}?p=k-iframe")),
            ("email", format!("{site}/s/{at}?p=k-email")),
            ("qr", format!("{site}/s/{at}?p=k-qr")),
            ("api", format!("{site}{SURVEY}/responses")),
        ] {
            let placement = add(&world, &format!("k-{kind}"), kind);
            assert_eq!(placement["url"], url, "{kind}");
            let has_snippet = ["button", "widget", "iframe"].contains(&kind);
            assert_eq!(placement["snippet"].is_string(), has_snippet, "{kind}");
            assert_eq!(placement["poster"].is_object(), kind == "qr", "{kind}");
        }
        let kiosk = add(&world, "k-kiosk", "kiosk");
        let (url, key) = kiosk["url"].as_str().unwrap().split_once("&k=").unwrap();
        assert_eq!((url, key.len()), (format!("{site}/kiosk/{at}?p=k-kiosk").as_str(), 16));
        let snippet = |kind: &str| {
            let placement = world.get(&format!("{}/k-{kind}", placements())).json();
            placement["snippet"].as_str().unwrap().to_owned()
        };
        let widget = snippet("widget");
        assert!(
            widget.starts_with(&format!("<script src=\"{site}/embed.js?v=")),
            "{widget}"
        );
        let rest = format!("data-urbivox=\"{at}\" data-placement=\"k-widget\" data-lang=\"en\" defer></script>");
        assert!(widget.ends_with(&rest), "{widget}");
        assert!(snippet("iframe").contains(&format!("src=\"{site}/embed/{at}?p=k-iframe\" title=\"Your visit\"")));
        assert!(snippet("button").contains(&format!("href=\"{site}/s/{at}?p=k-button\"")));
        assert!(
            snippet("button").ends_with(">Give feedback</a>"),
            "{}",
            snippet("button")
        );
        let qr = world.get(&format!("{}/k-qr", placements())).json();
        assert_eq!(qr["qr"]["svg"], format!("{site}/qr/{at}.svg?p=k-qr"));
        assert_eq!(qr["poster"]["png"], format!("{site}/poster/{at}.png?p=k-qr"));
    }
}

#[test]
fn a_hostile_title_is_escaped_in_its_attribute() {
    World::on_each(|world| {
        let mut definition = visit();
        definition["title"]["en"] = json!("\"><script>alert('x')</script>&");
        world.publish(&definition);
        let snippet = add(world, "frame", "iframe")["snippet"].as_str().unwrap().to_owned();
        let title = "title=\"&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;\"";
        assert!(snippet.contains(title), "{snippet}");
    });
}

#[test]
fn without_a_public_url_the_requested_host_is_shown() {
    World::on_each(|world| {
        world.publish(&visit());
        let url = add(world, "a", "link")["url"].as_str().unwrap().to_owned();
        assert_eq!(url, format!("{}/s/tampere/day-care/visit?p=a", world.base));
        let bearer = format!("Bearer {}", world.key);
        let headers = [
            ("authorization", bearer.as_str()),
            ("x-forwarded-host", "evil.example"),
            ("x-forwarded-proto", "https"),
        ];
        let shown = world.send("GET", &format!("{}/a", placements()), &headers, b"").json();
        assert_eq!(
            shown["url"], url,
            "forwarded headers of an untrusted client are ignored"
        );
    });
}

#[test]
fn placements_can_be_added_before_publication() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        let body = json!({"slug": "visit", "definition": visit()});
        let surveys = "/api/v1/cities/tampere/services/day-care/surveys";
        assert_eq!(world.call("POST", surveys, &body).status, 201);
        let placement = add(world, "widget", "widget");
        assert!(
            placement["snippet"].as_str().unwrap().contains("data-lang=\"fi\""),
            "{placement}"
        );
    });
}

#[test]
fn a_survey_has_two_hundred_placements_at_most() {
    World::on_each(|world| {
        world.publish(&visit());
        for number in 0..200 {
            add(world, &format!("p-{number}"), "link");
        }
        let refused = world.call("POST", &placements(), &json!({"slug": "one-more", "kind": "link"}));
        assert_eq!(
            (refused.status, refused.problem().as_str()),
            (409, "too-many-placements")
        );
    });
}

#[test]
fn roles_see_and_change_placements_of_their_own_city() {
    World::on_each(|world| {
        world.publish(&visit());
        world.settle("oulu", "parking");
        add(world, "paper", "staff");
        let editor = key(&world.server, Role::Editor, Some("tampere"));
        let viewer = key(&world.server, Role::Viewer, Some("tampere"));
        let stranger = key(&world.server, Role::Editor, Some("oulu"));
        let analyst = key(&world.server, Role::Analyst, None);
        let one = format!("{}/paper", placements());
        for (who, read, change) in [
            (&editor, 200, 204),
            (&viewer, 200, 403),
            (&stranger, 404, 404),
            (&analyst, 403, 403),
        ] {
            assert_eq!(world.call_as(who, "GET", &one, &Value::Null).status, read);
            if change != 204 {
                assert_eq!(world.call_as(who, "DELETE", &one, &Value::Null).status, change);
                let body = json!({"slug": "x", "kind": "link"});
                assert_eq!(world.call_as(who, "POST", &placements(), &body).status, change);
            }
        }
        let shown = |who: &str| world.call_as(who, "GET", &one, &Value::Null).json()["url"].clone();
        assert!(shown(&editor).as_str().unwrap().contains("?p=paper&k="));
        assert_eq!(shown(&viewer), Value::Null, "the address is a key");
        assert_eq!(world.call_as(&editor, "DELETE", &one, &Value::Null).status, 204);
        assert_eq!(world.send("GET", &one, &[], b"").status, 401);
    });
}

#[test]
fn a_staff_key_is_valid_as_long_as_its_placement() {
    World::on_each(|world| {
        world.publish(&visit());
        let app = world.server.app();
        let key_of = |placement: &Value| {
            let url = placement["url"].as_str().unwrap().to_owned();
            url.rsplit_once("&k=").unwrap().1.to_owned()
        };
        let is_staff = |placement: &str, key: Option<&str>| {
            let published = app.catalogue.find(&app.storage, &path()).unwrap().unwrap();
            placements::is_staff_key(app, &published, placement, key)
        };
        let first = key_of(&add(world, "paper", "staff"));
        let other = key_of(&add(world, "phone", "staff"));
        add(world, "qr", "qr");
        assert_eq!(first.len(), 16, "{first}");
        assert!(is_staff("paper", Some(&first)) && is_staff("phone", Some(&other)));
        for (placement, shown) in [
            ("paper", None),
            ("paper", Some("")),
            ("paper", Some(other.as_str())),
            ("paper", Some(&first[..15])),
            ("qr", Some(&first)),
            ("nowhere", Some(&first)),
        ] {
            assert!(!is_staff(placement, shown), "{placement} {shown:?}");
        }
        let one = format!("{}/paper", placements());
        assert_eq!(world.call("DELETE", &one, &Value::Null).status, 204);
        assert!(!is_staff("paper", Some(&first)));
        let again = key_of(&add(world, "paper", "staff"));
        assert!(again != first && is_staff("paper", Some(&again)) && !is_staff("paper", Some(&first)));
    });
}

#[test]
fn staff_placements_require_permission_to_enter_responses() {
    World::on_each(|world| {
        world.publish(&visit());
        world.settle("oulu", "parking");
        add(world, "paper", "staff");
        add(world, "desk", "qr");
        let submit = |key: Option<&str>, placement: &str| {
            let mut body = submission(&json!({"satisfaction": 5}));
            body["placement"] = json!(placement);
            let responses = format!("{SURVEY}/responses");
            match key {
                Some(key) => world.call_as(key, "POST", &responses, &body),
                None => world.post(&responses, &body),
            }
        };
        let editor = key(&world.server, Role::Editor, Some("tampere"));
        let interviewer = key(&world.server, Role::Interviewer, Some("tampere"));
        let viewer = key(&world.server, Role::Viewer, Some("tampere"));
        let stranger = key(&world.server, Role::Editor, Some("oulu"));
        assert_eq!(submit(None, "paper").problem(), "forbidden");
        assert_eq!(submit(Some(&viewer), "paper").problem(), "forbidden");
        assert_eq!(submit(Some(&stranger), "paper").problem(), "forbidden");
        assert_eq!(submit(Some("uvx_wrong"), "paper").status, 403);
        assert_eq!(submit(Some(&editor), "paper").status, 201);
        assert_eq!(submit(Some(&interviewer), "paper").status, 201);
        assert_eq!(submit(None, "desk").status, 201);
        assert_eq!(submit(None, "never-registered").status, 201);
        assert_eq!(
            world
                .call("DELETE", &format!("{}/paper", placements()), &Value::Null)
                .status,
            204
        );
        assert_eq!(submit(None, "paper").status, 201, "a removed placement needs no key");
        assert_eq!(world.verify(), 5);
    });
}

#[test]
fn another_replica_learns_of_a_placement_from_the_revision() {
    for database in Database::each() {
        let world = world(database);
        let other = App::start(&config(&world.database, u32::MAX)).unwrap();
        let knows = || {
            other.catalogue.refresh(&other.storage).unwrap();
            let published = other.catalogue.find(&other.storage, &path()).unwrap().unwrap();
            published.offered("desk").is_some()
        };
        assert!(!knows());
        add(&world, "desk", "qr");
        assert!(knows());
        let one = format!("{}/desk", placements());
        assert_eq!(world.call("DELETE", &one, &Value::Null).status, 204);
        assert!(!knows());
    }
}
