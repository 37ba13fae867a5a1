//! Marks of a series: days from which on figures may not compare with those before.

use jiff::civil::Date;

use crate::survey::authoring::series_effect::MarkKind;

/// Mark of a series of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    /// First civil day on which figures may not compare with those before.
    pub day: Date,
    /// What happened.
    pub what: MarkKind,
}
