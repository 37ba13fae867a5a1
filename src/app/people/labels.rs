//! Names and e-mail addresses of people, as they are typed.

use lettre::Address;

/// Longest name of a person, in characters. Protects the page layout.
pub const NAME_CHARS_MAX: usize = 120;

/// Normalises an e-mail address for comparison and storage: trimmed, lower case. `None` if it is not an address.
pub fn normalize_email(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let fits = text.len() <= 254 && text.parse::<Address>().is_ok();
    fits.then_some(text)
}
