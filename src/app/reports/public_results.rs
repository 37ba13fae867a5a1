//! What the public page of a survey shows of its report.

use jiff::civil::Date;
use urbivox_core::measure::family::MeasureFamily;
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::report::Report;
use urbivox_core::measure::value::MeasureValue;

use super::comparison;

/// Figures of a public page: each rests on at least `answers_min` answers.
#[derive(Clone, Debug)]
pub struct PublicResults<'a> {
    /// Number of responses.
    pub responses: u64,
    /// Satisfaction: the first measure of that kind.
    pub satisfaction: Option<&'a MeasureValue>,
    /// Questions with enough answers.
    pub questions: Vec<&'a QuestionReport>,
}

/// Satisfaction in one part of a series.
#[derive(Clone, Copy, Debug)]
pub struct TrendStep<'a> {
    /// First day.
    pub start: Date,
    /// Satisfaction; `None` when it is withheld.
    pub measure: Option<&'a MeasureValue>,
    /// Whether the measure changed here, so that earlier values do not compare with later ones.
    pub breaks_here: bool,
}

/// Returns the figures that rest on enough answers; `None` when there are too few responses.
pub fn public_results(report: &Report, answers_min: u64) -> Option<PublicResults<'_>> {
    let responses = report.responses.filter(|responses| *responses >= answers_min)?;
    let measures = report.questions.iter().filter_map(|question| question.measure.as_ref());
    // Only CSAT measures satisfaction; other shares measure findability or ease, for example.
    let mut satisfaction = measures.filter(|measure| measure.n >= answers_min && measure.family == MeasureFamily::Csat);
    let has_enough = |question: &&QuestionReport| !question.is_withheld && question.answered >= answers_min;
    Some(PublicResults {
        responses,
        satisfaction: satisfaction.next(),
        questions: report.questions.iter().filter(has_enough).collect(),
    })
}

/// Returns the satisfaction of the report with its series; `None` when fewer than two parts of the series have one.
pub fn satisfaction_trend(report: &Report) -> Option<(&MeasureValue, Vec<TrendStep<'_>>)> {
    let headline = comparison::satisfaction(report)?;
    let is_same = |measure: &&MeasureValue| measure.id == headline.id;
    let steps = report.series.iter().map(|point| {
        let mut visible = point.questions.iter().filter(|question| !question.is_withheld);
        let question = visible.find(|question| question.measure.as_ref().filter(is_same).is_some());
        TrendStep {
            start: point.start,
            measure: question.and_then(|question| question.measure.as_ref()),
            breaks_here: question.is_some_and(|question| question.breaks),
        }
    });
    let steps: Vec<TrendStep<'_>> = steps.collect();
    let measured = steps.iter().filter(|step| step.measure.is_some()).count();
    (measured > 1).then_some((headline, steps))
}
