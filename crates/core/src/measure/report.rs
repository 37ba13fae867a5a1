//! Report: the figures of a survey over a period. Pages, exports, mails and indicators all use it.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::merge::merge;
use super::question::QuestionReport;
use super::totals::Totals;
use crate::survey::definition::shape::ShapeKey;

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
    /// Smallest number of answers that a figure may rest on; `None` for live figures.
    pub answers_min: Option<u64>,
    /// Release that the figures are of; `None` for live figures, and while nothing was released.
    pub release: Option<ReleaseNote>,
}

/// Release that a report is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseNote {
    /// Number of the release.
    pub number: u32,
    /// First day that any release tells.
    pub first_day: Date,
    /// Last day that this release tells.
    pub as_of: Date,
    /// Base of which counts are multiples: 3, or 1 when they are exact.
    pub told_in: u64,
    /// Smallest number of credited answers that was in force.
    pub answers_min: u64,
    /// For a class of answers: the number of runs that ended in the period and told it, and of all that ended in it.
    pub runs_told: Option<(u32, u32)>,
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
            release: None,
        }
    }
}

/// Sets `breaks` on the first point of a new shape key: that of a question, of its score or of a row, where the last point
/// with answers had another one.
pub(crate) fn with_breaks(mut series: Vec<SeriesPoint>) -> Vec<SeriesPoint> {
    let mut last: HashMap<String, BTreeSet<ShapeKey>> = HashMap::new();
    for point in &mut series {
        let mut now: HashMap<String, BTreeSet<ShapeKey>> = HashMap::new();
        let mut is_new = |key: &ShapeKey| {
            let is_new = last.get(key.figure()).is_some_and(|known| !known.contains(key));
            now.entry(key.figure().to_owned()).or_default().insert(key.clone());
            is_new
        };
        for question in point.questions.iter_mut().filter(|question| !question.is_withheld) {
            if question.answered > 0 {
                question.breaks = is_new(&question.shape);
            }
            if let Some(score) = question.score_shape.as_ref().filter(|_| question.measure.is_some()) {
                question.breaks |= is_new(score);
            }
            for row in question
                .rows
                .iter_mut()
                .filter(|row| row.answered > 0 && !row.is_withheld)
            {
                row.breaks = is_new(&row.shape);
            }
        }
        last.extend(now);
    }
    series
}

fn read(totals: &Totals) -> (Option<u64>, Vec<QuestionReport>) {
    let (responses, merged) = merge(totals);
    (Some(responses), merged.into_iter().map(QuestionReport::of).collect())
}
