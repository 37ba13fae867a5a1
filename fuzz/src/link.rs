//! Signed links: JSON Web Tokens of a city's own system.

use std::collections::HashSet;
use std::sync::LazyLock;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use urbivox::app::authoring::SurveyPath;
use urbivox::app::placements::signed_links::{
    DAYS_MAX, LinkClaims, TRANSACTION_CHARS_MAX, VerifiedLink, key_secret, sign,
};
use urbivox::config::{Keyring, Secret, hmac_sha256};
use urbivox::fuzzing::verify_link;

static KEYRING: LazyLock<Keyring> = LazyLock::new(|| Keyring::from(Secret::from_bytes([7; 32])));
static PATH: LazyLock<SurveyPath> = LazyLock::new(|| SurveyPath::parse("tampere/library/visit").unwrap());
static KEYS: LazyLock<HashSet<String>> = LazyLock::new(|| HashSet::from(["k1".to_owned()]));

/// 2026-03-01T10:00:00Z
const NOW: i64 = 1_772_359_200;

/// A link is accepted only if its signature is the one of a known key, and its claims are for this survey and in time.
///
/// The first byte chooses what the rest is: a token; a header, signed with good claims; claims, signed; or changes of a
/// good token (position, new byte).
pub fn check(data: &[u8]) {
    let Some((choice, rest)) = data.split_first() else {
        return;
    };
    match choice % 4 {
        0 => {
            let Ok(token) = std::str::from_utf8(rest) else { return };
            if verified(token).is_some() {
                assert!(is_signed(token), "{token}");
            }
        }
        1 => header(rest),
        2 => claims(rest),
        _ => changed(rest),
    }
}

fn now() -> Timestamp {
    Timestamp::from_second(NOW).unwrap()
}

fn verified(token: &str) -> Option<VerifiedLink> {
    let link = verify_link(&KEYRING, &PATH, &KEYS, now(), token).ok()?;
    let left = link.expires_at.duration_since(now());
    assert!(left > SignedDuration::ZERO && left <= SignedDuration::from_hours(24 * DAYS_MAX));
    assert!(token.len() <= 2_000);
    Some(link)
}

/// Whether the last part is the signature of the others with the key `k1`.
fn is_signed(token: &str) -> bool {
    let Some((signed, signature)) = token.rsplit_once('.') else {
        return false;
    };
    signature == base64(&hmac_sha256(key_secret(&KEYRING, "k1").as_bytes(), signed.as_bytes()))
}

fn token_of(header: &[u8], claims: &[u8]) -> String {
    let signed = format!("{}.{}", base64(header), base64(claims));
    let signature = hmac_sha256(key_secret(&KEYRING, "k1").as_bytes(), signed.as_bytes());
    format!("{signed}.{}", base64(&signature))
}

fn header(header: &[u8]) {
    let claims = json!({"aud": "tampere/library", "jti": "1", "exp": NOW + 60}).to_string();
    if verified(&token_of(header, claims.as_bytes())).is_none() {
        return;
    }
    // A header with a name that is ignored need not be JSON in all its texts.
    let Ok(header) = serde_json::from_slice::<Value>(header) else {
        return;
    };
    assert_eq!(
        (&header["alg"], &header["kid"]),
        (&json!("HS256"), &json!("k1")),
        "{header}"
    );
    assert_eq!(header.get("crit"), None, "{header}");
}

fn claims(claims: &[u8]) {
    let token = token_of(br#"{"alg":"HS256","kid":"k1"}"#, claims);
    let Some(link) = verified(&token) else { return };
    // The same holds for claims.
    let Ok(claims) = serde_json::from_slice::<Value>(claims) else {
        return;
    };
    let length = claims["jti"].as_str().unwrap_or_default().chars().count();
    assert!((1..=TRANSACTION_CHARS_MAX).contains(&length), "{claims}");
    let ours = [json!("tampere/library"), json!("tampere/library/visit")];
    let is_ours = |audience: &Value| ours.contains(audience);
    assert!(
        is_ours(&claims["aud"]) || claims["aud"].as_array().is_some_and(|list| list.iter().any(is_ours)),
        "{claims}"
    );
    assert_eq!(link.language.as_deref(), claims.get("lang").and_then(Value::as_str));
    assert_eq!(link.placement.as_deref(), claims.get("chan").and_then(Value::as_str));
}

fn changed(changes: &[u8]) {
    let claims = LinkClaims {
        transaction: "permit 7".to_owned(),
        language: Some("fi".to_owned()),
        placement: None,
        expires_at: now() + SignedDuration::from_hours(1),
    };
    let token = sign(&KEYRING, "k1", &PATH, &claims);
    assert!(verified(&token).is_some() && is_signed(&token));
    let mut bytes = token.clone().into_bytes();
    for change in changes.chunks_exact(2).take(30) {
        let at = usize::from(change[0]) % bytes.len();
        bytes[at] = change[1];
    }
    if let Ok(other) = String::from_utf8(bytes) {
        assert_eq!(verified(&other).is_some(), other == token, "{other}");
    }
}

/// Encodes base64url without padding (RFC 4648 §5), independently of the library that the service uses.
fn base64(bytes: &[u8]) -> String {
    const SYMBOLS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for at in 0..=chunk.len() {
            let symbol = bits >> (18 - 6 * at) & 63;
            text.push(char::from(SYMBOLS[usize::try_from(symbol).unwrap()]));
        }
    }
    text
}
