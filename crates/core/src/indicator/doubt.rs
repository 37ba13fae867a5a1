//! Evidence of an edition: the surveys behind its answers, as they stood when it was published.
//!
//! A survey covers a sample, so a statement such as “more than 80 % are satisfied” is true only with a probability. An
//! answer to such an indicator is a doubt. Ranges of ranks are simulated from the doubts that were stored at publication, so
//! later answers change nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::framework::{Framework, Indicator, SurveySource};
use super::rank_simulation::{SimulatedRankRange, simulate_ranks};
use super::scoring::score;
use super::yes_counts::YesCounts;

/// Draws of a simulation.
pub const DRAWS: usize = 10_000;

/// Probability of a statement that is said and not measured: nothing is known of it.
pub const UNKNOWN: f64 = 0.5;

/// Evidence for the answer to one indicator, as stored with an edition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerEvidence {
    /// Id of the indicator.
    pub indicator: String,
    /// What the surveys measured; `None` when they did not measure it.
    pub measured: Option<MeasuredShare>,
    /// Probability that the share is above the bar; [`UNKNOWN`] when it is not measured.
    pub probability: f64,
}

/// Share that surveys measured, and the bar that it must exceed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeasuredShare {
    /// Id of the measure, such as `csat-4-of-5`.
    pub measure: String,
    /// Number of answers that were hits.
    pub hits: u64,
    /// Number of answers.
    pub n: u64,
    /// Bar, 0 to 1.
    pub bar: f64,
    /// Releases that told these counts.
    pub releases: Vec<SurveyRelease>,
}

/// Release of a survey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyRelease {
    /// Survey, as `city/service/survey`.
    pub survey: String,
    /// Number of the release.
    pub number: u32,
}

impl AnswerEvidence {
    /// Returns the evidence of a statement that no survey measured.
    pub fn not_measured(indicator: &str) -> AnswerEvidence {
        AnswerEvidence {
            indicator: indicator.to_owned(),
            measured: None,
            probability: UNKNOWN,
        }
    }
}

/// Returns the indicators whose statement has a bar, so that a survey makes them true with a probability only.
pub fn doubtful_indicators(framework: &Framework) -> impl Iterator<Item = &Indicator> {
    let fed = framework.survey_indicators();
    fed.filter(|(_, source)| *source == SurveySource::SatisfactionShare)
        .map(|(indicator, _)| indicator)
}

/// City whose rank is simulated.
#[derive(Clone, Debug, PartialEq)]
pub struct DoubtfulCity {
    /// Counts of the answers that are certain.
    certain: YesCounts,
    /// Doubts: the dimension, and the probability of a yes.
    doubts: Vec<(String, f64)>,
}

impl DoubtfulCity {
    /// Creates a city from the counts of its declared answers.
    pub fn new(declared: &YesCounts) -> DoubtfulCity {
        DoubtfulCity {
            certain: declared.clone(),
            doubts: Vec::new(),
        }
    }

    /// Adds a doubt about an answer in a dimension. `is_counted` tells whether the declared counts hold it as a yes.
    pub fn doubt(&mut self, dimension: &str, probability: f64, is_counted: bool) {
        if is_counted {
            let yes = self.certain.count(dimension).map_or(0, |count| count.yes);
            self.certain = self.certain.with(dimension, yes.saturating_sub(1));
        }
        self.doubts.push((dimension.to_owned(), probability));
    }

    /// Returns the total in shown per cent with the doubts decided.
    fn total(&self, decided: &[bool]) -> u32 {
        let mut tally = self.certain.clone();
        for ((dimension, _), _) in self.doubts.iter().zip(decided).filter(|(_, is_yes)| **is_yes) {
            let yes = tally.count(dimension).map_or(0, |count| count.yes);
            tally = tally.with(dimension, yes.saturating_add(1));
        }
        score(&tally).total.shown_per_cent()
    }
}

/// Returns the 95 % range of each city's rank in [`DRAWS`] draws, each range by itself. The seed is the edition's year; the
/// draws go over the cities in order, and over each city's doubts in order.
pub fn rank_ranges(cities: &[DoubtfulCity], year: u16) -> Vec<SimulatedRankRange> {
    let probabilities: Vec<Vec<f64>> = cities
        .iter()
        .map(|city| city.doubts.iter().map(|(_, probability)| *probability).collect())
        .collect();
    // A city has few outcomes; each is scored once.
    let mut known: Vec<BTreeMap<Vec<bool>, u32>> = vec![BTreeMap::new(); cities.len()];
    simulate_ranks(&probabilities, u64::from(year), DRAWS, |at, decided| {
        let (Some(city), Some(known)) = (cities.get(at), known.get_mut(at)) else {
            return 0;
        };
        if let Some(total) = known.get(decided) {
            return *total;
        }
        let total = city.total(decided);
        known.insert(decided.to_vec(), total);
        total
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::{Row, built_in, ranking, table};

    const PUBLISHED: &str = include_str!("../../../../data/ucc_2022_ranking.csv");

    fn published() -> Vec<Row> {
        table::import(PUBLISHED, &built_in()[0]).unwrap()
    }

    fn ranges(doubts: &[(&str, f64, bool)]) -> Vec<(String, usize, usize)> {
        let rows = published();
        let cities: Vec<DoubtfulCity> = rows
            .iter()
            .map(|row| {
                let mut city = DoubtfulCity::new(&row.tally);
                for (_, probability, is_counted) in doubts.iter().filter(|(name, ..)| *name == row.name) {
                    city.doubt("3.3", *probability, *is_counted);
                }
                city
            })
            .collect();
        let found = rows.iter().zip(rank_ranges(&cities, 2022));
        found
            .map(|(row, range)| (row.name.clone(), range.best, range.worst))
            .collect()
    }

    fn range_of(name: &str, doubts: &[(&str, f64, bool)]) -> (usize, usize) {
        let found = ranges(doubts).into_iter().find(|(own, ..)| own == name).unwrap();
        (found.1, found.2)
    }

    #[test]
    fn without_doubts_the_range_is_the_rank() {
        let rows = published();
        let totals = rows.iter().map(|row| (row.name.as_str(), score(&row.tally).total));
        let places = ranking(totals);
        for (name, best, worst) in ranges(&[]) {
            let place = places.iter().find(|place| place.name == name).unwrap();
            assert_eq!((best, worst), (place.rank, place.rank), "{name}");
        }
    }

    #[test]
    fn a_doubtful_yes_can_cost_ranks_and_give_them_to_others() {
        // Tallinn without one of 3.3 has 71 %, as Utrecht has.
        let unsure = [("Tallinn", 0.7, true)];
        assert_eq!(range_of("Tallinn", &unsure), (4, 4));
        // Utrecht with one more has 75 %, as Tallinn has.
        let both = [unsure[0], ("Utrecht", 0.4, false)];
        assert_eq!(range_of("Tallinn", &both), (4, 5));
        assert_eq!(range_of("Utrecht", &both), (4, 5));
        assert_eq!(range_of("Milan", &both), (1, 1));
        assert_eq!(ranges(&both), ranges(&both), "the same seed gives the same ranges");
    }

    #[test]
    fn evidence_is_read_as_it_was_written() {
        let all = vec![
            AnswerEvidence::not_measured("sati_share2y"),
            AnswerEvidence {
                indicator: "other".to_owned(),
                measured: Some(MeasuredShare {
                    measure: "csat-4-of-5".to_owned(),
                    hits: 33,
                    n: 40,
                    bar: 0.8,
                    releases: vec![SurveyRelease {
                        survey: "oulu/parking/visit".to_owned(),
                        number: 3,
                    }],
                }),
                probability: 0.640_568_57,
            },
        ];
        let text = serde_json::to_string(&all).unwrap();
        assert_eq!(serde_json::from_str::<Vec<AnswerEvidence>>(&text).unwrap(), all);
    }

    #[test]
    fn only_a_share_with_a_bar_is_doubtful() {
        for framework in built_in() {
            let ids: Vec<&str> = doubtful_indicators(framework).map(|found| found.id.as_str()).collect();
            assert_eq!(ids, ["sati_share2y"]);
        }
    }
}
