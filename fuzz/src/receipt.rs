//! Receipts, as citizens type them.

use std::sync::LazyLock;

use urbivox::app::submissions::receipt::Receipt;
use urbivox::config::{Keyring, Secret};
use uuid::Uuid;

static KEYRING: LazyLock<Keyring> =
    LazyLock::new(|| Keyring::new(Secret::from_bytes([7; 32]), vec![Secret::from_bytes([8; 32])]));

/// A receipt is formatted and parsed again unchanged, and is genuine only if it is the one that this installation makes.
///
/// The first byte chooses: the rest is a receipt; or an id of 5 bytes and a submission of 16, whose receipt is typed with
/// the changes that follow (position, new byte).
pub fn check(data: &[u8]) {
    match data.split_first() {
        Some((0..=127, text)) => parse(&String::from_utf8_lossy(text)),
        Some((_, rest)) => {
            let Some((id, rest)) = rest.split_first_chunk::<5>() else {
                return;
            };
            let Some((submission, changes)) = rest.split_first_chunk::<16>() else {
                return;
            };
            let id = id.iter().fold(0_i64, |id, byte| id << 8 | i64::from(*byte));
            changed(id, Uuid::from_bytes(*submission), changes);
        }
        None => {}
    }
}

fn parse(text: &str) {
    let Some(receipt) = Receipt::parse(text) else { return };
    assert!((0..1 << 40).contains(&receipt.id), "an id has 40 bits");
    let shown = receipt.text();
    assert_eq!(shown.len(), 23);
    assert_eq!(Receipt::parse(&shown), Some(receipt), "{shown}");
    let submission = Uuid::from_u128(1);
    let previous = Keyring::from(Secret::from_bytes([8; 32]));
    let is_ours = [&*KEYRING, &previous]
        .iter()
        .any(|keyring| Receipt::of(keyring, receipt.id, submission) == receipt);
    assert_eq!(receipt.is_genuine_for(&KEYRING, submission), is_ours);
}

fn changed(id: i64, submission: Uuid, changes: &[u8]) {
    let receipt = Receipt::of(&KEYRING, id, submission);
    assert!(receipt.is_genuine_for(&KEYRING, submission));
    let text = receipt.text();
    assert_eq!(Receipt::parse(&text), Some(receipt));
    let mut bytes = text.into_bytes();
    for change in changes.chunks_exact(2).take(30) {
        let at = usize::from(change[0]) % bytes.len();
        bytes[at] = change[1];
    }
    let Some(other) = std::str::from_utf8(&bytes).ok().and_then(Receipt::parse) else {
        return;
    };
    assert_eq!(other.is_genuine_for(&KEYRING, submission), other == receipt);
}
