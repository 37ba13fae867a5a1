//! Comparison of surveys: their groups, and the mark of cities in which people answered elsewhere.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::comparison_groups::{Comparison, ComparisonGroup, GroupCity, line_of};
use super::listed_surveys::ToldPlacements;
use super::measured_survey::MeasuredSurvey;
use super::told_placements::{PlacementMix, by_kind, told_placements};
use crate::app::{App, ServiceError};
use urbivox_core::measure::weighting::mix::mix_change;
use urbivox_core::services::service_types;
use urbivox_core::survey::slug::Slug;

impl Comparison {
    /// Groups surveys and compares the cities of each group. `told` are the told responses of surveys in this period by
    /// placement, as far as they are known; missing ones are added.
    pub(super) fn of(
        app: &App,
        period: (Date, Date),
        surveys: Vec<MeasuredSurvey>,
        told: &mut HashMap<i64, ToldPlacements>,
    ) -> Result<Comparison, ServiceError> {
        let groups = groups(app, &surveys, period, told)?;
        Ok(Comparison {
            period: Some(period),
            surveys,
            groups,
        })
    }
}

/// Groups surveys by type of service and measure. Services without a type are in no group.
fn groups(
    app: &App,
    surveys: &[MeasuredSurvey],
    period: (Date, Date),
    told: &mut HashMap<i64, ToldPlacements>,
) -> Result<Vec<ComparisonGroup>, ServiceError> {
    type Cities<'a> = BTreeMap<Slug, Vec<&'a MeasuredSurvey>>;
    let order: HashMap<&str, usize> = service_types::all()
        .iter()
        .zip(0..)
        .map(|(service_type, at)| (service_type.id.as_str(), at))
        .collect();
    let mut by_group: BTreeMap<(usize, &str), Cities<'_>> = BTreeMap::new();
    for line in surveys {
        let at = line.published.service_type.and_then(|own| order.get(own.id.as_str()));
        if let Some(at) = at {
            let cities = by_group.entry((*at, line.measure.id.as_str())).or_default();
            let city = cities.entry(line.published.path.city.clone()).or_default();
            city.push(line);
        }
    }
    let mut groups = Vec::new();
    for ((at, _), cities) in by_group {
        let lines: Vec<GroupCity> = cities.values().filter_map(|lines| line_of(lines)).collect();
        let first = lines.first().map(|line| line.value.clone());
        let (Some(first), Some(service_type)) = (first, service_types::all().get(at)) else {
            continue;
        };
        let mut group = ComparisonGroup::of(service_type, &first, lines);
        mark_placements(app, &mut group, period, told)?;
        groups.push(group);
    }
    Ok(groups)
}

/// Marks the cities in which people answered at other kinds of placements than in all other compared cities together.
fn mark_placements(
    app: &App,
    group: &mut ComparisonGroup,
    period: (Date, Date),
    told: &mut HashMap<i64, ToldPlacements>,
) -> Result<(), ServiceError> {
    let mut of_cities: Vec<PlacementMix> = Vec::new();
    for city in &group.cities {
        let mut own = PlacementMix::new();
        for published in &city.surveys {
            let own_told = match told.entry(published.survey_id) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => unknown.insert(told_placements(app, published, period)?),
            };
            add(&mut own, &by_kind(published, own_told));
        }
        of_cities.push(own);
    }
    let mut all = PlacementMix::new();
    for (city, own) in group.cities.iter().zip(&of_cities) {
        if city.is_compared() {
            add(&mut all, own);
        }
    }
    for (city, own) in group.cities.iter_mut().zip(&of_cities) {
        if city.is_compared() {
            city.placements_differ = differs(&all, own);
        }
    }
    Ok(())
}

fn add(sum: &mut PlacementMix, mix: &PlacementMix) {
    for (kind, count) in mix {
        let known = sum.entry(kind).or_default();
        *known = known.saturating_add(*count);
    }
}

/// Whether a city's mix differs from that of all others; `all` includes the city.
fn differs(all: &PlacementMix, own: &PlacementMix) -> Option<bool> {
    let pairs = all.iter().map(|(kind, count)| {
        let own = own.get(kind).copied().unwrap_or_default();
        (count.saturating_sub(own), own)
    });
    let (others, own): (Vec<u64>, Vec<u64>) = pairs.unzip();
    let is_told = |counts: &[u64]| counts.iter().any(|count| *count > 0);
    // Only one kind in all cities: there is nothing to differ in.
    (is_told(&others) && is_told(&own)).then(|| mix_change(&others, &own).is_some_and(|change| change.has_changed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mix(pairs: &[(&'static str, u64)]) -> PlacementMix {
        pairs.iter().copied().collect()
    }

    #[test]
    fn a_city_that_is_answered_elsewhere_is_marked() {
        let all = mix(&[("kiosk", 330), ("link", 900)]);
        assert_eq!(differs(&all, &mix(&[("kiosk", 300), ("link", 100)])), Some(true));
        assert_eq!(differs(&all, &mix(&[("kiosk", 33), ("link", 90)])), Some(false));
        assert_eq!(differs(&mix(&[("link", 900)]), &mix(&[("link", 100)])), Some(false));
        assert_eq!(differs(&all, &mix(&[])), None, "its placements are not told");
        assert_eq!(differs(&mix(&[("link", 9)]), &mix(&[("link", 9)])), None, "no other is");
    }
}
