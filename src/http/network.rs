//! Network of a client, for rate limits only: it identifies no person, and is neither logged nor stored.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::atomic::{AtomicI64, Ordering};

use actix_web::dev::ServiceRequest;
use actix_web::http::header::HeaderMap;
use actix_web::web;
use ipnet::IpNet;

use super::state::HttpState;
use crate::app::ops::forwarded_headers;
use crate::app::ops::forwarded_headers::IgnoredHeader;

/// IPv4 address, or /64 of an IPv6 address: the smallest block that a provider assigns to a household.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Network(IpAddr);

impl fmt::Debug for Network {
    /// Hides the address, so that it cannot be logged.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Network(…)")
    }
}

impl Network {
    /// Returns the network of a client that is connected from `peer`.
    ///
    /// `forwarded` has the entries of `X-Forwarded-For`, nearest hop first. They count only as far as trusted proxies
    /// wrote them: the first untrusted address is the client, whatever it claims about others. An entry that is no
    /// address ends the search at the proxy that wrote it.
    pub fn of<'a>(peer: Option<IpAddr>, forwarded: impl Iterator<Item = &'a str>, trusted: &[IpNet]) -> Network {
        let is_trusted = |address: IpAddr| trusted.iter().any(|net| net.contains(&address));
        let mut client = peer.map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |address| address.to_canonical());
        for entry in forwarded {
            if !is_trusted(client) {
                break;
            }
            match address(entry) {
                Some(hop) => client = hop,
                None => break,
            }
        }
        Network(household_network(client))
    }
}

impl Network {
    /// Returns the network as text, to be hashed with a key.
    pub fn name(&self) -> String {
        self.0.to_string()
    }
}

/// Headers in which proxies report the origin of a request. They are ignored unless the peer is a trusted proxy.
const FORWARDED: [&str; 5] = [
    "x-forwarded-for",
    "forwarded",
    "x-forwarded-proto",
    "x-real-ip",
    "x-forwarded-host",
];
/// Shortest time between two records of an ignored header for `urbivox doctor`, in milliseconds: one day.
const RECORD_INTERVAL_MILLIS: i64 = 24 * 3_600 * 1_000;
/// No header has been ignored yet.
const NEVER: i64 = i64::MIN;

/// Time of the last record of an ignored header, in milliseconds since 1970.
pub(super) struct ForwardedWatch(AtomicI64);

impl Default for ForwardedWatch {
    fn default() -> ForwardedWatch {
        ForwardedWatch(AtomicI64::new(NEVER))
    }
}

/// Detects a forwarded header that is ignored because the peer is no trusted proxy. Logs a warning once per process, and
/// records it for `urbivox doctor` once a day. Behind an untrusted reverse proxy, all visitors look like one network.
pub fn notice_ignored_headers(request: &ServiceRequest) {
    let Some(header) = forwarded_header(request.headers()) else {
        return;
    };
    let (Some(site), Some(peer)) = (request.app_data::<web::Data<HttpState>>(), request.peer_addr()) else {
        return;
    };
    let peer = peer.ip().to_canonical();
    if site.trusted_proxies.iter().any(|net| net.contains(&peer)) {
        return;
    }
    let at = site.app.clock.now();
    let (watch, now) = (&site.forwarded_watch.0, at.as_millisecond());
    let before = watch.load(Ordering::Relaxed);
    let is_due = before == NEVER || before.saturating_add(RECORD_INTERVAL_MILLIS) <= now;
    let is_ours = is_due
        && watch
            .compare_exchange(before, now, Ordering::Relaxed, Ordering::Relaxed)
            .is_ok();
    if !is_ours {
        return;
    }
    let ignored = IgnoredHeader {
        at,
        header: header.to_owned(),
        peer: forwarded_headers::kind_of(peer).to_owned(),
        trusted: forwarded_headers::networks(&site.trusted_proxies),
    };
    if before == NEVER {
        tracing::warn!(
            header,
            peer = %ignored.peer,
            "a forwarded header was IGNORED, because the peer that sent it is not a trusted proxy. If the peer is your reverse \
             proxy, set URBIVOX_TRUSTED_PROXIES to its address and restart: until then all visitors behind it look like one \
             network and share its limits. If it is a visitor, nothing is wrong. This is logged once; `urbivox doctor` repeats it"
        );
    }
    let app = site.app.clone();
    let noted = web::block(move || {
        if let Err(cause) = forwarded_headers::note(&app, &ignored) {
            tracing::warn!(%cause, "an ignored forwarded header could not be recorded for `urbivox doctor`");
        }
    });
    // The call has started the work; its result is not awaited.
    drop(noted);
}

/// Returns the name of the first forwarded header that is present.
fn forwarded_header(headers: &HeaderMap) -> Option<&'static str> {
    FORWARDED.into_iter().find(|name| headers.contains_key(*name))
}

/// Parses an entry as proxies write it: an address, with brackets or a port from some of them.
fn address(entry: &str) -> Option<IpAddr> {
    let entry = entry.trim();
    let bare = entry
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(entry);
    let found = bare
        .parse()
        .ok()
        .or_else(|| entry.parse().ok().map(|socket: std::net::SocketAddr| socket.ip()));
    found.map(|address: IpAddr| address.to_canonical())
}

fn household_network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(peer: &str, nearest_first: &[&str], trusted: &[&str]) -> IpAddr {
        let trusted: Vec<IpNet> = trusted.iter().map(|net| net.parse().unwrap()).collect();
        Network::of(Some(peer.parse().unwrap()), nearest_first.iter().copied(), &trusted).0
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn without_trusted_proxies_headers_are_ignored() {
        assert_eq!(of("192.0.2.1", &["203.0.113.9"], &[]), ip("192.0.2.1"));
    }

    #[test]
    fn the_first_hop_that_is_not_trusted_is_the_client() {
        let hops = ["10.0.0.2", "203.0.113.9:4711", "198.51.100.1"];
        assert_eq!(of("10.0.0.1", &hops, &["10.0.0.0/8"]), ip("203.0.113.9"));
    }

    #[test]
    fn nonsense_ends_the_walk() {
        assert_eq!(
            of("10.0.0.1", &["unknown", "203.0.113.9"], &["10.0.0.0/8"]),
            ip("10.0.0.1")
        );
    }

    #[test]
    fn households_share_a_network() {
        assert_eq!(of("2001:db8:1:2:3::4", &[], &[]), ip("2001:db8:1:2::"));
        assert_eq!(of("::ffff:192.0.2.1", &[], &[]), ip("192.0.2.1"));
        assert_eq!(of("::1", &["[2001:db8::9]:80"], &["::1/128"]), ip("2001:db8::"));
    }

    #[test]
    fn a_network_is_never_shown() {
        let network = Network::of(Some(ip("192.0.2.1")), [].into_iter(), &[]);
        assert_eq!(format!("{network:?}"), "Network(…)");
    }
}
