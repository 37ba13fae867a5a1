//! HTML responses: compression, caching and security headers.

use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderName, VARY,
};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, ResponseError as _};
use askama::Template;

use super::precompressed;
use super::precompressed::PrecompressedPage;
use crate::http::headers::{entity_tag, is_held_by_client, release_tag};
use crate::http::problem::Problem;

/// Smallest page to compress, in bytes: below it, compression saves nothing.
const GZIP_BYTES_MIN: usize = 1_000;

/// Who may embed a page in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// Nobody: the citizen can check the page's own address bar.
    Nobody,
    /// Pages of this service only: staff pages show previews in a frame.
    SameOrigin,
    /// Pages of this service only, for a page whose form redirects to a city's identity provider at any host: browsers apply
    /// `form-action` to redirects of a form as well.
    SameOriginToProvider,
    /// Any page: the page is made for embedding.
    Anybody,
}

/// How long a page may be cached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrowserCache {
    /// Not at all: the page shows answers.
    Never,
    /// By the browser only, with revalidation: an empty form.
    Form,
    /// Five minutes, also by shared caches: the page is the same for everybody.
    Minutes,
    /// One hour, also by shared caches: the page shows this release of a survey, and its figures change with the next only.
    Release(u32),
}

const POLICY_UNFRAMED: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
     worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const POLICY_SAME_ORIGIN: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
     frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";
const POLICY_TO_PROVIDER: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
     frame-src 'self'; form-action 'self' https: http://127.0.0.1:* http://localhost:*; base-uri 'none'; \
     frame-ancestors 'self'";
const POLICY_EMBEDDED: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors *";

/// HTML response before its body.
#[derive(Clone, Copy, Debug)]
pub struct PageResponse {
    /// HTTP status.
    pub status: StatusCode,
    /// Who may embed the page.
    pub framing: Framing,
    /// How long the page may be cached.
    pub caching: BrowserCache,
}

impl PageResponse {
    /// Creates a response with status 200.
    pub fn new(framing: Framing, keeping: BrowserCache) -> PageResponse {
        PageResponse {
            status: StatusCode::OK,
            framing,
            caching: keeping,
        }
    }

    /// Sets the status.
    pub fn with_status(self, status: StatusCode) -> PageResponse {
        PageResponse { status, ..self }
    }

    /// Renders and sends a page. A page that cannot be rendered is a 500, and no part of it is sent.
    pub fn render(self, request: &HttpRequest, page: &impl Template) -> HttpResponse {
        match page.render() {
            Ok(html) => self.page(request, html),
            Err(cause) => fallback_page(&cause),
        }
    }

    /// Sends rendered HTML.
    pub fn page(self, request: &HttpRequest, html: String) -> HttpResponse {
        let mut answer = self.begin();
        // After the cache lifetime browsers revalidate, and an unchanged page is not sent again.
        if let Some(tag) = self.tag(html.as_bytes()) {
            answer.insert_header((ETAG, format!("W/{tag}")));
            if is_held_by_client(request, &tag) {
                return answer.status(StatusCode::NOT_MODIFIED).finish();
            }
        }
        if accepts_gzip(request)
            && html.len() >= GZIP_BYTES_MIN
            && let Some(packed) = precompressed::gzip(html.as_bytes())
        {
            return answer.insert_header((CONTENT_ENCODING, "gzip")).body(packed);
        }
        answer.body(html)
    }

    /// Sends a precompressed page with `fill` in its placeholder.
    pub fn precompressed(self, request: &HttpRequest, page: &PrecompressedPage, fill: &str) -> HttpResponse {
        let mut answer = self.begin();
        let packed = accepts_gzip(request).then(|| page.gzip(fill)).flatten();
        match packed {
            Some(packed) => answer.insert_header((CONTENT_ENCODING, "gzip")).body(packed),
            None => answer.body(page.plain(fill)),
        }
    }

    /// Returns the entity tag of a page that may be cached.
    fn tag(self, html: &[u8]) -> Option<String> {
        if self.status != StatusCode::OK {
            return None;
        }
        match self.caching {
            BrowserCache::Never | BrowserCache::Form => None,
            BrowserCache::Minutes => Some(entity_tag(html)),
            BrowserCache::Release(number) => Some(release_tag(Some(number), html)),
        }
    }

    fn begin(self) -> HttpResponseBuilder {
        let mut answer = HttpResponseBuilder::new(self.status);
        let policy = match self.framing {
            Framing::Nobody => POLICY_UNFRAMED,
            Framing::SameOrigin => POLICY_SAME_ORIGIN,
            Framing::SameOriginToProvider => POLICY_TO_PROVIDER,
            Framing::Anybody => POLICY_EMBEDDED,
        };
        let keeping = match self.caching {
            BrowserCache::Never => "no-store",
            BrowserCache::Form => "private, no-cache",
            BrowserCache::Minutes => "public, max-age=300",
            BrowserCache::Release(_) => "public, max-age=3600",
        };
        answer
            .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
            .insert_header((CONTENT_SECURITY_POLICY, policy))
            .insert_header((CACHE_CONTROL, keeping))
            .insert_header((VARY, "Accept-Encoding, Accept-Language"))
            .insert_header((
                HeaderName::from_static("permissions-policy"),
                "camera=(), geolocation=(), microphone=()",
            ))
            .insert_header((HeaderName::from_static("cross-origin-opener-policy"), "same-origin"));
        answer
    }
}

/// Returns a fixed error page in place of one that cannot be rendered. It uses no template, which could fail as well.
fn fallback_page(cause: &askama::Error) -> HttpResponse {
    let problem = Problem::broken(cause);
    let (code, id) = (problem.code().name(), problem.request_id());
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Error</title><h1>Something went wrong here</h1>\
         <p>Try again later. If the problem continues, report it to the operator: {code} {id}</p></html>"
    );
    PageResponse::new(Framing::Nobody, BrowserCache::Never)
        .with_status(problem.status_code())
        .begin()
        .body(html)
}

/// Whether the client accepts gzip. A weight of zero refuses it (RFC 9110 §12.5.3).
pub fn accepts_gzip(request: &HttpRequest) -> bool {
    let codings = request.headers().get(ACCEPT_ENCODING);
    let codings = codings.and_then(|value| value.to_str().ok()).unwrap_or_default();
    codings.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let is_gzip = parts
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case("gzip") || name == "*");
        let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
        // An invalid weight counts as refusal.
        is_gzip && weight.is_none_or(|weight| weight.trim().parse::<f32>().is_ok_and(|weight| weight > 0.0))
    })
}

#[cfg(test)]
mod tests {
    use actix_web::body::to_bytes;
    use actix_web::test::TestRequest;

    use super::*;

    #[derive(Template)]
    #[template(source = "<p>half a page</p>{{ self.rest()? }}", ext = "html")]
    struct Broken;

    impl Broken {
        fn rest(&self) -> Result<String, std::fmt::Error> {
            Err(std::fmt::Error)
        }
    }

    #[actix_web::test]
    async fn a_page_that_fails_to_render_is_a_500_without_its_content() {
        let request = TestRequest::default().to_http_request();
        let answer = PageResponse::new(Framing::Nobody, BrowserCache::Minutes).render(&request, &Broken);
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(answer.headers().get(CACHE_CONTROL).unwrap(), "no-store");
        let body = to_bytes(answer.into_body()).await.unwrap();
        let text = String::from_utf8(body.to_vec()).unwrap();
        assert!(
            text.contains("Something went wrong") && text.contains("internal"),
            "{text}"
        );
        assert!(!text.contains("half a page"), "{text}");
    }
}
