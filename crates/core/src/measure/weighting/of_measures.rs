//! Weighting of the measures of a report: the same measure in each stratum.

use super::strata::{Stratum, Values, Weighted, WeightingError, post_stratify};
use crate::measure::bounded_mean::ScaleRange;
use crate::measure::cell_rounding::CellRounding;
use crate::measure::moments::to_f64;
use crate::measure::value::{ChangeBasis, MeasureValue};

/// A stratum of a measure.
#[derive(Clone, Copy, Debug)]
pub struct StratumMeasure<'a> {
    /// Part of the stratum in the population, above 0.
    pub weight: f64,
    /// The measure of its answers; `None` without answers.
    pub measure: Option<&'a MeasureValue>,
}

/// Returns the weighted figure of a measure; `whole` is that of all answers. `None` for measures that are not weighted:
/// medians, means of minutes and rates. Otherwise as [`post_stratify`].
pub fn weigh_measure(
    whole: &MeasureValue,
    strata: &[StratumMeasure<'_>],
    answers_min: u64,
) -> Option<Result<Weighted, WeightingError>> {
    let (low, high) = whole.range;
    let values = match whole.basis {
        ChangeBasis::Share(..) => Values::Share,
        ChangeBasis::Mean(_) | ChangeBasis::Points(_) => Values::Mean(ScaleRange { low, high }),
        ChangeBasis::Median(_) | ChangeBasis::Untested => return None,
    };
    let of = |stratum: &StratumMeasure<'_>| stratum_of(stratum.weight, stratum.measure);
    let strata: Option<Vec<Stratum>> = strata.iter().map(of).collect();
    Some(post_stratify(&strata?, values, CellRounding::EXACT, answers_min))
}

/// Returns the stratum of a measure; `None` for a measure that is not weighted.
fn stratum_of(weight: f64, measure: Option<&MeasureValue>) -> Option<Stratum> {
    let Some(measure) = measure else {
        return Some(Stratum {
            weight,
            cells: Vec::new(),
        });
    };
    let n = to_f64(i128::from(measure.n));
    let spread = match measure.basis {
        ChangeBasis::Share(hits, n) => {
            let cells = vec![(0.0, n.saturating_sub(hits)), (1.0, hits)];
            return Some(Stratum { weight, cells });
        }
        ChangeBasis::Mean(mean) => {
            // Without the answer that lies half at each end of the scale.
            let (low, high) = measure.range;
            let ends = f64::midpoint(low.powi(2), high.powi(2));
            let squares = mean.variance * n - ends + (n + 1.0) * mean.centre.powi(2);
            squares - n * measure.value.powi(2)
        }
        ChangeBasis::Points(points) => {
            // Without the three quarters of an answer that each share and the rest have in advance.
            let both = (points.squared_error * (n + 3.0) + points.centre.powi(2)) * (n + 3.0) - 1.5;
            1e4 * both - n * measure.value.powi(2)
        }
        ChangeBasis::Median(_) | ChangeBasis::Untested => return None,
    };
    Some(Stratum::of_moments(weight, measure.n, measure.value, spread))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::report::{Report, ReportHeading};
    use crate::measure::totals::VersionTotals;
    use crate::survey::Definition;
    use crate::tally::counter_layout::CounterLayout;
    use serde_json::json;
    use std::sync::Arc;

    /// The measure of a question with these numbers of scores.
    fn measured(question: &serde_json::Value, counts: &[i128]) -> MeasureValue {
        let definition = json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": [question]}]});
        let definition = Arc::new(Definition::parse(&definition).unwrap());
        let layout = Arc::new(CounterLayout::of(&definition));
        let answered: i128 = counts.iter().sum();
        let totals = [answered, answered, 0].iter().chain(counts).copied().collect();
        let heading = ReportHeading {
            survey: "a/b/c".to_owned(),
            from: None,
            to: None,
        };
        let version = VersionTotals {
            number: 1,
            definition,
            layout,
            totals,
        };
        let report = Report::build(heading, vec![version], Vec::new());
        report.questions[0].measure.clone().unwrap()
    }

    fn weighted(question: &serde_json::Value, strata: &[(f64, &[i128])]) -> Weighted {
        let mut all = vec![0; strata[0].1.len()];
        for (_, counts) in strata {
            all.iter_mut().zip(*counts).for_each(|(sum, count)| *sum += count);
        }
        let parts: Vec<(f64, MeasureValue)> = strata
            .iter()
            .map(|(weight, counts)| (*weight, measured(question, counts)))
            .collect();
        let parts: Vec<StratumMeasure<'_>> = parts
            .iter()
            .map(|(weight, measure)| StratumMeasure {
                weight: *weight,
                measure: Some(measure),
            })
            .collect();
        weigh_measure(&measured(question, &all), &parts, 5).unwrap().unwrap()
    }

    #[test]
    fn a_mean_is_weighted_as_the_specification_computes_it() {
        let question = json!({"code": "q", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "sdg-rating"});
        let found = weighted(&question, &[(0.4, &[4, 6, 10, 12, 8]), (0.6, &[2, 4, 14, 50, 60])]);
        for (found, expected) in [
            (found.raw, 4.035_294),
            (found.value, 3.887_692),
            (found.interval.low, 3.707_927),
            (found.interval.high, 4.067_458),
        ] {
            assert!((found - expected).abs() < 1e-6, "{found} {expected}");
        }
    }

    #[test]
    fn points_are_weighted_like_the_mean_of_their_answers() {
        let question = json!({"code": "q", "kind": "rating", "scale": {"from": 0, "to": 10}, "measure": "nps"});
        let strata: [(f64, &[i128]); 2] = [
            (0.5, &[0, 0, 0, 0, 0, 10, 0, 20, 0, 0, 10]),
            (0.5, &[0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 16]),
        ];
        let found = weighted(&question, &strata);
        let cells = |minus: u64, zero: u64, plus: u64| vec![(-100.0, minus), (0.0, zero), (100.0, plus)];
        let direct = [
            Stratum {
                weight: 0.5,
                cells: cells(10, 20, 10),
            },
            Stratum {
                weight: 0.5,
                cells: cells(5, 0, 16),
            },
        ];
        let range = ScaleRange {
            low: -100.0,
            high: 100.0,
        };
        let direct = post_stratify(&direct, Values::Mean(range), CellRounding::EXACT, 5).unwrap();
        assert!((found.value - direct.value).abs() < 1e-9, "{found:?} {direct:?}");
        assert!((found.variance - direct.variance).abs() < 1e-9, "{found:?} {direct:?}");
    }

    #[test]
    fn a_stratum_without_answers_is_named() {
        let question = json!({"code": "q", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"});
        let whole = measured(&question, &[0, 0, 0, 5, 5]);
        let strata = [
            StratumMeasure {
                weight: 0.5,
                measure: Some(&whole),
            },
            StratumMeasure {
                weight: 0.5,
                measure: None,
            },
        ];
        let found = weigh_measure(&whole, &strata, 5).unwrap();
        assert_eq!(found, Err(WeightingError::TooFewAnswers(vec![1])));
    }
}
