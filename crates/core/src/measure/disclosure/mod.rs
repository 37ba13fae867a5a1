//! Disclosure control of public reports: no figure and no difference of figures reveals the answers of few people.
//!
//! A figure is released only when it rests on at least `min` answers and no two released figures differ by fewer: not
//! two periods, not a filter and the total, not the total and all other values of a filter together. Other figures are
//! withheld; released figures are exact.
//!
//! Figures are released in spans of whole days. A span ends on the first day on which it holds enough answers; the days
//! after the last complete span join it. A period shows the spans that lie inside it, so a report without a period
//! covers all answers. Each question has its own spans, since it has fewer answers than the survey has responses.
//!
//! Only one filter at a time is offered: two together would form a table with known margins.
//!
//! Limits: repeated requests show single new answers as they arrive. The number of people who left a question blank is
//! released without a minimum, since a blank reveals no opinion.
//!
//! Source: A. Hundepool et al., *Statistical Disclosure Control*, Wiley 2012, chapters 4 (tables: threshold rule,
//! secondary suppression) and 4.3 (linked tables).

mod partition;
mod release;
mod table;
#[cfg(test)]
mod tests;

use std::ops::RangeInclusive;

use jiff::civil::Date;

use release::{Figure, Release};
pub use table::{Table, TableVersion};

use super::merge::{MergedCounts, merge};
use super::question::QuestionReport;
use super::question::SCORE_PART;
use super::report::{Report, ReportHeading, SeriesPoint, with_breaks};
use crate::tally::period::Bucket;

/// Parameters of a public report.
#[derive(Clone, Copy, Debug, Default)]
pub struct Query {
    /// Smallest number of answers that a figure may rest on.
    pub min: u64,
    /// Class to report; `None` for all answers.
    pub class: Option<usize>,
    /// Bucket of the series; `None` without a series.
    pub by: Option<Bucket>,
}

/// Computes the public report of the period in `heading`.
pub fn report(heading: ReportHeading, table: &Table, query: Query) -> Report {
    let releases = Releases::of(table, query);
    let (from, to) = (heading.from.unwrap_or(Date::MIN), heading.to.unwrap_or(Date::MAX));
    let released_spans = releases.responses.within(from, to);
    let span = released_spans
        .first()
        .zip(released_spans.last())
        .map(|(first, last)| (*first.start(), *last.end()));
    let (responses, questions) = releases.read(from, to);
    let point = |bucket: Bucket, start: Date| {
        let end = bucket.next(start).yesterday().unwrap_or(start).max(start);
        let (responses, questions) = releases.read(start.max(from), end.min(to));
        SeriesPoint {
            start,
            responses,
            questions,
        }
    };
    let series: Vec<SeriesPoint> = match query.by.zip(span) {
        Some((bucket, span)) => bucket_starts(bucket, span)
            .into_iter()
            .map(|start| point(bucket, start))
            .collect(),
        None => Vec::new(),
    };
    Report {
        survey: heading.survey,
        from: heading.from.or(span.map(|(first, _)| first)),
        to: heading.to.or(span.map(|(_, last)| last)),
        verified: None,
        responses,
        questions,
        series: with_breaks(series),
        answers_min: Some(query.min),
    }
}

/// Returns the first day of every bucket from the first day to the last, including buckets without answers.
pub fn bucket_starts(bucket: Bucket, (first, last): (Date, Date)) -> Vec<Date> {
    let mut starts = Vec::new();
    let mut start = bucket.start_of(first);
    while start <= last {
        starts.push(start);
        let next = bucket.next(start);
        if next <= start {
            break; // End of the calendar.
        }
        start = next;
    }
    starts
}

/// Releases of all figures of a table.
struct Releases<'a> {
    table: &'a Table,
    class: Option<usize>,
    responses: Release,
    /// Questions in the order of a report, without counts.
    questions: Vec<(MergedCounts, Release)>,
}

impl Releases<'_> {
    fn of(table: &Table, query: Query) -> Releases<'_> {
        let all = Figure {
            answered: (0..table.versions.len()).map(|version| (version, vec![0])).collect(),
            parts: Vec::new(),
        };
        let release = |figure: &Figure| Release::of(figure, table, query.min, query.class);
        let (_, blank) = merge(&table.totals(&[], None));
        let questions = blank.into_iter().map(|question| {
            let figure = figure_of(&question, table);
            let release = release(&figure);
            (question, release)
        });
        Releases {
            table,
            class: query.class,
            responses: release(&all),
            questions: questions.collect(),
        }
    }

    /// Returns the released number of responses and figures of each question in a period.
    fn read(&self, from: Date, to: Date) -> (Option<u64>, Vec<QuestionReport>) {
        // Most questions have the same spans, so their counters are summed once.
        let mut known: Vec<(Vec<RangeInclusive<Date>>, u64, Vec<MergedCounts>)> = Vec::new();
        let mut sum_up = |spans: &[RangeInclusive<Date>]| {
            if let Some(at) = known.iter().position(|(of, _, _)| of == spans) {
                return at;
            }
            let (responses, merged) = merge(&self.table.totals(spans, self.class));
            known.push((spans.to_vec(), responses, merged));
            known.len() - 1
        };
        let released_spans = self.responses.within(from, to);
        let at = sum_up(&released_spans);
        let wanted: Vec<(usize, &MergedCounts, &Release)> = self
            .questions
            .iter()
            .map(|(blank, release)| (sum_up(&release.within(from, to)), blank, release))
            .collect();
        let responses = known.get(at).map(|(_, responses, _)| *responses);
        let questions = wanted.into_iter().map(|(at, blank, release)| {
            let found = known.get(at).filter(|(spans, _, _)| !spans.is_empty());
            let merged = found.and_then(|(_, _, merged)| merged.iter().find(|merged| is_same_question(merged, blank)));
            let is_withheld = release.has_answers && merged.is_none();
            let merged = merged.filter(|_| release.has_answers).unwrap_or(blank);
            QuestionReport::of(merged.clone()).withhold(is_withheld, &release.hidden_parts)
        });
        let is_released = !released_spans.is_empty() || !self.responses.has_answers;
        (responses.filter(|_| is_released), questions.collect())
    }
}

fn is_same_question(one: &MergedCounts, other: &MergedCounts) -> bool {
    one.counts.code == other.counts.code && one.counts.shape == other.counts.shape
}

/// Returns the positions of a question's bases in each version that asks it in this shape.
fn figure_of(question: &MergedCounts, table: &Table) -> Figure {
    let mut figure = Figure::default();
    for (at, version) in table.versions.iter().enumerate() {
        let (_, counts) = crate::tally::counts::QuestionCounts::read(&version.layout, &version.definition, &[]);
        let bases = version.layout.bases(&version.definition);
        let same = |code: &str, shape: &str| code == question.counts.code && shape == question.counts.shape;
        for (_, base) in counts
            .iter()
            .zip(bases)
            .filter(|(counts, _)| same(&counts.code, &counts.shape))
        {
            figure.answered.push((at, vec![base.answered]));
            let score = base.score.map(|slots| (SCORE_PART.to_owned(), slots));
            for (name, slots) in base.rows.into_iter().chain(score) {
                match figure.parts.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, known)) => known.push((at, slots)),
                    None => figure.parts.push((name, vec![(at, slots)])),
                }
            }
        }
    }
    figure
}
