//! Changes of measures between two periods as JSON.

use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::decimals::rounded;
use super::measure_body::MeasureBody;
use urbivox_core::measure::change::{MeasureChange, MissingChange};

/// A period.
#[derive(Serialize, ToSchema)]
pub struct PeriodBody {
    /// First civil day of the city, included, ISO 8601.
    #[schema(format = Date)]
    pub(super) from: String,
    /// Last civil day of the city, included, ISO 8601.
    #[schema(format = Date)]
    pub(super) to: String,
}

impl PeriodBody {
    /// Returns the period with these days, both included.
    pub(super) fn new(from: Date, to: Date) -> PeriodBody {
        PeriodBody {
            from: from.to_string(),
            to: to.to_string(),
        }
    }
}

/// Change of a question's measure between two periods: the later value less the earlier one.
#[derive(Serialize, ToSchema)]
pub struct ChangeBody {
    /// Code of the question.
    question: String,
    /// Id of the measure.
    #[schema(example = "csat-4-of-5")]
    measure: String,
    /// Whether it is the primary measure of the survey, which is tested by itself.
    primary: bool,
    /// Earlier value.
    before: MeasureBody,
    /// Later value.
    after: MeasureBody,
    /// Difference, in the unit of the measure.
    difference: f64,
    /// Lower end of its 95 % interval.
    low: f64,
    /// Upper end of its 95 % interval.
    high: f64,
    /// Lower end of its 90 % interval, by which it is found unchanged.
    low_90: f64,
    /// Upper end of its 90 % interval.
    high_90: f64,
    /// Largest difference that counts as unchanged: five points, or a twentieth of the range of a scale.
    margin: f64,
    /// Probability of such a difference by chance.
    p: f64,
    /// The same, adjusted for the other measures that are tested with it; equal to `p` for the primary measure.
    adjusted_p: f64,
    /// `up` and `down`: changed, `adjusted_p` is below 0.05; `unchanged`: the 90 % interval is within the margin; `too-few`:
    /// there are too few answers to say either.
    finding: &'static str,
}

/// Measure of a question that is not compared.
#[derive(Serialize, ToSchema)]
pub struct NotComparedBody {
    /// Code of the question.
    question: String,
    /// Id of the measure.
    #[schema(example = "csat-4-of-5")]
    measure: String,
    /// Why: `not-tested`, `no-earlier`, `asked-differently` (another scale, wording or measure), `too-few` or
    /// `placements-differ`.
    #[schema(example = "asked-differently")]
    reason: &'static str,
}

impl From<MissingChange> for NotComparedBody {
    fn from(missing: MissingChange) -> NotComparedBody {
        NotComparedBody {
            question: missing.question,
            measure: missing.measure,
            reason: missing.reason.name(),
        }
    }
}

impl From<MeasureChange> for ChangeBody {
    fn from(change: MeasureChange) -> ChangeBody {
        let found = change.change.difference;
        ChangeBody {
            question: change.question,
            measure: change.after.id.clone(),
            primary: change.is_primary,
            difference: rounded(found.value),
            low: rounded(found.low),
            high: rounded(found.high),
            low_90: rounded(found.interval_90.0),
            high_90: rounded(found.interval_90.1),
            margin: rounded(change.change.margin),
            p: rounded(found.p),
            adjusted_p: rounded(change.change.adjusted_p),
            finding: change.change.finding.name(),
            before: MeasureBody::from(change.before),
            after: MeasureBody::from(change.after),
        }
    }
}
