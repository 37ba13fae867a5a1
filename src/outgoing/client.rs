//! The client for all outgoing HTTP requests.

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use ureq::Agent;
use ureq::http::uri::Scheme;
use ureq::http::{Request, Response, Uri};
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use url::{Host, Url};

use super::address::is_public;
use super::allowed::AllowedHosts;
use super::resolve::Resolve;

/// Timeout of name resolution, and of connecting. Protects the waiting user.
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);
/// Timeout of a whole request, from name resolution to the last byte. Protects the waiting thread.
pub const REQUEST_TIMEOUT: Duration = Duration::from_secs(5);
/// Largest response body, in bytes. Protects memory: key sets and tokens have some thousand bytes.
pub const ANSWER_BYTES_MAX: u64 = 1 << 20;
/// Addresses of one host that are tried. The transport keeps no more.
const ADDRESSES_MAX: usize = 16;

/// Why requests to an address are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressRefusal {
    /// Not a URL with a host.
    #[error("it is not a URL with a host")]
    NoAddress,
    /// Neither `https`, nor `http` to an allowed host on this machine.
    #[error("it is not an https address")]
    NotHttps,
    /// The URL contains a user name or password.
    #[error("it contains a user name or password")]
    Credentials,
    /// The host has a private or reserved address, and the operator has not allowed it.
    #[error("its host is not public; the operator can allow it with URBIVOX_OUTGOING_ALLOW")]
    NotPublic,
}

/// Why there is no response. The texts are for the log: they name the host, and no sent data.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Requests to this address are refused.
    #[error("requests to {address} are refused: {refusal}")]
    Refused {
        /// Scheme and host.
        address: String,
        /// Reason.
        refusal: AddressRefusal,
    },
    /// The server cannot be reached or did not answer in time: trying again may help.
    #[error("{address} did not respond: {cause}")]
    Unreachable {
        /// Scheme and host.
        address: String,
        /// Network error.
        cause: String,
    },
    /// The response is a redirect, which would send the request to an unchecked address.
    #[error("{address} answered {status}; redirects are not followed")]
    Redirect {
        /// Scheme and host.
        address: String,
        /// HTTP status.
        status: u16,
    },
    /// The response body is longer than [`ANSWER_BYTES_MAX`].
    #[error("the response of {address} has more than {ANSWER_BYTES_MAX} bytes")]
    TooLarge {
        /// Scheme and host.
        address: String,
    },
}

impl Error {
    /// Returns the reason if the request was refused.
    pub fn refusal(&self) -> Option<AddressRefusal> {
        match self {
            Error::Refused { refusal, .. } => Some(*refusal),
            Error::Unreachable { .. } | Error::Redirect { .. } | Error::TooLarge { .. } => None,
        }
    }
}

/// HTTP client. Blocks, so it must run on a thread that may. Cheap to clone.
#[derive(Clone)]
pub struct Client {
    agent: Agent,
    policy: Arc<AddressPolicy>,
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Client").field("judge", &self.policy).finish()
    }
}

impl Client {
    /// Creates a client that resolves names with `resolver`; `allowed` hosts may have private addresses.
    pub fn new(allowed: AllowedHosts, resolver: Arc<dyn Resolve>) -> Client {
        let judge = Arc::new(AddressPolicy { allowed, resolver });
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(REQUEST_TIMEOUT))
            .timeout_resolve(Some(CONNECT_TIMEOUT))
            .timeout_connect(Some(CONNECT_TIMEOUT))
            .max_redirects(0)
            // No connection reuse: each request connects to addresses it has just checked, and servers hold no idle sockets.
            .max_idle_connections(0)
            // Only `config` reads the environment.
            .proxy(None)
            .build();
        let pinned = PinnedResolver(Arc::clone(&judge));
        Client {
            agent: Agent::with_parts(config, DefaultConnector::default(), pinned),
            policy: judge,
        }
    }

    /// Sends a request and reads the whole response, whatever its status; redirects are errors.
    pub fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Error> {
        let written = request.uri().to_string();
        let url = parse_target(&written, &self.policy.allowed)?;
        let address = shown(&url);
        let away = |cause: &dyn fmt::Display| Error::Unreachable {
            address: address.clone(),
            cause: cause.to_string(),
        };
        let (mut head, body) = request.into_parts();
        // In the form of the URL standard: the system would resolve `2130706433` and `0x7f.1` differently.
        head.uri = Uri::try_from(url.as_str()).map_err(|_cause| refused(&url, AddressRefusal::NoAddress))?;
        let answer = self.agent.run(Request::from_parts(head, body));
        let (head, mut body) = answer
            .map_err(|cause| match refusal_in(&cause) {
                Some(refusal) => refused(&url, refusal),
                None => away(&cause),
            })?
            .into_parts();
        if head.status.is_redirection() {
            let status = head.status.as_u16();
            return Err(Error::Redirect { address, status });
        }
        match body.with_config().limit(ANSWER_BYTES_MAX).read_to_vec() {
            Ok(bytes) => Ok(Response::from_parts(head, bytes)),
            Err(ureq::Error::BodyExceedsLimit(_)) => Err(Error::TooLarge { address }),
            Err(cause) => Err(away(&cause)),
        }
    }

    /// Checks an address as [`Client::send`] does, without sending: for feedback when settings are entered. A name that
    /// cannot be resolved now is accepted; it is checked again at each use.
    pub fn check(&self, address: &str) -> Result<(), AddressRefusal> {
        let url = parse_target(address, &self.policy.allowed)
            .map_err(|error| error.refusal().unwrap_or(AddressRefusal::NoAddress))?;
        let host = url.host().ok_or(AddressRefusal::NoAddress)?;
        match self.policy.addresses(&host, url.scheme() == "https", CONNECT_TIMEOUT) {
            Ok(_) => Ok(()),
            Err(AddressRefused::Refused(refusal)) => Err(refusal),
            Err(AddressRefused::Unresolved(cause)) => {
                tracing::debug!(%cause, "a host cannot be resolved; it is checked again when it is used");
                Ok(())
            }
        }
    }

    /// Whether a browser may be redirected there: over HTTPS, or to an allowed host on this machine.
    pub fn may_redirect_browser_to(&self, url: &Url) -> bool {
        let is_allowed = url.host().is_some_and(|host| self.policy.allowed.contains(&host));
        url.scheme() == "https" || (is_allowed && may_be_requested(url))
    }
}

/// Whether requests to the URL are possible, judged by its text: HTTPS, or plain HTTP on this machine.
pub fn may_be_requested(url: &Url) -> bool {
    let is_here = url.host().is_some_and(|host| names_this_machine(&host));
    url.scheme() == "https" || (url.scheme() == "http" && is_here)
}

/// Whether the host is this machine by its text: `localhost`, or a loopback address.
fn names_this_machine(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => is_localhost(name),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

fn is_localhost(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    name == "localhost" || name.ends_with(".localhost")
}

/// Checks the text of an address: scheme, host, no credentials.
fn parse_target(written: &str, allowed: &AllowedHosts) -> Result<Url, Error> {
    let nowhere = || Error::Refused {
        address: "the address".to_owned(),
        refusal: AddressRefusal::NoAddress,
    };
    let url = Url::parse(written).map_err(|_cause| nowhere())?;
    let host = url.host().ok_or_else(|| refused(&url, AddressRefusal::NoAddress))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused(&url, AddressRefusal::Credentials));
    }
    // Whether a plain HTTP host is on this machine is decided from its addresses.
    let may_be_plain = url.scheme() == "http" && allowed.contains(&host);
    if url.scheme() != "https" && !may_be_plain {
        return Err(refused(&url, AddressRefusal::NotHttps));
    }
    Ok(url)
}

fn refused(url: &Url, refusal: AddressRefusal) -> Error {
    Error::Refused {
        address: shown(url),
        refusal,
    }
}

/// Returns scheme and host only: the rest may be confidential.
fn shown(url: &Url) -> String {
    format!("{}://{}", url.scheme(), url.host_str().unwrap_or_default())
}

/// Decides which addresses requests may go to.
#[derive(Debug)]
struct AddressPolicy {
    allowed: AllowedHosts,
    resolver: Arc<dyn Resolve>,
}

/// Why there are no addresses to connect to.
#[derive(Debug, thiserror::Error)]
enum AddressRefused {
    #[error("{0}")]
    Refused(AddressRefusal),
    #[error("{0}")]
    Unresolved(io::Error),
}

impl AddressPolicy {
    /// Resolves the host and returns its addresses, if all of them are permitted: a name with a public and a private
    /// address is refused, since the choice between them would be random.
    fn addresses(&self, host: &Host<&str>, is_secure: bool, within: Duration) -> Result<Vec<IpAddr>, AddressRefused> {
        let found = match host {
            Host::Ipv4(address) => vec![IpAddr::V4(*address)],
            Host::Ipv6(address) => vec![IpAddr::V6(*address)],
            // Loopback, whatever a name server answers (RFC 6761 §6.3).
            Host::Domain(name) if is_localhost(name) => vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()],
            Host::Domain(name) => {
                let found = self
                    .resolver
                    .resolve(name, within)
                    .map_err(AddressRefused::Unresolved)?;
                if found.is_empty() {
                    let cause = io::Error::new(io::ErrorKind::NotFound, "the name has no address");
                    return Err(AddressRefused::Unresolved(cause));
                }
                found
            }
        };
        let is_allowed = self.allowed.contains(host);
        let is_here = || found.iter().all(|address| address.to_canonical().is_loopback());
        let may_be_plain = is_allowed && is_here();
        if !is_secure && !may_be_plain {
            return Err(AddressRefused::Refused(AddressRefusal::NotHttps));
        }
        if !is_allowed && !found.iter().all(|address| is_public(*address)) {
            return Err(AddressRefused::Refused(AddressRefusal::NotPublic));
        }
        Ok(found)
    }
}

/// Resolver for the transport that returns checked addresses only.
#[derive(Debug)]
struct PinnedResolver(Arc<AddressPolicy>);

impl Resolver for PinnedResolver {
    fn resolve(
        &self,
        uri: &Uri,
        _config: &ureq::config::Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let is_secure = uri.scheme() == Some(&Scheme::HTTPS);
        let port = uri.port_u16().unwrap_or(if is_secure { 443 } else { 80 });
        // Parsed as a URL again, so that the host is the one whose text was checked.
        let url = Url::parse(&uri.to_string()).map_err(|_cause| ureq::Error::HostNotFound)?;
        let host = url.host().ok_or(ureq::Error::HostNotFound)?;
        let within = (*timeout.after).min(CONNECT_TIMEOUT);
        let judged = self
            .0
            .addresses(&host, is_secure, within)
            .map_err(|judged| match judged {
                AddressRefused::Unresolved(cause) => ureq::Error::Io(cause),
                refused @ AddressRefused::Refused(_) => ureq::Error::Other(Box::new(refused)),
            })?;
        let mut sockets = self.empty();
        for address in judged.into_iter().take(ADDRESSES_MAX) {
            sockets.push(SocketAddr::new(address, port));
        }
        Ok(sockets)
    }
}

fn refusal_in(error: &ureq::Error) -> Option<AddressRefusal> {
    let ureq::Error::Other(cause) = error else {
        return None;
    };
    match cause.downcast_ref::<AddressRefused>()? {
        AddressRefused::Refused(refusal) => Some(*refusal),
        AddressRefused::Unresolved(_) => None,
    }
}
