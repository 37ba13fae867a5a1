//! The report as JSON. Numbers are rounded here, and nothing else is computed.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use super::change_body::{ChangeBody, NotComparedBody, PeriodBody};
pub(super) use super::decimals::rounded;
pub use super::measure_body::{MeasureBody, MeasureDetail};
pub(super) use super::release_body::ReleaseBody;
use super::release_body::RunsBody;
use super::weighted_body::{PlacementMixBody, WeightedBody};
use crate::app::reports::OperationalCounts;
use crate::app::reports::compared::Comparison;
use crate::app::reports::weighted::WeightedResults;
use urbivox_core::measure::mark::Mark;
use urbivox_core::measure::question::{QuestionReport, RowReport, Share};
use urbivox_core::measure::report::{Report, SeriesPoint};

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
    /// Release from which all figures are; `null` for live figures, and before the first release.
    #[schema(required = true)]
    release: Option<ReleaseBody>,
    /// Last civil day that the release tells, ISO 8601: `as_of` of the release.
    #[schema(format = Date, required = true)]
    released_through: Option<String>,
    /// Number of responses; `null` when withheld.
    responses: Option<u64>,
    /// Whether nothing is told of the responses in this period or of this filter, because there are too few; absent when
    /// something is.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    withheld: bool,
    /// With a filter: the runs of days in which the filter has figures. Those of the others are missing from all totals. Absent
    /// without a filter, and for live figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    runs: Option<RunsBody>,
    /// Fewest answers on which a figure of the release, or of the next one, rests; absent for live figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    answers_min: Option<u64>,
    /// Number of held responses, which no other figure includes. For staff only; absent with the filters `segment` and
    /// `verified`.
    #[serde(skip_serializing_if = "Option::is_none")]
    held: Option<u64>,
    /// Number of responses by signed link; absent with the filter `segment`.
    #[serde(skip_serializing_if = "Option::is_none")]
    verified: Option<u64>,
    /// Participation rate and completion rate. For staff only, where visits are counted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    rates: Vec<MeasureDetail>,
    /// Period with which the measures are compared; absent without `compare` in the query.
    #[serde(skip_serializing_if = "Option::is_none")]
    compared_with: Option<PeriodBody>,
    /// Changes of the measures from that period; absent without `compare` in the query.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<ChangeBody>>,
    /// Measures without a change, with the reason; absent without `compare` in the query.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_compared: Option<Vec<NotComparedBody>>,
    /// Weighted figures, by segment and question; of released figures from what is told of single options and placements.
    /// Absent when the city has neither margins of the survey's segments nor a reference mix of its placements.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    weighted: Vec<WeightedBody>,
    /// Mix of placements beside its reference; absent without a reference, and with a filter by placement, segment or signed
    /// links.
    #[serde(skip_serializing_if = "Option::is_none")]
    placement_mix: Option<PlacementMixBody>,
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
    /// What the question measures and how: figures with the same key are comparable. A question whose key changed is listed
    /// once for each, the newest first.
    shape: String,
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
    /// Whether the score of the question alone is withheld, because too few people gave all answers that it needs; absent
    /// when it is not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    score_withheld: bool,
    /// In a series: whether the question is measured differently from the previous point, so that the two are not
    /// comparable; absent when they are.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    breaks: bool,
    /// Days from which on figures may not compare with those before, in order; absent without any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    marks: Vec<MarkBody>,
    /// Rows of a matrix or options of a ranking, by code.
    #[serde(skip_serializing_if = "OrderedPairs::is_empty")]
    #[schema(value_type = BTreeMap<String, RowBody>, required = false)]
    rows: OrderedPairs<RowBody>,
}

/// Day from which on figures may not compare with those before.
#[derive(Serialize, ToSchema)]
pub struct MarkBody {
    /// The civil day of the city, ISO 8601.
    #[schema(format = Date)]
    day: String,
    /// What happened: `unit`, `scale`, `polarity`, `bar`, `options`, `condition`, `required`, `wording` and others name what
    /// changed in the question, `placement-mix` the placements, `action` an improvement action.
    #[schema(example = "wording")]
    what: &'static str,
}

/// Figures of a row of a matrix or an option of a ranking.
#[derive(Serialize, ToSchema)]
pub struct RowBody {
    /// What the row measures and how: figures with the same key are comparable.
    shape: String,
    /// Numbers of the versions that offer the row.
    versions: Vec<u32>,
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
    /// In a series: whether the row is measured differently from the previous point; absent when it is not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    breaks: bool,
}

/// Share of the answers with its 95 % Wilson interval, eight decimals.
#[derive(Serialize, ToSchema)]
pub struct ShareBody {
    /// Number of answers with this score or option.
    count: u64,
    /// Number of answers of people who were offered it.
    base: u64,
    /// Numbers of the versions that offer it.
    versions: Vec<u32>,
    /// Share, 0 to 1: `count` of `base`.
    #[schema(minimum = 0, maximum = 1)]
    share: f64,
    /// Lower end of the interval, 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    low: f64,
    /// Upper end of the interval, 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    high: f64,
}

fn shares(shares: Vec<(String, Share)>) -> OrderedPairs<ShareBody> {
    let body = |(key, share): (String, Share)| (key, ShareBody::from(share));
    OrderedPairs(shares.into_iter().map(body).collect())
}

impl From<Share> for ShareBody {
    fn from(share: Share) -> ShareBody {
        ShareBody {
            count: share.count,
            base: share.base,
            versions: share.versions,
            share: rounded(share.share),
            low: rounded(share.low),
            high: rounded(share.high),
        }
    }
}

impl From<RowReport> for RowBody {
    fn from(row: RowReport) -> RowBody {
        let is_shown = !row.is_withheld;
        RowBody {
            shape: row.shape.to_string(),
            breaks: row.breaks,
            withheld: row.is_withheld,
            answered: is_shown.then_some(row.answered),
            skipped: is_shown.then_some(row.skipped),
            counts: is_shown.then_some(OrderedPairs(row.counts)),
            mean: row.mean.map(rounded),
            low: row.interval.map(|interval| rounded(interval.low)),
            high: row.interval.map(|interval| rounded(interval.high)),
            shares: shares(row.shares),
            versions: row.versions,
        }
    }
}

impl From<QuestionReport> for QuestionBody {
    fn from(question: QuestionReport) -> QuestionBody {
        let is_shown = !question.is_withheld;
        let measured = question.score_shape.as_ref().unwrap_or(&question.shape).to_string();
        QuestionBody {
            code: question.code,
            kind: question.kind,
            shape: question.shape.to_string(),
            withheld: question.is_withheld,
            answered: is_shown.then_some(question.answered),
            skipped: is_shown.then_some(question.skipped),
            counts: is_shown.then_some(OrderedPairs(question.counts)),
            mean: question.mean.map(rounded),
            deviation: question.deviation.map(rounded),
            shares: shares(question.shares),
            versions: question.versions,
            measure: question
                .measure
                .map(|measure| MeasureBody::from(measure).with_shape(&measured)),
            measures: question
                .measures
                .into_iter()
                .map(|measure| MeasureDetail::from(measure).with_shape(&measured))
                .collect(),
            score_withheld: question.is_score_withheld,
            breaks: question.breaks,
            marks: question.marks.into_iter().map(MarkBody::from).collect(),
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

impl From<Mark> for MarkBody {
    fn from(mark: Mark) -> MarkBody {
        MarkBody {
            day: mark.day.to_string(),
            what: mark.what.name(),
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
        let release = report.release.as_ref();
        let runs = release.and_then(|release| release.runs_told);
        ReportBody {
            release: release.map(ReleaseBody::from),
            released_through: release.map(|release| release.as_of.to_string()),
            withheld: report.responses.is_none(),
            runs: runs.map(RunsBody::new),
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
            not_compared: None,
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
            not_compared: Some(comparison.missing.into_iter().map(NotComparedBody::from).collect()),
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
            count: 668,
            base: 1681,
            versions: vec![1, 2],
            share: 0.397_382_510_4,
            low: 0.374_249,
            high: 0.420_999_999_9,
        };
        let pairs = shares(vec![("10".to_owned(), share.clone()), ("9".to_owned(), share)]);
        let text = serde_json::to_string(&pairs).unwrap();
        let one = r#"{"count":668,"base":1681,"versions":[1,2],"share":0.39738251,"low":0.374249,"high":0.421}"#;
        assert_eq!(text, format!(r#"{{"10":{one},"9":{one}}}"#));
    }
}
