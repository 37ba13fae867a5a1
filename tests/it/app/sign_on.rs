//! Single sign-on: with an independent provider, and with a fake that sends invalid data.

mod attacks;
pub(crate) mod city;
mod connections;
pub(crate) mod fake;
mod invited_accounts;
mod kept;
mod own_domains;
mod provided_roles;
mod slow;

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fake::{FakeProvider, ProviderResponses, Signer};
use jiff::Timestamp;
use serde_json::{Value, json};
use urbivox::app::access::Role;
use urbivox::app::sign_on::claims::{ClaimsRefused, admit};
use urbivox::app::sign_on::provider::ProviderSettings;
use urbivox::clock::Clock;
use urbivox::identity_provider::Claims;
use urbivox::identity_provider::SignOnError;
use urbivox::identity_provider::exchange::{AuthorizationResponse, IdentityProviders, PendingSignOn};
use urbivox::outgoing::{AllowedHosts, Client};

const BACK: &str = "https://feedback.example.eu/staff/sign-on/back";
const NOW: i64 = 1_800_000_000;
const PASSWORD: &str = "a password of ours";

fn settings(issuer: &str) -> ProviderSettings {
    let document = json!({
        "issuer": issuer, "client_id": "urbivox", "client_secret": PASSWORD, "domains": ["example.eu"],
        "role_claim": "groups", "roles": {"team": "editor"},
    });
    ProviderSettings::parse(&document).unwrap()
}

/// The city that owns the provider.
const CITY: i64 = 7;

/// A client for providers on this machine, with an empty cache.
fn providers() -> IdentityProviders {
    let allowed = AllowedHosts::parse("127.0.0.1").unwrap();
    IdentityProviders::new(Client::new(allowed, std::sync::Arc::new(crate::world::OfflineResolver)))
}

fn begin(settings: &ProviderSettings, redirect: &str) -> Result<PendingSignOn, SignOnError> {
    providers().begin(CITY, &settings.registration(), redirect, Clock::System.now())
}

fn finish(
    settings: &ProviderSettings,
    redirect: &str,
    code: &str,
    nonce: &str,
    verifier: &str,
    now: Timestamp,
) -> Result<Claims, SignOnError> {
    let returned = AuthorizationResponse { code, nonce, verifier };
    providers().finish(CITY, &settings.registration(), redirect, returned, now)
}

fn query(address: &str, name: &str) -> String {
    let url = url::Url::parse(address).unwrap();
    let found = url.query_pairs().find(|(key, _)| key == name);
    found.unwrap_or_else(|| panic!("no {name} in {address}")).1.into_owned()
}

/// `oidc-provider-mock`, an independent implementation in Python.
struct ExternalProvider {
    child: Child,
    issuer: String,
}

impl Drop for ExternalProvider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl ExternalProvider {
    fn start() -> ExternalProvider {
        #[expect(
            clippy::disallowed_methods,
            reason = "the test command says which Python has the provider"
        )]
        let python = std::env::var("URBIVOX_TEST_PYTHON").expect("run ./tests/run, which prepares a Python");
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let person = json!({
            "sub": "ada", "email": "Ada@example.eu", "email_verified": true, "name": "Ada Byron", "groups": ["team"],
        });
        let mut child = Command::new(python)
            .args(["-m", "oidc_provider_mock", "--port", &free.port().to_string()])
            .args(["--require-nonce", "true", "--user-claims", &person.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let begun = Instant::now();
        while TcpStream::connect(free).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(60), "the provider does not start");
            assert!(
                child.try_wait().unwrap().is_none(),
                "the provider ended: is oidc-provider-mock installed?"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        ExternalProvider {
            child,
            issuer: format!("http://{free}"),
        }
    }

    /// Signs in as a browser would; returns the authorisation code.
    fn code(begun: &PendingSignOn, person: &str) -> String {
        let config = ureq::Agent::config_builder().max_redirects(0).proxy(None);
        let agent: ureq::Agent = config.build().into();
        let answer = agent.post(&begun.address).send_form([("sub", person)]).unwrap();
        let back = answer.headers()["location"].to_str().unwrap();
        assert!(back.starts_with(BACK), "{back}");
        assert_eq!(query(back, "state"), begun.state);
        query(back, "code")
    }
}

#[test]
fn a_person_signs_in_at_a_real_provider() {
    let real = ExternalProvider::start();
    let settings = settings(&real.issuer);
    let begun = begin(&settings, BACK).unwrap();
    let code = ExternalProvider::code(&begun, "ada");
    let finish = || {
        finish(
            &settings,
            BACK,
            &code,
            &begun.nonce,
            &begun.verifier,
            Clock::System.now(),
        )
    };
    let claims = finish().unwrap();
    assert_eq!((claims.subject.as_str(), claims.email_verified), ("ada", Some(true)));
    let admission = admit(&settings, &claims).unwrap();
    assert_eq!(
        (admission.email.as_str(), admission.name.as_str(), admission.role),
        ("ada@example.eu", "Ada Byron", Some(Role::Editor))
    );
    assert_eq!(finish().unwrap_err().code(), "refused-code");
}

#[test]
fn a_token_of_a_real_provider_is_valid_once_and_for_an_hour() {
    let real = ExternalProvider::start();
    let settings = settings(&real.issuer);
    let begun = begin(&settings, BACK).unwrap();
    let now = Clock::System.now();
    let finish = |nonce: &str, now: Timestamp| {
        let code = ExternalProvider::code(&begun, "ada");
        finish(&settings, BACK, &code, nonce, &begun.verifier, now).unwrap_err()
    };
    assert_eq!(finish("of another sign-in", now), SignOnError::WrongNonce);
    assert_eq!(
        finish(&begun.nonce, now + jiff::SignedDuration::from_mins(61)),
        SignOnError::Expired
    );
    assert_eq!(
        finish(&begun.nonce, now - jiff::SignedDuration::from_mins(2)).code(),
        "bad-token"
    );
}

#[test]
fn a_person_without_required_claims_is_refused() {
    let real = ExternalProvider::start();
    let settings = settings(&real.issuer);
    let begun = begin(&settings, BACK).unwrap();
    let code = ExternalProvider::code(&begun, "bob@example.eu");
    let claims = finish(
        &settings,
        BACK,
        &code,
        &begun.nonce,
        &begun.verifier,
        Clock::System.now(),
    )
    .unwrap();
    assert_eq!(admit(&settings, &claims), Err(ClaimsRefused::Unverified));
}

/// A sign-in at the fake provider, up to the token request.
struct Attempt {
    fake: FakeProvider,
    settings: ProviderSettings,
    begun: PendingSignOn,
}

impl Attempt {
    fn begin() -> Attempt {
        let fake = FakeProvider::start();
        let settings = settings(&fake.base);
        let begun = begin(&settings, BACK).unwrap();
        let attempt = Attempt { fake, settings, begun };
        let claims = json!({
            "iss": attempt.fake.base, "sub": "ada", "aud": "urbivox", "nonce": attempt.begun.nonce,
            "iat": NOW - 1, "exp": NOW + 300, "email": "ada@example.eu", "email_verified": true, "groups": "team",
        });
        let challenge = query(&attempt.begun.address, "code_challenge");
        attempt.fake.configure(|speech| {
            speech.claims = claims;
            speech.codes.insert("the code".to_owned(), challenge);
        });
        attempt
    }

    fn finish(&self) -> Result<Claims, SignOnError> {
        self.finish_with(&self.begun.verifier)
    }

    fn finish_with(&self, verifier: &str) -> Result<Claims, SignOnError> {
        let now = Timestamp::from_second(NOW).unwrap();
        finish(&self.settings, BACK, "the code", &self.begun.nonce, verifier, now)
    }
}

/// The result of a sign-in with a changed response of the provider.
fn told(change: impl FnOnce(&mut ProviderResponses)) -> Result<Claims, SignOnError> {
    let attempt = Attempt::begin();
    attempt.fake.configure(change);
    attempt.finish()
}

fn claim(name: &str, value: Value) -> &'static str {
    told(|speech| speech.claims[name] = value).map_or_else(|failure| failure.code(), |_| "good")
}

#[test]
fn a_valid_token_is_accepted() {
    let attempt = Attempt::begin();
    let address = &attempt.begun.address;
    assert_eq!(query(address, "code_challenge_method"), "S256");
    assert_eq!(
        (query(address, "response_type"), query(address, "redirect_uri")),
        ("code".to_owned(), BACK.to_owned())
    );
    let claims = attempt.finish().unwrap();
    assert_eq!(
        (claims.subject.as_str(), claims.email.as_deref()),
        ("ada", Some("ada@example.eu"))
    );
    assert_eq!(Value::from(claims.extra.clone()), json!({"groups": "team"}));
    assert_eq!(admit(&attempt.settings, &claims).unwrap().role, Some(Role::Editor));
}

#[test]
fn a_token_needs_the_right_audience_time_and_nonce() {
    assert_eq!(claim("nonce", json!("another")), "wrong-nonce");
    assert_eq!(claim("nonce", Value::Null), "wrong-nonce");
    assert_eq!(claim("aud", json!("another")), "wrong-audience");
    assert_eq!(claim("aud", json!([])), "wrong-audience");
    assert_eq!(claim("aud", json!(["urbivox", "another"])), "wrong-audience");
    assert_eq!(claim("azp", json!("another")), "wrong-audience");
    assert_eq!(claim("azp", json!("urbivox")), "good");
    assert_eq!(claim("exp", json!(NOW)), "expired");
    assert_eq!(claim("iat", json!(NOW + 61)), "bad-token");
    assert_eq!(claim("iat", json!(NOW + 60)), "good");
    assert_eq!(claim("iss", json!("https://another.example.eu")), "bad-token");
    for strange in [json!(1e300), json!("soon"), json!(-1), json!(i64::MAX), Value::Null] {
        assert_ne!(claim("exp", strange.clone()), "good", "{strange}");
    }
}

#[test]
fn a_token_with_a_foreign_signature_is_refused() {
    let signed = |signer: Signer, header: Value| {
        let outcome = told(|speech| (speech.signer, speech.header) = (signer, header));
        outcome.map_or_else(|failure| failure.code(), |_| "good")
    };
    assert_eq!(signed(Signer::Provider, json!({"alg": "ES256"})), "good");
    assert_eq!(
        signed(Signer::Stranger, json!({"alg": "ES256", "kid": "one"})),
        "bad-token"
    );
    assert_eq!(
        signed(Signer::Nobody, json!({"alg": "ES256", "kid": "one"})),
        "bad-token"
    );
    assert_eq!(signed(Signer::Nobody, json!({"alg": "none"})), "bad-token");
    assert_eq!(signed(Signer::Shared(PASSWORD), json!({"alg": "HS256"})), "bad-token");
    assert_eq!(
        signed(Signer::Provider, json!({"alg": "ES256", "kid": "two"})),
        "bad-token"
    );
    assert_eq!(
        signed(Signer::Provider, json!({"alg": "RS256", "kid": "one"})),
        "bad-token"
    );
}

#[test]
fn a_code_works_once_and_only_in_the_session_that_started() {
    let attempt = Attempt::begin();
    assert!(attempt.finish().is_ok());
    assert_eq!(attempt.finish().unwrap_err().code(), "refused-code");
    let stolen = Attempt::begin().finish_with("a verifier of somebody else, who saw the code on its way");
    assert_eq!(stolen.unwrap_err().code(), "refused-code");
}

#[test]
fn missing_claims_are_requested_from_the_userinfo_endpoint() {
    let silent = |speech: &mut ProviderResponses| {
        let claims = speech.claims.as_object_mut().unwrap();
        claims.remove("email");
        claims.remove("groups");
    };
    let asked = |user_info: Value| {
        told(|speech| {
            silent(speech);
            speech.user_info = user_info;
        })
    };
    let claims =
        asked(json!({"sub": "ada", "email": "ada@example.eu", "email_verified": true, "groups": ["team"]})).unwrap();
    assert_eq!(claims.email.as_deref(), Some("ada@example.eu"));
    assert_eq!(claims.extra["groups"], json!(["team"]));
    // The token states that an address is verified, but not which one.
    let unsaid = asked(json!({"sub": "ada", "email": "mayor@example.eu"})).unwrap();
    assert_eq!(unsaid.email_verified, None);
    let other = asked(json!({"sub": "bob", "email": "bob@example.eu", "email_verified": true}));
    assert_eq!(other.unwrap_err().code(), "bad-token");
}

#[test]
fn the_client_secret_is_sent_as_configured_and_never_logged() {
    let sent = |methods: Value| {
        let attempt = Attempt::begin();
        attempt
            .fake
            .configure(|speech| speech.discovery["token_endpoint_auth_methods_supported"] = methods);
        attempt.finish().unwrap();
        let speech = attempt.fake.speech.lock().unwrap();
        let (head, body) = speech
            .requests
            .iter()
            .find(|(head, _)| head.starts_with("POST /token"))
            .unwrap();
        let in_head = head.to_ascii_lowercase().contains("authorization: basic ");
        (in_head, body.contains("client_secret=a+password+of+ours"))
    };
    assert_eq!(sent(json!(["client_secret_post"])), (false, true));
    assert_eq!(
        sent(json!(["client_secret_post", "client_secret_basic"])),
        (true, false)
    );
    assert_eq!(sent(Value::Null), (true, false));
    let attempt = Attempt::begin();
    let failure = attempt.finish_with("wrong").unwrap_err();
    assert!(!format!("{failure:?} {failure} {:?} {:?}", attempt.settings, attempt.begun).contains(PASSWORD));
}

#[test]
fn an_unavailable_provider_or_invalid_discovery_is_reported() {
    let begun = |change: &dyn Fn(&mut ProviderResponses)| {
        let fake = FakeProvider::start();
        fake.configure(|speech| change(speech));
        begin(&settings(&fake.base), BACK).map_or_else(|failure| failure.code(), |_| "good")
    };
    let said = |status: u16, more: &'static str, body: String| {
        begun(&move |speech| {
            let answer = (status, more.to_owned(), body.clone());
            speech.instead.insert("/.well-known/openid-configuration", answer);
        })
    };
    let field = |name: &'static str, value: &'static str| begun(&move |speech| speech.discovery[name] = json!(value));
    assert_eq!(begun(&|_| {}), "good");
    assert_eq!(said(503, "", String::new()), "provider-away");
    assert_eq!(said(404, "", "{}".to_owned()), "bad-discovery");
    assert_eq!(
        said(200, "content-type: text/html\r\n", "<p>Hello".to_owned()),
        "bad-discovery"
    );
    assert_eq!(
        said(302, "location: http://127.0.0.1:1/\r\n", String::new()),
        "bad-discovery"
    );
    assert_eq!(said(200, "", " ".repeat((1 << 20) + 1)), "bad-discovery");
    assert_eq!(field("issuer", "https://another.example.eu"), "bad-discovery");
    assert_eq!(field("jwks_uri", "http://id.example.eu/jwks"), "bad-discovery");
    assert_eq!(field("authorization_endpoint", "javascript:alert(1)"), "bad-discovery");
    assert_eq!(
        field("authorization_endpoint", "http://id.example.eu/"),
        "bad-discovery"
    );
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let away = begin(&settings(&format!("http://{nobody}")), BACK).unwrap_err();
    assert_eq!(away.code(), "provider-away");
}

#[test]
fn the_client_secret_is_sent_to_no_other_host() {
    let moved = told(|speech| {
        let answer = (307, "location: http://127.0.0.1:1/\r\n".to_owned(), String::new());
        speech.instead.insert("/token", answer);
    });
    assert_eq!(moved.unwrap_err().code(), "bad-discovery");
    let plain = told(|speech| speech.discovery["token_endpoint"] = json!("http://id.example.eu/token"));
    assert_eq!(plain.unwrap_err().code(), "bad-discovery");
    let none = told(|speech| {
        speech.discovery.as_object_mut().unwrap().remove("token_endpoint");
    });
    assert_eq!(none.unwrap_err().code(), "bad-discovery");
}
