//! The `X-Forwarded-For` header.

use std::net::IpAddr;

use ipnet::IpNet;
use urbivox::http::network::Network;

const PEERS: [&str; 6] = [
    "10.0.0.1",
    "203.0.113.9",
    "::1",
    "2001:db8:1:2:3::4",
    "::ffff:10.0.0.7",
    "fd00::1",
];

/// A client cannot choose its network: what it writes itself is ignored, except where every later hop is trusted, and
/// then it is exactly the hop that a trusted proxy saw. The first byte chooses the peer; lines are several headers.
pub fn check(data: &[u8]) {
    let Some((choice, rest)) = data.split_first() else {
        return;
    };
    let peer: IpAddr = PEERS[usize::from(*choice) % PEERS.len()].parse().unwrap();
    let trusted: Vec<IpNet> = ["10.0.0.0/8", "::1/128", "fd00::/8"]
        .iter()
        .map(|net| net.parse().unwrap())
        .collect();
    let headers: Vec<&[u8]> = rest.split(|byte| *byte == b'\n').collect();
    let network =
        |headers: &[&[u8]], trusted: &[IpNet]| Network::of_headers(Some(peer), headers.iter().copied(), trusted);

    let own = network(&[], &[]);
    assert_eq!(
        network(&headers, &[]),
        own,
        "without trusted proxies the header is ignored"
    );
    let found = network(&headers, &trusted);
    let is_trusted = |address: IpAddr| trusted.iter().any(|net| net.contains(&address));
    if !is_trusted(peer.to_canonical()) {
        assert_eq!(found, own, "the peer is no proxy");
    }
    let name: IpAddr = found.name().parse().unwrap();
    if let IpAddr::V6(v6) = name {
        assert_eq!(v6.to_bits() & u128::from(u64::MAX), 0, "a household is a /64");
        assert!(v6.to_ipv4_mapped().is_none());
    }
    // A claim before the first header: ignored, or believed because every hop after it is trusted.
    for claim in ["198.51.100.77", "2001:db8:ffff::1", "nonsense"] {
        let mut claimed = vec![claim.as_bytes()];
        claimed.extend(&headers);
        let with_claim = network(&claimed, &trusted);
        let of_claim = claim
            .parse()
            .ok()
            .map(|address| Network::of(Some(address), std::iter::empty(), &[]));
        assert!(
            with_claim == found || (Some(with_claim) == of_claim && is_trusted_household(name)),
            "{name}"
        );
        // One header with a comma is the same as two headers.
        let joined = [claim.as_bytes(), &headers.join(&b',')].join(&b',');
        assert_eq!(network(&[&joined], &trusted), with_claim);
    }
}

/// Whether a network can be that of a trusted proxy.
fn is_trusted_household(name: IpAddr) -> bool {
    match name {
        IpAddr::V4(v4) => v4.octets()[0] == 10,
        IpAddr::V6(v6) => v6.is_unspecified() || v6.octets()[0] == 0xfd,
    }
}
