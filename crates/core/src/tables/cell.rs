//! A cell of a table.

/// A cell, before it is written in the form of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing: not answered, or not offered.
    Empty,
    /// A number with a decimal point, or a word of ours such as `true`. Never mistaken for a formula.
    Number(String),
    /// A text, which may come from a citizen.
    Text(String),
}
