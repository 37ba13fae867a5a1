//! Comparison of cities and surveys by their public reports.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::disclosure;
use super::error::ReportError;
use super::overview::{ComparedCity, ComparedShare, ComparedSurvey, Overview};
use super::report_query::ReportQuery;
use crate::app::authoring::SurveyPath;
use crate::app::cache::CacheEntry;
use crate::app::catalogue::CityFacts;
use crate::app::{App, ServiceError};
use crate::storage;
use urbivox_core::measure::family::MeasureFamily;
use urbivox_core::measure::interval::{share, wilson};
use urbivox_core::measure::pooling::{FunnelPosition, PooledEstimate, PooledUnit, pooled_estimate};
use urbivox_core::measure::report::Report;
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::survey::slug::Slug;

/// Surveys that are compared. Protects the server; the European Union has some 95,000 municipalities.
const SURVEYS_MAX: i64 = 20_000;

/// Returns the satisfaction of a report: the first visible measure of that kind.
pub fn satisfaction(report: &Report) -> Option<&MeasureValue> {
    visible_measures(report).find(|measure| measure.family == MeasureFamily::Csat)
}

/// Returns the visible measures of a report.
fn visible_measures(report: &Report) -> impl Iterator<Item = &MeasureValue> {
    let visible = report.questions.iter().filter(|question| !question.is_withheld);
    visible.filter_map(|question| question.measure.as_ref())
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
    let paths = app
        .storage
        .read(|db| storage::surveys::published(db, None, SURVEYS_MAX))?;
    let mut surveys = Vec::new();
    for path in &paths {
        surveys.extend(compared_survey(app, path)?);
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

fn compared_survey(
    app: &App,
    (city, service, survey): &storage::surveys::SurveySlugs,
) -> Result<Option<ComparedSurvey>, ServiceError> {
    let (Some(city), Some(service), Some(survey)) = (Slug::parse(city), Slug::parse(service), Slug::parse(survey))
    else {
        return Err(storage::Error::corrupt("surveys", "a slug").into());
    };
    let path = SurveyPath { city, service, survey };
    let Some(published) = app.catalogue.find(&app.storage, &path)? else {
        return Ok(None);
    };
    match disclosure::public(app, &path, &ReportQuery::default()) {
        Ok(report) => Ok(Some(ComparedSurvey {
            published,
            responses: report.responses,
            headline: visible_measures(&report).next().cloned(),
            satisfaction: satisfaction(&report).cloned(),
            compared: None,
        })),
        Err(ReportError::Fault(fault)) => Err(fault),
        // No longer available to the public; the others are compared all the same.
        Err(ReportError::NoSuchSurvey) => Ok(None),
        Err(
            other @ (ReportError::NotASegment
            | ReportError::UnknownOption
            | ReportError::OneFilter
            | ReportError::BadPeriod
            | ReportError::TooLong),
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
