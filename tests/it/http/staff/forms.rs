//! Forms without a known action change nothing and report it.

mod dump;

use serde_json::json;
use urbivox::app::access::Role;

use super::joining::confirmation_paths;
use super::{StaffClient, clerk, invite};
use crate::app::moderation;
use crate::world::{SURVEY, World, visit};
use dump::dump;

const BASE: &str = "/staff/surveys/tampere/day-care/visit";
const CITY: &str = "/staff/cities/tampere";

/// All staff pages with forms: address of the page, and target of its forms.
const FORMS: &[(&str, &str)] = &[
    ("/staff/account", "/staff/account"),
    ("/staff/account", "/staff/account/sign-on"),
    ("/staff/account", "/staff/second-factor"),
    ("/staff/people", "/staff/people"),
    ("/staff/people", "/staff/people/1"),
    ("/staff/people", "/staff/domains"),
    ("/staff/applications", "/staff/applications"),
    (CITY, CITY),
    ("/staff/cities/tampere/people", "/staff/cities/tampere/people"),
    ("/staff/cities/tampere/keys", "/staff/cities/tampere/keys"),
    ("/staff/cities/tampere/settings", "/staff/cities/tampere/settings"),
    ("/staff/cities/tampere/settings", "/staff/cities/tampere/logo"),
    ("/staff/cities/tampere/indicators", "/staff/cities/tampere/indicators"),
    ("/staff/cities/tampere/templates", "/staff/cities/tampere/templates"),
    ("/staff/cities/tampere/services", "/staff/cities/tampere/services"),
    ("/staff/cities/tampere/margins", "/staff/cities/tampere/margins"),
    ("/staff/cities/tampere/sign-on", "/staff/cities/tampere/sign-on"),
    (
        "/staff/surveys/tampere/day-care/visit/build",
        "/staff/surveys/tampere/day-care/visit/build",
    ),
    (
        "/staff/surveys/tampere/day-care/visit/build",
        "/staff/surveys/tampere/day-care/visit/build/whole",
    ),
    (
        "/staff/surveys/tampere/day-care/visit/build/satisfaction",
        "/staff/surveys/tampere/day-care/visit/build/satisfaction",
    ),
    (
        "/staff/surveys/tampere/day-care/visit/translate",
        "/staff/surveys/tampere/day-care/visit/translate",
    ),
    (
        "/staff/surveys/tampere/day-care/visit/translate",
        "/staff/surveys/tampere/day-care/visit/translate/file",
    ),
    (
        "/staff/surveys/tampere/day-care/visit/publish",
        "/staff/surveys/tampere/day-care/visit/publish",
    ),
    (
        "/staff/surveys/tampere/day-care/visit/share",
        "/staff/surveys/tampere/day-care/visit/share",
    ),
    (
        "/staff/surveys/tampere/day-care/visit/placements",
        "/staff/surveys/tampere/day-care/visit/placements",
    ),
    (
        "/staff/surveys/tampere/day-care/visit/comments",
        "/staff/surveys/tampere/day-care/visit/comments",
    ),
    (
        "/staff/surveys/tampere/day-care/visit/held",
        "/staff/surveys/tampere/day-care/visit/held",
    ),
    (
        "/staff/surveys/tampere/day-care/visit/actions",
        "/staff/surveys/tampere/day-care/visit/actions",
    ),
    (
        "/staff/surveys/tampere/day-care/visit/alerts",
        "/staff/surveys/tampere/day-care/visit/alerts",
    ),
    (
        "/staff/surveys/tampere/day-care/visit/chart",
        "/staff/surveys/tampere/day-care/visit/chart",
    ),
    (
        "/staff/surveys/tampere/day-care/visit/weighting",
        "/staff/surveys/tampere/day-care/visit/weighting",
    ),
];

/// A city in which every form has something to change.
fn busy_city(world: &World) -> StaffClient {
    world.publish(&visit());
    world.submit(&json!({"satisfaction": 2, "comment": "The queue was long"}));
    moderation::send(
        world,
        &moderation::open(world),
        &[("satisfaction", "5"), ("_do", "next")],
    );
    let mut admin = clerk(world, Role::Admin, None);
    clerk(world, Role::Owner, Some("tampere"));
    clerk(world, Role::Editor, Some("tampere"));
    invite(world, "invited@example.org", Role::Viewer, Some("tampere"));
    let done = |admin: &mut StaffClient, path: &str, fields: &[(&str, &str)]| {
        let answer = admin.post(world, path, fields);
        assert!(
            matches!(answer.status, 200 | 303),
            "{path}: {} {}",
            answer.status,
            answer.page().text()
        );
    };
    let survey = |end: &str| format!("{BASE}{end}");
    let rule = [
        ("question", "satisfaction"),
        ("bar", "70"),
        ("days", "30"),
        ("answers_min", "20"),
    ];
    done(
        &mut admin,
        &survey("/placements"),
        &[("do", "add"), ("kind", "qr"), ("name", "Desk")],
    );
    done(&mut admin, &survey("/alerts"), &[&[("do", "add")], &rule[..]].concat());
    done(
        &mut admin,
        &survey("/actions"),
        &[("do", "add"), ("said", "Slow"), ("did", "A desk")],
    );
    done(&mut admin, &survey("/share"), &[("name", "A visit"), ("note", "Short")]);
    let keys = format!("{CITY}/keys");
    done(
        &mut admin,
        &keys,
        &[("do", "make"), ("name", "web"), ("role", "viewer"), ("days", "30")],
    );
    let answer = [
        ("do", "answer"),
        ("indicator", "citi_feedback"),
        ("yes", "yes"),
        ("evidence", "https://tampere.fi"),
    ];
    done(&mut admin, &format!("{CITY}/indicators"), &answer);
    let application = [
        ("name", "Kotka"),
        ("country", "fi"),
        ("languages", "fi"),
        ("timezone", "Europe/Helsinki"),
        ("contact", "Liisa"),
        ("email", "liisa@kotka.fi"),
    ];
    done(&mut StaffClient::default(), "/join", &application);
    let confirm = confirmation_paths(world, "liisa@kotka.fi").pop().unwrap();
    done(&mut StaffClient::default(), &confirm, &[]);
    admin
}

/// Sends a form; asserts that it is refused and changes nothing.
fn is_refused(world: &World, admin: &mut StaffClient, (page, path): (&str, &str), fields: &[(&str, &str)]) {
    let before = dump(world);
    let answer = admin.post_from(world, page, path, fields);
    let is_told = matches!(answer.status, 400 | 404 | 409 | 422);
    assert!(is_told, "{path} {fields:?}: {} {}", answer.status, answer.page().text());
    assert_eq!(before, dump(world), "{path} {fields:?}: {}", answer.status);
}

#[test]
fn a_form_without_a_known_action_changes_nothing() {
    World::on_each(|world| {
        let mut admin = busy_city(world);
        for form in FORMS {
            is_refused(world, &mut admin, *form, &[]);
            let nonsense = [("do", "nonsense")];
            let answer = admin.post_from(world, form.0, form.1, &nonsense);
            assert_eq!(answer.status, 400, "{}: {}", form.1, answer.page().text());
            assert!(
                answer.page().text().contains("Nothing was changed"),
                "{}",
                answer.page().text()
            );
            is_refused(world, &mut admin, *form, &nonsense);
        }
        // All other fields are valid.
        let person = "1";
        for (page, fields) in [
            ("/people", vec![("person", person), ("role", "viewer")]),
            ("/people", vec![("do", "Role"), ("person", person), ("role", "viewer")]),
            ("/keys", vec![("name", "web"), ("role", "editor"), ("days", "30")]),
            (
                "",
                vec![("service", "day-care"), ("template", ""), ("title", "Another")],
            ),
            (
                "/templates",
                vec![("template", "1"), ("service", "day-care"), ("title", "Another")],
            ),
        ] {
            let path = format!("{CITY}{page}");
            is_refused(world, &mut admin, (&path, &path), &fields);
        }
        for (page, fields) in [
            ("/publish", vec![("note", "x")]),
            ("/publish", vec![("do", "publis"), ("note", "x")]),
            ("/publish", vec![("do", "close"), ("do", "publish"), ("note", "x")]),
            ("/placements", vec![("kind", "qr"), ("name", "Door")]),
            ("/actions", vec![("said", "x"), ("did", "y")]),
        ] {
            let path = format!("{BASE}{page}");
            is_refused(world, &mut admin, (&path, &path), &fields);
        }
    });
}

#[test]
fn a_form_that_names_an_unknown_object_changes_nothing() {
    World::on_each(|world| {
        let mut admin = busy_city(world);
        let mut refused = |path: &str, fields: &[(&str, &str)]| is_refused(world, &mut admin, (path, path), fields);
        for bad in ["", "abc", "0", "-1", "1.5", "99999999999999999999", "7 or 1=1"] {
            refused("/staff/account", &[("do", "end"), ("session", bad)]);
            for (page, action, id) in [
                ("/people", "role", "person"),
                ("/people", "remove", "person"),
                ("/keys", "revoke", "key"),
                ("/templates", "unshare", "template"),
                ("/templates", "use", "template"),
            ] {
                let more = [("role", "viewer"), ("service", "day-care"), ("title", "Another")];
                refused(
                    &format!("{CITY}{page}"),
                    &[&[("do", action), (id, bad)], &more[..]].concat(),
                );
            }
            for (page, action, id) in [
                ("/alerts", "remove", "threshold"),
                ("/chart", "remove", "baseline"),
                ("/actions", "remove", "action"),
                ("/actions", "save", "action"),
                ("/placements", "remove", "placement"),
                ("/held", "accept", "held"),
                ("/held", "reject", "held"),
                ("/comments", "note", "comment"),
                ("/build", "remove-page", "page"),
                ("/build", "up", "question"),
                ("/build", "remove", "question"),
            ] {
                let more = [
                    ("said", "x"),
                    ("did", "y"),
                    ("state", "done"),
                    ("owner", "o"),
                    ("tags", "t"),
                ];
                refused(
                    &format!("{BASE}{page}"),
                    &[&[("do", action), (id, bad)], &more[..]].concat(),
                );
            }
            for action in ["approve", "refuse"] {
                refused("/staff/applications", &[("do", action), ("application", bad)]);
            }
        }
    });
}

#[test]
fn an_unreadable_value_is_reported_and_not_replaced_by_a_default() {
    World::on_each(|world| {
        let mut admin = busy_city(world);
        let person = admin.get(world, &format!("{CITY}/people")).page().value("person");
        let comment = admin.get(world, &format!("{BASE}/comments")).page().value("comment");
        let mut refused = |path: &str, fields: &[(&str, &str)]| is_refused(world, &mut admin, (path, path), fields);
        for role in ["", "nonsense", "Owner", "analyst"] {
            let role = ("role", role);
            let email = [("email", "new@example.org"), ("language", "en")];
            if role.1 != "analyst" {
                refused(&format!("{CITY}/people"), &[("do", "role"), ("person", &person), role]);
                refused(
                    &format!("{CITY}/people"),
                    &[&[("do", "invite"), role], &email[..]].concat(),
                );
                refused(
                    &format!("{CITY}/keys"),
                    &[("do", "make"), ("name", "x"), ("days", "30"), role],
                );
            }
        }
        for days in ["", "0", "abc", "3651", "1e3"] {
            let fields = [("do", "make"), ("name", "x"), ("role", "viewer"), ("days", days)];
            refused(&format!("{CITY}/keys"), &fields);
        }
        for language in ["", "xx", "nonsense"] {
            let language = ("language", language);
            refused("/staff/account", &[("do", "profile"), ("name", "Somebody"), language]);
            let fields = [
                ("do", "invite"),
                ("role", "viewer"),
                ("email", "new@example.org"),
                language,
            ];
            refused(&format!("{CITY}/people"), &fields);
        }
        for fields in [
            vec![("do", "answer"), ("indicator", "citi_feedback"), ("yes", "maybe")],
            vec![("do", "answer"), ("indicator", "citi_feedback")],
            vec![("do", "answer"), ("indicator", "nonsense"), ("yes", "no")],
            vec![("do", "publish"), ("year", "this one")],
            vec![("do", "publish")],
        ] {
            refused(&format!("{CITY}/indicators"), &fields);
        }
        for template in ["nonsense", "Short-Satisfaction"] {
            let fields = [
                ("do", "survey"),
                ("service", "day-care"),
                ("title", "New"),
                ("template", template),
            ];
            refused(CITY, &fields);
        }
        refused(CITY, &[("do", "survey"), ("service", "day-care"), ("title", "New")]);
        for state in ["", "nonsense", "New"] {
            let fields = [
                ("comment", comment.as_str()),
                ("state", state),
                ("owner", "o"),
                ("tags", "t"),
            ];
            refused(&format!("{BASE}/comments"), &fields);
        }
        for (page, fields) in [
            ("/comments", vec![("comment", comment.as_str()), ("state", "done")]),
            (
                "/actions",
                vec![("do", "add"), ("said", "x"), ("did", "y"), ("done_on", "soon")],
            ),
            (
                "/actions",
                vec![("do", "add"), ("said", "x"), ("did", "y"), ("public", "nonsense")],
            ),
            (
                "/actions",
                vec![("do", "add"), ("said", "x"), ("did", "y"), ("question", "nonsense")],
            ),
            (
                "/placements",
                vec![("do", "add"), ("kind", "nonsense"), ("name", "Door")],
            ),
            ("/placements", vec![("do", "add"), ("name", "Door")]),
            ("/publish", vec![("do", "publish"), ("_revision", "abc")]),
            ("/publish", vec![("do", "close"), ("_revision", "abc")]),
            (
                "/publish",
                vec![("do", "copy"), ("name", "Copy"), ("service", "No Service")],
            ),
            ("/publish", vec![("do", "copy"), ("name", "Copy"), ("service", "none")]),
            ("/build", vec![("do", "add"), ("kind", "nonsense"), ("page", "0")]),
            ("/build", vec![("do", "add"), ("kind", "text"), ("page", "one")]),
            ("/build", vec![("do", "languages"), ("first", "en")]),
            (
                "/build",
                vec![("do", "languages"), ("first", "en"), ("language", "not a tag")],
            ),
            ("/build", vec![("do", "survey"), ("title", "x")]),
            ("/translate", vec![("to", "sv"), ("t/title", "Ert besök")]),
            ("/translate", vec![("t/title", "Ert besök")]),
            ("/share", vec![("name", ""), ("note", "")]),
        ] {
            refused(&format!("{BASE}{page}"), &fields);
        }
        let question = format!("{BASE}/build/satisfaction");
        for (name, value) in [
            ("required", "perhaps"),
            ("from", "one"),
            ("to", ""),
            ("satisfied_from", "many"),
        ] {
            refused(
                &question,
                &[("prompt", "How was it?"), ("code", "satisfaction"), (name, value)],
            );
        }
    });
}

#[test]
fn a_settings_form_changes_only_its_own_fields() {
    World::on_each(|world| {
        let mut admin = busy_city(world);
        let set = json!({"retention_days": 400, "controller": "City of Tampere", "answers_min": 20});
        assert_eq!(world.call("PATCH", "/api/v1/cities/tampere", &set).status, 200);
        let some = [
            ("name", "Tampere"),
            ("timezone", "Europe/Helsinki"),
            ("languages", "fi, en"),
        ];
        let settings = format!("{CITY}/settings");
        assert_eq!(admin.post(world, &settings, &some).status, 303);
        let city = world.get("/api/v1/cities/tampere").json();
        assert_eq!(
            (&city["retention_days"], &city["answers_min"]),
            (&json!(400), &json!(20))
        );
        let one = [&some[..], &[("retention_days", ""), ("answers_min", "30")]].concat();
        assert_eq!(admin.post(world, &settings, &one).status, 303);
        let city = world.get("/api/v1/cities/tampere").json();
        assert_eq!(
            (&city["retention_days"], &city["answers_min"]),
            (&json!(null), &json!(30))
        );
        assert_eq!(city["controller"], "City of Tampere");
    });
}

#[test]
fn every_button_of_every_page_names_a_known_action() {
    let world = World::on_sqlite();
    let mut admin = busy_city(&world);
    for (page, _) in FORMS {
        let shown = admin.get(&world, page);
        assert_eq!(shown.status, 200, "{page}");
        let forms = shown.page().forms().into_iter();
        let forms = forms.filter(|form| form.is_visible_post() && form.action != "/staff/sign-out");
        let forms: Vec<_> = forms.collect();
        assert!(!forms.is_empty(), "{page} has no form");
        for form in &forms {
            let path = if form.action.is_empty() {
                page
            } else {
                form.action.as_str()
            };
            for fields in form.submissions() {
                let fields: Vec<(&str, &str)> = fields
                    .iter()
                    .map(|(name, value)| (name.as_str(), value.as_str()))
                    .collect();
                let answer = admin.post_from(&world, page, path, &fields);
                let is_understood = matches!(answer.status, 200 | 303 | 404 | 409 | 422);
                assert!(
                    is_understood,
                    "{path} {fields:?}: {} {}",
                    answer.status,
                    answer.page().text()
                );
            }
        }
    }
}

#[test]
fn every_form_of_the_staff_pages_is_tested() {
    let walked: Vec<&str> = FORMS.iter().map(|(_, path)| *path).collect();
    for path in super::tenancy::staff_forms() {
        assert!(walked.contains(&path.as_str()), "no form of {path} is tried");
    }
}

#[test]
fn a_citizen_form_with_an_unknown_button_stores_nothing() {
    World::on_each(|world| {
        world.publish(&visit());
        for (name, value) in [("_do", "nonsense"), ("_step", "first"), ("_version", "newest")] {
            let mut form = form_urlencoded::Serializer::new(String::new());
            for (own, value) in moderation::open(world).iter().filter(|(own, _)| own != name) {
                form.append_pair(own, value);
            }
            form.append_pair("satisfaction", "5").append_pair(name, value);
            let kind = [("content-type", "application/x-www-form-urlencoded")];
            let path = "/s/tampere/day-care/visit?lang=en";
            let answer = world.send("POST", path, &kind, form.finish().as_bytes());
            assert_eq!(answer.status, 400, "{name}={value}");
            let told = answer.page().text();
            assert!(told.contains("Your answers were not stored"), "{told}");
        }
        assert_eq!(
            (
                world.get(&format!("{SURVEY}/held")).json()["items"]
                    .as_array()
                    .unwrap()
                    .len(),
                world.verify()
            ),
            (0, 0)
        );
    });
}
