//! Yes counts: the number of yes answers of a city in each dimension, which is the input of scoring.

use std::collections::BTreeMap;

use serde::Serialize;

use super::framework::Framework;
use super::parse_context::{ParseContext, quoted};

/// Yes answers of one city, by dimension in the framework's order. An imported edition has no other data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct YesCounts {
    counts: Vec<YesCount>,
}

/// Yes answers in one dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct YesCount {
    /// Key of the dimension.
    pub dimension: String,
    /// Number of indicators answered with yes, at most `of`.
    pub yes: u32,
    /// Number of indicators in the dimension, at least 1, including those without an answer.
    pub of: u32,
}

impl YesCounts {
    /// Creates the counts from the number of yes answers by dimension key.
    ///
    /// # Errors
    ///
    /// Every dimension that is missing, is not in the framework, or has more yes answers than indicators.
    pub fn new(framework: &Framework, yes: &BTreeMap<String, u32>) -> Result<YesCounts, Vec<String>> {
        let mut context = ParseContext::default();
        for key in yes.keys().filter(|key| framework.dimension(key).is_none()) {
            context.report(&format!("/{}", quoted(key)), "There is no such dimension.");
        }
        let tally = YesCounts::from_fn(framework, |key| yes.get(key).copied().unwrap_or_default());
        for count in &tally.counts {
            let place = format!("/{}", count.dimension);
            if !yes.contains_key(&count.dimension) {
                context.report(&place, "Say how many yes it has.");
            } else if count.yes > count.of {
                context.report(&place, format!("It has only {} indicators.", count.of));
            }
        }
        context.finish(Some(tally))
    }

    /// Creates the counts from a function of the dimension key. Not validated: the caller must not return more yes
    /// answers than the dimension has indicators.
    pub(super) fn from_fn(framework: &Framework, yes: impl Fn(&str) -> u32) -> YesCounts {
        let counts = framework.dimensions.iter().map(|dimension| YesCount {
            dimension: dimension.key.clone(),
            yes: yes(&dimension.key),
            of: indicators_in(framework, &dimension.key),
        });
        YesCounts {
            counts: counts.collect(),
        }
    }

    /// Returns the counts, in the framework's order.
    pub fn counts(&self) -> &[YesCount] {
        &self.counts
    }

    /// Returns the count of this dimension.
    pub fn count(&self, dimension: &str) -> Option<&YesCount> {
        self.counts.iter().find(|count| count.dimension == dimension)
    }

    /// Returns a copy with `yes` as the count of one dimension, at most all of its indicators.
    pub fn with(&self, dimension: &str, yes: u32) -> YesCounts {
        let mut other = self.clone();
        for count in other.counts.iter_mut().filter(|count| count.dimension == dimension) {
            count.yes = yes.min(count.of);
        }
        other
    }
}

/// Returns the number of indicators of a dimension.
pub(super) fn indicators_in(framework: &Framework, dimension: &str) -> u32 {
    u32::try_from(framework.indicators_of(dimension).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::built_in;

    #[test]
    fn every_dimension_of_the_framework_has_its_count() {
        let framework = &built_in()[0];
        let mut yes: BTreeMap<String, u32> = framework.dimensions.iter().map(|d| (d.key.clone(), 1)).collect();
        let tally = YesCounts::new(framework, &yes).unwrap();
        assert_eq!(tally.counts().len(), 12);
        assert_eq!(tally.count("1.2").map(|count| (count.yes, count.of)), Some((1, 6)));
        assert_eq!(tally.with("1.2", 9).count("1.2").unwrap().yes, 6);

        yes.remove("3.3");
        yes.insert("1.1".to_owned(), 5);
        yes.insert("3.4".to_owned(), 1);
        assert_eq!(
            YesCounts::new(framework, &yes).unwrap_err(),
            [
                "/\"3.4\": There is no such dimension.",
                "/1.1: It has only 4 indicators.",
                "/3.3: Say how many yes it has."
            ]
        );
    }
}
