//! Gain of one more yes: the indicators that would raise a city's total most.

use std::cmp::Reverse;

use serde::Serialize;

use super::edition::Edition;
use super::framework::{Framework, Indicator};
use super::rounding::{Hundredths, Thousandths};
use super::scoring::score;
use super::yes_counts::{YesCount, YesCounts};

/// Gain of one more yes in a dimension.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DimensionGain {
    /// Key of the dimension; it has at least one indicator without a yes.
    pub dimension: String,
    /// Rise of the total in percentage points, before rounding: the rise of the dimension divided by the number of
    /// dimensions. At most 100.0.
    pub points: f64,
    /// Total with one more yes.
    pub total: Thousandths,
}

/// Gain of a yes to one indicator.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndicatorGain<'a> {
    /// Indicator without a yes.
    pub indicator: &'a Indicator,
    /// Rise of the total in percentage points, before rounding.
    pub points: f64,
    /// Total with this yes and no other.
    pub total: Thousandths,
}

/// Returns the gain of one more yes in each dimension that has an indicator without one: largest first, ties in the
/// framework's order.
///
/// Dimension values are rounded as on the dashboard, so in a dimension of three the first yes adds 0.33 and the second
/// 0.34.
pub fn by_dimension(tally: &YesCounts) -> Vec<DimensionGain> {
    let dimensions = f64::from(u32::try_from(tally.counts().len()).unwrap_or(u32::MAX));
    let mut gains: Vec<(u32, DimensionGain)> = tally
        .counts()
        .iter()
        .filter(|count| count.yes < count.of)
        .map(|count| {
            let rise = rise(count);
            let gain = DimensionGain {
                dimension: count.dimension.clone(),
                points: f64::from(rise) / dimensions,
                total: score(&tally.with(&count.dimension, count.yes + 1)).total,
            };
            (rise, gain)
        })
        .collect();
    gains.sort_by_key(|(rise, _)| Reverse(*rise));
    gains.into_iter().map(|(_, gain)| gain).collect()
}

/// Returns the gain of a yes to each indicator without one: largest first, ties in the framework's order.
pub fn by_indicator<'a>(framework: &'a Framework, edition: &Edition) -> Vec<IndicatorGain<'a>> {
    let gains = by_dimension(&edition.tally(framework));
    let indicators = gains.iter().flat_map(|gain| {
        let open = framework
            .indicators
            .iter()
            .filter(|indicator| indicator.dimension == gain.dimension && !edition.is_yes(&indicator.id));
        open.map(|indicator| IndicatorGain {
            indicator,
            points: gain.points,
            total: gain.total,
        })
    });
    indicators.collect()
}

/// Returns the rise of the dimension's value by one more yes, in hundredths.
fn rise(count: &YesCount) -> u32 {
    let value = |yes: u32| Hundredths::of(u64::from(yes), u64::from(count.of)).per_cent();
    value(count.yes + 1).saturating_sub(value(count.yes))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;
    use crate::indicator::built_in;
    use crate::indicator::table;

    const PUBLISHED: &str = include_str!("../../../../data/ucc_2022_ranking.csv");

    #[test]
    fn a_yes_in_a_small_dimension_is_worth_most() {
        let rows = table::import(PUBLISHED, &built_in()[0]).unwrap();
        let helsinki = rows.iter().find(|row| row.name == "Helsinki").unwrap();
        let gains = by_dimension(&helsinki.tally);
        let gains: Vec<_> = gains
            .iter()
            .map(|gain| (gain.dimension.as_str(), format!("{:.2}", gain.points)))
            .collect();
        let expected = [
            ("2.5", "4.17"),
            ("3.1", "4.17"),
            ("3.2", "4.17"),
            ("3.3", "4.17"),
            ("2.1", "1.67"),
            ("2.2", "1.67"),
            ("1.2", "1.42"),
        ];
        assert_eq!(gains, expected.map(|(key, points)| (key, points.to_owned())));
    }

    #[test]
    fn all_gains_together_give_the_full_score() {
        let framework = &built_in()[0];
        let zero: BTreeMap<String, u32> = framework.dimensions.iter().map(|d| (d.key.clone(), 0)).collect();
        let mut tally = YesCounts::new(framework, &zero).unwrap();
        let (mut sum, mut steps) = (0.0, 0);
        while let Some(gain) = by_dimension(&tally).into_iter().next() {
            let yes = tally.count(&gain.dimension).unwrap().yes;
            tally = tally.with(&gain.dimension, yes + 1);
            assert_eq!(score(&tally).total, gain.total);
            sum += gain.points;
            steps += 1;
        }
        assert_eq!((format!("{sum:.6}"), steps), ("100.000000".to_owned(), 41));
    }

    #[test]
    fn only_indicators_without_a_yes_are_named() {
        let framework = &built_in()[0];
        let document = json!({"year": 2026, "answers": {
            "sati_servprovision": {"yes": true, "evidence": "Survey"},
            "sati_share2y": {"yes": false, "evidence": "61 %"},
        }});
        let edition = Edition::parse(&document, framework).unwrap();
        let gains = by_indicator(framework, &edition);
        assert_eq!(gains.len(), 40);
        let first: Vec<_> = gains.iter().take(7).map(|gain| gain.indicator.id.as_str()).collect();
        assert_eq!(
            first,
            [
                "citi_change_dec",
                "citi_feedback",
                "ado_transact",
                "ado_publicdata",
                "redu_timesaved",
                "redu_financesaved",
                "sati_share2y",
            ]
        );
        assert_eq!(gains[6].total, Thousandths::new(83).unwrap());
    }
}
