//! Signed links: issued by a city's own system, and valid for one response about one transaction.

use data_encoding::BASE64URL_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use urbivox::clock::Clock;

use crate::world::{Answer, Database, SURVEY, World, submission, visit};

const NOW: &str = "2026-03-01T10:00:00Z";
/// [`NOW`] in seconds since 1970.
const NOW_SECONDS: i64 = 1_772_359_200;

/// A JSON Web Token as a city's own system creates it with any library.
pub(crate) fn token(key: &Value, head: &Value, claims: &Value) -> String {
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    let signed = format!("{}.{}", part(head), part(claims));
    let mut mac = Hmac::<Sha256>::new_from_slice(key["secret"].as_str().unwrap().as_bytes()).unwrap();
    mac.update(signed.as_bytes());
    format!("{signed}.{}", BASE64URL_NOPAD.encode(&mac.finalize().into_bytes()))
}

fn good(key: &Value, transaction: &str) -> String {
    let claims = json!({"aud": "tampere/day-care", "jti": transaction, "exp": NOW_SECONDS + 60, "lang": "fi", "chan": "decision-mail"});
    token(key, &json!({"alg": "HS256", "kid": key["id"]}), &claims)
}

fn send(world: &World, token: &str, id: Option<&Value>) -> Answer {
    let mut body = submission(&json!({"satisfaction": 5}));
    body["token"] = json!(token);
    if let Some(id) = id {
        body["submission_id"] = id.clone();
    }
    world.post(&format!("{SURVEY}/responses"), &body)
}

fn on_each(test: impl Fn(&World, &Value)) {
    for database in Database::each() {
        let world = World::on(database, Clock::Fixed(NOW.parse().unwrap()), u32::MAX);
        world.publish(&visit());
        let key = world.call("POST", "/api/v1/cities/tampere/link-keys", &Value::Null);
        assert_eq!(key.status, 201, "{key:?}");
        test(&world, &key.json());
        world.verify();
    }
}

#[test]
fn a_link_is_valid_once_and_marks_the_response_as_verified() {
    on_each(|world, key| {
        let link = good(key, "application-1");
        let first = send(world, &link, None);
        assert_eq!(first.status, 201, "{first:?}");
        let stored = world.stored(first.json()["receipt"].as_str().unwrap());
        assert_eq!(
            (&stored["verified"], &stored["language"], &stored["placement"]),
            (&json!(true), &json!("fi"), &json!("decision-mail"))
        );
        let again = send(world, &link, Some(&first.json()["submission_id"]));
        assert_eq!(
            (again.status, again.json()["receipt"] == first.json()["receipt"]),
            (200, true)
        );
        let other = send(world, &link, None);
        assert_eq!((other.status, other.problem().as_str()), (410, "link-used"));
        assert_eq!(send(world, &good(key, "application-2"), None).status, 201);
        let results = world.results("");
        assert_eq!((&results["responses"], &results["verified"]), (&json!(2), &json!(2)));
        // A withdrawn response is not counted, and its link stays used.
        let receipt = first.json()["receipt"].as_str().unwrap().to_owned();
        assert_eq!(
            world
                .call("DELETE", &format!("/api/v1/responses/{receipt}"), &Value::Null)
                .status,
            204
        );
        assert_eq!(world.results("")["verified"], 1);
        assert_eq!(send(world, &link, None).problem(), "link-used");
    });
}

#[test]
fn verified_responses_stay_counted_after_corrections_and_withdrawals() {
    on_each(|world, key| {
        world.submit(&json!({"satisfaction": 2, "district": "south"}));
        let sent = send(world, &good(key, "application-1"), None);
        let receipt = format!("/api/v1/responses/{}", sent.json()["receipt"].as_str().unwrap());
        let verified = |counts: Value| {
            let results = world.results("?verified=true");
            assert_eq!(results["questions"][0]["counts"], counts, "{results}");
            assert!(results["verified"].is_null() && results["held"].is_null());
        };
        verified(json!({"5": 1}));
        let corrected = world.call(
            "PUT",
            &receipt,
            &json!({"answers": {"satisfaction": 3, "why": ["slow"]}}),
        );
        assert_eq!(corrected.status, 200, "{corrected:?}");
        verified(json!({"3": 1}));
        assert_eq!(world.results("?verified=true&language=en")["responses"], 0);
        assert_eq!(
            world.results("?verified=true&placement=decision-mail&from=2026-03-01")["responses"],
            1
        );
        world.verify();

        let refused = |query: &str| world.get(&format!("{SURVEY}/results{query}")).problem();
        assert_eq!(refused("?verified=true&segment=district:south"), "one-filter");
        assert_eq!(refused("?verified=false"), "bad-query");
        let public = world
            .send("GET", &format!("{SURVEY}/results?verified=true"), &[], b"")
            .json();
        assert!(public["responses"].is_null(), "one answer is withheld: {public}");

        assert_eq!(world.call("DELETE", &receipt, &Value::Null).status, 204);
        assert_eq!(world.results("?verified=true")["responses"], 0);
        assert_eq!(world.results("")["responses"], 1);
    });
}

#[test]
fn a_submission_sent_concurrently_with_and_without_link_is_counted_consistently() {
    on_each(|world, key| {
        for round in 0..8 {
            let mut body = submission(&json!({"satisfaction": 5}));
            let bare = body.clone();
            body["token"] = json!(good(key, &format!("application-{round}")));
            std::thread::scope(|scope| {
                for body in [&bare, &body] {
                    scope.spawn(move || assert!(world.post(&format!("{SURVEY}/responses"), body).status < 300));
                }
            });
        }
        assert_eq!(world.results("")["responses"], 8);
        // `on_each` compares the counts with the recorded links.
    });
}

#[test]
fn of_twenty_concurrent_uses_of_a_link_one_is_stored() {
    on_each(|world, key| {
        let link = good(key, "application-1");
        let statuses = std::thread::scope(|scope| {
            let senders: Vec<_> = (0..20)
                .map(|_| scope.spawn(|| send(world, &link, None).status))
                .collect();
            senders
                .into_iter()
                .map(|sender| sender.join().unwrap())
                .collect::<Vec<_>>()
        });
        assert_eq!(
            statuses.iter().filter(|status| **status == 201).count(),
            1,
            "{statuses:?}"
        );
        assert_eq!(
            statuses.iter().filter(|status| **status == 410).count(),
            19,
            "{statuses:?}"
        );
        assert_eq!(world.results("")["responses"], 1);
    });
}

#[test]
fn an_expired_link_is_gone_and_a_forged_one_forbidden() {
    on_each(|world, key| {
        let head = json!({"alg": "HS256", "kid": key["id"]});
        let claims = |change: Value| {
            let mut claims = json!({"aud": ["tampere/day-care/visit"], "jti": "a", "exp": NOW_SECONDS + 60});
            claims
                .as_object_mut()
                .unwrap()
                .extend(change.as_object().unwrap().clone());
            claims
        };
        let with = |change: Value| token(key, &head, &claims(change));
        assert_eq!(
            send(world, &with(json!({"exp": NOW_SECONDS})), None).problem(),
            "link-expired"
        );
        let forged = json!({"id": key["id"], "secret": "guessed"});
        for bad in [
            token(&forged, &head, &claims(json!({}))),
            token(key, &json!({"alg": "none", "kid": key["id"]}), &claims(json!({}))),
            token(key, &json!({"alg": "HS256", "kid": "other"}), &claims(json!({}))),
            // Unknown critical headers are refused (RFC 7515 §4.1.11).
            token(
                key,
                &json!({"alg": "HS256", "kid": key["id"], "crit": ["b64"], "b64": true}),
                &claims(json!({})),
            ),
            token(
                key,
                &json!({"alg": "HS256", "kid": key["id"], "crit": null}),
                &claims(json!({})),
            ),
            with(json!({"aud": "tampere/parking"})),
            with(json!({"aud": 7})),
            with(json!({"jti": ""})),
            with(json!({"jti": "x".repeat(201)})),
            with(json!({"nbf": NOW_SECONDS + 600})),
            with(json!({"exp": NOW_SECONDS + 401 * 86_400})),
            with(json!({"exp": "soon"})),
            "a.b.c".to_owned(),
            "é".to_owned(),
            String::new(),
            "x".repeat(3_000),
        ] {
            assert_eq!(send(world, &bad, None).problem(), "link-invalid", "{bad}");
        }
        assert_eq!(send(world, &with(json!({})), None).status, 201);
    });
}

#[test]
fn a_link_to_a_staff_placement_is_refused_by_page_and_api() {
    on_each(|world, key| {
        let body = json!({"slug": "decision-mail", "kind": "staff"});
        assert_eq!(world.call("POST", &format!("{SURVEY}/placements"), &body).status, 201);
        let wish = json!({"transaction": "application-1", "placement": "decision-mail"});
        let signed = world.call("POST", &format!("{SURVEY}/links"), &wish);
        assert_eq!(
            (signed.status, signed.errors()),
            (422, vec![("/placement".to_owned(), "staff-placement".to_owned())])
        );
        let link = good(key, "application-1");
        let sent = send(world, &link, None);
        assert_eq!((sent.status, sent.problem().as_str()), (403, "link-invalid"));
        let page = world.send("GET", &format!("/s/tampere/day-care/visit?t={link}"), &[], b"");
        assert_eq!(page.status, 403);
        let mut body = submission(&json!({"satisfaction": 5}));
        body["token"] = json!(link);
        let by_staff = world.call("POST", &format!("{SURVEY}/responses"), &body);
        assert_eq!(by_staff.status, 201, "{by_staff:?}");
    });
}

#[test]
fn an_ended_signing_key_is_invalid_and_belongs_to_one_city() {
    on_each(|world, key| {
        let keys = "/api/v1/cities/tampere/link-keys";
        world.settle("oulu", "day-care");
        let foreign = world.call("POST", "/api/v1/cities/oulu/link-keys", &Value::Null).json();
        assert_eq!(send(world, &good(&foreign, "x"), None).problem(), "link-invalid");
        let id = key["id"].as_str().unwrap();
        assert_eq!(world.call("DELETE", &format!("{keys}/{id}"), &Value::Null).status, 204);
        assert_eq!(send(world, &good(key, "x"), None).problem(), "link-invalid");
        let listed = world.get(keys).json();
        assert!(
            listed["items"][0]["secret"].is_null() && listed["items"][0]["revoked_at"].is_string(),
            "{listed}"
        );
        assert_eq!(
            world.call("DELETE", &format!("{keys}/nothing"), &Value::Null).problem(),
            "no-such-link-key"
        );
    });
}

#[test]
fn links_can_be_signed_by_the_service_and_opening_one_records_nothing() {
    on_each(|world, _key| {
        let links = format!("{SURVEY}/links");
        let made = world.call(
            "POST",
            &links,
            &json!({"transaction": "application-7", "language": "fi", "placement": "mail"}),
        );
        assert_eq!(made.status, 201, "{made:?}");
        let url = made.json()["url"].as_str().unwrap().to_owned();
        let path = url.strip_prefix(&world.base).unwrap();
        for _ in 0..3 {
            let page = world.get(path);
            assert_eq!(page.status, 200, "{page:?}");
            assert_eq!(page.page().attribute("html", "lang"), "fi");
        }
        assert_eq!(send(world, made.json()["token"].as_str().unwrap(), None).status, 201);
        let used = world.get(path);
        assert_eq!(used.status, 410, "{used:?}");
        assert!(used.header("content-type").starts_with("text/html"));
        let bad = world.call(
            "POST",
            &links,
            &json!({"transaction": "", "placement": "No", "expires_at": "2020-01-01T00:00:00Z"}),
        );
        assert_eq!(bad.errors().len(), 3, "{bad:?}");
    });
}
