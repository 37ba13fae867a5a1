//! Classification of IP addresses: public internet or not.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{Ipv4Net, Ipv6Net};

const fn v4(a: u8, b: u8, c: u8, d: u8, prefix: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), prefix)
}

const fn v6(first: u16, second: u16, third: u16, prefix: u8) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(first, second, third, 0, 0, 0, 0, 0), prefix)
}

/// IPv4 networks that are not globally reachable (IANA IPv4 Special-Purpose Address Registry).
const NON_PUBLIC_V4: [Ipv4Net; 15] = [
    v4(0, 0, 0, 0, 8),       // this network, unspecified (RFC 791)
    v4(10, 0, 0, 0, 8),      // private (RFC 1918)
    v4(100, 64, 0, 0, 10),   // carrier-grade NAT (RFC 6598)
    v4(127, 0, 0, 0, 8),     // loopback (RFC 1122)
    v4(169, 254, 0, 0, 16),  // link-local, where clouds keep the credentials of machines (RFC 3927)
    v4(172, 16, 0, 0, 12),   // private (RFC 1918)
    v4(192, 0, 0, 0, 24),    // protocol assignments (RFC 6890)
    v4(192, 0, 2, 0, 24),    // documentation (RFC 5737)
    v4(192, 88, 99, 0, 24),  // 6to4 relays, no longer in use (RFC 7526)
    v4(192, 168, 0, 0, 16),  // private (RFC 1918)
    v4(198, 18, 0, 0, 15),   // measurements of network devices (RFC 2544)
    v4(198, 51, 100, 0, 24), // documentation (RFC 5737)
    v4(203, 0, 113, 0, 24),  // documentation (RFC 5737)
    v4(224, 0, 0, 0, 4),     // multicast (RFC 1112)
    v4(240, 0, 0, 0, 4),     // reserved, broadcast (RFC 1112, RFC 919)
];

/// Global unicast addresses (RFC 4291 §2.4, the only part that IANA allocates). All other IPv6 addresses are refused:
/// loopback, unspecified, unique local, link-local, site-local, multicast, discard-only.
const GLOBAL_V6: Ipv6Net = v6(0x2000, 0, 0, 3);

/// Parts of [`GLOBAL_V6`] that are not globally reachable (IANA IPv6 Special-Purpose Address Registry).
const NON_PUBLIC_V6: [Ipv6Net; 3] = [
    v6(0x2001, 0, 0, 23),     // protocol assignments, Teredo among them (RFC 2928, RFC 4380)
    v6(0x2001, 0xdb8, 0, 32), // documentation (RFC 3849)
    v6(0x3fff, 0, 0, 20),     // documentation (RFC 9637)
];

/// NAT64 well-known prefix: the last 32 bits are an IPv4 address (RFC 6052).
const NAT64: Ipv6Net = v6(0x64, 0xff9b, 0, 96);
/// 6to4 prefix: bits 16 to 48 are an IPv4 address (RFC 3056).
const SIX_TO_FOUR: Ipv6Net = v6(0x2002, 0, 0, 16);
/// ISATAP interface identifier before the IPv4 address, without the variable bits (RFC 5214 §6.1).
const ISATAP: u128 = 0x0000_5efe_0000_0000;
const ISATAP_MASK: u128 = 0xfcff_ffff_0000_0000;

/// Whether the address belongs to the public internet. An embedded IPv4 address has to be public as well.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    !NON_PUBLIC_V4.iter().any(|net| net.contains(&address))
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(mapped) = address.to_ipv4_mapped() {
        return is_public_v4(mapped);
    }
    if NAT64.contains(&address) {
        return is_public_v4(embedded(address, 0));
    }
    if SIX_TO_FOUR.contains(&address) && !is_public_v4(embedded(address, 80)) {
        return false;
    }
    if address.to_bits() & ISATAP_MASK == ISATAP && !is_public_v4(embedded(address, 0)) {
        return false;
    }
    GLOBAL_V6.contains(&address) && !NON_PUBLIC_V6.iter().any(|net| net.contains(&address))
}

/// Returns the 32 bits that end `shift` bits before the end of the address.
fn embedded(address: Ipv6Addr, shift: u32) -> Ipv4Addr {
    let bits = (address.to_bits() >> shift) & u128::from(u32::MAX);
    // Cannot fail after the mask; the default would be refused as unspecified.
    Ipv4Addr::from_bits(u32::try_from(bits).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn public(text: &str) -> bool {
        is_public(text.parse().unwrap())
    }

    #[test]
    fn globally_reachable_addresses_are_public() {
        for address in [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "126.255.255.255",
            "128.0.0.0",
            "169.253.255.255",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.0",
            "192.167.255.255",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "2001:200::1",
            "2001:4860:4860::8888",
            "2600::",
            "2a00:1450::5efe:101:101",
            "::ffff:1.1.1.1",
            "64:ff9b::1.1.1.1",
            "2002:101:101::1",
        ] {
            assert!(public(address), "{address}");
        }
    }

    #[test]
    fn other_addresses_are_not_public() {
        for address in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.170",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.0.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "::ffff:0:127.0.0.1",
            "64:ff9b::127.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::1.1.1.1",
            "100::1",
            "2001::1",
            "2001:2::1",
            "2001:10::1",
            "2001:20::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "2002:a00:1::1",
            "2002:a9fe:a9fe::1",
            "2a00:1450::5efe:127.0.0.1",
            "2a00:1450::200:5efe:10.0.0.1",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "febf::1",
            "fec0::1",
            "ff02::1",
            "4000::1",
        ] {
            assert!(!public(address), "{address}");
        }
    }
}
