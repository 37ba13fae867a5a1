//! Identity of a comment and position in the list of comments.

use std::fmt;
use std::str::FromStr;

use urbivox_core::search::comment_entry::CommentEntry;

/// Order of comments: by the identity of the response, then by the position in it. Newest stored first in lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CommentKey {
    /// The response.
    pub(super) response_id: i64,
    /// Position among the comments of the response, from 0.
    pub(super) ordinal: u32,
}

impl CommentKey {
    /// Returns the key of an index entry.
    pub(super) fn of(entry: &CommentEntry) -> CommentKey {
        CommentKey {
            response_id: entry.response_id,
            ordinal: entry.ordinal,
        }
    }
}

/// Position in the list of comments, newest stored first. Written as `17-0`: the response, and the position of the comment
/// in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommentCursor(pub(super) CommentKey);

impl fmt::Display for CommentCursor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.0.response_id, self.0.ordinal)
    }
}

impl FromStr for CommentCursor {
    type Err = InvalidCursor;

    fn from_str(text: &str) -> Result<CommentCursor, InvalidCursor> {
        let (response_id, ordinal) = text.split_once('-').ok_or(InvalidCursor)?;
        let (Ok(response_id), Ok(ordinal)) = (response_id.parse(), ordinal.parse()) else {
            return Err(InvalidCursor);
        };
        Ok(CommentCursor(CommentKey { response_id, ordinal }))
    }
}

/// The text is not a position in the list, or not the identity of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidCursor;

/// Identity of a comment. Written as `17.reason:other`: the response, and the code of the question (`question:option` for
/// the text of an option).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentId {
    /// The response.
    pub response_id: i64,
    /// Code of the question, or `question:option` for the text of an option.
    pub question: String,
}

impl fmt::Display for CommentId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.response_id, self.question)
    }
}

impl FromStr for CommentId {
    type Err = InvalidCursor;

    fn from_str(text: &str) -> Result<CommentId, InvalidCursor> {
        let (response_id, question) = text.split_once('.').ok_or(InvalidCursor)?;
        Ok(CommentId {
            response_id: response_id
                .parse()
                .map_err(|_no_number: std::num::ParseIntError| InvalidCursor)?,
            question: question.to_owned(),
        })
    }
}
