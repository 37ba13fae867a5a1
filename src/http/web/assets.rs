//! The look and the scripts: in the binary, compressed once, named by their content and kept by browsers for ever.

use std::sync::LazyLock;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::page_response::takes_gzip;
use super::precompressed;
use crate::http::problem::Problem;
use urbivox_core::i18n;

/// The accent of a city that chose none: white on it has a contrast of 7.2:1.
pub const ACCENT: &str = "0b5394";
/// Where the accent stands in the look.
const ACCENT_MARK: &str = "#0b5394";
const FOREVER: &str = "public, max-age=31536000, immutable";
/// For an address without a version: how long an old script may be used, an hour.
const AN_HOUR: &str = "public, max-age=3600";
/// Letters of a hash in an address.
const HASH_LETTERS: usize = 12;

struct Asset {
    text: String,
    kind: &'static str,
    hash: String,
    /// None when it could not be compressed: then it is sent as it is.
    packed: Option<Vec<u8>>,
}

impl Asset {
    fn new(text: String, kind: &'static str) -> Asset {
        let mut hash = data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes()));
        hash.truncate(HASH_LETTERS);
        let packed = precompressed::gzip_best(text.as_bytes());
        Asset {
            text,
            kind,
            hash,
            packed,
        }
    }
}

const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";

static LOOK: LazyLock<Asset> = LazyLock::new(|| {
    let parts = [include_str!("assets/citizen.css"), include_str!("assets/charts.css")];
    Asset::new(parts.concat(), CSS)
});
static SCRIPT: LazyLock<Asset> = LazyLock::new(|| Asset::new(include_str!("assets/citizen.js").to_owned(), JS));
static STAFF_LOOK: LazyLock<Asset> = LazyLock::new(|| {
    let parts = [
        include_str!("assets/citizen.css"),
        include_str!("assets/staff.css"),
        include_str!("assets/charts.css"),
    ];
    Asset::new(parts.concat(), CSS)
});
static STAFF_SCRIPT: LazyLock<Asset> = LazyLock::new(|| Asset::new(include_str!("assets/staff.js").to_owned(), JS));
static KIOSK: LazyLock<Asset> = LazyLock::new(|| Asset::new(include_str!("assets/kiosk.js").to_owned(), JS));
static WORKER: LazyLock<Asset> = LazyLock::new(|| Asset::new(include_str!("assets/worker.js").to_owned(), JS));
static EMBED: LazyLock<Asset> = LazyLock::new(|| Asset::new(widget(), JS));

/// The widget with its two words in every language.
fn widget() -> String {
    let words = i18n::languages().map(|language| {
        let texts = i18n::of(language);
        (
            language.to_owned(),
            json!([texts.get("give-feedback"), texts.get("close")]),
        )
    });
    let words = Value::Object(words.collect()).to_string();
    include_str!("assets/embed.js").replace("/*WORDS*/ {}", &words)
}

/// The address of the look in a city's colour: six hexadecimal digits.
pub fn look(accent: Option<&str>) -> String {
    let accent = accent.map_or(ACCENT, |accent| accent.trim_start_matches('#'));
    format!("/assets/citizen-{}-{}.css", LOOK.hash, accent.to_ascii_lowercase())
}

/// The address of the desk's look.
pub fn staff_look() -> String {
    format!("/assets/staff-{}.css", STAFF_LOOK.hash)
}

/// The address of the desk's script.
pub fn staff_script() -> String {
    format!("/assets/staff-{}.js", STAFF_SCRIPT.hash)
}

/// The address of the citizen's script.
pub fn script() -> String {
    format!("/assets/citizen-{}.js", SCRIPT.hash)
}

/// The address of the kiosk's script.
pub fn kiosk_script() -> String {
    format!("/assets/kiosk-{}.js", KIOSK.hash)
}

/// The version of the widget: it changes when the script does.
pub fn embed_version() -> &'static str {
    &EMBED.hash
}

/// `/assets/{name}`: by content, so that an address always means the same bytes.
pub async fn asset(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let name = request.match_info().get("name").unwrap_or_default();
    if name == script_name(&script()) {
        return Ok(send(&request, &SCRIPT, FOREVER));
    }
    if name == script_name(&kiosk_script()) {
        return Ok(send(&request, &KIOSK, FOREVER));
    }
    if name == script_name(&staff_look()) {
        return Ok(send(&request, &STAFF_LOOK, FOREVER));
    }
    if name == script_name(&staff_script()) {
        return Ok(send(&request, &STAFF_SCRIPT, FOREVER));
    }
    let accent = name.strip_prefix("citizen-").and_then(|name| {
        name.strip_prefix(LOOK.hash.as_str())?
            .strip_prefix('-')?
            .strip_suffix(".css")
    });
    match accent {
        Some(ACCENT) => Ok(send(&request, &LOOK, FOREVER)),
        Some(accent) if is_colour(accent) => Ok(coloured(&request, accent)),
        _ => Err(Problem::no_such_page()),
    }
}

/// `/embed.js`: kept for ever under the version that our snippets name.
pub async fn embed(request: HttpRequest) -> HttpResponse {
    let is_versioned = request.query_string() == format!("v={}", EMBED.hash);
    let age = if is_versioned { FOREVER } else { AN_HOUR };
    let mut answer = send(&request, &EMBED, age);
    // Hosts that isolate themselves (COEP) may still load it.
    let name = actix_web::http::header::HeaderName::from_static("cross-origin-resource-policy");
    answer
        .headers_mut()
        .insert(name, actix_web::http::header::HeaderValue::from_static("cross-origin"));
    answer
}

/// `/kiosk/worker.js`: keeps a kiosk's page while there is no connection. Its own address decides what it may serve,
/// and browsers look for a new one by themselves.
pub async fn worker(request: HttpRequest) -> HttpResponse {
    let mut answer = send(&request, &WORKER, "no-cache");
    let policy = actix_web::http::header::HeaderValue::from_static("default-src 'none'; connect-src 'self'");
    answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    answer
}

fn script_name(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or_default()
}

fn is_colour(text: &str) -> bool {
    text.len() == 6
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

fn send(request: &HttpRequest, asset: &Asset, age: &'static str) -> HttpResponse {
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((CONTENT_TYPE, asset.kind))
        .insert_header((CACHE_CONTROL, age))
        .insert_header((VARY, "Accept-Encoding"));
    match &asset.packed {
        Some(packed) if takes_gzip(request) => answer.insert_header((CONTENT_ENCODING, "gzip")).body(packed.clone()),
        Some(_) | None => answer.body(asset.text.clone()),
    }
}

fn coloured(request: &HttpRequest, accent: &str) -> HttpResponse {
    let text = LOOK.text.replace(ACCENT_MARK, &format!("#{accent}"));
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((CONTENT_TYPE, CSS))
        .insert_header((CACHE_CONTROL, FOREVER))
        .insert_header((VARY, "Accept-Encoding"));
    let packed = takes_gzip(request)
        .then(|| precompressed::gzip(text.as_bytes()))
        .flatten();
    match packed {
        Some(packed) => answer.insert_header((CONTENT_ENCODING, "gzip")).body(packed),
        None => answer.body(text),
    }
}
