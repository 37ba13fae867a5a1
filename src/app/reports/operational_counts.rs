//! Counts of the moderation queue and of visits, which are shown with a report.

use super::error::ReportError;
use super::funnel;
use super::funnel::{PageCounts, PlacementFunnel};
use super::report_query::ReportQuery;
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::storage;
use crate::storage::held_responses;
use urbivox_core::measure::rates;
use urbivox_core::measure::value::MeasureValue;

/// Counts that are shown with a report but are not part of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OperationalCounts {
    /// Held responses of the period, which no other number includes.
    pub held: u64,
    /// Participation and completion rate, of the pages that are ours to count; empty without views and starts, and with a
    /// filter by language or version, by which visits are not counted.
    pub rates: Vec<MeasureValue>,
}

/// Returns the operational counts for a query; `None` with a filter by segment or signed link, by which they are not
/// counted.
pub fn operational_counts(
    app: &App,
    path: &SurveyPath,
    query: &ReportQuery,
) -> Result<Option<OperationalCounts>, ReportError> {
    // Visits are not counted by any of these, so there is nothing to read.
    let is_counted = query.segment.is_none() && query.language.is_none() && query.version.is_none();
    let branches = if is_counted {
        funnel::report(app, path, query.from, query.to)?
    } else {
        Vec::new()
    };
    operational_counts_from(app, path, query, &branches)
}

/// Returns the operational counts from the funnel of the period, which costs as much to read as a report.
pub fn operational_counts_from(
    app: &App,
    path: &SurveyPath,
    query: &ReportQuery,
    branches: &[PlacementFunnel],
) -> Result<Option<OperationalCounts>, ReportError> {
    if query.segment.is_some() || query.verified {
        return Ok(None);
    }
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    let filter = query.block_filter();
    let rates = rates(branches, query)?;
    let counts = app.storage.read(|db| {
        Ok::<_, storage::Error>(OperationalCounts {
            held: held_responses::count(db, published.survey_id, &filter)?,
            rates,
        })
    })?;
    Ok(Some(counts))
}

fn rates(branches: &[PlacementFunnel], query: &ReportQuery) -> Result<Vec<MeasureValue>, storage::Error> {
    if query.language.is_some() || query.version.is_some() {
        return Ok(Vec::new());
    }
    let is_selected = |branch: &&PlacementFunnel| query.placement.as_ref().is_none_or(|only| *only == branch.placement);
    let mut sum = PageCounts::default();
    for branch in branches.iter().filter(is_selected) {
        sum.add_all(branch.rated);
    }
    let count = |number: i64| storage::stored_count("visits", number);
    let (seen, started, submitted) = (count(sum.seen)?, count(sum.started)?, count(sum.submitted)?);
    let rates = [
        rates::participation_rate(seen, submitted),
        rates::completion_rate(started, submitted),
    ];
    Ok(rates.into_iter().flatten().collect())
}
