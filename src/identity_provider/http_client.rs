//! HTTP requests of the OpenID Connect library, with the lifetime that responses state.

use std::cell::Cell;
use std::time::Duration;

use openidconnect::http::header::CACHE_CONTROL;
use openidconnect::{HttpRequest, HttpResponse};

use super::sign_on_error::{SignOnError, cut};
use crate::outgoing::{Client, Error};

/// Why there is no usable response.
#[derive(Debug, thiserror::Error)]
pub(super) enum HttpError {
    /// Temporary: trying again helps.
    #[error("{0}")]
    Unavailable(String),
    /// Permanent: trying again does not help.
    #[error("{0}")]
    Unusable(String),
}

impl From<&HttpError> for SignOnError {
    fn from(error: &HttpError) -> SignOnError {
        match error {
            HttpError::Unavailable(cause) => SignOnError::ProviderAway(cut(cause)),
            HttpError::Unusable(cause) => SignOnError::BadDiscovery(cut(cause)),
        }
    }
}

impl From<Error> for HttpError {
    fn from(error: Error) -> HttpError {
        let text = error.to_string();
        match error {
            Error::Unreachable { .. } => HttpError::Unavailable(text),
            Error::Refused { .. } | Error::Redirect { .. } | Error::TooLarge { .. } => HttpError::Unusable(text),
        }
    }
}

/// HTTP client for one provider that records the shortest stated cache lifetime.
pub(super) struct HttpClient<'a> {
    client: &'a Client,
    max_age: Cell<Option<Duration>>,
}

impl<'a> HttpClient<'a> {
    /// Wraps the client for all outgoing requests.
    pub(super) fn new(client: &'a Client) -> HttpClient<'a> {
        let max_age = Cell::new(None);
        HttpClient { client, max_age }
    }

    /// Sends a request and reads the whole response.
    pub(super) fn ask(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let host = request.uri().host().unwrap_or_default().to_owned();
        let answer = self.client.send(request)?;
        let status = answer.status();
        if status.is_server_error() || status.as_u16() == 429 {
            return Err(HttpError::Unavailable(format!("{host} answered {status}")));
        }
        let cache_control = answer
            .headers()
            .get(CACHE_CONTROL)
            .and_then(|value| value.to_str().ok());
        if let Some(lifetime) = cache_control.and_then(parse_max_age) {
            let shortest = self.max_age.get().map_or(lifetime, |known| known.min(lifetime));
            self.max_age.set(Some(shortest));
        }
        Ok(answer)
    }

    /// Returns the shortest cache lifetime that the responses stated; `None` if none did.
    pub(super) fn max_age(&self) -> Option<Duration> {
        self.max_age.get()
    }
}

/// Parses the lifetime in `Cache-Control` (RFC 9111 §5.2.2); zero for `no-store` and `no-cache`.
fn parse_max_age(cache_control: &str) -> Option<Duration> {
    let mut max_age = None;
    for directive in cache_control.split(',').map(str::trim) {
        let (name, value) = directive.split_once('=').unwrap_or((directive, ""));
        match name.trim().to_ascii_lowercase().as_str() {
            "no-store" | "no-cache" => return Some(Duration::ZERO),
            "max-age" => max_age = value.trim().trim_matches('"').parse().ok().map(Duration::from_secs),
            _other => {}
        }
    }
    max_age
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_response_is_cached_for_its_max_age() {
        for (cache_control, seconds) in [
            ("max-age=600", Some(600)),
            ("public, Max-Age = \"60\", must-revalidate", Some(60)),
            ("max-age=600, no-store", Some(0)),
            ("no-cache", Some(0)),
            ("private", None),
            ("max-age=soon", None),
            ("", None),
        ] {
            assert_eq!(
                parse_max_age(cache_control),
                seconds.map(Duration::from_secs),
                "{cache_control}"
            );
        }
    }
}
