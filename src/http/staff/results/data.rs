//! Data of the results page.

use crate::app::reports::OperationalCounts;
use crate::app::reports::by_segment::SegmentResults;
use crate::app::reports::compared::Comparison;
use crate::app::reports::funnel;
use urbivox_core::measure::report::Report;

/// Data of the results page.
pub(super) struct ResultsData {
    /// Requested period.
    pub now: Report,
    /// Code of the question with the primary measure.
    pub primary: Option<String>,
    /// Changes from the same days a year before, or from the days before; `None` when there are none in the calendar.
    pub comparison: Option<Comparison>,
    /// Same period in steps, for the trend.
    pub series: Report,
    /// Headline measure by each option of the segment questions; empty where there is none, or where a filter excludes it.
    pub segments: Vec<SegmentResults>,
    /// Counts of operation; `None` for analysts.
    pub operational: Option<OperationalCounts>,
    /// Views, starts and submissions by placement; empty for analysts.
    pub branches: Vec<funnel::PlacementFunnel>,
    /// New, open and closed comments.
    pub comments: [i64; 3],
}
