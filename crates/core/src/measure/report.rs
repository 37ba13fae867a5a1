//! Report: the figures of a survey over a period. Pages, exports, mails and indicators all use it.

use std::collections::HashMap;

use jiff::civil::Date;

use super::merge::merge;
use super::question::QuestionReport;
use super::totals::Totals;

/// Figures of a survey over a period. Nothing is rounded.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Survey, as `city/service/survey`.
    pub survey: String,
    /// First civil day of the period, included.
    pub from: Option<Date>,
    /// Last civil day of the period, included.
    pub to: Option<Date>,
    /// Number of responses; `None` when withheld.
    pub responses: Option<u64>,
    /// Number of verified responses (by signed link); `None` when not reported.
    pub verified: Option<u64>,
    /// All questions except statements.
    pub questions: Vec<QuestionReport>,
    /// Series by day, week or month; empty unless requested.
    pub series: Vec<SeriesPoint>,
    /// Smallest number of answers that a figure may rest on, when [disclosure control](super::disclosure) applies.
    pub answers_min: Option<u64>,
}

/// Bucket of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesPoint {
    /// First civil day of the bucket.
    pub start: Date,
    /// Number of responses; `None` when withheld.
    pub responses: Option<u64>,
    /// All questions except statements.
    pub questions: Vec<QuestionReport>,
}

/// Survey and period of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportHeading {
    /// Survey, as `city/service/survey`.
    pub survey: String,
    /// First civil day of the period, included.
    pub from: Option<Date>,
    /// Last civil day of the period, included.
    pub to: Option<Date>,
}

impl Report {
    /// Computes the report from counters. `series` holds the start of each bucket with its counters, in the order of
    /// the result; missing buckets are not added.
    pub fn build(heading: ReportHeading, totals: Totals, series: Vec<(Date, Totals)>) -> Report {
        let (responses, questions) = read(&totals);
        let point = |(start, totals): (Date, Totals)| {
            let (responses, questions) = read(&totals);
            SeriesPoint {
                start,
                responses,
                questions,
            }
        };
        Report {
            survey: heading.survey,
            from: heading.from,
            to: heading.to,
            responses,
            questions,
            verified: None,
            series: with_breaks(series.into_iter().map(point).collect()),
            answers_min: None,
        }
    }
}

/// Sets `breaks` where the measure id of a question differs from the last point with a value.
pub(super) fn with_breaks(mut series: Vec<SeriesPoint>) -> Vec<SeriesPoint> {
    let mut last: HashMap<String, String> = HashMap::new();
    for point in &mut series {
        // Where a point holds a question in two shapes, only the first is compared: that of the newer version.
        let mut seen: Vec<String> = Vec::new();
        for question in &mut point.questions {
            let Some(measure) = question.measure.as_ref().filter(|_| !seen.contains(&question.code)) else {
                continue;
            };
            seen.push(question.code.clone());
            let before = last.insert(question.code.clone(), measure.id.clone());
            question.breaks = before.is_some_and(|before| before != measure.id);
        }
    }
    series
}

fn read(totals: &Totals) -> (Option<u64>, Vec<QuestionReport>) {
    let (responses, merged) = merge(totals);
    (Some(responses), merged.into_iter().map(QuestionReport::of).collect())
}
