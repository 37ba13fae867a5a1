//! Headers that more than one handler reads or writes.

use actix_web::http::StatusCode;
use actix_web::http::header::{ETAG, HeaderMap, HeaderValue, IF_MATCH, IF_NONE_MATCH, STRICT_TRANSPORT_SECURITY};
use actix_web::middleware::DefaultHeaders;
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use sha2::{Digest, Sha256};

use super::problem::Problem;

/// Letters of an entity tag: enough that no two bodies share one by chance.
const MARK_LETTERS: usize = 24;

/// How long browsers remember that this host is reached over TLS alone: a year, in seconds. Other hosts of the domain are
/// not ours to speak for, so they are left out (RFC 6797 §6.1.2).
const STRICT_TRANSPORT: &str = "max-age=31536000";

/// What every answer carries unless its handler says otherwise. `is_secure`: citizens reach the service over TLS.
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

/// The value of a header that tells of a quota. Names of quotas and numbers always make one; where they do not, the header is
/// empty and the operator reads why.
pub fn quota_value(text: String) -> HeaderValue {
    HeaderValue::try_from(text).unwrap_or_else(|cause| {
        tracing::error!(%cause, "the header about a quota could not be written");
        HeaderValue::from_static("")
    })
}

/// The entity tag of a draft's revision.
pub fn revision_tag(revision: i64) -> String {
    format!("\"{revision}\"")
}

/// The revision that `If-Match` asks for: `None` without the header or with `*`, which any revision fits.
///
/// Of a list it is the newest: revisions only grow, so that no older one of the list can be the present one while
/// a client knows a newer. Tags of another kind fit nothing, and neither do weak ones (RFC 9110 §13.1.1).
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

/// The entity tag of a body.
pub fn entity_tag(body: &[u8]) -> String {
    let mut mark = data_encoding::HEXLOWER.encode(&Sha256::digest(body));
    mark.truncate(MARK_LETTERS);
    format!("\"{mark}\"")
}

/// Sends a body that is the same for everybody, with an entity tag made of it; nothing of it when the client holds it
/// already. The tag is weak (RFC 9110 §8.8.1): the same body may travel packed.
pub fn validated(request: &HttpRequest, mut answer: HttpResponseBuilder, body: impl Into<Bytes>) -> HttpResponse {
    let body = body.into();
    let tag = entity_tag(&body);
    answer.insert_header((ETAG, format!("W/{tag}")));
    if is_known(request, &tag) {
        answer.status(StatusCode::NOT_MODIFIED).finish()
    } else {
        answer.body(body)
    }
}

/// Whether the client holds what `tag` names already. `If-None-Match` compares weakly (RFC 9110 §13.1.2).
pub fn is_known(request: &HttpRequest, tag: &str) -> bool {
    let Ok(Some(tags)) = tags(request.headers(), &IF_NONE_MATCH) else {
        return false;
    };
    tags.iter()
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

/// The tags of a list header, as they are written. Our own tags hold no commas, so that a plain split is enough.
fn tags(headers: &HeaderMap, name: &actix_web::http::header::HeaderName) -> Result<Option<Vec<String>>, Problem> {
    let mut found = None;
    for value in headers.get_all(name) {
        let text = value.to_str().map_err(|_cause| Problem::bad_header(name.as_str()))?;
        let tags: &mut Vec<String> = found.get_or_insert_default();
        tags.extend(
            text.split(',')
                .map(str::trim)
                .filter(|tag| !tag.is_empty())
                .map(str::to_owned),
        );
    }
    Ok(found)
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
        assert!(is_known(&request, "\"2-open\""));
        assert!(!is_known(&request, "\"2-closed\""));
    }
}
