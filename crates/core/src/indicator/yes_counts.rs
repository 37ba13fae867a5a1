//! How many yes a city has in each dimension: all that scoring needs of an edition.

use std::collections::BTreeMap;

use serde::Serialize;

use super::framework::Framework;
use super::parse_context::{ParseContext, quoted};

/// The yes of one city, by dimension in the framework's order. An imported edition has only this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct YesCounts {
    counts: Vec<YesCount>,
}

/// The yes in one dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct YesCount {
    /// The key of the dimension.
    pub dimension: String,
    /// Indicators answered with yes, at most `of`.
    pub yes: u32,
    /// Indicators in the dimension, at least 1. What is not answered is among them: it counts like no.
    pub of: u32,
}

impl YesCounts {
    /// Takes the number of yes by the key of each dimension.
    ///
    /// # Errors
    ///
    /// Every dimension that is missing, not in the framework, or has more yes than indicators.
    pub fn new(framework: &Framework, yes: &BTreeMap<String, u32>) -> Result<YesCounts, Vec<String>> {
        let mut reader = ParseContext::default();
        for key in yes.keys().filter(|key| framework.dimension(key).is_none()) {
            reader.fault(&format!("/{}", quoted(key)), "There is no such dimension.");
        }
        let tally = YesCounts::from_fn(framework, |key| yes.get(key).copied().unwrap_or_default());
        for count in &tally.counts {
            let place = format!("/{}", count.dimension);
            if !yes.contains_key(&count.dimension) {
                reader.fault(&place, "Say how many yes it has.");
            } else if count.yes > count.of {
                reader.fault(&place, format!("It has only {} indicators.", count.of));
            }
        }
        reader.finish(Some(tally))
    }

    /// Asks for the yes of each dimension; whoever calls answers for their not being too many.
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

    /// The dimensions, in the framework's order.
    pub fn counts(&self) -> &[YesCount] {
        &self.counts
    }

    /// The yes in this dimension.
    pub fn count(&self, dimension: &str) -> Option<&YesCount> {
        self.counts.iter().find(|count| count.dimension == dimension)
    }

    /// The same with another number of yes in one dimension, at most all of them.
    pub fn with(&self, dimension: &str, yes: u32) -> YesCounts {
        let mut other = self.clone();
        for count in other.counts.iter_mut().filter(|count| count.dimension == dimension) {
            count.yes = yes.min(count.of);
        }
        other
    }
}

/// How many indicators a dimension has.
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
