//! Verified links: signed by a city's own system, good for one answer about one transaction.
//!
//! A link carries a JSON Web Token (RFC 7519) in compact form (RFC 7515 §3.1), signed with HMAC-SHA256 (`HS256`, RFC 7518
//! §3.2), so that any city can make one with the library of its choice:
//!
//! - header: `{"alg": "HS256", "kid": "<id of the link key>"}`;
//! - `aud`: `city/service` or `city/service/survey`, or a list of such;
//! - `jti`: the transaction's reference, best hashed already; only a keyed hash of it is kept;
//! - `exp`: when the link ends, seconds since 1970; `nbf`: when it begins, optional;
//! - `lang`, `chan`: language and placement of the answer, optional.

use std::collections::HashSet;

use data_encoding::BASE64URL_NOPAD;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use subtle::ConstantTimeEq;

use crate::app::authoring::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::app::submissions::Refusal;
use crate::app::{App, ServiceError};
use crate::config::{Digest, Keyring, MacPurpose, hmac_sha256};
use crate::storage::verifications;
use crate::storage::verifications::Transaction;

/// Characters of a link. Protects the server: ours have some 300.
const TOKEN_CHARS_MAX: usize = 2_000;
/// Characters of a transaction's reference. Protects the link's length.
pub const TRANSACTION_CHARS_MAX: usize = 200;
/// How far ahead a link may end, in days. Protects the city from links that are good for ever.
pub const DAYS_MAX: i64 = 400;
/// The clock of the city's system may be ahead by so much, in seconds.
const AHEAD_SECONDS_MAX: i64 = 60;

/// A link whose signature is good and whose time has not passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedLink {
    /// The language that the citizen used.
    pub language: Option<String>,
    /// Where answers are counted.
    pub placement: Option<String>,
    /// When it ends.
    pub expires_at: Timestamp,
    /// Keyed hashes of survey and transaction.
    pub transaction: Transaction,
}

/// What a link is to say.
#[derive(Clone, Debug)]
pub struct LinkClaims {
    /// The transaction's reference, 1 to 200 characters.
    pub transaction: String,
    /// The language that the citizen used.
    pub language: Option<String>,
    /// Where answers are counted.
    pub placement: Option<String>,
    /// When it ends.
    pub expires_at: Timestamp,
}

#[derive(Deserialize)]
struct JwtHeader {
    alg: String,
    kid: String,
    #[serde(flatten)]
    others: serde_json::Map<String, Value>,
}

#[derive(Deserialize)]
struct Claims {
    aud: Value,
    jti: String,
    exp: f64,
    #[serde(default)]
    nbf: Option<f64>,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    chan: Option<String>,
}

/// Reads a link to this survey. Asks no database, and does not say which part of a bad link is bad.
pub fn read(app: &App, published: &PublishedSurvey, token: &str) -> Result<VerifiedLink, Refusal> {
    let claims = proven(&app.keyring, &published.link_keys, token).ok_or(Refusal::LinkInvalid)?;
    let now = app.clock.now();
    let expires_at = moment(claims.exp).ok_or(Refusal::LinkInvalid)?;
    let begins_at = claims
        .nbf
        .map(|nbf| moment(nbf).ok_or(Refusal::LinkInvalid))
        .transpose()?;
    let is_early = begins_at.is_some_and(|at| at.duration_since(now) > SignedDuration::from_secs(AHEAD_SECONDS_MAX));
    let is_endless = expires_at.duration_since(now) > SignedDuration::from_hours(24 * DAYS_MAX);
    let length = claims.jti.chars().count();
    let is_for_us = audience(&claims.aud).any(|audience| is_for(audience, &published.path));
    if !is_for_us || is_early || is_endless || !(1..=TRANSACTION_CHARS_MAX).contains(&length) {
        return Err(Refusal::LinkInvalid);
    }
    if now >= expires_at {
        let ended_on = expires_at.to_zoned(published.timezone.clone()).date();
        return Err(Refusal::LinkExpired(ended_on));
    }
    Ok(VerifiedLink {
        language: claims.lang,
        placement: claims.chan,
        expires_at,
        transaction: transaction(&app.keyring, published.survey_id, &claims.jti),
    })
}

/// Whether the link's transaction was answered about. Reading it records nothing.
pub fn is_used(app: &App, link: &VerifiedLink) -> Result<bool, ServiceError> {
    let submission = app
        .storage
        .read(|db| verifications::submission_of(db, &link.transaction))?;
    Ok(submission.is_some())
}

/// A link for a city without a system of its own, signed with one of its keys.
pub fn sign(keyring: &Keyring, key_id: &str, path: &SurveyPath, wish: &LinkClaims) -> String {
    let needed = [
        ("aud", Value::from(path.to_string())),
        ("jti", Value::from(wish.transaction.as_str())),
        ("exp", Value::from(wish.expires_at.as_second())),
    ];
    let optional = [("lang", &wish.language), ("chan", &wish.placement)];
    let optional = optional
        .into_iter()
        .filter_map(|(name, text)| Some((name, Value::from(text.as_deref()?))));
    let claims = needed.into_iter().chain(optional);
    let claims: Map<String, Value> = claims.map(|(name, value)| (name.to_owned(), value)).collect();
    let head = json!({"alg": "HS256", "typ": "JWT", "kid": key_id});
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    let signed = format!("{}.{}", part(&head), part(&Value::Object(claims)));
    let signature = hmac_sha256(key_secret(keyring, key_id).as_bytes(), signed.as_bytes());
    format!("{signed}.{}", BASE64URL_NOPAD.encode(&signature))
}

/// The secret of a link key: what a city's system signs with. Follows from its id, so that nothing secret is stored.
pub fn key_secret(keyring: &Keyring, key_id: &str) -> String {
    BASE64URL_NOPAD.encode(&keyring.sign(MacPurpose::SigningKey, &[key_id.as_bytes()]))
}

/// The claims of a token that one of these keys signed.
fn proven(keyring: &Keyring, keys: &HashSet<String>, token: &str) -> Option<Claims> {
    if token.len() > TOKEN_CHARS_MAX {
        return None;
    }
    let (signed, signature) = token.rsplit_once('.')?;
    let (head, claims) = signed.split_once('.')?;
    let head: JwtHeader = part(head)?;
    // Only one algorithm: a token must not choose how it is checked.
    if head.alg != "HS256" || !keys.contains(&head.kid) {
        return None;
    }
    // What a token calls critical must be understood or the token refused (RFC 7515 §4.1.11). We understand no extension.
    if head.others.contains_key("crit") {
        return None;
    }
    let signature = BASE64URL_NOPAD.decode(signature.as_bytes()).ok()?;
    let is_signed_with = |key: Digest| -> bool {
        let key = BASE64URL_NOPAD.encode(&key);
        // Takes the same time whatever the signature.
        hmac_sha256(key.as_bytes(), signed.as_bytes()).ct_eq(&signature).into()
    };
    let mut keys = keyring.each(MacPurpose::SigningKey, &[head.kid.as_bytes()]);
    keys.any(is_signed_with).then(|| part(claims))?
}

fn part<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
    serde_json::from_slice(&bytes).ok()
}

fn audience(claim: &Value) -> impl Iterator<Item = &str> {
    let list = claim.as_array().map_or(std::slice::from_ref(claim), Vec::as_slice);
    list.iter().filter_map(Value::as_str)
}

fn is_for(audience: &str, path: &SurveyPath) -> bool {
    audience == path.to_string() || audience == format!("{}/{}", path.city, path.service)
}

/// Seconds since 1970 as a moment, whatever comes after the point left out; `None` for what is no time.
fn moment(seconds: f64) -> Option<Timestamp> {
    let whole = seconds.is_finite().then(|| seconds.floor())?;
    let text = format!("{whole:.0}");
    Timestamp::from_second(text.parse().ok()?).ok()
}

/// The hashes under which this transaction may be stored.
fn transaction(keyring: &Keyring, survey_id: i64, reference: &str) -> Transaction {
    let parts: [&[u8]; 2] = [&survey_id.to_be_bytes(), reference.as_bytes()];
    Transaction {
        current: keyring.sign(MacPurpose::Transaction, &parts),
        earlier: keyring.each(MacPurpose::Transaction, &parts).skip(1).collect(),
    }
}
