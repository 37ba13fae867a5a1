//! Citizen pages without a browser: size, headers, staff entry, proof of work.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use urbivox::app::authoring::SurveyPath;
use urbivox::app::submissions::form_token::FormToken;

use crate::html::Page;
use crate::world::{SURVEY, World, visit};

/// A form token of this age in seconds, as in the form field.
pub(crate) fn form_token_of_age(world: &World, seconds: i64) -> String {
    let app = world.server.app();
    let path = SurveyPath::parse("tampere/day-care/visit").unwrap();
    let published = app.catalogue.find(&app.storage, &path).unwrap().unwrap();
    let at: Timestamp = app.clock.now() - SignedDuration::from_secs(seconds);
    FormToken::fresh(at).text(&app.keyring, published.survey_id)
}

pub(crate) fn send(world: &World, query: &str, fields: &[(&str, &str)]) -> crate::world::Answer {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs([
        ("_version", "1"),
        ("_step", "0"),
        ("_do", "next"),
        ("satisfaction", "5"),
    ]);
    form.extend_pairs(["satisfaction", "district", "minutes", "parts", "comment"].map(|code| ("_shown", code)));
    form.extend_pairs(fields);
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    let path = format!("/s/tampere/day-care/visit?lang=en{query}");
    world.send("POST", &path, &kind, form.finish().as_bytes())
}

fn suspicions(world: &World) -> Vec<Value> {
    let held = world.get(&format!("{SURVEY}/held")).json();
    let items = held["items"].as_array().unwrap().iter();
    items.map(|held| held["doubt"].clone()).collect()
}

#[test]
fn a_page_forbids_framing_caching_and_other_hosts() {
    World::on_each(|world| {
        world.publish(&visit());
        let page = world.get("/s/tampere/day-care/visit?utm_source=mail");
        let policy = page.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        ] {
            assert!(policy.contains(part), "{policy}");
        }
        assert!(!policy.contains("unsafe") && !page.text.contains(" style=") && !page.text.contains("<style"));
        assert_eq!(
            (page.header("referrer-policy"), page.header("set-cookie")),
            ("no-referrer", "")
        );
        let sent = send(world, "", &[("_opening", &form_token_of_age(world, 30))]);
        assert_eq!((sent.status, sent.header("cache-control")), (200, "no-store"));
        assert_eq!(sent.page().heading(), "Thank you");
        assert_eq!(world.results("")["responses"], 1);
    });
}

#[test]
fn the_widget_is_three_kilobytes_and_its_versioned_address_is_immutable() {
    let world = World::on_sqlite();
    let widget = world.send("GET", "/embed.js", &[("accept-encoding", "gzip")], b"");
    let length: usize = widget.header("content-length").parse().unwrap();
    assert!((500..=3_072).contains(&length), "{length} bytes");
    assert!(widget.header("cache-control").contains("max-age=3600"));
    world.publish(&visit());
    let body = json!({"slug": "site", "kind": "widget"});
    let made = world.call("POST", &format!("{SURVEY}/placements"), &body).json();
    let snippet = made["snippet"].as_str().unwrap();
    let address = Page::parse(snippet).attribute("script", "src");
    let path = address.strip_prefix(&world.base).unwrap();
    assert!(world.get(path).header("cache-control").contains("immutable"), "{path}");
}

#[test]
fn only_the_address_of_a_staff_placement_enters_responses() {
    World::on_each(|world| {
        world.publish(&visit());
        let made = world
            .call(
                "POST",
                &format!("{SURVEY}/placements"),
                &json!({"slug": "paper", "kind": "staff"}),
            )
            .json();
        let address = made["url"]
            .as_str()
            .unwrap()
            .strip_prefix(&world.base)
            .unwrap()
            .to_owned();
        let page = world.get(&format!("{address}&lang=en"));
        assert_eq!(page.status, 200, "{page:?}");
        assert_eq!(page.page().first("main .banner strong").text, "Staff entry");
        let key = address.split("k=").nth(1).unwrap().split('&').next().unwrap();
        let sent = send(
            world,
            &format!("&p=paper&k={key}"),
            &[("_opening", &form_token_of_age(world, 0))],
        );
        let next = sent.page().link("Enter another response");
        assert!(next.contains("p=paper"), "{next}");
        let results = world.results("?placement=paper");
        assert_eq!(
            (&results["responses"], &results["held"]),
            (&json!(1), &json!(0)),
            "staff may be fast"
        );
        for wrong in ["&p=paper", "&p=paper&k=guessed", "&p=other&k=guessed"] {
            assert_eq!(
                send(world, wrong, &[("_opening", &form_token_of_age(world, 30))]).status,
                403,
                "{wrong}"
            );
        }
        world.verify();
    });
}

#[test]
fn responses_without_required_proof_of_work_are_held() {
    World::on_each(|world| {
        let mut definition = visit();
        definition["proof_of_work"] = json!(8);
        world.publish(&definition);
        let page = world.get("/s/tampere/day-care/visit").page();
        assert_eq!(page.attribute("main form", "data-work"), "8");
        send(world, "", &[("_opening", &form_token_of_age(world, 30))]);
        assert_eq!(suspicions(world), ["no-work"]);
        let opening = form_token_of_age(world, 30);
        let is_done = |text: &u32| Sha256::digest(format!("{opening}:{text}").as_bytes())[0] == 0;
        let work = (0..).find(is_done).unwrap().to_string();
        send(world, "", &[("_opening", &opening), ("_work", &work)]);
        assert_eq!(
            (suspicions(world).len(), &world.results("")["responses"]),
            (1, &json!(1))
        );
    });
}

#[test]
fn an_invalid_or_expired_form_is_shown_again_with_its_answers() {
    World::on_each(|world| {
        world.publish(&visit());
        for opening in ["", "made-up", &form_token_of_age(world, 8 * 86_400)] {
            let page = send(world, "", &[("_opening", opening), ("comment", "still here")]);
            let told = page.page().first("main .errors[role=alert]").text;
            assert!(told.contains("open for too long"), "{told}");
            assert_eq!(page.page().value("comment"), "still here");
        }
        assert_eq!(world.results("")["responses"], 0);
    });
}

#[test]
fn the_page_of_a_closed_survey_says_so_and_a_retry_gets_its_receipt() {
    World::on_each(|world| {
        world.publish(&visit());
        let opening = form_token_of_age(world, 30);
        let first = send(world, "", &[("_opening", &opening)]);
        assert_eq!(world.call("POST", &format!("{SURVEY}/close"), &Value::Null).status, 200);
        let page = world.get("/s/tampere/day-care/visit?lang=fi");
        assert_eq!(page.status, 200, "{page:?}");
        assert_eq!(page.page().heading(), "Kysely on päättynyt");
        let again = send(world, "", &[("_opening", &opening)]);
        assert_eq!((again.page().receipt(), again.status), (first.page().receipt(), 200));
        let late = send(world, "", &[("_opening", &form_token_of_age(world, 30))]);
        assert_eq!(late.status, 409);
    });
}
