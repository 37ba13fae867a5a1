//! Number questions.

use super::decimal::Decimal;
use super::parse_context::{JsonObject, ParseContext};
use crate::survey::limits::{DECIMALS_MAX, UNIT_CHARS_MAX};

/// Thousandths per whole unit.
const THOUSANDTHS_PER_UNIT: i64 = 1_000;

/// Maximum number of bins of a number with both bounds, unless each bin is one whole unit.
const BINS_MAX: i64 = 50;

/// A question answered with a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Smallest number allowed.
    pub min: Option<Decimal>,
    /// Largest number allowed, not below `min`.
    pub max: Option<Decimal>,
    /// Unit, such as `min` or `km`; shown next to the field.
    pub unit: Option<String>,
    /// Number of decimals allowed, 0 to 3; 3 if the definition does not specify it.
    pub decimals: u8,
}

impl Number {
    pub(crate) const FIELDS: &'static [&'static str] = &["min", "max", "unit", "decimals"];

    /// Lower edges of the bins in which answers are counted, ascending and without repetition.
    ///
    /// They depend only on the definition, so that counts of one version always agree. The first edge is `min`, or
    /// [`Decimal::MIN`]; every bin ends where the next begins, the last at the upper bound. With both bounds, bins are
    /// one whole unit wide up to a span of 50 units; above that, they have the smallest whole width that needs at most
    /// 50 bins. With one bound or none, the edges are 0, ±1, ±2, ±5, ±10 and so on to ±1,000,000,000.
    pub fn bin_edges(&self) -> Vec<Decimal> {
        let edges = match (self.min, self.max) {
            (Some(min), Some(max)) => even(min.thousandths(), max.thousandths()),
            (min, max) => {
                let from = min.unwrap_or(Decimal::MIN).thousandths();
                let to = max.unwrap_or(Decimal::MAX).thousandths();
                ladder(from, to)
            }
        };
        edges.into_iter().filter_map(Decimal::from_thousandths).collect()
    }

    pub(crate) fn read(object: &JsonObject<'_>, context: &mut ParseContext) -> Option<Number> {
        let min = object.optional("min").and_then(|node| node.decimal(context));
        let max = object.optional("max").and_then(|node| node.decimal(context));
        if let (Some(min), Some(max), Some(node)) = (min, max, object.optional("max"))
            && min > max
        {
            node.report(context, "out-of-order", "Set \"max\" to at least \"min\".");
        }
        let unit = object
            .optional("unit")
            .and_then(|node| node.plain_text(UNIT_CHARS_MAX, context));
        let decimals = object
            .optional("decimals")
            .and_then(|node| node.count(0..=usize::from(DECIMALS_MAX), context))
            .and_then(|count| u8::try_from(count).ok())
            .unwrap_or(DECIMALS_MAX);
        Some(Number {
            min,
            max,
            unit: unit.map(str::to_owned),
            decimals,
        })
    }
}

/// Edges of bins of equal whole width between two bounds, in thousandths.
fn even(min: i64, max: i64) -> Vec<i64> {
    let span = max.saturating_sub(min).max(0);
    if span <= BINS_MAX * THOUSANDTHS_PER_UNIT {
        return (0..=span / THOUSANDTHS_PER_UNIT)
            .map(|at| min + at * THOUSANDTHS_PER_UNIT)
            .collect();
    }
    let widest = BINS_MAX * THOUSANDTHS_PER_UNIT;
    let width = (span + widest - 1) / widest * THOUSANDTHS_PER_UNIT;
    (0..BINS_MAX)
        .map(|at| min + at * width)
        .take_while(|edge| *edge < max)
        .collect()
}

/// Lower bound and the edges 0, ±1, ±2, ±5, ±10… within the bounds, in thousandths.
fn ladder(from: i64, to: i64) -> Vec<i64> {
    let powers = std::iter::successors(Some(THOUSANDTHS_PER_UNIT), |power| power.checked_mul(10)).take(10);
    let steps = powers.flat_map(|power| [power, 2 * power, 5 * power]);
    let mut edges: Vec<i64> = steps
        .take_while(|edge| *edge <= Decimal::MAX.thousandths())
        .flat_map(|edge| [edge, -edge])
        .chain([0])
        .filter(|edge| *edge > from && *edge <= to)
        .chain([from])
        .collect();
    edges.sort_unstable();
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges(min: Option<i64>, max: Option<i64>) -> Vec<i64> {
        let bound = |units: i64| Decimal::from_thousandths(units * THOUSANDTHS_PER_UNIT).unwrap();
        let number = Number {
            min: min.map(bound),
            max: max.map(bound),
            unit: None,
            decimals: 3,
        };
        number
            .bin_edges()
            .into_iter()
            .map(|edge| edge.as_integer().unwrap())
            .collect()
    }

    #[test]
    fn a_small_span_has_a_bin_for_each_unit() {
        assert_eq!(edges(Some(0), Some(3)), [0, 1, 2, 3]);
        assert_eq!(edges(Some(5), Some(5)), [5]);
        assert_eq!(edges(Some(0), Some(50)).len(), 51);
    }

    #[test]
    fn a_wide_span_has_fifty_bins_at_most() {
        let minutes = edges(Some(0), Some(600));
        assert_eq!((minutes.len(), minutes[1], minutes[49]), (50, 12, 588));
        assert_eq!(edges(Some(0), Some(51)).len(), 26);
        assert!(edges(Some(-1_000_000_000), Some(1_000_000_000)).len() <= 50);
    }

    #[test]
    fn bins_of_an_open_range_have_growing_edges() {
        assert_eq!(edges(None, None).len(), 57);
        assert_eq!(edges(Some(0), None)[..5], [0, 1, 2, 5, 10]);
        assert_eq!(edges(Some(3), None)[..3], [3, 5, 10]);
        assert_eq!(edges(None, Some(2))[26..], [-2, -1, 0, 1, 2]);
        assert_eq!(edges(None, Some(2))[0], -1_000_000_000);
    }
}
