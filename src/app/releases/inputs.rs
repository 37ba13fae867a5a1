//! What releases of a survey are made from: its versions, and its counts.

use std::collections::{BTreeMap, HashSet};

use jiff::tz::TimeZone;

use super::counts::SurveyCounts;
use super::page_counts::PageVisits;
use crate::app::catalogue::{OTHER_PLACEMENT, parse_definition};
use crate::storage::tallies::BlockFilter;
use crate::storage::{Db, Error, installation, placements, stored_time, tallies, versions, visits};
use urbivox_core::release::figures::{FigureVersion, SurveyFigures};
use urbivox_core::survey::Definition;
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::counter_layout::CounterLayout;

/// Placements of answers without one in their address, by the channel.
const OF_CHANNELS: [&str; 6] = ["api", "iframe", "kiosk", "link", "staff", "widget"];

/// Version whose counters are released.
pub(super) struct CountedVersion {
    id: i64,
    number: u32,
    published_on: Day,
    definition: Definition,
    layout: CounterLayout,
}

impl CountedVersion {
    fn figures(&self) -> FigureVersion<'_> {
        FigureVersion {
            key: self.id,
            number: self.number,
            published_on: Some(self.published_on),
            definition: &self.definition,
            layout: &self.layout,
        }
    }
}

/// Reads the versions of a survey.
pub(super) fn versions_of(db: &mut Db, survey_id: i64, timezone: &TimeZone) -> Result<Vec<CountedVersion>, Error> {
    let rows = versions::of_survey(db, survey_id)?.into_iter();
    let versions = rows.map(|row| {
        let definition = parse_definition(&row.definition)?;
        let published = stored_time("versions", row.published_at)?;
        Ok(CountedVersion {
            id: row.id,
            number: u32::try_from(row.number).map_err(|cause| Error::corrupt("versions", cause))?,
            published_on: Day::of(published.to_zoned(timezone.clone()).date()),
            layout: CounterLayout::of(&definition),
            definition,
        })
    });
    versions.collect()
}

/// Returns the figures of these versions.
pub(super) fn figures_of(versions: &[CountedVersion]) -> SurveyFigures {
    let of_figures: Vec<FigureVersion<'_>> = versions.iter().map(CountedVersion::figures).collect();
    SurveyFigures::of(&of_figures)
}

/// Reads the counts of a survey up to a day.
pub(super) fn counts_of(
    db: &mut Db,
    survey_id: i64,
    (versions, figures): (&[CountedVersion], &SurveyFigures),
    to: i32,
) -> Result<SurveyCounts, Error> {
    let ids: Vec<i64> = versions.iter().map(|version| version.id).collect();
    let filter = BlockFilter {
        to: Some(to),
        ..BlockFilter::default()
    };
    let known = ToldPlacements::of(db, survey_id)?;
    let mut blocks = tallies::matching(db, &ids, &filter)?;
    for block in &mut blocks {
        known.replace(&mut block.placement);
    }
    let visits = known.visits(visits::within(db, survey_id, None, filter.to)?);
    let until = installation::fact(db, installation::CREDITS_SINCE)?.and_then(|day| day.parse().ok());
    SurveyCounts::read(figures, blocks, PageVisits::of(visits), until.unwrap_or(i32::MIN))
}

/// Placements that are told apart: the registered ones, and those of channels. All others are one class, because anybody can
/// make up names in addresses, and each would be a class with too few answers, which hides another one with it.
struct ToldPlacements(HashSet<String>);

impl ToldPlacements {
    fn of(db: &mut Db, survey_id: i64) -> Result<ToldPlacements, Error> {
        let registered = placements::list(db, survey_id, "", i64::MAX)?.into_iter();
        let of_channels = OF_CHANNELS.into_iter().map(str::to_owned);
        Ok(ToldPlacements(
            registered.map(|row| row.slug).chain(of_channels).collect(),
        ))
    }

    fn replace(&self, placement: &mut String) {
        if !self.0.contains(placement) {
            OTHER_PLACEMENT.clone_into(placement);
        }
    }

    /// Adds up the visits of placements that are not told apart. Days before submissions were counted are left out, as
    /// [`PageVisits`] does.
    fn visits(&self, rows: Vec<visits::Row>) -> Vec<visits::Row> {
        let mut sums: BTreeMap<(i32, String), visits::Row> = BTreeMap::new();
        for mut row in rows.into_iter().filter(|row| row.submitted.is_some()) {
            self.replace(&mut row.placement);
            let key = (row.day, row.placement.clone());
            match sums.get_mut(&key) {
                None => {
                    sums.insert(key, row);
                }
                Some(sum) => {
                    sum.seen = sum.seen.saturating_add(row.seen);
                    sum.started = sum.started.saturating_add(row.started);
                    let submitted = row.submitted.unwrap_or_default();
                    sum.submitted = sum.submitted.map(|before| before.saturating_add(submitted));
                }
            }
        }
        sums.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placements_that_nobody_registered_are_one_class() {
        let known = ToldPlacements(["link", "qr-desk"].map(str::to_owned).into());
        let row = |placement: &str, day, submitted| visits::Row {
            survey_id: 1,
            day,
            placement: placement.to_owned(),
            seen: 10,
            started: 5,
            submitted,
        };
        let found = known.visits(vec![
            row("x1", 1, Some(2)),
            row("x2", 1, Some(1)),
            row("x3", 1, None),
            row("x1", 2, Some(4)),
            row("qr-desk", 1, Some(3)),
        ]);
        let found: Vec<_> = found
            .iter()
            .map(|row| (row.placement.as_str(), row.day, row.seen, row.submitted))
            .collect();
        assert_eq!(
            found,
            [
                ("other", 1, 20, Some(3)),
                ("qr-desk", 1, 10, Some(3)),
                ("other", 2, 10, Some(4))
            ]
        );
    }
}
