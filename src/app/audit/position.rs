//! Positions in the hash chain.

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;

use crate::storage::audit;

/// Number and hash of an entry, stored elsewhere for later comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainPosition {
    /// Number; 0 before the first entry.
    pub id: i64,
    /// SHA-256; empty before the first entry.
    pub hash: Vec<u8>,
}

impl fmt::Display for ChainPosition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.id, HEXLOWER.encode(&self.hash))
    }
}

impl FromStr for ChainPosition {
    type Err = String;

    fn from_str(text: &str) -> Result<ChainPosition, String> {
        let wrong =
            || "a head is a number, a colon and 64 hexadecimal digits, as `urbivox audit head` prints it".to_owned();
        let (id, hash) = text.trim().split_once(':').ok_or_else(wrong)?;
        let position = ChainPosition {
            id: id.parse().map_err(|_not_a_number| wrong())?,
            hash: HEXLOWER
                .decode(hash.to_lowercase().as_bytes())
                .map_err(|_not_hex| wrong())?,
        };
        let expected = if position.id == 0 { 0 } else { 32 };
        if position.id < 0 || position.hash.len() != expected {
            return Err(wrong());
        }
        Ok(position)
    }
}

impl From<&audit::Head> for ChainPosition {
    fn from(head: &audit::Head) -> ChainPosition {
        ChainPosition {
            id: head.id,
            hash: head.hash.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_a_number_and_a_hash() {
        let text = format!("12:{}", "0a".repeat(32));
        assert_eq!(text.parse::<ChainPosition>().unwrap().to_string(), text);
        assert_eq!("0:".parse::<ChainPosition>().unwrap().id, 0);
        for bad in [
            "",
            "12",
            "12:",
            "12:0a",
            "0:0a",
            "-1:",
            &format!("x:{}", "0a".repeat(32)),
        ] {
            assert!(bad.parse::<ChainPosition>().is_err(), "{bad}");
        }
    }
}
