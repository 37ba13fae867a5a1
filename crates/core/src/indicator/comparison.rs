//! Values of all cities together, for comparison with one city.

use serde::Serialize;

use super::framework::Framework;
use super::rounding::Hundredths;
use super::scoring::Score;
use super::yes_counts::YesCounts;

/// Value of one pillar over all cities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PillarBox {
    /// Key of the pillar.
    pub pillar: String,
    /// Number of yes answers of all cities.
    pub yes: u64,
    /// Number of indicators of all cities.
    pub of: u64,
    /// `round(yes / of, 2)`; `None` without cities.
    pub value: Option<Hundredths>,
}

/// Pools each pillar over all indicators of all cities, in the framework's order. A dimension with more indicators
/// therefore has more weight than in a city's total.
pub fn pillar_boxes<'a>(framework: &Framework, tallies: impl IntoIterator<Item = &'a YesCounts>) -> Vec<PillarBox> {
    let mut boxes: Vec<PillarBox> = framework
        .pillars
        .iter()
        .map(|pillar| PillarBox {
            pillar: pillar.key.clone(),
            yes: 0,
            of: 0,
            value: None,
        })
        .collect();
    for count in tallies.into_iter().flat_map(YesCounts::counts) {
        let pillar = framework.dimension(&count.dimension).map(|dimension| &dimension.pillar);
        for pooled in boxes.iter_mut().filter(|pooled| Some(&pooled.pillar) == pillar) {
            pooled.yes += u64::from(count.yes);
            pooled.of += u64::from(count.of);
        }
    }
    for pooled in &mut boxes {
        pooled.value = (pooled.of > 0).then(|| Hundredths::of(pooled.yes, pooled.of));
    }
    boxes
}

/// Mean and maximum of the cities' values in one dimension.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DimensionMean {
    /// Key of the dimension.
    pub dimension: String,
    /// Mean of the cities' values, in `0.0..=1.0`, not rounded.
    pub mean: f64,
    /// Largest value of a city.
    pub best: Hundredths,
}

/// Computes mean and maximum of each dimension, in the framework's order; dimensions without a value are left out.
pub fn dimension_means(framework: &Framework, scores: &[Score]) -> Vec<DimensionMean> {
    let means = framework.dimensions.iter().filter_map(|dimension| {
        let values: Vec<Hundredths> = scores
            .iter()
            .flat_map(|score| &score.dimensions)
            .filter(|score| score.dimension == dimension.key)
            .map(|score| score.value)
            .collect();
        let sum: f64 = values.iter().map(|value| f64::from(value.per_cent())).sum();
        Some(DimensionMean {
            dimension: dimension.key.clone(),
            mean: sum / 100.0 / f64::from(u32::try_from(values.len()).unwrap_or(u32::MAX)),
            best: *values.iter().max()?,
        })
    });
    means.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::built_in;
    use crate::indicator::scoring::score;
    use crate::indicator::table;

    const PUBLISHED: &str = include_str!("../../../../data/ucc_2022_ranking.csv");

    #[test]
    fn pillars_are_pooled_over_all_indicators_of_all_cities() {
        let framework = &built_in()[0];
        let rows = table::import(PUBLISHED, framework).unwrap();
        let boxes = pillar_boxes(framework, rows.iter().map(|row| &row.tally));
        let pooled: Vec<_> = boxes.iter().map(|b| (b.pillar.as_str(), b.yes, b.of)).collect();
        assert_eq!(pooled, [("1", 109, 130), ("2", 152, 220), ("3", 31, 60)]);
        let shown: Vec<_> = boxes.iter().map(|b| b.value.unwrap().per_cent()).collect();
        assert_eq!(shown, [84, 69, 52]);
        assert!(pillar_boxes(framework, []).iter().all(|pooled| pooled.value.is_none()));
    }

    #[test]
    fn a_city_is_compared_with_the_mean_and_the_best() {
        let framework = &built_in()[0];
        let rows = table::import(PUBLISHED, framework).unwrap();
        let scores: Vec<Score> = rows.iter().map(|row| score(&row.tally)).collect();
        let means = dimension_means(framework, &scores);
        assert_eq!(means.len(), 12);
        assert!((means[10].mean - 0.2).abs() < 1e-12, "{:?}", means[10]);
        assert_eq!(means[10].best, Hundredths::of(1, 1));
        assert!(dimension_means(framework, &[]).is_empty());
    }
}
