//! A configurable fake identity provider on this machine. It checks PKCE and accepts each code once.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use data_encoding::BASE64URL_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Key that signs a token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Signer {
    Provider,
    Stranger,
    Nobody,
    /// HMAC with this key.
    Shared(&'static str),
}

/// All responses of the provider; tests change them.
pub(crate) struct ProviderResponses {
    pub(crate) discovery: Value,
    pub(crate) header: Value,
    pub(crate) claims: Value,
    pub(crate) signer: Signer,
    /// Response of the user info endpoint.
    pub(crate) user_info: Value,
    /// Overrides by path: status, additional header lines, body.
    pub(crate) instead: HashMap<&'static str, (u16, String, String)>,
    /// Unused authorisation codes, each with its PKCE challenge.
    pub(crate) codes: HashMap<String, String>,
    /// Claims for an authorisation code, instead of `claims`.
    pub(crate) claims_by_code: HashMap<String, Value>,
    /// Head and body of every request.
    pub(crate) requests: Vec<(String, String)>,
}

/// A fake provider that runs until the test process ends.
pub(crate) struct FakeProvider {
    pub(crate) base: String,
    pub(crate) speech: Arc<Mutex<ProviderResponses>>,
}

struct Keys {
    own: EcdsaKeyPair,
    other: EcdsaKeyPair,
    random: SystemRandom,
}

impl FakeProvider {
    pub(crate) fn start() -> FakeProvider {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let random = SystemRandom::new();
        let fresh = || {
            let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
            EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random).unwrap()
        };
        let (own, other) = (fresh(), fresh());
        let speech = Arc::new(Mutex::new(ProviderResponses {
            discovery: json!({
                "issuer": base,
                "authorization_endpoint": format!("{base}/authorize"),
                "token_endpoint": format!("{base}/token"),
                "jwks_uri": format!("{base}/jwks"),
                "userinfo_endpoint": format!("{base}/userinfo"),
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["ES256", "HS256", "none"],
            }),
            header: json!({"alg": "ES256", "kid": "one"}),
            claims: Value::Null,
            signer: Signer::Provider,
            user_info: Value::Null,
            instead: HashMap::new(),
            codes: HashMap::new(),
            claims_by_code: HashMap::new(),
            requests: Vec::new(),
        }));
        let keys = Keys { own, other, random };
        let told = Arc::clone(&speech);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                // A client that closes the connection early is a tested case.
                let _ = answer(stream, &told, &keys);
            }
        });
        FakeProvider { base, speech }
    }

    pub(crate) fn configure(&self, change: impl FnOnce(&mut ProviderResponses)) {
        change(&mut self.speech.lock().unwrap());
    }
}

fn answer(stream: TcpStream, speech: &Mutex<ProviderResponses>, keys: &Keys) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while reader.read_line(&mut head)? > 2 {}
    let lower = head.to_ascii_lowercase();
    let length = lower
        .split("content-length: ")
        .nth(1)
        .and_then(|rest| rest.lines().next());
    let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
    reader.read_exact(&mut body)?;
    let body = String::from_utf8(body).unwrap();
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut speech = speech.lock().unwrap();
    speech.requests.push((head, body.clone()));
    let (status, more, text) = match speech.instead.get(path.as_str()) {
        Some(said) => said.clone(),
        None => {
            let (status, document) = usual(&path, &body, &mut speech, keys);
            (
                status,
                "content-type: application/json\r\n".to_owned(),
                document.to_string(),
            )
        }
    };
    let length = text.len();
    let head = format!("HTTP/1.1 {status} Said\r\n{more}content-length: {length}\r\nconnection: close\r\n\r\n");
    let stream = reader.get_mut();
    stream.write_all(head.as_bytes())?;
    stream.write_all(text.as_bytes())
}

fn usual(path: &str, body: &str, speech: &mut ProviderResponses, keys: &Keys) -> (u16, Value) {
    match path {
        "/.well-known/openid-configuration" => (200, speech.discovery.clone()),
        "/jwks" => {
            let point = keys.own.public_key().as_ref();
            let half = |range: std::ops::Range<usize>| BASE64URL_NOPAD.encode(&point[range]);
            let key =
                json!({"kty": "EC", "crv": "P-256", "kid": "one", "use": "sig", "x": half(1..33), "y": half(33..65)});
            (200, json!({"keys": [key]}))
        }
        "/token" => {
            let form: HashMap<String, String> = form_urlencoded::parse(body.as_bytes()).into_owned().collect();
            let proof = BASE64URL_NOPAD.encode(&Sha256::digest(form["code_verifier"].as_bytes()));
            if speech.codes.remove(&form["code"]) != Some(proof) {
                return (400, json!({"error": "invalid_grant"}));
            }
            if let Some(story) = speech.claims_by_code.remove(&form["code"]) {
                speech.claims = story;
            }
            let token = token(speech, keys);
            (
                200,
                json!({"access_token": "opens", "token_type": "Bearer", "id_token": token}),
            )
        }
        "/userinfo" => (200, speech.user_info.clone()),
        _ => (404, Value::Null),
    }
}

fn token(speech: &ProviderResponses, keys: &Keys) -> String {
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    let signed = format!("{}.{}", part(&speech.header), part(&speech.claims));
    let ecdsa = |key: &EcdsaKeyPair| key.sign(&keys.random, signed.as_bytes()).unwrap().as_ref().to_vec();
    let signature = match speech.signer {
        Signer::Provider => ecdsa(&keys.own),
        Signer::Stranger => ecdsa(&keys.other),
        Signer::Nobody => Vec::new(),
        Signer::Shared(key) => {
            let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap();
            mac.update(signed.as_bytes());
            mac.finalize().into_bytes().to_vec()
        }
    };
    format!("{signed}.{}", BASE64URL_NOPAD.encode(&signature))
}
