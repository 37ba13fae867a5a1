//! The report of a city's own staff: everything, computed now.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::error::ReportError;
use super::report_query::ReportQuery;
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::{PublishedSurvey, PublishedVersion};
use crate::storage;
use crate::storage::tallies;
use urbivox_core::measure::disclosure::bucket_starts;
use urbivox_core::measure::report::{Report, ReportHeading};
use urbivox_core::measure::totals::{Totals, VersionTotals};
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::counter_block::CounterBlock;

/// Counts of a version, by the first day of a bucket.
type Buckets = BTreeMap<Date, Vec<i128>>;

/// Computes a report from the tallies that a query selects.
pub fn report(app: &App, path: &SurveyPath, query: &ReportQuery) -> Result<Report, ReportError> {
    if let (Some(from), Some(to)) = (query.from, query.to)
        && from > to
    {
        return Err(ReportError::BadPeriod);
    }
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    let sections = sections_of(&published, query)?;
    let filter = query.block_filter();
    let ids: Vec<i64> = sections.keys().copied().collect();
    let counter_blocks = app.storage.read(|db| tallies::matching(db, &ids, &filter))?;

    let mut whole: BTreeMap<i64, Vec<i128>> = BTreeMap::new();
    let mut series: BTreeMap<i64, Buckets> = BTreeMap::new();
    let mut span: Option<(Date, Date)> = None;
    let mut verified = Vec::new();
    for row in &counter_blocks {
        let corrupt = |what: String| storage::Error::Corrupt { table: "tallies", what };
        let counter_block = CounterBlock::decode(&row.counts).map_err(|cause| corrupt(cause.to_string()))?;
        let Some((version, section)) = sections.get(&row.version_id) else {
            continue;
        };
        if query.version.is_some_and(|number| number != version.number) {
            continue;
        }
        if counter_block.is_zero() {
            continue; // All its responses were withdrawn, or it was created and never used.
        }
        let day = Day::from_number(row.day)
            .ok_or_else(|| corrupt("a day".to_owned()))?
            .date();
        span = Some(span.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
        counter_block.add_section_to(*section, whole.entry(row.version_id).or_default());
        counter_block.add_section_to(version.layout.verified(), &mut verified);
        if let Some(bucket) = query.by {
            let buckets = series.entry(row.version_id).or_default();
            counter_block.add_section_to(*section, buckets.entry(bucket.start_of(day)).or_default());
        }
    }

    let heading = ReportHeading {
        survey: path.to_string(),
        from: query.from.or(span.map(|(first, _)| first)),
        to: query.to.or(span.map(|(_, last)| last)),
    };
    let starts = query
        .by
        .zip(span)
        .map(|(bucket, span)| bucket_starts(bucket, span))
        .unwrap_or_default();
    let points = starts.into_iter().map(|start| {
        let at = |id: i64| series.get(&id).and_then(|buckets| buckets.get(&start)).cloned();
        (start, totals(&sections, at))
    });
    let points = points.collect();
    let mut report = Report::build(heading, totals(&sections, |id| whole.get(&id).cloned()), points);
    if query.segment.is_none() && !query.verified {
        let count = verified.first().copied().unwrap_or_default();
        let counted = u64::try_from(count).map_err(|cause| storage::Error::corrupt("tallies", cause));
        report.verified = Some(counted?);
    }
    Ok(report)
}

/// Returns every version with the number of the section that a query selects. Versions without the segment are left
/// out.
fn sections_of<'a>(
    published: &'a PublishedSurvey,
    query: &ReportQuery,
) -> Result<BTreeMap<i64, (&'a PublishedVersion, usize)>, ReportError> {
    let Some((question, option)) = &query.segment else {
        let section = |version: &PublishedVersion| if query.verified { version.layout.verified() } else { 0 };
        return Ok(published
            .versions()
            .map(|version| (version.id, (version.as_ref(), section(version))))
            .collect());
    };
    if query.verified {
        return Err(ReportError::OneFilter);
    }
    let is_segment = published.versions().any(|version| {
        version
            .definition
            .segments()
            .any(|(segment, _)| segment.code.as_str() == question)
    });
    if !is_segment {
        return Err(ReportError::NotASegment);
    }
    let sections: BTreeMap<_, _> = published
        .versions()
        .filter_map(|version| {
            Some((
                version.id,
                (version.as_ref(), version.layout.segment(question, option)?),
            ))
        })
        .collect();
    if sections.is_empty() {
        Err(ReportError::UnknownOption)
    } else {
        Ok(sections)
    }
}

fn totals(sections: &BTreeMap<i64, (&PublishedVersion, usize)>, counts: impl Fn(i64) -> Option<Vec<i128>>) -> Totals {
    let total = |(id, (version, _)): (&i64, &(&PublishedVersion, usize))| VersionTotals {
        number: version.number,
        definition: version.definition.clone(),
        layout: version.layout.clone(),
        totals: counts(*id).unwrap_or_default(),
    };
    sections.iter().map(total).collect()
}
