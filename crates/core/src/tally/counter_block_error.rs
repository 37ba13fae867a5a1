//! Errors of counter blocks.

/// Error of decoding a counter block or of adding a delta to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CounterBlockError {
    /// Unknown format byte: written by another version of the program, or not a counter block.
    #[error("unknown counter block format {0}")]
    UnknownFormat(u8),
    /// Unexpected end of the bytes.
    #[error("counter block is truncated")]
    Truncated,
    /// Bytes after the last section.
    #[error("trailing bytes after the counter block")]
    TrailingBytes,
    /// Number that is too large, or not in its shortest encoding.
    #[error("invalid number in the counter block")]
    Number,
    /// More than [`SECTIONS_MAX`](super::counter_block::SECTIONS_MAX) sections or
    /// [`SLOTS_MAX`](super::counter_block::SLOTS_MAX) slots.
    #[error("more counters than a survey can have")]
    TooLarge,
    /// Counter outside the range of `i128`.
    #[error("counter overflow")]
    Overflow,
}
