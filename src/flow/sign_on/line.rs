//! The line to a provider: one request at a time, to nowhere but where it should go.

use std::time::Duration;

use openidconnect::url::{Host, Url};
use openidconnect::{HttpRequest, HttpResponse};
use ureq::Agent;
use ureq::http::Response;

use super::Failure;

/// How long one request may take, in seconds. Protects the thread that waits, and the person before the screen.
const TIMEOUT_SECONDS: u64 = 10;
/// Bytes of an answer. Protects memory: key sets and tokens have some thousands.
const ANSWER_BYTES_MAX: u64 = 1 << 20;

/// Why there is no answer to work with.
#[derive(Debug, thiserror::Error)]
pub(super) enum Silence {
    /// Trying again helps.
    #[error("{0}")]
    Away(String),
    /// Trying again does not help.
    #[error("{0}")]
    Unfit(String),
}

impl From<&Silence> for Failure {
    fn from(silence: &Silence) -> Failure {
        match silence {
            Silence::Away(cause) => Failure::ProviderAway(super::cut(cause)),
            Silence::Unfit(cause) => Failure::BadDiscovery(super::cut(cause)),
        }
    }
}

/// Speaks HTTPS; plain HTTP only inside this machine, and only to a provider that is inside this machine itself:
/// otherwise any provider could make us speak to our neighbours here.
pub(super) struct Line {
    agent: Agent,
    is_inside: bool,
}

impl Line {
    /// A line to the provider with this issuer.
    pub(super) fn to(issuer: &Url) -> Line {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(TIMEOUT_SECONDS)))
            // A redirect would carry the code and our password to an address that nobody checked.
            .max_redirects(0)
            // Only `config` reads the environment.
            .proxy(None)
            .build();
        Line {
            agent: config.into(),
            is_inside: is_loopback(issuer),
        }
    }

    /// Asks, and reads the whole answer.
    pub(super) fn ask(&self, request: HttpRequest) -> Result<HttpResponse, Silence> {
        let address = request.uri().to_string();
        let is_allowed = Url::parse(&address).is_ok_and(|url| is_safe(&url, self.is_inside));
        if !is_allowed {
            return Err(Silence::Unfit(format!("{address} is not an https address")));
        }
        let away = |cause: ureq::Error| Silence::Away(format!("{address}: {cause}"));
        let (head, mut body) = self.agent.run(request).map_err(away)?.into_parts();
        let status = head.status;
        if status.is_server_error() || status.as_u16() == 429 {
            return Err(Silence::Away(format!("{address} answered {status}")));
        }
        if status.is_redirection() {
            return Err(Silence::Unfit(format!(
                "{address} answered {status}; redirects are not followed"
            )));
        }
        let read = body.with_config().limit(ANSWER_BYTES_MAX).read_to_vec();
        match read {
            Ok(bytes) => Ok(Response::from_parts(head, bytes)),
            Err(ureq::Error::BodyExceedsLimit(_)) => Err(Silence::Unfit(format!("{address} answers with too much"))),
            Err(cause) => Err(away(cause)),
        }
    }
}

/// Whether an address may be asked: over HTTPS, or without it inside this machine where that is allowed.
pub(super) fn is_safe(url: &Url, may_be_plain: bool) -> bool {
    url.scheme() == "https" || (may_be_plain && url.scheme() == "http" && is_loopback(url))
}

/// Whether the address is of this very machine.
pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn only_a_provider_on_this_machine_is_asked_without_https() {
        for inside in ["http://localhost:1/a", "http://127.0.0.1/", "http://[::1]:9400/"] {
            assert!(is_safe(&url(inside), true) && !is_safe(&url(inside), false), "{inside}");
        }
        for outside in [
            "http://id.city.example/",
            "http://localhost.city.example/",
            "http://10.0.0.1/",
        ] {
            assert!(!is_safe(&url(outside), true), "{outside}");
        }
        assert!(is_safe(&url("https://id.city.example/"), false));
        assert!(!is_safe(&url("file:///etc/passwd"), true));
    }

    #[test]
    fn a_provider_elsewhere_cannot_send_us_to_our_neighbours() {
        let line = Line::to(&url("https://id.city.example/"));
        let request = ureq::http::Request::post("http://127.0.0.1:1/token")
            .body(Vec::new())
            .unwrap();
        assert!(matches!(line.ask(request), Err(Silence::Unfit(_))));
    }
}
