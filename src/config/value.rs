//! One parser for each setting. An error continues a sentence that begins with the setting's name, without its value.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::time::Duration;

use ipnet::IpNet;
use validator::{ValidateEmail, ValidateRange, ValidateUrl};

use super::metrics_listen::MetricsListen;
use super::secret::{SECRET_CHARS_MIN, Secret};
use crate::storage::Backend;

pub(super) fn backend(text: &str) -> Result<Backend, String> {
    let backend: Backend = text.parse()?;
    match &backend {
        // Every connection would open its own empty database.
        Backend::Sqlite(path) if path.as_os_str() == ":memory:" => {
            Err("must name a file: a database in memory loses all responses when the process ends".to_owned())
        }
        Backend::Sqlite(_) | Backend::Postgres(_) => Ok(backend),
    }
}

pub(super) fn listen(text: &str) -> Result<SocketAddr, String> {
    text.parse().or(Err(
        "must be an IP address and a port, such as 0.0.0.0:8080 or [::1]:8080".to_owned(),
    ))
}

/// Parses the address of the metrics. The default address, even when it is written out, is used only if it is free.
pub(super) fn metrics_listen(text: &str) -> Result<MetricsListen, String> {
    if text == "off" {
        return Ok(MetricsListen::Off);
    }
    let wrong = "must be an IP address and a port, such as 127.0.0.1:9464 or [::1]:0, or off";
    let address: SocketAddr = text.parse().or(Err(wrong.to_owned()))?;
    if address == super::METRICS_LISTEN {
        return Ok(MetricsListen::IfFree(address));
    }
    Ok(MetricsListen::At(address))
}

pub(super) fn public_url(text: &str) -> Result<String, String> {
    let wrong = || "must be an address such as https://surveys.example.eu".to_owned();
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
        .ok_or_else(wrong)?;
    let host = rest.split('/').next().unwrap_or_default();
    let strange =
        |character: char| character.is_whitespace() || character.is_control() || "?#@\"<>\\".contains(character);
    // A URL may have parts that a base address cannot have, and spaces that are removed.
    if host.is_empty() || text.contains(strange) || !text.validate_url() {
        return Err(wrong());
    }
    Ok(text.trim_end_matches('/').to_owned())
}

/// Parses contacts separated by commas or spaces: e-mail addresses, which become `mailto:`, or URIs (RFC 9116 §2.5.3).
pub(super) fn contacts(text: &str) -> Result<Vec<String>, String> {
    let entries = text.split([',', ' ', '\t', '\n']).filter(|entry| !entry.is_empty());
    let contacts = entries.map(|entry| {
        let is_plain = entry
            .chars()
            .all(|letter| letter.is_ascii_graphic() && !"<>\"\\".contains(letter));
        let is_uri = ["https://", "mailto:", "tel:"].iter().any(|scheme| {
            let rest = entry.strip_prefix(scheme);
            rest.is_some_and(|rest| !rest.is_empty())
        });
        match (is_plain, is_uri, entry.validate_email()) {
            (true, true, _) => Some(entry.to_owned()),
            (true, false, true) => Some(format!("mailto:{entry}")),
            _neither => None,
        }
    });
    let contacts: Option<Vec<String>> = contacts.collect();
    contacts.ok_or_else(|| "must list e-mail addresses, or URIs that begin with https://, mailto: or tel:".to_owned())
}

pub(super) fn secret(text: &str) -> Result<Secret, String> {
    Secret::parse(text).ok_or_else(|| {
        format!("must have at least {SECRET_CHARS_MIN} characters; `openssl rand -hex 32` creates a suitable one")
    })
}

/// Parses secrets separated by blanks, commas or line ends. One that contains blanks or commas needs its own line.
pub(super) fn secrets(text: &str) -> Result<Vec<Secret>, String> {
    let mut secrets = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let pieces: Vec<&str> = line.split([',', ' ', '\t']).filter(|piece| !piece.is_empty()).collect();
        let read: Vec<Secret> = pieces.iter().filter_map(|piece| Secret::parse(piece)).collect();
        if read.len() == pieces.len() {
            secrets.extend(read);
        } else if let (true, Some(whole)) = (read.is_empty(), Secret::parse(line)) {
            secrets.push(whole);
        } else {
            return Err(format!(
                "must list secrets of at least {SECRET_CHARS_MIN} characters each, and one is shorter"
            ));
        }
    }
    Ok(secrets)
}

/// Maximum delay of the shutdown, in seconds; orchestrators kill processes that take much longer.
const STOP_DELAY_SECONDS_MAX: u64 = 60;

pub(super) fn stop_delay(text: &str) -> Result<Duration, String> {
    let seconds = text.parse::<u64>().ok();
    seconds
        .filter(|seconds| seconds.validate_range(None, Some(STOP_DELAY_SECONDS_MAX), None, None))
        .map(Duration::from_secs)
        .ok_or_else(|| format!("must be a whole number of seconds from 0 to {STOP_DELAY_SECONDS_MAX}"))
}

/// Parses networks separated by commas or spaces. A single address is a network of its own.
pub(super) fn networks(text: &str) -> Result<Vec<IpNet>, String> {
    let entries = text.split([',', ' ', '\t', '\n']).filter(|entry| !entry.is_empty());
    let (good, bad): (Vec<_>, Vec<_>) = entries
        .map(|entry| network(entry).ok_or(entry))
        .partition(Result::is_ok);
    let bad: Vec<&str> = bad.into_iter().filter_map(Result::err).collect();
    if bad.is_empty() {
        return Ok(good.into_iter().filter_map(Result::ok).collect());
    }
    Err(format!(
        "must list networks such as 10.0.0.0/8 or ::1, and these are none: {}",
        bad.join(", ")
    ))
}

fn network(entry: &str) -> Option<IpNet> {
    let single = || entry.parse::<IpAddr>().ok().map(IpNet::from);
    entry.parse::<IpNet>().ok().or_else(single)
}

pub(super) fn quota(text: &str) -> Result<NonZeroU32, String> {
    text.parse()
        .or(Err(format!("must be a whole number from 1 to {}", u32::MAX)))
}

/// Parses the base of which public counts are multiples.
pub(super) fn rounding(text: &str) -> Result<u64, String> {
    match text {
        "1" => Ok(1),
        "3" => Ok(3),
        _ => Err("must be 3, or 1 for exact counts".to_owned()),
    }
}

/// Default port of a name server (RFC 1035 §4.2).
const DNS_PORT: u16 = 53;

/// Parses name servers separated by commas or spaces, each with or without a port.
pub(super) fn name_servers(text: &str) -> Result<Vec<SocketAddr>, String> {
    let entries = text.split([',', ' ', '\t', '\n']).filter(|entry| !entry.is_empty());
    let servers: Option<Vec<SocketAddr>> = entries.map(name_server).collect();
    servers.ok_or_else(|| "must list IP addresses with or without a port, such as 9.9.9.9, [::1]:5353".to_owned())
}

fn name_server(entry: &str) -> Option<SocketAddr> {
    let plain = || entry.parse::<IpAddr>().ok().map(|address| (address, DNS_PORT).into());
    entry.parse().ok().or_else(plain)
}

/// Parses the name servers of a `resolv.conf` (resolver(5)). Skips other lines and addresses with a zone.
pub(super) fn resolv_conf(text: &str) -> Vec<SocketAddr> {
    let named = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("nameserver"))
        .filter(|rest| rest.starts_with([' ', '\t']));
    named.filter_map(|rest| name_server(rest.trim())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_servers_are_listed_with_or_without_a_port() {
        let read = |text: &str| {
            let servers = name_servers(text).map_err(drop)?;
            Ok::<_, ()>(servers.iter().map(SocketAddr::to_string).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(
            read("9.9.9.9, [::1]:5353 ::1"),
            Ok("9.9.9.9:53 [::1]:5353 [::1]:53".to_owned())
        );
        assert_eq!(read("dns.example.eu"), Err(()));
        let found = resolv_conf(
            "# made by hand\nsearch a.eu\nnameserver 10.0.0.2\nnameserver fe80::1%eth0\nnameservers 1.1.1.1\n",
        );
        assert_eq!(found, ["10.0.0.2:53".parse().unwrap()]);
    }
}
