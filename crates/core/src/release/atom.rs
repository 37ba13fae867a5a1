//! Rows of releases and the atoms in them.

use std::collections::BTreeMap;
use std::fmt;

use crate::tally::civil_day::Day;

/// Closed civil days that are told together, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
}

impl Span {
    /// Returns the number of days, 1 or more.
    pub fn days(self) -> u64 {
        u64::from(self.last.number().abs_diff(self.first.number())) + 1
    }
}

/// Name of a figure: a question, matrix row or score, of all answers or of one class of a dimension.
///
/// `sat`, `parts/clarity`, `sat@district:east`; `responses` is the number of responses.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureName(String);

impl FigureName {
    /// Names the figure of all answers.
    pub fn whole(name: &str) -> FigureName {
        FigureName(name.to_owned())
    }

    /// Names the figure of one class; the class of people who left a segment blank is the empty text.
    pub fn of_class(name: &str, dimension: &str, class: &str) -> FigureName {
        FigureName(format!("{name}@{dimension}:{class}"))
    }

    /// Returns whether it is the figure of a class.
    pub(super) fn is_of_class(&self) -> bool {
        self.0.rsplit_once('@').is_some_and(|(_, class)| class.contains(':'))
    }

    /// Reads a stored name.
    pub fn from_stored(name: String) -> FigureName {
        FigureName(name)
    }

    /// Returns the name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FigureName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Counts that a release adds to a figure, for whole spans. Atoms are never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Atom {
    /// Figure.
    pub figure: FigureName,
    /// Numbers of the spans that are told, from 0, ascending; at least one.
    pub spans: Vec<u32>,
    /// What is added to each cell; cells to which nothing is added are left out. An empty atom says that nobody answered,
    /// or too few to add to any cell.
    pub added: BTreeMap<String, i64>,
}

/// Release that closes one span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseRow {
    /// Number of the span, from 0.
    pub number: u32,
    /// Days of the span.
    pub span: Span,
    /// This release ends a run.
    pub closes_run: bool,
    /// Minimum number of credited answers that was in force.
    pub answers_min: u64,
    /// Base of which counts are multiples: 1 or 3.
    pub told_in: u64,
    /// What is told.
    pub atoms: Vec<Atom>,
}
