//! Survey with the value of a measure, as the public sees it.

use std::sync::Arc;

use jiff::civil::Date;

use crate::app::catalogue::PublishedSurvey;
use urbivox_core::measure::report::ReleaseNote;
use urbivox_core::measure::value::MeasureValue;

/// Value of a measure of a survey.
#[derive(Clone, Debug)]
pub struct MeasuredSurvey {
    /// Survey.
    pub published: Arc<PublishedSurvey>,
    /// Code of the question.
    pub question: String,
    /// Value.
    pub measure: MeasureValue,
    /// First day of the period, or of the part of a series.
    pub start: Date,
    /// Release that it is from.
    pub release: Option<ReleaseNote>,
}
