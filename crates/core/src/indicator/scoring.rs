//! Scores with the rounding of the published dashboard.
//!
//! Source: code of the dashboard, <https://github.com/lisboncouncil/ucdashboard> (May 2023), and twelve published totals
//! that only this formula reproduces.

use serde::Serialize;

use super::rounding::{Hundredths, Thousandths};
use super::yes_counts::YesCounts;

/// Score of one city.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Score {
    /// Scores of the dimensions, in the framework's order.
    pub dimensions: Vec<DimensionScore>,
    /// Unweighted mean of the dimensions: neither their number of indicators nor their pillar matters.
    pub total: Thousandths,
}

/// Score of one city in one dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DimensionScore {
    /// Key of the dimension.
    pub dimension: String,
    /// Value of the dimension.
    pub value: Hundredths,
}

/// Computes the score from yes counts: each dimension is `round(yes / of, 2)`, the total `round(mean of them, 3)`, both
/// half up.
///
/// ```
/// use std::collections::BTreeMap;
/// use urbivox_core::indicator::{YesCounts, built_in, score};
///
/// let framework = &built_in()[0];
/// let one_each: BTreeMap<String, u32> = framework.dimensions.iter().map(|d| (d.key.clone(), 1)).collect();
/// let score = score(&YesCounts::new(framework, &one_each).unwrap());
/// assert_eq!((score.total.thousandths(), score.total.shown_per_cent()), (338, 34));
/// ```
pub fn score(tally: &YesCounts) -> Score {
    let dimensions: Vec<DimensionScore> = tally
        .counts()
        .iter()
        .map(|count| DimensionScore {
            dimension: count.dimension.clone(),
            value: Hundredths::of(u64::from(count.yes), u64::from(count.of)),
        })
        .collect();
    let total = Thousandths::mean(dimensions.iter().map(|dimension| dimension.value));
    Score { dimensions, total }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::built_in;
    use crate::indicator::table;

    const PUBLISHED: &str = include_str!("../../../../data/ucc_2022_ranking.csv");

    #[test]
    fn the_published_rows_have_the_published_totals() {
        let rows = table::import(PUBLISHED, &built_in()[0]).unwrap();
        let published = csv::Reader::from_reader(PUBLISHED.as_bytes())
            .records()
            .map(|record| record.unwrap()[13].parse().unwrap())
            .collect::<Vec<u32>>();
        let shown: Vec<u32> = rows
            .iter()
            .map(|row| score(&row.tally).total.shown_per_cent())
            .collect();
        assert_eq!((shown.len(), shown), (10, published));
    }

    #[test]
    fn the_half_in_the_published_table_is_rounded_as_published() {
        let rows = table::import(PUBLISHED, &built_in()[0]).unwrap();
        let unnamed = rows.iter().find(|row| row.name == "Unnamed 11-7").unwrap();
        assert_eq!(score(&unnamed.tally).total, Thousandths::new(626).unwrap());
    }
}
