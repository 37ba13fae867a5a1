//! Style sheets and scripts: embedded in the binary, compressed once, and cached under names with a content hash.

use std::sync::LazyLock;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::page_response::accepts_gzip;
use super::precompressed;
use crate::http::problem::Problem;
use urbivox_core::i18n;

/// Default accent colour, six hexadecimal digits: `--accent` of `citizen.css`, where a city's own colour replaces it.
/// White text on it has a contrast of 7.2:1.
pub const ACCENT: &str = "0b5394";
const ONE_YEAR: &str = "public, max-age=31536000, immutable";
/// Cache lifetime of an address without a version: one hour.
const ONE_HOUR: &str = "public, max-age=3600";
/// Length of the hash in an address, in hexadecimal digits.
const HASH_LETTERS: usize = 12;

struct Asset {
    text: String,
    kind: &'static str,
    hash: String,
    /// Text as gzip; `None` when compression failed.
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

static CITIZEN_STYLE: LazyLock<Asset> = LazyLock::new(|| {
    let parts = [include_str!("assets/citizen.css"), include_str!("assets/charts.css")];
    Asset::new(parts.concat(), CSS)
});
static SCRIPT: LazyLock<Asset> = LazyLock::new(|| Asset::new(include_str!("assets/citizen.js").to_owned(), JS));
static STAFF_STYLE: LazyLock<Asset> = LazyLock::new(|| {
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

/// Returns the widget script with its two texts in every language.
fn widget() -> String {
    let texts = i18n::languages().map(|language| {
        let texts = i18n::for_language(language);
        (
            language.to_owned(),
            json!([texts.get("give-feedback"), texts.get("close")]),
        )
    });
    let texts = Value::Object(texts.collect()).to_string();
    include_str!("assets/embed.js").replace("/*TEXTS*/ {}", &texts)
}

/// Returns the address of the citizen style sheet in an accent colour: six hexadecimal digits, with or without `#`.
pub fn citizen_style(accent: Option<&str>) -> String {
    let accent = accent.map_or(ACCENT, |accent| accent.trim_start_matches('#'));
    format!(
        "/assets/citizen-{}-{}.css",
        CITIZEN_STYLE.hash,
        accent.to_ascii_lowercase()
    )
}

/// Returns the address of the staff style sheet.
pub fn staff_style() -> String {
    format!("/assets/staff-{}.css", STAFF_STYLE.hash)
}

/// Returns the address of the staff script.
pub fn staff_script() -> String {
    format!("/assets/staff-{}.js", STAFF_SCRIPT.hash)
}

/// Returns the address of the citizen script.
pub fn script() -> String {
    format!("/assets/citizen-{}.js", SCRIPT.hash)
}

/// Returns the address of the kiosk script.
pub fn kiosk_script() -> String {
    format!("/assets/kiosk-{}.js", KIOSK.hash)
}

/// Returns the version of the widget script: its content hash.
pub fn embed_version() -> &'static str {
    &EMBED.hash
}

/// `GET /assets/{name}`: sends an asset. The name contains the content hash, so the bytes of an address never change.
pub async fn asset(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let name = request.match_info().get("name").unwrap_or_default();
    if name == script_name(&script()) {
        return Ok(send(&request, &SCRIPT, ONE_YEAR));
    }
    if name == script_name(&kiosk_script()) {
        return Ok(send(&request, &KIOSK, ONE_YEAR));
    }
    if name == script_name(&staff_style()) {
        return Ok(send(&request, &STAFF_STYLE, ONE_YEAR));
    }
    if name == script_name(&staff_script()) {
        return Ok(send(&request, &STAFF_SCRIPT, ONE_YEAR));
    }
    let accent = name.strip_prefix("citizen-").and_then(|name| {
        name.strip_prefix(CITIZEN_STYLE.hash.as_str())?
            .strip_prefix('-')?
            .strip_suffix(".css")
    });
    match accent {
        Some(ACCENT) => Ok(send(&request, &CITIZEN_STYLE, ONE_YEAR)),
        Some(accent) if is_colour(accent) => Ok(send_citizen_style(&request, accent)),
        _ => Err(Problem::no_such_page()),
    }
}

/// `GET /embed.js`: sends the widget script, cached for a year with the version that our snippets have, else for an
/// hour.
pub async fn embed(request: HttpRequest) -> HttpResponse {
    let is_versioned = request.query_string() == format!("v={}", EMBED.hash);
    let age = if is_versioned { ONE_YEAR } else { ONE_HOUR };
    let mut answer = send(&request, &EMBED, age);
    // Allows pages with cross-origin isolation (COEP) to load it.
    let name = actix_web::http::header::HeaderName::from_static("cross-origin-resource-policy");
    answer
        .headers_mut()
        .insert(name, actix_web::http::header::HeaderValue::from_static("cross-origin"));
    answer
}

/// `GET /kiosk/worker.js`: sends the service worker that caches a kiosk's page for use without a connection. Its path
/// limits its scope, and browsers check for updates.
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
        Some(packed) if accepts_gzip(request) => answer.insert_header((CONTENT_ENCODING, "gzip")).body(packed.clone()),
        Some(_) | None => answer.body(asset.text.clone()),
    }
}

fn send_citizen_style(request: &HttpRequest, accent: &str) -> HttpResponse {
    let text = CITIZEN_STYLE.text.replace(&format!("#{ACCENT}"), &format!("#{accent}"));
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((CONTENT_TYPE, CSS))
        .insert_header((CACHE_CONTROL, ONE_YEAR))
        .insert_header((VARY, "Accept-Encoding"));
    let packed = accepts_gzip(request)
        .then(|| precompressed::gzip(text.as_bytes()))
        .flatten();
    match packed {
        Some(packed) => answer.insert_header((CONTENT_ENCODING, "gzip")).body(packed),
        None => answer.body(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_sheet_has_the_default_accent_colour() {
        let declared = format!("--accent: #{ACCENT}");
        assert!(include_str!("assets/citizen.css").contains(&format!("{declared};\n")));
        // Printed pages: the dark scheme of citizen.css derives a lighter colour.
        assert!(include_str!("assets/staff.css").contains(&declared));
    }
}
