//! Classes of responses by which figures are weighted, with their reports: options of a segment, or kinds of placements.

use std::collections::BTreeMap;

use super::disclosure;
use super::disclosure::Audience;
use super::error::ReportError;
use super::placement_mix::Reference;
use super::report_query::ReportQuery;
use super::told_placements::{kind_of, told_by_day};
use crate::app::App;
use crate::app::catalogue::{PublishedSurvey, PublishedVersion};
use crate::app::margins::Margins;
use crate::storage;
use crate::storage::tallies;
use urbivox_core::measure::report::{Report, ReportHeading};
use urbivox_core::measure::totals::{Totals, VersionTotals};
use urbivox_core::tally::counter_block::CounterBlock;

/// Released reports of single options or placements that are read for one division. Protects the server.
const TOLD_CLASSES_MAX: usize = 200;

/// How a figure is weighted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Weighting {
    /// By the population of the options of one segment question: its code.
    Segment(String),
    /// By two segment questions, whose combinations are not known in the population: their codes.
    TwoSegments(String, String),
    /// By kinds of placements, to the mix of the reference.
    Placements,
}

/// Source of the proportions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightSource {
    /// Source of the numbers; `None` for the survey's own mix of placements.
    pub source: Option<String>,
    /// Year of the numbers; of the survey's own mix the first one.
    pub year: i32,
    /// Last year of the numbers.
    pub last_year: i32,
}

/// Class of responses with a proportion.
pub(super) struct WeightedClass {
    /// Name: the options of a group, or the kind of placements.
    pub(super) name: String,
    /// Options of a segment; empty for placements.
    options: Vec<String>,
    /// Proportion, above 0.
    pub(super) weight: f64,
}

/// Division of the responses into classes.
pub(super) struct Division {
    /// What divides them.
    pub(super) weighting: Weighting,
    /// Source of the proportions.
    pub(super) source: WeightSource,
    /// Classes with a proportion.
    pub(super) classes: Vec<WeightedClass>,
    /// Options without a proportion; empty for placements, whose kinds are those of the responses.
    others: Vec<String>,
    /// Fewest answers of a class.
    pub(super) answers_min: u64,
}

/// Reports of the classes of a division.
#[derive(Default)]
pub(super) struct ClassReports {
    /// Reports of each class with a proportion: of all its options or placements together, or of each.
    pub(super) strata: Vec<Vec<Report>>,
    /// Reports of the options or kinds without a proportion, with their names.
    pub(super) others: Vec<(String, Vec<Report>)>,
}

/// Counters of one class of responses, by version.
#[derive(Clone, Debug, Default)]
struct ClassCounts(BTreeMap<i64, Vec<i128>>);

/// Counters of the classes of a division.
struct LiveClasses<'a> {
    division: &'a Division,
    strata: Vec<ClassCounts>,
    others: BTreeMap<String, ClassCounts>,
}

impl Division {
    /// Returns the division by the groups of a segment.
    pub(super) fn of_margins(published: &PublishedSurvey, margins: Margins, answers_min: u64) -> Division {
        let mut others: Vec<String> = Vec::new();
        let options = published
            .versions()
            .flat_map(|version| segment_options(version, &margins.segment));
        for option in options {
            let mut known = margins.groups.iter().flat_map(|group| &group.options).chain(&others);
            if !known.any(|known| known == option) {
                others.push(option.to_owned());
            }
        }
        let classes = margins.groups.into_iter().map(|group| WeightedClass {
            name: group.name(),
            options: group.options,
            weight: group.share,
        });
        Division {
            classes: classes.collect(),
            others,
            source: WeightSource {
                source: Some(margins.source),
                year: margins.year,
                last_year: margins.year,
            },
            weighting: Weighting::Segment(margins.segment),
            answers_min,
        }
    }

    /// Returns the division by kinds of placements.
    pub(super) fn of_placements(reference: &Reference, answers_min: u64) -> Division {
        let classes = reference.shares().map(|(kind, weight)| WeightedClass {
            name: kind,
            options: Vec::new(),
            weight,
        });
        Division {
            classes: classes.collect(),
            others: Vec::new(),
            source: WeightSource {
                source: None,
                year: reference.from.year().into(),
                last_year: reference.to.year().into(),
            },
            weighting: Weighting::Placements,
            answers_min,
        }
    }
}

/// Whether the code is that of a segment question of any version.
pub(super) fn has_segment(published: &PublishedSurvey, segment: &str) -> bool {
    published
        .versions()
        .any(|version| segment_options(version, segment).next().is_some())
}

/// Options of a segment question of a version; none when the version does not ask it.
fn segment_options<'a>(version: &'a PublishedVersion, segment: &'a str) -> impl Iterator<Item = &'a str> + use<'a> {
    let own = version
        .definition
        .segments()
        .filter(move |(question, _)| question.code.as_str() == segment);
    own.flat_map(|(_, choice)| choice.options.iter().map(|option| option.code.as_str()))
}

/// Adds up the counter blocks of the query by the classes of each division.
pub(super) fn live_classes(
    app: &App,
    published: &PublishedSurvey,
    query: &ReportQuery,
    divisions: &[&Division],
) -> Result<Vec<ClassReports>, ReportError> {
    if divisions.is_empty() {
        return Ok(Vec::new());
    }
    let mut live: Vec<LiveClasses<'_>> = divisions.iter().map(|division| LiveClasses::of(division)).collect();
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
        let kind = kind_of(published, &row.placement);
        for classes in &mut live {
            classes.add(version, kind, &block);
        }
    }
    Ok(live.into_iter().map(|classes| classes.reports(published)).collect())
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
}

impl LiveClasses<'_> {
    fn of(division: &Division) -> LiveClasses<'_> {
        LiveClasses {
            division,
            strata: vec![ClassCounts::default(); division.classes.len()],
            others: BTreeMap::new(),
        }
    }

    /// Adds a counter block of a version, which came from a placement of this kind.
    fn add(&mut self, version: &PublishedVersion, kind: &str, block: &CounterBlock) {
        let classes = self.division.classes.iter().zip(&mut self.strata);
        let Weighting::Segment(segment) = &self.division.weighting else {
            let mut own = classes.filter(|(class, _)| class.name == kind);
            let counts = match own.next() {
                Some((_, counts)) => counts,
                None => self.others.entry(kind.to_owned()).or_default(),
            };
            counts.add(version.id, block, 0);
            return;
        };
        let section = |option: &String| version.layout.segment(segment, option);
        for (class, counts) in classes {
            for section in class.options.iter().filter_map(section) {
                counts.add(version.id, block, section);
            }
        }
        for option in &self.division.others {
            if let Some(section) = section(option) {
                let counts = self.others.entry(option.clone()).or_default();
                counts.add(version.id, block, section);
            }
        }
    }

    fn reports(self, published: &PublishedSurvey) -> ClassReports {
        let report = |counts: &ClassCounts| vec![counts.report(published)];
        let others = self.others.iter();
        ClassReports {
            strata: self.strata.iter().map(report).collect(),
            others: others.map(|(name, counts)| (name.clone(), report(counts))).collect(),
        }
    }
}

/// Reads the released reports of the options or placements of a division; `None` for more than the server reads for one.
pub(super) fn told_classes(
    app: &App,
    published: &PublishedSurvey,
    query: &ReportQuery,
    division: &Division,
) -> Result<Option<ClassReports>, ReportError> {
    let period = || ReportQuery {
        from: query.from,
        to: query.to,
        ..ReportQuery::default()
    };
    let (strata, others) = match &division.weighting {
        Weighting::Segment(segment) => {
            let of = |option: &String| ReportQuery {
                segment: Some((segment.clone(), option.clone())),
                ..period()
            };
            let strata = division.classes.iter();
            let others = division.others.iter();
            (
                strata.map(|class| class.options.iter().map(of).collect()).collect(),
                others.map(|option| (option.clone(), vec![of(option)])).collect(),
            )
        }
        Weighting::Placements => told_placements(app, published, query, division)?,
        // Raking reads single responses.
        Weighting::TwoSegments(..) => (Vec::new(), Vec::new()),
    };
    let queries = strata.iter().chain(others.iter().map(|(_, queries)| queries));
    if queries.map(Vec::len).sum::<usize>() > TOLD_CLASSES_MAX {
        return Ok(None);
    }
    let read = |queries: Vec<ReportQuery>| {
        let reports = queries
            .iter()
            .map(|query| disclosure::report(app, &published.path, query, Audience::Public));
        reports.collect::<Result<Vec<Report>, ReportError>>()
    };
    let strata = strata.into_iter().map(read).collect::<Result<_, _>>()?;
    let others = others.into_iter().map(|(name, queries)| Ok((name, read(queries)?)));
    let others = others.collect::<Result<_, ReportError>>()?;
    Ok(Some(ClassReports { strata, others }))
}

/// Queries of the classes with a proportion, and of the others by name.
type ClassQueries = (Vec<Vec<ReportQuery>>, Vec<(String, Vec<ReportQuery>)>);

/// Returns the queries of the placements with told responses, by the kinds of a division.
fn told_placements(
    app: &App,
    published: &PublishedSurvey,
    query: &ReportQuery,
    division: &Division,
) -> Result<ClassQueries, ReportError> {
    let rows = app.releases.rows(&app.storage, published.survey_id)?;
    let is_within =
        |day: jiff::civil::Date| query.from.is_none_or(|from| from <= day) && query.to.is_none_or(|to| day <= to);
    let mut told: BTreeMap<&str, i64> = BTreeMap::new();
    for (day, placement, added) in told_by_day(&rows) {
        if is_within(day.date()) {
            let sum = told.entry(placement).or_default();
            *sum = sum.saturating_add(added);
        }
    }
    let mut by_kind: BTreeMap<&str, Vec<ReportQuery>> = BTreeMap::new();
    for (placement, _) in told.into_iter().filter(|(_, count)| *count > 0) {
        let own = by_kind.entry(kind_of(published, placement)).or_default();
        own.push(ReportQuery {
            from: query.from,
            to: query.to,
            placement: Some(placement.to_owned()),
            ..ReportQuery::default()
        });
    }
    let strata = division
        .classes
        .iter()
        .map(|class| by_kind.remove(class.name.as_str()).unwrap_or_default());
    let strata = strata.collect();
    let others = by_kind.into_iter().map(|(kind, queries)| (kind.to_owned(), queries));
    Ok((strata, others.collect()))
}
