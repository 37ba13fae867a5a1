//! Surveys that responses are generated for.

use std::sync::Arc;

use crate::app::catalogue::PublishedSurvey;

/// A survey with the quality of its service, 0 to 1, and the change of quality in a year.
pub(super) struct LoadedSurvey {
    pub(super) published: Arc<PublishedSurvey>,
    pub(super) quality: f64,
    pub(super) drift: f64,
    /// Relative number of responses; 1 is average.
    pub(super) weight: f64,
    /// Placement of most of its responses.
    pub(super) placement: &'static str,
}
