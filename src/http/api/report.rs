//! The report as JSON. Numbers are rounded here, and nothing else is computed.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

pub(super) use super::decimals::rounded;
use super::weighted_body::{PlacementMixBody, WeightedBody};
use crate::app::reports::OperationalCounts;
use crate::app::reports::compared::Comparison;
use crate::app::reports::weighted::WeightedResults;
use urbivox_core::measure::change::MeasureChange;
use urbivox_core::measure::question::{QuestionReport, RowReport, Share};
use urbivox_core::measure::report::{Report, SeriesPoint};
use urbivox_core::measure::value::MeasureValue;

/// JSON object whose members keep their order: scores and options in the order of the survey.
pub struct OrderedPairs<T>(Vec<(String, T)>);

impl<T: Serialize> Serialize for OrderedPairs<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<T> OrderedPairs<T> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Report of a survey for a period.
#[derive(Serialize, ToSchema)]
pub struct ReportBody {
    /// Path of the survey: `city/service/survey`.
    survey: String,
    /// First civil day of the city, included, ISO 8601; `null` without responses and without `from` in the query.
    #[schema(format = Date)]
    from: Option<String>,
    /// Last civil day of the city, included, ISO 8601; `null` without responses and without `to` in the query.
    #[schema(format = Date)]
    to: Option<String>,
    /// Number of responses; `null` when withheld.
    responses: Option<u64>,
    /// Fewest answers on which a figure of this report rests; absent for staff of the city.
    #[serde(skip_serializing_if = "Option::is_none")]
    answers_min: Option<u64>,
    /// Number of held responses, which no other figure includes. For staff only; absent with the filters `segment` and
    /// `verified`.
    #[serde(skip_serializing_if = "Option::is_none")]
    held: Option<u64>,
    /// Number of responses by signed link; absent with the filter `segment`.
    #[serde(skip_serializing_if = "Option::is_none")]
    verified: Option<u64>,
    /// Response rate and completion rate. For staff only, where visits are counted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    rates: Vec<MeasureDetail>,
    /// Period with which the measures are compared; absent without `compare` in the query.
    #[serde(skip_serializing_if = "Option::is_none")]
    compared_with: Option<PeriodBody>,
    /// Changes of the measures from that period; absent without `compare` in the query. Left out are measures that both
    /// periods do not have, medians, and means of minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<ChangeBody>>,
    /// Weighted figures, by segment and question. For staff only; absent when the city has neither margins of the survey's
    /// segments nor a reference mix of its placements.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    weighted: Vec<WeightedBody>,
    /// Mix of placements beside its reference. For staff only; absent without a reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    placement_mix: Option<PlacementMixBody>,
    /// Questions, in the order of the survey.
    questions: Vec<QuestionBody>,
    /// Series by day, week or month; empty without `by` in the query.
    series: Vec<PointBody>,
}

/// A period.
#[derive(Serialize, ToSchema)]
pub struct PeriodBody {
    /// First civil day of the city, included, ISO 8601.
    #[schema(format = Date)]
    from: String,
    /// Last civil day of the city, included, ISO 8601.
    #[schema(format = Date)]
    to: String,
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

/// One point of a series.
#[derive(Serialize, ToSchema)]
pub struct PointBody {
    /// First civil day of the point, ISO 8601.
    #[schema(format = Date)]
    start: String,
    /// Number of responses; `null` when withheld.
    responses: Option<u64>,
    /// Questions, in the order of the survey.
    questions: Vec<QuestionBody>,
}

/// Figures of a question.
#[derive(Serialize, ToSchema)]
pub struct QuestionBody {
    /// Code of the question.
    code: String,
    /// Kind of the question, such as `rating` or `choice`.
    kind: &'static str,
    /// Numbers of the versions whose answers are counted.
    versions: Vec<u32>,
    /// Whether the figures are withheld, because too few answered; absent when they are not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    withheld: bool,
    /// Number of answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    answered: Option<u64>,
    /// Number of responses in which the question was shown and not answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    skipped: Option<u64>,
    /// Number of answers for each score, option or bin.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = BTreeMap<String, u64>)]
    counts: Option<OrderedPairs<u64>>,
    /// Mean of the answers, in units of the scale, eight decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    mean: Option<f64>,
    /// Sample standard deviation, in units of the scale, eight decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    deviation: Option<f64>,
    /// Share of each score or option among the answers.
    #[serde(skip_serializing_if = "OrderedPairs::is_empty")]
    #[schema(value_type = BTreeMap<String, ShareBody>, required = false)]
    shares: OrderedPairs<ShareBody>,
    /// Main variant of the question's measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<MeasureBody>,
    /// All variants of the question's measure, the main one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    measures: Vec<MeasureDetail>,
    /// In a series: whether the question is measured differently from the previous point, so that the two are not
    /// comparable; absent when they are.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    breaks: bool,
    /// Rows of a matrix or options of a ranking, by code.
    #[serde(skip_serializing_if = "OrderedPairs::is_empty")]
    #[schema(value_type = BTreeMap<String, RowBody>, required = false)]
    rows: OrderedPairs<RowBody>,
}

/// Figures of a row of a matrix or an option of a ranking.
#[derive(Serialize, ToSchema)]
pub struct RowBody {
    /// Whether the figures are withheld, because too few answered; absent when they are not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    withheld: bool,
    /// Number of answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    answered: Option<u64>,
    /// Number of responses in which the row was shown and not answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    skipped: Option<u64>,
    /// Number of answers for each score or rank.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = BTreeMap<String, u64>)]
    counts: Option<OrderedPairs<u64>>,
    /// Mean of the answers, in units of the scale, eight decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    mean: Option<f64>,
    /// Lower end of the 95 % interval of the mean; absent without a mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<f64>,
    /// Upper end of the 95 % interval of the mean; absent without a mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<f64>,
    /// Share of each score or rank among the answers.
    #[serde(skip_serializing_if = "OrderedPairs::is_empty")]
    #[schema(value_type = BTreeMap<String, ShareBody>, required = false)]
    shares: OrderedPairs<ShareBody>,
}

/// Share of the answers with its 95 % Wilson interval, eight decimals.
#[derive(Serialize, ToSchema)]
pub struct ShareBody {
    /// Share, 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    share: f64,
    /// Lower end of the interval, 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    low: f64,
    /// Upper end of the interval, 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    high: f64,
}

/// Value of a measure with its 95 % interval; eight decimals.
#[derive(Serialize, ToSchema)]
pub struct MeasureBody {
    /// Id of the variant; values with the same id are comparable. See `/api/v1/measures`.
    #[schema(example = "csat-4-of-5")]
    id: String,
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
            id: measure.id,
        }
    }
}

fn shares(shares: Vec<(String, Share)>) -> OrderedPairs<ShareBody> {
    OrderedPairs(
        shares
            .into_iter()
            .map(|(key, share)| (key, ShareBody::from(share)))
            .collect(),
    )
}

impl From<Share> for ShareBody {
    fn from(share: Share) -> ShareBody {
        ShareBody {
            share: rounded(share.share),
            low: rounded(share.low),
            high: rounded(share.high),
        }
    }
}

impl From<MeasureValue> for MeasureBody {
    fn from(measure: MeasureValue) -> MeasureBody {
        MeasureBody {
            id: measure.id,
            value: rounded(measure.value),
            low: measure.interval.map(|interval| rounded(interval.low)),
            high: measure.interval.map(|interval| rounded(interval.high)),
            n: measure.n,
        }
    }
}

impl From<RowReport> for RowBody {
    fn from(row: RowReport) -> RowBody {
        let is_shown = !row.is_withheld;
        RowBody {
            withheld: row.is_withheld,
            answered: is_shown.then_some(row.answered),
            skipped: is_shown.then_some(row.skipped),
            counts: is_shown.then_some(OrderedPairs(row.counts)),
            mean: row.mean.map(rounded),
            low: row.interval.map(|interval| rounded(interval.low)),
            high: row.interval.map(|interval| rounded(interval.high)),
            shares: shares(row.shares),
        }
    }
}

impl From<QuestionReport> for QuestionBody {
    fn from(question: QuestionReport) -> QuestionBody {
        let is_shown = !question.is_withheld;
        QuestionBody {
            code: question.code,
            kind: question.kind,
            versions: question.versions,
            withheld: question.is_withheld,
            answered: is_shown.then_some(question.answered),
            skipped: is_shown.then_some(question.skipped),
            counts: is_shown.then_some(OrderedPairs(question.counts)),
            mean: question.mean.map(rounded),
            deviation: question.deviation.map(rounded),
            shares: shares(question.shares),
            measure: question.measure.map(MeasureBody::from),
            measures: question.measures.into_iter().map(MeasureDetail::from).collect(),
            breaks: question.breaks,
            rows: OrderedPairs(
                question
                    .rows
                    .into_iter()
                    .map(|row| (row.code.clone(), RowBody::from(row)))
                    .collect(),
            ),
        }
    }
}

impl From<SeriesPoint> for PointBody {
    fn from(point: SeriesPoint) -> PointBody {
        PointBody {
            start: point.start.to_string(),
            responses: point.responses,
            questions: point.questions.into_iter().map(QuestionBody::from).collect(),
        }
    }
}

impl From<Report> for ReportBody {
    fn from(report: Report) -> ReportBody {
        ReportBody {
            survey: report.survey,
            from: report.from.map(|day| day.to_string()),
            to: report.to.map(|day| day.to_string()),
            responses: report.responses,
            answers_min: report.answers_min,
            held: None,
            verified: report.verified,
            rates: Vec::new(),
            compared_with: None,
            changes: None,
            weighted: Vec::new(),
            placement_mix: None,
            questions: report.questions.into_iter().map(QuestionBody::from).collect(),
            series: report.series.into_iter().map(PointBody::from).collect(),
        }
    }
}

impl ReportBody {
    /// Adds the counts that only staff read.
    pub fn with_operational(self, counts: Option<OperationalCounts>) -> ReportBody {
        ReportBody {
            held: counts.as_ref().map(|counts| counts.held),
            rates: counts
                .into_iter()
                .flat_map(|counts| counts.rates)
                .map(MeasureDetail::from)
                .collect(),
            ..self
        }
    }

    /// Adds weighted figures.
    pub fn with_weighted(self, results: WeightedResults) -> ReportBody {
        ReportBody {
            weighted: results.figures.into_iter().map(WeightedBody::from).collect(),
            placement_mix: results.mix.map(PlacementMixBody::from),
            ..self
        }
    }

    /// Adds the changes from another period.
    pub fn with_comparison(self, comparison: Option<Comparison>) -> ReportBody {
        let Some(comparison) = comparison else { return self };
        ReportBody {
            compared_with: Some(PeriodBody {
                from: comparison.from.to_string(),
                to: comparison.to.to_string(),
            }),
            changes: Some(comparison.changes.into_iter().map(ChangeBody::from).collect()),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_has_eight_decimals_and_order_is_kept() {
        let share = Share {
            share: 0.397_382_510_4,
            low: 0.374_249,
            high: 0.420_999_999_9,
        };
        let pairs = OrderedPairs(vec![
            ("10".to_owned(), ShareBody::from(share)),
            ("9".to_owned(), ShareBody::from(share)),
        ]);
        let text = serde_json::to_string(&pairs).unwrap();
        let one = r#"{"share":0.39738251,"low":0.374249,"high":0.421}"#;
        assert_eq!(text, format!(r#"{{"10":{one},"9":{one}}}"#));
    }
}
