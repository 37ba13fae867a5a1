//! Columns that the table of every survey has.

/// Names of the fixed columns. They begin with `_`, and no code does.
pub const FIXED: [&str; 10] = [
    "_response",
    "_submitted_at",
    "_submitted_local",
    "_day",
    "_version",
    "_language",
    "_placement",
    "_verified",
    "_status",
    "_corrected_at",
];
