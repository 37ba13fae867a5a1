//! Customer satisfaction: the share of satisfied answers and the GOV.UK satisfaction score.

use super::family::MeasureFamily;
use super::value::{LinearScale, MeasureValue, between};
use crate::survey::Scale;
use crate::tally::counts::QuestionCounts;

/// Number of points of the scales whose default threshold is the second-best point.
const DEFAULT_POINTS: usize = 5;

/// Returns the share of satisfied answers (headline) and, on a scale from 1 to 5, the GOV.UK score. Counts 5, 5, 10, 40,
/// 40 give 0.8 and 76.25.
pub(super) fn values(counts: &QuestionCounts) -> Vec<MeasureValue> {
    value(counts).into_iter().chain(govuk_score(counts)).collect()
}

/// Returns the share of scores at or above the threshold, 0 to 1, with its Wilson interval; `None` without answers, a
/// scale or a threshold.
///
/// The threshold is `satisfied_from` of the definition; on five points the default is the second-best point. The id names
/// it: `csat-4-of-5` counts scores from 4 up on a scale from 1 to 5, `csat-8-of-0-to-10` from 8 up on one from 0 to 10.
///
/// Source: “top two box”, <https://www.abacum.io/glossary/customer-satisfaction-score-csat>.
fn value(counts: &QuestionCounts) -> Option<MeasureValue> {
    let scale = counts.scale?;
    let from = counts.satisfied_from.or_else(|| default_threshold(scale))?;
    let id = match scale.from() {
        1 => format!("csat-{from}-of-{}", scale.to()),
        first => format!("csat-{from}-of-{first}-to-{}", scale.to()),
    };
    MeasureValue::share(MeasureFamily::Csat, id, between(counts, from, scale.to())?, counts)
}

/// Returns the satisfaction score of GOV.UK's Performance Platform, 0 to 100: (mean − 1) · 25 on a scale from 1 to 5, so
/// that the points count 0, 25, 50, 75 and 100. `None` without answers or on another scale.
///
/// Source: <https://github.com/alphagov/spotlight>, `app/common/collections/user-satisfaction.js`.
fn govuk_score(counts: &QuestionCounts) -> Option<MeasureValue> {
    counts.scale.filter(|scale| scale.has_range(1, 5))?;
    let line = LinearScale {
        factor: 25.0,
        offset: -25.0,
        range: (0.0, 100.0),
    };
    MeasureValue::mean_of_rating(MeasureFamily::Govuk, "govuk-0-to-100", line, counts)
}

fn default_threshold(scale: Scale) -> Option<i64> {
    (scale.len() == DEFAULT_POINTS).then(|| scale.to() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::definition::shape::ShapeKey;

    fn counts(scale: (i64, i64), satisfied_from: Option<i64>, cells: &[u64]) -> QuestionCounts {
        let scale = Scale::new(scale.0, scale.1).unwrap();
        QuestionCounts {
            code: "satisfaction".to_owned(),
            kind: "rating",
            shape: ShapeKey::default(),
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
            score: None,
            score_shape: None,
            pairs: Vec::new(),
            told_in: 1,
        }
    }

    #[test]
    fn the_two_best_of_five_are_satisfied() {
        let csat = value(&counts((1, 5), None, &[5, 5, 10, 40, 40])).unwrap();
        assert_eq!((csat.id.as_str(), csat.value, csat.n), ("csat-4-of-5", 0.8, 100));
    }

    #[test]
    fn the_published_example_of_both_scores_is_reproduced() {
        let found = values(&counts((1, 5), None, &[5, 5, 10, 40, 40]));
        let named: Vec<(&str, f64)> = found.iter().map(|found| (found.id.as_str(), found.value)).collect();
        assert_eq!(named, [("csat-4-of-5", 0.8), ("govuk-0-to-100", 76.25)]);
        let contains = |found: &MeasureValue| {
            let interval = found.interval.unwrap();
            interval.low < found.value && found.value < interval.high
        };
        assert!(found.iter().all(contains), "{found:?}");
        assert_eq!(values(&counts((1, 3), Some(3), &[1, 1, 1])).len(), 1);
    }

    #[test]
    fn told_counts_have_the_intervals_of_the_specification() {
        let told = |scale, cells: &[u64]| QuestionCounts {
            told_in: 3,
            ..counts(scale, None, cells)
        };
        let is_near = |found: &MeasureValue, expected: [f64; 3]| {
            let interval = found.interval.unwrap();
            let near = [found.value, interval.low, interval.high].into_iter().zip(expected);
            assert!(
                near.into_iter().all(|(one, other)| (one - other).abs() < 1e-4),
                "{found:?}"
            );
        };
        is_near(&value(&told((1, 5), &[3, 0, 0, 6, 6])).unwrap(), [0.8, 0.4510, 0.9512]);
        is_near(
            &value(&told((1, 5), &[0, 9, 12, 0, 81])).unwrap(),
            [81.0 / 102.0, 0.6985, 0.8653],
        );
        // The mean 4.0909 (3.5504 to 4.5673) in the points of GOV.UK.
        let points = [4.090_909, 3.550_4, 4.567_3].map(|mean| (mean - 1.0) * 25.0);
        let govuk = govuk_score(&told((1, 5), &[3, 0, 3, 12, 15])).unwrap();
        let wide = MeasureValue {
            value: govuk.value / 25.0,
            interval: govuk.interval.map(|interval| super::super::interval::Interval {
                low: interval.low / 25.0,
                high: interval.high / 25.0,
            }),
            ..govuk
        };
        is_near(&wide, points.map(|point| point / 25.0));
        let nps = told((0, 10), &[3, 3, 3, 3, 0, 0, 0, 12, 15, 30, 30]);
        is_near(&super::super::nps::values(&nps)[0], [48.484_848, 30.095_2, 62.832_0]);
    }

    #[test]
    fn copenhagen_was_satisfied_in_four_homes_of_ten() {
        let csat = value(&counts((1, 3), Some(3), &[567, 446, 668])).unwrap();
        assert_eq!(csat.id, "csat-3-of-3");
        let interval = csat.interval.unwrap();
        for (found, published) in [(csat.value, 0.3974), (interval.low, 0.3742), (interval.high, 0.4210)] {
            assert!((found - published).abs() < 1e-4, "{csat:?}");
        }
    }

    #[test]
    fn without_answers_or_a_threshold_there_is_no_value() {
        assert_eq!(value(&counts((1, 5), None, &[0, 0, 0, 0, 0])), None);
        assert_eq!(value(&counts((1, 3), None, &[1, 1, 1])), None);
    }
}
