//! Mix of placements: whether people answered at other kinds of placements than in a year that the city has chosen.

use std::collections::BTreeMap;

use jiff::civil::date;
use serde_json::json;

use super::error::ReportError;
use crate::app::App;
use crate::app::audit;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::storage;
use crate::storage::{Db, cities, mix_references, tallies};
use urbivox_core::measure::moments::to_f64;
use urbivox_core::measure::weighting::mix::{MixChange, mix_change};
use urbivox_core::tally::civil_day::Day;
use urbivox_core::tally::counter_block::CounterBlock;

/// Name of the kind of placements that are not registered.
pub const KIND_UNKNOWN: &str = "other";

/// Responses by kind of placement in the reference year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The year.
    pub year: i32,
    /// Responses by kind; all above 0.
    pub counts: BTreeMap<String, u64>,
}

impl Reference {
    /// Returns each kind with its share, 0 to 1.
    pub fn shares(&self) -> impl Iterator<Item = (String, f64)> {
        let total: u64 = self.counts.values().sum();
        let total = to_f64(i128::from(total));
        let share = move |count: &u64| to_f64(i128::from(*count)) / total;
        self.counts
            .iter()
            .map(move |(kind, count)| (kind.clone(), share(count)))
    }
}

/// Mix of a period beside its reference.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacementMix {
    /// The reference.
    pub reference: Reference,
    /// Responses of the period by kind.
    pub now: BTreeMap<String, u64>,
    /// Difference of both.
    pub change: MixChange,
}

impl PlacementMix {
    /// Compares a period with the reference; `None` when one of them has no responses, or both have one kind only.
    pub(super) fn of(reference: &Reference, now: &BTreeMap<String, u64>) -> Option<PlacementMix> {
        let mut kinds: Vec<&String> = reference.counts.keys().chain(now.keys()).collect();
        kinds.sort();
        kinds.dedup();
        let counts = |of: &BTreeMap<String, u64>| -> Vec<u64> {
            kinds
                .iter()
                .map(|kind| of.get(*kind).copied().unwrap_or_default())
                .collect()
        };
        let change = mix_change(&counts(&reference.counts), &counts(now))?;
        Some(PlacementMix {
            reference: reference.clone(),
            now: now.clone(),
            change,
        })
    }
}

/// Reads the reference of a survey.
pub(super) fn reference(db: &mut Db, survey_id: i64) -> Result<Option<Reference>, storage::Error> {
    let Some(row) = mix_references::find(db, survey_id)? else {
        return Ok(None);
    };
    let counts = serde_json::from_str(&row.mix).map_err(|cause| storage::Error::corrupt("mix_references", cause))?;
    Ok(Some(Reference { year: row.year, counts }))
}

/// Returns the reference of a survey; `None` while the city has chosen none.
pub fn find(app: &App, path: &SurveyPath) -> Result<Option<Reference>, ReportError> {
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    Ok(app.storage.read(|db| reference(db, published.survey_id))?)
}

/// Stores the mix of a year as the reference, or removes the reference. Returns the new one; `None` when there is none,
/// also because the year has no responses: then nothing is changed.
pub fn choose(app: &App, path: &SurveyPath, year: Option<i16>) -> Result<Option<Reference>, ReportError> {
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    let chosen = match year {
        Some(year) => match mix_of_year(app, &published, year)? {
            Some(reference) => Some(reference),
            None => return Ok(None),
        },
        None => None,
    };
    app.storage.write(|db| {
        let city = cities::find(db, path.city.as_str())?.ok_or(ReportError::NoSuchSurvey)?;
        match &chosen {
            Some(reference) => {
                let mix = serde_json::to_string(&reference.counts);
                let row = mix_references::Row {
                    survey_id: published.survey_id,
                    year: reference.year,
                    mix: mix.map_err(|cause| storage::Error::corrupt("mix_references", cause))?,
                    made_at: app.clock.now().as_millisecond(),
                };
                mix_references::replace(db, &row)?;
            }
            None => mix_references::remove(db, published.survey_id)?,
        }
        let object = path.within_city();
        let detail = json!({"year": chosen.as_ref().map(|reference| reference.year)});
        audit::note(app, db, Some(city.id), "mix.choose", object, &detail)?;
        Ok::<_, ReportError>(())
    })?;
    Ok(chosen)
}

/// Counts the responses of a year by kind of placement; `None` without any.
fn mix_of_year(app: &App, published: &PublishedSurvey, year: i16) -> Result<Option<Reference>, ReportError> {
    let day = |day| Some(Day::of(day).number());
    let filter = tallies::BlockFilter {
        from: day(date(year, 1, 1)),
        to: day(date(year, 12, 31)),
        ..tallies::BlockFilter::default()
    };
    let ids: Vec<i64> = published.versions().map(|version| version.id).collect();
    let rows = app.storage.read(|db| tallies::matching(db, &ids, &filter))?;
    let mut counts: BTreeMap<String, i128> = BTreeMap::new();
    for row in rows {
        let block = CounterBlock::decode(&row.counts).map_err(|cause| storage::Error::corrupt("tallies", cause))?;
        let mut totals = Vec::new();
        block.add_section_to(0, &mut totals);
        let kind = published
            .offered(&row.placement)
            .map_or(KIND_UNKNOWN, |offered| offered.kind.name());
        let count = counts.entry(kind.to_owned()).or_default();
        *count += totals.first().copied().unwrap_or_default();
    }
    let above = |(kind, count): (String, i128)| Some((kind, u64::try_from(count).ok().filter(|count| *count > 0)?));
    let counts: BTreeMap<String, u64> = counts.into_iter().filter_map(above).collect();
    let year = i32::from(year);
    Ok((!counts.is_empty()).then_some(Reference { year, counts }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_that_is_new_counts_as_a_change() {
        let counts = |pairs: &[(&str, u64)]| pairs.iter().map(|(kind, count)| ((*kind).to_owned(), *count)).collect();
        let reference = Reference {
            year: 2025,
            counts: counts(&[("qr", 500), ("link", 500)]),
        };
        let shares: Vec<f64> = reference.shares().map(|(_, share)| share).collect();
        assert_eq!(shares, [0.5, 0.5]);
        let same = PlacementMix::of(&reference, &counts(&[("qr", 51), ("link", 49)])).unwrap();
        assert!(!same.change.has_changed);
        let other = PlacementMix::of(&reference, &counts(&[("qr", 50), ("link", 50), ("kiosk", 100)])).unwrap();
        assert!(other.change.has_changed && (other.change.distance - 0.5).abs() < 1e-12);
        assert_eq!(PlacementMix::of(&reference, &BTreeMap::new()), None);
    }
}
