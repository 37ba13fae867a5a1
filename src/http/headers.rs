//! Headers that several handlers read or write.

use actix_web::http::StatusCode;
use actix_web::http::header::{ETAG, HeaderMap, HeaderValue, IF_MATCH, IF_NONE_MATCH, STRICT_TRANSPORT_SECURITY};
use actix_web::middleware::DefaultHeaders;
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use sha2::{Digest, Sha256};

use super::problem::Problem;

/// Length of an entity tag in hexadecimal digits: 96 bits, so that no two bodies share one by chance.
const TAG_LETTERS: usize = 24;

/// Time for which browsers use only TLS for this host: one year, in seconds. Subdomains are left out, because they
/// may belong to others (RFC 6797 §6.1.2).
const STRICT_TRANSPORT: &str = "max-age=31536000";

/// Returns the headers of every response unless its handler sets them. `is_secure`: the public address uses TLS.
pub fn defaults(is_secure: bool) -> DefaultHeaders {
    let defaults = DefaultHeaders::new()
        .add(("X-Content-Type-Options", "nosniff"))
        .add(("Referrer-Policy", "no-referrer"))
        .add(("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"))
        .add(("Cache-Control", "no-store"));
    if is_secure {
        defaults.add((STRICT_TRANSPORT_SECURITY, STRICT_TRANSPORT))
    } else {
        defaults
    }
}

/// Returns the value of a quota header. Names of quotas and numbers are always valid; otherwise the header is empty
/// and an error is logged.
pub fn quota_value(text: String) -> HeaderValue {
    HeaderValue::try_from(text).unwrap_or_else(|cause| {
        tracing::error!(%cause, "the value of a quota header is invalid");
        HeaderValue::from_static("")
    })
}

/// Returns the entity tag of a draft's revision.
pub fn revision_tag(revision: i64) -> String {
    format!("\"{revision}\"")
}

/// Returns the revision in `If-Match`: `None` without the header or with `*`, which matches any revision.
///
/// Of several it is the newest: revisions only grow, so an older one cannot be current when the client knows a
/// newer. Weak tags and tags that are no revision match nothing (RFC 9110 §13.1.1); if there are no others, the
/// result is a 412.
pub fn expected_revision(request: &HttpRequest) -> Result<Option<i64>, Problem> {
    let Some(tags) = tags(request.headers(), &IF_MATCH)? else {
        return Ok(None);
    };
    if tags.iter().any(|tag| tag == "*") {
        return Ok(None);
    }
    let revision = tags
        .iter()
        .filter_map(|tag| tag.strip_prefix('"')?.strip_suffix('"')?.parse().ok())
        .max();
    revision.map(Some).ok_or_else(Problem::changed)
}

/// Returns the entity tag of a body, derived from its SHA-256.
pub fn entity_tag(body: &[u8]) -> String {
    let mut mark = data_encoding::HEXLOWER.encode(&Sha256::digest(body));
    mark.truncate(TAG_LETTERS);
    format!("\"{mark}\"")
}

/// Sends a body that is the same for everybody with an entity tag, or 304 when the client already has it. The tag
/// is weak (RFC 9110 §8.8.1), because the body may be sent compressed.
pub fn send_with_tag(request: &HttpRequest, answer: HttpResponseBuilder, body: impl Into<Bytes>) -> HttpResponse {
    let body = body.into();
    let tag = entity_tag(&body);
    send_with(request, answer, body, &tag)
}

/// Returns the entity tag of released figures: the number of the release, and the hash of the body, which also depends on the
/// query and on the texts of the survey.
pub fn release_tag(release: Option<u32>, body: &[u8]) -> String {
    let number = release.map_or_else(String::new, |number| number.to_string());
    let hash = entity_tag(body);
    format!("\"{number}-{}\"", hash.trim_matches('"'))
}

/// As [`send_with_tag`], with this tag.
pub fn send_with(
    request: &HttpRequest,
    mut answer: HttpResponseBuilder,
    body: impl Into<Bytes>,
    tag: &str,
) -> HttpResponse {
    answer.insert_header((ETAG, format!("W/{tag}")));
    if is_held_by_client(request, tag) {
        answer.status(StatusCode::NOT_MODIFIED).finish()
    } else {
        answer.body(body.into())
    }
}

/// Whether `If-None-Match` contains `tag`. It compares weakly (RFC 9110 §13.1.2).
pub fn is_held_by_client(request: &HttpRequest, tag: &str) -> bool {
    let Ok(Some(tags)) = tags(request.headers(), &IF_NONE_MATCH) else {
        return false;
    };
    tags.iter()
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

/// Returns the tags of a list header as written. Our own tags have no commas, so splitting at commas is enough.
fn tags(headers: &HeaderMap, name: &actix_web::http::header::HeaderName) -> Result<Option<Vec<String>>, Problem> {
    let mut listed = None;
    for value in headers.get_all(name) {
        let text = value.to_str().map_err(|_cause| Problem::bad_header(name.as_str()))?;
        let tags: &mut Vec<String> = listed.get_or_insert_default();
        tags.extend(
            text.split(',')
                .map(str::trim)
                .filter(|tag| !tag.is_empty())
                .map(str::to_owned),
        );
    }
    Ok(listed)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn expected(value: &str) -> Option<Option<i64>> {
        expected_revision(
            &TestRequest::default()
                .insert_header((IF_MATCH, value))
                .to_http_request(),
        )
        .ok()
    }

    #[test]
    fn if_match_names_a_revision() {
        assert_eq!(expected("\"12\""), Some(Some(12)));
        assert_eq!(expected("\"abc\", \"7\""), Some(Some(7)));
        assert_eq!(expected("*"), Some(None));
        assert_eq!(
            expected_revision(&TestRequest::default().to_http_request()).ok(),
            Some(None)
        );
        for never in ["\"abc\"", "W/\"12\"", "12", ""] {
            assert_eq!(expected(never), None, "{never}");
        }
    }

    #[test]
    fn if_none_match_compares_weakly() {
        let request = TestRequest::default()
            .insert_header((IF_NONE_MATCH, "\"1-open\", W/\"2-open\""))
            .to_http_request();
        assert!(is_held_by_client(&request, "\"2-open\""));
        assert!(!is_held_by_client(&request, "\"2-closed\""));
    }
}
