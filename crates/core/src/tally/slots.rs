//! Numbers of slots that several parts of a counter block share.

/// Number of slots at the start of every question and every matrix row: answered, skipped.
pub(super) const HEADER_SLOTS: usize = 2;
/// Number of slots before the bins of a number or a score: sum, sum of squares.
pub(super) const SUM_SLOTS: usize = 2;
/// Number of slots of a pair: both, part only, overall only, neither.
pub(super) const PAIR_SLOTS: usize = 4;
