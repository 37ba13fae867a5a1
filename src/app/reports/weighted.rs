//! Weighted figures beside the raw ones: as if the groups of the city's population, or the kinds of placements, had answered
//! in their true proportions. Staff read live figures, all others what is told of options and placements.

use super::disclosure;
use super::disclosure::Audience;
use super::error::ReportError;
use super::newest_shape::newest_shapes;
use super::placement_counts;
use super::placement_mix;
use super::placement_mix::PlacementMix;
use super::report_query::ReportQuery;
use super::weighting_classes::{ClassReports, Division, has_segment, live_classes, told_classes};
pub use super::weighting_classes::{WeightSource, Weighting};
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::app::margins;
use crate::storage::cities;
use urbivox_core::measure::interval::Interval;
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::report::Report;
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::measure::weighting::of_measures::{StratumMeasure, weigh_measure};
use urbivox_core::measure::weighting::strata::{Weighted, WeightingError};

/// Fewest answers of a group, on the city's desk.
const GROUP_ANSWERS_MIN: u64 = 5;

/// A weighted figure, or the reason why there is none.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedFigure {
    /// Code of the question.
    pub question: String,
    /// Its measure over all answers, not weighted.
    pub measure: MeasureValue,
    /// How it is weighted.
    pub weighting: Weighting,
    /// Sources of the proportions, one for each segment.
    pub sources: Vec<WeightSource>,
    /// Answers that are left out, because the reference has no proportion for their option or placement.
    pub left_out: u64,
    /// Names of these options or kinds of placements.
    pub left_out_names: Vec<String>,
    /// Answers of people who left the segment blank, or were not asked it; for the public also those whose option is not told.
    pub not_said: u64,
    /// The figure.
    pub outcome: Result<WeightedValue, NotWeighted>,
}

/// Weighted value with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightedValue {
    /// Value, in the unit of the measure.
    pub value: f64,
    /// 95 % interval.
    pub interval: Interval,
    /// Number of answers that are weighted.
    pub n: u64,
    /// Value of these answers without weights.
    pub raw: f64,
    /// Effective number of answers by weights alone (Kish).
    pub kish: f64,
    /// Effective number of answers that the interval of a share counts on; `None` for means.
    pub effective_answers: Option<f64>,
    /// One answer weighs more than five times another.
    pub has_unequal_weights: bool,
}

/// Why there is no weighted figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWeighted {
    /// These groups have too few answers.
    TooFewAnswers(Vec<String>),
    /// The report is filtered by a segment, a placement or signed links; for the public by anything.
    Filtered,
    /// The measure is not weighted: medians, means of minutes; by two segments, all but shares.
    Measure,
    /// The city has no margins of this segment.
    NoMargins(String),
    /// The answers and the margins do not fit: the weights do not converge, there are fewer answers than groups, or for the
    /// public more options than are read for one figure.
    NotWeightable,
}

/// Weighted figures of a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WeightedResults {
    /// Figures, by segment and question; those by placement last.
    pub figures: Vec<WeightedFigure>,
    /// Mix of placements beside its reference; `None` without a reference, and with a filter by placement.
    pub mix: Option<PlacementMix>,
}

/// Returns the weighted figures beside those of `report`, which is the report of the same query for the same audience. Each
/// question is weighted under its newest shape key only.
pub fn weighted(
    app: &App,
    path: &SurveyPath,
    query: &ReportQuery,
    report: &Report,
    audience: Audience,
) -> Result<WeightedResults, ReportError> {
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    let known = app.storage.read(|db| match cities::find(db, path.city.as_str())? {
        Some(city) => margins::of_city(db, city.id),
        None => Ok(Vec::new()),
    })?;
    let reference = placement_mix::reference(app, &published, audience)?;
    let told_min = report.release.as_ref().map(|release| release.answers_min);
    let (groups_min, placements_min) = match (audience, told_min) {
        (Audience::Staff, _) => (GROUP_ANSWERS_MIN, disclosure::answers_min(app, &published)),
        (Audience::Public, Some(min)) => (min, min),
        (Audience::Public, None) => return Ok(WeightedResults::default()),
    };
    let own = known
        .into_iter()
        .filter(|margins| has_segment(&published, &margins.segment));
    let mut divisions: Vec<Division> = own
        .map(|margins| Division::of_margins(&published, margins, groups_min))
        .collect();
    let by_placement = reference.as_ref();
    divisions.extend(by_placement.map(|reference| Division::of_placements(reference, placements_min)));
    let is_filtered = |division: &Division| is_filtered(query, division, audience);
    let (filtered, read): (Vec<&Division>, Vec<&Division>) =
        divisions.iter().partition(|division| is_filtered(division));
    let mut figures = Vec::new();
    for (division, classes) in classes(app, &published, query, &read, audience)? {
        figures.extend(figures_of(division, report, Classes::of(classes.as_ref())));
    }
    for division in filtered {
        figures.extend(figures_of(division, report, Classes::Filtered));
    }
    let is_narrow = match audience {
        Audience::Staff => query.segment.is_some() || query.verified || query.placement.is_some(),
        // What is told of placements is of all responses.
        Audience::Public => query.is_filtered(),
    };
    let mix = match reference.filter(|_| !is_narrow) {
        Some(reference) => {
            let now = placement_counts::count(app, &published, query, audience)?.whole;
            PlacementMix::of(&reference, &now)
        }
        None => None,
    };
    Ok(WeightedResults { figures, mix })
}

/// Whether the classes of a division cannot be told apart with the filters of a query.
fn is_filtered(query: &ReportQuery, division: &Division, audience: Audience) -> bool {
    let by_segment_or_link = query.segment.is_some() || query.verified;
    let by_placement = query.placement.is_some();
    let is_by_placement = division.weighting == Weighting::Placements;
    match audience {
        Audience::Staff => by_segment_or_link || (by_placement && is_by_placement),
        Audience::Public => query.is_filtered(),
    }
}

/// Returns the divisions with the reports of their classes; `None` for those with too many to read.
fn classes<'a>(
    app: &App,
    published: &PublishedSurvey,
    query: &ReportQuery,
    divisions: &[&'a Division],
    audience: Audience,
) -> Result<Vec<(&'a Division, Option<ClassReports>)>, ReportError> {
    let reports: Vec<Option<ClassReports>> = match audience {
        Audience::Staff => {
            let live = live_classes(app, published, query, divisions)?;
            live.into_iter().map(Some).collect()
        }
        Audience::Public => {
            let told = divisions
                .iter()
                .map(|division| told_classes(app, published, query, division));
            told.collect::<Result<_, _>>()?
        }
    };
    Ok(divisions.iter().copied().zip(reports).collect())
}

/// What is known of the classes of a division.
#[derive(Clone, Copy)]
enum Classes<'a> {
    Read(&'a ClassReports),
    TooMany,
    Filtered,
}

impl<'a> Classes<'a> {
    fn of(reports: Option<&'a ClassReports>) -> Classes<'a> {
        reports.map_or(Classes::TooMany, Classes::Read)
    }

    fn reports(self) -> Option<&'a ClassReports> {
        match self {
            Classes::Read(reports) => Some(reports),
            Classes::TooMany | Classes::Filtered => None,
        }
    }
}

/// Returns the measure of the question in these reports, where it was asked in the same shape.
fn measures_of<'a>(reports: &'a [Report], question: &QuestionReport) -> impl Iterator<Item = &'a MeasureValue> {
    let own = reports.iter().filter_map(|report| {
        let mut questions = report.questions.iter();
        questions.find(|own| own.has_shape_of(question))
    });
    let id = question.measure.as_ref().map(|measure| &measure.id);
    own.filter_map(|own| own.measure.as_ref())
        .filter(move |measure| Some(&measure.id) == id && measure.n > 0)
}

/// Returns the figures of every measured question of the report.
fn figures_of(division: &Division, report: &Report, classes: Classes<'_>) -> Vec<WeightedFigure> {
    let questions = newest_shapes(&report.questions);
    let measured = questions.filter_map(|question| Some((question, question.measure.as_ref()?)));
    measured
        .map(|(question, measure)| figure_of(division, question, measure, classes))
        .collect()
}

fn figure_of(
    division: &Division,
    question: &QuestionReport,
    measure: &MeasureValue,
    classes: Classes<'_>,
) -> WeightedFigure {
    let strata = classes.reports().map_or(&[][..], |reports| &reports.strata);
    let parts: Vec<StratumMeasure<'_>> = division
        .classes
        .iter()
        .zip(strata)
        .map(|(class, reports)| StratumMeasure {
            weight: class.weight,
            measures: measures_of(reports, question).collect(),
        })
        .collect();
    let others = classes.reports().map_or(&[][..], |reports| &reports.others);
    let left_out: Vec<(&String, u64)> = others
        .iter()
        .map(|(name, reports)| (name, measures_of(reports, question).map(|measure| measure.n).sum()))
        .filter(|(_, count)| *count > 0)
        .collect();
    let left_out_names = left_out.iter().map(|(name, _)| (*name).clone()).collect();
    let left_out = left_out.iter().map(|(_, count)| count).sum::<u64>();
    let said = parts.iter().flat_map(|part| &part.measures);
    let said = said.map(|measure| measure.n).sum::<u64>();
    let outcome = match (classes, weigh_measure(measure, &parts, division.answers_min)) {
        (Classes::Filtered, _) => Err(NotWeighted::Filtered),
        (_, None) => Err(NotWeighted::Measure),
        (Classes::TooMany, _) => Err(NotWeighted::NotWeightable),
        (Classes::Read(_), Some(outcome)) => outcome
            .map(WeightedValue::from)
            .map_err(|reason| refusal(division, reason)),
    };
    let is_by_segment = matches!(division.weighting, Weighting::Segment(_)) && classes.reports().is_some();
    let not_said = measure.n.saturating_sub(said).saturating_sub(left_out);
    WeightedFigure {
        question: question.code.clone(),
        measure: measure.clone(),
        weighting: division.weighting.clone(),
        sources: vec![division.source.clone()],
        left_out,
        left_out_names,
        not_said: if is_by_segment { not_said } else { 0 },
        outcome,
    }
}

fn refusal(division: &Division, reason: WeightingError) -> NotWeighted {
    match reason {
        WeightingError::TooFewAnswers(small) => {
            let classes = small.into_iter().filter_map(|at| division.classes.get(at));
            NotWeighted::TooFewAnswers(classes.map(|class| class.name.clone()).collect())
        }
        WeightingError::NotWeightable => NotWeighted::NotWeightable,
    }
}

impl From<Weighted> for WeightedValue {
    fn from(weighted: Weighted) -> WeightedValue {
        WeightedValue {
            value: weighted.value,
            interval: weighted.interval,
            n: weighted.n,
            raw: weighted.raw,
            kish: weighted.kish,
            effective_answers: weighted.effective_answers,
            has_unequal_weights: weighted.has_unequal_weights,
        }
    }
}
