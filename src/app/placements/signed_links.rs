//! Signed links: made by a city's own system, valid for one response about one transaction.
//!
//! A link carries a JSON Web Token (RFC 7519) in compact form (RFC 7515 §3.1), signed with HMAC-SHA256 (`HS256`, RFC
//! 7518 §3.2), so that a city can make it with any JWT library:
//!
//! - header: `{"alg": "HS256", "kid": "<id of the signing key>"}`;
//! - `aud`: `city/service` or `city/service/survey`, or a list of these;
//! - `jti`: reference of the transaction, preferably hashed; only a keyed hash of it is stored;
//! - `exp`: end of validity, seconds since 1970; `nbf`: beginning, optional;
//! - `lang`, `chan`: language and placement of the response, optional.

use std::collections::HashSet;

use data_encoding::BASE64URL_NOPAD;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use subtle::ConstantTimeEq;

use crate::app::authoring::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::app::submissions::SubmissionError;
use crate::app::{App, ServiceError};
use crate::config::{Digest, Keyring, MacPurpose, hmac_sha256};
use crate::storage::verifications;
use crate::storage::verifications::Transaction;

/// Characters of a token; ours have some 300. Protects the server.
const TOKEN_CHARS_MAX: usize = 2_000;
/// Characters of a transaction's reference. Bounds the link's length.
pub const TRANSACTION_CHARS_MAX: usize = 200;
/// Longest validity of a link in days. Protects the city against links that never expire.
pub const DAYS_MAX: i64 = 400;
/// Seconds by which the clock of the city's system may be ahead.
const AHEAD_SECONDS_MAX: i64 = 60;

/// Link with a valid signature that has not expired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedLink {
    /// Language that the citizen used.
    pub language: Option<String>,
    /// Placement under which the response is counted.
    pub placement: Option<String>,
    /// Time of expiry.
    pub expires_at: Timestamp,
    /// Keyed hashes of survey and transaction.
    pub transaction: Transaction,
}

/// Claims of a link to be signed.
#[derive(Clone, Debug)]
pub struct LinkClaims {
    /// The transaction's reference, 1 to 200 characters.
    pub transaction: String,
    /// Language that the citizen used.
    pub language: Option<String>,
    /// Placement under which the response is counted.
    pub placement: Option<String>,
    /// Time of expiry.
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

/// Survey that a link is for.
pub(crate) struct LinkedSurvey<'a> {
    /// Database identity.
    pub(crate) survey_id: i64,
    /// Path of the survey.
    pub(crate) path: &'a SurveyPath,
    /// Time zone of its civil days.
    pub(crate) timezone: &'a TimeZone,
    /// Ids of the city's signing keys that are not revoked.
    pub(crate) signing_key_ids: &'a HashSet<String>,
}

/// Verifies a link to this survey, without a database query. The error does not reveal what is wrong with an invalid
/// link.
pub fn read(app: &App, published: &PublishedSurvey, token: &str) -> Result<VerifiedLink, SubmissionError> {
    let survey = LinkedSurvey {
        survey_id: published.survey_id,
        path: &published.path,
        timezone: &published.timezone,
        signing_key_ids: &published.signing_key_ids,
    };
    verify(&app.keyring, &survey, app.clock.now(), token)
}

/// Verifies a link to this survey at the time `now`.
pub(crate) fn verify(
    keyring: &Keyring,
    survey: &LinkedSurvey<'_>,
    now: Timestamp,
    token: &str,
) -> Result<VerifiedLink, SubmissionError> {
    let claims = verified_claims(keyring, survey.signing_key_ids, token).ok_or(SubmissionError::LinkInvalid)?;
    let expires_at = timestamp_of(claims.exp).ok_or(SubmissionError::LinkInvalid)?;
    let begins_at = claims
        .nbf
        .map(|nbf| timestamp_of(nbf).ok_or(SubmissionError::LinkInvalid))
        .transpose()?;
    let is_early = begins_at.is_some_and(|at| at.duration_since(now) > SignedDuration::from_secs(AHEAD_SECONDS_MAX));
    let is_endless = expires_at.duration_since(now) > SignedDuration::from_hours(24 * DAYS_MAX);
    let length = claims.jti.chars().count();
    let is_for_us = audience(&claims.aud).any(|audience| covers(audience, survey.path));
    if !is_for_us || is_early || is_endless || !(1..=TRANSACTION_CHARS_MAX).contains(&length) {
        return Err(SubmissionError::LinkInvalid);
    }
    if now >= expires_at {
        let ended_on = expires_at.to_zoned(survey.timezone.clone()).date();
        return Err(SubmissionError::LinkExpired(ended_on));
    }
    Ok(VerifiedLink {
        language: claims.lang,
        placement: claims.chan,
        expires_at,
        transaction: transaction(keyring, survey.survey_id, &claims.jti),
    })
}

/// Whether the link's transaction has a response already. Records nothing.
pub fn is_used(app: &App, link: &VerifiedLink) -> Result<bool, ServiceError> {
    let submission = app
        .storage
        .read(|db| verifications::submission_of(db, &link.transaction))?;
    Ok(submission.is_some())
}

/// Signs a link with one of a city's keys, for cities without a system of their own.
pub fn sign(keyring: &Keyring, key_id: &str, path: &SurveyPath, link: &LinkClaims) -> String {
    let needed = [
        ("aud", Value::from(path.to_string())),
        ("jti", Value::from(link.transaction.as_str())),
        ("exp", Value::from(link.expires_at.as_second())),
    ];
    let optional = [("lang", &link.language), ("chan", &link.placement)];
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

/// Returns the secret of a signing key, for the city's system. Derived from the id, so that no secret is stored.
pub fn key_secret(keyring: &Keyring, key_id: &str) -> String {
    BASE64URL_NOPAD.encode(&keyring.sign(MacPurpose::SigningKey, &[key_id.as_bytes()]))
}

/// Returns the claims of a token that one of these keys signed.
fn verified_claims(keyring: &Keyring, keys: &HashSet<String>, token: &str) -> Option<Claims> {
    if token.len() > TOKEN_CHARS_MAX {
        return None;
    }
    let (signed, signature) = token.rsplit_once('.')?;
    let (head, claims) = signed.split_once('.')?;
    let head: JwtHeader = part(head)?;
    // One algorithm only: a token must not choose how it is verified.
    if head.alg != "HS256" || !keys.contains(&head.kid) {
        return None;
    }
    // A token with critical extensions that are not understood must be refused (RFC 7515 §4.1.11); none is supported.
    if head.others.contains_key("crit") {
        return None;
    }
    let signature = BASE64URL_NOPAD.decode(signature.as_bytes()).ok()?;
    let is_signed_with = |key: Digest| -> bool {
        let key = BASE64URL_NOPAD.encode(&key);
        // Constant-time comparison.
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

fn covers(audience: &str, path: &SurveyPath) -> bool {
    audience == path.to_string() || audience == format!("{}/{}", path.city, path.service)
}

/// Converts seconds since 1970 to a time, without fractions; `None` when out of range.
fn timestamp_of(seconds: f64) -> Option<Timestamp> {
    let whole = seconds.is_finite().then(|| seconds.floor())?;
    let text = format!("{whole:.0}");
    Timestamp::from_second(text.parse().ok()?).ok()
}

/// Returns the hashes under which a transaction may be stored.
fn transaction(keyring: &Keyring, survey_id: i64, reference: &str) -> Transaction {
    let parts: [&[u8]; 2] = [&survey_id.to_be_bytes(), reference.as_bytes()];
    Transaction {
        current: keyring.sign(MacPurpose::Transaction, &parts),
        earlier: keyring.each(MacPurpose::Transaction, &parts).skip(1).collect(),
    }
}
