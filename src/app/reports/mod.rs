//! Reports: computed from tallies alone, whatever the number of responses.

pub mod comparison;
pub mod disclosure;
pub mod funnel;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::authoring::SurveyPath;
use super::catalogue::{PublishedSurvey, PublishedVersion};
use super::{App, ServiceError};
use crate::storage;
use crate::storage::{held_responses, tallies};
use urbivox_core::measure::disclosure::bucket_starts;
use urbivox_core::measure::rates;
use urbivox_core::measure::report::{Report, ReportHeading};
use urbivox_core::measure::totals::{Totals, VersionTotals};
use urbivox_core::measure::value::MeasureValue;
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::counter_block::CounterBlock;
use urbivox_core::tally::period::Bucket;

/// Period, filter and series of a report.
#[derive(Clone, Debug, Default)]
pub struct ReportQuery {
    /// First day, inclusive.
    pub from: Option<Date>,
    /// Last day, inclusive.
    pub to: Option<Date>,
    /// Additional series by day, week or month.
    pub by: Option<Bucket>,
    /// Only responses from this placement.
    pub placement: Option<String>,
    /// Only responses in this language.
    pub language: Option<String>,
    /// Only responses to this version.
    pub version: Option<u32>,
    /// Only responses with this option of a segment question: `(question, option)`.
    pub segment: Option<(String, String)>,
    /// Only responses by signed link.
    pub verified: bool,
}

/// Counts that are shown with a report but are not part of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OperationalCounts {
    /// Held responses of the period, which no other number includes.
    pub held: u64,
    /// Response and completion rate; empty with a filter by language or version, by which visits are not counted.
    pub rates: Vec<MeasureValue>,
}

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is no such survey, or it was never published.
    #[error("there is no such survey")]
    NoSuchSurvey,
    /// The question is not a segment of any version.
    #[error("this question is not a segment")]
    NotASegment,
    /// The segment has no such option in any version.
    #[error("the segment has no such option")]
    UnknownOption,
    /// The public filters by one thing at a time; signed-link responses of a segment are not counted separately.
    #[error("only one filter at a time is possible")]
    OneFilter,
    /// The period ends before it begins.
    #[error("the period ends before it begins")]
    BadPeriod,
    /// The series has too many figures.
    #[error("the series is too long: ask for a shorter period, or for longer steps")]
    TooLong,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] ServiceError),
}

impl From<storage::Error> for Refusal {
    fn from(error: storage::Error) -> Refusal {
        Refusal::Fault(error.into())
    }
}

/// Counts of a version, by the first day of a bucket.
type Buckets = BTreeMap<Date, Vec<i128>>;

/// Returns the operational counts for a query; `None` with a filter by segment or signed link, by which they are not
/// counted.
pub fn beside(app: &App, path: &SurveyPath, ask: &ReportQuery) -> Result<Option<OperationalCounts>, Refusal> {
    // Visits are not counted by any of these, so there is nothing to read.
    let is_told = ask.segment.is_none() && ask.language.is_none() && ask.version.is_none();
    let branches = if is_told {
        funnel::report(app, path, ask.from, ask.to)?
    } else {
        Vec::new()
    };
    operational_counts_from(app, path, ask, &branches)
}

/// Returns the operational counts from the funnel of the period, which costs as much to read as a report.
pub fn operational_counts_from(
    app: &App,
    path: &SurveyPath,
    ask: &ReportQuery,
    branches: &[funnel::PlacementFunnel],
) -> Result<Option<OperationalCounts>, Refusal> {
    if ask.segment.is_some() || ask.verified {
        return Ok(None);
    }
    let published = app.catalogue.find(app, path)?.ok_or(Refusal::NoSuchSurvey)?;
    let filter = filter_of(ask);
    let rates = rates(branches, ask)?;
    let beside = app.storage.read(|db| {
        Ok::<_, storage::Error>(OperationalCounts {
            held: held_responses::count(db, published.survey_id, &filter)?,
            rates,
        })
    })?;
    Ok(Some(beside))
}

fn rates(branches: &[funnel::PlacementFunnel], ask: &ReportQuery) -> Result<Vec<MeasureValue>, storage::Error> {
    if ask.language.is_some() || ask.version.is_some() {
        return Ok(Vec::new());
    }
    let wanted =
        |branch: &&funnel::PlacementFunnel| ask.placement.as_ref().is_none_or(|only| *only == branch.placement);
    let sum = |of: fn(&funnel::FunnelDay) -> i64| {
        let counts = branches.iter().filter(wanted).map(|branch| of(&branch.total));
        storage::stored_count("visits", counts.sum())
    };
    let (seen, started, submitted) = (
        sum(|step| step.seen)?,
        sum(|step| step.started)?,
        sum(|step| step.submitted)?,
    );
    let rates = [
        rates::response_rate(seen, submitted),
        rates::completion_rate(started, submitted),
    ];
    Ok(rates.into_iter().flatten().collect())
}

fn filter_of(ask: &ReportQuery) -> tallies::BlockFilter {
    tallies::BlockFilter {
        from: ask.from.map(|day| Day::of(day).number()),
        to: ask.to.map(|day| Day::of(day).number()),
        placement: ask.placement.clone(),
        language: ask.language.clone(),
    }
}

/// Computes a report from the tallies that a query selects.
pub fn report(app: &App, path: &SurveyPath, ask: &ReportQuery) -> Result<Report, Refusal> {
    if let (Some(from), Some(to)) = (ask.from, ask.to)
        && from > to
    {
        return Err(Refusal::BadPeriod);
    }
    let published = app.catalogue.find(app, path)?.ok_or(Refusal::NoSuchSurvey)?;
    let blocks = blocks_of(&published, ask)?;
    let filter = filter_of(ask);
    let ids: Vec<i64> = blocks.keys().copied().collect();
    let sheets = app.storage.read(|db| tallies::matching(db, &ids, &filter))?;

    let mut whole: BTreeMap<i64, Vec<i128>> = BTreeMap::new();
    let mut series: BTreeMap<i64, Buckets> = BTreeMap::new();
    let mut span: Option<(Date, Date)> = None;
    let mut verified = Vec::new();
    for row in &sheets {
        let corrupt = |what: String| storage::Error::Corrupt { table: "tallies", what };
        let sheet = CounterBlock::decode(&row.counts).map_err(|cause| corrupt(cause.to_string()))?;
        let Some((version, block)) = blocks.get(&row.version_id) else {
            continue;
        };
        if ask.version.is_some_and(|wanted| wanted != version.number) {
            continue;
        }
        if sheet.is_zero() {
            continue; // All its responses were withdrawn, or it was created and never used.
        }
        let day = Day::from_number(row.day)
            .ok_or_else(|| corrupt("a day".to_owned()))?
            .date();
        span = Some(span.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
        sheet.add_block_to(*block, whole.entry(row.version_id).or_default());
        sheet.add_block_to(version.layout.verified(), &mut verified);
        if let Some(bucket) = ask.by {
            let buckets = series.entry(row.version_id).or_default();
            sheet.add_block_to(*block, buckets.entry(bucket.start_of(day)).or_default());
        }
    }

    let heading = ReportHeading {
        survey: path.to_string(),
        from: ask.from.or(span.map(|(first, _)| first)),
        to: ask.to.or(span.map(|(_, last)| last)),
    };
    let starts = ask
        .by
        .zip(span)
        .map(|(bucket, span)| bucket_starts(bucket, span))
        .unwrap_or_default();
    let points = starts.into_iter().map(|start| {
        let at = |id: i64| series.get(&id).and_then(|buckets| buckets.get(&start)).cloned();
        (start, totals(&blocks, at))
    });
    let points = points.collect();
    let mut report = Report::build(heading, totals(&blocks, |id| whole.get(&id).cloned()), points);
    if ask.segment.is_none() && !ask.verified {
        let count = verified.first().copied().unwrap_or_default();
        let counted = u64::try_from(count).map_err(|cause| storage::Error::corrupt("tallies", cause));
        report.verified = Some(counted?);
    }
    Ok(report)
}

/// Returns every version with the number of the block that a query selects. Versions without the segment are left out.
fn blocks_of<'a>(
    published: &'a PublishedSurvey,
    ask: &ReportQuery,
) -> Result<BTreeMap<i64, (&'a PublishedVersion, usize)>, Refusal> {
    let Some((question, option)) = &ask.segment else {
        let block = |version: &PublishedVersion| if ask.verified { version.layout.verified() } else { 0 };
        return Ok(published
            .versions()
            .map(|version| (version.id, (version.as_ref(), block(version))))
            .collect());
    };
    if ask.verified {
        return Err(Refusal::OneFilter);
    }
    let is_segment = published.versions().any(|version| {
        version
            .definition
            .segments()
            .any(|(segment, _)| segment.code.as_str() == question)
    });
    if !is_segment {
        return Err(Refusal::NotASegment);
    }
    let blocks: BTreeMap<_, _> = published
        .versions()
        .filter_map(|version| {
            Some((
                version.id,
                (version.as_ref(), version.layout.segment(question, option)?),
            ))
        })
        .collect();
    if blocks.is_empty() {
        Err(Refusal::UnknownOption)
    } else {
        Ok(blocks)
    }
}

fn totals(blocks: &BTreeMap<i64, (&PublishedVersion, usize)>, counts: impl Fn(i64) -> Option<Vec<i128>>) -> Totals {
    let total = |(id, (version, _)): (&i64, &(&PublishedVersion, usize))| VersionTotals {
        number: version.number,
        definition: version.definition.clone(),
        layout: version.layout.clone(),
        totals: counts(*id).unwrap_or_default(),
    };
    blocks.iter().map(total).collect()
}
