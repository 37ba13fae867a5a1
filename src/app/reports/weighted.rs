//! Weighted figures beside the raw ones: as if the groups of the city's population, or the kinds of placements, had answered
//! in their true proportions. For the live report of a city's staff.

use std::collections::BTreeMap;

use super::disclosure;
use super::error::ReportError;
use super::placement_mix;
use super::placement_mix::{KIND_UNKNOWN, PlacementMix};
use super::report_query::ReportQuery;
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::{PublishedSurvey, PublishedVersion};
use crate::app::margins;
use crate::app::margins::Margins;
use crate::storage;
use crate::storage::{cities, tallies};
use urbivox_core::measure::interval::Interval;
use urbivox_core::measure::report::{Report, ReportHeading};
use urbivox_core::measure::totals::{Totals, VersionTotals};
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::measure::weighting::of_measures::{StratumMeasure, weigh_measure};
use urbivox_core::measure::weighting::strata::{Weighted, WeightingError};
use urbivox_core::tally::counter_block::CounterBlock;

/// Fewest answers of a group, on the city's desk.
pub const GROUP_ANSWERS_MIN: u64 = 5;

/// How a figure is weighted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Weighting {
    /// By the population of the options of one segment question: its code.
    Segment(String),
    /// By two segment questions, whose combinations are not known in the population: their codes.
    TwoSegments(String, String),
    /// By kinds of placements, to the mix of a reference year.
    Placements,
}

/// Source of the proportions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightSource {
    /// Source of the numbers; `None` for the survey's own mix of placements.
    pub source: Option<String>,
    /// Year of the numbers.
    pub year: i32,
}

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
    /// Answers of people who left the segment blank, or were not asked it.
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
    /// The report is filtered by a segment, a placement or signed links.
    Filtered,
    /// The measure is not weighted: medians, means of minutes; by two segments, all but shares.
    Measure,
    /// The city has no margins of this segment.
    NoMargins(String),
    /// The answers and the margins do not fit: the weights do not converge, or there are fewer answers than groups.
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

/// Counts of one class of responses, by version.
#[derive(Clone, Debug, Default)]
struct ClassCounts(BTreeMap<i64, Vec<i128>>);

/// Class of responses with a proportion.
struct WeightedClass {
    name: String,
    /// Options of a segment, or one kind of placements.
    values: Vec<String>,
    weight: f64,
    counts: ClassCounts,
}

/// Division of the responses into classes.
struct Division {
    weighting: Weighting,
    sources: Vec<WeightSource>,
    strata: Vec<WeightedClass>,
    /// Options or kinds without a proportion.
    others: BTreeMap<String, ClassCounts>,
    /// Fewest answers of a stratum.
    answers_min: u64,
}

/// Returns the weighted figures beside those of `report`, which is the live report of the same query.
pub fn weighted(
    app: &App,
    path: &SurveyPath,
    query: &ReportQuery,
    report: &Report,
) -> Result<WeightedResults, ReportError> {
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    let (known, reference) = app.storage.read(|db| {
        let city = cities::find(db, path.city.as_str())?;
        let known = match city {
            Some(city) => margins::of_city(db, city.id)?,
            None => Vec::new(),
        };
        Ok::<_, storage::Error>((known, placement_mix::reference(db, published.survey_id)?))
    })?;
    let mut divisions: Vec<Division> = known
        .into_iter()
        .filter(|margins| has_segment(&published, &margins.segment))
        .map(|margins| Division::of_margins(&published, margins))
        .collect();
    let segments = divisions.len();
    divisions.extend(reference.as_ref().map(|reference| {
        let answers_min = disclosure::answers_min(app, &published);
        Division::of_placements(reference, answers_min)
    }));
    if divisions.is_empty() {
        return Ok(WeightedResults::default());
    }
    let is_narrow = query.segment.is_some() || query.verified;
    let is_filtered = |at: usize| is_narrow || (at >= segments && query.placement.is_some());
    if !is_narrow {
        count(app, &published, query, &mut divisions)?;
    }
    let mix = reference.filter(|_| !is_filtered(segments));
    let mix = mix.and_then(|reference| {
        let now = divisions.get(segments).map(Division::responses).unwrap_or_default();
        PlacementMix::of(&reference, &now)
    });
    let mut figures = Vec::new();
    for (at, division) in divisions.iter().enumerate() {
        figures.extend(division.figures(&published, report, is_filtered(at)));
    }
    Ok(WeightedResults { figures, mix })
}

/// Whether the code is that of a segment question of any version.
pub(super) fn has_segment(published: &PublishedSurvey, segment: &str) -> bool {
    published
        .versions()
        .any(|version| segment_options(version, segment).next().is_some())
}

/// Options of a segment question of a version; none when the version does not ask it.
pub(super) fn segment_options<'a>(
    version: &'a PublishedVersion,
    segment: &'a str,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let own = version
        .definition
        .segments()
        .filter(move |(question, _)| question.code.as_str() == segment);
    own.flat_map(|(_, choice)| choice.options.iter().map(|option| option.code.as_str()))
}

/// Adds up the counter blocks of the query by class.
fn count(
    app: &App,
    published: &PublishedSurvey,
    query: &ReportQuery,
    divisions: &mut [Division],
) -> Result<(), ReportError> {
    let versions: BTreeMap<i64, &PublishedVersion> = published
        .versions()
        .filter(|version| query.version.is_none_or(|number| number == version.number))
        .map(|version| (version.id, version.as_ref()))
        .collect();
    let ids: Vec<i64> = versions.keys().copied().collect();
    let filter = query.block_filter();
    let rows = app.storage.read(|db| tallies::matching(db, &ids, &filter))?;
    for row in rows {
        let Some(version) = versions.get(&row.version_id) else {
            continue;
        };
        let block = CounterBlock::decode(&row.counts).map_err(|cause| storage::Error::corrupt("tallies", cause))?;
        let offered = published.offered(&row.placement);
        let kind = offered.map_or(KIND_UNKNOWN, |offered| offered.kind.name());
        for division in divisions.iter_mut() {
            division.add(version, kind, &block);
        }
    }
    Ok(())
}

impl ClassCounts {
    fn add(&mut self, version: i64, block: &CounterBlock, section: usize) {
        block.add_section_to(section, self.0.entry(version).or_default());
    }

    /// Report of the class.
    fn report(&self, published: &PublishedSurvey) -> Report {
        let heading = ReportHeading {
            survey: published.path.to_string(),
            from: None,
            to: None,
        };
        let totals: Totals = published
            .versions()
            .map(|version| VersionTotals {
                number: version.number,
                definition: version.definition.clone(),
                layout: version.layout.clone(),
                totals: self.0.get(&version.id).cloned().unwrap_or_default(),
            })
            .collect();
        Report::build(heading, totals, Vec::new())
    }

    /// Number of responses: the first counter of a section.
    fn responses(&self) -> u64 {
        let counts = self.0.values().filter_map(|counts| counts.first());
        u64::try_from(counts.sum::<i128>()).unwrap_or_default()
    }
}

/// The measure of this id and question in a report.
fn measure_of<'a>(report: &'a Report, code: &str, id: &str) -> Option<&'a MeasureValue> {
    let own = report.questions.iter().filter(|question| question.code == code);
    own.flat_map(|question| question.measure.as_ref())
        .find(|measure| measure.id == id)
}

impl WeightedClass {
    fn new(name: String, values: Vec<String>, weight: f64) -> WeightedClass {
        WeightedClass {
            name,
            values,
            weight,
            counts: ClassCounts::default(),
        }
    }
}

impl Division {
    fn of_margins(published: &PublishedSurvey, margins: Margins) -> Division {
        let is_known = |option: &str| {
            let mut known = margins.groups.iter().flat_map(|group| &group.options);
            known.any(|known| known == option)
        };
        let others = published
            .versions()
            .flat_map(|version| segment_options(version, &margins.segment))
            .filter(|option| !is_known(option))
            .map(|option| (option.to_owned(), ClassCounts::default()))
            .collect();
        let strata = margins.groups.into_iter();
        let strata = strata.map(|group| WeightedClass::new(group.name(), group.options, group.share));
        Division {
            strata: strata.collect(),
            others,
            sources: vec![WeightSource {
                source: Some(margins.source),
                year: margins.year,
            }],
            weighting: Weighting::Segment(margins.segment),
            answers_min: GROUP_ANSWERS_MIN,
        }
    }

    fn of_placements(reference: &placement_mix::Reference, answers_min: u64) -> Division {
        let strata = reference.shares();
        let strata = strata.map(|(kind, share)| WeightedClass::new(kind.clone(), vec![kind], share));
        Division {
            strata: strata.collect(),
            others: BTreeMap::new(),
            sources: vec![WeightSource {
                source: None,
                year: reference.year,
            }],
            weighting: Weighting::Placements,
            answers_min,
        }
    }

    /// Adds a counter block of a version, which came from a placement of this kind.
    fn add(&mut self, version: &PublishedVersion, kind: &str, block: &CounterBlock) {
        let Weighting::Segment(segment) = &self.weighting else {
            let own = self.strata.iter_mut().find(|class| class.name == kind);
            match own {
                Some(class) => class.counts.add(version.id, block, 0),
                None => self
                    .others
                    .entry(kind.to_owned())
                    .or_default()
                    .add(version.id, block, 0),
            }
            return;
        };
        let section = |option: &String| version.layout.segment(segment, option);
        for class in &mut self.strata {
            for section in class.values.iter().filter_map(section) {
                class.counts.add(version.id, block, section);
            }
        }
        for (option, counts) in &mut self.others {
            if let Some(section) = section(option) {
                counts.add(version.id, block, section);
            }
        }
    }

    /// Responses of each class by name.
    fn responses(&self) -> BTreeMap<String, u64> {
        let strata = self.strata.iter().map(|class| (&class.name, &class.counts));
        let all = strata.chain(&self.others);
        all.map(|(name, counts)| (name.clone(), counts.responses())).collect()
    }

    /// Figures of every measured question of the report.
    fn figures(&self, published: &PublishedSurvey, report: &Report, is_filtered: bool) -> Vec<WeightedFigure> {
        let strata: Vec<Report> = self.strata.iter().map(|class| class.counts.report(published)).collect();
        let others = self.others.iter();
        let others: Vec<(&String, Report)> = others.map(|(name, counts)| (name, counts.report(published))).collect();
        let measured = report
            .questions
            .iter()
            .filter_map(|question| Some((question, question.measure.as_ref()?)));
        let figure = |code: &str, measure: &MeasureValue| {
            let parts: Vec<StratumMeasure<'_>> = strata
                .iter()
                .zip(&self.strata)
                .map(|(stratum, class)| StratumMeasure {
                    weight: class.weight,
                    measure: measure_of(stratum, code, &measure.id),
                })
                .collect();
            let left_out: Vec<(&String, u64)> = others
                .iter()
                .filter_map(|(name, other)| Some((*name, measure_of(other, code, &measure.id)?.n)))
                .collect();
            let left_out_names = left_out.iter().map(|(name, _)| (*name).clone()).collect();
            let left_out = left_out.iter().map(|(_, count)| count).sum::<u64>();
            let said = parts
                .iter()
                .filter_map(|part| part.measure)
                .map(|part| part.n)
                .sum::<u64>();
            let outcome = match weigh_measure(measure, &parts, self.answers_min) {
                _ if is_filtered => Err(NotWeighted::Filtered),
                None => Err(NotWeighted::Measure),
                Some(outcome) => outcome.map(WeightedValue::from).map_err(|reason| self.refusal(reason)),
            };
            let is_by_segment = matches!(self.weighting, Weighting::Segment(_)) && !is_filtered;
            let not_said = measure.n.saturating_sub(said).saturating_sub(left_out);
            WeightedFigure {
                question: code.to_owned(),
                measure: measure.clone(),
                weighting: self.weighting.clone(),
                sources: self.sources.clone(),
                left_out,
                left_out_names,
                not_said: if is_by_segment { not_said } else { 0 },
                outcome,
            }
        };
        measured
            .map(|(question, measure)| figure(&question.code, measure))
            .collect()
    }

    fn refusal(&self, reason: WeightingError) -> NotWeighted {
        match reason {
            WeightingError::TooFewAnswers(small) => {
                let names = small.into_iter().filter_map(|at| self.strata.get(at));
                NotWeighted::TooFewAnswers(names.map(|class| class.name.clone()).collect())
            }
            WeightingError::NotWeightable => NotWeighted::NotWeightable,
        }
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
