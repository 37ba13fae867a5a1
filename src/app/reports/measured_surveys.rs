//! Surveys with the values of their measures, as the public sees them.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

pub use super::measured_survey::MeasuredSurvey;

use super::disclosure;
use super::error::ReportError;
use super::newest_shape::newest_shapes;
use super::report_query::ReportQuery;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::app::{App, ServiceError};
use crate::storage;
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::report::{ReleaseNote, Report};
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::survey::slug::Slug;
use urbivox_core::tally::period::Bucket;

/// Surveys that are read. Protects the server; the European Union has some 95,000 municipalities.
const SURVEYS_MAX: i64 = 20_000;
/// Number of months that are compared when no period is given.
const MONTHS: i32 = 12;

/// Returns the twelve months that end with this day.
pub(super) fn months_until(last: Date) -> Result<(Date, Date), ReportError> {
    let first = last.tomorrow().and_then(|after| after.checked_sub(MONTHS.months()));
    first.map(|first| (first, last)).map_err(|cause| {
        tracing::debug!(%cause, "the period is not in the calendar");
        ReportError::BadPeriod
    })
}

pub(super) fn query_of((from, to): (Date, Date), by: Option<Bucket>) -> ReportQuery {
    ReportQuery {
        from: Some(from),
        to: Some(to),
        by,
        ..ReportQuery::default()
    }
}

/// Returns the paths of all surveys with a published version, by city, service and survey.
pub(super) fn published_paths(app: &App) -> Result<Vec<SurveyPath>, ServiceError> {
    let slugs = app
        .storage
        .read(|db| storage::surveys::published(db, None, SURVEYS_MAX))?;
    let path = |(city, service, survey): &storage::surveys::SurveySlugs| {
        Some(SurveyPath {
            city: Slug::parse(city)?,
            service: Slug::parse(service)?,
            survey: Slug::parse(survey)?,
        })
    };
    let corrupt = || storage::Error::corrupt("surveys", "a slug");
    let paths = slugs.iter().map(|slugs| path(slugs).ok_or_else(corrupt));
    Ok(paths.collect::<Result<_, storage::Error>>()?)
}

/// Returns the public report; `None` when the survey is no longer available to the public.
pub(super) fn public_report(app: &App, path: &SurveyPath, query: &ReportQuery) -> Result<Option<Report>, ServiceError> {
    match disclosure::public(app, path, query) {
        Ok(report) => Ok(Some(report)),
        Err(ReportError::Fault(fault)) => Err(fault),
        Err(ReportError::NoSuchSurvey) => Ok(None),
        Err(
            other @ (ReportError::NotASegment
            | ReportError::UnknownOption
            | ReportError::OneFilter
            | ReportError::BadPeriod
            | ReportError::TooLong),
        ) => Err(storage::Error::corrupt("releases", other).into()),
    }
}

/// Returns one value for each measure, that of the primary question where several have it. Of a question that was asked in
/// several shapes only the newest is read, which is the first.
pub(super) fn measures_of(
    questions: &[QuestionReport],
    published: &PublishedSurvey,
    wanted: Option<&str>,
) -> Vec<(String, MeasureValue)> {
    let definition = &published.current().definition;
    let primary = definition.primary_question().map(|question| question.code.as_str());
    let visible = newest_shapes(questions).filter(|question| !question.is_withheld);
    let mut visible: Vec<&QuestionReport> = visible.collect();
    visible.sort_by_key(|question| primary != Some(question.code.as_str()));
    let mut found: Vec<(String, MeasureValue)> = Vec::new();
    for question in visible {
        let measure = match wanted {
            None => question.measure.as_ref(),
            Some(name) => question.measures.iter().find(|measure| is_named(measure, name)),
        };
        let is_new = |measure: &&MeasureValue| found.iter().all(|(_, other)| other.id != measure.id);
        if let Some(measure) = measure.filter(is_new) {
            found.push((question.code.clone(), measure.clone()));
        }
    }
    found
}

pub(super) fn lines(
    published: &Arc<PublishedSurvey>,
    measures: Vec<(String, MeasureValue)>,
    start: Date,
    release: Option<&ReleaseNote>,
) -> impl Iterator<Item = MeasuredSurvey> {
    measures.into_iter().map(move |(question, measure)| MeasuredSurvey {
        published: Arc::clone(published),
        question,
        measure,
        start,
        release: release.cloned(),
    })
}

pub(super) fn is_named(measure: &MeasureValue, name: &str) -> bool {
    measure.id == name || measure.family.name() == name
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn twelve_months_end_with_the_last_day() {
        let months = |last| months_until(last).unwrap();
        assert_eq!(months(date(2026, 3, 12)), (date(2025, 3, 13), date(2026, 3, 12)));
        assert_eq!(months(date(2026, 2, 28)), (date(2025, 3, 1), date(2026, 2, 28)));
        assert!(matches!(months_until(Date::MIN), Err(ReportError::BadPeriod)));
    }
}
