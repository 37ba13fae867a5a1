//! Results of all cities as JSON. Numbers are rounded here, and nothing else is computed.

use serde::Serialize;
use utoipa::ToSchema;

use super::decimals::rounded;
use crate::app::reports::comparison_groups::{Comparison, ComparisonGroup, FunnelPlace, GroupCity};
use crate::app::reports::measured_surveys::MeasuredSurvey;
use urbivox_core::measure::pooling::{FunnelPosition, Shrinkage, ShrunkenShare};

/// Results of all cities.
#[derive(Serialize, ToSchema)]
pub(super) struct ComparisonBody {
    /// First civil day, ISO 8601; `null` while nothing is released.
    #[schema(format = Date)]
    pub(super) from: Option<String>,
    /// Last civil day, ISO 8601; `null` while nothing is released.
    #[schema(format = Date)]
    pub(super) to: Option<String>,
    /// Values of all surveys, by city, service and survey.
    pub(super) items: Vec<MeasuredSurveyBody>,
    /// Always `null`: the list is complete.
    pub(super) next: Option<String>,
    /// Cities with services of the same type and the same measure, by type and measure; empty with `by` in the query. Services
    /// without a type are in no group.
    pub(super) groups: Vec<GroupBody>,
}

/// Value of a measure of a survey.
#[derive(Serialize, ToSchema)]
pub(super) struct MeasuredSurveyBody {
    /// City.
    pub(super) city: String,
    /// Service.
    pub(super) service: String,
    /// Type of the service; `null` for a service without one, which is compared with none.
    pub(super) service_type: Option<&'static str>,
    /// Survey.
    pub(super) survey: String,
    /// Code of the question.
    pub(super) question: String,
    /// Id of the measure.
    #[schema(example = "csat-4-of-5")]
    pub(super) measure: String,
    /// Unit: `share`, `points`, `score` or `minutes`.
    pub(super) unit: &'static str,
    /// First civil day of the period, or of the day, week or month, ISO 8601.
    #[schema(format = Date)]
    pub(super) start: String,
    /// Number of answers.
    pub(super) n: u64,
    /// Numerator of a share; `null` for other units.
    pub(super) hits: Option<u64>,
    /// Value, eight decimals.
    pub(super) value: f64,
    /// Lower end of its 95 % interval; `null` where there is none.
    pub(super) low: Option<f64>,
    /// Upper end of its 95 % interval; `null` where there is none.
    pub(super) high: Option<f64>,
    /// Number of the release; `null` while the survey has none.
    pub(super) release: Option<u32>,
    /// Last civil day that the release tells, ISO 8601.
    #[schema(format = Date)]
    pub(super) as_of: Option<String>,
}

/// Cities with services of the same type and the same measure.
#[derive(Serialize, ToSchema)]
pub(super) struct GroupBody {
    /// Type of the services.
    pub(super) service_type: &'static str,
    /// Id of the measure.
    #[schema(example = "csat-4-of-5")]
    pub(super) measure: String,
    /// Unit of the values.
    pub(super) unit: &'static str,
    /// Cities, by slug.
    pub(super) cities: Vec<GroupCityBody>,
    /// Common share; `null` for other units, and below five cities with 30 answers.
    pub(super) common: Option<CommonBody>,
    /// Norms; `null` below five cities with 30 answers.
    pub(super) norms: Option<NormsBody>,
    /// Funnel; `null` for other units than shares, and below ten cities with 30 answers.
    pub(super) funnel: Option<FunnelBody>,
}

/// City in a group: the surveys of its services of this type together.
#[derive(Serialize, ToSchema)]
pub(super) struct GroupCityBody {
    /// City.
    pub(super) city: String,
    /// Display name.
    pub(super) name: String,
    /// Paths of the surveys whose answers are counted.
    pub(super) surveys: Vec<String>,
    /// Number of answers.
    pub(super) n: u64,
    /// Numerator of a share; `null` for other units.
    pub(super) hits: Option<u64>,
    /// Value, eight decimals.
    pub(super) value: f64,
    /// Lower end of the 95 % interval of the value; `null` where there is none.
    pub(super) low: Option<f64>,
    /// Upper end of that interval.
    pub(super) high: Option<f64>,
    /// Whether the city has the 30 answers that a comparison needs.
    pub(super) compared: bool,
    /// Share moved towards the common one, with its own 95 % interval; `null` without a common share.
    pub(super) adjusted: Option<AdjustedBody>,
    /// Lower 99.8 % limit for its number of answers; `null` without a funnel.
    pub(super) limit_low: Option<f64>,
    /// Upper 99.8 % limit.
    pub(super) limit_high: Option<f64>,
    /// Distance from the middle line in standard errors, the usual differences between cities included; `null` without a funnel.
    pub(super) distance: Option<f64>,
    /// `above`, `within` or `below` the limits; `null` without a funnel.
    pub(super) standing: Option<&'static str>,
    /// Whether people answered at other kinds of placements than in the other cities; `null` when that is not released.
    pub(super) placements_differ: Option<bool>,
}

/// Share moved towards the common one: the more, the fewer answers a city has.
#[derive(Serialize, ToSchema)]
pub(super) struct AdjustedBody {
    /// Share, 0 to 1.
    pub(super) value: f64,
    /// Lower end of its 95 % interval.
    pub(super) low: f64,
    /// Upper end.
    pub(super) high: f64,
}

/// Common share of the compared cities (Kleinman 1973), and the weight that it has in each (Morris and Tang 2011).
#[derive(Serialize, ToSchema)]
pub(super) struct CommonBody {
    /// Common share, 0 to 1.
    pub(super) share: f64,
    /// Variance of the true shares between the cities.
    pub(super) between_variance: f64,
    /// Weight of the common share, in answers.
    pub(super) weight: f64,
}

/// Quartiles of the values of the cities with 30 answers.
#[derive(Serialize, ToSchema)]
pub(super) struct NormsBody {
    /// Number of cities.
    pub(super) cities: usize,
    /// Lower quartile.
    pub(super) lower_quartile: f64,
    /// Median.
    pub(super) median: f64,
    /// Upper quartile.
    pub(super) upper_quartile: f64,
}

/// Funnel with over-dispersion (Spiegelhalter 2005).
#[derive(Serialize, ToSchema)]
pub(super) struct FunnelBody {
    /// Middle line: the common share.
    pub(super) target: f64,
    /// Mean squared distance of the winsorised cities; 1 when chance explains all differences.
    pub(super) dispersion: f64,
    /// Variance between cities beyond chance.
    pub(super) between_variance: f64,
    /// Part of ordinary cities that is within the limits.
    #[schema(example = 0.998)]
    pub(super) coverage: f64,
    /// Number of cities outside the limits.
    pub(super) outside: usize,
}

impl From<&Comparison> for ComparisonBody {
    fn from(found: &Comparison) -> ComparisonBody {
        ComparisonBody {
            from: found.period.map(|(from, _)| from.to_string()),
            to: found.period.map(|(_, to)| to.to_string()),
            items: found.surveys.iter().map(MeasuredSurveyBody::from).collect(),
            next: None,
            groups: found.groups.iter().map(GroupBody::from).collect(),
        }
    }
}

impl From<&MeasuredSurvey> for MeasuredSurveyBody {
    fn from(line: &MeasuredSurvey) -> MeasuredSurveyBody {
        let (path, measure) = (&line.published.path, &line.measure);
        MeasuredSurveyBody {
            city: path.city.to_string(),
            service: path.service.to_string(),
            service_type: line.published.service_type.map(|service_type| service_type.id.as_str()),
            survey: path.survey.to_string(),
            question: line.question.clone(),
            measure: measure.id.clone(),
            unit: measure.unit.name(),
            start: line.start.to_string(),
            n: measure.n,
            hits: measure.hits,
            value: rounded(measure.value),
            low: measure.interval.map(|interval| rounded(interval.low)),
            high: measure.interval.map(|interval| rounded(interval.high)),
            release: line.release.as_ref().map(|release| release.number),
            as_of: line.release.as_ref().map(|release| release.as_of.to_string()),
        }
    }
}

impl From<&ComparisonGroup> for GroupBody {
    fn from(group: &ComparisonGroup) -> GroupBody {
        GroupBody {
            service_type: &group.service_type.id,
            measure: group.measure.clone(),
            unit: group.unit.name(),
            cities: group.cities.iter().map(GroupCityBody::from).collect(),
            common: group.shrinkage.map(CommonBody::from),
            norms: group.norms.map(|norms| {
                let [lower, median, upper] = norms.quartiles;
                NormsBody {
                    cities: norms.cities,
                    lower_quartile: rounded(lower),
                    median: rounded(median),
                    upper_quartile: rounded(upper),
                }
            }),
            funnel: group.funnel.map(|funnel| FunnelBody {
                target: rounded(funnel.target),
                dispersion: rounded(funnel.dispersion),
                between_variance: rounded(funnel.between_variance),
                coverage: 0.998,
                outside: group.cities.iter().filter(|city| city.stands_out()).count(),
            }),
        }
    }
}

impl From<&GroupCity> for GroupCityBody {
    fn from(city: &GroupCity) -> GroupCityBody {
        let place = |of: fn(&FunnelPlace) -> f64| city.place.as_ref().map(|place| rounded(of(place)));
        GroupCityBody {
            city: city.city.slug.to_string(),
            name: city.city.name.clone(),
            surveys: city
                .surveys
                .iter()
                .map(|published| published.path.to_string())
                .collect(),
            n: city.value.n,
            hits: city.value.hits,
            value: rounded(city.value.value),
            low: city.value.interval.map(|interval| rounded(interval.low)),
            high: city.value.interval.map(|interval| rounded(interval.high)),
            compared: city.is_compared(),
            adjusted: city.adjusted.map(AdjustedBody::from),
            limit_low: place(|place| place.limits.0),
            limit_high: place(|place| place.limits.1),
            distance: place(|place| place.distance),
            standing: city.place.map(|place| standing(place.position)),
            placements_differ: city.placements_differ,
        }
    }
}

impl From<Shrinkage> for CommonBody {
    fn from(shrinkage: Shrinkage) -> CommonBody {
        CommonBody {
            share: rounded(shrinkage.common.share),
            between_variance: rounded(shrinkage.common.between_variance),
            weight: rounded(shrinkage.weight),
        }
    }
}

impl From<ShrunkenShare> for AdjustedBody {
    fn from(share: ShrunkenShare) -> AdjustedBody {
        AdjustedBody {
            value: rounded(share.value),
            low: rounded(share.low),
            high: rounded(share.high),
        }
    }
}

fn standing(position: FunnelPosition) -> &'static str {
    match position {
        FunnelPosition::Above => "above",
        FunnelPosition::Within => "within",
        FunnelPosition::Below => "below",
    }
}
