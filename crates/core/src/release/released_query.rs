//! What a report of releases is made of, and what is asked for.

use std::sync::Arc;

use jiff::civil::Date;

use super::atom::Span;
use crate::survey::Definition;
use crate::tally::civil_day::Day;
use crate::tally::counter_layout::CounterLayout;
use crate::tally::pairs::PartCounts;
use crate::tally::period::Bucket;

/// Version of a survey that is released.
#[derive(Clone, Debug)]
pub struct ReleasedVersion {
    /// Number within the survey, from 1.
    pub number: u32,
    /// Definition.
    pub definition: Arc<Definition>,
    /// Layout of its counter blocks.
    pub layout: Arc<CounterLayout>,
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReleasedQuery {
    /// Dimension, as in [`figures`](super::figures), and class; `None` for all answers.
    pub class: Option<(String, String)>,
    /// First day of the period; `None` without a limit.
    pub from: Option<Date>,
    /// Last day of the period; `None` without a limit.
    pub to: Option<Date>,
    /// Bucket of the series; `None` without a series.
    pub by: Option<Bucket>,
}

/// Pair of a part with the primary measure, as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldPair {
    /// Code of the question.
    pub question: String,
    /// Row and counts.
    pub part: PartCounts,
}

impl ReleasedQuery {
    /// Returns whether a day lies in the period.
    pub(super) fn contains(&self, day: Day) -> bool {
        let is_after = self.from.is_none_or(|from| day >= Day::of(from));
        is_after && self.to.is_none_or(|to| day <= Day::of(to))
    }
}

/// Returns the days from the first of one span to the last of another.
pub(super) fn joined(one: Span, other: Span) -> Span {
    Span {
        first: one.first.min(other.first),
        last: one.last.max(other.last),
    }
}
