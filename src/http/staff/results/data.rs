//! Data of the results page.

use crate::app::reports::OperationalCounts;
use crate::app::reports::funnel;
use urbivox_core::measure::report::Report;

/// Data of the results page.
pub(super) struct ResultsData {
    /// Requested period.
    pub now: Report,
    /// Preceding period of equal length.
    pub before: Option<Report>,
    /// Same period in steps, for the trend.
    pub series: Report,
    /// Counts of operation; `None` for analysts.
    pub operational: Option<OperationalCounts>,
    /// Views, starts and submissions by placement; empty for analysts.
    pub branches: Vec<funnel::PlacementFunnel>,
    /// New, open and closed comments.
    pub comments: [i64; 3],
}
