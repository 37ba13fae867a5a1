//! Hosts that the operator allows by name.

use std::collections::BTreeSet;

use url::{Host, Url};

/// Hosts whose addresses may be private. Empty by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllowedHosts(BTreeSet<String>);

impl AllowedHosts {
    /// Parses host names and addresses, separated by commas or spaces, as in `id.city.internal, 10.0.0.7, ::1`. The error
    /// completes a sentence that begins with the name of the setting.
    pub fn parse(text: &str) -> Result<AllowedHosts, String> {
        let entries = text.split(|letter: char| letter == ',' || letter.is_whitespace());
        let (mut hosts, mut wrong) = (BTreeSet::new(), Vec::new());
        for entry in entries.filter(|entry| !entry.is_empty()) {
            match parse_host(entry) {
                Some(host) => {
                    hosts.insert(host);
                }
                None => wrong.push(entry),
            }
        }
        if wrong.is_empty() {
            Ok(AllowedHosts(hosts))
        } else {
            Err(format!(
                "must list hosts such as id.city.internal or 10.0.0.7, without schemes, ports and paths, and these are none: {}",
                wrong.join(", ")
            ))
        }
    }

    /// Whether the host is allowed. Sub-domains of an allowed domain are other hosts.
    pub(super) fn contains(&self, host: &Host<&str>) -> bool {
        self.0.contains(&canonical(host))
    }
}

/// Returns the form used for comparison: that of the URL standard, without the trailing dot.
fn canonical(host: &Host<&str>) -> String {
    host.to_string().trim_end_matches('.').to_owned()
}

fn parse_host(entry: &str) -> Option<String> {
    let is_bare_v6 = entry.parse::<std::net::Ipv6Addr>().is_ok();
    let written = if is_bare_v6 {
        format!("https://[{entry}]/")
    } else {
        format!("https://{entry}/")
    };
    let url = Url::parse(&written).ok()?;
    let is_bracketed = entry.starts_with('[') && entry.ends_with(']');
    let is_bare = is_bare_v6 || is_bracketed || !entry.contains([':', '@', '/', '?', '#', '\\', '*', '%']);
    let host = url.host().filter(|_| is_bare)?;
    Some(canonical(&host)).filter(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(list: &str, address: &str) -> bool {
        let url = Url::parse(address).unwrap();
        AllowedHosts::parse(list).unwrap().contains(&url.host().unwrap())
    }

    #[test]
    fn every_spelling_of_an_allowed_host_is_allowed() {
        for (list, address) in [
            ("id.city.internal", "https://ID.City.Internal:8443/realm"),
            ("ID.city.internal.", "https://id.city.internal/"),
            ("id.city.internal", "https://id.city.internal./"),
            ("a.eu, 127.0.0.1", "http://127.0.0.1:9400/"),
            ("127.0.0.1", "http://2130706433/"),
            ("::1", "http://[::1]:9400/"),
            ("[::1]", "http://[0:0:0:0:0:0:0:1]/"),
            ("тест.example", "https://xn--e1aybc.example/"),
        ] {
            assert!(allows(list, address), "{list} and {address}");
        }
    }

    #[test]
    fn similar_hosts_are_not_allowed() {
        for (list, address) in [
            ("", "https://id.city.internal/"),
            ("city.internal", "https://id.city.internal/"),
            ("id.city.internal", "https://city.internal/"),
            ("id.city.internal", "https://id.city.internal.evil.example/"),
            ("127.0.0.1", "http://127.0.0.2/"),
            ("127.0.0.1", "http://[::ffff:127.0.0.1]/"),
            ("localhost", "http://127.0.0.1/"),
        ] {
            assert!(!allows(list, address), "{list} and {address}");
        }
    }

    #[test]
    fn entries_other_than_hosts_are_refused() {
        for list in [
            "https://id.example",
            "id.example:8443",
            "id.example/realm",
            "me@id.example",
            "*.example",
            "[::1]:80",
            "id.example?x",
            "a..b c/d",
        ] {
            let message = AllowedHosts::parse(list).expect_err(list);
            assert!(message.contains("these are none"), "{message}");
        }
    }
}
