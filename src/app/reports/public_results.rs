//! What the public page and the badge of a survey show of its report.

use jiff::civil::Date;
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::report::Report;
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::survey::Measure;
use urbivox_core::survey::definition::Definition;
use urbivox_core::survey::definition::question::Question;

use super::newest_shape::{newest_shape, newest_shapes};

/// Figures of a public page.
#[derive(Clone, Debug)]
pub struct PublicResults<'a> {
    /// Number of responses.
    pub responses: u64,
    /// Headline of the page.
    pub headline: Headline<'a>,
    /// All questions except statements under their newest shape, also those with too few answers to show.
    pub questions: Vec<&'a QuestionReport>,
}

/// Headline of a public page: the primary measure of the survey, whatever its family.
#[derive(Clone, Copy, Debug)]
pub enum Headline<'a> {
    /// The survey measures nothing.
    Unmeasured,
    /// Too few people answered the question of the primary measure.
    TooFew,
    /// Question of the primary measure, and its value.
    Measured(&'a QuestionReport, &'a MeasureValue),
}

/// Primary measure in one part of a series.
#[derive(Clone, Copy, Debug)]
pub struct TrendStep<'a> {
    /// First day.
    pub start: Date,
    /// Value; `None` when too few people answered.
    pub measure: Option<&'a MeasureValue>,
    /// Whether the measure changed here, so that earlier values do not compare with later ones.
    pub breaks_here: bool,
    /// Whether something happened here, so that it may not compare with the part before.
    pub is_marked: bool,
}

/// Returns the figures of a public report; `None` when nothing is told yet. The numbers of answers are not held against the
/// minimum again: that was done when they were told, and what is shown is rounded.
pub fn public_results<'a>(report: &'a Report, definition: &Definition) -> Option<PublicResults<'a>> {
    let responses = report.responses.filter(|responses| *responses > 0)?;
    Some(PublicResults {
        responses,
        headline: headline(report, definition),
        questions: newest_shapes(&report.questions).collect(),
    })
}

/// Returns the primary measure of a survey. Of a question that was asked in several shapes it is that of the newest.
pub fn headline<'a>(report: &'a Report, definition: &Definition) -> Headline<'a> {
    let Some(primary) = definition.primary_question() else {
        return Headline::Unmeasured;
    };
    let primary = reported_question(definition, primary);
    let newest = newest_shape(&report.questions, primary.code.as_str());
    let told = newest.filter(|question| !question.is_withheld);
    let measured = told.and_then(|question| Some((question, question.measure.as_ref()?)));
    measured.map_or(Headline::TooFew, |(question, measure)| {
        Headline::Measured(question, measure)
    })
}

/// Returns the question under which the measure of a question is reported: the first of those whose answers make a score
/// together.
fn reported_question<'a>(definition: &'a Definition, question: &'a Question) -> &'a Question {
    if !matches!(question.measure, Some(Measure::TimeSaved | Measure::UmuxLite)) {
        return question;
    }
    let mut alike = definition.questions().filter(|other| other.measure == question.measure);
    alike.next().unwrap_or(question)
}

/// Returns the series of a question's measure; `None` when fewer than two of its parts have a value.
pub fn trend<'a>(report: &'a Report, code: &str, headline: &MeasureValue) -> Option<Vec<TrendStep<'a>>> {
    let is_same = |measure: &&MeasureValue| measure.id == headline.id;
    let steps = report.series.iter().map(|point| {
        let own = point.questions.iter().filter(|question| question.code == code);
        let mut told = own.filter(|question| !question.is_withheld);
        let question = told.find(|question| question.measure.as_ref().filter(is_same).is_some());
        TrendStep {
            start: point.start,
            measure: question.and_then(|question| question.measure.as_ref()),
            breaks_here: question.is_some_and(|question| question.breaks),
            is_marked: question.is_some_and(|question| !question.marks.is_empty()),
        }
    });
    let steps: Vec<TrendStep<'_>> = steps.collect();
    let measured = steps.iter().filter(|step| step.measure.is_some()).count();
    (measured > 1).then_some(steps)
}
