//! Comparison of all cities and surveys: what is compared, and how it differs.

use std::sync::Arc;

use jiff::Timestamp;

use crate::app::catalogue::{CityFacts, PublishedSurvey};
use urbivox_core::measure::interval::Interval;
use urbivox_core::measure::pooling::{FunnelPosition, PooledEstimate, PooledUnit};
use urbivox_core::measure::value::MeasureValue;

/// Published survey in the comparison.
#[derive(Clone, Debug)]
pub struct ComparedSurvey {
    /// Survey.
    pub published: Arc<PublishedSurvey>,
    /// Number of responses; `None` when withheld.
    pub responses: Option<u64>,
    /// First visible measure, of any kind.
    pub headline: Option<MeasureValue>,
    /// Satisfaction, when it is measured and visible.
    pub satisfaction: Option<MeasureValue>,
    /// Comparison with the surveys that measure in the same way.
    pub compared: Option<ComparedShare>,
}

/// City in the comparison.
#[derive(Clone, Debug)]
pub struct ComparedCity {
    /// City.
    pub city: Arc<CityFacts>,
    /// Number of its published surveys.
    pub surveys: usize,
    /// Sum of the visible numbers of responses.
    pub responses: u64,
    /// Comparison with other cities, over all its surveys that measure in the same way.
    pub compared: Option<ComparedShare>,
}

/// Share of satisfied answers in comparison with others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ComparedShare {
    /// Satisfied answers, and all answers.
    pub part: PooledUnit,
    /// Share, 0 to 1.
    pub share: f64,
    /// 95 % Wilson interval of the share.
    pub interval: Interval,
    /// Share shrunk towards the common one; the more, the fewer answers it rests on.
    pub shrunk: f64,
    /// Whether it differs from the others by more than chance.
    pub position: FunnelPosition,
}

/// Comparison of all cities and surveys.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Time of counting.
    pub counted_at: Timestamp,
    /// Id of the compared measure: the one with the most answers.
    pub measure: Option<String>,
    /// Common estimate of the cities.
    pub of_cities: Option<PooledEstimate>,
    /// Common estimate of the surveys.
    pub of_surveys: Option<PooledEstimate>,
    /// Surveys, by city, service and survey.
    pub surveys: Vec<ComparedSurvey>,
    /// Cities, by name in addresses.
    pub cities: Vec<ComparedCity>,
}
