//! Cities and services beside each other: what everybody may see of all of them at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::disclosure;
use super::{Refusal, ReportQuery};
use crate::app::authoring::SurveyPath;
use crate::app::cache::CacheEntry;
use crate::app::catalogue::{CityFacts, PublishedSurvey};
use crate::app::{App, ServiceError};
use crate::storage;
use urbivox_core::measure::interval::{Interval, share, wilson};
use urbivox_core::measure::pooling::{FunnelPosition, PooledEstimate, PooledUnit, common};
use urbivox_core::measure::report::Report;
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::survey::slug::Slug;

/// Surveys that are looked at together. Protects the server; the European Union has some 95,000 municipalities.
const SURVEYS_MAX: i64 = 20_000;

/// A published survey, as everybody may see it.
#[derive(Clone, Debug)]
pub struct SurveyLine {
    /// The survey.
    pub published: Arc<PublishedSurvey>,
    /// How many responses; `None` when that is withheld.
    pub responses: Option<u64>,
    /// The first measure that is told, of whatever kind.
    pub headline: Option<MeasureValue>,
    /// Its satisfaction, when it is measured and told.
    pub satisfaction: Option<MeasureValue>,
    /// Where it stands among those that measure in the same way.
    pub compared: Option<ComparedShare>,
}

/// A city with its surveys.
#[derive(Clone, Debug)]
pub struct CityLine {
    /// The city.
    pub city: Arc<CityFacts>,
    /// How many published surveys it has.
    pub surveys: usize,
    /// The responses that are told.
    pub responses: u64,
    /// Where it stands among the cities: all its surveys that measure in the same way together.
    pub compared: Option<ComparedShare>,
}

/// A share beside others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ComparedShare {
    /// Satisfied answers, and all.
    pub part: PooledUnit,
    /// The share, 0 to 1.
    pub share: f64,
    /// Its 95 % Wilson interval.
    pub interval: Interval,
    /// The share drawn towards the common one, as far as it rests on few answers.
    pub shrunk: f64,
    /// Whether more than chance sets it apart.
    pub standing: FunnelPosition,
}

/// All of them.
#[derive(Clone, Debug)]
pub struct Overview {
    /// When it was counted.
    pub counted_at: Timestamp,
    /// The measure by which they are compared; the one that most answers were given to.
    pub measure: Option<String>,
    /// What the cities have in common.
    pub of_cities: Option<PooledEstimate>,
    /// What the surveys have in common.
    pub of_surveys: Option<PooledEstimate>,
    /// By city, service and survey.
    pub surveys: Vec<SurveyLine>,
    /// By name in addresses.
    pub cities: Vec<CityLine>,
}

/// The satisfaction that a report tells, of the first question that measures it.
pub fn satisfaction(report: &Report) -> Option<&MeasureValue> {
    told(report).find(|measure| measure.id.starts_with("csat-"))
}

/// The headline measures that a report tells.
fn told(report: &Report) -> impl Iterator<Item = &MeasureValue> {
    let told = report.questions.iter().filter(|question| !question.is_withheld);
    told.filter_map(|question| question.measure.as_ref())
}

static OVERVIEW: CacheEntry<Overview> = CacheEntry {
    place: |app| &app.overview,
    count,
    name: "the overview of all cities",
};

/// The overview of all cities. What takes long to count may be some minutes old: it says when it was counted.
pub fn overview(app: &App) -> Result<Arc<Overview>, ServiceError> {
    OVERVIEW.get(app)
}

fn count(app: &App) -> Result<Overview, ServiceError> {
    let places = app
        .storage
        .read(|db| storage::surveys::published(db, None, SURVEYS_MAX))?;
    let mut surveys = Vec::new();
    for place in &places {
        surveys.extend(line(app, place)?);
    }
    let measure = commonest(&surveys);
    let is_alike = |found: &&MeasureValue| Some(&found.id) == measure.as_ref();
    let part_of = |line: &SurveyLine| {
        let found = line.satisfaction.as_ref().filter(is_alike)?;
        Some((found.hits?, found.n))
    };
    let parts: Vec<Option<PooledUnit>> = surveys.iter().map(part_of).collect();
    let of_surveys = common(&parts.iter().flatten().copied().collect::<Vec<_>>());
    let mut by_city: BTreeMap<Slug, (Arc<CityFacts>, usize, u64, PooledUnit)> = BTreeMap::new();
    for (line, part) in surveys.iter_mut().zip(&parts) {
        line.compared = part.and_then(|part| ComparedShare::of(part, of_surveys.as_ref()));
        let city = &line.published.city;
        let known = by_city
            .entry(line.published.path.city.clone())
            .or_insert_with(|| (Arc::clone(city), 0, 0, (0, 0)));
        known.1 += 1;
        known.2 = known.2.saturating_add(line.responses.unwrap_or_default());
        let (hits, trials) = part.unwrap_or_default();
        known.3 = (known.3.0.saturating_add(hits), known.3.1.saturating_add(trials));
    }
    let of_cities = common(&by_city.values().map(|(_, _, _, part)| *part).collect::<Vec<_>>());
    let cities = by_city.into_values().map(|(city, surveys, responses, part)| CityLine {
        city,
        surveys,
        responses,
        compared: ComparedShare::of(part, of_cities.as_ref()),
    });
    Ok(Overview {
        counted_at: app.clock.now(),
        cities: cities.collect(),
        measure,
        of_cities,
        of_surveys,
        surveys,
    })
}

fn line(
    app: &App,
    (city, service, survey): &storage::surveys::SurveySlugs,
) -> Result<Option<SurveyLine>, ServiceError> {
    let (Some(city), Some(service), Some(survey)) = (Slug::parse(city), Slug::parse(service), Slug::parse(survey))
    else {
        return Err(storage::Error::corrupt("surveys", "a slug").into());
    };
    let path = SurveyPath { city, service, survey };
    let Some(published) = app.catalogue.find(app, &path)? else {
        return Ok(None);
    };
    match disclosure::public(app, &path, &ReportQuery::default()) {
        Ok(report) => Ok(Some(SurveyLine {
            published,
            responses: report.responses,
            headline: told(&report).next().cloned(),
            satisfaction: satisfaction(&report).cloned(),
            compared: None,
        })),
        Err(Refusal::Fault(fault)) => Err(fault),
        // It was closed to everybody meanwhile; the others are there all the same.
        Err(Refusal::NoSuchSurvey) => Ok(None),
        Err(
            other @ (Refusal::NotASegment
            | Refusal::UnknownOption
            | Refusal::OneFilter
            | Refusal::BadPeriod
            | Refusal::TooLong),
        ) => Err(storage::Error::corrupt("tallies", other).into()),
    }
}

/// The id of the measure with the most answers: only what is measured in the same way is compared.
fn commonest(surveys: &[SurveyLine]) -> Option<String> {
    let mut answers: BTreeMap<&str, u64> = BTreeMap::new();
    for measure in surveys.iter().filter_map(|line| line.satisfaction.as_ref()) {
        let sum = answers.entry(&measure.id).or_default();
        *sum = sum.saturating_add(measure.n);
    }
    let most = answers.into_iter().max_by_key(|(_, sum)| *sum);
    most.map(|(id, _)| id.to_owned())
}

impl ComparedShare {
    fn of(part: PooledUnit, common: Option<&PooledEstimate>) -> Option<ComparedShare> {
        let (hits, trials) = part;
        let own = share(hits, trials)?;
        Some(ComparedShare {
            part,
            share: own,
            interval: wilson(hits, trials)?,
            shrunk: common.map_or(own, |common| common.shrunk(part)),
            standing: common.map_or(FunnelPosition::Within, |common| common.standing(part)),
        })
    }
}

impl Overview {
    /// The city of this name in addresses.
    pub fn city(&self, slug: &Slug) -> Option<&CityLine> {
        self.cities.iter().find(|line| line.city.slug == *slug)
    }

    /// The surveys of a city.
    pub fn surveys_of<'a>(&'a self, slug: &'a Slug) -> impl Iterator<Item = &'a SurveyLine> {
        self.surveys
            .iter()
            .filter(move |line| line.published.path.city == *slug)
    }
}
