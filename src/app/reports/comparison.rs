//! Comparison of cities and surveys by their public reports.

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
use urbivox_core::measure::pooling::{FunnelPosition, PooledEstimate, PooledUnit, pooled_estimate};
use urbivox_core::measure::report::Report;
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::survey::slug::Slug;

/// Surveys that are compared. Protects the server; the European Union has some 95,000 municipalities.
const SURVEYS_MAX: i64 = 20_000;

/// Published survey in the comparison.
#[derive(Clone, Debug)]
pub struct ComparedSurvey {
    /// Survey.
    pub published: Arc<PublishedSurvey>,
    /// Number of responses; `None` when withheld.
    pub responses: Option<u64>,
    /// First visible measure, of any kind.
    pub headline: Option<MeasureValue>,
    /// Satisfaction, when it is measured and visible.
    pub satisfaction: Option<MeasureValue>,
    /// Comparison with the surveys that measure in the same way.
    pub compared: Option<ComparedShare>,
}

/// City in the comparison.
#[derive(Clone, Debug)]
pub struct ComparedCity {
    /// City.
    pub city: Arc<CityFacts>,
    /// Number of its published surveys.
    pub surveys: usize,
    /// Sum of the visible numbers of responses.
    pub responses: u64,
    /// Comparison with other cities, over all its surveys that measure in the same way.
    pub compared: Option<ComparedShare>,
}

/// Share of satisfied answers in comparison with others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ComparedShare {
    /// Satisfied answers, and all answers.
    pub part: PooledUnit,
    /// Share, 0 to 1.
    pub share: f64,
    /// 95 % Wilson interval of the share.
    pub interval: Interval,
    /// Share shrunk towards the common one; the more, the fewer answers it rests on.
    pub shrunk: f64,
    /// Whether it differs from the others by more than chance.
    pub position: FunnelPosition,
}

/// Comparison of all cities and surveys.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Time of counting.
    pub counted_at: Timestamp,
    /// Id of the compared measure: the one with the most answers.
    pub measure: Option<String>,
    /// Common estimate of the cities.
    pub of_cities: Option<PooledEstimate>,
    /// Common estimate of the surveys.
    pub of_surveys: Option<PooledEstimate>,
    /// Surveys, by city, service and survey.
    pub surveys: Vec<ComparedSurvey>,
    /// Cities, by name in addresses.
    pub cities: Vec<ComparedCity>,
}

/// Returns the satisfaction of a report: the first visible measure of that kind.
pub fn satisfaction(report: &Report) -> Option<&MeasureValue> {
    told(report).find(|measure| measure.id.starts_with("csat-"))
}

/// Returns the visible measures of a report.
fn told(report: &Report) -> impl Iterator<Item = &MeasureValue> {
    let told = report.questions.iter().filter(|question| !question.is_withheld);
    told.filter_map(|question| question.measure.as_ref())
}

static OVERVIEW: CacheEntry<Overview> = CacheEntry {
    place: |app| &app.overview,
    count,
    name: "the overview of all cities",
};

/// Returns the comparison of all cities. Cached: may be some minutes old, see `counted_at`.
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
    let measure = most_answered_measure(&surveys);
    let is_alike = |found: &&MeasureValue| Some(&found.id) == measure.as_ref();
    let part_of = |line: &ComparedSurvey| {
        let found = line.satisfaction.as_ref().filter(is_alike)?;
        Some((found.hits?, found.n))
    };
    let parts: Vec<Option<PooledUnit>> = surveys.iter().map(part_of).collect();
    let of_surveys = pooled_estimate(&parts.iter().flatten().copied().collect::<Vec<_>>());
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
    let of_cities = pooled_estimate(&by_city.values().map(|(_, _, _, part)| *part).collect::<Vec<_>>());
    let cities = by_city
        .into_values()
        .map(|(city, surveys, responses, part)| ComparedCity {
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
) -> Result<Option<ComparedSurvey>, ServiceError> {
    let (Some(city), Some(service), Some(survey)) = (Slug::parse(city), Slug::parse(service), Slug::parse(survey))
    else {
        return Err(storage::Error::corrupt("surveys", "a slug").into());
    };
    let path = SurveyPath { city, service, survey };
    let Some(published) = app.catalogue.find(app, &path)? else {
        return Ok(None);
    };
    match disclosure::public(app, &path, &ReportQuery::default()) {
        Ok(report) => Ok(Some(ComparedSurvey {
            published,
            responses: report.responses,
            headline: told(&report).next().cloned(),
            satisfaction: satisfaction(&report).cloned(),
            compared: None,
        })),
        Err(Refusal::Fault(fault)) => Err(fault),
        // No longer available to the public; the others are compared all the same.
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

/// Returns the id of the satisfaction measure with the most answers: only equal measures are compared.
fn most_answered_measure(surveys: &[ComparedSurvey]) -> Option<String> {
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
            shrunk: common.map_or(own, |common| common.shrunk_share(part)),
            position: common.map_or(FunnelPosition::Within, |common| common.funnel_position(part)),
        })
    }
}

impl Overview {
    /// Returns the city of this slug.
    pub fn city(&self, slug: &Slug) -> Option<&ComparedCity> {
        self.cities.iter().find(|line| line.city.slug == *slug)
    }

    /// Returns the surveys of a city.
    pub fn surveys_of<'a>(&'a self, slug: &'a Slug) -> impl Iterator<Item = &'a ComparedSurvey> {
        self.surveys
            .iter()
            .filter(move |line| line.published.path.city == *slug)
    }
}
