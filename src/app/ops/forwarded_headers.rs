//! Forwarded headers that were ignored because their sender is not a trusted proxy.
//!
//! The server records at most one such request per day, so that `urbivox doctor` can report it. The kind of the
//! sender's address is stored, never an address.

use std::net::IpAddr;

use ipnet::IpNet;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::app::{App, ServiceError};
use crate::storage::{Storage, installation};

/// Name of the record in the installation table.
const FACT: &str = "untrusted_forwarded_headers";

/// Request whose forwarded header was ignored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IgnoredHeader {
    /// Time of the record.
    pub at: Timestamp,
    /// Name of the header.
    pub header: String,
    /// Kind of the peer's address: see [`kind_of`].
    pub peer: String,
    /// Trusted proxies configured at that time: see [`networks`].
    pub trusted: String,
}

/// Returns the kind of an address, which identifies nobody.
pub fn kind_of(address: IpAddr) -> &'static str {
    match address.to_canonical() {
        IpAddr::V4(v4) if v4.is_loopback() => "a loopback address",
        IpAddr::V6(v6) if v6.is_loopback() => "a loopback address",
        IpAddr::V4(v4) if v4.is_private() || v4.is_link_local() => "a private address",
        IpAddr::V6(v6) if v6.is_unique_local() || v6.is_unicast_link_local() => "a private address",
        IpAddr::V4(_) | IpAddr::V6(_) => "a public address",
    }
}

/// Formats networks as one sorted text, to compare configurations.
pub fn networks(trusted: &[IpNet]) -> String {
    let mut names: Vec<String> = trusted.iter().map(ToString::to_string).collect();
    names.sort();
    names.join(", ")
}

/// Records an ignored header in place of the previous record.
pub fn note(app: &App, ignored: &IgnoredHeader) -> Result<(), ServiceError> {
    let text = serde_json::json!(ignored).to_string();
    Ok(app.storage.write(|db| installation::set_fact(db, FACT, &text))?)
}

/// Returns the last record; an error if it cannot be parsed.
pub fn last_record(storage: &Storage) -> Result<Option<IgnoredHeader>, ServiceError> {
    let Some(text) = storage.read(|db| installation::fact(db, FACT))? else {
        return Ok(None);
    };
    let read = serde_json::from_str(&text).map_err(|cause| crate::storage::Error::Corrupt {
        table: "installation",
        what: cause.to_string(),
    })?;
    Ok(Some(read))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_reported_by_its_kind_only() {
        let kinds = [
            ("127.0.0.1", "a loopback address"),
            ("::1", "a loopback address"),
            ("10.1.2.3", "a private address"),
            ("::ffff:192.168.0.1", "a private address"),
            ("fd00::1", "a private address"),
            ("203.0.113.7", "a public address"),
            ("2001:db8::1", "a public address"),
        ];
        for (address, kind) in kinds {
            assert_eq!(kind_of(address.parse().unwrap()), kind, "{address}");
        }
    }
}
