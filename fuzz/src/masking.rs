//! Masking of personal data in comments.

use urbivox_core::privacy::masking::mask;

/// Personal data on a line of its own. The IBAN, card and identity number have valid check digits.
const PLANTED: [&str; 6] = [
    "maija.meikalainen@example.org",
    "FI21 1234 5600 0007 85",
    "4111 1111 1111 1111",
    "131052-308T",
    "+358 40 123 4567",
    "DE89370400440532013000",
];

/// Masking never lengthens a text, is done once, leaves no personal data of the kinds it knows, and removes what stands
/// on a line of its own whatever the other lines say.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let masked = mask(text).into_owned();
    assert!(masked.chars().count() <= text.chars().count(), "{masked}");
    assert_eq!(mask(&masked), masked, "masking is done once: {text}");
    for planted in PLANTED {
        let around = format!("{text}\n\n{planted}\n\n{text}");
        let masked = mask(&around);
        // Where the text holds it as part of a longer word, it stays there.
        assert!(text.contains(planted) || !masked.contains(planted), "{around}");
    }
}
