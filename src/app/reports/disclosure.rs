//! Reports with disclosure control, for readers who must not learn single responses: the public, and analysts of all
//! cities.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::error::ReportError;
use super::live_report;
use super::report_query::ReportQuery;
use crate::app::App;
use crate::app::access::{Permission, Principal};
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::storage;
use crate::storage::tallies;
use urbivox_core::measure::disclosure;
use urbivox_core::measure::disclosure::{Query, Table, TableVersion, bucket_starts};
use urbivox_core::measure::report::{Report, ReportHeading};
use urbivox_core::survey::slug::Slug;
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::counter_block::CounterBlock;
use urbivox_core::tally::counter_layout::CounterLayout;

/// Counters of a public series: four years by day of a survey with thirty counters, a year of one with 130, four years
/// by month of one with a thousand. Protects memory and processor time: each counter takes some 400 bytes until it is
/// written out.
pub const SERIES_FIGURES_MAX: usize = 50_000;

/// Readers of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Staff of the city: everything, live.
    Staff,
    /// The public and analysts: nothing that rests on few answers, or reveals them.
    Public,
}

impl Audience {
    /// Returns the audience of a principal: staff if they may read single responses of the city, otherwise the public.
    /// No key and no role shows less than anonymous access.
    pub fn of(principal: Option<&Principal>, city: &Slug) -> Audience {
        match principal.is_some_and(|principal| principal.may(Permission::ReadResponses, Some(city))) {
            true => Audience::Staff,
            false => Audience::Public,
        }
    }
}

/// Returns the report for an audience.
pub fn report(app: &App, path: &SurveyPath, ask: &ReportQuery, audience: Audience) -> Result<Report, ReportError> {
    match audience {
        Audience::Staff => live_report::report(app, path, ask),
        Audience::Public => protected_report(app, path, ask, SERIES_FIGURES_MAX),
    }
}

/// Returns the fewest answers behind a public figure of this survey: the installation's number, or the city's when
/// larger.
pub fn answers_min(app: &App, published: &PublishedSurvey) -> u64 {
    let own = published.city.settings.answers_min.map_or(0, u64::from);
    app.answers_min.max(own)
}

/// Returns the public report for our own pages, without a limit on the series: they request no more than they show.
pub fn public(app: &App, path: &SurveyPath, ask: &ReportQuery) -> Result<Report, ReportError> {
    protected_report(app, path, ask, usize::MAX)
}

/// Returns the public report, with a series of at most `figures_max` counters. One filter at a time: two would form a
/// table whose margins are known.
fn protected_report(
    app: &App,
    path: &SurveyPath,
    ask: &ReportQuery,
    figures_max: usize,
) -> Result<Report, ReportError> {
    if let (Some(from), Some(to)) = (ask.from, ask.to)
        && from > to
    {
        return Err(ReportError::BadPeriod);
    }
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    let filter = ResultFilter::of(&published, ask)?;
    let versions: Vec<_> = published.versions().collect();
    let ids: Vec<i64> = versions.iter().map(|version| version.id).collect();
    let shape = |version: &&Arc<crate::app::catalogue::PublishedVersion>| TableVersion {
        number: version.number,
        definition: Arc::clone(&version.definition),
        layout: Arc::clone(&version.layout),
    };
    let counter_blocks = app
        .storage
        .read(|db| tallies::matching(db, &ids, &tallies::BlockFilter::default()))?;
    let classes = filter.classes(&counter_blocks);
    let mut table = Table::new(versions.iter().map(shape).collect(), classes.count);
    let at: BTreeMap<i64, usize> = ids.iter().zip(0..).map(|(id, at)| (*id, at)).collect();
    for row in &counter_blocks {
        let corrupt = |what: String| storage::Error::Corrupt { table: "tallies", what };
        let counter_block = CounterBlock::decode(&row.counts).map_err(|cause| corrupt(cause.to_string()))?;
        let day = Day::from_number(row.day).ok_or_else(|| corrupt("a day".to_owned()))?;
        let Some(version) = at.get(&row.version_id).copied() else {
            continue;
        };
        if !counter_block.is_zero() {
            let layout = versions.get(version).map(|version| &version.layout);
            for (class, counts) in classes.split(&counter_block, layout.map(AsRef::as_ref), row) {
                table.add(day.date(), class, version, &counts);
            }
        }
    }
    if series_figures(ask, &table) > figures_max {
        return Err(ReportError::TooLong);
    }
    let heading = ReportHeading {
        survey: path.to_string(),
        from: ask.from,
        to: ask.to,
    };
    let query = Query {
        min: answers_min(app, &published),
        class: classes.wanted,
        by: ask.by,
    };
    Ok(disclosure::report(heading, &table, query))
}

/// Returns the approximate number of counters in a series.
fn series_figures(ask: &ReportQuery, table: &Table) -> usize {
    let Some((bucket, (first, last))) = ask.by.zip(table.period()) else {
        return 0;
    };
    let (first, last) = (
        ask.from.map_or(first, |from| from.max(first)),
        ask.to.map_or(last, |to| to.min(last)),
    );
    let steps = bucket_starts(bucket, (first, last)).len();
    let widest = table.versions.iter().map(|version| version.layout.len()).max();
    steps.saturating_mul(widest.unwrap_or_default())
}

/// Filter of a public report, at most one.
enum ResultFilter<'a> {
    None,
    Placement(&'a str),
    Language(&'a str),
    /// Question of the segment, the requested option, and all its options in any version.
    Segment(&'a str, &'a str, Vec<String>),
    /// Responses by signed link; all others are the second class.
    Verified,
}

/// Division of the responses by the filter.
struct Classes<'a> {
    filter: ResultFilter<'a>,
    /// Placements, languages or options, by the number of their class.
    names: Vec<String>,
    count: usize,
    wanted: Option<usize>,
}

impl<'a> ResultFilter<'a> {
    fn of(published: &PublishedSurvey, ask: &'a ReportQuery) -> Result<ResultFilter<'a>, ReportError> {
        let filters = [
            ask.placement.is_some(),
            ask.language.is_some(),
            ask.segment.is_some(),
            ask.verified,
            ask.version.is_some(),
        ];
        if filters.iter().filter(|is_set| **is_set).count() > 1 || ask.version.is_some() {
            return Err(ReportError::OneFilter);
        }
        if let Some((question, option)) = &ask.segment {
            let options = options_of(published, question).ok_or(ReportError::NotASegment)?;
            if !options.contains(option) {
                return Err(ReportError::UnknownOption);
            }
            return Ok(ResultFilter::Segment(question, option, options));
        }
        if ask.verified {
            return Ok(ResultFilter::Verified);
        }
        Ok(match (&ask.placement, &ask.language) {
            (Some(placement), _) => ResultFilter::Placement(placement),
            (None, Some(language)) => ResultFilter::Language(language),
            (None, None) => ResultFilter::None,
        })
    }

    fn classes(self, counter_blocks: &[tallies::Row]) -> Classes<'a> {
        let named = |name: fn(&tallies::Row) -> &String| {
            let mut names: Vec<String> = counter_blocks.iter().map(|row| name(row).clone()).collect();
            names.sort_unstable();
            names.dedup();
            names
        };
        let (names, wanted) = match &self {
            ResultFilter::None => (vec![String::new()], None),
            ResultFilter::Placement(wanted) => (named(|row| &row.placement), Some((*wanted).to_owned())),
            ResultFilter::Language(wanted) => (named(|row| &row.language), Some((*wanted).to_owned())),
            ResultFilter::Segment(_, wanted, options) => (options.clone(), Some((*wanted).to_owned())),
            ResultFilter::Verified => (vec![String::new()], Some(String::new())),
        };
        // A value without responses has an empty class of its own. Responses with a blank segment question are a class
        // as well.
        let count = names.len() + 1;
        let at = |wanted: String| names.iter().position(|name| *name == wanted).unwrap_or(names.len());
        Classes {
            wanted: wanted.map(at),
            filter: self,
            count,
            names,
        }
    }
}

impl Classes<'_> {
    /// Divides a counter block into classes.
    fn split(
        &self,
        counter_block: &CounterBlock,
        layout: Option<&CounterLayout>,
        row: &tallies::Row,
    ) -> Vec<(usize, Vec<i128>)> {
        let section = |section: usize| {
            let mut counts = Vec::new();
            counter_block.add_section_to(section, &mut counts);
            counts
        };
        let name = match &self.filter {
            ResultFilter::None => return vec![(0, section(0))],
            ResultFilter::Placement(_) => &row.placement,
            ResultFilter::Language(_) => &row.language,
            ResultFilter::Verified => {
                let own = section(layout.map_or(usize::MAX, CounterLayout::verified));
                let mut others = section(0);
                take(&mut others, &own);
                return vec![(0, own), (1, others)];
            }
            ResultFilter::Segment(question, _, options) => {
                let mut blank = section(0);
                let mut shares = Vec::new();
                for (class, option) in options.iter().enumerate() {
                    if let Some(at) = layout.and_then(|layout| layout.segment(question, option)) {
                        let own = section(at);
                        take(&mut blank, &own);
                        shares.push((class, own));
                    }
                }
                shares.push((options.len(), blank));
                return shares;
            }
        };
        let class = self.names.iter().position(|known| known == name);
        class.map(|class| (class, section(0))).into_iter().collect()
    }
}

fn take(counts: &mut [i128], less: &[i128]) {
    for (count, less) in counts.iter_mut().zip(less) {
        *count = count.saturating_sub(*less);
    }
}

/// Returns the options of a segment over all versions; `None` when no version has such a segment.
fn options_of(published: &PublishedSurvey, question: &str) -> Option<Vec<String>> {
    let mut options: Option<Vec<String>> = None;
    for version in published.versions() {
        let segments = version.definition.segments();
        for (_, choice) in segments.filter(|(segment, _)| segment.code.as_str() == question) {
            let known = options.get_or_insert_default();
            for option in &choice.options {
                if !known.iter().any(|known| known == option.code.as_str()) {
                    known.push(option.code.to_string());
                }
            }
        }
    }
    options
}
