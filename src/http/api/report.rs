//! A report as JSON. The only thing done to a number here is to round it.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use crate::app::reports::OperationalCounts;
use urbivox_core::measure::question::{QuestionReport, RowReport, Share};
use urbivox_core::measure::report::{Report, SeriesPoint};
use urbivox_core::measure::value::{MeasureValue, Unit};

/// Decimals of shares, ends of intervals and measures.
const SHARE_SCALE: f64 = 10_000.0;
/// Decimals of means and deviations.
const MEAN_SCALE: f64 = 100.0;

/// Pairs as a JSON object, in their own order: scores and options come as they were offered.
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

/// What citizens said, over a period.
#[derive(Serialize, ToSchema)]
pub struct ReportBody {
    /// `city/service/survey`.
    survey: String,
    /// First civil day, included; `null` when nothing was answered and none was asked for.
    from: Option<String>,
    /// Last civil day, included.
    to: Option<String>,
    /// `null` when so few that it is withheld.
    responses: Option<u64>,
    /// Nothing here rests on fewer answers; not there when the city's own staff read.
    #[serde(skip_serializing_if = "Option::is_none")]
    answers_min: Option<u64>,
    /// Answers that wait for a clerk and are in no other number here. Not told for a segment or verified answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    held: Option<u64>,
    /// Responses among them that came by a signed link. Not told for a segment.
    #[serde(skip_serializing_if = "Option::is_none")]
    verified: Option<u64>,
    /// Response rate and completion rate, to the city's own staff, where visits are counted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    rates: Vec<MeasureDetail>,
    questions: Vec<QuestionBody>,
    /// The same by day, week or month; empty unless asked for.
    series: Vec<PointBody>,
}

/// One point of a series.
#[derive(Serialize, ToSchema)]
pub struct PointBody {
    /// First civil day.
    start: String,
    /// `null` when so few that it is withheld.
    responses: Option<u64>,
    questions: Vec<QuestionBody>,
}

/// One question.
#[derive(Serialize, ToSchema)]
pub struct QuestionBody {
    code: String,
    kind: &'static str,
    /// The versions whose answers are counted here.
    versions: Vec<u32>,
    /// So few answered that nothing is told.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    withheld: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    answered: Option<u64>,
    /// Shown, and left blank.
    #[serde(skip_serializing_if = "Option::is_none")]
    skipped: Option<u64>,
    /// How often each score, option or bin was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = BTreeMap<String, u64>)]
    counts: Option<OrderedPairs<u64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mean: Option<f64>,
    /// The sample standard deviation.
    #[serde(skip_serializing_if = "Option::is_none")]
    deviation: Option<f64>,
    /// The share of each score or option among those who answered.
    #[serde(skip_serializing_if = "OrderedPairs::is_empty")]
    #[schema(value_type = BTreeMap<String, ShareBody>, required = false)]
    shares: OrderedPairs<ShareBody>,
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<MeasureBody>,
    /// Every variant of the measure with all that is known of it, the headline first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    measures: Vec<MeasureDetail>,
    /// In a series: measured in another way than at the point before, so that both do not compare.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    breaks: bool,
    /// The rows of a matrix, the options of a ranking.
    #[serde(skip_serializing_if = "OrderedPairs::is_empty")]
    #[schema(value_type = BTreeMap<String, RowBody>, required = false)]
    rows: OrderedPairs<RowBody>,
}

/// One row of a matrix, or one option of a ranking.
#[derive(Serialize, ToSchema)]
pub struct RowBody {
    /// So few answered that nothing is told.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    withheld: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    answered: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    skipped: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = BTreeMap<String, u64>)]
    counts: Option<OrderedPairs<u64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mean: Option<f64>,
    #[serde(skip_serializing_if = "OrderedPairs::is_empty")]
    #[schema(value_type = BTreeMap<String, ShareBody>, required = false)]
    shares: OrderedPairs<ShareBody>,
}

/// A part of the answers, with its 95 % Wilson interval.
#[derive(Serialize, ToSchema)]
pub struct ShareBody {
    #[schema(minimum = 0, maximum = 1)]
    share: f64,
    low: f64,
    high: f64,
}

/// A measure, with its 95 % interval.
#[derive(Serialize, ToSchema)]
pub struct MeasureBody {
    /// Values with the same id may be compared.
    #[schema(example = "csat-4-of-5")]
    id: String,
    value: f64,
    low: f64,
    high: f64,
    /// How many answers it rests on.
    n: u64,
}

/// A variant of a measure.
#[derive(Serialize, ToSchema)]
pub struct MeasureDetail {
    /// Values with the same id may be compared; see `GET /measures`.
    #[schema(example = "ces-5-to-7")]
    id: String,
    /// `share` (0 to 1), `points` (−100 to 100), `score` (points of a scale) or `minutes`.
    unit: &'static str,
    value: f64,
    low: f64,
    high: f64,
    /// How many answers it rests on; of a score of several answers, how many people.
    n: u64,
    /// How many were asked and did not give all that it needs.
    missing: u64,
    /// The smallest and the largest value there can be.
    range: [f64; 2],
    /// How the 95 % interval was made.
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
        let written = |value: f64| rounded_in(measure.unit, value);
        MeasureDetail {
            unit: measure.unit.name(),
            value: written(measure.value),
            low: written(measure.low),
            high: written(measure.high),
            n: measure.n,
            missing: measure.missing,
            range: [written(measure.range.0), written(measure.range.1)],
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
        let told = !row.is_withheld;
        RowBody {
            withheld: row.is_withheld,
            answered: told.then_some(row.answered),
            skipped: told.then_some(row.skipped),
            counts: told.then_some(OrderedPairs(row.counts)),
            mean: row.mean.map(|mean| rounded(mean, MEAN_SCALE)),
            shares: shares(row.shares),
        }
    }
}

impl From<QuestionReport> for QuestionBody {
    fn from(question: QuestionReport) -> QuestionBody {
        let told = !question.is_withheld;
        QuestionBody {
            code: question.code,
            kind: question.kind,
            versions: question.versions,
            withheld: question.is_withheld,
            answered: told.then_some(question.answered),
            skipped: told.then_some(question.skipped),
            counts: told.then_some(OrderedPairs(question.counts)),
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
    /// The same with what is counted beside the answers.
    pub fn beside(self, beside: Option<OperationalCounts>) -> ReportBody {
        ReportBody {
            held: beside.as_ref().map(|beside| beside.held),
            rates: beside
                .into_iter()
                .flat_map(|beside| beside.rates)
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
