//! Values of measures as JSON.

use serde::Serialize;
use utoipa::ToSchema;

use super::decimals::rounded;
use urbivox_core::measure::value::MeasureValue;

/// Value of a measure with its 95 % interval; eight decimals.
#[derive(Serialize, ToSchema)]
pub struct MeasureBody {
    /// Id of the variant; values with the same id are comparable. See `/api/v1/measures`.
    #[schema(example = "csat-4-of-5")]
    id: String,
    /// What is measured and how: the shape of the question, or of its score. Values of a survey with the same key are
    /// comparable. Only in results.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "satisfaction#1-5/4/1")]
    shape: Option<String>,
    /// Value, in the unit of the variant.
    value: f64,
    /// Lower end of the interval; `null` where there is none.
    #[schema(required = true)]
    low: Option<f64>,
    /// Upper end of the interval; `null` where there is none.
    #[schema(required = true)]
    high: Option<f64>,
    /// Number of answers.
    n: u64,
}

/// Value of a variant of a measure, with its unit and method.
#[derive(Serialize, ToSchema)]
pub struct MeasureDetail {
    /// Id of the variant; values with the same id are comparable. See `/api/v1/measures`.
    #[schema(example = "ces-5-to-7")]
    id: String,
    /// What is measured and how: the shape of the question, or of its score. Values of a survey with the same key are
    /// comparable. Only for questions of results.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "effort#1-7/-/1/ces")]
    shape: Option<String>,
    /// Unit: `share` (0 to 1), `points` (−100 to 100), `score` (points of a scale) or `minutes`.
    unit: &'static str,
    /// Value, in the unit.
    value: f64,
    /// Lower end of the 95 % interval; `null` where there is none: for rates, for a median of fewer than six answers, and
    /// for a mean of minutes of fewer than thirty.
    #[schema(required = true)]
    low: Option<f64>,
    /// Upper end of the 95 % interval; `null` where there is none.
    #[schema(required = true)]
    high: Option<f64>,
    /// Number of answers; for a score of several questions, the number of responses.
    n: u64,
    /// Number of responses in which the questions were shown and an answer is missing.
    missing: u64,
    /// Smallest and largest possible value.
    range: [f64; 2],
    /// Method of the 95 % interval; `none` for rates.
    interval: &'static str,
}

impl From<MeasureValue> for MeasureDetail {
    fn from(measure: MeasureValue) -> MeasureDetail {
        MeasureDetail {
            unit: measure.unit.name(),
            value: rounded(measure.value),
            low: measure.interval.map(|interval| rounded(interval.low)),
            high: measure.interval.map(|interval| rounded(interval.high)),
            n: measure.n,
            missing: measure.missing,
            range: [rounded(measure.range.0), rounded(measure.range.1)],
            interval: measure.method.name(),
            shape: None,
            id: measure.id,
        }
    }
}

impl From<MeasureValue> for MeasureBody {
    fn from(measure: MeasureValue) -> MeasureBody {
        MeasureBody {
            id: measure.id,
            shape: None,
            value: rounded(measure.value),
            low: measure.interval.map(|interval| rounded(interval.low)),
            high: measure.interval.map(|interval| rounded(interval.high)),
            n: measure.n,
        }
    }
}

impl MeasureBody {
    /// Adds the shape key of what is measured.
    pub(super) fn with_shape(self, shape: &str) -> MeasureBody {
        MeasureBody {
            shape: Some(shape.to_owned()),
            ..self
        }
    }
}

impl MeasureDetail {
    /// Adds the shape key of what is measured.
    pub(super) fn with_shape(self, shape: &str) -> MeasureDetail {
        MeasureDetail {
            shape: Some(shape.to_owned()),
            ..self
        }
    }
}
