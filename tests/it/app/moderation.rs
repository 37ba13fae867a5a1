//! Moderation: suspicious responses are held, and their receipt stays valid throughout.

use serde_json::{Value, json};

use crate::world::{Answer, SURVEY, World, visit};

/// Opens the survey, and returns the hidden fields of its form.
pub(crate) fn open(world: &World) -> Vec<(String, String)> {
    let page = world.get("/s/tampere/day-care/visit?lang=en");
    assert_eq!(page.status, 200, "{page:?}");
    page.page().hidden_fields("form")
}

/// Sends a form at once, which is suspiciously fast, and returns the receipt.
pub(crate) fn send(world: &World, fields: &[(String, String)], more: &[(&str, &str)]) -> String {
    // The client follows the redirect to the receipt page.
    post(world, fields, more).page().receipt()
}

fn post(world: &World, fields: &[(String, String)], more: &[(&str, &str)]) -> Answer {
    let mut form = form_urlencoded::Serializer::new(String::new());
    fields.iter().for_each(|(name, value)| {
        form.append_pair(name, value);
    });
    more.iter().for_each(|(name, value)| {
        form.append_pair(name, value);
    });
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    world.send(
        "POST",
        "/s/tampere/day-care/visit?lang=en",
        &kind,
        form.finish().as_bytes(),
    )
}

pub(crate) fn held(world: &World) -> Vec<Value> {
    let page = world.get(&format!("{SURVEY}/held")).json();
    page["items"].as_array().unwrap().clone()
}

pub(crate) fn decide(world: &World, held: &Value, verb: &str) -> u16 {
    world
        .call("POST", &format!("{SURVEY}/held/{}/{verb}", held["id"]), &Value::Null)
        .status
}

#[test]
fn a_held_response_is_not_counted_when_it_is_sent_again() {
    World::on_each(|world| {
        world.publish(&visit());
        let fields = open(world);
        let answered = [("satisfaction", "5"), ("_do", "next")];
        let receipt = send(world, &fields, &answered);
        // The same submission through the API, where its speed is not suspicious.
        let opening = &fields.iter().find(|(name, _)| name == "_opening").unwrap().1;
        let bytes = data_encoding::BASE64URL_NOPAD.decode(opening.as_bytes()).unwrap();
        let id = uuid::Uuid::from_slice(&bytes[..16]).unwrap();
        let again = |score: i64| {
            let body =
                json!({"submission_id": id, "placement": "link", "language": "en", "answers": {"satisfaction": score}});
            world.post(&format!("{SURVEY}/responses"), &body)
        };
        let same = again(5);
        assert_eq!(
            (same.status, same.json()["receipt"].as_str()),
            (200, Some(receipt.as_str())),
            "{}",
            same.text()
        );
        assert_eq!(again(1).status, 409, "a submission with other answers is a conflict");
        let results = world.results("");
        assert_eq!((&results["responses"], &results["held"]), (&json!(0), &json!(1)));
        assert_eq!(decide(world, &held(world)[0], "accept"), 204);
        assert_eq!(again(5).status, 200);
        assert_eq!((world.verify(), &world.results("")["responses"]), (1, &json!(1)));
    });
}

#[test]
fn an_invalid_placement_is_counted_with_the_others() {
    World::on_each(|world| {
        world.publish(&visit());
        let page = world.get("/s/tampere/day-care/visit?lang=en&p=News%20letter%00");
        assert_eq!(page.status, 200);
        let fields = open(world);
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(&fields)
            .append_pair("satisfaction", "5")
            .append_pair("_do", "next");
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        let path = "/s/tampere/day-care/visit?lang=en&p=News%20letter%00";
        let sent = world.send("POST", path, &kind, form.finish().as_bytes());
        assert_eq!(sent.page().receipt().len(), 23);
        assert_eq!(held(world)[0]["placement"], "other");
    });
}

#[test]
fn a_form_sent_too_fast_is_held_and_counted_when_accepted() {
    World::on_each(|world| {
        world.publish(&visit());
        let fields = open(world);
        let receipt = send(world, &fields, &[("satisfaction", "5"), ("_do", "next")]);
        assert_eq!(
            send(world, &fields, &[("satisfaction", "5"), ("_do", "next")]),
            receipt,
            "pressed twice"
        );
        let results = world.results("");
        assert_eq!((&results["responses"], &results["held"]), (&json!(0), &json!(1)));
        assert_eq!(world.stored(&receipt)["held"], true);
        let waiting = held(world);
        assert_eq!((waiting.len(), &waiting[0]["doubt"]), (1, &json!("too-fast")));
        assert_eq!(decide(world, &waiting[0], "accept"), 204);
        assert_eq!(
            decide(world, &waiting[0], "accept"),
            204,
            "repeating a decision has no effect"
        );
        let results = world.results("");
        assert_eq!((&results["responses"], &results["held"]), (&json!(1), &json!(0)));
        assert_eq!(
            (
                &world.stored(&receipt)["held"],
                &world.stored(&receipt)["answers"]["satisfaction"]
            ),
            (&json!(false), &json!(5))
        );
        assert_eq!(
            send(world, &fields, &[("satisfaction", "5"), ("_do", "next")]).len(),
            receipt.len()
        );
        assert_eq!(world.verify(), 1);
        assert_eq!(
            world
                .call("DELETE", &format!("/api/v1/responses/{receipt}"), &Value::Null)
                .status,
            204
        );
        assert_eq!(world.results("")["responses"], 0);
        world.verify();
    });
}

#[test]
fn a_rejected_response_is_deleted_and_not_restored_by_a_retry() {
    World::on_each(|world| {
        world.publish(&visit());
        let fields = open(world);
        let trapped = [
            ("satisfaction", "1"),
            ("why", "slow"),
            ("_shown", "why"),
            ("_url", "https://spam.example"),
            ("_do", "next"),
        ];
        let receipt = send(world, &fields, &trapped);
        let waiting = held(world);
        assert_eq!(waiting[0]["doubt"], "honeypot");
        assert_eq!(decide(world, &waiting[0], "reject"), 204);
        assert_eq!(world.get(&format!("/api/v1/responses/{receipt}")).status, 404);
        assert_eq!(decide(world, &waiting[0], "accept"), 404);
        assert_eq!((held(world).len(), &world.results("")["responses"]), (0, &json!(0)));
        world.verify();
    });
}

#[test]
fn held_responses_are_corrected_and_withdrawn_by_receipt() {
    World::on_each(|world| {
        world.publish(&visit());
        let receipt = send(world, &open(world), &[("satisfaction", "5"), ("_do", "next")]);
        let address = format!("/api/v1/responses/{receipt}");
        let corrected = world.call("PUT", &address, &json!({"answers": {"satisfaction": 4}}));
        assert_eq!(
            (corrected.status, &corrected.json()["answers"]["satisfaction"]),
            (200, &json!(4)),
            "{corrected:?}"
        );
        assert_eq!(held(world)[0]["answers"], json!({"satisfaction": 4}));
        assert_eq!(world.call("DELETE", &address, &Value::Null).status, 204);
        assert_eq!(held(world).len(), 0);
    });
}

#[test]
fn an_accepted_then_withdrawn_response_that_is_sent_again_is_gone() {
    World::on_each(|world| {
        world.publish(&visit());
        let (fields, answered) = (open(world), [("satisfaction", "5"), ("_do", "next")]);
        let receipt = send(world, &fields, &answered);
        assert_eq!(decide(world, &held(world)[0], "accept"), 204);
        let address = format!("/api/v1/responses/{receipt}");
        assert_eq!(world.call("DELETE", &address, &Value::Null).status, 204);
        assert_eq!(post(world, &fields, &answered).status, 410);
        assert_eq!((held(world).len(), world.verify()), (0, 0));
    });
}

#[test]
fn a_correction_moves_the_counts_and_a_retry_does_not_undo_it() {
    World::on_each(|world| {
        world.publish(&visit());
        let body = crate::world::submission(&json!({"satisfaction": 1, "district": "north", "minutes": 10}));
        let sent = world.post(&format!("{SURVEY}/responses"), &body).json();
        let address = format!("/api/v1/responses/{}", sent["receipt"].as_str().unwrap());
        let corrected = world.call(
            "PUT",
            &address,
            &json!({"answers": {"satisfaction": 5, "district": "south"}}),
        );
        assert_eq!(corrected.status, 200, "{corrected:?}");
        let results = world.results("");
        assert_eq!(
            (&results["responses"], &results["questions"][0]["counts"]),
            (&json!(1), &json!({"5": 1}))
        );
        assert_eq!(world.results("?segment=district:north")["responses"], 0);
        assert_eq!(world.results("?segment=district:south")["responses"], 1);
        assert_eq!(
            world.post(&format!("{SURVEY}/responses"), &body).problem(),
            "submission-differs"
        );
        let wrong = world.call("PUT", &address, &json!({"answers": {"satisfaction": 9}}));
        assert_eq!((wrong.status, wrong.errors().len()), (422, 1));
        assert_eq!(
            world
                .call("PUT", "/api/v1/responses/none", &json!({"answers": {}}))
                .status,
            404
        );
        world.verify();
    });
}

#[test]
fn concurrent_corrections_and_withdrawals_leave_exact_counts() {
    World::on_each(|world| {
        world.publish(&visit());
        let sent = world.submit(&json!({"satisfaction": 3})).json();
        let address = format!("/api/v1/responses/{}", sent["receipt"].as_str().unwrap());
        std::thread::scope(|scope| {
            for score in 1..=5 {
                let address = &address;
                scope.spawn(move || {
                    world
                        .call("PUT", address, &json!({"answers": {"satisfaction": score}}))
                        .status
                });
            }
            scope.spawn(|| assert_eq!(world.call("DELETE", &address, &Value::Null).status, 204));
        });
        assert_eq!(world.results("")["responses"], 0);
        assert_eq!(world.verify(), 0);
    });
}
