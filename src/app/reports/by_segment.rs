//! Measure of one question by each option of the survey's segment questions.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::counted_part::CountedPart;
use super::disclosure;
use super::disclosure::Audience;
use super::error::ReportError;
use super::report_query::ReportQuery;
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::{PublishedSurvey, PublishedVersion};
use crate::storage;
use crate::storage::tallies;
use urbivox_core::measure::report::{Report, ReportHeading};
use urbivox_core::measure::totals::VersionTotals;
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::release::figures::BLANK;
use urbivox_core::tally::counter_block::CounterBlock;

/// Segment question with the measure of each of its options.
#[derive(Clone, Debug)]
pub struct SegmentResults {
    /// Code of the segment question.
    pub question: String,
    /// Options, in the order of the newest version, then those of earlier ones; last those who named none.
    pub options: Vec<SegmentOption>,
}

/// Option of a segment question.
#[derive(Clone, Debug)]
pub struct SegmentOption {
    /// Code of the option; empty for people who left the segment blank or were not asked.
    pub option: String,
    /// Measure of those who chose it; `None` without answers, or when withheld.
    pub measure: Option<MeasureValue>,
    /// Withheld because too few people answered.
    pub is_withheld: bool,
}

/// Counts by version.
type Counts = BTreeMap<i64, Vec<i128>>;

/// Returns the segment questions of all versions with their options: those of the newest version first.
pub fn segments(published: &PublishedSurvey) -> Vec<(String, Vec<String>)> {
    let mut segments: Vec<(String, Vec<String>)> = Vec::new();
    for version in published.versions() {
        for (question, choice) in version.definition.segments() {
            let code = question.code.as_str();
            let at = match segments.iter().position(|(known, _)| known == code) {
                Some(at) => at,
                None => {
                    segments.push((code.to_owned(), Vec::new()));
                    segments.len() - 1
                }
            };
            let Some((_, known)) = segments.get_mut(at) else {
                continue;
            };
            for option in &choice.options {
                let option = option.code.as_str();
                if !known.iter().any(|known| known == option) {
                    known.push(option.to_owned());
                }
            }
        }
    }
    segments
}

/// Returns the measure of the question `code` by each option of every segment, and of those who named none, over the period of the query and with its
/// placement, language and version. A segment in the query is not applied. Responses by signed link are not counted by
/// segment: with that filter, and for the public with any filter, the result is empty.
pub fn by_segment(
    app: &App,
    path: &SurveyPath,
    query: &ReportQuery,
    code: &str,
    audience: Audience,
) -> Result<Vec<SegmentResults>, ReportError> {
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    let query = ReportQuery {
        by: None,
        segment: None,
        ..query.clone()
    };
    let mut segments = segments(&published);
    for (_, options) in &mut segments {
        options.push(BLANK.to_owned());
    }
    if query.verified || segments.is_empty() {
        return Ok(Vec::new());
    }
    match audience {
        Audience::Staff => live(app, &published, &query, (code, segments)),
        Audience::Public => protected(app, path, &query, (code, segments)),
    }
}

/// Reads each counter block once and adds the sections of all options.
fn live(
    app: &App,
    published: &PublishedSurvey,
    query: &ReportQuery,
    (code, segments): (&str, Vec<(String, Vec<String>)>),
) -> Result<Vec<SegmentResults>, ReportError> {
    let versions: BTreeMap<i64, &Arc<PublishedVersion>> = published
        .versions()
        .filter(|version| query.version.is_none_or(|number| number == version.number))
        .map(|version| (version.id, version))
        .collect();
    let ids: Vec<i64> = versions.keys().copied().collect();
    let filter = query.block_filter();
    let rows = app.storage.read(|db| tallies::matching(db, &ids, &filter))?;
    let pairs: Vec<(&str, &str)> = segments
        .iter()
        .flat_map(|(question, options)| options.iter().map(|option| (question.as_str(), option.as_str())))
        .collect();
    let mut counts: Vec<Counts> = vec![Counts::new(); pairs.len()];
    for row in &rows {
        let Some(version) = versions.get(&row.version_id) else {
            continue;
        };
        let counter_block =
            CounterBlock::decode(&row.counts).map_err(|cause| storage::Error::corrupt("tallies", cause))?;
        for ((question, option), counts) in pairs.iter().zip(&mut counts) {
            if let Some(part) = CountedPart::of_class(&version.layout, question, option) {
                part.add_to(&counter_block, counts.entry(row.version_id).or_default());
            }
        }
    }
    let measures: Vec<Option<MeasureValue>> = counts
        .into_iter()
        .map(|counts| measure_of(&published.path, &versions, counts, code))
        .collect();
    let mut measures = measures.into_iter();
    let results = segments.into_iter().map(|(question, options)| SegmentResults {
        question,
        options: options
            .into_iter()
            .map(|option| SegmentOption {
                option,
                measure: measures.next().flatten(),
                is_withheld: false,
            })
            .collect(),
    });
    Ok(results.collect())
}

/// Returns the measure of the question `code` in these counts.
fn measure_of(
    path: &SurveyPath,
    versions: &BTreeMap<i64, &Arc<PublishedVersion>>,
    mut counts: Counts,
    code: &str,
) -> Option<MeasureValue> {
    let totals = versions.iter().map(|(id, version)| VersionTotals {
        number: version.number,
        definition: Arc::clone(&version.definition),
        layout: Arc::clone(&version.layout),
        totals: counts.remove(id).unwrap_or_default(),
    });
    let heading = ReportHeading {
        survey: path.to_string(),
        from: None,
        to: None,
    };
    let report = Report::build(heading, totals.collect(), Vec::new());
    measure_in(report, code).measure
}

/// Asks for the public report of each option.
fn protected(
    app: &App,
    path: &SurveyPath,
    query: &ReportQuery,
    (code, segments): (&str, Vec<(String, Vec<String>)>),
) -> Result<Vec<SegmentResults>, ReportError> {
    if query.placement.is_some() || query.language.is_some() || query.version.is_some() {
        return Ok(Vec::new());
    }
    let mut results = Vec::new();
    for (question, options) in segments {
        let mut found = Vec::new();
        for option in options {
            let query = ReportQuery {
                segment: Some((question.clone(), option.clone())),
                ..query.clone()
            };
            let report = disclosure::report(app, path, &query, Audience::Public)?;
            found.push(SegmentOption {
                option,
                ..measure_in(report, code)
            });
        }
        results.push(SegmentResults {
            question,
            options: found,
        });
    }
    Ok(results)
}

/// Returns the measure of the question `code`: where it was asked on two scales, of the newer one.
fn measure_in(report: Report, code: &str) -> SegmentOption {
    let responses = report.responses;
    let question = report.questions.into_iter().find(|question| question.code == code);
    let is_withheld = question.as_ref().is_some_and(|question| question.is_withheld) || responses.is_none();
    SegmentOption {
        option: String::new(),
        measure: question.and_then(|question| question.measure),
        is_withheld,
    }
}
