//! Norms of a survey: quartiles of the cities that measure the same for the same type of service.

use jiff::civil::Date;

use super::comparison_groups::Norms;
use super::overview::overview;
use crate::app::catalogue::PublishedSurvey;
use crate::app::{App, ServiceError};

/// Norms of a measure, and the days whose answers they rest on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SurveyNorms {
    /// Number of cities, and their quartiles.
    pub norms: Norms,
    /// First and last day.
    pub period: (Date, Date),
}

/// Returns the norms of a measure for the type of a survey's service, from the cached overview of released figures; `None`
/// for a service without a type, and below five cities.
pub fn norms(app: &App, published: &PublishedSurvey, measure: &str) -> Result<Option<SurveyNorms>, ServiceError> {
    let Some(service_type) = published.service_type else {
        return Ok(None);
    };
    let overview = overview(app)?;
    let comparison = &overview.comparison;
    let mut groups = comparison.groups.iter();
    let group = groups.find(|group| group.service_type == service_type && group.measure == measure);
    let found = group.and_then(|group| group.norms).zip(comparison.period);
    Ok(found.map(|(norms, period)| SurveyNorms { norms, period }))
}
