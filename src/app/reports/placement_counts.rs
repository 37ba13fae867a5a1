//! Responses by kind of placement: of a period, and of each part of its series.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::disclosure::Audience;
use super::error::ReportError;
use super::report_query::ReportQuery;
use super::told_placements::{kind_of, told_by_day};
use crate::app::App;
use crate::app::catalogue::{PublishedSurvey, PublishedVersion};
use crate::storage;
use crate::storage::tallies;
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::counter_block::CounterBlock;

/// Numbers of responses by the name of a kind of placement; all above 0.
pub(super) type KindCounts = BTreeMap<String, u64>;

/// Responses by kind of placement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PlacementCounts {
    /// Of the whole period.
    pub(super) whole: KindCounts,
    /// Of each part of the series, by its first day.
    pub(super) parts: BTreeMap<Date, KindCounts>,
}

/// Sums by kind, in the order in which they are added.
#[derive(Default)]
struct Sums {
    whole: BTreeMap<&'static str, i128>,
    parts: BTreeMap<Date, BTreeMap<&'static str, i128>>,
}

impl Sums {
    fn add(&mut self, kind: &'static str, part: Option<Date>, responses: i128) {
        *self.whole.entry(kind).or_default() += responses;
        if let Some(start) = part {
            *self.parts.entry(start).or_default().entry(kind).or_default() += responses;
        }
    }

    fn counts(self) -> PlacementCounts {
        PlacementCounts {
            whole: above_zero(self.whole),
            parts: self
                .parts
                .into_iter()
                .map(|(start, sums)| (start, above_zero(sums)))
                .collect(),
        }
    }
}

fn above_zero(sums: BTreeMap<&'static str, i128>) -> KindCounts {
    let counts = sums.into_iter().filter_map(|(kind, sum)| {
        let count = u64::try_from(sum).ok().filter(|count| *count > 0)?;
        Some((kind.to_owned(), count))
    });
    counts.collect()
}

/// Counts the responses of a query by kind of placement, in the parts that the query names; nothing with a filter by
/// placement. For the public they are what is told of all responses, whatever the other filter.
pub(super) fn count(
    app: &App,
    published: &PublishedSurvey,
    query: &ReportQuery,
    audience: Audience,
) -> Result<PlacementCounts, ReportError> {
    let part_of = |day: Date| query.by.map(|bucket| bucket.start_of(day));
    let mut sums = Sums::default();
    match audience {
        _ if query.placement.is_some() => {}
        Audience::Staff => {
            for (day, placement, responses) in live(app, published, query)? {
                sums.add(kind_of(published, &placement), part_of(day), responses);
            }
        }
        Audience::Public => {
            let rows = app.releases.rows(&app.storage, published.survey_id)?;
            for (day, placement, responses) in told_by_day(&rows) {
                let day = day.date();
                let is_within = query.from.is_none_or(|from| from <= day) && query.to.is_none_or(|to| day <= to);
                if is_within {
                    sums.add(kind_of(published, placement), part_of(day), responses.into());
                }
            }
        }
    }
    Ok(sums.counts())
}

/// Reads the live responses of a query, by day and placement.
fn live(
    app: &App,
    published: &PublishedSurvey,
    query: &ReportQuery,
) -> Result<Vec<(Date, String, i128)>, storage::Error> {
    let section = |version: &PublishedVersion| match &query.segment {
        Some((question, option)) => version.layout.segment(question, option),
        None if query.verified => Some(version.layout.verified()),
        None => Some(0),
    };
    let sections: BTreeMap<i64, usize> = published
        .versions()
        .filter(|version| query.version.is_none_or(|number| number == version.number))
        .filter_map(|version| Some((version.id, section(version)?)))
        .collect();
    let ids: Vec<i64> = sections.keys().copied().collect();
    let filter = query.block_filter();
    let mut counts = Vec::new();
    for row in app.storage.read(|db| tallies::matching(db, &ids, &filter))? {
        let Some(section) = sections.get(&row.version_id) else {
            continue;
        };
        let block = CounterBlock::decode(&row.counts).map_err(|cause| storage::Error::corrupt("tallies", cause))?;
        let day = Day::from_number(row.day).ok_or_else(|| storage::Error::corrupt("tallies", "a day"))?;
        let mut totals = Vec::new();
        block.add_section_to(*section, &mut totals);
        counts.push((day.date(), row.placement, totals.first().copied().unwrap_or_default()));
    }
    Ok(counts)
}
