//! Selection of what a report contains.

use jiff::civil::Date;

use crate::storage::tallies;
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::period::Bucket;

/// Period, filter and series of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ReportQuery {
    /// First day, inclusive.
    pub from: Option<Date>,
    /// Last day, inclusive.
    pub to: Option<Date>,
    /// Additional series by day, week or month.
    pub by: Option<Bucket>,
    /// Only responses from this placement.
    pub placement: Option<String>,
    /// Only responses in this language.
    pub language: Option<String>,
    /// Only responses to this version.
    pub version: Option<u32>,
    /// Only responses with this option of a segment question: `(question, option)`.
    pub segment: Option<(String, String)>,
    /// Only responses by signed link.
    pub verified: bool,
}

impl ReportQuery {
    /// Whether only some responses of the period are wanted.
    pub(super) fn is_filtered(&self) -> bool {
        let is_one = [
            self.placement.is_some(),
            self.language.is_some(),
            self.version.is_some(),
            self.segment.is_some(),
            self.verified,
        ];
        is_one.contains(&true)
    }

    /// Returns the filter of counter blocks.
    pub(super) fn block_filter(&self) -> tallies::BlockFilter {
        tallies::BlockFilter {
            from: self.from.map(|day| Day::of(day).number()),
            to: self.to.map(|day| Day::of(day).number()),
            placement: self.placement.clone(),
            language: self.language.clone(),
        }
    }
}
