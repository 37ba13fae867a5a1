//! Free-text questions.

use super::parse_context::{JsonObject, ParseContext};
use crate::survey::limits::{TEXT_CHARS_DEFAULT, TEXT_CHARS_MAX};

/// A question answered with a free text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Whether the input field has several lines. It affects only the display: line breaks are always accepted.
    pub multiline: bool,
    /// Maximum number of characters, 1 to 10,000; 2,000 if the definition does not specify it.
    pub max_chars: usize,
}

impl Text {
    pub(crate) const FIELDS: &'static [&'static str] = &["multiline", "max_chars"];

    pub(crate) fn read(object: &JsonObject<'_>, context: &mut ParseContext) -> Option<Text> {
        let multiline = object.flag("multiline", context);
        let max_chars = object
            .optional("max_chars")
            .and_then(|node| node.count(1..=TEXT_CHARS_MAX, context))
            .unwrap_or(TEXT_CHARS_DEFAULT);
        Some(Text { multiline, max_chars })
    }
}
