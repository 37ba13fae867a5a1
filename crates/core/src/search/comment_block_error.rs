//! Errors of comment blocks.

use crate::tally::counter_block_error::CounterBlockError;

/// Error of decoding a comment block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommentBlockError {
    /// Unknown format byte: written by another version of the program, or not a comment block.
    #[error("unknown comment block format {0}")]
    UnknownFormat(u8),
    /// Unexpected end of the bytes.
    #[error("comment block is truncated")]
    Truncated,
    /// Bytes after the last entry or posting list.
    #[error("trailing bytes after the comment block")]
    TrailingBytes,
    /// Number that is out of range, or not in its shortest encoding.
    #[error("invalid number in the comment block")]
    Number,
    /// Words or names that are not UTF-8, or words that are not between line feeds.
    #[error("invalid text in the comment block")]
    Text,
    /// Position of an entry or name that does not exist.
    #[error("a position in the comment block does not exist")]
    Position,
}

impl From<CounterBlockError> for CommentBlockError {
    /// Converts an error of the shared number format.
    fn from(error: CounterBlockError) -> CommentBlockError {
        match error {
            CounterBlockError::Truncated => CommentBlockError::Truncated,
            CounterBlockError::UnknownFormat(_)
            | CounterBlockError::TrailingBytes
            | CounterBlockError::Number
            | CounterBlockError::TooLarge
            | CounterBlockError::Overflow => CommentBlockError::Number,
        }
    }
}
