//! The one client for requests to other servers.

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

/// How long a name may take to be resolved, and a connection to be made. Protects whoever waits for the answer.
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);
/// How long a request may take, from its name to the last byte of its answer. Protects the thread that waits.
pub const REQUEST_TIMEOUT: Duration = Duration::from_secs(5);
/// Bytes of an answer. Protects memory: key sets and tokens have some thousands.
pub const ANSWER_BYTES_MAX: u64 = 1 << 20;
/// Addresses of one host that are tried. The transport keeps no more.
const ADDRESSES_MAX: usize = 16;

/// Why an address is never asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is no URL with a host.
    #[error("it is no address of a server")]
    NoAddress,
    /// Another scheme than `https`, and not `http` to an allowed host on this machine.
    #[error("it is not an https address")]
    NotHttps,
    /// It carries a name or a password.
    #[error("it carries a name or a password")]
    Credentials,
    /// The host has an address that is private, or reserved, and the operator has not allowed the host.
    #[error("its host is not public; the operator can allow it with URBIVOX_OUTGOING_ALLOW")]
    NotPublic,
}

/// Why there is no answer. The texts are for the log: they name the host, and nothing that was sent.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address is never asked.
    #[error("{address} is not asked: {refusal}")]
    Refused {
        /// Scheme and host.
        address: String,
        /// Why.
        refusal: Refusal,
    },
    /// The server did not answer, or not in time: trying again may help.
    #[error("{address} does not answer: {cause}")]
    Away {
        /// Scheme and host.
        address: String,
        /// What the network said.
        cause: String,
    },
    /// The answer is a redirect. It would carry what was sent to an address that nobody chose.
    #[error("{address} answered {status}; redirects are not followed")]
    Redirect {
        /// Scheme and host.
        address: String,
        /// Its status.
        status: u16,
    },
    /// The answer is longer than [`ANSWER_BYTES_MAX`].
    #[error("{address} answers with more than {ANSWER_BYTES_MAX} bytes")]
    TooLarge {
        /// Scheme and host.
        address: String,
    },
}

impl Error {
    /// Why the address is never asked, if that is so.
    pub fn refusal(&self) -> Option<Refusal> {
        match self {
            Error::Refused { refusal, .. } => Some(*refusal),
            Error::Away { .. } | Error::Redirect { .. } | Error::TooLarge { .. } => None,
        }
    }
}

/// Makes requests. Blocks while it waits: it belongs on a thread that may. Cloning it is cheap.
#[derive(Clone)]
pub struct Client {
    agent: Agent,
    judge: Arc<AddressPolicy>,
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Client").field("judge", &self.judge).finish()
    }
}

impl Client {
    /// A client that resolves names with `resolver`, and lets `allowed` hosts be private.
    pub fn new(allowed: AllowedHosts, resolver: Arc<dyn Resolve>) -> Client {
        let judge = Arc::new(AddressPolicy { allowed, resolver });
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(REQUEST_TIMEOUT))
            .timeout_resolve(Some(CONNECT_TIMEOUT))
            .timeout_connect(Some(CONNECT_TIMEOUT))
            .max_redirects(0)
            // A connection is used once: what was judged is what is asked, and no server holds a socket of ours.
            .max_idle_connections(0)
            // Only `config` reads the environment.
            .proxy(None)
            .build();
        let pinned = PinnedResolver(Arc::clone(&judge));
        Client {
            agent: Agent::with_parts(config, DefaultConnector::default(), pinned),
            judge,
        }
    }

    /// Sends a request and reads the whole answer, whatever its status; redirects are errors.
    pub fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Error> {
        let written = request.uri().to_string();
        let url = target(&written, &self.judge.allowed)?;
        let address = shown(&url);
        let away = |cause: &dyn fmt::Display| Error::Away {
            address: address.clone(),
            cause: cause.to_string(),
        };
        let (mut head, body) = request.into_parts();
        // As the URL standard writes it: the system would resolve `2130706433` and `0x7f.1` in its own way.
        head.uri = Uri::try_from(url.as_str()).map_err(|_cause| refused(&url, Refusal::NoAddress))?;
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

    /// Judges an address as [`Client::send`] does, and sends nothing: for saying so at once when somebody writes it down.
    /// A name that cannot be resolved now is not refused; it is judged again whenever it is used.
    pub fn check(&self, address: &str) -> Result<(), Refusal> {
        let url =
            target(address, &self.judge.allowed).map_err(|error| error.refusal().unwrap_or(Refusal::NoAddress))?;
        let host = url.host().ok_or(Refusal::NoAddress)?;
        match self.judge.addresses(&host, url.scheme() == "https", CONNECT_TIMEOUT) {
            Ok(_) => Ok(()),
            Err(AddressRefused::Refused(refusal)) => Err(refusal),
            Err(AddressRefused::Unresolved(cause)) => {
                tracing::debug!(%cause, "a host cannot be resolved; it is judged when it is asked");
                Ok(())
            }
        }
    }

    /// Whether a person's browser may be sent there by us: over HTTPS, or to a host on this machine that is allowed.
    pub fn may_lead_to(&self, url: &Url) -> bool {
        let is_allowed = url.host().is_some_and(|host| self.judge.allowed.contains(&host));
        url.scheme() == "https" || (is_allowed && may_be_asked(url))
    }
}

/// Whether an address can be one to ask, as far as its spelling tells: HTTPS, or plain HTTP on this machine.
pub fn may_be_asked(url: &Url) -> bool {
    let is_here = url.host().is_some_and(|host| names_this_machine(&host));
    url.scheme() == "https" || (url.scheme() == "http" && is_here)
}

/// Whether the host is this machine itself by its spelling: `localhost`, or a loopback address.
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

/// What an address says by itself: scheme, host, and nothing that it should not carry.
fn target(written: &str, allowed: &AllowedHosts) -> Result<Url, Error> {
    let nowhere = || Error::Refused {
        address: "what was written".to_owned(),
        refusal: Refusal::NoAddress,
    };
    let url = Url::parse(written).map_err(|_cause| nowhere())?;
    let host = url.host().ok_or_else(|| refused(&url, Refusal::NoAddress))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused(&url, Refusal::Credentials));
    }
    // That a host without HTTPS is on this machine is seen from its addresses.
    let may_be_plain = url.scheme() == "http" && allowed.contains(&host);
    if url.scheme() != "https" && !may_be_plain {
        return Err(refused(&url, Refusal::NotHttps));
    }
    Ok(url)
}

fn refused(url: &Url, refusal: Refusal) -> Error {
    Error::Refused {
        address: shown(url),
        refusal,
    }
}

/// Scheme and host: the rest may hold what nobody else should read.
fn shown(url: &Url) -> String {
    format!("{}://{}", url.scheme(), url.host_str().unwrap_or_default())
}

/// Decides which addresses may be asked.
#[derive(Debug)]
struct AddressPolicy {
    allowed: AllowedHosts,
    resolver: Arc<dyn Resolve>,
}

/// Why there are no addresses to ask.
#[derive(Debug, thiserror::Error)]
enum AddressRefused {
    #[error("{0}")]
    Refused(Refusal),
    #[error("{0}")]
    Unresolved(io::Error),
}

impl AddressPolicy {
    /// The addresses of the host, if every one of them may be asked: a name with a public and a private address is refused,
    /// since which of them is asked would be chance.
    fn addresses(&self, host: &Host<&str>, is_secure: bool, within: Duration) -> Result<Vec<IpAddr>, AddressRefused> {
        let found = match host {
            Host::Ipv4(address) => vec![IpAddr::V4(*address)],
            Host::Ipv6(address) => vec![IpAddr::V6(*address)],
            // This machine, whatever a name server says (RFC 6761 §6.3).
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
            return Err(AddressRefused::Refused(Refusal::NotHttps));
        }
        if !is_allowed && !found.iter().all(|address| is_public(*address)) {
            return Err(AddressRefused::Refused(Refusal::NotPublic));
        }
        Ok(found)
    }
}

/// Gives the transport the addresses that were judged, and no others: it resolves nothing itself.
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
        // Read again as a URL, so that the host is what was judged by its spelling.
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

fn refusal_in(error: &ureq::Error) -> Option<Refusal> {
    let ureq::Error::Other(cause) = error else {
        return None;
    };
    match cause.downcast_ref::<AddressRefused>()? {
        AddressRefused::Refused(refusal) => Some(*refusal),
        AddressRefused::Unresolved(_) => None,
    }
}
