//! Surveys of a city with what everybody sees of them in a year.

use std::collections::HashSet;
use std::sync::Arc;

use super::proposal::ProposalPeriod;
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::benchmark::error::BenchmarkError;
use crate::app::catalogue::PublishedSurvey;
use crate::app::reports::newest_shape::{newest_shape, newest_shapes};
use crate::app::reports::{ReportError, ReportQuery, disclosure};
use crate::app::resource::Resource;
use crate::storage;
use urbivox_core::measure::family::MeasureFamily;
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::report::Report;
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::survey::slug::Slug;
use urbivox_core::tally::period::Bucket;

/// Surveys read per city. Protects the server.
const SURVEYS_MAX: i64 = 1_000;

/// Survey with its public report of a year.
pub(in crate::app::benchmark) struct SourceSurvey {
    pub(super) published: Arc<PublishedSurvey>,
    pub(super) report: Report,
}

/// Returns the surveys of a city that the public sees, with their reports of the year.
pub(in crate::app::benchmark) fn sources(
    app: &App,
    city: &Slug,
    period: &ProposalPeriod,
) -> Result<Vec<SourceSurvey>, BenchmarkError> {
    let slugs = app.storage.read(|db| {
        let row = storage::cities::find(db, city.as_str())?.ok_or(BenchmarkError::NoSuch(Resource::City))?;
        Ok::<_, BenchmarkError>(storage::surveys::published(db, Some(row.id), SURVEYS_MAX)?)
    })?;
    let query = ReportQuery {
        by: Some(Bucket::Month),
        ..query_of(period)
    };
    let mut sources = Vec::new();
    for (_, service, survey) in slugs {
        let (Some(service), Some(survey)) = (Slug::parse(&service), Slug::parse(&survey)) else {
            return Err(storage::Error::corrupt("surveys", "a slug").into());
        };
        let path = SurveyPath {
            city: city.clone(),
            service,
            survey,
        };
        let Some(published) = app.catalogue.find(&app.storage, &path)? else {
            continue;
        };
        sources.extend(public_report(app, &path, &query)?.map(|report| SourceSurvey { published, report }));
    }
    Ok(sources)
}

pub(super) fn query_of(period: &ProposalPeriod) -> ReportQuery {
    ReportQuery {
        from: Some(period.from),
        to: Some(period.to),
        ..ReportQuery::default()
    }
}

/// Returns what everybody sees of a survey; `None` when it is no longer available to the public, or has no such segment.
pub(super) fn public_report(
    app: &App,
    path: &SurveyPath,
    query: &ReportQuery,
) -> Result<Option<Report>, BenchmarkError> {
    match disclosure::public(app, path, query) {
        Ok(report) => Ok(Some(report)),
        Err(ReportError::Fault(fault)) => Err(fault.into()),
        Err(ReportError::NoSuchSurvey | ReportError::NotASegment | ReportError::UnknownOption) => Ok(None),
        Err(other @ (ReportError::OneFilter | ReportError::BadPeriod | ReportError::TooLong)) => {
            Err(storage::Error::corrupt("releases", other).into())
        }
    }
}

impl SourceSurvey {
    /// Returns the visible headlines of these families, one for each measure: that of the primary question where several have
    /// it. Of a question that was asked in several shapes only the newest counts, which is the first.
    pub(super) fn values(&self, families: &[MeasureFamily]) -> Vec<&MeasureValue> {
        let definition = &self.published.current().definition;
        let primary = definition.primary_question().map(|question| question.code.as_str());
        let mut newest: Vec<&QuestionReport> = newest_shapes(&self.report.questions).collect();
        newest.sort_by_key(|question| primary != Some(question.code.as_str()));
        let mut ids = HashSet::new();
        newest
            .into_iter()
            .filter_map(visible_measure)
            .filter(|measure| families.contains(&measure.family) && ids.insert(measure.id.as_str()))
            .collect()
    }

    /// Returns the kinds of its placements, each once.
    pub(super) fn channels(&self) -> Vec<String> {
        let placements = self.published.registered_placements();
        let mut kinds: Vec<String> = placements.map(|(_, offered)| offered.kind.name().to_owned()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    /// Returns the number of answers to a question; `None` when the survey does not ask it, or its answers are withheld.
    pub(super) fn answers_to(&self, code: &str) -> Option<u64> {
        let question = newest_shape(&self.report.questions, code).filter(|question| !question.is_withheld)?;
        Some(question.answered).filter(|answers| *answers > 0)
    }
}

/// Returns the headline of a question; `None` when it is withheld.
pub(super) fn visible_measure(question: &QuestionReport) -> Option<&MeasureValue> {
    question.measure.as_ref().filter(|_| !question.is_withheld)
}
