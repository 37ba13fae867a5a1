//! Uncertain answers of a city and the range of its total.

use super::edition::Edition;
use super::framework::Framework;
use super::limits::UNCERTAIN_ANSWERS_MAX;
use super::parse_context::{ParseContext, quoted};
use super::rounding::Thousandths;
use super::scoring::score;
use super::yes_counts::YesCounts;

/// Probability beyond each end of a 95 % range.
const TAIL: f64 = 0.025;

/// Rounding tolerance of sums of probabilities, so that an outcome with a tail of exactly 2.5 % stays in the range.
const TOLERANCE: f64 = 1e-12;

/// City with its uncertain answers.
#[derive(Clone, Debug, PartialEq)]
pub struct UncertainCity<'a> {
    /// Name of the city.
    pub name: &'a str,
    /// Yes answers by dimension, as the city declared them.
    pub tally: &'a YesCounts,
    /// Answers that may be wrong: at most five, see [`limits`](super::limits).
    pub uncertain_answers: Vec<UncertainAnswer<'a>>,
}

/// Answer to an indicator that may be wrong, because it rests on a survey.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UncertainAnswer<'a> {
    /// Key of the indicator's dimension.
    pub dimension: &'a str,
    /// Whether the answer is counted as a yes.
    pub counted: bool,
    /// Probability that yes is correct, by the sampling error of the survey: `0.0..=1.0`.
    pub probability: f64,
}

impl<'a> UncertainAnswer<'a> {
    /// Creates the uncertain answer to an indicator of an edition; `None` when the framework has no such indicator.
    pub fn about(
        framework: &'a Framework,
        edition: &Edition,
        indicator: &str,
        probability: f64,
    ) -> Option<UncertainAnswer<'a>> {
        Some(UncertainAnswer {
            dimension: &framework.indicator(indicator)?.dimension,
            counted: edition.is_yes(indicator),
            probability,
        })
    }
}

/// Reports every impossible uncertain answer: too many, an invalid probability, an unknown dimension, or more answers
/// than the dimension has.
pub(super) fn check(city: &UncertainCity<'_>, context: &mut ParseContext) {
    let place = quoted(city.name);
    if city.uncertain_answers.len() > UNCERTAIN_ANSWERS_MAX {
        context.report(
            &place,
            format!("Keep at most {UNCERTAIN_ANSWERS_MAX} uncertain indicators."),
        );
    }
    for answer in &city.uncertain_answers {
        if !(0.0..=1.0).contains(&answer.probability) {
            context.report(&place, "A probability is from 0 to 1.");
        }
    }
    let uncertain_count = |dimension: &str, counted: bool| {
        let same = city
            .uncertain_answers
            .iter()
            .filter(|answer| answer.dimension == dimension && answer.counted == counted);
        u32::try_from(same.count()).unwrap_or(u32::MAX)
    };
    let mut seen: Vec<&str> = Vec::new();
    for answer in &city.uncertain_answers {
        if seen.contains(&answer.dimension) {
            continue;
        }
        seen.push(answer.dimension);
        let Some(count) = city.tally.count(answer.dimension) else {
            let detail = format!("There is no dimension {}.", quoted(answer.dimension));
            context.report(&place, detail);
            continue;
        };
        let (yes, no) = (
            uncertain_count(answer.dimension, true),
            uncertain_count(answer.dimension, false),
        );
        if yes > count.yes || no > count.of - count.yes {
            let detail = format!(
                "More indicators of {} are uncertain than it has.",
                quoted(answer.dimension)
            );
            context.report(&place, detail);
        }
    }
}

/// Returns the 95 % range of a city's total, low and high.
pub(super) fn total_range(city: &UncertainCity<'_>) -> (Thousandths, Thousandths) {
    let mut outcomes = outcomes(city);
    outcomes.sort_by_key(|(total, _)| *total);
    let low = tail_quantile(outcomes.iter());
    let high = tail_quantile(outcomes.iter().rev());
    (low, high)
}

/// Returns every possible outcome, at most 32, as (total, probability). Treats the answers as independent.
fn outcomes(city: &UncertainCity<'_>) -> Vec<(Thousandths, f64)> {
    let mut tallies = vec![(city.tally.clone(), 1.0)];
    for answer in &city.uncertain_answers {
        let split = tallies.into_iter().flat_map(|(tally, probability)| {
            let (no, yes) = both(&tally, answer);
            [
                (no, probability * (1.0 - answer.probability)),
                (yes, probability * answer.probability),
            ]
        });
        tallies = split.collect();
    }
    let scored = tallies
        .into_iter()
        .map(|(tally, probability)| (score(&tally).total, probability));
    scored.collect()
}

/// Returns the counts without and with the uncertain yes.
fn both(tally: &YesCounts, answer: &UncertainAnswer<'_>) -> (YesCounts, YesCounts) {
    let yes = tally.count(answer.dimension).map_or(0, |count| count.yes);
    if answer.counted {
        (tally.with(answer.dimension, yes.saturating_sub(1)), tally.clone())
    } else {
        (tally.clone(), tally.with(answer.dimension, yes.saturating_add(1)))
    }
}

/// Returns the first total, from this end, at which the cumulative probability reaches [`TAIL`].
fn tail_quantile<'a>(from_one_end: impl Iterator<Item = &'a (Thousandths, f64)>) -> Thousandths {
    let (mut reached, mut last) = (0.0, Thousandths::default());
    for (total, probability) in from_one_end {
        reached += probability;
        last = *total;
        if *probability > 0.0 && reached >= TAIL - TOLERANCE {
            break;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::Row;
    use crate::indicator::built_in;
    use crate::indicator::table;

    const PUBLISHED: &str = include_str!("../../../../data/ucc_2022_ranking.csv");

    fn published() -> Vec<Row> {
        table::import(PUBLISHED, &built_in()[0]).unwrap()
    }

    fn uncertain(dimension: &'static str, counted: bool, probability: f64) -> UncertainAnswer<'static> {
        UncertainAnswer {
            dimension,
            counted,
            probability,
        }
    }

    #[test]
    fn outcomes_below_one_in_forty_are_outside_the_range() {
        let low = |probability_of_no: f64| {
            let rows = published();
            let city = UncertainCity {
                name: "Milan",
                tally: &rows[1].tally,
                uncertain_answers: vec![uncertain("3.3", true, 1.0 - probability_of_no)],
            };
            let (low, high) = total_range(&city);
            (low.thousandths(), high.thousandths())
        };
        assert_eq!(low(0.025), (833, 874));
        assert_eq!(low(0.024), (874, 874));
        assert_eq!(low(0.0), (874, 874));
        assert_eq!(low(1.0), (833, 833));
    }

    #[test]
    fn five_uncertain_answers_have_32_outcomes_whose_probabilities_add_up() {
        let rows = published();
        let answers = vec![
            uncertain("2.3", true, 0.9),
            uncertain("2.5", true, 0.8),
            uncertain("3.2", false, 0.3),
            uncertain("3.3", true, 0.6),
            uncertain("3.3", true, 0.5),
        ];
        let rotterdam = UncertainCity {
            name: "Rotterdam",
            tally: &rows[2].tally,
            uncertain_answers: answers,
        };
        let outcomes = outcomes(&rotterdam);
        let sum: f64 = outcomes.iter().map(|(_, probability)| probability).sum();
        assert_eq!(outcomes.len(), 32);
        assert!((sum - 1.0).abs() < 1e-12);
        let totals = outcomes.iter().map(|(total, _)| *total);
        let (low, high) = total_range(&rotterdam);
        assert!(totals.clone().min().unwrap() <= low && low < high && high <= totals.max().unwrap());
    }
}
