//! Overview of all published surveys, with the comparison of the last twelve told months.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

pub use super::listed_surveys::{ListedCity, ListedSurvey, Overview};

use super::comparison_groups::Comparison;
use super::error::ReportError;
use super::listed_surveys::{KnownFigures, SurveyFigures};
use super::measured_surveys::{lines, measures_of, months_until, public_report, published_paths, query_of};
use super::report_query::ReportQuery;
use crate::app::cache::CacheEntry;
use crate::app::catalogue::PublishedSurvey;
use crate::app::{App, ServiceError};
use crate::storage;
use crate::storage::releases;
use urbivox_core::measure::report::Report;
use urbivox_core::survey::slug::Slug;

static OVERVIEW: CacheEntry<Overview> = CacheEntry {
    place: |app| &app.overview,
    count,
    name: "the overview of all cities",
};

/// Returns the overview. Cached: in a large installation it may be some minutes old, though not older than the last release
/// by more than the time that it takes to compute.
pub fn overview(app: &App) -> Result<Arc<Overview>, ServiceError> {
    OVERVIEW.get(app)
}

fn count(app: &App) -> Result<Overview, ServiceError> {
    let before = app
        .overview
        .known
        .read()
        .as_ref()
        .map(|known| Arc::clone(&known.counted));
    let mut known = still_valid(app, before.as_deref())?;
    let mut read = Vec::new();
    for path in published_paths(app)? {
        let Some(published) = app.catalogue.find(&app.storage, &path)? else {
            continue;
        };
        let version = published.current().number;
        let figures = match known.surveys.remove(&published.survey_id) {
            Some(figures) if figures.version == version => figures,
            _ => match public_report(app, &path, &ReportQuery::default())? {
                Some(report) => SurveyFigures::of(&published, report),
                None => continue,
            },
        };
        read.push((published, figures));
    }
    let releases = || read.iter().filter_map(|(_, figures)| figures.release.as_ref());
    let as_of = releases().map(|release| release.as_of).max();
    let told_in = releases().map(|release| release.told_in).max();
    let comparison = match as_of {
        Some(last) => comparison_until(app, last, &mut read, &mut known)?,
        None => Comparison::default(),
    };
    let surveys: Vec<ListedSurvey> = read
        .iter()
        .map(|(published, figures)| figures.listed(published))
        .collect();
    let by_id = read
        .into_iter()
        .map(|(published, figures)| (published.survey_id, figures));
    known.surveys = by_id.collect();
    Ok(Overview {
        as_of,
        told_in: told_in.filter(|told_in| *told_in > 1),
        comparison,
        cities: cities_of(&surveys),
        surveys,
        known,
    })
}

/// Returns the figures of the last overview that no release has changed since.
fn still_valid(app: &App, before: Option<&Overview>) -> Result<KnownFigures, ServiceError> {
    let revision = app.storage.read(releases::revision)?;
    let Some(before) = before else {
        return Ok(KnownFigures {
            revision,
            ..KnownFigures::default()
        });
    };
    if before.known.revision == revision {
        return Ok(before.known.clone());
    }
    let last: HashMap<i64, i32> = app.storage.read(releases::last_numbers)?.into_iter().collect();
    let number = |id: &i64| last.get(id).and_then(|number| u32::try_from(*number).ok());
    let mut known = KnownFigures {
        revision,
        ..before.known.clone()
    };
    known.surveys.retain(|id, figures| {
        let release = figures.release.as_ref().map(|release| release.number);
        release == number(id)
    });
    let surveys = &known.surveys;
    known.placements.retain(|id, _| surveys.contains_key(id));
    Ok(known)
}

/// Compares the twelve months that end with a day.
fn comparison_until(
    app: &App,
    last: Date,
    read: &mut [(Arc<PublishedSurvey>, SurveyFigures)],
    known: &mut KnownFigures,
) -> Result<Comparison, ServiceError> {
    let period = months_until(last).map_err(|cause: ReportError| storage::Error::corrupt("releases", cause))?;
    if known.period.replace(period) != Some(period) {
        known.placements.clear();
    }
    let mut surveys = Vec::new();
    for (published, figures) in read {
        let Some(release) = figures.release.clone() else {
            continue;
        };
        let measures = match figures.compared.take() {
            Some((compared, measures)) if compared == period => measures,
            // All its days are within the period.
            _ if release.first_day >= period.0 => figures.measures.clone(),
            _ => match public_report(app, &published.path, &query_of(period, None))? {
                Some(report) => measures_of(&report.questions, published, None),
                None => continue,
            },
        };
        figures.compared = Some((period, measures.clone()));
        surveys.extend(lines(published, measures, period.0, Some(&release)));
    }
    Comparison::of(app, period, surveys, &mut known.placements)
}

fn cities_of(surveys: &[ListedSurvey]) -> Vec<ListedCity> {
    let mut cities: BTreeMap<&Slug, ListedCity> = BTreeMap::new();
    for survey in surveys {
        let city = cities.entry(&survey.published.path.city).or_insert_with(|| ListedCity {
            city: Arc::clone(&survey.published.city),
            surveys: 0,
            responses: 0,
        });
        city.surveys += 1;
        city.responses = city.responses.saturating_add(survey.responses.unwrap_or_default());
    }
    cities.into_values().collect()
}

impl SurveyFigures {
    fn of(published: &PublishedSurvey, report: Report) -> SurveyFigures {
        SurveyFigures {
            version: published.current().number,
            responses: report.responses,
            measures: measures_of(&report.questions, published, None),
            release: report.release,
            compared: None,
        }
    }

    fn listed(&self, published: &Arc<PublishedSurvey>) -> ListedSurvey {
        ListedSurvey {
            published: Arc::clone(published),
            responses: self.responses,
            headline: self.measures.first().map(|(_, measure)| measure.clone()),
            release: self.release.clone(),
        }
    }
}
