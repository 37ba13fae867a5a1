//! Weighting of the measures of a report: the same measure in each stratum.

use super::strata::{Stratum, Values, Weighted, WeightingError, post_stratify_told};
use crate::measure::bounded_mean::ScaleRange;
use crate::measure::moments::to_f64;
use crate::measure::numeric::number;
use crate::measure::value::{ChangeBasis, MeasureValue};

/// A stratum of a measure.
#[derive(Clone, Debug)]
pub struct StratumMeasure<'a> {
    /// Part of the stratum in the population, above 0.
    pub weight: f64,
    /// The measure in each class of the stratum, such as the options of a group; empty without answers.
    pub measures: Vec<&'a MeasureValue>,
}

/// Returns the weighted figure of a measure; `whole` is that of all answers. `None` for measures that are not weighted:
/// medians, means of minutes and rates. Otherwise as [`post_stratify`](super::strata::post_stratify), with what the rounding
/// of told counts adds to each measure.
pub fn weigh_measure(
    whole: &MeasureValue,
    strata: &[StratumMeasure<'_>],
    answers_min: u64,
) -> Option<Result<Weighted, WeightingError>> {
    let (low, high) = whole.range;
    let values = match whole.basis {
        ChangeBasis::Share(..) | ChangeBasis::ToldShare(..) => Values::Share,
        ChangeBasis::Mean(_) | ChangeBasis::Points(_) => Values::Mean(ScaleRange { low, high }),
        ChangeBasis::Median(_) | ChangeBasis::Untested => return None,
    };
    let strata: Option<Vec<(Stratum, f64)>> = strata.iter().map(stratum_of).collect();
    let (strata, told): (Vec<Stratum>, Vec<f64>) = strata?.into_iter().unzip();
    Some(post_stratify_told(&strata, values, &told, answers_min))
}

/// Returns a stratum with the answers of all its classes, and what telling adds to the variance of its mean; `None` for a
/// measure that is not weighted.
fn stratum_of(stratum: &StratumMeasure<'_>) -> Option<(Stratum, f64)> {
    let mut whole = Stratum {
        weight: stratum.weight,
        cells: Vec::new(),
    };
    let mut told = 0.0;
    for measure in &stratum.measures {
        let class = class_of(stratum.weight, measure)?;
        told += number(class.answers()).powi(2) * told_variance(measure);
        whole.cells.extend(class.cells);
    }
    let answers = whole.answers();
    let told = if answers == 0 {
        0.0
    } else {
        told / number(answers).powi(2)
    };
    Some((whole, told))
}

/// Returns the answers of one class; `None` for a measure that is not weighted.
fn class_of(weight: f64, measure: &MeasureValue) -> Option<Stratum> {
    let n = to_f64(i128::from(measure.n));
    let spread = match measure.basis {
        ChangeBasis::Share(hits, n) | ChangeBasis::ToldShare(hits, n, _) => {
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
            // Of told counts the estimate is of an effective number of answers with the same shares.
            let answers = points.effective_answers;
            let both = (points.squared_error * (answers + 3.0) + points.centre.powi(2)) * (answers + 3.0) - 1.5;
            1e4 * both * (n / answers) - n * measure.value.powi(2)
        }
        ChangeBasis::Median(_) | ChangeBasis::Untested => return None,
    };
    Some(Stratum::of_moments(weight, measure.n, measure.value, spread))
}

/// Returns what telling adds to the variance of a measure; 0 for exact counts.
///
/// Of shares and points it is v · Σ(w − m)² / n², got back from the effective number of answers n / (1 + v · Σ(w − m)² / (n ·
/// s²)); of means it is the part of the squared error beyond s² / (n + 1).
fn told_variance(measure: &MeasureValue) -> f64 {
    let n = number(measure.n);
    let added = match measure.basis {
        ChangeBasis::ToldShare(hits, n, effective) => {
            let mean = (number(hits) + 1.0) / (number(n) + 2.0);
            mean * (1.0 - mean) * (1.0 / effective - 1.0 / number(n))
        }
        ChangeBasis::Mean(mean) => mean.squared_error - mean.variance / (n + 1.0),
        ChangeBasis::Points(points) => {
            let variance = points.squared_error * (points.effective_answers + 3.0);
            1e4 * variance * (1.0 / points.effective_answers - 1.0 / n)
        }
        ChangeBasis::Share(..) | ChangeBasis::Median(_) | ChangeBasis::Untested => 0.0,
    };
    added.max(0.0)
}

#[cfg(test)]
mod tests {
    use super::super::strata::post_stratify;
    use super::*;
    use crate::measure::cell_rounding::CellRounding;
    use crate::measure::report::{Report, ReportHeading};
    use crate::measure::totals::VersionTotals;
    use crate::survey::Definition;
    use crate::tally::counter_layout::CounterLayout;
    use crate::tally::counts::QuestionCounts;
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
                measures: vec![measure],
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
    fn told_counts_widen_the_interval_and_options_of_a_group_are_added_up() {
        let definition = json!({"title": {"en": "T"}, "languages": ["en"], "pages": [{"questions": [
            {"code": "q", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"}]}]});
        let definition = Definition::parse(&definition).unwrap();
        let layout = CounterLayout::of(&definition);
        let told = |points: [i128; 5]| {
            let n: i128 = points.iter().sum();
            let slots: Vec<i128> = [n, n, 0].into_iter().chain(points).collect();
            let (_, mut questions) = QuestionCounts::read(&layout, &definition, &slots);
            questions[0].told_in = 3;
            MeasureValue::all(&questions[0]).remove(0)
        };
        let classes: [[i128; 5]; 3] = [[9, 12, 9, 30, 30], [3, 6, 12, 30, 60], [0, 9, 12, 81, 90]];
        let values = classes.map(told);
        let [first, second, third] = &values;
        let strata = [
            StratumMeasure {
                weight: 0.4,
                measures: vec![first, second],
            },
            StratumMeasure {
                weight: 0.6,
                measures: vec![third],
            },
        ];
        let found = weigh_measure(first, &strata, 10).unwrap().unwrap();
        // The same from the told counts of the points.
        let cells = |of: &[[i128; 5]]| -> Vec<(f64, u64)> {
            let satisfied = [0.0, 0.0, 0.0, 1.0, 1.0];
            let all = of.iter().flat_map(|points| satisfied.into_iter().zip(points));
            all.map(|(value, count)| (value, u64::try_from(*count).unwrap()))
                .collect()
        };
        let direct = [(0.4, &classes[..2]), (0.6, &classes[2..])].map(|(weight, of)| Stratum {
            weight,
            cells: cells(of),
        });
        let of = |rounding| post_stratify(&direct, Values::Share, rounding, 10).unwrap();
        let (exact, threes) = (of(CellRounding::EXACT), of(CellRounding::THREES));
        assert!(
            (found.value - threes.value).abs() < 1e-12 && found.n == 393,
            "{found:?}"
        );
        // Up to the two answers that the effective number has in advance, and the different means of both options.
        let added = (found.variance - exact.variance) / (threes.variance - exact.variance);
        assert!((0.9..1.1).contains(&added), "{added}");
    }

    #[test]
    fn a_stratum_without_answers_is_named() {
        let question = json!({"code": "q", "kind": "rating", "scale": {"from": 1, "to": 5}, "measure": "csat"});
        let whole = measured(&question, &[0, 0, 0, 5, 5]);
        let strata = [
            StratumMeasure {
                weight: 0.5,
                measures: vec![&whole],
            },
            StratumMeasure {
                weight: 0.5,
                measures: Vec::new(),
            },
        ];
        let found = weigh_measure(&whole, &strata, 5).unwrap();
        assert_eq!(found, Err(WeightingError::TooFewAnswers(vec![1])));
    }
}
