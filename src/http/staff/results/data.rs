//! Data of the results page.

use crate::app::reports::OperationalCounts;
use crate::app::reports::by_segment::SegmentResults;
use crate::app::reports::compared::Comparison;
use crate::app::reports::funnel;
use crate::app::reports::norms::SurveyNorms;
use crate::app::reports::released_funnel::ReleasedFunnel;
use urbivox_core::measure::report::Report;

/// Data of the results page.
pub(super) struct ResultsData {
    /// Requested period.
    pub now: Report,
    /// Code of the question with the primary measure.
    pub primary: Option<String>,
    /// Norms of the headline measure, from other cities' released figures; `None` without them.
    pub norms: Option<SurveyNorms>,
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
    /// Views, starts and submissions as everybody sees them; `None` for live figures.
    pub released_funnel: Option<ReleasedFunnel>,
    /// New, open and closed comments.
    pub comments: [i64; 3],
}
