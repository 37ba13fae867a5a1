//! Network of a client, for rate limits and credits: it identifies no person, and is neither logged nor stored.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};

use ipnet::IpNet;

use crate::app::submissions::WideNetwork;

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

    /// Returns the network of a client from the values of its `X-Forwarded-For` headers, in the order sent.
    pub fn of_headers<'a>(peer: Option<IpAddr>, values: impl Iterator<Item = &'a [u8]>, trusted: &[IpNet]) -> Network {
        let entries = values.flat_map(|value| value.split(|byte| *byte == b','));
        // An entry that is not UTF-8 becomes an empty one, which is no address: it ends the search, but does not hide the
        // entries that proxies wrote after it.
        let mut hops: Vec<&str> = entries
            .map(|entry| std::str::from_utf8(entry).unwrap_or_default())
            .collect();
        hops.reverse();
        Network::of(peer, hops.into_iter(), trusted)
    }

    /// Returns the network that has one credit: an IPv4 /24 or an IPv6 /48.
    pub fn wide(&self) -> WideNetwork {
        let bytes = match self.0 {
            IpAddr::V4(v4) => {
                let [a, b, c, _] = v4.octets();
                [4, a, b, c, 0, 0, 0]
            }
            IpAddr::V6(v6) => {
                let [a, b, c, d, e, f, ..] = v6.octets();
                [6, a, b, c, d, e, f]
            }
        };
        WideNetwork::from_bytes(bytes)
    }

    /// Returns the network as text, to be hashed with a key.
    pub fn name(&self) -> String {
        self.0.to_string()
    }
}

/// Parses an entry as proxies write it: an address, with brackets or a port from some of them.
fn address(entry: &str) -> Option<IpAddr> {
    let entry = entry.trim();
    let bare = entry
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(entry);
    let parsed = bare
        .parse()
        .ok()
        .or_else(|| entry.parse().ok().map(|socket: std::net::SocketAddr| socket.ip()));
    parsed.map(|address: IpAddr| address.to_canonical())
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
    fn an_invalid_hop_ends_the_search_for_the_client() {
        assert_eq!(
            of("10.0.0.1", &["unknown", "203.0.113.9"], &["10.0.0.0/8"]),
            ip("10.0.0.1")
        );
    }

    #[test]
    fn addresses_of_one_ipv6_prefix_share_a_network() {
        assert_eq!(of("2001:db8:1:2:3::4", &[], &[]), ip("2001:db8:1:2::"));
        assert_eq!(of("::ffff:192.0.2.1", &[], &[]), ip("192.0.2.1"));
        assert_eq!(of("::1", &["[2001:db8::9]:80"], &["::1/128"]), ip("2001:db8::"));
    }

    #[test]
    fn a_wide_network_is_an_ipv4_24_or_an_ipv6_48() {
        let wide = |peer: &str| Network::of(Some(ip(peer)), [].into_iter(), &[]).wide();
        assert_eq!(wide("192.0.2.1"), wide("::ffff:192.0.2.254"));
        assert_eq!(wide("192.0.2.1"), WideNetwork::from_bytes([4, 192, 0, 2, 0, 0, 0]));
        assert_ne!(wide("192.0.2.1"), wide("192.0.3.1"));
        assert_eq!(wide("2001:db8:1:2::9"), wide("2001:db8:1:ffff::1"));
        assert_ne!(wide("2001:db8:1::"), wide("2001:db8:2::"));
    }

    #[test]
    fn debug_output_hides_the_network() {
        let network = Network::of(Some(ip("192.0.2.1")), [].into_iter(), &[]);
        assert_eq!(format!("{network:?}"), "Network(…)");
    }
}
