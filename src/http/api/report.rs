//! The report as JSON. Numbers are rounded here, and nothing else is computed.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use crate::app::reports::OperationalCounts;
use urbivox_core::measure::question::{QuestionReport, RowReport, Share};
use urbivox_core::measure::report::{Report, SeriesPoint};
use urbivox_core::measure::value::{MeasureValue, Unit};

/// Scale of four decimals, for shares and their intervals.
const SHARE_SCALE: f64 = 10_000.0;
/// Scale of two decimals, for means, deviations and other measures.
const MEAN_SCALE: f64 = 100.0;

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
    /// Questions, in the order of the survey.
    questions: Vec<QuestionBody>,
    /// Series by day, week or month; empty without `by` in the query.
    series: Vec<PointBody>,
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
    /// Mean of the answers, in units of the scale, two decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    mean: Option<f64>,
    /// Sample standard deviation, in units of the scale, two decimals.
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
    /// Mean of the answers, in units of the scale, two decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    mean: Option<f64>,
    /// Share of each score or rank among the answers.
    #[serde(skip_serializing_if = "OrderedPairs::is_empty")]
    #[schema(value_type = BTreeMap<String, ShareBody>, required = false)]
    shares: OrderedPairs<ShareBody>,
}

/// Share of the answers with its 95 % Wilson interval, four decimals.
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

/// Value of a measure with its 95 % interval.
#[derive(Serialize, ToSchema)]
pub struct MeasureBody {
    /// Id of the variant; values with the same id are comparable. See `/api/v1/measures`.
    #[schema(example = "csat-4-of-5")]
    id: String,
    /// Value, in the unit of the variant.
    value: f64,
    /// Lower end of the interval.
    low: f64,
    /// Upper end of the interval.
    high: f64,
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
    /// Lower end of the 95 % interval.
    low: f64,
    /// Upper end of the 95 % interval.
    high: f64,
    /// Number of answers; for a score of several questions, the number of responses.
    n: u64,
    /// Number of responses in which the questions were shown and an answer is missing.
    missing: u64,
    /// Smallest and largest possible value.
    range: [f64; 2],
    /// Method of the 95 % interval.
    interval: &'static str,
}

/// Decimals by unit: four of a share, two of anything else.
fn rounded_in(unit: Unit, value: f64) -> f64 {
    match unit {
        Unit::Share => rounded(value, SHARE_SCALE),
        Unit::Points | Unit::Score | Unit::Minutes => rounded(value, MEAN_SCALE),
    }
}

impl From<MeasureValue> for MeasureDetail {
    fn from(measure: MeasureValue) -> MeasureDetail {
        let round = |value: f64| rounded_in(measure.unit, value);
        MeasureDetail {
            unit: measure.unit.name(),
            value: round(measure.value),
            low: round(measure.low),
            high: round(measure.high),
            n: measure.n,
            missing: measure.missing,
            range: [round(measure.range.0), round(measure.range.1)],
            interval: measure.method.name(),
            id: measure.id,
        }
    }
}

fn rounded(value: f64, scale: f64) -> f64 {
    (value * scale).round() / scale
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
            share: rounded(share.share, SHARE_SCALE),
            low: rounded(share.low, SHARE_SCALE),
            high: rounded(share.high, SHARE_SCALE),
        }
    }
}

impl From<MeasureValue> for MeasureBody {
    fn from(measure: MeasureValue) -> MeasureBody {
        MeasureBody {
            id: measure.id,
            value: rounded_in(measure.unit, measure.value),
            low: rounded_in(measure.unit, measure.low),
            high: rounded_in(measure.unit, measure.high),
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
            mean: row.mean.map(|mean| rounded(mean, MEAN_SCALE)),
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
            mean: question.mean.map(|mean| rounded(mean, MEAN_SCALE)),
            deviation: question.deviation.map(|deviation| rounded(deviation, MEAN_SCALE)),
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_has_four_decimals_and_order_is_kept() {
        let share = Share {
            share: 0.397_382_5,
            low: 0.374_249,
            high: 0.420_999_9,
        };
        let pairs = OrderedPairs(vec![
            ("10".to_owned(), ShareBody::from(share)),
            ("9".to_owned(), ShareBody::from(share)),
        ]);
        let text = serde_json::to_string(&pairs).unwrap();
        let one = r#"{"share":0.3974,"low":0.3742,"high":0.421}"#;
        assert_eq!(text, format!(r#"{{"10":{one},"9":{one}}}"#));
    }
}
