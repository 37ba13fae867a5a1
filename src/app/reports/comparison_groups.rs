//! Groups of cities that are compared: one for each type of service and measure.
//!
//! Method: `measure::pooling` of the core. Every city has one line: the surveys of its services of this type together.

use std::sync::Arc;

use jiff::civil::Date;

use super::measured_survey::MeasuredSurvey;
use crate::app::catalogue::{CityFacts, PublishedSurvey};
use urbivox_core::measure::family::MeasureFamily;
use urbivox_core::measure::interval::share;
use urbivox_core::measure::moments::to_f64;
use urbivox_core::measure::norms;
use urbivox_core::measure::norms::quartiles;
use urbivox_core::measure::pooling::{
    Funnel, FunnelPosition, PooledUnit, Shrinkage, ShrunkenShare, funnel, joint_interval, shrinkage,
};
use urbivox_core::measure::value::{ChangeBasis, MeasureValue, Unit};
use urbivox_core::services::service_types::ServiceType;

/// Fewest answers of a city that is compared.
pub const ANSWERS_MIN: u64 = 30;
/// Fewest compared cities of a funnel plot.
pub const FUNNEL_CITIES_MIN: usize = 10;
/// Fewest compared cities of norms and of adjusted shares.
pub const NORMS_CITIES_MIN: usize = norms::CITIES_MIN;

/// Comparison of cities.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// First and last day; `None` when no period was given and nothing is told yet.
    pub period: Option<(Date, Date)>,
    /// Every survey with each measure of it, by city, service and survey.
    pub surveys: Vec<MeasuredSurvey>,
    /// Groups of cities that are compared, by type of service and measure.
    pub groups: Vec<ComparisonGroup>,
}

/// Cities that measure the same thing for the same type of service.
#[derive(Clone, Debug)]
pub struct ComparisonGroup {
    /// Type of the services.
    pub service_type: &'static ServiceType,
    /// Id of the measure.
    pub measure: String,
    /// Family of the measure.
    pub family: MeasureFamily,
    /// Unit of the values.
    pub unit: Unit,
    /// Cities, by name in addresses.
    pub cities: Vec<GroupCity>,
    /// Common share, and how strongly each city is drawn to it; shares of five compared cities or more.
    pub shrinkage: Option<Shrinkage>,
    /// Quartiles of the values; five compared cities or more.
    pub norms: Option<Norms>,
    /// Funnel; shares of ten compared cities or more.
    pub funnel: Option<Funnel>,
}

/// City in a group.
#[derive(Clone, Debug)]
pub struct GroupCity {
    /// City.
    pub city: Arc<CityFacts>,
    /// Surveys whose answers are counted.
    pub surveys: Vec<Arc<PublishedSurvey>>,
    /// Value with its own interval. Of several surveys together for a share; otherwise that of the survey with most answers.
    pub value: MeasureValue,
    /// Share moved towards the common one, with the interval that belongs to it.
    pub adjusted: Option<ShrunkenShare>,
    /// Place in the funnel.
    pub place: Option<FunnelPlace>,
    /// Whether people answered at other kinds of placements than in the other cities; `None` when it is not told for both.
    pub placements_differ: Option<bool>,
}

/// Place of a city in a funnel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FunnelPlace {
    /// 99.8 % limits for its number of answers.
    pub limits: (f64, f64),
    /// Distance from the middle line in standard errors, the usual differences between cities included.
    pub distance: f64,
    /// Whether it is outside the limits.
    pub position: FunnelPosition,
}

/// Quartiles of the values of the compared cities.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Norms {
    /// Number of cities.
    pub cities: usize,
    /// Lower quartile, median and upper quartile.
    pub quartiles: [f64; 3],
}

impl GroupCity {
    /// Whether the city has enough answers to be compared.
    pub fn is_compared(&self) -> bool {
        self.value.n >= ANSWERS_MIN
    }

    /// Whether the city is outside the limits of the funnel.
    pub fn stands_out(&self) -> bool {
        self.place.is_some_and(|place| place.position != FunnelPosition::Within)
    }

    fn unit(&self) -> Option<PooledUnit> {
        let hits = self.value.hits.filter(|_| self.value.unit == Unit::Share)?;
        self.is_compared().then_some((hits, self.value.n))
    }
}

impl ComparisonGroup {
    /// Returns the cities with enough answers to be compared.
    pub fn compared(&self) -> impl Iterator<Item = &GroupCity> {
        self.cities.iter().filter(|city| city.is_compared())
    }

    pub(super) fn of(
        service_type: &'static ServiceType,
        first: &MeasureValue,
        cities: Vec<GroupCity>,
    ) -> ComparisonGroup {
        let mut group = ComparisonGroup {
            service_type,
            measure: first.id.clone(),
            family: first.family,
            unit: first.unit,
            cities,
            shrinkage: None,
            norms: None,
            funnel: None,
        };
        let values: Vec<f64> = group.compared().map(|city| city.value.value).collect();
        group.norms = quartiles(&values).map(|quartiles| Norms {
            cities: values.len(),
            quartiles,
        });
        let units: Vec<PooledUnit> = group.cities.iter().filter_map(GroupCity::unit).collect();
        if units.len() >= NORMS_CITIES_MIN {
            group.shrinkage = shrinkage(&units);
        }
        if units.len() >= FUNNEL_CITIES_MIN {
            group.funnel = funnel(&units);
        }
        for city in &mut group.cities {
            let Some(unit) = city.unit() else { continue };
            city.adjusted = group.shrinkage.and_then(|shrinkage| shrinkage.shrunken_share(unit));
            city.place = group.funnel.map(|funnel| FunnelPlace {
                limits: funnel.limits(to_f64(i128::from(city.value.n))),
                distance: funnel.distance(unit),
                position: funnel.position(unit),
            });
        }
        group
    }
}

/// Returns the line of a city.
pub(super) fn line_of(lines: &[&MeasuredSurvey]) -> Option<GroupCity> {
    let most = lines.iter().max_by_key(|line| line.measure.n)?;
    let joint = joint_value(lines);
    let counted = if joint.is_some() {
        lines
    } else {
        std::slice::from_ref(most)
    };
    Some(GroupCity {
        city: Arc::clone(&most.published.city),
        surveys: counted.iter().map(|line| Arc::clone(&line.published)).collect(),
        value: joint.unwrap_or_else(|| most.measure.clone()),
        adjusted: None,
        place: None,
        placements_differ: None,
    })
}

/// Returns the share of several surveys together; `None` for other units, and for one survey.
fn joint_value(lines: &[&MeasuredSurvey]) -> Option<MeasureValue> {
    let [first, _, ..] = lines else { return None };
    let mut joint = first.measure.clone();
    let (mut hits, mut n, mut missing) = (0_u64, 0_u64, 0_u64);
    let mut parts = Vec::new();
    for line in lines {
        let own = line.measure.hits.filter(|_| line.measure.unit == Unit::Share)?;
        hits = hits.saturating_add(own);
        n = n.saturating_add(line.measure.n);
        missing = missing.saturating_add(line.measure.missing);
        parts.push(((own, line.measure.n), line.measure.interval?));
    }
    joint.value = share(hits, n)?;
    joint.interval = Some(joint_interval(&parts)?);
    (joint.hits, joint.n, joint.missing) = (Some(hits), n, missing);
    joint.basis = ChangeBasis::Share(hits, n);
    Some(joint)
}
