//! What the overview of all cities shows, and in which order.

use super::overview::{ComparedCity, ComparedShare, ComparedSurvey, Overview};
use urbivox_core::measure::pooling::{FunnelPosition, PooledEstimate};

/// Smallest number of cities with a funnel plot.
const FUNNEL_CITIES_MIN: usize = 3;
/// Largest number of surveys in the table, best first. Protects the page.
const SURVEYS_SHOWN_MAX: usize = 200;

/// Share of satisfied answers of all compared cities together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OverallShare {
    /// Number of satisfied answers.
    pub hits: u64,
    /// Number of answers.
    pub answers: u64,
    /// Number of compared cities.
    pub cities: usize,
}

/// Cities of the funnel plot.
#[derive(Clone, Debug)]
pub struct Funnel<'a> {
    /// Common estimate, from which the control limits follow.
    pub common: PooledEstimate,
    /// Compared cities with their shares.
    pub cities: Vec<(&'a ComparedCity, ComparedShare)>,
    /// Number of cities outside the control limits.
    pub outside: usize,
}

impl ComparedShare {
    /// Whether the share differs from the others by more than chance.
    pub fn stands_out(&self) -> bool {
        self.position != FunnelPosition::Within
    }
}

impl Overview {
    /// Returns the share of all compared cities together; `None` when none is compared.
    pub fn overall(&self) -> Option<OverallShare> {
        let compared: Vec<ComparedShare> = self.cities.iter().filter_map(|line| line.compared).collect();
        let (mut hits, mut answers) = (0_u64, 0_u64);
        for city in &compared {
            hits = hits.saturating_add(city.part.0);
            answers = answers.saturating_add(city.part.1);
        }
        (answers > 0).then_some(OverallShare {
            hits,
            answers,
            cities: compared.len(),
        })
    }

    /// Returns the funnel plot; `None` when too few cities are compared.
    pub fn funnel(&self) -> Option<Funnel<'_>> {
        let common = self.of_cities?;
        let cities: Vec<(&ComparedCity, ComparedShare)> = self
            .cities
            .iter()
            .filter_map(|line| Some((line, line.compared?)))
            .collect();
        let outside = cities.iter().filter(|(_, compared)| compared.stands_out()).count();
        (cities.len() >= FUNNEL_CITIES_MIN).then_some(Funnel {
            common,
            cities,
            outside,
        })
    }

    /// Returns the cities, best first by their shrunk share; those that are not compared are last.
    pub fn cities_best_first(&self) -> Vec<&ComparedCity> {
        let mut lines: Vec<&ComparedCity> = self.cities.iter().collect();
        lines.sort_by(|one, other| rank_value(other.compared).total_cmp(&rank_value(one.compared)));
        lines
    }

    /// Returns the surveys whose number of responses is disclosed, with that number, best first by their shrunk share; those
    /// that are not compared are last.
    pub fn surveys_best_first(&self) -> Vec<(&ComparedSurvey, u64)> {
        let lines = self.surveys.iter().filter_map(|line| Some((line, line.responses?)));
        let mut lines: Vec<(&ComparedSurvey, u64)> = lines.collect();
        lines.sort_by(|(one, _), (other, _)| rank_value(other.compared).total_cmp(&rank_value(one.compared)));
        lines.truncate(SURVEYS_SHOWN_MAX);
        lines
    }
}

fn rank_value(compared: Option<ComparedShare>) -> f64 {
    compared.map_or(-1.0, |compared| compared.shrunk)
}
