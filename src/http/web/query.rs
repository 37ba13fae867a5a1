//! Parameters of a page's query string.

use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT_LANGUAGE;
use urbivox_core::survey::answers::form_fields::FormFields;

/// Returns the parameters of the query. Unknown ones are ignored, because mail programs and social networks add their own.
pub fn query(request: &HttpRequest) -> FormFields {
    let pairs = form_urlencoded::parse(request.query_string().as_bytes());
    pairs
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

/// Returns the `Accept-Language` header; empty when there is none.
pub fn accepted_languages(request: &HttpRequest) -> &str {
    let header = request.headers().get(ACCEPT_LANGUAGE);
    header.and_then(|value| value.to_str().ok()).unwrap_or_default()
}
