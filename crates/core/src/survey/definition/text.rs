//! A question that is answered in the citizen's own words.

use super::parse_context::{JsonObject, ParseContext};
use crate::survey::limits::{TEXT_CHARS_DEFAULT, TEXT_CHARS_MAX};

/// A question that is answered in the citizen's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Whether the field shows several lines. Nothing more: a new line is never refused.
    pub multiline: bool,
    /// The most characters that may be written, 1 to 10,000; 2,000 when the definition says nothing.
    pub max_chars: usize,
}

impl Text {
    pub(crate) const FIELDS: &'static [&'static str] = &["multiline", "max_chars"];

    pub(crate) fn read(object: &JsonObject<'_>, reader: &mut ParseContext) -> Option<Text> {
        let multiline = object.flag("multiline", reader);
        let max_chars = object
            .optional("max_chars")
            .and_then(|node| node.count(1..=TEXT_CHARS_MAX, reader))
            .unwrap_or(TEXT_CHARS_DEFAULT);
        Some(Text { multiline, max_chars })
    }
}
