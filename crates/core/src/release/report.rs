//! Report of a survey's releases: what the public sees of a period.

pub use super::released_query::{ReleasedQuery, ReleasedVersion, ToldPair};

use jiff::civil::Date;

use super::atom::ReleaseRow;
use super::figures::{FigureVersion, SurveyFigures};
use super::plan::RESPONSES;
use super::told_questions::{Telling, ToldQuestions};
use super::told_sums::{ToldSums, sum_up};
use crate::measure::report::{ReleaseNote, Report, ReportHeading, SeriesPoint, with_breaks};
use crate::tally::civil_day::Day;

/// Questions of a survey, from which reports of its releases are made. Depends on the versions only.
#[derive(Debug)]
pub struct ReleasedSurvey {
    figures: SurveyFigures,
    questions: ToldQuestions,
}

/// Returns the report of a period: the sums of all atoms whose last day lies in it.
///
/// `rows` are all releases of the survey, in order. Figures of which nothing was told are withheld. Buckets of a series add up to the whole, because each atom lies in one of them. Without rows there is no
/// [`ReleaseNote`], and everything is withheld.
pub fn released_report(
    heading: ReportHeading,
    versions: &[ReleasedVersion],
    rows: &[ReleaseRow],
    query: &ReleasedQuery,
) -> Report {
    ReleasedSurvey::of(versions).report(heading, rows, query)
}

/// Returns the pairs with the primary measure that were told in a period, see [`ReleasedSurvey::pairs`].
pub fn released_pairs(versions: &[ReleasedVersion], rows: &[ReleaseRow], query: &ReleasedQuery) -> Vec<ToldPair> {
    ReleasedSurvey::of(versions).pairs(rows, query)
}

impl ReleasedSurvey {
    /// Reads the versions of a survey.
    pub fn of(versions: &[ReleasedVersion]) -> ReleasedSurvey {
        let of_figures: Vec<FigureVersion<'_>> = versions
            .iter()
            .map(|version| FigureVersion {
                key: i64::from(version.number),
                number: version.number,
                published_on: None,
                definition: &version.definition,
                layout: &version.layout,
            })
            .collect();
        let figures = SurveyFigures::of(&of_figures);
        let questions = ToldQuestions::of(versions, &figures);
        ReleasedSurvey { figures, questions }
    }

    /// Returns the report of a period, see [`released_report`].
    pub fn report(&self, heading: ReportHeading, rows: &[ReleaseRow], query: &ReleasedQuery) -> Report {
        let sums = sum_up(rows, self.figures.figures(), query);
        let telling = Telling::of(rows);
        let (responses, questions) = self.questions.read(self.figures.figures(), &sums.whole, telling);
        let point = |(start, sums): &(Date, ToldSums)| {
            let (responses, questions) = self.questions.read(self.figures.figures(), sums, telling);
            SeriesPoint {
                start: *start,
                responses,
                questions,
            }
        };
        let days = |day: Option<Day>| day.map(Day::date);
        Report {
            survey: heading.survey,
            from: heading.from.or(days(sums.covered.map(|covered| covered.first))),
            to: heading.to.or(days(sums.covered.map(|covered| covered.last))),
            responses,
            verified: None,
            questions,
            series: with_breaks(sums.buckets.iter().map(point).collect()),
            answers_min: rows.last().map(|row| row.answers_min),
            release: note(rows, query),
        }
    }

    /// Returns the pairs with the primary measure that were told in a period.
    pub fn pairs(&self, rows: &[ReleaseRow], query: &ReleasedQuery) -> Vec<ToldPair> {
        let sums = sum_up(rows, self.figures.figures(), query);
        self.questions.pairs(self.figures.figures(), &sums.whole)
    }
}

/// Returns the note of the last release; `None` without releases.
fn note(rows: &[ReleaseRow], query: &ReleasedQuery) -> Option<ReleaseNote> {
    let (first, last) = rows.first().zip(rows.last())?;
    Some(ReleaseNote {
        number: last.number,
        first_day: first.span.first.date(),
        as_of: last.span.last.date(),
        told_in: last.told_in.max(1),
        answers_min: last.answers_min,
        runs_told: query.class.as_ref().map(|class| runs_of(rows, query, class)),
    })
}

/// Returns the number of runs that ended in the period and told a class, and the number of all that ended in it.
fn runs_of(rows: &[ReleaseRow], query: &ReleasedQuery, (dimension, class): &(String, String)) -> (u32, u32) {
    let responses = super::atom::FigureName::of_class(RESPONSES, dimension, class);
    let closed = rows
        .iter()
        .filter(|row| row.closes_run && query.contains(row.span.last));
    closed.fold((0, 0), |(told, all), row| {
        let is_told = row.atoms.iter().any(|atom| atom.figure == responses);
        (told + u32::from(is_told), all + 1)
    })
}
