//! Uncertainty of ranks when some answers of the cities rest on surveys.
//!
//! A survey covers a sample, so a statement such as “more than 80 % are satisfied” is true only with a probability, and
//! totals and ranks that count it are uncertain. Method:
//!
//! 1. A city has at most five uncertain answers, so at most 32 outcomes. Each outcome is scored exactly; its probability
//!    is the product of the probabilities of its answers, which are treated as independent.
//! 2. The low and the high total of a city are the ends of its 95 % range: lower totals have a probability of less than
//!    2.5 % together, and so have higher totals.
//! 3. The best rank of a city results from its own high total and the low totals of all other cities, the worst rank
//!    from its own low total and the high totals of all others. The method is deterministic.
//!
//! The ranges are usually wider than necessary, because all other cities are assumed to be low, or high, at the same time.
//! They do not guarantee 95 % for every table, because outcomes below 2.5 % are left out for each city: if each of fifty
//! cities can pass another with probability 2.4 %, at least one does so with probability 70 %, outside the range. For a
//! guarantee, divide the 2.5 % by the number of cities.

use serde::Serialize;

use super::answer_uncertainty::{UncertainCity, check, total_range};
use super::parse_context::ParseContext;
use super::rounding::Thousandths;
use super::scoring::score;

/// 95 % range of a city's rank and total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RankRange<'a> {
    /// Name of the city.
    pub name: &'a str,
    /// Rank by the declared answers. Outside the range when the city's survey contradicts a declared answer.
    pub rank: usize,
    /// Best rank: the lowest number, from 1.
    pub best: usize,
    /// Worst rank: the highest number.
    pub worst: usize,
    /// Lower end of the total.
    pub low: Thousandths,
    /// Upper end of the total.
    pub high: Thousandths,
}

/// Returns the rank range of each city, in the order of `cities`, by the method of this [module](self).
///
/// # Errors
///
/// All impossible uncertain answers: too many, a probability outside 0 to 1, an unknown dimension, or more answers than
/// the dimension has.
pub fn rank_ranges<'a>(cities: &[UncertainCity<'a>]) -> Result<Vec<RankRange<'a>>, Vec<String>> {
    let mut context = ParseContext::default();
    for city in cities {
        check(city, &mut context);
    }
    context.finish(Some(()))?;

    let ranges: Vec<(Thousandths, Thousandths)> = cities.iter().map(total_range).collect();
    let city_totals: Vec<Thousandths> = cities.iter().map(|city| score(city.tally).total).collect();
    let all_totals = ShownTotals::of(city_totals.iter().copied());
    let all_low = ShownTotals::of(ranges.iter().map(|(low, _)| *low));
    let all_high = ShownTotals::of(ranges.iter().map(|(_, high)| *high));

    let judged = cities.iter().zip(ranges).zip(city_totals);
    let judged = judged.map(|((city, (low, high)), city_total)| {
        // The high totals include the city's own, which does not count as above itself.
        let own = usize::from(high.shown_per_cent() > low.shown_per_cent());
        RankRange {
            name: city.name,
            rank: 1 + all_totals.count_above(city_total),
            best: 1 + all_low.count_above(high),
            worst: 1 + all_high.count_above(low) - own,
            low,
            high,
        }
    });
    Ok(judged.collect())
}

/// Shown per cents of all cities, ascending.
struct ShownTotals(Vec<u32>);

impl ShownTotals {
    fn of(totals: impl Iterator<Item = Thousandths>) -> ShownTotals {
        let mut shown: Vec<u32> = totals.map(Thousandths::shown_per_cent).collect();
        shown.sort_unstable();
        ShownTotals(shown)
    }

    /// Returns the number of cities above this total. Equal shown per cents share a rank.
    fn count_above(&self, total: Thousandths) -> usize {
        let shown = total.shown_per_cent();
        self.0.len() - self.0.partition_point(|other| *other <= shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::Row;
    use crate::indicator::UncertainAnswer;
    use crate::indicator::built_in;
    use crate::indicator::ranking;
    use crate::indicator::table;

    const PUBLISHED: &str = include_str!("../../../../data/ucc_2022_ranking.csv");

    fn uncertain(dimension: &'static str, counted: bool, probability: f64) -> UncertainAnswer<'static> {
        UncertainAnswer {
            dimension,
            counted,
            probability,
        }
    }

    /// City with its rank, best rank and worst rank.
    type Found = (String, usize, usize, usize);

    /// Published rows as cities with their uncertain answers.
    fn cities<'a>(rows: &'a [Row], answers: impl Fn(&Row) -> Vec<UncertainAnswer<'static>>) -> Vec<UncertainCity<'a>> {
        let city = |row: &'a Row| UncertainCity {
            name: &row.name,
            tally: &row.tally,
            uncertain_answers: answers(row),
        };
        rows.iter().map(city).collect()
    }

    fn published() -> Vec<Row> {
        table::import(PUBLISHED, &built_in()[0]).unwrap()
    }

    fn ranges(answers: &[(&str, UncertainAnswer<'static>)]) -> Result<Vec<Found>, Vec<String>> {
        let rows = published();
        let cities = cities(&rows, |row| {
            let own = answers.iter().filter(|(name, _)| *name == row.name);
            own.map(|(_, answer)| *answer).collect()
        });
        let ranges = rank_ranges(&cities)?;
        let found = ranges
            .iter()
            .map(|range| (range.name.to_owned(), range.rank, range.best, range.worst));
        Ok(found.collect())
    }

    fn range_of(name: &str, answers: &[(&str, UncertainAnswer<'static>)]) -> (usize, usize, usize) {
        let found = ranges(answers)
            .unwrap()
            .into_iter()
            .find(|range| range.0 == name)
            .unwrap();
        (found.1, found.2, found.3)
    }

    #[test]
    fn rank_ranges_assume_the_opposite_ends_of_other_cities() {
        let rows = published();
        let cities = cities(&rows, |row| {
            let has_one = row.tally.counts()[11].yes > 0;
            has_one.then(|| uncertain("3.3", true, 0.5)).into_iter().collect()
        });
        let ranges = rank_ranges(&cities).unwrap();
        for own in &ranges {
            let rank_with = |own_total, others: fn(&RankRange<'_>) -> Thousandths| {
                let totals = ranges.iter().map(|range| {
                    let is_own = range.name == own.name;
                    (range.name, if is_own { own_total } else { others(range) })
                });
                let places = ranking(totals);
                places.iter().find(|place| place.name == own.name).unwrap().rank
            };
            let expected = (
                rank_with(own.high, |range| range.low),
                rank_with(own.low, |range| range.high),
            );
            assert_eq!((own.best, own.worst), expected, "{}", own.name);
        }
        assert!(ranges.iter().any(|range| range.best < range.rank));
        assert!(ranges.iter().any(|range| range.rank < range.worst));
    }

    #[test]
    fn without_uncertain_answers_the_range_is_the_rank() {
        let rows = published();
        let totals = rows.iter().map(|row| (row.name.as_str(), score(&row.tally).total));
        let places = ranking(totals);
        for (name, rank, best, worst) in ranges(&[]).unwrap() {
            let place = places.iter().find(|place| place.name == name).unwrap();
            assert_eq!((rank, best, worst), (place.rank, place.rank, place.rank), "{name}");
        }
    }

    #[test]
    fn an_uncertain_yes_can_cost_ranks_and_give_them_to_others() {
        // Tallinn without one of 3.3 has 71 %, as Utrecht has.
        let unsure = [("Tallinn", uncertain("3.3", true, 0.7))];
        assert_eq!(range_of("Tallinn", &unsure), (4, 4, 4));
        // Utrecht with one more has 75 %, as Tallinn has.
        let both = [unsure[0], ("Utrecht", uncertain("3.3", false, 0.4))];
        assert_eq!(range_of("Tallinn", &both), (4, 4, 5));
        assert_eq!(range_of("Utrecht", &both), (5, 4, 5));
        assert_eq!(range_of("Milan", &both), (1, 1, 1));
    }

    #[test]
    fn all_impossible_answers_are_reported_together() {
        let mut answers = vec![
            ("Milan", uncertain("3.3", false, 0.5)),
            ("Milan", uncertain("9.9", true, 0.5)),
            ("Espoo", uncertain("1.1", true, f64::NAN)),
        ];
        answers.extend([("Utrecht", uncertain("1.2", true, 0.5)); 6]);
        assert_eq!(
            ranges(&answers).unwrap_err(),
            [
                "\"Milan\": More indicators of \"3.3\" are uncertain than it has.",
                "\"Milan\": There is no dimension \"9.9\".",
                "\"Utrecht\": Keep at most 5 uncertain indicators.",
                "\"Espoo\": A probability is from 0 to 1.",
            ]
        );
    }
}
