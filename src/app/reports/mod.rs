//! Reports: computed from tallies alone, whatever the number of responses.

pub mod by_segment;
pub mod compared;
pub mod comparison;
pub mod control_chart;
pub mod disclosure;
mod error;
pub mod funnel;
mod live_report;
mod operational_counts;
pub mod overview;
mod overview_order;
pub mod placement_mix;
pub mod planner;
pub mod public_results;
pub mod raking;
mod report_query;
pub mod visits;
pub mod weighted;

pub use error::ReportError;
pub use live_report::report;
pub use operational_counts::{OperationalCounts, operational_counts, operational_counts_from};
pub use overview_order::{Funnel, OverallShare};
pub use report_query::ReportQuery;
