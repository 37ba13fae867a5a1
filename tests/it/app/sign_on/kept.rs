//! Caching of provider documents, and a pause for providers that do not respond.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use urbivox::identity_provider::SignOnError;
use urbivox::identity_provider::exchange::AuthorizationResponse;

use super::fake::FakeProvider;
use super::{BACK, CITY, NOW, providers, query, settings};

const DESCRIPTION: &str = "/.well-known/openid-configuration";

fn after(seconds: i64) -> Timestamp {
    Timestamp::from_second(NOW).unwrap() + SignedDuration::from_secs(seconds)
}

/// Number of requests for the path.
fn asked(fake: &FakeProvider, path: &str) -> usize {
    let speech = fake.speech.lock().unwrap();
    let is_it = |(head, _): &&(String, String)| head.split(' ').nth(1) == Some(path);
    speech.requests.iter().filter(is_it).count()
}

#[test]
fn discovery_is_cached_for_an_hour() {
    let (fake, providers) = (FakeProvider::start(), providers());
    let settings = settings(&fake.base);
    for seconds in [0, 1, 3_599] {
        providers
            .begin(CITY, &settings.registration(), BACK, after(seconds))
            .unwrap();
    }
    assert_eq!((asked(&fake, DESCRIPTION), asked(&fake, "/jwks")), (1, 1));
    // Cities with the same provider share the cached description.
    providers
        .begin(CITY + 1, &settings.registration(), BACK, after(3_599))
        .unwrap();
    assert_eq!(asked(&fake, DESCRIPTION), 1);
    providers
        .begin(CITY, &settings.registration(), BACK, after(3_600))
        .unwrap();
    assert_eq!((asked(&fake, DESCRIPTION), asked(&fake, "/jwks")), (2, 2));
    providers.forget(CITY, &settings.issuer);
    providers
        .begin(CITY, &settings.registration(), BACK, after(3_601))
        .unwrap();
    assert_eq!(asked(&fake, DESCRIPTION), 3, "new settings are fetched at once");
}

#[test]
fn the_cache_lifetime_follows_the_response() {
    let (fake, providers) = (FakeProvider::start(), providers());
    let settings = settings(&fake.base);
    fake.configure(|speech| {
        let head = "content-type: application/json\r\ncache-control: private, max-age=120\r\n".to_owned();
        let description = speech.discovery.to_string();
        speech.instead.insert(DESCRIPTION, (200, head, description));
    });
    for seconds in [0, 119] {
        providers
            .begin(CITY, &settings.registration(), BACK, after(seconds))
            .unwrap();
    }
    assert_eq!(asked(&fake, DESCRIPTION), 1);
    providers
        .begin(CITY, &settings.registration(), BACK, after(120))
        .unwrap();
    assert_eq!(asked(&fake, DESCRIPTION), 2);
}

#[test]
fn unknown_signing_keys_are_fetched_once_a_minute() {
    let (fake, providers) = (FakeProvider::start(), providers());
    let settings = settings(&fake.base);
    // The key that signs the token is not published yet.
    fake.configure(|speech| {
        let head = "content-type: application/json\r\n".to_owned();
        speech
            .instead
            .insert("/jwks", (200, head, json!({"keys": []}).to_string()));
    });
    let begun = providers.begin(CITY, &settings.registration(), BACK, after(0)).unwrap();
    let finish = |seconds: i64| {
        fake.configure(|speech| {
            speech.codes.insert("the code".to_owned(), query(&begun.address, "code_challenge"));
            speech.claims = json!({
                "iss": fake.base, "sub": "ada", "aud": "urbivox", "nonce": begun.nonce, "iat": NOW - 1, "exp": NOW + 900,
                "email": "ada@example.eu", "email_verified": true, "groups": "team",
            });
        });
        let returned = AuthorizationResponse {
            code: "the code",
            nonce: &begun.nonce,
            verifier: &begun.verifier,
        };
        providers.finish(CITY, &settings.registration(), BACK, returned, after(seconds))
    };
    for seconds in [1, 59] {
        assert_eq!(finish(seconds).unwrap_err().code(), "bad-token");
    }
    assert_eq!(asked(&fake, "/jwks"), 1, "the keys were fetched less than a minute ago");
    assert_eq!(finish(60).unwrap_err().code(), "bad-token");
    assert_eq!(finish(61).unwrap_err().code(), "bad-token");
    assert_eq!(asked(&fake, "/jwks"), 2);
    fake.configure(|speech| drop(speech.instead.remove("/jwks")));
    assert_eq!(finish(120).unwrap().subject, "ada");
    assert_eq!(finish(121).unwrap().subject, "ada", "the keys are cached");
    assert_eq!(asked(&fake, "/jwks"), 3);
}

#[test]
fn the_circuit_breaker_opens_for_half_a_minute() {
    let (fake, providers) = (FakeProvider::start(), providers());
    let settings = settings(&fake.base);
    fake.configure(|speech| drop(speech.instead.insert(DESCRIPTION, (503, String::new(), String::new()))));
    for _ in 0..3 {
        let failure = providers
            .begin(CITY, &settings.registration(), BACK, after(0))
            .unwrap_err();
        assert!(matches!(failure, SignOnError::ProviderAway(_)), "{failure}");
    }
    let failure = providers
        .begin(CITY, &settings.registration(), BACK, after(1))
        .unwrap_err();
    assert_eq!(failure, SignOnError::ProviderPaused(30));
    assert_eq!(
        (failure.code(), failure.retry_after_seconds()),
        ("provider-away", Some(30))
    );
    assert_eq!(asked(&fake, DESCRIPTION), 3, "no request was sent");
    fake.configure(|speech| drop(speech.instead.remove(DESCRIPTION)));
    assert!(
        providers
            .begin(CITY + 1, &settings.registration(), BACK, after(2))
            .is_ok(),
        "another city's is asked as ever"
    );
    assert!(providers.begin(CITY, &settings.registration(), BACK, after(30)).is_ok());
    assert!(providers.begin(CITY, &settings.registration(), BACK, after(31)).is_ok());
}
