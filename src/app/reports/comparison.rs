//! Comparison of cities by their public figures: only surveys of services of the same type that measure the same thing in
//! the same months are compared.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::comparison_groups::Comparison;
use super::disclosure;
use super::disclosure::Audience;
use super::error::ReportError;
use super::measured_surveys::{
    MeasuredSurvey, is_named, lines, measures_of, months_until, public_report, published_paths, query_of,
};
use super::overview;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::app::{App, ServiceError};
use urbivox_core::measure::family::MeasureFamily;
use urbivox_core::tally::period::Bucket;

/// Largest number of rows of all series together. Protects memory.
const SERIES_ROWS_MAX: usize = 50_000;

/// What is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparisonQuery {
    /// Name of a family of measures or id of a measure; the headline of every question when absent.
    pub measure: Option<String>,
    /// Id of a type of services; all types, and services without one, when absent.
    pub service_type: Option<String>,
    /// First day, inclusive; the day twelve months before the one after `to` when absent.
    pub from: Option<Date>,
    /// Last day, inclusive; the last day that is told of any survey when absent.
    pub to: Option<Date>,
}

/// Returns a comparison. Without a period, and for headline measures, it is that of the cached overview.
pub fn comparison(app: &App, query: &ComparisonQuery) -> Result<Comparison, ReportError> {
    if query.from.is_none() && query.to.is_none() {
        let overview = overview::overview(app)?;
        if query.measure.as_deref().is_none_or(is_headline) {
            return Ok(filtered(&overview.comparison, query));
        }
    }
    let Some(period) = period_of(app, query)? else {
        return Ok(Comparison::default());
    };
    let mut surveys = Vec::new();
    for path in published_paths(app)? {
        let Some(published) = wanted_survey(app, &path, query)? else {
            continue;
        };
        let Some(report) = public_report(app, &path, &query_of(period, None))? else {
            continue;
        };
        let measures = measures_of(&report.questions, &published, query.measure.as_deref());
        surveys.extend(lines(&published, measures, period.0, report.release.as_ref()));
    }
    Ok(Comparison::of(app, period, surveys, &mut HashMap::new())?)
}

/// Returns the values of every survey in each day, week or month.
pub fn series(app: &App, query: &ComparisonQuery, by: Bucket) -> Result<Comparison, ReportError> {
    let Some(period) = period_of(app, query)? else {
        return Ok(Comparison::default());
    };
    let mut surveys = Vec::new();
    for path in published_paths(app)? {
        let Some(published) = wanted_survey(app, &path, query)? else {
            continue;
        };
        let report = disclosure::report(app, &path, &query_of(period, Some(by)), Audience::Public);
        if matches!(report, Err(ReportError::NoSuchSurvey)) {
            continue;
        }
        let report = report?;
        for point in &report.series {
            let measures = measures_of(&point.questions, &published, query.measure.as_deref());
            surveys.extend(lines(&published, measures, point.start, report.release.as_ref()));
        }
        if surveys.len() > SERIES_ROWS_MAX {
            return Err(ReportError::TooLong);
        }
    }
    Ok(Comparison {
        period: Some(period),
        surveys,
        groups: Vec::new(),
    })
}

fn period_of(app: &App, query: &ComparisonQuery) -> Result<Option<(Date, Date)>, ReportError> {
    let last = match query.to {
        Some(last) => Some(last),
        None => overview::overview(app)?.as_of,
    };
    match (query.from, last) {
        (Some(from), Some(last)) if from > last => Err(ReportError::BadPeriod),
        (Some(from), Some(last)) => Ok(Some((from, last))),
        (None, Some(last)) => months_until(last).map(Some),
        (_, None) => Ok(None),
    }
}

fn wanted_survey(
    app: &App,
    path: &SurveyPath,
    query: &ComparisonQuery,
) -> Result<Option<Arc<PublishedSurvey>>, ServiceError> {
    let published = app.catalogue.find(&app.storage, path)?;
    Ok(published.filter(|published| query.takes_type_of(published)))
}

/// Whether a name can only be that of headlines: the name of a family that is the headline of its questions.
fn is_headline(name: &str) -> bool {
    let headlines = [
        MeasureFamily::Csat,
        MeasureFamily::Nps,
        MeasureFamily::Ces,
        MeasureFamily::Sus,
        MeasureFamily::UmuxLite,
        MeasureFamily::TimeSaved,
        MeasureFamily::SdgFound,
        MeasureFamily::SdgRating,
    ];
    headlines.iter().any(|family| family.name() == name)
}

impl ComparisonQuery {
    fn takes_type_of(&self, published: &PublishedSurvey) -> bool {
        let own = published.service_type.map(|service_type| service_type.id.as_str());
        self.service_type.is_none() || self.service_type.as_deref() == own
    }

    fn takes(&self, line: &MeasuredSurvey) -> bool {
        let is_wanted = |name: &str| is_named(&line.measure, name);
        self.takes_type_of(&line.published) && self.measure.as_deref().is_none_or(is_wanted)
    }
}

/// Returns the part of a comparison of headline measures that a query asks for.
fn filtered(all: &Comparison, query: &ComparisonQuery) -> Comparison {
    let surveys = all.surveys.iter().filter(|line| query.takes(line));
    let groups = all.groups.iter().filter(|group| {
        let is_type = |id: &String| *id == group.service_type.id;
        let is_measure = |name: &String| *name == group.measure || name == group.family.name();
        query.service_type.as_ref().is_none_or(is_type) && query.measure.as_ref().is_none_or(is_measure)
    });
    Comparison {
        period: all.period,
        surveys: surveys.cloned().collect(),
        groups: groups.cloned().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variant_of_a_measure_is_no_headline() {
        assert!(is_headline("csat") && is_headline("time-saved"));
        assert!(!is_headline("govuk") && !is_headline("csat-4-of-5"));
    }
}
