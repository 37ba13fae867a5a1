//! The report of a city's own staff: everything, computed now.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::counted_part::CountedPart;
use super::error::ReportError;
use super::report_query::ReportQuery;
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::{PublishedSurvey, PublishedVersion};
use crate::storage;
use crate::storage::tallies;
use urbivox_core::measure::report::{Report, ReportHeading};
use urbivox_core::measure::totals::{Totals, VersionTotals};
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::counter_block::CounterBlock;
use urbivox_core::tally::period::bucket_starts;

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
    let parts = parts_of(&published, query)?;
    let filter = query.block_filter();
    let ids: Vec<i64> = parts.keys().copied().collect();
    let counter_blocks = app.storage.read(|db| tallies::matching(db, &ids, &filter))?;

    let mut whole: BTreeMap<i64, Vec<i128>> = BTreeMap::new();
    let mut series: BTreeMap<i64, Buckets> = BTreeMap::new();
    let mut span: Option<(Date, Date)> = None;
    let mut verified = Vec::new();
    for row in &counter_blocks {
        let corrupt = |what: String| storage::Error::Corrupt { table: "tallies", what };
        let counter_block = CounterBlock::decode(&row.counts).map_err(|cause| corrupt(cause.to_string()))?;
        let Some((version, part)) = parts.get(&row.version_id) else {
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
        part.add_to(&counter_block, whole.entry(row.version_id).or_default());
        counter_block.add_section_to(version.layout.verified(), &mut verified);
        if let Some(bucket) = query.by {
            let buckets = series.entry(row.version_id).or_default();
            part.add_to(&counter_block, buckets.entry(bucket.start_of(day)).or_default());
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
        (start, totals(&parts, at))
    });
    let points = points.collect();
    let mut report = Report::build(heading, totals(&parts, |id| whole.get(&id).cloned()), points);
    if query.segment.is_none() && !query.verified {
        let count = verified.first().copied().unwrap_or_default();
        let counted = u64::try_from(count).map_err(|cause| storage::Error::corrupt("tallies", cause));
        report.verified = Some(counted?);
    }
    Ok(report)
}

/// Version with the part of its counter blocks that a query selects.
type Selected<'a> = (&'a PublishedVersion, CountedPart);

/// Returns every version with the part of its counter blocks that a query selects. Versions without the option of a segment
/// are left out; all responses of a version without the segment name none.
fn parts_of<'a>(
    published: &'a PublishedSurvey,
    query: &ReportQuery,
) -> Result<BTreeMap<i64, Selected<'a>>, ReportError> {
    let Some((question, option)) = &query.segment else {
        let section = |version: &PublishedVersion| if query.verified { version.layout.verified() } else { 0 };
        let part = |version: &PublishedVersion| CountedPart::Section(section(version));
        return Ok(published
            .versions()
            .map(|version| (version.id, (version.as_ref(), part(version))))
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
    let parts: BTreeMap<_, _> = published
        .versions()
        .filter_map(|version| {
            Some((
                version.id,
                (
                    version.as_ref(),
                    CountedPart::of_class(&version.layout, question, option)?,
                ),
            ))
        })
        .collect();
    if parts.is_empty() {
        Err(ReportError::UnknownOption)
    } else {
        Ok(parts)
    }
}

fn totals(parts: &BTreeMap<i64, Selected<'_>>, counts: impl Fn(i64) -> Option<Vec<i128>>) -> Totals {
    let total = |(id, (version, _)): (&i64, &Selected<'_>)| VersionTotals {
        number: version.number,
        definition: version.definition.clone(),
        layout: version.layout.clone(),
        totals: counts(*id).unwrap_or_default(),
    };
    parts.iter().map(total).collect()
}
