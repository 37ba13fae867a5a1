//! What the overview of all cities shows, and in which order.

use std::cmp::Reverse;

use super::comparison_groups::{ComparisonGroup, GroupCity};
use super::overview::{ListedSurvey, Overview};
use urbivox_core::services::service_types::ServiceType;

/// Largest number of surveys in the table. Protects the page.
const SURVEYS_SHOWN_MAX: usize = 200;
/// Largest number of cities in the table of a group. Protects the page.
const CITIES_SHOWN_MAX: usize = 500;

impl Overview {
    /// Returns the groups in which two cities or more are compared or could be, by type of service and measure.
    pub fn shown_groups(&self) -> impl Iterator<Item = &ComparisonGroup> {
        self.comparison.groups.iter().filter(|group| group.cities.len() > 1)
    }

    /// Returns the types of services of the shown groups, in the order of the list of types.
    pub fn shown_types(&self) -> Vec<&'static ServiceType> {
        let mut types: Vec<&'static ServiceType> = Vec::new();
        for group in self.shown_groups() {
            if types.iter().all(|known| known.id != group.service_type.id) {
                types.push(group.service_type);
            }
        }
        types
    }

    /// Returns the type of services to show: the wanted one if it has a group, otherwise that of the group with most compared
    /// cities, the first of several.
    pub fn chosen_type(&self, wanted: Option<&str>) -> Option<&'static ServiceType> {
        let types = self.shown_types();
        let wanted = types.iter().find(|known| Some(known.id.as_str()) == wanted).copied();
        let largest = || {
            let sizes = self
                .shown_groups()
                .map(|group| (group.compared().count(), group.service_type));
            // Of equal sizes, the first: `max_by_key` takes the last.
            let mut sizes: Vec<_> = sizes.collect();
            sizes.sort_by_key(|(size, _)| Reverse(*size));
            sizes.first().map(|(_, service_type)| *service_type)
        };
        wanted.or_else(largest)
    }

    /// Returns the surveys whose number of responses is disclosed, with that number, by city, service and survey; the first
    /// 200.
    pub fn surveys_with_results(&self) -> Vec<(&ListedSurvey, u64)> {
        let lines = self.surveys.iter().filter_map(|line| Some((line, line.responses?)));
        lines.take(SURVEYS_SHOWN_MAX).collect()
    }
}

impl ComparisonGroup {
    /// Returns the cities of a table, the first 500: where shares are adjusted, best first by these and the cities with too
    /// few answers last; otherwise by name.
    pub fn cities_in_order(&self) -> Vec<&GroupCity> {
        let mut lines: Vec<&GroupCity> = self.cities.iter().collect();
        lines.sort_by(|one, other| one.city.name.cmp(&other.city.name));
        if self.shrinkage.is_some() {
            let rank = |line: &GroupCity| line.adjusted.map_or(-1.0, |adjusted| adjusted.value);
            lines.sort_by(|one, other| rank(other).total_cmp(&rank(one)));
        }
        lines.truncate(CITIES_SHOWN_MAX);
        lines
    }
}
