//! The report that everybody sees: made of the releases of a survey alone, so that it changes only when a day is closed.

use jiff::civil::Date;

use super::error::ReportError;
use super::report_query::ReportQuery;
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::app::releases::cache::ReportKey;
use urbivox_core::measure::report::{Report, ReportHeading};
use urbivox_core::release::ReleaseRow;
use urbivox_core::release::figures::{LANGUAGE, PLACEMENT, VERIFIED, VERIFIED_CLASSES};
use urbivox_core::release::report::{ReleasedQuery, ReleasedVersion, released_report};
use urbivox_core::tally::period::bucket_starts;

/// Counters of a public series: four years by day of a survey with thirty counters, a year of one with 130, four years
/// by month of one with a thousand. Protects memory and processor time: each counter takes some 400 bytes until it is
/// written out.
pub const SERIES_FIGURES_MAX: usize = 50_000;

/// Returns the report of the last release, with a series of at most [`SERIES_FIGURES_MAX`] counters. Filters: none, or one
/// of placement, language, verified and segment.
pub fn report(app: &App, path: &SurveyPath, query: &ReportQuery) -> Result<Report, ReportError> {
    limited(app, path, query, SERIES_FIGURES_MAX)
}

/// As [`report`], with a series of at most `figures_max` counters.
pub(super) fn limited(
    app: &App,
    path: &SurveyPath,
    query: &ReportQuery,
    figures_max: usize,
) -> Result<Report, ReportError> {
    if query.from.zip(query.to).is_some_and(|(from, to)| from > to) {
        return Err(ReportError::BadPeriod);
    }
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    let class = class_of(&published, query)?;
    let rows = app.releases.rows(&app.storage, published.survey_id)?;
    if series_figures(&published, query, &rows) > figures_max {
        return Err(ReportError::TooLong);
    }
    let make = || make(&published, query, class, &rows);
    let Some(last) = rows.last() else {
        // Nothing is told yet.
        return Ok(Report {
            answers_min: Some(answers_min(app, &published)),
            ..make()
        });
    };
    let key = ReportKey {
        survey_id: published.survey_id,
        path: path.to_string(),
        version: published.current().number,
        release: last.number,
        query: query.clone(),
    };
    Ok(app.releases.report(key, make).as_ref().clone())
}

/// Returns the fewest answers behind a figure of the next release of this survey: the installation's number, or the city's
/// when larger.
pub fn answers_min(app: &App, published: &PublishedSurvey) -> u64 {
    let own = published.city.settings.answers_min.map_or(0, u64::from);
    app.answers_min.max(own)
}

/// Returns the last day that everybody sees of a survey; `None` before its first release.
pub fn released_through(app: &App, published: &PublishedSurvey) -> Result<Option<Date>, ReportError> {
    let rows = app.releases.rows(&app.storage, published.survey_id)?;
    Ok(rows.last().map(|row| row.span.last.date()))
}

/// Returns the first day that everybody sees of a survey; `None` before its first release.
pub fn released_from(app: &App, published: &PublishedSurvey) -> Result<Option<Date>, ReportError> {
    let rows = app.releases.rows(&app.storage, published.survey_id)?;
    Ok(rows.first().map(|row| row.span.first.date()))
}

/// Makes the report from the rows.
fn make(
    published: &PublishedSurvey,
    query: &ReportQuery,
    class: Option<(String, String)>,
    rows: &[ReleaseRow],
) -> Report {
    let heading = ReportHeading {
        survey: published.path.to_string(),
        from: query.from,
        to: query.to,
    };
    let versions = published.versions().map(|version| ReleasedVersion {
        number: version.number,
        definition: version.definition.clone(),
        layout: version.layout.clone(),
    });
    let versions: Vec<ReleasedVersion> = versions.collect();
    let query = ReleasedQuery {
        class,
        from: query.from,
        to: query.to,
        by: query.by,
    };
    released_report(heading, &versions, rows, &query)
}

/// Returns the class that a query selects, with its dimension. A value that nobody gave is a class like any other, so that it
/// answers like one that is not told.
fn class_of(published: &PublishedSurvey, query: &ReportQuery) -> Result<Option<(String, String)>, ReportError> {
    let filters = [
        query.placement.is_some(),
        query.language.is_some(),
        query.segment.is_some(),
        query.verified,
    ];
    // Two filters select a cell of a table whose margins are known. Counts are not told by version.
    if filters.into_iter().filter(|is_set| *is_set).count() > 1 || query.version.is_some() {
        return Err(ReportError::OneFilter);
    }
    let class = |dimension: &str, class: &str| Some((dimension.to_owned(), class.to_owned()));
    if let Some((question, option)) = &query.segment {
        let mut segments = published.versions().flat_map(|version| version.definition.segments());
        if !segments.any(|(segment, _)| segment.code.as_str() == question) {
            return Err(ReportError::NotASegment);
        }
        return Ok(class(question, option));
    }
    if query.verified {
        let [_, verified] = VERIFIED_CLASSES;
        return Ok(class(VERIFIED, verified));
    }
    Ok(match (&query.placement, &query.language) {
        (Some(placement), _) => class(PLACEMENT, placement),
        (None, Some(language)) => class(LANGUAGE, language),
        (None, None) => None,
    })
}

/// Returns the approximate number of counters in a series.
fn series_figures(published: &PublishedSurvey, query: &ReportQuery, rows: &[ReleaseRow]) -> usize {
    let told = rows.first().zip(rows.last());
    let Some((bucket, (first, last))) = query.by.zip(told) else {
        return 0;
    };
    let (first, last) = (first.span.first.date(), last.span.last.date());
    let days = (
        query.from.map_or(first, |from| from.max(first)),
        query.to.map_or(last, |to| to.min(last)),
    );
    let widest = published.versions().map(|version| version.layout.len()).max();
    bucket_starts(bucket, days)
        .len()
        .saturating_mul(widest.unwrap_or_default())
}
