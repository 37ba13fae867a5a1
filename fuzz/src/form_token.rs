//! Form tokens.

use std::sync::LazyLock;

use jiff::Timestamp;
use urbivox::app::submissions::form_token::FormToken;
use urbivox::config::{Keyring, Secret};
use uuid::Uuid;

static KEYRING: LazyLock<Keyring> =
    LazyLock::new(|| Keyring::new(Secret::from_bytes([7; 32]), vec![Secret::from_bytes([8; 32])]));

/// A token is accepted only if it is, letter for letter, one that this installation signed for this survey.
///
/// The first byte chooses: the rest is a token; or 16 bytes of a submission's id whose token is signed, and then changed
/// by each two bytes that follow (position, new byte).
pub fn check(data: &[u8]) {
    match data.split_first() {
        Some((0..=127, text)) => {
            let Ok(text) = std::str::from_utf8(text) else { return };
            if let Some(token) = FormToken::read(&KEYRING, 1, text) {
                let previous = Keyring::from(Secret::from_bytes([8; 32]));
                assert!(
                    text == token.text(&KEYRING, 1) || text == token.text(&previous, 1),
                    "{text}"
                );
                times(token);
            }
        }
        Some((_, rest)) => {
            let Some((id, changes)) = rest.split_first_chunk::<16>() else {
                return;
            };
            changed(
                FormToken {
                    submission_id: Uuid::from_bytes(*id),
                },
                changes,
            );
        }
        None => {}
    }
}

fn changed(token: FormToken, changes: &[u8]) {
    let text = token.text(&KEYRING, 1);
    assert_eq!(text.len(), 35);
    assert_eq!(FormToken::read(&KEYRING, 1, &text), Some(token));
    assert_eq!(FormToken::read(&KEYRING, 2, &text), None, "signed for another survey");
    let mut bytes = text.clone().into_bytes();
    for change in changes.chunks_exact(2).take(50) {
        let at = usize::from(change[0]) % (bytes.len() + 1);
        match bytes.get_mut(at) {
            Some(byte) => *byte = change[1],
            None => bytes.push(change[1]),
        }
    }
    if let Ok(other) = String::from_utf8(bytes) {
        assert_eq!(
            FormToken::read(&KEYRING, 1, &other).is_some(),
            other == text,
            "{other} for {text}"
        );
    }
    times(token);
}

/// A token is never both too fast and expired, except one from the future.
fn times(token: FormToken) {
    let opened = token.opened_at();
    for now in [Timestamp::UNIX_EPOCH, opened, Timestamp::MAX, Timestamp::MIN] {
        if token.is_too_fast(now) && token.is_expired(now) {
            assert!(now < opened);
        }
    }
    assert!(!token.is_expired(opened) && token.is_too_fast(opened));
}
