//! Regressions: common mistakes and repeated actions of citizens, and the pages shown for them.

use serde_json::{Value, json};
use urbivox::clock::Clock;

use crate::http::pages::{form_token_of_age, send};
use crate::world::{Answer, Database, SURVEY, World, visit};

const FORM: [(&str, &str); 1] = [("content-type", "application/x-www-form-urlencoded")];

fn form(fields: &[(&str, &str)]) -> Vec<u8> {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(fields);
    form.finish().into_bytes()
}

/// A survey with an optional ranking and an optional number.
fn small() -> Value {
    json!({"title": {"en": "Small"}, "languages": ["en"], "default_language": "en", "pages": [{"questions": [
        {"code": "order", "kind": "ranking", "prompt": {"en": "What matters?"},
         "options": [{"code": "price", "label": {"en": "Price"}}, {"code": "time", "label": {"en": "Time"}}]},
        {"code": "cost", "kind": "number", "min": 0, "prompt": {"en": "What did it cost?"}}]}]})
}

fn answer(world: &World, fields: &[(&str, &str)]) -> Answer {
    let opening = form_token_of_age(world, 30);
    let mut all = vec![
        ("_version", "1"),
        ("_step", "0"),
        ("_do", "next"),
        ("_shown", "order"),
        ("_shown", "cost"),
        ("_opening", opening.as_str()),
    ];
    all.extend_from_slice(fields);
    world.send("POST", "/s/tampere/day-care/visit?lang=en", &FORM, &form(&all))
}

fn counted(world: &World) -> Value {
    world.results("")["responses"].clone()
}

#[test]
fn withdrawing_twice_shows_that_the_answers_are_deleted() {
    World::on_each(|world| {
        world.publish(&visit());
        let counted = send(world, "", &[("_opening", &form_token_of_age(world, 30))])
            .page()
            .receipt();
        let held = send(world, "", &[("_opening", &form_token_of_age(world, 0))])
            .page()
            .receipt();
        for receipt in [counted, held] {
            let path = format!("/r/{receipt}/withdraw?lang=fi");
            assert_eq!(world.send("POST", &path, &FORM, b"").status, 200);
            for (method, path) in [("POST", path.as_str()), ("GET", &format!("/r/{receipt}?lang=fi"))] {
                let again = world.send(method, path, &FORM, b"");
                assert_eq!(again.status, 410, "{again:?}");
                assert_eq!(again.page().heading(), "Vastauksesi on peruttu");
            }
            let other = world.send("POST", "/r/00000-00000-00000-00000/withdraw?lang=fi", &FORM, b"");
            assert!(
                other.status == 404 && !other.text.contains("on peruttu"),
                "{}",
                other.text
            );
        }
        world.verify();
    });
}

#[test]
fn receipt_of_a_response_accepted_then_withdrawn_shows_the_withdrawal() {
    World::on_each(|world| {
        world.publish(&visit());
        let receipt = send(world, "", &[("_opening", &form_token_of_age(world, 0))])
            .page()
            .receipt();
        let held = world.get(&format!("{SURVEY}/held")).json()["items"][0]["id"].clone();
        let accepted = world.call("POST", &format!("{SURVEY}/held/{held}/accept"), &Value::Null);
        assert_eq!(accepted.status, 204);
        let path = format!("/r/{receipt}/withdraw?lang=en");
        assert_eq!(world.send("POST", &path, &FORM, b"").status, 200);
        let again = world.send("POST", &path, &FORM, b"");
        assert_eq!(again.page().heading(), "Your answers have been withdrawn");
        // A response that staff rejected was not withdrawn.
        let receipt = send(world, "", &[("_opening", &form_token_of_age(world, 0))])
            .page()
            .receipt();
        let held = world.get(&format!("{SURVEY}/held")).json()["items"][0]["id"].clone();
        let rejected = world.call("POST", &format!("{SURVEY}/held/{held}/reject"), &Value::Null);
        assert_eq!(rejected.status, 204);
        let gone = world.send("GET", &format!("/r/{receipt}?lang=en"), &[], b"");
        assert_eq!(gone.status, 404, "{}", gone.text);
        let told = gone.page().first("main .error[role=alert]").text;
        assert!(told.starts_with("We could not find answers for this code"), "{told}");
    });
}

#[test]
fn the_page_of_a_refused_form_says_which_answers_are_stored() {
    World::on_each(|world| {
        world.publish(&visit());
        let opening = form_token_of_age(world, 30);
        let long = "x".repeat(300_000);
        let large = send(world, "", &[("_opening", &opening), ("comment", &long)]);
        assert_eq!(large.status, 413);
        assert_eq!(large.page().heading(), "Your answer is too long");
        assert_eq!(
            large.page().texts("main p"),
            ["Your answers were not stored. Go back, shorten the text and send them again."]
        );
        let receipt = send(world, "", &[("_opening", &opening)]).page().receipt();
        let other = send(world, "", &[("_opening", &opening), ("comment", "More")]);
        assert_eq!(other.status, 409);
        let told = other.page().texts("main p").remove(0);
        assert!(told.contains("We kept the answers you sent first"), "{told}");
        assert_eq!(other.page().link("See, correct or withdraw your answers"), "/r?lang=en");
        assert!(
            other
                .page()
                .link("Start again")
                .starts_with("/s/tampere/day-care/visit")
        );
        assert!(!other.text.contains("try again in a moment"), "{}", other.text);
        // Another person may be at the screen by now.
        assert!(!other.text.contains(&receipt), "{}", other.text);
        assert_eq!(counted(world), 1);
    });
}

#[test]
fn a_rank_that_is_not_offered_is_a_violation() {
    World::on_each(|world| {
        world.publish(&small());
        let errors = |fields: &[(&str, &str)]| answer(world, fields).page().errors().join("\n");
        for wrong in ["-1", "0", "3", "99", "first", "1.5", "99999999999999999999"] {
            let errors = errors(&[("order:price", wrong), ("order:time", "1")]);
            assert!(errors.contains("Select one of the options"), "{wrong}: {errors}");
        }
        let errors_of_two = errors(&[("order:price", "1"), ("order:price", "2")]);
        assert!(errors_of_two.contains("Select one of the options"), "{errors_of_two}");
        let errors_of_same = errors(&[("order:price", "1"), ("order:time", "1")]);
        assert!(errors_of_same.contains("Use each rank only once"), "{errors_of_same}");
        assert_eq!(counted(world), 0);
        let stored = world.stored(
            &answer(world, &[("order:price", "2"), ("order:time", "1")])
                .page()
                .receipt(),
        );
        assert_eq!(stored["answers"], json!({"order": ["time", "price"]}));
    });
}

#[test]
fn a_thousands_separator_is_never_read_as_a_decimal_sign() {
    World::on_each(|world| {
        world.publish(&small());
        for typed in ["1,000", "1.000", "12,345"] {
            let page = answer(world, &[("cost", typed)]).page();
            let errors = page.errors();
            assert_eq!(errors.len(), 1, "one message for each violation: {errors:?}");
            assert!(
                errors[0].contains("without a thousands separator"),
                "{typed}: {errors:?}"
            );
            assert_eq!(page.value("cost"), typed, "what was typed stays");
        }
        for (typed, read) in [
            ("1,5", json!(1.5)),
            ("1000", json!(1000)),
            ("1 000", json!(1000)),
            ("1.000.000", json!(1_000_000)),
        ] {
            let stored = world.stored(&answer(world, &[("cost", typed)]).page().receipt());
            assert_eq!(stored["answers"]["cost"], read, "{typed}");
        }
        // Three decimals, sent through the API, survive a correction on the page.
        let sent = world.submit(&json!({"cost": 1.234}));
        let receipt = sent.json()["receipt"].as_str().unwrap().to_owned();
        let page = world.send("GET", &format!("/r/{receipt}/correct?lang=en"), &[], b"");
        let value = page.page().value("cost");
        let body = form(&[("cost", &value), ("_shown", "cost"), ("_shown", "order")]);
        let path = format!("/r/{receipt}/correct?lang=en");
        assert_eq!(world.send_without_redirects("POST", &path, &FORM, &body).status, 303);
        assert_eq!(world.stored(&receipt)["answers"]["cost"], 1.234);
    });
}

#[test]
fn every_spelling_of_a_receipt_leads_to_one_address() {
    World::on_each(|world| {
        world.publish(&visit());
        let receipt = send(world, "", &[("_opening", &form_token_of_age(world, 30))])
            .page()
            .receipt();
        let parted = receipt.replace('-', " ").to_lowercase();
        let dashed = format!("  {} ", receipt.replace('-', " – "));
        for typed in [parted.as_str(), &dashed] {
            let sent = world.send_without_redirects("POST", "/r?lang=en", &FORM, &form(&[("receipt", typed)]));
            assert_eq!(
                (sent.status, sent.header("location")),
                (303, format!("/r/{receipt}?lang=en").as_str())
            );
        }
        let body = form(&[
            ("satisfaction", "4"),
            ("_shown", "satisfaction"),
            ("_shown", "district"),
            ("_shown", "minutes"),
            ("_shown", "parts"),
            ("_shown", "comment"),
        ]);
        let path = format!("/r/{}/correct?lang=en", parted.replace(' ', "%20"));
        let corrected = world.send_without_redirects("POST", &path, &FORM, &body);
        let wanted = format!("/r/{receipt}?lang=en&corrected=1");
        assert_eq!((corrected.status, corrected.header("location")), (303, wanted.as_str()));
        let wrong =
            world.send_without_redirects("POST", "/r?lang=en", &FORM, &form(&[("receipt", &"x".repeat(9_000))]));
        assert!(wrong.status == 404 && wrong.text.len() < 8_000, "{}", wrong.text.len());
    });
}

#[test]
fn a_retry_after_the_link_expired_gets_its_receipt() {
    for database in Database::each() {
        let at = |time: &str| Clock::Fixed(format!("2026-03-01T{time}Z").parse().unwrap());
        let world = World::on(database, at("10:00:00"), u32::MAX);
        world.publish(&visit());
        let wish = json!({"transaction": "application-7", "expires_at": "2026-03-01T10:30:00Z"});
        let link = world.call("POST", "/api/v1/cities/tampere/link-keys", &Value::Null);
        assert_eq!(link.status, 201, "{link:?}");
        let made = world.call("POST", &format!("{SURVEY}/links"), &wish).json();
        let token = made["token"].as_str().unwrap().to_owned();
        let opening = form_token_of_age(&world, 30);
        let query = format!("&t={token}");
        let first = send(&world, &query, &[("_opening", &opening)]).page().receipt();
        let later = World::on(world.into_database(), at("10:31:00"), u32::MAX);
        let again = send(&later, &query, &[("_opening", &opening)]);
        assert_eq!(again.page().receipt(), first);
        let fresh = send(&later, &query, &[("_opening", &form_token_of_age(&later, 30))]);
        assert_eq!(fresh.status, 410, "{fresh:?}");
        assert_eq!(fresh.page().heading(), "This link has expired");
        assert_eq!((counted(&later), later.verify()), (json!(1), 1));
    }
}

#[test]
fn a_picture_with_a_requested_host_is_not_cached() {
    let world = World::on_sqlite();
    world.publish(&visit());
    for path in ["/qr/tampere/day-care/visit.svg", "/poster/tampere/day-care/visit.svg"] {
        let drawn = world.send("GET", path, &[("host", "elsewhere.example")], b"");
        assert_eq!(
            (drawn.status, drawn.header("cache-control")),
            (200, "no-store"),
            "{path}"
        );
    }
}

#[test]
fn invisible_and_bidirectional_names_are_refused() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        for (name, code) in [
            ("\u{200b}\u{200b}", "bad-length"),
            ("\u{3164}", "bad-length"),
            ("Tampere\u{202e}oluO", "control-character"),
            ("\u{2067}Tampere", "control-character"),
        ] {
            let changed = world.call("PATCH", "/api/v1/cities/tampere", &json!({"name": name}));
            assert_eq!(changed.errors(), [("/name".to_owned(), code.to_owned())], "{changed:?}");
            let body = json!({"slug": "parking", "name": {"en": name}});
            let made = world.call("POST", "/api/v1/cities/tampere/services", &body);
            assert_eq!(made.errors(), [("/name/en".to_owned(), code.to_owned())], "{made:?}");
        }
    });
}
