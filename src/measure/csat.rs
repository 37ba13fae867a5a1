//! Customer satisfaction: the share of satisfied answers.

use super::interval::{share, wilson};
use super::value::MeasureValue;
use crate::survey::Scale;
use crate::tally::counts::QuestionCounts;

/// Points of the scale on which the two best count as satisfied, when the definition says nothing.
const POINTS: usize = 5;

/// The share of scores from the satisfied one up, in `0.0..=1.0`, with its Wilson interval; `None` without answers.
///
/// On five points the two best count, on another scale those that the definition names: `satisfied_from`. The id
/// says which: `csat-4-of-5` is scores from 4 up on a scale from 1 to 5, `csat-8-of-0-to-10` on one from 0 to 10.
///
/// Source: “top two box”, <https://www.abacum.io/glossary/customer-satisfaction-score-csat>.
pub fn value(counts: &QuestionCounts) -> Option<MeasureValue> {
    let scale = counts.scale?;
    let from = counts.satisfied_from.or_else(|| two_best(scale))?;
    let cells = scale.points().zip(&counts.cells).filter(|(point, _)| *point >= from);
    let hits = cells.fold(0_u64, |sum, (_, (_, count))| sum.saturating_add(*count));
    let interval = wilson(hits, counts.answered)?;
    Some(MeasureValue {
        id: match scale.from() {
            1 => format!("csat-{from}-of-{}", scale.to()),
            first => format!("csat-{from}-of-{first}-to-{}", scale.to()),
        },
        value: share(hits, counts.answered)?,
        low: interval.low,
        high: interval.high,
        n: counts.answered,
        hits,
    })
}

fn two_best(scale: Scale) -> Option<i64> {
    (scale.len() == POINTS).then(|| scale.to() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(scale: (i64, i64), satisfied_from: Option<i64>, cells: &[u64]) -> QuestionCounts {
        let scale = Scale::new(scale.0, scale.1).unwrap();
        QuestionCounts {
            code: "satisfaction".to_owned(),
            kind: "rating",
            shape: String::new(),
            answered: cells.iter().sum(),
            skipped: 0,
            cells: scale
                .points()
                .map(|point| point.to_string())
                .zip(cells.iter().copied())
                .collect(),
            sums: None,
            rows: Vec::new(),
            satisfied_from,
            measure: Some(crate::survey::Measure::Csat),
            scale: Some(scale),
        }
    }

    #[test]
    fn the_two_best_of_five_are_satisfied() {
        let csat = value(&counts((1, 5), None, &[5, 5, 10, 40, 40])).unwrap();
        assert_eq!((csat.id.as_str(), csat.value, csat.n), ("csat-4-of-5", 0.8, 100));
    }

    #[test]
    fn copenhagen_was_satisfied_in_four_homes_of_ten() {
        let csat = value(&counts((1, 3), Some(3), &[567, 446, 668])).unwrap();
        assert_eq!(csat.id, "csat-3-of-3");
        for (found, published) in [(csat.value, 0.3974), (csat.low, 0.3742), (csat.high, 0.4210)] {
            assert!((found - published).abs() < 1e-4, "{csat:?}");
        }
    }

    #[test]
    fn without_answers_or_a_threshold_there_is_no_value() {
        assert_eq!(value(&counts((1, 5), None, &[0, 0, 0, 0, 0])), None);
        assert_eq!(value(&counts((1, 3), None, &[1, 1, 1])), None);
    }
}
