//! Check of the stored releases: each survey's are a whole chain up to its head, what is told of a cell never falls, and no
//! more is told than was counted.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;

use super::inputs::{counts_of, figures_of, versions_of};
use super::page_counts::{SEEN, STARTED, SUBMITTED};
use super::stored::StoredReleases;
use crate::app::reports::funnel::response_count;
use crate::storage;
use crate::storage::{Db, archived_tallies, releases, responses, versions, withdrawals};
use urbivox_core::release::figures::{PLACEMENT, SurveyFigures};
use urbivox_core::release::{Counts, FigureName, Span};
use urbivox_core::tally::civil_day::Day;

/// Milliseconds of a day.
const DAY_MILLIS: i64 = 86_400_000;

/// Result of the check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReleaseCheck {
    /// Number of releases.
    pub releases: u64,
    /// Surveys whose releases are not a whole chain, or tell more than was counted.
    pub broken: u64,
}

/// Checks the releases of all surveys. The log says which are damaged.
pub fn check(db: &mut Db) -> Result<ReleaseCheck, storage::Error> {
    let mut found = ReleaseCheck {
        releases: releases::count(db)?,
        broken: 0,
    };
    for survey_id in releases::released_surveys(db)? {
        let fault = match StoredReleases::read(db, survey_id) {
            Ok(stored) if !is_monotonous(&stored) => {
                Some("a release tells fewer answers than the one before".to_owned())
            }
            Ok(stored) => excess(db, survey_id, &stored)?,
            Err(cause @ storage::Error::Corrupt { .. }) => Some(cause.to_string()),
            Err(cause) => return Err(cause),
        };
        if let Some(fault) = fault {
            tracing::warn!(survey.id = survey_id, fault, "the releases of a survey are damaged");
            found.broken += 1;
        }
    }
    Ok(found)
}

/// Whether every count that is told is a multiple of its base, and none falls. Only sums may.
fn is_monotonous(stored: &StoredReleases) -> bool {
    let base = base_of(stored);
    let mut added = stored
        .rows
        .iter()
        .flat_map(|row| &row.atoms)
        .flat_map(|atom| &atom.added);
    added.all(|(cell, more)| cell == "sum" || (*more > 0 && more % base == 0))
}

fn base_of(stored: &StoredReleases) -> i64 {
    i64::try_from(stored.history.told_in().unwrap_or(1).max(1)).unwrap_or(i64::MAX)
}

/// Says of which cell more is told than rounding, withdrawals and corrections explain; `None` when of none.
///
/// That less is told is no fault: held responses are accepted, and history is imported, after their day was told. Views are not
/// compared, because their rows are of the present placements; nor are classes of placements, whose answers become another
/// class when a placement is registered or deleted.
fn excess(db: &mut Db, survey_id: i64, stored: &StoredReleases) -> Result<Option<String>, storage::Error> {
    let (Some(first), Some(last)) = (stored.rows.first(), stored.history.last_day()) else {
        return Ok(None);
    };
    // The zone decides only from which day a figure is told.
    let versions = versions_of(db, survey_id, &TimeZone::UTC)?;
    let figures = figures_of(&versions);
    let counts = counts_of(db, survey_id, (&versions, &figures), last.number())?;
    let mut most: Option<(i64, String)> = None;
    for figure in stored.history.figures() {
        let (name, class) = parts_of(figure, &figures);
        if class.is_some_and(|(dimension, _)| dimension == PLACEMENT) {
            continue;
        }
        let counted = counts.of(name, class, &spans_of(stored, figure)).cells;
        for (cell, told) in stored.history.told_cells(figure) {
            if ["sum", SEEN, STARTED, SUBMITTED].contains(&cell.as_str()) {
                continue;
            }
            let counted = counted.get(&cell).copied().unwrap_or_default();
            let more = told.saturating_sub(i64::try_from(counted).unwrap_or(i64::MAX));
            if more >= base_of(stored) && most.as_ref().is_none_or(|(before, _)| more > *before) {
                most = Some((more, format!("`{figure}`, cell `{cell}`: {told} are told of {counted}")));
            }
        }
    }
    let Some((more, what)) = most else { return Ok(None) };
    let explained = changes_since(db, survey_id, first.span.first)?;
    Ok((more >= base_of(stored).saturating_add(explained)).then_some(what))
}

/// Splits the name of a figure into its own, and the dimension and class.
fn parts_of<'a>(figure: &'a FigureName, figures: &SurveyFigures) -> (&'a str, Option<(&'a str, &'a str)>) {
    let name = figure.as_str();
    if figures.figures().iter().any(|own| own.name == name) {
        return (name, None);
    }
    let parts = name
        .rsplit_once('@')
        .and_then(|(own, class)| Some((own, class.split_once(':')?)));
    parts.map_or((name, None), |(own, class)| (own, Some(class)))
}

/// Returns the days that are told of a figure, in order.
fn spans_of(stored: &StoredReleases, figure: &FigureName) -> Vec<Span> {
    let atoms = stored.rows.iter().flat_map(|row| &row.atoms);
    let numbers: BTreeSet<u32> = atoms
        .filter(|atom| atom.figure == *figure)
        .flat_map(|atom| atom.spans.iter().copied())
        .collect();
    let spans = stored.rows.iter().filter(|row| numbers.contains(&row.number));
    spans.map(|row| row.span).collect()
}

/// Returns how many told answers may have changed since this day: withdrawn ones of all surveys, because a withdrawn answer
/// leaves no trace of its survey; corrected ones; and the deleted ones, because it is not known which of them were corrected.
fn changes_since(db: &mut Db, survey_id: i64, first: Day) -> Result<i64, storage::Error> {
    // Two days earlier than in UTC: no zone begins its day before.
    let at = i64::from(first.number().saturating_sub(2)).saturating_mul(DAY_MILLIS);
    let mut changes = withdrawals::count_since(db, at)?;
    for version in versions::of_survey(db, survey_id)? {
        changes = changes.saturating_add(responses::count_corrected_since(db, version.id, at)?);
        for deleted in archived_tallies::of_version(db, version.id)? {
            if deleted.day >= first.number() {
                changes = changes.saturating_add(response_count(&deleted.counts)?);
            }
        }
    }
    Ok(changes)
}
