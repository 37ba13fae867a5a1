//! The one report: every page, export, mail and indicator takes its numbers from here.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::merge::merge;
use super::question::QuestionReport;
use crate::survey::Definition;
use crate::tally::counter_layout::CounterLayout;

/// What citizens said, over a period. Nothing is rounded.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The survey, as `city/service/survey`.
    pub survey: String,
    /// First civil day of the period, included.
    pub from: Option<Date>,
    /// Last civil day of the period, included.
    pub to: Option<Date>,
    /// How many responses there are; `None` when that is withheld.
    pub responses: Option<u64>,
    /// How many of them came by a signed link; `None` when that is not told.
    pub verified: Option<u64>,
    /// Every question that was asked, statements left out.
    pub questions: Vec<QuestionReport>,
    /// The same by day, week or month.
    pub series: Vec<SeriesPoint>,
    /// The fewest answers that anything here rests on, when small numbers are withheld: see [`disclosure`](super::disclosure).
    pub answers_min: Option<u64>,
}

/// One bucket of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesPoint {
    /// First civil day of the bucket.
    pub start: Date,
    /// How many responses there are; `None` when that is withheld.
    pub responses: Option<u64>,
    /// Every question that was asked.
    pub questions: Vec<QuestionReport>,
}

/// What stands above the numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportHeading {
    /// The survey, as `city/service/survey`.
    pub survey: String,
    /// First civil day of the period, included.
    pub from: Option<Date>,
    /// Last civil day of the period, included.
    pub to: Option<Date>,
}

/// What was counted, by version.
pub type Totals = Vec<VersionTotals>;

/// What was counted for one version.
#[derive(Clone, Debug)]
pub struct VersionTotals {
    /// Number of the version, from 1.
    pub number: u32,
    /// What it asked.
    pub definition: Arc<Definition>,
    /// Where its counters stand; made of that definition.
    pub layout: Arc<CounterLayout>,
    /// One block of counters, or a sum of blocks; slots missing at the end are zero.
    pub totals: Vec<i128>,
}

impl Report {
    /// Gives the counts their meaning. `series` holds the start of each bucket with its counts, in the order to
    /// show; nothing is added to it.
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

/// Marks where a question is measured in another way than at the last point that had a value.
pub(super) fn with_breaks(mut series: Vec<SeriesPoint>) -> Vec<SeriesPoint> {
    let mut last: HashMap<String, String> = HashMap::new();
    for point in &mut series {
        // Where two versions meet in one point, the newer one stands first and speaks for it.
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
