//! Reasons for which there is no report.

use crate::app::ServiceError;
use crate::storage;

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// There is no such survey, or it was never published.
    #[error("there is no such survey")]
    NoSuchSurvey,
    /// The question is not a segment of any version.
    #[error("this question is not a segment")]
    NotASegment,
    /// The segment has no such option in any version.
    #[error("the segment question has no such option")]
    UnknownOption,
    /// The public filters by one thing at a time, and not by version; signed-link responses of a segment are not counted
    /// separately.
    #[error("only one filter can be used at a time")]
    OneFilter,
    /// The period ends before it begins.
    #[error("the period ends before it begins")]
    BadPeriod,
    /// The series has too many figures.
    #[error("the series is too long: choose a shorter period, or weeks or months instead of days")]
    TooLong,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for ReportError {
    fn from(error: storage::Error) -> ReportError {
        ReportError::Fault(error.into())
    }
}
